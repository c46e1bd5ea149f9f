//! The ledger entry that a room brings somebody.

use chrono::NaiveDate;

use crate::accounts::UserId;
use crate::app::App;
use crate::credit::rules::Part;
use crate::credit::{EntryFacts, NewEntry, Source};
use crate::db::Conn;
use crate::error::Result;
use crate::format::Mode;
use crate::lessons;
use crate::modules::Edition;
use crate::organizations;
use crate::study;

/// The minutes of the module on that day, as a group discussion. Its lessons go along, so that none counts
/// twice (rule R5). It is for the first time; [`for_person`] says which it is.
pub(super) async fn entry(conn: &mut Conn, app: &App, module: &Edition, held_on: NaiveDate) -> Result<NewEntry> {
    let lessons = lessons::current(conn, app, &module.lessons).await?;
    let provider = organizations::by_id(conn, module.provider_id).await?;
    let part = |edition: &lessons::Edition| {
        let said = edition.original();
        Part::of(edition.lesson_id.uuid(), said.counts_with.as_deref(), said.major, edition.minutes())
    };
    Ok(NewEntry {
        source: Source::Module { module: module.module_id, version: module.id, turn: 1 },
        occurred_on: held_on,
        minutes: module.minutes(),
        mode: Mode::GroupDiscussion,
        facts: EntryFacts {
            parts: lessons.iter().map(|edition| part(edition)).collect(),
            ..EntryFacts::of_module(&module.body, held_on).given_by(&provider)
        },
    })
}

/// The entry as it is for one person: another turn where they had the module before, and a period of theirs or its
/// certificate had run out on the day that the room was held, whenever its list is entered; the same turn otherwise,
/// which counts once.
pub(super) async fn for_person(
    conn: &mut Conn,
    app: &App,
    person: UserId,
    module: &Edition,
    entry: &NewEntry,
) -> Result<NewEntry> {
    let turns = study::Turns::of(conn, app, person, module, entry.occurred_on).await?;
    let source = Source::Module { module: module.module_id, version: module.id, turn: turns.of_room() };
    let facts = EntryFacts { repeats: turns.repeats_in_room(), ..entry.facts.clone() };
    Ok(NewEntry { source, facts, ..entry.clone() })
}
