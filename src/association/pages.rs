//! The page.

use actix_web::HttpResponse;
use actix_web::web::Data;
use maud::html;

use crate::accounts::{Role, Staff};
use crate::app::App;
use crate::deciding;
use crate::error::Result;
use crate::web::{Nav, ok};

/// A part of the association's work: whose, its heading, where, and what it is for.
type Part = (Role, &'static str, &'static str, &'static str);

/// Where what the rules leave open is decided.
const QUESTIONS: &str = "/assoc/questions";

const PARTS: [Part; 19] = [
    (Role::Coordinator, "standing-title", "/assoc/standing", "association-standing"),
    (Role::Validator, "standing-title", "/assoc/standing", "association-standing"),
    (Role::Registrar, "standing-title", "/assoc/standing", "association-standing"),
    (Role::Coordinator, "reports-title", "/assoc/reports", "association-reports"),
    (Role::Validator, "reports-title", "/assoc/reports", "association-reports"),
    (Role::Registrar, "reports-title", "/assoc/reports", "association-reports"),
    (Role::Coordinator, "cohorts-title", "/assoc/cohorts", "association-cohorts"),
    (Role::Validator, "requests-title", "/assoc/requests", "association-requests"),
    (Role::Validator, "questions-title", QUESTIONS, "association-questions"),
    (Role::Registrar, "questions-title", QUESTIONS, "association-questions"),
    (Role::Validator, "attendance-title", "/assoc/attendance", "association-attendance"),
    (Role::Coordinator, "rooms-title", "/assoc/rooms", "association-rooms"),
    (Role::Validator, "rooms-title", "/assoc/rooms", "association-rooms"),
    (Role::Registrar, "rooms-title", "/assoc/rooms", "association-rooms"),
    (Role::Registrar, "rules-title", "/assoc/programs", "association-programs"),
    (Role::Registrar, "register-title", "/assoc/certificates", "association-certificates"),
    (Role::Coordinator, "log-title", "/assoc/decisions", "association-log"),
    (Role::Validator, "log-title", "/assoc/decisions", "association-log"),
    (Role::Registrar, "log-title", "/assoc/decisions", "association-log"),
];

/// `GET /assoc`
pub(super) async fn show(staff: Staff, app: Data<App>) -> Result<HttpResponse> {
    let waiting = deciding::how_many_wait(&mut *app.conn().await?, &staff.decides_for, app.now()).await?;
    let words = staff.frame.words;
    let mut mine: Vec<&Part> = PARTS.iter().filter(|(role, ..)| staff.roles.contains(role)).collect();
    mine.dedup_by_key(|(_, _, path, _)| *path);
    let main = html! {
        div.wrap.stack.g6.mid {
            h1 { (words.say("association-title")) }
            ul.stack.g3.plain {
                @for (_, heading, path, what) in mine {
                    li.panel.stack.g1 {
                        h2.h4 { a href=(path) { (words.say(heading)) } }
                        p.small { (words.say(what)) }
                        @if *path == QUESTIONS { p.small { b { (words.fill("association-questions-waiting", &[("count", waiting.into())])) } } }
                    }
                }
            }
        }
    };
    Ok(ok(staff.frame.page(words.say("association-title")).at(Nav::Association).render(main)))
}
