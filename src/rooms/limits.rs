//! How often a network may try codes of rooms, so that none is found by trying.

use std::num::NonZeroU32;
use std::time::Duration;

use actix_web::HttpRequest;

use crate::accounts::limits::{Limiter, Network};
use crate::app::App;
use crate::error::Result;

/// Codes of no room in an hour, per network: a whole library sits behind one address and mistypes.
const MISSES: u32 = 60;

/// The limit, as one server keeps it.
pub(super) struct Limits(Limiter);

impl Default for Limits {
    fn default() -> Limits {
        Limits(Limiter::new(NonZeroU32::new(MISSES).unwrap_or(NonZeroU32::MIN), Duration::from_secs(60 * 60)))
    }
}

/// Counts a code that is no room's.
///
/// # Errors
/// [`TooMany`](crate::error::Error::TooMany) for who has tried too often.
pub(super) fn missed(app: &App, request: &HttpRequest) -> Result<()> {
    app.kept::<Limits>().0.check(Network::of(app, request), app.now())
}
