//! Reads a rule set key by key, so that each fault is named with its line.

mod cases;
mod checks;
mod form;
mod parts;
mod procedure;
mod tracks;
mod values;

use std::num::NonZeroU32;

use super::{Program, RuleSet, RuleSource, Status, Succession};
use crate::format::fields::Fields;
use crate::format::front::address;
use values::{choice_or, choices, pairs, percent, yes};

/// The most that a rule set may have of anything: categories are held as bits of a number.
const MOST_CATEGORIES: usize = 40;

/// Reads a rule set. Whether its cases come out right is for the credit engine to say.
pub(in crate::format) fn rule_set(code: &str, fields: &Fields<'_>) -> Option<RuleSet> {
    let own_code = fields.optional("code", |fields| own_code(code, fields));
    let name = fields.text("name");
    let version = fields.whole("version", 1, 10_000).and_then(NonZeroU32::new);
    let status = fields.choice::<Status>("status");
    let effective_from = fields.date("effective_from");
    let effective_to = fields.optional("effective_to", |fields| fields.date("effective_to"));
    let note = fields.text_or_none("note");
    let questions = fields.texts("questions", 0);
    let sources = sources(fields);
    let program = fields.table("program").and_then(|table| program(&table));
    let succession = fields.optional("succession", |fields| succession(&fields.table("succession")?));
    let unit = fields.table("unit").and_then(|table| parts::unit(&table));
    let rounding = fields.table("rounding").and_then(|table| parts::rounding(&table));
    let allow_pooling = yes(fields, "allow_pooling");
    let repeats = choice_or(fields, "repeats");
    let engaged_share = fields.optional("engaged_share", |fields| percent(fields, "engaged_share"));
    let exclusions = choices(fields, "exclusions");
    let kinds = fields.optional("kinds", |fields| parts::kinds(&fields.table("kinds")?));
    let categories = values::each(fields, "category", parts::category);
    let mode_categories = values::each(fields, "mode_category", parts::mode_category);
    let equivalences = values::each(fields, "equivalence", parts::equivalence);
    let multipliers = values::each(fields, "multiplier", parts::multiplier);
    let reporting = fields.optional("reporting", |fields| procedure::reporting(&fields.table("reporting")?));
    let carry_over = fields.optional("carry_over", |fields| procedure::carry_over(&fields.table("carry_over")?));
    let position_change = choice_or(fields, "position_change");
    let extension = fields.optional("extension", |fields| procedure::extension(&fields.table("extension")?));
    let approval = fields.optional("approval", |fields| procedure::approval(&fields.table("approval")?));
    let form = fields.optional("form", |fields| form::form(&fields.table("form")?));
    let tracks = values::each(fields, "track", tracks::track);
    let tests = values::each(fields, "test", cases::case);
    own_code?;
    let rules = RuleSet {
        code: code.to_owned(),
        name: name?,
        version: version?,
        status: status?,
        effective_from: effective_from?,
        effective_to: effective_to?,
        note,
        questions: questions?.into_iter().map(|(_, question)| question).collect(),
        sources: sources?,
        program: program?,
        succession: succession?,
        unit: unit?,
        rounding: rounding?,
        allow_pooling: allow_pooling?,
        repeats: repeats?,
        engaged_share: engaged_share?,
        exclusions: exclusions?,
        kinds: kinds?.unwrap_or_default(),
        categories: categories?,
        mode_categories: mode_categories?,
        equivalences: equivalences?,
        multipliers: multipliers?,
        reporting: reporting?.unwrap_or_default(),
        carry_over: carry_over?,
        position_change: position_change?,
        extension: extension?,
        approval: approval?.unwrap_or_default(),
        form: form?,
        tracks: tracks?,
        tests: tests?,
    };
    checks::whole(&rules, fields);
    Some(rules)
}

fn own_code(code: &str, fields: &Fields<'_>) -> Option<()> {
    let found = fields.text("code")?;
    if found == code {
        return Some(());
    }
    fields.fault(
        "code",
        format!("`code` is \"{found}\", but the file is called \"{code}\"."),
        "Make them the same, or take the line out: the name of the file is the code.",
    );
    None
}

fn sources(fields: &Fields<'_>) -> Option<Vec<RuleSource>> {
    let sources = values::each(fields, "sources", |table| {
        let (id, title) = (table.text_or_none("id"), table.text("title"));
        let (url, read_on) = (address(table, "url"), table.date("read_on"));
        Some(RuleSource { id, title: title?, url: url?, read_on: read_on? })
    })?;
    if sources.is_empty() {
        fields.fault(
            "sources",
            "The rules have no source.",
            "Add `sources = [{ title = \"...\", url = \"https://...\", read_on = 2026-11-21 }]`.",
        );
        return None;
    }
    Some(sources)
}

fn program(table: &Fields<'_>) -> Option<Program> {
    let name = table.text("name");
    let authority = table.text_or_none("authority");
    let (kind, subject) = (table.choice("kind"), table.choice("subject"));
    let time_zone = values::parsed(table, "time_zone", "Write a zone such as \"America/Chicago\".");
    table.finish();
    Some(Program { name: name?, authority, kind: kind?, subject: subject?, time_zone: time_zone? })
}

fn succession(table: &Fields<'_>) -> Option<Succession> {
    let follows = table.text("follows");
    let open_periods_change = yes(table, "open_periods_change");
    let categories = pairs(table, "category", |category| category.text("to"));
    table.finish();
    Some(Succession { follows: follows?, open_periods_change: open_periods_change?, categories: categories? })
}
