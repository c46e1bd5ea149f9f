-- Two accounts of one person become one (rule R26): everything of the one moves to the other, which stays.

-- The account that was left stays as a closed row: its address signs in to the one that stays, and its name stands
-- beside what was decided with it. Nothing is joined into a closed account, so that one step leads to the one that stays.
alter table users
    add column joined_into uuid references users (id),
    add column joined_at timestamptz,
    add constraint users_joined_check check ((joined_into is null) = (joined_at is null) and joined_into <> id);
create index users_joined on users (joined_into) where joined_into is not null;

-- The lines of a ledger that were brought over, in their order, behind the lines that were there. Each carries a new
-- hash, for whose it is stands in it; what it was before is found by this row: with the person and the turns that were,
-- the old chain comes out again, up to its head. It only grows.
create table ledger_joins (
    user_id uuid not null references users (id),
    from_id uuid not null references users (id),
    number smallint not null check (number > 0),
    -- The hash of the line behind which they stand; none where there was none.
    behind bytea,
    -- How many lines came, and the hash of the last of them as it was.
    lines integer not null check (lines > 0),
    head bytea not null,
    -- How much was added to the turns of each module; and to the times that each lesson was entered, which has no turns.
    turns jsonb not null,
    agains jsonb not null,
    joined_at timestamptz not null,
    primary key (user_id, from_id, number)
);
create trigger ledger_joins_append_only before update or delete on ledger_joins
    for each row execute function refuse_change();
create trigger ledger_joins_no_truncate before truncate on ledger_joins
    for each statement execute function refuse_change();

-- Two notes at one step are kept one below the other; a note that is written has at most 4000 letters, as before.
alter table notes drop constraint notes_text_check;
alter table notes add constraint notes_text_check check (length(text) <= 40000);

-- Rows that refer to each other change whose they are one table after the other, so that within the transaction that
-- joins, and there alone, those references are looked at in the end.
do $$
declare
    reference record;
begin
    for reference in
        select c.conrelid::regclass as from_table, c.conname as name from pg_constraint c
        where c.contype = 'f' and not c.condeferrable and c.connamespace = 'public'::regnamespace
            and cardinality(c.conkey) > 1 and exists (select from pg_attribute a
                where a.attrelid = c.conrelid and a.attnum = any (c.conkey)
                    and a.attname in ('user_id', 'holder_id', 'person_id', 'first_by', 'second_by'))
    loop
        execute format('alter table %s alter constraint %I deferrable initially immediate', reference.from_table, reference.name);
    end loop;
end $$;

-- Whether the transaction at hand joins this person into that one: it has said so itself, and it is written down.
create function joins(person uuid, into_one uuid) returns boolean language sql stable as $$
    select coalesce(person = nullif(current_setting('carrel.joins', true), '')::uuid, false)
        and exists (select from users where id = person and joined_into = into_one)
$$;

-- What only grows gives way to an erasure as before; and to a joining, which changes whose a row is and nothing else.
create or replace function refuse_change() returns trigger language plpgsql as $$
declare
    -- What people wrote, or what was copied of it. All else of a row that stays is as it was.
    words text[] := '{reason,before,after,claim,parts}';
    removable text[] := '{learning_events,ledger_entries,ledger_joins,credit_decisions,activity_steps,period_extensions,decisions,certificates}';
    mendable text[] := '{credit_decisions,activity_steps,period_extensions,decisions}';
    movable text[] := '{learning_events,ledger_entries,credit_decisions,activity_steps,period_extensions,decisions,certificates}';
    -- Whose it is; and of a ledger its turns, its times and its chain, of a certificate its turn. A column that is worked out
    -- (`learner`) is not there yet when this looks.
    owners text[] := '{user_id,holder_id,person_id}';
    was jsonb;
    is_now jsonb;
    whose uuid;
begin
    if tg_level = 'ROW' and nullif(current_setting('carrel.joins', true), '') is not null then
        was := to_jsonb(old);
        whose := coalesce(was ->> 'user_id', was ->> 'holder_id', was ->> 'person_id')::uuid;
        if tg_op = 'UPDATE' and tg_table_name = any (movable) then
            is_now := to_jsonb(new);
            if tg_table_name in ('ledger_entries', 'certificates') then
                owners := owners || '{turn,learner}';
            end if;
            if tg_table_name = 'ledger_entries' then
                owners := owners || '{again,previous_hash,hash}';
            end if;
            -- What somebody did about themselves is theirs as before.
            if was ->> 'actor_id' = whose::text then
                owners := owners || '{actor_id}';
            end if;
            if joins(whose, coalesce(is_now ->> 'user_id', is_now ->> 'holder_id', is_now ->> 'person_id')::uuid)
                and was - owners = is_now - owners
                and coalesce(is_now ->> 'actor_id', '') in
                    (coalesce(was ->> 'actor_id', ''), coalesce(is_now ->> 'user_id', is_now ->> 'person_id', ''))
            then
                return new;
            end if;
        end if;
        -- The same event, sent from both accounts, is one (rule R26).
        if tg_op = 'DELETE' and tg_table_name = 'learning_events' and exists (select from users u
            join learning_events same on same.user_id = u.joined_into and same.id = (was ->> 'id')::uuid
            where u.id = whose and joins(u.id, u.joined_into))
        then
            return old;
        end if;
    end if;
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

-- The last line of somebody's ledger.
create function ledger_head(whose uuid) returns bytea language sql stable as $$
    select last.hash from ledger_entries last
    where last.user_id = whose and not exists (select from ledger_entries next
        where next.user_id = last.user_id and coalesce(next.previous_hash, '') = last.hash)
$$;

-- Which lesson a line enters that stands for itself; none where it is something else, or where there are no such lines.
create function lesson_of(line ledger_entries) returns text language sql stable as $$
    select to_jsonb(line) ->> 'lesson_version_id'
$$;

-- Brings the lines of one ledger behind those of another, in their order, with these additions to the turns of modules,
-- and writes down what they were. Returns how many lines that was.
create function join_ledger(from_one uuid, into_one uuid, added jsonb, now_at timestamptz) returns integer
language plpgsql as $$
declare
    line ledger_entries;
    old_head bytea := ledger_head(from_one);
    stood_last bytea := ledger_head(into_one);
    last_hash bytea := stood_last;
    old_hash bytea;
    came integer := 0;
    times jsonb;
begin
    select coalesce(jsonb_object_agg(lesson, again), '{}') into times from (
        select lesson_of(l) as lesson, max(l.again) + 1 as again from ledger_entries l
        where l.user_id = into_one and lesson_of(l) is not null group by 1
    ) entered;
    loop
        select * into line from ledger_entries l
            where l.user_id = from_one and coalesce(l.previous_hash, '') = coalesce(old_hash, '');
        exit when not found;
        old_hash := line.hash;
        line.user_id := into_one;
        line.turn := line.turn + coalesce((added ->> line.module_id::text)::smallint, 0::smallint);
        line.again := line.again + coalesce((times ->> lesson_of(line))::smallint, 0::smallint);
        line.previous_hash := last_hash;
        line.hash := ledger_hash(line);
        update ledger_entries l
            set user_id = line.user_id, turn = line.turn, again = line.again, previous_hash = line.previous_hash,
                hash = line.hash
            where l.user_id = from_one and l.id = line.id;
        last_hash := line.hash;
        came := came + 1;
    end loop;
    if came > 0 then
        insert into ledger_joins (user_id, from_id, number, behind, lines, head, turns, agains, joined_at)
        select into_one, from_one, coalesce(max(j.number), 0) + 1, stood_last, came, old_head, added, times, now_at
        from ledger_joins j where j.user_id = into_one and j.from_id = from_one;
    end if;
    return came;
end $$;

-- Whether the lines that came stand where they were put, and the chain that they came from comes out again.
create function join_holds(joined ledger_joins) returns boolean language plpgsql stable as $$
declare
    line ledger_entries;
    last_hash bytea := joined.behind;
    old_hash bytea;
begin
    for place in 1 .. joined.lines loop
        select * into line from ledger_entries l
            where l.user_id = joined.user_id and coalesce(l.previous_hash, '') = coalesce(last_hash, '');
        if not found then
            return false;
        end if;
        last_hash := line.hash;
        line.user_id := joined.from_id;
        line.turn := line.turn - coalesce((joined.turns ->> line.module_id::text)::smallint, 0::smallint);
        line.again := line.again - coalesce((joined.agains ->> lesson_of(line))::smallint, 0::smallint);
        line.previous_hash := old_hash;
        old_hash := ledger_hash(line);
    end loop;
    return old_hash = joined.head;
end $$;
