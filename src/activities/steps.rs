//! The steps of an activity: what was done with it, by whom and why. They only grow.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Jsonb, Nullable, Text, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;

use super::{ActivityId, Claim, Part, State};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{activities, activity_steps};
use crate::error::Result;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// Its owner sent it.
    Submitted,
    /// A validator asked something.
    Returned,
    /// Its owner answered, and it waits again.
    Replied,
    /// A validator accepted it.
    Accepted,
    /// A validator accepted it again, after that was taken back once.
    AcceptedAgain,
    /// A validator rejected it.
    Rejected,
    /// Its owner took it back.
    Withdrawn,
    /// A validator took back that it was accepted (rule R21).
    Reversed,
}

impl Did {
    const ALL: [Did; 7] =
        [Did::Submitted, Did::Returned, Did::Replied, Did::Accepted, Did::Rejected, Did::Withdrawn, Did::Reversed];

    /// The word in the database and in messages.
    pub fn word(self) -> &'static str {
        match self {
            Did::Submitted => "submitted",
            Did::Returned => "returned",
            Did::Replied => "replied",
            Did::Accepted | Did::AcceptedAgain => "accepted",
            Did::Rejected => "rejected",
            Did::Withdrawn => "withdrawn",
            Did::Reversed => "reversed",
        }
    }

    /// Whether a validator does it.
    pub fn is_decision(self) -> bool {
        matches!(self, Did::Returned | Did::Accepted | Did::AcceptedAgain | Did::Rejected | Did::Reversed)
    }

    /// The state that it leads to.
    pub fn leads_to(self) -> State {
        self.between().1
    }

    /// The states that it may follow, and the one that it leads to.
    fn between(self) -> (&'static [State], State) {
        match self {
            Did::Submitted => (&[State::Draft, State::Returned], State::Submitted),
            Did::Returned => (&[State::Submitted], State::Returned),
            Did::Replied => (&[State::Returned], State::Submitted),
            Did::Accepted => (&[State::Submitted], State::Accepted),
            Did::AcceptedAgain => (&[State::Rejected], State::Accepted),
            Did::Rejected => (&[State::Submitted, State::Returned], State::Rejected),
            Did::Withdrawn => (&[State::Submitted, State::Returned], State::Withdrawn),
            Did::Reversed => (&[State::Accepted], State::Rejected),
        }
    }
}

/// As what somebody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// Its owner.
    Learner,
    /// Who decides.
    Validator,
}

impl Party {
    fn word(self) -> &'static str {
        match self {
            Party::Learner => "learner",
            Party::Validator => "validator",
        }
    }
}

/// A step that was taken.
#[derive(Clone, Debug)]
pub struct Step {
    /// Counted from one.
    pub number: i32,
    /// What was done.
    pub did: Did,
    /// By whom.
    pub actor: UserId,
    /// What they said; may be empty.
    pub reason: String,
    /// What it was accepted as.
    pub parts: Vec<Part>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A step to take.
#[derive(Clone, Copy, Debug)]
pub struct NewStep<'a> {
    /// What is done.
    pub did: Did,
    /// By whom.
    pub actor: UserId,
    /// As what.
    pub party: Party,
    /// What they say; may be empty.
    pub reason: &'a str,
    /// What is sent, at steps of the owner that send something.
    pub claim: Option<&'a Claim>,
    /// What it is accepted as.
    pub parts: &'a [Part],
}

/// Takes a step. Returns false, and changes nothing, when the activity is not where this step begins:
/// it was pressed twice, or somebody else was faster. **Call it inside the verb's transaction.**
pub async fn step(
    conn: &mut Conn,
    user: UserId,
    activity: ActivityId,
    step: &NewStep<'_>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let (from, to) = step.did.between();
    let from: Vec<&str> = from.iter().map(|state| state.word()).collect();
    let there = activities::table.find((user, activity)).filter(activities::state.eq_any(from));
    // The lock on the row puts the steps in order.
    let to = (activities::state.eq(to), activities::changed_at.eq(now));
    let moved = match step.claim {
        Some(claim) => {
            let sent = (
                activities::claim.eq(serde_json::to_value(claim)?),
                activities::occurred_on.eq(claim.occurred_on),
                activities::submitted_at.eq(now),
            );
            diesel::update(there).set((to, sent)).execute(conn).await?
        }
        None => diesel::update(there).set(to).execute(conn).await?,
    };
    if moved == 0 {
        return Ok(false);
    }
    let claim = step.claim.map(serde_json::to_value).transpose()?;
    let parts = if step.parts.is_empty() { None } else { Some(serde_json::to_value(step.parts)?) };
    diesel::sql_query(
        "insert into activity_steps (user_id, activity_id, number, did, actor_id, role, reason, claim, parts, at)
         select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9
         from activity_steps where user_id = $1 and activity_id = $2",
    )
    .bind::<Uuid, _>(user)
    .bind::<Uuid, _>(activity)
    .bind::<Text, _>(step.did.word())
    .bind::<Uuid, _>(step.actor)
    .bind::<Text, _>(step.party.word())
    .bind::<Text, _>(step.reason)
    .bind::<Nullable<Jsonb>, _>(claim)
    .bind::<Nullable<Jsonb>, _>(parts)
    .bind::<Timestamptz, _>(now)
    .execute(conn)
    .await?;
    Ok(true)
}

/// When an activity was first sent; none for what was never sent by its owner.
pub fn first_sent(steps: &[Step]) -> Option<DateTime<Utc>> {
    steps.iter().find(|step| step.did == Did::Submitted).map(|step| step.at)
}

/// Whether it was accepted once and that was taken back since: only then can it be accepted again.
pub fn was_reversed(steps: &[Step]) -> bool {
    steps.iter().rfind(|step| step.did.is_decision()).is_some_and(|step| step.did == Did::Reversed)
}

type StepRow = (i32, String, UserId, String, Option<serde_json::Value>, DateTime<Utc>);

/// The steps of an activity, the first one first.
pub async fn steps(conn: &mut Conn, user: UserId, activity: ActivityId) -> Result<Vec<Step>> {
    let rows: Vec<StepRow> = activity_steps::table
        .filter(activity_steps::user_id.eq(user).and(activity_steps::activity_id.eq(activity)))
        .order(activity_steps::number)
        .select((
            activity_steps::number,
            activity_steps::did,
            activity_steps::actor_id,
            activity_steps::reason,
            activity_steps::parts,
            activity_steps::at,
        ))
        .load(conn)
        .await?;
    let read = |(number, did, actor, reason, parts, at): StepRow| {
        let did = Did::ALL.into_iter().find(|one| one.word() == did)?;
        let parts = parts.and_then(|parts| serde_json::from_value(parts).ok()).unwrap_or_default();
        Some(Step { number, did, actor, reason, parts, at })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}
