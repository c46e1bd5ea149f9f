//! `/r`: what is due; `/r/{mark}/{step}`: one question, then its explanation.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use serde::Deserialize;

use super::deck::{self, Question};
use super::{list, question};
use crate::accounts::Learner;
use crate::app::App;
use crate::checks::Half;
use crate::error::{Error, Result};
use crate::progress::{self, Batch};
use crate::reviews;
use crate::study::record;
use crate::study::step::{Do, Sent};
use crate::web::{Form, ok, see_other, unprocessable};

/// `GET /r`
pub async fn show(learner: Learner, app: Data<App>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let person = &learner.person;
    let off = reviews::is_off(&mut conn, person.id).await?;
    let today = deck::today(&mut conn, &app, person).await?;
    let fading = deck::fading(&mut conn, &app, person).await?;
    Ok(ok(list::page(&learner, &list::Waiting { today, fading, off, now: app.now() })))
}

/// Which way the switch goes.
#[derive(Deserialize)]
pub struct Switch {
    off: bool,
}

/// `POST /r/switch`
pub async fn switch(learner: Learner, app: Data<App>, form: Form<Switch>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    reviews::switch(&mut conn, learner.person.id, form.0.off, app.now()).await?;
    Ok(see_other("/r"))
}

/// `GET /r/next`: the next question of today, or the list when there is none.
pub async fn next(learner: Learner, app: Data<App>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let today = deck::today(&mut conn, &app, &learner.person).await?;
    Ok(see_other(today.first().map_or_else(|| "/r".to_owned(), Question::path)))
}

/// `GET /r/{mark}/{step}`
pub async fn ask(learner: Learner, app: Data<App>, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (mark, step) = path.into_inner();
    let mut conn = app.conn().await?;
    let found = deck::find(&mut conn, &app, &learner.person, &mark, &step).await?;
    let kept = progress::kept(&mut conn, learner.person.id, found.edition.lesson_id).await?;
    let state = kept.as_ref().and_then(|kept| kept.progress.step(&step));
    let answered = state.and_then(|state| state.reviewed()).filter(|_| found.due.due_at > app.now());
    let Some(answer) = answered else {
        return Ok(ok(question::ask(&learner, &found, &Half::default(), None)?));
    };
    let left = deck::today(&mut conn, &app, &learner.person).await?.len();
    Ok(ok(question::explain(&learner, &found, &answer.chosen, left, app.now())?))
}

/// `POST /r/{mark}/{step}`
pub async fn answer(
    learner: Learner,
    app: Data<App>,
    path: Path<(String, String)>,
    form: Form<Sent>,
) -> Result<HttpResponse> {
    let (mark, step_id) = path.into_inner();
    let sent = form.0;
    let mut conn = app.conn().await?;
    let found = deck::find(&mut conn, &app, &learner.person, &mark, &step_id).await?;
    let (step, _) = found.step(found.edition.original()).ok_or(Error::NotFound)?;
    let made = sent.made(step, app.now());
    if let Some(draft) = made.draft() {
        // A review has no half-made answer to come back to: it goes on in the page.
        let page = question::ask(&learner, &found, &draft.half(), made.missing)?;
        return Ok(if made.missing.is_some() { unprocessable(page) } else { ok(page) });
    }
    if sent.what == Do::Review {
        let batch = Batch { edition: &found.edition, events: &made.events, spent: None };
        record(&mut conn, &app, learner.person.id, None, batch, app.now()).await?;
    }
    Ok(see_other(format!("{}#result", found.path())))
}
