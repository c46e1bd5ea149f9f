//! What looks like the same training: sent twice by one person, or by several who were there.

use crate::activities::{self, Activity, Claim, Listed, State};
use crate::db::Conn;
use crate::error::Result;
use crate::organizations::OrganizationId;

/// What looks like the training of one claim.
#[derive(Debug, Default)]
pub(super) struct Likeness {
    /// The same person's, on the same day: probably sent twice.
    pub twice: Vec<Listed>,
    /// Other people's, of the same day: probably the same event.
    pub others: Vec<Listed>,
}

/// Whether both are one person's and look like the same training.
pub(super) fn is_twice(one: &Activity, other: &Activity) -> bool {
    let alike = |one: Claim, other: Claim| activities::similar(&one.title, &other.title);
    one.user_id == other.user_id && one.id != other.id && one.sent().zip(other.sent()).is_some_and(|(a, b)| alike(a, b))
}

/// Looks for it among everything of that day that was sent to the same organizations.
pub(super) async fn of(conn: &mut Conn, organizations: &[OrganizationId], activity: &Activity) -> Result<Likeness> {
    let Some(claim) = activity.sent() else { return Ok(Likeness::default()) };
    let day = activities::of_day(conn, organizations, claim.occurred_on).await?;
    let alike = day.into_iter().filter(|other| {
        (other.activity.user_id, other.activity.id) != (activity.user_id, activity.id)
            && other.activity.state != State::Withdrawn
            && other.activity.sent().is_some_and(|other| activities::similar(&claim.title, &other.title))
    });
    let (twice, others) = alike.partition(|other| other.activity.user_id == activity.user_id);
    Ok(Likeness { twice, others })
}
