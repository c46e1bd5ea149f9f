//! The members of a cohort as CSV that a spreadsheet opens without running anything in it.

use std::collections::HashMap;

use super::overview::{Ahead, Stand};
use super::wording::standing_words;
use crate::accounts::UserId;
use crate::cohorts::{self, Cohort, Member};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;
use crate::text::Sheet;
use crate::web::Out;

/// So many members are read and written at once.
const PART: usize = 1000;

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

/// Writes all members by name, one a line. Days are those of the cohort's zone.
pub(super) async fn write(conn: &mut Conn, words: Words, cohort: &Cohort, ahead: &Ahead, out: &Out) -> Result<()> {
    let mut sheet = Sheet::default();
    sheet.row(COLUMNS.map(|column| words.say(column)))?;
    let stands: HashMap<UserId, Stand> =
        ahead.all(conn, cohort).await?.into_iter().map(|stand| (stand.id, stand)).collect();
    for part in cohorts::by_name(conn, cohort.id, "").await?.chunks(PART) {
        for member in cohorts::in_full(conn, cohort.id, part).await? {
            // Who joined meanwhile is in the next file.
            let Some(stand) = stands.get(&member.id) else { continue };
            sheet.row(cells(words, cohort, ahead, (&member, stand)))?;
            let Some(next) = out.pass(sheet).await? else { return Ok(()) };
            sheet = next;
        }
    }
    out.end(sheet).await
}

fn cells(words: Words, cohort: &Cohort, ahead: &Ahead, (member, stand): (&Member, &Stand)) -> [String; 11] {
    let day = |at| cohort.time_zone.day(at).to_string();
    [
        member.name.clone(),
        member.email.clone(),
        member.library.clone(),
        day(member.joined_at),
        standing_words(words, stand.standing),
        stand.tally.minutes.to_string(),
        ahead.pace.minutes.to_string(),
        stand.tally.lessons.to_string(),
        stand.tally.modules.to_string(),
        stand.tally.last_active.map(day).unwrap_or_default(),
        words.say(if stand.digest { "roster-digest-on" } else { "roster-digest-off" }),
    ]
}
