//! Credit and its reasons in the reader's language. Certificates say them in their issuer's, with the
//! sentences of [`rules`](super::rules).

use super::rules::{Decimals, Explanation, Outcome, Question, Refusal, Working, counted};
use super::{Award, Total};
use crate::i18n::Words;
use crate::measure::{Credit, Minutes};

impl Award {
    /// [`Award::unit`] in the reader's language.
    pub fn unit_in(&self, words: Words) -> Option<String> {
        match &self.outcome {
            Outcome::Credit { explanation, .. } => Some(unit(words, self.credit, &explanation.unit)),
            _ => None,
        }
    }

    /// The name of its rule set in the reader's language.
    pub fn rule_in(&self, words: Words) -> String {
        rule_name(words, &self.rule().name)
    }

    /// [`Award::reason`] in the reader's language.
    pub fn reason_in(&self, words: Words) -> String {
        reason(words, &self.outcome)
    }
}

impl Total {
    /// The name of the rule set in the reader's language.
    pub fn name_in(&self, words: Words) -> String {
        rule_name(words, &self.name)
    }

    /// The unit in the form that follows the amount, in the reader's language.
    pub fn unit_in(&self, words: Words) -> String {
        unit(words, self.credit, &self.one)
    }
}

/// A unit in the form that follows the amount. One that we have no message for is said as its rule
/// set says it.
pub(super) fn unit(words: Words, credit: Credit, unit: &str) -> String {
    match unit {
        "contact hour" => {
            let count: f64 = credit.to_string().parse().unwrap_or_default();
            words.fill("unit-contact-hour", &[("count", count.into())])
        }
        other => counted(credit, other),
    }
}

/// The name of a rule set. One that we have no message for is called what its file calls it.
pub(super) fn rule_name(words: Words, name: &str) -> String {
    match name {
        "Contact hours of 60 minutes" => words.say("rule-contact-hours-of-60"),
        other => other.to_owned(),
    }
}

/// Why an entry is worth so much, or nothing, as a sentence.
pub(super) fn reason(words: Words, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Credit { explanation, .. } => sum(words, explanation),
        Outcome::Refused { refusal, .. } => refused(words, refusal),
        Outcome::NeedsDecision { question, .. } => asked(words, question),
    }
}

fn sum(words: Words, explanation: &Explanation) -> String {
    let Explanation { minutes, credit, .. } = explanation;
    let Working::Exact { minutes_per_unit, kept_to } = explanation.working;
    let sum = words.fill(
        "credit-sum",
        &[
            ("minutes", minutes.get().into()),
            ("per", minutes_per_unit.get().into()),
            ("unit", unit(words, Credit::ONE, &explanation.unit).into()),
            ("credit", credit.to_string().into()),
            ("units", unit(words, *credit, &explanation.unit).into()),
            ("kept", kept_to.map_or("exact", Decimals::word).into()),
        ],
    );
    if explanation.taken_back { words.fill("credit-taken-back", &[("sum", sum.into())]) } else { sum }
}

fn refused(words: Words, refusal: &Refusal) -> String {
    let length = |minutes: &Minutes| words.fill("minutes", &[("count", minutes.get().into())]);
    match refusal {
        Refusal::TooShort { minutes, min_minutes } => words
            .fill("credit-too-short", &[("minutes", length(minutes).into()), ("least", length(min_minutes).into())]),
        Refusal::OutsideModule => words.say("credit-outside-module"),
    }
}

fn asked(words: Words, question: &Question) -> String {
    match question {
        Question::BeforeTheRules { occurred_on, effective_from } => words.fill(
            "credit-before-rules",
            &[("date", words.date(*occurred_on).into()), ("first", words.date(*effective_from).into())],
        ),
        Question::AfterTheRules { occurred_on, effective_to } => words.fill(
            "credit-after-rules",
            &[("date", words.date(*occurred_on).into()), ("last", words.date(*effective_to).into())],
        ),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use uuid::Uuid;

    use super::*;
    use crate::credit::rules::{Entry, Origin, RuleSet, award};
    use crate::i18n::Language;

    fn outcome(minutes: u16, least: u16) -> Outcome {
        let rules = RuleSet::parse("contact-hour", include_str!("../../content/rules/contact-hour.toml")).unwrap();
        let rules = RuleSet { min_minutes: Minutes::from(least), ..rules };
        let entry = Entry {
            id: Uuid::nil(),
            occurred_on: "2026-11-21".parse().unwrap(),
            minutes: Minutes::from(minutes),
            taken_back: false,
            origin: Origin::Module,
        };
        award(&entry, &rules)
    }

    #[test]
    fn in_english_it_says_what_a_certificate_says() {
        let words = Words::of(Language::English);
        for minutes in [1, 45, 50, 60, 100] {
            let Outcome::Credit { credit, explanation } = outcome(minutes, 0) else { panic!("refused") };
            let said = reason(words, &Outcome::Credit { credit, explanation: explanation.clone() });
            assert_eq!(said, explanation.sentence());
            assert_eq!(unit(words, credit, &explanation.unit), counted(credit, &explanation.unit));
        }
        let Outcome::Refused { refusal, rule } = outcome(29, 30) else { panic!("credited") };
        let sentence = refusal.to_string();
        assert_eq!(reason(words, &Outcome::Refused { refusal, rule }), sentence);
    }

    #[test]
    fn in_spanish_it_is_spanish() {
        let words = Words::of(Language::Spanish);
        assert_eq!(
            reason(words, &outcome(50, 0)),
            "50 minutos, a 60 minutos por hora de educación continua, son 0.833 horas de educación continua \
             (50 / 60, redondeado a la milésima)."
        );
        assert_eq!(unit(words, Credit::ONE, "contact hour"), "hora de educación continua");
        assert_eq!(unit(words, Credit::ONE, "CEU"), "CEU");
        let rules = RuleSet::parse("contact-hour", include_str!("../../content/rules/contact-hour.toml")).unwrap();
        assert_eq!(rule_name(words, &rules.name), "Horas de educación continua de 60 minutos");
        assert_eq!(rule_name(Words::default(), &rules.name), rules.name);
        assert_eq!(rule_name(words, "Our own rule"), "Our own rule");
        assert!(reason(words, &outcome(29, 30)).starts_with("Es demasiado corto para contar: 29 minutos"));
    }
}
