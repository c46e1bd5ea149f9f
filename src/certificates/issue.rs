//! Issuing: one valid certificate for each learner and module.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::attest::{Change, attest};
use super::code::{Code, Prefix};
use super::facts::Facts;
use super::queries::{self, CertificateId};
use crate::accounts::UserId;
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{certificate_codes, certificates};
use crate::error::Result;
use crate::modules::{ModuleId, ModuleVersionId};

/// Of twenty thousand million codes a drawn one is hardly ever taken; five in a row never are.
const DRAWS: usize = 5;

/// For whom and for what a certificate is to be issued.
#[derive(Clone, Debug)]
pub struct New {
    /// To whom.
    pub user_id: UserId,
    /// For which module.
    pub module_id: ModuleId,
    /// In which version.
    pub module_version_id: ModuleVersionId,
    /// The letters before its code.
    pub prefix: Prefix,
}

/// A certificate that was issued, now or before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// Identity.
    pub id: CertificateId,
    /// The code that is printed on it.
    pub code: Code,
    /// Whether it was issued now.
    pub first: bool,
}

/// Issues a certificate with the facts that `facts` makes for its code, signed and entered in the log.
/// Where a valid one exists for this learner and module, it is found instead. Call it last inside a
/// transaction: others of the same issuer wait until that ends.
pub async fn issue(
    conn: &mut Conn,
    app: &App,
    new: &New,
    facts: impl Fn(Code) -> Facts + Send + Sync,
    now: DateTime<Utc>,
) -> Result<Issued> {
    let id = CertificateId::new();
    let code = reserve(conn, new, id).await?;
    let facts = facts(code.clone());
    let row = (
        certificates::user_id.eq(new.user_id),
        certificates::id.eq(id),
        certificates::code.eq(code.to_string()),
        certificates::module_id.eq(new.module_id),
        certificates::module_version_id.eq(new.module_version_id),
        certificates::facts.eq(serde_json::to_value(&facts)?),
        certificates::issued_at.eq(now),
        certificates::expires_on.eq(facts.expires_on),
    );
    let insert = diesel::insert_into(certificates::table).values(row).on_conflict_do_nothing();
    if insert.execute(conn).await? == 1 {
        let certificate = queries::by_id(conn, new.user_id, id).await?;
        attest(conn, app, &certificate, Change::Issued, now).await?;
        return Ok(Issued { id, code, first: true });
    }
    diesel::delete(certificate_codes::table.find(code.to_string())).execute(conn).await?;
    let valid = queries::valid(conn, new.user_id, new.module_id).await?;
    Ok(Issued { id: valid.id, code: valid.code, first: false })
}

/// Draws a code that nobody has. Its row points to the certificate, which is to follow before the
/// transaction ends.
async fn reserve(conn: &mut Conn, new: &New, id: CertificateId) -> Result<Code> {
    for _ in 0..DRAWS {
        let code = Code::random(&new.prefix, &mut rand::rng());
        let row = (
            certificate_codes::code.eq(code.to_string()),
            certificate_codes::user_id.eq(new.user_id),
            certificate_codes::certificate_id.eq(id),
        );
        let insert = diesel::insert_into(certificate_codes::table).values(row).on_conflict_do_nothing();
        if insert.execute(conn).await? == 1 {
            return Ok(code);
        }
    }
    Err(anyhow::anyhow!("every certificate code that was drawn is taken").into())
}
