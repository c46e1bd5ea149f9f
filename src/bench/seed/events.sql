-- Learning events number $1 to $2, in the order of time: readers take turns, as they do in life, so
-- that what one of them did lies far apart.

insert into learning_events
    (user_id, id, lesson_id, lesson_version_id, kind, payload, happened_at, received_at)
select pg_temp.reader(e % s.learners + 1), pg_temp.thing(e), c.lesson_id, c.version_id, c.kind, c.payload,
    s.now - interval '300 days' + e * interval '1 second', s.now - interval '300 days' + e * interval '1 second'
from scale s, generate_series($1, $2) e, (select count(*) as count from script) turns, script c
where c.position = (e / s.learners + e % s.learners) % turns.count
