//! `/admin/content`: checks the content folder, and loads it again.

use std::sync::{Arc, RwLock};

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::content_page;
use crate::accounts::Administrator;
use crate::app::App;
use crate::content;
use crate::credit;
use crate::error::Result;
use crate::format::{Fault, Library};
use crate::web::{Nav, ok, see_other};

/// What a check of the folder came to, without the texts and pictures.
#[derive(Clone, Debug, Default)]
pub(super) struct Checked {
    pub at: DateTime<Utc>,
    pub lessons: usize,
    pub modules: usize,
    pub pathways: usize,
    pub organizations: usize,
    pub rules: usize,
    pub faults: Vec<Fault>,
    pub advice: Vec<Fault>,
}

impl Checked {
    fn of(library: Library, at: DateTime<Utc>) -> Checked {
        Checked {
            at,
            lessons: library.lessons.len(),
            modules: library.modules.len(),
            pathways: library.pathways.len(),
            organizations: library.organizations.len(),
            rules: library.rules.len(),
            faults: library.faults,
            advice: library.advice,
        }
    }
}

/// The last check and the last loading by this server, for pages that don't need a new one.
#[derive(Default)]
struct Kept {
    checked: RwLock<Option<Arc<Checked>>>,
    /// Why rules were not taken in at the last loading, a sentence each.
    refused: RwLock<Vec<String>>,
}

fn keep(app: &App, checked: Checked) -> Arc<Checked> {
    let checked = Arc::new(checked);
    if let Ok(mut kept) = app.kept::<Kept>().checked.write() {
        *kept = Some(checked.clone());
    }
    checked
}

async fn check(app: &App) -> Result<Arc<Checked>> {
    let dir = &app.config().content_dir;
    let mut library = content::read(dir).await?;
    library.faults.extend(credit::failing_cases(dir, &library));
    library.faults.sort();
    Ok(keep(app, Checked::of(library, app.now())))
}

/// The last check; the first time, a check.
pub(super) async fn last(app: &App) -> Result<Arc<Checked>> {
    let kept = app.kept::<Kept>().checked.read().ok().and_then(|kept| kept.clone());
    match kept {
        Some(checked) => Ok(checked),
        None => check(app).await,
    }
}

/// What loading did, in the address of the page that says so.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct After {
    /// `loaded`, or `missing` when there is no folder.
    done: String,
    /// How many lessons and modules have a new version.
    new: String,
}

/// `GET /admin/content`
pub(super) async fn show(administrator: Administrator, app: Data<App>, after: Query<After>) -> Result<HttpResponse> {
    let checked = check(&app).await?;
    let refused = app.kept::<Kept>().refused.read().map(|kept| kept.clone()).unwrap_or_default();
    let words = administrator.frame.words;
    let shown = content_page::Shown {
        checked: &checked,
        refused: &refused,
        dir: app.config().content_dir.display().to_string(),
        done: &after.done,
        new: after.new.parse().unwrap_or(0),
    };
    let page = administrator.frame.page(words.say("folder-title")).at(Nav::Admin);
    Ok(ok(page.render(content_page::view(words, &shown))))
}

/// `POST /admin/content`: loads what is sound, as the start of the server does.
pub(super) async fn load(_: Administrator, app: Data<App>) -> Result<HttpResponse> {
    // A folder that is not there, perhaps a disk that is not mounted, must not empty the shelves.
    if !app.config().content_dir.is_dir() {
        return Ok(see_other("/admin/content?done=missing"));
    }
    let loaded = content::load(&app).await?;
    for sentence in take_in_rules(&app, &loaded.library).await? {
        tracing::warn!(%sentence, "rules stay as they were");
    }
    Ok(see_other(format!("/admin/content?done=loaded&new={}", loaded.new_versions)))
}

/// Takes in the rules of a folder that was loaded, at the start of the server or later. Those that can't be stay as they
/// were, because credit is never guessed. Returns why, a sentence each, and keeps it for the page.
pub async fn take_in_rules(app: &App, library: &Library) -> Result<Vec<String>> {
    let mut refused = Vec::new();
    let mut conn = app.conn().await?;
    for file in &library.rules {
        if let Err(error) = credit::adopt(&mut conn, file, app.now()).await {
            refused.push(error.to_string());
        }
    }
    if let Ok(mut kept) = app.kept::<Kept>().refused.write() {
        kept.clone_from(&refused);
    }
    Ok(refused)
}
