//! The decisions of a validator, one transaction each: the step, what it does to the ledger, who decided
//! and why, and the message to the learner and to nobody else.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use serde_json::json;

use super::emails;
use super::forms::Acceptance;
use crate::accounts::{Role, UserId};
use crate::activities::{self, Activity, Claim, Did, NewStep, Part, Party};
use crate::app::App;
use crate::claiming;
use crate::credit::{self, Source};
use crate::db::Conn;
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::{Error, Result};
use crate::organizations;
use crate::registrar::{self, By};

/// Accepts an activity, in full or in part, and enters its minutes. Returns false when it was decided
/// already. Nobody decides on their own.
pub(super) async fn accept(
    conn: &mut Conn,
    app: &App,
    validator: UserId,
    activity: &Activity,
    acceptance: &Acceptance,
) -> Result<bool> {
    conn.transaction(async |conn| {
        let claim = activity.sent().ok_or(Error::NotFound)?;
        if is_recognized(conn, activity).await? {
            return Err(Error::Conflict("decide-recognized"));
        }
        let steps = activities::steps(conn, activity.user_id, activity.id).await?;
        let did = if activities::was_reversed(&steps) { Did::AcceptedAgain } else { Did::Accepted };
        let terms = Some(acceptance);
        let step = Decided { did, reason: &acceptance.reason, parts: &acceptance.parts, claim: None, terms };
        if !decided(conn, validator, activity, &step, app.now()).await? {
            return Ok(false);
        }
        enter(conn, activity, &claim, acceptance, app.now()).await?;
        emails::tell(conn, app, validator, (activity, &claim), &step).await?;
        Ok(true)
    })
    .await
}

/// Whether a registrar recognized it as a certificate for one program: what it counts for is theirs to say.
async fn is_recognized(conn: &mut Conn, activity: &Activity) -> Result<bool> {
    let of_it = |source: Source| matches!(source, Source::Activity { activity: id, .. } if id == activity.id.uuid());
    let entries = credit::entries_of(conn, activity.user_id).await?;
    Ok(entries.iter().any(|entry| of_it(entry.source) && entry.facts.only.is_some()))
}

/// Writes the minutes of each part into the ledger, and what the rules make of them.
pub(super) async fn enter(
    conn: &mut Conn,
    activity: &Activity,
    claim: &Claim,
    acceptance: &Acceptance,
    now: DateTime<Utc>,
) -> Result<()> {
    let zone = organizations::by_id(conn, activity.organization_id).await?.zone();
    let steps = activities::steps(conn, activity.user_id, activity.id).await?;
    // What a roster tells, nobody had to report.
    let reported_on = activities::first_sent(&steps).map(|at| at.with_timezone(&zone).date_naive());
    for (part, number) in acceptance.parts.iter().zip(1_i16..) {
        let mut entry = claiming::entry(conn, activity.id, number, claim, part, reported_on).await?;
        entry.facts.late_reason = acceptance.late_reason.clone();
        entry.facts.approved_on = acceptance.approved_on;
        entry.facts.teaches = acceptance.teaches.clone();
        let entered = credit::enter_again(conn, activity.user_id, &entry, now).await?;
        credit::award(conn, activity.user_id, entered.id, now).await?;
    }
    Ok(())
}

/// Asks the learner something; it waits for the answer.
pub(super) async fn ask(
    conn: &mut Conn,
    app: &App,
    validator: UserId,
    activity: &Activity,
    question: &str,
) -> Result<bool> {
    without_minutes(conn, app, validator, activity, Did::Returned, question).await
}

/// Rejects it, for a reason that the learner reads.
pub(super) async fn reject(
    conn: &mut Conn,
    app: &App,
    validator: UserId,
    activity: &Activity,
    reason: &str,
) -> Result<bool> {
    without_minutes(conn, app, validator, activity, Did::Rejected, reason).await
}

async fn without_minutes(
    conn: &mut Conn,
    app: &App,
    validator: UserId,
    activity: &Activity,
    did: Did,
    reason: &str,
) -> Result<bool> {
    conn.transaction(async |conn| {
        let claim = activity.sent().ok_or(Error::NotFound)?;
        let step = Decided { did, reason, parts: &[], claim: None, terms: None };
        if !decided(conn, validator, activity, &step, app.now()).await? {
            return Ok(false);
        }
        emails::tell(conn, app, validator, (activity, &claim), &step).await?;
        Ok(true)
    })
    .await
}

/// Takes back that it was accepted: every entry of it by a new one with as many minutes less (rule R21).
pub(super) async fn reverse(
    conn: &mut Conn,
    app: &App,
    validator: UserId,
    activity: &Activity,
    reason: &str,
) -> Result<bool> {
    conn.transaction(async |conn| {
        let (user, now) = (activity.user_id, app.now());
        let claim = activity.sent().ok_or(Error::NotFound)?;
        let before = registrar::accepted_before(conn, app, user).await?;
        let step = Decided { did: Did::Reversed, reason, parts: &[], claim: None, terms: None };
        if !decided(conn, validator, activity, &step, now).await? {
            return Ok(false);
        }
        let of_it =
            |source: Source| matches!(source, Source::Activity { activity: id, .. } if id == activity.id.uuid());
        let by = By { actor: validator, role: Some(Role::Validator), why: reason };
        for entry in credit::entries_of(conn, user).await? {
            if entry.reverses.is_none() && of_it(entry.source) {
                let taken = credit::reverse(conn, user, entry.id, now).await?;
                credit::award(conn, user, taken.id, now).await?;
                registrar::recognized_no_more(conn, app, by, &entry, now).await?;
            }
        }
        emails::tell(conn, app, validator, (activity, &claim), &step).await?;
        // What was certified with it is put right in the same moment (rule R22).
        registrar::after_taking_back(conn, app, by, &before, now).await?;
        Ok(true)
    })
    .await
}

/// A decision that is being carried out.
pub(super) struct Decided<'a> {
    /// What is done.
    pub did: Did,
    /// Why.
    pub reason: &'a str,
    /// What it is accepted as.
    pub parts: &'a [Part],
    /// What it is now said to be, where a roster says it anew.
    pub claim: Option<&'a Claim>,
    /// On which terms it is accepted: why although it was late, and when it was approved beforehand.
    pub terms: Option<&'a Acceptance>,
}

/// Takes the step and writes the decision down. **Called inside the verb's transaction.**
pub(super) async fn decided(
    conn: &mut Conn,
    validator: UserId,
    activity: &Activity,
    step: &Decided<'_>,
    now: DateTime<Utc>,
) -> Result<bool> {
    if validator == activity.user_id {
        return Err(Error::Forbidden);
    }
    let Decided { did, reason, parts, claim, terms } = *step;
    let new = NewStep { did, actor: validator, party: Party::Validator, reason, claim, parts };
    if !activities::step(conn, activity.user_id, activity.id, &new, now).await? {
        return Ok(false);
    }
    // What was claimed stands on both sides, so that only what changed of it is told as a change.
    let said = claim.map_or_else(|| activity.claim.clone().unwrap_or_default(), |claim| json!(claim));
    let mut after = json!({ "state": did.leads_to().word(), "claim": said, "parts": parts });
    if let Some(late) = terms.and_then(|terms| terms.late_reason.as_deref()) {
        after["late_reason"] = late.into();
    }
    if let Some(day) = terms.and_then(|terms| terms.approved_on) {
        after["approved_on"] = json!(day);
    }
    let decision = NewDecision {
        actor: Actor::Role(validator, Role::Validator),
        organization: Some(activity.organization_id),
        subject: Subject { kind: SubjectKind::Activity, id: activity.id.uuid() },
        about: said["title"].as_str().unwrap_or_default(),
        person: Some(activity.user_id),
        outcome: did.word(),
        reason,
        before: json!({ "state": activity.state.word(), "claim": activity.claim }),
        after,
    };
    decisions::record(conn, &decision, now).await?;
    Ok(true)
}
