//! A demonstrable instance: marked sample people, a cohort, and some weeks of activity.
//!
//! Everything goes through the same verbs as a learner's own doing, only with earlier times.

mod activity;
mod cast;

use anyhow::{Context, ensure};
use chrono::{DateTime, Days, Months, NaiveTime, TimeDelta, Utc, Weekday};

use crate::accounts::{self, NewUser, RoleAt, UserId, links};
use crate::app::App;
use crate::cohorts::{self, CohortId};
use crate::credit::programs;
use crate::db::Conn;
use crate::error::Result;
use crate::modules;
use crate::organizations::{self, Organization};
use crate::pathways;
use crate::time::{Rhythm, Zone};
use cast::{CAST, Person};

/// The program that sample people are in; where its rules don't load, they are in none.
const PROGRAM: &str = "nebraska";

/// How long the printed links work, in days.
const LINK_DAYS: i64 = 7;

/// Adds the sample people and what they did, and prints a sign-in link for those to look around as.
/// On an instance that has them already it only prints the links.
///
/// # Errors
/// When there are real people in the database: sample people must not be mixed with them.
pub async fn run(app: &App) -> anyhow::Result<()> {
    let mut conn = app.conn().await?;
    let census = accounts::census(&mut conn).await?;
    if census.demo == 0 {
        ensure!(
            census.real == 0,
            "There are real people in this database, so no sample people are added. \
             Use another data directory: CARREL_DATA_DIR=/tmp/tour carrel --demo"
        );
        fill(&mut conn, app).await?;
    }
    println!("Sample people. Each link signs in once, within {LINK_DAYS} days:");
    for person in CAST.iter().filter(|person| person.shown) {
        let secret =
            links::make(&mut conn, person.email, person.begins_at, TimeDelta::days(LINK_DAYS), app.now()).await?;
        println!("  {:<26} {:<12} {}", person.email, person.what(), links::url(app.config(), &secret));
    }
    Ok(())
}

async fn fill(conn: &mut Conn, app: &App) -> anyhow::Result<()> {
    let now = app.now();
    let home = organizations::home(conn).await?.context("content/organizations has no organization that loads")?;
    let pathway =
        pathways::all(conn).await?.into_iter().next().context("content/pathways has no pathway that loads")?;
    let mut coordinator = None;
    let mut members = Vec::new();
    for person in CAST {
        let id = settle(conn, &home, person, now).await?;
        if person.role == Some(accounts::Role::Coordinator) {
            coordinator = Some(id);
        }
        if person.weeks.is_some() {
            members.push((person, id));
        }
    }
    let coordinator = coordinator.context("the cast has no coordinator")?;

    let zone: Zone = home.body.time_zone.name().parse()?;
    let today = now.with_timezone(&home.zone()).date_naive();
    let starts_on = today.checked_sub_days(Days::new(70)).context("no such day")?;
    let seven_thirty = NaiveTime::from_hms_opt(7, 30, 0).context("no such time")?;
    let draft = cohorts::Draft {
        name: "New directors".to_owned(),
        pathway_id: pathway.id,
        starts_on,
        ends_on: starts_on.checked_add_days(Days::new(290)),
        time_zone: zone,
        rhythm: Some(Rhythm::new([Weekday::Mon].into_iter().collect(), seven_thirty)?),
        note: "Bring one hard question from your desk to our call on Thursday. Mine is about the copier.".to_owned(),
    };
    let first = pathway.modules.first().context("the first pathway has no module")?;
    let module = modules::by_id(conn, app, *first).await?;
    let cohort = cohorts::create(conn, CohortId::new(), home.id, coordinator, &draft, now).await?;
    for (person, id) in members {
        let weeks = person.weeks.unwrap_or(0);
        cohorts::join(conn, id, cohort.id, now - TimeDelta::weeks(weeks)).await?;
        activity::play(conn, app, person, id, &module, now).await?;
        if person.certified_months_ago > 0 {
            enroll(conn, id, person.certified_months_ago, now).await?;
        }
    }
    // In a small association one person wears several hats; two registrars can approve rules.
    let registrar = RoleAt { organization: home.id.uuid(), role: accounts::Role::Registrar };
    accounts::grant(conn, coordinator, registrar, now).await?;
    Ok(())
}

/// Puts a sample person into the first program for persons, with a certificate of so many months ago.
async fn enroll(conn: &mut Conn, id: UserId, months: u32, now: DateTime<Utc>) -> anyhow::Result<()> {
    let all = programs::programs(conn).await?;
    let Some(program) = all.iter().find(|program| program.code == PROGRAM) else { return Ok(()) };
    let rules = &program.current(now.date_naive()).rules;
    let Some(track) = rules.tracks.first() else { return Ok(()) };
    let anchor_on = rules.program.time_zone.day(now).checked_sub_months(Months::new(months));
    let joining = programs::Joining { track: track.code.clone(), anchor_on, since: None };
    programs::enroll(conn, programs::Holder::Person(id), program, &joining, now).await??;
    Ok(())
}

async fn settle(conn: &mut Conn, home: &Organization, person: &Person, now: DateTime<Utc>) -> Result<UserId> {
    let user = NewUser {
        id: UserId::new(),
        email: person.email,
        name: person.name,
        library: person.library,
        time_zone: home.body.time_zone.name(),
        demo: true,
        created_at: now - TimeDelta::weeks(person.weeks.unwrap_or(12)),
    };
    let (id, _) = accounts::create(conn, &user).await?;
    if let Some(role) = person.role {
        accounts::grant(conn, id, RoleAt { organization: home.id.uuid(), role }, now).await?;
    }
    Ok(id)
}
