//! What time it is: the one place that asks the computer.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// Tells the time, in UTC and whole microseconds, which is what Postgres keeps.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The computer's own clock.
    #[default]
    System,
    /// A clock that stands where a test has set it.
    Set(SetClock),
}

impl Clock {
    /// The present instant, cut to the microsecond.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now().trunc_subsecs(6),
            Self::Set(clock) => clock.now(),
        }
    }
}

/// A clock that moves only when told to. Clones share their time, so that a test can keep one and
/// give away another.
#[derive(Clone, Debug)]
pub struct SetClock(Arc<Mutex<DateTime<Utc>>>);

impl SetClock {
    /// A clock that stands at this instant.
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self(Arc::new(Mutex::new(instant.trunc_subsecs(6))))
    }

    /// The instant it stands at.
    pub fn now(&self) -> DateTime<Utc> {
        *self.hand()
    }

    /// Moves it to this instant, forward or back.
    pub fn set(&self, instant: DateTime<Utc>) {
        *self.hand() = instant.trunc_subsecs(6);
    }

    /// Moves it on by this much. It stops at the end of the calendar.
    pub fn advance(&self, by: TimeDelta) {
        let mut hand = self.hand();
        *hand = hand.checked_add_signed(by).unwrap_or(DateTime::<Utc>::MAX_UTC).trunc_subsecs(6);
    }

    fn hand(&self) -> MutexGuard<'_, DateTime<Utc>> {
        // A panic elsewhere cannot leave an instant half written.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_system_clock_tells_whole_microseconds() {
        let now = Clock::System.now();
        assert_eq!(now.timestamp_subsec_nanos() % 1000, 0);
    }

    #[test]
    fn clones_of_a_set_clock_move_together() {
        let hand = SetClock::at(DateTime::from_timestamp_nanos(1_000_000_000_000_001_999));
        let clock = Clock::Set(hand.clone());
        assert_eq!(clock.now(), DateTime::from_timestamp_micros(1_000_000_000_000_001).unwrap());

        hand.advance(TimeDelta::minutes(7));
        assert_eq!(clock.clone().now(), DateTime::from_timestamp_micros(1_000_000_420_000_001).unwrap());

        hand.set(DateTime::UNIX_EPOCH);
        assert_eq!(clock.now(), DateTime::UNIX_EPOCH);
    }

    #[test]
    fn a_clock_can_be_shared_between_threads() {
        fn shared<T: Clone + Send + Sync + 'static>() {}
        shared::<Clock>();
    }
}
