//! What lies ahead of a learner, the nearest first: every page that names a next lesson asks here.

use std::collections::HashSet;

use crate::accounts::UserId;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::lessons::LessonId;
use crate::modules::Edition;
use crate::{cohorts, modules, pathways, progress};

/// So many unfinished lessons are looked at.
const UNFINISHED: i64 = 5;

/// What was begun and not finished, the latest first.
pub async fn begun(conn: &mut Conn, user: UserId) -> Result<Vec<LessonId>> {
    let unfinished = progress::unfinished(conn, user, UNFINISHED).await?;
    Ok(unfinished.iter().map(|kept| kept.lesson_id).collect())
}

/// What was begun and not finished; then the next lesson of each module that was begun, that of the one
/// furthest along first; then what is open in the module that a cohort of theirs is at. `done` are the
/// lessons that were done.
pub async fn ahead(conn: &mut Conn, app: &App, user: UserId, done: &HashSet<LessonId>) -> Result<Vec<LessonId>> {
    let mut ahead = begun(conn, user).await?;
    let open = |module: &Edition| module.lessons.iter().copied().filter(|id| !done.contains(id)).collect::<Vec<_>>();
    if !done.is_empty() {
        let mut begun = Vec::new();
        for module in modules::current_all(conn, app).await? {
            let open = open(&module);
            if open.len() < module.lessons.len() {
                // Fewer percent open is further along.
                begun.push((open.len() * 100 / module.lessons.len(), open.first().copied()));
            }
        }
        begun.sort_by_key(|(left, _)| *left);
        ahead.extend(begun.into_iter().filter_map(|(_, next)| next));
    }
    for (cohort, _) in cohorts::memberships(conn, user).await? {
        if cohort.is_over(app.now()) {
            continue;
        }
        let pathway = pathways::by_id(conn, cohort.pathway_id).await?;
        let modules = modules::current(conn, app, &pathway.modules).await?;
        ahead.extend(modules.iter().map(|module| open(module)).find(|open| !open.is_empty()).unwrap_or_default());
    }
    let mut known = HashSet::new();
    ahead.retain(|id| known.insert(*id));
    Ok(ahead)
}
