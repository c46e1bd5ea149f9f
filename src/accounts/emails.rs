//! The messages of this slice: the sign-in link, and what changed about a password.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::address::masked;
use super::users::User;
use super::{joins, links};
use crate::app::App;
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing, Part};

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

/// That somebody asks whether the account of this address may be joined into theirs. Who has none is written to alike, and
/// that letter is never sent.
pub(super) fn join_asked(
    app: &App,
    words: Words,
    (email, other): (&str, Option<&User>),
    stays: &User,
    secret: &str,
) -> Outgoing {
    let site = app.config().name.as_str();
    let say = |key: &str| {
        let stays = masked(&stays.email);
        words.fill(key, &[("site", site.into()), ("stays", stays.into()), ("hours", joins::LINK_HOURS.into())])
    };
    let parts = [
        greeting(words, other),
        Part::Says(say("mail-join")),
        Part::Leads { to: app.config().url(&format!("/me/join/{secret}")), label: say("mail-join-button") },
        Part::Says(say("mail-join-how")),
        Part::Says(say("mail-join-devices")),
        Part::Says(say("mail-join-not-you")),
    ];
    Outgoing { urgent: true, ..compose(app, "account_change", email, other, words, say("mail-join-subject"), &parts) }
}

/// That two accounts are one, for either address.
pub(super) fn joined(app: &App, stays: &User, email: &str, left: &str) -> Outgoing {
    let words = words_of(stays);
    let site = app.config().name.as_str();
    let say = |key: &str| {
        let (stays, left) = (masked(&stays.email), masked(left));
        words.fill(key, &[("site", site.into()), ("stays", stays.into()), ("left", left.into())])
    };
    let parts = [
        greeting(words, Some(stays)),
        Part::Says(say("mail-joined")),
        Part::Says(say("mail-joined-not-you")),
        Part::Leads { to: app.config().url("/me/join"), label: say("mail-joined-button") },
    ];
    compose(app, "account_change", email, Some(stays), words, say("mail-joined-subject"), &parts)
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
    let to = (user.map_or("", |user| user.name.as_str()), email);
    let letter = mail::letter(words, &subject, parts);
    Outgoing {
        headers: BTreeMap::from([("Auto-Submitted".to_owned(), "auto-generated".to_owned())]),
        ..Outgoing::letter(kind, &app.config().base_url, to, subject, letter)
    }
}
