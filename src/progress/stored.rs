//! Progress as it stands in its column: JSON, read and written without a detour, since every answer does both.

use std::io::Write;

use diesel::deserialize::{self, FromSql};
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::Jsonb;

use super::reduce::Progress;

/// What Postgres puts before the text of a `jsonb` value.
const VERSION: u8 = 1;

impl FromSql<Jsonb, Pg> for Progress {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Progress> {
        match value.as_bytes() {
            [VERSION, text @ ..] => Ok(serde_json::from_slice(text)?),
            _ => Err("an unknown version of jsonb".into()),
        }
    }
}

impl ToSql<Jsonb, Pg> for Progress {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&[VERSION])?;
        serde_json::to_writer(out, self)?;
        Ok(IsNull::No)
    }
}
