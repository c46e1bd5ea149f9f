//! The evaluation and the feedback form that close a module: half made, tried, passed, sent.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_async::RunQueryDsl;

use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{evaluation_attempts, module_feedback, module_progress};
use crate::error::Result;
use crate::id::Id;
use crate::modules::{Edition, ModuleId, ModuleVersionId, Turn};

/// Chosen option ids by question id.
pub type Chosen = BTreeMap<String, Vec<String>>;
/// Answers of the feedback form by item id.
pub type Said = BTreeMap<String, String>;

/// An evaluation under way.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// The version it was begun with.
    pub version_id: ModuleVersionId,
    /// For which turn.
    pub turn: Turn,
    /// What is chosen so far.
    pub answers: Chosen,
    /// What is said so far in the feedback form.
    pub feedback: Said,
    /// When an attempt passed.
    pub passed_at: Option<DateTime<Utc>>,
}

/// One attempt that was sent in.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// Identity, made with the form: sending it twice counts once.
    pub id: Id<Attempt>,
    /// For which turn.
    pub turn: Turn,
    /// What was chosen.
    pub answers: Chosen,
    /// How many questions were right.
    pub right_count: i32,
    /// Of so many.
    pub question_count: i32,
    /// Whether the pass rule was met.
    pub passed: bool,
}

/// The evaluation of a module as a learner left it.
pub async fn evaluation(conn: &mut Conn, user: UserId, module: ModuleId) -> Result<Option<Evaluation>> {
    type Row = (ModuleVersionId, Turn, serde_json::Value, serde_json::Value, Option<DateTime<Utc>>);
    let row: Option<Row> = module_progress::table
        .find((user, module))
        .select((
            module_progress::module_version_id,
            module_progress::turn,
            module_progress::answers,
            module_progress::feedback,
            module_progress::passed_at,
        ))
        .first(conn)
        .await
        .optional()?;
    row.map(|(version_id, turn, answers, feedback, passed_at)| {
        Ok(Evaluation {
            version_id,
            turn,
            answers: serde_json::from_value(answers)?,
            feedback: serde_json::from_value(feedback)?,
            passed_at,
        })
    })
    .transpose()
}

/// Keeps what is chosen so far, and whether it passed. What passed once stays passed, until another turn begins.
pub async fn save_evaluation(
    conn: &mut Conn,
    user: UserId,
    (edition, turn): (&Edition, Turn),
    answers: &Chosen,
    passed: bool,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = (
        module_progress::user_id.eq(user),
        module_progress::module_id.eq(edition.module_id),
        module_progress::module_version_id.eq(edition.id),
        module_progress::turn.eq(turn),
        module_progress::answers.eq(serde_json::to_value(answers)?),
        module_progress::feedback.eq(serde_json::json!({})),
        module_progress::passed_at.eq(passed.then_some(now)),
        module_progress::updated_at.eq(now),
    );
    let other_turn = module_progress::table.find((user, edition.module_id)).filter(module_progress::turn.lt(turn));
    diesel::update(other_turn).set(module_progress::passed_at.eq(None::<DateTime<Utc>>)).execute(conn).await?;
    diesel::insert_into(module_progress::table)
        .values(row)
        .on_conflict((module_progress::user_id, module_progress::module_id))
        .do_update()
        .set((
            module_progress::module_version_id.eq(excluded(module_progress::module_version_id)),
            module_progress::turn.eq(excluded(module_progress::turn)),
            module_progress::answers.eq(excluded(module_progress::answers)),
            module_progress::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    if passed {
        let first = module_progress::table.find((user, edition.module_id)).filter(module_progress::passed_at.is_null());
        diesel::update(first).set(module_progress::passed_at.eq(now)).execute(conn).await?;
    }
    Ok(())
}

/// Records an attempt. The same one again changes nothing.
pub async fn attempt(
    conn: &mut Conn,
    user: UserId,
    edition: &Edition,
    attempt: &Attempt,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = (
        evaluation_attempts::user_id.eq(user),
        evaluation_attempts::id.eq(attempt.id),
        evaluation_attempts::module_version_id.eq(edition.id),
        evaluation_attempts::turn.eq(attempt.turn),
        evaluation_attempts::answers.eq(serde_json::to_value(&attempt.answers)?),
        evaluation_attempts::right_count.eq(attempt.right_count),
        evaluation_attempts::question_count.eq(attempt.question_count),
        evaluation_attempts::passed.eq(attempt.passed),
        evaluation_attempts::submitted_at.eq(now),
    );
    diesel::insert_into(evaluation_attempts::table).values(row).on_conflict_do_nothing().execute(conn).await?;
    Ok(())
}

/// Right answers and questions of the best attempt that passed in this turn.
pub async fn best_attempt(
    conn: &mut Conn,
    user: UserId,
    (version, turn): (ModuleVersionId, Turn),
) -> QueryResult<Option<(i32, i32)>> {
    evaluation_attempts::table
        .filter(evaluation_attempts::user_id.eq(user))
        .filter(evaluation_attempts::module_version_id.eq(version))
        .filter(evaluation_attempts::turn.eq(turn))
        .filter(evaluation_attempts::passed)
        .order((evaluation_attempts::right_count.desc(), evaluation_attempts::submitted_at))
        .select((evaluation_attempts::right_count, evaluation_attempts::question_count))
        .first(conn)
        .await
        .optional()
}

/// Keeps the feedback form as sent. What was sent once stays as it was.
pub async fn save_feedback(
    conn: &mut Conn,
    user: UserId,
    (edition, turn): (&Edition, Turn),
    said: &Said,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = (
        module_feedback::user_id.eq(user),
        module_feedback::module_version_id.eq(edition.id),
        module_feedback::turn.eq(turn),
        module_feedback::answers.eq(serde_json::to_value(said)?),
        module_feedback::sent_at.eq(now),
    );
    diesel::insert_into(module_feedback::table).values(row).on_conflict_do_nothing().execute(conn).await?;
    Ok(())
}
