//! What is asked, what will happen, and why not yet.

use maud::{Markup, html};

use super::refused::Refusal;
use super::sums::Sums;
use crate::accounts::UserId;
use crate::accounts::proof::{Asks, current_field};
use crate::i18n::Words;
use crate::web::components::{Field, back, icon};
use crate::web::{Frame, Problems};

/// What the first page shows.
pub(super) struct Asking {
    /// The address of the account at hand.
    pub email: String,
    /// The accounts that were joined into it, each with its address.
    pub joined: Vec<(UserId, String)>,
    /// What was done just now: `sent`, `joined` or `gone`.
    pub done: Option<&'static str>,
    /// What shows that it is they.
    pub asks: Asks,
}

/// What a link leads to.
pub(super) enum Found {
    /// It works no more.
    Over,
    /// It was asked for by somebody else than who is signed in.
    Elsewhere {
        /// Their address, masked.
        stays: String,
    },
    /// Something has to be settled first.
    Refused {
        /// The other address.
        email: String,
        /// What.
        refused: Vec<Refusal>,
    },
    /// All is ready.
    Ready(Ready),
}

/// What is looked at before two accounts become one.
pub(super) struct Ready {
    /// The other address.
    pub email: String,
    /// The address of the account that stays.
    pub stays: String,
    /// What there is in the other.
    pub sums: Sums,
    /// A print of it.
    pub print: String,
    /// Whether the consent to show the present name ends (rule R25).
    pub ends_consent: bool,
    /// What shows that it is they.
    pub asks: Asks,
}

/// What will happen, a line each.
const HAPPENS: [&str; 4] =
    ["joining-happens-both", "joining-happens-once", "joining-happens-certificates", "joining-happens-sign-in"];

/// The page that asks for the other address.
pub(super) fn asking(frame: &Frame, asking: &Asking, typed: &str, problems: &Problems) -> Markup {
    let words = frame.words;
    let title = words.say("joining-title");
    let email = Field {
        name: "email",
        label: words.say("joining-email"),
        hint: Some(words.say("joining-email-hint")),
        value: typed,
        kind: "email",
        autocomplete: "off",
        problems,
    };
    let main = html! {
        div.wrap { div.read.stack.g6 {
            (problems.summary(words))
            div.stack.g2 { (back("/me", words.say("me-title"))) h1 { (title) } }
            p role="status" { @if let Some(done) = asking.done {
                span.tag.ok { (icon("check")) (words.say(&format!("joining-done-{done}"))) }
            } }
            p { (words.fill("joining-lead", &[("email", asking.email.as_str().into())])) }
            ol { @for key in ["joining-step-ask", "joining-step-letter", "joining-step-look"] { li { (words.say(key)) } } }
            @if asking.asks == Asks::Link { (by_link(words, "", "btn")) } @else {
                form.panel.stack method="post" action="/me/join" novalidate {
                    (email)
                    @if asking.asks == Asks::Current { (current_field(words, problems)) }
                    button.btn { (words.say("joining-ask")) }
                }
                @if asking.asks == Asks::Current { (by_link(words, "", "btn quiet")) }
            }
            @if !asking.joined.is_empty() { (joined(words, asking)) }
        } }
    };
    frame.page(title).error(!problems.is_empty()).noindex().render(main)
}

/// The way for who has no password, or forgot it: a link to their own address, which leads back here.
fn by_link(words: Words, secret: &str, class: &str) -> Markup {
    html! {
        section.stack.g3 {
            p { (words.say("joining-prove")) }
            form method="post" action="/me/join/prove" {
                @if !secret.is_empty() { input type="hidden" name="secret" value=(secret); }
                button class=(class) { (icon("mail")) " " (words.say("signin-send")) }
            }
        }
    }
}

fn joined(words: Words, asking: &Asking) -> Markup {
    html! {
        section.stack.g3 aria-labelledby="joined" {
            h2.h3 #joined { (words.say("joining-joined")) }
            p { (words.say("joining-joined-lead")) }
            ul.stack.g3 { @for (account, email) in &asking.joined {
                li.panel { div.row.apart {
                    p { (email) }
                    form method="post" action={ "/me/join/address/" (account) } {
                        button.btn.quiet.sm { (words.say("joining-let-go")) span.vh { ": " (email) } }
                    }
                } }
            } }
        }
    }
}

/// The page behind the address in the letter.
pub(super) fn confirm(frame: &Frame, found: &Found, secret: &str, problems: &Problems) -> Markup {
    let words = frame.words;
    let title = words.say("joining-title");
    let main = html! {
        div.wrap { div.read.stack.g6 {
            (problems.summary(words))
            div.stack.g2 { (back("/me/join", words.say("joining-title"))) h1 { (title) } }
            @match found {
                Found::Over => p.panel { (words.say("joining-over")) },
                Found::Elsewhere { stays } => p.panel { (words.fill("joining-elsewhere", &[("stays", stays.as_str().into())])) },
                Found::Refused { email, refused } => (not_yet(words, email, refused)),
                Found::Ready(shown) => (ready(words, shown, secret, problems)),
            }
        } }
    };
    frame.page(title).error(!problems.is_empty() || matches!(found, Found::Refused { .. })).noindex().render(main)
}

fn not_yet(words: Words, email: &str, refused: &[Refusal]) -> Markup {
    html! {
        section.panel.stack.g3 aria-labelledby="not-yet" {
            @if refused.iter().any(Refusal::is_final) {
                h2.h3 #not-yet { (words.say("joining-not")) }
                p { (words.fill("joining-not-lead", &[("email", email.into())])) }
            } @else {
                h2.h3 #not-yet { (words.say("joining-not-yet")) }
                p { (words.fill("joining-not-yet-lead", &[("email", email.into())])) }
            }
            ul { @for refusal in refused { li { (why(words, refusal)) } } }
        }
    }
}

/// A reason, and whom to ask.
fn why(words: Words, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Closed => words.say("joining-not-closed"),
        Refusal::TookIn => words.say("joining-not-took-in"),
        Refusal::Leaves => words.say("joining-not-leaves"),
        Refusal::EachOther { ask } => words.fill("joining-not-each-other", &[("ask", ask.as_str().into())]),
        Refusal::SameRules { ask } => words.fill("joining-not-same-rules", &[("ask", ask.as_str().into())]),
        Refusal::SameRoom { on, ask } => {
            words.fill("joining-not-same-room", &[("date", words.date(*on).into()), ("ask", ask.as_str().into())])
        }
        Refusal::SameTraining { title, on } => words
            .fill("joining-not-same-training", &[("title", title.as_str().into()), ("date", words.date(*on).into())]),
        Refusal::Program { name, ask } => {
            words.fill("joining-not-program", &[("program", name.as_str().into()), ("ask", ask.as_str().into())])
        }
        Refusal::Left { name, ask } => {
            words.fill("joining-not-left", &[("program", name.as_str().into()), ("ask", ask.as_str().into())])
        }
    }
}

fn ready(words: Words, shown: &Ready, secret: &str, problems: &Problems) -> Markup {
    let Ready { email, stays, sums, print, asks, ends_consent } = shown;
    let counted = [
        ("joining-sum-lessons", sums.lessons),
        ("joining-sum-modules", sums.modules),
        ("joining-sum-certificates", sums.certificates),
        ("joining-sum-programs", sums.programs),
        ("joining-sum-cohorts", sums.cohorts),
        ("joining-sum-roles", sums.roles),
    ];
    html! {
        section.stack.g3 aria-labelledby="moves" {
            h2.h3 #moves { (words.fill("joining-moves", &[("email", email.as_str().into()), ("stays", stays.as_str().into())])) }
            ul { @for (key, count) in counted { li { (words.fill(key, &[("count", count.into())])) } } }
            p { (words.say("joining-moves-more")) }
        }
        section.stack.g3 aria-labelledby="happens" {
            h2.h3 #happens { (words.say("joining-happens")) }
            ul {
                @for key in HAPPENS { li { (words.say(key)) } }
                @if *ends_consent { li { (words.say("joining-happens-consent")) } }
            }
            p { (words.say("joining-devices-first")) }
            p { b { (words.say("joining-for-good")) } }
        }
        @if *asks == Asks::Link { (by_link(words, secret, "btn")) } @else {
            form.panel.stack method="post" action={ "/me/join/" (secret) } novalidate {
                input type="hidden" name="print" value=(print);
                @if *asks == Asks::Current { (current_field(words, problems)) }
                button.btn #print { (words.say("joining-button")) }
            }
            @if *asks == Asks::Current { (by_link(words, secret, "btn quiet")) }
        }
    }
}
