//! Some weeks of taking lessons, by the same verbs as everyone.

use chrono::{DateTime, TimeDelta, Utc};

use super::cast::Person;
use crate::accounts::UserId;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::format::{FeedbackKind, Step, StepBody};
use crate::id::Id;
use crate::lessons::{self, Edition};
use crate::modules;
use crate::progress::{self, Attempt, Batch, Chosen, Draft, Event, EventId, Kind, Said};
use crate::study;

/// Plays what a person did in a module until now.
pub async fn play(
    conn: &mut Conn,
    app: &App,
    person: &Person,
    user: UserId,
    module: &modules::Edition,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let cards = lessons::cards(conn, crate::i18n::Language::English, &module.lessons).await?;
    let last = now - TimeDelta::days(person.last_days_ago) - TimeDelta::hours(3);
    for (index, card) in cards.iter().take(person.lessons).enumerate() {
        let edition = lessons::by_mark(conn, app, &card.mark).await?;
        // The lessons before the last lie about a week apart.
        let weeks_before = i64::try_from(person.lessons - 1 - index)?;
        let at = last - TimeDelta::days(weeks_before * 6) + TimeDelta::minutes(i64::try_from(index)? * 17);
        let events = whole(&edition, index, at);
        study::record(conn, app, user, None, Batch::of(&edition, &events), at + TimeDelta::minutes(9)).await?;
    }
    if let Some(card) = cards.get(person.lessons).filter(|_| person.halfway) {
        let edition = lessons::by_mark(conn, app, &card.mark).await?;
        let yesterday = now - TimeDelta::hours(20);
        study::record(conn, app, user, None, Batch::of(&edition, &half(&edition, yesterday)), yesterday).await?;
    }
    if person.lessons == module.lessons.len() {
        finish(conn, app, user, module, last + TimeDelta::minutes(40)).await?;
    }
    Ok(())
}

/// The events of a whole lesson; every third check is first answered with another option.
fn whole(edition: &Edition, salt: usize, start: DateTime<Utc>) -> Vec<Event> {
    let mut events = vec![event(start, Kind::Opened)];
    let mut at = start;
    for (index, step) in edition.original().steps.iter().enumerate() {
        at += TimeDelta::seconds(i64::from(step.seconds));
        if let StepBody::Check(_) = &step.body
            && (index + salt).is_multiple_of(3)
        {
            events.push(event(at, Kind::answered(&step.id, options(step, false))));
            at += TimeDelta::seconds(20);
        }
        events.extend(answer(step).map(|kind| event(at, kind)));
        events.push(event(at + TimeDelta::seconds(1), Kind::StepDone { step: step.id.clone() }));
    }
    events
}

/// The events up to the second check, which is begun and not sent.
fn half(edition: &Edition, start: DateTime<Utc>) -> Vec<Event> {
    let mut events = vec![event(start, Kind::Opened)];
    let mut at = start;
    let mut checks = 0;
    for step in &edition.original().steps {
        at += TimeDelta::seconds(i64::from(step.seconds));
        if matches!(step.body, StepBody::Check(_)) {
            checks += 1;
        }
        if checks == 2 {
            let draft = Draft { chosen: options(step, false), ..Draft::default() };
            events.push(event(at, Kind::Drafted { step: step.id.clone(), draft }));
            events.push(event(at + TimeDelta::seconds(1), Kind::Paused { step: step.id.clone() }));
            break;
        }
        events.extend(answer(step).map(|kind| event(at, kind)));
        events.push(event(at + TimeDelta::seconds(1), Kind::StepDone { step: step.id.clone() }));
    }
    events
}

fn event(at: DateTime<Utc>, kind: Kind) -> Event {
    Event { id: EventId::new(), at, device: None, kind }
}

fn answer(step: &Step) -> Option<Kind> {
    let id = step.id.clone();
    match &step.body {
        StepBody::Check(_) => Some(Kind::answered(id, options(step, true))),
        StepBody::Reflection { .. } => Some(Kind::Wrote {
            step: id,
            text: "I would ask first what they hope to find.".to_owned(),
            ticked: Vec::new(),
        }),
        StepBody::TryIt { items } => Some(Kind::Wrote {
            step: id,
            text: "When someone asks who has a book, I will offer to place a hold.".to_owned(),
            ticked: items.iter().take(1).map(|item| item.id.clone()).collect(),
        }),
        StepBody::Reading | StepBody::Case | StepBody::Picture(_) | StepBody::Audio(_) | StepBody::Video(_) => None,
    }
}

/// An answer to a check, right or not.
fn options(step: &Step, right: bool) -> Vec<String> {
    let StepBody::Check(check) = &step.body else { return Vec::new() };
    if right { check.right_answer() } else { check.other_answer() }
}

async fn finish(conn: &mut Conn, app: &App, user: UserId, module: &modules::Edition, at: DateTime<Utc>) -> Result<()> {
    let right = |question: &crate::format::Question| {
        let options = question.check.options.iter().filter(|option| option.right);
        (question.id.clone(), options.map(|option| option.id.clone()).collect())
    };
    let answers: Chosen = module.body.questions.iter().map(right).collect();
    let count = i32::try_from(module.body.questions.len()).map_err(anyhow::Error::from)?;
    let (id, turn, passed) = (Id::new(), 1, true);
    let attempt = Attempt { id, turn, answers: answers.clone(), right_count: count, question_count: count, passed };
    progress::attempt(conn, user, module, &attempt, at).await?;
    progress::save_evaluation(conn, user, (module, 1), &answers, true, at).await?;
    let scales = module.body.feedback.iter().filter(|item| matches!(item.kind, FeedbackKind::Scale { .. }));
    let said: Said = scales.map(|item| (item.id.clone(), "4".to_owned())).collect();
    study::complete_module(conn, app, user, module, &said, at).await?;
    Ok(())
}
