//! Everything that is kept about a learner, as one JSON document.

use diesel::QueryableByName;
use diesel::sql_types::{Text, Uuid};
use diesel_async::RunQueryDsl;

use crate::accounts::UserId;
use crate::db::Conn;
use crate::error::Result;

/// Every table that belongs to learners, and the columns that put its rows in order.
pub const TABLES: [(&str, &str); 28] = [
    ("roles", "granted_at, role"),
    ("sessions", "created_at, id"),
    ("learning_events", "happened_at, id"),
    ("lesson_progress", "started_at, lesson_id"),
    ("lesson_completions", "completed_at, lesson_id"),
    ("lesson_times", "lesson_id, device_id"),
    ("review_cards", "due_at, lesson_id, step_id"),
    ("reviews_off", "since"),
    ("module_progress", "updated_at, module_id"),
    ("evaluation_attempts", "submitted_at, id"),
    ("module_feedback", "sent_at, module_version_id"),
    ("module_completions", "completed_at, module_id"),
    ("ledger_entries", "entered_at, id"),
    ("ledger_joins", "joined_at, from_id, number"),
    ("awards", "awarded_at, ledger_entry_id, rule_set_id"),
    ("credit_decisions", "decided_at, ledger_entry_id, program, number"),
    ("activities", "begun_at, id"),
    ("activity_steps", "activity_id, number"),
    ("activity_evidence", "added_at, id"),
    ("certificates", "issued_at, id"),
    ("certificate_credentials", "signed_at, certificate_id"),
    ("certificate_run_lines", "run_id"),
    ("cohort_members", "joined_at, cohort_id"),
    ("room_seats", "seated_at, room_id"),
    ("notes", "noted_at, lesson_id, step_id"),
    ("goals", "changed_at"),
    ("intentions", "written_at, lesson_id, step_id"),
    ("erasures", "asked_at"),
];

/// Tables of what a person is in as the one who earns, beside boards, and a column that puts their rows in order.
const AS_HOLDER: [(&str, &str); 7] = [
    ("enrollments", "enrolled_at"),
    ("positions", "held_from"),
    ("periods", "starts"),
    ("period_extensions", "extended_at"),
    ("period_reminders", "sent_at"),
    ("period_attestations", "asked_at"),
    ("period_steps", "passed_at"),
];

/// The document, pretty enough to be read: the account without its password, every row that is the
/// learner's, the digests they were sent, and the names of the lessons and modules it speaks of. One
/// statement, so that it shows one moment.
pub async fn everything(conn: &mut Conn, user: UserId) -> Result<String> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        document: String,
    }
    let row: Row = diesel::sql_query(statement()).bind::<Uuid, _>(user).get_result(conn).await?;
    Ok(row.document)
}

fn statement() -> String {
    let mut parts = vec![
        "'account', (select to_jsonb(u) - 'password_hash' || jsonb_build_object('has_password', u.password_hash is not null)
            from users u where u.id = $1)"
            .to_owned(),
    ];
    parts.extend(TABLES.map(|(table, order)| {
        let columns = order.split(", ").map(|column| format!("t.{column}")).collect::<Vec<_>>().join(", ");
        format!(
            "'{table}', (select coalesce(jsonb_agg(to_jsonb(t) - 'user_id' order by {columns}), '[]')
                from {table} t where t.user_id = $1)"
        )
    }));
    parts.extend(AS_HOLDER.map(|(table, order)| {
        format!(
            "'{table}', (select coalesce(jsonb_agg(to_jsonb(t) - 'holder_id' order by t.{order}), '[]')
                from {table} t where t.holder_id = $1)"
        )
    }));
    parts.push(
        "'joined_accounts', (select coalesce(jsonb_agg(jsonb_build_object('id', j.id, 'email', j.email, 'name', j.name,
                'created_at', j.created_at, 'joined_at', j.joined_at) order by j.joined_at, j.id), '[]')
            from users j where j.joined_into = $1)"
            .to_owned(),
    );
    parts.push(
        "'boards', (select coalesce(jsonb_agg(jsonb_build_object('board', b.name, 'library', b.library,
                'joined_on', m.joined_on, 'left_on', m.left_on) order by m.joined_on, b.name), '[]')
            from board_members m join boards b on b.id = m.board_id where m.person_id = $1)"
            .to_owned(),
    );
    parts.push(
        "'rooms', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'held_on', r.held_on, 'module', m.slug,
                'led', r.facilitator_id = $1, 'attested', coalesce(r.attested_by = $1, false)) order by r.held_on, r.id), '[]')
            from rooms r join modules m on m.id = r.module_id
            where r.facilitator_id = $1 or r.attested_by = $1 or r.id in (select room_id from room_seats where user_id = $1))"
            .to_owned(),
    );
    parts.push(
        "'decisions', (select coalesce(jsonb_agg(to_jsonb(d) - 'actor_id' order by d.decided_at, d.id), '[]')
            from decisions d where d.person_id = $1 or d.actor_id = $1
                or d.actor_id in (select j.id from users j where j.joined_into = $1))"
            .to_owned(),
    );
    parts.push(
        "'digests', (select coalesce(jsonb_agg(jsonb_build_object('cohort_id', d.cohort_id, 'slot_at', d.slot_at,
                'sent_at', m.sent_at, 'subject', m.subject, 'text', m.text_body) order by d.slot_at, d.cohort_id), '[]')
            from digest_messages d join messages m on m.id = d.message_id where d.user_id = $1)"
            .to_owned(),
    );
    parts.push(
        "'lessons', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'slug', l.slug, 'mark', l.mark) order by l.mark), '[]')
            from lessons l where l.id in (select lesson_id from learning_events where user_id = $1
                union select lesson_id from lesson_completions where user_id = $1
                union select lesson_id from notes where user_id = $1))"
            .to_owned(),
    );
    parts.push(
        "'modules', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'slug', m.slug) order by m.slug), '[]')
            from modules m where m.id in (select module_id from module_progress where user_id = $1
                union select module_id from module_completions where user_id = $1))"
            .to_owned(),
    );
    format!("select jsonb_pretty(jsonb_build_object({})) as document", parts.join(", "))
}
