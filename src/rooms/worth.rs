//! The ledger entry that a room brings somebody.

use chrono::NaiveDate;

use crate::app::App;
use crate::credit::rules::Part;
use crate::credit::{EntryFacts, NewEntry, Source};
use crate::db::Conn;
use crate::error::Result;
use crate::format::Mode;
use crate::lessons;
use crate::modules::Edition;

/// The minutes of the module on that day, as a group discussion. Its lessons go along, so that none counts
/// twice (rule R5).
pub(super) async fn entry(conn: &mut Conn, app: &App, module: &Edition, held_on: NaiveDate) -> Result<NewEntry> {
    let lessons = lessons::current(conn, app, &module.lessons).await?;
    let part =
        |edition: &lessons::Edition| Part { content: edition.lesson_id.uuid(), major: 0, minutes: edition.minutes() };
    Ok(NewEntry {
        source: Source::Module { module: module.module_id, version: module.id },
        occurred_on: held_on,
        minutes: module.minutes(),
        mode: Mode::GroupDiscussion,
        facts: EntryFacts {
            parts: lessons.iter().map(|edition| part(edition)).collect(),
            ..EntryFacts::of_module(&module.body)
        },
    })
}
