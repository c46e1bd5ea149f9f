-- Group rooms: a module that people take together, who was there, and what each will do because of it.

create table rooms (
    -- Made with the form: sent twice, it is there once.
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    -- Who leads it, and answers for who was there (rule R20).
    facilitator_id uuid not null references users (id),
    opened_by uuid not null references users (id),
    module_id uuid not null references modules (id),
    module_version_id uuid not null references module_versions (id),
    -- The board that meets, if it is one.
    board_id uuid references boards (id),
    -- What lets people in, as it is shown: `7K4-MQ2`.
    code text not null unique,
    -- The day, on the organization's calendar.
    held_on date not null,
    opened_at timestamptz not null,
    closed_at timestamptz check (closed_at >= opened_at)
);
create index rooms_organization on rooms (organization_id, held_on desc, id desc);
create index rooms_facilitator on rooms (facilitator_id, held_on desc);
create index rooms_open on rooms (opened_at) where closed_at is null;

create table room_seats (
    user_id uuid not null references users (id),
    room_id uuid not null references rooms (id),
    -- On their own phone, or from the sheet that they signed.
    way text not null check (way in ('phone', 'sheet')),
    seated_at timestamptz not null,
    -- Who entered them from the sheet.
    seated_by uuid references users (id),
    -- The exit question: what they will do because of it.
    answer text check (answer <> ''),
    answered_at timestamptz,
    -- Taken off the list before the room was closed.
    removed_at timestamptz,
    -- What the module brought them: the entry of this room, or the earlier one where they had it already (rule R5).
    ledger_entry_id uuid,
    counted boolean,
    primary key (user_id, room_id),
    foreign key (user_id, ledger_entry_id) references ledger_entries (user_id, id),
    check ((way = 'sheet') = (seated_by is not null)),
    check (num_nonnulls(answer, answered_at) <> 1),
    check (num_nonnulls(ledger_entry_id, counted) <> 1),
    -- Minutes only for who was there and answered.
    check (ledger_entry_id is null or (answer is not null and removed_at is null))
);
create index room_seats_room on room_seats (room_id, seated_at);
