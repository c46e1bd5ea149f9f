//! The form of a report: what was typed, and what it asks.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use chrono::NaiveDate;
use serde::Deserialize;

use super::report::{Column, Group, Report, Span};
use super::run_page::mine;
use super::{form_view, saved};
use crate::accounts::Staff;
use crate::activities::KINDS;
use crate::app::App;
use crate::credit;
use crate::db::Conn;
use crate::error::Result;
use crate::format::{Mode, Topic};
use crate::i18n::Words;
use crate::organizations::{Library, LibraryId, Organization, libraries_of};
use crate::standings::ours;
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// The longest name, in characters.
const LONGEST: usize = 100;

/// The form as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    /// The slug of an organization.
    pub organization: String,
    pub name: String,
    pub measure: String,
    pub span: String,
    pub from: String,
    pub to: String,
    pub library: String,
    pub region: String,
    pub topic: String,
    pub kind: String,
    pub mode: String,
    pub group: String,
    pub columns: Vec<String>,
}

/// What can be chosen.
pub(super) struct Choices {
    pub organizations: Vec<Organization>,
    pub organization: Organization,
    /// Programs and plain measures: code and name.
    pub measures: Vec<(String, String)>,
    pub libraries: Vec<Library>,
    /// Whether persons may be named.
    pub registrar: bool,
}

impl Choices {
    async fn of(conn: &mut Conn, staff: &Staff, slug: &str) -> Result<Choices> {
        let (organizations, organization) = ours(conn, &staff.organizations, slug).await?;
        let mut measures: Vec<(bool, String, String)> = Vec::new();
        for kept in credit::rule_sets(conn).await? {
            let (code, name) = (kept.rules.program_code().to_owned(), kept.rules.program.full_name());
            if measures.iter().all(|(_, known, _)| *known != code) {
                measures.push((kept.rules.program.authority.is_some(), code, name));
            }
        }
        // Plain measures come first: they count everything.
        measures.sort();
        let measures = measures.into_iter().map(|(_, code, name)| (code, name)).collect();
        let libraries = libraries_of(conn, organization.id).await?;
        let registrar = staff.registrar_of.contains(&organization.id.uuid());
        Ok(Choices { organizations, organization, measures, libraries, registrar })
    }

    /// The regions of the libraries.
    pub fn regions(&self) -> Vec<&str> {
        let mut regions: Vec<&str> = self.libraries.iter().map(|library| library.region.as_str()).collect();
        regions.retain(|region| !region.is_empty());
        regions.sort_unstable();
        regions.dedup();
        regions
    }
}

impl Typed {
    /// The form of a new report: by library, with every figure.
    fn new(organization: String) -> Typed {
        let columns = Column::ALL.map(|column| column.word().to_owned()).to_vec();
        let (span, group) = (Span::ThisYear.word().to_owned(), Group::Library.word().to_owned());
        Typed { organization, span, group, columns, ..Typed::default() }
    }

    /// The form of one that is there.
    fn of(name: &str, report: &Report, organization: &Organization) -> Typed {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let (from, to) = match report.span {
            Span::Between { from, to } => (day(from), day(to)),
            _ => (String::new(), String::new()),
        };
        Typed {
            organization: organization.slug.clone(),
            name: name.to_owned(),
            measure: report.measure.clone(),
            span: report.span.word().to_owned(),
            from,
            to,
            library: report.library.map(|id| id.to_string()).unwrap_or_default(),
            region: report.region.clone(),
            topic: report.topic.map(|topic| topic.as_str().to_owned()).unwrap_or_default(),
            kind: report.kind.map(|kind| kind.as_str().to_owned()).unwrap_or_default(),
            mode: report.mode.map(|mode| mode.as_str().to_owned()).unwrap_or_default(),
            group: report.group.word().to_owned(),
            columns: report.columns.iter().map(|column| column.word().to_owned()).collect(),
        }
    }

    fn parse(&self, choices: &Choices, words: Words) -> std::result::Result<(String, Report), Problems> {
        let mut problems = Problems::new();
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            problems.add("name", words.say("report-name-empty"));
        } else if name.chars().count() > LONGEST {
            problems.add("name", words.fill("report-name-long", &[("count", LONGEST.into())]));
        }
        if choices.measures.iter().all(|(code, _)| *code != self.measure) {
            problems.add("measure", words.say("report-choose"));
        }
        let span = self.span(words, &mut problems);
        let group = Group::from_word(&self.group).unwrap_or_default();
        if group.names_persons() && !choices.registrar {
            problems.add("group", words.say("report-persons"));
        }
        let columns: Vec<Column> =
            Column::ALL.into_iter().filter(|column| self.columns.iter().any(|typed| typed == column.word())).collect();
        if columns.is_empty() {
            problems.add("columns", words.say("report-columns-empty"));
        }
        let library =
            self.library.parse::<LibraryId>().ok().filter(|id| choices.libraries.iter().any(|known| known.id == *id));
        let report = Report {
            measure: self.measure.clone(),
            span,
            library,
            region: self.region.clone(),
            topic: Topic::ALL.into_iter().find(|topic| topic.as_str() == self.topic),
            kind: KINDS.into_iter().find(|kind| kind.as_str() == self.kind),
            mode: Mode::from_word(&self.mode),
            group,
            columns,
        };
        problems.or((name, report))
    }

    fn span(&self, words: Words, problems: &mut Problems) -> Span {
        let mut day = |typed: &str, field: &'static str| -> Option<NaiveDate> {
            let day = typed.trim().parse().ok();
            if day.is_none() && !typed.trim().is_empty() {
                problems.add(field, words.say("join-bad-date"));
            }
            day
        };
        match self.span.as_str() {
            "this_year" => Span::ThisYear,
            "last_year" => Span::LastYear,
            "twelve_months" => Span::TwelveMonths,
            "between" => {
                let (from, to) = (day(&self.from, "from"), day(&self.to, "to"));
                if from.zip(to).is_some_and(|(from, to)| to < from) {
                    problems.add("to", words.say("report-to-before"));
                }
                Span::Between { from, to }
            }
            _ => Span::Always,
        }
    }
}

fn page(
    staff: &Staff,
    (title, path): (&str, &str),
    typed: &Typed,
    choices: &Choices,
    problems: &Problems,
) -> maud::Markup {
    let title = staff.frame.words.say(title);
    let main = form_view::page(staff.frame.words, (&title, path), typed, choices, problems);
    staff.frame.page(title).at(Nav::Association).error(!problems.is_empty()).render(main)
}

const NEW: (&str, &str) = ("report-new", "/assoc/reports/new");

/// `GET /assoc/reports/new`
pub(super) async fn ask(staff: Staff, app: Data<App>, Query(asked): Query<Typed>) -> Result<HttpResponse> {
    let choices = Choices::of(&mut *app.conn().await?, &staff, &asked.organization).await?;
    Ok(ok(page(&staff, NEW, &Typed::new(asked.organization), &choices, &Problems::new())))
}

/// `POST /assoc/reports/new`
pub(super) async fn create(staff: Staff, app: Data<App>, Form(typed): Form<Typed>) -> Result<HttpResponse> {
    let words = staff.frame.words;
    let mut conn = app.conn().await?;
    let choices = Choices::of(&mut conn, &staff, &typed.organization).await?;
    let mut problems = match typed.parse(&choices, words) {
        Ok((name, report)) => {
            let new = (name.as_str(), &report);
            match saved::create(&mut conn, choices.organization.id, new, staff.id, app.now()).await? {
                Some(id) => return Ok(see_other(format!("/assoc/reports/{id}"))),
                None => Problems::new(),
            }
        }
        Err(problems) => problems,
    };
    if problems.is_empty() {
        problems.add("name", words.say("report-name-taken"));
    }
    Ok(unprocessable(page(&staff, NEW, &typed, &choices, &problems)))
}

/// `GET /assoc/reports/{id}/change`
pub(super) async fn change(staff: Staff, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let saved = mine(&mut conn, &staff, &id).await?;
    let slug = crate::organizations::by_id(&mut conn, saved.organization).await?.slug;
    let choices = Choices::of(&mut conn, &staff, &slug).await?;
    let typed = Typed::of(&saved.name, &saved.report, &choices.organization);
    let path = format!("/assoc/reports/{}/change", saved.id);
    Ok(ok(page(&staff, ("report-change", &path), &typed, &choices, &Problems::new())))
}

/// `POST /assoc/reports/{id}/change`
pub(super) async fn save(
    staff: Staff,
    app: Data<App>,
    id: Path<String>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    let words = staff.frame.words;
    let mut conn = app.conn().await?;
    let saved = mine(&mut conn, &staff, &id).await?;
    let slug = crate::organizations::by_id(&mut conn, saved.organization).await?.slug;
    let choices = Choices::of(&mut conn, &staff, &slug).await?;
    let mut problems = match typed.parse(&choices, words) {
        Ok((name, report)) => {
            if saved::change(&mut conn, &saved, (&name, &report), app.now()).await? {
                return Ok(see_other(format!("/assoc/reports/{}", saved.id)));
            }
            Problems::new()
        }
        Err(problems) => problems,
    };
    if problems.is_empty() {
        problems.add("name", words.say("report-name-taken"));
    }
    let path = format!("/assoc/reports/{}/change", saved.id);
    Ok(unprocessable(page(&staff, ("report-change", &path), &typed, &choices, &problems)))
}
