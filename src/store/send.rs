//! Sending a kept file so that no browser runs anything in it.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Bytes;

/// Nothing may be loaded, run or sent by what comes under it, and it has an origin of its own.
const POLICY: &str = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What a file is, as far as a browser needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A picture that this program has encoded itself, and that a page may show.
    Jpeg,
    /// A document, to download only.
    Pdf,
}

impl Kind {
    /// Its media type.
    pub fn content_type(self) -> &'static str {
        match self {
            Kind::Jpeg => "image/jpeg",
            Kind::Pdf => "application/pdf",
        }
    }

    /// The kind with this media type.
    pub fn from_content_type(text: &str) -> Option<Kind> {
        [Kind::Jpeg, Kind::Pdf].into_iter().find(|kind| kind.content_type() == text)
    }

    /// What its name ends with.
    pub fn ending(self) -> &'static str {
        match self {
            Kind::Jpeg => "jpg",
            Kind::Pdf => "pdf",
        }
    }
}

/// The answer with a file: pictures are shown, anything else is downloaded under a name that we give
/// it. The name is of ASCII letters, digits and hyphens, without an ending.
pub fn send(content: Bytes, kind: Kind, name: &str) -> HttpResponse {
    let how = if kind == Kind::Jpeg { "inline" } else { "attachment" };
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(80).collect();
    let disposition = format!("{how}; filename=\"{name}.{}\"", kind.ending());
    HttpResponse::Ok()
        .content_type(kind.content_type())
        .insert_header((header::CONTENT_DISPOSITION, disposition))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        // It belongs to one person, and nothing between here and there keeps it.
        .insert_header((header::CACHE_CONTROL, "no-store, private"))
        .body(content)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn only_our_own_pictures_are_shown_and_names_cannot_break_out() {
        let header = |kind, name| {
            let response = send(Bytes::new(), kind, name);
            let text = |name: header::HeaderName| response.headers().get(name).unwrap().to_str().unwrap().to_owned();
            (text(header::CONTENT_DISPOSITION), text(header::CONTENT_SECURITY_POLICY))
        };
        let (disposition, policy) = header(Kind::Pdf, "web\"inar\r\n/../x.html");
        assert_eq!(disposition, "attachment; filename=\"webinarxhtml.pdf\"");
        assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"));
        assert_eq!(header(Kind::Jpeg, "evidence-1").0, "inline; filename=\"evidence-1.jpg\"");
        assert_eq!(Kind::from_content_type("text/html"), None);
        assert_eq!(Kind::from_content_type("application/pdf"), Some(Kind::Pdf));
    }
}
