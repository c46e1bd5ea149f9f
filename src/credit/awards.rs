//! Awards: what each rule set makes of each ledger entry, kept with its explanation.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_async::RunQueryDsl;

use super::ledger::{self, EntryId};
use super::programs::{Holder, enrollments_of};
use super::rule_sets::{RuleSetId, in_force};
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
    /// How much; zero where it is refused.
    pub credit: Credit,
    /// Why.
    pub outcome: Outcome,
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

    /// Why it is so much, or nothing, as a sentence.
    pub fn reason(&self) -> String {
        match &self.outcome {
            Outcome::Credit { explanation, .. } => explanation.sentence(),
            Outcome::Refused { refusal, .. } => refusal.to_string(),
            Outcome::NeedsDecision { question, .. } => question.to_string(),
        }
    }
}

/// Works out what an entry is worth under every rule set in force on its day, and keeps it. Doing it
/// again puts right what other rules, or none, had left.
pub async fn award(conn: &mut Conn, user: UserId, entry: EntryId, now: DateTime<Utc>) -> Result<Vec<Award>> {
    let line = ledger::entry(conn, user, entry).await?;
    let bare = line.bare()?;
    let mut in_force = in_force(conn, line.occurred_on).await?;
    let enrolled = enrollments_of(conn, Holder::Person(user)).await?;
    // An authority's rules say something to those who are in its program.
    in_force.retain(|(_, rules)| {
        rules.program.authority.is_none() || enrolled.iter().any(|mine| mine.program == rules.program_code())
    });
    let ids: Vec<RuleSetId> = in_force.iter().map(|(id, _)| *id).collect();
    let outdated = awards::table
        .filter(awards::user_id.eq(user))
        .filter(awards::ledger_entry_id.eq(entry))
        .filter(awards::rule_set_id.ne_all(&ids));
    diesel::delete(outdated).execute(conn).await?;
    let mut made = Vec::with_capacity(in_force.len());
    for (rule_set, rules) in &in_force {
        let outcome = rules::award(&line.facts.seen_by(bare.clone(), rules.program_code(), rules), rules);
        // What is undecided is kept as nothing, with its question.
        let credit = outcome.credit().unwrap_or_default();
        let row = (
            awards::user_id.eq(user),
            awards::ledger_entry_id.eq(entry),
            awards::rule_set_id.eq(*rule_set),
            awards::credit_thousandths.eq(credit),
            awards::explanation.eq(serde_json::to_value(&outcome)?),
            awards::awarded_at.eq(now),
        );
        diesel::insert_into(awards::table)
            .values(row)
            .on_conflict((awards::user_id, awards::ledger_entry_id, awards::rule_set_id))
            .do_update()
            .set((
                awards::credit_thousandths.eq(excluded(awards::credit_thousandths)),
                awards::explanation.eq(excluded(awards::explanation)),
            ))
            .execute(conn)
            .await?;
        made.push(Award { user_id: user, entry_id: entry, credit, outcome });
    }
    Ok(made)
}

type Row = (UserId, EntryId, Credit, serde_json::Value);

fn read((user_id, entry_id, credit, explanation): Row) -> Result<Award> {
    Ok(Award { user_id, entry_id, credit, outcome: serde_json::from_value(explanation)? })
}

/// All awards of a learner.
pub async fn awards_of(conn: &mut Conn, user: UserId) -> Result<Vec<Award>> {
    awards_of_many(conn, &[user]).await
}

/// The same for many learners at once, in no order.
pub async fn awards_of_many(conn: &mut Conn, users: &[UserId]) -> Result<Vec<Award>> {
    let rows: Vec<Row> = awards::table
        .filter(awards::user_id.eq_any(users))
        .order((awards::user_id, awards::ledger_entry_id, awards::rule_set_id))
        .select((awards::user_id, awards::ledger_entry_id, awards::credit_thousandths, awards::explanation))
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
        Award { user_id: UserId::new(), entry_id: id, credit: outcome.credit().unwrap(), outcome }
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
