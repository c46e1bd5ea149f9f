//! The form of a decision: so much credit or none, under which heading where that is open, and why.

use serde::Deserialize;

use crate::credit::rules::{Category, Grant, counted};
use crate::i18n::Words;
use crate::measure::Credit;
use crate::web::Problems;

/// The longest reason, in characters.
const REASON: usize = 2_000;

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    /// The number of the decision that stood when the page was shown; none before the first.
    pub after: String,
    /// `credit` or `none`.
    pub decision: String,
    /// How much.
    pub amount: String,
    /// The heading, by its code.
    pub category: String,
    /// Why.
    pub reason: String,
}

/// What it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decided {
    pub after: i16,
    /// Zero for no credit.
    pub credit: Credit,
    /// The heading, where one has to be chosen.
    pub category: Option<String>,
    pub reason: String,
}

impl DecisionForm {
    /// What it means, or what must change. Where there are `headings`, credit goes under one of them.
    pub fn parse(&self, words: Words, grant: &Grant, unit: &str, headings: &[&Category]) -> Result<Decided, Problems> {
        let mut problems = Problems::new();
        let credit = match self.decision.as_str() {
            "credit" => self.amount(words, grant, unit, &mut problems),
            "none" => {
                if !self.amount.trim().is_empty() {
                    problems.add("amount", words.say("question-amount-none"));
                }
                Credit::ZERO
            }
            _ => {
                problems.add("decision", words.say("question-decision-empty"));
                Credit::ZERO
            }
        };
        let chosen = headings.iter().find(|heading| heading.code == self.category);
        if self.decision == "credit" && chosen.is_none() && !headings.is_empty() {
            problems.add("category", words.say("question-heading-empty"));
        }
        let category = chosen.filter(|_| credit > Credit::ZERO).map(|heading| heading.code.clone());
        let reason = problems.text(words, "reason", &self.reason, REASON, "question-reason-empty");
        problems.or(Decided { after: self.after.trim().parse().unwrap_or_default(), credit, category, reason })
    }

    fn amount(&self, words: Words, grant: &Grant, unit: &str, problems: &mut Problems) -> Credit {
        let typed = self.amount.trim();
        let said = |credit: Credit| format!("{credit} {}", counted(credit, unit));
        let wrong = match typed.parse::<Credit>() {
            _ if typed.is_empty() => words.say("question-amount-empty"),
            Err(_) => words.fill("question-amount-bad", &[("step", said(grant.step).into())]),
            Ok(credit) if credit <= Credit::ZERO => words.say("question-amount-least"),
            Ok(credit) if !grant.is_in_steps(credit) => {
                words.fill("question-amount-step", &[("step", said(grant.step).into())])
            }
            Ok(credit) if !grant.allows(credit) => {
                words.fill("question-amount-most", &[("most", said(grant.most).into())])
            }
            Ok(credit) => return credit,
        };
        problems.add("amount", wrong);
        Credit::ZERO
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn parse(decision: &str, amount: &str, reason: &str) -> Result<Decided, Problems> {
        let grant = Grant { step: Credit::from_thousandths(500), most: Credit::from_thousandths(2_500) };
        let form = DecisionForm {
            after: "1".to_owned(),
            decision: decision.to_owned(),
            amount: amount.to_owned(),
            category: String::new(),
            reason: reason.to_owned(),
        };
        form.parse(Words::default(), &grant, "CE credit", &[])
    }

    #[test]
    fn an_amount_is_exact_in_steps_and_within_bounds() {
        for (typed, thousandths) in [("0.5", 500), (" 1.50 ", 1_500), ("2.5", 2_500)] {
            let decided = parse("credit", typed, "Asked.").unwrap();
            assert_eq!((decided.after, decided.credit.thousandths()), (1, thousandths), "{typed}");
        }
        for typed in ["", "0", "-1", "0.25", "0.5000", "1,5", "1e1", "3", "99999999999999999999", "one", "+1", "NaN"] {
            let problems = parse("credit", typed, "Asked.").unwrap_err();
            assert!(problems.of("amount").is_some(), "{typed}");
        }
    }

    #[test]
    fn no_credit_needs_no_amount_and_everything_a_reason() {
        assert_eq!(parse("none", " ", "A tour.").unwrap().credit, Credit::ZERO);
        assert!(parse("none", "1", "A tour.").unwrap_err().of("amount").is_some());
        assert!(parse("none", "", " \r\n").unwrap_err().of("reason").is_some());
        assert!(parse("none", "", &"x".repeat(2_001)).unwrap_err().of("reason").is_some());
        assert!(parse("", "1", "A tour.").unwrap_err().of("decision").is_some());
    }
}
