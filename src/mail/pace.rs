//! How many messages leave in a minute: each that comes too early is promised a time of its own.

use std::collections::{HashMap, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};

use super::messages::MessageId;

const MINUTE: TimeDelta = TimeDelta::minutes(1);
/// A promise that nobody came back for (another server sent the message) is forgotten after this.
const FORGET: TimeDelta = TimeDelta::minutes(10);

/// The times that were given out. Of any minute's times there are at most `per_minute`, and a
/// message is put off once, not over and over.
pub(super) struct Pace {
    per_minute: usize,
    given: VecDeque<DateTime<Utc>>,
    promised: HashMap<MessageId, DateTime<Utc>>,
    tidied_at: DateTime<Utc>,
}

impl Pace {
    /// So many in a minute, at least one.
    pub fn new(per_minute: usize) -> Pace {
        Pace {
            per_minute: per_minute.max(1),
            given: VecDeque::new(),
            promised: HashMap::new(),
            tidied_at: DateTime::<Utc>::MIN_UTC,
        }
    }

    /// Whether this message may leave now; if not, when.
    pub fn ask(&mut self, message: MessageId, now: DateTime<Utc>) -> Result<(), DateTime<Utc>> {
        if let Some(at) = self.promised.get(&message).copied() {
            if at > now {
                return Err(at);
            }
            self.promised.remove(&message);
            return Ok(());
        }
        self.tidy(now);
        let at = self.next(now);
        if at <= now {
            return Ok(());
        }
        self.promised.insert(message, at);
        Err(at)
    }

    /// Gives out a time: a minute after the one that lies so many back, or now.
    fn next(&mut self, now: DateTime<Utc>) -> DateTime<Utc> {
        let full = self.given.len() >= self.per_minute;
        let before = if full { self.given.pop_front() } else { None };
        let at = before.map_or(now, |before| now.max(before + MINUTE));
        self.given.push_back(at);
        at
    }

    fn tidy(&mut self, now: DateTime<Utc>) {
        if self.tidied_at <= now - MINUTE {
            self.promised.retain(|_, at| *at > now - FORGET);
            self.tidied_at = now;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn what_fits_goes_at_once_and_the_rest_is_spread_over_the_next_minutes() {
        let mut pace = Pace::new(2);
        let ids: Vec<MessageId> = (0..5).map(|_| MessageId::new()).collect();
        let answers: Vec<_> = ids.iter().map(|id| pace.ask(*id, at(0))).collect();
        assert_eq!(answers, [Ok(()), Ok(()), Err(at(60)), Err(at(60)), Err(at(120))]);
        assert_eq!(pace.ask(ids[4], at(119)), Err(at(120)));
        assert_eq!(pace.ask(ids[4], at(120)), Ok(()));
    }

    #[test]
    fn a_promise_kept_late_is_kept() {
        let mut pace = Pace::new(1);
        let (first, second, third) = (MessageId::new(), MessageId::new(), MessageId::new());
        assert_eq!(pace.ask(first, at(0)), Ok(()));
        assert_eq!(pace.ask(second, at(1)), Err(at(60)));
        assert_eq!(pace.ask(third, at(61)), Err(at(120)));
        assert_eq!(pace.ask(second, at(90)), Ok(()));
    }

    proptest! {
        #[test]
        fn of_the_times_given_no_minute_holds_more_than_allowed(
            per_minute in 1_usize..6,
            steps in prop::collection::vec(0_i64..40, 1..80),
        ) {
            let mut pace = Pace::new(per_minute);
            let mut clock = 0;
            let mut times = Vec::new();
            for step in steps {
                clock += step;
                times.push(pace.ask(MessageId::new(), at(clock)).err().unwrap_or(at(clock)));
            }
            times.sort();
            for window in times.windows(per_minute + 1) {
                prop_assert!(window[per_minute] - window[0] >= MINUTE);
            }
        }
    }
}
