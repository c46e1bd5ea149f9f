//! Issuing: one valid certificate for each learner and turn of a module, or period; and issuing anew.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::attest::{Change, attest, attest_issued};
use super::code::{Code, Prefix};
use super::facts::Facts;
use super::queries::{self, Certificate, CertificateId};
use super::subject::For;
use crate::accounts::UserId;
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{certificate_codes, certificates};
use crate::error::{Error, Result};
use crate::organizations::OrganizationId;

/// Of twenty thousand million codes a drawn one is hardly ever taken; five in a row never are.
const DRAWS: usize = 5;

/// For whom and for what a certificate is to be issued.
#[derive(Clone, Debug)]
pub struct New {
    /// To whom.
    pub user_id: UserId,
    /// For what.
    pub subject: For,
    /// By whom.
    pub organization_id: OrganizationId,
    /// The letters before its code.
    pub prefix: Prefix,
}

/// A certificate that was issued, now or before.
#[derive(Clone, Debug)]
pub struct Issued {
    /// Identity.
    pub id: CertificateId,
    /// The code that is printed on it.
    pub code: Code,
    /// Whether it was issued now.
    pub first: bool,
    /// All of it.
    pub certificate: Certificate,
}

impl Issued {
    fn new(certificate: Certificate, first: bool) -> Issued {
        Issued { id: certificate.id, code: certificate.code.clone(), first, certificate }
    }
}

/// Issues a certificate with the facts that `facts` makes for its code, signed and entered in the log.
/// Where a valid one exists for this learner and this module or period, it is found instead. Call it last
/// inside a transaction: others of the same issuer wait until that ends.
pub async fn issue(
    conn: &mut Conn,
    app: &App,
    new: &New,
    facts: impl Fn(Code) -> Facts + Send + Sync,
    now: DateTime<Utc>,
) -> Result<Issued> {
    let id = CertificateId::new();
    let code = reserve(conn, &new.prefix, new.user_id, id).await?;
    let certificate = drawn_up(new, id, code.clone(), facts(code), now);
    if insert(conn, &certificate).await? {
        attest(conn, app, &certificate, Change::Issued, now).await?;
        return Ok(Issued::new(certificate, true));
    }
    forget(conn, &certificate.code).await?;
    let valid = queries::valid(conn, new.user_id, new.subject).await?.ok_or(Error::NotFound)?;
    Ok(Issued::new(valid, false))
}

/// What the facts of a certificate are made by, once its code is drawn.
pub type MakeFacts<'a> = Box<dyn Fn(Code) -> Facts + Send + Sync + 'a>;

/// Issues many at once, as [`issue`] does each: in their order, what became of every one; nothing where a
/// valid one was there. They are signed together, which is what makes it quick.
pub async fn issue_all(
    conn: &mut Conn,
    app: &App,
    all: &[(New, MakeFacts<'_>)],
    now: DateTime<Utc>,
) -> Result<Vec<Option<Certificate>>> {
    let mut issued = Vec::with_capacity(all.len());
    for (new, facts) in all {
        let id = CertificateId::new();
        let code = reserve(conn, &new.prefix, new.user_id, id).await?;
        let certificate = drawn_up(new, id, code.clone(), facts(code), now);
        if insert(conn, &certificate).await? {
            issued.push(Some(certificate));
        } else {
            forget(conn, &certificate.code).await?;
            issued.push(None);
        }
    }
    let signed: Vec<Certificate> = issued.iter().flatten().cloned().collect();
    attest_issued(conn, app, &signed, now).await?;
    Ok(issued)
}

/// Issues a certificate in place of another. One that stands is replaced by it; one that was withdrawn
/// stays withdrawn. `None` where the other was replaced meanwhile, or where a valid one for the same
/// stands beside it; then nothing was changed. Call it last inside a transaction.
pub async fn reissue(
    conn: &mut Conn,
    app: &App,
    old: &Certificate,
    prefix: &Prefix,
    facts: impl Fn(Code) -> Facts + Send + Sync,
    now: DateTime<Utc>,
) -> Result<Option<Certificate>> {
    let id = CertificateId::new();
    if old.withdrawn.is_none() && !replace(conn, old, id).await? {
        return Ok(None);
    }
    let new = New {
        user_id: old.user_id,
        subject: old.subject,
        organization_id: old.organization_id,
        prefix: prefix.clone(),
    };
    let code = reserve(conn, prefix, new.user_id, id).await?;
    let drawn = drawn_up(&new, id, code.clone(), facts(code), now);
    // What its owner keeps to themselves stays so.
    let certificate = Certificate { details_public: old.details_public, ..drawn };
    if insert(conn, &certificate).await? {
        match old.withdrawn {
            None => attest(conn, app, old, Change::Replaced { by: &certificate }, now).await?,
            Some(_) => attest(conn, app, &certificate, Change::Issued, now).await?,
        }
        return Ok(Some(certificate));
    }
    forget(conn, &certificate.code).await?;
    Ok(None)
}

fn drawn_up(new: &New, id: CertificateId, code: Code, facts: Facts, now: DateTime<Utc>) -> Certificate {
    Certificate {
        user_id: new.user_id,
        id,
        code,
        subject: new.subject,
        organization_id: new.organization_id,
        facts,
        details_public: true,
        issued_at: now,
        withdrawn: None,
        superseded_by: None,
    }
}

/// Returns whether it went in: it does not where a valid one for the same is there.
async fn insert(conn: &mut Conn, certificate: &Certificate) -> Result<bool> {
    let (module, version, turn, period) = certificate.subject.columns();
    let row = (
        certificates::user_id.eq(certificate.user_id),
        certificates::id.eq(certificate.id),
        certificates::code.eq(certificate.code.to_string()),
        certificates::kind.eq(certificate.subject.kind()),
        certificates::module_id.eq(module),
        certificates::module_version_id.eq(version),
        certificates::turn.eq(turn),
        certificates::period_id.eq(period),
        certificates::organization_id.eq(certificate.organization_id),
        certificates::facts.eq(serde_json::to_value(&certificate.facts)?),
        certificates::details_public.eq(certificate.details_public),
        certificates::issued_at.eq(certificate.issued_at),
        certificates::expires_on.eq(certificate.facts.expires_on),
    );
    let insert = diesel::insert_into(certificates::table).values(row).on_conflict_do_nothing();
    Ok(insert.execute(conn).await? == 1)
}

/// Points a certificate that stands to its successor, which is to follow before the transaction ends.
async fn replace(conn: &mut Conn, old: &Certificate, newer: CertificateId) -> QueryResult<bool> {
    let standing = certificates::table
        .find((old.user_id, old.id))
        .filter(certificates::revoked_at.is_null().and(certificates::superseded_by.is_null()));
    Ok(diesel::update(standing).set(certificates::superseded_by.eq(newer)).execute(conn).await? == 1)
}

/// Draws a code that nobody has. Its row points to the certificate, which is to follow before the
/// transaction ends.
async fn reserve(conn: &mut Conn, prefix: &Prefix, user: UserId, id: CertificateId) -> Result<Code> {
    for _ in 0..DRAWS {
        let code = Code::random(prefix, &mut rand::rng());
        let row = (
            certificate_codes::code.eq(code.to_string()),
            certificate_codes::user_id.eq(user),
            certificate_codes::certificate_id.eq(id),
        );
        let insert = diesel::insert_into(certificate_codes::table).values(row).on_conflict_do_nothing();
        if insert.execute(conn).await? == 1 {
            return Ok(code);
        }
    }
    Err(anyhow::anyhow!("every certificate code that was drawn is taken").into())
}

async fn forget(conn: &mut Conn, code: &Code) -> QueryResult<()> {
    diesel::delete(certificate_codes::table.find(code.to_string())).execute(conn).await?;
    Ok(())
}
