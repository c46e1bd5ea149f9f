//! What an authority decided about an entry where its rules leave open what it is worth (rule R29).
//!
//! A decision stands beside the ledger and not in it: an entry counts in several programs at once and holds no
//! credit, so a decision of one of them leaves its minutes as they are, and takes nothing back that others count.
//! The rules are read with the latest one; those before it stay, so that anybody can see what was corrected.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde_json::{Value, json};

use super::awarding::award;
use super::awards::awards_on;
use super::ledger::{self, EntryId, LedgerEntry};
use super::programs::keep_people;
use super::revalued::{Revalued, award_after};
use super::rules::Decided;
use crate::accounts::{Role, UserId};
use crate::db::Conn;
use crate::db::schema::{credit_decisions as table, organizations, users};
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::Result;
use crate::measure::Credit;
use crate::organizations::OrganizationId;
use crate::time::Zone;

/// A decision as it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditDecision {
    /// Which one on this entry in this program, from one on; the last one holds.
    pub number: i16,
    /// So much; zero for no credit.
    pub credit: Credit,
    /// The heading that it was put under, by its code, where the rules leave that open.
    pub category: Option<String>,
    /// Why.
    pub reason: String,
    /// For whom, by name.
    pub organization: String,
    /// Who decided.
    pub actor: UserId,
    /// Their name today.
    pub actor_name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A decision that is about to be taken.
#[derive(Clone, Debug)]
pub struct NewCreditDecision<'a> {
    /// Whose entry.
    pub person: UserId,
    /// Which.
    pub entry: EntryId,
    /// In which program, by its code.
    pub program: &'a str,
    /// The entry and the program by their names, for the log.
    pub about: &'a str,
    /// The number of the decision that is corrected; zero for the first.
    pub after: i16,
    /// So much; zero for no credit.
    pub credit: Credit,
    /// The heading that it falls under, by its code, where the rules leave that open.
    pub category: Option<&'a str>,
    /// The unit, in the singular.
    pub unit: &'a str,
    /// Why.
    pub reason: &'a str,
    /// Who decides, and by what right.
    pub actor: (UserId, Role),
    /// For whom.
    pub organization: OrganizationId,
    /// What was open, in words, where nobody has decided yet.
    pub question: &'a str,
}

/// Takes a decision: writes it beside the entry and into the log, works out again what the entry and later turns of its
/// module, or modules that have lessons in common with it, are worth, and keeps where its owner stands, all or nothing.
/// Returns the modules that are worth something else by that, this one as well; `None` where another came first: nothing
/// was changed then.
pub async fn decide_credit(
    conn: &mut Conn,
    new: &NewCreditDecision<'_>,
    now: DateTime<Utc>,
) -> Result<Option<Vec<Revalued>>> {
    conn.transaction(async |conn| {
        let before = decisions_on(conn, new.person, new.entry, new.program).await?.pop();
        let number = new.after.saturating_add(1);
        let row = (
            table::user_id.eq(new.person),
            table::ledger_entry_id.eq(new.entry),
            table::program.eq(new.program),
            table::number.eq(number),
            table::credit_thousandths.eq(new.credit),
            table::category.eq(new.category),
            table::reason.eq(new.reason),
            table::organization_id.eq(new.organization),
            table::actor_id.eq(new.actor.0),
            table::decided_at.eq(now),
        );
        if diesel::insert_into(table::table).values(row).on_conflict_do_nothing().execute(conn).await? == 0 {
            return Ok(None);
        }
        write_down(conn, new, before.as_ref(), now).await?;
        let was = awards_on(conn, new.person, new.entry).await?;
        let after = award(conn, new.person, new.entry, now).await?;
        let mut revalued = Vec::new();
        if let Some(taken) = ledger::entry(conn, new.person, new.entry).await?.taken() {
            revalued.push(Revalued { taken, before: was, after });
            revalued.extend(award_after(conn, new.person, taken, now).await?);
        }
        keep_people(conn, &[new.person], now).await?;
        Ok(Some(revalued))
    })
    .await
}

async fn write_down(
    conn: &mut Conn,
    new: &NewCreditDecision<'_>,
    before: Option<&CreditDecision>,
    now: DateTime<Utc>,
) -> Result<()> {
    let told = |credit: Credit, category: Option<&str>| {
        let mut told = json!({ "program": new.program, "credit": credit, "unit": new.unit });
        if let Some(category) = category {
            told["category"] = json!(category);
        }
        told
    };
    let was = |before: &CreditDecision| {
        let mut told: Value = told(before.credit, before.category.as_deref());
        told["reason"] = json!(before.reason);
        told
    };
    let open = || json!({ "program": new.program, "needs_decision": new.question });
    let outcome = match (before, new.credit > Credit::ZERO) {
        (Some(_), _) => "credit_corrected",
        (None, true) => "credit_given",
        (None, false) => "no_credit",
    };
    let decision = NewDecision {
        actor: Actor::Role(new.actor.0, new.actor.1),
        organization: Some(new.organization),
        subject: Subject { kind: SubjectKind::LedgerEntry, id: new.entry.uuid() },
        about: new.about,
        person: Some(new.person),
        outcome,
        reason: new.reason,
        before: before.map_or_else(open, was),
        after: told(new.credit, new.category),
    };
    decisions::record(conn, &decision, now).await?;
    Ok(())
}

/// What was decided about an entry in a program, the first first.
pub async fn decisions_on(
    conn: &mut Conn,
    person: UserId,
    entry: EntryId,
    program: &str,
) -> QueryResult<Vec<CreditDecision>> {
    type Row = (i16, Credit, Option<String>, String, String, UserId, String, DateTime<Utc>);
    let rows: Vec<Row> = table::table
        .inner_join(organizations::table.on(organizations::id.eq(table::organization_id)))
        .inner_join(users::table.on(users::id.eq(table::actor_id)))
        .filter(table::user_id.eq(person).and(table::ledger_entry_id.eq(entry)))
        .filter(table::program.eq(program))
        .order(table::number)
        .select((
            table::number,
            table::credit_thousandths,
            table::category,
            table::reason,
            organizations::name,
            table::actor_id,
            users::name,
            table::decided_at,
        ))
        .load(conn)
        .await?;
    let read = |(number, credit, category, reason, organization, actor, actor_name, at)| CreditDecision {
        number,
        credit,
        category,
        reason,
        organization,
        actor,
        actor_name,
        at,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// What was decided about some entries, with what was corrected since.
#[derive(Clone, Debug, Default)]
pub(super) struct AllDecided(HashMap<EntryId, Vec<(DateTime<Utc>, String, Decided)>>);

impl AllDecided {
    /// Tells entries what had been decided about them by this moment. What takes an entry back is told the same, so that
    /// it undoes exactly what that earned (rule R21).
    pub(super) fn tell(&self, entries: &mut [LedgerEntry], by: DateTime<Utc>) {
        for entry in entries {
            if let Some(decided) = self.0.get(&entry.reverses.unwrap_or(entry.id)) {
                // The latest takes the place of those before.
                let by_then = decided.iter().filter(|(at, ..)| *at <= by);
                entry.facts.decided = by_then.map(|(_, program, decided)| (program.clone(), decided.clone())).collect();
            }
        }
    }
}

/// Tells entries what was decided about them, and returns it with what was corrected.
pub(super) async fn with_decisions(conn: &mut Conn, entries: &mut [LedgerEntry]) -> Result<AllDecided> {
    let mut people: Vec<UserId> = entries.iter().map(|entry| entry.user_id).collect();
    people.sort_unstable_by_key(|person| person.uuid());
    people.dedup();
    let meant: Vec<EntryId> = entries.iter().map(|entry| entry.reverses.unwrap_or(entry.id)).collect();
    type Row = (EntryId, String, Credit, Option<String>, String, DateTime<Utc>, String, Zone);
    let rows: Vec<Row> = table::table
        .inner_join(organizations::table.on(organizations::id.eq(table::organization_id)))
        .filter(table::user_id.eq_any(people).and(table::ledger_entry_id.eq_any(meant)))
        .order(table::number)
        .select((
            table::ledger_entry_id,
            table::program,
            table::credit_thousandths,
            table::category,
            table::reason,
            table::decided_at,
            organizations::name,
            organizations::time_zone,
        ))
        .load(conn)
        .await?;
    let mut all = AllDecided::default();
    for (entry, program, credit, category, reason, at, name, zone) in rows {
        let by = Some((name, zone.day(at)));
        all.0.entry(entry).or_default().push((at, program, Decided { credit, category, reason, by }));
    }
    all.tell(entries, DateTime::<Utc>::MAX_UTC);
    Ok(all)
}

/// Decides about an entry that was entered again what was decided about it before it was taken back: the same, by
/// the same and at the same time.
pub(super) async fn carry_over(conn: &mut Conn, person: UserId, from: EntryId, to: EntryId) -> QueryResult<usize> {
    diesel::sql_query(
        "insert into credit_decisions (user_id, ledger_entry_id, program, number, credit_thousandths, category,
             reason, organization_id, actor_id, decided_at)
         select user_id, $3, program, number, credit_thousandths, category, reason, organization_id, actor_id,
             decided_at
         from credit_decisions where user_id = $1 and ledger_entry_id = $2",
    )
    .bind::<diesel::sql_types::Uuid, _>(person)
    .bind::<diesel::sql_types::Uuid, _>(from)
    .bind::<diesel::sql_types::Uuid, _>(to)
    .execute(conn)
    .await
}
