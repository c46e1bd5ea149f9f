//! `/rooms/{id}/sheet`: the sign-in sheet, to be printed.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use maud::html;

use super::lead_pages::mine;
use crate::accounts::{self, Learner};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Language;
use crate::modules;
use crate::qr;
use crate::web::components::back;
use crate::web::{Nav, ok};

/// Lines on a sheet.
const LINES: usize = 15;

/// `GET /rooms/{id}/sheet`
pub(super) async fn show(learner: Learner, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (room, _) = mine(&mut conn, &learner, &id).await?;
    let module = modules::version(&mut conn, &app, room.module_version_id).await?;
    let facilitator = accounts::by_id(&mut conn, room.facilitator_id).await?;
    let words = learner.frame.words;
    let url = app.config().url(&room.guest_path());
    let main = html! {
        div.wrap.stack.g5 {
            (back(&room.path(), words.say("room-lead-title")))
            div.row.apart {
                div.stack.g2.grow {
                    p.kicker { (words.say("sheet-kicker")) }
                    h1 lang=[words.lang(Language::English)] { (module.body.title) }
                    p { (words.fill("room-about", &[
                        ("date", words.date(room.held_on).into()),
                        ("minutes", module.body.minutes.into()),
                        ("name", facilitator.name.as_str().into()),
                    ])) }
                    p.small { (words.fill("sheet-lead", &[("date", words.date(room.last_day()).into())])) }
                }
                div.center.small {
                    (qr::svg(&url, &words.say("room-qr"))) br;
                    b { (room.code) } br;
                    (url)
                }
            }
            div.scroll tabindex="0" role="region" aria-label=(words.say("sheet-kicker")) { table {
                caption.vh { (words.say("sheet-kicker")) }
                thead { tr {
                    th scope="col" { (words.say("sheet-number")) }
                    th scope="col" { (words.say("sheet-name")) }
                    th scope="col" { (words.say("room-question")) }
                    th scope="col" { (words.say("sheet-signature")) }
                } }
                // Two lines high, to be written on.
                tbody { @for number in 1..=LINES { tr { td { (number) br; "\u{a0}" } td {} td {} td {} } } }
            } }
            p.small { (words.say("sheet-attest")) }
            p { (words.say("sheet-signed")) " ______________________________" }
        }
    };
    Ok(ok(learner.frame.page(words.say("sheet-kicker")).at(Nav::Association).noindex().render(main)))
}
