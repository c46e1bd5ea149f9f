//! Joining two accounts of one person, in one transaction; and letting go of an address.

use diesel_async::AsyncConnection;
use serde_json::json;

use super::bring::bring;
use super::late::BringLate;
use super::programs::{Same, same_programs};
use super::refused::{Refusal, refusals};
use super::repeats;
use super::sums::Sums;
use crate::accounts::UserId;
use crate::accounts::joins::{self, Pair};
use crate::app::App;
use crate::credit::programs::{hold_people, leave_program};
use crate::db::Conn;
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::Result;
use crate::{credit, organizations};

/// Joins the one account into the other. `Ok(Err(…))` says what somebody else has to settle first; nothing was changed
/// then.
pub async fn join(conn: &mut Conn, app: &App, pair: Pair) -> Result<std::result::Result<(), Vec<Refusal>>> {
    let now = app.now();
    conn.transaction(async |conn| {
        // Both, in the order of their ids; what is entered or decided about either at this moment is there, or waits.
        hold_people(conn, &[pair.from, pair.into]).await?;
        let refused = refusals(conn, app, pair).await?;
        if !refused.is_empty() {
            return Ok(Err(refused));
        }
        let sums = Sums::of(conn, pair.from).await?;
        // What is known of the two as long as they are two.
        let repeats = repeats::of(conn, pair).await?;
        for same in same_programs(conn, pair).await? {
            if let Same::Left(enrollment) = same {
                leave_program(conn, &enrollment, now).await?;
            }
        }
        bring(conn, app, pair).await?;
        credit::settle_joined(conn, pair.into, &repeats, now).await?;
        let came = serde_json::to_value(sums)?;
        note(conn, app, pair.into, "account_joined", json!({ "account_left": pair.from }), came).await?;
        joins::tell(conn, app, pair).await?;
        BringLate::enqueue(conn, pair, now).await?;
        Ok(Ok(()))
    })
    .await
}

/// Lets go of the address of an account that was joined into somebody's. Returns whether there was one.
pub(super) async fn let_go(conn: &mut Conn, app: &App, into: UserId, joined: UserId) -> Result<bool> {
    conn.transaction(async |conn| {
        let gone = joins::let_go(conn, into, joined).await?;
        if gone {
            note(conn, app, into, "address_let_go", json!({ "account_left": joined }), json!({})).await?;
        }
        Ok(gone)
    })
    .await
}

/// Writes down what somebody decided about their own account; no address stands in it.
async fn note(
    conn: &mut Conn,
    app: &App,
    person: UserId,
    outcome: &str,
    before: serde_json::Value,
    after: serde_json::Value,
) -> Result<()> {
    let decision = NewDecision {
        actor: Actor::Learner(person),
        organization: organizations::home(conn).await?.map(|home| home.id),
        subject: Subject { kind: SubjectKind::Person, id: person.uuid() },
        person: Some(person),
        outcome,
        reason: "",
        before,
        after,
    };
    decisions::record(conn, &decision, app.now()).await?;
    Ok(())
}
