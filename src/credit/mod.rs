//! What training is worth: the ledger of minutes, and the awards that rule sets make of it.

pub mod rules;
