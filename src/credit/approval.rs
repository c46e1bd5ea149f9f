//! How an authority's rules come into force, and out of it: two people approve, one retires.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde_json::json;

use super::programs::rules_changed;
use super::rule_sets::RuleSetId;
use crate::accounts::{Role, UserId};
use crate::db::Conn;
use crate::db::schema::{rule_set_activations, rule_set_approvals, rule_set_retirements, rule_sets};
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::Result;

/// How far a version has come by an approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approved {
    /// One more person has to approve it.
    Once,
    /// Two people have, and it gives credit from now on.
    Twice,
}

/// Approves a version. Approving it again changes nothing: it takes two people.
pub async fn approve(conn: &mut Conn, id: RuleSetId, by: UserId, role: Role, now: DateTime<Utc>) -> Result<Approved> {
    conn.transaction(async |conn| {
        // Two who approve at once come one after the other, so that the second sees the first.
        let _: RuleSetId = rule_sets::table.find(id).select(rule_sets::id).for_update().first(conn).await?;
        let row = (
            rule_set_approvals::rule_set_id.eq(id),
            rule_set_approvals::approver_id.eq(by),
            rule_set_approvals::approved_at.eq(now),
        );
        let insert = diesel::insert_into(rule_set_approvals::table).values(row).on_conflict_do_nothing();
        let new = insert.execute(conn).await? == 1;
        let approvers: Vec<UserId> = rule_set_approvals::table
            .filter(rule_set_approvals::rule_set_id.eq(id))
            .order((rule_set_approvals::approved_at, rule_set_approvals::approver_id))
            .select(rule_set_approvals::approver_id)
            .load(conn)
            .await?;
        let how_far = match approvers.as_slice() {
            [first, second, ..] => {
                let row = (
                    rule_set_activations::rule_set_id.eq(id),
                    rule_set_activations::first_by.eq(*first),
                    rule_set_activations::second_by.eq(*second),
                    rule_set_activations::activated_at.eq(now),
                );
                diesel::insert_into(rule_set_activations::table)
                    .values(row)
                    .on_conflict_do_nothing()
                    .execute(conn)
                    .await?;
                Approved::Twice
            }
            _ => Approved::Once,
        };
        if new {
            let outcome = if how_far == Approved::Twice { "activated" } else { "approved" };
            let approvals = approvers.len();
            let change = (json!({ "approvals": approvals.saturating_sub(1) }), json!({ "approvals": approvals }));
            decide(conn, id, (by, role), (outcome, ""), change, now).await?;
            if how_far == Approved::Twice {
                others_hold(conn, id, now).await?;
            }
        }
        Ok(how_far)
    })
    .await
}

/// Takes a version out of force, with a reason. Credit that was given stays, and says by which version and since
/// when, until another version takes its place. Doing it again changes nothing.
pub async fn retire(
    conn: &mut Conn,
    id: RuleSetId,
    (by, role): (UserId, Role),
    reason: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    conn.transaction(async |conn| {
        let row = (
            rule_set_retirements::rule_set_id.eq(id),
            rule_set_retirements::retired_by.eq(by),
            rule_set_retirements::reason.eq(reason),
            rule_set_retirements::retired_at.eq(now),
        );
        let insert = diesel::insert_into(rule_set_retirements::table).values(row).on_conflict_do_nothing();
        if insert.execute(conn).await? == 1 {
            let change = (json!({ "in_force": true }), json!({ "in_force": false }));
            decide(conn, id, (by, role), ("retired", reason), change, now).await?;
            others_hold(conn, id, now).await?;
        }
        Ok(())
    })
    .await
}

/// What everybody in the program has comes from other rules now.
async fn others_hold(conn: &mut Conn, id: RuleSetId, now: DateTime<Utc>) -> Result<()> {
    let all = super::rule_sets(conn).await?;
    match all.iter().find(|kept| kept.id == id) {
        Some(kept) => Ok(rules_changed(conn, &kept.rules, now).await?),
        None => Ok(()),
    }
}

async fn decide(
    conn: &mut Conn,
    id: RuleSetId,
    (actor, role): (UserId, Role),
    (outcome, reason): (&str, &str),
    (before, after): (serde_json::Value, serde_json::Value),
    now: DateTime<Utc>,
) -> Result<()> {
    let of_it = rule_sets::table.find(id).select((rule_sets::name, rule_sets::version));
    let (name, version): (String, i32) = of_it.first(conn).await?;
    let new = NewDecision {
        actor: Actor::Role(actor, role),
        organization: None,
        subject: Subject { kind: SubjectKind::RuleSet, id: id.uuid() },
        about: &format!("{name}, version {version}"),
        person: None,
        outcome,
        reason,
        before,
        after,
    };
    decisions::record(conn, &new, now).await?;
    Ok(())
}
