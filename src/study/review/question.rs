//! One question of a review, and its explanation.

use chrono::{DateTime, Utc};
use maud::{Markup, PreEscaped, html};

use super::deck::Question;
use super::when;
use crate::accounts::Learner;
use crate::checks::{self, Half, New};
use crate::error::{Error, Result};
use crate::progress::EventId;
use crate::study::player::story;
use crate::study::source::sources;
use crate::web::components::{hidden, icon};
use crate::web::{Nav, Problems};

/// The question. `missing` is the message that says what isn't answered yet.
pub fn ask(learner: &Learner, question: &Question, half: &Half<'_>, missing: Option<&str>) -> Result<Markup> {
    let words = learner.frame.words;
    let text = question.edition.text(words.language());
    let (step, check) = question.step(text).ok_or(Error::NotFound)?;
    let lang = words.lang(question.edition.speaks(words.language()));
    let mut problems = Problems::new();
    if let Some(missing) = missing {
        problems.add("answers", words.say(missing));
    }
    let main = html! {
        div.wrap.lesson.stack.g5 {
            (problems.summary(words))
            (kicker(learner, question))
            h1.read lang=[lang] { (step.title) }
            @if !step.prose_html.is_empty() { div.read { div.prose { (PreEscaped(&step.prose_html)) } } }
            form #step.stack.read.g5 method="post" action=(question.path()) {
                (hidden("id", EventId::new().to_string()))
                (checks::question(words, check, half, problems.of("answers"), (half.hints > 0).then_some(New::Hint)))
                div.row {
                    button.btn name="do" value="review" { (checks::button(words, check)) }
                    " " (checks::hint_button(words, check, half))
                    " " a.btn.plain href="/r" { (words.say("review-not-now")) }
                }
            }
            (sources(words, step, text, question.edition.original()))
        }
    };
    Ok(learner
        .frame
        .page(words.fill("review-page", &[("title", step.title.as_str().into())]))
        .at(Nav::Lessons)
        .noindex()
        .error(!problems.is_empty())
        .render(main))
}

/// What was answered and why, and when it comes again. `left` questions are still due today.
pub fn explain(
    learner: &Learner,
    question: &Question,
    tokens: &[String],
    left: usize,
    now: DateTime<Utc>,
) -> Result<Markup> {
    let words = learner.frame.words;
    let text = question.edition.text(words.language());
    let (step, check) = question.step(text).ok_or(Error::NotFound)?;
    let lang = words.lang(question.edition.speaks(words.language()));
    let again = when::says(words, question.due.day(), &learner.person, now);
    let verdict = checks::verdict(words, &check.mark(tokens));
    let main = html! {
        div.wrap.lesson.stack.g5 {
            (kicker(learner, question))
            h1.read lang=[lang] { (step.title) }
            (story(words, step))
            (checks::explanation(words, check, tokens))
            p.read { (words.fill("review-again", &[("when", again.into())])) @if left == 0 { " " (words.say("review-done")) } }
            div.row {
                @if left > 0 {
                    a.btn href="/r/next" { (words.fill("review-next", &[("count", left.into())])) " " (icon("next")) }
                    " " a.btn.quiet href="/" { (words.say("done-for-now")) }
                } @else {
                    a.btn href="/" { (words.say("review-back")) " " (icon("next")) }
                }
                " " a.btn.plain href=(question.edition.path()) { (words.say("review-see-lesson")) }
            }
            (sources(words, step, text, question.edition.original()))
        }
    };
    let title = words.fill("review-page", &[("title", step.title.as_str().into())]);
    Ok(learner.frame.page(format!("{verdict} {title}")).at(Nav::Lessons).noindex().render(main))
}

fn kicker(learner: &Learner, question: &Question) -> Markup {
    let words = learner.frame.words;
    let (title, speaks) = (&question.edition.text(words.language()).title, question.edition.speaks(words.language()));
    html! { p.kicker.read { (icon("clock")) " " (words.around("review-from", &[], ("title", title, speaks))) } }
}
