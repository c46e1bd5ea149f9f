//! Sends what is due: asked each minute, by as many servers as there are.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;

use super::compose::{Recipient, compose, number, stop_url};
use super::history;
use super::issue::Issue;
use super::letter::Told;
use super::news::{self, Pace};
use crate::app::App;
use crate::cohorts::{self, Cohort, CohortId, Member};
use crate::coordinating::done_by;
use crate::credit::programs::{Reminder, due_reminders_of, note_reminder};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::mail;
use crate::programs;
use crate::reviews;
use crate::time::{Rhythm, last_slot_at_or_before};

/// A slot that was missed for longer than this is left out.
const LATE: TimeDelta = TimeDelta::days(1);
/// So many members are read and written at once.
const PART: usize = 500;

/// Composes the digest of every cohort that is due. Returns how many cohorts had their slot. Run by
/// two servers at once, each slot has one run: whoever comes second finds the cohort's row taken, or
/// its next slot in the future. A cohort that fails is logged, and due again at the next tick.
pub async fn tick(app: &App) -> Result<usize> {
    let now = app.now();
    let mut conn = app.conn().await?;
    let mut runs = 0;
    for id in cohorts::digest_due(&mut conn, now).await? {
        match run(&mut conn, app, id, now).await {
            Ok(ran) => runs += usize::from(ran),
            Err(error) => tracing::error!(cohort = %id, error = format!("{error:?}"), "a digest could not be composed"),
        }
    }
    Ok(runs)
}

/// One slot of one cohort, in one transaction.
async fn run(conn: &mut Conn, app: &App, id: CohortId, now: DateTime<Utc>) -> Result<bool> {
    conn.transaction(async |conn| {
        let Some(cohort) = cohorts::lock_due(conn, id, now).await? else { return Ok(false) };
        let (Some(rhythm), Some(due)) = (cohort.digest_rhythm, cohort.digest_next_at) else { return Ok(false) };
        let slot = slot(&cohort, rhythm, due, now);
        let next = cohorts::upcoming_slot(rhythm, cohort.time_zone, cohort.starts_on, now);
        cohorts::advance_digest(conn, id, next).await?;
        if cohort.is_over(slot) {
            return Ok(false);
        }
        let missed = now - slot >= LATE;
        let first = history::begin(conn, id, slot, missed, now).await?;
        if first && !missed {
            let (members, messages) = send(conn, app, cohort, slot, now).await?;
            history::end(conn, id, slot, members, messages).await?;
            tracing::info!(cohort = %id, %slot, members, messages, "composed a digest");
        }
        Ok(first)
    })
    .await
}

/// Which slot is sent now: of several that were missed, the last.
fn slot(cohort: &Cohort, rhythm: Rhythm, due: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    last_slot_at_or_before(rhythm, cohort.time_zone, now).max(due)
}

/// Puts a message to each member for whom there is news into the outbox. Returns how many members
/// there are, and how many messages.
async fn send(
    conn: &mut Conn,
    app: &App,
    cohort: Cohort,
    slot: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(usize, usize)> {
    let members = cohorts::members(conn, cohort.id).await?;
    let mut issue = Issue::of(conn, app, cohort, slot).await?;
    let wanting: Vec<Member> = members.iter().filter(|member| member.digest_stopped_at.is_none()).cloned().collect();
    let mut messages = 0;
    for part in wanting.chunks(PART) {
        messages += send_part(conn, app, &mut issue, part, now).await?;
    }
    Ok((members.len(), messages))
}

async fn send_part(
    conn: &mut Conn,
    app: &App,
    issue: &mut Issue,
    part: &[Member],
    now: DateTime<Utc>,
) -> Result<usize> {
    let ids: Vec<_> = part.iter().map(|member| member.id).collect();
    let mut done = done_by(conn, &ids).await?;
    let visits = history::visits(conn, &ids).await?;
    let mut due: HashMap<_, _> = reviews::due_of_many(conn, &ids, now).await?.into_iter().collect();
    let latest = history::latest(conn, issue.cohort.id, &ids).await?;
    let begun: Vec<_> = done.values().flat_map(|done| done.begun.iter().map(|(id, _)| *id)).collect();
    issue.fetch(conn, &begun).await?;
    let ending = due_reminders_of(conn, app, &ids).await?;
    let issue: &Issue = issue;
    let cohort = &issue.cohort;
    let mut letters = Vec::with_capacity(part.len());
    for member in part {
        let sent = latest.get(&member.id).map(Vec::as_slice).unwrap_or_default();
        let visited = visits.get(&member.id).copied().unwrap_or(member.joined_at).max(member.joined_at);
        let pace = news::pace(visited, sent, issue.slot);
        let language = Language::from_tag(&member.language);
        let done = done.remove(&member.id).unwrap_or_default();
        let suggestion = issue.suggestion(&done, language);
        let new = !cohort.note.is_empty() && news::note_is_new(cohort.note_set_at, sent.iter().max().copied());
        // No news, no mail.
        let due = u32::try_from(due.remove(&member.id).unwrap_or(0).min(reviews::AT_MOST)).unwrap_or(0);
        let words = Words::of(language);
        let mine: Vec<&Reminder> = ending.iter().filter(|reminder| reminder.person == member.id).collect();
        if pace == Pace::Silent || (suggestion.is_none() && !new && due == 0 && mine.is_empty()) {
            continue;
        }
        let mut said = Vec::with_capacity(mine.len());
        for reminder in mine {
            // Two digests at once: the second one says it no more.
            if note_reminder(conn, reminder, now).await? {
                let path = format!("/record/programs/{}", reminder.standing.enrollment.id);
                said.push((programs::period_ends(words, reminder), path));
            }
        }
        let told = Told {
            words,
            zone: member.time_zone.parse().unwrap_or(cohort.time_zone),
            first_name: member.name.split_whitespace().next().unwrap_or(&member.name),
            suggestion,
            due,
            ending: said,
            tally: issue.journey.tally(&done),
            note: new.then_some(cohort.note.as_str()),
            pace,
            stop_url: stop_url(app, member.id, cohort.id)?,
        };
        let to = Recipient { id: member.id, name: &member.name, email: &member.email };
        let message = compose(app, issue, &to, &told, number(cohort.id, issue.slot, to.id));
        letters.push((member.id, mail::queue(conn, &message, now).await?));
    }
    history::record(conn, cohort.id, issue.slot, &letters).await?;
    Ok(letters.len())
}
