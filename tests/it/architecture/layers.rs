//! Who may use whom.

use std::collections::{BTreeSet, HashMap};

use super::ownership;
use crate::harness::source::{Source, paths};

/// Public modules inside a slice that others may reach into, because they are a subject of their own.
const OPEN: [(&str, &str); 25] = [
    ("accounts", "erasures"),
    ("accounts", "handoff"),
    ("accounts", "joins"),
    ("accounts", "limits"),
    ("accounts", "links"),
    ("accounts", "permission"),
    ("accounts", "proof"),
    ("accounts", "sessions"),
    ("activities", "evidence"),
    ("certificates", "code"),
    ("certificates", "facts"),
    ("certificates", "layout"),
    ("certificates", "offline"),
    ("certificates", "pdf"),
    ("credit", "programs"),
    ("credit", "rules"),
    ("db", "schema"),
    ("db", "settings"),
    ("format", "rules"),
    ("serve", "administrator"),
    ("serve", "database"),
    ("web", "assets"),
    ("web", "components"),
    ("web", "cookies"),
    ("web", "form"),
];

/// Middleware: `serve` puts it around the routes, nobody else has business there.
const OPEN_TO_SERVE: [(&str, &str); 3] = [("web", "headers"), ("web", "origin"), ("web", "problem")];

/// The modules in the order of `lib.rs`.
fn order(lib: &Source) -> Vec<String> {
    let tokens = lib.tokens();
    let names = tokens.windows(2).filter(|pair| pair[0].ident() == Some("mod"));
    names.filter_map(|pair| pair[1].ident().map(str::to_owned)).collect()
}

/// The modules under the heading that begins with this.
fn layer(lib: &Source, heading: &str) -> BTreeSet<String> {
    let after = lib.text.lines().skip_while(|line| !line.starts_with(heading)).skip(1);
    let lines = after.take_while(|line| !line.starts_with("// ") && !line.trim().is_empty());
    lines.filter_map(|line| line.trim_end_matches(';').split_whitespace().last().map(str::to_owned)).collect()
}

/// Every use of one top-level module by another: file, line, from, to and the rest of the path.
fn uses(sources: &[Source]) -> Vec<(String, String, Vec<String>)> {
    let mut found = Vec::new();
    for source in sources {
        let Some(from) = source.module().first().cloned() else { continue };
        for used in paths(source) {
            if used.path[0] != from {
                found.push((format!("{}:{}", source.path, used.line), from.clone(), used.path));
            }
        }
    }
    found
}

/// Uses of a module that stands below, or that isn't in `lib.rs`.
pub fn upward(lib: &Source, sources: &[Source]) -> Vec<String> {
    let order = order(lib);
    let place: HashMap<&str, usize> = order.iter().enumerate().map(|(index, name)| (name.as_str(), index)).collect();
    let mut faults = Vec::new();
    for (at, from, path) in uses(sources).into_iter().filter(|(_, from, _)| from != "main") {
        let Some(own) = place.get(from.as_str()) else {
            faults.push(format!("{at}: {from} is not in src/lib.rs"));
            continue;
        };
        match place.get(path[0].as_str()) {
            Some(other) if other < own => {}
            Some(_) => {
                faults.push(format!("{at}: {from} uses {}, which stands below it in src/lib.rs", path.join("::")))
            }
            None => faults.push(format!("{at}: {} is no module of src/lib.rs", path.join("::"))),
        }
    }
    faults
}

/// Uses of one record by another, in code or by naming its tables.
pub fn between_records(lib: &Source, sources: &[Source]) -> Vec<String> {
    let records = layer(lib, "// 5 records");
    assert!(!lib.text.is_empty() && records.len() > 1, "the layer of the records is found by its heading in lib.rs");
    let mut faults = Vec::new();
    for (at, from, path) in uses(sources) {
        if records.contains(&from) && records.contains(&path[0]) {
            faults.push(format!("{at}: {from} uses {}; records never use each other", path.join("::")));
        }
        let table = path.iter().position(|part| part == "schema").and_then(|index| path.get(index + 1));
        if records.contains(&from)
            && let Some(table) = table
            && let Some(owner) = ownership::owner(table)
            && owner != from
            && records.contains(owner)
        {
            faults.push(format!("{at}: {from} reads {table}, which belongs to {owner}; records never use each other"));
        }
    }
    faults
}

/// Paths that go past the `mod.rs` of another slice, into a module that it had to make public. What
/// is private the compiler keeps.
pub fn behind_the_face(sources: &[Source]) -> Vec<String> {
    let faces = sources.iter().filter(|source| source.module().len() == 1);
    let inner: BTreeSet<(String, String)> = faces.flat_map(public_modules).collect();
    let mut faults = Vec::new();
    for (at, from, path) in uses(sources) {
        let [slice, module, ..] = path.as_slice() else { continue };
        let pair = (slice.as_str(), module.as_str());
        let open = OPEN.contains(&pair) || (from == "serve" && OPEN_TO_SERVE.contains(&pair));
        if inner.contains(&(slice.clone(), module.clone())) && !open {
            faults.push(format!("{at}: {} is inside {slice}; use what src/{slice}/mod.rs shows", path.join("::")));
        }
    }
    faults
}

/// Slice and name of each `pub mod` in its `mod.rs`.
fn public_modules(face: &Source) -> Vec<(String, String)> {
    let tokens = face.tokens();
    let found = tokens.windows(3).filter(|three| three[0].ident() == Some("pub") && three[1].ident() == Some("mod"));
    found.filter_map(|three| Some((face.module().first()?.clone(), three[2].ident()?.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIB: &str = "// 1 foundation\npub mod error;\npub mod db;\n\n// 5 records\npub mod progress;\npub mod credit;\n\n// 6 verbs\npub mod study;\n";

    fn lib() -> Source {
        Source::sample("src/lib.rs", LIB)
    }

    fn named(faults: &[String], parts: &[&str]) {
        let [fault] = faults else { panic!("one fault is expected: {faults:#?}") };
        assert!(parts.iter().all(|part| fault.contains(part)), "{fault}");
    }

    #[test]
    fn a_use_of_a_lower_module_is_named_with_its_line() {
        let good = Source::sample("src/study/mod.rs", "use crate::{credit, db::{Conn, schema}};");
        assert_eq!(upward(&lib(), &[good]), Vec::<String>::new());
        let bad = Source::sample("src/db/pool.rs", "\n// crate::study in a comment\nfn f() { crate::study::open() }");
        named(&upward(&lib(), &[bad]), &["src/db/pool.rs:3", "db uses study::open"]);
        let sideways = Source::sample("src/error.rs", "use super::study;");
        named(&upward(&lib(), &[sideways]), &["src/error.rs:1", "error uses study"]);
    }

    #[test]
    fn a_record_that_uses_another_is_named() {
        let bad = Source::sample("src/credit/mod.rs", "use crate::progress::completed;");
        named(&between_records(&lib(), &[bad]), &["credit uses progress::completed"]);
        let back_door = Source::sample("src/credit/queries.rs", "use crate::db::schema::{awards, lesson_progress};");
        named(&between_records(&lib(), &[back_door]), &["credit reads lesson_progress", "progress"]);
    }

    #[test]
    fn a_path_behind_a_face_is_named() {
        let inside = || Source::sample("src/credit/mod.rs", "pub mod ledger;\nmod entries;\npub use entries::enter;");
        let bad = Source::sample("src/study/mod.rs", "use crate::credit::ledger::enter;");
        named(&behind_the_face(&[inside(), bad]), &["credit::ledger::enter", "src/credit/mod.rs"]);
        let good = Source::sample("src/study/mod.rs", "use crate::credit::enter;");
        assert_eq!(behind_the_face(&[inside(), good]), Vec::<String>::new());
    }
}
