//! Whether this site has found its administrator.

use chrono::{DateTime, Utc};
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::users::Role;
use crate::db::Conn;
use crate::db::schema::{roles, sessions};
use crate::db::settings;
use crate::error::Result;

/// Whether anyone who is an administrator has ever signed in, as far as sessions are kept.
pub async fn administrator_came(conn: &mut Conn) -> QueryResult<bool> {
    let administrators = roles::table.filter(roles::role.eq(Role::Administrator.word())).select(roles::user_id);
    diesel::select(exists(sessions::table.filter(sessions::user_id.eq_any(administrators)))).get_result(conn).await
}

/// Notes for ever that an administrator signed in: sessions are cleared away, and the link that a
/// start prints for the first one must not come back. `serve` reads the same setting.
pub(super) async fn remember(conn: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    settings::get_or_make(conn, "administrator_came", now, || true).await?;
    Ok(())
}
