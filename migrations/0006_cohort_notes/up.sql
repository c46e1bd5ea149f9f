-- When a cohort's note was last written: it goes into the next digest of each member, once.

alter table cohorts add column note_set_at timestamptz;
update cohorts set note_set_at = created_at where note <> '';
alter table cohorts add check (note = '' or note_set_at is not null);
