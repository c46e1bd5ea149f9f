//! The table of certificates.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::code::Code;
use super::facts::Facts;
use super::reason::Reason;
use super::state::Withdrawal;
use super::subject::For;
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{certificate_codes, certificates};
use crate::error::Result;
use crate::id::Id;
use crate::modules::{ModuleId, ModuleVersionId, Turn};
use crate::organizations::OrganizationId;

/// Identity of a certificate.
pub type CertificateId = Id<Certificate>;

/// A certificate as it is kept.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// Whose.
    pub user_id: UserId,
    /// Identity.
    pub id: CertificateId,
    /// The code that is printed on it.
    pub code: Code,
    /// What it is for.
    pub subject: For,
    /// Who issued it.
    pub organization_id: OrganizationId,
    /// What it attests.
    pub facts: Facts,
    /// Whether its public page shows name and details.
    pub details_public: bool,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// When it was withdrawn and why, if it was.
    pub withdrawn: Option<Withdrawal>,
    /// The certificate of the same learner that replaced it, if one did.
    pub superseded_by: Option<CertificateId>,
}

impl Certificate {
    /// Its address, for its owner.
    pub fn path(&self) -> String {
        format!("/c/{}", self.id)
    }

    /// Whether it is neither withdrawn nor replaced; its date may have passed.
    pub fn stands(&self) -> bool {
        self.withdrawn.is_none() && self.superseded_by.is_none()
    }
}

#[derive(HasQuery)]
#[diesel(table_name = certificates)]
pub(super) struct Row {
    user_id: UserId,
    id: CertificateId,
    code: String,
    module_id: Option<ModuleId>,
    module_version_id: Option<ModuleVersionId>,
    turn: Turn,
    period_id: Option<Uuid>,
    organization_id: OrganizationId,
    facts: serde_json::Value,
    details_public: bool,
    issued_at: DateTime<Utc>,
    expires_on: Option<NaiveDate>,
    revoked_at: Option<DateTime<Utc>>,
    revocation_reason: Option<String>,
    revocation_note: Option<String>,
    superseded_by: Option<CertificateId>,
}

impl Row {
    /// The certificate that is kept in this row.
    pub(super) fn read(self) -> Result<Certificate> {
        let mut facts: Facts = serde_json::from_value(self.facts)?;
        facts.expires_on = self.expires_on;
        let withdrawn = self.revoked_at.zip(self.revocation_reason).map(|(at, code)| Withdrawal {
            at,
            reason: Reason::from_code(&code).unwrap_or(Reason::Other),
            note: self.revocation_note.unwrap_or_default(),
        });
        Ok(Certificate {
            user_id: self.user_id,
            id: self.id,
            code: self.code.parse().map_err(anyhow::Error::from)?,
            subject: For::read(self.module_id, self.module_version_id, self.turn, self.period_id)?,
            organization_id: self.organization_id,
            facts,
            details_public: self.details_public,
            issued_at: self.issued_at,
            withdrawn,
            superseded_by: self.superseded_by,
        })
    }
}

/// All certificates of a learner, the latest first.
pub async fn of_user(conn: &mut Conn, user: UserId) -> Result<Vec<Certificate>> {
    let rows: Vec<Row> = Row::query()
        .filter(certificates::user_id.eq(user))
        .order((certificates::issued_at.desc(), certificates::id.desc()))
        .load(conn)
        .await?;
    rows.into_iter().map(Row::read).collect()
}

/// A learner's latest certificate for the latest turn of a module, in whatever state.
pub async fn of_module(conn: &mut Conn, user: UserId, module: ModuleId) -> Result<Option<Certificate>> {
    let row: Option<Row> = Row::query()
        .filter(certificates::user_id.eq(user))
        .filter(certificates::module_id.eq(module))
        .order((certificates::turn.desc(), certificates::issued_at.desc(), certificates::id.desc()))
        .first(conn)
        .await
        .optional()?;
    row.map(Row::read).transpose()
}

/// A learner's latest certificate for this turn of a module, in whatever state.
pub async fn of_turn(conn: &mut Conn, user: UserId, taken: (ModuleId, Turn)) -> Result<Option<Certificate>> {
    let row: Option<Row> = Row::query()
        .filter(certificates::user_id.eq(user))
        .filter(certificates::module_id.eq(taken.0).and(certificates::turn.eq(taken.1)))
        .order((certificates::issued_at.desc(), certificates::id.desc()))
        .first(conn)
        .await
        .optional()?;
    row.map(Row::read).transpose()
}

/// One certificate of a learner; someone else's is not found.
pub(super) async fn by_id(conn: &mut Conn, user: UserId, id: CertificateId) -> Result<Certificate> {
    let row: Row =
        Row::query().filter(certificates::user_id.eq(user)).filter(certificates::id.eq(id)).first(conn).await?;
    row.read()
}

/// The certificate for this that is neither withdrawn nor replaced; there is one at most.
pub(super) async fn valid(conn: &mut Conn, user: UserId, subject: For) -> Result<Option<Certificate>> {
    let ours = Row::query()
        .filter(certificates::user_id.eq(user))
        .filter(certificates::revoked_at.is_null())
        .filter(certificates::superseded_by.is_null());
    let row: Option<Row> = match subject {
        For::Module { module, turn, .. } => {
            let of_turn = ours.filter(certificates::module_id.eq(module)).filter(certificates::turn.eq(turn));
            of_turn.first(conn).await.optional()?
        }
        For::Period { period } => ours.filter(certificates::period_id.eq(period)).first(conn).await.optional()?,
    };
    row.map(Row::read).transpose()
}

/// The certificate with this code, whoever's it is.
pub(super) async fn by_code(conn: &mut Conn, code: &Code) -> Result<Option<Certificate>> {
    let owner: Option<(UserId, CertificateId)> = certificate_codes::table
        .find(code.to_string())
        .select((certificate_codes::user_id, certificate_codes::certificate_id))
        .first(conn)
        .await
        .optional()?;
    match owner {
        Some((user, id)) => by_id(conn, user, id).await.map(Some),
        None => Ok(None),
    }
}

/// Shows or hides name and details on the public page. Returns whether there is such a certificate.
pub(super) async fn share(conn: &mut Conn, user: UserId, id: CertificateId, public: bool) -> QueryResult<bool> {
    let update = diesel::update(certificates::table.find((user, id)));
    Ok(update.set(certificates::details_public.eq(public)).execute(conn).await? == 1)
}
