//! Recording events: the facts, the row that holds their value, and the completion, in one statement.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;

use super::event::Event;
use super::outline::Outline;
use super::queries::{Kept, kept};
use super::reduce::Progress;
use super::times::Spent;
use crate::accounts::UserId;
use crate::app::App;
use crate::db::{Conn, prepared};
use crate::error::{Error, Result};
use crate::lessons::{self, Edition};

/// What happened in one version of a lesson and came together.
#[derive(Clone, Copy)]
pub struct Batch<'a> {
    /// The version.
    pub edition: &'a Edition,
    /// What happened.
    pub events: &'a [Event],
    /// How long one device was used for this lesson.
    pub spent: Option<Spent>,
}

impl<'a> Batch<'a> {
    /// Events of which no device says how long they took.
    pub fn of(edition: &'a Edition, events: &'a [Event]) -> Batch<'a> {
        Batch { edition, events, spent: None }
    }
}

/// How often a write is made again because another device wrote in between.
const TRIES: usize = 20;

/// Records a batch of one learner, brings the kept row up to
/// date, and records the completion if they complete it. Events that are known already change nothing.
///
/// `known` is what the caller read a moment ago, if it did. If the row was written since, it is read
/// again and the events are applied to what stands there: no write of another device is lost.
pub async fn record(
    conn: &mut Conn,
    app: &App,
    user: UserId,
    known: Option<Kept>,
    batch: Batch<'_>,
    now: DateTime<Utc>,
) -> Result<Kept> {
    let mut known = match known {
        Some(known) => Some(known),
        None => kept(conn, user, batch.edition.lesson_id).await?,
    };
    for _ in 0..TRIES {
        let next = after(conn, app, known, batch, now).await?;
        if write(conn, app, user, &next, batch, now).await? {
            return Ok(Kept { revision: next.revision + 1, ..next });
        }
        known = kept(conn, user, batch.edition.lesson_id).await?;
    }
    Err(Error::Conflict("problem-many-places"))
}

/// What will stand in the row after these events; its revision is still the one that was read.
async fn after(
    conn: &mut Conn,
    app: &App,
    known: Option<Kept>,
    Batch { edition, events, .. }: Batch<'_>,
    now: DateTime<Utc>,
) -> Result<Kept> {
    let (mut progress, revision) = known.map_or((Progress::default(), NEW), |kept| (kept.progress, kept.revision));
    for event in events {
        progress.apply(event, edition.id);
    }
    let version_id = progress.version().unwrap_or(edition.id);
    let begun = lessons::version(conn, app, version_id).await?;
    let completed_at = progress.completed_at(&Outline::of(begun.original()));
    Ok(Kept { lesson_id: edition.lesson_id, version_id, progress, updated_at: now, completed_at, revision })
}

/// The revision of a row that isn't there yet.
const NEW: i64 = -1;

/// The row, if it is still what was read, and the facts that made it what it is.
const KEPT_AND_FACTS: &str = "
    with kept as (
        insert into lesson_progress as old
            (user_id, lesson_id, lesson_version_id, state, started_at, updated_at, completed_at, revision)
        values ($1, $2, $3, $4, $5, $6, $7, 0)
        on conflict (user_id, lesson_id) do update set
            lesson_version_id = excluded.lesson_version_id, state = excluded.state,
            started_at = excluded.started_at, updated_at = excluded.updated_at,
            completed_at = excluded.completed_at, revision = old.revision + 1
        where old.revision = $8
        returning true as written
    ), facts as (
        insert into learning_events
            (user_id, lesson_id, lesson_version_id, received_at, id, kind, payload, device_id, happened_at)
        select $1, $2, $9, $6, fact.* from kept, unnest($10, $11, $12, $13, $14) as fact
        on conflict do nothing
    )";

/// The completion, where there is one. A part that has nothing to write would still open its table.
const COMPLETION: &str = ", completion as (
        insert into lesson_completions (user_id, lesson_id, lesson_version_id, minutes, completed_at)
        select $1, $2, $3, $15, $7 from kept
        on conflict do nothing
    )";

/// How long a device was used, if it says so.
const TIMES: &str = ", times as (
        insert into lesson_times as old (user_id, lesson_id, device_id, seconds)
        select $1, $2, $16, $17 from kept
        on conflict (user_id, lesson_id, device_id) do update set seconds = excluded.seconds
        where old.seconds < excluded.seconds
    )";

/// Writes everything, or nothing if the row is no longer what it was: returns whether it wrote.
///
/// One statement is one round trip and one transaction; three would be three, and this is what a
/// server does most.
async fn write(
    conn: &mut Conn,
    app: &App,
    user: UserId,
    next: &Kept,
    Batch { edition, events, spent }: Batch<'_>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let mut statement = KEPT_AND_FACTS.to_owned();
    if next.completed_at.is_some() {
        statement.push_str(COMPLETION);
    }
    if spent.is_some() {
        statement.push_str(TIMES);
    }
    statement.push_str("select written from kept");
    let begun = lessons::version(conn, app, next.version_id).await?;
    let payloads = events.iter().map(|event| serde_json::to_value(&event.kind)).collect::<Result<Vec<_>, _>>()?;
    let query = diesel::sql_query(statement)
        .bind::<Uuid, _>(user)
        .bind::<Uuid, _>(next.lesson_id)
        .bind::<Uuid, _>(next.version_id)
        .bind::<Jsonb, _>(&next.progress)
        .bind::<Timestamptz, _>(next.progress.started_at().unwrap_or(now))
        .bind::<Timestamptz, _>(now)
        .bind::<Nullable<Timestamptz>, _>(next.completed_at)
        .bind::<BigInt, _>(next.revision)
        .bind::<Uuid, _>(edition.id)
        .bind::<Array<Uuid>, _>(events.iter().map(|event| event.id).collect::<Vec<_>>())
        .bind::<Array<Text>, _>(events.iter().map(|event| event.kind.word()).collect::<Vec<_>>())
        .bind::<Array<Jsonb>, _>(payloads)
        .bind::<Array<Nullable<Uuid>>, _>(events.iter().map(|event| event.device).collect::<Vec<_>>())
        .bind::<Array<Timestamptz>, _>(events.iter().map(|event| event.at).collect::<Vec<_>>())
        .bind::<Integer, _>(begun.minutes())
        .bind::<Nullable<Uuid>, _>(spent.map(|spent| spent.device))
        .bind::<Integer, _>(spent.map_or(0, |spent| spent.seconds));
    let written: Option<Written> = prepared(query).get_result(conn).await.optional()?;
    Ok(written.is_some_and(|row| row.written))
}

#[derive(QueryableByName)]
struct Written {
    #[diesel(sql_type = Bool)]
    written: bool,
}
