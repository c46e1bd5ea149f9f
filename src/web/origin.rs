//! Refuses writes that another site asked for. No tokens in forms.

use actix_web::HttpRequest;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap};
use actix_web::middleware::Next;
use actix_web::web::Data;

use super::problem::{self, Problem};
use crate::app::App;

/// What the headers say of where an unsafe request came from.
#[derive(Debug, PartialEq, Eq)]
enum From {
    Here,
    Elsewhere,
    /// A program without a browser, or a browser of before 2020.
    Unsaid,
}

fn judge(headers: &HeaderMap, base_url: &str) -> From {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return if site == "same-origin" || site == "none" { From::Here } else { From::Elsewhere };
    }
    match text("origin") {
        Some(origin) if same_origin(origin, base_url, text("host")) => From::Here,
        Some(_) => From::Elsewhere,
        None => From::Unsaid,
    }
}

/// The origin is that of the configured address, or names the host that was asked.
fn same_origin(origin: &str, base_url: &str, host: Option<&str>) -> bool {
    let plain = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    origin == base_url || (plain.is_some() && plain == host)
}

/// One-click unsubscription comes from mail programs, without a session, and must be let through.
fn carries_cookies(request: &HttpRequest) -> bool {
    request.headers().contains_key(header::COOKIE)
}

/// The middleware.
pub async fn check(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, actix_web::Error> {
    if !request.method().is_safe() {
        let base_url = request.app_data::<Data<App>>().map(|app| app.config().base_url.clone()).unwrap_or_default();
        let refused = match judge(request.headers(), &base_url) {
            From::Here => false,
            From::Elsewhere => true,
            From::Unsaid => carries_cookies(request.request()),
        };
        if refused {
            let response = problem::respond(request.request(), Problem::CrossSite);
            return Ok(request.into_response(response).map_into_right_body());
        }
    }
    Ok(next.call(request).await?.map_into_left_body())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn from(headers: &[(&'static str, &'static str)]) -> From {
        let map = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        judge(&map, "https://learn.example.org")
    }

    #[test]
    fn only_this_site_may_ask_for_a_change() {
        assert_eq!(from(&[("sec-fetch-site", "same-origin")]), From::Here);
        assert_eq!(from(&[("sec-fetch-site", "same-site")]), From::Elsewhere);
        assert_eq!(from(&[("sec-fetch-site", "cross-site"), ("origin", "https://learn.example.org")]), From::Elsewhere);
        assert_eq!(from(&[("origin", "https://learn.example.org")]), From::Here);
        assert_eq!(from(&[("origin", "http://10.0.0.2:8080"), ("host", "10.0.0.2:8080")]), From::Here);
        assert_eq!(from(&[("origin", "https://evil.example")]), From::Elsewhere);
        assert_eq!(from(&[("origin", "null")]), From::Elsewhere);
        assert_eq!(from(&[]), From::Unsaid);
    }
}
