//! Pictures of lessons, named by the hash of their content, kept in the database.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Data, Path};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::app::App;
use crate::db::Conn;
use crate::db::schema::media;
use crate::error::{Error, Result};
use crate::format::MediaFile;
use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new().get("/media/{name}", show)
}

/// Keeps a picture. It is known by its content, so keeping it twice changes nothing.
pub async fn keep(conn: &mut Conn, file: &MediaFile) -> Result<()> {
    let row = (
        media::hash.eq(&file.sha256),
        media::content_type.eq(file.media_type),
        media::bytes.eq(&file.bytes),
        media::width.eq(i32::try_from(file.width).unwrap_or(i32::MAX)),
        media::height.eq(i32::try_from(file.height).unwrap_or(i32::MAX)),
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
    let length = diesel::dsl::sql::<diesel::sql_types::BigInt>("coalesce(sum(octet_length(bytes)), 0)::bigint");
    let bytes: i64 = media::table.filter(media::hash.eq_any(hashes)).select(length).get_result(conn).await?;
    Ok(u64::try_from(bytes).unwrap_or(0))
}

async fn show(app: Data<App>, name: Path<String>) -> Result<HttpResponse> {
    let hash = name.split('.').next().unwrap_or_default();
    let mut conn = app.conn().await?;
    let found: Option<(String, Vec<u8>)> =
        media::table.find(hash).select((media::content_type, media::bytes)).first(&mut conn).await.optional()?;
    let (content_type, bytes) = found.ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type(content_type)
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(bytes))
}
