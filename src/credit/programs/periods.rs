//! Periods as they are kept: opened, extended, submitted, decided.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde_json::{Value, json};
use uuid::Uuid;

use super::auditing::Audit;
use super::boards::board_name;
use super::enrollments::{EnrollmentId, Holder};
use super::history::{Reached, reached};
use super::kept::keep;
use super::standing::Standing;
use crate::accounts::{Role, UserId};
use crate::credit::rules::{Extended, Period, Span};
use crate::db::Conn;
use crate::db::schema::{period_extensions, periods};
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::Result;
use crate::id::Id;
use crate::measure::Credit;
use crate::organizations::OrganizationId;

/// Identity of a period.
pub type PeriodId = Id<KeptPeriod>;

/// How far a period has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodState {
    /// Training counts in it.
    Open,
    /// Handed in; the authority has yet to look at it.
    Submitted,
    /// Accepted: the certificate is renewed.
    Renewed,
    /// Over without a renewal.
    Lapsed,
    /// Nothing had to be earned.
    Exempt,
}

impl PeriodState {
    /// Whether the authority has said its last word on it; it can still give it back.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Renewed | Self::Exempt)
    }

    /// The word in exports and messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Submitted => "submitted",
            Self::Renewed => "renewed",
            Self::Lapsed => "lapsed",
            Self::Exempt => "exempt",
        }
    }
}

/// A period as it is kept.
#[derive(Clone, Debug)]
pub struct KeptPeriod {
    /// Whose.
    pub holder: Uuid,
    /// Identity.
    pub id: PeriodId,
    /// Of which enrollment.
    pub enrollment: EnrollmentId,
    /// Its days and what came along, without the members of a board.
    pub period: Period,
    /// When its end was moved and to which day, the first time first.
    pub moved: Vec<(DateTime<Utc>, Extended)>,
    /// How far it has come.
    pub state: PeriodState,
    /// Since when it is in this state.
    pub since: DateTime<Utc>,
    /// Its audit, where it was drawn for one.
    pub audit: Option<Audit>,
    /// When it came into which state by what was decided about it, the first time first; only where it may have days in
    /// common with another. That it lapsed is nobody's decision, and is not among it.
    pub(super) reached: Reached,
}

#[derive(HasQuery)]
#[diesel(table_name = periods)]
struct Row {
    holder_id: Uuid,
    id: PeriodId,
    enrollment_id: EnrollmentId,
    starts: NaiveDate,
    ends: NaiveDate,
    first: bool,
    carried_thousandths: Credit,
    opened_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
    renewed_at: Option<DateTime<Utc>>,
    lapsed_at: Option<DateTime<Utc>>,
    exempt_at: Option<DateTime<Utc>>,
    drawn_at: Option<DateTime<Utc>>,
    evidence_at: Option<DateTime<Utc>>,
    audited_at: Option<DateTime<Utc>>,
}

impl Row {
    fn state(&self) -> (PeriodState, DateTime<Utc>) {
        let ended = [
            (PeriodState::Renewed, self.renewed_at),
            (PeriodState::Lapsed, self.lapsed_at),
            (PeriodState::Exempt, self.exempt_at),
            (PeriodState::Submitted, self.submitted_at),
        ];
        let reached = ended.into_iter().find_map(|(state, at)| Some((state, at?)));
        reached.unwrap_or((PeriodState::Open, self.opened_at))
    }
}

/// Opens a period; one that begins on that day is there once.
pub(super) async fn open(
    conn: &mut Conn,
    holder: Holder,
    enrollment: EnrollmentId,
    period: &Period,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let row = (
        periods::holder_id.eq(holder.uuid()),
        periods::id.eq(PeriodId::new()),
        periods::enrollment_id.eq(enrollment),
        periods::starts.eq(period.span.starts),
        periods::ends.eq(period.span.ends),
        periods::first.eq(period.first),
        periods::carried_thousandths.eq(period.carried),
        periods::opened_at.eq(now),
    );
    let insert = diesel::insert_into(periods::table).values(row).on_conflict_do_nothing();
    Ok(insert.execute(conn).await? == 1)
}

/// All periods of these holders, by enrollment and first day.
pub(in crate::credit) async fn periods_of(conn: &mut Conn, holders: &[Uuid]) -> Result<Vec<KeptPeriod>> {
    let rows: Vec<Row> = Row::query()
        .filter(periods::holder_id.eq_any(holders))
        .order((periods::enrollment_id, periods::starts))
        .load(conn)
        .await?;
    let mut extensions: Vec<(PeriodId, DateTime<Utc>, NaiveDate, String)> = period_extensions::table
        .filter(period_extensions::holder_id.eq_any(holders))
        .order(period_extensions::extended_at)
        .select((
            period_extensions::period_id,
            period_extensions::extended_at,
            period_extensions::extended_to,
            period_extensions::reason,
        ))
        .load(conn)
        .await?;
    let theirs: Vec<(PeriodId, EnrollmentId)> = rows.iter().map(|row| (row.id, row.enrollment_id)).collect();
    let extended: HashSet<PeriodId> = extensions.iter().map(|(of, ..)| *of).collect();
    let mut reached = reached(conn, &theirs, &extended).await?;
    let keep = |row: Row| {
        let (state, since) = row.state();
        let mine = extensions.extract_if(.., |(of, ..)| *of == row.id);
        let moved: Vec<_> = mine.map(|(_, at, to, reason)| (at, Extended { to, reason })).collect();
        let period = Period {
            // The latest holds.
            extended: moved.last().map(|(_, extended)| extended.clone()),
            first: row.first,
            carried: row.carried_thousandths,
            ..Period::of(Span { starts: row.starts, ends: row.ends })
        };
        let audit = |drawn_at| Audit { drawn_at, evidence_at: row.evidence_at, audited_at: row.audited_at };
        let audit = row.drawn_at.map(audit);
        KeptPeriod {
            holder: row.holder_id,
            id: row.id,
            enrollment: row.enrollment_id,
            period,
            moved,
            state,
            since,
            audit,
            reached: reached.remove(&row.id).unwrap_or_default(),
        }
    };
    Ok(rows.into_iter().map(keep).collect())
}

/// Who decides about a period: by what right, and for which organization.
#[derive(Clone, Copy, Debug)]
pub struct Decider {
    /// Who.
    pub id: UserId,
    /// By what right; none for those who do it with their own.
    pub role: Option<Role>,
    /// For whom: who answers for the program.
    pub organization: Option<OrganizationId>,
}

/// Hands an open period in, for the authority to look at. Doing it again changes nothing.
pub async fn submit(conn: &mut Conn, of: &Standing, by: Decider, now: DateTime<Utc>) -> Result<()> {
    conn.transaction(async |conn| {
        let mine = periods::table.find((of.kept.holder, of.kept.id)).filter(periods::submitted_at.is_null());
        let open = mine
            .filter(periods::renewed_at.is_null().and(periods::exempt_at.is_null()))
            .filter(periods::lapsed_at.is_null());
        let submitted = diesel::update(open).set(periods::submitted_at.eq(now)).execute(conn).await?;
        if submitted == 1 {
            write_down(conn, of, by, ("submitted", ""), states(of, "submitted"), now).await?;
        }
        Ok(())
    })
    .await
}

/// What a registrar decides about a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Accepted.
    Renewed,
    /// Given back to the learner, who hands it in again.
    Returned,
    /// Nothing has to be earned.
    Exempt,
}

impl Decided {
    fn word(self) -> &'static str {
        match self {
            Self::Renewed => "renewed",
            Self::Returned => "returned",
            Self::Exempt => "exempt",
        }
    }
}

/// Decides about a period, with a reason.
pub async fn decide(
    conn: &mut Conn,
    of: &Standing,
    by: Decider,
    (decided, reason): (Decided, &str),
    now: DateTime<Utc>,
) -> Result<()> {
    conn.transaction(async |conn| {
        let row = diesel::update(periods::table.find((of.kept.holder, of.kept.id)));
        let (none, at) = (None::<DateTime<Utc>>, Some(now));
        let (submitted, renewed, exempt) = match decided {
            Decided::Renewed => (at, at, none),
            Decided::Returned => (none, none, none),
            Decided::Exempt => (none, none, at),
        };
        row.set((
            periods::submitted_at.eq(submitted),
            periods::renewed_at.eq(renewed),
            periods::exempt_at.eq(exempt),
            periods::lapsed_at.eq(none),
        ))
        .execute(conn)
        .await?;
        if decided != Decided::Renewed {
            audited_no_more(conn, of).await?;
        }
        write_down(conn, of, by, (decided.word(), reason), states(of, decided.word()), now).await
    })
    .await
}

/// What was drawn before it was decided otherwise is audited no more.
async fn audited_no_more(conn: &mut Conn, of: &Standing) -> QueryResult<usize> {
    let none = None::<DateTime<Utc>>;
    diesel::update(periods::table.find((of.kept.holder, of.kept.id)))
        .set((periods::drawn_at.eq(none), periods::evidence_at.eq(none), periods::audited_at.eq(none)))
        .execute(conn)
        .await
}

/// Opens an accepted period again, now that what it rested on was taken back (rule R22): it waits for the authority
/// as if it had been handed in.
pub async fn reopen(conn: &mut Conn, of: &Standing, by: Decider, reason: &str, now: DateTime<Utc>) -> Result<()> {
    conn.transaction(async |conn| {
        let row = diesel::update(periods::table.find((of.kept.holder, of.kept.id)));
        row.set((periods::submitted_at.eq(now), periods::renewed_at.eq(None::<DateTime<Utc>>))).execute(conn).await?;
        audited_no_more(conn, of).await?;
        let (before, mut after) = states(of, "submitted");
        after["counted"] = json!(of.account.counted.to_string());
        after["required"] = json!(of.account.required.to_string());
        write_down(conn, of, by, ("reopened", reason), (before, after), now).await?;
        keep(conn, &[of.enrollment.key()], now).await?;
        Ok(())
    })
    .await
}

/// Moves the end of a period, with a reason (rule R16). What it was before is kept. Returns whether that changed
/// anything.
pub async fn extend(
    conn: &mut Conn,
    of: &Standing,
    by: Decider,
    (to, reason): (NaiveDate, &str),
    now: DateTime<Utc>,
) -> Result<bool> {
    let kept = &of.kept;
    if to <= kept.period.last_day() {
        return Ok(false);
    }
    conn.transaction(async |conn| {
        let row = (
            period_extensions::holder_id.eq(kept.holder),
            period_extensions::period_id.eq(kept.id),
            period_extensions::extended_to.eq(to),
            period_extensions::reason.eq(reason),
            period_extensions::extended_by.eq(by.id),
            period_extensions::extended_at.eq(now),
        );
        diesel::insert_into(period_extensions::table).values(row).execute(conn).await?;
        // Who had lapsed by then hasn't now.
        let none = None::<DateTime<Utc>>;
        diesel::update(periods::table.find((kept.holder, kept.id)))
            .set(periods::lapsed_at.eq(none))
            .execute(conn)
            .await?;
        let change = (json!({ "ends": kept.period.last_day() }), json!({ "ends": to }));
        write_down(conn, of, by, ("extended", reason), change, now).await?;
        Ok(true)
    })
    .await
}

/// Notes that a period ended without a renewal.
pub(super) async fn lapse(conn: &mut Conn, of: &KeptPeriod, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(periods::table.find((of.holder, of.id))).set(periods::lapsed_at.eq(now)).execute(conn).await
}

fn states(of: &Standing, after: &str) -> (Value, Value) {
    (json!({ "state": of.kept.state.word() }), json!({ "state": after }))
}

/// Writes down what was decided about a period, by whose it is: a person's, or a board's, which is named. The program
/// stands on both sides, so that it can be searched for.
pub(super) async fn write_down(
    conn: &mut Conn,
    of: &Standing,
    by: Decider,
    (outcome, reason): (&str, &str),
    (mut before, mut after): (Value, Value),
    now: DateTime<Utc>,
) -> Result<()> {
    let (person, board) = match of.enrollment.holder {
        Holder::Person(person) => (Some(person), None),
        Holder::Board(board) => (None, Some(board_name(conn, board).await?)),
    };
    for side in [&mut before, &mut after] {
        side["program"] = json!(of.rules.program.name);
        if let Some(board) = &board {
            side["board"] = json!(board);
        }
    }
    let new = NewDecision {
        actor: Actor::of(by.id, by.role),
        organization: by.organization,
        subject: Subject { kind: SubjectKind::Period, id: of.kept.id.uuid() },
        about: &of.rules.program.name,
        person,
        outcome,
        reason,
        before,
        after,
    };
    decisions::record(conn, &new, now).await?;
    Ok(())
}
