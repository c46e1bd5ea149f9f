//! The account page.

use chrono_tz::Tz;
use maud::{Markup, html};

use super::pages::AboutForm;
use crate::accounts::sessions::{Session, SessionId};
use crate::accounts::zones::zone_options;
use crate::i18n::{Language, Words};
use crate::web::components::{Choice, Field, icon};
use crate::web::{Frame, Problems};

/// What else there is to set or to take along, with the words for it.
const MORE: [(&str, &str); 6] = [
    ("/me/email", "email-title"),
    ("/me/device", "device-title"),
    ("/display", "footer-display"),
    ("/record/record.json", "record-everything"),
    ("/me/join", "joining-title"),
    ("/me/erase", "erase-title"),
];

/// What the account page shows.
pub(super) struct Account {
    /// The form.
    pub typed: AboutForm,
    /// The address.
    pub email: String,
    /// What they may be, as words of the database.
    pub roles: Vec<&'static str>,
    /// Whether they set a password.
    pub has_password: bool,
    /// Where they are signed in, latest first.
    pub devices: Vec<Session>,
    /// Which of these is the device at hand.
    pub here: SessionId,
    /// Their zone.
    pub zone: Tz,
}

/// The page.
pub(super) fn account(frame: &Frame, account: &Account, saved: bool, problems: &Problems) -> Markup {
    let words = frame.words;
    let title = words.say("me-title");
    let main = html! {
        div.wrap { div.mid.stack.g6 {
            (problems.summary(words))
            h1 { (title) }
            p role="status" { @if saved { span.tag.ok { (icon("check")) (words.say("saved")) } } }
            (about(words, &account.typed, problems))
            section.stack.g2 aria-labelledby="more" {
                h2.h3 #more { (words.say("me-more")) }
                ul { @for (href, key) in MORE { li { a href=(href) { (words.say(key)) } } } }
            }
            section.stack.g3 aria-labelledby="way-in" {
                h2.h3 #way-in { (words.say("me-way-in")) }
                p { (words.rich("me-email", &[("email", account.email.as_str().into())])) }
                p {
                    (words.say(if account.has_password { "me-password-yes" } else { "me-password-no" })) " "
                    a href="/me/password" { (words.say(if account.has_password { "me-password-change" } else { "me-password-set" })) }
                }
            }
            section.stack.g3 aria-labelledby="roles" {
                h2.h3 #roles { (words.say("me-roles")) }
                ul {
                    li { (words.say("role-learner")) }
                    @for role in &account.roles { li { (words.say(&format!("role-{role}"))) } }
                }
            }
            (devices(words, account))
        } }
    };
    frame.page(title).error(!problems.is_empty()).noindex().render(main)
}

fn about(words: Words, typed: &AboutForm, problems: &Problems) -> Markup {
    html! {
        form.panel.stack method="post" action="/me" novalidate {
            (name_field(words, &typed.name, problems))
            label.check {
                input type="checkbox" name="present_name" value="yes" checked[typed.present_name == "yes"] aria-describedby="present_name-hint";
                (words.say("me-present-name"))
            }
            p.hint #present_name-hint { (words.say("me-present-name-hint")) }
            (library_field(words, &typed.library, problems))
            (zone_select(words, &typed.time_zone, problems))
            (Choice { name: "language", label: words.say("me-language"), hint: Some(words.say("me-language-hint")), problems, options: html! {
                @for language in Language::ALL {
                    option value=(language.tag()) lang=(language.tag()) selected[typed.language == language.tag()] { (language.own_name()) }
                }
            } })
            button.btn { (words.say("me-save")) }
        }
    }
}

/// The field for the name on certificates.
pub(super) fn name_field(words: Words, value: &str, problems: &Problems) -> Markup {
    let hint = Some(words.say("me-name-hint"));
    html! { (Field { name: "name", label: words.say("me-name"), hint, value, kind: "text", autocomplete: "name", problems }) }
}

/// The field for the library.
pub(super) fn library_field(words: Words, value: &str, problems: &Problems) -> Markup {
    let hint = Some(words.say("me-library-hint"));
    let label = words.say("me-library");
    html! { (Field { name: "library", label, hint, value, kind: "text", autocomplete: "organization", problems }) }
}

fn zone_select(words: Words, chosen: &str, problems: &Problems) -> Markup {
    let hint = Some(words.say("me-zone-hint"));
    html! { (Choice { name: "time_zone", label: words.say("me-zone"), hint, problems, options: zone_options(words, chosen) }) }
}

fn devices(words: Words, account: &Account) -> Markup {
    html! {
        section.stack.g3 #devices aria-labelledby="devices-title" {
            h2.h3 #devices-title { (words.say("me-devices")) }
            p.soft { (words.say("me-devices-lead")) }
            ul.stack.g3 {
                @for device in &account.devices { li.panel { (one_device(words, device, account)) } }
            }
            form method="post" action="/me/devices/everywhere" {
                button.btn.danger { (words.say("me-sign-out-everywhere")) }
            }
        }
    }
}

fn one_device(words: Words, device: &Session, account: &Account) -> Markup {
    let name = if device.device.is_empty() { words.say("me-device-unknown") } else { device.device.clone() };
    let since = words.date(device.created_at.with_timezone(&account.zone).date_naive());
    let seen = words.moment(device.last_seen_at, account.zone);
    let times = words.fill("me-device-times", &[("since", since.into()), ("seen", seen.into())]);
    html! {
        div.row.apart {
            div {
                p { b { (name) } @if device.id == account.here { " " span.tag.info { (words.say("me-device-here")) } } }
                p.small.soft { (times) }
            }
            form method="post" action={ "/me/devices/" (device.id) } {
                button.btn.quiet.sm { (words.say("me-sign-out")) span.vh { ": " (name) ". " (times) } }
            }
        }
    }
}
