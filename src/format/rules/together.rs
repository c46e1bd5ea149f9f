//! What has to fit together among the rule sets of a folder: whom each follows, without a day on which two of them hold
//! or none does, and that no program comes twice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::RuleSet;
use crate::format::fault::Report;
use crate::format::fields::Fields;
use crate::format::tables::TableDraft;

/// Where a file says what is looked at here.
pub(in crate::format) struct Places {
    follows: usize,
    from: usize,
    program: usize,
}

impl Places {
    /// The lines in this file.
    pub fn of(fields: &Fields<'_>) -> Places {
        let line = |table: &'static str, key: &str| {
            let table = fields.has(table).then(|| fields.table(table)).flatten();
            table.map_or_else(|| fields.first_line(), |table| table.line(key))
        };
        Places {
            follows: line("succession", "follows"),
            from: fields.line("effective_from"),
            program: line("program", "name"),
        }
    }
}

/// A file that could be read.
struct File<'a> {
    rules: &'a RuleSet,
    places: &'a Places,
    report: &'a Report,
}

impl File<'_> {
    fn follows(&self) -> Option<&str> {
        self.rules.succession.as_ref().map(|succession| succession.follows.as_str())
    }
}

/// Reports what does not fit, each in the file that came later.
pub(in crate::format) fn check(drafts: &[TableDraft<RuleSet>], places: &BTreeMap<String, Places>) {
    let known: BTreeSet<&str> = drafts.iter().map(|draft| draft.slug.as_str()).collect();
    let file = |(rules, places, report)| File { rules, places, report };
    let read = drafts.iter().filter_map(|draft| Some((draft.body.as_ref()?, places.get(&draft.slug)?, &draft.report)));
    let mut files: Vec<File<'_>> = read.map(file).collect();
    files.sort_by(|one, other| {
        let key = |file: &File<'_>| (file.rules.effective_from, file.rules.code.clone());
        key(one).cmp(&key(other))
    });
    for file in &files {
        followed(file, &files, &known);
    }
    for first in files.iter().filter(|file| file.follows().is_none()) {
        let later = files.iter().filter(|file| file.follows() == Some(first.rules.code.as_str()));
        chain(first, later);
    }
    once(&files);
}

/// The rules before have to be there, and have to be the first of their program.
fn followed(file: &File<'_>, files: &[File<'_>], known: &BTreeSet<&str>) {
    let Some(follows) = file.follows().filter(|code| *code != file.rules.code) else { return };
    if !known.contains(follows) {
        let fix = "Use the name of a file in rules, without `.toml`.";
        file.report.fault(file.places.follows, format!("There are no rules `{follows}` to follow."), fix);
    }
    let before = files.iter().find(|before| before.rules.code == follows).and_then(File::follows);
    if let Some(first) = before {
        file.report.fault(
            file.places.follows,
            format!("`{follows}` follows `{first}` itself."),
            format!("Write `follows = \"{first}\"`: a program is known by its first rule set."),
        );
    }
}

/// The rules of a program, one after the other, without a gap.
fn chain<'a>(first: &'a File<'a>, later: impl Iterator<Item = &'a File<'a>>) {
    let mut before = first;
    for file in later {
        let from = file.rules.effective_from;
        if from <= first.rules.effective_from {
            let (code, begins) = (&first.rules.code, first.rules.effective_from);
            file.report.fault(
                file.places.from,
                format!("These rules begin on {from}, and `{code}`, which they follow, begins on {begins}."),
                format!("Mend one of the two days, or let `{code}` follow these."),
            );
            continue;
        }
        next(first, before, file, from);
        before = file;
    }
}

fn next(first: &File<'_>, before: &File<'_>, file: &File<'_>, from: NaiveDate) {
    let (code, until) = (&before.rules.code, day_before(from));
    match before.rules.effective_to {
        Some(last) if last.succ_opt() == Some(from) => {}
        Some(last) if last < from => {
            let open = last.succ_opt().unwrap_or(last);
            file.report.fault(
                file.places.from,
                format!("No rules hold from {open}, when `{code}` has ended, to {until}."),
                format!("Write `effective_from = {open}` here, or `effective_to = {until}` in `{code}`."),
            );
        }
        // Two that follow the same rules take each other's place, and where one of them ends is left open.
        _ if before.follows().is_some() => file.report.fault(
            file.places.follows,
            format!("`{code}` follows `{}` too, and holds on {from} as well.", first.rules.code),
            format!("Write `effective_to = {until}` in `{code}`, or take one of the two out."),
        ),
        _ => file.report.fault(
            file.places.from,
            format!("`{code}` holds on {from} as well."),
            format!("Write `effective_to = {until}` in `{code}`, or let these begin later."),
        ),
    }
}

fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

/// A program of an authority is one chain of rules: two that know nothing of each other would both be joined.
fn once(files: &[File<'_>]) {
    let mut firsts: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for file in files.iter().filter(|file| file.follows().is_none()) {
        let program = &file.rules.program;
        let Some(authority) = program.authority.as_deref() else { continue };
        let code = file.rules.code.as_str();
        let first = *firsts.entry((authority, program.name.as_str())).or_insert(code);
        if first != code {
            file.report.fault(
                file.places.program,
                format!("`{first}` is about this program as well, and neither follows the other."),
                format!("Add `[succession]` with `follows = \"{first}\"`, or give the program a name of its own."),
            );
        }
    }
}
