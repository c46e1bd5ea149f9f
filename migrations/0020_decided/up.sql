-- What an authority decided where its rules leave open what an entry is worth; and what an award was before.

-- Minutes stay as they are in the ledger, where no credit belongs: a decision stands beside its entry, for one
-- program, and the rules are read with it. The latest number holds. By the key it is taken once, whoever presses
-- twice or at the same time as somebody else.
create table credit_decisions (
    user_id uuid not null,
    ledger_entry_id uuid not null,
    program text not null check (program <> ''),
    number smallint not null check (number > 0),
    -- Zero: no credit.
    credit_thousandths bigint not null check (credit_thousandths >= 0),
    reason text not null check (reason <> ''),
    -- For whom it was decided: the authority of the program, or whoever answers for it here.
    organization_id uuid not null references organizations (id),
    actor_id uuid not null references users (id),
    decided_at timestamptz not null,
    primary key (user_id, ledger_entry_id, program, number),
    foreign key (user_id, ledger_entry_id) references ledger_entries (user_id, id)
);
create trigger credit_decisions_append_only before update or delete on credit_decisions
    for each row execute function refuse_change();
create trigger credit_decisions_no_truncate before truncate on credit_decisions
    for each statement execute function refuse_change();

-- Who is erased takes their decisions along, or their name out of them, as with all else that only grows.
create or replace function refuse_change() returns trigger language plpgsql as $$
declare
    -- What people wrote, or what was copied of it. All else of a row that stays is as it was.
    words text[] := '{reason,before,after,claim,parts}';
    removable text[] := '{learning_events,ledger_entries,credit_decisions,activity_steps,period_extensions,decisions,certificates}';
    mendable text[] := '{credit_decisions,activity_steps,period_extensions,decisions}';
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

-- A cache, like the standings that it belongs to: the entries that wait for an authority, so that its list of
-- them reads one page of rows.
create table kept_questions (
    holder_id uuid not null,
    enrollment_id uuid not null,
    person_id uuid not null references users (id),
    ledger_entry_id uuid not null,
    program text not null,
    rule_set_id uuid not null references rule_sets (id),
    occurred_on date not null,
    question jsonb not null,
    primary key (holder_id, enrollment_id, person_id, ledger_entry_id),
    foreign key (holder_id, enrollment_id) references kept_standings (holder_id, enrollment_id) on delete cascade
);
create index kept_questions_program on kept_questions (program, occurred_on, ledger_entry_id);

-- What an award was before other rules, or another decision, put it right: the first first.
alter table awards add column earlier jsonb not null default '[]';

-- Those who are in a program already are looked at once, by a job; and so is what was awarded before rules that
-- are in force now.
insert into jobs (id, kind, payload, unique_key, run_at, created_at)
select gen_random_uuid(), 'keep_standings', '{"program":null,"awards":true}', 'keep_standings:awards', now(), now()
where exists (select from ledger_entries) or exists (select from enrollments)
on conflict do nothing;
