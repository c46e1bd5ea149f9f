//! The page: what waits, and the ways to everything.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::Data;
use maud::html;

use crate::accounts::{Role, Staff};
use crate::activities;
use crate::app::App;
use crate::credit::programs::{answered_by, drawn_in, handed_in, waiting_for_validators};
use crate::db::Conn;
use crate::deciding;
use crate::error::Result;
use crate::organizations::OrganizationId;
use crate::progress;
use crate::web::{Nav, ok};

/// A part of the association's work: whose, its heading, where, and what it is for.
type Part = (Role, &'static str, &'static str, &'static str);

/// Where what the rules leave open is decided.
const QUESTIONS: &str = "/assoc/questions";

/// Where the lengths of lessons stand, and how long people take.
const LESSONS: &str = "/lessons/quality";

/// What is done most often comes first.
const PARTS: [Part; 22] = [
    (Role::Validator, "requests-title", "/assoc/requests", "association-requests"),
    (Role::Validator, "questions-title", QUESTIONS, "association-questions"),
    (Role::Registrar, "questions-title", QUESTIONS, "association-questions"),
    (Role::Validator, "steps-title", "/assoc/periods", "association-periods"),
    (Role::Validator, "attendance-title", "/assoc/attendance", "association-attendance"),
    (Role::Coordinator, "cohorts-title", "/assoc/cohorts", "association-cohorts"),
    (Role::Registrar, "rules-title", "/assoc/programs", "association-programs"),
    (Role::Coordinator, "ahead-title", "/assoc/ahead", "association-ahead"),
    (Role::Registrar, "register-title", "/assoc/certificates", "association-certificates"),
    (Role::Registrar, "quality-title", LESSONS, "association-lessons"),
    (Role::Coordinator, "standing-title", "/assoc/standing", "association-standing"),
    (Role::Validator, "standing-title", "/assoc/standing", "association-standing"),
    (Role::Registrar, "standing-title", "/assoc/standing", "association-standing"),
    (Role::Coordinator, "rooms-title", "/assoc/rooms", "association-rooms"),
    (Role::Validator, "rooms-title", "/assoc/rooms", "association-rooms"),
    (Role::Registrar, "rooms-title", "/assoc/rooms", "association-rooms"),
    (Role::Coordinator, "reports-title", "/assoc/reports", "association-reports"),
    (Role::Validator, "reports-title", "/assoc/reports", "association-reports"),
    (Role::Registrar, "reports-title", "/assoc/reports", "association-reports"),
    (Role::Coordinator, "log-title", "/assoc/decisions", "association-log"),
    (Role::Validator, "log-title", "/assoc/decisions", "association-log"),
    (Role::Registrar, "log-title", "/assoc/decisions", "association-log"),
];

/// How much waits for somebody with these roles, by where they see it.
async fn waiting(conn: &mut Conn, app: &App, staff: &Staff) -> Result<HashMap<&'static str, i64>> {
    let mut all = HashMap::new();
    if staff.roles.contains(&Role::Validator) {
        let ours: Vec<_> = staff.validator_of.iter().map(|id| OrganizationId::from_uuid(*id)).collect();
        all.insert("/assoc/requests", activities::waiting_of(conn, &ours).await?);
        let periods = waiting_for_validators(conn, app, &ours).await?.len();
        all.insert("/assoc/periods", i64::try_from(periods).unwrap_or(i64::MAX));
    }
    if staff.roles.contains(&Role::Registrar) {
        let mine: Vec<_> = staff.registrar_of.iter().map(|id| (*id, Role::Registrar)).collect();
        let mine = answered_by(conn, &mine, app.now()).await?;
        let ours = |code: &String| mine.iter().any(|one| one.program.code == *code);
        let (waiting, drawn) = (handed_in(conn, app).await?, drawn_in(conn).await?);
        let waiting = waiting.iter().filter(|one| ours(&one.program)).map(|one| one.for_registrar);
        let drawn = drawn.iter().filter(|(code, _)| ours(code)).map(|(_, count)| *count);
        all.insert("/assoc/programs", waiting.chain(drawn).sum());
        all.insert(LESSONS, progress::how_many_deviate(conn).await?);
    }
    all.insert(QUESTIONS, deciding::how_many_wait(conn, &staff.decides_for, app.now()).await?);
    Ok(all)
}

/// `GET /assoc`
pub(super) async fn show(staff: Staff, app: Data<App>) -> Result<HttpResponse> {
    let words = staff.frame.words;
    let waiting = waiting(&mut *app.conn().await?, &app, &staff).await?;
    let mut mine: Vec<&Part> = PARTS.iter().filter(|(role, ..)| staff.roles.contains(role)).collect();
    mine.dedup_by_key(|(_, _, path, _)| *path);
    let main = html! {
        div.wrap.stack.g6.mid {
            h1 { (words.say("association-title")) }
            ul.stack.g3.plain {
                @for (_, heading, path, what) in mine {
                    li.panel.stack.g1 {
                        h2.h4 { a href=(path) { (words.say(heading)) } }
                        @if let Some(count @ 1..) = waiting.get(path).copied() { p { span.tag.warn { (words.fill(if *path == LESSONS { "association-off" } else { "association-waiting" }, &[("count", count.into())])) } } }
                        p.small { (words.say(what)) }
                    }
                }
            }
        }
    };
    Ok(ok(staff.frame.page(words.say("association-title")).at(Nav::Association).render(main)))
}
