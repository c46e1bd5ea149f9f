//! Who writes which table.

use std::collections::BTreeSet;

use crate::harness::source::{Kind, Source, Token};

/// Each slice and the tables that it alone writes.
const OWNERS: [(&str, &[&str]); 22] = [
    ("db", &["settings"]),
    ("mail", &["messages"]),
    ("jobs", &["jobs"]),
    ("accounts", &["users", "roles", "sessions", "sign_in_links", "erasures"]),
    ("organizations", &["organizations", "libraries"]),
    ("decisions", &["decisions"]),
    ("media", &["media"]),
    ("lessons", &["lessons", "lesson_versions", "lesson_texts"]),
    ("modules", &["modules", "module_versions", "module_version_lessons"]),
    ("pathways", &["pathways", "pathway_modules"]),
    (
        "progress",
        &[
            "learning_events",
            "lesson_progress",
            "lesson_times",
            "lesson_completions",
            "engaged_medians",
            "module_progress",
            "evaluation_attempts",
            "module_feedback",
            "module_completions",
        ],
    ),
    ("notes", &["notes"]),
    ("aims", &["goals", "intentions"]),
    ("reviews", &["review_cards", "reviews_off"]),
    (
        "credit",
        &[
            "rule_sets",
            "rule_set_approvals",
            "rule_set_activations",
            "rule_set_retirements",
            "ledger_entries",
            "ledger_joins",
            "awards",
            "credit_decisions",
            "boards",
            "board_members",
            "enrollments",
            "positions",
            "periods",
            "period_extensions",
            "period_reminders",
            "period_attestations",
            "period_steps",
            "kept_standings",
            "kept_standing_headings",
            "kept_questions",
            "standing_tallies",
        ],
    ),
    (
        "certificates",
        &[
            "certificate_codes",
            "certificates",
            "certificate_credentials",
            "certificate_layouts",
            "certificate_pictures",
            "issuers",
            "issuer_keys",
            "status_places",
            "log_entries",
            "log_nodes",
            "log_heads",
        ],
    ),
    ("registrar", &["certificate_runs", "certificate_run_lines"]),
    ("activities", &["activities", "activity_evidence", "activity_steps"]),
    ("rooms", &["rooms", "room_seats"]),
    ("cohorts", &["cohorts", "cohort_members"]),
    ("digests", &["digest_runs", "digest_messages"]),
    ("reports", &["saved_reports"]),
];

/// In place of a table: all of them.
const EVERY: &str = "every table";

/// Slices that write another owner's table with good reason: slice, table, why.
const EXCEPTIONS: [(&str, &str, &str); 1] =
    [("bench", EVERY, "invents learners by the hundred thousand, in a cluster of its own that is thrown away")];

/// The slice that a table belongs to.
pub fn owner(table: &str) -> Option<&'static str> {
    OWNERS.iter().find(|(_, tables)| tables.contains(&table)).map(|(slice, _)| *slice)
}

fn may_write(slice: &str, table: &str) -> bool {
    owner(table) == Some(slice)
        || EXCEPTIONS.iter().any(|(who, what, _)| *who == slice && [table, EVERY].contains(what))
}

/// Tables of the schema that nobody owns, and owned tables that aren't there.
pub fn without_owner(schema: &Source) -> Vec<String> {
    let tokens = schema.tokens();
    let tables: BTreeSet<&str> = tokens
        .windows(4)
        .filter(|four| four[0].ident() == Some("table") && four[1].is('!') && four[2].is('{'))
        .filter_map(|four| four[3].ident())
        .collect();
    let owned: BTreeSet<&str> = OWNERS.iter().flat_map(|(_, tables)| tables.iter().copied()).collect();
    let nobody = tables.difference(&owned).map(|table| format!("nobody owns the table {table}: add it to OWNERS"));
    let nothing = owned.difference(&tables).map(|table| format!("OWNERS names {table}, which is no table"));
    nobody.chain(nothing).collect()
}

/// Writes through diesel by a slice that doesn't own the table.
pub fn foreign_writes(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let Some(slice) = source.module().first().cloned() else { continue };
        let tokens = source.tokens();
        for at in 0..tokens.len() {
            for table in written_at(&tokens, at) {
                if !may_write(&slice, &table) {
                    let line = tokens[at].line;
                    faults.push(format!("{}:{line}: {slice} writes {table}, {}", source.path, belongs(&table)));
                }
            }
        }
    }
    faults
}

fn belongs(table: &str) -> String {
    format!("which belongs to {}", owner(table).unwrap_or("nobody"))
}

/// The tables that are written by what begins at this token.
fn written_at(tokens: &[Token], at: usize) -> Vec<String> {
    let called = tokens.get(at + 1).is_some_and(|token| token.is('('));
    let methods = at > 0 && tokens[at - 1].is('.');
    let tables = match tokens[at].ident() {
        Some("insert_into" | "update" | "delete" | "replace_into" | "copy_from") if called && !methods => {
            let direct = tables_in(&tokens[at + 1..end(tokens, at + 1)]);
            // The target is made further up in the function: whatever table that names is meant.
            if direct.is_empty() { tables_in(&tokens[start_of_function(tokens, at)..at]) } else { direct }
        }
        Some("Insertable" | "AsChangeset") => table_name_after(tokens, at),
        _ => Vec::new(),
    };
    tables.into_iter().filter(|table| owner(table).is_some()).collect()
}

/// The tables that `name::table`, or the bare name, stands for. A name before a dot or a bracket is
/// something else.
fn tables_in(tokens: &[Token]) -> Vec<String> {
    let is_table = |index: usize| {
        let next = |offset: usize, test: &dyn Fn(&Token) -> bool| tokens.get(index + offset).is_some_and(test);
        let path = next(1, &|token| token.is(':')) && next(2, &|token| token.is(':'));
        path && next(3, &|token| token.ident() == Some("table"))
    };
    let names = tokens.iter().enumerate().filter(|(index, _)| is_table(*index));
    names.filter_map(|(_, token)| token.ident().map(str::to_owned)).collect()
}

/// The bracket that closes the one at `open`.
fn end(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Sign('(') => depth += 1,
            Kind::Sign(')') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    tokens.len()
}

fn start_of_function(tokens: &[Token], at: usize) -> usize {
    (0..at).rev().find(|index| tokens[*index].ident() == Some("fn")).unwrap_or(0)
}

/// The `table_name = x` of a derived struct.
fn table_name_after(tokens: &[Token], at: usize) -> Vec<String> {
    let rest = &tokens[at..tokens.len().min(at + 60)];
    let until = rest.iter().position(|token| token.ident() == Some("struct")).unwrap_or(rest.len());
    let name = rest[..until].windows(3).find(|three| three[0].ident() == Some("table_name") && three[1].is('='));
    let path = name.and_then(|three| three[2].ident());
    path.map(str::to_owned).into_iter().collect()
}

/// Writes in SQL by a slice that doesn't own the table.
pub fn foreign_writes_in_sql(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let Some(slice) = source.module().first().cloned() else { continue };
        let texts: Vec<String> = if source.path.ends_with(".sql") {
            vec![source.text.clone()]
        } else {
            source.tokens().iter().filter_map(|token| token.string().map(str::to_owned)).collect()
        };
        for table in texts.iter().flat_map(|text| written_in_sql(text)) {
            if !may_write(&slice, &table) {
                faults.push(format!("{}: {slice} writes {table} in SQL, {}", source.path, belongs(&table)));
            }
        }
    }
    faults
}

fn written_in_sql(text: &str) -> Vec<String> {
    let words: Vec<String> = text
        .replace("\\n", " ")
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut tables = Vec::new();
    for index in 0..words.len() {
        let word = |offset: usize| words.get(index + offset).map_or("", String::as_str);
        let skip = match (word(0), word(1)) {
            ("insert" | "merge", "into") | ("delete", "from") | ("truncate", "table") | ("alter", "table") => 2,
            ("update" | "truncate" | "copy", _) => 1,
            _ => continue,
        };
        let name = if word(skip) == "only" { word(skip + 1) } else { word(skip) };
        if owner(name).is_some() {
            tables.push(name.to_owned());
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_study(text: &str) -> Vec<String> {
        let sources = [Source::sample("src/study/complete.rs", text)];
        let mut faults = foreign_writes(&sources);
        faults.extend(foreign_writes_in_sql(&sources));
        faults
    }

    #[test]
    fn a_write_by_a_stranger_is_named_in_every_form() {
        for text in [
            "fn f() { diesel::insert_into(awards::table).values(row) }",
            "fn f() { let mine = schema::awards::table.filter(x); diesel::update(mine.filter(y)).set(z) }",
            "fn f() { diesel::delete(awards::table.find(1)) }",
            "#[derive(Debug, Insertable)] #[diesel(table_name = awards)] struct New {}",
            "fn f() { diesel::sql_query(\"INSERT INTO awards\\n (a) values (1)\") }",
            "fn f() { sql_query(\"update awards set a = 1\") }",
            "fn f() { sql_query(r#\"delete from only awards\"#) }",
            "fn f() { sql_query(\"copy awards (a) from stdin\") }",
        ] {
            let faults = in_study(text);
            assert_eq!(faults.len(), 1, "{text}: {faults:?}");
            assert!(faults[0].contains("study writes awards") && faults[0].contains("belongs to credit"), "{faults:?}");
        }
    }

    #[test]
    fn reading_is_free_and_the_owner_may_write() {
        assert_eq!(in_study("fn f() { awards::table.select(awards::minutes) }"), Vec::<String>::new());
        assert_eq!(in_study("fn f() { sql_query(\"select from awards for update\") }"), Vec::<String>::new());
        let own = Source::sample("src/credit/ledger.rs", "fn f() { diesel::insert_into(awards::table) }");
        assert_eq!(foreign_writes(&[own]), Vec::<String>::new());
    }

    #[test]
    fn a_table_without_owner_is_named() {
        let schema =
            Source::sample("src/schema/src/lib.rs", "diesel::table! {\n    secrets (id) {\n id -> Uuid,\n }\n}");
        let faults = without_owner(&schema);
        assert!(faults.iter().any(|fault| fault.contains("nobody owns the table secrets")), "{faults:?}");
        assert!(faults.iter().any(|fault| fault.contains("names awards, which is no table")), "{faults:?}");
    }
}
