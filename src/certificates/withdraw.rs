//! Withdrawing a certificate, and taking a withdrawal back.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as Diesel};
use diesel_async::{AsyncConnection, RunQueryDsl};

use super::attest::{Change, attest};
use super::queries::Certificate;
use super::reason::Reason;
use super::state::Withdrawal;
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::certificates;
use crate::error::Result;

/// How long a withdrawal can be taken back (ux.md 4.6).
pub const UNDO: TimeDelta = TimeDelta::hours(24);

/// Why a certificate holds again, as a code: the one reason there is.
const TAKEN_BACK: &str = "taken_back";

impl Withdrawal {
    /// Until when it can be taken back.
    pub fn final_at(&self) -> DateTime<Utc> {
        self.at + UNDO
    }
}

/// Withdraws a certificate that stands. Returns whether it did: not where that was done already or
/// another has replaced it. Call it last inside a transaction.
pub async fn withdraw(
    conn: &mut Conn,
    app: &App,
    certificate: &Certificate,
    reason: Reason,
    note: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let standing = certificates::table
        .find((certificate.user_id, certificate.id))
        .filter(certificates::revoked_at.is_null().and(certificates::superseded_by.is_null()));
    let withdrawn = (
        certificates::revoked_at.eq(now),
        certificates::revocation_reason.eq(reason.code()),
        certificates::revocation_note.eq(note),
    );
    if diesel::update(standing).set(withdrawn).execute(conn).await? == 0 {
        return Ok(false);
    }
    attest(conn, app, certificate, Change::Withdrawn { reason: reason.code() }, now).await?;
    Ok(true)
}

/// Takes a withdrawal back within its time. Returns whether it did: not where that time is over, nor where
/// another certificate for the same was issued meanwhile. Call it last inside a transaction.
pub async fn restore(conn: &mut Conn, app: &App, certificate: &Certificate, now: DateTime<Utc>) -> Result<bool> {
    let withdrawn =
        certificates::table.find((certificate.user_id, certificate.id)).filter(certificates::revoked_at.gt(now - UNDO));
    let standing = (
        certificates::revoked_at.eq(None::<DateTime<Utc>>),
        certificates::revocation_reason.eq(None::<&str>),
        certificates::revocation_note.eq(None::<&str>),
    );
    // In a transaction of its own, so that a refusal leaves the caller's whole.
    let update = diesel::update(withdrawn).set(standing);
    let done: std::result::Result<usize, Diesel> = conn.transaction(async |conn| update.execute(conn).await).await;
    match done {
        Ok(0) => Ok(false),
        Ok(_) => {
            attest(conn, app, certificate, Change::Restored { reason: TAKEN_BACK }, now).await?;
            Ok(true)
        }
        Err(Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(false),
        Err(other) => Err(other.into()),
    }
}
