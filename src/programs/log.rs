//! What is written down about somebody's place in a program: that they joined it, are something else in it, left it.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::accounts::UserId;
use crate::credit::programs::{EnrollmentId, answers_for, programs};
use crate::db::Conn;
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::Result;

/// Writes down what a person decided about their own place in the program with this code, for those who answer for
/// it. **Called inside the verb's transaction.**
pub(super) async fn write_down(
    conn: &mut Conn,
    person: UserId,
    (program, enrollment): (&str, EnrollmentId),
    outcome: &str,
    (before, after): (Value, Value),
    now: DateTime<Utc>,
) -> Result<()> {
    let all = programs(conn).await?;
    let known = all.iter().find(|known| known.code == program);
    let organization = match known {
        Some(known) => answers_for(conn, known, now).await?.map(|organization| organization.id),
        None => None,
    };
    let new = NewDecision {
        actor: Actor::Learner(person),
        organization,
        subject: Subject { kind: SubjectKind::Enrollment, id: enrollment.uuid() },
        about: known.map_or(program, |known| &known.current(now.date_naive()).rules.program.name),
        person: Some(person),
        outcome,
        reason: "",
        before,
        after,
    };
    decisions::record(conn, &new, now).await?;
    Ok(())
}
