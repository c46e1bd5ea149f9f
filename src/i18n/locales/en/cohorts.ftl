# How cohorts, their days and their people's standing are said, wherever they are shown.
cohort-hours = { $hours } hours
cohort-span = { $first } to { $last }
cohort-span-open = From { $first } on
cohort-slot = { $weekday }, { $date }, { $time }
cohort-every-day = every day
cohort-and = { $first } and { $last }
mondays = Mondays
tuesdays = Tuesdays
wednesdays = Wednesdays
thursdays = Thursdays
fridays = Fridays
saturdays = Saturdays
sundays = Sundays

standing-finished = Finished
standing-on-track = On track
standing-behind = A bit behind
standing-active = Active
standing-quiet = { $weeks ->
    [one] Quiet 1 week
   *[other] Quiet { $weeks } weeks
}
standing-not-started = Not started

cohort-seen = { $person } sees your name, library and email address, the days of your lessons in this pathway, and your minutes. { $person } does not see your answers, your notes, or what you read elsewhere.
cohort-digest-off = This cohort gets no digest.
cohort-digest-over = No more digests: the cohort is over.
cohort-name-taken = There are many cohorts with this name. Choose another one.
cohort-mine = { $count ->
    [one] Your cohort
   *[other] Your cohorts
}
