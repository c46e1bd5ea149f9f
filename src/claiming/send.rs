//! The learner's verbs, one transaction each: keep, send, reply, withdraw, throw away.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;

use crate::accounts::{self, Role, UserId};
use crate::activities::{self, Activity, ActivityId, Claim, Did, FileId, NewActivity, NewFile, NewStep, Party};
use crate::cohorts;
use crate::credit::programs;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::{self, Organization};

/// Whose validators decide on somebody's training: the authority of the program that they joined last, if it
/// has validators here; else the organization of the cohort that began last; and for those in none the one
/// that this site belongs to.
pub(super) async fn addressee(conn: &mut Conn, user: UserId, now: DateTime<Utc>) -> Result<Organization> {
    for authority in programs::authorities_of(conn, user, now.date_naive()).await? {
        if let Some(organization) = organizations::by_name(conn, &authority).await?
            && accounts::is_there(conn, organization.id.uuid(), Role::Validator).await?
        {
            return Ok(organization);
        }
    }
    if let Some((cohort, _)) = cohorts::memberships(conn, user).await?.into_iter().next() {
        return organizations::by_id(conn, cohort.organization_id).await;
    }
    organizations::home(conn).await?.ok_or(Error::NotFound)
}

/// Keeps the words of the form, what came with it and what is taken out. Returns false when it can't be
/// changed any more.
pub(super) async fn keep(
    conn: &mut Conn,
    new: &NewActivity,
    files: &[NewFile],
    remove: &[FileId],
    now: DateTime<Utc>,
) -> Result<bool> {
    conn.transaction(async |conn| {
        if !activities::keep_form(conn, new, now).await? {
            return Ok(false);
        }
        for file in files {
            activities::attach(conn, new.user, new.id, file, now).await?;
        }
        for file in remove {
            activities::detach(conn, new.user, *file, now).await?;
        }
        Ok(true)
    })
    .await
}

/// Sends a claim. Sent twice, it is sent once.
pub(super) async fn send(conn: &mut Conn, activity: &Activity, claim: &Claim, now: DateTime<Utc>) -> Result<bool> {
    conn.transaction(async |conn| learner_step(conn, activity, Did::Submitted, "", Some(claim), now).await).await
}

/// Answers a validator's question, with files or without.
pub(super) async fn reply(
    conn: &mut Conn,
    activity: &Activity,
    claim: &Claim,
    text: &str,
    files: &[NewFile],
    now: DateTime<Utc>,
) -> Result<bool> {
    conn.transaction(async |conn| {
        for file in files.iter().filter(|_| activity.is_open()) {
            activities::attach(conn, activity.user_id, activity.id, file, now).await?;
        }
        learner_step(conn, activity, Did::Replied, text, Some(claim), now).await
    })
    .await
}

/// Takes it back.
pub(super) async fn withdraw(conn: &mut Conn, activity: &Activity, now: DateTime<Utc>) -> Result<bool> {
    conn.transaction(async |conn| learner_step(conn, activity, Did::Withdrawn, "", None, now).await).await
}

/// Throws a draft away.
pub(super) async fn discard(conn: &mut Conn, user: UserId, id: ActivityId) -> Result<()> {
    conn.transaction(async |conn| Ok(activities::discard(conn, user, id).await?)).await
}

async fn learner_step(
    conn: &mut Conn,
    activity: &Activity,
    did: Did,
    reason: &str,
    claim: Option<&Claim>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let actor = activity.user_id;
    let step = NewStep { did, actor, party: Party::Learner, reason, claim, parts: &[] };
    activities::step(conn, activity.user_id, activity.id, &step, now).await
}

/// Attaches files to what may still be changed.
pub(super) async fn attach(conn: &mut Conn, activity: &Activity, files: &[NewFile], now: DateTime<Utc>) -> Result<()> {
    conn.transaction(async |conn| {
        for file in files.iter().filter(|_| activity.is_open()) {
            activities::attach(conn, activity.user_id, activity.id, file, now).await?;
        }
        Ok(())
    })
    .await
}
