//! `/me/erase`, and the address in the mail that takes the wish back.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use serde::Deserialize;

use super::kept::Facts;
use super::views::{self, Standing};
use crate::accounts::erasures;
use crate::accounts::{self, Learner, Visitor};
use crate::app::App;
use crate::error::{Error, Result};
use crate::web::{Form, Problems, ok, see_other, unprocessable};

const PATH: &str = "/me/erase";

/// The form as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    email: String,
}

/// `GET /me/erase`
pub(super) async fn show(learner: Learner, app: Data<App>) -> Result<HttpResponse> {
    let standing = standing(&learner, &app).await?;
    Ok(ok(views::page(&learner.frame, &standing, "", &Problems::new())))
}

/// `POST /me/erase`
pub(super) async fn ask(learner: Learner, app: Data<App>, form: Form<Typed>) -> Result<HttpResponse> {
    let typed = form.0.email;
    let standing = standing(&learner, &app).await?;
    if standing.works_here || standing.due.is_some() {
        return Ok(see_other(PATH));
    }
    if typed.trim().to_lowercase() != standing.email {
        let mut problems = Problems::new();
        problems.add("email", learner.frame.words.say("erase-email-other"));
        return Ok(unprocessable(views::page(&learner.frame, &standing, &typed, &problems)));
    }
    erasures::ask(&mut *app.conn().await?, &app, learner.id).await?;
    Ok(see_other(PATH))
}

/// `POST /me/erase/undo`
pub(super) async fn undo(learner: Learner, app: Data<App>) -> Result<HttpResponse> {
    erasures::undo(&mut *app.conn().await?, learner.id).await?;
    Ok(see_other("/me?saved"))
}

/// `GET /erasure/{secret}`: asks again, for mail programs open addresses by themselves.
pub(super) async fn show_undo(visitor: Visitor, app: Data<App>, secret: Path<String>) -> Result<HttpResponse> {
    let found = erasures::by_secret(&mut *app.conn().await?, &secret).await?;
    let due = found.map(|(_, due)| due).ok_or(Error::NotFound)?;
    Ok(ok(views::undo(&visitor.frame, &secret, due, false)))
}

/// `POST /erasure/{secret}`
pub(super) async fn undo_by_secret(visitor: Visitor, app: Data<App>, secret: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (user, due) = erasures::by_secret(&mut conn, &secret).await?.ok_or(Error::NotFound)?;
    erasures::undo(&mut conn, user).await?;
    Ok(ok(views::undo(&visitor.frame, &secret, due, true)))
}

async fn standing(learner: &Learner, app: &App) -> Result<Standing> {
    let mut conn = app.conn().await?;
    let person = accounts::by_id(&mut conn, learner.id).await?;
    Ok(Standing {
        zone: person.zone(),
        facts: Facts::of(&mut conn, learner.id, app.now().date_naive()).await?,
        due: erasures::erased_at_last(&mut conn, learner.id).await?,
        works_here: !learner.person.roles.is_empty(),
        email: person.email,
    })
}
