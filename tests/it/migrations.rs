//! The database holds what the program relies on: its tables, its guards, its keys.

mod rooms;

use std::collections::BTreeSet;

use carrel::db::{self, Conn};
use diesel::sql_types::{Array, Bool, Text};
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};

use crate::harness::{Database, block_on, hold, repository, schema};

/// Tables whose `user_id` only refers to a person; their key is public, random and spans people.
const REFERENCES: [&str; 1] = ["certificate_codes"];

/// Tables that only grow: no update, no delete, no truncate.
const APPEND_ONLY: [&str; 9] = [
    "learning_events",
    "ledger_entries",
    "ledger_joins",
    "credit_decisions",
    "decisions",
    "period_extensions",
    "activity_steps",
    "certificate_layouts",
    "certificate_pictures",
];

/// Tables whose rows never change, though they are few and a test may empty them.
const IMMUTABLE: [&str; 3] = ["lesson_versions", "module_versions", "rule_sets"];

#[test]
fn a_fresh_database_runs_every_migration_in_the_folder_once() {
    block_on(async {
        let database = Database::empty().await;
        let run = db::migrate(&database.url()).await.unwrap();
        let mut folders: Vec<String> = std::fs::read_dir(repository("migrations"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        folders.sort();
        // A folder that is missing here was added without the binary being built anew.
        assert_eq!(run.len(), folders.len(), "{run:?}");
        assert_eq!(db::pending(&database.url()).await.unwrap(), Vec::<String>::new());
        assert_eq!(db::migrate(&database.url()).await.unwrap(), Vec::<String>::new());
    });
}

#[actix_web::test]
async fn the_schema_crate_says_what_the_migrations_made() {
    let database = Database::new().await;
    let text = schema::generate(&mut database.conn().await).await;
    hold("src/schema/src/lib.rs", &text);
}

#[actix_web::test]
async fn what_is_append_only_refuses_every_other_change() {
    let database = Database::new().await;
    let mut conn = database.conn().await;
    fill(&mut conn).await;
    conn.batch_execute(SAMPLE_OF_LATER).await.unwrap();
    conn.batch_execute(SAMPLE_OF_JOINED).await.unwrap();
    for table in APPEND_ONLY.iter().chain(&IMMUTABLE) {
        let update = format!("update {table} set {} = {0}", first_column(&mut conn, table).await);
        for statement in [update, format!("delete from {table}")] {
            let error = diesel::sql_query(&statement).execute(&mut conn).await.expect_err(&statement).to_string();
            assert!(error.contains(&format!("{table} is append-only")), "{statement}: {error}");
        }
    }
    for table in APPEND_ONLY {
        let statement = format!("truncate {table} cascade");
        let error = diesel::sql_query(&statement).execute(&mut conn).await.expect_err(&statement).to_string();
        assert!(error.contains("is append-only: truncate is refused"), "{statement}: {error}");
    }
}

async fn first_column(conn: &mut Conn, table: &str) -> String {
    let tables = schema::tables(conn).await;
    tables.iter().find(|found| found.name == *table).unwrap().primary_key[0].clone()
}

#[derive(diesel::QueryableByName)]
struct Key {
    #[diesel(sql_type = Text)]
    table: String,
    #[diesel(sql_type = Text)]
    index: String,
    #[diesel(sql_type = Array<Text>)]
    columns: Vec<String>,
    #[diesel(sql_type = Bool)]
    primary: bool,
}

#[actix_web::test]
async fn what_belongs_to_a_learner_has_the_learner_first_in_every_key() {
    let database = Database::new().await;
    let keys: Vec<Key> = diesel::sql_query(
        "select t.relname::text as table, x.relname::text as index, i.indisprimary as primary, array(
            select a.attname::text from unnest(i.indkey) with ordinality k(number, place)
            join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number order by k.place
         ) as columns
         from pg_index i join pg_class t on t.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
         where i.indisunique and t.relnamespace = 'public'::regnamespace
           and exists (select from pg_attribute where attrelid = t.oid and attname = 'user_id')",
    )
    .load(&mut database.conn().await)
    .await
    .unwrap();
    let ours = || keys.iter().filter(|key| !REFERENCES.contains(&key.table.as_str()));
    let wrong: Vec<String> = ours()
        .filter(|key| key.columns[0] != "user_id")
        .map(|key| format!("{}: {} {:?}", key.table, key.index, key.columns))
        .collect();
    assert!(wrong.is_empty(), "user_id must come first in {wrong:#?}");
    let tables: BTreeSet<_> = ours().map(|key| &key.table).collect();
    let with_primary: BTreeSet<_> = ours().filter(|key| key.primary).map(|key| &key.table).collect();
    assert_eq!(tables, with_primary, "every table has a primary key");
    assert!(tables.len() > 10, "the query finds the tables: {tables:?}");
}

/// One row in each of the first tables, as an installation of the first release has them.
const SAMPLE: &str = include_str!("migrations/sample.sql");

/// Tables of later migrations, by name: they are empty when those migrations run.
const LATER: [&str; 45] = [
    "activities",
    "activity_evidence",
    "activity_steps",
    "board_members",
    "boards",
    "certificate_credentials",
    "certificate_layouts",
    "certificate_pictures",
    "certificate_run_lines",
    "certificate_runs",
    "credit_decisions",
    "decisions",
    "engaged_medians",
    "enrollments",
    "erasures",
    "goals",
    "intentions",
    "issuer_keys",
    "issuers",
    "kept_questions",
    "kept_standing_headings",
    "kept_standings",
    "ledger_joins",
    "lesson_times",
    "libraries",
    "log_entries",
    "log_heads",
    "log_nodes",
    "notes",
    "period_attestations",
    "period_extensions",
    "period_reminders",
    "period_steps",
    "periods",
    "positions",
    "review_cards",
    "reviews_off",
    "room_seats",
    "rooms",
    "rule_set_activations",
    "rule_set_approvals",
    "rule_set_retirements",
    "saved_reports",
    "standing_tallies",
    "status_places",
];

/// Rows for those of them that only grow.
const SAMPLE_OF_LATER: &str = include_str!("migrations/later.sql");

/// A row for what came after the migration that those rows are tried with.
const SAMPLE_OF_JOINED: &str = "insert into ledger_joins (user_id, from_id, number, lines, head, turns, agains, joined_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000005', 1, 1, 'x', '{}', '{}', now())";

async fn fill(conn: &mut Conn) {
    conn.batch_execute(SAMPLE).await.unwrap();
}

#[actix_web::test]
async fn the_sample_fills_every_table_of_the_first_release() {
    let database = Database::new().await;
    let mut conn = database.conn().await;
    fill(&mut conn).await;
    let missing: Vec<String> = schema::tables(&mut conn)
        .await
        .into_iter()
        .map(|table| table.name)
        .filter(|name| {
            !SAMPLE.split_whitespace().collect::<Vec<_>>().windows(3).any(|three| three == ["insert", "into", name])
        })
        .collect();
    assert_eq!(missing, LATER);
}

/// The migrations that the sample is written for. Each later one must run over its rows.
const SAMPLE_OF: usize = 5;

#[actix_web::test]
async fn later_migrations_run_on_a_database_full_of_data() {
    let database = Database::empty().await;
    let mut conn = database.conn().await;
    let mut folders: Vec<_> = std::fs::read_dir(repository("migrations")).unwrap().map(|e| e.unwrap().path()).collect();
    folders.sort();
    for (index, folder) in folders.iter().enumerate() {
        if index == SAMPLE_OF {
            fill(&mut conn).await;
        }
        let sql = std::fs::read_to_string(folder.join("up.sql")).unwrap();
        conn.batch_execute(&sql).await.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    }
}

#[actix_web::test]
async fn what_was_decided_about_periods_before_says_whose_they_are() {
    let database = Database::empty().await;
    let mut conn = database.conn().await;
    let mut folders: Vec<_> = std::fs::read_dir(repository("migrations")).unwrap().map(|e| e.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        if folder.ends_with("0028_decided_by_itself") {
            fill(&mut conn).await;
            conn.batch_execute(SAMPLE_OF_LATER).await.unwrap();
        }
        conn.batch_execute(&std::fs::read_to_string(folder.join("up.sql")).unwrap()).await.unwrap();
    }
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = Bool)]
        named: bool,
    }
    let named = "select count(*) > 0 and bool_and(d.person_id = p.holder_id) as named
        from decisions d join periods p on p.id = d.subject_id where d.subject_kind = 'period'";
    let row: Row = diesel::sql_query(named).get_result(&mut conn).await.unwrap();
    assert!(row.named);
    let refused = conn.batch_execute("update decisions set reason = 'Another.'").await.unwrap_err().to_string();
    assert!(refused.contains("append-only"), "{refused}");
}
