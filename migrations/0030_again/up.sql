-- A module can be taken again: in a new version, in a later period, or when its certificate has run out. Each time
-- is a turn with a number of its own, so that whoever finishes twice at once finishes one turn once. What somebody
-- did so far is their first.

alter table module_progress add column turn smallint not null default 1 check (turn > 0);
alter table evaluation_attempts add column turn smallint not null default 1 check (turn > 0);

alter table module_feedback add column turn smallint not null default 1 check (turn > 0);
alter table module_feedback
    drop constraint module_feedback_pkey,
    add primary key (user_id, module_version_id, turn);

alter table module_completions add column turn smallint not null default 1 check (turn > 0);
-- Rule R5 is for the rules of each program to apply, period by period; here, a turn is completed once.
alter table module_completions
    drop constraint module_completions_pkey,
    drop constraint module_completions_user_id_module_id_key,
    add primary key (user_id, module_id, turn);

alter table ledger_entries add column turn smallint not null default 1 check (turn > 0);
drop index ledger_entries_once;
create unique index ledger_entries_once on ledger_entries (user_id, module_id, turn, again) where reverses is null;

-- The hash of a line covers which turn it is, too; that of a first turn is what it was before there were turns.
create or replace function ledger_hash(entry ledger_entries) returns bytea language sql stable as $$
    select sha256(convert_to(concat_ws(e'\n', 'carrel ledger 1', entry.user_id, entry.id, entry.source,
        coalesce(entry.module_id::text, '-'), coalesce(entry.module_version_id::text, '-'),
        coalesce(entry.activity_id::text, '-'), coalesce(entry.activity_part::text, '-'), entry.again,
        to_char(entry.occurred_on, 'YYYY-MM-DD'), entry.minutes, entry.mode, coalesce(entry.reverses::text, '-'),
        to_char(entry.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        case when entry.turn > 1 then 'turn ' || entry.turn end, entry.facts,
        coalesce(encode(entry.previous_hash, 'hex'), '-')), 'UTF8'))
$$;

alter table certificates add column turn smallint not null default 1 check (turn > 0);
drop index certificates_once;
create unique index certificates_once on certificates (user_id, module_id, turn)
    where revoked_at is null and superseded_by is null;
drop trigger certificates_attested on certificates;
create trigger certificates_attested before update of user_id, id, code, kind, module_id, module_version_id, turn,
    period_id, organization_id, facts, issued_at on certificates for each row execute function refuse_change();

alter table certificate_run_lines add column turn smallint not null default 1 check (turn > 0);
alter table certificate_run_lines
    drop constraint certificate_run_lines_pkey,
    add primary key (user_id, run_id, subject_id, turn);
