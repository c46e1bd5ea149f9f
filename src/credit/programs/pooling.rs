//! Programs in which lessons outside a module count together (rule R4), and who is in them.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::programs;
use crate::accounts::UserId;
use crate::credit::rule_sets::KeptRules;
use crate::db::Conn;
use crate::error::Result;

/// The programs in which lessons outside a module count together under a version of the rules by which credit may be
/// given, by code. What a mere draft would make of lessons puts nothing into anybody's ledger. On a site that has no such rules this is one question to
/// the database, since it is asked whenever a lesson is completed.
pub async fn pooling_programs(conn: &mut Conn) -> Result<Vec<String>> {
    #[derive(QueryableByName)]
    struct Any {
        #[diesel(sql_type = Bool)]
        pools: bool,
    }
    let any: Any =
        diesel::sql_query("select exists (select from rule_sets where body @> '{\"allow_pooling\": true}') as pools")
            .get_result(conn)
            .await?;
    if !any.pools {
        return Ok(Vec::new());
    }
    let pools = |kept: &KeptRules| kept.rules.allow_pooling && kept.gives_credit();
    let all = programs(conn).await?.into_iter().filter(|program| program.versions.iter().any(pools));
    Ok(all.map(|program| program.code).collect())
}

/// Those who are in these programs, by themselves or on a board, now or before: after this person, at most so many, by
/// id. Of all people, or of these.
pub async fn people_in(
    conn: &mut Conn,
    programs: &[String],
    among: Option<&[UserId]>,
    after: Uuid,
    limit: i64,
) -> QueryResult<Vec<UserId>> {
    #[derive(QueryableByName)]
    struct Person {
        #[diesel(sql_type = SqlUuid)]
        id: UserId,
    }
    let people: Vec<Person> = diesel::sql_query(
        "select id from (
             select e.person_id as id from enrollments e
             where e.program = any($1) and e.left_at is null and e.person_id is not null
             union
             select m.person_id from board_members m join enrollments e on e.board_id = m.board_id
             where e.program = any($1) and e.left_at is null
         ) theirs
         where ($2 is null or id = any($2)) and id > $3 order by id limit $4",
    )
    .bind::<Array<Text>, _>(programs)
    .bind::<Nullable<Array<SqlUuid>>, _>(among)
    .bind::<SqlUuid, _>(after)
    .bind::<BigInt, _>(limit)
    .load(conn)
    .await?;
    Ok(people.into_iter().map(|person| person.id).collect())
}
