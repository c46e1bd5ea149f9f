//! The form in which an owner chooses the programs that a certificate names.

use maud::{Markup, html};

use crate::certificates::Certificate;
use crate::i18n::{Language, Words};
use crate::registrar::chosen::Offered;
use crate::web::Problems;
use crate::web::components::back;

/// The page.
pub(in crate::registrar) fn form(
    words: Words,
    certificate: &Certificate,
    offered: &[Offered],
    ticked: &[String],
    problems: &Problems,
) -> Markup {
    let (path, module) = (certificate.path(), certificate.facts.module.title.as_str());
    html! {
        div.wrap.stack.g5.mid {
            (problems.summary(words))
            div.stack.g2 {
                (back(&path, words.around("certificate-title", &[], ("module", module, Language::English))))
                h1 { (words.say("chosen-title")) }
            }
            p { (words.say("chosen-means")) }
            form.stack.g5 method="post" action={ (path) "/programs" } novalidate {
                (programs(words, offered, ticked, problems))
                div.row { button.btn { (words.say("chosen-do")) } a.btn.plain href=(path) { (words.say("cancel")) } }
            }
        }
    }
}

fn programs(words: Words, offered: &[Offered], ticked: &[String], problems: &Problems) -> Markup {
    let problem = problems.of("program");
    let described = if problem.is_some() { "program-hint program-problem" } else { "program-hint" };
    html! {
        fieldset.field.stack.g2.bad[problem.is_some()] #program aria-describedby=(described) {
            legend.label { (words.say("chosen-programs")) }
            p.hint #program-hint { (words.say("chosen-programs-hint")) }
            @if let Some(problem) = problem { p.err #program-problem { (problem) } }
            @for one in offered {
                label.check {
                    input type="checkbox" name="program" value=(one.program) checked[ticked.contains(&one.program)];
                    span { (one.award.rule_in(words)) ": " (one.award.said_in(words)) }
                }
            }
        }
    }
}
