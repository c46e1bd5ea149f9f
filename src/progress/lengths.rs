//! How long people really take, against what is stated (rule R7): the median of engaged time, counted once a day.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Timestamptz};
use diesel_async::{AsyncConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::Conn;
use crate::db::schema::engaged_medians;
use crate::error::Result;

/// Fewer people than this say little, and could be told apart.
const LEAST_PEOPLE: i32 = 30;

/// How long people were at something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Median {
    /// What is stated for what was measured.
    pub minutes: i32,
    /// How many were measured, 30 at least.
    pub people: i32,
    /// Half of them took at most so many seconds.
    pub median_seconds: i32,
}

impl Median {
    /// Whether it is more than a quarter off what is stated.
    pub fn deviates(&self) -> bool {
        let stated = i64::from(self.minutes) * 60;
        (i64::from(self.median_seconds) - stated).abs() * 4 > stated
    }
}

/// Medians by what they are of.
#[derive(Clone, Debug, Default)]
pub struct Medians(HashMap<Uuid, Median>);

impl Medians {
    /// That of a lesson or module, where enough people were measured.
    pub fn of(&self, id: Uuid) -> Option<Median> {
        self.0.get(&id).copied()
    }
}

/// All that were counted, of lessons and modules.
pub async fn medians(conn: &mut Conn) -> QueryResult<Medians> {
    type Row = (Uuid, i32, i32, i32);
    let rows: Vec<Row> = engaged_medians::table
        .select((
            engaged_medians::content_id,
            engaged_medians::minutes,
            engaged_medians::people,
            engaged_medians::median_seconds,
        ))
        .load(conn)
        .await?;
    let median = |(id, minutes, people, median_seconds)| (id, Median { minutes, people, median_seconds });
    Ok(Medians(rows.into_iter().map(median).collect()))
}

/// How many lessons and modules are more than a quarter off what is stated.
pub async fn how_many_deviate(conn: &mut Conn) -> QueryResult<i64> {
    let off = sql::<Bool>("abs(median_seconds - minutes * 60) * 4 > minutes * 60");
    engaged_medians::table.filter(off).count().get_result(conn).await
}

/// Counts anew. Only those count who did what is published now, or another version of the same length; a lesson that
/// was lengthened begins anew.
pub async fn count_medians(conn: &mut Conn, now: DateTime<Utc>) -> Result<usize> {
    conn.transaction(async |conn| {
        diesel::delete(engaged_medians::table).execute(conn).await?;
        let mut counted = 0;
        for statement in [LESSONS, MODULES] {
            let query = diesel::sql_query(statement).bind::<Integer, _>(LEAST_PEOPLE).bind::<Timestamptz, _>(now);
            counted += query.execute(conn).await?;
        }
        Ok(counted)
    })
    .await
}

const LESSONS: &str = "
    insert into engaged_medians (content, content_id, minutes, people, median_seconds, counted_at)
    select 'lesson', lesson_id, minutes, count(*), percentile_disc(0.5) within group (order by seconds), $2
    from (
        select l.id as lesson_id, v.minutes, t.user_id, sum(t.seconds)::integer as seconds
        from lessons l
        join lesson_versions v on v.id = l.current_version_id
        join lesson_times t on t.lesson_id = l.id
        where l.withdrawn_at is null and exists (
            select from lesson_completions c
            where c.user_id = t.user_id and c.lesson_id = t.lesson_id and c.minutes = v.minutes
        )
        group by l.id, v.minutes, t.user_id
        having sum(t.seconds) > 0
    ) as each
    group by lesson_id, minutes having count(*) >= $1";

/// Of a module those count who were measured in each of its lessons, each once however often they took it.
const MODULES: &str = "
    insert into engaged_medians (content, content_id, minutes, people, median_seconds, counted_at)
    select 'module', module_id, minutes, count(*), percentile_disc(0.5) within group (order by seconds), $2
    from (
        select m.id as module_id, v.minutes - (v.body->>'evaluation_minutes')::integer as minutes, t.user_id,
            sum(t.seconds)::integer as seconds
        from modules m
        join module_versions v on v.id = m.current_version_id
        join module_version_lessons l on l.module_version_id = v.id
        join lesson_times t on t.lesson_id = l.lesson_id and t.seconds > 0
        where m.withdrawn_at is null and exists (
            select from module_completions c
            join module_versions done on done.id = c.module_version_id
            where c.user_id = t.user_id and c.module_id = m.id and done.minutes = v.minutes
        )
        group by m.id, v.id, t.user_id
        having count(distinct t.lesson_id)
            = (select count(*) from module_version_lessons own where own.module_version_id = v.id)
    ) as each
    group by module_id, minutes having count(*) >= $1";
