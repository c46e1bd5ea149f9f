//! The messages to who leads a room: that they were named to, and that its list waits for them.

use super::Room;
use super::open::Opening;
use crate::accounts::{self, User, UserId, erasures};
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing, Part};
use crate::modules;

/// Queues the message to who leads a room that somebody else opened. **Called inside the verb's transaction.**
pub(super) async fn tell(conn: &mut Conn, app: &App, room: &Room, opening: &Opening<'_>, by: UserId) -> Result<()> {
    let leads = accounts::by_id(conn, room.facilitator_id).await?;
    let opener = accounts::by_id(conn, by).await?;
    mail::queue(conn, &compose(app, room, opening, &leads, &opener), app.now()).await?;
    Ok(())
}

fn compose(app: &App, room: &Room, opening: &Opening<'_>, leads: &User, opener: &User) -> Outgoing {
    let words = Words::of(Language::from_tag(&leads.language));
    let config = app.config();
    let values = [
        ("first", leads.first_name().into()),
        ("person", opener.name.as_str().into()),
        ("module", opening.module.body.title.as_str().into()),
        ("date", words.date(room.held_on).into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let subject = say("room-letter-subject");
    let parts = [
        Part::Says(say("letter-hello")),
        // Nobody joins a room that is over by its code.
        Part::Says(say(if room.is_open(app.now()) { "room-letter-named" } else { "room-letter-over" })),
        Part::Says(say("rooms-attest")),
        Part::Leads { to: config.url(&room.path()), label: say("room-letter-see") },
    ];
    let letter = mail::letter(words, &subject, &parts);
    Outgoing {
        reply_to: mail::mailbox(&opener.name, &opener.email),
        ..Outgoing::letter("room", &config.base_url, (&leads.name, &leads.email), subject, letter)
    }
}

/// Queues the message to who leads a room that closed by itself: its list waits to be attested. `people` is how many are
/// on it. Who was erased has no address any more. **Called inside the verb's transaction.**
pub(super) async fn remind(conn: &mut Conn, app: &App, room: &Room, people: usize) -> Result<()> {
    let leads = accounts::by_id(conn, room.facilitator_id).await?;
    if leads.email.ends_with(erasures::NOWHERE) {
        return Ok(());
    }
    let module = modules::version(conn, app, room.module_version_id).await?;
    let message = reminder(app, room, &module.body.title, &leads, people);
    mail::queue(conn, &message, app.now()).await?;
    Ok(())
}

fn reminder(app: &App, room: &Room, title: &str, leads: &User, people: usize) -> Outgoing {
    let words = Words::of(Language::from_tag(&leads.language));
    let config = app.config();
    let values = [
        ("first", leads.first_name().into()),
        ("module", title.into()),
        ("date", words.date(room.held_on).into()),
        ("until", words.date(room.last_day()).into()),
        ("count", people.into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let subject = say("room-letter-waits-subject");
    let parts = [
        Part::Says(say("letter-hello")),
        Part::Says(say("room-letter-waits")),
        Part::Says(say("room-letter-waits-until")),
        Part::Leads { to: config.url(&room.path()), label: say("room-letter-waits-see") },
    ];
    let letter = mail::letter(words, &subject, &parts);
    Outgoing::letter("room", &config.base_url, (&leads.name, &leads.email), subject, letter)
}
