//! One's position in a program, leaving it, and what of it stays.

use maud::{Markup, html};

use super::mine_views::{Shown, address};
use super::papers;
use crate::credit::programs::{KeptPeriod, Left};
use crate::i18n::{Language, Words};
use crate::web::components::{Choice, Field};

/// What one is in the program, and the form to change it.
pub(super) fn position(words: Words, shown: &Shown<'_>) -> Markup {
    let standing = shown.standing;
    let rules = &standing.rules;
    let english = words.lang(Language::English);
    let chosen =
        if shown.typed.position.track.is_empty() { standing.track.code.as_str() } else { &shown.typed.position.track };
    html! {
        @if rules.tracks.len() > 1 {
            section.panel.stack.g3 aria-labelledby="position" {
                h2.h4 #position { (words.say("program-position")) }
                ul.small {
                    @for held in &standing.enrollment.held {
                        li {
                            span lang=[english] { (rules.track(&held.track).map_or(held.track.as_str(), |track| track.name.as_str())) }
                            ", " (words.fill("program-since", &[("date", words.date(held.from).into())]))
                        }
                    }
                }
                details open[["track", "from"].iter().any(|field| shown.problems.of(field).is_some())] {
                    summary { (words.say("program-position-change")) }
                    form.stack.g3 method="post" action=(address(standing, "/position")) novalidate {
                        (Choice { name: "track", label: words.say("join-track"), hint: None, problems: shown.problems, options: html! { @for track in &rules.tracks { option value=(track.code) selected[track.code == chosen] lang=[english] { (track.name) } } } })
                        (Field { name: "from", label: words.say("program-from"), hint: None, value: &shown.typed.position.from, kind: "date", autocomplete: "off", problems: shown.problems })
                        button.btn.quiet { (words.say("program-position-save")) }
                    }
                }
            }
        }
    }
}

/// What stays and what is lost, and the button to leave.
pub(super) fn leaving(words: Words, shown: &Shown<'_>) -> Markup {
    let settled = |kept: &&KeptPeriod| kept.state.is_settled();
    let line = |kept: &KeptPeriod| html! { li { (papers::span(words, kept)) ", " (papers::state(words, kept)) } };
    html! {
        details.small {
            summary { (words.say("program-leave")) }
            form.stack.g2 method="post" action=(address(shown.standing, "/leave")) {
                p { (words.say("program-leave-says")) }
                @if shown.periods.iter().any(|kept| kept.state.is_settled()) {
                    p { (words.say("program-leave-stays")) }
                    ul { @for kept in shown.periods.iter().filter(settled) { (line(kept)) } }
                }
                @if shown.periods.iter().any(|kept| !kept.state.is_settled()) {
                    p { (words.say("program-leave-lost")) }
                    ul { @for kept in shown.periods.iter().filter(|kept| !kept.state.is_settled()) { (line(kept)) } }
                }
                button.btn.quiet.sm { (words.say("program-leave-now")) }
            }
        }
    }
}

/// A place that was left, with the way to what was accepted there.
pub(super) fn left(words: Words, left: &Left) -> Markup {
    html! {
        @for kept in &left.settled {
            p.small {
                a href={ "/record/programs/" (left.enrollment.id) "?period=" (kept.id) } {
                    (words.fill("program-left-period", &[("program", left.name.as_str().into()), ("period", papers::span(words, kept).into())]))
                }
                ", " (papers::state(words, kept))
            }
        }
    }
}
