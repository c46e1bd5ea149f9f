//! Writes `src/schema/src/lib.rs` from a migrated database.

use std::fmt::Write;

use carrel::db::Conn;
use diesel::sql_types::{Array, Bool, Text};
use diesel_async::RunQueryDsl;

/// A table as Postgres has it.
#[derive(Debug, diesel::QueryableByName)]
pub struct Table {
    /// Its name.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// The columns of its primary key, in order.
    #[diesel(sql_type = Array<Text>)]
    pub primary_key: Vec<String>,
}

#[derive(diesel::QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

/// All tables but the one of the migrations, by name.
pub async fn tables(conn: &mut Conn) -> Vec<Table> {
    diesel::sql_query(
        "select c.relname::text as name, array(
            select a.attname::text from unnest(i.indkey) with ordinality k(number, place)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number order by k.place
         ) as primary_key
         from pg_class c
         left join pg_index i on i.indrelid = c.oid and i.indisprimary
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like '\\_\\_%'
         order by c.relname",
    )
    .load(conn)
    .await
    .unwrap()
}

async fn columns(conn: &mut Conn, table: &str) -> Vec<Column> {
    diesel::sql_query(
        "select attname::text as name, format_type(atttypid, null) as kind, not attnotnull as nullable
         from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum",
    )
    .bind::<Text, _>(table)
    .load(conn)
    .await
    .unwrap()
}

/// Diesel's name for a type; `None` leaves the column out.
fn diesel_type(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "uuid" => "Uuid",
        "text" => "Text",
        "jsonb" => "Jsonb",
        "timestamp with time zone" => "Timestamptz",
        "smallint" => "Int2",
        "integer" => "Int4",
        "bigint" => "Int8",
        "double precision" => "Float8",
        "boolean" => "Bool",
        "bytea" => "Bytea",
        "date" => "Date",
        // Searched in SQL, never read.
        "tsvector" => return None,
        other => panic!("schema.rs of the harness must learn the type {other}"),
    })
}

/// The whole file.
pub async fn generate(conn: &mut Conn) -> String {
    let mut out = String::from(
        "//! The tables as diesel sees them, made from the migrations. A test says how to make it anew.\n\
         #![allow(missing_docs)]\n\n",
    );
    let tables = tables(conn).await;
    for table in &tables {
        let Table { name, primary_key } = table;
        writeln!(out, "diesel::table! {{\n    {name} ({}) {{", primary_key.join(", ")).unwrap();
        for column in columns(conn, name).await {
            if let Some(kind) = diesel_type(&column.kind) {
                let kind = if column.nullable { format!("Nullable<{kind}>") } else { kind.to_owned() };
                writeln!(out, "        {} -> {kind},", column.name).unwrap();
            }
        }
        out.push_str("    }\n}\n\n");
    }
    out.push_str("diesel::allow_tables_to_appear_in_same_query!(\n");
    for table in &tables {
        writeln!(out, "    {},", table.name).unwrap();
    }
    out.push_str(");\n");
    out
}
