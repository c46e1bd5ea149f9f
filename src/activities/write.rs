//! Keeping what stands in the form, throwing a draft away, and entering what a roster tells.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_async::RunQueryDsl;

use super::{ActivityId, Claim, State};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{activities, activity_evidence};
use crate::error::Result;
use crate::organizations::OrganizationId;

/// An activity as it is begun.
#[derive(Clone, Debug)]
pub struct NewActivity {
    /// Whose.
    pub user: UserId,
    /// Identity, made with the form.
    pub id: ActivityId,
    /// Whose validators decide.
    pub organization: OrganizationId,
    /// What stands in the form, as it was typed.
    pub form: serde_json::Value,
}

/// Keeps what stands in the form: a new draft, or the words of one that its owner may still change.
/// Returns false when they may not.
pub async fn keep_form(conn: &mut Conn, new: &NewActivity, now: DateTime<Utc>) -> QueryResult<bool> {
    let open: Vec<&str> = [State::Draft, State::Returned].iter().map(|state| state.word()).collect();
    let insert = diesel::insert_into(activities::table)
        .values((
            activities::user_id.eq(new.user),
            activities::id.eq(new.id),
            activities::organization_id.eq(new.organization),
            activities::state.eq(State::Draft),
            activities::form.eq(&new.form),
            activities::begun_at.eq(now),
            activities::changed_at.eq(now),
        ))
        .on_conflict((activities::user_id, activities::id))
        .do_update()
        .set((
            activities::form.eq(excluded(activities::form)),
            activities::changed_at.eq(excluded(activities::changed_at)),
        ));
    Ok(diesel::query_dsl::methods::FilterDsl::filter(insert, activities::state.eq_any(open)).execute(conn).await? == 1)
}

/// Throws a draft away with what was attached to it; twice does no harm. What was sent once stays.
/// **Call it inside the verb's transaction.**
pub async fn discard(conn: &mut Conn, user: UserId, id: ActivityId) -> QueryResult<()> {
    let draft = || activities::table.find((user, id)).filter(activities::state.eq(State::Draft));
    let its = activity_evidence::table
        .filter(activity_evidence::user_id.eq(user))
        .filter(activity_evidence::activity_id.eq_any(draft().select(activities::id)));
    diesel::delete(its).execute(conn).await?;
    diesel::delete(draft()).execute(conn).await?;
    Ok(())
}

/// Enters what somebody else tells of a person: it waits for the step that accepts it. Returns false,
/// and changes nothing, when it is there already.
pub async fn enter(conn: &mut Conn, new: &NewActivity, claim: &Claim, now: DateTime<Utc>) -> Result<bool> {
    let row = (
        activities::user_id.eq(new.user),
        activities::id.eq(new.id),
        activities::organization_id.eq(new.organization),
        activities::state.eq(State::Submitted),
        activities::form.eq(&new.form),
        activities::claim.eq(serde_json::to_value(claim)?),
        activities::occurred_on.eq(claim.occurred_on),
        activities::submitted_at.eq(now),
        activities::begun_at.eq(now),
        activities::changed_at.eq(now),
    );
    let insert = diesel::insert_into(activities::table).values(row).on_conflict_do_nothing();
    Ok(insert.execute(conn).await? == 1)
}
