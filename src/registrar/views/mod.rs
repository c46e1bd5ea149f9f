//! What the registrar's pages show.

pub(super) mod anew;
pub(super) mod chosen;
pub(super) mod issue;
pub(super) mod layout;
pub(super) mod list;
pub(super) mod one;
pub(super) mod run;
pub(super) mod withdraw;

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::certificates::Certificate;
use crate::i18n::Words;
use crate::web::Problems;
use crate::web::components::Field;

/// How a certificate stands, as a tag. `today` is a day on the reader's calendar.
fn standing(words: Words, certificate: &Certificate, today: NaiveDate) -> Markup {
    let past = certificate.facts.expires_on.is_some_and(|last| last < today);
    let (tag, key) = match certificate {
        certificate if certificate.withdrawn.is_some() => ("no", "standing-withdrawn"),
        certificate if certificate.superseded_by.is_some() => ("info", "standing-replaced"),
        _ if past => ("warn", "standing-past"),
        _ => ("ok", "standing-valid"),
    };
    html! { span.tag.(tag) { (words.say(key)) } }
}

/// The field for what a registrar notes; nobody else reads it.
fn note<'a>(words: Words, typed: &'a str, problems: &'a Problems) -> Field<'a> {
    Field {
        name: "note",
        label: words.say("desk-why"),
        hint: Some(words.say("desk-why-hint")),
        value: typed,
        kind: "textarea",
        autocomplete: "off",
        problems,
    }
}

/// The box that has each told by mail.
fn tell(words: Words, chosen: bool) -> Markup {
    html! { label.check { input type="checkbox" name="tell" value="yes" checked[chosen]; (words.say("desk-tell")) } }
}
