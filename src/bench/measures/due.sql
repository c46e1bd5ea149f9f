-- Makes the large cohort's digest due at $1, after everybody was here and something was written.

with seen as (
    update sessions set last_seen_at = now() from cohort_members m
    where m.user_id = sessions.user_id and m.cohort_id = $2
)
update cohorts set digest_next_at = $1, note = 'Our call is on Thursday at ten. Bring one hard question from your desk.',
    note_set_at = now()
where id = $2
