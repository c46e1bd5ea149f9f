-- One large cohort with a digest, and cohorts of thirty for everybody. The digest's day is some days
-- away, so that only what is measured is due.

insert into cohorts (id, organization_id, slug, name, pathway_id, coordinator_id, starts_on, time_zone, join_code,
    digest_rhythm, digest_next_at, created_at)
select pg_temp.thing(k), s.organization_id, case k when 0 then 'bench-large' else 'bench-' || k end, 'Cohort ' || k,
    s.pathway_id, pg_temp.reader(0), (s.now - interval '84 days')::date, 'America/Chicago',
    'BN' || translate(lpad(to_hex(k), 6, '0'), '0123456789abcdef', '23456789ABCDEFGH'),
    case k when 0 then '30 7 * * ' || extract(dow from s.now - interval '3 days') end,
    case k when 0 then s.now + interval '3 days' end, s.now - interval '90 days'
from scale s, generate_series(0, greatest(1, s.learners / 30)) k;

insert into cohort_members (user_id, cohort_id, joined_at)
select pg_temp.reader(n), pg_temp.thing(0), s.now - interval '84 days'
from scale s, generate_series(1, s.members) n;

insert into cohort_members (user_id, cohort_id, joined_at)
select pg_temp.reader(n), pg_temp.thing((n - 1) / 30 + 1), s.now - interval '84 days'
from scale s, generate_series(1, greatest(1, s.learners / 30) * 30) n where n <= s.learners;
