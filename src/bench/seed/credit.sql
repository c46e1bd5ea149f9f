-- What the first finisher was really given is given to every learner who is done, under a code of
-- their own.

insert into module_completions
    (user_id, module_version_id, module_id, right_count, question_count, completed_at)
select pg_temp.reader(c.n), m.module_version_id, m.module_id, m.right_count, m.question_count, m.completed_at
from scale s join module_completions m on m.user_id = pg_temp.reader(s.learners + 1), codes c;

insert into module_feedback (user_id, module_version_id, answers, sent_at)
select pg_temp.reader(c.n), f.module_version_id, f.answers, f.sent_at
from scale s join module_feedback f on f.user_id = pg_temp.reader(s.learners + 1), codes c;

insert into ledger_entries
    (user_id, id, source, module_id, module_version_id, occurred_on, minutes, mode, entered_at)
select pg_temp.reader(c.n), pg_temp.thing(c.n), l.source, l.module_id, l.module_version_id, l.occurred_on, l.minutes,
    l.mode, l.entered_at
from scale s join ledger_entries l on l.user_id = pg_temp.reader(s.learners + 1), codes c;

insert into awards (user_id, ledger_entry_id, rule_set_id, credit_thousandths, explanation, awarded_at)
select pg_temp.reader(c.n), pg_temp.thing(c.n), a.rule_set_id, a.credit_thousandths, a.explanation, a.awarded_at
from scale s join awards a on a.user_id = pg_temp.reader(s.learners + 1), codes c;

insert into certificate_codes (code, user_id, certificate_id)
select c.code, pg_temp.reader(c.n), pg_temp.thing(c.n) from codes c;

insert into certificates (user_id, id, code, module_id, module_version_id, facts, issued_at, expires_on)
select pg_temp.reader(c.n), pg_temp.thing(c.n), c.code, t.module_id, t.module_version_id,
    t.facts || jsonb_build_object('code', c.code, 'learner', 'Reader ' || c.n,
        'verify_url', replace(t.facts ->> 'verify_url', t.code, c.code)),
    t.issued_at, t.expires_on
from scale s join certificates t on t.user_id = pg_temp.reader(s.learners + 1), codes c;
