//! Reminders of the end of a period, at 180, 90, 30 and 7 days.
//!
//! Who gets a digest soon reads it there (`digests`); everybody else gets a message of their own, once.

use chrono::TimeDelta;
use diesel_async::AsyncConnection;

use super::emails;
use crate::accounts;
use crate::app::App;
use crate::cohorts;
use crate::credit::programs::{Reminder, due_reminders, note_reminder, roll};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::mail;

/// A reminder waits so many days for a digest to carry it. The last one, a week before the end, does not wait; nor
/// does one whose digest didn't come, because who gets it hasn't been here for long.
const DIGEST_DAYS: i64 = 7;

/// Opens and closes periods, then writes to those who have to hear of one that ends. Doing it again writes
/// to nobody twice.
pub async fn tick(app: &App) -> Result<usize> {
    let mut conn = app.conn().await?;
    roll(&mut conn, app).await?;
    let mut written = 0;
    for reminder in due_reminders(&mut conn, app).await? {
        let waited = i64::from(reminder.days) - reminder.left;
        let may_wait = reminder.left > DIGEST_DAYS && waited < DIGEST_DAYS;
        if may_wait && digest_comes(&mut conn, app, &reminder).await? {
            continue;
        }
        written += usize::from(write(&mut conn, app, &reminder).await?);
    }
    Ok(written)
}

async fn digest_comes(conn: &mut Conn, app: &App, reminder: &Reminder) -> Result<bool> {
    let soon = app.now() + TimeDelta::days(DIGEST_DAYS);
    let mine = cohorts::memberships(conn, reminder.person).await?;
    let comes = mine.iter().any(|(cohort, membership)| {
        membership.digest_stopped_at.is_none() && cohort.digest_next_at.is_some_and(|at| at <= soon)
    });
    Ok(comes)
}

/// Queues the message and notes it, both or neither.
async fn write(conn: &mut Conn, app: &App, reminder: &Reminder) -> Result<bool> {
    let now = app.now();
    conn.transaction(async |conn| {
        if !note_reminder(conn, reminder, now).await? {
            return Ok(false);
        }
        let person = accounts::by_id(conn, reminder.person).await?;
        mail::queue(conn, &emails::reminder(app, &person, reminder), now).await?;
        Ok::<bool, Error>(true)
    })
    .await
}
