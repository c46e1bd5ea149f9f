//! Rule sets as pages: every rule in words, its source, who approved it, and what is left open.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::join_views::draft;
use super::rules::RetireForm;
use super::{people_views, said};
use crate::accounts::UserId;
use crate::credit::KeptRules;
use crate::credit::programs::{HandedIn, Program};
use crate::credit::rules::{Constraint, ConstraintKind, RuleSet, Subject, Track};
use crate::decisions::Decision;
use crate::i18n::{Language, Words};
use crate::text::full_stop;
use crate::web::components::{Field, back};
use crate::web::{Frame, Nav, Problems};

/// A version's name in addresses: `montana-2026.2`.
pub(super) fn name(kept: &KeptRules) -> String {
    format!("{}.{}", kept.rules.code, kept.rules.version)
}

/// How far a version has come.
fn state(words: Words, kept: &KeptRules) -> Markup {
    html! {
        @if kept.retired.is_some() { span.tag.no { (words.say("rules-retired")) } }
        @else if kept.gives_credit() { span.tag.ok { (words.say("rules-in-force")) } }
        @else { (draft(words)) " " span.small.soft { (words.fill("rules-approvals", &[("count", kept.approvals.len().into())])) } }
    }
}

/// Every program; of those with these codes, who reads answers for, also the people, and how many of them handed
/// something in that waits.
pub(super) fn list(
    frame: &Frame,
    all: &[Program],
    (mine, waiting): (&[String], &[HandedIn]),
    now: DateTime<Utc>,
) -> Markup {
    let words = frame.words;
    let english = words.lang(Language::English);
    let main = html! {
        div.wrap.stack.g6 {
            div.stack.g2 {
                (back("/assoc", words.say("association-title")))
                h1 { (words.say("rules-title")) }
                p.read { (words.say("rules-lead")) }
            }
            @if all.is_empty() { p { (words.say("rules-none")) } }
            ul.stack.g3.plain {
                @for program in all {
                    @let kept = program.current(now.date_naive());
                    @let answers = mine.contains(&program.code);
                    li.panel.row.apart {
                        div.stack.g1 {
                            h2.h4 lang=[english] { a href={ "/assoc/programs/" (program.code) } { (kept.rules.program.name) } }
                            p.small.soft lang=[english] { (kept.rules.program.authority.as_deref().unwrap_or_default()) }
                            p.small { (state(words, kept)) }
                            @if let Some(waiting) = waiting.iter().find(|waiting| answers && waiting.program == program.code) {
                                p.small { (people_views::waits(words, waiting)) }
                            }
                        }
                        @if answers { div.row {
                            @if kept.rules.program.subject == Subject::Board {
                                a.btn.quiet.sm href={ "/assoc/programs/" (program.code) "/boards" } { (words.say("boards-title")) span.vh { ": " (kept.rules.program.name) } }
                            }
                            a.btn.quiet.sm href={ "/assoc/programs/" (program.code) "/people" } { (words.say("rules-people")) span.vh { ": " (kept.rules.program.name) } }
                        } }
                    }
                }
            }
        }
    };
    frame.page(words.say("rules-title")).at(Nav::Association).render(main)
}

/// What the page of a version shows.
pub(super) struct Shown<'a> {
    pub program: &'a Program,
    pub kept: &'a KeptRules,
    pub decided: Vec<Decision>,
    /// Whether who reads answers for the program.
    pub answers: bool,
    pub me: UserId,
    pub form: &'a RetireForm,
    pub problems: &'a Problems,
    pub zone: Tz,
}

/// One version of a program's rules.
pub(super) fn page(frame: &Frame, shown: &Shown<'_>) -> Markup {
    let words = frame.words;
    let english = words.lang(Language::English);
    let rules = &shown.kept.rules;
    let main = html! {
        div.wrap.stack.g6 {
            (shown.problems.summary(words))
            div.stack.g2 {
                (back("/assoc/programs", words.say("rules-title")))
                h1 lang=[english] { (rules.program.name) }
                p.soft { span lang=[english] { (rules.name) } ", " (words.fill("rules-version", &[("version", rules.version.get().into())])) " " (state(words, shown.kept)) }
                p { (words.fill("rules-from", &[("date", words.date(rules.effective_from).into())]))
                    @if let Some(to) = rules.effective_to { " " (words.fill("rules-to", &[("date", words.date(to).into())])) } }
            }
            div.cols {
                div.stack.g7 { (tracks(words, rules)) (counting(words, rules)) (open(words, rules)) (sources(words, rules)) }
                aside.stack.g5 aria-label=(words.say("rules-aside")) {
                    (approval(words, shown))
                    (versions(words, shown))
                    (history(words, shown))
                    (retire(words, shown))
                }
            }
        }
    };
    frame.page(rules.name.as_str()).at(Nav::Association).error(!shown.problems.is_empty()).render(main)
}

fn tracks(words: Words, rules: &RuleSet) -> Markup {
    let english = words.lang(Language::English);
    html! {
        section.stack aria-labelledby="tracks" {
            h2 #tracks { (words.say("rules-tracks")) }
            @if rules.tracks.is_empty() { p { (words.say("rules-measure")) } }
            @for track in &rules.tracks {
                div.stack.g2 {
                    h3.h4 lang=[english] { (track.name) }
                    p { (said::track(words, rules, track)) }
                    @if let Some(for_whom) = &track.eligibility { p.small.soft lang=[english] { (for_whom) } }
                    ul.small.stack.g1 {
                        @for constraint in &track.constraints { li { (self::constraint(words, rules, track, constraint)) } }
                        @for line in &track.proration {
                            li { (words.fill("rules-proration", &[
                                ("months", line.months_under.into()),
                                ("amount", said::amount(line.quantity, &rules.unit.name).into()),
                            ])) }
                        }
                        @if track.grace_days > 0 { li { (words.fill("rules-grace", &[("days", track.grace_days.into())])) } }
                        @if let Some(months) = track.certificate_valid_months { li { (words.fill("rules-valid-months", &[("months", months.into())])) } }
                    }
                }
            }
        }
    }
}

fn constraint(words: Words, rules: &RuleSet, track: &Track, constraint: &Constraint) -> Markup {
    let amount = |credit| said::amount(credit, &rules.unit.name);
    let said = match &constraint.kind {
        ConstraintKind::Min { quantity } => words.fill("rules-min", &[("amount", amount(*quantity).into())]),
        ConstraintKind::Max { quantity } => words.fill("rules-max", &[("amount", amount(*quantity).into())]),
        ConstraintKind::MaxShare { share } => words
            .fill("rules-max-share", &[("share", share.to_string().into()), ("amount", amount(track.quantity).into())]),
        ConstraintKind::MinDistinct { count, .. } => words.fill("rules-distinct", &[("count", (*count).into())]),
    };
    let source = rules.source(constraint.source.as_deref());
    html! {
        b lang=[words.lang(Language::English)] { (constraint.name) } ": " (said)
        @if let Some(note) = &constraint.note { " " span lang=[words.lang(Language::English)] { (note) } }
        @if let Some(source) = source { " " a href=(source.url) rel="noreferrer" lang=[words.lang(Language::English)] { (source.title) } }
    }
}

fn counting(words: Words, rules: &RuleSet) -> Markup {
    let english = words.lang(Language::English);
    let unit = rules.unit.name.as_str();
    html! {
        section.stack.g3 aria-labelledby="counting" {
            h2 #counting { (words.say("rules-counting")) }
            p { (said::rounding(words, rules)) }
            ul {
                @if rules.rounding.min_minutes.get() > 0 {
                    li { (words.fill("rules-least", &[("minutes", rules.rounding.min_minutes.get().into())])) }
                }
                @if rules.allow_pooling { li { (words.say("rules-pooling")) } }
                @for equivalence in &rules.equivalences {
                    li { (words.fill("rules-equivalence", &[
                        ("from", equivalence.from.name().into()),
                        ("amount", said::amount(equivalence.factor, unit).into()),
                    ])) }
                }
                @for multiplier in &rules.multipliers {
                    li { (words.fill("rules-multiplier", &[
                        ("kind", multiplier.role.kind().phrase().into()),
                        ("factor", multiplier.factor.to_string().into()),
                    ])) }
                }
                @if !rules.kinds.counted.is_empty() {
                    li { (words.say("rules-counted")) " " span lang=[english] { (rules.kinds.counted.iter().map(|kind| kind.phrase()).collect::<Vec<_>>().join(", ")) } "." }
                }
                @if !rules.kinds.refused.is_empty() {
                    li { (words.say("rules-refused")) " " span lang=[english] { (rules.kinds.refused.iter().map(|kind| kind.phrase()).collect::<Vec<_>>().join(", ")) } "." }
                }
                @if let Some(days) = rules.reporting.within_days { li { (words.fill("rules-report", &[("days", days.into())])) } }
                @match &rules.carry_over {
                    Some(carry) => li { (words.fill("rules-carry", &[("amount", said::amount(carry.most, unit).into())])) },
                    None => li { (words.say("rules-no-carry")) },
                }
            }
            @if !rules.categories.is_empty() {
                p { (words.say("rules-categories")) " " span lang=[english] { (rules.categories.iter().map(|category| category.name.as_str()).collect::<Vec<_>>().join("; ")) } "." }
            }
            p.small.soft { (words.fill("rules-tests", &[("count", rules.tests.len().into())])) }
        }
    }
}

fn open(words: Words, rules: &RuleSet) -> Markup {
    html! {
        @if !rules.questions.is_empty() || rules.note.is_some() {
            section.stack.g3 aria-labelledby="open" {
                h2 #open { (words.say("rules-open")) }
                @if let Some(note) = &rules.note { p lang=[words.lang(Language::English)] { (note) } }
                ul lang=[words.lang(Language::English)] { @for question in &rules.questions { li { (question) } } }
            }
        }
    }
}

fn sources(words: Words, rules: &RuleSet) -> Markup {
    html! {
        section.stack.g3 aria-labelledby="sources" {
            h2 #sources { (words.say("rules-sources")) }
            ul {
                @for source in &rules.sources {
                    li { a href=(source.url) rel="noreferrer" lang=[words.lang(Language::English)] { (source.title) } (full_stop(&source.title)) " " (words.fill("read-on", &[("date", words.date(source.read_on).into())])) }
                }
            }
        }
    }
}

fn approval(words: Words, shown: &Shown<'_>) -> Markup {
    let kept = shown.kept;
    let path = format!("/assoc/programs/{}/{}", shown.program.code, name(kept));
    let mine = kept.approvals.iter().any(|approval| approval.by == shown.me);
    html! {
        section.panel.stack.g3 #approvals aria-labelledby="approvals-h" {
            h2.h4 #approvals-h { (words.say("rules-approval")) }
            @if kept.activated_at.is_some() { p #force { (words.say("rules-force-says")) } } @else { p.small { (words.say("rules-approval-says")) } }
            ul.small {
                @for approval in &kept.approvals {
                    li { (words.fill("rules-approved-by", &[("name", approval.name.as_str().into()), ("date", words.date(approval.at.with_timezone(&shown.zone).date_naive()).into())])) }
                }
            }
            @if shown.answers && kept.activated_at.is_none() && kept.retired.is_none() {
                @if !kept.rules.is_measure() { p { a href={ (path) "/what-if" } { (words.say("rules-what-if")) } } }
                @if mine { p.small { (words.say("rules-approved-already")) } }
                @else { form method="post" action={ (path) "/approve" } { button.btn { (words.say("rules-approve")) } } }
            }
        }
    }
}

fn versions(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        @if shown.program.versions.len() > 1 {
            section.panel.stack.g2 aria-labelledby="versions" {
                h2.h4 #versions { (words.say("rules-versions")) }
                ul.small.stack.g2.plain {
                    @for kept in &shown.program.versions {
                        li {
                            a href={ "/assoc/programs/" (shown.program.code) "/" (name(kept)) } aria-current=[(kept.id == shown.kept.id).then_some("page")] {
                                span lang=[words.lang(Language::English)] { (kept.rules.name) } ", " (words.fill("rules-version", &[("version", kept.rules.version.get().into())]))
                            }
                            " " (state(words, kept))
                        }
                    }
                }
            }
        }
    }
}

fn history(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        @if !shown.decided.is_empty() {
            section.stack.g2 aria-labelledby="history" {
                h2.h4 #history { (words.say("rules-history")) }
                ul.small {
                    @for decision in &shown.decided {
                        li {
                            (words.fill("rules-decision", &[
                                ("name", decision.actor_name.as_str().into()),
                                ("outcome", decision.outcome.as_str().into()),
                                ("moment", words.moment(decision.decided_at, shown.zone).into()),
                            ]))
                            @if !decision.reason.is_empty() { " " (decision.reason) }
                        }
                    }
                }
            }
        }
    }
}

fn retire(words: Words, shown: &Shown<'_>) -> Markup {
    let kept = shown.kept;
    html! {
        @if shown.answers && kept.gives_credit() {
            details.small open[!shown.problems.is_empty()] {
                summary { (words.say("rules-retire")) }
                form.stack.g3 method="post" action={ "/assoc/programs/" (shown.program.code) "/" (name(kept)) "/retire" } novalidate {
                    p { (words.say("rules-retire-says")) }
                    (Field { name: "reason", label: words.say("rules-reason"), hint: None, value: &shown.form.reason, kind: "textarea", autocomplete: "off", problems: shown.problems })
                    button.btn.quiet { (words.say("rules-retire-now")) }
                }
            }
        }
    }
}
