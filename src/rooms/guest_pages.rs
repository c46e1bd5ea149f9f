//! `/room`: those who are there: typing the code, joining, the exit question.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::forms::AnswerForm;
use super::guest_views::{self, Here, Place};
use super::{Room, Stage, limits, queries, seats, worth};
use crate::accounts::{self, Learner, Visitor};
use crate::app::App;
use crate::credit;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::modules;
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// The code as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    code: Option<String>,
}

/// `GET /room`: the form; with a code in it, on to the room.
pub(super) async fn ask(
    visitor: Visitor,
    app: Data<App>,
    request: HttpRequest,
    Query(Asked { code }): Query<Asked>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let words = visitor.frame.words;
    let mut problems = Problems::new();
    if let Some(typed) = &code {
        if let Some(room) = queries::by_code(&mut conn, typed).await? {
            return Ok(see_other(room.guest_path()));
        }
        limits::missed(&app, &request)?;
        problems.add("code", words.say("room-code-unknown"));
    }
    let mut led = Vec::new();
    if let Some(person) = &visitor.person {
        for listed in queries::led_by(&mut conn, &app, person.id).await? {
            let module = modules::version(&mut conn, &app, listed.room.module_version_id).await?;
            led.push((listed, module));
        }
    }
    let typed = code.unwrap_or_default();
    let view = guest_views::ask(words, &typed, &problems, &led);
    let page =
        visitor.frame.page(words.say("room-ask-title")).at(Nav::Lessons).error(!problems.is_empty()).render(view);
    Ok(if problems.is_empty() { ok(page) } else { unprocessable(page) })
}

async fn find(conn: &mut Conn, app: &App, request: &HttpRequest, typed: &str) -> Result<Room> {
    match queries::by_code(conn, typed).await? {
        Some(room) => Ok(room),
        None => {
            limits::missed(app, request)?;
            Err(Error::NotFound)
        }
    }
}

/// `GET /room/{code}`
pub(super) async fn show(
    visitor: Visitor,
    app: Data<App>,
    request: HttpRequest,
    code: Path<String>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let room = find(&mut conn, &app, &request, &code).await?;
    page(&mut conn, &app, &visitor, &room, &AnswerForm::default(), &Problems::new()).await.map(ok)
}

async fn page(
    conn: &mut Conn,
    app: &App,
    visitor: &Visitor,
    room: &Room,
    form: &AnswerForm,
    problems: &Problems,
) -> Result<maud::Markup> {
    let words = visitor.frame.words;
    let module = modules::version(conn, app, room.module_version_id).await?;
    let facilitator = accounts::by_id(conn, room.facilitator_id).await?;
    let stands = place(conn, app, visitor, room).await?;
    let worth = match &visitor.person {
        Some(person) if stands.promises() => {
            let entry = worth::entry(conn, app, &module, room.held_on).await?;
            credit::preview(conn, words, person.id, &entry, app.now()).await?
        }
        _ => Vec::new(),
    };
    let here = Here {
        room,
        module: &module,
        facilitator: facilitator.first_name(),
        place: stands,
        worth: &worth,
        form,
        problems,
    };
    let page = visitor.frame.page(words.say("room-title")).at(Nav::Lessons).noindex();
    Ok(page.error(!problems.is_empty()).render(guest_views::page(words, &here)))
}

/// Where who looks stands with the room.
async fn place(conn: &mut Conn, app: &App, visitor: &Visitor, room: &Room) -> Result<Place> {
    let Some(person) = &visitor.person else { return Ok(Place::Outside) };
    if person.id == room.facilitator_id {
        return Ok(Place::Leads);
    }
    let today = queries::today(conn, app, room).await?;
    let stage = room.stage(app.now(), today);
    let Some(seat) = seats::one(conn, person.id, room.id).await? else {
        return Ok(if stage == Stage::Open { Place::AtTheDoor } else { Place::Missed });
    };
    if !seat.is_taken() {
        return Ok(Place::TakenOff);
    }
    Ok(match (seat.answer, seat.counted) {
        (Some(answer), Some(counted)) => Place::Counted { answer, counted },
        (answer, _) if stage == Stage::Lapsed => Place::Lapsed(answer),
        (Some(answer), None) => Place::Answered { answer, waits: stage == Stage::Waiting },
        (None, _) if today > room.last_day() => Place::TooLate,
        (None, _) => Place::Asked,
    })
}

/// `POST /room/{code}`: joins. Joining again changes nothing; where the room is closed, the page says so.
pub(super) async fn join(
    learner: Learner,
    app: Data<App>,
    request: HttpRequest,
    code: Path<String>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let room = find(&mut conn, &app, &request, &code).await?;
    // Who leads a room answers for who was there, and so not for themselves.
    if room.facilitator_id != learner.id {
        seats::join(&mut conn, learner.id, room.id, app.now()).await?;
    }
    Ok(see_other(room.guest_path()))
}

/// `POST /room/{code}/answer`: the exit question.
pub(super) async fn answer(
    learner: Learner,
    app: Data<App>,
    request: HttpRequest,
    code: Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let room = find(&mut conn, &app, &request, &code).await?;
    let answer = match form.parse(learner.frame.words) {
        Ok(answer) => answer,
        Err(problems) => {
            let visitor = Visitor { frame: learner.frame, person: Some(learner.person) };
            return page(&mut conn, &app, &visitor, &room, &form, &problems).await.map(unprocessable);
        }
    };
    seats::answer(&mut conn, &app, (learner.id, room.id), &answer).await?;
    Ok(see_other(room.guest_path()))
}
