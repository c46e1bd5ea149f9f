# The figures and sources of lessons.
quality-of-all = How these lessons are checked: figures and sources
quality-of-lesson = Figures and sources of this lesson
quality-title = How the lessons are checked
quality-what = Length, reading level, checks, sources and review dates of every lesson, counted from the text you read.
quality-how = Below the stated minutes stands the time to read. Time is 200 words a minute and 20 seconds for each question. The grade is that of Flesch and Kincaid for the English text, 9 at most. Words a check count the text without questions, 150 at most. Choose a heading to sort.
quality-lesson = Lesson
quality-minutes = Minutes
quality-words = Words
quality-grade = Grade
quality-checks = Checks
quality-words-a-check = Words a check
quality-sources = Sources
quality-review-by = Review by
quality-reviewed = reviewed { $date }
quality-languages = Languages
quality-due = Review is due
quality-due-in = { $days ->
    [one] Due in 1 day
   *[other] Due in { $days } days
}
quality-one-title = Figures and sources: { $title }
quality-one-what = What was counted in this lesson, what we ask of every lesson, and where its facts come from.
quality-back = Back to the lesson
quality-mark = Shelf mark
quality-figures = Figures
quality-english = English
quality-spanish = Spanish
quality-gate = What we ask
quality-stated = Stated minutes
quality-gate-stated = within a minute of the time for credit
quality-nominal = Time for credit
quality-estimate = Time to read
quality-gate-estimate = 4 to 10 minutes
quality-gate-words-a-check = 150 at most in English
quality-reading = Reading level
quality-gate-reading = grade 9 at most; in Spanish 55 at least
quality-as-grade = grade { $figure }
quality-as-ease = { $figure } on the INFLESZ scale
quality-gate-sources = one wherever a fact needs it
length-how = How the length was found
length-by-formula = By the words and questions, reviewed { $date }
length-by-pilot = By { $testers } people who tried it, until { $date }. Half of them took { $median } or less.
length-people = How long people take
length-people-lessons = How long people take for the lessons
length-live = Half of { $people } people took { $median } or less.
length-not-measured = Too few people were measured so far. It takes 30.
length-measured = { $median } measured
length-off = Far from what it says
length-far-off = { $count ->
    [one] People take much longer or shorter here than it says. Look at its length again:
   *[other] People take much longer or shorter here than they say. Look at their lengths again:
}
