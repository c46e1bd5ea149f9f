//! What now? After a lesson: what fits the time that is left, and what is next in the module.

use std::sync::Arc;

use maud::{Markup, html};

use super::{ahead, review};
use crate::accounts::Visitor;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::lessons::{self, Card, LessonId, Wanted};
use crate::modules;
use crate::progress;
use crate::web::components::icon;

/// Suggestions at most.
const MOST: usize = 3;
/// No lesson is longer, by the rules of the format.
const ANY_LENGTH: u16 = 10;

/// A module that the lesson is a part of, and how far the learner is in it.
pub(super) struct Part {
    /// Which.
    pub module: Arc<modules::Edition>,
    /// Lessons that are done.
    pub done: usize,
    /// The next one that isn't.
    pub next: Option<Card>,
}

/// What is suggested.
pub(super) struct Suggestions {
    /// Minutes left of those that were picked: zero when they are over.
    left: Option<u16>,
    /// The module whose lessons are all done.
    evaluation: Option<String>,
    /// Questions from earlier lessons that are due today.
    due: usize,
    /// Lessons that were begun and not finished.
    begun: Vec<LessonId>,
    /// Lessons, each with the module it is next in.
    lessons: Vec<(Card, Option<String>)>,
}

/// What fits: the next lesson of each module, then what else lies ahead, then other lessons; of a time
/// that was picked, the longest that fits first.
pub(super) async fn suggest(
    conn: &mut Conn,
    app: &App,
    visitor: &Visitor,
    here: LessonId,
    parts: &[Part],
    left: Option<u16>,
) -> Result<Suggestions> {
    let (mut seen, mut due, mut first, mut begun) = (vec![here], 0, Vec::new(), Vec::new());
    if let Some(person) = &visitor.person {
        due = review::today(conn, app, person).await?.len();
        let done = progress::lessons_of(conn, person.id).await?.into_iter().map(|done| done.lesson_id).collect();
        first = ahead::ahead(conn, app, person.id, &done).await?;
        seen.extend(done);
        begun = ahead::begun(conn, person.id).await?;
    }
    let language = visitor.frame.words.language();
    // When the time is over, these are for another time, and of any length.
    let minutes = left.filter(|left| *left > 0).unwrap_or(ANY_LENGTH).min(ANY_LENGTH);
    let wanted = Wanted {
        minutes: minutes.into(),
        longest: left.is_some_and(|left| left > 0),
        without: &seen,
        first: &first,
        open: visitor.person.is_none(),
        limit: 2 * 3,
    };
    let others = lessons::suggestions(conn, language, &wanted).await?;
    let next = parts.iter().filter_map(|part| Some((part.next.clone()?, part.module.body.title.clone())));
    let finished = parts.iter().find(|part| visitor.person.is_some() && part.next.is_none());
    Ok(Suggestions {
        left,
        evaluation: finished.map(|part| part.module.path()),
        due,
        begun,
        lessons: choose(next.collect(), others, minutes),
    })
}

fn choose(next: Vec<(Card, String)>, others: Vec<Card>, minutes: u16) -> Vec<(Card, Option<String>)> {
    let next = next.into_iter().map(|(card, module)| (card, Some(module)));
    let all = next.chain(others.into_iter().map(|card| (card, None)));
    let mut chosen: Vec<(Card, Option<String>)> = Vec::new();
    for (card, module) in all.filter(|(card, _)| card.minutes <= i32::from(minutes)) {
        if chosen.len() < MOST && !chosen.iter().any(|(known, _)| known.id == card.id) {
            chosen.push((card, module));
        }
    }
    chosen
}

/// The section: one thing to press, the rest as links, and the way out. On the page of a visitor the
/// filled button is another one.
pub(super) fn view(words: Words, suggestions: &Suggestions, visitor: bool) -> Markup {
    let main = suggestions.evaluation.is_none();
    html! {
        section.stack.g3 aria-labelledby="now" {
            h2.h3 #now { (words.say("now-title")) }
            p { (time(words, suggestions)) }
            @if let Some(path) = &suggestions.evaluation {
                p { a.btn href=(path) { (words.say("done-to-evaluation")) " " (icon("next")) } }
            }
            @for (nth, (card, module)) in suggestions.lessons.iter().enumerate() {
                @let first = nth == 0 && main;
                @let key = match first {
                    true if suggestions.begun.contains(&card.id) => "record-carry-on",
                    true => "now-start",
                    false => "now-lesson",
                };
                div.stack.g1 {
                    p { a.btn[first].quiet[first && visitor] href=(card.path()) {
                        span { (words.around(key, &[("minutes", card.minutes.into())], ("title", &card.title, card.speaks()))) }
                        @if first { " " (icon("next")) }
                    } }
                    @if let Some(module) = module {
                        p.small.soft { (words.around("now-next-in", &[], ("module", module, Language::English))) }
                    }
                }
            }
            @if suggestions.due > 0 {
                p { a href="/r/next" { (words.fill("now-due", &[
                    ("count", suggestions.due.into()),
                    ("minutes", suggestions.due.div_ceil(2).into()),
                ])) } }
            }
            p { a.btn.quiet href="/" { (words.say("done-for-now")) } }
        }
    }
}

fn time(words: Words, suggestions: &Suggestions) -> String {
    match suggestions.left {
        Some(0) => words.say("now-over"),
        Some(left) if suggestions.lessons.is_empty() => words.fill("now-nothing-fits", &[("minutes", left.into())]),
        Some(left) => words.fill("now-left", &[("minutes", left.into())]),
        None => words.say("now-whenever"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(title: &str, minutes: i32) -> Card {
        Card {
            id: LessonId::new(),
            slug: String::new(),
            language: "en".to_owned(),
            mark: "PUB 02".to_owned(),
            title: title.to_owned(),
            summary: String::new(),
            topic: "public-service".to_owned(),
            minutes,
            open: true,
            credit: true,
            spanish: false,
        }
    }

    fn titles(chosen: &[(Card, Option<String>)]) -> Vec<&str> {
        chosen.iter().map(|(card, _)| card.title.as_str()).collect()
    }

    #[test]
    fn the_module_comes_first_if_it_fits_and_three_are_enough() {
        let next = card("next", 8);
        let others = vec![card("a", 7), next.clone(), card("b", 6), card("c", 5)];
        let chosen = choose(vec![(next.clone(), "Privacy".to_owned())], others.clone(), 8);
        assert_eq!(titles(&chosen), ["next", "a", "b"]);
        assert_eq!(chosen[0].1.as_deref(), Some("Privacy"));
        assert_eq!(titles(&choose(vec![(next, "Privacy".to_owned())], others, 6)), ["b", "c"]);
        assert!(choose(Vec::new(), Vec::new(), 10).is_empty());
    }
}
