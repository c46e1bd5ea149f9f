//! A database for one test, copied from a template that is made once for each state of the source.

use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use carrel::db::{self, Conn};
use carrel::time::SetClock;
use carrel::{content, credit};
use diesel_async::RunQueryDsl;
use sha2::{Digest, Sha256};

use super::cluster::{block_on, server, spawn};
use super::repository;

/// What the names of tests' databases begin with.
const PREFIX: &str = "test_";

/// How a database is copied: file by file. Through the log, as Postgres does it by itself, each takes several times
/// the work.
const COPIED: &str = "strategy file_copy";

/// A database that is dropped with this value.
pub struct Database {
    name: String,
}

impl Database {
    /// All tables, no rows.
    pub async fn new() -> Database {
        Database::from(template()).await
    }

    /// All tables, and in them the repository's content.
    pub async fn with_content() -> Database {
        Database::from(template_with_content()).await
    }

    /// Nothing at all, not even tables.
    pub async fn empty() -> Database {
        Database::from("template1").await
    }

    async fn from(template: &str) -> Database {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("{PREFIX}{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut admin = admin().await;
        run(&mut admin, &format!("create database {name} template {template} {COPIED}")).await;
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

/// The name of the template without content.
fn template() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let name = format!("tables_{}", fingerprint(&["migrations"]));
        block_on(make(&name, "template1", async |url| {
            db::migrate(&url).await.unwrap();
        }));
        name
    })
}

/// The name of the template that has the repository's content.
fn template_with_content() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        // How content is read and kept is part of what it becomes.
        let name = format!("content_{}", fingerprint(&["migrations", "content", "src"]));
        block_on(make(&name, template(), async |url| {
            let data = tempfile::tempdir().unwrap();
            let app = super::app::program(data.path(), &url, "", &SetClock::at(super::app::morning()));
            let loaded = content::load(&app).await.unwrap();
            let mut conn = app.conn().await.unwrap();
            for rules in &loaded.library.rules {
                credit::adopt(&mut conn, rules, app.now()).await.unwrap();
            }
        }));
        name
    })
}

/// Makes a template if it isn't there, and drops its predecessors and what earlier runs left over.
async fn make(name: &str, from: &str, fill: impl AsyncFnOnce(String)) {
    let mut admin = admin().await;
    run(&mut admin, "select pg_advisory_lock(7304)").await;
    if server().is_ours() {
        let (kind, _) = name.split_once('_').unwrap();
        let others = databases(&mut admin, &format!("{kind}\\_%")).await.into_iter().filter(|old| old != name);
        for old in others.chain(leftovers(&mut admin).await) {
            run(&mut admin, &format!("drop database {old} with (force)")).await;
        }
    }
    if databases(&mut admin, name).await.is_empty() {
        // Under another name until it is whole.
        let unfinished = format!("unfinished_{name}");
        run(&mut admin, &format!("drop database if exists {unfinished} with (force)")).await;
        run(&mut admin, &format!("create database {unfinished} template {from} {COPIED}")).await;
        fill(server().url(&unfinished)).await;
        run(&mut admin, &format!("alter database {unfinished} rename to {name}")).await;
    }
}

/// The databases of tests that this process didn't make.
async fn leftovers(admin: &mut Conn) -> Vec<String> {
    let own = format!("{PREFIX}{}_", std::process::id());
    let all = databases(admin, &format!("{PREFIX}%")).await;
    all.into_iter().filter(|name| !name.starts_with(&own)).collect()
}

/// A hash of the names and contents of everything in these folders.
fn fingerprint(folders: &[&str]) -> String {
    let mut hash = Sha256::new();
    for folder in folders {
        add(&mut hash, &repository(folder));
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn add(hash: &mut Sha256, path: &Path) {
    hash.update(path.file_name().unwrap_or_default().as_encoded_bytes());
    if path.is_dir() {
        let mut entries: Vec<_> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| add(hash, entry));
    } else {
        hash.update(std::fs::read(path).unwrap());
    }
}
