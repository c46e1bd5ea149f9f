//! What an award or a preview comes to, in the few words that stand for a number.

use super::{Award, Worth};
use crate::i18n::Words;

impl Award {
    /// "0.833 contact hours", that there is no credit, or that the authority has yet to decide: never a number then.
    pub fn said_in(&self, words: Words) -> String {
        match self.unit_in(words) {
            Some(unit) => format!("{} {unit}", self.credit),
            None => words.say(if self.is_open() { "credit-open" } else { "record-no-credit" }),
        }
    }
}

impl Worth {
    /// The same of what something would be worth.
    pub fn said_in(&self, words: Words) -> String {
        match &self.unit {
            Some(unit) => format!("{} {unit}", self.credit),
            None => words.say(if self.open { "credit-open" } else { "record-no-credit" }),
        }
    }
}
