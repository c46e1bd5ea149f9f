//! What counted and is no line of the record: training done in a group room, and elsewhere.

use chrono::NaiveDate;

use super::gather::Record;
use crate::accounts::UserId;
use crate::activities::{self, ActivityId};
use crate::app::App;
use crate::credit::rules::StatedUnit;
use crate::credit::{self, Award, Source};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;
use crate::measure::Credit;
use crate::modules::{self, ModuleId, Turn};

/// An entry of the ledger.
pub struct Further {
    /// The day.
    pub on: NaiveDate,
    /// What it was, in words.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// Its minutes; negative where they take an earlier entry back.
    pub minutes: i32,
    /// What a transcript states, instead of minutes or beside them.
    pub stated: Option<(StatedUnit, Credit)>,
    /// What each rule set makes of it.
    pub awards: Vec<Award>,
}

fn has_line(record: &Record, module: ModuleId, turn: Turn) -> bool {
    record.modules().any(|(_, done)| (done.module.module_id, done.turn) == (module, turn))
}

/// All of it that is somebody's, the latest first.
pub async fn further(conn: &mut Conn, app: &App, words: Words, user: UserId, record: &Record) -> Result<Vec<Further>> {
    let awards = credit::awards_of(conn, user).await?;
    let mut all = Vec::new();
    for entry in credit::entries_of(conn, user).await? {
        let (kind, title) = match entry.source {
            // It has a line.
            Source::Module { module, turn, .. } if has_line(record, module, turn) => continue,
            Source::Lesson { .. } => continue,
            Source::Module { version, .. } => {
                (words.say("room-mode"), modules::version(conn, app, version).await?.body.title.clone())
            }
            Source::Activity { activity, .. } => {
                let title = activities::title(conn, user, ActivityId::from_uuid(activity)).await?;
                (activities::kind(words, entry.facts.kind), title)
            }
        };
        let awards = awards.iter().filter(|award| award.entry_id == entry.id).cloned().collect();
        all.push(Further {
            on: entry.occurred_on,
            kind,
            title,
            minutes: entry.minutes,
            stated: entry.stated(),
            awards,
        });
    }
    Ok(all)
}
