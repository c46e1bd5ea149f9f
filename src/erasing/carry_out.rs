//! Erasing somebody, in one transaction; trying it out; and those whose wait is over.

use diesel::result::Error::RollbackTransaction;
use diesel_async::AsyncConnection;

use super::kept::Facts;
use crate::accounts::erasures::{self, Gone};
use crate::accounts::{self, User, UserId, joins};
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::{
    activities, aims, certificates, cohorts, credit, decisions, digests, jobs, mail, notes, progress, registrar,
    reviews, rooms,
};

/// Erases a person now. Doing it again changes nothing, but for what need not be kept any more. Returns how
/// many rows went, or lost their name, in each table.
///
/// # Errors
/// [`Error::Conflict`] for who looks after a cohort.
pub async fn erase(conn: &mut Conn, app: &App, user: UserId) -> Result<Vec<Gone>> {
    conn.transaction(async |conn| carry_out(conn, app, user).await).await
}

/// What [`erase`] would do; nothing is changed.
///
/// # Errors
/// As [`erase`].
pub async fn try_out(conn: &mut Conn, app: &App, user: UserId) -> Result<Vec<Gone>> {
    let mut found = None;
    let outcome = conn
        .transaction(async |conn| {
            found = Some(carry_out(conn, app, user).await?);
            Err::<(), Error>(RollbackTransaction.into())
        })
        .await;
    match (found, outcome) {
        (Some(found), _) => Ok(found),
        (None, Err(error)) => Err(error),
        (None, Ok(())) => Ok(Vec::new()),
    }
}

/// Erases those whose wait is over, and removes what need not be kept any more. Returns how many people that
/// were; twice does no harm.
pub async fn tick(app: &App) -> Result<usize> {
    let mut conn = app.conn().await?;
    let mut done = 0;
    for user in erasures::due(&mut conn, app.now()).await? {
        let erased = conn
            .transaction(async |conn| {
                // Perhaps they have taken it back this minute.
                let due = erasures::still_due(conn, user, app.now()).await?;
                if due {
                    carry_out(conn, app, user).await?;
                }
                Ok::<_, Error>(due)
            })
            .await;
        match erased {
            Ok(true) => done += 1,
            Ok(false) => {}
            // The others needn't wait for this one.
            Err(error) => tracing::error!(%user, error = format!("{error:?}"), "somebody could not be erased"),
        }
    }
    Ok(done)
}

async fn carry_out(conn: &mut Conn, app: &App, user: UserId) -> Result<Vec<Gone>> {
    let now = app.now();
    if !cohorts::looked_after_by(conn, user, now).await?.is_empty() {
        return Err(Error::Conflict("erase-looks-after"));
    }
    // What was decided with an account that was joined into theirs says its name.
    let joined = joins::of(conn, user).await?;
    let mut gone = take_out(conn, app, user, &joined).await?;
    for account in &joined {
        gone.extend(take_out(conn, app, account.id, &[]).await?);
    }
    Ok(gone)
}

/// Takes one account out; `joined` are those that were joined into it, by whose names and addresses it may be known.
async fn take_out(conn: &mut Conn, app: &App, user: UserId, joined: &[User]) -> Result<Vec<Gone>> {
    let now = app.now();
    erasures::begin(conn, user, now).await?;
    let facts = Facts::of(conn, user, now.date_naive()).await?;
    let (name, email) = erasures::named(conn, user).await?;
    let known_as = joined.iter().map(|account| (account.name.as_str(), account.email.as_str()));
    let over: Vec<_> = facts.over.iter().map(|certificate| certificate.id).collect();

    let mut gone = progress::erase(conn, user).await?;
    gone.extend(reviews::erase(conn, user).await?);
    gone.extend(notes::erase(conn, user).await?);
    gone.extend(aims::erase(conn, user).await?);
    gone.extend(rooms::erase(conn, user).await?);
    gone.extend(digests::erase(conn, user).await?);
    gone.extend(registrar::erase(conn, user).await?);
    for person in [(name.as_str(), email.as_str())].into_iter().chain(known_as) {
        let (name, email) = person;
        gone.extend(cohorts::erase(conn, user, name, email).await?);
        gone.extend(certificates::erase(conn, user, person, &over).await?);
        gone.extend(credit::erase(conn, user, person, &facts.resting(), now).await?);
        let entered = credit::activities_entered(conn, user).await?;
        gone.extend(activities::erase(conn, user, person, &entered).await?);
        let (mended, removed) = decisions::erase(conn, user, person, facts.since(now)).await?;
        gone.extend([("decisions", removed), ("decisions without the name", mended)]);
        let (removed, mended) = mail::erase(conn, name, email).await?;
        gone.extend([("messages", removed), ("messages without the name", mended)]);
        gone.push(("jobs without the name", jobs::erase(conn, name, email).await?));
    }
    gone.extend(accounts::erasures::forget(conn, app, user).await?);

    let oldest = decisions::oldest_about(conn, user).await?;
    erasures::end(conn, user, facts.years, facts.more_on(oldest)).await?;
    Ok(gone)
}
