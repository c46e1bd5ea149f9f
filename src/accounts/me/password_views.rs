//! The password page.

use maud::{Markup, html};

use crate::accounts::password::LEAST;
use crate::accounts::proof::{Asks, current_field};
use crate::i18n::Words;
use crate::web::components::{Field, back, icon};
use crate::web::{Frame, Problems};

/// The page.
pub(super) fn page(frame: &Frame, asks: Asks, email: &str, problems: &Problems) -> Markup {
    let words = frame.words;
    let has_password = matches!(asks, Asks::Current | Asks::Nothing { has_password: true });
    let title = words.say(if has_password { "password-change-title" } else { "password-set-title" });
    let main = html! {
        div.wrap { div.read.stack.g6 {
            (problems.summary(words))
            div.stack.g2 { (back("/me", words.say("me-title"))) h1 { (title) } p { (words.say("password-lead")) } }
            @if asks == Asks::Link {
                p { (words.say("password-confirm-first")) }
                (confirm(words, "btn"))
            } @else {
                (change(words, asks, email, has_password, problems))
                @if asks == Asks::Current {
                    section.stack.g3 aria-labelledby="forgot" {
                        h2.h3 #forgot { (words.say("password-forgot-title")) }
                        p { (words.say("password-forgot")) }
                        (confirm(words, "btn quiet"))
                    }
                }
            }
        } }
    };
    frame.page(title).error(!problems.is_empty()).noindex().render(main)
}

/// One form, two buttons: what is typed into `current` serves both.
fn change(words: Words, asks: Asks, email: &str, has_password: bool, problems: &Problems) -> Markup {
    let current = current_field(words, problems);
    let new = Field {
        name: "new",
        label: words.say("password-new"),
        hint: Some(words.fill("password-new-hint", &[("count", LEAST.into())])),
        value: "",
        kind: "password",
        autocomplete: "new-password",
        problems,
    };
    html! {
        form.panel.stack method="post" action="/me/password" novalidate {
            // Password managers file a password under the address beside it.
            input type="email" name="username" value=(email) autocomplete="username"
                aria-label=(words.say("signin-account")) readonly hidden;
            @if asks == Asks::Current { (current) }
            (new)
            @if has_password { p.hint { (words.say("password-others-out")) } }
            div.row {
                button.btn { (words.say("password-save")) }
                @if has_password { button.btn.danger formaction="/me/password/remove" { (words.say("password-remove")) } }
            }
        }
    }
}

fn confirm(words: Words, class: &str) -> Markup {
    html! {
        form method="post" action="/me/password/confirm" {
            button class=(class) { (icon("mail")) " " (words.say("signin-send")) }
        }
    }
}
