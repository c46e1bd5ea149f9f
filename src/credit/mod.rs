//! What training is worth: the ledger of minutes, and the awards that rule sets make of it.
//!
//! The ledger holds whole minutes and is never edited. Credit is a function of a ledger entry and a
//! rule set ([`rules::award`]); what is kept in `awards` is that function's value, and [`award`]
//! works it out again whenever it is asked. What the rules leave open an authority decides ([`decide_credit`]), beside
//! the ledger and not in it.

mod adopt;
mod approval;
mod awarding;
mod awards;
mod bring_over;
mod cases;
mod chain;
mod decided;
mod earlier;
mod entering;
mod erase;
mod facts;
mod in_common;
mod ledger;
mod preview;
pub mod programs;
mod revalued;
mod rule_sets;
pub mod rules;
mod said;
mod turns;
mod words;
mod worth;

pub use adopt::{AdoptError, adopt};
pub use approval::{Approved, approve, retire};
pub use awarding::award;
pub use awards::{Award, Total, awards_of, awards_of_many, totals};
pub use bring_over::{bring_over, settle as settle_joined};
pub use cases::{failing_cases, unread_sources};
pub use chain::{Broken, broken as broken_lines, broken_joins, lines as ledger_lines};
pub use decided::{CreditDecision, NewCreditDecision, decide_credit, decisions_on};
pub use earlier::Earlier;
pub use entering::{Entered, enter, enter_again, enter_all, restore, reverse};
pub use erase::{Resting, activities_entered, erase, retention_years};
pub use facts::EntryFacts;
pub use ledger::{EntryId, LedgerEntry, NewEntry, Source, entries, entries_of, entries_of_many};
pub use preview::preview;
pub use revalued::{Revalued, award_after};
pub use rule_sets::{Approval, KeptRules, RuleSetId, rule_sets};
pub use turns::{last_turn, last_turns, standing_of_module, taken_back_at};
pub use words::{amount as amount_in, asked as question_in, reason as outcome_in};
pub use worth::{Worth, worth};
