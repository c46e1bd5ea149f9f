//! Awards: what each rule set makes of each ledger entry by itself, kept with its explanation.
//!
//! They are what the record, a module's last page, new certificates and reports say an entry is worth. Unlike
//! standings they are kept, but they are no history of what was once believed: when other rules come into force for
//! an entry, or its authority decides, [`awarding`](super::awarding) puts them right, and what they were before stays
//! with them. What *is* history is a certificate: it copies what held on the day it was issued, says that day and the
//! version of the rules, and is never changed.
//!
//! A lesson outside a module has no award (rule R4): what it adds depends on the lessons before it and on the modules
//! that hold it, so only the account of a period can say it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::earlier::Earlier;
use super::ledger::EntryId;
use super::rule_sets::RuleSetId;
use super::rules::{self, Citation, Outcome};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::awards;
use crate::error::Result;
use crate::measure::Credit;

/// What one rule set makes of one ledger entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    /// Whose.
    pub user_id: UserId,
    /// Of which entry.
    pub entry_id: EntryId,
    /// By which version of the rules.
    pub rule_set: RuleSetId,
    /// How much; zero where it is refused.
    pub credit: Credit,
    /// Why.
    pub outcome: Outcome,
    /// Since when it is so.
    pub at: DateTime<Utc>,
    /// What it was before, the first first.
    pub earlier: Vec<Earlier>,
}

impl Award {
    /// The rule that decided.
    pub fn rule(&self) -> &Citation {
        match &self.outcome {
            Outcome::Credit { explanation, .. } => &explanation.rule,
            Outcome::Refused { rule, .. } | Outcome::NeedsDecision { rule, .. } => rule,
        }
    }

    /// The unit in the form that follows the amount: "contact hours". None where it is refused.
    pub fn unit(&self) -> Option<String> {
        match &self.outcome {
            Outcome::Credit { explanation, .. } => Some(rules::counted(self.credit, &explanation.unit)),
            _ => None,
        }
    }

    /// The unit in the singular, as its rule set says it. None where it is refused.
    pub fn unit_one(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Credit { explanation, .. } => Some(&explanation.unit),
            _ => None,
        }
    }

    /// Whether the rules leave it open, and nobody has decided yet (rule R29).
    pub fn is_open(&self) -> bool {
        matches!(self.outcome, Outcome::NeedsDecision { .. })
    }

    /// Why it is so much, or nothing, as a sentence.
    pub fn reason(&self) -> String {
        match &self.outcome {
            Outcome::Credit { explanation, .. } => explanation.sentence(),
            Outcome::Refused { refusal, .. } => refusal.to_string(),
            Outcome::NeedsDecision { question, .. } => question.to_string(),
        }
    }
}

#[derive(HasQuery)]
#[diesel(table_name = awards)]
struct Row {
    user_id: UserId,
    ledger_entry_id: EntryId,
    rule_set_id: RuleSetId,
    credit_thousandths: Credit,
    explanation: serde_json::Value,
    awarded_at: DateTime<Utc>,
    earlier: serde_json::Value,
}

fn read(row: Row) -> Result<Award> {
    Ok(Award {
        user_id: row.user_id,
        entry_id: row.ledger_entry_id,
        rule_set: row.rule_set_id,
        credit: row.credit_thousandths,
        outcome: serde_json::from_value(row.explanation)?,
        at: row.awarded_at,
        earlier: serde_json::from_value(row.earlier)?,
    })
}

/// All awards of a learner.
pub async fn awards_of(conn: &mut Conn, user: UserId) -> Result<Vec<Award>> {
    awards_of_many(conn, &[user]).await
}

/// The same for many learners at once, in no order.
pub async fn awards_of_many(conn: &mut Conn, users: &[UserId]) -> Result<Vec<Award>> {
    let rows = Row::query()
        .filter(awards::user_id.eq_any(users))
        .order((awards::user_id, awards::ledger_entry_id, awards::rule_set_id))
        .load(conn)
        .await?;
    rows.into_iter().map(read).collect()
}

/// All awards of one entry.
pub(super) async fn awards_on(conn: &mut Conn, user: UserId, entry: EntryId) -> Result<Vec<Award>> {
    let rows = Row::query()
        .filter(awards::user_id.eq(user).and(awards::ledger_entry_id.eq(entry)))
        .order(awards::rule_set_id)
        .load(conn)
        .await?;
    rows.into_iter().map(read).collect()
}

/// What awards come to under one rule set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// The rule set's code.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// How much.
    pub credit: Credit,
    /// The unit in the form that follows the amount: "contact hours".
    pub unit: String,
    /// The unit in the singular, as its rule set says it.
    pub one: String,
}

/// The sum for each rule set, by code. Each award was rounded on its own before (rule R2). An award
/// that does not fit any more is left out.
pub fn totals(awards: &[Award]) -> Vec<Total> {
    let mut totals: Vec<Total> = Vec::new();
    for award in awards {
        let Outcome::Credit { explanation, .. } = &award.outcome else { continue };
        let rule = &explanation.rule;
        match totals.iter_mut().find(|total| total.code == rule.code) {
            Some(total) => total.credit = total.credit.checked_add(award.credit).unwrap_or(total.credit),
            None => {
                let (code, name) = (rule.code.clone(), rule.name.clone());
                let one = explanation.unit.clone();
                totals.push(Total { code, name, credit: award.credit, unit: String::new(), one });
            }
        }
    }
    totals.sort_by(|a, b| a.code.cmp(&b.code));
    totals.into_iter().map(|total| Total { unit: rules::counted(total.credit, &total.one), ..total }).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::credit::rules::{Entry, Origin, RuleSet};

    fn award_of(minutes: i32) -> Award {
        let text = include_str!("../../content/rules/contact-hour.toml");
        let rules = RuleSet::parse("contact-hour", text).unwrap();
        let id = EntryId::new();
        let day = "2026-11-21".parse().unwrap();
        let entry = Entry::from_ledger(id.uuid(), day, minutes, Origin::Module).unwrap();
        let outcome = rules::award(&entry, &rules);
        let credit = outcome.credit().unwrap();
        let (rule_set, at) = (RuleSetId::new(), DateTime::UNIX_EPOCH);
        Award { user_id: UserId::new(), entry_id: id, rule_set, credit, outcome, at, earlier: Vec::new() }
    }

    #[test]
    fn a_total_adds_what_was_rounded_and_names_its_unit() {
        let total = |minutes: &[i32]| {
            let awards: Vec<Award> = minutes.iter().map(|minutes| award_of(*minutes)).collect();
            totals(&awards).into_iter().map(|total| format!("{} {}", total.credit, total.unit)).collect::<Vec<_>>()
        };
        assert_eq!(total(&[50, 50, 50]), ["2.499 contact hours"]);
        assert_eq!(total(&[30, 30]), ["1 contact hour"]);
        assert_eq!(total(&[50, -50]), ["0 contact hours"]);
        assert_eq!(total(&[]), Vec::<String>::new());
    }

    #[test]
    fn an_award_says_why() {
        let award = award_of(60);
        assert_eq!(award.unit().as_deref(), Some("contact hour"));
        assert!(award.reason().starts_with("60 minutes at 60 minutes"), "{}", award.reason());
        assert_eq!(award.rule().code, "contact-hour");
    }
}
