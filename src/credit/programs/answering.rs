//! Who answers for programs, and how soon a validator has to.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::enrollments::{Holder, enrollments_of, enrollments_of_people};
use super::{Program, programs};
use crate::accounts::{self, Role, UserId};
use crate::db::Conn;
use crate::error::Result;
use crate::organizations::{self, Organization, OrganizationId};

/// The step of an approval that a validator takes, as rule sets call it.
pub(super) const VALIDATOR: &str = "validator";

fn find<'p>(all: &'p [Program], code: &str) -> Option<&'p Program> {
    all.iter().find(|program| program.code == code)
}

/// Who answers for a program here: the organization that its rules name as their authority, if it has validators or
/// registrars on this site; else the one that the site belongs to. The same that training done elsewhere goes to.
pub async fn answers_for(conn: &mut Conn, program: &Program, now: DateTime<Utc>) -> Result<Option<Organization>> {
    let rules = &program.current(now.date_naive()).rules;
    let named = match &rules.program.authority {
        Some(name) => organizations::by_name(conn, name).await?,
        None => None,
    };
    if let Some(organization) = named {
        let id = organization.id.uuid();
        for role in [Role::Validator, Role::Registrar] {
            if accounts::is_there(conn, id, role).await? {
                return Ok(Some(organization));
            }
        }
    }
    organizations::home(conn).await
}

/// The same of the program with this code; nobody where there are no such rules.
pub async fn organization_of(conn: &mut Conn, code: &str, now: DateTime<Utc>) -> Result<Option<OrganizationId>> {
    let all = programs(conn).await?;
    let Some(program) = find(&all, code) else { return Ok(None) };
    Ok(answers_for(conn, program, now).await?.map(|organization| organization.id))
}

/// The authorities of the programs that somebody is in, the one that they joined last first.
pub async fn authorities_of(conn: &mut Conn, person: UserId, today: NaiveDate) -> Result<Vec<String>> {
    let mut mine = enrollments_of(conn, Holder::Person(person)).await?;
    if mine.is_empty() {
        return Ok(Vec::new());
    }
    let all = programs(conn).await?;
    mine.sort_by_key(|enrollment| std::cmp::Reverse(enrollment.id.uuid()));
    let authority = |code: &str| find(&all, code)?.current(today).rules.program.authority.clone();
    Ok(mine.iter().filter_map(|enrollment| authority(&enrollment.program)).collect())
}

/// In how many days the rules of their programs have a validator answer each of these people; the shortest
/// where there are several. Who is in no program whose rules say so is left out.
pub async fn due_days_of(conn: &mut Conn, people: &[UserId], today: NaiveDate) -> Result<HashMap<UserId, u32>> {
    let enrollments = enrollments_of_people(conn, people).await?;
    let mut days: HashMap<UserId, u32> = HashMap::new();
    if enrollments.is_empty() {
        return Ok(days);
    }
    let all = programs(conn).await?;
    for enrollment in enrollments {
        let Holder::Person(person) = enrollment.holder else { continue };
        let Some(program) = find(&all, &enrollment.program) else { continue };
        let steps = &program.current(today).rules.approval.steps;
        if let Some(due) = steps.iter().filter(|step| step.role == VALIDATOR).find_map(|step| step.due_days) {
            days.entry(person).and_modify(|days| *days = due.min(*days)).or_insert(due);
        }
    }
    Ok(days)
}
