//! Invents learners and all that they left behind, by the hundred thousand.
//!
//! Rows are made by Postgres itself from series of numbers. What is in them is real: events and
//! progress come from the reducer run over the lessons that are shipped, and what a finished module
//! leads to is what the verb made of one learner, copied.

mod history;
mod layout;

use std::collections::HashSet;

use anyhow::Context;
use chrono::TimeDelta;
use diesel::sql_types::{Array, BigInt, Integer, Jsonb, Text, Timestamptz, Uuid};
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};

use super::plan::Plan;
use super::requests;
use super::target::Target;
use crate::app::App;
use crate::certificates::{Code, Prefix};
use crate::credit::programs;
use crate::db::{self, Conn};
use crate::serve::say;
use crate::study;
use history::Past;

/// Events that are made by one statement.
const PART: u64 = 500_000;

/// Fills an empty database. `finishers` more readers stand before the end of the module.
pub async fn fill(app: &App, target: &Target, plan: &Plan, finishers: u64) -> anyhow::Result<()> {
    let mut conn = db::connect(app.db().url()).await?;
    conn.batch_execute("set statement_timeout = 0; set lock_timeout = 0; set work_mem = '64MB'").await?;
    // The very first finishes before anything is measured; what that led to is the pattern for others.
    tell(&mut conn, app, target, plan, finishers + 1).await?;
    for (what, text) in [
        ("people", include_str!("people.sql")),
        ("progress", include_str!("progress.sql")),
        ("cohorts", include_str!("cohorts.sql")),
    ] {
        conn.batch_execute(text).await.with_context(|| format!("{what} could not be invented"))?;
    }
    events(&mut conn, plan).await?;
    credit(&mut conn, app, target, plan).await?;
    conn.batch_execute(include_str!("programs.sql")).await.context("programs could not be joined")?;
    conn.batch_execute("analyze").await?;
    programs::renew(&mut conn, None, false, app.now()).await?;
    conn.batch_execute("vacuum analyze").await?;
    // Our own connections would be counted with the server's.
    let others = "select pg_terminate_backend(pid) from pg_stat_activity
        where usename = current_user and pid <> pg_backend_pid() and backend_type = 'client backend'";
    conn.batch_execute(others).await?;
    Ok(())
}

/// Tells the database how much is wanted, and what lessons are like.
async fn tell(conn: &mut Conn, app: &App, target: &Target, plan: &Plan, finishers: u64) -> anyhow::Result<()> {
    conn.batch_execute(include_str!("scale.sql")).await?;
    diesel::sql_query("insert into scale values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind::<BigInt, _>(i64::try_from(plan.learners)?)
        .bind::<BigInt, _>(i64::try_from(finishers)?)
        .bind::<BigInt, _>(i64::try_from(plan.members())?)
        .bind::<Timestamptz, _>(app.now())
        .bind::<Uuid, _>(target.provider.id)
        .bind::<Uuid, _>(target.pathway.id)
        .bind::<Uuid, _>(target.module.module_id)
        .bind::<Uuid, _>(target.module.id)
        .bind::<Jsonb, _>(serde_json::to_value(target.answers())?)
        .bind::<Integer, _>(i32::try_from(target.module.body.questions.len())?)
        .execute(conn)
        .await?;
    let mut line = 0_i64;
    for (position, lesson) in (1_i64..).zip(&target.lessons) {
        let past = Past::of(lesson.id, lesson.original(), app.now() - TimeDelta::days(30))?;
        diesel::sql_query("insert into syllabus values ($1, $2, $3, $4, $5, $6)")
            .bind::<BigInt, _>(position)
            .bind::<Uuid, _>(lesson.lesson_id)
            .bind::<Uuid, _>(lesson.id)
            .bind::<Integer, _>(i32::try_from(lesson.original().minutes)?)
            .bind::<Jsonb, _>(past.whole)
            .bind::<Jsonb, _>(past.half)
            .execute(conn)
            .await?;
        for (kind, payload) in past.events {
            diesel::sql_query("insert into script values ($1, $2, $3, $4, $5)")
                .bind::<BigInt, _>(line)
                .bind::<Uuid, _>(lesson.lesson_id)
                .bind::<Uuid, _>(lesson.id)
                .bind::<Text, _>(kind)
                .bind::<Jsonb, _>(payload)
                .execute(conn)
                .await?;
            line += 1;
        }
    }
    Ok(())
}

async fn events(conn: &mut Conn, plan: &Plan) -> anyhow::Result<()> {
    let all = plan.events();
    let mut made = 0;
    while made < all {
        let last = all.min(made + PART) - 1;
        diesel::sql_query(include_str!("events.sql"))
            .bind::<BigInt, _>(i64::try_from(made)?)
            .bind::<BigInt, _>(i64::try_from(last)?)
            .execute(conn)
            .await?;
        made = last + 1;
        if all > PART {
            say(false, &format!("Invented {made} of {all} learning events."));
        }
    }
    Ok(())
}

/// Lets one learner finish the module for real, and gives three learners of ten what they were given.
async fn credit(conn: &mut Conn, app: &App, target: &Target, plan: &Plan) -> anyhow::Result<()> {
    let first = requests::reader(plan.learners + 1);
    layout::dress(conn, app, target, first).await?;
    let done = study::complete_module(conn, app, first, &target.module, &target.feedback(), app.now()).await?;
    anyhow::ensure!(
        matches!(done, study::Done::Finished(_)),
        "the first learner could not finish the module: {done:?}"
    );
    let prefix = Prefix::parse(&target.provider.body.certificate_prefix).context("no prefix for certificates")?;
    let learners: Vec<i64> = (1..=i64::try_from(plan.learners)?).filter(|number| number % 10 < 3).collect();
    let mut codes = HashSet::with_capacity(learners.len());
    while codes.len() < learners.len() {
        codes.insert(Code::random(&prefix, &mut rand::rng()).to_string());
    }
    let codes: Vec<String> = codes.into_iter().collect();
    diesel::sql_query("insert into codes select * from unnest($1, $2)")
        .bind::<Array<BigInt>, _>(learners)
        .bind::<Array<Text>, _>(codes)
        .execute(conn)
        .await?;
    conn.batch_execute(include_str!("credit.sql")).await.context("certificates could not be invented")
}
