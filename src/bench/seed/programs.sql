-- Five thousand libraries in twelve regions, and every learner in a program whose rules ask for two headings. Their
-- periods of five years began on different days of the last ones.

insert into libraries (id, organization_id, name, region, listed_at)
select pg_temp.thing(k), s.organization_id, 'Library ' || k, 'Region ' || k % 12 + 1, s.now
from scale s, generate_series(0, least(s.learners, 5000) - 1) k;

create temp table joined as
select pg_temp.reader(n) as holder_id, pg_temp.thing(n) as id, (s.now - n % 1800 * interval '1 day')::date as anchor_on
from scale s, generate_series(1, s.learners) n;

insert into enrollments (holder_id, id, person_id, program, anchor_on, enrolled_at)
select j.holder_id, j.id, j.holder_id, 'wisconsin', j.anchor_on, s.now - interval '60 days' from scale s, joined j;

insert into positions (holder_id, enrollment_id, held_from, track)
select holder_id, id, anchor_on, 'director' from joined;

insert into periods (holder_id, id, enrollment_id, starts, ends, first, opened_at)
select j.holder_id, j.id, j.id, j.anchor_on, (j.anchor_on + interval '5 years' - interval '1 day')::date, true, s.now
from scale s, joined j;
