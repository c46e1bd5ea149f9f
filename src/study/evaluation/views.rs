//! The pages of an evaluation.

use std::sync::Arc;

use maud::{Markup, PreEscaped, html};

use super::mark::Marked;
use crate::accounts::Learner;
use crate::format::{PassRule, Question};
use crate::i18n::Language;
use crate::lessons::{Card, Edition as Lesson};
use crate::modules::Edition;
use crate::progress::{Chosen, EventId};
use crate::study::turns::Turns;
use crate::web::components::{hidden, icon};
use crate::web::{Nav, Problems};

/// The id of a question on the page, and its name in the form.
pub fn name_of(question: &Question) -> String {
    format!("q-{}", question.id)
}

/// Lessons are still to do.
pub fn not_yet(learner: &Learner, module: &Edition, missing: &[Card]) -> Markup {
    let words = learner.frame.words;
    let main = html! {
        div.wrap.stack.g5.mid {
            h1 { (heading(learner, module)) }
            p { (words.fill("evaluation-not-yet", &[("count", missing.len().into())])) }
            ul.prose { @for card in missing {
                li { a href=(card.path()) lang=[words.lang(card.speaks())] { (card.title) } ", " (words.fill("minutes", &[("count", card.minutes.into())])) }
            } }
            p { a.btn.quiet href=(module.path()) { (words.say("evaluation-to-module")) } }
        }
    };
    learner.frame.page(title(learner, module)).at(Nav::Lessons).noindex().render(main)
}

/// The title, with the module's marked as the English that it is.
fn heading(learner: &Learner, module: &Edition) -> Markup {
    learner.frame.words.around("evaluation-title", &[], ("module", &module.body.title, Language::English))
}

fn title(learner: &Learner, module: &Edition) -> String {
    learner.frame.words.fill("evaluation-title", &[("module", module.body.title.as_str().into())])
}

/// All questions, with what is chosen so far.
pub fn ask(learner: &Learner, module: &Edition, turns: &Turns, answers: &Chosen, problems: &Problems) -> Markup {
    let words = learner.frame.words;
    let rule = match module.body.pass {
        PassRule::All => words.say("pass-all"),
        PassRule::Percent(percent) => words.fill("pass-percent", &[("percent", percent.into())]),
    };
    let main = html! {
        div.wrap.lesson.stack.g5 {
            (problems.summary(words))
            p.kicker { a href=(module.path()) lang=[words.lang(Language::English)] { (module.body.title) } }
            h1 { (heading(learner, module)) }
            @if words.lang(Language::English).is_some() { p.read.small.soft { (words.say("evaluation-only-english")) } }
            @if turns.again() { p.read.note.info { (words.say("evaluation-taken-again")) } }
            p.read { (words.fill("evaluation-about", &[("count", module.body.questions.len().into()), ("minutes", module.body.evaluation_minutes.into())])) " " (rule) " " (words.say("evaluation-choose")) }
            form #step.stack.read.g6 method="post" action={ (module.path()) "/evaluation" } data-step {
                (hidden("id", EventId::new().to_string()))
                @for (index, item) in module.body.questions.iter().enumerate() {
                    (question(learner, index + 1, item, answers, problems))
                }
                div.row {
                    button.btn name="do" value="check" { (words.say("check-my-answers")) } " "
                    button.btn.quiet name="do" value="pause" formnovalidate { (icon("mark")) " " (words.say("save-my-place")) }
                }
                p.sync role="status" data-status { span {} }
            }
        }
    };
    let page = learner.frame.page(title(learner, module)).at(Nav::Lessons).noindex().script("player.js");
    page.error(!problems.is_empty()).render(main)
}

fn question(learner: &Learner, number: usize, question: &Question, answers: &Chosen, problems: &Problems) -> Markup {
    let words = learner.frame.words;
    let check = &question.check;
    let kind = if check.several() { "checkbox" } else { "radio" };
    let name = name_of(question);
    let open = problems.of(&name).is_some();
    let chosen = answers.get(&question.id);
    html! {
        fieldset.stack.g2.ask.bad[open] id=(name) tabindex="-1" data-answers {
            legend { (number) ". " span lang=[words.lang(Language::English)] { (PreEscaped(&check.question_html)) } }
            @if check.several() { p.hint { (words.fill("evaluation-several", &[("count", check.right_count().into())])) } }
            @if open { p.err { (words.say("evaluation-no-answer")) } }
            @for option in &check.options {
                div { label.choice {
                    input type=(kind) name=(name) value=(option.id) checked[chosen.is_some_and(|ids| ids.contains(&option.id))];
                    " " span lang=[words.lang(Language::English)] { (PreEscaped(&option.text_html)) }
                } }
            }
        }
    }
}

/// How it came out, with the reasons.
pub fn result(
    learner: &Learner,
    module: &Edition,
    lessons: &[Arc<Lesson>],
    answers: &Chosen,
    marked: &Marked,
) -> Markup {
    let words = learner.frame.words;
    let right = marked.right.len();
    let heading = if marked.passed { "evaluation-passed" } else { "evaluation-not-passed" };
    let main = html! {
        div.wrap.lesson.stack.g5 {
            p.kicker { a href=(module.path()) lang=[words.lang(Language::English)] { (module.body.title) } }
            h1 #result tabindex="-1" { (words.say(heading)) }
            p.read { (words.fill("evaluation-right", &[("right", right.into()), ("count", marked.questions.into())])) " "
                @if !marked.passed { (words.say("evaluation-again-help")) } }
            div.row {
                @if marked.passed {
                    a.btn href={ (module.path()) "/feedback" } { (words.say("evaluation-to-feedback")) " " (icon("next")) }
                } @else {
                    a.btn href={ (module.path()) "/evaluation" } { (words.say("try-it-again")) }
                }
            }
            @for (number, item) in (1..).zip(&module.body.questions) {
                @let lesson = lessons.iter().find(|lesson| lesson.slug == item.lesson);
                (explained(learner, number, item, answers, marked.right.contains(&item.id), lesson.map(AsRef::as_ref)))
            }
        }
    };
    let title = format!("{} {}", words.say(heading), title(learner, module));
    learner.frame.page(title).at(Nav::Lessons).noindex().render(main)
}

fn explained(
    learner: &Learner,
    number: usize,
    question: &Question,
    answers: &Chosen,
    right: bool,
    lesson: Option<&Lesson>,
) -> Markup {
    let words = learner.frame.words;
    let chosen = answers.get(&question.id);
    let mine = question.check.options.iter().filter(|option| chosen.is_some_and(|ids| ids.contains(&option.id)));
    html! {
        section.read.stack.g2 {
            h2.h4 { (words.fill("evaluation-question", &[("number", number.into())])) " " (words.say(if right { "verdict-right" } else { "verdict-not-quite" })) }
            p lang=[words.lang(Language::English)] { (PreEscaped(&question.check.question_html)) }
            ul.list {
                @for option in mine {
                    li.choice.right[option.right].wrong[!option.right] {
                        (icon(if option.right { "check" } else { "cross" }))
                        div { span.why { (words.say("your-answer")) } " " b lang=[words.lang(Language::English)] { (PreEscaped(&option.text_html)) } div lang=[words.lang(Language::English)] { (PreEscaped(&option.feedback_html)) } }
                    }
                }
            }
            @if let Some(lesson) = lesson {
                p.small { a href=(lesson.path()) {
                    (words.around("evaluation-read-lesson", &[], ("title", &lesson.text(words.language()).title, lesson.speaks(words.language()))))
                } }
            }
        }
    }
}
