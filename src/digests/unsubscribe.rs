//! Stopping a cohort's digest with one click, from the message, without signing in (RFC 8058).

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use maud::{Markup, html};

use super::token;
use crate::accounts::{UserId, Visitor, joins};
use crate::app::App;
use crate::cohorts::{self, Cohort};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::web::{ok, see_other};

/// Whose digest of which cohort, if the token is ours and they ever were a member.
async fn opened(conn: &mut Conn, app: &App, token: &str) -> Result<(UserId, Cohort, bool)> {
    let (user, cohort) = token::open(app.keys(), token).ok_or(Error::NotFound)?;
    let user = joins::now_of(conn, user).await?;
    let cohort = cohorts::by_id(conn, cohort).await?;
    let member = cohorts::membership(conn, user, cohort.id).await?.ok_or(Error::NotFound)?;
    let stopped = member.digest_stopped_at.is_some() || !member.is_member();
    Ok((user, cohort, stopped))
}

/// `GET /u/{token}`: changes nothing; mail scanners open links.
pub(super) async fn show(visitor: Visitor, app: Data<App>, token: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (_, cohort, stopped) = opened(&mut conn, &app, &token).await?;
    Ok(page(&visitor, &cohort, stopped, &token))
}

/// `POST /u/{token}`: the click of a mail program, or the button on our page. The body doesn't
/// matter, and doing it again changes nothing.
pub(super) async fn stop(visitor: Visitor, app: Data<App>, token: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (user, cohort, _) = opened(&mut conn, &app, &token).await?;
    cohorts::set_digest(&mut conn, user, cohort.id, false, app.now()).await?;
    Ok(page(&visitor, &cohort, true, &token))
}

/// `POST /u/{token}/again`: takes it back.
pub(super) async fn again(_: Visitor, app: Data<App>, token: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (user, cohort, _) = opened(&mut conn, &app, &token).await?;
    cohorts::set_digest(&mut conn, user, cohort.id, true, app.now()).await?;
    Ok(see_other(format!("/u/{token}")))
}

fn page(visitor: &Visitor, cohort: &Cohort, stopped: bool, token: &str) -> HttpResponse {
    let words = visitor.frame.words;
    let key = if stopped { "stop-done-title" } else { "stop-title" };
    let page = visitor.frame.page(words.say(key)).noindex();
    ok(page.render(view(words, cohort, stopped, token)))
}

fn view(words: Words, cohort: &Cohort, stopped: bool, token: &str) -> Markup {
    let values = [("cohort", cohort.name.as_str().into())];
    html! {
        div.wrap.stack.g5.mid {
            @if stopped {
                h1 { (words.say("stop-done-title")) }
                p role="status" { (words.fill("stop-done", &values)) }
                form method="post" action={ "/u/" (token) "/again" } { button.btn.quiet { (words.say("stop-undo")) } }
            } @else {
                h1 { (words.say("stop-title")) }
                p { (words.fill("stop", &values)) }
                form method="post" action={ "/u/" (token) } { button.btn { (words.say("stop-button")) } }
            }
            p { a href="/me/email" { (words.say("stop-change")) } }
        }
    }
}
