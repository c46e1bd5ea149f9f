//! The date due slip as a page: what is due, what is likely to slip, and the switch.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::deck::Question;
use crate::accounts::Learner;
use crate::i18n::Words;
use crate::web::Nav;
use crate::web::components::{hidden, icon};

/// So many questions are listed, those first that have most likely slipped.
const LISTED: usize = 20;

/// What there is to show.
pub struct Waiting {
    /// Due today.
    pub today: Vec<Question>,
    /// Every question, the most likely forgotten first.
    pub fading: Vec<Question>,
    /// Whether the learner doesn't want to be asked.
    pub off: bool,
    /// The time.
    pub now: DateTime<Utc>,
}

/// The page.
pub fn page(learner: &Learner, waiting: &Waiting) -> Markup {
    let words = learner.frame.words;
    let main = html! {
        div.wrap.stack.g6.mid {
            div.stack.g2 {
                h1 { (words.say("review-title")) }
                p.read.lead { (words.say("review-lead")) }
            }
            @if waiting.off { p.note.info { (words.say("review-is-off")) } }
            @else if waiting.today.is_empty() { (nothing(learner, waiting)) }
            @else { (slip(words, &waiting.today)) }
            @if !waiting.fading.is_empty() { (fading(learner, waiting)) }
            form.row method="post" action="/r/switch" {
                (hidden("off", (!waiting.off).to_string()))
                button.btn.quiet { (words.say(if waiting.off { "review-switch-on" } else { "review-switch-off" })) }
                p.small.soft { (words.say("review-switch-help")) }
            }
        }
    };
    learner.frame.page(words.say("review-title")).at(Nav::Lessons).noindex().render(main)
}

/// The slip: one line for each question that is due.
pub fn slip(words: Words, today: &[Question]) -> Markup {
    html! {
        section.slip.stack aria-labelledby="due" {
            h2 #due { (words.say("review-slip")) }
            ul.slip-list {
                @for question in today {
                    @let text = question.edition.text(words.language());
                    li {
                        a href=(question.path()) { (question.step(text).map_or(text.title.as_str(), |(step, _)| step.title.as_str())) } " "
                        span.stamp { (words.say("review-today")) }
                    }
                }
            }
            p { a.btn href="/r/next" { (words.fill("review-begin", &[("count", today.len().into())])) " " (icon("next")) } }
        }
    }
}

fn nothing(learner: &Learner, waiting: &Waiting) -> Markup {
    let words = learner.frame.words;
    let next = waiting.fading.iter().map(|question| question.due.day().max(waiting.now)).min();
    html! {
        div.empty.stack.g2 {
            h2.h3 { (words.say("review-nothing")) }
            @match next {
                Some(next) => p { (words.fill("review-next-on", &[("date", words.date(next.with_timezone(&learner.person.zone()).date_naive()).into())])) },
                None => p { (words.say("review-none-yet")) " " a href="/" { (words.say("review-find")) } },
            }
        }
    }
}

fn fading(learner: &Learner, waiting: &Waiting) -> Markup {
    let words = learner.frame.words;
    let zone = learner.person.zone();
    html! {
        section.stack aria-labelledby="fading" {
            h2.h3 #fading { (words.say("review-fading")) }
            p.small.soft { (words.say("review-fading-help")) }
            div.scroll tabindex="0" {
                table aria-labelledby="fading" {
                    thead { tr {
                        th scope="col" { (words.say("review-question")) }
                        th scope="col" { (words.say("review-memory")) }
                        th scope="col" { (words.say("review-due")) }
                    } }
                    tbody {
                        @for question in waiting.fading.iter().take(LISTED) {
                            @let text = question.edition.text(words.language());
                            tr {
                                td {
                                    (question.step(text).map_or("", |(step, _)| step.title.as_str())) " "
                                    a.small href=(question.edition.path()) { (text.title) }
                                }
                                td { (words.say(memory(question.due.recall(waiting.now)))) }
                                td { (words.date(question.due.day().with_timezone(&zone).date_naive())) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The share of such memories that are recalled, in words: nobody reads "0.83".
fn memory(recall: f64) -> &'static str {
    if recall >= 0.95 {
        "review-fresh"
    } else if recall >= 0.9 {
        "review-firm"
    } else if recall >= 0.75 {
        "review-slipping"
    } else {
        "review-likely-gone"
    }
}
