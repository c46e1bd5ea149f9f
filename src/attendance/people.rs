//! Stays put together by person: what overlaps counts once.

use chrono::NaiveDateTime;

use super::{Attendee, Stay, Time};

/// Everybody once, in the order of the report.
pub(super) fn merge(stays: Vec<Stay>) -> Vec<Attendee> {
    let mut people: Vec<Vec<Stay>> = Vec::new();
    // Those with an address first: who joined by phone the second time has the name alone.
    let (with, without): (Vec<Stay>, Vec<Stay>) = stays.into_iter().partition(|stay| !stay.email.is_empty());
    for stay in with {
        match people.iter().position(|known| known.iter().any(|one| one.email == stay.email)) {
            Some(at) => people[at].push(stay),
            None => people.push(vec![stay]),
        }
    }
    for stay in without {
        let same: Vec<usize> =
            (0..people.len()).filter(|at| people[*at].iter().any(|one| fold(&one.name) == fold(&stay.name))).collect();
        match same.as_slice() {
            [at] => people[*at].push(stay),
            // Two people with that name: this one is a third, and somebody has to say who.
            _ => people.push(vec![stay]),
        }
    }
    let mut people: Vec<Attendee> = people.into_iter().filter_map(attendee).collect();
    people.sort_by_key(|person| person.lines.first().copied());
    people
}

/// A name as it is compared: small letters, single spaces.
pub(super) fn fold(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn attendee(mut stays: Vec<Stay>) -> Option<Attendee> {
    stays.sort_by_key(|stay| stay.line);
    let first = stays.first()?;
    let minutes = u32::try_from(seconds(&stays) / 60).unwrap_or(u32::MAX);
    let name = stays.iter().map(|stay| &stay.name).find(|name| !name.is_empty()).unwrap_or(&first.email).clone();
    let email = stays.iter().map(|stay| &stay.email).find(|email| !email.is_empty()).cloned().unwrap_or_default();
    let mut lines: Vec<u64> = stays.iter().map(|stay| stay.line).collect();
    lines.dedup();
    Some(Attendee { name, email, minutes, lines })
}

/// The time that all of it covers.
fn seconds(stays: &[Stay]) -> u64 {
    let mut spans: Vec<(NaiveDateTime, NaiveDateTime)> = Vec::new();
    let mut total: u64 = 0;
    for stay in stays {
        match stay.time {
            Time::Span(from, to) => spans.push((from, to)),
            Time::Seconds(seconds) => total = total.saturating_add(seconds),
        }
    }
    spans.sort_unstable();
    let mut until: Option<NaiveDateTime> = None;
    for (from, to) in spans {
        let begins = until.map_or(from, |until| from.max(until));
        total = total.saturating_add(u64::try_from((to - begins).num_seconds()).unwrap_or(0));
        until = Some(until.map_or(to, |until| until.max(to)));
    }
    total
}
