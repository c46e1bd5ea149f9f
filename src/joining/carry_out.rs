//! Joining two accounts of one person, in one transaction; and letting go of an address.

use diesel_async::AsyncConnection;
use serde_json::json;

use super::bring::bring;
use super::late::BringLate;
use super::programs::{Same, same_programs};
use super::refused::{Refusal, refusals};
use super::repeats;
use super::sums::{Sums, print};
use crate::accounts::UserId;
use crate::accounts::joins::{self, Pair};
use crate::accounts::sessions::SessionId;
use crate::app::App;
use crate::credit::programs::{hold_people, leave_program};
use crate::db::Conn;
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::Result;
use crate::{certificates, credit, organizations};

/// What became of a wish to join two accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joined {
    /// They are one.
    Done,
    /// Nothing was done: this stands against it.
    Refused(Vec<Refusal>),
    /// Nothing was done: there is something else in the account than what was shown.
    Changed,
}

/// Joins the one account into the other, if what is in it is what was shown, by its [`print`].
pub async fn join(conn: &mut Conn, app: &App, pair: Pair, shown: &str) -> Result<Joined> {
    let now = app.now();
    conn.transaction(async |conn| {
        // Both, in the order of their ids; what is entered or decided about either at this moment is there, or waits.
        hold_people(conn, &[pair.from, pair.into]).await?;
        let refused = refusals(conn, app, pair).await?;
        if !refused.is_empty() {
            return Ok(Joined::Refused(refused));
        }
        if print(conn, pair).await? != shown {
            return Ok(Joined::Changed);
        }
        let sums = Sums::of(conn, pair.from).await?;
        // What is known of the two as long as they are two.
        let repeats = repeats::of(conn, pair).await?;
        if ends_consent(conn, pair).await? {
            joins::take_back_consent(conn, pair.into).await?;
        }
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
        Ok(Joined::Done)
    })
    .await
}

/// Lets go of the address of an account that was joined into somebody's, who is at this session. Twice is once.
///
/// # Errors
/// As [`joins::let_go`].
pub(super) async fn let_go(
    conn: &mut Conn,
    app: &App,
    (into, session): (UserId, SessionId),
    joined: UserId,
) -> Result<()> {
    conn.transaction(async |conn| {
        if joins::let_go(conn, app, (into, session), joined).await? {
            note(conn, app, into, "address_let_go", json!({ "account_left": joined }), json!({})).await?;
        }
        Ok(())
    })
    .await
}

/// Whether the consent to show the present name ends with this joining (rule R25).
pub(super) async fn ends_consent(conn: &mut Conn, pair: Pair) -> Result<bool> {
    let theirs = certificates::of_user(conn, pair.from).await?;
    let printed: Vec<&str> = theirs.iter().map(|certificate| certificate.facts.learner.as_str()).collect();
    Ok(joins::outgrows_consent(conn, pair.into, &printed).await?)
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
        about: "",
        person: Some(person),
        outcome,
        reason: "",
        before,
        after,
    };
    decisions::record(conn, &decision, app.now()).await?;
    Ok(())
}
