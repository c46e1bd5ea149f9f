//! What a module would be worth, for those who think of taking it.

use chrono::NaiveDate;
use uuid::Uuid;

use super::facts::EntryFacts;
use super::rule_sets::in_force;
use super::rules::{self, Entry, Outcome, RuleSet};
use super::words;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;
use crate::measure::Credit;
use crate::modules::Edition;
use crate::organizations::Organization;

/// What one rule set would make of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worth {
    /// What people call the rule set, in their language.
    pub rule: String,
    /// How much; zero where it is refused.
    pub credit: Credit,
    /// The unit in the form that follows the amount: "contact hours". None where it is refused.
    pub unit: Option<String>,
    /// How it came about, or why it is refused, as a sentence.
    pub reason: String,
    /// Whether the rules leave it open, and the authority has to decide.
    pub open: bool,
}

/// What each rule set in force, said in these words, would make of a module that its provider gives, if it ended on
/// this day.
pub async fn worth(
    conn: &mut Conn,
    words: Words,
    (module, provider): (&Edition, &Organization),
    day: NaiveDate,
) -> Result<Vec<Worth>> {
    let bare = Entry { mode: module.body.mode, ..Entry::module(Uuid::nil(), day, module.minutes()) };
    let facts = EntryFacts::of_module(&module.body, day).given_by(provider);
    let of =
        |rules: &RuleSet| rules::judged(&facts.seen_by(bare.clone(), rules.program_code(), rules), &[], rules, None);
    let outcomes = in_force(conn, day).await?.into_iter().map(|(_, rules)| of(&rules));
    Ok(outcomes.filter_map(|outcome| read(words, outcome)).collect())
}

pub(super) fn read(words: Words, outcome: Outcome) -> Option<Worth> {
    let reason = words::reason(words, &outcome);
    match outcome {
        Outcome::Credit { credit, explanation } => Some(Worth {
            credit,
            unit: Some(words::unit(words, credit, &explanation.unit)),
            reason,
            rule: words::rule_name(words, &explanation.rule.name),
            open: false,
        }),
        Outcome::Refused { rule, .. } => Some(Worth {
            rule: words::rule_name(words, &rule.name),
            credit: Credit::ZERO,
            unit: None,
            reason,
            open: false,
        }),
        Outcome::NeedsDecision { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::measure::Minutes;

    #[test]
    fn a_module_is_worth_what_its_completion_will_earn() {
        let rules = RuleSet::parse("contact-hour", include_str!("../../content/rules/contact-hour.toml")).unwrap();
        let worth = |minutes: u16, rules: &RuleSet| {
            let entry = Entry::module(Uuid::nil(), "2026-11-21".parse().unwrap(), Minutes::from(minutes));
            read(Words::default(), rules::award(&entry, rules)).unwrap()
        };
        let fifty = worth(50, &rules);
        assert_eq!((fifty.credit.to_string(), fifty.unit.as_deref()), ("0.833".to_owned(), Some("contact hours")));
        let mut strict = rules;
        strict.rounding.min_minutes = Minutes::from(60);
        let refused = worth(50, &strict);
        assert_eq!((refused.credit, refused.unit), (Credit::ZERO, None));
        assert!(refused.reason.contains("Too short"), "{}", refused.reason);
    }
}
