//! What a decision comes to, as a page to look at before it is carried out.

use std::collections::HashMap;

use maud::{Markup, html};
use uuid::Uuid;

use super::people::{Asked, DecisionForm};
use super::people_plan::{Doubt, Line, NAMED, Plan};
use crate::credit::programs::Program;
use crate::i18n::{Language, Words};
use crate::text::capital;
use crate::web::components::hidden;
use crate::web::{Frame, Nav, Problems};

/// What the page shows.
pub(super) struct Shown<'a> {
    pub program: &'a Program,
    pub asked: &'a Asked,
    pub form: &'a DecisionForm,
    pub plan: &'a Plan,
    /// What those are called who are named.
    pub names: &'a HashMap<Uuid, String>,
    /// It is not what was shown before.
    pub changed: bool,
    pub problems: &'a Problems,
}

/// The page.
pub(super) fn page(frame: &Frame, shown: &Shown<'_>) -> Markup {
    let (words, form, plan) = (frame.words, shown.form, shown.plan);
    let (clear, doubtful) = (plan.clear().count(), plan.doubtful().count());
    let main = html! {
        div.wrap.stack.g6.mid {
            (shown.problems.summary(words))
            h1 { (words.say("sure-title")) }
            @if shown.changed { p.note.warn role="alert" { (words.say("dry-run-changed")) } }
            p.note.info role="status" {
                (words.say("sure-nothing")) " " (words.fill("sure-ready", &[("count", clear.into())])) " "
                (words.fill("sure-doubtful", &[("count", doubtful.into())])) " "
                (words.fill("sure-left", &[("count", plan.left().count().into())]))
            }
            dl.facts {
                div { dt { (words.say("people-decision")) } dd { (words.fill("people-decision-word", &[("decision", form.decision.as_str().into())])) } }
                @if form.decision == "extend" { div { dt { (words.say("people-to")) } dd { (form.to) } } }
                div { dt { (words.say("rules-reason")) } dd.said { (form.reason) } }
            }
            form.stack.g5 method="post" action=(shown.asked.address(&shown.program.code, shown.asked.after)) novalidate {
                @for period in &form.period { (hidden("period", period)) }
                (hidden("all", &form.all))
                (hidden("decision", &form.decision))
                (hidden("to", &form.to))
                (hidden("reason", &form.reason))
                (hidden("sure", plan.print()))
                @if doubtful > 0 { (with(words, shown)) }
                div.row {
                    @if clear + doubtful > 0 { button.btn { (words.say("sure-do")) } }
                    button.btn.quiet name="back" value="yes" { (words.say("sure-back")) }
                }
            }
            (table(words, shown, "sure-ready", plan.clear().map(|line| (line, html! {})).collect()))
            (table(words, shown, "sure-doubtful", plan.doubtful().map(|(line, doubts)| (line, tags(words, doubts))).collect()))
            (table(words, shown, "sure-left", plan.left().map(|line| (line, html! { (words.fill("sure-why", &[("why", line.fate.word().into())])) })).collect()))
        }
    };
    frame.page(words.say("sure-title")).at(Nav::Association).error(!shown.problems.is_empty()).render(main)
}

/// What the registrar accepts all the same: nothing, unless it is ticked.
fn with(words: Words, shown: &Shown<'_>) -> Markup {
    let problem = shown.problems.of("with");
    let described = if problem.is_some() { "with-hint with-problem" } else { "with-hint" };
    let having = |doubt: Doubt| shown.plan.doubtful().filter(|(_, doubts)| doubts.contains(&doubt)).count();
    html! {
        fieldset.field.stack.g2.bad[problem.is_some()] #with aria-describedby=(described) {
            legend.label { (words.say("sure-with")) }
            p.hint #with-hint { (words.say("sure-with-hint")) }
            @if let Some(problem) = problem { p.err #with-problem { (problem) } }
            @for doubt in Doubt::ALL.into_iter().filter(|doubt| having(*doubt) > 0) {
                label.check {
                    input type="checkbox" name="with" value=(doubt.word()) checked[shown.form.with.iter().any(|word| word == doubt.word())];
                    span { (capital(&said(words, doubt))) " (" (having(doubt)) ")" }
                }
            }
        }
        @if having(Doubt::Draft) > 0 { p.note.warn { (words.say("sure-draft")) } }
    }
}

fn said(words: Words, doubt: Doubt) -> String {
    words.fill("sure-doubt", &[("doubt", doubt.word().into())])
}

fn tags(words: Words, doubts: &[Doubt]) -> Markup {
    html! { @for doubt in doubts { span.tag.warn { (capital(&said(words, *doubt))) } " " } }
}

fn table(words: Words, shown: &Shown<'_>, caption: &str, lines: Vec<(&Line, Markup)>) -> Markup {
    let all = lines.len();
    html! {
        @if all > 0 {
            div.scroll { table {
                caption { (words.fill(caption, &[("count", all.into())])) }
                thead { tr {
                    th scope="col" { (words.say("what-if-who")) }
                    th scope="col" { (words.say("people-stands")) }
                    th scope="col" { (words.say("people-ends")) }
                } }
                tbody { @for (line, more) in lines.iter().take(NAMED) { tr {
                    th scope="row" { (shown.names.get(&line.holder.uuid()).map_or("", String::as_str)) }
                    td { span lang=[words.lang(Language::English)] { (line.counts) } br; (more) }
                    td { (words.short_date_and_year(line.ends)) }
                } } }
            } }
            @if all > NAMED { p.small.soft { (words.fill("issue-more", &[("count", (all - NAMED).into())])) } }
        }
    }
}
