//! Programs that both accounts are in.

use diesel::QueryableByName;
use diesel::sql_types::{Bool, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;

use crate::accounts::UserId;
use crate::accounts::joins::Pair;
use crate::credit::programs::{Enrollment, EnrollmentId, Holder, enrollment};
use crate::db::Conn;
use crate::error::Result;

/// What becomes of a program that both are in.
pub(super) enum Same {
    /// This place in it says nothing that the other doesn't, and is left.
    Left(Enrollment),
    /// The places differ, and the authority of this program has to say which one holds.
    Differ {
        /// The code of the program.
        program: String,
        /// The place of the account that would be left.
        theirs: Enrollment,
    },
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    program: String,
    #[diesel(sql_type = SqlUuid)]
    from_id: EnrollmentId,
    #[diesel(sql_type = SqlUuid)]
    into_id: EnrollmentId,
    #[diesel(sql_type = Bool)]
    alike: bool,
    /// Whether all that is said by the place of the account that is left stands in the other as well.
    #[diesel(sql_type = Bool)]
    from_adds_nothing: bool,
    #[diesel(sql_type = Bool)]
    into_adds_nothing: bool,
}

/// The same position and anchor in both; and whether all periods of the one are open, with nothing done about them, and
/// are periods of the other as well.
fn statement() -> String {
    let position = |of: &str| {
        format!(
            "(select track from positions p where p.enrollment_id = {of}.id and p.holder_id = {of}.holder_id
            order by held_from desc limit 1)"
        )
    };
    let adds_nothing = |one: &str, other: &str| {
        format!(
            "not exists (select from periods p where p.holder_id = {one}.holder_id and p.enrollment_id = {one}.id
            and (num_nonnulls(p.submitted_at, p.renewed_at, p.lapsed_at, p.exempt_at, p.drawn_at) > 0
                or p.carried_thousandths > 0
                or exists (select from period_extensions x where (x.holder_id, x.period_id) = (p.holder_id, p.id))
                or exists (select from period_attestations x where (x.holder_id, x.period_id) = (p.holder_id, p.id))
                or exists (select from period_steps x where (x.holder_id, x.period_id) = (p.holder_id, p.id))
                or not exists (select from periods q where q.holder_id = {other}.holder_id
                    and q.enrollment_id = {other}.id and (q.starts, q.ends, q.first) = (p.starts, p.ends, p.first))))"
        )
    };
    format!(
        "select f.program, f.id as from_id, t.id as into_id,
            (f.since, {from_position}) is not distinct from (t.since, {into_position}) as alike,
            {from} as from_adds_nothing, {into} as into_adds_nothing
         from enrollments f join enrollments t on t.program = f.program and t.person_id = $2 and t.left_at is null
         where f.person_id = $1 and f.left_at is null order by f.program",
        from_position = position("f"),
        into_position = position("t"),
        from = adds_nothing("f", "t"),
        into = adds_nothing("t", "f"),
    )
}

/// The programs that both are in, and what becomes of them.
pub(super) async fn same_programs(conn: &mut Conn, pair: Pair) -> Result<Vec<Same>> {
    let query = diesel::sql_query(statement()).bind::<SqlUuid, _>(pair.from).bind::<SqlUuid, _>(pair.into);
    let rows: Vec<Row> = query.load(conn).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let of = async |conn: &mut Conn, who: UserId, id| enrollment(conn, Holder::Person(who), id).await;
        found.push(match (row.alike, row.from_adds_nothing, row.into_adds_nothing) {
            (true, true, _) => Same::Left(of(conn, pair.from, row.from_id).await?),
            (true, false, true) => Same::Left(of(conn, pair.into, row.into_id).await?),
            _ => Same::Differ { program: row.program, theirs: of(conn, pair.from, row.from_id).await? },
        });
    }
    Ok(found)
}

/// Programs that one of them has left with something in hand for days on which the other was in them as well: what was
/// handed in, accepted, excused or drawn would count twice. By code.
pub(super) async fn counted_twice(conn: &mut Conn, pair: Pair) -> Result<Vec<String>> {
    #[derive(QueryableByName)]
    struct Code {
        #[diesel(sql_type = Text)]
        program: String,
    }
    let query = diesel::sql_query(
        "select distinct l.program from (values ($1::uuid, $2::uuid), ($2, $1)) two (one, other)
         join enrollments l on l.person_id = two.one and l.left_at is not null
         join periods p on p.holder_id = l.holder_id and p.enrollment_id = l.id
             and num_nonnulls(p.submitted_at, p.renewed_at, p.exempt_at, p.drawn_at) > 0
         join enrollments o on o.person_id = two.other and o.program = l.program
         join periods q on q.holder_id = o.holder_id and q.enrollment_id = o.id
             and q.starts <= p.ends and p.starts <= q.ends
         order by l.program",
    );
    let rows: Vec<Code> = query.bind::<SqlUuid, _>(pair.from).bind::<SqlUuid, _>(pair.into).load(conn).await?;
    Ok(rows.into_iter().map(|row| row.program).collect())
}
