//! Checks everything that Carrel stands on, and says what to do.
