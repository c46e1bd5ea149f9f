//! How the length of a lesson or module was found: by a formula, or by people who tried it (rule R7).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::fields::Fields;

/// The fewest who make a pilot.
const LEAST_TESTERS: u32 = 5;

/// What a trial before publication found. Where there was none, the length is that of the formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pilot {
    /// How many tried it.
    pub testers: u32,
    /// How long half of them were at it at most, in seconds.
    pub median_seconds: u32,
    /// When it ended.
    pub on: NaiveDate,
}

/// Reads `[pilot]`: the outer `None` says that it is there and wrong.
pub(super) fn pilot(fields: &Fields<'_>) -> Option<Option<Pilot>> {
    fields.optional("pilot", |fields| table(&fields.table("pilot")?))
}

fn table(table: &Fields<'_>) -> Option<Pilot> {
    let testers = table.whole("testers", LEAST_TESTERS, 10_000);
    let median = median(table);
    let on = table.date("on");
    table.finish();
    Some(Pilot { testers: testers?, median_seconds: median?, on: on? })
}

fn median(table: &Fields<'_>) -> Option<u32> {
    let written = table.text("median")?;
    let read = || {
        let (minutes, seconds) = written.split_once(':')?;
        let seconds: u32 = seconds.parse().ok().filter(|_| seconds.len() == 2).filter(|seconds| *seconds < 60)?;
        minutes.parse::<u32>().ok().filter(|minutes| *minutes < 600)?.checked_mul(60)?.checked_add(seconds)
    };
    let median = read().filter(|seconds| *seconds > 0);
    if median.is_none() {
        let fix = "Write minutes and seconds, such as `median = \"5:20\"`.";
        table.fault("median", format!("\"{written}\" is not a length of time."), fix);
    }
    median
}
