//! `/assoc/reports`: the reports that are saved, and the one for the board.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use maud::html;
use serde::Deserialize;

use super::run_page::mine;
use super::saved;
use crate::accounts::Staff;
use crate::app::App;
use crate::error::Result;
use crate::web::components::back;
use crate::web::{Nav, ok, see_other};

/// What happened before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
}

/// `GET /assoc/reports`
pub(super) async fn show(staff: Staff, app: Data<App>, Query(asked): Query<Asked>) -> Result<HttpResponse> {
    let words = staff.frame.words;
    let all = saved::all(&mut *app.conn().await?, &staff.organizations).await?;
    let main = html! {
        div.wrap.stack.g6.mid {
            @if asked.done == "removed" { p.note.ok role="status" { (words.say("report-removed")) } }
            div.row.apart {
                div.stack.g2 { (back("/assoc", words.say("association-title"))) h1 { (words.say("reports-title")) } }
                a.btn href="/assoc/reports/new" { (words.say("report-new")) }
            }
            ul.stack.g3.plain {
                li.panel.stack.g1 {
                    h2.h4 { a href="/assoc/reports/board" { (words.say("board-title")) } }
                    p.small { (words.say("board-what")) }
                }
                @for report in &all {
                    li.panel.stack.g1 {
                        h2.h4 { a href={ "/assoc/reports/" (report.id) } { (report.name) } }
                        p.small { (words.say("report-group")) ": " (words.fill("report-group-word", &[("group", report.report.group.word().into())])) ". " (words.fill("report-span", &[("span", report.report.span.word().into())])) "." }
                    }
                }
            }
            @if all.is_empty() { p { (words.say("reports-none")) } }
        }
    };
    Ok(ok(staff.frame.page(words.say("reports-title")).at(Nav::Association).render(main)))
}

/// `POST /assoc/reports/{id}/remove`
pub(super) async fn remove(staff: Staff, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let saved = mine(&mut conn, &staff, &id).await?;
    saved::remove(&mut conn, &saved, app.now()).await?;
    Ok(see_other("/assoc/reports?done=removed"))
}
