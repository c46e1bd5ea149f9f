//! The clock, time zones, the slots at which digests leave, and dates in words.

mod clock;
mod phrases;
mod rhythm;
mod slots;
mod typed;
mod zone;

pub use clock::{Clock, SetClock};
pub use phrases::{date_long, date_short, time_of_day, weekday, weekdays};
pub use rhythm::{Rhythm, RhythmError};
pub use slots::{last_slot_at_or_before, next_slot};
pub use typed::typed_date;
pub use zone::{Zone, ZoneError};
