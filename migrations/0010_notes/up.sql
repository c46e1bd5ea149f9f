-- What learners write down for themselves, and what they mean to do.

-- A note and a bookmark at a step of a lesson. The version is the one that was on the screen: its title
-- is still known when the lesson is withdrawn. What is deleted can be brought back for a day.
create table notes (
    user_id uuid not null references users (id),
    lesson_id uuid not null references lessons (id),
    step_id text not null,
    lesson_version_id uuid not null references lesson_versions (id),
    text text not null check (length(text) <= 4000),
    bookmarked_at timestamptz,
    noted_at timestamptz not null,
    deleted_at timestamptz,
    primary key (user_id, lesson_id, step_id)
);
create index notes_deleted on notes (deleted_at) where deleted_at is not null;

-- Lessons a week, for those who changed it.
create table goals (
    user_id uuid not null references users (id),
    lessons_a_week smallint not null check (lessons_a_week between 0 and 7),
    resting_since timestamptz,
    changed_at timestamptz not null,
    primary key (user_id)
);

-- "When this happens at my desk, I will ...", and what became of it.
create table intentions (
    user_id uuid not null references users (id),
    lesson_id uuid not null references lessons (id),
    step_id text not null,
    lesson_version_id uuid not null references lesson_versions (id),
    text text not null,
    written_at timestamptz not null,
    -- When to ask; null when nothing is left to ask.
    ask_at timestamptz,
    answer text check (answer in ('done', 'not-yet', 'not-useful')),
    answered_at timestamptz,
    primary key (user_id, lesson_id, step_id)
);
create index intentions_ask on intentions (user_id, ask_at) where ask_at is not null;
