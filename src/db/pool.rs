//! A bounded pool of connections, each with its timeouts.

use std::time::Duration;

use anyhow::Context;
use deadpool::managed::QueueMode;
use diesel::ConnectionError;
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::{Object, Pool};
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use futures_util::FutureExt;
use tokio_postgres::NoTls;

use super::Conn;
use crate::error::Result;

/// How long a request waits for a free connection.
const WAIT: Duration = Duration::from_secs(10);

/// How to reach the database.
#[derive(Clone, Debug)]
pub struct Options {
    /// A `postgres://` address.
    pub url: String,
    /// How many connections at most.
    pub connections: usize,
    /// Off behind a pooler that shares connections between transactions.
    pub prepared_statements: bool,
}

/// The pool. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: Pool<Conn>,
    url: String,
}

/// A connection that goes back to the pool when dropped.
pub type Guard = Object<Conn>;

impl Db {
    /// A pool that connects when first asked.
    pub fn new(options: &Options) -> anyhow::Result<Db> {
        let prepared = options.prepared_statements;
        let mut config = ManagerConfig::<Conn>::default();
        // A dead connection shows at its first query; asking first would cost every request a round trip.
        config.recycling_method = RecyclingMethod::Fast;
        config.custom_setup = Box::new(move |url| {
            let url = url.to_owned();
            async move {
                let mut conn = connect(&url).await.map_err(|e| ConnectionError::BadConnection(format!("{e:#}")))?;
                if !prepared {
                    use diesel_async::AsyncConnection;
                    conn.set_prepared_statement_cache_size(diesel::connection::CacheSize::Disabled);
                }
                Ok(conn)
            }
            .boxed()
        });
        let manager = AsyncDieselConnectionManager::new_with_config(options.url.clone(), config);
        // The connection that was used last is the warmest: its server process has its plans and pages at hand.
        let pool = Pool::builder(manager).max_size(options.connections).queue_mode(QueueMode::Lifo).build()?;
        Ok(Db { pool, url: options.url.clone() })
    }

    /// A connection; waits for a free one, ten seconds at most.
    pub async fn conn(&self) -> Result<Guard> {
        let waited = tokio::time::timeout(WAIT, self.pool.get()).await;
        Ok(waited.context("every connection to the database is busy")?.context("no connection to the database")?)
    }

    /// The address, for those who need a connection of their own (`LISTEN`).
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// One connection outside the pool, with the timeouts that every connection has.
pub async fn connect(url: &str) -> anyhow::Result<Conn> {
    let mut config: tokio_postgres::Config = url.parse().context("the database address can't be read")?;
    config.application_name("carrel");
    config.options(
        "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=30s -c timezone=UTC",
    );
    config.connect_timeout(Duration::from_secs(5));
    let (client, connection) = config.connect(NoTls).await?;
    Ok(AsyncPgConnection::try_from_client_and_connection(client, connection).await?)
}
