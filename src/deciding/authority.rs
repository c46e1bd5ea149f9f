//! The programs that somebody answers for, by the organizations that they decide for.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::accounts::{Authority, Role};
use crate::credit::programs::{self, Program, programs};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::Organization;

/// A program, who answers for it, and by what right somebody does so for them.
pub(super) struct Answered {
    pub program: Program,
    pub organization: Organization,
    pub role: Role,
}

/// The programs that these organizations answer for.
async fn answered(conn: &mut Conn, mine: &[(Uuid, Role)], now: DateTime<Utc>) -> Result<Vec<Answered>> {
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
                let organization = programs::answers_for(conn, &program, now).await?;
                known.entry(name).or_insert(organization).clone()
            }
        };
        let Some(organization) = organization else { continue };
        let right = mine.iter().find(|(id, _)| *id == organization.id.uuid());
        if let Some((_, role)) = right {
            found.push(Answered { program, organization, role: *role });
        }
    }
    Ok(found)
}

/// The programs that somebody answers for.
pub(super) async fn programs_of(conn: &mut Conn, authority: &Authority, now: DateTime<Utc>) -> Result<Vec<Answered>> {
    answered(conn, &authority.organizations, now).await
}

/// One of them; another's is not found.
pub(super) async fn program_of(
    conn: &mut Conn,
    authority: &Authority,
    code: &str,
    now: DateTime<Utc>,
) -> Result<Answered> {
    let mine = programs_of(conn, authority, now).await?;
    mine.into_iter().find(|one| one.program.code == code).ok_or(Error::NotFound)
}

/// How many entries wait for a decision of these organizations' validators and registrars.
pub async fn how_many_wait(conn: &mut Conn, organizations: &[Uuid], now: DateTime<Utc>) -> Result<i64> {
    let mine: Vec<(Uuid, Role)> = organizations.iter().map(|id| (*id, Role::Validator)).collect();
    let answered = answered(conn, &mine, now).await?;
    let codes: Vec<String> = answered.into_iter().map(|one| one.program.code).collect();
    Ok(programs::how_many_wait(conn, &codes).await?)
}
