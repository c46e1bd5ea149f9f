//! The job that issues many certificates, some at a time.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::letters::Letter;
use super::run_rows::{self, Line, Outcome, Run, RunId};
use super::settle::{self, By, Issuer, Printed};
use super::{ground, period};
use crate::accounts::{User, UserId};
use crate::app::App;
use crate::certificates::{self, Certificate, CertificateId, For, MakeFacts, New};
use crate::credit::programs::{accepted_standings, hold_people};
use crate::credit::{self, Award, LedgerEntry};
use crate::db::Conn;
use crate::db::schema::{module_completions, users};
use crate::error::{Error, Result};
use crate::jobs::{self, Job, Options};
use crate::modules::{self, Edition, ModuleId, ModuleVersionId, Turn};
use crate::progress::ModuleCompletion;
use crate::study::Sources;

/// Certificates in one transaction: others of the same issuer wait so long, and so much is held in memory.
const BATCH: i64 = 200;

/// Issues what a run says. It may run twice without harm: each line is settled in the transaction that
/// issues its certificate, and a line that is settled is not looked at again.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct IssueCertificates {
    run: RunId,
}

impl IssueCertificates {
    /// Queues the work of a run in the caller's transaction.
    pub(super) async fn queue(conn: &mut Conn, run: RunId, now: DateTime<Utc>) -> QueryResult<()> {
        // No unique key: one that is about to end must not keep away the one that is to go on. Two at
        // work on the same run take different lines.
        jobs::enqueue::<App, _>(conn, &IssueCertificates { run }, Options::default(), now).await?;
        Ok(())
    }
}

impl Job<App> for IssueCertificates {
    const NAME: &'static str = "issue_certificates";

    async fn run(self, app: &App) -> anyhow::Result<()> {
        let mut conn = app.conn().await.context("no connection")?;
        while batch(&mut conn, app, self.run).await.map_err(anyhow::Error::new)? {}
        Ok(())
    }
}

/// Settles the next lines. Returns whether there may be more.
async fn batch(conn: &mut Conn, app: &App, id: RunId) -> Result<bool> {
    let now = app.now();
    conn.transaction(async |conn| {
        let run = run_rows::run(conn, id).await?;
        if run.stopped_at.is_some() || run.finished_at.is_some() {
            return Ok(false);
        }
        let lines = run_rows::open(conn, id, BATCH).await?;
        if lines.is_empty() {
            // What another worker holds at this moment, it finishes.
            if run_rows::counts(conn, id).await?.open == 0 {
                run_rows::finish(conn, id, now).await?;
            }
            return Ok(false);
        }
        let issuer = Issuer::of(conn, run.organization_id).await?;
        match (run.module_id, &run.program) {
            (Some(module), _) => first(conn, app, &run, &issuer, module, &lines, now).await?,
            (None, Some(program)) => of_periods(conn, app, &run, &issuer, program, &lines, now).await?,
            (None, None) => again(conn, app, &run, &issuer, &lines, now).await?,
        }
        Ok::<_, Error>(true)
    })
    .await
}

/// What is read once for all lines of a batch.
struct Gathered {
    people: HashMap<UserId, User>,
    completions: HashMap<(UserId, Turn), ModuleCompletion>,
    awards: HashMap<(UserId, Turn), Vec<Award>>,
    editions: HashMap<ModuleVersionId, Arc<Edition>>,
}

async fn gather(conn: &mut Conn, app: &App, module: ModuleId, lines: &[Line]) -> Result<Gathered> {
    let ids: Vec<UserId> = lines.iter().map(|(user, ..)| *user).collect();
    let people = people(conn, &ids).await?;
    let completions: Vec<ModuleCompletion> = ModuleCompletion::query()
        .filter(module_completions::module_id.eq(module).and(module_completions::user_id.eq_any(&ids)))
        .load(conn)
        .await?;
    let entries = credit::entries_of_many(conn, &ids).await?;
    let turn_of = |entry: &LedgerEntry| Some((entry.id, entry.taken().filter(|taken| taken.0 == module)?.1));
    let turns: HashMap<_, _> = entries.iter().filter_map(turn_of).collect();
    let mut awards: HashMap<(UserId, Turn), Vec<Award>> = HashMap::new();
    for award in credit::awards_of_many(conn, &ids).await? {
        if let Some(turn) = turns.get(&award.entry_id) {
            awards.entry((award.user_id, *turn)).or_default().push(award);
        }
    }
    let versions: HashSet<_> = completions.iter().map(|completion| completion.module_version_id).collect();
    let mut editions = HashMap::with_capacity(versions.len());
    for id in versions {
        editions.insert(id, modules::version(conn, app, id).await?);
    }
    let completions =
        completions.into_iter().map(|completion| ((completion.user_id, completion.turn), completion)).collect();
    Ok(Gathered { people, completions, awards, editions })
}

async fn people(conn: &mut Conn, ids: &[UserId]) -> Result<HashMap<UserId, User>> {
    let people: Vec<User> = User::query().filter(users::id.eq_any(ids)).load(conn).await?;
    Ok(people.into_iter().map(|user| (user.id, user)).collect())
}

/// Issues for the first time.
async fn first(
    conn: &mut Conn,
    app: &App,
    run: &Run,
    issuer: &Issuer,
    module: ModuleId,
    lines: &[Line],
    now: DateTime<Utc>,
) -> Result<()> {
    let gathered = gather(conn, app, module, lines).await?;
    let zone = issuer.organization.zone();
    let day = |at: DateTime<Utc>| -> NaiveDate { at.with_timezone(&zone).date_naive() };
    let mut all: Vec<(New, MakeFacts<'_>)> = Vec::with_capacity(lines.len());
    let mut taken: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        let which = (line.0, line.2);
        let (person, completion) = (gathered.people.get(&line.0), gathered.completions.get(&which));
        let edition = completion.and_then(|completion| gathered.editions.get(&completion.module_version_id));
        let (Some(person), Some(completion), Some(edition)) = (person, completion, edition) else {
            run_rows::settle(conn, run.id, *line, Outcome::Kept, now).await?;
            continue;
        };
        let sources = Sources {
            app,
            learner: person,
            module: edition,
            provider: &issuer.organization,
            evaluation: (completion.right_count, completion.question_count),
            awards: gathered.awards.get(&which).map_or(&[], Vec::as_slice),
            completed_on: day(completion.completed_at),
            issued_on: day(now),
            layout: issuer.layout.as_ref(),
        };
        let new = New {
            user_id: person.id,
            subject: For::Module { module, version: edition.id, turn: completion.turn },
            organization_id: issuer.organization.id,
            prefix: issuer.prefix.clone(),
        };
        all.push((new, Box::new(move |code| sources.facts(code))));
        taken.push(*line);
    }
    let issued = certificates::issue_all(conn, app, &all, now).await?;
    written_down(conn, app, (run, issuer), &gathered.people, taken.into_iter().zip(issued), now).await
}

/// Issues for accepted periods. One that is accepted no more, or stands under a draft, is left as it is.
async fn of_periods(
    conn: &mut Conn,
    app: &App,
    run: &Run,
    issuer: &Issuer,
    program: &str,
    lines: &[Line],
    now: DateTime<Utc>,
) -> Result<()> {
    let ids: Vec<UserId> = lines.iter().map(|(user, ..)| *user).collect();
    let standings = accepted_standings(conn, app, program, &ids).await?;
    let (mut taken, mut chosen) = (Vec::with_capacity(lines.len()), Vec::with_capacity(lines.len()));
    for line in lines {
        match standings.iter().find(|standing| standing.confirmed && standing.kept.id.uuid() == line.1) {
            Some(standing) => {
                taken.push(*line);
                chosen.push(standing);
            }
            None => run_rows::settle(conn, run.id, *line, Outcome::Kept, now).await?,
        }
    }
    let issued = period::issue_all(conn, app, issuer, &chosen, now).await?;
    let people = people(conn, &ids).await?;
    written_down(conn, app, (run, issuer), &people, taken.into_iter().zip(issued), now).await
}

/// Writes down what became of each line, and tells those who got a certificate.
async fn written_down(
    conn: &mut Conn,
    app: &App,
    (run, issuer): (&Run, &Issuer),
    people: &HashMap<UserId, User>,
    settled: impl Iterator<Item = (Line, Option<Certificate>)>,
    now: DateTime<Utc>,
) -> Result<()> {
    let by = By::registrar(run.made_by, &run.note);
    for (line, certificate) in settled {
        let Some(certificate) = certificate else {
            run_rows::settle(conn, run.id, line, Outcome::Kept, now).await?;
            continue;
        };
        run_rows::settle(conn, run.id, line, Outcome::Issued(certificate.id), now).await?;
        let after = json!({ "code": certificate.code, "learner": certificate.facts.learner, "run": run.id });
        settle::decide(conn, by, &certificate, "issued", (json!(null), after), now).await?;
        if run.tell
            && let Some(person) = people.get(&line.0)
        {
            let from = (person, &issuer.organization);
            settle::tell_from(conn, app, &certificate, Letter::Issued, from, now).await?;
        }
    }
    Ok(())
}

/// Issues anew, with the names of today.
async fn again(
    conn: &mut Conn,
    app: &App,
    run: &Run,
    issuer: &Issuer,
    lines: &[Line],
    now: DateTime<Utc>,
) -> Result<()> {
    let ids: Vec<UserId> = lines.iter().map(|(user, ..)| *user).collect();
    // What each certificate rests on stays as it is read here until the new one stands.
    hold_people(conn, &ids).await?;
    let people = people(conn, &ids).await?;
    let by = By::registrar(run.made_by, &run.note);
    for line in lines {
        let old = certificates::entry(conn, &[run.organization_id], CertificateId::from_uuid(line.1)).await?;
        let can = old.certificate.stands() && ground::lacking(conn, app, &old.certificate).await?.is_none();
        let newer = match people.get(&line.0).filter(|_| can) {
            Some(person) => {
                let printed = Printed { learner: &person.name, library: &person.library, credits: None };
                settle::anew(conn, app, by, issuer, &old.certificate, printed, now).await?
            }
            None => None,
        };
        let outcome = newer.as_ref().map_or(Outcome::Kept, |newer| Outcome::Issued(newer.id));
        run_rows::settle(conn, run.id, *line, outcome, now).await?;
        if let Some(newer) = newer.filter(|_| run.tell) {
            settle::tell(conn, app, &newer, Letter::Reissued, now).await?;
        }
    }
    Ok(())
}
