//! "When this happens at my desk, I will …": kept when it is written, asked back later.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;
use serde::Deserialize;

use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::intentions;
use crate::lessons::{Edition, LessonId, LessonVersionId};

/// So long after it was written, and after a "not yet", it is asked what became of it (domain.md 2).
const WAIT: TimeDelta = TimeDelta::weeks(2);

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It was done.
    Done,
    /// Not yet.
    NotYet,
    /// It was of no use at this desk.
    NotUseful,
}

impl Answer {
    /// In the order of the buttons.
    pub const ALL: [Answer; 3] = [Answer::Done, Answer::NotYet, Answer::NotUseful];

    /// The word in the database and in the form.
    pub fn word(self) -> &'static str {
        match self {
            Answer::Done => "done",
            Answer::NotYet => "not-yet",
            Answer::NotUseful => "not-useful",
        }
    }
}

/// An intention that is asked back.
#[derive(Clone, Debug, PartialEq, Eq, HasQuery)]
#[diesel(table_name = intentions)]
pub struct Asked {
    /// The lesson.
    pub lesson_id: LessonId,
    /// The step where it was written.
    pub step_id: String,
    /// The version it was written at.
    pub lesson_version_id: LessonVersionId,
    /// The learner's words.
    pub text: String,
    /// When.
    pub written_at: DateTime<Utc>,
    /// The answer to the first asking: "not yet", if this is the second.
    pub answer: Option<String>,
}

/// Keeps what a learner means to do after a step. The latest words count, whatever order they come in;
/// the same words again change nothing, and without words there is no intention.
pub async fn intend(
    conn: &mut Conn,
    user: UserId,
    edition: &Edition,
    step: &str,
    (text, at): (&str, DateTime<Utc>),
) -> QueryResult<()> {
    let text = text.trim();
    if text.is_empty() {
        let row = intentions::table.find((user, edition.lesson_id, step)).filter(intentions::answer.is_null());
        diesel::delete(row.filter(intentions::written_at.lt(at))).execute(conn).await?;
        return Ok(());
    }
    let sql = "insert into intentions (user_id, lesson_id, step_id, lesson_version_id, text, written_at, ask_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (user_id, lesson_id, step_id) do update set lesson_version_id = excluded.lesson_version_id,
            text = excluded.text, written_at = excluded.written_at, ask_at = excluded.ask_at,
            answer = null, answered_at = null
        where intentions.written_at < excluded.written_at and intentions.text <> excluded.text";
    diesel::sql_query(sql)
        .bind::<Uuid, _>(user)
        .bind::<Uuid, _>(edition.lesson_id)
        .bind::<Text, _>(step)
        .bind::<Uuid, _>(edition.id)
        .bind::<Text, _>(text)
        .bind::<Timestamptz, _>(at)
        .bind::<Timestamptz, _>(at + WAIT)
        .execute(conn)
        .await?;
    Ok(())
}

/// The intention to ask about now: the one that waits longest.
pub async fn asked(conn: &mut Conn, user: UserId, now: DateTime<Utc>) -> QueryResult<Option<Asked>> {
    let rows = Asked::query().filter(intentions::user_id.eq(user)).filter(intentions::ask_at.le(now));
    rows.order((intentions::ask_at, intentions::lesson_id, intentions::step_id)).first(conn).await.optional()
}

/// Notes what became of an intention that is asked back. "Not yet" is asked once more; a second answer to
/// one asking changes nothing.
pub(super) async fn answer(
    conn: &mut Conn,
    user: UserId,
    (lesson, step): (LessonId, &str),
    answer: Answer,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let open = || intentions::table.find((user, lesson, step)).filter(intentions::ask_at.le(now));
    let said = (intentions::answer.eq(answer.word()), intentions::answered_at.eq(now));
    let again = if answer == Answer::NotYet { Some(now + WAIT) } else { None };
    let first = open().filter(intentions::answer.is_null());
    if diesel::update(first).set((said, intentions::ask_at.eq(again))).execute(conn).await? == 0 {
        let last = (said, intentions::ask_at.eq(None::<DateTime<Utc>>));
        diesel::update(open().filter(intentions::answer.is_not_null())).set(last).execute(conn).await?;
    }
    Ok(())
}
