//! The form of training done elsewhere: one page, quick on a phone.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::facts_view::size;
use super::stated::{unit, unit_options, units};
use super::typed::{Headings, SENTENCE, Typed};
use super::upload;
use crate::activities::{self, ActivityId, File, KINDS, MODES};
use crate::format::rules::Exclusion;
use crate::i18n::Words;
use crate::web::Problems;
use crate::web::components::{Choice, Field, back, hidden, plain};

/// What the page shows.
pub(super) struct Form<'a> {
    pub id: ActivityId,
    pub typed: &'a Typed,
    pub files: &'a [File],
    pub headings: &'a [Headings],
    /// Names of providers to choose from.
    pub providers: &'a [String],
    pub problems: &'a Problems,
    /// Whether it is a new one, into which this device puts what was typed before.
    pub fresh: bool,
    /// The last day that may be chosen: today; none where only the device knows it.
    pub latest: Option<NaiveDate>,
    /// Whether training was added without a network just now, and waits on this device.
    pub kept: bool,
}

/// The page.
pub(super) fn view(words: Words, form: &Form<'_>) -> Markup {
    html! {
        div.wrap.stack.g5.mid {
            @if form.kept { p.note.ok role="status" { (words.say("add-kept")) } }
            (form.problems.summary(words))
            div.stack.g2 {
                (back("/record", words.say("nav-record")))
                h1 { (words.say("add-title")) }
                p.read { (words.say("add-about")) }
            }
            form.stack.g5 method="post" action="/record/add" enctype="multipart/form-data" data-add=(if form.fresh { "new" } else { "" }) novalidate {
                (hidden("id", form.id.to_string()))
                (typed_before(words))
                (fields(words, form))
                div.row {
                    button.btn { (words.say("add-next")) }
                    button.btn.quiet name="do" value="later" { (words.say("add-later")) }
                }
                p.small.soft { (words.say("add-next-hint")) }
            }
        }
    }
}

/// The same without a network, for whoever the device belongs to: the device says which form it is and which day,
/// keeps what is sent, and delivers it later.
pub fn without_network(words: Words) -> Markup {
    let (typed, problems) = (Typed::default(), Problems::new());
    let form = Form {
        id: ActivityId::from_uuid(uuid::Uuid::nil()),
        typed: &typed,
        files: &[],
        headings: &[],
        providers: &[],
        problems: &problems,
        fresh: true,
        latest: None,
        kept: false,
    };
    html! {
        div.wrap.stack.g5.mid {
            p.note.ok role="status" data-kept hidden { (words.say("add-kept")) }
            div.stack.g2 {
                h1 { (words.say("add-title")) }
                p.read { (words.say("add-offline")) }
            }
            // The browser says what is missing: there is nobody else to say it.
            form.stack.g5 method="post" action="/record/add" enctype="multipart/form-data" data-add="new" {
                (hidden("id", ""))
                (typed_before(words))
                (fields(words, &form))
                p { button.btn { (words.say("add-keep")) } }
            }
        }
    }
}

/// What the device says when it puts something back.
fn typed_before(words: Words) -> Markup {
    html! { p.note.info role="status" data-again hidden { (words.say("add-typed-before")) } }
}

fn fields(words: Words, form: &Form<'_>) -> Markup {
    let typed = form.typed;
    let field = plain(words, form.problems);
    html! {
        (field("title", "add-title-label", "text", &typed.title))
        (provider(words, form))
        (day(words, form))
        (Field { hint: Some(words.say("add-minutes-hint")), ..field("minutes", "add-minutes", "text", &typed.minutes) })
        (stated(words, form))
        (kinds(words, form))
        (modes(words, form))
        (Field {
            hint: Some(words.fill("add-outcome-hint", &[("most", SENTENCE.into())])),
            ..field("outcome", "add-outcome", "textarea", &typed.outcome)
        })
        (headings(words, form))
        (teaches(words, form.headings, &form.typed.teaches))
        (evidence(words, form))
    }
}

/// What a transcript states, where the rules of some program of theirs make something of it.
fn stated(words: Words, form: &Form<'_>) -> Markup {
    let chosen = unit(&form.typed.stated_unit);
    let units = units(form.headings, chosen);
    let field = plain(words, form.problems);
    let wrong = ["stated", "stated_unit"].iter().any(|name| form.problems.of(name).is_some());
    html! {
        @if !units.is_empty() {
            details open[wrong || !form.typed.stated.is_empty()] {
                summary { (words.say("add-stated-instead")) }
                div.stack {
                    (Field { hint: Some(words.say("add-stated-hint")), ..field("stated", "add-stated", "text", &form.typed.stated) })
                    (Choice { name: "stated_unit", label: words.say("add-stated-unit"), hint: None, problems: form.problems, options: unit_options(words, &units, chosen) })
                }
            }
        }
    }
}

/// What stands above a control that is not a plain field, and the ids that describe it.
fn described(name: &str, hint: bool, problem: bool) -> Option<String> {
    let ids = [hint.then(|| format!("{name}-hint")), problem.then(|| format!("{name}-problem"))];
    Some(ids.into_iter().flatten().collect::<Vec<_>>().join(" ")).filter(|ids| !ids.is_empty())
}

/// Who gave it: one of those that we know, or anybody else.
fn provider(words: Words, form: &Form<'_>) -> Markup {
    let problem = form.problems.of("provider");
    let list = (!form.providers.is_empty()).then_some("providers");
    html! {
        div.field.bad[problem.is_some()] {
            label for="provider" { (words.say("add-provider")) }
            @if let Some(problem) = problem { p.err #provider-problem { (problem) } }
            input #provider name="provider" type="text" value=(form.typed.provider) autocomplete="off" list=[list]
                aria-describedby=[problem.map(|_| "provider-problem")] aria-invalid=[problem.map(|_| "true")];
            @if let Some(list) = list { datalist #(list) { @for name in form.providers { option value=(name) {} } } }
        }
    }
}

fn day(words: Words, form: &Form<'_>) -> Markup {
    let problem = form.problems.of("occurred_on");
    let described = described("occurred_on", true, problem.is_some());
    html! {
        div.field.bad[problem.is_some()] {
            label for="occurred_on" { (words.say("add-date")) }
            p.hint #occurred_on-hint { (words.say("add-date-hint")) }
            @if let Some(problem) = problem { p.err #occurred_on-problem { (problem) } }
            input.short #occurred_on name="occurred_on" type="date" value=(form.typed.occurred_on) max=[form.latest] autocomplete="off"
                aria-describedby=[described] aria-invalid=[problem.map(|_| "true")];
        }
    }
}

fn kinds(words: Words, form: &Form<'_>) -> Markup {
    html! {
        (Choice { name: "kind", label: words.say("add-kind"), hint: Some(words.say("add-kind-hint")), problems: form.problems, options: html! {
            option value="" { (words.say("add-kind-choose")) }
            @for kind in KINDS {
                option value=(kind.as_str()) selected[form.typed.kind == kind.as_str()] { (activities::kind(words, kind)) }
            }
        } })
    }
}

fn modes(words: Words, form: &Form<'_>) -> Markup {
    let problem = form.problems.of("mode");
    html! {
        fieldset.stack.g2.bad[problem.is_some()] aria-describedby=[problem.map(|_| "mode-problem")] {
            legend.label { (words.say("add-mode")) }
            @if let Some(problem) = problem { p.err #mode-problem { (problem) } }
            @for (index, mode) in MODES.into_iter().enumerate() {
                label.check {
                    input id=[(index == 0).then_some("mode")] type="radio" name="mode" value=(mode.as_str()) checked[form.typed.mode == mode.as_str()];
                    (activities::mode(words, mode))
                }
            }
        }
    }
}

fn headings(words: Words, form: &Form<'_>) -> Markup {
    html! {
        @for set in form.headings.iter().filter(|set| !set.headings.is_empty()) {
            fieldset.stack.g2 {
                legend.label { (words.fill("add-headings-of", &[("program", set.name.as_str().into())])) }
                @for (code, name) in &set.headings {
                    @let value = format!("{}/{code}", set.code);
                    label.check { input type="checkbox" name="categories" value=(value) checked[form.typed.categories.contains(&value)]; (name) }
                }
            }
        }
    }
}

/// What it taught that a program gives no credit for: asked only where one of these programs does, or somebody has
/// said so already.
pub fn teaches(words: Words, programs: &[Headings], said: &[String]) -> Markup {
    let matters = |one: &Exclusion| {
        said.iter().any(|word| word == one.as_str()) || programs.iter().any(|set| set.excludes.contains(one))
    };
    let asked: Vec<Exclusion> = Exclusion::ALL.into_iter().filter(matters).collect();
    let names = |one: Exclusion| {
        let excluding = programs.iter().filter(move |set| set.excludes.contains(&one));
        excluding.map(|set| set.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    html! {
        @if !asked.is_empty() {
            fieldset.stack.g2 {
                legend.label { (words.say("add-teaches")) }
                @for one in asked {
                    label.check {
                        input type="checkbox" name="teaches" value=(one.as_str()) checked[said.iter().any(|word| word == one.as_str())];
                        (words.say(&format!("teaches-{}", one.as_str())))
                    }
                    @if !names(one).is_empty() { p.hint { (words.fill("add-teaches-hint", &[("programs", names(one).into())])) } }
                }
            }
        }
    }
}

fn evidence(words: Words, form: &Form<'_>) -> Markup {
    let problem = form.problems.of("evidence");
    let described = described("evidence", true, problem.is_some());
    html! {
        div.field.bad[problem.is_some()] {
            label for="evidence" { (words.say("evidence-label")) }
            p.hint #evidence-hint { (upload::hint(words)) }
            @if let Some(problem) = problem { p.err #evidence-problem { (problem) } }
            @if !form.files.is_empty() {
                ul.stack.g2.plain {
                    @for (index, file) in form.files.iter().enumerate() {
                        @let number = words.fill("evidence-number", &[("number", (index + 1).into())]);
                        li.row.apart {
                            span { (number) " " span.small.soft { (file.name) @if !file.name.is_empty() { ", " } (size(words, file.bytes)) } }
                            // No button: the first one of a form is what the Enter key presses.
                            label.check { input type="checkbox" name="remove" value=(file.id); (words.say("evidence-remove")) span.vh { " " (number) } }
                        }
                    }
                }
            }
            input #evidence name="evidence" type="file" accept="image/jpeg,image/png,image/webp,image/gif,application/pdf" multiple
                aria-describedby=[described] aria-invalid=[problem.map(|_| "true")];
        }
    }
}
