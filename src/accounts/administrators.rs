//! Whether this site has found its administrator.

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::users::Role;
use crate::db::Conn;
use crate::db::schema::{roles, sessions};

/// Whether anyone who is an administrator has ever signed in, as far as sessions are kept.
pub async fn administrator_came(conn: &mut Conn) -> QueryResult<bool> {
    let administrators = roles::table.filter(roles::role.eq(Role::Administrator.word())).select(roles::user_id);
    diesel::select(exists(sessions::table.filter(sessions::user_id.eq_any(administrators)))).get_result(conn).await
}
