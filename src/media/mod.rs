//! Pictures and recordings of lessons, named by the hash of their content, kept in the database.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, Range};
use actix_web::web::{Data, Header, Path};
use diesel::dsl;
use diesel::prelude::*;
use diesel::sql_types::{Binary, Integer};
use diesel_async::RunQueryDsl;

use crate::app::App;
use crate::db::Conn;
use crate::db::schema::media;
use crate::error::{Error, Result};
use crate::format::MediaFile;
use crate::web::Routes;

/// The most bytes in one answer to a player.
const LONGEST_PIECE: u64 = 1 << 20;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new().get("/media/{name}", show)
}

/// Keeps a file. It is known by its content, so keeping it twice changes nothing.
pub async fn keep(conn: &mut Conn, file: &MediaFile) -> Result<()> {
    let row = (
        media::hash.eq(&file.sha256),
        media::content_type.eq(file.media_type),
        media::bytes.eq(&file.bytes),
        media::width.eq(file.size.and_then(|(width, _)| i32::try_from(width).ok())),
        media::height.eq(file.size.and_then(|(_, height)| i32::try_from(height).ok())),
    );
    diesel::insert_into(media::table).values(row).on_conflict_do_nothing().execute(conn).await?;
    Ok(())
}

/// How large these pictures are together, in bytes; `addresses` as lessons have them.
pub async fn size(conn: &mut Conn, addresses: &[String]) -> QueryResult<u64> {
    let name = |address: &String| address.rsplit('/').next()?.split('.').next().map(str::to_owned);
    let hashes: Vec<String> = addresses.iter().filter_map(name).collect();
    if hashes.is_empty() {
        return Ok(0);
    }
    let length = dsl::sql::<diesel::sql_types::BigInt>("coalesce(sum(octet_length(bytes)), 0)::bigint");
    let bytes: i64 = media::table.filter(media::hash.eq_any(hashes)).select(length).get_result(conn).await?;
    Ok(u64::try_from(bytes).unwrap_or(0))
}

/// A file as a whole, or the piece that a player asks for.
async fn show(app: Data<App>, name: Path<String>, wanted: Option<Header<Range>>) -> Result<HttpResponse> {
    let hash = name.split('.').next().unwrap_or_default();
    let mut conn = app.conn().await?;
    let found = file(&mut conn, hash).await?.ok_or(Error::NotFound)?;
    let mut response = HttpResponse::Ok();
    response.content_type(found.content_type).insert_header(("accept-ranges", "bytes"));
    let piece = match wanted.as_ref().map(|range| piece(range, found.length)) {
        None | Some(Piece::Whole) => (0, found.length),
        Some(Piece::Part(from, to)) => {
            response.status(StatusCode::PARTIAL_CONTENT);
            response.insert_header((header::CONTENT_RANGE, format!("bytes {from}-{}/{}", to - 1, found.length)));
            (from, to)
        }
        Some(Piece::Nothing) => {
            return Ok(HttpResponse::RangeNotSatisfiable()
                .insert_header((header::CONTENT_RANGE, format!("bytes */{}", found.length)))
                .finish());
        }
    };
    response.insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"));
    Ok(response.body(bytes(&mut conn, hash, piece).await?))
}

/// What is known of a file without reading it.
struct File {
    content_type: String,
    length: u64,
}

async fn file(conn: &mut Conn, hash: &str) -> QueryResult<Option<File>> {
    let length = dsl::sql::<Integer>("octet_length(bytes)");
    let found: Option<(String, i32)> =
        media::table.find(hash).select((media::content_type, length)).first(conn).await.optional()?;
    Ok(found.map(|(content_type, length)| File { content_type, length: u64::try_from(length).unwrap_or(0) }))
}

/// The bytes of a file from one place up to another, which is not in it.
async fn bytes(conn: &mut Conn, hash: &str, (from, to): (u64, u64)) -> QueryResult<Vec<u8>> {
    // Postgres counts from 1. No file comes near the largest number.
    let [start, count] = [from + 1, to - from].map(|number| i32::try_from(number).unwrap_or(i32::MAX));
    let part = dsl::sql::<Binary>("substring(bytes from ")
        .bind::<Integer, _>(start)
        .sql(" for ")
        .bind::<Integer, _>(count)
        .sql(")");
    media::table.find(hash).select(part).first(conn).await
}

/// What of a file answers a `Range`.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    /// All of it: more than one range was asked for, or something that is no range of bytes.
    Whole,
    /// From this byte up to that one, which is not in it.
    Part(u64, u64),
    /// There is no such piece.
    Nothing,
}

/// A player asks for all the rest and takes what it gets, so that a piece is never long (RFC 9110, 15.3.7).
fn piece(wanted: &Range, length: u64) -> Piece {
    let Range::Bytes(ranges) = wanted else { return Piece::Whole };
    let [range] = ranges.as_slice() else { return Piece::Whole };
    match range.to_satisfiable_range(length) {
        Some((from, last)) => Piece::Part(from, (last + 1).min(from + LONGEST_PIECE)),
        None => Piece::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_what_was_asked_for_and_never_long() {
        let cases = [
            ("bytes=0-3", Piece::Part(0, 4)),
            ("bytes=4-", Piece::Part(4, 10)),
            ("bytes=-3", Piece::Part(7, 10)),
            ("bytes=8-99", Piece::Part(8, 10)),
            ("bytes=10-", Piece::Nothing),
            ("bytes=0-1,4-5", Piece::Whole),
            ("lines=0-1", Piece::Whole),
        ];
        for (range, wanted) in cases {
            assert_eq!(piece(&range.parse().unwrap(), 10), wanted, "{range}");
        }
        let all = "bytes=1-".parse().unwrap();
        assert_eq!(piece(&all, 10_000_000), Piece::Part(1, 1 + LONGEST_PIECE));
    }
}
