//! The date due slip as a page: what is due, what is likely to slip, and the switch.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::deck::Question;
use super::when;
use crate::accounts::Learner;
use crate::i18n::Words;
use crate::web::Nav;
use crate::web::components::{hidden, icon};

/// So many lessons are listed, those first of which something has most likely slipped.
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
            @else { (slip(words, &waiting.today, false)) }
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

/// The slip: one line for each lesson that something is due from.
/// `all` adds the way to the page of all questions.
pub fn slip(words: Words, today: &[Question], all: bool) -> Markup {
    html! {
        section.slip.stack aria-labelledby="due" {
            h2 #due { (words.say("review-slip")) }
            ul.slip-list {
                @for questions in by_lesson(today) {
                    li {
                        a href=(questions[0].path()) { (named(words, &questions)) } " "
                        span.stamp { (words.say("review-today")) }
                    }
                }
            }
            p { a.btn href="/r/next" { (words.fill("review-begin", &[("count", today.len().into())])) " " (icon("next")) } }
            @if all { p.small { a href="/r" { (words.say("review-all")) } } }
        }
    }
}

/// The questions by lesson, in the order in which the lessons come first.
fn by_lesson(questions: &[Question]) -> Vec<Vec<&Question>> {
    let mut lessons: Vec<Vec<&Question>> = Vec::new();
    for question in questions {
        match lessons.iter_mut().find(|known| known[0].due.lesson_id == question.due.lesson_id) {
            Some(known) => known.push(question),
            None => lessons.push(vec![question]),
        }
    }
    lessons
}

/// "The Library Bill of Rights: 4 questions".
fn named(words: Words, questions: &[&Question]) -> Markup {
    let edition = &questions[0].edition;
    let (title, speaks) = (&edition.text(words.language()).title, edition.speaks(words.language()));
    words.around("review-of", &[("count", questions.len().into())], ("title", title, speaks))
}

fn nothing(learner: &Learner, waiting: &Waiting) -> Markup {
    let words = learner.frame.words;
    // What is due and not asked today has no room today.
    let next = waiting.fading.iter().map(|question| question.due.day().max(when::tomorrow(waiting.now))).min();
    html! {
        div.empty.stack.g2 {
            h2.h3 { (words.say("review-nothing")) }
            @match next {
                Some(next) => p { (words.fill("review-next-comes", &[("when", when::says(words, next, &learner.person, waiting.now).into())])) },
                None => p { (words.say("review-none-yet")) " " a href="/" { (words.say("review-find")) } },
            }
        }
    }
}

fn fading(learner: &Learner, waiting: &Waiting) -> Markup {
    let words = learner.frame.words;
    html! {
        section.stack aria-labelledby="fading" {
            h2.h3 #fading { (words.say("review-fading")) }
            p.small.soft { (words.say("review-fading-help")) }
            div.scroll tabindex="0" {
                table aria-labelledby="fading" {
                    thead { tr {
                        th scope="col" { (words.say("review-lesson")) }
                        th scope="col" { (words.say("review-memory")) }
                        th scope="col" { (words.say("review-due")) }
                    } }
                    tbody {
                        // The first question of a lesson is the one that has most likely slipped.
                        @for questions in by_lesson(&waiting.fading).iter().take(LISTED) {
                            tr {
                                td { a href=(questions[0].edition.path()) { (named(words, questions)) } }
                                td { (words.say(memory(questions[0].due.recall(waiting.now)))) }
                                td { (again(learner, waiting, questions)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The day on which the first of them is asked again: nothing was missed, so what is over is for today.
fn again(learner: &Learner, waiting: &Waiting, questions: &[&Question]) -> String {
    let words = learner.frame.words;
    let zone = learner.person.zone();
    let first = questions.iter().map(|question| question.due.day()).min().unwrap_or(waiting.now);
    if first <= waiting.now || questions.iter().any(|question| question.due.due_at <= waiting.now) {
        return words.say("review-today");
    }
    words.date(first.with_timezone(&zone).date_naive())
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
