//! The log of decisions: every one of the organization's, with what was before and after, to search and to take along.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Data, Query};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use maud::{Markup, html};
use serde::Deserialize;

use super::change;
use crate::accounts::Staff;
use crate::app::App;
use crate::decisions::{Decision, DecisionId, SubjectKind, Wanted, search};
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::organizations::OrganizationId;
use crate::text::cell;
use crate::time::Zone;
use crate::web::components::{Choice, back, plain};
use crate::web::{Nav, Problems, ok};

/// How many decisions a page shows.
const A_PAGE: i64 = 50;
/// How many a file holds at most.
const IN_A_FILE: i64 = 100_000;

/// What is searched for, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    kind: String,
    from: String,
    to: String,
    after: String,
}

impl Asked {
    fn wanted(&self, zone: Tz, problems: &mut Problems, words: Words) -> Wanted<'_> {
        let day = |typed: &str, field: &'static str, problems: &mut Problems| -> Option<NaiveDate> {
            let day = typed.trim().parse().ok();
            if day.is_none() && !typed.trim().is_empty() {
                problems.add(field, words.say("join-bad-date"));
            }
            day
        };
        let zone: Option<Zone> = zone.name().parse().ok();
        let begin = |day: NaiveDate| zone.and_then(|zone| zone.start_of(day));
        Wanted {
            words: &self.q,
            kind: SubjectKind::from_word(&self.kind),
            from: day(&self.from, "from", problems).and_then(begin),
            until: day(&self.to, "to", problems).and_then(|day| day.succ_opt()).and_then(begin),
            after: self.after.parse::<DecisionId>().ok(),
            limit: A_PAGE,
        }
    }
}

fn ours(staff: &Staff) -> Vec<OrganizationId> {
    staff.organizations.iter().map(|id| OrganizationId::from_uuid(*id)).collect()
}

/// `GET /assoc/decisions`
pub(super) async fn show(staff: Staff, app: Data<App>, Query(asked): Query<Asked>) -> Result<HttpResponse> {
    let words = staff.frame.words;
    let mut problems = Problems::new();
    let wanted = asked.wanted(staff.zone, &mut problems, words);
    let found = search(&mut *app.conn().await?, &ours(&staff), &wanted).await?;
    let main = html! {
        div.wrap.stack.g6 {
            (problems.summary(words))
            div.stack.g2 {
                (back("/assoc", words.say("association-title")))
                h1 { (words.say("log-title")) }
                p.read { (words.say("log-lead")) }
            }
            (form(words, &asked, &problems))
            @if found.is_empty() { p { (words.say("log-none")) } } @else { (list(words, &found, staff.zone)) }
            @if found.len() == usize::try_from(A_PAGE).unwrap_or_default() && let Some(last) = found.last() {
                nav.row aria-label=(words.say("what-if-pages")) { a.btn.quiet.sm href={ "/assoc/decisions?" (query(&asked)) "&after=" (last.id) } { (words.say("log-older")) } }
            }
        }
    };
    Ok(ok(staff.frame.page(words.say("log-title")).at(Nav::Association).error(!problems.is_empty()).render(main)))
}

/// `GET /assoc/decisions.csv`: the same as a spreadsheet.
pub(super) async fn export(staff: Staff, app: Data<App>, Query(asked): Query<Asked>) -> Result<HttpResponse> {
    let wanted = Wanted { limit: IN_A_FILE, ..asked.wanted(staff.zone, &mut Problems::new(), staff.frame.words) };
    let found = search(&mut *app.conn().await?, &ours(&staff), &wanted).await?;
    let mut csv = csv::Writer::from_writer(Vec::new());
    let written = |error: csv::Error| anyhow::Error::from(error);
    csv.write_record([
        "decided_at",
        "who",
        "role",
        "about",
        "what",
        "id",
        "person",
        "person_name",
        "outcome",
        "reason",
        "before",
        "after",
    ])
    .map_err(written)?;
    for decision in &found {
        let person = decision.person.map(|id| id.to_string()).unwrap_or_default();
        let (kind, id) = (&decision.subject.0, decision.subject.1.to_string());
        let (before, after) = (decision.before.to_string(), decision.after.to_string());
        let row = [
            decision.decided_at.to_rfc3339(),
            cell(&who(staff.frame.words, decision)).into_owned(),
            decision.role.clone(),
            kind.clone(),
            cell(&decision.about).into_owned(),
            id,
            person,
            cell(whom(decision).unwrap_or_default()).into_owned(),
            decision.outcome.clone(),
            cell(&decision.reason).into_owned(),
            before,
            after,
        ];
        csv.write_record(&row).map_err(written)?;
    }
    let bytes = csv.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"decisions.csv\""))
        .body(bytes))
}

fn query(asked: &Asked) -> String {
    let fields = [("q", &asked.q), ("kind", &asked.kind), ("from", &asked.from), ("to", &asked.to)];
    let given: Vec<_> = fields.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect();
    serde_html_form::to_string(given).unwrap_or_default()
}

fn form(words: Words, asked: &Asked, problems: &Problems) -> Markup {
    let field = plain(words, problems);
    html! {
        form.stack.g4.mid method="get" action="/assoc/decisions" role="search" {
            (field("q", "log-words", "text", &asked.q))
            (Choice { name: "kind", label: words.say("log-kind"), hint: None, problems, options: html! {
                option value="" { (words.say("log-every-kind")) }
                @for kind in SubjectKind::ALL {
                    option value=(kind.word()) selected[kind.word() == asked.kind] { (kind_of(words, kind.word())) }
                }
            } })
            div.row { (field("from", "log-from", "date", &asked.from)) (field("to", "log-to", "date", &asked.to)) }
            div.row {
                button.btn { (words.say("log-search")) }
                a.btn.quiet href={ "/assoc/decisions.csv?" (query(asked)) } { (words.say("record-spreadsheet")) }
            }
        }
    }
}

/// Who decided: somebody by name, or nobody who was signed in.
fn who(words: Words, decision: &Decision) -> String {
    match decision.actor {
        Some(_) => decision.actor_name.clone(),
        None => words.fill("log-nobody", &[("role", decision.role.as_str().into())]),
    }
}

/// Whom it is about: a person, or a board by its name.
fn whom(decision: &Decision) -> Option<&str> {
    decision.person_name.as_deref().or_else(|| decision.after["board"].as_str())
}

fn kind_of(words: Words, kind: &str) -> String {
    words.fill("log-kind-word", &[("kind", kind.into())])
}

/// What was decided; a word that no message knows as it is kept.
fn outcome(words: Words, outcome: &str) -> String {
    words.fill("log-outcome", &[("outcome", outcome.into()), ("word", outcome.replace('_', " ").into())])
}

fn moment(words: Words, at: DateTime<Utc>, zone: Tz) -> String {
    words.moment(at, zone)
}

fn list(words: Words, found: &[Decision], zone: Tz) -> Markup {
    html! {
        ul.stack.g3.plain {
            @for decision in found {
                li.panel.stack.g1 {
                    p {
                        b { (who(words, decision)) } " "
                        (words.fill("log-line", &[("kind", kind_of(words, &decision.subject.0).into()), ("outcome", outcome(words, &decision.outcome).into())]))
                    }
                    @if !decision.about.is_empty() { p lang=[words.lang(Language::English)] { (decision.about) } }
                    p.small.soft { (moment(words, decision.decided_at, zone)) ", " (words.fill("log-role", &[("role", decision.role.as_str().into())]))
                        @if let Some(name) = whom(decision) { ", " (words.fill("log-about", &[("name", name.into())])) }
                    }
                    @if !decision.reason.is_empty() { p { (decision.reason) } }
                    details.small {
                        summary { (words.say("log-change")) span.vh { ": " (moment(words, decision.decided_at, zone)) } }
                        (change::list(words, &decision.before, &decision.after))
                    }
                }
            }
        }
    }
}
