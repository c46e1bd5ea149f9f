//! What proves a certificate, as it stands now: the signed credential, the list of withdrawn ones, the
//! entries of the log, the keys.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::attest::list_address;
use super::badge::{Bits, Credential, Issuer, KeyRing, StatusList, proof, token};
use super::bundle::{Bundle, Logged, Placed, sign_page};
use super::code::Code;
use super::credentials::{self, Signed};
use super::log::{self, Entry};
use super::queries::Certificate;
use super::statement::Notary;
use super::{issuers, register};
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::OrganizationId;

/// How long a list of withdrawn ones proves anything, so that an old copy can't hide a withdrawal for ever.
const LIST_LASTS: TimeDelta = TimeDelta::hours(24);

/// The credential with a proof inside it, made with the key that is active now.
pub(super) async fn secured(conn: &mut Conn, app: &App, signed: &Signed) -> Result<Value> {
    let ring = issuers::ring(conn, app, signed.organization).await?.ok_or(Error::NotFound)?;
    let (credential, _) = token::open::<Credential>(&signed.token, &ring.public()).map_err(anyhow::Error::from)?;
    // As early as it can have been, so that the same key gives the same bytes.
    let at = credential.from().into_iter().chain([ring.since()]).max().unwrap_or_else(|| ring.since());
    Ok(proof::secure(&credential, &issuer_then(signed)?, &ring, at).map_err(anyhow::Error::from)?)
}

/// The issuer under the address that it had when it signed.
fn issuer_then(signed: &Signed) -> Result<Issuer> {
    Ok(Issuer::new(&signed.issuer, String::new()).map_err(anyhow::Error::from)?)
}

/// A list of withdrawn ones as it is now, with the keys to sign it; `None` for one that was never begun.
pub(super) async fn status_list(
    conn: &mut Conn,
    app: &App,
    organization: OrganizationId,
    issuer: &Issuer,
    list: i32,
    now: DateTime<Utc>,
) -> Result<Option<(StatusList, KeyRing)>> {
    let Some(withdrawn) = credentials::withdrawn(conn, organization, list).await? else { return Ok(None) };
    let Some(ring) = issuers::ring(conn, app, organization).await? else { return Ok(None) };
    let (address, now) = (list_address(issuer.address(), list), now.max(ring.since()));
    Ok(Some((StatusList::new(&address, issuer, &Bits::of(withdrawn), now, now + LIST_LASTS), ring)))
}

/// All that proves a certificate, but for what is signed of its PDF: that is drawn apart.
pub(super) struct Evidence {
    bundle: Bundle,
    notary: Option<Notary>,
    code: Code,
    at: DateTime<Utc>,
}

impl Evidence {
    /// A certificate with everything that proves it, as one file. `pdf` is its PDF as it is given out now; without it
    /// nothing is said of that.
    pub fn with(&self, pdf: Option<&[u8]>) -> anyhow::Result<Bundle> {
        let page = self.notary.as_ref().zip(pdf).map(|(notary, pdf)| sign_page(notary, &self.code, pdf, self.at));
        Ok(Bundle { page: page.transpose()?, ..self.bundle.clone() })
    }
}

/// What proves a certificate; `None` for one that isn't signed yet.
pub(super) async fn of(
    conn: &mut Conn,
    app: &App,
    certificate: &Certificate,
    now: DateTime<Utc>,
) -> Result<Option<Evidence>> {
    let Some(signed) = credentials::of(conn, certificate.user_id, certificate.id).await? else { return Ok(None) };
    let issuer = issuer_then(&signed)?;
    let status = match status_list(conn, app, signed.organization, &issuer, signed.list, now).await? {
        Some((list, ring)) => Some(token::sign(&list, &issuer, &ring).map_err(anyhow::Error::from)?),
        None => None,
    };
    let ring = issuers::ring(conn, app, signed.organization).await?;
    let bundle = Bundle {
        facts: Some(certificate.facts.clone()),
        status,
        log: logged(conn, certificate, &signed).await?,
        page: None,
        keys: issuers::known(conn, signed.organization).await?,
        token: signed.token,
    };
    let notary = ring.map(|ring| Notary::new(issuer, ring));
    Ok(Some(Evidence { bundle, notary, code: certificate.code.clone(), at: now }))
}

/// What the log says of a certificate, under its latest head.
pub(super) async fn logged(conn: &mut Conn, certificate: &Certificate, signed: &Signed) -> Result<Option<Logged>> {
    let organization = signed.organization;
    let Some(head) = register::head(conn, organization, None).await? else { return Ok(None) };
    let commitment = signed.salt.certificate(&certificate.code);
    let mut entries = Vec::new();
    for (number, content) in register::entries_of(conn, organization, commitment).await? {
        let index = u64::try_from(number).map_err(anyhow::Error::from)?;
        // What was entered since the head was read is told the next time.
        let Some(ids) = log::inclusion_nodes(index, head.size) else { continue };
        let nodes = register::nodes(conn, organization, &ids).await?;
        let proof = log::inclusion_proof(index, head.size, &nodes)
            .ok_or_else(|| anyhow::anyhow!("the log has lost a part of its tree"))?;
        entries.push(Placed { content, index, proof });
    }
    Ok(Some(Logged { origin: head.origin, salt: signed.salt, entries, head: head.note }))
}

/// Where the issue of a certificate stands in the log: the entry's number from 0, and when it was entered.
pub(super) async fn place_in_log(
    conn: &mut Conn,
    certificate: &Certificate,
    signed: &Signed,
) -> Result<Option<(u64, DateTime<Utc>)>> {
    let commitment = signed.salt.certificate(&certificate.code);
    let first = register::entries_of(conn, signed.organization, commitment).await?.into_iter().next();
    let Some((number, content)) = first else { return Ok(None) };
    let number = u64::try_from(number).map_err(anyhow::Error::from)?;
    Ok(Entry::read(&content).map(|entry| (number, entry.at)))
}
