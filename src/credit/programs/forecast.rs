//! What if: whose standing would change, and how, if a draft of the rules came into force.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::enrollments::{Enrollment, Holder, enrolled_in};
use super::standing::{Batch, Standing, shown};
use super::state::State;
use super::{Program, programs};
use crate::app::App;
use crate::credit::rule_sets::{KeptRules, RuleSetId};
use crate::credit::rules::{Asked, Finding, Heading};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::measure::Credit;

/// How many holders are looked at at once, so that memory stays flat however many there are.
const BATCH: i64 = 500;
/// How many changes are named; the rest are counted.
const NAMED: usize = 500;

/// What somebody has, of what is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Whether what counts is credit: two people approved the rules, or would have. A draft only shows it.
    pub gives_credit: bool,
    /// What counts.
    pub counted: Credit,
    /// What is asked for.
    pub required: Credit,
    /// The unit, in the singular.
    pub unit: String,
    /// Whether all is done.
    pub complete: bool,
    /// Where they stand in one word.
    pub state: State,
    /// How many entries wait for the authority.
    pub undecided: usize,
    /// How much counts under each heading.
    pub headings: Vec<Heading>,
    /// What each constraint finds.
    pub findings: Vec<Finding>,
}

impl Stand {
    fn of(standing: &Standing, draft: Option<&KeptRules>, now: DateTime<Utc>) -> Self {
        let account = &standing.account;
        Self {
            gives_credit: standing.confirmed || draft.is_some_and(|draft| draft.id == standing.rule_set),
            counted: account.counted,
            required: account.required,
            unit: account.unit.clone(),
            complete: standing.complete(),
            state: State::of(standing, now),
            undecided: account.undecided().count(),
            headings: account.headings.clone(),
            findings: account.findings.clone(),
        }
    }

    fn heading(&self, code: &str) -> Option<&Heading> {
        self.headings.iter().find(|heading| heading.code == code)
    }

    fn finding(&self, name: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.name == name)
    }
}

/// What is not the same then as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// What counts is credit then, and was only shown, or the other way round.
    GivesCredit(bool),
    /// What is asked for, each with its unit.
    Required(Units, Units),
    /// What counts, each with its unit.
    Counted(Units, Units),
    /// What a constraint finds; none where there is no such constraint.
    Finding(Option<Box<Finding>>, Option<Box<Finding>>),
    /// How much counts under the heading of this name.
    Heading(String, Credit, Credit),
    /// How many entries wait for the authority.
    Undecided(usize, usize),
    /// Where they stand in one word.
    State(State, State),
}

/// An amount and its unit, in the singular.
pub type Units = (Credit, String);

/// All that differs, in the order of an account: what is asked, what counts, and how it falls.
fn differences(before: &Stand, after: &Stand) -> Vec<Difference> {
    let mut all = Vec::new();
    if before.gives_credit != after.gives_credit {
        all.push(Difference::GivesCredit(after.gives_credit));
    }
    let units = |credit: Credit, stand: &Stand| (credit, stand.unit.clone());
    let (asked, asks) = (units(before.required, before), units(after.required, after));
    if asked != asks {
        all.push(Difference::Required(asked, asks));
    }
    let (counted, counts) = (units(before.counted, before), units(after.counted, after));
    if counted != counts {
        all.push(Difference::Counted(counted, counts));
    }
    for finding in &after.findings {
        let was = before.finding(&finding.name);
        if was.is_none_or(|was| said(was) != said(finding)) {
            all.push(Difference::Finding(was.cloned().map(Box::new), Some(Box::new(finding.clone()))));
        }
    }
    let gone = before.findings.iter().filter(|finding| after.finding(&finding.name).is_none());
    all.extend(gone.map(|finding| Difference::Finding(Some(Box::new(finding.clone())), None)));
    let credit = |stand: &Stand, code: &str| stand.heading(code).map(|heading| heading.credit).unwrap_or_default();
    let new = after.headings.iter().filter(|heading| before.heading(&heading.code).is_none());
    for Heading { code, name, .. } in before.headings.iter().chain(new) {
        let (was, is) = (credit(before, code), credit(after, code));
        if was != is {
            all.push(Difference::Heading(name.clone(), was, is));
        }
    }
    if before.undecided != after.undecided {
        all.push(Difference::Undecided(before.undecided, after.undecided));
    }
    if before.state != after.state {
        all.push(Difference::State(before.state, after.state));
    }
    all
}

/// What a finding says about somebody, without the note and the source of the rule.
fn said(finding: &Finding) -> (Asked, Credit, Credit, &str) {
    (finding.asked, finding.quantity, finding.have, &finding.unit)
}

/// What would change for one of them.
#[derive(Clone, Debug)]
pub struct Change {
    /// Who.
    pub holder: Holder,
    /// Where they stand now; none where no rules hold.
    pub before: Option<Stand>,
    /// Where they would stand.
    pub after: Option<Stand>,
}

impl Change {
    /// All that would differ; nothing where rules hold on one side only.
    pub fn differences(&self) -> Vec<Difference> {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => differences(before, after),
            _ => Vec::new(),
        }
    }

    fn is_none(&self) -> bool {
        self.before.is_some() == self.after.is_some() && self.differences().is_empty()
    }

    /// Whether what counts for them becomes credit that way, and was only shown, or nothing, until then.
    fn begins_to_count(&self) -> bool {
        let gives = |stand: &Option<Stand>| stand.as_ref().is_some_and(|stand| stand.gives_credit);
        !gives(&self.before) && gives(&self.after)
    }
}

/// What would change for all of them.
#[derive(Clone, Debug, Default)]
pub struct Forecast {
    /// How many are in the program.
    pub enrolled: usize,
    /// For how many something changes.
    pub changed: usize,
    /// For how many credit counts that was only shown until then, because nobody approved any rules.
    pub counting: usize,
    /// How many would be done who aren't.
    pub completed: usize,
    /// How many are done who wouldn't be.
    pub uncompleted: usize,
    /// The changes; the first of them if there are very many.
    pub changes: Vec<Change>,
}

/// What would change for those in a program if this version of its rules came into force now.
pub async fn what_if(conn: &mut Conn, app: &App, id: RuleSetId) -> Result<Forecast> {
    let (programs, now) = (programs(conn).await?, app.now());
    let of = |program: &&Program| program.versions.iter().any(|kept| kept.id == id);
    let program = programs.iter().find(of).ok_or(Error::NotFound)?;
    let draft = program.versions.iter().find(|kept| kept.id == id).ok_or(Error::NotFound)?;
    let mut forecast = Forecast::default();
    let mut after: Option<Uuid> = None;
    loop {
        let page = enrolled_in(conn, &program.code, after, BATCH).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.holder.uuid());
        let batch = Batch::read(conn, &page).await?;
        for enrollment in &page {
            forecast.add(change(&batch, program, enrollment, draft, now)?);
        }
    }
    Ok(forecast)
}

fn change(
    batch: &Batch,
    program: &Program,
    enrollment: &Enrollment,
    draft: &KeptRules,
    now: DateTime<Utc>,
) -> Result<Change> {
    let periods = batch.periods.get(&enrollment.id).map(Vec::as_slice).unwrap_or_default();
    let (mut before, mut after) = (None, None);
    if let Some(kept) = shown(periods).last() {
        let stand = |draft: Option<&KeptRules>| -> Result<Option<Stand>> {
            let standing = batch.standing(program, enrollment, kept, draft, now)?;
            Ok(standing.map(|standing| Stand::of(&standing, draft, now)))
        };
        (before, after) = (stand(None)?, stand(Some(draft))?);
    }
    Ok(Change { holder: enrollment.holder, before, after })
}

impl Forecast {
    fn add(&mut self, change: Change) {
        self.enrolled += 1;
        let done = |account: &Option<Stand>| account.as_ref().is_some_and(|account| account.complete);
        match (done(&change.before), done(&change.after)) {
            (false, true) => self.completed += 1,
            (true, false) => self.uncompleted += 1,
            _ => {}
        }
        self.counting += usize::from(change.begins_to_count());
        if !change.is_none() {
            self.changed += 1;
            if self.changes.len() < NAMED {
                self.changes.push(change);
            }
        }
    }
}
