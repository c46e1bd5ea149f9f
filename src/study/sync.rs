//! `POST /sync`: what a device kept while there was no network.
//!
//! A device sends *acts*: forms of steps that could not be posted when they were filled in, each with
//! an id of its own, its lesson version and its step. They become the events that the form would have
//! made then. Sending them again, in any order and in any parts, changes nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::record;
use super::step::{Do, Sent};
use super::trail::Trail;
use crate::accounts::{UserId, Visitor};
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::lessons::{self, Edition, LessonVersionId};
use crate::notes::{self, Spot};
use crate::progress::{Batch, DeviceId, Event, Spent};
use crate::web;

/// So old an act may be; what lay longer on a device is refused, and the device says so.
const OLDEST: TimeDelta = TimeDelta::days(90);
/// So far a device's clock may be off without being corrected: the time a message takes on a weak link.
const SLACK: TimeDelta = TimeDelta::seconds(5);
/// No more acts at once; a device with more sends them in parts.
const MOST: usize = 500;

/// What a device sends.
#[derive(Debug, Deserialize)]
pub struct Parcel {
    device: DeviceId,
    /// When it was sent, by the device's clock.
    sent_at: DateTime<Utc>,
    /// Whose acts these are; empty for a visitor's.
    person: String,
    /// Each an [`Act`]; one that is none does not keep the others from being taken.
    acts: Vec<serde_json::Value>,
}

/// One form of a step.
#[derive(Debug, Deserialize)]
struct Act {
    id: Uuid,
    /// When the form was sent off, by the device's clock.
    at: DateTime<Utc>,
    version: LessonVersionId,
    step: String,
    /// The form's body, as a browser encodes it.
    form: String,
}

/// What the device hears.
#[derive(Debug, Default, Serialize)]
struct Receipt {
    /// The acts that are safe here: the device may forget them.
    kept: Vec<Uuid>,
    /// Those that can't be taken, ever.
    refused: Vec<Refused>,
    /// The time here.
    at: DateTime<Utc>,
}

/// An act that is not taken, and why, in a sentence for the learner.
#[derive(Debug, Serialize)]
struct Refused {
    id: Uuid,
    why: String,
}

/// The acts that concern one lesson version.
struct Bundle {
    edition: Arc<Edition>,
    ids: Vec<Uuid>,
    events: Vec<Event>,
    spent: Option<Spent>,
    /// Notes that came along: the step, and the form with the text.
    notes: Vec<(String, Sent)>,
}

/// `POST /sync`: 401 for acts of a person while nobody is signed in, 409 while somebody else is.
pub async fn sync(visitor: Visitor, app: Data<App>, request: HttpRequest, body: Bytes) -> Result<HttpResponse> {
    let parcel: Parcel = serde_json::from_slice(&body).map_err(|_| Error::BadRequest("problem-incomplete"))?;
    let here = visitor.person.as_ref().map(|person| person.id);
    match (parcel.person.parse::<UserId>().ok(), here) {
        (Some(owner), Some(here)) if owner == here => {}
        (None, None) if parcel.person.is_empty() => {}
        (Some(_), None) => return Ok(HttpResponse::Unauthorized().finish()),
        _ => {
            return Err(Error::Conflict("sync-somebody-else"));
        }
    }
    if parcel.acts.len() > MOST {
        return Err(Error::BadRequest("problem-too-much"));
    }
    let now = app.now();
    let mut conn = app.conn().await?;
    let mut receipt = Receipt { at: now, ..Receipt::default() };
    let bundles = unpack(&mut conn, &app, &parcel, visitor.frame.words, &mut receipt).await?;
    match here {
        Some(learner) => {
            for bundle in bundles {
                let batch = Batch { edition: &bundle.edition, events: &bundle.events, spent: bundle.spent };
                record(&mut conn, &app, learner, None, batch, now).await?;
                keep_notes(&mut conn, learner, &bundle, now).await?;
                receipt.kept.extend(bundle.ids);
            }
        }
        None => {
            let mut trail = Trail::read(&request, &app);
            for bundle in bundles {
                trail.add(&bundle.edition, &bundle.events);
                receipt.kept.extend(bundle.ids);
            }
            trail.write(&request, &app)?;
        }
    }
    Ok(HttpResponse::Ok().json(receipt))
}

/// Makes events of the acts, by lesson version; what can't be taken goes to the receipt.
async fn unpack(
    conn: &mut Conn,
    app: &App,
    parcel: &Parcel,
    words: Words,
    receipt: &mut Receipt,
) -> Result<Vec<Bundle>> {
    let now = receipt.at;
    let mut bundles: BTreeMap<LessonVersionId, Bundle> = BTreeMap::new();
    for act in &parcel.acts {
        let act = match Act::deserialize(act) {
            Ok(act) => act,
            Err(_) => {
                let id = act.get("id").and_then(|id| id.as_str()).and_then(|id| id.parse().ok());
                receipt.refused.extend(id.map(|id| Refused { id, why: words.say("sync-no-fit") }));
                continue;
            }
        };
        let at = corrected(act.at, parcel.sent_at, now);
        let mut refuse = |why: &str| receipt.refused.push(Refused { id: act.id, why: words.say(why) });
        if now - at > OLDEST {
            refuse("sync-too-old");
            continue;
        }
        let edition = match lessons::version(conn, app, act.version).await {
            Ok(edition) => edition,
            Err(Error::NotFound) => {
                refuse("sync-unknown-lesson");
                continue;
            }
            Err(error) => return Err(error),
        };
        let open = edition.original().open || !parcel.person.is_empty();
        let step = edition.original().steps.iter().find(|step| step.id == act.step).filter(|_| open);
        let sent = web::fields::<Sent>(act.form.as_bytes()).ok().map(|sent| sent.of(act.id, parcel.device));
        let events = match (step, &sent) {
            (Some(step), Some(sent)) => {
                Some(sent.made(step, at)).filter(|made| made.missing.is_none()).map(|made| made.events)
            }
            _ => None,
        };
        let (Some(events), Some(sent)) = (events, sent) else {
            refuse("sync-no-fit");
            continue;
        };
        let bundle = bundles.entry(act.version).or_insert_with(|| Bundle {
            edition: edition.clone(),
            ids: Vec::new(),
            events: Vec::new(),
            spent: None,
            notes: Vec::new(),
        });
        bundle.ids.push(act.id);
        bundle.events.extend(events);
        bundle.spent = bundle.spent.max(sent.spent());
        if sent.note.is_some() && sent.what != Do::Draft {
            bundle.notes.push((act.step.clone(), sent));
        }
    }
    Ok(bundles.into_values().collect())
}

/// Keeps what was noted beside the answers, unless the note was changed elsewhere meanwhile.
async fn keep_notes(conn: &mut Conn, learner: UserId, bundle: &Bundle, now: DateTime<Utc>) -> Result<()> {
    for (step, sent) in &bundle.notes {
        let spot = Spot { lesson: bundle.edition.lesson_id, version: bundle.edition.id, step };
        let text = sent.note.as_deref().unwrap_or_default();
        notes::keep_unless_changed(conn, learner, spot, (text, sent.noted.parse().ok()), now).await?;
    }
    Ok(())
}

/// When an act happened by our clock: the device's clock is off by as much as it was when it sent. An
/// act never happened later than now.
fn corrected(at: DateTime<Utc>, sent_at: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    let off = now - sent_at;
    let at = if off.abs() > SLACK { at.checked_add_signed(off).unwrap_or(now) } else { at };
    // The database keeps microseconds; a finer time would come back as another one.
    at.min(now).trunc_subsecs(6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_wrong_clock_is_set_right_by_what_it_showed_when_it_sent() {
        let now = at("2026-11-22T15:00:00Z");
        // The device is a year late: it answered ten minutes before it sent.
        let answered = corrected(at("2025-11-22T14:50:00Z"), at("2025-11-22T15:00:00Z"), now);
        assert_eq!(answered, at("2026-11-22T14:50:00Z"));
        // And two hours early.
        let answered = corrected(at("2026-11-22T16:30:00Z"), at("2026-11-22T17:00:00Z"), now);
        assert_eq!(answered, at("2026-11-22T14:30:00Z"));
    }

    #[test]
    fn a_good_clock_is_left_alone_and_nothing_happens_in_the_future() {
        let now = at("2026-11-22T15:00:00Z");
        let sent = at("2026-11-22T14:59:58Z");
        assert_eq!(corrected(at("2026-11-22T09:00:00Z"), sent, now), at("2026-11-22T09:00:00Z"));
        assert_eq!(corrected(at("2026-11-23T09:00:00Z"), sent, now), now, "the clock was set back in between");
        assert_eq!(corrected(DateTime::<Utc>::MAX_UTC, at("2026-01-01T00:00:00Z"), now), now);
    }
}
