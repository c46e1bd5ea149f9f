//! Attesting: signing a certificate as it is issued, and entering in the log all that happens to it.
//!
//! It goes into the transaction of the verb, so that nothing is issued unsigned or withdrawn unseen. The
//! issuer's row is locked from here to the end of the transaction: call it last.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};

use super::badge::{Credential, Issuance, Stamp, StatusEntry, token};
use super::bundle::ENTERED_WITHIN;
use super::credentials::{self, NewSigned, Signed};
use super::issuers::{self, Signer};
use super::log::{Entry, Event, Salt};
use super::queries::{Certificate, CertificateId};
use super::register;
use crate::accounts::UserId;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::organizations::{self, Organization, OrganizationId};

/// Certificates that are signed in one go: what is held in memory, and how long other work on the thread waits.
const BATCH: usize = 250;

/// What happened to a certificate.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change<'a> {
    /// It was issued.
    Issued,
    /// It was withdrawn, with this reason as a code; the log is public.
    Withdrawn {
        /// The code, such as `issued-twice`.
        reason: &'a str,
    },
    /// Its withdrawal was taken back, with this reason as a code.
    Restored {
        /// The code, such as `by-mistake`.
        reason: &'a str,
    },
    /// This newer one took its place.
    Replaced {
        /// The newer one.
        by: &'a Certificate,
    },
}

/// Signs and enters in the log what happened to a certificate, in the caller's transaction. One that was
/// never signed is signed first. Where the site's address can't be that of an issuer, it is left for later.
pub(super) async fn attest(
    conn: &mut Conn,
    app: &App,
    certificate: &Certificate,
    change: Change<'_>,
    now: DateTime<Utc>,
) -> Result<()> {
    let one = std::slice::from_ref(certificate);
    match change {
        Change::Issued => return attest_issued(conn, app, one, now).await.map(drop),
        Change::Replaced { by } => attest_issued(conn, app, &[certificate.clone(), by.clone()], now).await?,
        Change::Withdrawn { .. } | Change::Restored { .. } => attest_issued(conn, app, one, now).await?,
    };
    let Some(signed) = credentials::of(conn, certificate.user_id, certificate.id).await? else { return Ok(()) };
    let Some(mut signer) = signer(conn, app, signed.organization, now).await? else { return Ok(()) };
    let (event, withdrawn) = match change {
        Change::Issued => return Ok(()),
        Change::Withdrawn { reason } => (Event::Withdrawn { reason: reason.to_owned() }, Some(signer.at)),
        Change::Restored { reason } => (Event::Restored { reason: reason.to_owned() }, None),
        Change::Replaced { by } => {
            let Some(newer) = credentials::of(conn, by.user_id, by.id).await? else { return Ok(()) };
            (Event::Replaced { by: newer.salt.certificate(&by.code) }, Some(signer.at))
        }
    };
    credentials::set_withdrawn(conn, &signed, withdrawn).await?;
    let entry = Entry { certificate: signed.salt.certificate(&certificate.code), event, at: signer.at };
    register::append(conn, &mut signer, &[entry]).await
}

/// Signs certificates that were issued and enters them in the log, in the caller's transaction; those that
/// were signed before are passed over. Returns how many were signed. Ten thousand in one call take seconds.
pub(super) async fn attest_issued(
    conn: &mut Conn,
    app: &App,
    certificates: &[Certificate],
    now: DateTime<Utc>,
) -> Result<usize> {
    let mut by_issuer: BTreeMap<OrganizationId, Vec<&Certificate>> = BTreeMap::new();
    for certificate in certificates {
        by_issuer.entry(certificate.organization_id).or_default().push(certificate);
    }
    let mut signed = 0;
    // In the order of their identities, so that two callers never wait for each other.
    for (organization, certificates) in by_issuer {
        let Some(mut signer) = signer(conn, app, organization, now).await? else { continue };
        let organization = organizations::by_id(conn, organization).await?;
        for chunk in certificates.chunks(BATCH) {
            signed += sign(conn, &mut signer, &organization, chunk).await?;
        }
    }
    Ok(signed)
}

async fn signer(conn: &mut Conn, app: &App, id: OrganizationId, now: DateTime<Utc>) -> Result<Option<Signer>> {
    let organization = organizations::by_id(conn, id).await?;
    match issuers::issuer(app, &organization) {
        Ok(issuer) => issuers::lock(conn, app, id, issuer, now).await.map(Some),
        Err(error) => {
            tracing::warn!(%error, "certificates are not signed until base_url is an address for an issuer");
            Ok(None)
        }
    }
}

async fn sign(
    conn: &mut Conn,
    signer: &mut Signer,
    organization: &Organization,
    certificates: &[&Certificate],
) -> Result<usize> {
    let users: Vec<UserId> = certificates.iter().map(|certificate| certificate.user_id).collect();
    let ids: Vec<CertificateId> = certificates.iter().map(|certificate| certificate.id).collect();
    let done: HashSet<CertificateId> = credentials::signed_among(conn, &users, &ids).await?.into_iter().collect();
    let open: Vec<&Certificate> =
        certificates.iter().copied().filter(|certificate| !done.contains(&certificate.id)).collect();
    if open.is_empty() {
        return Ok(0);
    }
    let (list, places) = credentials::take_places(conn, signer, open.len()).await?;
    let (mut signed, mut entries) = (Vec::with_capacity(open.len()), Vec::with_capacity(open.len()));
    for (certificate, place) in open.into_iter().zip(places) {
        let (new, entry) = sign_one(signer, organization, certificate, (list, place))?;
        signed.push(new);
        entries.push(entry);
    }
    credentials::keep(conn, &signed, signer.at).await?;
    register::append(conn, signer, &entries).await?;
    Ok(entries.len())
}

/// The credential, the stamp and the log's entry of one certificate.
fn sign_one(
    signer: &Signer,
    organization: &Organization,
    certificate: &Certificate,
    (list, place): (i32, i32),
) -> Result<(NewSigned, Entry)> {
    let (issuer, facts) = (&signer.issuer, &certificate.facts);
    let salt = Salt::random(&mut rand::rng());
    let status = StatusEntry::new(&list_address(issuer.address(), list), u32::try_from(place).unwrap_or(u32::MAX));
    let issuance = Issuance {
        issuer,
        mailbox: None,
        status,
        // A key can't have signed before it was made.
        at: certificate.issued_at.max(signer.ring.since()),
        zone: organization.zone(),
    };
    let credential = Credential::new(facts, &issuance)?;
    let token = token::sign(&credential, issuer, &signer.ring).map_err(anyhow::Error::from)?;
    let commitment = salt.facts(facts)?;
    let late = signer.at - certificate.issued_at > ENTERED_WITHIN;
    let event = if late { Event::Adopted { facts: commitment } } else { Event::Issued { facts: commitment } };
    let entry = Entry { certificate: salt.certificate(&certificate.code), event, at: signer.at };
    let signed = Signed {
        organization: signer.organization,
        issuer: issuer.address().to_owned(),
        list,
        place,
        salt,
        token,
        stamp: Stamp::of(facts).sign(&certificate.code, signer.ring.active()),
    };
    let (user, achievement) = (certificate.user_id, facts.module.hash.clone());
    Ok((NewSigned { user, certificate: certificate.id, achievement, signed }, entry))
}

/// The address of a status list of an issuer.
pub(super) fn list_address(issuer: &str, list: i32) -> String {
    format!("{issuer}/status/{list}")
}
