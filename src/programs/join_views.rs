//! The programs there are, and the form to join one.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::join::JoinForm;
use super::{boards_views, place_views, said};
use crate::credit::programs::{Board, Enrollment, Left, Program, Standing};
use crate::credit::rules::{Anchor, Subject};
use crate::i18n::{Language, Words};
use crate::web::components::{Field, back};
use crate::web::{Frame, Nav, Problems};

/// That rules are a draft which the authority has yet to confirm.
pub(super) fn draft(words: Words) -> Markup {
    html! { span.tag.warn { (words.say("program-draft")) } }
}

/// Every program, and which ones one is in.
pub(super) fn list(
    frame: &Frame,
    all: &[Program],
    (mine, left): (&[Enrollment], &[Left]),
    boards: &[(Board, Vec<Standing>)],
    now: DateTime<Utc>,
) -> Markup {
    let words = frame.words;
    let main = html! {
        div.wrap.stack.g6.mid {
            div.stack.g2 {
                (back("/record", words.say("nav-record")))
                h1 { (words.say("programs-title")) }
                p.read { (words.say("programs-lead")) }
            }
            @if !boards.is_empty() { (boards_views::of_boards(words, boards)) }
            ul.stack.g4.plain {
                @for program in all {
                    @let kept = program.current(now.date_naive());
                    @let rules = &kept.rules;
                    @let joined = mine.iter().find(|one| one.program == program.code);
                    li.panel.stack.g2 {
                        h2.h4 lang=[words.lang(Language::English)] { (rules.program.name) }
                        p.small.soft {
                            span lang=[words.lang(Language::English)] { (rules.program.authority.as_deref().unwrap_or_default()) }
                            @if !kept.gives_credit() { " " (draft(words)) }
                        }
                        @for track in &rules.tracks {
                            p.small { b lang=[words.lang(Language::English)] { (track.name) } ": " (said::track(words, rules, track)) }
                        }
                        @for one in left.iter().filter(|one| one.enrollment.program == program.code) { (place_views::left(words, one)) }
                        @match (joined, rules.program.subject) {
                            (Some(one), _) => p { a href={ "/record/programs/" (one.id) } { (words.say("programs-joined")) span.vh { ": " (rules.program.name) } } },
                            (None, Subject::Board) => p.small.soft { (words.say("programs-board")) },
                            (None, _) => p { a.btn.quiet href={ "/record/programs/new/" (program.code) } { (words.say("programs-join")) span.vh { ": " (rules.program.name) } } },
                        }
                    }
                }
            }
        }
    };
    frame.page(words.say("programs-title")).at(Nav::Record).render(main)
}

/// The form to join a program.
pub(super) fn form(
    frame: &Frame,
    program: &Program,
    form: &JoinForm,
    problems: &Problems,
    now: DateTime<Utc>,
) -> Markup {
    let words = frame.words;
    let kept = program.current(now.date_naive());
    let rules = &kept.rules;
    let main = html! {
        div.wrap.stack.g5.mid {
            (problems.summary(words))
            div.stack.g2 {
                (back("/record/programs", words.say("programs-title")))
                h1 lang=[words.lang(Language::English)] { (rules.program.name) }
                p.soft lang=[words.lang(Language::English)] { (rules.program.authority.as_deref().unwrap_or_default()) }
            }
            @if !kept.gives_credit() { p.note.warn { (words.say("program-draft-says")) } }
            form.stack.g5 method="post" action={ "/record/programs/new/" (program.code) } novalidate {
                (fields(words, program, form, problems, now))
                div.row { button.btn { (words.say("programs-join")) } a.btn.plain href="/record/programs" { (words.say("cancel")) } }
            }
        }
    };
    frame.page(rules.program.name.as_str()).at(Nav::Record).error(!problems.is_empty()).render(main)
}

/// The fields that joining takes: the track, and the days that its periods hang on.
pub(super) fn fields(
    words: Words,
    program: &Program,
    form: &JoinForm,
    problems: &Problems,
    now: DateTime<Utc>,
) -> Markup {
    let rules = &form.rules(program, now).rules;
    let asks_for_day = rules.tracks.iter().any(|track| track.anchor != Anchor::FixedMmDd);
    let fiscal = rules.tracks.iter().any(|track| track.anchor == Anchor::FiscalYear);
    let prorates = rules.tracks.iter().any(|track| !track.proration.is_empty());
    let day = |name, label: &str, hint: &str, value| Field {
        name,
        label: words.say(label),
        hint: Some(words.say(hint)),
        value,
        kind: "date",
        autocomplete: "off",
        problems,
    };
    html! {
        (tracks(words, program, form, problems, now))
        @if asks_for_day {
            @let (label, hint) = if fiscal { ("join-fiscal", "join-fiscal-hint") } else { ("join-issued", "join-issued-hint") };
            (day("anchor_on", label, hint, &form.anchor_on))
        }
        @if prorates { (day("since", "join-since", "join-since-hint", &form.since)) }
    }
}

fn tracks(words: Words, program: &Program, form: &JoinForm, problems: &Problems, now: DateTime<Utc>) -> Markup {
    let rules = &form.rules(program, now).rules;
    let problem = problems.of("track");
    html! {
        fieldset.stack.g3.bad[problem.is_some()] #track {
            legend.h3 { (words.say("join-track")) }
            @if let Some(problem) = problem { p.err #track-problem { (problem) } }
            @for track in &rules.tracks {
                label.check {
                    input type="radio" name="track" value=(track.code) checked[track.code == form.track];
                    span {
                        b lang=[words.lang(Language::English)] { (track.name) } br;
                        span.small { (said::track(words, rules, track)) }
                        @if let Some(for_whom) = &track.eligibility {
                            br; span.small.soft lang=[words.lang(Language::English)] { (for_whom) }
                        }
                    }
                }
            }
        }
    }
}
