//! `/rooms/{id}/paper`: entering who signed the sheet, first as it would be, then exactly that.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use maud::Markup;

use super::decide::Decider;
use super::lead_pages::mine;
use super::paper::{self, LONGEST, Plan, SheetForm};
use super::{Room, paper_views, queries};
use crate::accounts::Learner;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// A room whose sheet can still be entered, and who does it; where it is too late, what says so.
async fn open(
    conn: &mut Conn,
    app: &App,
    learner: &Learner,
    id: &str,
) -> Result<std::result::Result<(Room, Decider), Markup>> {
    let (room, by) = mine(conn, learner, id).await?;
    let late = queries::today(conn, app, &room).await? > room.last_day();
    Ok(if late { Err(paper_views::late(learner.frame.words, &room)) } else { Ok((room, by)) })
}

fn framed(learner: &Learner, body: Markup, problems: bool) -> Markup {
    let title = learner.frame.words.say("paper-title");
    learner.frame.page(title).at(Nav::Association).noindex().error(problems).render(body)
}

/// `GET /rooms/{id}/paper`
pub(super) async fn show(learner: Learner, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let words = learner.frame.words;
    let (room, _) = match open(&mut conn, &app, &learner, &id).await? {
        Ok(opened) => opened,
        Err(late) => return Ok(ok(framed(&learner, late, false))),
    };
    let view = paper_views::form(words, &room, &SheetForm::default(), &Problems::new());
    Ok(ok(framed(&learner, view, false)))
}

/// `POST /rooms/{id}/paper`: shows what would be entered, and changes nothing.
pub(super) async fn check(
    learner: Learner,
    app: Data<App>,
    id: Path<String>,
    Form(form): Form<SheetForm>,
) -> Result<HttpResponse> {
    let form = form.answered();
    let mut conn = app.conn().await?;
    let words = learner.frame.words;
    let (room, by) = match open(&mut conn, &app, &learner, &id).await? {
        Ok(opened) => opened,
        Err(late) => return Ok(unprocessable(framed(&learner, late, true))),
    };
    let mut problems = Problems::new();
    let count = paper::lines(&form.lines).len();
    if count == 0 {
        problems.add("lines", words.say("paper-empty"));
    } else if count > LONGEST {
        problems.add("lines", words.fill("paper-long", &[("most", LONGEST.into())]));
    }
    if !problems.is_empty() {
        return Ok(unprocessable(framed(&learner, paper_views::form(words, &room, &form, &problems), true)));
    }
    let plan = Plan::of(&mut conn, &room, by.id, &form).await?;
    Ok(ok(framed(&learner, paper_views::plan(words, &room, &form, &plan, false), false)))
}

/// `POST /rooms/{id}/paper/enter`: does what was shown.
pub(super) async fn enter(
    learner: Learner,
    app: Data<App>,
    id: Path<String>,
    Form(form): Form<SheetForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let words = learner.frame.words;
    let (room, by) = match open(&mut conn, &app, &learner, &id).await? {
        Ok(opened) => opened,
        Err(late) => return Ok(unprocessable(framed(&learner, late, true))),
    };
    match paper::enter(&mut conn, &app, &room, by, &form).await? {
        Ok(entered) => Ok(see_other(format!("{}?entered={entered}", room.path()))),
        Err(plan) => Ok(unprocessable(framed(&learner, paper_views::plan(words, &room, &form, &plan, true), true))),
    }
}
