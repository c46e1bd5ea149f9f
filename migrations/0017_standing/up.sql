-- Where people stand, kept for overviews; the libraries they work at; and reports that are saved.

-- The libraries of an organization, and the part of the state that each lies in. People say in their profile
-- where they work: by that name they are found here, so that a name is one library on the whole site.
create table libraries (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    name text not null check (name <> ''),
    region text not null default '',
    listed_at timestamptz not null
);
create unique index libraries_name on libraries (lower(name));
create index libraries_of on libraries (organization_id, lower(name));

create index enrollments_person on enrollments (person_id) where left_at is null;

-- A cache: what the ledger and the rules make of each enrollment's latest period. It can be made anew at any
-- time without a difference, and nothing that anybody is owed hangs on it.
create table kept_standings (
    holder_id uuid not null,
    enrollment_id uuid not null,
    period_id uuid not null,
    organization_id uuid not null references organizations (id),
    library_id uuid references libraries (id),
    program text not null,
    rule_set_id uuid not null references rule_sets (id),
    track text not null,
    -- Of the person or the board, so that lists are in order without a look elsewhere.
    name text not null,
    state text not null check (state in ('complete', 'on_track', 'behind', 'not_begun', 'needs_decision')),
    counted_thousandths bigint not null,
    required_thousandths bigint not null,
    unit text not null,
    ends date not null,
    worked_out_at timestamptz not null,
    primary key (holder_id, enrollment_id),
    foreign key (holder_id, enrollment_id) references enrollments (holder_id, id) on delete cascade,
    foreign key (holder_id, period_id) references periods (holder_id, id) on delete cascade
);
create index kept_standings_list on kept_standings (organization_id, name, holder_id, enrollment_id);
create index kept_standings_program on kept_standings (organization_id, program, state, name, holder_id);
create index kept_standings_library on kept_standings (library_id, program);
create index kept_standings_name on kept_standings using gin (name gin_trgm_ops);

-- What counts under each heading; required is null where the rules ask for nothing under it.
create table kept_standing_headings (
    holder_id uuid not null,
    enrollment_id uuid not null,
    place smallint not null,
    heading text not null,
    counted_thousandths bigint not null,
    required_thousandths bigint,
    primary key (holder_id, enrollment_id, place),
    foreign key (holder_id, enrollment_id) references kept_standings (holder_id, enrollment_id) on delete cascade
);

-- How many stand where. Each change adds lines of plus and minus instead of changing a sum, so that two who
-- finish at once never wait for each other; once a day the lines are drawn together.
create table standing_tallies (
    id bigint primary key generated always as identity,
    organization_id uuid not null references organizations (id),
    program text not null,
    library_id uuid references libraries (id),
    -- Empty: the whole of what is asked for. Else one heading of it.
    heading text not null,
    state text not null,
    people integer not null
);
create index standing_tallies_sums on standing_tallies
    (organization_id, heading, program, library_id, state) include (people);
create index standing_tallies_library on standing_tallies (library_id, heading, program) include (state, people);

-- What somebody asks of the ledger again and again.
create table saved_reports (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    name text not null check (name <> ''),
    body jsonb not null,
    made_by uuid not null references users (id),
    made_at timestamptz not null,
    changed_at timestamptz not null,
    removed_at timestamptz
);
create unique index saved_reports_name on saved_reports (organization_id, lower(name)) where removed_at is null;
-- A report over some days reads those days only.
create index ledger_entries_day on ledger_entries (occurred_on, user_id, id);

-- Those who are in a program already are counted once, by a job.
insert into jobs (id, kind, payload, unique_key, run_at, created_at)
select gen_random_uuid(), 'keep_standings', '{"program":null}', 'keep_standings', now(), now()
where exists (select from enrollments);
