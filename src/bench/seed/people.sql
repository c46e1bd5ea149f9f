-- Readers, each signed in somewhere.

insert into users (id, email, name, library, created_at)
select pg_temp.reader(n), 'reader-' || n || '@bench.example', 'Reader ' || n, 'Library ' || n % 5000,
    s.now - interval '1 year' + n * interval '1 second'
from scale s, generate_series(0, s.learners + s.finishers) n;

insert into roles (user_id, organization_id, role, granted_at)
select pg_temp.reader(0), s.organization_id, 'coordinator', s.now from scale s;

insert into sessions (user_id, id, device, created_at, last_seen_at, expires_at)
select pg_temp.reader(n), pg_temp.session(n), 'Firefox on Windows', s.now - interval '60 days',
    s.now - n % 30 * interval '1 day', s.now + interval '60 days'
from scale s, generate_series(0, s.learners + s.finishers) n;
