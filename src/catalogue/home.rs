//! The home page: how long have you got, the kept place, lessons to begin with.

use std::collections::HashSet;
use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::Data;
use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Tz;

use super::aims::Aims;
use super::home_page;
use super::module_state::ModuleState;
use super::standing::Standing;
use crate::accounts::Visitor;
use crate::accounts::sessions::Person;
use crate::app::App;
use crate::cohorts::{self, Cohort};
use crate::credit::{self, Total};
use crate::db::Conn;
use crate::error::Result;
use crate::lessons::{self, LessonId, Wanted};
use crate::progress::{self, Completion};
use crate::study::{self, Question};
use crate::{modules, web};

/// Lessons on the home page.
const LESSONS: i32 = 6;
/// No lesson is longer, by the rules of the format.
const ANY_LENGTH: i32 = 10;

/// What the page shows.
#[derive(Default)]
pub(super) struct Home {
    /// How far the reader is.
    pub standing: Standing,
    /// What is at hand for one who is signed in.
    pub own: Option<Own>,
    /// Lessons to begin with.
    pub lessons: Vec<lessons::Card>,
}

/// What only one's own home page shows.
pub(super) struct Own {
    /// What to call them.
    pub first_name: String,
    /// Minutes of the lessons finished since the month began.
    pub minutes: u32,
    /// How many lessons these were.
    pub count: usize,
    /// What all credit comes to, by rule set.
    pub totals: Vec<Total>,
    /// The goal for the week, and an intention to ask back.
    pub aims: Aims,
    /// A begun module, the one furthest along.
    pub module: Option<ModuleState>,
    /// Questions from earlier lessons that are due today.
    pub due: Vec<Question>,
    /// Its first lesson that isn't done.
    pub next: Option<Arc<lessons::Edition>>,
    /// The cohorts they are in.
    pub cohorts: Vec<Cohort>,
}

/// `GET /`
pub(super) async fn show(visitor: Visitor, app: Data<App>) -> Result<HttpResponse> {
    let language = visitor.frame.words.language();
    let mut conn = app.conn().await?;
    let mut home = match &visitor.person {
        Some(person) => own(&mut conn, &app, person).await?,
        None => Home::default(),
    };
    let seen: Vec<LessonId> = home.standing.seen().collect();
    let first = match &visitor.person {
        Some(person) => study::ahead(&mut conn, &app, person.id, &home.standing.done).await?,
        None => Vec::new(),
    };
    let open = visitor.person.is_none();
    let wanted = Wanted { minutes: ANY_LENGTH, longest: false, without: &seen, first: &first, open, limit: LESSONS };
    home.lessons = lessons::suggestions(&mut conn, language, &wanted).await?;
    Ok(web::ok(home_page::page(&visitor.frame, &home)))
}

async fn own(conn: &mut Conn, app: &App, person: &Person) -> Result<Home> {
    let completions = progress::lessons_of(conn, person.id).await?;
    let done: HashSet<LessonId> = completions.iter().map(|completion| completion.lesson_id).collect();
    let completed = progress::modules_of(conn, person.id).await?.into_iter().map(|done| done.module_id).collect();
    let states = modules::current_all(conn, app).await?;
    let states = states.into_iter().map(|edition| ModuleState::of(edition, &done, &completed));
    let module = states.filter(ModuleState::is_begun).max_by_key(ModuleState::percent);
    let next = match module.as_ref().and_then(|module| module.next) {
        Some(lesson) => lessons::current(conn, app, &[lesson]).await?.pop(),
        None => None,
    };
    let (minutes, count) = this_month(&completions, person.zone(), app.now());
    let totals = credit::totals(&credit::awards_of(conn, person.id).await?);
    let first_name = person.name.split_whitespace().next().unwrap_or(&person.name).to_owned();
    let standing = Standing::with(conn, app, person.id, done).await?;
    let aims = Aims::of(conn, app, person, &completions).await?;
    let due = study::due_today(conn, app, person).await?;
    let cohorts = cohorts::memberships(conn, person.id).await?.into_iter().map(|(cohort, _)| cohort).collect();
    let own = Own { first_name, minutes, count, totals, aims, module, due, next, cohorts };
    Ok(Home { standing, own: Some(own), lessons: Vec::new() })
}

/// Minutes and number of the lessons finished in the month that the reader's calendar shows. A
/// lesson counts the first time (rule R5). The completions come with the latest first.
fn this_month(completions: &[Completion], zone: Tz, now: DateTime<Utc>) -> (u32, usize) {
    let month = |at: DateTime<Utc>| {
        let local = at.with_timezone(&zone);
        (local.year(), local.month())
    };
    let mut known = HashSet::new();
    let first = completions.iter().rev().filter(|completion| known.insert(completion.lesson_id));
    let these = first.filter(|completion| month(completion.completed_at) == month(now));
    let minutes: Vec<u32> = these.map(|completion| completion.minutes.get()).collect();
    (minutes.iter().sum(), minutes.len())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::accounts::UserId;
    use crate::lessons::LessonVersionId;
    use crate::measure::Minutes;

    #[test]
    fn the_month_is_that_of_the_readers_calendar() {
        let done = |minutes: u16, at: &str| Completion {
            user_id: UserId::new(),
            lesson_version_id: LessonVersionId::new(),
            lesson_id: LessonId::new(),
            minutes: Minutes::from(minutes),
            completed_at: at.parse().unwrap(),
        };
        // Four in the morning in Greenwich on December 1 is still November in Chicago.
        let all = [
            done(9, "2026-12-01T04:00:00Z"),
            done(8, "2026-11-01T06:00:00Z"),
            done(7, "2026-11-01T04:00:00Z"),
            done(6, "2025-11-20T12:00:00Z"),
        ];
        let now = "2026-11-20T12:00:00Z".parse().unwrap();
        assert_eq!(this_month(&all, chrono_tz::America::Chicago, now), (17, 2));
        assert_eq!(this_month(&all, chrono_tz::UTC, now), (15, 2));
        assert_eq!(this_month(&[], chrono_tz::UTC, now), (0, 0));
    }

    #[test]
    fn a_lesson_done_again_in_a_new_version_counts_once() {
        let lesson_id = LessonId::new();
        let done = |at: &str| Completion {
            user_id: UserId::new(),
            lesson_version_id: LessonVersionId::new(),
            lesson_id,
            minutes: Minutes::from(8),
            completed_at: at.parse().unwrap(),
        };
        let all = [done("2026-11-20T12:00:00Z"), done("2026-10-20T12:00:00Z")];
        let month = |now: &str| this_month(&all, chrono_tz::UTC, now.parse().unwrap());
        assert_eq!(month("2026-11-30T12:00:00Z"), (0, 0));
        assert_eq!(month("2026-10-30T12:00:00Z"), (8, 1));
    }
}
