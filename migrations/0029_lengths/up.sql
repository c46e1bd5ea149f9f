-- How long people were at a lesson or module, counted anew each day (rule R7). Half of them took at most
-- `median_seconds`, where at least 30 did it at the length that it is stated with now.
create table engaged_medians (
    content text not null check (content in ('lesson', 'module')),
    content_id uuid not null,
    -- What is stated for what was measured: of a module without its evaluation, where no time is taken.
    minutes integer not null check (minutes > 0),
    people integer not null check (people >= 30),
    median_seconds integer not null check (median_seconds >= 0),
    counted_at timestamptz not null,
    primary key (content, content_id)
);
