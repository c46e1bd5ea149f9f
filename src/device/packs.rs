//! `/packs?lesson=`, `?module=` or `?path=`: what a device fetches to keep these lessons, and how much.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::{Deserialize, Serialize};

use crate::accounts::Visitor;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::lessons::{self, Edition, LessonId};
use crate::{modules, pathways, progress, study};

/// What is asked for.
#[derive(Debug, Deserialize)]
pub struct Asked {
    lesson: Option<String>,
    module: Option<String>,
    path: Option<String>,
}

#[derive(Debug, Serialize)]
struct Line {
    address: String,
    bytes: u64,
}

/// The lessons that this visitor may take, in order, each in the version they are in.
pub(super) async fn list(visitor: Visitor, app: Data<App>, asked: Query<Asked>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let language = visitor.frame.words.language();
    let mut lines = Vec::new();
    for current in asked.editions(&mut conn, &app).await? {
        let kept = match &visitor.person {
            Some(person) => progress::kept(&mut conn, person.id, current.lesson_id).await?,
            None => None,
        };
        let edition = match kept {
            Some(kept) => lessons::version(&mut conn, &app, kept.version_id).await?,
            None => current,
        };
        if visitor.person.is_some() || edition.original().open {
            let (address, pack) = study::pack(&mut conn, &app, &edition, language).await?;
            lines.push(Line { address, bytes: pack.bytes });
        }
    }
    Ok(HttpResponse::Ok().json(lines))
}

impl Asked {
    async fn editions(&self, conn: &mut Conn, app: &App) -> Result<Vec<Arc<Edition>>> {
        if let Some(mark) = &self.lesson {
            return Ok(vec![lessons::by_mark(conn, app, mark).await?]);
        }
        let modules = match (&self.module, &self.path) {
            (Some(slug), _) => vec![modules::by_slug(conn, app, slug).await?],
            (None, Some(slug)) => {
                let pathway = pathways::by_slug(conn, slug).await?;
                modules::current(conn, app, &pathway.modules).await?
            }
            (None, None) => Vec::new(),
        };
        let mut ids: Vec<LessonId> = Vec::new();
        for id in modules.iter().flat_map(|module| &module.lessons) {
            if !ids.contains(id) {
                ids.push(*id);
            }
        }
        lessons::current(conn, app, &ids).await
    }
}
