//! The web: the server, the frame of every page, components, forms, and what every response carries.

pub mod assets;
pub mod components;
pub mod cookies;
mod display;
pub mod form;
mod frame;
pub mod headers;
pub mod origin;
mod parts;
pub mod problem;
mod route;
mod upload;

pub use display::{Display, TextSize, Theme};
pub use form::{Form, Problems, fields};
pub use frame::{AccountMenu, Frame, Help, HelpLine, Known, LessonHere, Nav, Page};
pub use parts::{Out, in_parts};
pub use route::Routes;
pub use upload::Upload;

use actix_web::HttpResponse;
use actix_web::http::header;
use maud::Markup;

/// 303 See Other: the answer to every POST that did its work.
pub fn see_other(path: impl AsRef<str>) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, path.as_ref())).finish()
}

/// A page with status 200.
pub fn ok(page: Markup) -> HttpResponse {
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page.into_string())
}

/// A form shown again with 422, because something in it must change.
pub fn unprocessable(page: Markup) -> HttpResponse {
    HttpResponse::UnprocessableEntity().content_type("text/html; charset=utf-8").body(page.into_string())
}

/// A path on this site that a person may be sent back to; anything else becomes `/`.
pub fn local_path(path: &str) -> &str {
    let local = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\");
    // Browsers leave tabs and line ends out of an address: "/\t/evil" would be "//evil".
    if local && path.bytes().all(|byte| byte.is_ascii_graphic()) { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for bad in ["//evil.example", "https://evil.example", "/\\evil", "", "/a\r\nb", "/\t/evil.example", "/é"] {
            assert_eq!(local_path(bad), "/", "{bad}");
        }
        assert_eq!(local_path("/l/COL-14/3?x=1"), "/l/COL-14/3?x=1");
    }
}
