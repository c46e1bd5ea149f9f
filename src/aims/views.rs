//! Goal and intention as they stand on the home page and in the record.

use chrono_tz::Tz;
use maud::{Markup, html};

use super::goal::{Goal, MOST, Week};
use super::intentions::{Answer, Asked};
use crate::i18n::Words;
use crate::lessons::Edition;
use crate::web::components::hidden;

/// How the week stands, in one sentence.
pub fn sentence(words: Words, week: Week) -> String {
    match week {
        Week::Free => words.say("goal-free"),
        Week::Resting => words.say("goal-resting"),
        Week::Open { done: 0, goal } => words.fill("goal-open", &[("goal", goal.into())]),
        Week::Open { done, goal } => words.fill("goal-begun", &[("done", done.into()), ("goal", goal.into())]),
        Week::Reached { done } => words.fill("goal-reached", &[("done", done.into())]),
    }
}

/// The sentence, and the form that changes the goal or lets it rest.
pub fn goal_form(words: Words, goal: Goal, week: Week) -> Markup {
    let resting = week == Week::Resting;
    html! {
        section.panel.stack.g3 #goal aria-labelledby="goal-h" {
            h2.h4 #goal-h { (words.say("goal-title")) }
            p { (sentence(words, week)) }
            details.noprint {
                summary { (words.say("goal-change")) }
                form.stack.g3 method="post" action="/goal" {
                    div.field {
                        label for="lessons" { (words.say("goal-label")) }
                        select.short #lessons name="lessons" {
                            @for count in 0..=MOST {
                                option value=(count) selected[count == goal.lessons_a_week] {
                                    (words.fill("goal-count", &[("count", count.into())]))
                                }
                            }
                        }
                    }
                    div.row {
                        button.btn.quiet.sm name="do" value="save" { (words.say("goal-save")) }
                        @if resting { button.btn.quiet.sm name="do" value="back" { (words.say("goal-back")) } }
                        @else if goal.lessons_a_week > 0 { button.btn.quiet.sm name="do" value="rest" { (words.say("goal-rest")) } }
                    }
                    p.hint { (words.say("goal-rest-hint")) }
                }
            }
        }
    }
}

/// The question what became of an intention. The lesson is the version it was written at.
pub fn asked_back(words: Words, asked: &Asked, edition: &Edition, zone: Tz) -> Markup {
    let title = &edition.text(words.language()).title;
    let of = edition.speaks(words.language());
    let day = words.date(asked.written_at.with_timezone(&zone).date_naive());
    html! {
        section.panel.stack.g3 aria-labelledby="intention" {
            h2.h4 #intention { (words.say("intention-title")) }
            p { (words.around("intention-wrote", &[("date", day.into())], ("title", title, of))) }
            blockquote.stack.g2 {
                p.small.soft { (words.say("plan-title")) }
                p.said { (asked.text) }
            }
            form.row method="post" action="/intentions" {
                (hidden("lesson", asked.lesson_id.to_string())) (hidden("step", asked.step_id.as_str()))
                @for answer in Answer::ALL {
                    button.btn.quiet.sm name="answer" value=(answer.word()) { (words.say(&format!("intention-{}", answer.word()))) } " "
                }
            }
            p.hint { (words.say(if asked.answer.is_none() { "intention-hint" } else { "intention-last" })) }
        }
    }
}
