//! What a decision on periods comes to before it is carried out: whom it is about, who is left out and why, and what
//! speaks against accepting the others.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::people::{DecisionForm, Wanted, name, turn};
use super::said;
use crate::app::App;
use crate::credit::programs::{
    Enrollment, Holder, PeriodDecision, PeriodId, PeriodState, Standing, decidable_in, steps_passed, with_validators,
};
use crate::db::Conn;
use crate::error::Result;

/// How many standings are worked out together, so that memory stays flat.
pub(super) const AT_ONCE: usize = 200;
/// Most names that are shown of each kind; the counts say how many there are.
pub(super) const NAMED: usize = 500;

/// Something that speaks against accepting a renewal. The registrar can accept it all the same, and says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Less counts than the rules ask for.
    Incomplete,
    /// Nobody handed it in.
    NotHandedIn,
    /// The period is not over.
    Running,
    /// The rules are a draft, to be confirmed by the authority.
    Draft,
}

impl Doubt {
    /// All of them, in the order in which they are said.
    pub const ALL: [Doubt; 4] = [Doubt::Incomplete, Doubt::NotHandedIn, Doubt::Running, Doubt::Draft];

    /// The word in the form and in messages.
    pub fn word(self) -> &'static str {
        match self {
            Doubt::Incomplete => "incomplete",
            Doubt::NotHandedIn => "not_handed_in",
            Doubt::Running => "running",
            Doubt::Draft => "draft",
        }
    }

    fn of(standing: &Standing, now: DateTime<Utc>) -> Vec<Doubt> {
        let today = standing.rules.program.time_zone.day(now);
        let there = |doubt: &Doubt| match doubt {
            Doubt::Incomplete => !standing.complete(),
            Doubt::NotHandedIn => standing.kept.state != PeriodState::Submitted,
            Doubt::Running => standing.ends >= today,
            Doubt::Draft => !standing.confirmed,
        };
        Doubt::ALL.into_iter().filter(there).collect()
    }
}

/// What a decision would do about a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is carried out. What speaks against it stands here.
    Done(Vec<Doubt>),
    /// It is the registrar's own.
    Own,
    /// A validator looks first.
    Validators,
    /// It would change nothing.
    AsItIs,
}

impl Fate {
    fn of(wanted: &Wanted, standing: &Standing, (own, left): (bool, bool), now: DateTime<Utc>) -> Fate {
        let state = standing.kept.state;
        match wanted {
            Wanted::Extend(to) if *to <= standing.ends => Fate::AsItIs,
            Wanted::Extend(_) => Fate::Done(Vec::new()),
            // Nobody decides on their own.
            Wanted::Decide(_) if own => Fate::Own,
            // It was accepted before, and so is perhaps being audited.
            Wanted::Decide(PeriodDecision::Renewed) if state == PeriodState::Renewed => Fate::AsItIs,
            Wanted::Decide(PeriodDecision::Renewed) if left => Fate::Validators,
            Wanted::Decide(PeriodDecision::Renewed) => Fate::Done(Doubt::of(standing, now)),
            Wanted::Decide(PeriodDecision::Exempt) if state == PeriodState::Exempt => Fate::AsItIs,
            Wanted::Decide(PeriodDecision::Returned) if state == PeriodState::Open => Fate::AsItIs,
            Wanted::Decide(_) => Fate::Done(Vec::new()),
        }
    }

    /// Its word: what is left out, and why.
    pub fn word(&self) -> &'static str {
        match self {
            Fate::Done(_) => "done",
            Fate::Own => "own",
            Fate::Validators => "validators",
            Fate::AsItIs => "as_it_is",
        }
    }
}

/// A period that a decision is about.
pub(super) struct Line {
    /// Whose.
    pub holder: Holder,
    /// Which.
    pub period: PeriodId,
    /// What counts in it, of how much.
    pub counts: String,
    /// Its last day.
    pub ends: NaiveDate,
    /// What would become of it.
    pub fate: Fate,
}

impl Line {
    fn doubts(&self) -> &[Doubt] {
        if let Fate::Done(doubts) = &self.fate { doubts } else { &[] }
    }
}

/// What a decision comes to.
#[derive(Default)]
pub(super) struct Plan {
    /// Every period that it is about.
    pub lines: Vec<Line>,
}

impl Plan {
    /// Works it out for those who were chosen. It is sure only while they are held.
    pub async fn of(
        conn: &mut Conn,
        app: &App,
        (form, wanted): (&DecisionForm, &Wanted),
        chosen: &[Enrollment],
        own: &[Uuid],
    ) -> Result<Plan> {
        let now = app.now();
        let mut plan = Plan::default();
        for enrolled in chosen.chunks(AT_ONCE) {
            let holders: Vec<Uuid> = enrolled.iter().map(|enrollment| enrollment.holder.uuid()).collect();
            let (passed, checked) = (steps_passed(conn, &holders).await?, with_validators(conn, enrolled).await?);
            for standing in decidable_in(conn, app, enrolled).await?.iter().filter(|one| form.means(one)) {
                let left = checked.contains(&standing.enrollment.id)
                    && turn(standing, &passed).is_some_and(|turn| turn.is_validators());
                let own = own.contains(&standing.kept.holder);
                plan.lines.push(Line {
                    holder: standing.enrollment.holder,
                    period: standing.kept.id,
                    counts: said::of_what(standing),
                    ends: standing.ends,
                    fate: Fate::of(wanted, standing, (own, left), now),
                });
            }
        }
        Ok(plan)
    }

    /// Whether it is shown before it is carried out: it is about many, or something speaks against it.
    pub fn is_shown_first(&self, form: &DecisionForm) -> bool {
        form.all == "yes" || self.lines.len() > 1 || self.doubtful().next().is_some()
    }

    /// Those against which nothing speaks.
    pub fn clear(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.fate == Fate::Done(Vec::new()))
    }

    /// Those against which something speaks, and what.
    pub fn doubtful(&self) -> impl Iterator<Item = (&Line, &[Doubt])> {
        self.lines.iter().map(|line| (line, line.doubts())).filter(|(_, doubts)| !doubts.is_empty())
    }

    /// Those that stay as they are.
    pub fn left(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !matches!(line.fate, Fate::Done(_)))
    }

    /// The periods that are decided, with what the registrar accepts all the same.
    pub fn decided(&self, form: &DecisionForm) -> HashSet<PeriodId> {
        let accepts = |doubt: &Doubt| form.with.iter().any(|word| word == doubt.word());
        let doubtful = self.doubtful().filter(|(_, doubts)| doubts.iter().all(accepts)).map(|(line, _)| line);
        self.clear().chain(doubtful).map(|line| line.period).collect()
    }

    /// Equal for equal plans: what would become of whose period.
    pub fn print(&self) -> String {
        let mut digest = Sha256::new();
        for line in &self.lines {
            digest.update(line.period.uuid().as_bytes());
            digest.update(line.fate.word());
            for doubt in line.doubts() {
                digest.update(doubt.word());
            }
        }
        digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// What those are called whom the page names.
    pub async fn names(&self, conn: &mut Conn) -> Result<HashMap<Uuid, String>> {
        let shown = self.clear().take(NAMED).chain(self.doubtful().take(NAMED).map(|(line, _)| line));
        let shown = shown.chain(self.left().take(NAMED));
        let holders: HashMap<Uuid, Holder> = shown.map(|line| (line.holder.uuid(), line.holder)).collect();
        let mut names = HashMap::with_capacity(holders.len());
        for (id, holder) in holders {
            names.insert(id, name(conn, holder).await?);
        }
        Ok(names)
    }
}
