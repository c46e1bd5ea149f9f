//! SQL of our own that a connection prepares once.

use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::Untyped;
use diesel::{QueryResult, RunQueryDsl};

/// A query written as SQL whose text is the same each time.
///
/// Diesel prepares such a query anew whenever it runs, since its text might differ: Postgres parses and
/// plans it again, which for a catalogue page takes longer than answering it. Under this wrapper the
/// connection knows the statement by its text, like any other query.
#[derive(Clone, Copy, Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct Prepared<Q>(Q);

/// Makes a query keep its prepared statement. Only for texts of which there are few: each connection
/// keeps every one that it has seen.
pub fn prepared<Q>(query: Q) -> Prepared<Q> {
    Prepared(query)
}

impl<Q: QueryFragment<Pg>> QueryFragment<Pg> for Prepared<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _backend: &Pg) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Prepared<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Query for Prepared<Q> {
    type SqlType = Untyped;
}

impl<Q, Conn> RunQueryDsl<Conn> for Prepared<Q> {}
