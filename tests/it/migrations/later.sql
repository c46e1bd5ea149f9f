-- A row in each table of later migrations that only grows, over the sample of the first release.
insert into decisions (id, actor_id, role, subject_kind, subject_id, outcome, reason, before, after, decided_at)
    values ('00000000-0000-7000-8000-00000000d001', '00000000-0000-7000-8000-000000000005', 'registrar', 'period',
        '00000000-0000-7000-8000-00000000d003', 'extended', 'The building was closed.', '{}', '{}', '2025-11-02');
insert into enrollments (holder_id, id, person_id, program, enrolled_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-00000000d002',
        '00000000-0000-7000-8000-000000000004', 'nebraska', '2025-11-02');
insert into periods (holder_id, id, enrollment_id, starts, ends, first, opened_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-00000000d003',
        '00000000-0000-7000-8000-00000000d002', '2025-01-01', '2027-12-31', true, '2025-11-02');
insert into period_extensions (holder_id, period_id, extended_to, reason, extended_by, extended_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-00000000d003', '2028-06-30',
        'The building was closed.', '00000000-0000-7000-8000-000000000005', '2025-11-02');
insert into certificate_layouts (organization_id, version, body, made_by, made_at)
    values ('00000000-0000-7000-8000-000000000003', 1, '{}', '00000000-0000-7000-8000-000000000005', '2025-11-02');
insert into certificate_pictures (organization_id, hash, content_type, bytes, width, height, kept_at)
    values ('00000000-0000-7000-8000-000000000003', repeat('a', 64), 'image/png', '\x89', 10, 10, '2025-11-02');
insert into activities
    (user_id, id, organization_id, state, form, claim, occurred_on, submitted_at, begun_at, changed_at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-00000000d004',
        '00000000-0000-7000-8000-000000000003', 'submitted', '{}', '{}', '2025-11-01', '2025-11-02', '2025-11-02',
        '2025-11-02');
insert into activity_steps (user_id, activity_id, number, did, actor_id, role, reason, at)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-00000000d004', 1, 'submitted',
        '00000000-0000-7000-8000-000000000004', 'learner', '', '2025-11-02');
insert into credit_decisions (user_id, ledger_entry_id, program, number, credit_thousandths, reason, organization_id,
        actor_id, decided_at)
    select user_id, id, 'nebraska', 1, 500, 'Asked.', '00000000-0000-7000-8000-000000000003',
        '00000000-0000-7000-8000-000000000005', '2025-11-02' from ledger_entries;
