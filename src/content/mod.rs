//! From files to the database: what is sound is published, what is not keeps its last good state,
//! and what is gone is withdrawn.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Context;
use diesel_async::{AsyncConnection, RunQueryDsl};

use crate::app::App;
use crate::error::Result;
use crate::format::{self, Item, ItemKind, Library};
use crate::{lessons, media, modules, organizations, pathways};

/// What loading did.
#[derive(Debug)]
pub struct Loaded {
    /// The folder as it was read, with its faults.
    pub library: Library,
    /// How many lessons and modules have a new version.
    pub new_versions: usize,
}

/// Reads and checks a content folder, off the threads that serve pages.
pub async fn read(dir: &Path) -> Result<Library> {
    let dir = dir.to_owned();
    let read = tokio::task::spawn_blocking(move || format::read(&dir)).await;
    Ok(read.context("reading the content folder was cut short")?)
}

/// Loads the content folder in one transaction. Loading the same folder again changes nothing; two
/// servers that load at once take turns.
pub async fn load(app: &App) -> Result<Loaded> {
    let dir = &app.config().content_dir;
    if !dir.is_dir() {
        // A wrong setting or a disk that isn't there must not withdraw every lesson.
        tracing::warn!(folder = %dir.display(), "there is no content folder; what was loaded before stays");
        return Ok(Loaded { library: Library::default(), new_versions: 0 });
    }
    let library = read(dir).await?;
    let now = app.now();
    let mut conn = app.conn().await?;
    let new_versions = conn
        .transaction(async |conn| {
            diesel::sql_query("select pg_advisory_xact_lock(7303)").execute(conn).await?;
            for organization in &library.organizations {
                organizations::publish(conn, organization, now).await?;
            }
            let mut new_versions = 0;
            for lesson in &library.lessons {
                for file in &lesson.media {
                    media::keep(conn, file).await?;
                }
                new_versions += usize::from(lessons::publish(conn, lesson, now).await?.new_version);
            }
            for module in &library.modules {
                // A module may lean on a lesson that never was sound: then it waits, and the rest goes on.
                let published = conn.transaction(async |conn| modules::publish(conn, module, now).await).await;
                match published {
                    Ok(new) => new_versions += usize::from(new),
                    Err(error) => tracing::warn!(module = module.slug, %error, "the module is not published"),
                }
            }
            for pathway in &library.pathways {
                pathways::publish(conn, pathway, now).await?;
            }
            let lessons = there(&library, ItemKind::Lesson, library.lessons.iter().map(|item| item.slug.as_str()));
            let modules = there(&library, ItemKind::Module, library.modules.iter().map(|item| item.slug.as_str()));
            let pathways = there(&library, ItemKind::Pathway, library.pathways.iter().map(|item| item.slug.as_str()));
            lessons::withdraw_except(conn, &lessons, now).await?;
            modules::withdraw_except(conn, &modules, now).await?;
            pathways::withdraw_except(conn, &pathways, now).await?;
            Ok::<_, crate::error::Error>(new_versions)
        })
        .await?;
    organizations::show_help_line(&mut conn, app).await?;
    Ok(Loaded { library, new_versions })
}

/// What is there, sound or faulty: the rest was taken out by its author.
fn there<'a>(library: &'a Library, kind: ItemKind, sound: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let faulty: BTreeSet<&Item> = library.faulty();
    let faulty = faulty.into_iter().filter(|item| item.kind == kind).map(|item| item.slug.as_str());
    sound.chain(faulty).collect()
}
