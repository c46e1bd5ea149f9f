//! The cases of a rule set.

use super::values::{amount, choice_or, each, minutes, pairs, texts, yes};
use crate::format::Mode;
use crate::format::fields::Fields;
use crate::format::rules::{
    Case, CaseEntry, Expectation, Expected, Line, Membership, PeriodCase, SingleCase, StatedUnit,
};
use crate::measure::Credit;

/// `[[test]]`: one training, or a whole period where it names a track.
pub(super) fn case(table: &Fields<'_>) -> Option<Case> {
    if table.has("track") {
        let line = Line(table.first_line());
        return period(table).map(|period| Case::Period { line, period });
    }
    let line = Line(table.line("credit"));
    let entry = entry(table, false);
    let credit = expected(table);
    Some(Case::Single { line, single: SingleCase { entry: entry?, credit: credit? } })
}

fn period(table: &Fields<'_>) -> Option<PeriodCase> {
    let (name, track) = (table.text("name"), table.text("track"));
    let starts = table.date("starts");
    let ends = table.optional("ends", |table| table.date("ends"));
    let since = table.optional("since", |table| table.date("since"));
    let first = yes(table, "first");
    let members = each(table, "member", |member| {
        let (person, from) = (member.text("person"), member.date("from"));
        let to = member.optional("to", |member| member.date("to"));
        Some(Membership { person: person?, from: from?, to: to? })
    });
    let entries = each(table, "entry", |one| entry(one, true));
    let expect = table.table("expect").and_then(|expect| expectation(&expect));
    Some(PeriodCase {
        name: name?,
        track: track?,
        starts: starts?,
        ends: ends?,
        since: since?,
        first: first?,
        members: members?,
        entries: entries?,
        expect: expect?,
    })
}

fn entry(table: &Fields<'_>, in_period: bool) -> Option<CaseEntry> {
    let on = table.optional("on", |table| table.date("on"));
    let stated = table.optional("stated", stated);
    // What is stated in another unit has no minutes.
    let length = if table.has("stated") { Some(None) } else { minutes(table, "minutes", 0).map(Some) };
    let kind = choice_or(table, "kind");
    let mode = table.optional("mode", |table| table.choice::<Mode>("mode"));
    let origin = choice_or(table, "origin");
    let provider = table.text_or_none("provider");
    let topic = table.text_or_none("topic");
    let categories = texts(table, "categories");
    let person = table.text_or_none("person");
    let activity = table.text_or_none("activity");
    let reported_on = table.optional("reported_on", |table| table.date("reported_on"));
    let approved = yes(table, "approved");
    let basic_skill = yes(table, "basic_skill");
    let times = table.optional("times", |table| table.whole("times", 1, 1_000));
    let credit = if in_period { table.optional("credit", expected) } else { Some(None) };
    Some(CaseEntry {
        on: on?,
        minutes: length?.unwrap_or_default(),
        stated: stated?,
        kind: kind?,
        mode: mode?.unwrap_or(Mode::IndividualInteractive),
        origin: origin?,
        provider,
        topic,
        categories: categories?,
        person,
        activity,
        reported_on: reported_on?,
        approved: approved?,
        basic_skill: basic_skill?,
        times: times?.unwrap_or(1),
        credit: credit?,
    })
}

/// `stated = { unit = "semester_hour", quantity = "3" }`
fn stated(table: &Fields<'_>) -> Option<(StatedUnit, Credit)> {
    let stated = table.table("stated")?;
    let (unit, quantity) = (stated.choice("unit"), amount(&stated, "quantity"));
    stated.finish();
    Some((unit?, quantity?))
}

fn expected(table: &Fields<'_>) -> Option<Expected> {
    let text = table.text("credit")?;
    match text.as_str() {
        "refused" => Some(Expected::Refused),
        "needs_decision" => Some(Expected::NeedsDecision),
        amount_text if amount_text.starts_with(|first: char| first.is_alphabetic()) => {
            table.fault(
                "credit",
                format!("\"{amount_text}\" is not an amount of credit."),
                "Write a decimal such as \"0.75\", or \"refused\", or \"needs_decision\".",
            );
            None
        }
        _ => amount(table, "credit").map(Expected::Credit),
    }
}

fn expectation(table: &Fields<'_>) -> Option<Expectation> {
    let quantity = |key| table.optional(key, |table| amount(table, key));
    let (required, total, missing) = (quantity("required"), quantity("total"), quantity("missing"));
    let categories = pairs(table, "category", |category| amount(category, "credit"));
    let unmet = table.optional("unmet", |table| texts(table, "unmet"));
    let undecided = table.optional("undecided", |table| table.whole("undecided", 0, 10_000));
    table.finish();
    Some(Expectation {
        required: required?,
        total: total?,
        missing: missing?,
        categories: categories?,
        unmet: unmet?,
        undecided: undecided?,
    })
}
