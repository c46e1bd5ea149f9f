//! The table of decisions.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use super::{Decision, DecisionId, NewDecision, Subject};
use crate::accounts::{Role, UserId};
use crate::db::Conn;
use crate::db::schema::{decisions as table, users};

/// Writes a decision down, in the transaction that carries it out.
pub async fn record(conn: &mut Conn, new: &NewDecision<'_>, now: DateTime<Utc>) -> QueryResult<DecisionId> {
    let id = DecisionId::new();
    let row = (
        table::id.eq(id),
        table::actor_id.eq(new.actor),
        table::role.eq(new.role.map_or("learner", Role::word)),
        table::organization_id.eq(new.organization),
        table::subject_kind.eq(new.subject.kind.word()),
        table::subject_id.eq(new.subject.id),
        table::person_id.eq(new.person),
        table::outcome.eq(new.outcome),
        table::reason.eq(new.reason),
        table::before.eq(&new.before),
        table::after.eq(&new.after),
        table::decided_at.eq(now),
    );
    diesel::insert_into(table::table).values(row).execute(conn).await?;
    Ok(id)
}

type Row = (
    (DecisionId, UserId, String, String),
    (String, Uuid, Option<UserId>),
    (String, String, Value, Value, DateTime<Utc>),
);

fn read((who, what, how): Row) -> Decision {
    let ((id, actor, actor_name, role), (kind, subject, person), (outcome, reason, before, after, decided_at)) =
        (who, what, how);
    let subject = (kind, subject);
    Decision { id, actor, actor_name, role, subject, person, outcome, reason, before, after, decided_at }
}

/// What was decided about something, the oldest first.
pub async fn of(conn: &mut Conn, subject: Subject) -> QueryResult<Vec<Decision>> {
    let rows: Vec<Row> = table::table
        .inner_join(users::table.on(users::id.eq(table::actor_id)))
        .filter(table::subject_kind.eq(subject.kind.word()))
        .filter(table::subject_id.eq(subject.id))
        .order((table::decided_at, table::id))
        .select((
            (table::id, table::actor_id, users::name, table::role),
            (table::subject_kind, table::subject_id, table::person_id),
            (table::outcome, table::reason, table::before, table::after, table::decided_at),
        ))
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(read).collect())
}
