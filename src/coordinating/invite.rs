//! Adding people from a pasted list: first what would happen, then exactly that, in one transaction.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use sha2::{Digest, Sha256};

use super::emails;
use super::list::{self, Entry, Fault, Line};
use crate::accounts::{self, NewUser, User, UserId};
use crate::app::App;
use crate::cohorts::{self, Cohort, Known};
use crate::db::Conn;
use crate::error::Result;

/// What happens with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// An account is made, and an invitation sent.
    Invite,
    /// Someone with an account joins, and is told.
    Join,
    /// Someone who left joins again, and is told.
    Return(DateTime<Utc>),
    /// Nothing: they are a member.
    Member,
    /// Nothing: the line can't be used.
    Problem(Fault),
}

/// A line and what happens with it.
pub(super) struct Planned {
    pub line: Line,
    pub outcome: Outcome,
    person: Option<UserId>,
}

/// What a list would do to a cohort at this moment.
pub(super) struct Plan {
    pub lines: Vec<Planned>,
}

impl Plan {
    /// The plan for a pasted list.
    pub async fn of(conn: &mut Conn, cohort: &Cohort, pasted: &str) -> Result<Plan> {
        let lines = list::read(pasted);
        let emails: Vec<&str> =
            lines.iter().filter_map(|line| line.read.as_ref().ok()).map(|e| e.email.as_str()).collect();
        let known = cohorts::known(conn, cohort.id, &emails).await?;
        let mut lines: Vec<Planned> = lines.into_iter().map(|line| planned(line, &known)).collect();
        // Two addresses may be those of one person, whose accounts were joined: the first line brings them in.
        let mut come = HashSet::new();
        for line in &mut lines {
            if line.adds() && line.person.is_some_and(|person| !come.insert(person)) {
                line.outcome = Outcome::Member;
            }
        }
        Ok(Plan { lines })
    }

    /// How many people it adds.
    pub fn additions(&self) -> usize {
        self.lines.iter().filter(|line| line.adds()).count()
    }

    /// How many lines can't be used.
    pub fn problems(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line.outcome, Outcome::Problem(_))).count()
    }

    /// A fingerprint of what it does, by which it is known again when it is confirmed.
    pub fn print(&self) -> String {
        let mut hash = Sha256::new();
        for line in self.lines.iter().filter(|line| line.adds()) {
            hash.update(format!("{:?} {:?}\n", line.line.read, line.outcome));
        }
        hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Planned {
    fn adds(&self) -> bool {
        matches!(self.outcome, Outcome::Invite | Outcome::Join | Outcome::Return(_))
    }
}

fn planned(line: Line, known: &[Known]) -> Planned {
    let (outcome, person) = match &line.read {
        Err(fault) => (Outcome::Problem(fault.clone()), None),
        Ok(entry) => match known.iter().find(|person| person.email == entry.email) {
            None => (Outcome::Invite, None),
            Some(person) if person.is_member() => (Outcome::Member, Some(person.id)),
            Some(Known { id, left_at: Some(left), .. }) => (Outcome::Return(*left), Some(*id)),
            Some(person) => (Outcome::Join, Some(person.id)),
        },
    };
    Planned { line, outcome, person }
}

/// Does what the plan with this fingerprint says: accounts, memberships, and one message to each, or
/// nothing at all. When the plan is another one by now it is given back instead, to look at again.
pub(super) async fn carry_out(
    conn: &mut Conn,
    app: &App,
    cohort: &Cohort,
    coordinator: &User,
    pasted: &str,
    print: &str,
) -> Result<std::result::Result<usize, Plan>> {
    let now = app.now();
    conn.transaction(async |conn| {
        let plan = Plan::of(conn, cohort, pasted).await?;
        if plan.print() != print {
            return Ok(Err(plan));
        }
        let mut people = Vec::new();
        for line in plan.lines.iter().filter(|line| line.adds()) {
            let Ok(entry) = &line.line.read else { continue };
            let id = match line.person {
                Some(id) => id,
                None => make(conn, cohort, entry, now).await?,
            };
            people.push(id);
        }
        let added = cohorts::join_many(conn, &people, cohort.id, now).await?;
        emails::invite(conn, app, cohort, coordinator, &people).await?;
        Ok(Ok(added))
    })
    .await
}

async fn make(conn: &mut Conn, cohort: &Cohort, entry: &Entry, now: DateTime<Utc>) -> Result<UserId> {
    let user = NewUser {
        id: UserId::new(),
        email: &entry.email,
        name: if entry.name.is_empty() { before_at(&entry.email) } else { &entry.name },
        library: &entry.library,
        time_zone: cohort.time_zone.name(),
        demo: false,
        created_at: now,
    };
    Ok(accounts::create(conn, &user).await?.0)
}

/// What someone is called until they say their name.
fn before_at(email: &str) -> &str {
    email.split('@').next().unwrap_or(email)
}
