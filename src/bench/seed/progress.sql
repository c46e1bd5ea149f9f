-- Of ten learners, three have done every lesson and passed the evaluation, three are in the middle
-- of the module, three of the first lesson, and one has not begun. Finishers have done all but the
-- feedback form.

create temp table standing as
select n, case when n > s.learners or n % 10 < 3 then 1000 when n % 10 < 6 then 2 else 0 end as done,
    case when n <= s.learners and n % 10 between 3 and 8 then 1 else 0 end as begun
from scale s, generate_series(1, s.learners + s.finishers) n;

insert into lesson_progress (user_id, lesson_id, lesson_version_id, state, started_at, updated_at, completed_at)
select pg_temp.reader(d.n), y.lesson_id, y.version_id, case when y.position <= d.done then y.whole else y.half end,
    s.now - interval '30 days' + y.position * interval '1 day',
    s.now - interval '30 days' + y.position * interval '1 day',
    case when y.position <= d.done then s.now - interval '30 days' + y.position * interval '1 day' end
from scale s, standing d join syllabus y on y.position <= d.done + d.begun;

insert into lesson_completions (user_id, lesson_version_id, lesson_id, minutes, completed_at)
select p.user_id, p.lesson_version_id, p.lesson_id, y.minutes, p.completed_at
from lesson_progress p join syllabus y on y.version_id = p.lesson_version_id
where p.completed_at is not null;

insert into module_progress (user_id, module_id, module_version_id, answers, feedback, passed_at, updated_at)
select pg_temp.reader(d.n), s.module_id, s.module_version_id, s.answers, '{}',
    s.now - interval '20 days', s.now - interval '20 days'
from scale s, standing d where d.done = 1000;

insert into evaluation_attempts
    (user_id, id, module_version_id, answers, right_count, question_count, passed, submitted_at)
select pg_temp.reader(d.n), pg_temp.thing(d.n), s.module_version_id, s.answers, s.questions, s.questions, true,
    s.now - interval '20 days'
from scale s, standing d where d.done = 1000;
