//! The form of a report as a page.

use maud::{Markup, html};

use super::form::{Choices, Typed};
use super::report::{Column, Group, Span};
use crate::activities::{self, KINDS, MODES};
use crate::format::Topic;
use crate::i18n::{Language, Words};
use crate::standings::choice;
use crate::text::capital;
use crate::web::Problems;
use crate::web::components::{Field, back};

/// The page.
pub(super) fn page(
    words: Words,
    (title, path): (&str, &str),
    typed: &Typed,
    choices: &Choices,
    problems: &Problems,
) -> Markup {
    let field = |name, label: &str, hint: Option<&str>, value, kind| Field {
        name,
        label: words.say(label),
        hint: hint.map(|hint| words.say(hint)),
        value,
        kind,
        autocomplete: "off",
        problems,
    };
    html! {
        div.wrap.stack.g6.mid {
            (problems.summary(words))
            div.stack.g2 { (back("/assoc/reports", words.say("reports-title"))) h1 { (title) } }
            form.stack.g5 method="post" action=(path) novalidate {
                (choice(words, &choices.organizations, &choices.organization))
                (field("name", "report-name", Some("report-name-hint"), &typed.name, "text"))
                (select(words, "measure", "report-measure", &typed.measure, problems, None, html! {
                    @for (code, name) in &choices.measures {
                        option value=(code) lang=[words.lang(Language::English)] selected[*code == typed.measure] { (name) }
                    }
                }))
                (select(words, "group", "report-group", &typed.group, problems, None, html! {
                    @for group in Group::ALL.into_iter().filter(|group| choices.registrar || !group.names_persons()) {
                        option value=(group.word()) selected[group.word() == typed.group] { (words.fill("report-group-word", &[("group", group.word().into())])) }
                    }
                }))
                (columns(words, typed, problems))
                fieldset.stack.g4 {
                    legend.h3 { (words.say("report-days")) }
                    (select(words, "span", "report-when", &typed.span, problems, None, html! {
                        @for word in Span::WORDS { option value=(word) selected[word == typed.span] { (words.fill("report-span", &[("span", word.into())])) } }
                    }))
                    (field("from", "report-from", Some("report-from-hint"), &typed.from, "date"))
                    (field("to", "report-to", None, &typed.to, "date"))
                }
                fieldset.stack.g4 {
                    legend.h3 { (words.say("report-only")) }
                    (narrow(words, typed, choices, problems))
                }
                p { button.btn { (words.say("report-save")) } }
            }
        }
    }
}

fn narrow(words: Words, typed: &Typed, choices: &Choices, problems: &Problems) -> Markup {
    let all = Some("report-all");
    html! {
        (select(words, "region", "standing-region", &typed.region, problems, all, html! {
            @for region in choices.regions() { option value=(region) selected[region == typed.region] { (region) } }
        }))
        (select(words, "library", "standing-library", &typed.library, problems, all, html! {
            @for library in &choices.libraries { option value=(library.id) selected[library.id.to_string() == typed.library] { (library.name) } }
        }))
        (select(words, "topic", "report-category", &typed.topic, problems, all, html! {
            @for topic in Topic::ALL { option value=(topic.as_str()) selected[topic.as_str() == typed.topic] { (words.say(&format!("topic-{}", topic.as_str()))) } }
        }))
        (select(words, "kind", "report-kind", &typed.kind, problems, all, html! {
            @for kind in KINDS { option value=(kind.as_str()) selected[kind.as_str() == typed.kind] { (activities::kind(words, kind)) } }
        }))
        (select(words, "mode", "report-mode", &typed.mode, problems, all, html! {
            @for mode in MODES { option value=(mode.as_str()) selected[mode.as_str() == typed.mode] { (capital(&activities::mode(words, mode))) } }
        }))
    }
}

fn columns(words: Words, typed: &Typed, problems: &Problems) -> Markup {
    let problem = problems.of("columns");
    html! {
        fieldset.field.stack.g2.bad[problem.is_some()] #columns aria-describedby=[problem.map(|_| "columns-problem")] {
            legend.label { (words.say("report-columns")) }
            @if let Some(problem) = problem { p.err #columns-problem { (problem) } }
            @for column in Column::ALL {
                label.check {
                    input type="checkbox" name="columns" value=(column.word()) checked[typed.columns.iter().any(|word| word == column.word())];
                    (super::figures::name(words, column))
                }
            }
        }
    }
}

/// A list to choose from; `all` is what stands for no choice.
fn select(
    words: Words,
    name: &str,
    label: &str,
    value: &str,
    problems: &Problems,
    all: Option<&str>,
    options: Markup,
) -> Markup {
    let problem = problems.of(name);
    let id = format!("{name}-problem");
    html! {
        div.field.bad[problem.is_some()] {
            label for=(name) { (words.say(label)) }
            @if let Some(problem) = problem { p.err id=(id) { (problem) } }
            select id=(name) name=(name) aria-describedby=[problem.map(|_| id.as_str())] aria-invalid=[problem.map(|_| "true")] {
                @if let Some(all) = all { option value="" selected[value.is_empty()] { (words.say(all)) } }
                (options)
            }
        }
    }
}
