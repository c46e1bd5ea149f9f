//! The first administrator: a link that whoever starts the server can open, until one has signed in.

use anyhow::Context;
use chrono::TimeDelta;

use crate::accounts::{self, NewUser, Role, RoleAt, UserId};
use crate::admin;
use crate::app::App;
use crate::db::settings;
use crate::i18n::{Language, Words};
use crate::organizations;

/// The address of the account that the link opens. No mail can be sent there; who signs in can
/// give it another name.
pub const ADDRESS: &str = "admin@localhost";

/// How long the link that is printed at the start can be opened.
const LINK_HOURS: i64 = 24;

/// A link that signs in as the first administrator, made anew at each start until an administrator
/// has signed in; `None` from then on, or while there is no organization to administer.
pub async fn link(app: &App) -> anyhow::Result<Option<String>> {
    let now = app.now();
    let mut conn = app.conn().await?;
    if settings::get::<bool>(&mut conn, "administrator_came").await? == Some(true) {
        return Ok(None);
    }
    if accounts::administrator_came(&mut conn).await? {
        // Kept, because sessions are cleared away and the door must stay shut.
        settings::get_or_make(&mut conn, "administrator_came", now, || true).await?;
        return Ok(None);
    }
    let Some(home) = organizations::home(&mut conn).await? else { return Ok(None) };
    let words = Words::of(Language::English);
    let name = words.say("cli-administrator");
    let account = NewUser {
        id: UserId::new(),
        email: ADDRESS,
        name: &name,
        library: "",
        time_zone: home.zone().name(),
        demo: false,
        created_at: now,
    };
    let (user, _) = accounts::create(&mut conn, &account).await?;
    let at = RoleAt { organization: home.id.uuid(), role: Role::Administrator };
    admin::give_role(&mut conn, user, at, now).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let secret = accounts::links::make(&mut conn, ADDRESS, "/me", TimeDelta::hours(LINK_HOURS), now)
        .await
        .context("The link for the first administrator could not be made")?;
    Ok(Some(accounts::links::url(app.config(), &secret)))
}
