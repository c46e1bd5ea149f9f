//! All data in one file: every table is in it or named with a reason, and nothing that lets anybody in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;

use carrel::db::Conn;
use carrel::exports::{Exported, TABLES, export};
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use zip::ZipArchive;

use crate::harness::{Database, schema};
use crate::studying::{finish, school};

/// Columns that must never leave, by the words in their names.
const SECRETS: [&str; 4] = ["password", "secret", "token_hash", "private"];

async fn columns(conn: &mut Conn, table: &str) -> Vec<String> {
    #[derive(diesel::QueryableByName)]
    struct Column {
        #[diesel(sql_type = Text)]
        name: String,
    }
    let columns = "select column_name::text as name from information_schema.columns where table_name = $1";
    let columns: Vec<Column> = diesel::sql_query(columns).bind::<Text, _>(table).load(conn).await.unwrap();
    columns.into_iter().map(|column| column.name).collect()
}

#[actix_web::test]
async fn every_table_is_exported_or_named_with_a_reason() {
    let database = Database::new().await;
    let mut conn = database.conn().await;
    let tables = schema::tables(&mut conn).await;
    let there: BTreeSet<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    let named: BTreeSet<&str> = TABLES.iter().map(|(table, _)| *table).collect();
    assert_eq!(named.len(), TABLES.len(), "each once");
    let missing: Vec<_> = there.difference(&named).collect();
    assert!(missing.is_empty(), "say in src/exports/tables.rs what becomes of {missing:?}");
    assert_eq!(named.difference(&there).collect::<Vec<_>>(), Vec::<&&str>::new());
    let exported: BTreeMap<&str, Exported> = TABLES.iter().copied().collect();
    for table in &tables {
        let left_out: &[(&str, &str)] = match exported[table.name.as_str()] {
            Exported::Not(why) => {
                assert!(why.len() > 10, "{}", table.name);
                continue;
            }
            Exported::Without(columns) => columns,
            Exported::Whole => &[],
        };
        let columns = columns(&mut conn, &table.name).await;
        for column in &columns {
            let secret = SECRETS.iter().any(|word| column.contains(word));
            let out = left_out.iter().any(|(name, _)| name == column);
            assert!(!secret || out, "{}.{column} looks like a secret", table.name);
        }
        for (column, why) in left_out {
            assert!(columns.iter().any(|known| known == column), "{}.{column}", table.name);
            assert!(why.len() > 10, "{column}");
        }
    }
}

fn lines(zip: &mut ZipArchive<File>, name: &str) -> Vec<Value> {
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[actix_web::test]
async fn the_file_holds_every_row_and_no_secret() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    finish(&app, ada.id).await;
    let path = app.data.path().join("everything.zip");
    let summary = export(&app.app, &path).await.unwrap();
    let mut zip = ZipArchive::new(File::open(&path).unwrap()).unwrap();
    let mut manifest = String::new();
    zip.by_name("manifest.json").unwrap().read_to_string(&mut manifest).unwrap();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    let tables = manifest["tables"].as_array().unwrap();
    assert_eq!(tables.len(), summary.tables);
    let mut rows = 0;
    for table in tables {
        let found = lines(&mut zip, table["file"].as_str().unwrap());
        assert_eq!(table["rows"], found.len(), "{table}");
        rows += found.len();
    }
    assert_eq!(u64::try_from(rows).unwrap(), summary.rows);
    assert_eq!(zip.len(), tables.len() + 1);
    let users = lines(&mut zip, "tables/users.jsonl");
    assert!(users.iter().any(|user| user["name"] == "Ada Byron") && users[0].get("password_hash").is_none());
    let entries = lines(&mut zip, "tables/ledger_entries.jsonl");
    assert_eq!((entries.len(), entries[0]["minutes"].as_i64()), (1, Some(50)));
    assert!(manifest["left_out"]["sessions"].is_string());
    assert!(zip.by_name("tables/settings.jsonl").is_err());

    let again = export(&app.app, &path).await.expect_err("it is there already").to_string();
    assert!(again.contains("can't be made"), "{again}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
