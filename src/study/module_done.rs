//! `/m/{slug}/done`: the module is finished: what it was worth, why, and the certificate.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use maud::{Markup, html};

use super::complete_module::{Finished, finished};
use crate::accounts::Learner;
use crate::app::App;
use crate::credit::Award;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::modules::{self, Edition};
use crate::text::full_stop;
use crate::web::components::{Sign, icon, seal};
use crate::web::{Nav, ok, see_other};

/// `GET /m/{slug}/done`
pub async fn show(learner: Learner, app: Data<App>, slug: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let module = modules::by_slug(&mut conn, &app, &slug).await?;
    Ok(match finished(&mut conn, learner.id, &module).await? {
        Some(done) => ok(view(&learner, &module, &done)),
        None => see_other(module.path()),
    })
}

/// The sum, the rule and where it was read (rule R28).
fn reason(words: Words, award: &Award) -> Markup {
    let rule = award.rule();
    let values = [("name", award.rule_in(words).into()), ("version", rule.version.get().into())];
    html! {
        p.small { (award.reason_in(words)) " " (words.fill("attested-rule", &values)) }
        div.prose.small { ul { @for source in &rule.sources {
            li { a href=(source.url) rel="noreferrer" { (source.title) } (full_stop(&source.title)) " " (words.fill("read-on", &[("date", words.date(source.read_on).into())])) }
        } } }
    }
}

fn view(learner: &Learner, module: &Edition, done: &Finished) -> Markup {
    let words = learner.frame.words;
    let title = words.fill("module-done-title", &[("module", module.body.title.as_str().into())]);
    let certificate = format!("/c/{}", done.certificate);
    let main = html! {
        div.wrap.stack.g6.mid {
            div.row.finish {
                (seal(Sign::Check, &module.body.title, &words.say("module-done-seal")))
                div.stack.g2 {
                    h1 { (words.around("module-done-title", &[], ("module", &module.body.title, Language::English))) }
                    p.read.lead { (words.fill("module-done-minutes", &[("minutes", module.body.minutes.into())])) }
                }
            }
            @for award in &done.awards {
                section.panel.stack.g2 {
                    h2.h4 { @if award.is_open() || award.unit_in(words).is_some() { (award.said_in(words)) } @else { (words.say("module-done-no-credit")) } }
                    details { summary { (words.say("module-done-why")) } (reason(words, award)) }
                }
            }
            div.row {
                a.btn href=(certificate) { (icon("seal")) " " (words.say("module-done-certificate")) } " "
                a.btn.quiet href="/record" { (words.say("module-done-record")) }
            }
            p.small.soft { (words.fill("module-done-code", &[("code", done.code.to_string().into())])) }
        }
    };
    learner.frame.page(title).at(Nav::Lessons).noindex().render(main)
}
