-- Decisions of people, approval of rule sets, and who is in which program and period.

-- Every decision that somebody took over something or somebody, as it was taken.
create table decisions (
    id uuid primary key,
    actor_id uuid not null references users (id),
    -- By what right.
    role text not null check (role in
        ('learner', 'author', 'reviewer', 'coordinator', 'validator', 'registrar', 'administrator')),
    organization_id uuid references organizations (id),
    subject_kind text not null check (subject_kind ~ '^[a-z]+(_[a-z]+)*$'),
    subject_id uuid not null,
    -- Whom it is about.
    person_id uuid references users (id),
    outcome text not null check (outcome ~ '^[a-z]+(_[a-z]+)*$'),
    reason text not null,
    before jsonb not null,
    after jsonb not null,
    decided_at timestamptz not null
);
create index decisions_subject on decisions (subject_kind, subject_id, decided_at);
create index decisions_person on decisions (person_id, decided_at) where person_id is not null;
create index decisions_time on decisions (decided_at desc, id desc);
create trigger decisions_append_only before update or delete on decisions
    for each row execute function refuse_change();
create trigger decisions_no_truncate before truncate on decisions
    for each statement execute function refuse_change();

-- An authority's rules give credit once two people have approved them: by these keys no one alone can.
create table rule_set_approvals (
    rule_set_id uuid not null references rule_sets (id),
    approver_id uuid not null references users (id),
    approved_at timestamptz not null,
    primary key (rule_set_id, approver_id)
);
create table rule_set_activations (
    rule_set_id uuid primary key references rule_sets (id),
    first_by uuid not null,
    second_by uuid not null check (second_by <> first_by),
    activated_at timestamptz not null,
    foreign key (rule_set_id, first_by) references rule_set_approvals (rule_set_id, approver_id),
    foreign key (rule_set_id, second_by) references rule_set_approvals (rule_set_id, approver_id)
);
create table rule_set_retirements (
    rule_set_id uuid primary key references rule_sets (id),
    retired_by uuid not null references users (id),
    reason text not null check (reason <> ''),
    retired_at timestamptz not null
);

-- The ledger takes training done elsewhere too, and what the rules need to know of an entry.
alter table ledger_entries drop constraint ledger_entries_source_check;
alter table ledger_entries alter column module_id drop not null;
alter table ledger_entries alter column module_version_id drop not null;
alter table ledger_entries add column activity_id uuid;
alter table ledger_entries add column activity_part smallint check (activity_part > 0);
alter table ledger_entries add column facts jsonb not null default '{}';
alter table ledger_entries add constraint ledger_entries_source_check check (case source
    when 'module' then num_nonnulls(module_id, module_version_id) = 2 and num_nonnulls(activity_id, activity_part) = 0
    when 'activity' then num_nonnulls(activity_id, activity_part) = 2 and num_nonnulls(module_id, module_version_id) = 0
    else false end);
-- A module counts once (rule R5), unless it was taken back; so does each accepted part of an activity.
create unique index ledger_entries_activity_once on ledger_entries (user_id, activity_id, activity_part)
    where reverses is null;

-- Boards earn together (rule R19).
create table boards (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    name text not null check (name <> ''),
    library text not null,
    made_by uuid not null references users (id),
    made_at timestamptz not null,
    unique (organization_id, name)
);
create table board_members (
    board_id uuid not null references boards (id),
    person_id uuid not null references users (id),
    joined_on date not null,
    left_on date check (left_on >= joined_on),
    primary key (board_id, person_id, joined_on)
);
create index board_members_person on board_members (person_id);

-- Who is in which program. The holder, a person or a board, comes first in every key.
create table enrollments (
    holder_id uuid not null,
    id uuid not null,
    person_id uuid references users (id),
    board_id uuid references boards (id),
    -- The code of the program's first rule set; later ones follow it.
    program text not null check (program <> ''),
    -- The day a certificate was issued, or a first day of the library's own year.
    anchor_on date,
    -- The first day of all in the program, for those who came late (rule R15).
    since date,
    enrolled_at timestamptz not null,
    left_at timestamptz,
    primary key (holder_id, id),
    check (num_nonnulls(person_id, board_id) = 1 and holder_id = coalesce(person_id, board_id))
);
create unique index enrollments_once on enrollments (holder_id, program) where left_at is null;
create index enrollments_program on enrollments (program) where left_at is null;

-- What somebody was in a program, by the code of its track (rule R17).
create table positions (
    holder_id uuid not null,
    enrollment_id uuid not null,
    held_from date not null,
    held_to date check (held_to >= held_from),
    track text not null check (track <> ''),
    primary key (holder_id, enrollment_id, held_from),
    foreign key (holder_id, enrollment_id) references enrollments (holder_id, id)
);

create table periods (
    holder_id uuid not null,
    id uuid not null,
    enrollment_id uuid not null,
    starts date not null,
    ends date not null check (ends > starts),
    first boolean not null,
    -- Credit from the period before (rule R14).
    carried_thousandths bigint not null default 0 check (carried_thousandths >= 0),
    opened_at timestamptz not null,
    submitted_at timestamptz,
    renewed_at timestamptz,
    lapsed_at timestamptz,
    exempt_at timestamptz,
    primary key (holder_id, id),
    unique (holder_id, enrollment_id, starts),
    foreign key (holder_id, enrollment_id) references enrollments (holder_id, id),
    check (num_nonnulls(renewed_at, lapsed_at, exempt_at) <= 1)
);
create index periods_open on periods (ends) where renewed_at is null and lapsed_at is null and exempt_at is null;

-- A later end, with its history (rule R16): the latest row holds.
create table period_extensions (
    holder_id uuid not null,
    period_id uuid not null,
    extended_to date not null,
    reason text not null check (reason <> ''),
    extended_by uuid not null references users (id),
    extended_at timestamptz not null,
    primary key (holder_id, period_id, extended_at),
    foreign key (holder_id, period_id) references periods (holder_id, id)
);
create trigger period_extensions_append_only before update or delete on period_extensions
    for each row execute function refuse_change();
create trigger period_extensions_no_truncate before truncate on period_extensions
    for each statement execute function refuse_change();

-- What was said about the end of a period, once for each distance from it.
create table period_reminders (
    holder_id uuid not null,
    period_id uuid not null,
    days smallint not null check (days > 0),
    person_id uuid not null references users (id),
    sent_at timestamptz not null,
    primary key (holder_id, period_id, days, person_id),
    foreign key (holder_id, period_id) references periods (holder_id, id)
);
