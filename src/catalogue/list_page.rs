//! The catalogue as markup.

use maud::{Markup, html};

use super::list::List;
use super::wish::{Part, Wish};
use super::{Cards, TIMES, resume};
use crate::format::Topic;
use crate::i18n::Words;
use crate::web::components::{icon, topic};
use crate::web::{Frame, Nav};

/// The page.
pub(super) fn page(frame: &Frame, list: &List) -> Markup {
    let words = frame.words;
    let wish = &list.wish;
    let title = match (wish.minutes, wish.words.as_str()) {
        (Some(minutes), _) => words.fill("find-fits", &[("minutes", minutes.into())]),
        (None, "") => wish.topic.map_or_else(|| words.say("find-all"), |shelf| topic(words, shelf)),
        (None, sought) => words.fill("find-words", &[("words", sought.into())]),
    };
    let main = html! {
        div.wrap.stack.g5 {
            h1 { (title) }
            (form(words, wish))
            @if let Some(place) = list.resume() { (resume::card(words, place)) }
            @if list.found.cards.is_empty() { (nothing(words, list)) } @else { (results(words, list)) }
            p.small { a href="/lessons/quality" { (words.say("quality-of-all")) } }
        }
    };
    frame.page(title).description(words.say("home-description")).at(Nav::Lessons).render(main)
}

fn form(words: Words, wish: &Wish) -> Markup {
    let other = wish.minutes.filter(|minutes| !TIMES.contains(minutes));
    html! {
        form.row.find role="search" action="/lessons" aria-label=(words.say("find-form")) {
            div.field {
                label for="q" { (words.say("find-q")) }
                input #q name="q" type="search" value=(wish.words) maxlength="100" autocomplete="off";
            }
            div.field {
                label for="minutes" { (words.say("find-minutes")) }
                select.short #minutes name="minutes" {
                    option value="" { (words.say("find-any-time")) }
                    @for minutes in TIMES.into_iter().chain(other) {
                        option value=(minutes) selected[wish.minutes == Some(minutes)] {
                            (words.fill("find-up-to", &[("count", minutes.into())]))
                        }
                    }
                }
            }
            div.field {
                label for="topic" { (words.say("find-topic")) }
                select.short #topic name="topic" {
                    option value="" { (words.say("find-any-topic")) }
                    @for shelf in Topic::ALL {
                        option value=(shelf.as_str()) selected[wish.topic == Some(shelf)] { (topic(words, shelf)) }
                    }
                }
            }
            label.check { input type="checkbox" name="ce" value="1" checked[wish.credit]; " " (words.say("card-credit")) }
            label.check { input type="checkbox" name="lang" value="es" checked[wish.spanish]; " " (words.say("card-in-spanish")) }
            button.btn.quiet { (words.say("find-show")) }
        }
    }
}

fn results(words: Words, list: &List) -> Markup {
    let cards = Cards { words, standing: &list.standing, signed_in: list.signed_in };
    html! {
        section.stack aria-labelledby="found" {
            div.row.apart {
                h2.h3 #found { (words.fill("find-count", &[("count", list.found.total.into())])) }
                p.soft { @if list.wish.words.is_empty() { (words.say("find-newest")) } @else { (words.say("find-best")) } }
            }
            (cards.list(&list.found.cards))
            (pages(words, &list.wish, list.found.total))
        }
    }
}

fn pages(words: Words, wish: &Wish, total: i64) -> Markup {
    let (page, last) = (wish.page, Wish::pages(total));
    html! {
        @if last > 1 {
            nav.row aria-label=(words.say("find-pages")) {
                @if page > 1 { a rel="prev" href=(wish.on_page(page - 1).link()) { (words.say("find-previous")) } }
                span { (words.fill("find-page", &[("page", page.into()), ("last", last.into())])) }
                @if page < last { a rel="next" href=(wish.on_page(page + 1).link()) { (words.say("find-next")) } }
            }
        }
    }
}

fn nothing(words: Words, list: &List) -> Markup {
    let parts = list.wish.parts();
    let heading = match &list.shortest {
        _ if list.resume().is_some() => "find-none-other",
        Some(_) => "find-none-short",
        None => "find-none",
    };
    html! {
        @if list.due > 0 {
            div.panel.stack.g2 {
                p { (words.say("find-due-why")) }
                p { a.btn href="/r/next" { (words.fill("now-due", &[("count", list.due.into()), ("minutes", list.due.div_ceil(2).into())])) " " (icon("next")) } }
            }
        }
        @if let Some(card) = &list.shortest {
            section.stack aria-labelledby="shortest" {
                h2.h3 #shortest { (words.say(heading)) }
                p { (words.fill("find-shortest", &[("minutes", card.minutes.into())])) " " (words.say("find-stop-anytime")) }
                (Cards { words, standing: &list.standing, signed_in: list.signed_in }.list(std::slice::from_ref(card)))
            }
        }
        section.panel.stack aria-labelledby="found" {
            h2.h3 #found { (words.say(if list.shortest.is_some() { "find-else" } else { heading })) }
            @if parts.is_empty() { p { (words.say("find-empty")) } }
            @else {
                p { (words.say("find-drop")) }
                div.prose { ul { @for part in parts { li { a href=(list.wish.without(part).link()) { (dropped(words, &list.wish, part)) } } } } }
            }
        }
    }
}

/// What one gets by dropping a part.
fn dropped(words: Words, wish: &Wish, part: Part) -> String {
    match part {
        Part::Minutes => words.fill("find-drop-minutes", &[("minutes", wish.minutes.unwrap_or_default().into())]),
        Part::Topic => {
            let shelf = wish.topic.map(|shelf| topic(words, shelf)).unwrap_or_default();
            words.fill("find-drop-topic", &[("topic", shelf.into())])
        }
        Part::Credit => words.say("find-drop-credit"),
        Part::Spanish => words.say("find-drop-spanish"),
        Part::Words => words.fill("find-drop-words", &[("words", wish.words.as_str().into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_the_last_page_lead_one_way_only() {
        let wish = |page| Wish { page, minutes: Some(10), ..Wish::default() };
        let links = |page| pages(Words::default(), &wish(page), 60).into_string();
        assert!(
            !links(1).contains("rel=\"prev\"") && links(1).contains("/lessons?minutes=10&amp;page=2"),
            "{}",
            links(1)
        );
        assert!(links(2).contains("href=\"/lessons?minutes=10\"") && links(2).contains("page=3"), "{}", links(2));
        assert!(!links(3).contains("rel=\"next\""), "{}", links(3));
        assert_eq!(pages(Words::default(), &wish(1), 24).into_string(), "");
    }
}
