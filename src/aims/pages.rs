//! The two forms: the goal, and what became of an intention.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::Deserialize;

use super::goal;
use super::intentions::{self, Answer};
use crate::accounts::Learner;
use crate::app::App;
use crate::error::Result;
use crate::lessons::LessonId;
use crate::web::{Form, see_other};

/// Which button of the goal's form was pressed.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Do {
    Save,
    Rest,
    Back,
}

/// The goal's form.
#[derive(Deserialize)]
pub(super) struct Change {
    #[serde(rename = "do")]
    what: Do,
    #[serde(default)]
    lessons: i16,
}

/// `POST /goal`
pub(super) async fn goal(learner: Learner, app: Data<App>, Form(form): Form<Change>) -> Result<HttpResponse> {
    let (mut conn, now) = (app.conn().await?, app.now());
    match form.what {
        Do::Save => goal::set(&mut conn, learner.id, form.lessons, now).await?,
        Do::Rest => goal::rest(&mut conn, learner.id, true, now).await?,
        Do::Back => goal::rest(&mut conn, learner.id, false, now).await?,
    }
    Ok(see_other("/record#goal"))
}

/// What became of an intention.
#[derive(Deserialize)]
pub(super) struct Told {
    lesson: LessonId,
    step: String,
    answer: Answer,
}

/// `POST /intentions`
pub(super) async fn answer(learner: Learner, app: Data<App>, Form(told): Form<Told>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    intentions::answer(&mut conn, learner.id, (told.lesson, &told.step), told.answer, app.now()).await?;
    Ok(see_other("/"))
}
