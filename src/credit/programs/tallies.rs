//! How many stand where, so that an overview over a hundred thousand people reads a few thousand lines.

use std::collections::BTreeMap;

use diesel::QueryableByName;
use diesel::sql_types::{Array, BigInt, Integer, Nullable, Text, Uuid as SqlUuid};
use diesel_async::{AsyncConnection, RunQueryDsl};
use uuid::Uuid;

use super::kept::Kept;
use crate::db::Conn;

/// Under a heading somebody has what is asked for, or hasn't.
pub(super) const MET: &str = "met";
pub(super) const SHORT: &str = "short";

/// Organization, program, library, heading and state.
type Sort<'a> = (Uuid, &'a str, Option<Uuid>, &'a str, &'a str);

/// What rows that go and rows that come make of the sums.
fn changes<'a>(gone: &[&'a Kept], come: &[&'a Kept]) -> BTreeMap<Sort<'a>, i32> {
    let mut sums: BTreeMap<Sort<'a>, i32> = BTreeMap::new();
    for (kept, sign) in gone.iter().map(|kept| (*kept, -1)).chain(come.iter().map(|kept| (*kept, 1))) {
        let row = &kept.row;
        let library = row.library_id.map(|id| id.uuid());
        let asked = kept.headings.iter().filter_map(|line| {
            let required = line.required_thousandths?;
            Some((line.heading.as_str(), if line.counted_thousandths >= required { MET } else { SHORT }))
        });
        for (heading, state) in asked.chain([("", row.state.as_str())]) {
            let sort = (row.organization_id.uuid(), row.program.as_str(), library, heading, state);
            *sums.entry(sort).or_default() += sign;
        }
    }
    sums.retain(|_, sum| *sum != 0);
    sums
}

/// Adds lines for rows that go and rows that come.
pub(super) async fn add(conn: &mut Conn, gone: &[&Kept], come: &[&Kept]) -> diesel::QueryResult<()> {
    let sums = changes(gone, come);
    if sums.is_empty() {
        return Ok(());
    }
    let sorts = || sums.keys();
    diesel::sql_query(
        "insert into standing_tallies (organization_id, program, library_id, heading, state, people)
         select * from unnest($1, $2, $3, $4, $5, $6)",
    )
    .bind::<Array<SqlUuid>, _>(sorts().map(|sort| sort.0).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(sorts().map(|sort| sort.1).collect::<Vec<_>>())
    .bind::<Array<Nullable<SqlUuid>>, _>(sorts().map(|sort| sort.2).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(sorts().map(|sort| sort.3).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(sorts().map(|sort| sort.4).collect::<Vec<_>>())
    .bind::<Array<Integer>, _>(sums.values().copied().collect::<Vec<_>>())
    .execute(conn)
    .await?;
    Ok(())
}

/// The sums as the rows that are kept make them.
const COUNTED: &str = "select organization_id, program, library_id, '' as heading, state, count(*)::integer as people
         from kept_standings group by 1, 2, 3, 5
         union all
         select k.organization_id, k.program, k.library_id, h.heading,
             case when h.counted_thousandths >= h.required_thousandths then $1 else $2 end, count(*)::integer
         from kept_standings k join kept_standing_headings h using (holder_id, enrollment_id)
         where h.required_thousandths is not null group by 1, 2, 3, 4, 5";

/// Counts anew from the rows that are kept, which also draws the lines of pluses and minuses together. One
/// statement, so that it sees every row with its line or neither; and one after the other, since a second would not see
/// the lines that the first has written, and so would not take them away.
pub(super) async fn recount(conn: &mut Conn) -> diesel::QueryResult<()> {
    let statement = format!(
        "with gone as (delete from standing_tallies)
         insert into standing_tallies (organization_id, program, library_id, heading, state, people) {COUNTED}"
    );
    conn.transaction(async |conn| {
        diesel::sql_query("select pg_advisory_xact_lock(7304)").execute(conn).await?;
        let recount = diesel::sql_query(statement).bind::<Text, _>(MET).bind::<Text, _>(SHORT);
        recount.execute(conn).await?;
        Ok(())
    })
    .await
}

/// How many sums are kept otherwise than the rows make them. Nothing is written.
pub(super) async fn different(conn: &mut Conn) -> diesel::QueryResult<usize> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let statement = format!(
        "select count(*) as count from (
             select from (
                 select organization_id, program, library_id, heading, state, people from standing_tallies
                 union all
                 select organization_id, program, library_id, heading, state, -people from ({COUNTED}) counted
             ) signed group by organization_id, program, library_id, heading, state having sum(people) <> 0
         ) other"
    );
    let query = diesel::sql_query(statement).bind::<Text, _>(MET).bind::<Text, _>(SHORT);
    let Count { count } = query.get_result(conn).await?;
    Ok(usize::try_from(count).unwrap_or_default())
}
