//! Lessons outside a module in the ledger (rule R4), for people in programs where such lessons count together.
//!
//! That somebody completed a lesson is known of everybody, and for ever. In the ledger it stands only of those for whom
//! it can count: nobody else's ledger grows by a line for each lesson. So the lines are made from the completions
//! whenever both are there: as a lesson is completed, as somebody joins such a program or a board in one, as its rules
//! come into force, and each night for all, which also heals what was missed. Each says the day on which the lesson was
//! completed, so that a period sees what was learned in it before anybody joined.
//!
//! A lesson of a module stands here too: it counts by itself until the module is finished. Which of the two counts, and
//! that never both do, is for the engine to say (rule R5); so the order in which they were finished makes no difference.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::accounts::UserId;
use crate::app::App;
use crate::credit::programs::{hold_people, people_in, pooling_programs};
use crate::credit::rules::{Exclusion, Origin, Part};
use crate::credit::{self, EntryFacts, LedgerEntry, NewEntry, Source};
use crate::db::Conn;
use crate::error::Result;
use crate::format::Mode;
use crate::jobs::Job;
use crate::lessons;
use crate::modules;
use crate::organizations::{self, Organization};
use crate::progress::{self, Completion};

/// How many people are looked at at once, each time in a transaction of its own.
const BATCH: i64 = 50;

/// Enters the lessons that these people completed and that are not in the ledger yet, of those who are in a program
/// where lessons outside a module count together. Doing it again changes nothing. Returns how many that is.
///
/// The caller's transaction must not have locked anything of theirs that others lock after the people themselves.
pub async fn enter_lessons(conn: &mut Conn, app: &App, people: &[UserId], now: DateTime<Utc>) -> Result<usize> {
    let programs = pooling_programs(conn).await?;
    if programs.is_empty() || people.is_empty() {
        return Ok(0);
    }
    conn.transaction(async |conn| {
        // Whoever joins at the same moment finds the lesson completed, or is found here.
        hold_people(conn, people).await?;
        let mut entered = 0;
        for person in people_in(conn, &programs, Some(people), Uuid::nil(), i64::MAX).await? {
            entered += enter_of(conn, app, person, now).await?;
        }
        Ok(entered)
    })
    .await
}

/// The same for everybody.
pub async fn enter_all_lessons(app: &App) -> Result<usize> {
    let mut conn = app.conn().await?;
    let programs = pooling_programs(&mut conn).await?;
    let (mut entered, mut after) = (0, Uuid::nil());
    while !programs.is_empty() {
        let page = people_in(&mut conn, &programs, None, after, BATCH).await?;
        let Some(last) = page.last() else { break };
        after = last.uuid();
        entered += enter_lessons(&mut conn, app, &page, app.now()).await?;
    }
    Ok(entered)
}

/// Enters what everybody completed, now that rules by which lessons count together came into force.
#[derive(Debug, Serialize, Deserialize)]
pub struct EnterLessons {}

impl Job<App> for EnterLessons {
    const NAME: &'static str = "enter_lessons";

    async fn run(self, app: &App) -> anyhow::Result<()> {
        enter_all_lessons(app).await?;
        Ok(())
    }
}

async fn enter_of(conn: &mut Conn, app: &App, person: UserId, now: DateTime<Utc>) -> Result<usize> {
    let mine = credit::entries_of(conn, person).await?;
    let entered: HashSet<_> = mine.iter().filter_map(LedgerEntry::lesson).collect();
    let all = progress::lessons_of(conn, person).await?;
    if all.iter().all(|done| entered.contains(&done.lesson_version_id)) {
        return Ok(0);
    }
    let home = organizations::home(conn).await?;
    let mut new = Vec::new();
    // The first one first.
    for done in all.iter().rev().filter(|done| !entered.contains(&done.lesson_version_id)) {
        new.push(new_entry(conn, app, done, &all, home.as_ref()).await?);
    }
    credit::enter_all(conn, person, &new, now).await
}

/// What is entered of a lesson that was completed, given by the organization that this site belongs to.
async fn new_entry(
    conn: &mut Conn,
    app: &App,
    done: &Completion,
    all: &[Completion],
    home: Option<&Organization>,
) -> Result<NewEntry> {
    let edition = lessons::version(conn, app, done.lesson_version_id).await?;
    let said = edition.original();
    let facts = EntryFacts {
        origin: Origin::LooseLesson,
        // Programs in other zones may have another day by then.
        ended_at: Some(done.completed_at),
        provider: home.map(|home| home.slug.clone()),
        shelf: Some(edition.topic()),
        parts: vec![Part::of(done.lesson_id.uuid(), said.counts_with.as_deref(), said.major, done.minutes)],
        teaches: teaches(conn, app, done, said.basic_skill).await?,
        engaged_seconds: engaged(conn, done, all).await?,
        ..EntryFacts::default()
    };
    Ok(NewEntry {
        source: Source::Lesson { lesson: done.lesson_id, version: done.lesson_version_id },
        occurred_on: home.map_or_else(
            || done.completed_at.date_naive(),
            |home| done.completed_at.with_timezone(&home.zone()).date_naive(),
        ),
        minutes: done.minutes,
        mode: Mode::IndividualInteractive,
        facts: match home {
            Some(home) => facts.given_by(home),
            None => facts,
        },
    })
}

/// What it teaches that some programs exclude (rule R30): what it says of itself, and what any module says of it that
/// it is a part of. What earns nothing in a module must not earn anything beside it.
async fn teaches(conn: &mut Conn, app: &App, done: &Completion, basic_skill: bool) -> Result<Vec<Exclusion>> {
    let (mut basic_skill, mut onboarding) = (basic_skill, false);
    for module in modules::containing(conn, app, done.lesson_id).await? {
        basic_skill |= module.body.basic_skill;
        onboarding |= module.body.onboarding;
    }
    let both = [(onboarding, Exclusion::Onboarding), (basic_skill, Exclusion::BasicSkill)];
    Ok(both.into_iter().filter_map(|(teaches, what)| teaches.then_some(what)).collect())
}

/// How long the learner was at it, in seconds, where it was measured (rule R8). Only a sum is kept for each lesson, in
/// which the time of earlier versions is: of a later one nothing is known, and what is not known refuses nobody.
async fn engaged(conn: &mut Conn, done: &Completion, all: &[Completion]) -> Result<Option<u32>> {
    let earlier = |other: &Completion| other.lesson_id == done.lesson_id && other.completed_at < done.completed_at;
    let lesson = [done.lesson_id];
    if all.iter().any(earlier) || progress::lessons_measured(conn, done.user_id, &lesson).await? == 0 {
        return Ok(None);
    }
    let seconds = progress::seconds_spent_on(conn, done.user_id, &lesson).await?;
    Ok(Some(u32::try_from(seconds).unwrap_or(u32::MAX)))
}
