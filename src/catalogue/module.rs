//! The cover of a module: what one will be able to do, its lessons, its evaluation.

use std::collections::HashSet;
use std::sync::Arc;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono_tz::Tz;

use super::module_page;
use super::module_state::ModuleState;
use super::standing::Standing;
use crate::accounts::Visitor;
use crate::app::App;
use crate::credit::{self, Worth};
use crate::error::Result;
use crate::lessons::{self, Edition, LessonId};
use crate::organizations::{self, Organization};
use crate::progress::{self, Evaluation, Median, ModuleCompletion};
use crate::study::{self, Turns};
use crate::{modules, web};

/// What the page shows.
pub(super) struct Cover {
    /// The module and how far the reader is.
    pub state: ModuleState,
    /// Its lessons, in order.
    pub lessons: Vec<Arc<Edition>>,
    /// Its lessons that another module holds too, with that module.
    pub shared: Vec<(Arc<Edition>, Arc<modules::Edition>)>,
    /// How long people were at its lessons, where enough were measured.
    pub live: Option<Median>,
    /// What each rule set in force today makes of its minutes.
    pub worth: Vec<Worth>,
    /// What it would bring the reader instead, where some of it counts already in another module of theirs.
    pub mine: Vec<Worth>,
    /// Who gives it.
    pub provider: Organization,
    /// How far the reader is in each lesson.
    pub standing: Standing,
    /// The reader's completion.
    pub completion: Option<ModuleCompletion>,
    /// The reader's evaluation, if it was begun in the turn that is open.
    pub evaluation: Option<Evaluation>,
    /// Whether the reader may take it again, and what it would be worth then.
    pub again: Option<(Turns, Vec<Worth>)>,
    /// The reader's zone; none when nobody is signed in.
    pub zone: Option<Tz>,
    /// Whether the reader has just put the evaluation aside.
    pub saved: bool,
}

impl Cover {
    /// The lesson to go on with: where something was left, else the first that isn't done.
    pub fn next(&self) -> Option<&Arc<Edition>> {
        let open = || self.lessons.iter().filter(|lesson| !self.standing.done.contains(&lesson.lesson_id));
        open().find(|lesson| self.standing.place(lesson.lesson_id).is_some()).or_else(|| open().next())
    }
}

/// `GET /m/{slug}`
pub(super) async fn show(
    visitor: Visitor,
    app: Data<App>,
    request: HttpRequest,
    slug: Path<String>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let edition = modules::by_slug(&mut conn, &app, super::slug(&slug)?).await?;
    let user = visitor.person.as_ref().map(|person| person.id);
    let standing = Standing::of(&mut conn, &app, user, &edition.lessons).await?;
    let (mut completion, mut evaluation, mut again, mut first) = (None, None, None, None);
    if let Some(user) = user {
        completion = progress::module_of(&mut conn, user, edition.module_id).await?;
        evaluation = progress::evaluation(&mut conn, user, edition.module_id).await?;
        let turns = Turns::of(&mut conn, &app, user, &edition, app.now()).await?;
        evaluation = evaluation.filter(|evaluation| turns.open == Some(evaluation.turn));
        if turns.again() {
            let worth = study::worth_to(&mut conn, &app, visitor.frame.words, user, (&edition, &turns)).await?;
            again = Some((turns, worth));
        } else if completion.is_none() {
            first = Some((user, turns));
        }
    }
    let lessons = lessons::current(&mut conn, &app, &edition.lessons).await?;
    let shared = shared(&edition, &lessons, &modules::current_all(&mut conn, &app).await?);
    let provider = organizations::by_id(&mut conn, edition.provider_id).await?;
    let today = app.now().with_timezone(&provider.zone()).date_naive();
    let worth = credit::worth(&mut conn, visitor.frame.words, (&edition, &provider), today).await?;
    let mine = match first {
        Some((user, turns)) if !shared.is_empty() => {
            let mine = study::worth_to(&mut conn, &app, visitor.frame.words, user, (&edition, &turns)).await?;
            let other = |one: &Worth| worth.iter().any(|all| all.rule == one.rule && all.credit != one.credit);
            mine.into_iter().filter(other).collect()
        }
        _ => Vec::new(),
    };
    let live = progress::medians(&mut conn).await?.of(edition.module_id.uuid());
    let completed: HashSet<_> = completion.iter().map(|completion| completion.module_id).collect();
    let state = ModuleState::of(edition, &standing.done, &completed);
    let zone = visitor.person.as_ref().map(|person| person.zone());
    let saved = user.is_some() && request.query_string() == "saved=1";
    let cover = Cover {
        state,
        lessons,
        shared,
        live,
        worth,
        mine,
        provider,
        standing,
        completion,
        evaluation,
        again,
        zone,
        saved,
    };
    Ok(web::ok(module_page::page(&visitor.frame, &cover)))
}

fn shared(
    edition: &modules::Edition,
    lessons: &[Arc<Edition>],
    all: &[Arc<modules::Edition>],
) -> Vec<(Arc<Edition>, Arc<modules::Edition>)> {
    let others = || all.iter().filter(|other| other.module_id != edition.module_id);
    let holding = |lesson: LessonId| others().find(|other| other.lessons.contains(&lesson));
    lessons.iter().filter_map(|lesson| Some((lesson.clone(), holding(lesson.lesson_id)?.clone()))).collect()
}
