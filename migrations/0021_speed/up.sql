-- Whoever looks after a cohort of ten thousand asks what each of them did in its pathway. What was completed is
-- answered from the index alone; what was begun and not finished is little, however much somebody has finished.

drop index lesson_completions_lesson;
create index lesson_completions_lesson on lesson_completions (user_id, lesson_id) include (minutes, completed_at);

create index lesson_progress_unfinished on lesson_progress (user_id, lesson_id) where completed_at is null;

-- A report counts credit under the rules of one program: what stands beside an award is long, and not read for it.
create index awards_counted on awards (rule_set_id, user_id, ledger_entry_id) include (credit_thousandths);
