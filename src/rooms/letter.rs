//! The message to somebody who was named to lead a room.

use super::Room;
use super::open::Opening;
use crate::accounts::{self, User, UserId};
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing, Part};

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
