//! The form of a cohort, for a new one and for its settings.

use maud::{Markup, html};

use crate::accounts::zone_options;
use crate::cohorts::Cohort;
use crate::coordinating::forms::{CohortForm, DAYS};
use crate::i18n::Words;
use crate::organizations::Organization;
use crate::pathways::Pathway;
use crate::text::capital;
use crate::time::Zone;
use crate::web::Problems;
use crate::web::components::{Choice, Field, back, hidden};

/// A new cohort.
pub(in crate::coordinating) fn new(
    words: Words,
    form: &CohortForm,
    problems: &Problems,
    organizations: &[Organization],
    pathways: &[Pathway],
) -> Markup {
    html! {
        div.wrap.stack.g5.mid {
            (problems.summary(words))
            div.stack.g2 { (back("/assoc/cohorts", words.say("cohorts-title"))) h1 { (words.say("cohort-new-title")) } }
            form.stack.g5 method="post" action="/assoc/cohorts/new" novalidate {
                (hidden("id", &form.id))
                @if organizations.len() > 1 {
                    (Choice { name: "organization", label: words.say("cohort-organization"), hint: None, problems, options: html! {
                        @for one in organizations {
                            option value=(one.slug) selected[one.slug == form.organization] { (one.body.name) }
                        }
                    } })
                }
                (fields(words, form, problems, pathways))
                div.row { button.btn { (words.say("cohort-create")) } a.btn.plain href="/assoc/cohorts" { (words.say("cancel")) } }
            }
        }
    }
}

/// The settings of a cohort.
pub(in crate::coordinating) fn settings(
    words: Words,
    cohort: &Cohort,
    form: &CohortForm,
    problems: &Problems,
    pathways: &[Pathway],
) -> Markup {
    html! {
        div.wrap.stack.g5.mid {
            (problems.summary(words))
            div.stack.g2 { (back(&cohort.assoc_path(), &cohort.name)) h1 { (words.say("cohort-settings")) } }
            form.stack.g5 method="post" action={ (cohort.assoc_path()) "/settings" } novalidate {
                (fields(words, form, problems, pathways))
                div.row { button.btn { (words.say("cohort-save")) } a.btn.plain href=(cohort.assoc_path()) { (words.say("cancel")) } }
            }
        }
    }
}

fn fields(words: Words, form: &CohortForm, problems: &Problems, pathways: &[Pathway]) -> Markup {
    let field = |name, label: &str, kind, value| Field {
        name,
        label: words.say(label),
        hint: None,
        value,
        kind,
        autocomplete: "off",
        problems,
    };
    html! {
        (Field { hint: Some(words.say("cohort-name-hint")), ..field("name", "cohort-name", "text", &form.name) })
        (Choice { name: "pathway", label: words.say("cohort-pathway"), hint: None, problems, options: html! {
            option value="" { (words.say("cohort-pathway-choose")) }
            @for pathway in pathways {
                option value=(pathway.slug) selected[pathway.slug == form.pathway] { (pathway.body.title) }
            }
        } })
        (field("starts_on", "cohort-starts-on", "date", &form.starts_on))
        (Field { hint: Some(words.say("cohort-ends-on-hint")), ..field("ends_on", "cohort-ends-on", "date", &form.ends_on) })
        (Choice { name: "time_zone", label: words.say("cohort-time-zone"), hint: None, problems, options: zones(words, &form.time_zone) })
        (digest(words, form, problems))
        (Field { hint: Some(words.say("cohort-note-hint")), ..field("note", "cohort-note", "textarea", &form.note) })
    }
}

fn zones(words: Words, chosen: &str) -> Markup {
    html! {
        @if chosen.parse::<Zone>().is_err() { option value="" { (words.say("cohort-zone-choose")) } }
        (zone_options(words, chosen))
    }
}

fn digest(words: Words, form: &CohortForm, problems: &Problems) -> Markup {
    let bad = ["digest", "days", "time"].iter().any(|field| problems.of(field).is_some());
    html! {
        fieldset.stack.g3.bad[bad] {
            legend.h3 { (words.say("cohort-digest")) }
            p.hint { (words.say("cohort-digest-hint")) }
            @if let Some(problem) = problems.of("digest") { p.err { (problem) } }
            label.check { input #digest type="radio" name="digest" value="weekly" checked[form.digest == "weekly"]; (words.say("cohort-digest-weekly")) }
            label.check { input type="radio" name="digest" value="none" checked[form.digest == "none"]; (words.say("cohort-digest-none")) }
            div.stack.g3.in {
                fieldset.stack.g2 {
                    legend.label { (words.say("cohort-days")) }
                    @if let Some(problem) = problems.of("days") { p.err { (problem) } }
                    div.days #days {
                        @for (day, word) in DAYS {
                            label.check { input type="checkbox" name="days" value=(word) checked[form.has_day(word)]; (capital(&words.weekday(day))) }
                        }
                    }
                }
                (Field {
                    name: "time",
                    label: words.say("cohort-time"),
                    hint: None,
                    value: &form.time,
                    kind: "time",
                    autocomplete: "off",
                    problems,
                })
            }
        }
    }
}
