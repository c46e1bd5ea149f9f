//! The security headers of every response.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest};
use tracing_actix_web::RequestId;

use super::cookies;
use crate::app::App;

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; img-src 'self' data:; media-src 'self'; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    // Addresses here can hold a secret; other sites never see more than the host.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()"),
];

/// For half a year browsers come by https alone, once they have. Not for the names below ours.
const HTTPS_ONLY: HeaderValue = HeaderValue::from_static("max-age=15552000");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The middleware. A page that says nothing of caching is asked for anew each time.
pub async fn add(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let mut response = next.call(request).await?;
    let id = request_id(response.request());
    let app = response.request().app_data::<Data<App>>();
    let secure = app.is_some_and(|app| app.config().secure());
    let shared = app.is_some_and(|app| cookies::is_shared(response.request(), app));
    let headers = response.headers_mut();
    if let Some(id) = id {
        headers.insert(REQUEST_ID, id);
    }
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HTTPS_ONLY);
    }
    // The preview of a mail brings a policy of its own: it may have styles, and nothing else at all.
    let own_policy = headers.get(header::CONTENT_SECURITY_POLICY).cloned();
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if let Some(policy) = own_policy {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        // On a computer that many use, nobody finds a page of the one before by going back.
        let keep = if shared { "no-store" } else { "no-cache, private" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    }
    Ok(response)
}

/// What a person quotes and the log has.
fn request_id(request: &HttpRequest) -> Option<HeaderValue> {
    let id = request.extensions().get::<RequestId>().map(ToString::to_string)?;
    HeaderValue::from_str(&id).ok()
}
