//! The time zones that can be chosen, those of the United States first, and what each is called.

use maud::{Markup, html};

use crate::i18n::Words;
use crate::time::Zone;

/// A new account's zone, until its owner says another.
pub const FIRST: &str = "America/Chicago";

/// The zones most of our readers live in, and the message that names each.
const COMMON: [(&str, &str); 8] = [
    ("America/New_York", "zone-eastern"),
    ("America/Chicago", "zone-central"),
    ("America/Denver", "zone-mountain"),
    ("America/Phoenix", "zone-arizona"),
    ("America/Los_Angeles", "zone-pacific"),
    ("America/Anchorage", "zone-alaska"),
    ("Pacific/Honolulu", "zone-hawaii"),
    ("America/Puerto_Rico", "zone-puerto-rico"),
];

/// Former names that the database keeps for old programs, by what they begin with.
const FORMER: [&str; 7] = ["Etc/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/", "SystemV/"];

/// What a zone is called: "Central (Chicago)", and for others "America/North Dakota/Center".
pub fn zone_name(words: Words, zone: &str) -> String {
    match COMMON.iter().find(|(name, _)| *name == zone) {
        Some((_, key)) => words.say(key),
        None => zone.replace('_', " "),
    }
}

/// The options of a list to choose a zone from. A former name stays where it is chosen.
pub fn zone_options(words: Words, chosen: &str) -> Markup {
    let common = COMMON.iter().map(|(name, _)| *name);
    let known = common.clone().chain(others()).any(|name| name == chosen);
    let former = Zone::all().map(Zone::name).filter(|name| !known && *name == chosen);
    let option = |name: &str| html! { option value=(name) selected[name == chosen] { (zone_name(words, name)) } };
    html! {
        optgroup label=(words.say("zones-common")) { @for name in common { (option(name)) } }
        optgroup label=(words.say("zones-other")) { @for name in former.chain(others()) { (option(name)) } }
    }
}

/// All others, by name: continent or ocean, then city.
fn others() -> impl Iterator<Item = &'static str> {
    Zone::all().map(Zone::name).filter(|name| {
        let former = FORMER.iter().any(|start| name.starts_with(start));
        name.contains('/') && !former && COMMON.iter().all(|(common, _)| common != name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_called_by_the_name_that_people_use() {
        let words = Words::default();
        assert_eq!(zone_name(words, "America/Chicago"), "Central (Chicago)");
        assert_eq!(zone_name(words, "America/North_Dakota/Center"), "America/North Dakota/Center");
    }

    #[test]
    fn what_is_chosen_stays_chosen_even_by_a_former_name() {
        for name in [FIRST, "Europe/Berlin", "US/Central"] {
            let html = zone_options(Words::default(), name).into_string();
            assert_eq!(html.matches(" selected").count(), 1, "{name}");
        }
        assert!(!zone_options(Words::default(), "").into_string().contains(" selected"));
    }

    #[test]
    fn every_zone_offered_is_one_that_can_be_kept() {
        assert!(COMMON.iter().map(|(name, _)| *name).chain(others()).all(|name| name.parse::<Zone>().is_ok()));
        assert!(COMMON.iter().any(|(name, _)| *name == FIRST));
        assert!(others().any(|name| name == "Europe/Berlin") && !others().any(|name| name == "US/Central"));
    }
}
