//! The time zones that can be chosen: those of the United States first.

use crate::time::Zone;

/// A new account's zone, until its owner says another.
pub const FIRST: &str = "America/Chicago";

/// The zones most of our readers live in, and the message that names each.
pub const COMMON: [(&str, &str); 8] = [
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

/// All others, by name: continent or ocean, then city.
pub fn others() -> impl Iterator<Item = &'static str> {
    Zone::all().map(Zone::name).filter(|name| {
        let former = FORMER.iter().any(|start| name.starts_with(start));
        name.contains('/') && !former && COMMON.iter().all(|(common, _)| common != name)
    })
}

/// A zone's name as it is read aloud: "America/North Dakota/Center".
pub fn readable(name: &str) -> String {
    name.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_offered_is_one_that_can_be_kept() {
        assert!(COMMON.iter().map(|(name, _)| *name).chain(others()).all(|name| name.parse::<Zone>().is_ok()));
        assert!(COMMON.iter().any(|(name, _)| *name == FIRST));
        assert!(others().any(|name| name == "Europe/Berlin") && !others().any(|name| name == "US/Central"));
    }
}
