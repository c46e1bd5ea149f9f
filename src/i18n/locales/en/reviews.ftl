# Reviews: questions that come again.
review-title = Date due
review-lead = A question or two from lessons you have done, before they fade. At most five a day, about two minutes. They never change your credit.
review-slip = Date due
review-today = Today
review-of = { $title }: { $count ->
    [one] 1 question
   *[other] { $count } questions
}
review-begin = { $count ->
    [one] Answer 1 question
   *[other] Answer { $count } questions
}
review-all = See all
review-nothing = Nothing to do. Good.
review-next-comes = The next question comes { $when }.
review-none-yet = Questions come here after you have answered some in a lesson.
review-find = Find a lesson
review-fading = What you are likely to forget
review-fading-help = An estimate from when you answered and how. What has slipped comes back quickly.
review-lesson = Lesson
review-memory = Memory
review-due = Asked again
review-fresh = Fresh
review-firm = Still there
review-slipping = Fading
review-likely-gone = Likely slipped
review-is-off = You are not asked. Nothing is lost, and you can start again at any time.
review-switch-off = Stop asking me
review-switch-on = Ask me again
review-switch-help = This is your choice. It changes nothing about your record.
review-page = Date due: { $title }
review-from = From “{ $title }”
review-not-now = Not now
review-again = We will ask you this again { $when }.
review-again-why = What comes back after a few days stays longer. It never counts against you.
review-next = { $count ->
    [one] Answer the last question
   *[other] Next question, { $count } left
}
review-done = That was all for today.
review-back = Back to lessons
review-see-lesson = See the lesson
review-before = { $count ->
    [one] 1 question from earlier lessons is due today.
   *[other] { $count } questions from earlier lessons are due today.
}
review-before-link = Answer first, about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
when-today = today
when-tomorrow = tomorrow
when-on = on { $day }
