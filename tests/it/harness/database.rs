//! A database for one test, copied from a template that is made once for each state of `migrations/`.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use carrel::db::{self, Conn};
use diesel_async::RunQueryDsl;
use sha2::{Digest, Sha256};

use super::cluster::{block_on, server, spawn};
use super::repository;

/// What the names of tests' databases begin with.
const PREFIX: &str = "test_";

/// A database that is dropped with this value.
pub struct Database {
    name: String,
}

impl Database {
    /// All tables, no rows.
    pub async fn new() -> Database {
        Database::from(template()).await
    }

    /// Nothing at all, not even tables.
    pub async fn empty() -> Database {
        Database::from("template1").await
    }

    async fn from(template: &str) -> Database {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("{PREFIX}{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut admin = admin().await;
        run(&mut admin, &format!("create database {name} template {template}")).await;
        Database { name }
    }

    /// Its address.
    pub fn url(&self) -> String {
        server().url(&self.name)
    }

    /// A connection to it.
    pub async fn conn(&self) -> Conn {
        db::connect(&self.url()).await.unwrap()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let name = std::mem::take(&mut self.name);
        // Nobody waits for this; what is left over goes at the start of the next run.
        spawn(async move { run(&mut admin().await, &format!("drop database if exists {name} with (force)")).await });
    }
}

async fn admin() -> Conn {
    db::connect(&server().url("postgres")).await.unwrap()
}

async fn run(conn: &mut Conn, sql: &str) {
    diesel::sql_query(sql).execute(conn).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

#[derive(diesel::QueryableByName)]
struct Name {
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
}

async fn databases(conn: &mut Conn, like: &str) -> Vec<String> {
    let query = format!("select datname::text as name from pg_database where datname like '{like}'");
    let rows: Vec<Name> = diesel::sql_query(query).load(conn).await.unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

/// The name of the template, which is made if it isn't there.
fn template() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| block_on(make_template()))
}

async fn make_template() -> String {
    let name = format!("template_{}", fingerprint());
    let mut admin = admin().await;
    run(&mut admin, "select pg_advisory_lock(7303)").await;
    if server().is_ours() {
        for old in databases(&mut admin, &format!("{PREFIX}%")).await {
            run(&mut admin, &format!("drop database {old} with (force)")).await;
        }
    }
    if databases(&mut admin, &name).await.is_empty() {
        // Under another name until it is whole.
        let unfinished = format!("{name}_unfinished");
        run(&mut admin, &format!("drop database if exists {unfinished} with (force)")).await;
        run(&mut admin, &format!("create database {unfinished}")).await;
        db::migrate(&server().url(&unfinished)).await.unwrap();
        run(&mut admin, &format!("alter database {unfinished} rename to {name}")).await;
    }
    name
}

/// A hash of the names and contents of all migrations.
fn fingerprint() -> String {
    let mut folders: Vec<_> = std::fs::read_dir(repository("migrations")).unwrap().flatten().collect();
    folders.sort_by_key(std::fs::DirEntry::file_name);
    let mut hash = Sha256::new();
    for folder in folders {
        hash.update(folder.file_name().as_encoded_bytes());
        hash.update(std::fs::read(folder.path().join("up.sql")).unwrap());
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
