//! Writing the file: row by row, all tables as they were at one moment.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::pin::pin;

use anyhow::Context;
use diesel::QueryableByName;
use diesel::sql_types::Text;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use futures_util::TryStreamExt;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::tables::{Exported, TABLES};
use crate::app::App;
use crate::db::{self, Conn};
use crate::error::Error;

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many tables.
    pub tables: usize,
    /// How many rows in all.
    pub rows: u64,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Writes all data into a new file, which only this account of the machine may read. One that is there already is
/// left alone.
///
/// # Errors
/// When the file is there, or can't be written, or the database fails: then there is no file.
pub async fn export(app: &App, path: &Path) -> anyhow::Result<Summary> {
    let mut options = OpenOptions::new();
    options.write(true).read(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = options.open(path).with_context(|| format!("{} can't be made", path.display()))?;
    let written = into(app, file).await;
    if written.is_err() {
        // Half a file would look like a whole one.
        let _ = fs::remove_file(path);
    }
    written
}

async fn into(app: &App, file: File) -> anyhow::Result<Summary> {
    let mut conn = db::connect(app.db().url()).await?;
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let exported_at = app.now();
    // One snapshot for all tables, however long it takes.
    let begin = "begin isolation level repeatable read read only;
        set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0";
    conn.batch_execute(begin).await?;
    let (mut summary, mut tables, mut left_out) = (Summary::default(), Vec::new(), Map::new());
    for (table, exported) in TABLES {
        let without: &[(&str, &str)] = match exported {
            Exported::Whole => &[],
            Exported::Without(columns) => columns,
            Exported::Not(why) => {
                left_out.insert((*table).to_owned(), Value::from(*why));
                continue;
            }
        };
        let (rows, hash) = self::table(&mut conn, &mut zip, table, without).await?;
        summary.tables += 1;
        summary.rows += rows;
        let columns: Map<String, Value> =
            without.iter().map(|(column, why)| ((*column).to_owned(), Value::from(*why))).collect();
        tables.push(json!({
            "table": table, "file": name(table), "rows": rows, "sha256": hash, "left_out": columns,
        }));
    }
    let manifest = json!({
        "format": "carrel-export/1",
        "program": env!("CARGO_PKG_VERSION"),
        "exported_at": exported_at,
        "migrations": migrations(&mut conn).await?,
        "tables": tables,
        "left_out": left_out,
        "files": "Photos and files that people added lie in the store of files, named by the hashes in activity_evidence.",
    });
    conn.batch_execute("commit").await?;
    start(&mut zip, "manifest.json")?;
    zip.write_all(serde_json::to_string_pretty(&manifest)?.as_bytes())?;
    zip.finish()?.flush()?;
    Ok(summary)
}

fn name(table: &str) -> String {
    format!("tables/{table}.jsonl")
}

fn start(zip: &mut ZipWriter<BufWriter<File>>, name: &str) -> Result<(), Error> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // Of a table nobody knows beforehand whether it takes more than four gigabytes.
        .large_file(true)
        .unix_permissions(0o600);
    zip.start_file(name, options).map_err(|error| Error::Internal(error.into()))
}

/// One table, a line of JSON for each row. Returns how many there are, and their hash in hex.
async fn table(
    conn: &mut Conn,
    zip: &mut ZipWriter<BufWriter<File>>,
    table: &str,
    without: &[(&str, &str)],
) -> Result<(u64, String), Error> {
    start(zip, &name(table))?;
    // Names of the list above, nothing that anybody typed.
    let less: String = without.iter().map(|(column, _)| format!(" - '{column}'")).collect();
    let statement = format!("select (to_jsonb(t){less})::text as line from {table} t");
    let mut lines = pin!(diesel::sql_query(statement).load_stream::<Line>(conn).await?);
    let (mut rows, mut hash) = (0_u64, Sha256::new());
    while let Some(Line { mut line }) = lines.try_next().await? {
        line.push('\n');
        hash.update(&line);
        zip.write_all(line.as_bytes())?;
        rows += 1;
    }
    let hash = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((rows, hash))
}

async fn migrations(conn: &mut Conn) -> Result<Vec<String>, Error> {
    let versions = diesel::sql_query("select version::text as line from __diesel_schema_migrations order by version");
    let versions: Vec<Line> = versions.load(conn).await?;
    Ok(versions.into_iter().map(|version| version.line).collect())
}
