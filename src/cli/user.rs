//! `carrel user`: accounts from the terminal.

use std::io::Write;

use anyhow::{Context, bail, ensure};
use chrono::TimeDelta;

use super::args::Person;
use crate::accounts::{self, NewUser, Role, RoleAt, UserId, sessions};
use crate::app::App;
use crate::db::Conn;
use crate::i18n::Words;
use crate::organizations::{self, Organization};
use crate::{admin, cohorts, erasing};

/// How long a link made at the terminal can be opened, in hours.
const LINK_HOURS: i64 = 24;

/// Makes an account or finds it, and gives it a role.
pub async fn add(app: &App, person: &Person) -> anyhow::Result<()> {
    let words = Words::default();
    let email = address(&person.email)?;
    let mut conn = app.conn().await?;
    let home = match &person.organization {
        Some(slug) => Some(named(&mut conn, slug).await?),
        None => organizations::home(&mut conn).await?,
    };
    let role = match (person.role, &home) {
        (Some(role), Some(home)) => Some((role, home)),
        (Some(_), None) => bail!("There is no organization yet. Serve once, so that those in content_dir are loaded"),
        (None, _) => None,
    };
    let (user, new) = account(&mut conn, app, &email, person, home.as_ref()).await?;
    let values = [("email", email.as_str().into())];
    eprintln!("{}", words.fill(if new { "cli-user-added" } else { "cli-user-known" }, &values));
    if let Some((role, home)) = role {
        grant(&mut conn, app, user, role, home).await?;
        let values = [("role", role.word().into()), ("organization", home.body.name.as_str().into())];
        eprintln!("{}", words.fill("cli-user-role", &values));
    }
    Ok(())
}

async fn account(
    conn: &mut Conn,
    app: &App,
    email: &str,
    person: &Person,
    home: Option<&Organization>,
) -> anyhow::Result<(UserId, bool)> {
    if let Some(known) = accounts::by_email(conn, email).await? {
        return Ok((known.id, false));
    }
    let name = person.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let name = name.context("A new account needs a name, as it will stand on certificates: --name \"Ruth Alvarez\"")?;
    let new = NewUser {
        id: UserId::new(),
        email,
        name,
        library: person.library.trim(),
        time_zone: home.map_or("America/Chicago", |home| home.zone().name()),
        demo: false,
        created_at: app.now(),
    };
    Ok(accounts::create(conn, &new).await?)
}

async fn grant(conn: &mut Conn, app: &App, user: UserId, role: Role, home: &Organization) -> anyhow::Result<()> {
    let at = RoleAt { organization: home.id.uuid(), role };
    admin::give_role(conn, user, at, app.now()).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    // Where they are signed in they have it with the next page.
    Ok(sessions::call_back(conn, app, user).await?)
}

async fn named(conn: &mut Conn, slug: &str) -> anyhow::Result<Organization> {
    let found = organizations::by_slug(conn, slug).await?;
    found.with_context(|| format!("There is no organization \"{slug}\". Those that there are stand in content_dir"))
}

/// Prints a link that signs the person in, alone on standard output.
pub async fn link(app: &App, email: &str) -> anyhow::Result<()> {
    let email = address(email)?;
    let mut conn = app.conn().await?;
    if accounts::by_email(&mut conn, &email).await?.is_none() {
        bail!("Nobody has the address {email}. Make the account first: carrel user add {email} --name \"...\"");
    }
    let lifetime = TimeDelta::hours(LINK_HOURS);
    let secret = accounts::links::make(&mut conn, &email, "/", lifetime, app.now()).await?;
    println!("{}", accounts::links::url(app.config(), &secret));
    Ok(())
}

/// Erases a person, or says what that would take out.
pub async fn erase(app: &App, email: &str, yes: bool) -> anyhow::Result<()> {
    let words = Words::default();
    let email = address(email)?;
    let mut conn = app.conn().await?;
    let Some(person) = accounts::by_email(&mut conn, &email).await? else {
        bail!("Nobody has the address {email}.");
    };
    let cohorts = cohorts::looked_after_by(&mut conn, person.id, app.now()).await?;
    if !cohorts.is_empty() {
        bail!("{} Their cohorts: {}", words.say("erase-looks-after"), cohorts.join(", "));
    }
    let kept = erasing::kept(&mut conn, person.id, app.now().date_naive()).await?;
    let gone = match yes {
        true => erasing::erase(&mut conn, app, person.id).await,
        false => erasing::try_out(&mut conn, app, person.id).await,
    };
    let gone = gone.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let key = if yes { "cli-user-erased" } else { "cli-user-erase-try" };
    eprintln!("{}", words.fill(key, &[("email", email.as_str().into())]));
    let lines: String = gone.iter().map(|(table, rows)| format!("{rows:>8}  {table}\n")).collect();
    // Whoever reads only its beginning has read enough.
    std::io::stdout().write_all(lines.as_bytes()).ok();
    let until = kept.iter().map(|kept| kept.until).max().map(|day| words.date(day)).unwrap_or_default();
    eprintln!("{}", words.fill("cli-user-erase-kept", &[("count", kept.len().into()), ("until", until.into())]));
    if !yes {
        eprintln!("{}", words.say("cli-user-erase-how"));
    }
    Ok(())
}

fn address(email: &str) -> anyhow::Result<String> {
    let email = email.trim().to_lowercase();
    ensure!(email.parse::<lettre::Address>().is_ok(), "\"{email}\" is not an email address");
    Ok(email)
}
