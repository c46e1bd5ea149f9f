//! What was signed for each certificate, and places in the lists of withdrawn ones.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use rand::Rng;

use super::badge::PLACES;
use super::issuers::Signer;
use super::log::Salt;
use super::queries::CertificateId;
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{certificate_credentials, issuers, status_places};
use crate::error::Result;
use crate::organizations::OrganizationId;

/// Places taken before another list is begun: with half of them free, a drawn one hardly ever is taken.
const MOST_TAKEN: u32 = PLACES / 2;

/// What was signed for a certificate.
#[derive(Clone, Debug)]
pub(super) struct Signed {
    /// Who signed.
    pub organization: OrganizationId,
    /// Their address at that time.
    pub issuer: String,
    /// The number of the status list, and the place in it.
    pub list: i32,
    /// See `list`.
    pub place: i32,
    /// What finds it in the log.
    pub salt: Salt,
    /// The credential.
    pub token: String,
    /// What stands in its QR code behind the address.
    pub stamp: String,
}

/// One to be kept.
pub(super) struct NewSigned {
    /// Whose.
    pub user: UserId,
    /// For which certificate.
    pub certificate: CertificateId,
    /// The hash of the module's version.
    pub achievement: String,
    /// All the rest.
    pub signed: Signed,
}

type Row = (OrganizationId, String, i32, i32, Vec<u8>, String, String);

/// What was signed for a certificate, if it was by now.
pub(super) async fn of(conn: &mut Conn, user: UserId, certificate: CertificateId) -> Result<Option<Signed>> {
    use certificate_credentials as c;
    let row: Option<Row> = c::table
        .find((user, certificate))
        .select((c::organization_id, c::issuer, c::status_list, c::status_place, c::salt, c::token, c::stamp))
        .first(conn)
        .await
        .optional()?;
    let Some((organization, issuer, list, place, salt, token, stamp)) = row else { return Ok(None) };
    let salt: [u8; 32] = salt.try_into().map_err(|_| anyhow::anyhow!("a salt of another length"))?;
    Ok(Some(Signed { organization, issuer, list, place, salt: Salt::from_bytes(salt), token, stamp }))
}

/// Those of these certificates that are signed already.
pub(super) async fn signed_among(
    conn: &mut Conn,
    users: &[UserId],
    certificates: &[CertificateId],
) -> QueryResult<Vec<CertificateId>> {
    use certificate_credentials as c;
    let among = c::table.filter(c::user_id.eq_any(users)).filter(c::certificate_id.eq_any(certificates));
    among.select(c::certificate_id).load(conn).await
}

/// Keeps what was signed.
pub(super) async fn keep(conn: &mut Conn, all: &[NewSigned], at: DateTime<Utc>) -> QueryResult<usize> {
    use certificate_credentials as c;
    let row = |new: &NewSigned| {
        (
            c::user_id.eq(new.user),
            c::certificate_id.eq(new.certificate),
            c::organization_id.eq(new.signed.organization),
            c::status_list.eq(new.signed.list),
            c::status_place.eq(new.signed.place),
            c::issuer.eq(new.signed.issuer.clone()),
            c::achievement.eq(new.achievement.clone()),
            c::salt.eq(new.signed.salt.bytes().to_vec()),
            c::token.eq(new.signed.token.clone()),
            c::stamp.eq(new.signed.stamp.clone()),
            c::signed_at.eq(at),
        )
    };
    let rows: Vec<_> = all.iter().map(row).collect();
    diesel::insert_into(c::table).values(rows).execute(conn).await
}

/// A credential of an organization for this version of a module, whoever's: all say the same of the module.
pub(super) async fn any_of_achievement(
    conn: &mut Conn,
    organization: OrganizationId,
    hash: &str,
) -> QueryResult<Option<String>> {
    use certificate_credentials as c;
    let of_hash = c::table.filter(c::organization_id.eq(organization)).filter(c::achievement.eq(hash));
    of_hash.select(c::token).first(conn).await.optional()
}

/// Takes so many places in the list that is being filled, or in the next one, under the issuer's lock.
/// Returns the list's number with them.
pub(super) async fn take_places(conn: &mut Conn, signer: &mut Signer, count: usize) -> Result<(i32, Vec<i32>)> {
    if u32::try_from(signer.taken).is_ok_and(|taken| taken >= MOST_TAKEN) {
        (signer.list, signer.taken) = (signer.list + 1, 0);
    }
    let mut places = Vec::with_capacity(count);
    while places.len() < count {
        let wanted: Vec<_> = {
            let mut rng = rand::rng();
            let mut place = || i32::try_from(rng.random_range(0..PLACES)).unwrap_or_default();
            (places.len()..count)
                .map(|_| {
                    (
                        status_places::organization_id.eq(signer.organization),
                        status_places::list.eq(signer.list),
                        status_places::place.eq(place()),
                    )
                })
                .collect()
        };
        let insert = diesel::insert_into(status_places::table).values(wanted).on_conflict_do_nothing();
        let taken: Vec<i32> = insert.returning(status_places::place).get_results(conn).await?;
        places.extend(taken);
    }
    signer.taken = signer.taken.saturating_add(i32::try_from(count).map_err(anyhow::Error::from)?);
    let filled = (issuers::status_list.eq(signer.list), issuers::status_taken.eq(signer.taken));
    diesel::update(issuers::table.find(signer.organization)).set(filled).execute(conn).await?;
    Ok((signer.list, places))
}

/// Says of a place that its certificate is withdrawn, or that it isn't any more.
pub(super) async fn set_withdrawn(conn: &mut Conn, signed: &Signed, at: Option<DateTime<Utc>>) -> QueryResult<usize> {
    let place = status_places::table.find((signed.organization, signed.list, signed.place));
    diesel::update(place).set(status_places::withdrawn_at.eq(at)).execute(conn).await
}

/// The withdrawn places of a list; `None` for a list that was never begun.
pub(super) async fn withdrawn(conn: &mut Conn, organization: OrganizationId, list: i32) -> Result<Option<Vec<u32>>> {
    let latest: Option<i32> =
        issuers::table.find(organization).select(issuers::status_list).first(conn).await.optional()?;
    if latest.is_none_or(|latest| list < 1 || list > latest) {
        return Ok(None);
    }
    let places: Vec<i32> = status_places::table
        .filter(status_places::organization_id.eq(organization))
        .filter(status_places::list.eq(list))
        .filter(status_places::withdrawn_at.is_not_null())
        .select(status_places::place)
        .load(conn)
        .await?;
    let places: Result<Vec<u32>, _> = places.into_iter().map(u32::try_from).collect();
    Ok(Some(places.map_err(anyhow::Error::from)?))
}
