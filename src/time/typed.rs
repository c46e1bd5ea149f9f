//! Dates as people type them.

use chrono::{Datelike, NaiveDate};

/// A date as a date field sends it, or as an American types it where there is no such field. A year with a
/// digit too few or too many is a typing mistake.
pub fn typed_date(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    let day = ["%Y-%m-%d", "%m/%d/%Y"].iter().find_map(|format| NaiveDate::parse_from_str(typed, format).ok())?;
    (1990..=2200).contains(&day.year()).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_are_read_and_a_digit_too_few_is_not() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2);
        assert_eq!((typed_date("2026-03-02"), typed_date(" 3/2/2026 ")), (day, day));
        assert_eq!([typed_date("202-03-02"), typed_date("20266-03-02"), typed_date("2.3.2026")], [None; 3]);
    }
}
