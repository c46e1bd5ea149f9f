//! `/m/{slug}/evaluation`

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use diesel_async::AsyncConnection;
use serde::Deserialize;

use super::mark::mark;
use super::send::{Do, Fields, Sent};
use super::views;
use crate::accounts::Learner;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::id::Id;
use crate::lessons;
use crate::modules::{self, Edition};
use crate::progress::{self, Attempt, Evaluation};
use crate::study::turns::Turns;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// What the address may ask for.
#[derive(Deserialize)]
pub struct Asked {
    result: Option<String>,
}

/// `GET /m/{slug}/evaluation`
pub async fn show(learner: Learner, app: Data<App>, slug: Path<String>, asked: Query<Asked>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let Found { module, evaluation, turns } = find(&mut conn, &app, &learner, &slug).await?;
    if turns.open.is_none() {
        return Ok(see_other(module.path()));
    }
    let missing = missing(&mut conn, &learner, &module).await?;
    if !missing.is_empty() {
        return Ok(ok(views::not_yet(&learner, &module, &missing)));
    }
    let answers = evaluation.map(|evaluation| evaluation.answers).unwrap_or_default();
    Ok(ok(if asked.result.is_some() && !answers.is_empty() {
        let lessons = lessons::current(&mut conn, &app, &module.lessons).await?;
        views::result(&learner, &module, &lessons, &answers, &mark(&module.body, &answers))
    } else {
        views::ask(&learner, &module, &turns, &answers, &Problems::new())
    }))
}

/// `POST /m/{slug}/evaluation`
pub async fn send(learner: Learner, app: Data<App>, slug: Path<String>, form: Form<Fields>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let Found { module, turns, .. } = find(&mut conn, &app, &learner, &slug).await?;
    let Some(turn) = turns.open else { return Ok(see_other(module.path())) };
    if !missing(&mut conn, &learner, &module).await?.is_empty() {
        return Ok(see_other(format!("{}/evaluation", module.path())));
    }
    let sent = Sent::read(form.0)?;
    let answers = sent.chosen(&module.body);
    let now = app.now();
    if sent.what != Do::Check {
        progress::save_evaluation(&mut conn, learner.id, (&module, turn), &answers, false, now).await?;
        return Ok(match sent.what {
            Do::Draft => HttpResponse::NoContent().finish(),
            _ => see_other(format!("{}?saved=1", module.path())),
        });
    }
    let mut problems = Problems::new();
    for (number, question) in (1..).zip(&module.body.questions) {
        if !answers.contains_key(&question.id) {
            let sentence = learner.frame.words.fill("evaluation-open", &[("number", number.into())]);
            problems.add(views::name_of(question), sentence);
        }
    }
    if !problems.is_empty() {
        // What was chosen is kept, also when something is missing.
        progress::save_evaluation(&mut conn, learner.id, (&module, turn), &answers, false, now).await?;
        return Ok(unprocessable(views::ask(&learner, &module, &turns, &answers, &problems)));
    }
    let marked = mark(&module.body, &answers);
    let count = |n: usize| i32::try_from(n).map_err(anyhow::Error::from);
    let attempt = Attempt {
        id: Id::from_uuid(sent.id),
        turn,
        answers: answers.clone(),
        right_count: count(marked.right.len())?,
        question_count: count(marked.questions)?,
        passed: marked.passed,
    };
    conn.transaction(async |conn| {
        progress::attempt(conn, learner.id, &module, &attempt, now).await?;
        progress::save_evaluation(conn, learner.id, (&module, turn), &answers, marked.passed, now).await
    })
    .await?;
    Ok(see_other(format!("{}/evaluation?result=1#result", module.path())))
}

/// A module for somebody who wants to finish it.
pub(crate) struct Found {
    /// In the version that they passed in, or else the one of today.
    pub module: Arc<Edition>,
    /// The evaluation of the turn that is open, as it was left.
    pub evaluation: Option<Evaluation>,
    /// Which turn it is.
    pub turns: Turns,
}

/// The module and the evaluation as it was left: with the version it was passed with, if it was.
pub(crate) async fn find(conn: &mut Conn, app: &App, learner: &Learner, slug: &str) -> Result<Found> {
    let current = modules::by_slug(conn, app, slug).await?;
    let turns = Turns::of(conn, app, learner.id, &current, app.now()).await?;
    let evaluation = progress::evaluation(conn, learner.id, current.module_id).await?;
    let evaluation = evaluation.filter(|evaluation| turns.open.is_none_or(|open| open == evaluation.turn));
    let module = match &evaluation {
        Some(evaluation) if evaluation.passed_at.is_some() => {
            modules::version(conn, app, evaluation.version_id).await?
        }
        _ => current,
    };
    Ok(Found { module, evaluation, turns })
}

/// The lessons that are still to do.
pub(crate) async fn missing(conn: &mut Conn, learner: &Learner, module: &Edition) -> Result<Vec<crate::lessons::Card>> {
    let done = progress::completed_lessons(conn, learner.id, &module.lessons).await?;
    let open: Vec<_> = module.lessons.iter().copied().filter(|lesson| !done.contains(lesson)).collect();
    Ok(crate::lessons::cards(conn, learner.frame.words.language(), &open).await?)
}
