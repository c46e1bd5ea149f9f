-- A run of certificates for $3 learners from the $4th on, as the registrar's page writes one down: all have
-- completed a module that is not the measured one ($2), and none has a certificate for it.

with module as (
    select v.id as version, v.module_id, v.provider_id from modules m join module_versions v on v.id = m.current_version_id
    where m.withdrawn_at is null and m.id <> $2 order by m.slug limit 1
), people as (
    select id from users order by id limit $3 offset $4
), completed as (
    insert into module_completions (user_id, module_version_id, module_id, right_count, question_count, completed_at)
    select p.id, m.version, m.module_id, 8, 8, now() from people p, module m on conflict do nothing
), run as (
    insert into certificate_runs (id, organization_id, kind, module_id, note, tell, made_by, made_at)
    select $1, m.provider_id, 'issue', m.module_id, 'Measured.', false, (select id from users order by id limit 1), now()
    from module m
), lines as (
    insert into certificate_run_lines (user_id, run_id, subject_id) select p.id, $1, m.version from people p, module m
), job as (
    insert into jobs (id, kind, payload, run_at, created_at)
    values (gen_random_uuid(), 'issue_certificates', jsonb_build_object('run', $1), now(), now())
)
select pg_notify('carrel_jobs', '')
