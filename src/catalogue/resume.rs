//! The card of the kept place.

use maud::{Markup, html};

use super::standing::Place;
use crate::i18n::Words;
use crate::text::full_stop;
use crate::web::components::{icon, mark, steps};

/// A card that says where the reader stopped and leads back there.
pub(super) fn card(words: Words, place: &Place) -> Markup {
    let lesson = place.edition.text(words.language());
    let total = place.edition.len();
    let speaks = place.speaks(words.language());
    let sentence = words.around(
        "resume-sentence",
        &[("step", place.step.into()), ("total", total.into()), ("minutes", place.minutes_left.into())],
        ("title", &stopped(place.step_title(words.language())), speaks),
    );
    html! {
        div.resume {
            article class={ "card c" (lesson.topic.number()) } {
                (mark(lesson.mark.as_str()))
                div.row.apart {
                    div.stack.g2 {
                        p.kicker { (words.say("resume-kicker")) }
                        h2 lang=[words.lang(speaks)] { (lesson.title) }
                        p { (sentence) }
                        (steps(place.step, total))
                    }
                    a.btn href=(place.path()) {
                        (words.say("resume-carry-on")) span.vh { " " (words.around("resume-with", &[], ("title", &lesson.title, speaks))) }
                        " " (icon("next"))
                    }
                }
            }
        }
    }
}

/// A title that closes a sentence: with a period, unless it brings its own mark.
fn stopped(title: &str) -> String {
    format!("{title}{}", full_stop(title))
}

#[cfg(test)]
mod tests {
    use super::stopped;

    #[test]
    fn a_title_closes_its_sentence_once() {
        assert_eq!(stopped("The letter test"), "The letter test.");
        assert_eq!(stopped("Which one goes?"), "Which one goes?");
        assert_eq!(stopped(""), "");
    }
}
