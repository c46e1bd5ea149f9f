//! Entering what was shown: an accepted activity and its minutes for each who was there, in one transaction.

use diesel_async::AsyncConnection;
use serde_json::json;

use super::form::{Event, EventForm};
use super::plan::{Outcome, Plan, activity_id, event_id};
use crate::accounts::{Role, UserId};
use crate::activities::{self, Activity, ActivityId, Claim, Did, NewActivity};
use crate::app::App;
use crate::attendance::Report;
use crate::credit::programs;
use crate::db::Conn;
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::Result;
use crate::organizations::OrganizationId;
use crate::validating::decide::{self, Decided};
use crate::validating::emails;
use crate::validating::forms::Acceptance;

/// For whom, by whom, and what.
pub(super) struct Roster<'a> {
    pub organization: OrganizationId,
    pub validator: UserId,
    pub event: &'a Event,
    pub report: &'a Report,
    pub form: &'a EventForm,
}

/// Does what the plan with the form's fingerprint says, or nothing at all. When the plan is another one
/// by now it is given back instead, to look at again.
pub(super) async fn enter(conn: &mut Conn, app: &App, roster: &Roster<'_>) -> Result<std::result::Result<usize, Plan>> {
    let Roster { organization, validator, event, report, form } = *roster;
    conn.transaction(async |conn| {
        let plan = Plan::of(conn, organization, validator, event, report, form).await?;
        if plan.print(event) != form.print {
            return Ok(Err(plan));
        }
        let people: Vec<UserId> = plan.lines.iter().filter_map(|line| Some(line.person.as_ref()?.id)).collect();
        programs::hold_people(conn, &people).await?;
        let mut entered = 0;
        for line in &plan.lines {
            let (Some(person), Outcome::Enter(minutes)) = (&line.person, &line.outcome) else { continue };
            let id = activity_id(organization, event, person.id);
            entered += usize::from(one(conn, app, roster, person.id, id, &event.claim(*minutes)).await?);
        }
        let decision = NewDecision {
            actor: Actor::Role(validator, Role::Validator),
            organization: Some(organization),
            subject: Subject { kind: SubjectKind::Attendance, id: event_id(organization, event) },
            about: &event.title,
            person: None,
            outcome: "entered",
            reason: "",
            before: json!({}),
            after: json!({ "title": event.title, "held_on": event.held_on, "people": entered }),
        };
        decisions::record(conn, &decision, app.now()).await?;
        Ok(Ok(entered))
    })
    .await
}

async fn one(
    conn: &mut Conn,
    app: &App,
    roster: &Roster<'_>,
    user: UserId,
    id: ActivityId,
    claim: &Claim,
) -> Result<bool> {
    let now = app.now();
    let new = NewActivity { user, id, organization: roster.organization, form: json!({}) };
    let first = activities::enter(conn, &new, claim, now).await?;
    let activity: Activity = activities::one(conn, user, id).await?;
    // Taken back once, and now the report says it after all.
    let did = match first {
        true => Did::Accepted,
        false if activities::was_reversed(&activities::steps(conn, user, id).await?) => Did::AcceptedAgain,
        false => return Ok(false),
    };
    let acceptance = Acceptance::in_full(claim, "");
    let step =
        Decided { did, reason: "", parts: &acceptance.parts, claim: Some(claim).filter(|_| !first), terms: None };
    if !decide::decided(conn, roster.validator, &activity, &step, now).await? {
        return Ok(false);
    }
    decide::enter(conn, &activity, claim, &acceptance, now).await?;
    emails::tell(conn, app, roster.validator, (&activity, claim), &step).await?;
    Ok(true)
}
