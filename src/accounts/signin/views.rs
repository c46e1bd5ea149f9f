//! The pages of signing in.

use maud::{Markup, html};

use super::Way;
use super::pages::Sent;
use crate::accounts::address::masked;
use crate::accounts::handoff;
use crate::accounts::limits::LINKS_AN_HOUR;
use crate::accounts::links::{Link, SIGN_IN_MINUTES, State};
use crate::web::components::{Field, hidden, icon};
use crate::web::{Frame, Problems};

/// What was typed before.
#[derive(Default)]
pub(super) struct Typed<'a> {
    /// Into the form that asks for a link.
    pub email: &'a str,
    /// Into the form with the password.
    pub account: &'a str,
    /// Where they want to go.
    pub next: &'a str,
    /// Whether the form with the password stands open.
    pub with_password: bool,
}

/// The page that asks for an address.
pub(super) fn sign_in(frame: &Frame, typed: &Typed<'_>, sign_up: bool, problems: &Problems) -> Markup {
    let words = frame.words;
    let title = words.say("signin-title");
    let email = Field {
        name: "email",
        label: words.say("signin-email"),
        hint: Some(words.say("signin-email-hint")),
        value: typed.email,
        kind: "email",
        autocomplete: "email",
        problems,
    };
    let account = Field {
        name: "account",
        label: words.say("signin-account"),
        hint: None,
        value: typed.account,
        kind: "email",
        autocomplete: "username",
        problems,
    };
    let password = Field {
        name: "password",
        label: words.say("signin-password"),
        hint: None,
        value: "",
        kind: "password",
        autocomplete: "current-password",
        problems,
    };
    let main = html! {
        div.wrap { div.read.stack.g5 {
            (problems.summary(words))
            h1 { (title) }
            @if !matches!(typed.next, "" | "/") { p { (words.say("signin-come-back")) } }
            form.panel.stack method="post" action="/signin" novalidate {
                (hidden("next", typed.next))
                (email)
                (shared(frame, "shared-link"))
                button.btn { (icon("mail")) " " (words.say("signin-send")) }
            }
            @if sign_up { p.soft { (words.say("signin-new")) } }
            details open[typed.with_password] {
                summary { (words.say("signin-with-password")) }
                form.panel.stack method="post" action="/signin/password" novalidate {
                    (hidden("next", typed.next))
                    (account)
                    (password)
                    (shared(frame, "shared-password"))
                    button.btn.quiet { (words.say("signin-submit")) }
                    p.hint { (words.say("signin-password-forgot")) }
                }
            }
        } }
    };
    frame.page(title).error(!problems.is_empty()).noindex().render(main)
}

/// Whether others use this computer too: then nothing of this person stays on it.
fn shared(frame: &Frame, id: &str) -> Markup {
    let words = frame.words;
    let hint = format!("{id}-hint");
    html! {
        div.field {
            label.check for=(id) {
                input id=(id) type="checkbox" name="shared" value="yes" checked[frame.shared] aria-describedby=(hint);
                " " span { (words.say("signin-shared")) }
            }
            p.hint id=(hint) { (words.say("signin-shared-hint")) }
        }
    }
}

/// The page after asking: the same words whether or not the address has an account.
pub(super) fn sent(frame: &Frame, sent: Option<&Sent>, mail_stays_here: bool) -> Markup {
    let words = frame.words;
    let title = words.say("sent-title");
    let minutes = SIGN_IN_MINUTES.into();
    let main = html! {
        div.wrap { div.read.stack.g5 {
            h1 { (title) }
            @match sent {
                Some(sent) => p { (words.rich("sent-to", &[("email", sent.to.as_str().into()), ("minutes", minutes)])) },
                None => p { (words.rich("sent-somewhere", &[("minutes", minutes)])) },
            }
            p { (words.say("sent-then")) }
            h2.h3 { (words.say("sent-nothing-title")) }
            ul {
                li { (words.say("sent-wait")) }
                li { (words.say("sent-junk")) }
                li {
                    (words.say("sent-typo")) " "
                    a href=(again(sent)) { (words.say("sent-typo-link")) }
                }
                li { (words.fill("sent-limit", &[("count", LINKS_AN_HOUR.into())])) }
            }
            @if mail_stays_here {
                div.note.info { p { (words.say("sent-no-mail-title")) } p { (words.say("sent-no-mail")) } }
            }
        } }
    };
    frame.page(title).noindex().render(main)
}

fn again(sent: Option<&Sent>) -> String {
    let next = sent.map_or("/", |sent| sent.next.as_str());
    format!("/signin?{}", serde_html_form::to_string([("next", next)]).unwrap_or_default())
}

/// The page of a link that works: one button.
pub(super) fn link(frame: &Frame, masked: &str, secret: &str, way: Way) -> Markup {
    let words = frame.words;
    let (title, lead, button, minutes) = match way {
        Way::Mail => ("link-title", "link-lead", "link-button", SIGN_IN_MINUTES),
        Way::HandOff => ("go-title", "go-lead", "go-button", handoff::MINUTES),
    };
    let title = words.say(title);
    let email = || masked.to_owned().into();
    let main = html! {
        div.wrap { div.read.stack.g5 {
            h1 { (title) }
            p { (words.fill(lead, &[("site", frame.site.as_str().into())])) }
            form.stack method="post" action=(way.path(secret)) {
                (shared(frame, "shared-link"))
                button.btn { (words.fill(button, &[("email", email())])) }
            }
            p.small.soft { (words.fill("link-once", &[("minutes", minutes.into())])) }
            p.small.soft { (words.say("link-not-you")) }
        } }
    };
    frame.page(title).noindex().render(main)
}

/// The page of a link that no longer works: one button that sends another.
pub(super) fn spent(frame: &Frame, link: Option<&Link>, state: Option<State>, path: &str, signed_in: bool) -> Markup {
    let words = frame.words;
    let key = match state {
        Some(State::Used) => "spent-used",
        Some(State::Old | State::Open) => "spent-old",
        None => "spent-unknown",
    };
    let title = words.say(&format!("{key}-title"));
    let main = html! {
        div.wrap { div.read.stack.g5 {
            h1 { (title) }
            p { (words.say(key)) }
            @match link {
                Some(link) if signed_in => {
                    p { (words.say("spent-signed-in")) }
                    p { a.btn href=(link.next_path) { (words.say("spent-go-on")) } }
                }
                Some(link) => form method="post" action={ (path) "/again" } {
                    button.btn { (icon("mail")) " " (words.fill("spent-again", &[("email", masked(&link.email).into())])) }
                },
                None => p { a.btn href="/signin" { (words.say("spent-ask")) } },
            }
        } }
    };
    frame.page(title).noindex().render(main)
}
