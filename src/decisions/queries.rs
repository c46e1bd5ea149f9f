//! The table of decisions.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use super::{Decision, DecisionId, NewDecision, Subject, SubjectKind};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{decisions as table, users};
use crate::organizations::OrganizationId;

/// Writes a decision down, in the transaction that carries it out.
pub async fn record(conn: &mut Conn, new: &NewDecision<'_>, now: DateTime<Utc>) -> QueryResult<DecisionId> {
    let id = DecisionId::new();
    let after = with_words(new.after.clone(), new.about);
    let row = (
        table::id.eq(id),
        table::actor_id.eq(new.actor.id()),
        table::role.eq(new.actor.word()),
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

/// Under which key what is now says in words what it is about. It is searched with the rest.
const ABOUT: &str = "about";

fn with_words(mut after: Value, about: &str) -> Value {
    if let Value::Object(parts) = &mut after
        && !about.is_empty()
    {
        parts.insert(ABOUT.to_owned(), about.into());
    }
    after
}

/// Takes the words out of what is now. Where none were kept, what was noted beside the decision may have them.
fn words_of(before: &Value, after: &mut Value) -> String {
    let kept = after.as_object_mut().and_then(|parts| parts.remove(ABOUT));
    let noted = || {
        let places = [&before["claim"]["title"], &after["title"], &after["program"], &before["program"]];
        places.into_iter().find(|place| place.is_string()).cloned()
    };
    let words = kept.or_else(noted);
    words.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}

type Row = (
    (DecisionId, Option<UserId>, String),
    (String, Uuid, Option<UserId>),
    (String, String, Value, Value, DateTime<Utc>),
);

fn read((who, what, how): Row) -> Decision {
    let ((id, actor, role), (kind, subject, person), (outcome, reason, before, mut after, decided_at)) =
        (who, what, how);
    let (actor_name, person_name) = (String::new(), None);
    let (subject, about) = ((kind, subject), words_of(&before, &mut after));
    Decision {
        id,
        actor,
        actor_name,
        role,
        subject,
        about,
        person,
        person_name,
        outcome,
        reason,
        before,
        after,
        decided_at,
    }
}

/// The rows as decisions, each with the names of who decided and of whom it is about.
async fn named(conn: &mut Conn, rows: Vec<Row>) -> QueryResult<Vec<Decision>> {
    let mut all: Vec<Decision> = rows.into_iter().map(read).collect();
    let people: HashSet<UserId> = all.iter().flat_map(|decision| [decision.person, decision.actor]).flatten().collect();
    let names = users::table.filter(users::id.eq_any(people)).select((users::id, users::name));
    let names: HashMap<UserId, String> = names.load(conn).await?.into_iter().collect();
    let name = |id: Option<UserId>| id.and_then(|id| names.get(&id).cloned());
    for decision in &mut all {
        decision.person_name = name(decision.person);
        decision.actor_name = decision.named_otherwise().or_else(|| name(decision.actor)).unwrap_or_default();
    }
    Ok(all)
}

type Who = (table::id, table::actor_id, table::role);
type What = (table::subject_kind, table::subject_id, table::person_id);
type How = (table::outcome, table::reason, table::before, table::after, table::decided_at);

const COLUMNS: (Who, What, How) = (
    (table::id, table::actor_id, table::role),
    (table::subject_kind, table::subject_id, table::person_id),
    (table::outcome, table::reason, table::before, table::after, table::decided_at),
);

/// What was decided about something, the oldest first.
pub async fn of(conn: &mut Conn, subject: Subject) -> QueryResult<Vec<Decision>> {
    let rows: Vec<Row> = table::table
        .filter(table::subject_kind.eq(subject.kind.word()))
        .filter(table::subject_id.eq(subject.id))
        .order((table::decided_at, table::id))
        .select(COLUMNS)
        .load(conn)
        .await?;
    named(conn, rows).await
}

/// Into which state these things came by what was decided about them, and when, the first first. Where a decision left
/// the state as it was, or says none, it is not among them.
pub async fn states(
    conn: &mut Conn,
    kind: SubjectKind,
    of: &[Uuid],
) -> QueryResult<Vec<(Uuid, DateTime<Utc>, String)>> {
    let changed = sql::<Bool>("after ->> 'state' is not null and after -> 'state' is distinct from before -> 'state'");
    table::table
        .filter(table::subject_kind.eq(kind.word()))
        .filter(table::subject_id.eq_any(of))
        .filter(changed)
        .order((table::decided_at, table::id))
        .select((table::subject_id, table::decided_at, sql::<Text>("after ->> 'state'")))
        .load(conn)
        .await
}

/// What was decided about things of one kind of a person, at these moments, the oldest first.
pub async fn at(
    conn: &mut Conn,
    kind: SubjectKind,
    person: UserId,
    moments: &[DateTime<Utc>],
) -> QueryResult<Vec<Decision>> {
    let rows: Vec<Row> = table::table
        .filter(table::person_id.eq(person))
        .filter(table::subject_kind.eq(kind.word()))
        .filter(table::decided_at.eq_any(moments))
        .order((table::decided_at, table::id))
        .select(COLUMNS)
        .load(conn)
        .await?;
    named(conn, rows).await
}

/// What is searched for among all decisions; what is left out does not matter.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'a> {
    /// Words of the reason, the outcome, what it is about or what changed, or the name of who decided or of whom it is about.
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
    let mut query = table::table
        .filter(table::organization_id.is_null().or(table::organization_id.eq_any(ours)))
        .order((table::decided_at.desc(), table::id.desc()))
        .select(COLUMNS)
        .limit(wanted.limit)
        .into_boxed();
    let words = wanted.words.trim();
    if !words.is_empty() {
        let like = format!("%{}%", words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        let said = table::reason.ilike(like.clone()).or(table::outcome.ilike(like.clone()));
        let someone =
            sql::<Bool>("exists (select from users who where who.id in (actor_id, person_id) and who.name ilike ")
                .bind::<Text, _>(like.clone())
                .sql(")");
        // So does what it is about: rules, a program, a training, a certificate.
        let changed = sql::<Bool>("concat(before, ' ', after) ilike ").bind::<Text, _>(like);
        query = query.filter(said.or(someone).or(changed));
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
