//! The programs that somebody answers for, by the organizations that they decide for.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Program, answers_for, programs, programs_and_measures};
use crate::accounts::Role;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::Organization;

/// A program, who answers for it, and by what right somebody does so for them.
pub struct Answered {
    /// The program.
    pub program: Program,
    /// Who answers for it.
    pub organization: Organization,
    /// By what right.
    pub role: Role,
}

/// The programs that somebody answers for who has these roles in these organizations.
pub async fn answered_by(conn: &mut Conn, mine: &[(Uuid, Role)], now: DateTime<Utc>) -> Result<Vec<Answered>> {
    if mine.is_empty() {
        return Ok(Vec::new());
    }
    let mut known: HashMap<String, Option<Organization>> = HashMap::new();
    let mut found = Vec::new();
    for program in programs(conn).await? {
        let name = program.current(now.date_naive()).rules.program.authority.clone().unwrap_or_default();
        let organization = match known.get(&name) {
            Some(known) => known.clone(),
            None => {
                let organization = answers_for(conn, &program, now).await?;
                known.entry(name).or_insert(organization).clone()
            }
        };
        let Some(organization) = organization else { continue };
        if let Some(role) = right(mine, &organization) {
            found.push(Answered { program, organization, role });
        }
    }
    Ok(found)
}

/// One of them; another's is not found.
pub async fn answered(conn: &mut Conn, mine: &[(Uuid, Role)], code: &str, now: DateTime<Utc>) -> Result<Answered> {
    let all = programs(conn).await?;
    among(conn, all, mine, code, now).await
}

/// The same, or a measure that has to be approved: nobody is in it, so there are only its rules.
pub async fn answered_rules(
    conn: &mut Conn,
    mine: &[(Uuid, Role)],
    code: &str,
    now: DateTime<Utc>,
) -> Result<Answered> {
    let all = programs_and_measures(conn).await?;
    among(conn, all, mine, code, now).await
}

async fn among(
    conn: &mut Conn,
    all: Vec<Program>,
    mine: &[(Uuid, Role)],
    code: &str,
    now: DateTime<Utc>,
) -> Result<Answered> {
    let program = all.into_iter().find(|program| program.code == code).ok_or(Error::NotFound)?;
    let organization = answers_for(conn, &program, now).await?.ok_or(Error::NotFound)?;
    let role = right(mine, &organization).ok_or(Error::NotFound)?;
    Ok(Answered { program, organization, role })
}

/// By what right somebody with these roles answers for an organization.
fn right(mine: &[(Uuid, Role)], organization: &Organization) -> Option<Role> {
    mine.iter().find(|(id, _)| *id == organization.id.uuid()).map(|(_, role)| *role)
}
