//! Cookies: their names and flags in one place, and those that an extractor wants to set.

use std::cell::RefCell;
use std::rc::Rc;

use actix_web::body::MessageBody;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest};

use crate::app::App;

/// Cookies that will go out with the response to this request.
#[derive(Clone, Default)]
struct Outgoing(Rc<RefCell<Vec<Cookie<'static>>>>);

fn name(app: &App, name: &str) -> String {
    if app.config().secure() { format!("__Host-{name}") } else { name.to_owned() }
}

fn build(app: &App, key: &str, value: String) -> Cookie<'static> {
    Cookie::build(name(app, key), value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.config().secure())
        .finish()
}

/// The value of a cookie of ours: one that this response will set, else the one that came.
pub fn read(request: &HttpRequest, app: &App, key: &str) -> Option<String> {
    request.cookie(&name(app, key)).map(|cookie| cookie.value().to_owned())
}

/// Sets a cookie with the response to this request, for so many seconds.
pub fn set(request: &HttpRequest, app: &App, key: &str, value: String, seconds: i64) {
    let mut cookie = build(app, key, value);
    cookie.set_max_age(Duration::seconds(seconds));
    push(request, cookie);
}

/// Sets a cookie that the browser forgets when it is closed.
pub fn set_for_this_visit(request: &HttpRequest, app: &App, key: &str, value: String) {
    push(request, build(app, key, value));
}

/// Says that this computer is used by many people.
const SHARED: &str = "carrel_shared";
/// As long as browsers keep any cookie, in seconds: 400 days.
const LONGEST: i64 = 400 * 24 * 60 * 60;

/// Whether somebody said that this computer is used by many people.
pub fn is_shared(request: &HttpRequest, app: &App) -> bool {
    read(request, app, SHARED).is_some()
}

/// Remembers whether this computer is used by many people.
pub fn set_shared(request: &HttpRequest, app: &App, shared: bool) {
    if shared {
        set(request, app, SHARED, "yes".to_owned(), LONGEST);
    } else if is_shared(request, app) {
        remove(request, app, SHARED);
    }
}

/// Removes a cookie with the response to this request.
pub fn remove(request: &HttpRequest, app: &App, key: &str) {
    let mut cookie = build(app, key, String::new());
    cookie.make_removal();
    push(request, cookie);
}

fn push(request: &HttpRequest, cookie: Cookie<'static>) {
    let outgoing = request.extensions().get::<Outgoing>().cloned();
    if let Some(outgoing) = outgoing {
        outgoing.0.borrow_mut().push(cookie);
    }
}

/// Puts the cookies that were set along the way on the response.
pub async fn send(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let outgoing = Outgoing::default();
    request.extensions_mut().insert(outgoing.clone());
    let mut response = next.call(request).await?;
    for cookie in outgoing.0.borrow().iter() {
        response.response_mut().add_cookie(cookie)?;
    }
    Ok(response)
}
