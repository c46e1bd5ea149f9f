//! `/me/join`, and the address in the letter that says yes.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::refused::{Refusal, refusals};
use super::sums::Sums;
use super::views::{self, Asking, Found};
use super::{carry_out as carried, join};
use crate::accounts::joins::{self, Pair};
use crate::accounts::limits::{Limits, Network};
use crate::accounts::{self, Email, Learner, UserId, masked};
use crate::app::App;
use crate::error::{Error, Result};
use crate::web::{Form, Problems, ok, see_other, unprocessable};

const PATH: &str = "/me/join";

/// The form as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    email: String,
}

/// `GET /me/join`
pub(super) async fn show(learner: Learner, request: HttpRequest, app: Data<App>) -> Result<HttpResponse> {
    let asking = asking(&learner, &app, request.query_string()).await?;
    Ok(ok(views::asking(&learner.frame, &asking, "", &Problems::new())))
}

/// `POST /me/join`: the answer is the same whether or not the address has an account.
pub(super) async fn ask(
    learner: Learner,
    request: HttpRequest,
    app: Data<App>,
    form: Form<Typed>,
) -> Result<HttpResponse> {
    let (typed, words) = (form.0.email, learner.frame.words);
    let mut problems = Problems::new();
    let email = Email::parse(&typed);
    match &email {
        None if typed.trim().is_empty() => problems.add("email", words.say("signin-email-empty")),
        None => problems.add("email", words.say("signin-email-bad")),
        Some(email) if joins::has_address(&mut *app.conn().await?, learner.id, email.as_str()).await? => {
            problems.add("email", words.say("joining-email-own"));
        }
        Some(_) => {}
    }
    let Some(email) = email.filter(|_| problems.is_empty()) else {
        let asking = asking(&learner, &app, "").await?;
        return Ok(unprocessable(views::asking(&learner.frame, &asking, &typed, &problems)));
    };
    let limits = app.kept::<Limits>();
    limits.links_from.check(Network::of(&app, &request), app.now())?;
    if limits.links_to.check(email.as_str(), app.now()).is_ok() {
        joins::ask(&mut *app.conn().await?, &app, learner.id, words, email.as_str()).await?;
    }
    Ok(see_other(format!("{PATH}?sent")))
}

/// `GET /me/join/{secret}`: says what will happen; mail programs open addresses by themselves.
pub(super) async fn confirm(learner: Learner, app: Data<App>, secret: Path<String>) -> Result<HttpResponse> {
    let found = found(&learner, &app, &secret).await?;
    Ok(ok(views::confirm(&learner.frame, &found, &secret)))
}

/// `POST /me/join/{secret}`
pub(super) async fn carry_out(learner: Learner, app: Data<App>, secret: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let Some((into, Some(other))) = joins::meant(&mut conn, &app, &secret).await? else {
        return Ok(ok(views::confirm(&learner.frame, &Found::Over, &secret)));
    };
    if into != learner.id {
        return Err(Error::NotFound);
    }
    match join(&mut conn, &app, Pair { from: other.id, into }).await? {
        Ok(()) => Ok(see_other(format!("{PATH}?joined"))),
        Err(refused) => {
            let found = Found::Refused { email: other.email, refused };
            Ok(unprocessable(views::confirm(&learner.frame, &found, &secret)))
        }
    }
}

/// `POST /me/join/address/{account}`
pub(super) async fn let_go(learner: Learner, app: Data<App>, account: Path<UserId>) -> Result<HttpResponse> {
    let gone = carried::let_go(&mut *app.conn().await?, &app, learner.id, *account).await?;
    if gone { Ok(see_other(format!("{PATH}?gone"))) } else { Err(Error::NotFound) }
}

async fn asking(learner: &Learner, app: &App, done: &str) -> Result<Asking> {
    let mut conn = app.conn().await?;
    let joined = joins::of(&mut conn, learner.id).await?;
    let email = accounts::by_id(&mut conn, learner.id).await?.email;
    let joined = joined.into_iter().filter(|account| !joins::is_let_go(&account.email));
    let done = ["sent", "joined", "gone"].into_iter().find(|known| *known == done);
    Ok(Asking { email, joined: joined.map(|account| (account.id, account.email)).collect(), done })
}

async fn found(learner: &Learner, app: &App, secret: &str) -> Result<Found> {
    let mut conn = app.conn().await?;
    let Some((into, Some(other))) = joins::meant(&mut conn, app, secret).await? else { return Ok(Found::Over) };
    if into != learner.id {
        return Ok(Found::Elsewhere { stays: masked(&accounts::by_id(&mut conn, into).await?.email) });
    }
    let refused: Vec<Refusal> = refusals(&mut conn, app, Pair { from: other.id, into }).await?;
    if !refused.is_empty() {
        return Ok(Found::Refused { email: other.email, refused });
    }
    let stays = accounts::by_id(&mut conn, into).await?.email;
    Ok(Found::Ready { sums: Sums::of(&mut conn, other.id).await?, email: other.email, stays })
}
