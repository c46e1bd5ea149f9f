-- Cohorts and their digests.

create table cohorts (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    slug text not null unique,
    name text not null check (name <> ''),
    pathway_id uuid not null references pathways (id),
    coordinator_id uuid not null references users (id),
    starts_on date not null,
    ends_on date check (ends_on > starts_on),
    time_zone text not null,
    join_code text not null unique,
    note text not null default '' check (length(note) <= 300),
    -- The rhythm as a cron expression in the cohort's zone; no rhythm, no digest.
    digest_rhythm text,
    digest_next_at timestamptz,
    created_at timestamptz not null,
    check ((digest_rhythm is null) = (digest_next_at is null))
);
create index cohorts_digest_due on cohorts (digest_next_at) where digest_next_at is not null;

create table cohort_members (
    user_id uuid not null references users (id),
    cohort_id uuid not null references cohorts (id),
    joined_at timestamptz not null,
    left_at timestamptz,
    digest_stopped_at timestamptz,
    primary key (user_id, cohort_id)
);
create index cohort_members_cohort on cohort_members (cohort_id) where left_at is null;

-- One run for each cohort and slot, one message for each member and run: exactly once, by these keys.
create table digest_runs (
    cohort_id uuid not null references cohorts (id),
    slot_at timestamptz not null,
    composed_at timestamptz not null,
    members integer not null,
    messages integer not null,
    missed boolean not null,
    primary key (cohort_id, slot_at)
);

create table digest_messages (
    user_id uuid not null references users (id),
    cohort_id uuid not null,
    slot_at timestamptz not null,
    message_id uuid not null references messages (id),
    primary key (user_id, cohort_id, slot_at),
    foreign key (cohort_id, slot_at) references digest_runs (cohort_id, slot_at)
);
create index digest_messages_run on digest_messages (cohort_id, slot_at);
