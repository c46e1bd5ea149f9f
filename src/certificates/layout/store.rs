//! The tables of layouts and their pictures. Both only grow.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::picture::{Format, Picture, PictureHash};
use super::{Layout, Look};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{certificate_layouts as table, certificate_pictures as pictures};
use crate::error::Result;
use crate::organizations::OrganizationId;

/// A layout that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its version, from 1.
    pub version: u32,
    /// What it says.
    pub layout: Layout,
}

type Saved = (i32, serde_json::Value);

fn read((version, body): Saved) -> Result<Kept> {
    let version = u32::try_from(version).map_err(anyhow::Error::from)?;
    Ok(Kept { version, layout: serde_json::from_value(body)? })
}

/// The layout that an organization issues in today; none where it never saved one.
pub async fn current(conn: &mut Conn, organization: OrganizationId) -> Result<Option<Kept>> {
    let row: Option<Saved> = table::table
        .filter(table::organization_id.eq(organization))
        .order(table::version.desc())
        .select((table::version, table::body))
        .first(conn)
        .await
        .optional()?;
    row.map(read).transpose()
}

/// A layout in the version that a certificate names.
pub async fn of_version(conn: &mut Conn, organization: OrganizationId, version: u32) -> Result<Option<Kept>> {
    let version = i32::try_from(version).map_err(anyhow::Error::from)?;
    let row: Option<Saved> = table::table
        .find((organization, version))
        .select((table::version, table::body))
        .first(conn)
        .await
        .optional()?;
    row.map(read).transpose()
}

/// Saves a layout as the next version. `None` where somebody saved one after `seen`, the version that it
/// was made from (0 for none); then nothing was changed.
pub async fn save(
    conn: &mut Conn,
    organization: OrganizationId,
    seen: u32,
    layout: &Layout,
    by: UserId,
    now: DateTime<Utc>,
) -> Result<Option<u32>> {
    let version = seen.saturating_add(1);
    let row = (
        table::organization_id.eq(organization),
        table::version.eq(i32::try_from(version).map_err(anyhow::Error::from)?),
        table::body.eq(serde_json::to_value(layout)?),
        table::made_by.eq(by),
        table::made_at.eq(now),
    );
    let insert = diesel::insert_into(table::table).values(row).on_conflict_do_nothing();
    Ok((insert.execute(conn).await? == 1).then_some(version))
}

/// Keeps a picture for an organization. It is known by its content: keeping it twice changes nothing.
pub async fn keep_picture(
    conn: &mut Conn,
    organization: OrganizationId,
    picture: &Picture,
    now: DateTime<Utc>,
) -> Result<()> {
    let pixels = |edge: u32| i32::try_from(edge).map_err(anyhow::Error::from);
    let row = (
        pictures::organization_id.eq(organization),
        pictures::hash.eq(picture.hash.as_str()),
        pictures::content_type.eq(picture.format.media_type()),
        pictures::bytes.eq(&picture.bytes),
        pictures::width.eq(pixels(picture.width)?),
        pictures::height.eq(pixels(picture.height)?),
        pictures::kept_at.eq(now),
    );
    diesel::insert_into(pictures::table).values(row).on_conflict_do_nothing().execute(conn).await?;
    Ok(())
}

/// A picture of an organization.
pub async fn picture(conn: &mut Conn, organization: OrganizationId, hash: &PictureHash) -> Result<Option<Picture>> {
    type Row = (String, Vec<u8>, i32, i32);
    let row: Option<Row> = pictures::table
        .find((organization, hash.as_str()))
        .select((pictures::content_type, pictures::bytes, pictures::width, pictures::height))
        .first(conn)
        .await
        .optional()?;
    let Some((media_type, bytes, width, height)) = row else { return Ok(None) };
    let pixels = |edge: i32| u32::try_from(edge).unwrap_or(1);
    let format = Format::from_media_type(&media_type).unwrap_or(Format::Png);
    Ok(Some(Picture { hash: hash.clone(), format, bytes, width: pixels(width), height: pixels(height) }))
}

/// The look of certificates in a layout.
pub async fn look(conn: &mut Conn, organization: OrganizationId, layout: &Layout) -> Result<Look> {
    let mut look = Look { accent: layout.accent.unwrap_or_default(), ..Look::default() };
    if let Some(hash) = &layout.logo {
        look.logo = picture(conn, organization, hash).await?;
    }
    for signing in &layout.signatories {
        let signature = match &signing.signature {
            Some(hash) => picture(conn, organization, hash).await?,
            None => None,
        };
        look.signatures.push(signature);
    }
    Ok(look)
}
