//! The steps of an approval: a period that was handed in passes them in order, the last of them decides.
//!
//! A step of a `validator` is passed by a validator of the organization that the holder's library belongs to; every
//! other is the registrar's, whose decision is the last word. Rules that name no steps leave all to the registrar, and so
//! does an organization that has no validator.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::answering::VALIDATOR;
use super::enrollments::{Enrollment, EnrollmentId, still_there};
use super::handed_in::waiting;
use super::periods::{Decider, KeptPeriod, PeriodId, PeriodState, periods_of, write_down};
use super::standing::Standing;
use super::{Period, programs};
use crate::accounts::{self, Role};
use crate::app::App;
use crate::credit::rules::RuleSet;
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
    /// Whose turn it is, of the steps that its period has passed; none where it was not handed in, has passed them all,
    /// or the rules name none.
    pub fn turn(&self, passed: &[PassedStep]) -> Option<Turn> {
        turn(&self.kept, &self.rules, passed)
    }
}

fn turn(kept: &KeptPeriod, rules: &RuleSet, passed: &[PassedStep]) -> Option<Turn> {
    if kept.state != PeriodState::Submitted {
        return None;
    }
    let now = || passed.iter().filter(|step| step.submitted_at == kept.since);
    let step = rules.approval.steps.get(now().count())?;
    let since = now().map(|step| step.passed_at).max().unwrap_or(kept.since);
    let zone = rules.program.time_zone;
    let due = step.due_days.map(|days| zone.day(since + TimeDelta::days(days.into())));
    Some(Turn { number: i16::try_from(now().count()).ok()?.checked_add(1)?, role: step.role.clone(), due })
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

/// A period that was handed in and waits for a validator.
#[derive(Clone, Debug)]
pub struct Awaited {
    /// Whose, and in which program.
    pub enrollment: Enrollment,
    /// Which period.
    pub kept: KeptPeriod,
    /// Whose turn it is.
    pub turn: Turn,
}

/// What was handed in by those whose library belongs to one of these organizations, and waits for a validator: what is
/// due first comes first. What it comes to is not worked out.
pub async fn waiting_for_validators(
    conn: &mut Conn,
    app: &App,
    organizations: &[OrganizationId],
) -> Result<Vec<Awaited>> {
    awaited(conn, app, Some(organizations)).await
}

/// Of whom something was handed in that a validator looks at before the registrar: their library's organization has one.
pub(super) async fn left_to_validators(conn: &mut Conn, app: &App) -> Result<Vec<Enrollment>> {
    let mut all: Vec<_> = awaited(conn, app, None).await?.into_iter().map(|one| one.enrollment).collect();
    let checked = with_validators(conn, &all).await?;
    all.retain(|enrollment| checked.contains(&enrollment.id));
    Ok(all)
}

/// What waits for a validator, of these organizations or of all.
async fn awaited(conn: &mut Conn, app: &App, organizations: Option<&[OrganizationId]>) -> Result<Vec<Awaited>> {
    let now = app.now();
    let mut programs = programs(conn).await?;
    programs.retain(|program| program.versions.iter().any(|kept| asks_validators(&kept.rules)));
    let codes: Vec<&str> = programs.iter().map(|program| program.code.as_str()).collect();
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = kept_standings::table
        .filter(kept_standings::program.eq_any(codes))
        .filter(kept_standings::enrollment_id.eq_any(waiting()))
        .select((kept_standings::holder_id, kept_standings::enrollment_id))
        .into_boxed();
    if let Some(organizations) = organizations {
        found = found.filter(kept_standings::organization_id.eq_any(organizations));
    }
    let keys: Vec<(Uuid, EnrollmentId)> = found.load(conn).await?;
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let holders: Vec<Uuid> = keys.iter().map(|(holder, _)| *holder).collect();
    let (passed, mut periods) = (steps_passed(conn, &holders).await?, periods_of(conn, &holders).await?);
    let mut all = Vec::with_capacity(keys.len());
    for enrollment in still_there(conn, &keys).await? {
        let Some(program) = programs.iter().find(|program| program.code == enrollment.program) else { continue };
        let today = program.current(now.date_naive()).rules.program.time_zone.day(now);
        for kept in periods.extract_if(.., |kept| kept.enrollment == enrollment.id) {
            let period = Period { since: enrollment.since, ..kept.period.clone() };
            let Some(known) = program.rules_for(&period, today, None) else { continue };
            let steps = passed.get(&kept.id).map(Vec::as_slice).unwrap_or_default();
            let turn = turn(&kept, &known.rules, steps).filter(Turn::is_validators);
            all.extend(turn.map(|turn| Awaited { enrollment: enrollment.clone(), kept, turn }));
        }
    }
    all.sort_by_key(|one| (one.turn.due, one.kept.since));
    Ok(all)
}

fn asks_validators(rules: &RuleSet) -> bool {
    rules.approval.steps.iter().any(|step| step.role == VALIDATOR)
}

/// Those of them whose library's organization has a validator, who can look at it first.
pub async fn with_validators(conn: &mut Conn, enrolled: &[Enrollment]) -> QueryResult<HashSet<EnrollmentId>> {
    let holders: Vec<Uuid> = enrolled.iter().map(|enrollment| enrollment.holder.uuid()).collect();
    let places: Vec<(EnrollmentId, OrganizationId)> = kept_standings::table
        .filter(kept_standings::holder_id.eq_any(holders))
        .select((kept_standings::enrollment_id, kept_standings::organization_id))
        .load(conn)
        .await?;
    let mut there: HashMap<OrganizationId, bool> = HashMap::new();
    let mut found = HashSet::new();
    for (enrollment, organization) in places {
        let is_there = match there.get(&organization) {
            Some(known) => *known,
            None => {
                let is_there = accounts::is_there(conn, organization.uuid(), Role::Validator).await?;
                *there.entry(organization).or_insert(is_there)
            }
        };
        if is_there {
            found.insert(enrollment);
        }
    }
    Ok(found)
}
