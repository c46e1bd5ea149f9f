//! How often somebody may try: per address and per network, in memory, without keeping either.
//!
//! What is counted is hashed with a salt that is drawn when the program starts and never leaves it,
//! and of the hash only 17 bits are kept: a bucket says nothing about who fell into it, and there
//! are at most 131,072 of them however many addresses an attacker makes up. Two that share a bucket
//! share its tries. Each server counts for itself.

mod network;

use std::hash::{BuildHasher, Hash, RandomState};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter, clock};

pub use network::{Network, on_this_machine};

use crate::error::{Error, Result};

const BUCKETS: u64 = 1 << 17;
/// After so many tries, buckets that are as good as new are thrown away.
const TIDY_EVERY: u32 = 4096;

/// The time as the program's own clock last told it, in nanoseconds since 1970.
#[derive(Clone, Default)]
struct Told(Arc<AtomicU64>);

impl clock::Clock for Told {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_nanos(self.0.load(Ordering::Relaxed))
    }
}

/// Counts tries of one kind.
pub struct Limiter {
    salt: RandomState,
    told: Told,
    buckets: RateLimiter<u32, DefaultKeyedStateStore<u32>, Told, NoOpMiddleware<Duration>>,
    tries: AtomicU32,
}

impl Limiter {
    /// Lets `tries` through at once, and one more each time a part of `within` has gone by, so that
    /// in the long run it is `tries` in `within`.
    pub fn new(tries: NonZeroU32, within: Duration) -> Limiter {
        let told = Told::default();
        let each = Quota::with_period(within / tries.get()).unwrap_or(Quota::per_second(tries));
        let buckets = RateLimiter::new(each.allow_burst(tries), DefaultKeyedStateStore::default(), told.clone());
        Limiter { salt: RandomState::new(), told, buckets, tries: AtomicU32::new(0) }
    }

    /// Counts one try, or answers [`Error::TooMany`] with the seconds to wait.
    pub fn check(&self, who: impl Hash, now: DateTime<Utc>) -> Result<()> {
        let nanoseconds = now.timestamp_nanos_opt().and_then(|at| u64::try_from(at).ok()).unwrap_or(0);
        self.told.0.store(nanoseconds, Ordering::Relaxed);
        if self.tries.fetch_add(1, Ordering::Relaxed) % TIDY_EVERY == TIDY_EVERY - 1 {
            self.buckets.retain_recent();
        }
        let bucket = u32::try_from(self.salt.hash_one(who) % BUCKETS).unwrap_or(0);
        self.buckets.check_key(&bucket).map_err(|until| {
            let wait = until.wait_time_from(Duration::from_nanos(nanoseconds));
            Error::TooMany(wait.as_secs() + 1)
        })
    }
}

/// The limits of signing in, as one instance of the program keeps them.
pub struct Limits {
    /// Links asked for, per network: a branch library behind one address must fit.
    pub links_from: Limiter,
    /// Links sent, per address.
    pub links_to: Limiter,
    /// Passwords tried, per network.
    pub passwords_from: Limiter,
    /// Passwords tried, per address. Who is kept out by someone else's tries still has the link.
    pub passwords_for: Limiter,
}

/// How many links go to one address within an hour; the page that promises them says so.
pub const LINKS_AN_HOUR: u32 = 5;

impl Default for Limits {
    fn default() -> Limits {
        let limit = |tries: u32, minutes: u64| {
            Limiter::new(NonZeroU32::new(tries).unwrap_or(NonZeroU32::MIN), Duration::from_secs(minutes * 60))
        };
        Limits {
            links_from: limit(30, 60),
            links_to: limit(LINKS_AN_HOUR, 60),
            passwords_from: limit(50, 15),
            passwords_for: limit(10, 15),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use chrono::TimeDelta;

    use super::*;

    fn noon() -> DateTime<Utc> {
        DateTime::from_timestamp(1_750_000_000, 0).unwrap()
    }

    fn five_an_hour() -> Limiter {
        Limiter::new(NonZeroU32::new(5).unwrap(), Duration::from_secs(3600))
    }

    #[test]
    fn the_sixth_try_waits_until_a_fifth_of_the_hour_has_gone_by() {
        let limiter = five_an_hour();
        for _ in 0..5 {
            limiter.check("ruth", noon()).unwrap();
        }
        let Err(Error::TooMany(seconds)) = limiter.check("ruth", noon()) else { panic!("let through") };
        assert!((719..=721).contains(&seconds), "{seconds}");
        assert!(limiter.check("ruth", noon() + TimeDelta::seconds(700)).is_err());
        assert!(limiter.check("ruth", noon() + TimeDelta::seconds(721)).is_ok());
    }

    #[test]
    fn one_that_is_stopped_does_not_stop_others() {
        let limiter = five_an_hour();
        while limiter.check("ruth", noon()).is_ok() {}
        // Out of many others at most a stray one shares the bucket.
        let free = (0..100).filter(|other| limiter.check(("other", other), noon()).is_ok()).count();
        assert!(free >= 99, "{free}");
    }

    #[test]
    fn old_buckets_are_thrown_away() {
        let limiter = five_an_hour();
        for one in 0..TIDY_EVERY / 2 {
            let _ = limiter.check(one, noon());
        }
        let later = noon() + TimeDelta::hours(3);
        for one in 0..TIDY_EVERY / 2 {
            let _ = limiter.check(one % 10, later);
        }
        assert!(limiter.buckets.len() <= 10, "{}", limiter.buckets.len());
    }
}
