# The message
digest-day = { $weekday }, { $date }
digest-number = { $count ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
   *[other] { $count }
}
digest-heading = { $name }, have you got { $number } { $count ->
    [one] minute
   *[other] minutes
}?
digest-heading-note = { $name }, a note from { $person }
digest-subject-note = A note from { $person }
digest-intro-lesson = Here is one lesson that fits. If the desk needs you, your place is kept.
digest-intro-carry-on = You began this lesson, and your place is kept. It may take less than this.
digest-intro-evaluation = You have done every lesson of this module. These questions close it.
digest-meta = { $minutes }.
digest-meta-credit = { $minutes }, counts for CE.
digest-start = Start the lesson
digest-carry-on = Carry on
digest-evaluation = Answer the questions
digest-so-far = { $minutes } of { $of }
digest-finished = You have finished { $pathway }.
digest-to-go = { $left } to go.
digest-to-go-by = { $left } to go by { $date }. { $lessons ->
    [0] You are nearly there.
    [one] One ten-minute lesson a week gets you there.
   *[other] { $lessons } ten-minute lessons a week get you there.
}
digest-note = A note from { $person }
digest-reply = You can also just reply to this email. It goes to { $person }.
digest-monthly = We have not seen you for a while, so this comes once a month now. Open a lesson and it comes as before.
digest-last = We have not seen you for a while, so this is the last one. Open a lesson and they come again.
digest-why = You get this on { $days } because you joined { $cohort }.
digest-change = Change which emails you get
digest-stop = Stop these emails
digest-untracked = We do not track who opens this email.

# Stopping
stop-title = Stop these emails?
stop = You get a digest from { $cohort }. Stopping it does not take you out of the cohort.
stop-button = Stop these emails
stop-done-title = You get no more of these emails
stop-done = We stopped the digest of { $cohort } for you. You are still a member, and your lessons are where you left them.
stop-undo = Send them again
stop-change = See all emails you get

# Which emails someone gets
email-title = Emails you get
email-about = A digest brings one lesson that fits, how far you are, and a note if there is one. Without news there is none. We do not track who opens it.
email-saved = Saved.
email-empty-title = No digests
email-empty = You are in no cohort. When you join one, you choose here what it sends you.
email-empty-lessons = Find a lesson
email-none = This cohort sends no digest.
email-on = You get its digest on { $days }.
email-off = You stopped its digest. It leaves on { $days }.
email-stop = Stop the digest
email-start = Send me the digest

# The coordinator's page of a digest
preview-title = Digest of { $cohort }
preview-heading = Next digest
preview-next = { $slot }, { $zone }, and then on { $days }.
preview-about = This is what you would get if you had just joined. Each member reads about their own next lesson and their own minutes. Who has no news gets no mail.
preview-note = Write a note
preview-days = Change the days
preview-text = The message as text
preview-subject = Subject
preview-html = See it as mail programs show it
preview-test = Send me a test
preview-test-hint = One message to { $email }.
preview-tested = A test is on its way to { $email }.
preview-runs = Digests so far
preview-runs-none = None has left yet.
preview-run-slot = When
preview-run-members = Members
preview-run-messages = Messages
preview-run-became = What became of them
preview-run-missed = Left out: the server was off for more than a day
preview-run-no-news = Nobody had news
preview-run-counts = { $sent } sent{ $waiting ->
    [0] { "" }
   *[other] , { $waiting } on the way
}{ $refused ->
    [0] { "" }
   *[other] , { $refused } could not be sent
}
preview-refused = What could not be sent

# Questions that are due
digest-due-heading = Date due
digest-due = { $count ->
    [one] 1 question from an earlier lesson is due. It takes less than a minute.
   *[other] { $count } questions from earlier lessons are due. They take about two minutes.
}
digest-due-link = Answer now
digest-heading-due = { $name }, { $count ->
    [one] 1 question is due
   *[other] { $count } questions are due
}
digest-subject-due = { $count ->
    [one] 1 question is due
   *[other] { $count } questions are due
}
digest-ends-heading = What ends soon
digest-ends-link = See what would fill it
