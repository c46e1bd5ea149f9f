//! The handout as a page to print.

use maud::{Markup, html};

use super::content::Handout;
use super::points::{Point, Sign};
use super::question::Question;
use crate::i18n::Words;
use crate::qr;
use crate::web::components::{back, icon};
use crate::web::{Frame, Nav};

/// The page: its frame in the reader's language, the handout in `of`, that of the lesson. `path` leads to
/// the lesson.
pub fn page(frame: &Frame, of: Words, handout: &Handout, path: &str) -> Markup {
    let words = frame.words;
    let lang = words.lang(of.language());
    let main = html! {
        div.wrap.stack.mid {
            div.row.apart.noprint {
                (back(path, html! { span lang=[lang] { (handout.title) } }))
                p.small.soft { (words.say("handout-print")) }
                a.btn.quiet.sm href={ (path) "/handout.pdf" } { (icon("download")) " PDF" }
            }
            article.handout.panel.stack.g5 lang=[lang] {
                div.row.apart {
                    div.stack.g2.grow {
                        p.kicker { (of.say("handout")) ", " (handout.kicker) }
                        h1 { (handout.title) }
                        p.serif { (handout.able) }
                    }
                    div.center.small {
                        (qr::svg(&handout.url, &of.say("handout-qr"))) br;
                        (handout.address)
                    }
                }
                (parts(of, handout))
                @if !handout.questions.is_empty() {
                    section.stack {
                        h2 { (of.say("handout-questions")) }
                        @for (number, question) in (1_u32..).zip(&handout.questions) { (ask(number, question)) }
                    }
                }
                @if !handout.tries.is_empty() {
                    section.stack.g2 {
                        h2 { (of.say("try-it-title")) }
                        ul.boxes { @for item in &handout.tries { li { (item) } } }
                    }
                }
                (ends(of, handout))
            }
        }
    };
    let title = words.fill("handout-title", &[("title", handout.title.as_str().into())]);
    frame.page(title).at(Nav::Lessons).noindex().render(main)
}

fn parts(words: Words, handout: &Handout) -> Markup {
    html! {
        section.stack {
            h2 { (words.say("handout-points")) }
            @for part in &handout.parts {
                div.stack.g1 {
                    h3.h4 { (part.title) }
                    @for run in part.points.chunk_by(goes_on) { (listed(run)) }
                }
            }
        }
    }
}

/// Whether the next point stands in the same list.
fn goes_on(point: &Point, next: &Point) -> bool {
    match (point.sign, next.sign) {
        (Sign::Number(number), Sign::Number(next)) => number + 1 == next,
        (sign, next) => sign == next,
    }
}

/// Points of one list, or lines that lead in.
fn listed(points: &[Point]) -> Markup {
    let said = |point: &Point| html! { @if !point.lead.is_empty() { b { (point.lead) } " " } (point.text) };
    html! {
        @match points.first().map(|point| point.sign) {
            Some(Sign::LeadIn) => @for point in points { p { (said(point)) } },
            Some(Sign::Number(start)) => ol start=[(start != 1).then_some(start)] { @for point in points { li { (said(point)) } } },
            _ => ul { @for point in points { li { (said(point)) } } },
        }
    }
}

fn ask(number: u32, question: &Question) -> Markup {
    html! {
        div.stack.g1 {
            @for paragraph in &question.story { p.small { (paragraph) } }
            p { b { (number) ". " (question.ask) } }
            @if question.boxes.is_empty() { div.lines aria-hidden="true" { i {} i {} } }
            @for (tick, class) in [(true, "boxes"), (false, "list")] {
                @let choices: Vec<_> = question.boxes.iter().filter(|choice| choice.tick == tick).collect();
                @if !choices.is_empty() { ul class=(class) { @for choice in choices { li { (choice.label) " " (choice.text) } } } }
            }
        }
    }
}

/// Answers, sources, license.
fn ends(words: Words, handout: &Handout) -> Markup {
    html! {
        @if handout.questions.iter().any(|question| !question.answers.is_empty()) {
            section.stack.g2.small {
                h2.h4 { (words.say("handout-answers")) }
                @for (number, question) in (1_u32..).zip(&handout.questions) {
                    @for answer in &question.answers { p { b { (number) ". " (answer.label) " " (answer.text) } " " (answer.why) } }
                }
            }
        }
        section.stack.g2.small {
            h2.h4 { (words.say("handout-sources")) }
            ol { @for source in &handout.sources {
                li { @match &source.url { Some(url) => a href=(url) rel="noopener" { (source.text) }, None => (source.text) } }
            } }
            @if let Some(legal) = &handout.legal { p { (legal) } }
            p.soft { (handout.license) }
        }
    }
}
