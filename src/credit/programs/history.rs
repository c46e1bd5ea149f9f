//! How a period was at an earlier moment: what it was accepted with must come out again, whatever was decided since.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use uuid::Uuid;

use super::enrollments::EnrollmentId;
use super::periods::{KeptPeriod, PeriodId, PeriodState};
use crate::credit::rules::{Extended, Period};
use crate::db::Conn;
use crate::decisions::{self, SubjectKind};

/// When a period came into which state, the first time first.
pub(super) type Reached = Vec<(DateTime<Utc>, PeriodState)>;

/// When those of these periods came into which state that belong to an enrollment with an extended one: only there days
/// are in two of them.
pub(super) async fn reached(
    conn: &mut Conn,
    periods: &[(PeriodId, EnrollmentId)],
    extended: &HashSet<PeriodId>,
) -> QueryResult<HashMap<PeriodId, Reached>> {
    let enrolled: HashSet<EnrollmentId> =
        periods.iter().filter(|(id, _)| extended.contains(id)).map(|(_, enrollment)| *enrollment).collect();
    let theirs = periods.iter().filter(|(_, enrollment)| enrolled.contains(enrollment));
    let ids: Vec<Uuid> = theirs.map(|(id, _)| id.uuid()).collect();
    let mut reached: HashMap<PeriodId, Reached> = HashMap::new();
    if ids.is_empty() {
        return Ok(reached);
    }
    for (id, at, word) in decisions::states(conn, SubjectKind::Period, &ids).await? {
        reached.entry(PeriodId::from_uuid(id)).or_default().push((at, state(&word)));
    }
    Ok(reached)
}

/// The state in which a decision left a period, by the word that it says: whatever was given back is open.
fn state(word: &str) -> PeriodState {
    let handed_in = [PeriodState::Submitted, PeriodState::Renewed, PeriodState::Exempt];
    handed_in.into_iter().find(|state| state.word() == word).unwrap_or(PeriodState::Open)
}

impl KeptPeriod {
    /// The period as it was before anything was decided at this moment. Where it had lapsed by then and was given
    /// another state since, it is open, and over.
    pub(super) fn just_before(&self, moment: DateTime<Utc>) -> KeptPeriod {
        let moved: Vec<(DateTime<Utc>, Extended)> =
            self.moved.iter().filter(|(at, _)| *at <= moment).cloned().collect();
        // Of an open one nobody can see when it became so.
        let (since, state) = if self.state != PeriodState::Open && self.since < moment {
            (self.since, self.state)
        } else {
            let before = self.reached.iter().rfind(|(at, _)| *at < moment);
            before.copied().unwrap_or((moment, PeriodState::Open))
        };
        let extended = moved.last().map(|(_, extended)| extended.clone());
        KeptPeriod { period: Period { extended, ..self.period.clone() }, moved, since, state, ..self.clone() }
    }
}
