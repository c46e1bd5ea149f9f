//! Pathways: the list by stage, and one with its modules in order.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::module_state::ModuleState;
use super::paths_page;
use crate::accounts::{UserId, Visitor};
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::lessons::{self, Edition, LessonId};
use crate::modules::{self, ModuleId};
use crate::pathways::{self, Pathway};
use crate::{progress, web};

/// A pathway and how far the reader is in its modules.
pub(super) struct Walk {
    /// The pathway.
    pub pathway: Pathway,
    /// The modules everyone takes, in order.
    pub modules: Vec<ModuleState>,
    /// The modules to choose from.
    pub electives: Vec<ModuleState>,
}

impl Walk {
    /// Nominal minutes of the modules everyone takes.
    pub fn minutes(&self) -> u32 {
        self.modules.iter().map(|module| module.edition.minutes().get()).sum()
    }

    /// How many of these modules are completed.
    pub fn done(&self) -> usize {
        self.modules.iter().filter(|module| module.completed).count()
    }

    /// The first of them that isn't.
    pub fn next(&self) -> Option<&ModuleState> {
        self.modules.iter().find(|module| !module.completed)
    }
}

/// `GET /paths`
pub(super) async fn all(visitor: Visitor, app: Data<App>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let all = pathways::all(&mut conn).await?;
    let user = visitor.person.as_ref().map(|person| person.id);
    let walks = walks(&mut conn, &app, user, all).await?;
    Ok(web::ok(paths_page::all(&visitor.frame, &walks, user.is_some())))
}

/// `GET /paths/{slug}`
pub(super) async fn one(visitor: Visitor, app: Data<App>, slug: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let pathway = pathways::by_slug(&mut conn, super::slug(&slug)?).await?;
    let user = visitor.person.as_ref().map(|person| person.id);
    let walk = walks(&mut conn, &app, user, vec![pathway]).await?.remove(0);
    let lesson: Option<Arc<Edition>> = match walk.next().and_then(|module| module.next) {
        Some(lesson) => lessons::current(&mut conn, &app, &[lesson]).await?.pop(),
        None => None,
    };
    Ok(web::ok(paths_page::one(&visitor.frame, &walk, lesson.as_deref(), user.is_some())))
}

/// The pathways with what a reader has done of them; nothing when nobody is signed in.
async fn walks(conn: &mut Conn, app: &App, user: Option<UserId>, all: Vec<Pathway>) -> Result<Vec<Walk>> {
    let ids: Vec<ModuleId> = all.iter().flat_map(|path| path.modules.iter().chain(&path.electives)).copied().collect();
    let editions = modules::current(conn, app, &ids).await?;
    let lessons: Vec<LessonId> = editions.iter().flat_map(|edition| edition.lessons.iter().copied()).collect();
    let (done, completed): (HashSet<LessonId>, HashSet<ModuleId>) = match user {
        Some(user) => (
            progress::completed_lessons(conn, user, &lessons).await?.into_iter().collect(),
            progress::modules_of(conn, user).await?.into_iter().map(|done| done.module_id).collect(),
        ),
        None => Default::default(),
    };
    let states: HashMap<ModuleId, ModuleState> =
        editions.into_iter().map(|edition| (edition.module_id, ModuleState::of(edition, &done, &completed))).collect();
    let of = |ids: &[ModuleId]| ids.iter().filter_map(|id| states.get(id).cloned()).collect::<Vec<_>>();
    Ok(all
        .into_iter()
        .map(|pathway| Walk { modules: of(&pathway.modules), electives: of(&pathway.electives), pathway })
        .collect())
}
