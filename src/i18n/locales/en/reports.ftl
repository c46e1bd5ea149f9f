# Words of reports over the ledger.
association-reports = Reports that you save, run again, print and take along.
reports-title = Reports
reports-none = You have saved no report yet. Make one, and it is here to run again.
report-new = New report
report-change = Change the report
report-save = Save and run
report-remove = Remove this report
report-removed = The report was removed. What it was made from stays.
report-made = Made on { $date }.
report-csv = Download as CSV
report-xlsx = Download as XLSX
report-name = Name
report-name-hint = What you would ask for: “Hours by region, this year”.
report-name-empty = Give the report a name.
report-name-long = Make the name shorter: { $count } characters at most.
report-name-taken = There is a report of that name already. Choose another one.
report-choose = Choose one of the list.
report-measure = Credit counted by
report-group = One line for each
report-group-word = { $group ->
    [library] Library
    [category] Category
    [month] Month
    [person] Person
   *[entry] Entry of the record
}
report-no-lessons = Lessons outside a module are not in this report. They count together, in the account of each period.
report-persons = Only registrars see persons. Choose sums by library, category or month instead.
report-columns = Figures
report-columns-empty = Choose at least one figure.
report-column = { $column ->
    [people] People
    [entries] Entries
    [nominal] Minutes
    [measured] Measured minutes
   *[credit] Credit
}
report-days = Days
report-when = When
report-span = { $span ->
    [this_year] This year
    [last_year] Last year
    [twelve_months] The last twelve months
    [between] From day to day
   *[always] From the beginning
}
report-from = From
report-from-hint = Only for “From day to day”.
report-to = To
report-to-before = This day lies before the first one.
report-from-to = { $from } to { $to }
report-from-on = From { $from } on
report-until = Until { $to }
report-only = Only
report-all = All
report-day = Day
report-month = Month
report-who = Who
report-what = What
report-category = Category
report-kind = Kind
report-mode = How
report-no-library = No library of the list
report-no-category = No category
report-none-title = Nothing fits
report-none = No training in these days is what you asked for.
report-none-next = Ask for something else
report-more = The first { $count } lines are here. The files have all of them.
report-few = Figures of fewer than { $fewest } people, and those that would give them away, are left out to protect people.
report-too-long = There are more than { $count } lines, too many for a workbook. Take the CSV file, which has them all.
board-title = Board report
board-what = One printed page: people, hours, what was finished, by category.
board-people = people who learned
board-hours = hours of training
board-trained = of training
board-modules = modules finished
board-elsewhere = accepted from elsewhere
board-topics = By category
board-duration = { $minutes ->
    [0] { $hours } h
   *[other] { $hours } h { $minutes } min
}
board-how = Hours are those that each training states, without rounding. What was taken back is left out.
board-none-title = No training in these days
board-none = Choose other days, or come back once people have finished something.
