//! The cover of a module as markup.

use maud::{Markup, html};

use super::length::{live, method};
use super::module::Cover;
use crate::credit::Worth;
use crate::format::{ModuleApproval, PassRule};
use crate::i18n::{Language, Words};
use crate::lessons::Edition;
use crate::study::{Turns, Why};
use crate::text::capital;
use crate::web::components::{icon, topic};
use crate::web::{Frame, Nav};

/// The page.
pub(super) fn page(frame: &Frame, cover: &Cover) -> Markup {
    let words = frame.words;
    let body = &cover.state.edition.body;
    let main = html! {
        div.wrap.stack.g6 {
            @if cover.saved { p.note.ok role="status" { (words.say("module-saved")) } }
            div.stack {
                div.stack.g2 {
                    p.kicker { (words.say("module-kicker")) }
                    h1 lang=[words.lang(Language::English)] { (body.title) }
                    p.read lang=[words.lang(Language::English)] { (body.summary) }
                }
                (begin(words, cover))
            }
            div.cols {
                div.stack.g6 {
                    section.stack.g3 aria-labelledby="able" {
                        h2 #able { (words.say("module-able")) }
                        div.prose lang=[words.lang(Language::English)] { ul { @for objective in &body.objectives { li { (capital(objective)) } } } }
                    }
                    section.stack.g3 aria-labelledby="lessons" {
                        h2 #lessons { (words.say("module-lessons")) }
                        p.soft {
                            @if cover.zone.is_some() {
                                (words.fill("module-lessons-done", &[("done", cover.state.done.into()), ("total", cover.state.total().into())]))
                            } @else { (words.fill("paths-lessons", &[("count", cover.state.total().into())])) }
                        }
                        ol.path { @for (index, lesson) in cover.lessons.iter().enumerate() { (line(words, cover, index + 1, lesson)) } }
                        (shared(words, cover))
                        p data-keep={ "/packs?module=" (cover.state.edition.slug) } hidden {}
                    }
                    (evaluation(words, cover))
                }
                aside.stack.g5 aria-label=(words.say("module-facts")) {
                    (facts(words, cover))
                    @if frame.account.as_ref().is_some_and(|account| account.coordinator || account.validator || account.registrar) {
                        p.small.noprint { a href={ "/assoc/rooms/new?module=" (cover.state.edition.slug) } { (words.say("room-take-together")) } }
                    }
                    @if cover.lessons.iter().any(|lesson| lesson.original().legal_note) {
                        div.note.info { p { (words.say("module-legal-title")) } p.small { (words.say("module-legal")) } }
                    }
                }
            }
        }
    };
    frame.page(body.title.as_str()).description(body.summary.as_str()).at(Nav::Lessons).render(main)
}

/// The button that leads on, as long as a lesson is to be done.
fn begin(words: Words, cover: &Cover) -> Markup {
    html! {
        @if let (Some(next), false) = (cover.next(), cover.state.completed) {
            @let place = cover.standing.place(next.lesson_id);
            @let title = next.text(words.language()).title.as_str();
            @let speaks = next.speaks(words.language());
            p {
                a.btn href=(place.map_or_else(|| next.path(), |place| place.path())) {
                    @if place.is_some() { (words.say("resume-carry-on")) } @else { (words.say("module-start")) }
                    span.vh { " " (words.around("resume-with", &[], ("title", title, speaks))) }
                    " " (icon("next"))
                }
            }
        }
    }
}

fn line(words: Words, cover: &Cover, number: usize, lesson: &Edition) -> Markup {
    let text = lesson.text(words.language());
    html! {
        li {
            span.n aria-hidden="true" { (number) }
            div.stack.g1 {
                h3.h4 lang=[words.lang(lesson.speaks(words.language()))] { a href=(lesson.path()) { (text.title) } }
                p.meta { b { (words.fill("minutes-short", &[("count", text.minutes.into())])) } " " span { (text.mark.as_str()) } }
            }
            (cover.standing.state(lesson.lesson_id).tag(words))
        }
    }
}

fn shared(words: Words, cover: &Cover) -> Markup {
    html! {
        @for (lesson, module) in &cover.shared {
            p.hint {
                (words.around("module-shared", &[], ("lesson", &lesson.text(words.language()).title, lesson.speaks(words.language())))) " "
                a href=(module.path()) lang=[words.lang(Language::English)] { (module.body.title) } ". " (words.say("module-shared-once"))
            }
        }
    }
}

fn evaluation(words: Words, cover: &Cover) -> Markup {
    let state = &cover.state;
    let path = state.evaluation_path();
    let passed = cover.evaluation.as_ref().and_then(|evaluation| evaluation.passed_at).is_some();
    let body = &state.edition.body;
    html! {
        section.panel.stack.g3 aria-labelledby="evaluation" {
            h2.h3 #evaluation { (words.say("module-evaluation")) }
            @match (&cover.completion, cover.zone) {
                (Some(done), zone) => {
                    @let day = words.date(done.completed_at.with_timezone(&zone.unwrap_or_default()).date_naive());
                    p { (words.fill("module-completed", &[("date", day.into()), ("right", done.right_count.into()), ("count", done.question_count.into())])) }
                    p { a href="/record" { (words.say("module-to-record")) } }
                    @if let Some((turns, worth)) = &cover.again { (again(words, cover, turns, worth, passed)) }
                }
                (None, None) => {
                    p { (rule(words, cover)) }
                    p {
                        (words.say("module-signed-out")) " "
                        a href={ "/signin?next=" (state.edition.path()) } { (words.say("nav-sign-in")) } "."
                    }
                }
                (None, Some(_)) if state.next.is_some() => {
                    p { (rule(words, cover)) }
                    p { (words.say("module-missing")) }
                    div.prose { ul {
                        @for lesson in cover.lessons.iter().filter(|lesson| !cover.standing.done.contains(&lesson.lesson_id)) {
                            li lang=[words.lang(lesson.speaks(words.language()))] { (lesson.text(words.language()).title) }
                        }
                    } }
                }
                (None, Some(_)) if passed => {
                    p { (words.say("module-feedback-left")) }
                    p { a.btn href=(state.feedback_path()) { (words.say("module-feedback")) " " (icon("next")) } }
                }
                (None, Some(_)) => {
                    p { (rule(words, cover)) }
                    p {
                        a.btn href=(path) {
                            @if cover.evaluation.is_some() { (words.say("module-evaluate-on")) } @else { (words.say("module-evaluate")) }
                            " " (icon("next"))
                        }
                    }
                    p.hint { (words.fill("module-evaluation-minutes", &[("minutes", body.evaluation_minutes.into())])) }
                }
            }
        }
    }
}

/// That it may be taken again, why, and what it would be worth.
fn again(words: Words, cover: &Cover, turns: &Turns, worth: &[Worth], passed: bool) -> Markup {
    let state = &cover.state;
    html! {
        div.stack.g3 #again {
            h3.h4 { (words.say("take-again-module")) }
            div.prose { ul { @for why in &turns.why { li { (reason(words, why)) } } } }
            (said(words, worth))
            @if state.next.is_some() {
                p { (words.say("take-again-missing")) }
                div.prose { ul {
                    @for lesson in cover.lessons.iter().filter(|lesson| !cover.standing.done.contains(&lesson.lesson_id)) {
                        li { a href=(lesson.path()) lang=[words.lang(lesson.speaks(words.language()))] { (lesson.text(words.language()).title) } }
                    }
                } }
            } @else if passed {
                p { (words.say("module-feedback-left")) }
                p { a.btn href=(state.feedback_path()) { (words.say("module-feedback")) " " (icon("next")) } }
            } @else {
                p { (words.say("take-again-how")) }
                p { a.btn href=(state.evaluation_path()) { (words.say("take-again-module")) " " (icon("next")) } }
            }
        }
    }
}

/// What it brings the reader by each rule, and how that came about.
fn said(words: Words, worth: &[Worth]) -> Markup {
    html! { @for one in worth { p.small { b { (one.rule) ": " (one.said_in(words)) } ". " (one.reason) } } }
}

/// Why it may be taken again.
fn reason(words: Words, why: &Why) -> String {
    match why {
        Why::NewVersion => words.say("take-again-version"),
        Why::NewPeriod { program, from } => {
            words.fill("take-again-period", &[("program", program.as_str().into()), ("date", words.date(*from).into())])
        }
        Why::Expired(last) => words.fill("take-again-expired", &[("date", words.date(*last).into())]),
    }
}

/// When the evaluation is passed.
fn rule(words: Words, cover: &Cover) -> String {
    let body = &cover.state.edition.body;
    let questions = body.questions.len();
    match body.pass {
        PassRule::All => words.fill("module-rule-all", &[("count", questions.into())]),
        PassRule::Percent(percent) => {
            words.fill("module-rule-percent", &[("count", questions.into()), ("percent", percent.into())])
        }
    }
}

fn facts(words: Words, cover: &Cover) -> Markup {
    let body = &cover.state.edition.body;
    let minutes = words.fill("minutes", &[("count", body.minutes.into())]);
    let valid = body
        .valid_for_months
        .map(|months| (words.say("module-certificate"), words.fill("module-valid-for", &[("count", months.into())])));
    let lines = [
        (words.say("module-minutes"), minutes),
        (words.say("module-provider"), cover.provider.body.name.clone()),
        (words.say("module-instructor"), body.instructor.clone()),
        (words.say("module-topic"), topic(words, body.topic)),
        (words.say("module-reviewed"), words.date(body.reviewed_on)),
        (words.say("module-review-by"), words.date(body.review_by)),
    ];
    html! {
        section.panel.stack.g2 aria-labelledby="facts" {
            h2.h4 #facts { (words.say("module-facts")) }
            dl.facts.tight {
                @for (term, value) in lines.into_iter().chain(valid) { div { dt { (term) } dd { (value) } } }
                div { dt { (words.say("length-how")) } dd { (method(words, body.pilot.as_ref(), body.reviewed_on)) } }
                @if cover.live.is_some() { div { dt { (words.say("length-people-lessons")) } dd { (live(words, cover.live)) } } }
                @if !body.approvals.is_empty() {
                    div { dt { (words.say("module-approved")) } dd { @for one in &body.approvals { p { (approval(words, one)) } } } }
                }
            }
            @for worth in &cover.worth { (worth_line(words, worth)) }
            @if !cover.mine.is_empty() {
                p.small { (words.say("module-worth-mine")) }
                (said(words, &cover.mine))
            }
            p.hint { (words.fill("module-minutes-how", &[("minutes", body.evaluation_minutes.into())])) }
            @if cover.provider.body.example { p.hint { (words.say("module-example")) } }
        }
    }
}

/// Who approved it, under which number, for which days.
fn approval(words: Words, one: &ModuleApproval) -> String {
    let from = words.date(one.from);
    let mut values =
        vec![("by", one.name.as_str().into()), ("number", one.number.as_str().into()), ("from", from.into())];
    let Some(until) = one.until else { return words.fill("module-approval", &values) };
    values.push(("until", words.date(until).into()));
    words.fill("module-approval-until", &values)
}

/// What a rule set makes of the minutes, computed by the engine that will award them.
fn worth_line(words: Words, worth: &Worth) -> Markup {
    let rule = || worth.rule.as_str().into();
    html! {
        @match &worth.unit {
            Some(unit) => p.small { (words.rich("module-worth", &[
                ("rule", rule()), ("credit", worth.credit.to_string().into()), ("unit", unit.as_str().into()),
            ])) },
            None => p.small { (words.fill("module-worth-refused", &[("rule", rule()), ("reason", worth.reason.as_str().into())])) },
        }
    }
}
