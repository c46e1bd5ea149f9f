//! The lines in runs that issue many of an account that is joined into another of the same person.

use diesel::prelude::*;
use diesel::sql_types::{Array, SmallInt, Uuid};
use diesel_async::RunQueryDsl;

use crate::accounts::joins::{Pair, run};
use crate::db::Conn;
use crate::modules::{LaterTurns, ModuleId, Turn};

/// Brings them over, each for the turn that it is now, and the runs that it made.
pub async fn bring_over(conn: &mut Conn, pair: Pair, later: &[LaterTurns]) -> QueryResult<()> {
    let (modules, behind): (Vec<ModuleId>, Vec<Turn>) = later.iter().map(|one| (one.module, one.behind)).unzip();
    diesel::sql_query(
        "update certificate_run_lines l set user_id = $2, turn = turn + coalesce((select later.behind
             from unnest($3, $4) later (module, behind) join certificate_runs r on r.module_id = later.module
             where r.id = l.run_id), 0)
         where user_id = $1",
    )
    .bind::<Uuid, _>(pair.from)
    .bind::<Uuid, _>(pair.into)
    .bind::<Array<Uuid>, _>(modules)
    .bind::<Array<SmallInt>, _>(behind)
    .execute(conn)
    .await?;
    run(conn, pair, &["update certificate_runs set made_by = $2 where made_by = $1"]).await
}
