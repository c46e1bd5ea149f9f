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

use std::collections::{HashMap, HashSet};

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
use crate::lessons::{self, LessonId};
use crate::modules;
use crate::organizations::{self, Organization};
use crate::progress::{self, Completion};

/// How many people are read at once; each is looked at in a transaction of their own, so that nobody is held for long.
const BATCH: i64 = 50;

/// Enters the lessons that these people completed and that are not in the ledger yet, of those who are in a program
/// where lessons outside a module count together. Doing it again changes nothing. Returns how many that is.
///
/// The caller's transaction must not have locked anything of theirs that others lock after the people themselves.
pub async fn enter_lessons(conn: &mut Conn, app: &App, people: &[UserId], now: DateTime<Utc>) -> Result<usize> {
    if people.is_empty() {
        return Ok(0);
    }
    conn.transaction(async |conn| {
        let programs = pooling_programs(conn).await?;
        if programs.is_empty() {
            return Ok(0);
        }
        let mut making = Making::new(conn, app).await?;
        making.enter_some(conn, &programs, people, now).await
    })
    .await
}

/// The same for everybody.
pub async fn enter_all_lessons(app: &App) -> Result<usize> {
    let mut conn = app.conn().await?;
    let programs = pooling_programs(&mut conn).await?;
    let (mut entered, mut after) = (0, Uuid::nil());
    if programs.is_empty() {
        return Ok(0);
    }
    let mut making = Making::new(&mut conn, app).await?;
    loop {
        let page = people_in(&mut conn, &programs, None, after, BATCH).await?;
        let Some(last) = page.last() else { break };
        after = last.uuid();
        for person in page {
            let making = &mut making;
            let one = conn.transaction(async |conn| making.enter_some(conn, &programs, &[person], app.now()).await);
            entered += one.await?;
        }
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

/// What is looked up once, however many lessons of however many people are entered.
struct Making<'a> {
    app: &'a App,
    /// The organization that this site belongs to: it gives the lessons.
    home: Option<Organization>,
    /// What the modules say of a lesson that have it: whether they introduce new people, and teach basic skills.
    of_modules: HashMap<LessonId, (bool, bool)>,
}

impl<'a> Making<'a> {
    async fn new(conn: &mut Conn, app: &'a App) -> Result<Self> {
        Ok(Self { app, home: organizations::home(conn).await?, of_modules: HashMap::new() })
    }

    /// Enters what these people completed, in the transaction that goes on.
    async fn enter_some(
        &mut self,
        conn: &mut Conn,
        programs: &[String],
        people: &[UserId],
        now: DateTime<Utc>,
    ) -> Result<usize> {
        // Whoever joins at the same moment finds the lesson completed, or is found here.
        hold_people(conn, people).await?;
        let mut entered = 0;
        for person in people_in(conn, programs, Some(people), Uuid::nil(), i64::MAX).await? {
            entered += self.enter_of(conn, person, now).await?;
        }
        Ok(entered)
    }

    async fn enter_of(&mut self, conn: &mut Conn, person: UserId, now: DateTime<Utc>) -> Result<usize> {
        let mine = credit::entries_of(conn, person).await?;
        let entered: HashSet<_> = mine.iter().filter_map(LedgerEntry::lesson).collect();
        let all = progress::lessons_of(conn, person).await?;
        // The first one first.
        let missing: Vec<&Completion> =
            all.iter().rev().filter(|done| !entered.contains(&done.lesson_version_id)).collect();
        if missing.is_empty() {
            return Ok(0);
        }
        let lessons: Vec<LessonId> = missing.iter().map(|done| done.lesson_id).collect();
        let measured = progress::seconds_on_each(conn, person, &lessons).await?;
        let mut new = Vec::with_capacity(missing.len());
        for done in missing {
            new.push(self.new_entry(conn, done, engaged(done, &all, &measured)).await?);
        }
        credit::enter_all(conn, person, &new, now).await
    }

    /// What is entered of a lesson that was completed, given by the organization that this site belongs to.
    async fn new_entry(
        &mut self,
        conn: &mut Conn,
        done: &Completion,
        engaged_seconds: Option<u32>,
    ) -> Result<NewEntry> {
        let edition = lessons::version(conn, self.app, done.lesson_version_id).await?;
        let said = edition.original();
        let teaches = self.teaches(conn, done, said.basic_skill).await?;
        let home = self.home.as_ref();
        let facts = EntryFacts {
            origin: Origin::LooseLesson,
            // Programs in other zones may have another day by then.
            ended_at: Some(done.completed_at),
            provider: home.map(|home| home.slug.clone()),
            shelf: Some(edition.topic()),
            parts: vec![Part::of(done.lesson_id.uuid(), said.counts_with.as_deref(), said.major, done.minutes)],
            teaches,
            engaged_seconds,
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

    /// What it teaches that some programs exclude (rule R30): what it says of itself, and what any module says of it
    /// that it is a part of. What earns nothing in a module must not earn anything beside it.
    async fn teaches(&mut self, conn: &mut Conn, done: &Completion, basic_skill: bool) -> Result<Vec<Exclusion>> {
        let (onboarding, basic) = match self.of_modules.get(&done.lesson_id) {
            Some(known) => *known,
            None => {
                let all = modules::containing(conn, self.app, done.lesson_id).await?;
                let said =
                    (all.iter().any(|module| module.body.onboarding), all.iter().any(|module| module.body.basic_skill));
                self.of_modules.insert(done.lesson_id, said);
                said
            }
        };
        let both = [(onboarding, Exclusion::Onboarding), (basic || basic_skill, Exclusion::BasicSkill)];
        Ok(both.into_iter().filter_map(|(teaches, what)| teaches.then_some(what)).collect())
    }
}

/// How long the learner was at it, in seconds, where it was measured (rule R8). Only a sum is kept for each lesson, in
/// which the time of earlier versions is: of a later one nothing is known, and what is not known refuses nobody.
fn engaged(done: &Completion, all: &[Completion], measured: &HashMap<LessonId, u64>) -> Option<u32> {
    let earlier = |other: &Completion| other.lesson_id == done.lesson_id && other.completed_at < done.completed_at;
    let seconds = measured.get(&done.lesson_id).filter(|_| !all.iter().any(earlier))?;
    Some(u32::try_from(*seconds).unwrap_or(u32::MAX))
}
