//! What was handed in and waits for the authority.

use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::Conn;
use crate::db::schema::{enrollments, periods};

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

/// In which programs something was handed in and waits, and how many.
pub async fn handed_in(conn: &mut Conn) -> QueryResult<Vec<(String, i64)>> {
    enrollments::table
        .filter(enrollments::left_at.is_null())
        .filter(enrollments::id.eq_any(waiting()))
        .group_by(enrollments::program)
        .select((enrollments::program, count_star()))
        .load(conn)
        .await
}
