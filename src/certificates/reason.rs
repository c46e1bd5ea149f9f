//! Why a certificate was withdrawn: a closed list of codes, each with wording that the public reads.

use crate::i18n::Words;

/// A reason to withdraw. The code goes into the database, the log and credentials; it never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It should not have been issued.
    IssuedInError,
    /// There is another for the same.
    IssuedTwice,
    /// It says something that isn't so.
    WrongDetails,
    /// What the rules ask for was not done.
    RequirementsNotMet,
    /// Somebody else did the work.
    NotOwnWork,
    /// The credit behind it was taken back.
    CreditReversed,
    /// Its owner asked for it.
    OwnerAsked,
    /// Any other; who issued it tells those who ask.
    Other,
}

impl Reason {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Reason; 8] = [
        Reason::IssuedInError,
        Reason::IssuedTwice,
        Reason::WrongDetails,
        Reason::RequirementsNotMet,
        Reason::NotOwnWork,
        Reason::CreditReversed,
        Reason::OwnerAsked,
        Reason::Other,
    ];

    /// The code.
    pub fn code(self) -> &'static str {
        match self {
            Reason::IssuedInError => "issued_in_error",
            Reason::IssuedTwice => "issued_twice",
            Reason::WrongDetails => "wrong_details",
            Reason::RequirementsNotMet => "requirements_not_met",
            Reason::NotOwnWork => "not_own_work",
            Reason::CreditReversed => "credit_reversed",
            Reason::OwnerAsked => "owner_asked",
            Reason::Other => "other",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// Whether it says that the credit was never earned: then the minutes go too.
    pub fn takes_credit(self) -> bool {
        matches!(self, Reason::RequirementsNotMet | Reason::NotOwnWork | Reason::CreditReversed)
    }

    /// What the public is told.
    pub fn public(self, words: Words) -> String {
        words.say(&format!("withdrawn-{}", self.code()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn every_reason_has_a_code_of_its_own_and_public_wording_in_each_language() {
        for reason in Reason::ALL {
            assert_eq!(Reason::from_code(reason.code()), Some(reason));
            for language in Language::ALL {
                let said = reason.public(Words::of(language));
                assert!(said.len() > 20 && said.ends_with('.') && !said.contains("withdrawn-"), "{said}");
            }
        }
        assert_eq!(Reason::from_code("because"), None);
    }
}
