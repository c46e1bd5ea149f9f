//! Programs in which nobody decides until an audit: what is handed in complete is accepted at once, and a share of it
//! is drawn.
//!
//! **The draw** asks nobody and can be done again by anybody. Of the text `carrel-audit` followed by a space and the
//! period's id in small letters the SHA-256 is taken; its first eight bytes are a number, the highest byte first. What
//! that number leaves when it is divided by 100 lies between 0 and 99: the period is drawn if that is below the rate of
//! the rules in percent. With a shell: `printf 'carrel-audit %s' ID | sha256sum`. A period that is given back and
//! handed in again is drawn again.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::handed_in::by_program;
use super::periods::{Decider, KeptPeriod, PeriodId, PeriodState, write_down};
use super::standing::Standing;
use crate::credit::rules::ApprovalMode;
use crate::db::Conn;
use crate::db::schema::{enrollments, periods};
use crate::error::Result;
use crate::measure::Percent;

/// How far the audit of a period has come that was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Audit {
    /// When it was drawn.
    pub drawn_at: DateTime<Utc>,
    /// When its owner said that everything is there.
    pub evidence_at: Option<DateTime<Utc>>,
    /// When the registrar found nothing wrong.
    pub audited_at: Option<DateTime<Utc>>,
}

/// Whether a period is drawn where so many of a hundred are.
pub fn drawn(period: PeriodId, rate: Percent) -> bool {
    let hash = Sha256::digest(format!("carrel-audit {}", period.uuid().hyphenated()));
    let number = hash.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    number % 100 < u64::from(rate.get())
}

impl Standing {
    /// Whether handing it in is enough: everything is there, by rules that are in force and ask nobody.
    pub fn counts_at_once(&self) -> bool {
        self.rules.approval.mode == ApprovalMode::AuditOnly && self.confirmed && self.complete() && !self.rules_ended()
    }
}

/// Accepts what was handed in just now, since nobody has to look at it first, and draws it for audit or doesn't. Returns
/// whether it was drawn, and nothing where it was not waiting. **Call it inside the verb's transaction.**
pub async fn accept_at_once(
    conn: &mut Conn,
    standing: &Standing,
    by: Decider,
    now: DateTime<Utc>,
) -> Result<Option<bool>> {
    let of = &standing.kept;
    let rate = standing.rules.approval.audit_rate.unwrap_or_default();
    let drawn = drawn(of.id, rate);
    let waits = periods::table
        .find((of.holder, of.id))
        .filter(periods::submitted_at.is_not_null())
        .filter(periods::renewed_at.is_null().and(periods::exempt_at.is_null()));
    let none = None::<DateTime<Utc>>;
    let accepted = (
        periods::renewed_at.eq(now),
        periods::lapsed_at.eq(none),
        periods::drawn_at.eq(drawn.then_some(now)),
        periods::evidence_at.eq(none),
        periods::audited_at.eq(none),
    );
    if diesel::update(waits).set(accepted).execute(conn).await? == 0 {
        return Ok(None);
    }
    let after = json!({ "state": "renewed", "audit_rate": rate.get(), "drawn_for_audit": drawn });
    let outcome = if drawn { "accepted_and_drawn" } else { "accepted_at_once" };
    write_down(conn, standing, by, (outcome, ""), (json!({ "state": "submitted" }), after), now).await?;
    Ok(Some(drawn))
}

/// Notes that the owner of a drawn period says everything is there. Twice does no harm.
pub async fn evidence_is_there(conn: &mut Conn, of: &Standing, by: Decider, now: DateTime<Utc>) -> Result<()> {
    conn.transaction(async |conn| {
        let mine = periods::table
            .find((of.kept.holder, of.kept.id))
            .filter(periods::drawn_at.is_not_null())
            .filter(periods::evidence_at.is_null().and(periods::audited_at.is_null()));
        if diesel::update(mine).set(periods::evidence_at.eq(now)).execute(conn).await? == 1 {
            write_down(conn, of, by, ("audit_answered", ""), (json!({}), json!({})), now).await?;
        }
        Ok(())
    })
    .await
}

/// Ends the audit of a period in which nothing was found wrong. Returns false where it was ended before.
pub async fn audit_passed(
    conn: &mut Conn,
    of: &Standing,
    by: Decider,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    conn.transaction(async |conn| {
        let waits = periods::table
            .find((of.kept.holder, of.kept.id))
            .filter(periods::drawn_at.is_not_null().and(periods::audited_at.is_null()));
        if diesel::update(waits).set(periods::audited_at.eq(now)).execute(conn).await? == 0 {
            return Ok(false);
        }
        let state = json!({ "state": of.kept.state.word() });
        write_down(conn, of, by, ("audit_passed", reason), (state.clone(), state), now).await?;
        Ok(true)
    })
    .await
}

/// Enrollments of which a period was drawn and waits for the registrar.
#[diesel::dsl::auto_type]
pub(super) fn waiting() -> _ {
    periods::table
        .filter(periods::drawn_at.is_not_null().and(periods::audited_at.is_null()))
        .filter(periods::renewed_at.is_not_null())
        .select(periods::enrollment_id)
}

impl KeptPeriod {
    /// Whether its audit is not over.
    pub fn is_audited(&self) -> bool {
        self.audit.is_some_and(|audit| audit.audited_at.is_none()) && self.state == PeriodState::Renewed
    }
}

/// In which programs periods were drawn and wait, and of how many people.
pub async fn drawn_in(conn: &mut Conn) -> QueryResult<Vec<(String, i64)>> {
    by_program(conn, waiting().into_boxed()).await
}

/// Holders in a program of whom a period waits, by id: so many after this one.
pub(super) async fn holders_drawn(
    conn: &mut Conn,
    program: &str,
    after: Option<Uuid>,
    limit: i64,
) -> QueryResult<Vec<Uuid>> {
    enrollments::table
        .filter(enrollments::program.eq(program).and(enrollments::left_at.is_null()))
        .filter(enrollments::id.eq_any(waiting()))
        .filter(enrollments::holder_id.gt(after.unwrap_or(Uuid::nil())))
        .order(enrollments::holder_id)
        .limit(limit)
        .select(enrollments::holder_id)
        .load(conn)
        .await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_draw_can_be_done_again_and_takes_its_share() {
        // printf 'carrel-audit 00000000-0000-7000-8000-000000000001' | sha256sum
        let one = PeriodId::from_uuid("00000000-0000-7000-8000-000000000001".parse().unwrap());
        let percent = |rate: u8| Percent::try_from(rate).unwrap();
        assert!(drawn(one, percent(100)) && !drawn(one, percent(0)));
        let edge = (0..=100).find(|rate| drawn(one, percent(*rate))).unwrap();
        assert_eq!(edge, 18);
        let many = (0..10_000_u128).map(|n| PeriodId::from_uuid(Uuid::from_u128(n << 64 | 7)));
        let share = many.filter(|period| drawn(*period, percent(5))).count();
        assert!((400..600).contains(&share), "{share}");
    }
}
