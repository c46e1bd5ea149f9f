//! What was handed in and waits for the authority, or for a validator first.

use diesel::dsl::count_star;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::stepping;
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{enrollments, periods};
use crate::error::Result;

/// Enrollments of which a period was handed in that nobody has decided on yet.
#[diesel::dsl::auto_type]
pub(super) fn waiting() -> _ {
    let decided =
        periods::renewed_at.is_not_null().or(periods::lapsed_at.is_not_null()).or(periods::exempt_at.is_not_null());
    periods::table
        .filter(periods::submitted_at.is_not_null())
        .filter(diesel::dsl::not(decided))
        .select(periods::enrollment_id)
}

/// How much was handed in in a program and waits, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// The code of the program.
    pub program: String,
    /// How many wait for a validator, who looks at them first.
    pub for_validators: i64,
    /// How many wait for the registrar, whose turn it is.
    pub for_registrar: i64,
}

/// In which programs something was handed in and waits, and how much for whom.
pub async fn handed_in(conn: &mut Conn, app: &App) -> Result<Vec<HandedIn>> {
    let all = by_program(conn, waiting().into_boxed()).await?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let first = stepping::left_to_validators(conn, app).await?;
    let counted = |(program, count): (String, i64)| {
        let validators = first.iter().filter(|enrollment| enrollment.program == program).count();
        let for_validators = i64::try_from(validators).unwrap_or(count).min(count);
        HandedIn { for_registrar: count.saturating_sub(for_validators), for_validators, program }
    };
    Ok(all.into_iter().map(counted).collect())
}

/// How many of these enrollments there are in each program, where nobody has left it.
pub(super) async fn by_program(
    conn: &mut Conn,
    these: periods::BoxedQuery<'_, Pg, diesel::sql_types::Uuid>,
) -> QueryResult<Vec<(String, i64)>> {
    enrollments::table
        .filter(enrollments::left_at.is_null())
        .filter(enrollments::id.eq_any(these))
        .group_by(enrollments::program)
        .select((enrollments::program, count_star()))
        .load(conn)
        .await
}
