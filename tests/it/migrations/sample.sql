-- A small installation at the fifth migration: one row or more in every table.
begin;
insert into settings (key, value, updated_at) values ('sample', '"kept"', '2025-11-01');
insert into jobs (id, kind, payload, run_at, created_at)
    values ('00000000-0000-7000-8000-000000000001', 'sample', '{}', '2025-11-01', '2025-11-01');
insert into messages (id, kind, to_address, to_name, subject, text_body, message_id, queued_at, sent_at)
    values ('00000000-0000-7000-8000-000000000002', 'digest', 'ruth@example.org', 'Ruth', 'This week', 'Hello',
        '<sample@example.org>', '2025-11-01', '2025-11-01');
insert into organizations (id, slug, name, kind, example, time_zone, certificate_prefix, body, content_hash, updated_at)
    values ('00000000-0000-7000-8000-000000000003', 'home', 'Home', 'association', true, 'America/Chicago', 'HOME', '{}',
        'a', '2025-11-01');
insert into users (id, email, name, created_at)
    values ('00000000-0000-7000-8000-000000000004', 'ruth@example.org', 'Ruth', '2025-11-01'),
           ('00000000-0000-7000-8000-000000000005', 'dana@example.org', 'Dana', '2025-11-01');
insert into roles (user_id, organization_id, role, granted_at)
    values ('00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000003', 'coordinator', '2025-11-01');
insert into sessions (user_id, id, device, created_at, last_seen_at, expires_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000006', 'Firefox', '2025-11-01',
        '2025-11-01', '2026-01-01');
insert into sign_in_links (token_hash, email, next_path, created_at, expires_at)
    values ('\x01', 'ruth@example.org', '/', '2025-11-01', '2025-11-02');
insert into media (hash, content_type, bytes, width, height) values ('aa', 'image/svg+xml', '\x3c', 10, 10);
insert into lessons (id, slug, mark, created_at)
    values ('00000000-0000-7000-8000-000000000007', 'sample-lesson', 'PUB-1', '2025-11-01');
insert into lesson_versions (id, lesson_id, number, content_hash, topic, minutes, open, body, published_at)
    values ('00000000-0000-7000-8000-000000000008', '00000000-0000-7000-8000-000000000007', 1, 'a', 'public-service', 7,
        true, '{}', '2025-11-01');
update lessons set current_version_id = '00000000-0000-7000-8000-000000000008';
insert into lesson_texts (lesson_id, language, title, summary, words, document)
    values ('00000000-0000-7000-8000-000000000007', 'en', 'Sample', 'A sample', 'sample', to_tsvector('sample'));
insert into modules (id, slug, created_at)
    values ('00000000-0000-7000-8000-000000000009', 'sample-module', '2025-11-01');
insert into module_versions (id, module_id, number, content_hash, provider_id, title, minutes, body, published_at)
    values ('00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000009', 1, 'a',
        '00000000-0000-7000-8000-000000000003', 'Sample', 50, '{}', '2025-11-01');
update modules set current_version_id = '00000000-0000-7000-8000-000000000010';
insert into module_version_lessons (module_version_id, position, lesson_id)
    values ('00000000-0000-7000-8000-000000000010', 1, '00000000-0000-7000-8000-000000000007');
insert into pathways (id, slug, title, stage, body, content_hash, updated_at)
    values ('00000000-0000-7000-8000-000000000011', 'sample-pathway', 'Sample', 'new', '{}', 'a', '2025-11-01');
insert into pathway_modules (pathway_id, position, module_id, elective)
    values ('00000000-0000-7000-8000-000000000011', 1, '00000000-0000-7000-8000-000000000009', false);
insert into rule_sets (id, code, version, name, effective_from, body, content_hash, loaded_at)
    values ('00000000-0000-7000-8000-000000000012', 'sample', 1, 'Sample', '2025-01-01', '{}', 'a', '2025-11-01');
insert into learning_events (user_id, id, lesson_id, lesson_version_id, kind, payload, happened_at, received_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000013',
        '00000000-0000-7000-8000-000000000007', '00000000-0000-7000-8000-000000000008', 'opened', '{}', '2025-11-02',
        '2025-11-02');
insert into lesson_progress (user_id, lesson_id, lesson_version_id, state, started_at, updated_at, completed_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000007',
        '00000000-0000-7000-8000-000000000008', '{}', '2025-11-02', '2025-11-02', '2025-11-02');
insert into lesson_completions (user_id, lesson_version_id, lesson_id, minutes, completed_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000008',
        '00000000-0000-7000-8000-000000000007', 7, '2025-11-02');
insert into module_progress (user_id, module_id, module_version_id, answers, feedback, passed_at, updated_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000009',
        '00000000-0000-7000-8000-000000000010', '{}', '{}', '2025-11-03', '2025-11-03');
insert into evaluation_attempts
    (user_id, id, module_version_id, answers, right_count, question_count, passed, submitted_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000014',
        '00000000-0000-7000-8000-000000000010', '{}', 5, 5, true, '2025-11-03');
insert into module_feedback (user_id, module_version_id, answers, sent_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000010', '{}', '2025-11-03');
insert into module_completions (user_id, module_version_id, module_id, right_count, question_count, completed_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000010',
        '00000000-0000-7000-8000-000000000009', 5, 5, '2025-11-03');
insert into ledger_entries
    (user_id, id, source, module_id, module_version_id, occurred_on, minutes, mode, entered_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000015', 'module',
        '00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000010', '2025-11-03', 50, 'self-paced',
        '2025-11-03');
insert into awards (user_id, ledger_entry_id, rule_set_id, credit_thousandths, explanation, awarded_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000015',
        '00000000-0000-7000-8000-000000000012', 833, '{}', '2025-11-03');
insert into certificate_codes (code, user_id, certificate_id)
    values ('HOME-SAMPLE', '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000016');
insert into certificates (user_id, id, code, module_id, module_version_id, facts, issued_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000016', 'HOME-SAMPLE',
        '00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000010', '{}', '2025-11-03');
insert into cohorts
    (id, organization_id, slug, name, pathway_id, coordinator_id, starts_on, time_zone, join_code, digest_rhythm,
     digest_next_at, created_at)
    values ('00000000-0000-7000-8000-000000000017', '00000000-0000-7000-8000-000000000003', 'sample', 'Sample',
        '00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000005', '2025-11-01',
        'America/Chicago', 'join', '30 7 * * 1', '2025-11-10', '2025-11-01');
insert into cohort_members (user_id, cohort_id, joined_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000017', '2025-11-01');
insert into digest_runs (cohort_id, slot_at, composed_at, members, messages, missed)
    values ('00000000-0000-7000-8000-000000000017', '2025-11-03', '2025-11-03', 1, 1, false);
insert into digest_messages (user_id, cohort_id, slot_at, message_id)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000017', '2025-11-03',
        '00000000-0000-7000-8000-000000000002');
commit;
