-- Devices that learn without the network: who wrote last, and how long it took.

-- Counts the writes of a row, so that a write that was made of an older state is seen and made again.
alter table lesson_progress add column revision bigint not null default 0;

-- Seconds that a learner spent on a lesson with one device, by that device: only the total is kept.
create table lesson_times (
    user_id uuid not null references users (id),
    lesson_id uuid not null references lessons (id),
    device_id uuid not null,
    seconds integer not null check (seconds >= 0),
    primary key (user_id, lesson_id, device_id)
);

-- What was begun remembers in which version: who begins a version finishes that version.
update lesson_progress set state = state || jsonb_build_object('begun', jsonb_build_array(
    jsonb_build_array(started_at, '00000000-0000-0000-0000-000000000000'::uuid), lesson_version_id));
