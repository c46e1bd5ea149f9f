//! The certificates of an account that is joined into another of the same person.

use diesel::prelude::*;
use diesel::sql_types::{Array, SmallInt, Uuid};
use diesel_async::RunQueryDsl;

use crate::accounts::UserId;
use crate::accounts::joins::{Pair, run};
use crate::db::Conn;
use crate::db::schema::certificates;
use crate::modules::{LaterTurns, ModuleId, Turn};

/// Brings them over as they were issued: name, code, signature and state stay. Where both accounts have one for the
/// same module, each is that of a turn of its own, so that neither takes the place of the other.
pub async fn bring_over(conn: &mut Conn, pair: Pair, later: &[LaterTurns]) -> QueryResult<()> {
    let (modules, behind): (Vec<ModuleId>, Vec<Turn>) = later.iter().map(|one| (one.module, one.behind)).unzip();
    diesel::sql_query(
        "update certificates c set user_id = $2, turn = turn + coalesce((select later.behind
             from unnest($3, $4) later (module, behind) where later.module = c.module_id), 0)
         where user_id = $1",
    )
    .bind::<Uuid, _>(pair.from)
    .bind::<Uuid, _>(pair.into)
    .bind::<Array<Uuid>, _>(modules)
    .bind::<Array<SmallInt>, _>(behind)
    .execute(conn)
    .await?;
    let statements = [
        "update certificate_codes set user_id = $2 where user_id = $1",
        "update certificate_credentials set user_id = $2 where user_id = $1",
    ];
    run(conn, pair, &statements).await
}

/// The last turn of each module for which somebody has a certificate.
pub async fn last_turns(conn: &mut Conn, user: UserId) -> QueryResult<Vec<(ModuleId, Turn)>> {
    let rows: Vec<(Option<ModuleId>, Option<Turn>)> = certificates::table
        .filter(certificates::user_id.eq(user).and(certificates::module_id.is_not_null()))
        .group_by(certificates::module_id)
        .select((certificates::module_id, diesel::dsl::max(certificates::turn)))
        .load(conn)
        .await?;
    Ok(rows.into_iter().filter_map(|(module, turn)| module.zip(turn)).collect())
}
