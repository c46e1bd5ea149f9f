//! How the length of a lesson or module was found, and how long people really take (rule R7).

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::format::Pilot;
use crate::i18n::Words;
use crate::progress::Median;

/// By whom or by what, and when: by a trial, or by the formula at the last review.
pub(super) fn method(words: Words, pilot: Option<&Pilot>, reviewed_on: NaiveDate) -> String {
    match pilot {
        Some(pilot) => words.fill(
            "length-by-pilot",
            &[
                ("testers", pilot.testers.into()),
                ("median", clock(pilot.median_seconds).into()),
                ("date", words.date(pilot.on).into()),
            ],
        ),
        None => words.fill("length-by-formula", &[("date", words.date(reviewed_on).into())]),
    }
}

/// What was measured, with a mark where that is far from what is stated.
pub(super) fn live(words: Words, median: Option<Median>) -> Markup {
    html! {
        @match median {
            Some(median) => {
                (words.fill("length-live", &[("people", median.people.into()), ("median", seconds(&median).into())]))
                (off(words, &median))
            }
            None => { (words.say("length-not-measured")) }
        }
    }
}

/// The mark of what is far from what is stated.
pub(super) fn off(words: Words, median: &Median) -> Markup {
    html! { @if median.deviates() { " " span.tag.warn { (words.say("length-off")) } } }
}

/// "5:20", of what was measured.
pub(super) fn seconds(median: &Median) -> String {
    clock(u32::try_from(median.median_seconds).unwrap_or_default())
}

/// "7:05": minutes and seconds.
pub(super) fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
