//! The letter about a registrar's decision on a period: to its owner, or to everybody who is on the board.

use chrono::{DateTime, Utc};

use super::people::Wanted;
use super::said;
use crate::accounts::{self, User};
use crate::app::App;
use crate::credit::programs::{self, Holder, PeriodDecision, Standing};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing, Part};

/// Queues the letters about what was decided. **Called inside the verb's transaction.**
pub(super) async fn tell(
    conn: &mut Conn,
    app: &App,
    standing: &Standing,
    (wanted, reason): (&Wanted, &str),
    now: DateTime<Utc>,
) -> Result<()> {
    let (people, board) = match standing.enrollment.holder {
        Holder::Person(person) => (vec![person], None),
        Holder::Board(board) => {
            let today = standing.rules.program.time_zone.day(now);
            let mut members = programs::members(conn, board).await?;
            members.retain(|one| one.joined_on <= today && one.left_on.is_none_or(|left| left >= today));
            let mut people: Vec<_> = members.into_iter().map(|member| member.person).collect();
            people.sort_by_key(|person| person.uuid());
            people.dedup();
            (people, Some(programs::board_name(conn, board).await?))
        }
    };
    for person in people {
        let reader = accounts::by_id(conn, person).await?;
        // Who is erased has no address any more.
        if !reader.email.ends_with(accounts::erasures::NOWHERE) {
            mail::queue(conn, &compose(app, &reader, board.as_deref(), standing, (wanted, reason)), now).await?;
        }
    }
    Ok(())
}

fn compose(
    app: &App,
    reader: &User,
    board: Option<&str>,
    standing: &Standing,
    (wanted, reason): (&Wanted, &str),
) -> Outgoing {
    let words = Words::of(Language::from_tag(&reader.language));
    let config = app.config();
    let (kind, ends) = match wanted {
        Wanted::Extend(to) => ("extended", *to),
        Wanted::Decide(PeriodDecision::Renewed) => ("renewed", standing.ends),
        Wanted::Decide(PeriodDecision::Returned) => ("returned", standing.ends),
        Wanted::Decide(PeriodDecision::Exempt) => ("exempt", standing.ends),
    };
    let values = [
        ("first", reader.first_name().into()),
        ("program", standing.rules.program.name.as_str().into()),
        ("board", board.unwrap_or("own").into()),
        ("from", words.date(standing.kept.period.span.starts).into()),
        ("ends", words.date(ends).into()),
        ("counts", said::of_what(standing).into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let mut parts = vec![
        Part::Says(say("reminder-hello")),
        Part::Says(say(&format!("decided-mail-{kind}"))),
        Part::Says(say("decided-mail-why")),
        Part::Quotes(reason.to_owned()),
        Part::Says(say(&format!("decided-mail-{kind}-next"))),
    ];
    if !standing.confirmed {
        parts.push(Part::Says(words.say("program-draft-says")));
    }
    let page = config.url(&format!("/record/programs/{}?period={}", standing.enrollment.id, standing.kept.id));
    parts.push(Part::Leads { to: page, label: say("decided-mail-see") });
    let subject = say(&format!("decided-mail-{kind}-subject"));
    let letter = mail::letter(words, &subject, &parts);
    Outgoing::letter("period", &config.base_url, (&reader.name, &reader.email), subject, letter)
}
