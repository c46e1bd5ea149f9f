-- Erasure of a person: the wish, the wait in which it can be taken back, and the narrow way through the guards.

-- One row for each person who is to be erased, or was. It names nobody: the person's row holds a pseudonym by then.
create table erasures (
    user_id uuid primary key references users (id),
    asked_at timestamptz not null,
    due_at timestamptz not null check (due_at >= asked_at),
    -- The hash of the secret in the mail that takes the wish back; none where the administrator erased.
    undo_hash bytea,
    erased_at timestamptz,
    -- For how long what was signed is kept, as it was said to them.
    years integer check (years > 0),
    -- The first day on which more of what was kept may go; none where nothing is kept.
    more_on date check (more_on is null or erased_at is not null)
);
create index erasures_undo on erasures (undo_hash) where undo_hash is not null;
create index erasures_due on erasures (due_at) where erased_at is null;
create index erasures_more on erasures (more_on) where more_on is not null;

-- Whether the transaction at hand erases this person: it has said so itself, and it is written down.
create function erases(person uuid) returns boolean language sql stable as $$
    select coalesce(person = nullif(current_setting('carrel.erases', true), '')::uuid, false)
        and exists (select from erasures where user_id = person and erased_at is not null)
$$;

-- What only grows stays so, but for one who is erased: their rows go, or lose what names the person.
create or replace function refuse_change() returns trigger language plpgsql as $$
declare
    -- What people wrote, or what was copied of it. All else of a row that stays is as it was.
    words text[] := '{reason,before,after,claim,parts}';
    removable text[] := '{learning_events,ledger_entries,activity_steps,period_extensions,decisions,certificates}';
    mendable text[] := '{activity_steps,period_extensions,decisions}';
    whose uuid;
begin
    if tg_level = 'ROW' and nullif(current_setting('carrel.erases', true), '') is not null then
        whose := coalesce(to_jsonb(old) ->> 'user_id', to_jsonb(old) ->> 'holder_id', to_jsonb(old) ->> 'person_id',
            to_jsonb(old) ->> 'actor_id')::uuid;
        if tg_op = 'DELETE' and tg_table_name = any (removable) and erases(whose) then
            return old;
        end if;
        -- What they decided over others stays, without their name.
        if tg_op = 'UPDATE' and tg_table_name = any (mendable)
            and (erases(whose) or erases((to_jsonb(old) ->> 'actor_id')::uuid)) and to_jsonb(new) - words = to_jsonb(old) - words
        then
            return new;
        end if;
    end if;
    raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end $$;

-- A text without somebody's name and address, however they are escaped in it.
create function without_person(said text, name text, email text) returns text language plpgsql immutable as $$
declare
    form text;
begin
    foreach form in array array[
        email,
        name,
        substr(to_json(name)::text, 2, length(to_json(name)::text) - 2),
        replace(replace(replace(replace(name, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;')
    ] loop
        said := regexp_replace(said,
            '(?<![[:alnum:]])' || regexp_replace(form, '([^[:alnum:][:space:]])', '\\\1', 'g') || '(?![[:alnum:]])',
            '…', 'gi');
    end loop;
    return said;
end $$;

-- What was taken back can be entered again. Each time has its number, so that two at once are one.
alter table ledger_entries add column again smallint not null default 0 check (again >= 0);
drop index ledger_entries_once;
create unique index ledger_entries_once on ledger_entries (user_id, module_id, again) where reverses is null;
drop index ledger_entries_activity_once;
create unique index ledger_entries_activity_once on ledger_entries (user_id, activity_id, activity_part, again)
    where reverses is null;
