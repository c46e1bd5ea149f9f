//! Migrations go forward only and are part of the binary.

use std::sync::LazyLock;

use diesel::QueryResult;
use diesel::migration::MigrationSource;
use diesel::pg::Pg;
use diesel::sql_types::{Array, BigInt, Text};
use diesel_async::{AsyncMigrationHarness, RunQueryDsl, SimpleAsyncConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{Conn, connect};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// The versions of all of them.
static VERSIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let all = MigrationSource::<Pg>::migrations(&MIGRATIONS).unwrap_or_default();
    all.iter().map(|migration| migration.name().version().to_string()).collect()
});

/// Runs what is missing and names what was run. Blocks its thread: call it on a multi-thread
/// runtime, before the server starts. Two servers that start at once take turns.
pub async fn migrate(url: &str) -> anyhow::Result<Vec<String>> {
    let mut lock = patient(url).await?;
    diesel::sql_query("select pg_advisory_lock(7302)").execute(&mut lock).await?;
    let mut harness = AsyncMigrationHarness::new(patient(url).await?);
    let run = harness.run_pending_migrations(MIGRATIONS).map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(run.iter().map(ToString::to_string).collect())
}

/// A connection without the timeouts that pages have: a migration of a large table takes its time,
/// and so does waiting for another server that is at it.
async fn patient(url: &str) -> anyhow::Result<Conn> {
    let mut conn = connect(url).await?;
    conn.batch_execute("set statement_timeout = 0; set lock_timeout = 0").await?;
    Ok(conn)
}

/// The migrations that have not been run on this database. Blocks its thread like [`migrate`].
pub async fn pending(url: &str) -> anyhow::Result<Vec<String>> {
    let mut harness = AsyncMigrationHarness::new(connect(url).await?);
    let missing = harness.pending_migrations(MIGRATIONS).map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(missing.iter().map(|migration| migration.name().to_string()).collect())
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Whether all migrations of this program have been run on this database, perhaps with later ones.
/// One small statement, and it blocks nothing.
pub async fn migrated(conn: &mut Conn) -> QueryResult<bool> {
    let run = "select count(*) as count from __diesel_schema_migrations where version = any($1)";
    let row: Count = diesel::sql_query(run).bind::<Array<Text>, _>(&*VERSIONS).get_result(conn).await?;
    Ok(usize::try_from(row.count) == Ok(VERSIONS.len()))
}

#[cfg(test)]
mod tests {
    use super::VERSIONS;

    #[test]
    fn the_binary_holds_its_migrations_in_order() {
        assert!(VERSIONS.len() >= 5 && VERSIONS.is_sorted(), "{:?}", *VERSIONS);
    }
}
