//! Migrations go forward only and are part of the binary.

use diesel_async::AsyncMigrationHarness;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connect;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Runs what is missing and names what was run. Blocks its thread: call it on a multi-thread
/// runtime, before the server starts. Two servers that start at once take turns.
pub async fn migrate(url: &str) -> anyhow::Result<Vec<String>> {
    use diesel_async::RunQueryDsl;
    let mut lock = connect(url).await?;
    diesel::sql_query("select pg_advisory_lock(7302)").execute(&mut lock).await?;
    let mut harness = AsyncMigrationHarness::new(connect(url).await?);
    let run = harness.run_pending_migrations(MIGRATIONS).map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(run.iter().map(ToString::to_string).collect())
}

/// The migrations that have not been run on this database.
pub async fn pending(url: &str) -> anyhow::Result<Vec<String>> {
    let mut harness = AsyncMigrationHarness::new(connect(url).await?);
    let missing = harness.pending_migrations(MIGRATIONS).map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(missing.iter().map(|migration| migration.name().to_string()).collect())
}
