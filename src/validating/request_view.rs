//! The page of one request, for who decides: everything on it in the order in which it is needed.

use std::collections::HashMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use maud::{Markup, html};

use super::forms::PARTS;
use super::likeness::Likeness;
use super::pages::Typed;
use super::queue::Due;
use crate::accounts::{User, UserId};
use crate::activities::{self, Activity, ActivityId, Claim, Extent, File, Listed, State, Step};
use crate::claiming::{self, Decided, Headings};
use crate::credit::{EntryFacts, Worth};
use crate::i18n::Words;
use crate::web::Problems;
use crate::web::components::{Choice, Field, back, hidden};

/// What the page shows.
pub(super) struct Shown<'a> {
    pub activity: &'a Activity,
    pub claim: &'a Claim,
    pub learner: User,
    pub files: Vec<File>,
    pub steps: Vec<Step>,
    /// Who took them.
    pub names: HashMap<UserId, String>,
    /// What was said when it was accepted, beside its parts.
    pub terms: Option<EntryFacts>,
    pub worth: Vec<Worth>,
    pub likeness: Likeness,
    pub next: Option<ActivityId>,
    /// Whether it is the validator's own: somebody else decides.
    pub own: bool,
    pub headings: &'a [Headings],
    pub typed: &'a Typed,
    pub problems: &'a Problems,
    pub due: Due,
    pub today: NaiveDate,
    pub zone: Tz,
    pub done: &'a str,
}

impl Shown<'_> {
    /// Whether it can be accepted as it stands, right below its title: not where it was probably sent twice.
    fn is_quick(&self) -> bool {
        self.activity.state == State::Submitted && !self.own && self.likeness.twice.is_empty()
    }

    /// The name of who took a step.
    fn name(&self, step: &Step) -> &str {
        self.names.get(&step.actor).map_or("", String::as_str)
    }

    /// Whether a registrar recognized it as a certificate for one program: what it counts for is theirs to say.
    fn is_recognized(&self) -> bool {
        self.terms.as_ref().is_some_and(|terms| terms.only.is_some())
    }

    /// Whether it was accepted and that was taken back: it may be accepted again.
    fn may_come_again(&self) -> bool {
        self.activity.state == State::Rejected && activities::was_reversed(&self.steps)
    }
}

/// The page.
pub(super) fn view(words: Words, shown: &Shown<'_>) -> Markup {
    let activity = shown.activity;
    html! {
        div.wrap.stack.g6.mid {
            @if ["accepted", "returned", "rejected", "reversed", "already"].contains(&shown.done) {
                p.note.ok role="status" { (words.fill(&format!("requests-done-{}", shown.done), &[("count", 1.into())])) }
            }
            (shown.problems.summary(words))
            div.stack.g2 {
                div.row.apart {
                    (back("/assoc/requests", words.say("requests-title")))
                    @if let Some(next) = shown.next { p.small.noprint { a href={ "/assoc/requests/" (next) } accesskey="n" { (words.say("requests-next")) } } }
                }
                // What comes next after a decision is at hand: the title has the focus, and the next stop accepts.
                h1 tabindex="-1" autofocus[shown.problems.is_empty()] { (shown.claim.title) }
                p {
                    b { (shown.learner.name) } @if !shown.learner.library.is_empty() { ", " (shown.learner.library) } " "
                    (activities::tag(words, activity.state)) " "
                    @if let (State::Submitted, Some(at)) = (activity.state, activity.submitted_at) { (due_on(words, shown.due.day(activity.user_id, at, shown.zone), shown.today)) }
                }
            }
            @if shown.is_quick() {
                p.noprint { button.btn form="accept" accesskey="a" { (words.say("decide-quick")) } }
            }
            (decided(words, shown))
            (alike(words, shown))
            section.stack aria-labelledby="said" {
                h2.h3 #said { (words.say("decide-claim")) }
                (claiming::facts(words, shown.claim, shown.headings))
            }
            section.stack aria-labelledby="shown" {
                h2.h3 #shown { (words.say("request-evidence")) }
                (claiming::pictures(words, &activity.assoc_path(), &shown.files))
            }
            section.panel.stack.g3 aria-labelledby="worth" {
                h2.h4 #worth { (words.say(if activity.state == State::Accepted { "worth-counts" } else { "worth-title" })) }
                (claiming::worth_list(words, &shown.worth))
            }
            @if matches!(activity.state, State::Submitted | State::Returned | State::Accepted) || shown.may_come_again() { (decision(words, shown)) }
            (history(words, shown))
        }
    }
}

/// What was decided last, where it is accepted or not: what counts under which headings and what does not, by whom, why.
fn decided(words: Words, shown: &Shown<'_>) -> Markup {
    let (claim, state) = (shown.claim, shown.activity.state);
    let Some(step) = shown.steps.iter().rfind(|step| step.did.leads_to() == state && step.did.is_decision()) else {
        return html! {};
    };
    let (counts, claimed) = (Extent::of_parts(&step.parts), claim.extent());
    let (terms, headings) = (shown.terms.as_ref(), shown.headings);
    let view = Decided { claim, step, by: shown.name(step), terms, headings, zone: shown.zone };
    let amounts = [
        ("claimed", claimed.said(words).into()),
        ("amount", counts.said(words).into()),
        ("count", counts.count().into()),
    ];
    let (class, key) = match state {
        State::Accepted if counts == claimed => ("ok", "decided-full"),
        State::Accepted => ("ok", "decided-part"),
        State::Rejected if shown.may_come_again() => ("warn", "decided-reversed"),
        State::Rejected => ("warn", "decided-rejected"),
        _ => return html! {},
    };
    html! {
        section.note.stack.g2.(class) aria-labelledby="decided" {
            h2.h4 #decided { (words.fill(key, &amounts)) }
            (claiming::decided(words, &view))
        }
    }
}

fn due_on(words: Words, due: NaiveDate, today: NaiveDate) -> Markup {
    html! {
        @if due < today {
            span.tag.no { (words.fill("requests-late", &[("days", (today - due).num_days().into())])) }
        } @else {
            span.small.soft { (words.fill("requests-due-on", &[("date", words.date(due).into())])) }
        }
    }
}

/// What looks like it.
fn alike(words: Words, shown: &Shown<'_>) -> Markup {
    // What states an amount is decided by itself.
    let plain = |claim: Claim| claim.stated.is_none();
    let waits = |other: &&Listed| other.activity.state == State::Submitted && other.activity.sent().is_some_and(plain);
    let open = shown.likeness.others.iter().filter(waits).count();
    html! {
        @if !shown.likeness.twice.is_empty() {
            div.note.warn.stack.g2 {
                p { (words.say("alike-twice")) }
                (those(words, &shown.likeness.twice))
            }
        }
        @if !shown.likeness.others.is_empty() {
            div.note.info.stack.g2 {
                p { (words.fill("alike-others", &[("count", shown.likeness.others.len().into())])) }
                (those(words, &shown.likeness.others))
                @if open > 0 && shown.claim.stated.is_none() && shown.activity.state == State::Submitted && !shown.own {
                    p { a href={ "/assoc/requests/event/" (shown.activity.id) } { (words.fill("alike-decide", &[("count", (open + 1).into())])) } }
                }
            }
        }
    }
}

fn those(words: Words, all: &[Listed]) -> Markup {
    html! {
        ul { @for other in all { @if let Some(claim) = other.activity.sent() { li {
            a href=(other.activity.assoc_path()) { (other.name) ": " (claim.title) } ", "
            (claim.extent().said(words)) " " (activities::tag(words, other.activity.state))
        } } } }
    }
}

fn decision(words: Words, shown: &Shown<'_>) -> Markup {
    let path = shown.activity.assoc_path();
    if shown.own {
        return html! { p.note.info { (words.say("decide-own")) } };
    }
    html! {
        section.stack.g5.noprint aria-labelledby="decide" {
            h2.h3 #decide { (words.say("decide-title")) }
            @match shown.activity.state {
                State::Submitted => {
                    (accept(words, shown, &path))
                    (word(words, shown, &path, ("ask", "question", &shown.typed.question)))
                    (word(words, shown, &path, ("reject", "refusal", &shown.typed.refusal)))
                }
                State::Rejected => {
                    p { (words.say("decide-again")) }
                    (accept(words, shown, &path))
                }
                State::Returned => (word(words, shown, &path, ("reject", "refusal", &shown.typed.refusal))),
                _ => {
                    p { (words.fill(if shown.is_recognized() { "decide-recognized" } else { "decide-otherwise" }, &[("name", shown.learner.first_name().into())])) }
                    (word(words, shown, &path, ("reverse", "reversal", &shown.typed.reversal)))
                }
            }
        }
    }
}

fn accept(words: Words, shown: &Shown<'_>, path: &str) -> Markup {
    let typed = &shown.typed.accept;
    let below = ["reason", "late_reason", "approved_on"];
    let claimed = shown.claim.stated.map(|(unit, _)| unit);
    // Amounts are decided on where one was stated.
    let units = if claimed.is_some() { claiming::units(shown.headings, claimed) } else { Vec::new() };
    let unit = claiming::unit(&typed.stated_unit).or(claimed);
    let split = typed.what == "parts" || below.iter().any(|field| shown.problems.of(field).is_some());
    let field = |name, label: &str, kind, value| Field {
        name,
        label: words.say(label),
        hint: None,
        value,
        kind,
        autocomplete: "off",
        problems: shown.problems,
    };
    html! {
        form.panel.stack #accept method="post" action={ (path) "/accept" } novalidate {
            p { button.btn { (words.fill("decide-accept", &[("amount", shown.claim.extent().said(words).into())])) } }
            details open[split] {
                summary { (words.say("decide-more")) }
                div.stack {
                    // What is hidden comes first: what follows it keeps no distance.
                    (hidden("asked", 1))
                    (field("reason", "decide-note", "textarea", &typed.reason))
                    fieldset.stack.g3 {
                        legend.label { (words.say("decide-parts")) }
                        p.hint { (words.fill("decide-parts-hint", &[("amount", shown.claim.extent().said(words).into())])) }
                        @if !units.is_empty() {
                            (Choice { name: "stated_unit", label: words.say("add-stated-unit"), hint: None, problems: shown.problems, options: claiming::unit_options(words, &units, unit) })
                        }
                        @for index in 0..PARTS { (part(words, shown, index, !units.is_empty())) }
                    }
                    (Field { hint: Some(words.say("decide-late-hint")), ..field("late_reason", "decide-late", "text", &typed.late_reason) })
                    (Field { hint: Some(words.say("decide-approved-hint")), ..field("approved_on", "decide-approved", "date", &typed.approved_on) })
                    (claiming::teaches(words, shown.headings, &typed.teaches))
                    p { button.btn.quiet name="do" value="parts" { (words.say("decide-accept-parts")) } }
                }
            }
        }
    }
}

fn part(words: Words, shown: &Shown<'_>, index: usize, states: bool) -> Markup {
    let typed = |all: &[String]| all.get(index).cloned().unwrap_or_default();
    html! {
        div.row.low {
            (amount(words, shown, index, ("minutes", typed(&shown.typed.accept.minutes))))
            @if states { (amount(words, shown, index, ("stated", typed(&shown.typed.accept.stated)))) }
            @for (place, set) in shown.headings.iter().enumerate() {
                // Each program has its place in the form; one without headings leaves nothing to choose.
                @if set.headings.is_empty() { (hidden("heading", "")) } @else {
                @let id = format!("heading-{}-{}", index + 1, place + 1);
                @let chosen = shown.typed.accept.heading.get(index * shown.headings.len() + place);
                div.field {
                    label for=(id) { (words.fill("decide-part-heading", &[("number", (index + 1).into()), ("program", set.name.as_str().into())])) }
                    select id=(id) name="heading" {
                        option value="" { (words.say("decide-as-claimed")) }
                        @for (code, heading) in &set.headings {
                            @let value = format!("{}/{code}", set.code);
                            option value=(value) selected[chosen == Some(&value)] { (heading) }
                        }
                    }
                }
                }
            }
        }
    }
}

/// How long a part was, or what is stated of it.
fn amount(words: Words, shown: &Shown<'_>, index: usize, (field, typed): (&str, String)) -> Markup {
    let name = format!("{field}-{}", index + 1);
    let problem = shown.problems.of(&name);
    html! {
        div.field.bad[problem.is_some()] {
            label for=(name) { (words.fill(&format!("decide-part-{field}"), &[("number", (index + 1).into())])) }
            @if let Some(problem) = problem { p.err id={ (name) "-problem" } { (problem) } }
            input.short id=(name) name=(field) type="text" inputmode="decimal" value=(typed) autocomplete="off"
                aria-describedby=[problem.map(|_| format!("{name}-problem"))] aria-invalid=[problem.map(|_| "true")];
        }
    }
}

/// A form with words for the learner: what it does, the field, and what stands in it.
fn word(words: Words, shown: &Shown<'_>, path: &str, (does, field, typed): (&str, &'static str, &str)) -> Markup {
    let problem = shown.problems.of(field);
    let hint = format!("{field}-hint");
    let described = if problem.is_some() { format!("{hint} {field}-problem") } else { hint.clone() };
    html! {
        details open[problem.is_some()] {
            summary { (words.say(&format!("decide-{does}"))) }
            form.stack method="post" action={ (path) "/" (does) } novalidate {
                div.field.bad[problem.is_some()] {
                    label for=(field) { (words.say(&format!("decide-{does}-label"))) }
                    p.hint id=(hint) { (words.fill("decide-read", &[("name", shown.learner.first_name().into())])) }
                    @if let Some(problem) = problem { p.err id={ (field) "-problem" } { (problem) } }
                    textarea id=(field) name="reason" rows="4" aria-describedby=(described) aria-invalid=[problem.map(|_| "true")] { (typed) }
                }
                p { button.btn.quiet { (words.say(&format!("decide-{does}-send"))) } }
            }
        }
    }
}

fn history(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        section.stack aria-labelledby="history" {
            h2.h3 #history { (words.say("request-history")) }
            ol.stack.g3.plain {
                @for step in &shown.steps {
                    li {
                        p {
                            b { (words.say(&format!("activity-did-{}", step.did.word()))) } " "
                            span.small.soft {
                                (shown.name(step)) ", " (words.moment(step.at, shown.zone))
                            }
                        }
                        @if !step.reason.is_empty() { p.said { (step.reason) } }
                        @for part in &step.parts {
                            @let under = Headings::named(shown.headings, &part.categories).join(", ");
                            p.small { (part.extent().said(words)) @if !under.is_empty() { ": " (under) } }
                        }
                    }
                }
            }
        }
    }
}
