-- Facts about learners. The learner's id comes first in every primary and unique key, and no key
-- crosses learners except through reference tables, so that these tables can be spread by learner.

create table learning_events (
    user_id uuid not null references users (id),
    id uuid not null,
    lesson_id uuid not null references lessons (id),
    lesson_version_id uuid not null references lesson_versions (id),
    kind text not null,
    payload jsonb not null,
    device_id uuid,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    primary key (user_id, id)
);
create index learning_events_lesson on learning_events (user_id, lesson_id);

create table lesson_progress (
    user_id uuid not null references users (id),
    lesson_id uuid not null references lessons (id),
    lesson_version_id uuid not null references lesson_versions (id),
    state jsonb not null,
    started_at timestamptz not null,
    updated_at timestamptz not null,
    completed_at timestamptz,
    primary key (user_id, lesson_id)
);

create table lesson_completions (
    user_id uuid not null references users (id),
    lesson_version_id uuid not null references lesson_versions (id),
    lesson_id uuid not null references lessons (id),
    minutes integer not null check (minutes > 0),
    completed_at timestamptz not null,
    primary key (user_id, lesson_version_id)
);
create index lesson_completions_lesson on lesson_completions (user_id, lesson_id);

-- A half-made evaluation and feedback form, kept as typed.
create table module_progress (
    user_id uuid not null references users (id),
    module_id uuid not null references modules (id),
    module_version_id uuid not null references module_versions (id),
    answers jsonb not null,
    feedback jsonb not null,
    passed_at timestamptz,
    updated_at timestamptz not null,
    primary key (user_id, module_id)
);

create table evaluation_attempts (
    user_id uuid not null references users (id),
    id uuid not null,
    module_version_id uuid not null references module_versions (id),
    answers jsonb not null,
    right_count integer not null check (right_count >= 0),
    question_count integer not null check (question_count >= right_count),
    passed boolean not null,
    submitted_at timestamptz not null,
    primary key (user_id, id)
);

create table module_feedback (
    user_id uuid not null references users (id),
    module_version_id uuid not null references module_versions (id),
    answers jsonb not null,
    sent_at timestamptz not null,
    primary key (user_id, module_version_id)
);

create table module_completions (
    user_id uuid not null references users (id),
    module_version_id uuid not null references module_versions (id),
    module_id uuid not null references modules (id),
    right_count integer not null,
    question_count integer not null,
    completed_at timestamptz not null,
    primary key (user_id, module_version_id),
    -- Rule R5: a repeated or re-versioned module counts once.
    unique (user_id, module_id)
);

create table ledger_entries (
    user_id uuid not null references users (id),
    id uuid not null,
    source text not null check (source in ('module')),
    module_id uuid not null references modules (id),
    module_version_id uuid not null references module_versions (id),
    occurred_on date not null,
    minutes integer not null check (minutes <> 0 and (minutes > 0) = (reverses is null)),
    mode text not null,
    reverses uuid,
    entered_at timestamptz not null,
    primary key (user_id, id),
    foreign key (user_id, reverses) references ledger_entries (user_id, id),
    unique (user_id, reverses)
);
create unique index ledger_entries_once on ledger_entries (user_id, module_id) where reverses is null;

create table awards (
    user_id uuid not null,
    ledger_entry_id uuid not null,
    rule_set_id uuid not null references rule_sets (id),
    credit_thousandths bigint not null,
    explanation jsonb not null,
    awarded_at timestamptz not null,
    primary key (user_id, ledger_entry_id, rule_set_id),
    foreign key (user_id, ledger_entry_id) references ledger_entries (user_id, id)
);

-- The public code of a certificate, random and unique across people: a reference table.
create table certificate_codes (
    code text primary key,
    user_id uuid not null,
    certificate_id uuid not null
);

create table certificates (
    user_id uuid not null references users (id),
    id uuid not null,
    code text not null references certificate_codes (code),
    module_id uuid not null references modules (id),
    module_version_id uuid not null references module_versions (id),
    facts jsonb not null,
    details_public boolean not null default true,
    issued_at timestamptz not null,
    expires_on date,
    revoked_at timestamptz,
    revocation_reason text,
    superseded_by uuid,
    primary key (user_id, id),
    foreign key (user_id, superseded_by) references certificates (user_id, id),
    check ((revoked_at is null) = (revocation_reason is null))
);
create unique index certificates_once on certificates (user_id, module_id)
    where revoked_at is null and superseded_by is null;
alter table certificate_codes add foreign key (user_id, certificate_id)
    references certificates (user_id, id) deferrable initially deferred;

create trigger learning_events_append_only before update or delete on learning_events
    for each row execute function refuse_change();
create trigger learning_events_no_truncate before truncate on learning_events
    for each statement execute function refuse_change();
create trigger ledger_entries_append_only before update or delete on ledger_entries
    for each row execute function refuse_change();
create trigger ledger_entries_no_truncate before truncate on ledger_entries
    for each statement execute function refuse_change();
