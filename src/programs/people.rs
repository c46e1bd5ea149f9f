//! Who is in a program, for the registrar: where they stand, and decisions on their periods.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use chrono::NaiveDate;
use diesel_async::AsyncConnection;
use serde::Deserialize;
use uuid::Uuid;

use super::join::day;
use super::people_views::{self, Shown};
use crate::accounts::{self, Registrar, Role, UserId};
use crate::app::App;
use crate::credit::programs::{
    self, Attestation, Holder, PeriodDecision, PeriodId, Program, Standing, Turn, attestations_of, decide as settle,
    enrolled_in, extend, handed_in_of, programs, standings_in, steps_passed,
};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::registrar;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// How many people a page shows.
const A_PAGE: i64 = 50;

/// A period and whose it is.
type Whose = (UserId, PeriodId);

/// Somebody in the list.
pub(super) struct Row {
    /// Their name, or their board's.
    pub name: String,
    /// Where they stand.
    pub standing: Standing,
    /// Who was asked last to attest it.
    pub attestation: Option<Attestation>,
    /// Whose turn it is, where its rules name steps.
    pub turn: Option<Turn>,
}

/// The part of the list that is shown, and what was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// The last holder of the page before.
    after: Option<Uuid>,
    /// `yes` for those alone who handed something in that waits.
    handed_in: String,
    /// How many periods were decided.
    done: Option<usize>,
    /// How many renewals were left to a validator, who comes first.
    left: Option<usize>,
}

/// `GET /assoc/programs/{code}/people`
pub(super) async fn list(
    registrar: Registrar,
    app: Data<App>,
    code: Path<String>,
    Query(asked): Query<Asked>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let program = program(&mut conn, &code).await?;
    page(&mut conn, &app, &registrar, &program, &asked, &DecisionForm::default(), &Problems::new()).await.map(ok)
}

async fn program(conn: &mut Conn, code: &str) -> Result<Program> {
    programs(conn).await?.into_iter().find(|program| program.code == code).ok_or(Error::NotFound)
}

async fn page(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    program: &Program,
    asked: &Asked,
    form: &DecisionForm,
    problems: &Problems,
) -> Result<maud::Markup> {
    let only_handed_in = asked.handed_in == "yes";
    let enrolled = if only_handed_in {
        handed_in_of(conn, &program.code, asked.after, A_PAGE).await?
    } else {
        enrolled_in(conn, &program.code, asked.after, A_PAGE).await?
    };
    let waiting = programs::handed_in(conn).await?;
    let next = enrolled.last().filter(|_| enrolled.len() == usize::try_from(A_PAGE).unwrap_or_default());
    let next = next.map(|last| last.holder.uuid());
    let holders: Vec<Uuid> = enrolled.iter().map(|enrollment| enrollment.holder.uuid()).collect();
    let mut attested = attestations_of(conn, &holders).await?;
    let passed = steps_passed(conn, &holders).await?;
    let mut rows = Vec::with_capacity(enrolled.len());
    for standing in standings_in(conn, app, &enrolled).await? {
        let name = match standing.enrollment.holder {
            Holder::Person(id) => accounts::by_id(conn, id).await?.name,
            Holder::Board(id) => programs::board_name(conn, id).await?,
        };
        let turn = standing.turn(passed.get(&standing.kept.id).map(Vec::as_slice).unwrap_or_default());
        rows.push(Row { name, attestation: attested.remove(&standing.kept.id), turn, standing });
    }
    let shown = Shown {
        program,
        rows: &rows,
        next,
        first: asked.after.is_none(),
        only_handed_in,
        waiting: waiting.iter().find(|(code, _)| *code == program.code).map_or(0, |(_, count)| *count),
        done: asked.done,
        left: asked.left.unwrap_or_default(),
        form,
        problems,
        now: app.now(),
    };
    Ok(people_views::page(&registrar.frame, &shown))
}

/// A decision on some periods, or on all of them, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    /// The ids of the periods that are ticked.
    pub period: Vec<String>,
    /// `yes` for everybody's open period.
    pub all: String,
    /// `extend`, `renew`, `return` or `exempt`.
    pub decision: String,
    /// The new last day.
    pub to: String,
    /// Why.
    pub reason: String,
}

enum Wanted {
    Extend(NaiveDate),
    Decide(PeriodDecision),
}

impl DecisionForm {
    fn parse(&self, words: Words) -> std::result::Result<Wanted, Problems> {
        let mut problems = Problems::new();
        if self.period.is_empty() && self.all != "yes" {
            problems.add("period", words.say("people-nobody-ticked"));
        }
        let to = day(&self.to, "to", words, &mut problems);
        let wanted = match self.decision.as_str() {
            "extend" => {
                if self.to.trim().is_empty() {
                    problems.add("to", words.say("people-to-empty"));
                }
                to.map(Wanted::Extend)
            }
            "renew" => Some(Wanted::Decide(PeriodDecision::Renewed)),
            "return" => Some(Wanted::Decide(PeriodDecision::Returned)),
            "exempt" => Some(Wanted::Decide(PeriodDecision::Exempt)),
            _ => {
                problems.add("decision", words.say("people-decision-empty"));
                None
            }
        };
        if self.reason.trim().is_empty() {
            problems.add("reason", words.say("rules-reason-empty"));
        }
        wanted.filter(|_| problems.is_empty()).ok_or(problems)
    }
}

/// `POST /assoc/programs/{code}/people`
pub(super) async fn decide(
    registrar: Registrar,
    app: Data<App>,
    code: Path<String>,
    Form(form): Form<DecisionForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let program = program(&mut conn, &code).await?;
    let wanted = match form.parse(registrar.frame.words) {
        Ok(wanted) => wanted,
        Err(problems) => {
            let page = page(&mut conn, &app, &registrar, &program, &Asked::default(), &form, &problems).await?;
            return Ok(unprocessable(page));
        }
    };
    let by = (registrar.id, Role::Registrar);
    let (done, left) = conn
        .transaction(async |conn| {
            let (mut done, mut left, mut after) = (0_usize, 0_usize, None);
            let (mut accepted, mut undone): (Vec<Whose>, Vec<Whose>) = (Vec::new(), Vec::new());
            loop {
                let enrolled = enrolled_in(conn, &program.code, after, A_PAGE).await?;
                let Some(last) = enrolled.last() else { break };
                after = Some(last.holder.uuid());
                let holders: Vec<Uuid> = enrolled.iter().map(|enrollment| enrollment.holder.uuid()).collect();
                let passed = steps_passed(conn, &holders).await?;
                for standing in standings_in(conn, &app, &enrolled).await? {
                    let kept = &standing.kept;
                    if form.all != "yes" && !form.period.contains(&kept.id.to_string()) {
                        continue;
                    }
                    let turn = standing.turn(passed.get(&kept.id).map(Vec::as_slice).unwrap_or_default());
                    let renews = matches!(wanted, Wanted::Decide(PeriodDecision::Renewed));
                    if renews && turn.is_some_and(|turn| turn.is_validators()) {
                        left += 1;
                        continue;
                    }
                    let changed = match &wanted {
                        Wanted::Extend(to) => extend(conn, kept, by, (*to, form.reason.trim()), app.now()).await?,
                        Wanted::Decide(decided) => {
                            settle(conn, kept, by, (*decided, form.reason.trim()), app.now()).await?;
                            if let Holder::Person(person) = standing.enrollment.holder {
                                let list =
                                    if *decided == PeriodDecision::Renewed { &mut accepted } else { &mut undone };
                                list.push((person, kept.id));
                            }
                            true
                        }
                    };
                    done += usize::from(changed);
                }
                programs::keep_standings(conn, &enrolled, app.now()).await?;
            }
            // At last and together: whoever signs for the same organization waits until this is done.
            let why = form.reason.trim();
            registrar::take_back_periods(conn, &app, &registrar, why, &undone, app.now()).await?;
            registrar::certify(conn, &app, &registrar, why, (&program.code, &accepted), app.now()).await?;
            Ok::<(usize, usize), Error>((done, left))
        })
        .await?;
    Ok(see_other(format!("/assoc/programs/{}/people?done={done}&left={left}", program.code)))
}
