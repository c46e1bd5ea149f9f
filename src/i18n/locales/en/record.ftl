# Words of the record slice.
record-lessons = { $count ->
    [one] 1 lesson
   *[other] { $count } lessons
}
record-sentence-further = { $name }, you have earned **{ $credit } { $unit }**.
record-sentence-new = { $name }, this is where everything you finish will stand.
record-sentence-minutes = { $name }, you have finished **{ $lessons }**. Finish a credit module, and your time turns into credit.
record-sentence-credit = { $name }, you have finished { $lessons } and earned **{ $credit } { $unit }**.
record-no-goal = Nothing has to be reached by a date here. Credit counts from the day you finish a module.
record-figure-minutes = { $count ->
    [one] minute of learning
   *[other] minutes of learning
}
record-figure-lessons = { $count ->
    [one] lesson finished
   *[other] lessons finished
}
record-figure-certificates = { $count ->
    [one] certificate
   *[other] certificates
}

record-shelves = Your shelves
record-book = One book is fifteen minutes of learning. A dashed book is still being filled.
record-shelf-begun = { $left ->
    [one] 1 more minute makes a book
   *[other] { $left } more minutes make a book
}
record-shelf-books = { $books ->
    [one] 1 book
   *[other] { $books } books
}
record-shelf-rest = { $books ->
    [one] 1 book
   *[other] { $books } books
} and { $rest ->
    [one] 1 minute
   *[other] { $rest } minutes
}
record-empty = Your first shelf is empty. Finish one lesson, and the first book begins to fill.
record-find = Find a lesson

record-credit = Credit
record-total = **{ $credit } { $unit }** in all. Rule: { $rule }.
record-total-how = The sum of what is below. Each is worked out by itself.
record-finished-on = Finished { $date }
record-no-credit = No credit
record-how = How we got this
record-step-minutes = The module is set at { $minutes } minutes: { $lessons } lessons, and { $evaluation } minutes for the evaluation.
record-step-rule = The rule is “{ $rule }”, version { $version }. We read it here:
record-step-since = This holds since { $date }.
record-step-earlier = From { $from } to { $to } it was { $credit }, by version { $version } of { $rule }.
record-step-decided = From { $from } to { $to } it was { $credit }, by a decision for { $rule }.
record-certificate = Certificate
record-good-until = Good until { $date }
record-good-until-past = Was good until { $date }
record-module-again = Taken again

transcript = Transcript
transcript-of = { $name }, { $date }
transcript-print = To print this page, use Print in your browser.
transcript-year = { $year }: { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
record-date = Date
record-what = What you did
record-time = Time
record-again = Newer version, time counted before
record-module = Credit module, its time is in its lessons
record-print = Print view
record-spreadsheet = Spreadsheet
record-all = Show all { $count } entries
record-who = Who can see this: you. If you join a cohort, its coordinator sees what you finished and when, never your answers or notes.

record-next = What to do next
record-unfinished = Not finished yet
record-carry-on = Carry on with { $title }
record-modules-begun = Modules you began
record-module-done = { $done } of { $total } lessons done
record-evaluation-next = All lessons done. The evaluation is next.
record-best-next = Best next lesson
record-counts = Counts for credit.
record-take = Take it with you
record-take-about = Everything we keep about you, as one file: account, answers, notes, minutes, credit, certificates.
record-everything = Download everything

csv-date = Date
csv-kind = Kind
csv-title = Title
csv-topic = Topic
csv-minutes = Minutes
csv-credit = Credit
csv-unit = Unit
csv-rule = Rule and version
csv-certificate = Certificate
csv-explanation = Explanation
csv-stated = Stated amount
csv-lesson = Lesson
csv-lesson-again = Lesson, newer version
csv-module = Credit module
csv-module-again = Credit module, taken again

# Training done elsewhere
elsewhere-title = Training elsewhere
elsewhere-untitled = Without a title
elsewhere-panel = Learned something elsewhere?
elsewhere-about = Webinars, workshops and conferences can count. Add it, and somebody looks at it, usually within a week.
record-periods = Certificates of your programs
