-- Some decisions are nobody's who is signed in: those of whoever has the server's terminal, and those that come by
-- themselves when a time is over.
alter table decisions alter column actor_id drop not null;
alter table decisions drop constraint decisions_role_check;
alter table decisions add constraint decisions_role_check check (role in
    ('learner', 'author', 'reviewer', 'coordinator', 'validator', 'registrar', 'administrator', 'operator', 'itself'));
alter table decisions add constraint decisions_actor_check check ((actor_id is null) = (role in ('operator', 'itself')));

-- What was decided about periods named nobody, so that a search for a person found none of it, and nothing of it went
-- with a person who is erased. Whose period it is has not changed since.
alter table decisions disable trigger decisions_append_only;
update decisions d set person_id = e.person_id
    from periods p join enrollments e on e.holder_id = p.holder_id and e.id = p.enrollment_id
    where d.subject_kind = 'period' and d.person_id is null and p.id = d.subject_id and e.person_id is not null;
alter table decisions enable trigger decisions_append_only;
