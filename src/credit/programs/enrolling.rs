//! Joining a program: in which position, by which rules, and from which day on.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use thiserror::Error as ThisError;

use super::Program;
use super::enrollments::{EnrollmentId, Holder, hold_people};
use super::kept::keep;
use super::leaving::take_up_again;
use super::periods;
use super::positions::hold;
use crate::credit::awarding::renew_for;
use crate::credit::rules::{Anchor, Period, Span, Track, span};
use crate::db::Conn;
use crate::db::schema::enrollments;
use crate::error::Result;

/// Why somebody can't be enrolled; each belongs to a field of the form.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum EnrollError {
    /// The rules have no such track.
    #[error("the program has no such position")]
    NoTrack,
    /// Other rules hold for the period in which today lies, and they have no such track.
    #[error("the rules for the period from {starts} have no such position")]
    NotThen {
        /// The first day of that period.
        starts: NaiveDate,
        /// What the positions are called that they have; none where no rules hold for it.
        tracks: Vec<String>,
    },
    /// The track's periods hang on a day of one's own, and none was given.
    #[error("the program counts from a day of one's own")]
    NoAnchor,
    /// The day from which the periods count lies ahead.
    #[error("the day from which periods count lies ahead")]
    AnchorAhead,
    /// They are in it already.
    #[error("already enrolled")]
    Already,
}

/// What is said on joining a program.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The code of the track.
    pub track: String,
    /// The day of the certificate, or a first day of the library's own year, where periods hang on one.
    pub anchor_on: Option<NaiveDate>,
    /// The first day of all in the program, where newcomers have to earn less.
    pub since: Option<NaiveDate>,
}

/// The position and the days of the period in which today lies, by the rules that hold for it (rule R18).
fn placed<'p>(
    program: &'p Program,
    joining: &Joining,
    today: NaiveDate,
) -> std::result::Result<(&'p Track, Span), EnrollError> {
    let mut why = EnrollError::NoTrack;
    for kept in program.to_join(today) {
        let Some(track) = kept.rules.track(&joining.track) else { continue };
        if track.anchor != Anchor::FixedMmDd && joining.anchor_on.is_none() {
            return Err(EnrollError::NoAnchor);
        }
        let chosen = |track: &Track| {
            let days = span(track, joining.anchor_on, today)?;
            let period = Period { since: joining.since, ..Period::of(days) };
            Some((days, program.rules_for(&period, today, None)))
        };
        let (days, rules) = match chosen(track) {
            None => {
                why = EnrollError::AnchorAhead;
                continue;
            }
            Some((days, None)) => {
                why = EnrollError::NotThen { starts: days.starts, tracks: Vec::new() };
                continue;
            }
            Some((days, Some(rules))) => (days, rules),
        };
        // Its own rules say how long its periods are.
        let theirs = rules.rules.track(&joining.track);
        let settled = theirs.and_then(|track| Some((track, chosen(track)?)));
        if let Some((track, (days, Some(same)))) = settled
            && same.id == rules.id
        {
            return Ok((track, days));
        }
        let tracks = rules.rules.tracks.iter().map(|track| track.name.clone()).collect();
        why = EnrollError::NotThen { starts: days.starts, tracks };
    }
    Err(why)
}

/// Enrolls somebody, in the position that they have, and opens the period in which today lies. Where they left the
/// program with a period that was accepted, they go on after it. `Ok(Err(…))` says what has to be said otherwise;
/// nothing was changed then.
pub async fn enroll(
    conn: &mut Conn,
    holder: Holder,
    program: &Program,
    joining: &Joining,
    now: DateTime<Utc>,
) -> Result<std::result::Result<EnrollmentId, EnrollError>> {
    let today = program.current(now.date_naive()).rules.program.time_zone.day(now);
    let (track, days) = match placed(program, joining, today) {
        Ok(placed) => placed,
        Err(why) => return Ok(Err(why)),
    };
    let anchor_on = joining.anchor_on.filter(|_| track.anchor != Anchor::FixedMmDd);
    conn.transaction(async |conn| {
        if let Holder::Person(person) = holder {
            // What is entered at the same moment is judged here, or sees this enrollment.
            hold_people(conn, &[person]).await?;
        }
        if is_in(conn, holder, &program.code).await? {
            return Ok(Err(EnrollError::Already));
        }
        let again = (holder, program.code.as_str(), anchor_on);
        if let Some(id) = take_up_again(conn, again, days, (&track.code, today), now).await? {
            settle(conn, holder, id, program, now).await?;
            return Ok(Ok(id));
        }
        let id = EnrollmentId::new();
        let (person, board) = match holder {
            Holder::Person(id) => (Some(id), None),
            Holder::Board(id) => (None, Some(id)),
        };
        let row = (
            enrollments::holder_id.eq(holder.uuid()),
            enrollments::id.eq(id),
            enrollments::person_id.eq(person),
            enrollments::board_id.eq(board),
            enrollments::program.eq(&program.code),
            enrollments::anchor_on.eq(anchor_on),
            enrollments::since.eq(joining.since),
            enrollments::enrolled_at.eq(now),
        );
        let insert = diesel::insert_into(enrollments::table).values(row).on_conflict_do_nothing();
        if insert.execute(conn).await? == 0 {
            return Ok(Err(EnrollError::Already));
        }
        let from = joining.since.filter(|since| *since > days.starts).unwrap_or(days.starts);
        hold(conn, holder, id, &track.code, from).await?;
        let first = first_of_all(track, joining, days.starts);
        periods::open(conn, holder, id, &Period { first, ..Period::of(days) }, now).await?;
        settle(conn, holder, id, program, now).await?;
        Ok(Ok(id))
    })
    .await
}

/// Works out where somebody stands who has just joined, and what their entries earn there.
async fn settle(
    conn: &mut Conn,
    holder: Holder,
    id: EnrollmentId,
    program: &Program,
    now: DateTime<Utc>,
) -> Result<()> {
    keep(conn, &[(holder.uuid(), id)], now).await?;
    if let Holder::Person(person) = holder {
        // What they did before counts under these rules too.
        renew_for(conn, person, &program.code, now).await?;
    }
    Ok(())
}

async fn is_in(conn: &mut Conn, holder: Holder, program: &str) -> QueryResult<bool> {
    let live = enrollments::table
        .filter(enrollments::holder_id.eq(holder.uuid()).and(enrollments::program.eq(program)))
        .filter(enrollments::left_at.is_null());
    diesel::select(diesel::dsl::exists(live)).get_result(conn).await
}

/// Whether the period that begins on this day is the first of all.
fn first_of_all(track: &Track, joining: &Joining, starts: NaiveDate) -> bool {
    match track.anchor {
        Anchor::IssueDate => joining.anchor_on == Some(starts),
        Anchor::FiscalYear | Anchor::FixedMmDd => joining.since.is_some_and(|since| since >= starts),
    }
}
