//! Settings that all servers of one database share, like the key that signs sessions.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Conn;
use super::schema::settings;
use crate::error::Result;

/// The setting with this key, if it was ever made.
pub async fn get<T: DeserializeOwned>(conn: &mut Conn, key: &str) -> Result<Option<T>> {
    let value: Option<serde_json::Value> =
        settings::table.find(key).select(settings::value).first(conn).await.optional()?;
    Ok(value.map(serde_json::from_value).transpose()?)
}

/// The setting with this key; `make` is what it becomes when it isn't there. Of two servers that
/// make it at once, both get what the first one made.
pub async fn get_or_make<T: Serialize + DeserializeOwned>(
    conn: &mut Conn,
    key: &str,
    now: DateTime<Utc>,
    make: impl FnOnce() -> T + Send,
) -> Result<T> {
    if let Some(value) = get(conn, key).await? {
        return Ok(value);
    }
    let row = (settings::key.eq(key), settings::value.eq(serde_json::to_value(make())?), settings::updated_at.eq(now));
    diesel::insert_into(settings::table).values(row).on_conflict_do_nothing().execute(conn).await?;
    let value: serde_json::Value = settings::table.find(key).select(settings::value).first(conn).await?;
    Ok(serde_json::from_value(value)?)
}
