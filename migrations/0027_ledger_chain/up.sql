-- Each line of the ledger carries its own hash and that of the line before it of the same person, so that a line
-- that was changed, put in between or taken out afterwards shows, also to somebody with the database in hand.

alter table ledger_entries add column previous_hash bytea;
alter table ledger_entries add column hash bytea;

-- Everything that a line says, one field to a line of text; no field but the last but one can hold a line break.
create function ledger_hash(entry ledger_entries) returns bytea language sql stable as $$
    select sha256(convert_to(concat_ws(e'\n', 'carrel ledger 1', entry.user_id, entry.id, entry.source,
        coalesce(entry.module_id::text, '-'), coalesce(entry.module_version_id::text, '-'),
        coalesce(entry.activity_id::text, '-'), coalesce(entry.activity_part::text, '-'), entry.again,
        to_char(entry.occurred_on, 'YYYY-MM-DD'), entry.minutes, entry.mode, coalesce(entry.reverses::text, '-'),
        to_char(entry.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), entry.facts,
        coalesce(encode(entry.previous_hash, 'hex'), '-')), 'UTF8'))
$$;

alter table ledger_entries disable trigger user;
do $$
declare
    entry ledger_entries;
    before ledger_entries;
begin
    for entry in select * from ledger_entries order by user_id, entered_at, id loop
        if entry.user_id is not distinct from before.user_id then
            entry.previous_hash := before.hash;
        end if;
        entry.hash := ledger_hash(entry);
        update ledger_entries set previous_hash = entry.previous_hash, hash = entry.hash
            where user_id = entry.user_id and id = entry.id;
        before := entry;
    end loop;
end $$;
alter table ledger_entries enable trigger user;

alter table ledger_entries alter column hash set not null;
-- One first line for each person, and one line behind each.
create unique index ledger_entries_chain on ledger_entries (user_id, coalesce(previous_hash, ''));

create function chain_ledger_entry() returns trigger language plpgsql as $$
begin
    -- Two lines of one person are written one after the other.
    perform from users where id = new.user_id for no key update;
    select hash into new.previous_hash from ledger_entries last
    where user_id = new.user_id
        and not exists (select from ledger_entries next
            where next.user_id = last.user_id and coalesce(next.previous_hash, '') = last.hash);
    new.hash := ledger_hash(new);
    return new;
end $$;
create trigger ledger_entries_chained before insert on ledger_entries
    for each row execute function chain_ledger_entry();
