//! Tracks and their constraints.

use super::parts::selector;
use super::values::{amount, each, percent, positive};
use crate::format::fields::Fields;
use crate::format::rules::{Anchor, Constraint, ConstraintKind, MonthDay, Proration, Track};

/// `[[track]]`
pub(super) fn track(table: &Fields<'_>) -> Option<Track> {
    let (code, name) = (table.text("code"), table.text("name"));
    let quantity = positive(table, "quantity");
    let months = table.whole("months", 1, 240);
    let anchor = table.choice::<Anchor>("anchor");
    let day = table.optional("day", month_day);
    let first_year = table.optional("first_year", |table| table.whole("first_year", 1900, 2100));
    let grace_days = table.optional("grace_days", |table| table.whole("grace_days", 0, 1_000));
    let certificate_valid_months =
        table.optional("certificate_valid_months", |table| table.whole("certificate_valid_months", 1, 240));
    let eligibility = table.text_or_none("eligibility");
    let proration = each(table, "proration", |line| {
        let (months_under, quantity) = (line.whole("months_under", 1, 240), amount(line, "quantity"));
        Some(Proration { months_under: months_under?, quantity: quantity? })
    });
    let constraints = each(table, "constraint", constraint);
    let track = Track {
        code: code?,
        name: name?,
        quantity: quantity?,
        months: months?,
        anchor: anchor?,
        day: day?,
        first_year: first_year?.and_then(|year| i32::try_from(year).ok()),
        grace_days: grace_days?.unwrap_or_default(),
        certificate_valid_months: certificate_valid_months?,
        eligibility,
        proration: proration?,
        constraints: constraints?,
    };
    check(table, &track).then_some(track)
}

fn month_day(table: &Fields<'_>) -> Option<MonthDay> {
    let text = table.text("day")?;
    match MonthDay::try_from(text) {
        Ok(day) => Some(day),
        Err(error) => {
            table.fault("day", format!("{error}."), "Write month and day with two digits each, such as \"06-30\".");
            None
        }
    }
}

fn check(table: &Fields<'_>, track: &Track) -> bool {
    let fixed = track.anchor == Anchor::FixedMmDd;
    let complete = track.day.is_some() && track.first_year.is_some() && track.months.is_multiple_of(12);
    if fixed && !complete {
        table.fault(
            "anchor",
            "A period that ends on the same day for everybody needs that day, a year and whole years.",
            "Write `day = \"06-30\"`, `first_year = 2024`, and `months` as a multiple of 12.",
        );
        return false;
    }
    if !fixed && (track.day.is_some() || track.first_year.is_some()) {
        table.fault(
            "anchor",
            "`day` and `first_year` say when a period ends that is the same for everybody.",
            "Take them out, or write `anchor = \"fixed_mm_dd\"`.",
        );
        return false;
    }
    if !track.proration.is_sorted_by_key(|line| line.months_under) {
        table.fault("proration", "The table of newcomers is not in order.", "Put the shortest time first.");
        return false;
    }
    true
}

fn constraint(table: &Fields<'_>) -> Option<Constraint> {
    let name = table.text("name");
    let kind = kind(table);
    let select = selector(table);
    let (note, source) = (table.text_or_none("note"), table.text_or_none("source"));
    Some(Constraint { name: name?, kind: kind?, select: select?, note, source })
}

fn kind(table: &Fields<'_>) -> Option<ConstraintKind> {
    let kind = table.text("kind")?;
    match kind.as_str() {
        "min" => Some(ConstraintKind::Min { quantity: positive(table, "quantity")? }),
        "max" => Some(ConstraintKind::Max { quantity: amount(table, "quantity")? }),
        "max_share" => Some(ConstraintKind::MaxShare { share: percent(table, "share")? }),
        "min_distinct" => {
            let (of, count) = (table.choice("of"), table.whole("count", 1, 100));
            Some(ConstraintKind::MinDistinct { of: of?, count: count? })
        }
        other => {
            // Which of these it should have had, nobody can know.
            for key in ["quantity", "share", "of", "count"] {
                table.optional(key, |_| Some(()));
            }
            table.fault(
                "kind",
                format!("`kind` is \"{other}\", which Carrel does not know."),
                "Use one of `min`, `max`, `max_share`, `min_distinct`.",
            );
            None
        }
    }
}
