-- Awards that were kept before count a lesson in each module that has it, where the account of a period counts it once.
-- A job works all of them out anew.
insert into jobs (id, kind, payload, unique_key, run_at, created_at)
select gen_random_uuid(), 'keep_standings', '{"program":null,"awards":true}', 'keep_standings:awards', now(), now()
where exists (select from ledger_entries)
on conflict do nothing;
