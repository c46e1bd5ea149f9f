//! The table of decisions.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use super::{Decision, DecisionId, NewDecision, Subject, SubjectKind, Witness};
use crate::accounts::{Role, UserId};
use crate::db::Conn;
use crate::db::schema::{decisions as table, users};
use crate::organizations::OrganizationId;

/// Writes a decision down, in the transaction that carries it out.
pub async fn record(conn: &mut Conn, new: &NewDecision<'_>, now: DateTime<Utc>) -> QueryResult<DecisionId> {
    write(conn, new, new.role.map_or("learner", Role::word), new.after.clone(), now).await
}

/// Writes down what somebody without an account said, whom the actor had asked.
pub async fn record_witness(
    conn: &mut Conn,
    new: &NewDecision<'_>,
    witness: Witness<'_>,
    now: DateTime<Utc>,
) -> QueryResult<DecisionId> {
    let mut after = new.after.clone();
    after[WITNESS] = witness.name.into();
    write(conn, new, witness.role, after, now).await
}

/// Where the name of a witness stands in what is now.
const WITNESS: &str = "name";

async fn write(
    conn: &mut Conn,
    new: &NewDecision<'_>,
    role: &str,
    after: Value,
    now: DateTime<Utc>,
) -> QueryResult<DecisionId> {
    let id = DecisionId::new();
    let row = (
        table::id.eq(id),
        table::actor_id.eq(new.actor),
        table::role.eq(role),
        table::organization_id.eq(new.organization),
        table::subject_kind.eq(new.subject.kind.word()),
        table::subject_id.eq(new.subject.id),
        table::person_id.eq(new.person),
        table::outcome.eq(new.outcome),
        table::reason.eq(new.reason),
        table::before.eq(&new.before),
        table::after.eq(after),
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
    let (subject, person_name) = ((kind, subject), None);
    let own = Role::ALL.iter().any(|known| known.word() == role) || role == "learner";
    let witness = after.get(WITNESS).and_then(Value::as_str).filter(|_| !own);
    let actor_name = witness.map_or(actor_name, str::to_owned);
    Decision { id, actor, actor_name, role, subject, person, person_name, outcome, reason, before, after, decided_at }
}

/// The rows as decisions, each with the name of whom it is about.
async fn named(conn: &mut Conn, rows: Vec<Row>) -> QueryResult<Vec<Decision>> {
    let mut all: Vec<Decision> = rows.into_iter().map(read).collect();
    let people: Vec<UserId> = all.iter().filter_map(|decision| decision.person).collect();
    let names = users::table.filter(users::id.eq_any(people)).select((users::id, users::name));
    let names: HashMap<UserId, String> = names.load(conn).await?.into_iter().collect();
    for decision in &mut all {
        decision.person_name = decision.person.and_then(|person| names.get(&person).cloned());
    }
    Ok(all)
}

type Joined = diesel::dsl::InnerJoinOn<table::table, users::table, diesel::dsl::Eq<users::id, table::actor_id>>;

type Who = (table::id, table::actor_id, users::name, table::role);
type What = (table::subject_kind, table::subject_id, table::person_id);
type How = (table::outcome, table::reason, table::before, table::after, table::decided_at);

const COLUMNS: (Who, What, How) = (
    (table::id, table::actor_id, users::name, table::role),
    (table::subject_kind, table::subject_id, table::person_id),
    (table::outcome, table::reason, table::before, table::after, table::decided_at),
);

fn joined() -> Joined {
    table::table.inner_join(users::table.on(users::id.eq(table::actor_id)))
}

/// What was decided about something, the oldest first.
pub async fn of(conn: &mut Conn, subject: Subject) -> QueryResult<Vec<Decision>> {
    let rows: Vec<Row> = joined()
        .filter(table::subject_kind.eq(subject.kind.word()))
        .filter(table::subject_id.eq(subject.id))
        .order((table::decided_at, table::id))
        .select(COLUMNS)
        .load(conn)
        .await?;
    named(conn, rows).await
}

/// What is searched for among all decisions; what is left out does not matter.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'a> {
    /// Words of the reason, the outcome or what changed, or the name of who decided or of whom it is about.
    pub words: &'a str,
    /// About this kind of thing.
    pub kind: Option<SubjectKind>,
    /// Not before this moment.
    pub from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub until: Option<DateTime<Utc>>,
    /// Those after this decision, going back in time.
    pub after: Option<DecisionId>,
    /// At most so many.
    pub limit: i64,
}

/// The decisions of these organizations, or of none in particular, that fit; the latest first.
pub async fn search(conn: &mut Conn, ours: &[OrganizationId], wanted: &Wanted<'_>) -> QueryResult<Vec<Decision>> {
    let mut query = joined()
        .filter(table::organization_id.is_null().or(table::organization_id.eq_any(ours)))
        .order((table::decided_at.desc(), table::id.desc()))
        .select(COLUMNS)
        .limit(wanted.limit)
        .into_boxed();
    let words = wanted.words.trim();
    if !words.is_empty() {
        let like = format!("%{}%", words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        let said = table::reason.ilike(like.clone()).or(table::outcome.ilike(like.clone()));
        let who = users::name.ilike(like.clone());
        let whom = sql::<Bool>("exists (select from users whom where whom.id = person_id and whom.name ilike ")
            .bind::<Text, _>(like.clone())
            .sql(")");
        // The code of a certificate and the title of a training stand nowhere else.
        let changed = sql::<Bool>("concat(before, ' ', after) ilike ").bind::<Text, _>(like);
        query = query.filter(said.or(who).or(whom).or(changed));
    }
    if let Some(kind) = wanted.kind {
        query = query.filter(table::subject_kind.eq(kind.word()));
    }
    if let Some(from) = wanted.from {
        query = query.filter(table::decided_at.ge(from));
    }
    if let Some(until) = wanted.until {
        query = query.filter(table::decided_at.lt(until));
    }
    if let Some(after) = wanted.after {
        let place: Option<DateTime<Utc>> =
            table::table.find(after).select(table::decided_at).first(conn).await.optional()?;
        if let Some(at) = place {
            let same = table::decided_at.eq(at).and(table::id.lt(after));
            query = query.filter(table::decided_at.lt(at).or(same));
        }
    }
    let rows: Vec<Row> = query.load(conn).await?;
    named(conn, rows).await
}
