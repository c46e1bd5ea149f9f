//! When a rhythm falls due in a time zone: each local day that matches has exactly one slot.
//!
//! The slot of a day is the first instant at which the wall shows the rhythm's time. When the
//! clocks go forward over it, it is the first minute after; when they go back over it, it is the
//! first of the two. A day that a zone left out altogether (Apia, December 30, 2011) has no slot.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::{Rhythm, Zone};

#[cfg(test)]
mod tests;

/// Days looked at to find a slot: two weeks, because a zone may leave out the one matching day of
/// a week, with both ends, and one for a tomorrow that began before today was over.
const WINDOW: usize = 16;

/// The first slot strictly after this instant. The end of the calendar stands for "never".
pub fn next_slot(rhythm: Rhythm, zone: Zone, after: DateTime<Utc>) -> DateTime<Utc> {
    let today = zone.day(after);
    // Earlier days are done: the wall has shown more than their time already.
    let mut slots = today.iter_days().take(WINDOW).filter_map(|day| slot_on(day, rhythm, zone));
    slots.find(|slot| *slot > after).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// The last slot at this instant or before it. The beginning of the calendar stands for "never".
pub fn last_slot_at_or_before(rhythm: Rhythm, zone: Zone, at: DateTime<Utc>) -> DateTime<Utc> {
    let today = zone.day(at);
    // Where clocks go back over midnight, tomorrow has begun once before today goes on.
    let last = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let days = std::iter::successors(Some(last), NaiveDate::pred_opt).take(WINDOW);
    let mut slots = days.filter_map(|day| slot_on(day, rhythm, zone));
    slots.find(|slot| *slot <= at).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

/// The slot of one local day, if it matches and exists.
fn slot_on(day: NaiveDate, rhythm: Rhythm, zone: Zone) -> Option<DateTime<Utc>> {
    if !rhythm.days().contains(day.weekday()) {
        return None;
    }
    let wanted = day.and_time(rhythm.at());
    if let Some(slot) = zone.first(wanted) {
        return Some(slot);
    }
    // The gap is shorter than a day, for some of its day exists.
    let mut later = (1..24 * 60).filter_map(|minutes| wanted.checked_add_signed(TimeDelta::minutes(minutes)));
    if exists(day, zone) { later.find_map(|local| zone.first(local)) } else { None }
}

/// Whether any of this day is ever on the wall. A gap that hides both its ends hides all of it.
fn exists(day: NaiveDate, zone: Zone) -> bool {
    let last_minute = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN);
    [NaiveTime::MIN, last_minute].into_iter().any(|time| zone.first(day.and_time(time)).is_some())
}
