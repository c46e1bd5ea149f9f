//! How often a network may look for certificates, so that codes can't be found by trying.

use std::num::NonZeroU32;
use std::time::Duration;

use crate::accounts::limits::Limiter;

/// Tries in an hour that find nothing.
const MISSES: u32 = 30;
/// Look-ups in an hour, whether they find something or not. An office may check a whole staff; who
/// tries codes by machine is stopped, also when some of them hit.
const LOOK_UPS: u32 = 600;

/// The limits of the public page, as one server keeps them.
pub struct Limits {
    /// Codes that are nobody's, per network.
    pub misses: Limiter,
    /// Codes of any kind, per network.
    pub look_ups: Limiter,
}

impl Default for Limits {
    fn default() -> Limits {
        let hourly =
            |tries: u32| Limiter::new(NonZeroU32::new(tries).unwrap_or(NonZeroU32::MIN), Duration::from_secs(60 * 60));
        Limits { misses: hourly(MISSES), look_ups: hourly(LOOK_UPS) }
    }
}
