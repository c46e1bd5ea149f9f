-- Awards that were kept before say credit that the account of a period leaves open by the way it was given, or take a
-- lesson as counted that did not count. A job works all of them out anew.
insert into jobs (id, kind, payload, unique_key, run_at, created_at)
select gen_random_uuid(), 'keep_standings', '{"program":null,"awards":true}', 'keep_standings:awards', now(), now()
where exists (select from ledger_entries)
on conflict do nothing;
