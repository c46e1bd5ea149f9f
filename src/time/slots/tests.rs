//! The slots against an oracle that walks the minutes: all zones by chance, awkward ones by day.

#![allow(clippy::unwrap_used)]

use chrono::{Weekday, WeekdaySet};
use proptest::prelude::*;

use super::*;

/// Zones walked day by day: those of the United States, and those with unusual clocks.
const SWEPT: [&str; 19] = [
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/Adak",
    "America/Indiana/Indianapolis",
    "America/Puerto_Rico",
    "Pacific/Honolulu",
    "Pacific/Guam",
    "Pacific/Pago_Pago",
    "Europe/London",
    "Australia/Lord_Howe", // half an hour
    "Africa/Casablanca",   // back for Ramadan
    "Pacific/Apia",        // left out December 30, 2011
    "America/Sao_Paulo",   // changed at midnight
    "America/St_Johns",    // changed at one minute past midnight
    "America/Nuuk",        // goes forward over midnight
];

fn zone(name: &str) -> Zone {
    name.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn daily(hour: u32, minute: u32) -> Rhythm {
    Rhythm::new(WeekdaySet::ALL, NaiveTime::from_hms_opt(hour, minute, 0).unwrap()).unwrap()
}

/// What the rule says, the slow way: the first minute whose wall clock has reached the wanted time.
fn by_walking(day: NaiveDate, at: NaiveTime, zone: Zone) -> Option<DateTime<Utc>> {
    let start = (day - Days::new(2)).and_time(NaiveTime::MIN).and_utc();
    let mut minutes = (0..5 * 24 * 60).map(|minute| start + TimeDelta::minutes(minute));
    let slot = minutes.clone().find(|minute| zone.local(*minute) >= day.and_time(at))?;
    minutes.any(|minute| zone.day(minute) == day).then_some(slot)
}

#[test]
fn an_hour_skipped_in_spring_moves_to_the_next_valid_minute() {
    let slot = next_slot(daily(2, 30), zone("America/Chicago"), instant("2026-03-07T12:00:00Z"));
    assert_eq!(slot, instant("2026-03-08T08:00:00Z")); // 3:00 a.m., for 2:30 did not happen
    let slot = next_slot(daily(2, 10), zone("Australia/Lord_Howe"), instant("2026-10-03T00:00:00Z"));
    assert_eq!(slot, instant("2026-10-03T15:30:00Z")); // 2:30 a.m.
}

#[test]
fn an_hour_doubled_in_autumn_counts_once_the_first_time() {
    let chicago = zone("America/Chicago");
    let first = next_slot(daily(1, 30), chicago, instant("2026-10-31T12:00:00Z"));
    assert_eq!(first, instant("2026-11-01T06:30:00Z"));
    assert_eq!(next_slot(daily(1, 30), chicago, first), instant("2026-11-02T07:30:00Z"));
}

#[test]
fn a_slot_keeps_to_the_wall_clock_across_a_change() {
    let mondays: Rhythm = "30 7 * * 1".parse().unwrap();
    let chicago = zone("America/Chicago");
    let winter = next_slot(mondays, chicago, instant("2026-02-28T00:00:00Z"));
    let summer = next_slot(mondays, chicago, winter);
    assert_eq!((winter, summer), (instant("2026-03-02T13:30:00Z"), instant("2026-03-09T12:30:00Z")));
    assert_eq!(last_slot_at_or_before(mondays, chicago, summer), summer);
    assert_eq!(last_slot_at_or_before(mondays, chicago, summer - TimeDelta::microseconds(1)), winter);
}

#[test]
fn a_slot_skipped_at_midnight_still_belongs_to_its_day() {
    // Saturday, March 30, 2024 in Nuuk ended at 11 p.m.
    let saturdays: Rhythm = "30 23 * * 6".parse().unwrap();
    let nuuk = zone("America/Nuuk");
    let slot = next_slot(saturdays, nuuk, instant("2024-03-30T12:00:00Z"));
    assert_eq!(nuuk.local(slot).to_string(), "2024-03-31 00:00:00");
    assert_eq!(next_slot(saturdays, nuuk, slot - TimeDelta::microseconds(1)), slot);
    assert_eq!(last_slot_at_or_before(saturdays, nuuk, slot + TimeDelta::hours(8)), slot);
}

#[test]
fn a_day_that_never_was_has_no_slot() {
    let fridays: Rhythm = "30 7 * * 5".parse().unwrap();
    let apia = zone("Pacific/Apia");
    let slot = next_slot(fridays, apia, instant("2011-12-24T00:00:00Z"));
    assert_eq!(apia.local(slot).to_string(), "2012-01-06 07:30:00");
    let before = last_slot_at_or_before(fridays, apia, slot - TimeDelta::seconds(1));
    assert_eq!(apia.local(before).to_string(), "2011-12-23 07:30:00");
}

#[test]
fn a_tomorrow_that_began_before_today_was_over_is_remembered() {
    // One minute into November 7, 2010, St. John's went back to 11:01 p.m. of November 6.
    let st_johns = zone("America/St_Johns");
    let midnight = instant("2010-11-07T02:30:00Z");
    let later = midnight + TimeDelta::minutes(30);
    assert_eq!(st_johns.local(midnight).to_string(), "2010-11-07 00:00:00");
    assert_eq!(st_johns.local(later).to_string(), "2010-11-06 23:30:00");
    assert_eq!(last_slot_at_or_before(daily(0, 0), st_johns, later), midnight);
    let next = next_slot(daily(0, 0), st_johns, later);
    assert_eq!(st_johns.local(next).to_string(), "2010-11-08 00:00:00");
}

#[test]
fn the_ends_of_the_calendar_are_never() {
    let mondays: Rhythm = "30 7 * * 1".parse().unwrap();
    assert_eq!(next_slot(mondays, Zone::UTC, DateTime::<Utc>::MAX_UTC), DateTime::<Utc>::MAX_UTC);
    assert_eq!(last_slot_at_or_before(mondays, Zone::UTC, DateTime::<Utc>::MIN_UTC), DateTime::<Utc>::MIN_UTC);
}

#[test]
fn every_day_of_the_awkward_zones_has_one_slot() {
    for name in SWEPT {
        for rhythm in [daily(0, 0), daily(2, 30), daily(23, 30)] {
            sweep(zone(name), rhythm, day("2017-01-01"), day("2027-01-01"));
        }
    }
    // Apia left out a day, and Newfoundland changed its clocks just past midnight, earlier than that.
    for name in ["Pacific/Apia", "America/St_Johns"] {
        sweep(zone(name), daily(0, 0), day("2008-01-01"), day("2013-01-01"));
    }
}

/// Follows the slots from one to the next and holds each against the calendar.
fn sweep(zone: Zone, rhythm: Rhythm, from: NaiveDate, to: NaiveDate) {
    let mut last = next_slot(rhythm, zone, by_walking(from, rhythm.at(), zone).unwrap());
    for day in (from + Days::new(2)).iter_days().take_while(|day| *day < to) {
        if zone.name() == "Pacific/Apia" && day.to_string() == "2011-12-30" {
            continue;
        }
        let slot = next_slot(rhythm, zone, last);
        let shown = zone.local(slot);
        let late = shown - day.and_time(rhythm.at());
        assert!(late >= TimeDelta::zero() && late <= TimeDelta::hours(1), "{zone}: {day} came at {shown}");
        assert!(slot > last, "{zone}: {day} came before the day before");
        if late > TimeDelta::zero() || slot - last != TimeDelta::days(1) {
            assert_eq!(Some(slot), by_walking(day, rhythm.at(), zone), "{zone}: {day}");
            assert_eq!(last_slot_at_or_before(rhythm, zone, slot - TimeDelta::microseconds(1)), last, "{zone}: {day}");
        }
        last = slot;
    }
}

/// Any zone, any day of ten years, and every other time a day near which its clocks change.
fn zone_and_day() -> impl Strategy<Value = (Zone, NaiveDate)> {
    let zones: Vec<Zone> = Zone::all().collect();
    (proptest::sample::select(zones), 0_u64..3653, any::<bool>(), 0_u64..4).prop_map(|(zone, days, near, around)| {
        let day = day("2017-01-01") + Days::new(days);
        let change = day.iter_days().take(366).find(|day| near && !is_even(*day, zone));
        (zone, change.map_or(day, |change| change + Days::new(around) - Days::new(2)))
    })
}

/// Whether a day, seen from its noon to the next, has 24 hours.
fn is_even(day: NaiveDate, zone: Zone) -> bool {
    let noon = day.and_hms_opt(12, 0, 0).unwrap().and_utc();
    zone.local(noon + TimeDelta::days(1)) - zone.local(noon) == TimeDelta::days(1)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    #[test]
    fn a_slot_is_where_walking_the_minutes_finds_it(
        (zone, day) in zone_and_day(),
        hour in prop_oneof![0_u32..24, 0_u32..4],
        minute in 0_u32..60,
    ) {
        let rhythm = daily(hour, minute);
        prop_assert_eq!(slot_on(day, rhythm, zone), by_walking(day, rhythm.at(), zone));
    }

    #[test]
    fn slots_follow_one_another_without_gap_or_repeat(
        (zone, day) in zone_and_day(),
        bits in 1_u8..128,
        at in 0_u32..24 * 60,
        second in 0_i64..86_400,
    ) {
        let ticked = (0_u8..7).filter(|bit| bits & (1 << bit) != 0);
        let days: WeekdaySet = ticked.map(|bit| Weekday::try_from(bit).unwrap()).collect();
        let at = NaiveTime::from_hms_opt(at / 60, at % 60, 0).unwrap();
        let rhythm = Rhythm::new(days, at).unwrap();
        let instant = day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::seconds(second);

        let (last, next) = (last_slot_at_or_before(rhythm, zone, instant), next_slot(rhythm, zone, instant));
        prop_assert!(last <= instant && instant < next);
        prop_assert_eq!(next_slot(rhythm, zone, last), next);
        prop_assert_eq!(last_slot_at_or_before(rhythm, zone, next), next);
        let just_before = next - TimeDelta::microseconds(1);
        prop_assert_eq!(last_slot_at_or_before(rhythm, zone, just_before), last);
    }

    #[test]
    fn in_utc_a_cron_library_agrees(
        seconds in 1_500_000_000_i64..1_800_000_000,
        at in 0_u32..24 * 60,
        dow in 0_u8..7,
    ) {
        let cron = format!("{} {} * * {dow}", at % 60, at / 60);
        let after = DateTime::from_timestamp(seconds, 0).unwrap();
        let library: croner::Cron = cron.parse().unwrap();
        let theirs = library.find_next_occurrence(&after, false).unwrap();
        prop_assert_eq!(next_slot(cron.parse().unwrap(), Zone::UTC, after), theirs);
    }
}
