//! In which form somebody wants a certificate: as a page, as JSON, as a token.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use serde::Serialize;

use crate::error::Result;

/// A form in which a certificate is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// For people.
    Page,
    /// The credential as JSON with its proof inside.
    Json,
    /// The credential as a token.
    Token,
}

const KINDS: [(&str, Form); 8] = [
    ("text/html", Form::Page),
    ("application/xhtml+xml", Form::Page),
    ("application/json", Form::Json),
    ("application/ld+json", Form::Json),
    ("application/vc", Form::Json),
    ("application/vc+ld+json", Form::Json),
    ("application/vc+jwt", Form::Token),
    ("application/jwt", Form::Token),
];

/// The type of a token.
pub(super) const TOKEN: &str = "application/vc+jwt";

/// The form that a request likes best; `usual` where it doesn't say, or likes anything.
pub(super) fn wanted(request: &HttpRequest, usual: Form) -> Form {
    let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    best(accept.unwrap_or_default(), usual)
}

fn best(accept: &str, usual: Form) -> Form {
    let mut found: Option<(f32, Form)> = None;
    for part in accept.split(',') {
        let mut pieces = part.split(';').map(str::trim);
        let kind = pieces.next().unwrap_or_default().to_ascii_lowercase();
        let weight = pieces.find_map(|piece| piece.strip_prefix("q=")?.parse().ok()).unwrap_or(1.0_f32);
        let form = if kind == "*/*" { Some(usual) } else { known(&kind) };
        // Of two that are liked alike, the one said first.
        if let Some(form) = form.filter(|_| found.is_none_or(|(best, _)| weight > best)) {
            found = Some((weight, form));
        }
    }
    found.map_or(usual, |(_, form)| form)
}

fn known(kind: &str) -> Option<Form> {
    KINDS.iter().find(|(name, _)| *name == kind).map(|(_, form)| *form)
}

/// An answer that anyone may keep for a minute and programs on other sites may read.
pub(super) fn open_to_all(mut response: HttpResponseBuilder) -> HttpResponseBuilder {
    response
        .insert_header((header::CACHE_CONTROL, "public, max-age=60"))
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .insert_header((header::VARY, "Accept"));
    response
}

/// JSON for anyone, indented: people read it too.
pub(super) fn json(response: HttpResponseBuilder, kind: &str, body: &impl Serialize) -> Result<HttpResponse> {
    let text = serde_json::to_string_pretty(body)? + "\n";
    Ok(open_to_all(response).content_type(kind).body(text))
}

/// Text for anyone.
pub(super) fn text(kind: &str, body: String) -> HttpResponse {
    open_to_all(HttpResponse::Ok()).content_type(kind).body(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_liked_best_is_served() {
        for (accept, form) in [
            ("", Form::Page),
            ("*/*", Form::Page),
            ("text/html,application/xhtml+xml,*/*;q=0.8", Form::Page),
            ("application/json", Form::Json),
            ("application/ld+json, */*;q=0.1", Form::Json),
            ("application/vc+jwt", Form::Token),
            ("text/html;q=0.5, application/vc", Form::Json),
            ("application/json;q=0.2, application/jwt;q=0.9", Form::Token),
            ("image/png", Form::Page),
            ("application/JSON;q=x", Form::Json),
        ] {
            assert_eq!(best(accept, Form::Page), form, "{accept}");
        }
        assert_eq!(best("*/*", Form::Json), Form::Json);
    }
}
