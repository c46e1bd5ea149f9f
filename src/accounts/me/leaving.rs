//! `/signout`: leaving this device.

use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use maud::html;

use crate::accounts::permission::Visitor;
use crate::accounts::sessions;
use crate::accounts::signin::pages::unkept;
use crate::app::App;
use crate::error::Result;
use crate::web::{cookies, ok, see_other};

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// `GET /signout`: asks those who are signed in, and tells the others that they are not.
pub(in crate::accounts) async fn show(visitor: Visitor) -> HttpResponse {
    let words = visitor.frame.words;
    let signed_in = visitor.person.is_some();
    let title = words.say(if signed_in { "signout-ask-title" } else { "signout-done-title" });
    let main = html! {
        div.wrap { div.read.stack.g5 {
            h1 { (title) }
            @if signed_in {
                p { (words.say("signout-ask")) }
                form method="post" action="/signout" { button.btn { (words.say("me-sign-out")) } }
            } @else {
                p { (words.say("signout-done")) }
                p.row { a.btn href="/" { (words.say("signout-home")) } a href="/signin" { (words.say("signin-title")) } }
            }
        } }
    };
    unkept(ok(visitor.frame.page(title).noindex().render(main)))
}

/// `POST /signout`
pub(in crate::accounts) async fn leave(visitor: Visitor, request: HttpRequest, app: Data<App>) -> Result<HttpResponse> {
    if let Some(person) = &visitor.person {
        sessions::revoke(&mut *app.conn().await?, &app, person.id, Some(person.session)).await?;
    }
    sessions::forget(&app, &request);
    let mut left = see_other("/signout");
    if cookies::is_shared(&request, &app) {
        // What the page's own script doesn't reach: pages and pictures in the browser's cache.
        left.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\""));
    }
    Ok(left)
}
