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
use crate::organizations;

/// The minutes of the module on that day, as a group discussion. Its lessons go along, so that none counts
/// twice (rule R5).
pub(super) async fn entry(conn: &mut Conn, app: &App, module: &Edition, held_on: NaiveDate) -> Result<NewEntry> {
    let lessons = lessons::current(conn, app, &module.lessons).await?;
    let provider = organizations::by_id(conn, module.provider_id).await?;
    let part = |edition: &lessons::Edition| {
        let said = edition.original();
        Part::of(edition.lesson_id.uuid(), said.counts_with.as_deref(), said.major, edition.minutes())
    };
    Ok(NewEntry {
        source: Source::Module { module: module.module_id, version: module.id },
        occurred_on: held_on,
        minutes: module.minutes(),
        mode: Mode::GroupDiscussion,
        facts: EntryFacts {
            parts: lessons.iter().map(|edition| part(edition)).collect(),
            ..EntryFacts::of_module(&module.body, held_on).given_by(&provider)
        },
    })
}
