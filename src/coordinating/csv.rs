//! The table of a cohort as CSV that a spreadsheet opens without running anything in it.

use super::overview::Row;
use super::wording::standing_words;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::text::Sheet;
use crate::time::Zone;

const COLUMNS: [&str; 11] = [
    "roster-name",
    "roster-email",
    "roster-library",
    "roster-joined",
    "roster-status",
    "roster-minutes",
    "roster-of",
    "roster-lessons",
    "roster-modules",
    "roster-last",
    "roster-digest",
];

/// All members, one a line. Days are those of the cohort's zone.
pub(super) fn write(words: Words, rows: &[Row], zone: Zone, pathway_minutes: u32) -> Result<String> {
    let mut sheet = Sheet::default();
    sheet.row(COLUMNS.map(|column| words.say(column)))?;
    for row in rows {
        let day = |at| zone.day(at).to_string();
        let digest = if row.member.digest_stopped_at.is_some() { "roster-digest-off" } else { "roster-digest-on" };
        let cells = [
            row.member.name.clone(),
            row.member.email.clone(),
            row.member.library.clone(),
            day(row.member.joined_at),
            standing_words(words, row.standing),
            row.tally.minutes.to_string(),
            pathway_minutes.to_string(),
            row.tally.lessons.to_string(),
            row.tally.modules.to_string(),
            row.tally.last_active.map(day).unwrap_or_default(),
            words.say(digest),
        ];
        sheet.row(&cells)?;
    }
    let (bytes, _) = sheet.take()?;
    String::from_utf8(bytes).map_err(|error| Error::Internal(error.into()))
}
