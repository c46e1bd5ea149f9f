-- What every slice rests on: settings, durable jobs, the mail outbox, and the guard of append-only tables.

create extension if not exists pg_trgm;

create table settings (
    key text primary key,
    value jsonb not null,
    updated_at timestamptz not null
);

create table jobs (
    id uuid primary key,
    kind text not null,
    payload jsonb not null,
    unique_key text,
    run_at timestamptz not null,
    leased_until timestamptz,
    attempts integer not null default 0 check (attempts >= 0),
    last_error text,
    failed_at timestamptz,
    created_at timestamptz not null
);
-- "Already queued" is a no-op: a second job with the same key finds this index in its way.
create unique index jobs_unique_key on jobs (unique_key) where unique_key is not null and failed_at is null;
create index jobs_due on jobs (run_at) where failed_at is null;

create table messages (
    id uuid primary key,
    kind text not null,
    to_address text not null,
    to_name text not null,
    reply_to text,
    subject text not null check (subject <> ''),
    text_body text not null,
    html_body text,
    headers jsonb not null default '{}',
    -- The Message-ID header: fixed when the message is composed, so that a second hand-over is recognised.
    message_id text not null unique,
    queued_at timestamptz not null,
    sent_at timestamptz,
    given_up_at timestamptz,
    last_error text,
    check (sent_at is null or given_up_at is null)
);
create index messages_recent on messages (queued_at desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end $$;
