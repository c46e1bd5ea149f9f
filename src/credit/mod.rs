//! What training is worth: the ledger of minutes, and the awards that rule sets make of it.
//!
//! The ledger holds whole minutes and is never edited. Credit is a function of a ledger entry and a
//! rule set ([`rules::award`]); what is kept in `awards` is that function's value, and [`award`]
//! works it out again whenever it is asked.

mod adopt;
mod awards;
mod cases;
mod ledger;
pub mod rules;
mod words;
mod worth;

pub use adopt::{AdoptError, adopt};
pub use awards::{Award, RuleSetId, Total, award, awards_of, awards_of_many, totals};
pub use cases::failing_cases;
pub use ledger::{Entered, EntryId, LedgerEntry, NewEntry, enter, entries_of, entries_of_many};
pub use worth::{Worth, worth};
