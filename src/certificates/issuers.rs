//! Organizations as issuers: their keys, and the lock that puts all that one signs in one order.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};

use super::badge::{BadAddress, Issuer, KeyRing, KnownKey, KnownKeys, PublicKey, SigningKey};
use super::seal;
use crate::accounts::UserId;
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{certificates, issuer_keys, issuers};
use crate::error::Result;
use crate::organizations::{self, Organization, OrganizationId};

/// An organization as it signs under its row's lock.
pub(super) struct Signer {
    /// Its identity.
    pub organization: OrganizationId,
    /// Its address and profile.
    pub issuer: Issuer,
    /// Its keys.
    pub ring: KeyRing,
    /// Entries in its log.
    pub log_size: u64,
    /// The moment for what is signed now: never earlier than the log's latest entry and the active key.
    pub at: DateTime<Utc>,
    /// The status list that is being filled, and how many of its places are taken.
    pub list: i32,
    /// See `list`.
    pub taken: i32,
}

type KeyRow = (String, String, Option<Vec<u8>>, DateTime<Utc>, Option<DateTime<Utc>>);

/// The organization as an issuer, as it is today.
///
/// # Errors
/// [`BadAddress`] when the site's address is none that an identifier can be made of.
pub(super) fn issuer(app: &App, organization: &Organization) -> std::result::Result<Issuer, BadAddress> {
    let body = &organization.body;
    let address = app.config().url(&format!("/issuers/{}", organization.slug));
    let filled = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut issuer = Issuer::new(&address, body.name.clone())?;
    issuer.website = filled(&body.website).filter(|url| url.starts_with("http"));
    issuer.email = filled(&body.contact_email);
    issuer.phone = filled(&body.contact_phone);
    Ok(issuer)
}

/// Holds the issuers of somebody's certificates until the transaction ends, for who may change several of them. Of two
/// who do that one waits here, whichever organization each begins with.
pub async fn hold_issuers(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    let theirs = certificates::table.filter(certificates::user_id.eq(person)).select(certificates::organization_id);
    let rows = issuers::table.filter(issuers::organization_id.eq_any(theirs)).order(issuers::organization_id);
    rows.select(issuers::organization_id).for_update().load::<OrganizationId>(conn).await.map(drop)
}

/// Locks the issuer's row until the transaction ends, and makes row and first key where they are missing.
/// Everybody who signs for this organization waits here, so call it last in a transaction.
pub(super) async fn lock(
    conn: &mut Conn,
    app: &App,
    organization: OrganizationId,
    issuer: Issuer,
    now: DateTime<Utc>,
) -> Result<Signer> {
    let insert = diesel::insert_into(issuers::table).values(issuers::organization_id.eq(organization));
    insert.on_conflict_do_nothing().execute(conn).await?;
    let (size, at, list, taken): (i64, Option<DateTime<Utc>>, i32, i32) = issuers::table
        .find(organization)
        .select((issuers::log_size, issuers::log_at, issuers::status_list, issuers::status_taken))
        .for_update()
        .first(conn)
        .await?;
    let ring = match ring(conn, app, organization).await? {
        Some(ring) => ring,
        None => {
            let key = SigningKey::random(&mut rand::rng());
            keep(conn, app, organization, &key, now).await?;
            KeyRing::new(key, now)
        }
    };
    let at = at.into_iter().chain([now, ring.since()]).max().unwrap_or(now);
    let log_size = u64::try_from(size).map_err(anyhow::Error::from)?;
    Ok(Signer { organization, issuer, ring, log_size, at, list, taken })
}

/// The keys with the secret of the active one; none before the first is needed.
pub(super) async fn ring(conn: &mut Conn, app: &App, organization: OrganizationId) -> Result<Option<KeyRing>> {
    let (mut active, mut retired) = (None, Vec::new());
    for row in rows(conn, organization).await? {
        let sealed = row.2.clone();
        let known = known_key(row)?;
        match sealed {
            Some(sealed) => active = Some((seal::open(app.keys(), &known.key.id(), &sealed)?, known.since)),
            None => retired.push(known),
        }
    }
    Ok(active.map(|(key, since)| KeyRing::of(key, since, retired)))
}

/// The public halves of an organization's keys, the active one first, then the latest retired.
pub(super) async fn known(conn: &mut Conn, organization: OrganizationId) -> Result<KnownKeys> {
    let keys: Result<Vec<KnownKey>> = rows(conn, organization).await?.into_iter().map(known_key).collect();
    Ok(KnownKeys { keys: keys? })
}

async fn rows(conn: &mut Conn, organization: OrganizationId) -> QueryResult<Vec<KeyRow>> {
    let keys = issuer_keys::table.filter(issuer_keys::organization_id.eq(organization));
    keys.select((
        issuer_keys::id,
        issuer_keys::public_key,
        issuer_keys::sealed_secret,
        issuer_keys::since,
        issuer_keys::until,
    ))
    .order((issuer_keys::until.desc().nulls_first(), issuer_keys::since.desc()))
    .load(conn)
    .await
}

fn known_key((_, key, _, since, until): KeyRow) -> Result<KnownKey> {
    let key = PublicKey::from_x(&key).map_err(anyhow::Error::from)?;
    Ok(KnownKey { key, since, until })
}

async fn keep(
    conn: &mut Conn,
    app: &App,
    organization: OrganizationId,
    key: &SigningKey,
    since: DateTime<Utc>,
) -> Result<()> {
    let row = (
        issuer_keys::organization_id.eq(organization),
        issuer_keys::id.eq(key.public().id().as_str().to_owned()),
        issuer_keys::public_key.eq(key.public().x()),
        issuer_keys::sealed_secret.eq(seal::seal(app.keys(), key)?),
        issuer_keys::since.eq(since),
    );
    diesel::insert_into(issuer_keys::table).values(row).execute(conn).await?;
    Ok(())
}

/// Lets a new key sign for this organization from now on. The secret of the one before is thrown away;
/// what it signed stays valid. Returns all public halves, the new one first.
///
/// # Errors
/// Where the site's address can't be that of an issuer.
pub async fn rotate(conn: &mut Conn, app: &App, organization: OrganizationId, now: DateTime<Utc>) -> Result<KnownKeys> {
    conn.transaction(async |conn| {
        let issuer = issuer(app, &organizations::by_id(conn, organization).await?).map_err(anyhow::Error::from)?;
        let signer = lock(conn, app, organization, issuer, now).await?;
        let active = issuer_keys::table
            .filter(issuer_keys::organization_id.eq(organization))
            .filter(issuer_keys::until.is_null());
        let retire = (issuer_keys::until.eq(signer.at), issuer_keys::sealed_secret.eq(None::<Vec<u8>>));
        diesel::update(active).set(retire).execute(conn).await?;
        let key = SigningKey::random(&mut rand::rng());
        keep(conn, app, organization, &key, signer.at).await?;
        known(conn, organization).await
    })
    .await
}

/// The public keys with which an organization has signed, the active one first, then the latest retired;
/// none if it never did.
pub async fn keys_of(conn: &mut Conn, organization: OrganizationId) -> Result<KnownKeys> {
    known(conn, organization).await
}
