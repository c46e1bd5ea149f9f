//! What may be there once of each person, when two accounts of one become one: how it stays once.

use diesel::QueryableByName;
use diesel::sql_types::{Array, Text};
use diesel_async::RunQueryDsl;

use crate::erasing::columns_of_people;
use crate::harness::TestApp;

/// Rows have an id of their own, or are named by what has one.
const OWN: &str = "by an id that is made once";
const TURN: &str = "what comes are later turns";
const MERGED: &str = "two become one";
const ANEW: &str = "worked out anew";

/// Every unique index in which a person stands, and how it is kept. Whoever adds one says here how, and sees to it in the
/// `bring_over` of the slice that owns the table.
const KEPT: &[(&str, &str)] = &[
    ("activities (user_id, id)", "the same form sent from both is refused"),
    ("activity_evidence (user_id, activity_id, hash)", OWN),
    ("activity_evidence (user_id, id)", OWN),
    ("activity_steps (user_id, activity_id, number)", OWN),
    ("awards (user_id, ledger_entry_id, rule_set_id)", OWN),
    ("board_members (board_id, person_id, joined_on)", MERGED),
    ("certificate_credentials (user_id, certificate_id)", OWN),
    ("certificate_run_lines (user_id, run_id, subject_id, turn)", TURN),
    ("certificates (user_id, id)", OWN),
    ("certificates (user_id, module_id, turn)", TURN),
    ("certificates (user_id, period_id)", OWN),
    ("cohort_members (user_id, cohort_id)", MERGED),
    ("credit_decisions (user_id, ledger_entry_id, program, number)", OWN),
    ("digest_messages (user_id, cohort_id, slot_at)", "that of the account that stays is kept"),
    ("enrollments (holder_id, id)", OWN),
    ("enrollments (holder_id, program)", "one of the two places is left, or it is refused"),
    ("erasures (user_id)", "who is about to be erased is not joined"),
    ("evaluation_attempts (user_id, id)", "the same attempt counts once"),
    ("goals (user_id)", "that of the account that stays is kept"),
    ("intentions (user_id, lesson_id, step_id)", MERGED),
    ("kept_questions (holder_id, enrollment_id, person_id, ledger_entry_id)", ANEW),
    ("kept_standing_headings (holder_id, enrollment_id, place)", ANEW),
    ("kept_standings (holder_id, enrollment_id)", ANEW),
    ("learning_events (user_id, id)", "the same event counts once"),
    ("ledger_entries (user_id, COALESCE(previous_hash, '\\x'::bytea))", "the chain goes on from the last line"),
    ("ledger_entries (user_id, activity_id, activity_part, again)", "the same form sent from both is refused"),
    ("ledger_entries (user_id, id)", OWN),
    ("ledger_entries (user_id, lesson_version_id, again)", "what comes is entered after what is there"),
    ("ledger_entries (user_id, module_id, turn, again)", TURN),
    ("ledger_entries (user_id, reverses)", OWN),
    ("ledger_joins (user_id, from_id, number)", "counted on"),
    ("lesson_completions (user_id, lesson_version_id)", MERGED),
    ("lesson_progress (user_id, lesson_id)", MERGED),
    ("lesson_times (user_id, lesson_id, device_id)", "what comes is that of another device"),
    ("module_completions (user_id, module_id, turn)", TURN),
    ("module_feedback (user_id, module_version_id, turn)", TURN),
    ("module_progress (user_id, module_id)", "that of the later turn is kept"),
    ("notes (user_id, lesson_id, step_id)", MERGED),
    ("period_attestations (holder_id, id)", OWN),
    ("period_extensions (holder_id, period_id, extended_at)", OWN),
    ("period_reminders (holder_id, period_id, days, person_id)", MERGED),
    ("period_steps (holder_id, period_id, submitted_at, number)", OWN),
    ("periods (holder_id, enrollment_id, starts)", OWN),
    ("periods (holder_id, id)", OWN),
    ("positions (holder_id, enrollment_id, held_from)", OWN),
    ("review_cards (user_id, lesson_id, step_id)", MERGED),
    ("reviews_off (user_id)", "that of the account that stays is kept"),
    ("roles (user_id, organization_id, role)", MERGED),
    ("room_seats (user_id, room_id)", "both in one room are refused"),
    ("rule_set_approvals (rule_set_id, approver_id)", "both for the same rules are refused"),
    ("sessions (user_id, id)", "they end"),
];

#[derive(QueryableByName)]
struct Index {
    #[diesel(sql_type = Text)]
    index: String,
}

#[actix_web::test]
async fn what_is_there_once_of_each_person_stays_once_when_two_become_one() {
    let app = TestApp::new().await;
    let mut conn = app.conn().await;
    let people = columns_of_people(&mut conn).await;
    let found: Vec<Index> = diesel::sql_query(
        "select t.relname || ' (' || (select string_agg(pg_get_indexdef(i.indexrelid, place, true), ', ' order by place)
             from generate_series(1, i.indnkeyatts) place) || ')' as index
         from pg_index i join pg_class t on t.oid = i.indrelid and t.relnamespace = 'public'::regnamespace
         where i.indisunique and exists (select from pg_attribute a where a.attrelid = t.oid
             and a.attnum = any (i.indkey::smallint[]) and t.relname || '.' || a.attname = any ($1))
         order by 1",
    )
    .bind::<Array<Text>, _>(people)
    .load(&mut conn)
    .await
    .unwrap();
    let found: Vec<&str> = found.iter().map(|one| one.index.as_str()).collect();
    let mut named: Vec<&str> = KEPT.iter().map(|(index, _)| *index).collect();
    let missing: Vec<&&str> = found.iter().filter(|index| !named.contains(index)).collect();
    assert!(missing.is_empty(), "say in KEPT how these stay unique: {missing:?}");
    named.retain(|index| !found.contains(index));
    assert!(named.is_empty(), "there is no such index any more: {named:?}");
    assert!(KEPT.iter().all(|(_, how)| !how.is_empty()));
}
