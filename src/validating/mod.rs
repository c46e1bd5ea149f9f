//! What a validator does: decide on training done elsewhere, and enter who was at an event.
