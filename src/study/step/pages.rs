//! `/l/{mark}/{n}`: show a step, take what was sent.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use chrono::TimeDelta;
use serde::Deserialize;

use super::send::{Do, Sent};
use super::{answered, ask, note};
use crate::accounts::Visitor;
use crate::app::App;
use crate::checks::New;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::format::{StepBody, Verdict};
use crate::reviews;
use crate::study::place::Place;
use crate::study::player::Stage;
use crate::study::review::when;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// After such a break the cue is shown, also without a pause: "You had just read".
const BREAK: TimeDelta = TimeDelta::minutes(10);

/// What the address of a step may ask for.
#[derive(Deserialize)]
pub struct Asked {
    again: Option<String>,
    /// What a hint or a move brought.
    new: Option<New>,
}

/// `GET /l/{mark}/{n}`
pub async fn show(
    visitor: Visitor,
    app: Data<App>,
    request: HttpRequest,
    path: Path<(String, usize)>,
    asked: Query<Asked>,
) -> Result<HttpResponse> {
    let (mark, number) = path.into_inner();
    let mut conn = app.conn().await?;
    let place = Place::find(&mut conn, &app, &request, &visitor, &mark).await?;
    place.must_take(&visitor)?;
    let total = place.edition.len();
    if number == 0 || number > total {
        return Ok(see_other(place.step_path(number.clamp(1, total))));
    }
    let stage = stage(&mut conn, &visitor, &place, number).await?;
    let state = place.progress.step(&stage.step.id);
    let drafted = state.is_some_and(|state| state.draft().is_some());
    let settled = state.is_some_and(|state| state.answer().is_some() || state.written().is_some());
    let page = if settled && !drafted && asked.again.is_none() && !matches!(stage.step.body, StepBody::TryIt { .. }) {
        let again = asked_again(&mut conn, &app, &stage).await?;
        answered::view(&stage, again.as_deref())
    } else {
        let here = place.number() == number && place.completed_at.is_none();
        let away = place.progress.last_at().is_some_and(|at| app.now() - at > BREAK);
        let back = here && (away || place.progress.paused_at().is_some());
        ask::view(&stage, &Problems::new(), back, asked.new)
    };
    Ok(ok(page))
}

/// When a question that was not answered right comes again; nothing for who is not asked.
async fn asked_again(conn: &mut Conn, app: &App, stage: &Stage<'_>) -> Result<Option<String>> {
    let (Some(person), StepBody::Check(check)) = (&stage.visitor.person, &stage.step.body) else { return Ok(None) };
    let answer = stage.place.progress.step(&stage.step.id).and_then(|state| state.answer());
    if answer.is_none_or(|answer| check.mark(&answer.chosen).verdict == Verdict::Right)
        || reviews::is_off(conn, person.id).await?
    {
        return Ok(None);
    }
    let card = reviews::card(conn, person.id, stage.place.edition.lesson_id, &stage.step.id).await?;
    Ok(card.map(|card| when::says(stage.visitor.frame.words, card.day(), person, app.now())))
}

/// `POST /l/{mark}/{n}`
pub async fn send(
    visitor: Visitor,
    app: Data<App>,
    request: HttpRequest,
    path: Path<(String, usize)>,
    form: Form<Sent>,
) -> Result<HttpResponse> {
    let (mark, number) = path.into_inner();
    let sent = form.0;
    if sent.is_of_another(visitor.person.as_ref().map(|person| person.id)) {
        // What was done on it waits on that device until its owner is back.
        return Err(match visitor.person {
            Some(_) => Error::Conflict("sync-somebody-else"),
            None => Error::SignIn,
        });
    }
    let mut conn = app.conn().await?;
    let mut place = Place::find(&mut conn, &app, &request, &visitor, &mark).await?;
    place.must_take(&visitor)?;
    let step = place.edition.original().steps.get(number.wrapping_sub(1)).ok_or(Error::NotFound)?.clone();
    let made = sent.made(&step, app.now());
    place.record(&mut conn, &app, &request, &visitor, &made.events, sent.spent()).await?;
    note::along(&mut conn, &app, &visitor, &place, &step, &sent).await?;
    if let Some(missing) = made.missing {
        let mut problems = Problems::new();
        problems.add("answers", visitor.frame.words.say(missing));
        let stage = stage(&mut conn, &visitor, &place, number).await?;
        return Ok(unprocessable(ask::view(&stage, &problems, false, None)));
    }
    if let Some(new) = made.new {
        let new = new.as_str();
        return Ok(see_other(format!("{}?new={new}#{new}", place.step_path(number))));
    }
    let total = place.edition.len();
    Ok(match sent.what {
        Do::Draft => HttpResponse::NoContent().finish(),
        Do::Pause => see_other(format!("{}/paused", place.edition.path())),
        Do::Check | Do::Review => see_other(format!("{}#result", place.step_path(number))),
        Do::Next | Do::Hint if number < total => see_other(place.step_path(number + 1)),
        // At the end: done, or back to what is still missing.
        Do::Next | Do::Hint => match place.progress.first_open(&place.outline) {
            None => see_other(format!("{}/done", place.edition.path())),
            Some(open) => see_other(place.step_path(open + 1)),
        },
    })
}

async fn stage<'a>(conn: &mut Conn, visitor: &'a Visitor, place: &'a Place, number: usize) -> Result<Stage<'a>> {
    let lesson = place.text(visitor);
    let step = lesson.steps.get(number.wrapping_sub(1)).ok_or(Error::NotFound)?;
    let below = note::of(conn, visitor, place, number).await?;
    Ok(Stage { visitor, place, lesson, step, number, below })
}
