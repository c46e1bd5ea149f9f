//! What if: whose standing would change, and how, if a draft of the rules came into force.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::enrollments::{Enrollment, Holder, enrolled_in};
use super::standing::{Batch, Standing, shown};
use super::{Program, programs};
use crate::app::App;
use crate::credit::rule_sets::{KeptRules, RuleSetId};
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
    /// What counts.
    pub counted: Credit,
    /// What is asked for.
    pub required: Credit,
    /// The unit, in the singular.
    pub unit: String,
    /// Whether all is done.
    pub complete: bool,
    /// How many entries wait for the authority.
    pub undecided: usize,
}

impl From<&Standing> for Stand {
    fn from(standing: &Standing) -> Self {
        Self {
            counted: standing.account.counted,
            required: standing.account.required,
            unit: standing.account.unit.clone(),
            complete: standing.complete(),
            undecided: standing.account.undecided().count(),
        }
    }
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

/// What would change for all of them.
#[derive(Clone, Debug, Default)]
pub struct Forecast {
    /// How many are in the program.
    pub enrolled: usize,
    /// For how many something changes.
    pub changed: usize,
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
        before = batch.standing(program, enrollment, kept, None, now)?.as_ref().map(Stand::from);
        after = batch.standing(program, enrollment, kept, Some(draft), now)?.as_ref().map(Stand::from);
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
        if change.before != change.after {
            self.changed += 1;
            if self.changes.len() < NAMED {
                self.changes.push(change);
            }
        }
    }
}
