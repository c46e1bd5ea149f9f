//! What went wrong, as a page with a reference and one next step. Nothing internal is ever shown.

use std::panic::AssertUnwindSafe;

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, ResponseError};
use futures_util::FutureExt;
use maud::html;
use tracing_actix_web::RequestId;

use super::route::Pages;
use super::{Frame, local_path, see_other};
use crate::error::Error;

/// A problem as the person sees it.
#[derive(Clone, Debug)]
pub(super) enum Problem {
    NotFound,
    Gone(Option<String>),
    Forbidden,
    /// A form was sent after signing out; where one signs in.
    SignedOut(String),
    BadRequest(&'static str),
    Conflict(&'static str),
    TooMany(u64),
    TooLarge,
    Method,
    CrossSite,
    Internal,
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Gone(_) => StatusCode::GONE,
            Error::SignIn => StatusCode::SEE_OTHER,
            Error::Forbidden => StatusCode::FORBIDDEN,
            Error::BadRequest(_) => StatusCode::BAD_REQUEST,
            Error::Conflict(_) => StatusCode::CONFLICT,
            Error::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// The middleware: every error, and every panic, becomes a page.
pub async fn explain(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody, BoxBody>>, actix_web::Error> {
    let kept = request.request().clone();
    let result = AssertUnwindSafe(next.call(request)).catch_unwind().await;
    let response = match result {
        Err(_) => {
            tracing::error!("a handler panicked");
            return Ok(ServiceResponse::new(kept.clone(), respond(&kept, Problem::Internal)).map_into_right_body());
        }
        Ok(Err(error)) => {
            let response = match error.as_error::<Error>() {
                Some(error) => answer(&kept, error),
                None => respond(&kept, from_status(error.as_response_error().status_code())),
            };
            return Ok(ServiceResponse::new(kept, response).map_into_right_body());
        }
        Ok(Ok(response)) => response,
    };
    if let Some(error) = response.response().error().and_then(|error| error.as_error::<Error>()) {
        let page = answer(&kept, error);
        return Ok(ServiceResponse::new(kept, page).map_into_right_body());
    }
    let status = response.status();
    let bare =
        response.headers().get(header::CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if (status.is_client_error() || status.is_server_error()) && bare && response.response().error().is_some()
        || status == StatusCode::METHOD_NOT_ALLOWED
        || (status == StatusCode::NOT_FOUND && bare)
    {
        return Ok(ServiceResponse::new(kept.clone(), respond(&kept, from_status(status))).map_into_right_body());
    }
    Ok(response.map_into_left_body())
}

fn from_status(status: StatusCode) -> Problem {
    match status {
        StatusCode::NOT_FOUND => Problem::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Problem::Method,
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        StatusCode::FORBIDDEN => Problem::Forbidden,
        status if status.is_client_error() => Problem::BadRequest("problem-incomplete"),
        _ => Problem::Internal,
    }
}

fn answer(request: &HttpRequest, error: &Error) -> HttpResponse {
    match error {
        Error::SignIn => sign_in(request),
        Error::NotFound => respond(request, Problem::NotFound),
        Error::Gone(instead) => respond(request, Problem::Gone(instead.clone())),
        Error::Forbidden => respond(request, Problem::Forbidden),
        Error::BadRequest(why) => respond(request, Problem::BadRequest(why)),
        Error::Conflict(why) => respond(request, Problem::Conflict(why)),
        Error::TooMany(seconds) => respond(request, Problem::TooMany(*seconds)),
        Error::Internal(cause) => {
            tracing::error!(error = format!("{cause:#}"), "a request failed");
            respond(request, Problem::Internal)
        }
    }
}

/// Leads to where one signs in, and from there back to the page itself, not to the address that a form was sent to.
/// What a browser sent with a form would be lost on that way: it gets a page instead, and sends the form once more when
/// that page is loaded again.
fn sign_in(request: &HttpRequest) -> HttpResponse {
    let reads = request.method().is_safe();
    let next = if reads { request.uri().to_string() } else { form_page(request).unwrap_or_else(|| "/".to_owned()) };
    let query = serde_html_form::to_string([("next", next)]).unwrap_or_default();
    let address = format!("/signin?{query}");
    let navigates = request.headers().get("sec-fetch-mode").is_some_and(|mode| mode == "navigate");
    if reads || !navigates { see_other(address) } else { respond(request, Problem::SignedOut(address)) }
}

/// The page from which a form was sent, as far as it can be opened.
fn form_page(request: &HttpRequest) -> Option<String> {
    let from = request.headers().get(header::REFERER)?.to_str().ok()?;
    let (_, address) = from.split_once("://")?;
    let path = local_path(address.get(address.find('/')?..)?);
    // Sent again from the page that an address answered with: not each of those can be opened.
    let same = path.split('?').next() == Some(request.path());
    let opens = || {
        let pages = request.app_data::<Pages>()?;
        Some(pages.0.contains(&request.match_pattern()?.as_str()))
    };
    (!same || opens().unwrap_or(false)).then(|| path.to_owned())
}

/// The page for a problem.
pub(super) fn respond(request: &HttpRequest, problem: Problem) -> HttpResponse {
    use Problem::*;
    let frame = Frame::known(request);
    let words = frame.words;
    let (status, key) = match &problem {
        NotFound => (StatusCode::NOT_FOUND, "problem-not-found"),
        Gone(_) => (StatusCode::GONE, "problem-gone"),
        Forbidden => (StatusCode::FORBIDDEN, "problem-forbidden"),
        SignedOut(_) => (StatusCode::UNAUTHORIZED, "problem-signed-out"),
        BadRequest(_) => (StatusCode::BAD_REQUEST, "problem-bad"),
        Conflict(_) => (StatusCode::CONFLICT, "problem-conflict"),
        TooMany(_) => (StatusCode::TOO_MANY_REQUESTS, "problem-many"),
        TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "problem-large"),
        Method => (StatusCode::METHOD_NOT_ALLOWED, "problem-method"),
        CrossSite => (StatusCode::FORBIDDEN, "problem-cross-site"),
        Internal => (StatusCode::INTERNAL_SERVER_ERROR, "problem-internal"),
    };
    let title = words.say(&format!("{key}-title"));
    let sentence = match &problem {
        BadRequest(why) | Conflict(why) => words.say(why),
        TooMany(seconds) => words.fill(key, &[("minutes", seconds.div_ceil(60).max(1).into())]),
        Method => words.say("problem-not-found"),
        _ => words.say(key),
    };
    let reference = request.extensions().get::<RequestId>().map(|id| id.to_string());
    let main = html! {
        div.wrap.stack.g5.mid {
            h1 { (title) }
            p { (sentence) }
            @if let Gone(Some(path)) = &problem { p { a.btn href=(path) { (words.say("problem-gone-instead")) } } }
            @if let SignedOut(address) = &problem { p { a.btn href=(address) target="_blank" { (words.say("problem-signed-out-link")) } } }
            @if let (Internal, Some(reference)) = (&problem, &reference) {
                p.small { (words.rich("problem-reference", &[("reference", reference.as_str().into())])) }
            }
            p { a href="/" { (words.say("problem-home")) } }
        }
    };
    let page = frame.page(title).noindex().render(main);
    let mut response = HttpResponse::build(status);
    if let TooMany(seconds) = problem {
        response.insert_header((header::RETRY_AFTER, seconds.to_string()));
    }
    response.content_type("text/html; charset=utf-8").body(page.into_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use actix_web::test::{TestRequest, call_service, init_service, read_body};

    use super::*;
    use crate::error::Result;
    use crate::web::Routes;

    async fn breaks() -> Result<HttpResponse> {
        panic!("a secret of the inside")
    }

    async fn fails() -> Result<HttpResponse> {
        Err(Error::Internal(anyhow::anyhow!("a secret of the inside")))
    }

    async fn is_private() -> Result<HttpResponse> {
        Err(Error::SignIn)
    }

    async fn get(path: &str) -> (StatusCode, Option<String>, String) {
        let routes = Routes::new().get("/breaks/{n}", breaks).get("/fails", fails).get("/private", is_private);
        let app =
            init_service(actix_web::App::new().configure(|service| routes.mount(service, actix_web::web::route))).await;
        let response = call_service(&app, TestRequest::get().uri(path).to_request()).await;
        let status = response.status();
        let location = response.headers().get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
        (status, location, String::from_utf8(read_body(response).await.to_vec()).unwrap())
    }

    #[actix_web::test]
    async fn neither_an_error_nor_a_panic_shows_the_inside() {
        for path in ["/fails", "/breaks/1"] {
            let (status, _, body) = get(path).await;
            assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            assert!(body.contains("<h1>") && !body.contains("secret"), "{path}: {body}");
        }
    }

    #[actix_web::test]
    async fn a_form_that_was_sent_after_signing_out_can_be_sent_again_and_leads_back_to_its_page() {
        let routes = Routes::new().get("/form", is_private).post("/form", is_private).post("/form/done", is_private);
        let app =
            init_service(actix_web::App::new().configure(|service| routes.mount(service, actix_web::web::route))).await;
        for (path, from, next) in [
            ("/form", "/form?id=7", "%2Fform%3Fid%3D7"),
            ("/form/done", "/form", "%2Fform"),
            ("/form/done", "/form/done", "%2F"),
            ("/form", "//evil.example", "%2F"),
        ] {
            let sent = || TestRequest::post().uri(path).insert_header(("referer", format!("https://a.example{from}")));
            let response = call_service(&app, sent().to_request()).await;
            let location = response.headers().get(header::LOCATION).unwrap().to_str().unwrap().to_owned();
            assert_eq!(location, format!("/signin?next={next}"), "{path} from {from}");
            let response = call_service(&app, sent().insert_header(("sec-fetch-mode", "navigate")).to_request()).await;
            assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{path} from {from}");
            let body = String::from_utf8(read_body(response).await.to_vec()).unwrap();
            assert!(body.contains(&format!("href=\"/signin?next={next}\" target=\"_blank\"")), "{body}");
        }
    }

    #[actix_web::test]
    async fn who_must_sign_in_comes_back_to_where_they_were() {
        let (status, location, _) = get("/private?a=1&b=2").await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        assert_eq!(location.as_deref(), Some("/signin?next=%2Fprivate%3Fa%3D1%26b%3D2"));
    }
}
