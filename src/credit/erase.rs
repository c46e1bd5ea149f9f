//! What stays in the ledger when somebody is erased: that on which a kept certificate rests, and no more.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, SmallInt, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::rule_sets::rule_sets;
use crate::accounts::UserId;
use crate::accounts::erasures::Gone;
use crate::db::Conn;
use crate::db::schema::{awards, enrollments, ledger_entries};
use crate::error::Result;
use crate::modules::Turn;

/// What the certificates that are kept of somebody are for.
#[derive(Clone, Debug, Default)]
pub struct Resting {
    /// Modules, each with the turn that it was.
    pub modules: Vec<(Uuid, Turn)>,
    /// Periods.
    pub periods: Vec<Uuid>,
}

/// The entries on which they rest: those of the modules, those of the days of the periods, and what took any
/// of them back. What ended at a known moment may lie in the period on the program's calendar and a day beside it on the
/// provider's, so it stays. `$1` is the person, `$2` the modules, `$3` the periods, `$4` the turns of the modules.
const RESTING: &str = "with days as (
        select p.starts, greatest(p.ends, (select max(extended_to) from period_extensions x
            where x.holder_id = p.holder_id and x.period_id = p.id)) as ends
        from periods p where p.holder_id = $1 and p.id = any($3)
    ), first as (
        select l.id from ledger_entries l where l.user_id = $1
            and ((l.module_id, l.turn) in (select * from unnest($2::uuid[], $4::smallint[]))
            or exists (select from days, (values (case when l.facts ? 'ended_at' then 1 else 0 end)) as beside (days)
                where l.occurred_on between days.starts - beside.days and days.ends + beside.days))
    ), resting as (
        select id from first
        union select l.id from ledger_entries l where l.user_id = $1 and l.reverses in (select id from first)
        union select l.reverses from ledger_entries l where l.user_id = $1 and l.id in (select id from first)
            and l.reverses is not null
    )";

/// In which order what a person has as the one who earns is taken out, and by which column a period keeps it.
const OF_HOLDER: [(&str, &str); 9] = [
    ("kept_standing_headings", "false"),
    ("kept_standings", "false"),
    ("period_reminders", "false"),
    ("period_extensions", "period_id = any($2)"),
    ("period_attestations", "period_id = any($2)"),
    ("period_steps", "period_id = any($2)"),
    ("periods", "id = any($2)"),
    ("positions", "enrollment_id in (select enrollment_id from periods where holder_id = $1)"),
    ("enrollments", "id in (select enrollment_id from periods where holder_id = $1)"),
];

/// Erases what no kept certificate rests on, and ends what is left of their enrollments. Returns what went.
pub async fn erase(
    conn: &mut Conn,
    user: UserId,
    (name, email): (&str, &str),
    resting: &Resting,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Gone>> {
    let mut gone = Vec::new();
    let (modules, turns): (Vec<Uuid>, Vec<Turn>) = resting.modules.iter().copied().unzip();
    // Of lines that came from another account it says what their chain was; some of them go.
    let joined = diesel::sql_query("delete from ledger_joins where user_id = $1").bind::<SqlUuid, _>(user);
    gone.push(("ledger_joins", joined.execute(conn).await?));
    for (table, column) in
        [("awards", "ledger_entry_id"), ("credit_decisions", "ledger_entry_id"), ("ledger_entries", "id")]
    {
        let delete = format!(
            "{RESTING} delete from {table} t where t.user_id = $1 and t.{column} not in (select id from resting)"
        );
        let delete = diesel::sql_query(delete)
            .bind::<SqlUuid, _>(user)
            .bind::<Array<SqlUuid>, _>(&modules)
            .bind::<Array<SqlUuid>, _>(&resting.periods)
            .bind::<Array<SmallInt>, _>(&turns);
        gone.push((table, delete.execute(conn).await?));
    }
    for (table, kept) in OF_HOLDER {
        let delete = format!("delete from {table} where holder_id = $1 and $2::uuid[] is not null and not ({kept})");
        let delete = diesel::sql_query(delete).bind::<SqlUuid, _>(user).bind::<Array<SqlUuid>, _>(&resting.periods);
        gone.push((table, delete.execute(conn).await?));
    }
    let places = diesel::sql_query("delete from board_members where person_id = $1").bind::<SqlUuid, _>(user);
    gone.push(("board_members", places.execute(conn).await?));
    let waiting = diesel::sql_query("delete from kept_questions where person_id = $1").bind::<SqlUuid, _>(user);
    gone.push(("kept_questions", waiting.execute(conn).await?));
    without_name(conn, user, (name, email)).await?;
    for mend in [
        "update period_extensions set reason = without_person(reason, $2, $3) where holder_id = $1",
        "update period_attestations set remark = without_person(remark, $2, $3) where holder_id = $1",
    ] {
        let mend = diesel::sql_query(mend).bind::<SqlUuid, _>(user);
        mend.bind::<Text, _>(name).bind::<Text, _>(email).execute(conn).await?;
    }
    diesel::sql_query("update enrollments set left_at = $2 where holder_id = $1 and left_at is null")
        .bind::<SqlUuid, _>(user)
        .bind::<Timestamptz, _>(now)
        .execute(conn)
        .await?;
    Ok(gone)
}

/// Takes somebody's name out of what was decided about what they did, and by them, and out of what was made of it.
async fn without_name(conn: &mut Conn, user: UserId, (name, email): (&str, &str)) -> QueryResult<()> {
    for statement in [
        // What takes an entry back says the same of it.
        "update awards a set explanation = without_person(explanation::text, $2, $3)::jsonb
         from ledger_entries l join credit_decisions d on d.user_id = l.user_id and d.ledger_entry_id in (l.id, l.reverses)
         where l.user_id = a.user_id and l.id = a.ledger_entry_id and (d.user_id = $1 or d.actor_id = $1)",
        "update credit_decisions set reason = without_person(reason, $2, $3) where user_id = $1 or actor_id = $1",
    ] {
        let update = diesel::sql_query(statement).bind::<SqlUuid, _>(user);
        update.bind::<Text, _>(name).bind::<Text, _>(email).execute(conn).await?;
    }
    Ok(())
}

/// Training done elsewhere that stands in the ledger.
pub async fn activities_entered(conn: &mut Conn, user: UserId) -> QueryResult<Vec<Uuid>> {
    let found: Vec<Option<Uuid>> = ledger_entries::table
        .filter(ledger_entries::user_id.eq(user).and(ledger_entries::activity_id.is_not_null()))
        .select(ledger_entries::activity_id)
        .distinct()
        .load(conn)
        .await?;
    Ok(found.into_iter().flatten().collect())
}

/// The longest time for which rules under which somebody earned, or is enrolled, have records kept, in
/// years (`domain.md`, ReportingRule); none where they don't say.
pub async fn retention_years(conn: &mut Conn, user: UserId) -> Result<Option<u32>> {
    let awarded: Vec<Uuid> =
        awards::table.filter(awards::user_id.eq(user)).select(awards::rule_set_id).distinct().load(conn).await?;
    let programs: Vec<String> = enrollments::table
        .filter(enrollments::holder_id.eq(user.uuid()))
        .select(enrollments::program)
        .load(conn)
        .await?;
    let theirs = rule_sets(conn).await?.into_iter().filter(|kept| {
        awarded.contains(&kept.id.uuid()) || programs.iter().any(|code| code == kept.rules.program_code())
    });
    let years = theirs.map(|kept| {
        let reporting = kept.rules.reporting;
        reporting.retention_years_person.max(reporting.retention_years_provider)
    });
    Ok(years.max().flatten())
}
