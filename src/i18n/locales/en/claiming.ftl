# Adding training done elsewhere
add-title = Add training
add-about = A webinar, a workshop, a visit: what you learned elsewhere can count too.
add-title-label = What was it called?
add-title-empty = Say what it was called
add-provider = Who gave it?
add-provider-empty = Say who gave it
add-date = When was it?
add-date-hint = If it took several days, the last one.
add-date-bad = Give the day, like 11/18/2025
add-date-future = This day has not come yet. Add the training when it is over
add-minutes = How long did it last?
add-minutes-hint = Minutes, or hours and minutes, like 45 or 1:30. Leave out breaks.
add-minutes-bad = Say how long it lasted, like 45 or 1:30
add-stated-instead = My transcript states credits or semester hours
add-stated = What your transcript states
add-stated-hint = An amount like 3, for a college course of 3 semester hours. Then you can leave the length empty.
add-stated-unit = Unit of that amount
add-stated-choose = Choose a unit
add-stated-bad = Give the amount as a number, like 3 or 1.5
add-stated-unit-empty = Choose the unit that the transcript names
add-stated-unit-unknown = None of your programs says what this unit makes. Give the length instead
add-kind = What kind of training?
add-kind-hint = Each program says which kinds count. You see it on the next page, before you send it.
add-kind-choose = Choose a kind
add-kind-empty = Choose the kind of training
add-mode = How was it given?
add-mode-empty = Choose how it was given
add-outcome = What can you do now?
add-outcome-hint = One sentence, up to { $most } characters.
add-outcome-empty = Say in one sentence what you can do now
add-headings = Counts toward
add-headings-of = What it was about, for { $program }. You can leave this empty.
add-next = Check and send
add-later = Save for later
add-offline = You are offline. Fill this in all the same, with a photo if you have one. What a transcript states in semester hours or CEUs, you add on your record later. It waits on this device and goes to your record by itself when the network is back. Look at it there, and send it.
add-keep = Keep it on this device
add-kept = It waits on this device, and goes to your record when the network is back. Look at it there, and send it.
add-kept-without = The words are on your record, and one of the files is not: { $why }
add-typed-before = You typed this before, and it was not sent or saved. Choose photos and files again.
add-next-hint = Nothing is sent yet. On the next page you see what it would count for.

# What it would be worth
worth-title = What it would count for
worth-counts = What it counts for
worth-about = { $organization } decides. These are the rules as we have them.
add-teaches = Was it for new people, or a basic skill?
add-teaches-hint = No credit for this in: { $programs }. Elsewhere it counts.
teaches-onboarding = It showed new people how our library works
teaches-basic_skill = It taught what everybody in the job has to know, such as our own computer system
worth-nothing = No rules that we have say anything about this. It goes on the record all the same.

# One request
request-check = Check your training
request-check-about = Is everything right? Then send it in. { $organization } decides.
request-said = What you told us
request-evidence = What shows it
request-changed = You changed this, and it is not sent yet. It goes along with your answer.
request-send = Send it in
request-change = Change
request-discard = Throw away
request-withdraw = Take it back
request-again = Add it again with another date
request-reply = Your answer
request-reply-send = Send the answer
request-reply-empty = Write an answer, or add a photo or file
request-more-evidence = Add a photo or file
request-asks = { $name } asks:
request-history = What happened
request-you = You
request-validator = Validator
request-status-submitted = Waiting for { $organization } since { $date }. You get an answer usually within a week, by email.
request-status-returned = { $name } needs something from you.
request-status-accepted = Decided on { $date }.
request-status-rejected = Decided on { $date }.
request-status-withdrawn = You took it back on { $date }.
request-decided-accepted = { $count ->
    [one] { $amount } is on your record.
   *[other] { $amount } are on your record.
}
request-decided-rejected = This does not count. { $name } says why:
request-decided-reversed = This counted, and does not any more. { $name } says why:
request-in-part = You asked for { $claimed }, and { $count ->
    [one] { $amount } counts.
   *[other] { $amount } count.
}
request-more = Should it count otherwise? { $organization } can take this decision back and decide anew. Write to
decided-parts = What counts, and what does not
decided-amount = How much
decided-under = Counts under
decided-no-heading = Counts, under no heading
decided-not = Does not count
decided-no-reason = No reason was written.
decided-teaches-neither = Neither
decided-by = { $did ->
    [accepted] Accepted by { $name }, { $moment }
    [reversed] Acceptance taken back by { $name }, { $moment }
   *[rejected] Not accepted by { $name }, { $moment }
}
