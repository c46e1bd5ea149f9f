//! The entries of a period as an auditor reads them: what it was, what it is worth and why, who decided, what shows it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{DateTime, NaiveDate, Utc};

use crate::accounts::{self, UserId};
use crate::activities::{self, ActivityId, Extent};
use crate::app::App;
use crate::credit::programs::Standing;
use crate::credit::rules::{Outcome, StatedUnit};
use crate::credit::{self, EntryId, LedgerEntry, Source};
use crate::db::Conn;
use crate::decisions::{self, Decision, Subject, SubjectKind};
use crate::error::Result;
use crate::format::Mode;
use crate::i18n::Words;
use crate::lessons::{self, LessonVersionId};
use crate::measure::Credit;
use crate::modules::{self, ModuleId, Turn};
use crate::progress;
use crate::store::{Hash, Kind};

/// An entry with all that belongs to it.
pub(super) struct Line {
    pub entry: EntryId,
    /// Whose, by name.
    pub person: String,
    pub on: NaiveDate,
    pub title: String,
    pub provider: String,
    /// What was done, and how it was given.
    pub kind: String,
    pub mode: String,
    /// Nominal minutes; negative where they take an earlier entry back.
    pub minutes: i32,
    /// What a transcript states, likewise.
    pub stated: Option<(StatedUnit, Credit)>,
    /// Seconds that were measured, where somebody measured.
    pub measured: Option<u64>,
    /// What it was good for, in words.
    pub said: String,
    pub outcome: Outcome,
    pub decision: Option<Verdict>,
    /// What was decided about its credit, where the rules leave it open; the last one holds.
    pub settled: Vec<Verdict>,
    /// The module and which time it was, for its certificate.
    pub module: Option<(UserId, (ModuleId, Turn))>,
    pub evidence: Vec<Evidence>,
}

/// What somebody decided about training done elsewhere.
#[derive(Clone)]
pub(super) struct Verdict {
    pub outcome: String,
    pub name: String,
    pub role: String,
    pub reason: String,
    pub at: DateTime<Utc>,
}

/// A file that shows something.
#[derive(Clone)]
pub(super) struct Evidence {
    pub hash: Hash,
    pub kind: Option<Kind>,
    pub bytes: u64,
    /// Whether the store has it.
    pub there: bool,
}

impl Line {
    /// How much it was, as it was stated.
    pub fn extent(&self) -> Extent {
        Extent::of_entry(self.minutes, self.stated)
    }
}

impl Evidence {
    /// Its name in the packet.
    pub fn name(&self) -> String {
        format!("evidence/{}.{}", self.hash, self.kind.map_or("bin", Kind::ending))
    }
}

/// What is known of an activity once, however many entries were made of it.
#[derive(Clone)]
struct Elsewhere {
    title: String,
    provider: String,
    kind: String,
    said: String,
    decision: Option<Verdict>,
    evidence: Vec<Evidence>,
}

/// The entries of a period, the first first.
pub(super) async fn lines(conn: &mut Conn, app: &App, words: Words, standing: &Standing) -> Result<Vec<Line>> {
    let mut names: HashMap<UserId, String> = HashMap::new();
    let mut known: HashMap<(UserId, ActivityId), Elsewhere> = HashMap::new();
    let mut lines = Vec::with_capacity(standing.entries.len());
    // From the latest on, as the standing tells them.
    for counted in standing.counted() {
        let entry = counted.entry;
        let person = match names.entry(entry.user_id) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(open) => open.insert(accounts::by_id(conn, entry.user_id).await?.name).clone(),
        };
        let bare = Line {
            entry: entry.id,
            person,
            on: entry.occurred_on,
            title: entry.facts.topic.clone().unwrap_or_default(),
            provider: entry.facts.provider.clone().unwrap_or_default(),
            kind: activities::kind(words, entry.facts.kind),
            mode: Mode::from_word(&entry.mode).map(|mode| activities::mode(words, mode)).unwrap_or_default(),
            minutes: entry.minutes,
            stated: entry.stated(),
            measured: entry.facts.engaged_seconds.map(u64::from),
            said: String::new(),
            outcome: counted.outcome.clone(),
            decision: None,
            settled: settled(conn, entry, standing).await?,
            module: None,
            evidence: Vec::new(),
        };
        lines.push(match entry.source {
            Source::Module { .. } => of_module(conn, app, words, entry, bare).await?,
            Source::Activity { activity, .. } => {
                let key = (entry.user_id, ActivityId::from_uuid(activity));
                let of = match known.entry(key) {
                    Entry::Occupied(known) => known.get().clone(),
                    Entry::Vacant(open) => open.insert(elsewhere(conn, app, words, key).await?).clone(),
                };
                of.fill(bare)
            }
            Source::Lesson { version, .. } => of_lesson(conn, app, entry, version, bare).await?,
        });
    }
    lines.reverse();
    Ok(lines)
}

async fn of_module(conn: &mut Conn, app: &App, words: Words, entry: &LedgerEntry, bare: Line) -> Result<Line> {
    let Source::Module { module, version, turn } = entry.source else { return Ok(bare) };
    let edition = modules::version(conn, app, version).await?;
    let mut provider = vec![crate::organizations::by_id(conn, edition.provider_id).await?.body.name];
    for one in edition.body.approvals.iter().filter(|approval| approval.holds_on(entry.occurred_on)) {
        let values = [("number", one.number.as_str().into()), ("by", one.name.as_str().into())];
        provider.push(words.fill("fact-approval-by", &values));
    }
    let seconds = progress::seconds_spent_on(conn, entry.user_id, &edition.lessons).await?;
    Ok(Line {
        title: edition.body.title.clone(),
        provider: provider.join("; "),
        said: edition.body.objectives.join(" "),
        measured: Some(seconds).filter(|seconds| *seconds > 0).or(bare.measured),
        module: Some((entry.user_id, (module, turn))),
        ..bare
    })
}

/// A lesson outside a module. The time at it is what was measured by the day that it was entered.
async fn of_lesson(
    conn: &mut Conn,
    app: &App,
    entry: &LedgerEntry,
    version: LessonVersionId,
    bare: Line,
) -> Result<Line> {
    let edition = lessons::version(conn, app, version).await?;
    let provider = entry.facts.known_as.clone().unwrap_or_else(|| bare.provider.clone());
    let said = edition.original();
    Ok(Line { title: said.title.clone(), provider, said: said.objective.clone(), ..bare })
}

impl Elsewhere {
    fn fill(self, bare: Line) -> Line {
        Line {
            title: if self.title.is_empty() { bare.title } else { self.title },
            provider: if self.provider.is_empty() { bare.provider } else { self.provider },
            kind: if self.kind.is_empty() { bare.kind } else { self.kind },
            said: self.said,
            decision: self.decision,
            evidence: self.evidence,
            ..bare
        }
    }
}

/// What was decided about an entry in this program. The log names the entry that it was decided about: one that was
/// taken back and entered again since is another, with the same decisions.
async fn settled(conn: &mut Conn, entry: &LedgerEntry, standing: &Standing) -> Result<Vec<Verdict>> {
    let program = &standing.enrollment.program;
    if !entry.facts.decided.contains_key(program) {
        return Ok(Vec::new());
    }
    let (person, id) = (entry.user_id, entry.reverses.unwrap_or(entry.id));
    let taken = credit::decisions_on(conn, person, id, program).await?;
    let moments: Vec<DateTime<Utc>> = taken.iter().map(|decision| decision.at).collect();
    let mut all = decisions::at(conn, SubjectKind::LedgerEntry, person, &moments).await?;
    all.retain(|decision| decision.after["program"] == program.as_str());
    Ok(all.into_iter().map(Verdict::from).collect())
}

async fn elsewhere(conn: &mut Conn, app: &App, words: Words, (user, id): (UserId, ActivityId)) -> Result<Elsewhere> {
    let claim = activities::one(conn, user, id).await?.sent();
    let subject = Subject { kind: SubjectKind::Activity, id: id.uuid() };
    // Ids are made by those who send; another's decisions are none of theirs.
    let decided = decisions::of(conn, subject).await?.into_iter().rfind(|decision| decision.person == Some(user));
    let shelf = app.store().shelf(activities::SHELF);
    let mut evidence = Vec::new();
    for file in activities::files(conn, user, id).await? {
        let Ok(hash) = file.hash.parse::<Hash>() else { continue };
        let bytes = u64::try_from(file.bytes).unwrap_or_default();
        evidence.push(Evidence { hash, kind: file.kind(), bytes, there: shelf.exists(hash).await? });
    }
    let (title, provider, kind, said) = match claim {
        Some(claim) => (claim.title, claim.provider, activities::kind(words, claim.kind), claim.outcome),
        None => Default::default(),
    };
    Ok(Elsewhere { title, provider, kind, said, decision: decided.map(Verdict::from), evidence })
}

impl From<Decision> for Verdict {
    fn from(decision: Decision) -> Verdict {
        // Why something counts although it came late stands beside the words to the learner (rule R13).
        let late = decision.after["late_reason"].as_str().unwrap_or_default();
        let reason = [decision.reason.as_str(), late].join(" ").trim().to_owned();
        Verdict {
            outcome: decision.outcome,
            name: decision.actor_name,
            role: decision.role,
            reason,
            at: decision.decided_at,
        }
    }
}
