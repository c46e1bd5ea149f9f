//! `/me/password`: set, change and remove a password.
//!
//! A change asks for proof that it is the owner who makes it.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use diesel_async::AsyncConnection;
use serde::Deserialize;

use super::password_views;
use crate::accounts::emails::{self, Change};
use crate::accounts::password::{self, LEAST, LONGEST, Owner, Weakness, weakness};
use crate::accounts::permission::Learner;
use crate::accounts::proof::{Asks, Standing};
use crate::accounts::sessions;
use crate::accounts::signin::pages::unkept;
use crate::accounts::users::User;
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::mail;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

const PATH: &str = "/me/password";

/// The form as it was typed.
#[derive(Deserialize)]
pub(in crate::accounts) struct PasswordForm {
    #[serde(default)]
    current: String,
    #[serde(default)]
    new: String,
}

/// `GET /me/password`
pub(in crate::accounts) async fn show(learner: Learner, app: Data<App>) -> Result<HttpResponse> {
    let standing = Standing::of(&learner, &app).await?;
    let page = password_views::page(&learner.frame, standing.asks(), &standing.user.email, &Problems::new());
    Ok(unkept(ok(page)))
}

/// `POST /me/password`
pub(in crate::accounts) async fn save(
    learner: Learner,
    request: HttpRequest,
    app: Data<App>,
    form: Form<PasswordForm>,
) -> Result<HttpResponse> {
    let Form(PasswordForm { current, new }) = form;
    let standing = Standing::of(&learner, &app).await?;
    if standing.asks() == Asks::Link {
        return Ok(see_other(PATH));
    }
    let words = learner.frame.words;
    let mut problems = Problems::new();
    standing.prove(&app, &request, current, words, &mut problems).await?;
    let owner = Owner {
        email: &standing.user.email,
        name: &standing.user.name,
        library: &standing.user.library,
        site: &app.config().name,
    };
    if let Some(weakness) = weakness(&new, owner) {
        problems.add("new", sentence(weakness, words));
    }
    if !problems.is_empty() {
        let page = password_views::page(&learner.frame, standing.asks(), &standing.user.email, &problems);
        return Ok(unkept(unprocessable(page)));
    }
    let change = if standing.hash.is_some() { Change::Changed } else { Change::Set };
    let hash = password::hash(&app, new).await?;
    write(&learner, &app, &standing.user, Some(&hash), change).await
}

/// `POST /me/password/remove`
pub(in crate::accounts) async fn remove(
    learner: Learner,
    request: HttpRequest,
    app: Data<App>,
    form: Form<PasswordForm>,
) -> Result<HttpResponse> {
    let standing = Standing::of(&learner, &app).await?;
    if standing.hash.is_none() {
        return Ok(see_other("/me"));
    }
    let mut problems = Problems::new();
    standing.prove(&app, &request, form.0.current, learner.frame.words, &mut problems).await?;
    if !problems.is_empty() {
        let page = password_views::page(&learner.frame, standing.asks(), &standing.user.email, &problems);
        return Ok(unkept(unprocessable(page)));
    }
    write(&learner, &app, &standing.user, None, Change::Removed).await
}

/// `POST /me/password/confirm`: a link to one's own address, which leads back here.
pub(in crate::accounts) async fn confirm(
    learner: Learner,
    request: HttpRequest,
    app: Data<App>,
) -> Result<HttpResponse> {
    Standing::of(&learner, &app).await?.send_link(&app, &request, learner.frame.words, PATH).await
}

/// Writes it down, signs other devices out unless this was the first password, and tells the owner.
async fn write(learner: &Learner, app: &App, user: &User, hash: Option<&str>, change: Change) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    conn.transaction(async |conn| {
        password::put(conn, user.id, hash).await?;
        if change != Change::Set {
            sessions::revoke_others(conn, app, user.id, learner.person.session).await?;
        }
        mail::queue(conn, &emails::password_changed(app, user, change, app.now()), app.now()).await?;
        Ok::<_, Error>(())
    })
    .await?;
    Ok(see_other("/me?saved"))
}

fn sentence(weakness: Weakness, words: Words) -> String {
    match weakness {
        Weakness::Short => words.fill("password-short", &[("count", LEAST.into())]),
        Weakness::Long => words.fill("password-long", &[("count", LONGEST.into())]),
        Weakness::Personal => words.say("password-personal"),
        Weakness::Common => words.say("password-common"),
    }
}
