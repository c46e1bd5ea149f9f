-- A lesson outside a module stands in the ledger too, of people in programs where such lessons count together (rule R4).
-- Each version is entered once, unless it was taken back.

alter table ledger_entries
    add column lesson_id uuid references lessons (id),
    add column lesson_version_id uuid references lesson_versions (id);
alter table ledger_entries drop constraint ledger_entries_source_check;
alter table ledger_entries add constraint ledger_entries_source_check check (case source
    when 'module' then num_nonnulls(module_id, module_version_id) = 2
        and num_nonnulls(activity_id, activity_part, lesson_id, lesson_version_id) = 0
    when 'activity' then num_nonnulls(activity_id, activity_part) = 2
        and num_nonnulls(module_id, module_version_id, lesson_id, lesson_version_id) = 0
    when 'lesson' then num_nonnulls(lesson_id, lesson_version_id) = 2
        and num_nonnulls(module_id, module_version_id, activity_id, activity_part) = 0 and turn = 1
    else false end);
create unique index ledger_entries_lesson_once on ledger_entries (user_id, lesson_version_id, again)
    where reverses is null;

-- The hash of a line covers the lesson, too; that of a line without one is what it was before.
create or replace function ledger_hash(entry ledger_entries) returns bytea language sql stable as $$
    select sha256(convert_to(concat_ws(e'\n', 'carrel ledger 1', entry.user_id, entry.id, entry.source,
        coalesce(entry.module_id::text, '-'), coalesce(entry.module_version_id::text, '-'),
        coalesce(entry.activity_id::text, '-'), coalesce(entry.activity_part::text, '-'), entry.again,
        to_char(entry.occurred_on, 'YYYY-MM-DD'), entry.minutes, entry.mode, coalesce(entry.reverses::text, '-'),
        to_char(entry.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        case when entry.turn > 1 then 'turn ' || entry.turn end,
        case when entry.source = 'lesson' then 'lesson ' || entry.lesson_id || ' ' || entry.lesson_version_id end,
        entry.facts, coalesce(encode(entry.previous_hash, 'hex'), '-')), 'UTF8'))
$$;
