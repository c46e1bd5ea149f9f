//! The two pages of an event that is decided once: who, and what will be done.

use maud::{Markup, html};

use super::event::{Claimed, EventForm};
use crate::activities::{self, Activity, Claim, Listed};
use crate::i18n::Words;
use crate::measure::Minutes;
use crate::web::Problems;
use crate::web::components::{Field, back, hidden};

/// What the pages show.
pub(super) struct Shown<'a> {
    pub activity: &'a Activity,
    pub claim: &'a Claim,
    pub all: &'a [Claimed],
    pub form: &'a EventForm,
    pub problems: &'a Problems,
    /// How long the event was.
    pub most: Option<Minutes>,
}

fn head(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        div.stack.g2 {
            (back(&shown.activity.assoc_path(), &shown.claim.title))
            h1 { (words.say("event-title")) }
            p { (words.fill("event-about", &[("title", shown.claim.title.as_str().into()), ("date", words.date(shown.claim.occurred_on).into())])) }
        }
    }
}

/// Everybody who sent it, to tick.
pub(super) fn list(words: Words, shown: &Shown<'_>) -> Markup {
    let problem = shown.problems.of("request");
    html! {
        div.wrap.stack.g5.mid {
            (shown.problems.summary(words))
            (head(words, shown))
            @if shown.all.is_empty() {
                div.empty.stack { p { (words.say("event-empty")) } p { a.btn href="/assoc/requests" { (words.say("requests-title")) } } }
            } @else {
                form.stack.g5 method="post" action={ "/assoc/requests/event/" (shown.activity.id) } novalidate {
                    fieldset.stack.g2.bad[problem.is_some()] aria-describedby=[problem.map(|_| "request-problem")] {
                        legend.label { (words.say("event-who")) }
                        @if let Some(problem) = problem { p.err #request-problem { (problem) } }
                        @for (index, one) in shown.all.iter().enumerate() {
                            @let id = one.listed.activity.id;
                            @let why = one.earlier.first().map(|_| format!("twice-{index}"));
                            label.check {
                                input id=[(index == 0).then_some("request")] type="checkbox" name="request" value=(id) checked[shown.form.request.contains(&id)] aria-describedby=[why.as_deref()];
                                span { (one.listed.name) ", " (one.claim.extent().said(words)) br; span.small.soft { (one.claim.title) } }
                            }
                            @if let (Some(why), Some(earlier)) = (&why, one.earlier.first()) { p.hint id=(why) { (twice(words, earlier)) } }
                        }
                    }
                    (Field {
                        name: "most",
                        label: words.say("event-most"),
                        hint: Some(words.say("event-most-hint")),
                        value: &shown.form.most,
                        kind: "text",
                        autocomplete: "off",
                        problems: shown.problems,
                    })
                    (Field {
                        name: "reason",
                        label: words.say("decide-note"),
                        hint: None,
                        value: &shown.form.reason,
                        kind: "textarea",
                        autocomplete: "off",
                        problems: shown.problems,
                    })
                    p { button.btn { (words.say("event-check")) } }
                }
            }
        }
    }
}

/// What the same person sent that looks like it.
fn twice(words: Words, earlier: &Listed) -> Markup {
    let title = earlier.activity.sent().map(|claim| claim.title).unwrap_or_default();
    html! {
        (words.say("event-twice")) " " a href=(earlier.activity.assoc_path()) { (title) } " " (activities::tag(words, earlier.activity.state))
    }
}

/// What will be done, to confirm.
pub(super) fn confirm(words: Words, shown: &Shown<'_>) -> Markup {
    let ticked: Vec<&Claimed> =
        shown.all.iter().filter(|one| shown.form.request.contains(&one.listed.activity.id)).collect();
    let repeated = ticked.iter().filter(|one| one.repeats(&shown.form.request).is_some()).count();
    html! {
        div.wrap.stack.g5.mid {
            (head(words, shown))
            @if repeated > 0 { p.note.warn role="alert" { (words.fill("event-twice-count", &[("count", repeated.into())])) } }
            div.scroll { table {
                caption.vh { (words.say("event-who")) }
                thead { tr {
                    th scope="col" { (words.say("requests-who")) }
                    th.num scope="col" { (words.say("event-claimed")) }
                    th.num scope="col" { (words.say("event-counts")) }
                } }
                tbody { @for one in &ticked {
                    @let counts = shown.most.map_or(one.claim.minutes, |most| most.min(one.claim.minutes));
                    tr {
                        th scope="row" {
                            (one.listed.name) br; span.small.soft { (one.listed.library) }
                            @if let Some(earlier) = one.repeats(&shown.form.request) { div.small.plainly { span.tag.no { (words.say("event-twice-tag")) } " " (twice(words, earlier)) } }
                        }
                        td.num { (words.fill("minutes-short", &[("count", one.claim.minutes.get().into())])) }
                        td.num { b { (words.fill("minutes-short", &[("count", counts.get().into())])) } }
                    }
                } }
            } }
            form.stack method="post" action={ "/assoc/requests/event/" (shown.activity.id) "/accept" } {
                @for one in &ticked { (hidden("request", one.listed.activity.id.to_string())) }
                @for one in ticked.iter().filter(|one| one.repeats(&shown.form.request).is_some()) { (hidden("twice", one.listed.activity.id.to_string())) }
                (hidden("most", shown.form.most.as_str()))
                (hidden("reason", shown.form.reason.as_str()))
                div.row {
                    button.btn { (words.fill("event-accept", &[("count", ticked.len().into())])) }
                    a.btn.plain href={ "/assoc/requests/event/" (shown.activity.id) } { (words.say("event-back")) }
                }
            }
        }
    }
}
