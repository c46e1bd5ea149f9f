//! `/me/join`, and the address in the letter that says yes.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::refused::{Refusal, refusals};
use super::sums::{Sums, print};
use super::views::{self, Asking, Found, Ready};
use super::{Joined, carry_out as carried, join};
use crate::accounts::joins::{self, Pair};
use crate::accounts::limits::{Limits, Network};
use crate::accounts::proof::{Asks, Standing};
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
    current: String,
}

/// What confirms: the print of what was shown, and the password where it is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Confirmed {
    print: String,
    current: String,
}

/// Where somebody comes back to who proves by a link that it is they.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Proves {
    secret: String,
}

/// `GET /me/join`
pub(super) async fn show(learner: Learner, request: HttpRequest, app: Data<App>) -> Result<HttpResponse> {
    let standing = Standing::of(&learner, &app).await?;
    let asking = asking(standing, &app, request.query_string()).await?;
    Ok(ok(views::asking(&learner.frame, &asking, "", &Problems::new())))
}

/// `POST /me/join`: the answer is the same whether or not the address has an account.
pub(super) async fn ask(
    learner: Learner,
    request: HttpRequest,
    app: Data<App>,
    form: Form<Typed>,
) -> Result<HttpResponse> {
    let (Typed { email: typed, current }, words) = (form.0, learner.frame.words);
    let standing = Standing::of(&learner, &app).await?;
    if standing.asks() == Asks::Link {
        return Ok(see_other(PATH));
    }
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
    standing.prove(&app, &request, current, words, &mut problems).await?;
    let Some(email) = email.filter(|_| problems.is_empty()) else {
        let asking = asking(standing, &app, "").await?;
        return Ok(unprocessable(views::asking(&learner.frame, &asking, &typed, &problems)));
    };
    let limits = app.kept::<Limits>();
    limits.links_from.check(Network::of(&app, &request), app.now())?;
    if limits.links_to.check(email.as_str(), app.now()).is_ok() {
        joins::ask(&mut *app.conn().await?, &app, learner.id, words, email.as_str()).await?;
    }
    Ok(see_other(format!("{PATH}?sent")))
}

/// `POST /me/join/prove`: a link to one's own address, which leads back to the page that asked for it.
pub(super) async fn prove(
    learner: Learner,
    request: HttpRequest,
    app: Data<App>,
    form: Form<Proves>,
) -> Result<HttpResponse> {
    let secret = form.0.secret;
    let next = if secret.is_empty() { PATH.to_owned() } else { format!("{PATH}/{secret}") };
    Standing::of(&learner, &app).await?.send_link(&app, &request, learner.frame.words, &next).await
}

/// `GET /me/join/{secret}`: says what will happen; mail programs open addresses by themselves.
pub(super) async fn confirm(learner: Learner, app: Data<App>, secret: Path<String>) -> Result<HttpResponse> {
    let found = found(&learner, &app, &secret).await?;
    Ok(ok(views::confirm(&learner.frame, &found, &secret, &Problems::new())))
}

/// `POST /me/join/{secret}`: what was shown is what is done, or it is shown again.
pub(super) async fn carry_out(
    learner: Learner,
    request: HttpRequest,
    app: Data<App>,
    secret: Path<String>,
    form: Form<Confirmed>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (words, mut problems) = (learner.frame.words, Problems::new());
    let Some((into, Some(other))) = joins::meant(&mut conn, &app, &secret).await? else {
        return Ok(ok(views::confirm(&learner.frame, &Found::Over, &secret, &problems)));
    };
    if into != learner.id {
        return Err(Error::NotFound);
    }
    let standing = Standing::of(&learner, &app).await?;
    if standing.asks() == Asks::Link {
        return Ok(see_other(format!("{PATH}/{secret}")));
    }
    standing.prove(&app, &request, form.0.current, words, &mut problems).await?;
    if problems.is_empty() {
        match join(&mut conn, &app, Pair { from: other.id, into }, &form.0.print).await? {
            Joined::Done => return Ok(see_other(format!("{PATH}?joined"))),
            Joined::Refused(refused) => {
                let found = Found::Refused { email: other.email, refused };
                return Ok(unprocessable(views::confirm(&learner.frame, &found, &secret, &problems)));
            }
            Joined::Changed => problems.add("print", words.say("joining-changed")),
        }
    }
    drop(conn);
    let found = found(&learner, &app, &secret).await?;
    Ok(unprocessable(views::confirm(&learner.frame, &found, &secret, &problems)))
}

/// `POST /me/join/address/{account}`
pub(super) async fn let_go(learner: Learner, app: Data<App>, account: Path<UserId>) -> Result<HttpResponse> {
    let at = (learner.id, learner.person.session);
    carried::let_go(&mut *app.conn().await?, &app, at, *account).await?;
    Ok(see_other(format!("{PATH}?gone")))
}

async fn asking(standing: Standing, app: &App, done: &str) -> Result<Asking> {
    let joined = joins::of(&mut *app.conn().await?, standing.user.id).await?;
    let asks = standing.asks();
    let joined = joined.into_iter().filter(|account| !joins::is_let_go(&account.email));
    let done = ["sent", "joined", "gone"].into_iter().find(|known| *known == done);
    let joined = joined.map(|account| (account.id, account.email)).collect();
    Ok(Asking { email: standing.user.email, joined, done, asks })
}

async fn found(learner: &Learner, app: &App, secret: &str) -> Result<Found> {
    let standing = Standing::of(learner, app).await?;
    let mut conn = app.conn().await?;
    let Some((into, Some(other))) = joins::meant(&mut conn, app, secret).await? else { return Ok(Found::Over) };
    if into != learner.id {
        return Ok(Found::Elsewhere { stays: masked(&accounts::by_id(&mut conn, into).await?.email) });
    }
    let pair = Pair { from: other.id, into };
    let refused: Vec<Refusal> = refusals(&mut conn, app, pair).await?;
    if !refused.is_empty() {
        return Ok(Found::Refused { email: other.email, refused });
    }
    let (print, sums) = (print(&mut conn, pair).await?, Sums::of(&mut conn, other.id).await?);
    let (asks, ends_consent) = (standing.asks(), carried::ends_consent(&mut conn, pair).await?);
    Ok(Found::Ready(Ready { sums, email: other.email, stays: standing.user.email, print, asks, ends_consent }))
}
