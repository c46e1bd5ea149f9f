//! What a learner did, gathered from progress, credit and certificates.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::accounts::UserId;
use crate::aims::{self, Goal, Week};
use crate::app::App;
use crate::certificates::{self, Certificate};
use crate::credit::{self, Award, Total};
use crate::db::Conn;
use crate::error::Result;
use crate::format::Topic;
use crate::i18n::Language;
use crate::lessons::{self, LessonId};
use crate::measure::Minutes;
use crate::modules::{self, ModuleId, Turn};
use crate::organizations::{self, OrganizationId};
use crate::progress;

/// Everything that is finished.
pub struct Record {
    /// What was finished, the latest first.
    pub lines: Vec<Line>,
    /// Minutes by topic, in shelf order; topics without any are left out.
    pub shelves: Vec<(Topic, Minutes)>,
    /// What all credit comes to, by rule set.
    pub totals: Vec<Total>,
    /// The lessons that were finished, each once.
    pub lessons: HashSet<LessonId>,
    /// The goal, and how this week stands.
    pub goal: (Goal, Week),
    /// The latest certificate for each accepted period of a program, and whether its date has passed.
    pub periods: Vec<(Certificate, bool)>,
}

/// Something that was finished.
pub struct Line {
    /// When.
    pub at: DateTime<Utc>,
    /// On which day of the learner's calendar.
    pub on: NaiveDate,
    /// What it is called.
    pub title: String,
    /// The language of the title.
    pub speaks: Language,
    /// Where it is.
    pub path: String,
    /// On which shelf.
    pub topic: Topic,
    /// What it was.
    pub did: Did,
}

/// What was finished.
pub enum Did {
    /// A lesson.
    Lesson {
        /// Its stated minutes.
        minutes: Minutes,
        /// Whether they count: not when the lesson was finished in an earlier version (rule R5).
        counted: bool,
    },
    /// A module.
    Module(Box<Finished>),
}

/// A finished module.
pub struct Finished {
    /// Which, in the version that was finished.
    pub module: Arc<modules::Edition>,
    /// What each rule set makes of it.
    pub awards: Vec<Award>,
    /// Which time it was.
    pub turn: Turn,
    /// The latest certificate for this time.
    pub certificate: Option<Certificate>,
    /// Whether the date of that certificate has passed, on its issuer's calendar.
    pub expired: bool,
    /// Whether it can be taken again: it was not finished again since, and is still there.
    pub open: bool,
    /// The learner's zone.
    pub zone: Tz,
}

impl Record {
    /// The record of a learner, with titles in a language and days in a zone.
    pub async fn of(conn: &mut Conn, app: &App, user: UserId, language: Language, zone: Tz) -> Result<Record> {
        let mut lines = lesson_lines(conn, app, user, language, zone).await?;
        let goal = aims::goal_of(conn, user).await?;
        let week = goal.week(lines.iter().map(|(line, lesson)| (*lesson, line.at)), zone, app.now());
        let mut lessons = HashSet::new();
        // From the oldest on: the first time counts.
        for (line, lesson) in lines.iter_mut().rev() {
            if let Did::Lesson { counted, .. } = &mut line.did {
                *counted = lessons.insert(*lesson);
            }
        }
        let mut lines: Vec<Line> = lines.into_iter().map(|(line, _)| line).collect();
        let shelves = shelves(&lines);
        let awards = credit::awards_of(conn, user).await?;
        let totals = credit::totals(&awards);
        lines.extend(module_lines(conn, app, user, awards, zone).await?);
        lines.sort_by_key(|line| Reverse(line.at));
        let mut periods = Vec::new();
        let mut zones = Zones::new();
        for certificate in certificates::of_user(conn, user).await? {
            if certificate.subject.period().is_some() && certificate.superseded_by.is_none() {
                let expired = has_expired(conn, app, &mut zones, Some(&certificate)).await?;
                periods.push((certificate, expired));
            }
        }
        Ok(Record { lines, shelves, totals, lessons, goal: (goal, week), periods })
    }

    /// All minutes that count.
    pub fn minutes(&self) -> Minutes {
        self.shelves.iter().map(|(_, minutes)| *minutes).sum()
    }

    /// The finished modules with their days, the latest first.
    pub fn modules(&self) -> impl Iterator<Item = (&Line, &Finished)> {
        self.lines.iter().filter_map(|line| match &line.did {
            Did::Module(finished) => Some((line, finished.as_ref())),
            Did::Lesson { .. } => None,
        })
    }
}

impl Line {
    /// Minutes that count.
    pub fn counted(&self) -> Minutes {
        match self.did {
            Did::Lesson { minutes, counted: true } => minutes,
            _ => Minutes::ZERO,
        }
    }
}

async fn lesson_lines(
    conn: &mut Conn,
    app: &App,
    user: UserId,
    language: Language,
    zone: Tz,
) -> Result<Vec<(Line, LessonId)>> {
    let completions = progress::lessons_of(conn, user).await?;
    let mut lines = Vec::with_capacity(completions.len());
    for completion in completions {
        let edition = lessons::version(conn, app, completion.lesson_version_id).await?;
        let line = Line {
            at: completion.completed_at,
            on: completion.completed_at.with_timezone(&zone).date_naive(),
            title: edition.text(language).title.clone(),
            speaks: edition.speaks(language),
            path: edition.path(),
            topic: edition.topic(),
            did: Did::Lesson { minutes: completion.minutes, counted: true },
        };
        lines.push((line, completion.lesson_id));
    }
    Ok(lines)
}

async fn module_lines(conn: &mut Conn, app: &App, user: UserId, awards: Vec<Award>, zone: Tz) -> Result<Vec<Line>> {
    let completions = progress::modules_of(conn, user).await?;
    let entries = credit::entries_of(conn, user).await?;
    let mut certificates = certificates::of_user(conn, user).await?;
    let mut zones = Zones::new();
    let of_turn = |award: &Award, taken: (ModuleId, Turn)| {
        entries.iter().any(|entry| entry.id == award.entry_id && entry.taken() == Some(taken))
    };
    let last: Vec<(ModuleId, Turn)> = completions.iter().map(|one| (one.module_id, one.turn)).collect();
    let finished: Vec<ModuleId> = last.iter().map(|(module, _)| *module).collect();
    let there = modules::current(conn, app, &finished).await?;
    let open = |(module, turn): (ModuleId, Turn)| {
        there.iter().any(|edition| edition.module_id == module)
            && !last.iter().any(|one| one.0 == module && one.1 > turn)
    };
    let mut lines = Vec::with_capacity(completions.len());
    for completion in completions {
        let taken = (completion.module_id, completion.turn);
        let module = modules::version(conn, app, completion.module_version_id).await?;
        let certificate = certificates.iter().position(|certificate| certificate.subject.taken() == Some(taken));
        let certificate = certificate.map(|index| certificates.remove(index));
        let finished = Finished {
            awards: awards.iter().filter(|award| of_turn(award, taken)).cloned().collect(),
            turn: completion.turn,
            expired: has_expired(conn, app, &mut zones, certificate.as_ref()).await?,
            open: open(taken),
            certificate,
            module: module.clone(),
            zone,
        };
        lines.push(Line {
            at: completion.completed_at,
            on: completion.completed_at.with_timezone(&zone).date_naive(),
            title: module.body.title.clone(),
            speaks: Language::English,
            path: module.path(),
            topic: module.body.topic,
            did: Did::Module(Box::new(finished)),
        });
    }
    Ok(lines)
}

/// The zones of organizations, each read once.
type Zones = HashMap<OrganizationId, Tz>;

async fn has_expired(conn: &mut Conn, app: &App, zones: &mut Zones, certificate: Option<&Certificate>) -> Result<bool> {
    let Some(certificate) = certificate.filter(|certificate| certificate.stands()) else { return Ok(false) };
    let Some(last) = certificate.facts.expires_on else { return Ok(false) };
    let of = certificate.organization_id;
    let zone = match zones.get(&of) {
        Some(zone) => *zone,
        None => *zones.entry(of).or_insert(organizations::by_id(conn, of).await?.zone()),
    };
    Ok(last < app.now().with_timezone(&zone).date_naive())
}

fn shelves(lines: &[Line]) -> Vec<(Topic, Minutes)> {
    let of = |topic: Topic| lines.iter().filter(|line| line.topic == topic).map(Line::counted).sum();
    let all = Topic::ALL.into_iter().map(|topic| (topic, of(topic)));
    all.filter(|(_, minutes)| *minutes > Minutes::ZERO).collect()
}
