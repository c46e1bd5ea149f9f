-- Training done elsewhere: what people say they did, what shows it, and each step until it counts or doesn't.

create table activities (
    user_id uuid not null references users (id),
    -- Made with the form: sent twice, it is there once.
    id uuid not null,
    -- Whose validators decide.
    organization_id uuid not null references organizations (id),
    state text not null check (state in ('draft', 'submitted', 'returned', 'accepted', 'rejected', 'withdrawn')),
    -- What stands in the form, complete or not.
    form jsonb not null,
    -- What was sent last.
    claim jsonb,
    occurred_on date,
    submitted_at timestamptz,
    begun_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (user_id, id),
    check (state = 'draft' or (claim is not null and occurred_on is not null and submitted_at is not null))
);
-- The queue, by organization and oldest first; those of the same day; and one by its id alone.
create index activities_queue on activities (organization_id, submitted_at) where state = 'submitted';
create index activities_day on activities (organization_id, occurred_on) where state <> 'draft';
create index activities_id on activities (id);

-- What was done with it, by whom and why: it only grows.
create table activity_steps (
    user_id uuid not null,
    activity_id uuid not null,
    number integer not null check (number > 0),
    did text not null check (did in ('submitted', 'returned', 'replied', 'accepted', 'rejected', 'withdrawn', 'reversed')),
    actor_id uuid not null references users (id),
    role text not null check (role in ('learner', 'validator')),
    reason text not null,
    -- What was sent, at steps of the learner; what it was accepted as, at those of a validator.
    claim jsonb,
    parts jsonb,
    at timestamptz not null,
    primary key (user_id, activity_id, number),
    foreign key (user_id, activity_id) references activities (user_id, id)
);

-- Photos and files. The hash leads to the content in the store of files.
create table activity_evidence (
    user_id uuid not null,
    id uuid not null,
    activity_id uuid not null,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    content_type text not null check (content_type in ('image/jpeg', 'application/pdf')),
    bytes integer not null check (bytes > 0),
    name text not null,
    added_at timestamptz not null,
    -- Taken out again after it had been sent once: it stays for those who look at what was sent.
    removed_at timestamptz,
    primary key (user_id, id),
    unique (user_id, activity_id, hash),
    foreign key (user_id, activity_id) references activities (user_id, id)
);
create index activity_evidence_hash on activity_evidence (hash);

create trigger activity_steps_append_only before update or delete on activity_steps
    for each row execute function refuse_change();
create trigger activity_steps_no_truncate before truncate on activity_steps
    for each statement execute function refuse_change();
