//! The steps of an approval: a period that was handed in passes them in order, the last of them decides.
//!
//! A step of a `validator` is passed by a validator of the organization that the holder's library belongs to; every
//! other is the registrar's, whose decision is the last word. Rules that name no steps leave all to the registrar.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::answering::VALIDATOR;
use super::enrollments::{EnrollmentId, still_there};
use super::handed_in::waiting;
use super::periods::{Decider, PeriodId, PeriodState, write_down};
use super::standing::{Standing, standings_in};

use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{kept_standings, period_steps, periods};
use crate::error::Result;
use crate::organizations::OrganizationId;

/// A step that a period has passed.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = period_steps)]
pub struct PassedStep {
    /// Of which period.
    pub period_id: PeriodId,
    /// Of which time that it was handed in.
    pub submitted_at: DateTime<Utc>,
    /// When it was passed.
    pub passed_at: DateTime<Utc>,
}

/// Whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Which step, counted from one.
    pub number: i16,
    /// Who takes it, by the word of the rules.
    pub role: String,
    /// On which day it is due, in the program's zone, where the rules say it.
    pub due: Option<NaiveDate>,
}

impl Turn {
    /// Whether a validator takes it.
    pub fn is_validators(&self) -> bool {
        self.role == VALIDATOR
    }
}

impl Standing {
    /// Whose turn it is, of the steps that its period has passed; none where it was not handed in, or the rules name no
    /// steps.
    pub fn turn(&self, passed: &[PassedStep]) -> Option<Turn> {
        if self.kept.state != PeriodState::Submitted {
            return None;
        }
        let now = || passed.iter().filter(|step| step.submitted_at == self.kept.since);
        let steps = &self.rules.approval.steps;
        let step = steps.get(now().count()).or(steps.last())?;
        let since = now().map(|step| step.passed_at).max().unwrap_or(self.kept.since);
        let zone = self.rules.program.time_zone;
        let due = step.due_days.map(|days| zone.day(since + TimeDelta::days(days.into())));
        Some(Turn { number: i16::try_from(now().count()).ok()?.checked_add(1)?, role: step.role.clone(), due })
    }
}

/// The steps that the periods of these holders have passed, ever.
pub async fn steps_passed(conn: &mut Conn, holders: &[Uuid]) -> QueryResult<HashMap<PeriodId, Vec<PassedStep>>> {
    let all: Vec<PassedStep> = PassedStep::query().filter(period_steps::holder_id.eq_any(holders)).load(conn).await?;
    let mut by_period: HashMap<PeriodId, Vec<PassedStep>> = HashMap::new();
    for step in all {
        by_period.entry(step.period_id).or_default().push(step);
    }
    Ok(by_period)
}

/// Passes a step, with a word about it. Returns false, and changes nothing, where it was passed or decided before.
pub async fn pass_step(
    conn: &mut Conn,
    standing: &Standing,
    turn: &Turn,
    by: Decider,
    remark: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let of = &standing.kept;
    conn.transaction(async |conn| {
        let handed_in: Option<PeriodId> = periods::table
            .find((of.holder, of.id))
            .filter(periods::submitted_at.eq(of.since))
            .filter(periods::renewed_at.is_null().and(periods::exempt_at.is_null()))
            .select(periods::id)
            .for_update()
            .first(conn)
            .await
            .optional()?;
        let row = (
            period_steps::holder_id.eq(of.holder),
            period_steps::period_id.eq(of.id),
            period_steps::submitted_at.eq(of.since),
            period_steps::number.eq(turn.number),
            period_steps::role.eq(&turn.role),
            period_steps::passed_by.eq(by.id),
            period_steps::passed_at.eq(now),
        );
        let insert = diesel::insert_into(period_steps::table).values(row).on_conflict_do_nothing();
        if handed_in.is_none() || insert.execute(conn).await? == 0 {
            return Ok(false);
        }
        let step = (json!({ "step": turn.number }), json!({ "step": turn.number + 1 }));
        write_down(conn, standing, by, ("passed_on", remark), step, now).await?;
        Ok(true)
    })
    .await
}

/// What was handed in by those whose library belongs to one of these organizations, and waits for a validator, with
/// whose turn it is.
pub async fn waiting_for_validators(
    conn: &mut Conn,
    app: &App,
    organizations: &[OrganizationId],
) -> Result<Vec<(Standing, Turn)>> {
    let keys: Vec<(Uuid, EnrollmentId)> = kept_standings::table
        .filter(kept_standings::organization_id.eq_any(organizations))
        .filter(kept_standings::enrollment_id.eq_any(waiting()))
        .select((kept_standings::holder_id, kept_standings::enrollment_id))
        .load(conn)
        .await?;
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let enrollments = still_there(conn, &keys).await?;
    let holders: Vec<Uuid> = keys.iter().map(|(holder, _)| *holder).collect();
    let passed = steps_passed(conn, &holders).await?;
    let turn = |standing: Standing| {
        let steps = passed.get(&standing.kept.id).map(Vec::as_slice).unwrap_or_default();
        let turn = standing.turn(steps).filter(Turn::is_validators)?;
        Some((standing, turn))
    };
    let mut all: Vec<(Standing, Turn)> =
        standings_in(conn, app, &enrollments).await?.into_iter().filter_map(turn).collect();
    all.sort_by_key(|(standing, turn)| (turn.due, standing.kept.since));
    Ok(all)
}
