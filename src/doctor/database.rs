//! Whether the database answers, is new enough and up to date, and agrees with us on the time.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::dsl::sql;
use diesel::sql_types::{BigInt, Integer, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use super::{Finding, State, data};
use crate::config::Config;
use crate::db::{self, Conn};
use crate::postgres;
use crate::serve::database::{Database, settings};
use crate::time::Clock;

/// The oldest version that is tried, as `server_version_num` counts.
const OLDEST: i32 = 150_000;
/// A difference that sign-in links and digests don't notice.
const CLOSE: TimeDelta = TimeDelta::seconds(2);
/// A difference with which sessions end at the wrong time.
const FAR: TimeDelta = TimeDelta::seconds(60);

/// Reaches the database, checks it and what is in it, and leaves it as it was found.
pub async fn check(config: &Config) -> Vec<Finding> {
    if config.database_url.is_none() && !postgres::is_made(&config.data_dir) {
        return vec![not_made(config)];
    }
    let database = match Database::reach(config).await {
        Ok(database) => database,
        Err(error) => {
            let values = [("error", format!("{error:#}").into())];
            return vec![Finding::said(State::Problem, "database", "doctor-database-silent", &values)];
        }
    };
    let mut findings = Vec::new();
    if let Err(error) = look(database.url(), &mut findings).await {
        let values = [("error", format!("{error:#}").into())];
        findings.push(Finding::said(State::Problem, "database", "doctor-database-broken", &values));
    }
    if let Err(error) = database.stop().await {
        findings.push(Finding::new(State::Warning, "database", format!("{error:#}")));
    }
    findings
}

/// There is no private cluster yet; can one be made?
fn not_made(config: &Config) -> Finding {
    match postgres::find(&settings(config)) {
        Ok(found) => {
            let values = [("version", found.major.into()), ("place", found.bin.display().to_string().into())];
            Finding::said(State::Ok, "database", "doctor-database-not-made", &values)
        }
        Err(missing) => Finding::new(State::Problem, "database", missing.advice),
    }
}

async fn look(url: &str, findings: &mut Vec<Finding>) -> anyhow::Result<()> {
    let mut conn = db::connect(url).await?;
    findings.push(server(&mut conn).await?);
    let pending = db::pending(url).await?;
    let names = pending.join(", ");
    findings.push(match pending.len() {
        0 => Finding::said(State::Ok, "tables", "doctor-tables-current", &[]),
        _ => Finding::said(State::Problem, "tables", "doctor-tables-old", &[("names", names.into())]),
    });
    findings.push(clock(&mut conn).await?);
    if pending.is_empty() {
        findings.extend(data::check(&mut conn).await?);
    }
    Ok(())
}

async fn server(conn: &mut Conn) -> anyhow::Result<Finding> {
    let (number, version, bytes): (i32, String, i64) = diesel::select((
        sql::<Integer>("current_setting('server_version_num')::integer"),
        sql::<Text>("split_part(current_setting('server_version'), ' ', 1)"),
        sql::<BigInt>("pg_database_size(current_database())"),
    ))
    .get_result(conn)
    .await?;
    let (state, key) =
        if number < OLDEST { (State::Problem, "doctor-database-old") } else { (State::Ok, "doctor-database-good") };
    let values = [("version", version.into()), ("megabytes", (bytes / 1_000_000).into())];
    Ok(Finding::said(state, "database", key, &values))
}

/// Asks the database for the time between two looks at our own clock.
async fn clock(conn: &mut Conn) -> anyhow::Result<Finding> {
    let ours = Clock::System;
    let before = ours.now();
    let theirs: DateTime<Utc> = diesel::select(sql::<Timestamptz>("clock_timestamp()")).get_result(conn).await?;
    Ok(judge(before, theirs, ours.now()))
}

fn judge(before: DateTime<Utc>, theirs: DateTime<Utc>, after: DateTime<Utc>) -> Finding {
    let difference = if theirs < before {
        before - theirs
    } else if theirs > after {
        theirs - after
    } else {
        TimeDelta::zero()
    };
    let (state, key) = match difference {
        difference if difference >= FAR => (State::Problem, "doctor-clock-off"),
        difference if difference > CLOSE => (State::Warning, "doctor-clock-off"),
        _ => (State::Ok, "doctor-clock-good"),
    };
    let time = theirs.format("%Y-%m-%d %H:%M:%S").to_string();
    let values = [("seconds", difference.num_seconds().into()), ("time", time.into())];
    Finding::said(state, "clock", key, &values)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_clock_is_judged_by_how_far_it_is_outside_the_time_the_question_took() {
        let at = |seconds: i64| DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap();
        assert_eq!(judge(at(0), at(3), at(5)).state, State::Ok);
        assert_eq!(judge(at(0), at(-2), at(0)).state, State::Ok);
        assert_eq!(judge(at(0), at(-3), at(0)).state, State::Warning);
        assert_eq!(judge(at(0), at(65), at(5)).state, State::Problem);
    }
}
