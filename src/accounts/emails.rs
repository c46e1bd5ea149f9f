//! The messages of this slice: the sign-in link, and what changed about a password.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use maud::{DOCTYPE, Markup, html};
use uuid::Uuid;

use super::links;
use super::users::User;
use crate::app::App;
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing};

/// What happened to a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// There was none before.
    Set,
    /// It is another one now.
    Changed,
    /// There is none any more.
    Removed,
}

/// One part of a letter.
enum Part {
    Says(String),
    Leads { to: String, label: String },
}

/// The link that somebody asked for. Who has no account yet reads that the link opens one.
pub(super) fn sign_in_link(app: &App, words: Words, email: &str, user: Option<&User>, secret: &str) -> Outgoing {
    let site = app.config().name.as_str();
    let say = |key: &str| words.fill(key, &[("site", site.into()), ("minutes", links::SIGN_IN_MINUTES.into())]);
    let mut parts = vec![
        greeting(words, user),
        Part::Says(say("mail-link-use")),
        Part::Leads { to: links::url(app.config(), secret), label: say("mail-link-button") },
    ];
    if user.is_none() {
        parts.push(Part::Says(say("mail-link-new")));
    }
    parts.push(Part::Says(say("mail-link-not-you")));
    // Whoever asked sits and waits.
    Outgoing { urgent: true, ..compose(app, "sign_in", email, user, words, say("mail-link-subject"), &parts) }
}

/// What changed about someone's password, and what to do if it wasn't them.
pub(super) fn password_changed(app: &App, user: &User, change: Change, now: DateTime<Utc>) -> Outgoing {
    let words = words_of(user);
    let key = match change {
        Change::Set => "mail-password-set",
        Change::Changed => "mail-password-changed",
        Change::Removed => "mail-password-removed",
    };
    let site = app.config().name.as_str();
    let moment = words.moment(now, user.zone());
    let parts = [
        greeting(words, Some(user)),
        Part::Says(words.fill(key, &[("site", site.into()), ("moment", moment.into())])),
        Part::Says(words.say("mail-password-not-you")),
        Part::Leads { to: app.config().url("/me#devices"), label: words.say("mail-password-button") },
    ];
    let subject = words.fill(&format!("{key}-subject"), &[("site", site.into())]);
    compose(app, "account_change", &user.email, Some(user), words, subject, &parts)
}

/// That somebody asked to be erased, when that is done, and how to take it back.
pub(super) fn erasure_asked(app: &App, user: &User, due: DateTime<Utc>, secret: &str, now: DateTime<Utc>) -> Outgoing {
    let words = words_of(user);
    let site = app.config().name.as_str();
    let say = |key: &str| {
        let moment = |at: DateTime<Utc>| words.moment(at, user.zone());
        words.fill(key, &[("site", site.into()), ("asked", moment(now).into()), ("due", moment(due).into())])
    };
    let parts = [
        greeting(words, Some(user)),
        Part::Says(say("mail-erasure")),
        Part::Says(say("mail-erasure-undo")),
        Part::Leads { to: app.config().url(&format!("/erasure/{secret}")), label: say("mail-erasure-button") },
        Part::Says(say("mail-erasure-last")),
    ];
    compose(app, "account_change", &user.email, Some(user), words, say("mail-erasure-subject"), &parts)
}

/// The words someone is written to in.
pub(super) fn words_of(user: &User) -> Words {
    Words::of(Language::from_tag(&user.language))
}

fn greeting(words: Words, user: Option<&User>) -> Part {
    Part::Says(match user {
        Some(user) => words.fill("mail-hello-name", &[("name", user.first_name().into())]),
        None => words.say("mail-hello"),
    })
}

fn compose(
    app: &App,
    kind: &'static str,
    email: &str,
    user: Option<&User>,
    words: Words,
    subject: String,
    parts: &[Part],
) -> Outgoing {
    Outgoing {
        kind,
        message_id: mail::message_id(Uuid::now_v7(), &app.config().base_url),
        to_name: user.map_or_else(String::new, |user| user.name.clone()),
        to_address: email.to_owned(),
        reply_to: None,
        text: plain(parts),
        html: Some(letter(words, &subject, parts).into_string()),
        subject,
        headers: BTreeMap::from([("Auto-Submitted".to_owned(), "auto-generated".to_owned())]),
        urgent: false,
    }
}

fn plain(parts: &[Part]) -> String {
    let parts = parts.iter().map(|part| match part {
        Part::Says(sentence) => sentence.clone(),
        Part::Leads { to, label } => format!("{label}:\n{to}"),
    });
    parts.collect::<Vec<_>>().join("\n\n") + "\n"
}

/// The same as HTML. Styles stand in the elements: mail programs drop style sheets.
fn letter(words: Words, subject: &str, parts: &[Part]) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words.language().tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (subject) }
            }
            body style="margin:0;padding:24px;font:17px/1.55 Georgia,serif" {
                div style="max-width:560px;margin:0 auto" {
                    h1 style="font-size:22px;line-height:1.25;font-weight:600" { (subject) }
                    @for part in parts {
                        @match part {
                            Part::Says(sentence) => p { (sentence) },
                            Part::Leads { to, label } => {
                                p { a href=(to) style="display:inline-block;padding:10px 18px;border-radius:3px;background:#1d5540;color:#fffbef;font-weight:600" { (label) } }
                                p style="font-size:15px;overflow-wrap:anywhere" { (to) }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_html_say_the_same_and_what_was_typed_is_escaped() {
        let parts = [
            Part::Says("Hello <Ruth>,".into()),
            Part::Leads { to: "https://x.example/a?b".into(), label: "Go".into() },
        ];
        assert_eq!(plain(&parts), "Hello <Ruth>,\n\nGo:\nhttps://x.example/a?b\n");
        let html = letter(Words::default(), "Your link", &parts).into_string();
        assert!(html.contains("Hello &lt;Ruth&gt;,") && html.contains("href=\"https://x.example/a?b\""), "{html}");
    }
}
