# Deciding on training done elsewhere
requests-title = CE requests
requests-waiting = { $count ->
    [0] Nothing is waiting.
    [one] 1 request is waiting, and due within a week of the day it was sent.
   *[other] { $count } requests are waiting, the oldest first. Each is due within a week of the day it was sent.
}
requests-what = Training
requests-who = Who
requests-due = Due
requests-state = State
requests-show = Show
requests-show-waiting = Waiting for you
requests-show-asked = Waiting for an answer
requests-show-decided = Decided
requests-every-kind = Every kind
requests-search = Title, provider or person
requests-look = Look
requests-empty-waiting = Nothing is waiting. Requests come here when somebody sends training done elsewhere.
requests-empty-asked = You asked nobody anything that is still open.
requests-empty-decided = Nothing was decided yet.
requests-without-filter = Show all of them
requests-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
requests-due-on = Due { $date }
requests-next = Next request
requests-keyboard = By keyboard: Enter opens the first request. There, Tab and Enter accept it, and the next one opens. The access keys are a to accept and n for the next one. Where something may have been sent twice, there is no key to accept: Tab leads through what looks like it to the button further down.
requests-done-accepted = Accepted. The minutes are on the record, and an email is on its way.
requests-done-returned = Sent. It waits here for the answer.
requests-done-rejected = Not accepted. An email with your reason is on its way.
requests-done-reversed = Taken back. The ledger has the minutes taken off, and an email is on its way.
requests-done-already = This was decided already. Nothing has changed.
requests-done-event = { $count ->
    [0] Nothing was left to accept.
    [one] 1 request is accepted, and the email is on its way.
   *[other] { $count } requests are accepted, and the emails are on their way.
}
request-title = { $title }, { $name }

alike-twice = The same person sent something like this for the same day. It may be the same training twice.
alike-others = { $count ->
    [one] One more person sent something like this for the same day.
   *[other] { $count } more people sent something like this for the same day.
}
alike-decide = Decide on { $count } requests at once

decide-title = Decide
decide-claim = What was claimed
decide-own = This is your own training. Another validator decides on it.
decide-quick = Accept as claimed
decide-accept = Accept { $amount }
decide-more = Accept a part, split it, or add a note
decide-note = A note to the learner, if you like
decide-parts = Parts that count
decide-recognized = A registrar recognized this certificate, and says what it counts for. Recognize it again from the list of people in the program.
decide-parts-hint = Leave a line empty if you do not need it. All together they come to { $amount } at most.
decide-part-minutes = Minutes of part { $number }
decide-part-stated = Stated amount of part { $number }
decide-part-heading = Part { $number }: heading in { $program }
decide-as-claimed = As it was claimed
decide-late = Why it counts although it came late
decide-late-hint = Only where a program asks for reports within some days.
decide-approved = Approved beforehand on
decide-approved-hint = Only where a program asks for approval before the training.
decide-accept-parts = Accept these parts
decide-parts-empty = Say how much counts
decide-parts-long = The parts come to { $sum }, and { $claimed } were claimed
decide-read = { $name } reads this.
decide-ask = Ask something
decide-ask-label = Your question
decide-ask-send = Send the question
decide-question-empty = Write your question
decide-reject = Do not accept
decide-reject-label = Why it does not count
decide-reject-send = Do not accept
decide-reverse = Take the acceptance back
decide-reverse-label = Why it does not count any more
decide-reverse-send = Take it back
decide-reason-empty = Write the reason
decide-otherwise = Should more or less of it count, or under other headings? Take the acceptance back, then accept it again as it should be. { $name } gets an email each time.
decide-again = It was accepted, and that was taken back. You can accept it again, in full or in part.
decided-full = Accepted: all of it, { $amount }
decided-part = Accepted: { $amount } of { $claimed } claimed
decided-reversed = The acceptance was taken back
decided-rejected = Not accepted

# One event, many people
event-title = One event, many people
event-about = { $title }, { $date }
event-who = Who was there
event-most = How long was the event?
event-most-hint = Nobody gets more. Leave it empty to accept what each one claimed.
event-twice = Looks like something else of the same person:
event-twice-tag = Perhaps twice
event-twice-count = { $count ->
    [one] 1 of these looks like other training of the same person that counts already, or that is accepted here too. Go on only if it was another one.
   *[other] { $count } of these look like other training of the same person that counts already, or that is accepted here too. Go on only if they were others.
}
event-check = Check
event-nobody = Choose at least one person
event-empty = Nobody else waits for a decision on this event.
event-claimed = Claimed
event-counts = Counts
event-accept = { $count ->
    [one] Accept 1 request
   *[other] Accept { $count } requests
}
event-back = Back to the list

# Who was at an event
attendance-title = Attendance of an event
attendance-about = Bring the attendance report of Zoom or Teams. You see who gets how many minutes before anything is entered.
attendance-organization = Organization
attendance-report = Attendance report
attendance-report-hint = The CSV file as Zoom or Teams gives it to you.
attendance-from-report = Leave it empty to take it from the report.
attendance-most-hint = Nobody gets more, even if they came early or stayed on.
attendance-outcome = What can people do after it?
attendance-outcome-hint = One sentence. It stands on everybody’s record.
attendance-outcome-empty = Say in one sentence what people can do after it
attendance-read = Read the report
attendance-too-large = The report is larger than 256 KB. Split it into two files
attendance-empty = Choose the report, a CSV file
attendance-no-columns = This file has no columns that we know from Zoom or Teams. Download the report again, as CSV
attendance-nobody = The report names nobody
attendance-check = Check the attendance
attendance-summary = { $entries ->
    [0] Nobody is entered
    [one] 1 person is entered
   *[other] { $entries } people are entered
}. { $open ->
    [0] Everybody in the report is known.
    [one] 1 person is not known yet.
   *[other] { $open } people are not known yet.
}
attendance-faults = { $count ->
    [one] 1 line can’t be used:
   *[other] { $count } lines can’t be used:
}
attendance-fault = Line { $line }: { $what }
attendance-fault-nobody = it names nobody
attendance-fault-time = “{ $text }” is no time that we can read
attendance-fault-backwards = they left before they came
attendance-fault-no-length = it does not say how long
attendance-fault-length = “{ $text }” is no length that we can read
attendance-shown-as = In the report
attendance-happens = What happens
attendance-lines = { $count ->
    [one] line { $lines }
   *[other] lines { $lines }
}
attendance-who = Who is { $name }?
who-somebody-else = Somebody else, or nobody?
who-unknown = Nobody is known by this name or address. Choose from the list, or type the address of their account.
who-several = Several have this name. Type the address of their account.
attendance-leave-out = Leave out
attendance-again = Check again
attendance-open = { $count ->
    [one] 1 person who is not known is left out.
   *[other] { $count } people who are not known are left out.
} You can bring the report again later: nobody is entered twice.
attendance-enter = { $count ->
    [one] Enter 1 person
   *[other] Enter { $count } people
}
attendance-changed = This is not what you saw before: something changed meanwhile. Look at it once more.
attendance-entered = { $count ->
    [0] Nobody was left to enter.
    [one] 1 person is entered, and the email is on its way.
   *[other] { $count } people are entered, and the emails are on their way.
}
attendance-outcome-enter = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
attendance-outcome-already = Entered already
attendance-outcome-own = You: another validator decides
attendance-outcome-short = Under a minute
attendance-outcome-unknown = Not known
attendance-outcome-several = Several have this name
attendance-outcome-left = Left out
attendance-claimed = Has sent it too. That request still waits.

# The message on each decision
mail-request-hello = Hello { $first },
mail-request-subject-returned = A question about “{ $title }”
mail-request-subject-accepted = “{ $title }” counts
mail-request-subject-waits = “{ $title }” is accepted and waits for a decision
mail-request-subject-rejected = “{ $title }” does not count
mail-request-subject-reversed = “{ $title }” does not count any more
mail-request-returned = { $name } at { $organization } looked at “{ $title }” and asks:
mail-request-accepted = { $organization } accepted “{ $title }”. { $count ->
    [one] { $amount } is on your record.
   *[other] { $amount } are on your record.
}
mail-request-waits = The rules do not say what that is worth. It counts nothing for { $authority } until they decide.
mail-request-rejected = { $organization } looked at “{ $title }”. It does not count, for this reason:
mail-request-reversed = { $organization } had accepted “{ $title }” and took that back, for this reason:
mail-request-part = You asked for { $claimed }.
mail-request-answer = Answer
mail-request-look = See it on your record
