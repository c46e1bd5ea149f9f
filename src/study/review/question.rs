//! One question of a review, and its explanation.

use maud::{Markup, html};

use super::deck::Question;
use crate::accounts::Learner;
use crate::checks::{self, Half, New};
use crate::error::{Error, Result};
use crate::progress::EventId;
use crate::web::components::{hidden, icon};
use crate::web::{Nav, Problems};

/// The question. `missing` is the message that says what isn't answered yet.
pub fn ask(learner: &Learner, question: &Question, half: &Half<'_>, missing: Option<&str>) -> Result<Markup> {
    let words = learner.frame.words;
    let text = question.edition.text(words.language());
    let (step, check) = question.step(text).ok_or(Error::NotFound)?;
    let mut problems = Problems::new();
    if let Some(missing) = missing {
        problems.add("answers", words.say(missing));
    }
    let main = html! {
        div.wrap.lesson.stack.g5 {
            (kicker(learner, question))
            h1.read { (step.title) }
            (problems.summary(words))
            form #step.stack.read.g5 method="post" action=(question.path()) {
                (hidden("id", EventId::new().to_string()))
                (checks::question(words, check, half, problems.of("answers"), (half.hints > 0).then_some(New::Hint)))
                div.row {
                    button.btn name="do" value="review" { (checks::button(words, check)) }
                    " " (checks::hint_button(words, check, half))
                    " " a.btn.plain href="/r" { (words.say("review-not-now")) }
                }
            }
        }
    };
    Ok(learner
        .frame
        .page(words.fill("review-page", &[("title", step.title.as_str().into())]))
        .at(Nav::Lessons)
        .noindex()
        .render(main))
}

/// What was answered and why, and when it comes again. `left` questions are still due today.
pub fn explain(learner: &Learner, question: &Question, tokens: &[String], left: usize) -> Result<Markup> {
    let words = learner.frame.words;
    let text = question.edition.text(words.language());
    let (step, check) = question.step(text).ok_or(Error::NotFound)?;
    let day = question.due.day().with_timezone(&learner.person.zone()).date_naive();
    let verdict = checks::verdict(words, &check.mark(tokens));
    let main = html! {
        div.wrap.lesson.stack.g5 {
            (kicker(learner, question))
            h1.read { (step.title) }
            (checks::explanation(words, check, tokens))
            p.read { (words.fill("review-again-on", &[("date", words.date(day).into())])) }
            div.row {
                @if left > 0 {
                    a.btn href="/r/next" { (words.fill("review-next", &[("count", left.into())])) " " (icon("next")) }
                    " " a.btn.quiet href="/" { (words.say("done-for-now")) }
                } @else {
                    a.btn href="/" { (words.say("review-done")) " " (icon("next")) }
                }
                " " a.btn.plain href=(question.edition.path()) { (words.say("review-see-lesson")) }
            }
        }
    };
    let title = words.fill("review-page", &[("title", step.title.as_str().into())]);
    Ok(learner.frame.page(format!("{verdict} {title}")).at(Nav::Lessons).noindex().render(main))
}

fn kicker(learner: &Learner, question: &Question) -> Markup {
    let words = learner.frame.words;
    let title = question.edition.text(words.language()).title.as_str();
    html! { p.kicker.read { (icon("clock")) " " (words.fill("review-from", &[("title", title.into())])) } }
}
