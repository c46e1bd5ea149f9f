//! The time that someone said they have, and how much of it is left.
//!
//! It is in a cookie that says the minutes and since when, and ends soon after them; nothing is stored.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};

use crate::app::App;
use crate::web::cookies;

const COOKIE: &str = "carrel_time";
/// So long after the time is over it is still known that there was one, in seconds.
const AFTER: i64 = 60 * 60;

/// Remembers with the response to this request that somebody has so many minutes from now on.
pub fn has_time(request: &HttpRequest, app: &App, minutes: u16) {
    let seconds = i64::from(minutes) * 60 + AFTER;
    cookies::set(request, app, COOKIE, write(minutes, app.now()), seconds);
}

/// Whole minutes that are left: zero when they are over, `None` when nobody said anything lately.
pub(super) fn minutes_left(request: &HttpRequest, app: &App) -> Option<u16> {
    left(&cookies::read(request, app, COOKIE)?, app.now())
}

fn write(minutes: u16, now: DateTime<Utc>) -> String {
    format!("{minutes}.{}", now.timestamp())
}

/// Whoever writes another value only fools themselves; what makes no sense is no time.
fn left(value: &str, now: DateTime<Utc>) -> Option<u16> {
    let (minutes, since) = value.split_once('.')?;
    let (minutes, since): (u16, i64) = (minutes.parse().ok()?, since.parse().ok()?);
    let seconds = now.timestamp().checked_sub(since).filter(|seconds| *seconds >= 0)?;
    if seconds > i64::from(minutes) * 60 + AFTER {
        return None;
    }
    // Half a minute more or less is no reason to withhold a lesson.
    let gone = u16::try_from((seconds + 30) / 60).unwrap_or(u16::MAX);
    Some(minutes.saturating_sub(gone))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn time_passes_in_whole_minutes_and_is_forgotten_an_hour_after() {
        let now: DateTime<Utc> = "2026-11-21T15:00:00Z".parse().unwrap();
        let value = write(15, now);
        let after = |minutes| left(&value, now + TimeDelta::minutes(minutes));
        assert_eq!([after(0), after(8), after(15), after(70)], [Some(15), Some(7), Some(0), Some(0)]);
        assert_eq!([after(76), after(-1)], [None, None]);
        assert_eq!(left(&value, now + TimeDelta::seconds(29)), Some(15));
    }

    proptest! {
        #[test]
        fn any_value_is_read(value in ".{0,40}", at in -4_000_000_000i64..4_000_000_000) {
            let now = DateTime::from_timestamp(at, 0).unwrap();
            let minutes = value.split('.').next().and_then(|minutes| minutes.parse::<u16>().ok());
            prop_assert!(left(&value, now).is_none_or(|left| Some(left) <= minutes));
            prop_assert_eq!(left("99999.-9223372036854775808", now), None);
        }
    }
}
