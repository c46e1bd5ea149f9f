//! What a supervisor says of a period before it is handed in, where the rules ask for that.

use std::collections::HashMap;
use std::fmt::Write;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::answering::organization_of;
use super::enrollments::Holder;
use super::periods::PeriodId;
use super::standing::Standing;
use crate::accounts::UserId;
use crate::credit::rules::ApprovalMode;
use crate::db::Conn;
use crate::db::schema::{period_attestations, periods};
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::Result;
use crate::id::Id;

/// Identity of a request to attest.
pub type AttestationId = Id<Attestation>;

/// Requests for one period in a day at most: each of them is a letter to somebody who did not ask for one.
pub const A_DAY: i64 = 5;

/// Somebody who was asked to attest, and what they said.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = period_attestations)]
pub struct Attestation {
    /// Whose period it is.
    pub holder_id: Uuid,
    /// Identity.
    pub id: AttestationId,
    /// Which period.
    pub period_id: PeriodId,
    /// Who was asked, as the learner names them.
    pub name: String,
    /// What they are.
    pub position: String,
    /// Where the letter went.
    pub email: String,
    /// When they were asked.
    pub asked_at: DateTime<Utc>,
    /// When they answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// The print of what they attested; none where they declined, or have not answered.
    pub attested: Option<String>,
    /// What they said; may be empty where they attested.
    pub remark: String,
}

impl Attestation {
    /// Whether they attested what a period comes to now.
    pub fn holds_for(&self, standing: &Standing) -> bool {
        self.attested.as_deref() == Some(standing.print().as_str())
    }

    /// Whether they declined.
    pub fn declined(&self) -> bool {
        self.answered_at.is_some() && self.attested.is_none()
    }
}

/// Somebody to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAttestation {
    /// Their name.
    pub name: String,
    /// What they are: the chair of the board.
    pub position: String,
    /// Their address.
    pub email: String,
}

impl Standing {
    /// Whether a supervisor has to attest before this period is handed in: for a director the chair of the board.
    pub fn asks_attestation(&self) -> bool {
        self.rules.approval.mode == ApprovalMode::SupervisorAttest
            && matches!(self.enrollment.holder, Holder::Person(_))
    }

    /// A print of what the period comes to: the same as long as the same counts for as much.
    pub fn print(&self) -> String {
        let mut said = format!("{}\n{}\n{}\n", self.kept.id, self.track.code, self.ends);
        for award in &self.account.awards {
            let credit = award.outcome.credit().map(|credit| credit.to_string()).unwrap_or_default();
            // Writing to a text never fails.
            let _ = writeln!(said, "{} {credit}", award.entry);
        }
        Sha256::digest(said).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The latest request of each period of these holders.
pub async fn attestations_of(conn: &mut Conn, holders: &[Uuid]) -> QueryResult<HashMap<PeriodId, Attestation>> {
    let all: Vec<Attestation> = Attestation::query()
        .filter(period_attestations::holder_id.eq_any(holders))
        .order((period_attestations::asked_at, period_attestations::id))
        .load(conn)
        .await?;
    Ok(all.into_iter().map(|one| (one.period_id, one)).collect())
}

/// One request of a holder.
pub async fn attestation(conn: &mut Conn, holder: Uuid, id: AttestationId) -> QueryResult<Attestation> {
    Attestation::query()
        .filter(period_attestations::holder_id.eq(holder).and(period_attestations::id.eq(id)))
        .first(conn)
        .await
}

/// Holds an open period still, so that those who ask, answer and hand in come one after the other. Returns whether it
/// is open.
async fn hold_open(conn: &mut Conn, holder: Uuid, period: PeriodId) -> QueryResult<bool> {
    let open: Option<PeriodId> = periods::table
        .find((holder, period))
        .filter(periods::submitted_at.is_null())
        .filter(periods::renewed_at.is_null().and(periods::exempt_at.is_null()))
        .select(periods::id)
        .for_update()
        .first(conn)
        .await
        .optional()?;
    Ok(open.is_some())
}

/// Asks somebody to attest; whoever was asked before is asked no more. Returns nothing where the period is not open,
/// or others were asked too often today. **Call it inside the verb's transaction.**
pub async fn ask_attestation(
    conn: &mut Conn,
    standing: &Standing,
    person: UserId,
    new: &NewAttestation,
    now: DateTime<Utc>,
) -> Result<Option<AttestationId>> {
    let of = &standing.kept;
    if !hold_open(conn, of.holder, of.id).await? {
        return Ok(None);
    }
    let today: i64 = period_attestations::table
        .filter(period_attestations::holder_id.eq(of.holder).and(period_attestations::period_id.eq(of.id)))
        .filter(period_attestations::asked_at.gt(now - TimeDelta::days(1)))
        .count()
        .get_result(conn)
        .await?;
    if today >= A_DAY {
        return Ok(None);
    }
    let id = AttestationId::new();
    let row = (
        period_attestations::holder_id.eq(of.holder),
        period_attestations::id.eq(id),
        period_attestations::period_id.eq(of.id),
        period_attestations::name.eq(&new.name),
        period_attestations::position.eq(&new.position),
        period_attestations::email.eq(&new.email),
        period_attestations::asked_at.eq(now),
    );
    diesel::insert_into(period_attestations::table).values(row).execute(conn).await?;
    let after = json!({ "name": new.name, "position": new.position });
    let actor = Actor::Learner(person);
    write_down(conn, standing, (actor, person), ("attestation_asked", ""), after, now).await?;
    Ok(Some(id))
}

/// Keeps what somebody says who was asked: that they attest what has this print, or why they don't. Returns false, and
/// changes nothing, where they answered before, somebody else was asked since, or the period is not open any more.
/// **Call it inside the verb's transaction.**
pub async fn answer_attestation(
    conn: &mut Conn,
    (of, standing): (&Attestation, &Standing),
    person: UserId,
    (print, remark): (Option<&str>, &str),
    now: DateTime<Utc>,
) -> Result<bool> {
    if !hold_open(conn, of.holder_id, of.period_id).await? {
        return Ok(false);
    }
    let latest = attestations_of(conn, &[of.holder_id]).await?.remove(&of.period_id);
    if latest.is_none_or(|latest| latest.id != of.id) {
        return Ok(false);
    }
    let waits =
        period_attestations::table.find((of.holder_id, of.id)).filter(period_attestations::answered_at.is_null());
    let said = (
        period_attestations::answered_at.eq(now),
        period_attestations::attested.eq(print),
        period_attestations::remark.eq(remark),
    );
    if diesel::update(waits).set(said).execute(conn).await? == 0 {
        return Ok(false);
    }
    let outcome = if print.is_some() { "attested" } else { "attestation_declined" };
    let after = json!({ "name": of.name, "position": of.position });
    let actor = Actor::Supervisor(person);
    write_down(conn, standing, (actor, person), (outcome, remark), after, now).await?;
    Ok(true)
}

/// Writes it down for who answers for the program, which stands beside it, so that it can be searched for.
async fn write_down(
    conn: &mut Conn,
    of: &Standing,
    (actor, person): (Actor, UserId),
    (outcome, reason): (&str, &str),
    after: serde_json::Value,
    now: DateTime<Utc>,
) -> Result<()> {
    let decision = NewDecision {
        actor,
        organization: organization_of(conn, &of.enrollment.program, now).await?,
        subject: Subject { kind: SubjectKind::Period, id: of.kept.id.uuid() },
        about: &of.rules.program.name,
        person: Some(person),
        outcome,
        reason,
        before: json!({}),
        after,
    };
    decisions::record(conn, &decision, now).await?;
    Ok(())
}
