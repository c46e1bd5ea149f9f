//! Completions: of a lesson version, at most once for ever; of a module, at most once in each turn.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{lesson_completions, module_completions};
use crate::lessons::{LessonId, LessonVersionId};
use crate::measure::Minutes;
use crate::modules::{self, ModuleId, ModuleVersionId, Turn};

/// A learner finished a lesson version.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = lesson_completions)]
pub struct Completion {
    /// Who.
    pub user_id: UserId,
    /// Which version.
    pub lesson_version_id: LessonVersionId,
    /// Of which lesson.
    pub lesson_id: LessonId,
    /// The stated minutes of that version.
    pub minutes: Minutes,
    /// When.
    pub completed_at: DateTime<Utc>,
}

/// A learner finished a module version: its lessons, its evaluation, its feedback form.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = module_completions)]
pub struct ModuleCompletion {
    /// Who.
    pub user_id: UserId,
    /// Which version.
    pub module_version_id: ModuleVersionId,
    /// Of which module.
    pub module_id: ModuleId,
    /// In which turn.
    pub turn: Turn,
    /// Questions that were right in the attempt that passed.
    pub right_count: i32,
    /// Of so many.
    pub question_count: i32,
    /// When.
    pub completed_at: DateTime<Utc>,
}

/// Records that a module was completed in this turn. Returns whether it was not before.
pub async fn complete_module(
    conn: &mut Conn,
    user: UserId,
    (edition, turn): (&modules::Edition, Turn),
    (right_count, question_count): (i32, i32),
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    let row = (
        module_completions::user_id.eq(user),
        module_completions::module_version_id.eq(edition.id),
        module_completions::module_id.eq(edition.module_id),
        module_completions::turn.eq(turn),
        module_completions::right_count.eq(right_count),
        module_completions::question_count.eq(question_count),
        module_completions::completed_at.eq(at),
    );
    let insert = diesel::insert_into(module_completions::table).values(row).on_conflict_do_nothing();
    Ok(insert.execute(conn).await? == 1)
}

/// Everything a learner completed, the latest first.
pub async fn lessons_of(conn: &mut Conn, user: UserId) -> QueryResult<Vec<Completion>> {
    Completion::query()
        .filter(lesson_completions::user_id.eq(user))
        .order(lesson_completions::completed_at.desc())
        .load(conn)
        .await
}

/// The same for many learners at once, in no order.
pub async fn lessons_of_many(conn: &mut Conn, users: &[UserId]) -> QueryResult<Vec<Completion>> {
    Completion::query().filter(lesson_completions::user_id.eq_any(users)).load(conn).await
}

/// Which of these lessons a learner completed, in any version.
pub async fn completed_lessons(conn: &mut Conn, user: UserId, lessons: &[LessonId]) -> QueryResult<Vec<LessonId>> {
    lesson_completions::table
        .filter(lesson_completions::user_id.eq(user))
        .filter(lesson_completions::lesson_id.eq_any(lessons))
        .select(lesson_completions::lesson_id)
        .distinct()
        .load(conn)
        .await
}

/// The modules a learner completed, each turn of each, the latest first.
pub async fn modules_of(conn: &mut Conn, user: UserId) -> QueryResult<Vec<ModuleCompletion>> {
    ModuleCompletion::query()
        .filter(module_completions::user_id.eq(user))
        .order(module_completions::completed_at.desc())
        .load(conn)
        .await
}

/// The same for many learners at once, in no order.
pub async fn modules_of_many(conn: &mut Conn, users: &[UserId]) -> QueryResult<Vec<ModuleCompletion>> {
    ModuleCompletion::query().filter(module_completions::user_id.eq_any(users)).load(conn).await
}

/// Every turn of a module that a learner completed, in no order.
pub async fn turns_of(conn: &mut Conn, user: UserId, module: ModuleId) -> QueryResult<Vec<ModuleCompletion>> {
    let mine = ModuleCompletion::query().filter(module_completions::user_id.eq(user));
    mine.filter(module_completions::module_id.eq(module)).load(conn).await
}

/// A learner's latest completion of a module, in any version.
pub async fn module_of(conn: &mut Conn, user: UserId, module: ModuleId) -> QueryResult<Option<ModuleCompletion>> {
    ModuleCompletion::query()
        .filter(module_completions::user_id.eq(user))
        .filter(module_completions::module_id.eq(module))
        .order((module_completions::completed_at.desc(), module_completions::turn.desc()))
        .first(conn)
        .await
        .optional()
}
