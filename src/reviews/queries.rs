//! Cards in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Double, Jsonb, Nullable, Text, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;

use super::card::{Card, HALF_A_DAY, Recollection};
use super::fsrs::{ALGORITHM, Memory};
use crate::accounts::UserId;
use crate::db::schema::{review_cards, reviews_off};
use crate::db::{Conn, prepared};
use crate::error::Result;
use crate::lessons::LessonId;

/// A check of a lesson that a learner answered, and when it comes again.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// The lesson.
    pub lesson_id: LessonId,
    /// The step that is the check.
    pub step_id: String,
    /// What is known of the memory.
    pub memory: Memory,
    /// When it was last answered.
    pub answered_at: DateTime<Utc>,
    /// When it is due.
    pub due_at: DateTime<Utc>,
}

impl Due {
    /// The moment a whole number of days after the last answer, whose date is told to the learner: the
    /// question itself is there half a day before.
    pub fn day(&self) -> DateTime<Utc> {
        self.due_at + HALF_A_DAY
    }

    /// The share of such memories that are recalled now.
    pub fn recall(&self, now: DateTime<Utc>) -> f64 {
        let hours = u32::try_from((now - self.answered_at).num_hours()).unwrap_or(0);
        self.memory.recall(f64::from(hours) / 24.0)
    }
}

type Row = (LessonId, String, f64, f64, DateTime<Utc>, DateTime<Utc>);

fn read((lesson_id, step_id, stability, difficulty, answered_at, due_at): Row) -> Due {
    Due { lesson_id, step_id, memory: Memory { stability, difficulty }, answered_at, due_at }
}

/// Takes an answer in. The same one again changes nothing; a late one finds its place. Call it inside a
/// transaction.
///
/// Nearly every answer is the first to its check, and its card is made in one statement; this is what a
/// server does most.
pub async fn take(conn: &mut Conn, user: UserId, lesson: LessonId, step: &str, answers: &[Recollection]) -> Result<()> {
    let Some(first) = Card::of(answers.to_vec()) else { return Ok(()) };
    let insert = "
        insert into review_cards (user_id, lesson_id, step_id, answers, algorithm, stability, difficulty, misled,
            answered_at, reviewed_at, due_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict do nothing";
    if write(conn, insert, user, lesson, step, &first).await? == 1 {
        return Ok(());
    }
    let known: serde_json::Value =
        review_cards::table.find((user, lesson, step)).select(review_cards::answers).for_update().first(conn).await?;
    let mut all: Vec<Recollection> = serde_json::from_value(known)?;
    all.extend_from_slice(answers);
    let Some(card) = Card::of(all) else { return Ok(()) };
    let update = "
        update review_cards set answers = $4, algorithm = $5, stability = $6, difficulty = $7, misled = $8,
            answered_at = $9, reviewed_at = $10, due_at = $11
        where user_id = $1 and lesson_id = $2 and step_id = $3";
    write(conn, update, user, lesson, step, &card).await?;
    Ok(())
}

/// Runs a statement with a card as its parameters, in the order of the table's columns.
async fn write(
    conn: &mut Conn,
    statement: &'static str,
    user: UserId,
    lesson: LessonId,
    step: &str,
    card: &Card,
) -> Result<usize> {
    let query = diesel::sql_query(statement)
        .bind::<Uuid, _>(user)
        .bind::<Uuid, _>(lesson)
        .bind::<Text, _>(step)
        .bind::<Jsonb, _>(serde_json::to_value(&card.answers)?)
        .bind::<Text, _>(ALGORITHM)
        .bind::<Double, _>(card.memory.stability)
        .bind::<Double, _>(card.memory.difficulty)
        .bind::<Bool, _>(card.misled)
        .bind::<Timestamptz, _>(card.answered_at)
        .bind::<Nullable<Timestamptz>, _>(card.reviewed_at)
        .bind::<Timestamptz, _>(card.due_at);
    Ok(prepared(query).execute(conn).await?)
}

/// The questions that are due: first those that a learner was sure of and not right, then the oldest.
/// Empty for who switched reviews off.
pub async fn due(conn: &mut Conn, user: UserId, now: DateTime<Utc>, limit: i64) -> QueryResult<Vec<Due>> {
    let rows: Vec<Row> = review_cards::table
        .filter(review_cards::user_id.eq(user))
        .filter(review_cards::due_at.le(now))
        .filter(diesel::dsl::not(diesel::dsl::exists(reviews_off::table.filter(reviews_off::user_id.eq(user)))))
        .order((review_cards::misled.desc(), review_cards::due_at, review_cards::lesson_id, review_cards::step_id))
        .limit(limit)
        .select(columns())
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// The card of one check, if the learner answered it.
pub async fn card(conn: &mut Conn, user: UserId, lesson: LessonId, step: &str) -> QueryResult<Option<Due>> {
    let row: Option<Row> =
        review_cards::table.find((user, lesson, step)).select(columns()).first(conn).await.optional()?;
    Ok(row.map(read))
}

/// All cards of a learner, the next due first.
pub async fn all(conn: &mut Conn, user: UserId) -> QueryResult<Vec<Due>> {
    let rows: Vec<Row> = review_cards::table
        .filter(review_cards::user_id.eq(user))
        .order((review_cards::due_at, review_cards::lesson_id, review_cards::step_id))
        .select(columns())
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// How many questions each of these learners has due at a time, of those who have any.
pub async fn due_of_many(conn: &mut Conn, users: &[UserId], now: DateTime<Utc>) -> QueryResult<Vec<(UserId, i64)>> {
    review_cards::table
        .filter(review_cards::user_id.eq_any(users))
        .filter(review_cards::due_at.le(now))
        .filter(review_cards::user_id.ne_all(reviews_off::table.select(reviews_off::user_id)))
        .group_by(review_cards::user_id)
        .select((review_cards::user_id, diesel::dsl::count_star()))
        .load(conn)
        .await
}

/// How many questions a learner reviewed since a moment.
pub async fn reviewed_since(conn: &mut Conn, user: UserId, since: DateTime<Utc>) -> QueryResult<i64> {
    review_cards::table
        .filter(review_cards::user_id.eq(user))
        .filter(review_cards::reviewed_at.ge(since))
        .count()
        .get_result(conn)
        .await
}

/// Whether a learner doesn't want to be asked.
pub async fn is_off(conn: &mut Conn, user: UserId) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(reviews_off::table.find(user))).get_result(conn).await
}

/// Switches reviews off or on. Nothing that was learned is forgotten.
pub async fn switch(conn: &mut Conn, user: UserId, off: bool, now: DateTime<Utc>) -> QueryResult<()> {
    if off {
        let row = (reviews_off::user_id.eq(user), reviews_off::since.eq(now));
        diesel::insert_into(reviews_off::table).values(row).on_conflict_do_nothing().execute(conn).await?;
    } else {
        diesel::delete(reviews_off::table.find(user)).execute(conn).await?;
    }
    Ok(())
}

type Columns = (
    review_cards::lesson_id,
    review_cards::step_id,
    review_cards::stability,
    review_cards::difficulty,
    review_cards::answered_at,
    review_cards::due_at,
);

fn columns() -> Columns {
    (
        review_cards::lesson_id,
        review_cards::step_id,
        review_cards::stability,
        review_cards::difficulty,
        review_cards::answered_at,
        review_cards::due_at,
    )
}
