//! What a learner means to do, on their home page: the week's goal, and an intention asked back.

use std::sync::Arc;

use chrono_tz::Tz;
use maud::{Markup, html};

use crate::accounts::sessions::Person;
use crate::aims::{self, Asked, Week};
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;
use crate::lessons::{self, Edition};
use crate::progress::Completion;

/// Goal and intention of one learner.
pub(super) struct Aims {
    week: Week,
    asked: Option<(Asked, Arc<Edition>)>,
    zone: Tz,
}

impl Aims {
    /// How the week stands after these completions, and what is asked back today.
    pub async fn of(conn: &mut Conn, app: &App, person: &Person, completions: &[Completion]) -> Result<Aims> {
        let (zone, now) = (person.zone(), app.now());
        let finished = completions.iter().map(|completion| (completion.lesson_id, completion.completed_at));
        let week = aims::goal_of(conn, person.id).await?.week(finished, zone, now);
        let asked = match aims::asked(conn, person.id, now).await? {
            Some(asked) => {
                let edition = lessons::version(conn, app, asked.lesson_version_id).await?;
                Some((asked, edition))
            }
            None => None,
        };
        Ok(Aims { week, asked, zone })
    }

    /// The question what became of an intention, if one is due.
    pub fn asked_back(&self, words: Words) -> Markup {
        html! { @if let Some((asked, edition)) = &self.asked { (aims::asked_back(words, asked, edition, self.zone)) } }
    }

    /// The goal in a sentence.
    pub fn goal(&self, words: Words) -> Markup {
        html! { p.small { (aims::sentence(words, self.week)) " " a href="/record#goal" { (words.say("goal-change")) } } }
    }
}
