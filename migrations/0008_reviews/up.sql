-- Spaced repetition: checks that were answered come again before they are forgotten.

-- One row for each check that a learner answered. The numbers are a function of `answers`, which holds
-- all that matters of the learning events: when, which, how well. A late answer finds its place there.
create table review_cards (
    user_id uuid not null references users (id),
    lesson_id uuid not null references lessons (id),
    step_id text not null,
    answers jsonb not null,
    algorithm text not null,
    stability double precision not null check (stability > 0),
    difficulty double precision not null check (difficulty between 1 and 10),
    -- Sure of it and not right: such a question comes first.
    misled boolean not null,
    answered_at timestamptz not null,
    reviewed_at timestamptz,
    due_at timestamptz not null,
    primary key (user_id, lesson_id, step_id)
);
create index review_cards_due on review_cards (user_id, due_at);

-- Who doesn't want to be asked, and since when.
create table reviews_off (
    user_id uuid not null references users (id),
    since timestamptz not null,
    primary key (user_id)
);
