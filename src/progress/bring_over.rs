//! What was done in lessons and modules with an account that is joined into another of the same person (rule R26).

use diesel::prelude::*;
use diesel::sql_types::{Array, SmallInt, Uuid};
use diesel_async::RunQueryDsl;

use super::rebuild::make_anew;
use crate::accounts::UserId;
use crate::accounts::joins::{Pair, run};
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{lesson_progress, module_completions};
use crate::error::Result;
use crate::lessons::LessonId;
use crate::modules::{LaterTurns, ModuleId, Turn};

/// What needs no look at turns: events, of which the same one counts once, and what was made of them.
const LESSONS: [&str; 10] = [
    "delete from learning_events f using learning_events t where f.user_id = $1 and t.user_id = $2 and f.id = t.id",
    "update learning_events set user_id = $2 where user_id = $1",
    "update lesson_progress t
         set started_at = least(t.started_at, f.started_at), updated_at = greatest(t.updated_at, f.updated_at)
     from lesson_progress f where f.user_id = $1 and t.user_id = $2 and f.lesson_id = t.lesson_id",
    "delete from lesson_progress f using lesson_progress t
     where f.user_id = $1 and t.user_id = $2 and f.lesson_id = t.lesson_id",
    "update lesson_progress set user_id = $2 where user_id = $1",
    "update lesson_completions t set completed_at = least(t.completed_at, f.completed_at)
     from lesson_completions f
     where f.user_id = $1 and t.user_id = $2 and f.lesson_version_id = t.lesson_version_id",
    "delete from lesson_completions f using lesson_completions t
     where f.user_id = $1 and t.user_id = $2 and f.lesson_version_id = t.lesson_version_id",
    "update lesson_completions set user_id = $2 where user_id = $1",
    // A device counts for each account by itself, and tells its total: what it has told for this one stands beside what
    // it tells for the other, as that of another device, which is the same one whenever more comes.
    "insert into lesson_times (user_id, lesson_id, device_id, seconds)
     select $2, lesson_id, md5($1::text || device_id::text)::uuid, seconds from lesson_times where user_id = $1
     on conflict (user_id, lesson_id, device_id)
         do update set seconds = greatest(lesson_times.seconds, excluded.seconds)",
    "delete from lesson_times where user_id = $1 and $2::uuid is not null",
];

/// What is said of turns: `$3` are modules, `$4` what is added to their turns, `$5` the last that was finished. What was
/// tried of a turn that was never finished belongs to the last one that there is, so that it opens no later one.
const TURNS: [&str; 6] = [
    "delete from evaluation_attempts f using evaluation_attempts t
     where f.user_id = $1 and t.user_id = $2 and f.id = t.id and cardinality($3::uuid[]) = cardinality($4::smallint[])
         and cardinality($5::smallint[]) >= 0",
    "update evaluation_attempts a set user_id = $2, turn = coalesce((
         select case when later.behind = 0 then a.turn else greatest(least(a.turn, later.finished) + later.behind, 1) end
         from unnest($3::uuid[], $4::smallint[], $5::smallint[]) later (module, behind, finished)
         join module_versions v on v.module_id = later.module where v.id = a.module_version_id), a.turn)
     where user_id = $1",
    "update module_feedback f set user_id = $2, turn = turn + coalesce((select later.behind
         from unnest($3::uuid[], $4::smallint[], $5::smallint[]) later (module, behind, finished)
         join module_versions v on v.module_id = later.module where v.id = f.module_version_id), 0)
     where user_id = $1",
    "update module_completions c set user_id = $2, turn = turn + coalesce((select later.behind
         from unnest($3::uuid[], $4::smallint[], $5::smallint[]) later (module, behind, finished)
         where later.module = c.module_id), 0)
     where user_id = $1",
    "update module_progress p set turn = turn + coalesce((select later.behind
         from unnest($3::uuid[], $4::smallint[], $5::smallint[]) later (module, behind, finished)
         where later.module = p.module_id), 0)
     where user_id = $1 and $2::uuid is not null",
    // Of two that are half made, the one of the later turn stays.
    "delete from module_progress p using module_progress other
     where p.user_id in ($1, $2) and other.user_id in ($1, $2) and p.user_id <> other.user_id
         and p.module_id = other.module_id
         and (p.turn, p.updated_at, p.user_id) < (other.turn, other.updated_at, other.user_id)
         and cardinality($3::uuid[]) = cardinality($4::smallint[]) and cardinality($5::smallint[]) >= 0",
];

/// Brings all of it over. Progress in the lessons that come is worked out anew from the events of both: the account that
/// stays may be learning at this moment, so that a look at what it had begun before would miss some.
pub async fn bring_over(conn: &mut Conn, app: &App, pair: Pair, later: &[LaterTurns]) -> Result<()> {
    let theirs: Vec<LessonId> = lesson_progress::table
        .filter(lesson_progress::user_id.eq(pair.from))
        .select(lesson_progress::lesson_id)
        .load(conn)
        .await?;
    run(conn, pair, &LESSONS).await?;
    for lesson in theirs {
        make_anew(conn, app, pair.into, lesson).await?;
    }
    let modules: Vec<ModuleId> = later.iter().map(|one| one.module).collect();
    let turns = |of: fn(&LaterTurns) -> Turn| later.iter().map(of).collect::<Vec<Turn>>();
    for statement in TURNS {
        diesel::sql_query(statement)
            .bind::<Uuid, _>(pair.from)
            .bind::<Uuid, _>(pair.into)
            .bind::<Array<Uuid>, _>(&modules)
            .bind::<Array<SmallInt>, _>(turns(|one| one.behind))
            .bind::<Array<SmallInt>, _>(turns(|one| one.finished))
            .execute(conn)
            .await?;
    }
    run(conn, pair, &["update module_progress set user_id = $2 where user_id = $1"]).await?;
    Ok(())
}

/// The last turn of each module that somebody finished.
pub async fn last_turns(conn: &mut Conn, user: UserId) -> QueryResult<Vec<(ModuleId, Turn)>> {
    let rows: Vec<(ModuleId, Option<Turn>)> = module_completions::table
        .filter(module_completions::user_id.eq(user))
        .group_by(module_completions::module_id)
        .select((module_completions::module_id, diesel::dsl::max(module_completions::turn)))
        .load(conn)
        .await?;
    Ok(rows.into_iter().filter_map(|(module, turn)| Some((module, turn?))).collect())
}
