//! How credit is reported, approved and carried over.

use super::values::{choice_or, each, percent, positive, texts};
use crate::format::fields::Fields;
use crate::format::rules::{Approval, ApprovalStep, CarryOver, Extension, Reporting};

/// `[reporting]`
pub(super) fn reporting(table: &Fields<'_>) -> Option<Reporting> {
    let within_days = table.optional("within_days", |table| table.whole("within_days", 1, 10_000));
    let lookback =
        table.optional("lookback_months_first_period", |table| table.whole("lookback_months_first_period", 1, 120));
    let person = table.optional("retention_years_person", |table| table.whole("retention_years_person", 1, 100));
    let provider = table.optional("retention_years_provider", |table| table.whole("retention_years_provider", 1, 100));
    let evidence = texts(table, "evidence");
    let note = table.text_or_none("note");
    table.finish();
    Some(Reporting {
        within_days: within_days?,
        lookback_months_first_period: lookback?,
        retention_years_person: person?,
        retention_years_provider: provider?,
        evidence: evidence?,
        note,
    })
}

/// `[carry_over]`
pub(super) fn carry_over(table: &Fields<'_>) -> Option<CarryOver> {
    let most = positive(table, "most");
    table.finish();
    Some(CarryOver { most: most? })
}

/// `[extension]`
pub(super) fn extension(table: &Fields<'_>) -> Option<Extension> {
    let most_months = table.optional("most_months", |table| table.whole("most_months", 1, 120));
    let note = table.text("note");
    table.finish();
    Some(Extension { most_months: most_months?, note: note? })
}

/// `[approval]`
pub(super) fn approval(table: &Fields<'_>) -> Option<Approval> {
    let mode = choice_or(table, "mode");
    let providers = texts(table, "providers");
    let audit_rate = table.optional("audit_rate", |table| percent(table, "audit_rate"));
    let steps = each(table, "step", |step| {
        let role = step.text("role");
        let due_days = step.optional("due_days", |step| step.whole("due_days", 1, 1_000));
        Some(ApprovalStep { role: role?, due_days: due_days? })
    });
    let note = table.text_or_none("note");
    table.finish();
    Some(Approval { mode: mode?, providers: providers?, audit_rate: audit_rate?, steps: steps?, note })
}
