//! `carrel keys`: the keys that sign certificates.

use anyhow::Context;

use crate::app::App;
use crate::certificates::{self, KnownKeys};
use crate::db::Conn;
use crate::i18n::Words;
use crate::organizations::{self, Organization};
use crate::registrar;

/// Prints the public keys of an organization.
pub async fn list(app: &App, slug: Option<&str>) -> anyhow::Result<()> {
    let mut conn = app.conn().await?;
    let organization = named(&mut conn, slug).await?;
    print(&organization, &certificates::keys_of(&mut conn, organization.id).await?);
    Ok(())
}

/// Lets a new key sign.
pub async fn rotate(app: &App, slug: Option<&str>) -> anyhow::Result<()> {
    let mut conn = app.conn().await?;
    let organization = named(&mut conn, slug).await?;
    print(&organization, &registrar::rotate_keys(&mut conn, app, organization.id, app.now()).await?);
    Ok(())
}

fn print(organization: &Organization, keys: &KnownKeys) {
    let words = Words::default();
    let name = organization.body.name.as_str();
    if keys.keys.is_empty() {
        println!("{}", words.fill("cli-keys-none", &[("organization", name.into())]));
    }
    for known in &keys.keys {
        let day = |at: chrono::DateTime<chrono::Utc>| words.date(at.with_timezone(&organization.zone()).date_naive());
        let (key, since) = (known.key.id().to_string(), day(known.since));
        let said = match known.until {
            None => words.fill("cli-key-signs", &[("key", key.into()), ("since", since.into())]),
            Some(until) => words
                .fill("cli-key-retired", &[("key", key.into()), ("since", since.into()), ("until", day(until).into())]),
        };
        println!("{said}");
    }
}

async fn named(conn: &mut Conn, slug: Option<&str>) -> anyhow::Result<Organization> {
    match slug {
        Some(slug) => organizations::by_slug(conn, slug)
            .await?
            .with_context(|| format!("There is no organization \"{slug}\". Those that there are stand in content_dir")),
        None => organizations::home(conn)
            .await?
            .context("There is no organization yet. Serve once, so that those in content_dir are loaded"),
    }
}
