# The list of cohorts
cohorts-title = Cohorts
cohorts-new = New cohort
cohorts-empty-title = Your first cohort goes here
cohorts-empty = A cohort is people who follow a pathway together. You see who might need a hand, and Carrel writes to them in the rhythm you choose.
cohorts-column-name = Cohort
cohorts-column-digest = Next digest
cohorts-column-people = People
cohorts-over = Over
cohorts-no-digest = No digest

# The form
cohort-new-title = New cohort
cohort-settings = Settings
cohort-settings-title = Settings of { $cohort }
cohort-create = Make the cohort
cohort-save = Save
cohort-made = The cohort is made. Now add people, or send them the join link.
cohort-saved = Saved.
cohort-organization = Organization
cohort-name = Name
cohort-name-hint = As its members will read it, like New directors, fall 2025.
cohort-name-empty = Give the cohort a name
cohort-name-long = Make the name shorter: { $most } characters at most
cohort-pathway = Pathway
cohort-pathway-choose = Choose a pathway
cohort-pathway-empty = Choose the pathway that they follow
cohort-starts-on = First day
cohort-ends-on = Last day
cohort-ends-on-hint = You may leave it empty. With a last day, you see who is on track.
cohort-date-bad = Write the date like 2025-09-08
cohort-end-early = The last day must come after the first
cohort-time-zone = Time zone
cohort-zone-choose = Choose a time zone
cohort-zone-bad = Choose a time zone from the list
cohort-digest = Digest
cohort-digest-hint = One short email to each member: the lesson that comes next, how far they are, and your note. Who has no news gets none.
cohort-digest-weekly = On these days
cohort-digest-none = No digest
cohort-digest-empty = Choose whether there is a digest
cohort-days = Days of the digest
cohort-days-empty = Choose at least one day for the digest
cohort-time = Time
cohort-time-bad = Write the time like 07:30
cohort-note = Your note
cohort-note-hint = Up to 300 characters. It goes into the next digest, once, and stands on the page of the cohort.
cohort-note-long = Make the note shorter by { $over ->
    [one] 1 character
   *[other] { $over } characters
}: it has room for { $most }

# The page of a cohort
cohort-summary = { $people ->
    [0] Nobody yet
    [one] 1 person
   *[other] { $people } people
}. { $span }. { $pathway }, { $duration }.
cohort-export = Download CSV
cohort-add-people = Add people
cohort-aside = Digest, note and join link
cohort-nobody-title = Nobody is here yet
cohort-nobody = Send people the join link, or paste a list of names and email addresses.
cohort-nobody-add = Paste a list
cohort-join-title = Join link
cohort-join = Whoever has this link can join:
cohort-note-title = Your note
cohort-note-none = Nothing for now.
cohort-note-write = Write a note
cohort-digest-title = Next digest
cohort-digest-to = It goes out on { $days }. { $people ->
    [one] 1 person gets it
   *[other] { $people } people get it
} if there is news{ $none ->
    [0] .
    [one] , 1 chose none.
   *[other] , { $none } chose none.
}
cohort-digest-preview = Preview
cohort-digest-change = Change the days
run-sent = The last one, { $slot }: { $sent ->
    [one] 1 message sent.
   *[other] { $sent } messages sent.
}
run-waiting = { $waiting } on the way.
run-refused = { $refused ->
    [one] 1 could not be sent:
   *[other] { $refused } could not be sent:
}
run-missed = The one for { $slot } was left out: the server was off for more than a day.
run-no-news = The last one, { $slot }: nobody had news, so nobody got mail.
figure-on-track = on track or finished
figure-active = active or finished
figure-behind = a bit behind
figure-quiet = quiet or not started
figure-hours = hours earned together
shelf-title = The cohort on one shelf
shelf-caption = { $each ->
    [one] One book for each person.
   *[other] One book for every { $each } people.
} Taller means more minutes. The same numbers are in the table below.
shelf-expected = { $duration }, expected by today
hand-title = Who might need a hand
hand-find = Name, email or library
hand-found = { $people ->
    [0] Nobody fits.
    [one] 1 person fits.
   *[other] { $people } people fit.
}
hand-any = Any
hand-quiet = Quiet
hand-order = Order
hand-order-quietest = Quietest first
hand-order-most = Most minutes first
hand-order-name = By name
hand-go = Show
hand-person = Person
hand-status = Status
hand-minutes = Minutes of { $of }
hand-joined = Joined { $date }, not started
hand-last = Last lesson { $date }
hand-finished = Finished { $date }
hand-rule = Minutes are those of the pathway. Quiet means three weeks or more without a lesson of it.
hand-rule-end = On track means to have the minutes expected by today: they grow evenly from the first day to the last.
hand-rule-open = This cohort has no last day, so nothing is expected by today.
hand-privacy = You see the days of lessons and the minutes in this pathway. Answers, notes and other lessons stay with each person.

roster-name = Name
roster-email = Email
roster-library = Library
roster-joined = Joined
roster-status = Status
roster-minutes = Minutes
roster-of = Minutes of the pathway
roster-lessons = Lessons done
roster-modules = Modules completed
roster-last = Last lesson
roster-digest = Digest
roster-digest-on = Yes
roster-digest-off = Stopped

# People
people-title = People in { $cohort }
people-heading = People
people-added = { $people ->
    [0] Nobody had to be added.
    [one] Added 1 person. An invitation is on its way.
   *[other] Added { $people } people. Their invitations are on their way.
}
people-removed = Removed { $name } from this cohort. What they did stays in their own record.
people-undo = Undo
people-link-title = Send a join link
people-link = Whoever opens this link sees what the cohort is and what you will see of them, then joins:
people-code = The code to type or read aloud is { $code }.
people-paste-title = Paste a list
people-list = People
people-list-hint = One a line: name, email, library. A table from a spreadsheet works, and so do lines like Ruth Okafor <ruth@example.org>.
people-list-next = Next you see what happens with each line. Nothing happens before you confirm.
people-list-empty = Paste at least one line with an email address
people-list-long = Paste at most { $most } lines at a time
people-check = See what happens
people-check-again = Check again
people-members = { $people ->
    [0] Members
    [one] 1 member
   *[other] { $people } members
}
people-nobody = Nobody yet.
people-joined = Joined
people-action = Change
people-remove = Remove
people-remove-hint = Who is removed keeps everything they did. You can add them again at any time.
dry-run-title = What happens with each line
dry-run-changed = Something changed since you looked. This is what would happen now.
dry-run-summary = { $people ->
    [0] Nobody is added.
    [one] 1 person is added and gets one email.
   *[other] { $people } people are added and get one email each.
} { $problems ->
    [0] Every line can be used.
    [one] 1 line has a problem and is left out.
   *[other] { $problems } lines have a problem and are left out.
}
dry-run-line = Line
dry-run-happens = What happens
dry-run-add = { $people ->
    [one] Add 1 person
   *[other] Add { $people } people
}
dry-run-change = Change the list
outcome-invite = New
outcome-invite-why = An account is made, and an invitation sent.
outcome-join = Joins
outcome-join-why = Has an account, joins, and is told by email.
outcome-return = Joins again
outcome-return-why = Left on { $date }, and is told by email.
outcome-member = Is here
outcome-member-why = Already a member. Nothing happens.
outcome-problem = Left out
fault-no-address = There is no email address in this line.
fault-bad-address = { $address } is not an email address.
fault-two-addresses = There are two email addresses in this line. Make it two lines.
fault-again = The same address is in line { $line }.
fault-too-long = The name or the library is longer than 120 characters.

# The invitation
invite-subject = You are in { $cohort }
invite-hello = Hello { $first },
invite-added = { $coordinator } of { $organization } has added you to { $cohort }. It is a group that follows the pathway { $pathway } together. { $span }.
invite-lessons = A lesson takes ten minutes at most. You can stop in the middle, and your place is kept.
invite-start = Start here
invite-how = This link signs you in once, within { $days } days. You need no password. Later, open { $page } and sign in with { $email }.
invite-leave = If this is not for you, open the page and press Leave this cohort. Questions? Just reply: your answer goes to { $person }.

# Joining
join-title = Join { $cohort }
join-with = { $span }. With { $name }.
join-pathway = Together you follow the pathway
join-digest = On { $days } you get one short email with a lesson that fits. You can stop it with one click.
join-seen-title = What { $person } sees about you
join-button = Join
join-again = Join again
join-sign-in = Sign in and join
join-sign-in-hint = You need no account yet: your email address is enough. Then you come back here.
join-member = You are a member of this cohort.
join-open = Open the page of the cohort
join-over = This cohort is over. Ask { $person } which one comes next.
join-left = You left this cohort. What you did stays in your record. You can join again at any time.
join-unknown-title = We have no cohort with that code
join-unknown = The code may have a typing mistake. It has eight letters and digits, like 7K4M-Q2RX. Check it, or ask the person who gave it to you.
join-unknown-call = Or call { $person } at { $organization }:

# A member's page
desk-joined = You are in. Here is where to begin.
desk-carry-on = Carry on where you stopped
desk-carry-on-button = Carry on
desk-lesson = Your lesson for this week
desk-lesson-button = Open the lesson
desk-evaluation = The questions that close the module
desk-evaluation-button = Answer the questions
desk-finished = You have finished this pathway
desk-finished-more = Your minutes and certificates are in
desk-finished-record = your record
desk-so-far = So far
desk-minutes = You have { $minutes } of { $of }.
desk-expected = To keep an even pace you would have { $expected } by today.
desk-note = A note from { $person }
desk-aside = Contact, email and what is shared
desk-contact = Ask { $person }
desk-digest = Email
desk-mail-days = You get a short email on { $days }, when there is news.
desk-mail-stopped = You stopped the emails of this cohort.
desk-mail-none = This cohort sends no regular email.
desk-mail-change = Change this
desk-leave = Leave this cohort
join-over-conflict = This cohort is over. Ask its coordinator which one comes next.
