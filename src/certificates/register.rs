//! The transparency log as it is kept: entries, nodes of the tree, signed heads, one log for each issuer.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, SmallInt, Uuid};
use diesel_async::RunQueryDsl;

use super::badge::Issuer;
use super::issuers::Signer;
use super::log::{self, Edge, Entry, Hash, Head, NodeId, Tree};
use crate::db::Conn;
use crate::db::schema::{issuers, log_entries, log_heads, log_nodes};
use crate::error::Result;
use crate::organizations::OrganizationId;

/// Rows in one statement; Postgres takes 65,535 values.
const ROWS: usize = 5_000;

/// The name of an issuer's log: its address without `https://`.
pub(super) fn origin(issuer: &Issuer) -> String {
    let bare = issuer.address().split_once("://").map_or(issuer.address(), |(_, rest)| rest);
    format!("{bare}/log")
}

/// Appends entries and signs the head after them, under the issuer's lock.
pub(super) async fn append(conn: &mut Conn, signer: &mut Signer, entries: &[Entry]) -> Result<()> {
    let organization = signer.organization;
    let kept = nodes(conn, organization, &log::peaks(signer.log_size)).await?;
    let full = || anyhow::anyhow!("the log of {} is full or has lost a part", signer.issuer.address());
    let mut edge = Edge::load(signer.log_size, &kept).ok_or_else(full)?;
    let (mut rows, mut made) = (Vec::new(), Vec::new());
    for entry in entries {
        let number = i64::try_from(edge.size()).map_err(anyhow::Error::from)?;
        made.extend(edge.append(entry.hash()).ok_or_else(full)?);
        rows.push((
            log_entries::organization_id.eq(organization),
            log_entries::number.eq(number),
            log_entries::certificate.eq(entry.certificate.0.to_vec()),
            log_entries::content.eq(entry.content()),
        ));
    }
    for chunk in rows.chunks(ROWS) {
        diesel::insert_into(log_entries::table).values(chunk).execute(conn).await?;
    }
    for chunk in made.chunks(ROWS) {
        insert_nodes(conn, organization, chunk).await?;
    }
    let origin = origin(&signer.issuer);
    let head = Head { origin: origin.clone(), tree: Tree { size: edge.size(), root: edge.root() }, at: signer.at };
    let note = head.sign(signer.ring.active()).map_err(anyhow::Error::from)?;
    let size = i64::try_from(edge.size()).map_err(anyhow::Error::from)?;
    let row = (
        log_heads::organization_id.eq(organization),
        log_heads::size.eq(size),
        log_heads::origin.eq(origin),
        log_heads::note.eq(note),
    );
    diesel::insert_into(log_heads::table).values(row).execute(conn).await?;
    let grown = (issuers::log_size.eq(size), issuers::log_at.eq(signer.at));
    diesel::update(issuers::table.find(organization)).set(grown).execute(conn).await?;
    signer.log_size = edge.size();
    Ok(())
}

async fn insert_nodes(conn: &mut Conn, organization: OrganizationId, made: &[(NodeId, Hash)]) -> Result<()> {
    let rows: Result<Vec<_>, std::num::TryFromIntError> = made
        .iter()
        .map(|(id, hash)| {
            Ok((
                log_nodes::organization_id.eq(organization),
                log_nodes::level.eq(i16::from(id.level)),
                log_nodes::number.eq(i64::try_from(id.index)?),
                log_nodes::hash.eq(hash.0.to_vec()),
            ))
        })
        .collect();
    let rows = rows.map_err(anyhow::Error::from)?;
    diesel::insert_into(log_nodes::table).values(rows).execute(conn).await?;
    Ok(())
}

#[derive(QueryableByName)]
struct Node {
    #[diesel(sql_type = SmallInt)]
    level: i16,
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = Binary)]
    hash: Vec<u8>,
}

/// These subtrees of a log, as far as they are there, in one query.
pub(super) async fn nodes(
    conn: &mut Conn,
    organization: OrganizationId,
    ids: &[NodeId],
) -> Result<HashMap<NodeId, Hash>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let levels: Vec<i16> = ids.iter().map(|id| i16::from(id.level)).collect();
    let numbers: Result<Vec<i64>, _> = ids.iter().map(|id| i64::try_from(id.index)).collect();
    let found: Vec<Node> = diesel::sql_query(
        "select n.level, n.number, n.hash from unnest($2::smallint[], $3::bigint[]) w(level, number)
         join log_nodes n on n.organization_id = $1 and n.level = w.level and n.number = w.number",
    )
    .bind::<Uuid, _>(organization)
    .bind::<Array<SmallInt>, _>(levels)
    .bind::<Array<BigInt>, _>(numbers.map_err(anyhow::Error::from)?)
    .load(conn)
    .await?;
    let read = |node: Node| {
        let id = NodeId { level: u8::try_from(node.level)?, index: u64::try_from(node.number)? };
        let hash: [u8; 32] = node.hash.try_into().map_err(|_| anyhow::anyhow!("a hash of another length"))?;
        Ok::<_, anyhow::Error>((id, Hash(hash)))
    };
    Ok(found.into_iter().map(read).collect::<anyhow::Result<_>>()?)
}

/// A signed head as it is kept.
pub(super) struct Kept {
    /// Entries under it.
    pub size: u64,
    /// The log's name when it was signed.
    pub origin: String,
    /// The signed note.
    pub note: String,
}

/// The latest head of a log, or the one of this size; none before the first entry.
pub(super) async fn head(conn: &mut Conn, organization: OrganizationId, size: Option<u64>) -> Result<Option<Kept>> {
    let mut heads = log_heads::table.filter(log_heads::organization_id.eq(organization)).into_boxed();
    if let Some(size) = size {
        let Ok(size) = i64::try_from(size) else { return Ok(None) };
        heads = heads.filter(log_heads::size.eq(size));
    }
    let row: Option<(i64, String, String)> = heads
        .order(log_heads::size.desc())
        .select((log_heads::size, log_heads::origin, log_heads::note))
        .first(conn)
        .await
        .optional()?;
    row.map(|(size, origin, note)| Ok(Kept { size: u64::try_from(size).map_err(anyhow::Error::from)?, origin, note }))
        .transpose()
}

/// What the log says of a certificate, by its commitment: numbers and contents, in order.
pub(super) async fn entries_of(
    conn: &mut Conn,
    organization: OrganizationId,
    certificate: Hash,
) -> QueryResult<Vec<(i64, String)>> {
    let entries = log_entries::table
        .filter(log_entries::organization_id.eq(organization))
        .filter(log_entries::certificate.eq(certificate.0.to_vec()));
    entries.order(log_entries::number).select((log_entries::number, log_entries::content)).load(conn).await
}

/// So many entries of a log from this number on.
pub(super) async fn entries(
    conn: &mut Conn,
    organization: OrganizationId,
    from: i64,
    count: i64,
) -> QueryResult<Vec<String>> {
    let entries =
        log_entries::table.filter(log_entries::organization_id.eq(organization)).filter(log_entries::number.ge(from));
    entries.order(log_entries::number).limit(count).select(log_entries::content).load(conn).await
}
