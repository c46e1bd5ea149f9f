//! The ledger and the programs of an account that is joined into another of the same person (rule R26).
//!
//! The lines of the ledger are brought behind those of the account that stays, in their order, by `join_ledger`: what
//! they say stays as it was, whose they are changes, and with it their hashes. What those were is found by a row in
//! `ledger_joins`, from which the old chain comes out again; [`broken`](super::broken_lines) looks whether it does.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Jsonb, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::awarding::renew_of_person;
use super::decided::carry_over;
use super::entering::{enter_again, reverse};
use super::facts::EntryFacts;
use super::ledger::{EntryId, NewEntry, entry};
use super::programs::{forget_standings, keep_people};
use crate::accounts::UserId;
use crate::accounts::joins::{Pair, run};
use crate::db::Conn;
use crate::db::schema::board_members;
use crate::error::Result;
use crate::format::Mode;
use crate::measure::Minutes;
use crate::modules::LaterTurns;

/// What belongs to an entry, to who earns, and to who did something for an organization, where it is no log.
const STATEMENTS: [&str; 17] = [
    "update awards set user_id = $2 where user_id = $1",
    "update credit_decisions set user_id = $2 where user_id = $1",
    "update enrollments set holder_id = $2, person_id = $2 where person_id = $1",
    "update positions set holder_id = $2 where holder_id = $1",
    "update periods set holder_id = $2 where holder_id = $1",
    "update period_extensions set holder_id = $2 where holder_id = $1",
    "update period_attestations set holder_id = $2 where holder_id = $1",
    "update period_steps set holder_id = $2 where holder_id = $1",
    "update period_reminders set holder_id = $2 where holder_id = $1",
    "delete from period_reminders f using period_reminders t where f.person_id = $1 and t.person_id = $2
         and (f.holder_id, f.period_id, f.days) = (t.holder_id, t.period_id, t.days)",
    "update period_reminders set person_id = $2 where person_id = $1",
    // Of boards; they are worked out anew.
    "delete from kept_questions where person_id = $1 and $2::uuid is not null",
    "update period_steps set passed_by = $2 where passed_by = $1",
    "update rule_set_activations set first_by = case when first_by = $1 then $2 else first_by end,
         second_by = case when second_by = $1 then $2 else second_by end where $1 in (first_by, second_by)",
    "update rule_set_approvals set approver_id = $2 where approver_id = $1",
    "update rule_set_retirements set retired_by = $2 where retired_by = $1",
    "update boards set made_by = $2 where made_by = $1",
];

/// Brings all of it over. What it is worth is for [`settle`] to say, when all else is there.
pub async fn bring_over(conn: &mut Conn, pair: Pair, later: &[LaterTurns], now: DateTime<Utc>) -> Result<()> {
    forget_standings(conn, pair.from, now).await?;
    let turns: Map<String, Value> = later.iter().map(|one| (one.module.to_string(), one.behind.into())).collect();
    diesel::sql_query("select join_ledger($1, $2, $3, $4)")
        .bind::<SqlUuid, _>(pair.from)
        .bind::<SqlUuid, _>(pair.into)
        .bind::<Jsonb, _>(Value::Object(turns))
        .bind::<Timestamptz, _>(now)
        .execute(conn)
        .await?;
    run(conn, pair, &STATEMENTS).await?;
    let theirs = || board_members::table.filter(board_members::person_id.eq_any([pair.from, pair.into]));
    let columns = (board_members::board_id, board_members::joined_on, board_members::left_on);
    let places: Vec<(Uuid, NaiveDate, Option<NaiveDate>)> = theirs().select(columns).load(conn).await?;
    diesel::delete(theirs()).execute(conn).await?;
    let row = |(board, joined, left): (Uuid, NaiveDate, Option<NaiveDate>)| {
        (
            board_members::board_id.eq(board),
            board_members::person_id.eq(pair.into),
            board_members::joined_on.eq(joined),
            board_members::left_on.eq(left),
        )
    };
    let rows: Vec<_> = together(places).into_iter().map(row).collect();
    diesel::insert_into(board_members::table).values(rows).execute(conn).await?;
    Ok(())
}

/// Places on boards, those that overlap on one board as one: nobody is on a board twice at a time.
fn together(mut places: Vec<(Uuid, NaiveDate, Option<NaiveDate>)>) -> Vec<(Uuid, NaiveDate, Option<NaiveDate>)> {
    places.sort_unstable();
    let mut apart: Vec<(Uuid, NaiveDate, Option<NaiveDate>)> = Vec::with_capacity(places.len());
    for (board, joined, left) in places {
        match apart.last_mut() {
            Some((same, _, until)) if *same == board && until.is_none_or(|until| joined <= until) => {
                *until = until.zip(left).map(|(one, other)| one.max(other));
            }
            _ => apart.push((board, joined, left)),
        }
    }
    apart
}

/// Has all that somebody entered judged anew, and keeps where they stand. Of what both accounts had entered, those that
/// go over what counts already are taken back and entered again as repetitions (rules R5 and R21), with what was decided
/// about them. A version of a lesson is entered once, so that it is only taken back; and what was taken back once is in
/// the ledger, so that nobody enters it anew.
pub async fn settle(conn: &mut Conn, person: UserId, repeats: &[EntryId], now: DateTime<Utc>) -> Result<()> {
    for old in repeats {
        let line = entry(conn, person, *old).await?;
        reverse(conn, person, *old, now).await?;
        if line.lesson().is_some() {
            continue;
        }
        let again = NewEntry {
            source: line.source,
            occurred_on: line.occurred_on,
            minutes: Minutes::try_from(line.minutes.unsigned_abs()).unwrap_or_default(),
            mode: Mode::from_word(&line.mode).unwrap_or(Mode::IndividualInteractive),
            facts: EntryFacts { repeats: true, ..line.facts },
        };
        let entered = enter_again(conn, person, &again, now).await?;
        if entered.first {
            carry_over(conn, person, *old, entered.id).await?;
        }
    }
    renew_of_person(conn, person, now).await?;
    keep_people(conn, &[person], now).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn places_on_a_board_that_overlap_are_one_and_others_stay_apart() {
        let day = |text: &str| -> NaiveDate { format!("2026-{text}").parse().unwrap() };
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let places = vec![
            (one, day("03-01"), Some(day("05-01"))),
            (other, day("02-01"), None),
            (one, day("01-01"), Some(day("04-01"))),
            (one, day("06-01"), Some(day("07-01"))),
            (one, day("06-15"), None),
            (one, day("09-01"), Some(day("09-02"))),
        ];
        let expected =
            vec![(one, day("01-01"), Some(day("05-01"))), (one, day("06-01"), None), (other, day("02-01"), None)];
        assert_eq!(together(places), expected);
    }
}
