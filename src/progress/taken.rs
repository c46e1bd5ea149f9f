//! What many learners did of a few lessons and modules: of a cohort in its pathway.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Integer, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;

use crate::accounts::UserId;
use crate::db::{Conn, prepared};
use crate::lessons::LessonId;
use crate::measure::Minutes;
use crate::modules::ModuleId;

/// What learners did of some lessons and modules, in no order.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Completions of lessons: who, which, the stated minutes of the version, and when.
    pub lessons: Vec<(UserId, LessonId, Minutes, DateTime<Utc>)>,
    /// Completions of modules, each turn of each: who, which, and when.
    pub modules: Vec<(UserId, ModuleId, DateTime<Utc>)>,
    /// Lessons that were begun and not finished: who, which, and when they were last there.
    pub begun: Vec<(UserId, LessonId, DateTime<Utc>)>,
}

/// An answer, column by column: decoding thirty thousand rows one after the other takes longer than finding them.
#[derive(QueryableByName)]
struct Columns {
    #[diesel(sql_type = Array<Uuid>)]
    who: Vec<UserId>,
    #[diesel(sql_type = Array<Uuid>)]
    what: Vec<uuid::Uuid>,
    #[diesel(sql_type = Array<Integer>)]
    minutes: Vec<Minutes>,
    #[diesel(sql_type = Array<Timestamptz>)]
    at: Vec<DateTime<Utc>>,
}

/// What these learners did of these lessons and modules, and of no others.
pub async fn taken(
    conn: &mut Conn,
    users: &[UserId],
    lessons: &[LessonId],
    modules: &[ModuleId],
) -> QueryResult<Taken> {
    let lessons: Vec<uuid::Uuid> = lessons.iter().map(|id| id.uuid()).collect();
    let modules: Vec<uuid::Uuid> = modules.iter().map(|id| id.uuid()).collect();
    let lesson_ends = statement("lesson_completions", "lesson_id", MINUTES, "completed_at", "");
    let module_ends = statement("module_completions", "module_id", "'{}'", "completed_at", "");
    let unfinished = statement("lesson_progress", "lesson_id", "'{}'", "updated_at", "and completed_at is null");
    let done = columns(conn, &lesson_ends, users, &lessons).await?;
    let whole = columns(conn, &module_ends, users, &modules).await?;
    let begun = columns(conn, &unfinished, users, &lessons).await?;
    let ends = done.minutes.into_iter().zip(done.at);
    let lessons = done.who.into_iter().zip(done.what).zip(ends);
    Ok(Taken {
        lessons: lessons.map(|((who, what), (minutes, at))| (who, LessonId::from_uuid(what), minutes, at)).collect(),
        modules: facts(whole.who, whole.what, whole.at, ModuleId::from_uuid),
        begun: facts(begun.who, begun.what, begun.at, LessonId::from_uuid),
    })
}

/// The stated minutes of the versions that were completed.
const MINUTES: &str = "coalesce(array_agg(minutes), '{}')";

/// What learners ($1) did of some lessons or modules ($2), by a table that says so.
///
/// The learners stand in a query of their own: of values that it sees, the planner would look each up in its
/// statistics. What they did is not in the condition of an index, or each lesson of each learner would be looked for.
fn statement(table: &str, what: &str, minutes: &str, at: &str, also: &str) -> String {
    format!(
        "select coalesce(array_agg(user_id), '{{}}') as who, coalesce(array_agg({what}), '{{}}') as what,
             {minutes}::integer[] as minutes, coalesce(array_agg({at}), '{{}}') as at
         from {table}
         where user_id = any(array(select unnest($1))) and array_position($2, {what}) is not null {also}"
    )
}

async fn columns(conn: &mut Conn, statement: &str, users: &[UserId], what: &[uuid::Uuid]) -> QueryResult<Columns> {
    let query = diesel::sql_query(statement).bind::<Array<Uuid>, _>(users).bind::<Array<Uuid>, _>(what);
    prepared(query).get_result(conn).await
}

fn facts<T>(
    who: Vec<UserId>,
    what: Vec<uuid::Uuid>,
    at: Vec<DateTime<Utc>>,
    id: impl Fn(uuid::Uuid) -> T,
) -> Vec<(UserId, T, DateTime<Utc>)> {
    who.into_iter().zip(what).zip(at).map(|((who, what), at)| (who, id(what), at)).collect()
}
