//! Which tokens must ask their row, on every server.

use std::collections::HashMap;
use std::sync::RwLock;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::QueryResult;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;

use super::super::users::UserId;
use super::{Person, TOKEN_MINUTES};
use crate::app::App;
use crate::db::{Conn, hear};

const CHANNEL: &str = "carrel_sessions";

/// The users whose tokens were called back, and when; kept only while such tokens can live.
#[derive(Default)]
pub struct Revocations(RwLock<State>);

#[derive(Default)]
struct State {
    users: HashMap<UserId, DateTime<Utc>>,
    /// Tokens from before this moment ask, whoever they are: we may have missed a notification.
    everyone: Option<DateTime<Utc>>,
}

impl Revocations {
    /// Whether this token must ask its row. A token made in the same second as the revocation asks
    /// too: tokens know seconds only.
    pub(super) fn concerns(&self, person: &Person, issued_at: DateTime<Utc>) -> bool {
        let Ok(state) = self.0.read() else { return true };
        let since = state.users.get(&person.id).copied().max(state.everyone);
        since.is_some_and(|since| issued_at <= since)
    }

    /// Calls back the tokens of a user that were made until now.
    pub(super) fn add(&self, user: UserId, now: DateTime<Utc>) {
        if let Ok(mut state) = self.0.write() {
            state.users.retain(|_, at| *at > now - TimeDelta::minutes(TOKEN_MINUTES + 1));
            state.users.insert(user, now);
        }
    }

    fn add_everyone(&self, now: DateTime<Utc>) {
        if let Ok(mut state) = self.0.write() {
            state.everyone = Some(now);
        }
    }
}

/// Tells every server.
pub(super) async fn notify(conn: &mut Conn, user: UserId) -> QueryResult<()> {
    diesel::sql_query("select pg_notify($1, $2)")
        .bind::<Text, _>(CHANNEL)
        .bind::<Text, _>(user.to_string())
        .execute(conn)
        .await?;
    Ok(())
}

/// Hears what other servers revoke, until the program ends. While the line is down, and for what
/// was said meanwhile, every token asks its row.
pub async fn listen(app: App) {
    let revocations = app.kept::<Revocations>();
    let heard = |note: Option<&str>| match note.map(str::parse) {
        None => revocations.add_everyone(app.now()),
        Some(Ok(user)) => revocations.add(user, app.now()),
        Some(Err(_)) => {}
    };
    loop {
        revocations.add_everyone(app.now());
        if let Err(error) = hear(app.db().url(), "carrel sessions", CHANNEL, heard).await {
            tracing::warn!(error = format!("{error:#}"), "lost the line that revokes sessions; trying again");
        }
        revocations.add_everyone(app.now());
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}
