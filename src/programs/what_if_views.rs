//! What if: what would change for whom if a draft came into force.

use maud::{Markup, html};

use super::rules_views::name;
use super::said;
use crate::credit::KeptRules;
use crate::credit::programs::{Change, Forecast, Program, Stand};
use crate::i18n::{Language, Words};
use crate::web::components::back;
use crate::web::{Frame, Nav};

/// How many changes a page shows.
pub(super) const A_PAGE: usize = 50;

/// The page.
pub(super) fn page(
    frame: &Frame,
    program: &Program,
    kept: &KeptRules,
    forecast: &Forecast,
    rows: &[(String, &Change)],
    page: usize,
) -> Markup {
    let words = frame.words;
    let path = format!("/assoc/programs/{}/{}", program.code, name(kept));
    let last = forecast.changes.len().div_ceil(A_PAGE).max(1);
    let figure = |label: &str, number: usize| html! { div { dt { (words.say(label)) } dd { (number) } } };
    let main = html! {
        div.wrap.stack.g6 {
            div.stack.g2 {
                (back(&path, &kept.rules.name))
                h1 { (words.say("what-if-title")) }
                p.read { (words.fill("what-if-lead", &[("rules", kept.rules.name.as_str().into()), ("version", kept.rules.version.get().into())])) }
            }
            dl.figs {
                (figure("what-if-enrolled", forecast.enrolled))
                (figure("what-if-changed", forecast.changed))
                (figure("what-if-completed", forecast.completed))
                (figure("what-if-uncompleted", forecast.uncompleted))
            }
            @if forecast.enrolled == 0 { p { (words.say("what-if-nobody")) } }
            @else if forecast.changed == 0 { p { (words.say("what-if-nothing")) } }
            @else {
                div.scroll tabindex="0" role="region" aria-labelledby="changes" {
                    table {
                        caption.vh #changes { (words.say("what-if-changes")) }
                        thead { tr { th scope="col" { (words.say("what-if-who")) } th scope="col" { (words.say("what-if-before")) } th scope="col" { (words.say("what-if-after")) } } }
                        tbody {
                            @for (who, change) in rows {
                                tr { th scope="row" { (who) } td { (stand(words, change.before.as_ref())) } td { (stand(words, change.after.as_ref())) } }
                            }
                        }
                    }
                }
                @if last > 1 {
                    nav.row aria-label=(words.say("what-if-pages")) {
                        @if page > 1 { a.btn.quiet.sm href={ (path) "/what-if?page=" (page - 1) } { (words.say("page-before")) } }
                        span.small { (words.fill("page-of", &[("page", page.into()), ("pages", last.into())])) }
                        @if page < last { a.btn.quiet.sm href={ (path) "/what-if?page=" (page + 1) } { (words.say("page-next")) } }
                    }
                }
                @if forecast.changed > forecast.changes.len() {
                    p.small.soft { (words.fill("what-if-more", &[("named", forecast.changes.len().into()), ("changed", forecast.changed.into())])) }
                }
            }
        }
    };
    frame.page(words.say("what-if-title")).at(Nav::Association).render(main)
}

fn stand(words: Words, stand: Option<&Stand>) -> Markup {
    html! {
        @match stand {
            None => span.soft { (words.say("what-if-no-rules")) },
            Some(stand) => {
                span lang=[words.lang(Language::English)] { (stand.counted) " / " (said::amount(stand.required, &stand.unit)) }
                @if stand.complete { " " span.tag.ok { (words.say("what-if-complete")) } }
                @if stand.undecided > 0 { br; span.small.soft { (words.fill("what-if-undecided", &[("count", stand.undecided.into())])) } }
            }
        }
    }
}
