//! The end of a module, and all that follows from it, in one transaction.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;

use super::facts::Sources;
use super::turns::Turns;
use crate::accounts::{self, UserId};
use crate::app::App;
use crate::certificates::{self, CertificateId, Code, For, Prefix, layout};
use crate::credit::rules::Part;
use crate::credit::{self, Award, EntryFacts, NewEntry, Source};
use crate::db::Conn;
use crate::error::Result;
use crate::lessons::{self, LessonId};
use crate::modules::{Edition, Turn};
use crate::organizations::{self, Organization};
use crate::progress::{self, Completion, Said};

/// What became of the wish to finish a module.
#[derive(Clone, Debug)]
pub enum Done {
    /// It is finished, now or since earlier.
    Finished(Finished),
    /// Something is still to do; nothing was changed.
    Missing(Missing),
}

/// A finished module.
#[derive(Clone, Debug)]
pub struct Finished {
    /// Whether it was finished now.
    pub first: bool,
    /// The latest certificate for it.
    pub certificate: CertificateId,
    /// The code on that certificate.
    pub code: Code,
    /// What it is worth under each rule set.
    pub awards: Vec<Award>,
}

/// What is still to do before a module is finished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Lessons that aren't completed, in the module's order.
    pub lessons: Vec<LessonId>,
    /// The evaluation isn't passed.
    pub evaluation: bool,
}

/// Finishes a module for a learner: keeps the feedback, records the completion, enters the minutes
/// in the ledger, awards the credit and issues the certificate, or does nothing of it. However often
/// and in however many places at once it is called, all of it happens once in each turn, and each caller
/// gets the same result.
pub async fn complete_module(
    conn: &mut Conn,
    app: &App,
    learner: UserId,
    module: &Edition,
    feedback: &Said,
    now: DateTime<Utc>,
) -> Result<Done> {
    conn.transaction(async |conn| {
        let turns = Turns::of(conn, app, learner, module, now).await?;
        if turns.open.is_none()
            && let Some(finished) = finished(conn, learner, module).await?
        {
            return Ok(Done::Finished(finished));
        }
        let turn = turns.open.unwrap_or(turns.last);
        let evaluation = progress::best_attempt(conn, learner, (module.id, turn)).await?;
        let missing = Missing { lessons: open_lessons(conn, learner, module).await?, evaluation: evaluation.is_none() };
        let Some(evaluation) = evaluation.filter(|_| missing.lessons.is_empty()) else {
            return Ok(Done::Missing(missing));
        };
        // Others who are doing the same wait here until it is committed, and then find it done.
        if !progress::complete_module(conn, learner, (module, turn), evaluation, now).await?
            && let Some(finished) = self::finished(conn, learner, module).await?
        {
            return Ok(Done::Finished(finished));
        }
        progress::save_feedback(conn, learner, (module, turn), feedback, now).await?;
        settle(conn, app, learner, (module, &turns), evaluation, now).await.map(Done::Finished)
    })
    .await
}

/// Ledger, credit and certificate of a module that was just completed.
async fn settle(
    conn: &mut Conn,
    app: &App,
    learner: UserId,
    (module, turns): (&Edition, &Turns),
    evaluation: (i32, i32),
    now: DateTime<Utc>,
) -> Result<Finished> {
    let provider = organizations::by_id(conn, module.provider_id).await?;
    let day = now.with_timezone(&provider.zone()).date_naive();
    let turn = turns.open.unwrap_or(turns.last);
    let entry = new_entry(conn, app, learner, (module, turns), &provider, now).await?;
    let entered = credit::enter(conn, learner, &entry, now).await?;
    let awards = credit::award(conn, learner, entered.id, now).await?;
    let user = accounts::by_id(conn, learner).await?;
    let prefix = Prefix::parse(&provider.body.certificate_prefix)
        .ok_or_else(|| anyhow::anyhow!("{} has no prefix for certificates", provider.slug))?;
    let subject = For::Module { module: module.module_id, version: module.id, turn };
    let new = certificates::New { user_id: learner, subject, organization_id: provider.id, prefix };
    let layout = layout::current(conn, provider.id).await?;
    let sources = Sources {
        app,
        learner: &user,
        module,
        provider: &provider,
        evaluation,
        awards: &awards,
        completed_on: day,
        issued_on: day,
        layout: layout.as_ref(),
    };
    let issued = certificates::issue(conn, app, &new, |code| sources.facts(code), now).await?;
    Ok(Finished { first: true, certificate: issued.id, code: issued.code, awards })
}

/// What is entered in the ledger when a module is finished on this day.
pub(super) async fn new_entry(
    conn: &mut Conn,
    app: &App,
    learner: UserId,
    (module, turns): (&Edition, &Turns),
    provider: &Organization,
    now: DateTime<Utc>,
) -> Result<NewEntry> {
    let turn = turns.open.unwrap_or(turns.last);
    let day = now.with_timezone(&provider.zone()).date_naive();
    Ok(NewEntry {
        source: Source::Module { module: module.module_id, version: module.id, turn },
        occurred_on: day,
        minutes: module.minutes(),
        mode: module.body.mode,
        facts: EntryFacts {
            parts: parts(conn, app, learner, module).await?,
            engaged_seconds: engaged(conn, learner, (module, turn)).await?,
            // Programs in other zones may have another day by now.
            ended_at: Some(now),
            repeats: turns.repeats(),
            ..EntryFacts::of_module(&module.body, day).given_by(provider)
        },
    })
}

/// What finishing this module, in any version, led to the last time; none if that didn't happen yet.
pub(super) async fn finished(conn: &mut Conn, learner: UserId, module: &Edition) -> Result<Option<Finished>> {
    let Some(certificate) = certificates::of_module(conn, learner, module.module_id).await? else { return Ok(None) };
    let entries = credit::entries_of(conn, learner).await?;
    let taken = certificate.subject.taken();
    let is_of_module = |award: &Award| entries.iter().any(|entry| entry.id == award.entry_id && entry.taken() == taken);
    let mut awards = credit::awards_of(conn, learner).await?;
    awards.retain(is_of_module);
    Ok(Some(Finished { first: false, certificate: certificate.id, code: certificate.code, awards }))
}

/// The module's lessons with the minutes in which this learner did them, each as it was in the version that they did; one
/// that is still to do as it is today.
async fn parts(conn: &mut Conn, app: &App, learner: UserId, module: &Edition) -> Result<Vec<Part>> {
    let done = progress::lessons_of(conn, learner).await?;
    let mut parts = Vec::with_capacity(module.lessons.len());
    let of = |completion: &Completion| completion.lesson_id;
    let open: Vec<LessonId> =
        module.lessons.iter().copied().filter(|lesson| !done.iter().any(|one| of(one) == *lesson)).collect();
    let today = lessons::current(conn, app, &open).await?;
    for lesson in &module.lessons {
        let (edition, minutes) = match done.iter().find(|one| of(one) == *lesson) {
            Some(done) => (lessons::version(conn, app, done.lesson_version_id).await?, done.minutes),
            None => match today.iter().find(|edition| edition.lesson_id == *lesson) {
                Some(edition) => (edition.clone(), edition.minutes()),
                None => continue,
            },
        };
        let said = edition.original();
        parts.push(Part::of(lesson.uuid(), said.counts_with.as_deref(), said.major, minutes));
    }
    Ok(parts)
}

/// How long the learner was at the module's lessons, in seconds, where each of them was measured: what is known of
/// some says nothing about all (rule R8). Nothing is known of a later turn: only sums are kept, in which the time of the
/// turns before is, and its lessons need not be done again. What is not known refuses nobody, so that nobody pays in one
/// turn for what was measured in another.
async fn engaged(conn: &mut Conn, learner: UserId, (module, turn): (&Edition, Turn)) -> Result<Option<u32>> {
    if turn > 1 {
        return Ok(None);
    }
    let measured = progress::lessons_measured(conn, learner, &module.lessons).await?;
    if measured < module.lessons.len() {
        return Ok(None);
    }
    let seconds = progress::seconds_spent_on(conn, learner, &module.lessons).await?;
    Ok(Some(u32::try_from(seconds).unwrap_or(u32::MAX)))
}

async fn open_lessons(conn: &mut Conn, learner: UserId, module: &Edition) -> Result<Vec<LessonId>> {
    let done = progress::completed_lessons(conn, learner, &module.lessons).await?;
    Ok(module.lessons.iter().copied().filter(|lesson| !done.contains(lesson)).collect())
}
