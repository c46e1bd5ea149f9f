# Words of the programs slice: programs of continuing education, and the rules behind them.
programs-mine = Your programs
programs-none = You have joined no program yet. Join the one that your state or association runs, and Carrel shows what is still missing and by when.
programs-join-one = Join a program
programs-title = Programs
programs-lead = A program asks for so much continuing education in so many years. Join yours, and every module that you finish is counted by its rules.
programs-join = Join
programs-joined = You are in it. See where you stand
programs-board = Boards earn this together. Your state library enrolls them.
program-draft = Draft
program-draft-says = These rules are a draft, to be confirmed by the authority. What you see is what they would give; the authority decides.
program-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
program-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
program-anchor-issue = from the day of the certificate
program-anchor-fiscal = by the library’s own year
program-anchor-fixed = ending on the same day for everybody
program-track = { $amount } in { $length }, { $anchor }.
program-exact = { $per } minutes make one { $unit }, in exact parts.
program-step-down = { $per } minutes make one { $unit }, down to a step of { $step }.
program-step-nearest = { $per } minutes make one { $unit }, to the nearest step of { $step }.
program-band = { $from } to { $to } minutes make { $amount }.
program-count = Each activity counts as one { $unit }.
finding-least-met = { $name }: at least { $asked }, and there are { $have }.
finding-least = { $name }: at least { $asked }, and there are { $have }, so { $missing } are missing.
finding-most = { $name }: at most { $asked } count, and { $have } do.
finding-different-met = { $name }: at least { $asked } different ones, and there are { $have }.
finding-different = { $name }: at least { $asked } different ones, and there are { $have }, so { $missing } are missing.
program-all-done = { $name }, you have all **{ $required }**.
program-to-go = { $name }, you have **{ $missing } to go** before { $ends }.
program-of-what = { $name }, you have all { $required }, but **something is still missing** before { $ends }. See below what it is.
program-settled = { $name }, this period is { $state ->
    [renewed] accepted with **{ $counted } of { $required }**
   *[exempt] exempt: **nothing has to be earned**
}.
program-rules-ended = { $name }, **these rules ended on { $last }**, before this period began. { $authority } decides what counts.
program-span = { $from } to { $to }
program-shelf-all = All together
program-book = One book is { $amount }. The bookend stands at what is asked for.
program-left = { $amount } to go
program-done = Done
program-of = { $have } of { $need }.
program-asked = What is asked for
program-total = { $required } are asked for, { $counted } count, and { $missing } are missing.
program-total-settled = { $required } are asked for, and { $counted } count.
program-carried = { $amount } came along from the period before.
program-extended = The end was moved from { $from } to { $to }: { $reason }
program-extended-shared = What you do in days that the next period has too counts here as long as it is needed here, and else in the next. It never counts in both. Should this period lapse, all of it counts in the next.
program-entries = What counts, and why
program-no-entries = Nothing in this period yet. Finish a module, and it stands here with the sum behind it.
program-undecided = Waiting for the authority to decide
program-waiting = { $count ->
    [one] 1 entry waits for a decision by { $authority }. Until then it counts nothing.
   *[other] { $count } entries wait for a decision by { $authority }. Until then they count nothing.
}
program-rules = The rules behind it
program-questions = What the rules leave open
program-fill = What would fill it
program-fill-none = No module adds something here now: you have finished it, or the rules leave open what its length makes.
program-renewal = Renewal
program-renewal-open = A renewal is taken until { $until }.
program-renewal-state = { $state ->
    [submitted] You have handed it in. The authority has yet to look at it.
    [renewed] Accepted: your certificate is renewed.
    [lapsed] This period ended without a renewal. Call the authority; it may be extended.
   *[exempt] You are exempt in this period.
}
program-hand-in = Hand it in
program-hand-in-early = Something is still missing. You can hand it in all the same.

# A supervisor attests before a period is handed in
attest-before = Before you hand this in, your supervisor attests your training.
attest-who = Your supervisor. They get an email with a link to a summary of this period, and need no account.
attest-who-director = For a director, the chair of the board. They get an email with a link to a summary of this period, and need no account.
attest-supervisor = Who attests?
attest-supervisor-position = Their position
attest-supervisor-email = Their email
attest-supervisor-empty = Give the name of who attests
attest-supervisor-position-empty = Give their position, like Chair of the board
attest-supervisor-email-bad = Give an email address, like name@example.org
attest-supervisor-email-own = This is your own email. Somebody else has to attest
attest-too-often = You have asked { $count } times today. Ask again tomorrow
attest-ask = Ask them to attest
attest-somebody-else = Ask somebody else, or send it again
attest-waits = { $name }, { $position }, was asked on { $date } and has not answered yet.
attest-attested = { $name }, { $position }, attested this on { $date }.
attest-declined = { $name }, { $position }, did not attest this, and said why on { $date }:
attest-stale = { $name }, { $position }, attested this on { $date }. Something else counts since then, so ask again.
attest-title = The training of { $name }
attest-about = Hello, { $supervisor }. { $first } wants to hand in this training, and asks you to attest it first.
attest-required = Asked for
attest-counted = Counts
attest-missing = Still missing
attest-counts = Counts for
attest-say = What do you say?
attest-means = By attesting you say that, as far as you know, { $first } did this training. It is kept with the record, with your name, position and remark.
attest-remark = A remark
attest-remark-hint = { $first } and the authority read it. If you do not attest, say why.
attest-remark-empty = Say why you do not attest
attest-yes = I attest this
attest-no = I do not attest this
attest-changed = What counts for { $first } has changed since you opened this page. Look at it again.
attest-end-attested = Thank you. You attested this, and { $first } has an email that says so.
attest-end-declined = Thank you. You did not attest this, and { $first } has an email with your words.
attest-end-old = The time of this link is over. Ask { $first } to send you another.
attest-end-not-needed = Nothing is left to do here: { $first } has handed it in, or asked somebody else.
attest-mail-subject = { $name } asks you to attest their training
attest-mail-hello = Hello, { $supervisor }.
attest-mail-asks = { $name } wants to hand in their training for the { $program } of the { $authority }. Before that a supervisor attests it; for a director it is the chair of the board. { $first } names you.
attest-mail-look = Look at it and answer
attest-mail-link = The link is for you alone and works for { $days } days. You need no account. If you do not know { $name }, you can ignore this message.
attest-mail-attested-subject = { $supervisor } attested your training
attest-mail-attested = { $supervisor } attested your training for the { $program }. You can hand it in now.
attest-mail-declined-subject = { $supervisor } did not attest your training
attest-mail-declined = { $supervisor } did not attest your training for the { $program }, and says why:

# Drawn for audit
audit-at-once = Everything is there. When you hand it in, it is accepted at once, and may be drawn for audit.
audit-title = Drawn for audit
audit-about = What is handed in complete is accepted at once. { $rate ->
    [0] These rules draw nothing of it for audit.
   *[other] Of a hundred periods { $rate } are drawn for audit, by their number alone.
}
audit-how = How they are drawn, so that anybody can do it again
audit-drawing = The first eight bytes of the SHA-256 of “carrel-audit”, a space and the number, divided by 100, leave less than { $rate }.
audit-none = Nothing is waiting.
audit-number = Number of the period: { $id }
audit-drawn-on = Drawn on { $date }. Its owner has not said yet that everything is there.
audit-evidence-on = On { $date } its owner said that everything is there.
audit-passed-on = Looked at, with nothing found wrong, on { $date }.
audit-pass = Nothing is wrong
audit-return = Give it back
audit-done = Done, and an email is on its way.
audit-own = Drawn for audit
audit-asks = Look through your audit packet. Add what is missing to your training, and then say that everything is there.
audit-there = Everything is there
audit-mail-drawn-subject = Your training was drawn for audit
audit-mail-drawn = Your period in the { $program } is accepted, and was drawn for audit. The { $authority } will look at what shows your training.
audit-mail-asks = Look through your audit packet. When everything is there, say so on the page of the program.
audit-mail-passed-subject = The audit of your training is over
audit-mail-passed = The { $authority } looked at your training for the { $program } and found nothing wrong. They say:
audit-mail-returned-subject = Your training comes back to you after the audit
audit-mail-returned = The { $authority } looked at your training for the { $program }, and gives it back to you, for this reason:

# Steps of an approval
steps-title = Renewals to check
steps-about = Handed in by people of your libraries, and waiting for a validator. What you pass on goes to the state, which has the last word.
steps-none = Nothing is waiting.
steps-more = { $count ->
    [one] 1 more comes here when these are done.
   *[other] { $count } more come here when these are done.
}
steps-turn = Now it is the turn of { $role ->
    [validator] the validator
    [state] the state
   *[other] { $role }
}.
steps-turn-due = Now it is the turn of { $role ->
    [validator] the validator
    [state] the state
   *[other] { $role }
}, until { $date }.
steps-note = A word about it
steps-note-hint = { $name } and the state read it. If you give it back, say why.
people-own = This is your own. Another registrar decides about it
steps-own = This is your own. Another validator looks at it.
steps-pass = Pass it on
steps-return = Give it back
steps-done = { $done ->
    [passed] Passed on. It is the turn of the state now.
    [returned] Given back, and an email is on its way.
   *[already] This was decided already. Nothing has changed.
}
steps-left = { $count ->
    [one] 1 renewal is left as it was: a validator has to look at it first.
   *[other] { $count } renewals are left as they were: a validator has to look at them first.
}
steps-mail-returned-subject = Your training comes back to you
steps-mail-returned = The validator looked at your training for the { $program }, and gives it back to you, for this reason:

# A certificate of another authority
recognize-title = Recognize a certificate of another authority
recognize-about = You decide what it satisfies here. It stands on the record with what shows it and with your reason, and counts in this program alone.
recognize-which = Which certificate?
recognize-title-empty = Say which certificate it is
recognize-number = Its number
recognize-number-empty = Give its number
recognize-issuer = Issued by
recognize-issuer-empty = Say who issued it
recognize-issued = Issued on
recognize-issued-bad = Give the day on which it was issued, which is not ahead
recognize-expires = Valid until
recognize-expires-hint = Leave it empty if it does not end.
recognize-expires-bad = Give a day after the one on which it was issued, or nothing
recognize-satisfies = What does it satisfy?
recognize-satisfies-empty = Choose what it satisfies
recognize-period = The whole period: nothing else has to be earned
recognize-units = So much of it, in { $unit }s
recognize-amount = How many { $unit }s?
recognize-amount-hint = Only where it satisfies a part.
recognize-amount-bad = Give an amount up to { $most }
recognize-category = Under which heading?
recognize-no-category = None
recognize-evidence = Photo or file that shows it
recognize-evidence-hint = A photo of the certificate, or a PDF, up to 10 MB each. We turn photos upright and remove where they were taken.
recognize-evidence-empty = Add a photo or file of the certificate
recognize-reason-hint = The learner and an auditor read this.
recognize-save = Recognize it
recognize-mail-subject = A certificate of yours is recognized
recognize-mail = Your certificate “{ $title }” from { $issuer } is recognized in the { $program }, for this reason:

program-position = Your position
program-since = since { $date }
program-position-change = My position has changed
program-from = From which day on?
program-from-ahead = This day lies ahead. Give today or a day before.
program-from-early = Give { $date } or a later day: your period began then, or the position that you hold now.
program-position-save = Change position
program-leave = Leave this program
program-leave-now = Leave it now
program-leave-says = What you learned stays in your record. You can join again at any time.
program-leave-stays = These periods stay, with their papers. If you join again, you go on after them:
program-leave-lost = These end without a decision, with all that was handed in:
program-left-on = You left this program on { $date }. What was decided stays as it is.
program-left-period = { $program }, left: { $period }
program-given-back = { $name } gave it back to you on { $date }: “{ $reason }”
program-did = { $done ->
    [accepted] Accepted. Nobody has to look at it first.
    [evidence] Thank you. The authority looks at it now.
    [asked] The letter is on its way. You hear by email what they say.
    [unattested] Somebody has to attest your training first.
    [submitted] You have handed it in.
    [position] Your position is changed.
   *[other] Done.
}

join-track = What are you there?
join-issued = When was your certificate issued?
join-issued-hint = Your periods are counted from this day. It stands on the certificate.
join-fiscal = On which day does a year of your library begin?
join-fiscal-hint = Any first day will do, such as October 1 of this year.
join-since = Since when are you licensed?
join-since-hint = Leave it empty unless this is your first renewal. Newcomers have to earn less.
join-no-track = Choose what you are in the program.
join-not-then = { $count ->
    [0] No rules are known for the period that begins on { $date }.
   *[other] The rules for the period that begins on { $date } had other positions. Choose one of them: { $positions }.
}
join-no-anchor = Give the day from which your periods are counted.
join-anchor-ahead = This day lies ahead. Give one that has been.
join-bad-date = This is not a day. Use the calendar, or write it as 2026-06-30.

reminder-subject = { $ends }: { $missing } to go
reminder-hello = Hello { $first },
reminder-missing = your period in “{ $program }” ends on { $ends }. { $required } are asked for, and { $missing } are still missing.
reminder-line = “{ $program }” ends on { $ends }: { $missing } to go.
reminder-see = See what would fill it
reminder-why = You get this message 180, 90, 30 and 7 days before a period ends in which something is missing.

rules-title = Programs and their rules
rules-lead = Rules are data that anyone can read, with their sources and test cases. Two people approve them before they give credit.
rules-none = No program is loaded. Rules come from the folder content/rules.
rules-in-force = In force
rules-retired = Retired
rules-approvals = { $count ->
    [0] no approval yet
    [one] 1 of 2 approvals
   *[other] { $count } approvals
}
rules-people = People in it
rules-version = version { $version }
rules-from = They hold from { $date }.
rules-to = They end on { $date }.
rules-tracks = What is asked for
rules-measure = Nothing: nobody joins it. Once it is in force, it is said of all training, on records and on certificates.
rules-min = at least { $amount }.
rules-max = at most { $amount } count.
rules-max-share = at most { $share } of { $amount } count.
rules-distinct = at least { $count } different ones.
rules-proration = Who has been in it for less than { $months } months: { $amount }.
rules-grace = A renewal is taken until { $days } days after the end.
rules-pooling = Lessons outside a module count together with other lessons.
rules-valid-months = { $months ->
    [one] A certificate for a period holds for { $months } month after its end.
   *[other] A certificate for a period holds for { $months } months after its end.
}
rules-counting = How it is counted
rules-least = What is shorter than { $minutes } minutes counts nothing.
rules-equivalence = One { $from } makes { $amount }.
rules-multiplier = For { $kind }, it is multiplied by { $factor }.
rules-counted = These count:
rules-refused = These don’t:
rules-report = It has to be reported within { $days } days.
rules-carry = Up to { $amount } go over into the next period.
rules-no-carry = Nothing goes over into the next period.
rules-categories = Headings:
rules-tests = { $count ->
    [one] 1 test case comes with these rules, and it holds.
   *[other] { $count } test cases come with these rules, and all hold.
}
rules-open = What the sources leave open
rules-sources = Where it was read
rules-aside = Approval and history
rules-approval = Approval
rules-approval-says = Two people have to approve these rules before they give credit. Read them beside the manual first.
rules-force-says = These rules are in force.
rules-approved-by = { $name }, { $date }
rules-what-if = What would change, and for whom?
rules-approved-already = You have approved them. One more person has to.
rules-approve = Approve these rules
rules-versions = Versions
rules-history = What was decided
rules-decision = { $name }, { $moment }: { $outcome ->
    [approved] approved.
    [activated] approved, and in force since.
    [retired] retired.
   *[other] { $outcome }.
}
rules-retire = Take these rules out of force
rules-retire-now = Retire them
rules-retire-says = Credit that was given stays. From now on these rules give none.
rules-reason = Why?
rules-reason-empty = Say why: it is kept with the decision.

ahead-title = Rules to come
ahead-lead = These rules wait for two people to approve them. See what each would change, and for whom. Nothing is changed by looking.
ahead-none = No rules wait for their approval.
ahead-version = Version { $version }, from { $date }
what-if-title = What if
what-if-lead = What would change if “{ $rules }”, version { $version }, came into force now. Nothing is changed by looking.
what-if-enrolled = in the program
what-if-changed = would change
what-if-completed = would be done
what-if-uncompleted = would be done no more
what-if-nobody = Nobody is in this program yet, so nothing would change for anybody.
what-if-nothing = Nothing would change for anybody.
what-if-changes = Changes
what-if-who = Who
what-if-before = Now
what-if-after = Then
what-if-how = What differs
what-if-counting = { $count ->
    [one] For 1 person or board credit counts from then on. Until now no rules in force said what it is worth, so it was only shown.
   *[other] For { $count } people or boards credit counts from then on. Until now no rules in force said what it is worth, so it was only shown.
}
what-if-later = These rules hold from { $date }. Before that day nothing changes for anybody.
what-if-only-shown = only shown, no credit yet
what-if-rules-begin = From then on rules hold for this period.
what-if-rules-end = Then no rules hold for this period.
what-if-counts = What is shown now counts as credit then.
what-if-counts-no-more = What counts as credit now is only shown then.
what-if-required = Asked for: { $before } now, { $after } then.
what-if-counted = What counts: { $before } now, { $after } then.
what-if-unmet = Not met then: { $is } Now: { $was }
what-if-met = Met then: { $is } Now: { $was }
what-if-finds = Then: { $is } Now: { $was }
what-if-no-constraint = nothing is asked.
what-if-heading = Under “{ $name }”: { $before } now, { $after } then.
what-if-waits = Entries that wait for a decision: { $before } now, { $after } then.
what-if-state = In a word: { $before } now, { $after } then.
what-if-no-rules = no rules hold
what-if-complete = done
what-if-undecided = { $count ->
    [one] 1 entry waits for a decision
   *[other] { $count } entries wait for a decision
}
what-if-pages = Pages
what-if-more = The first { $named } of { $changed } changes are named.
page-before = Before
page-next = Next
page-of = Page { $page } of { $pages }

people-handed-in = { $count ->
    [0] Nobody waits for you here.
    [one] 1 has handed in a renewal and waits for you.
   *[other] { $count } have handed in a renewal and wait for you.
}
people-with-validators = { $count ->
    [one] 1 has handed in a renewal that a validator looks at first.
   *[other] { $count } have handed in renewals that a validator looks at first.
}
people-everybody = Show everybody
people-none-enrolled = Nobody has joined this program yet.
people-left = Have left this program
people-tick = Choose
people-stands = Where they stand
people-ends = Ends
period-state = { $state ->
    [open] open
    [submitted] handed in
    [renewed] renewed
    [lapsed] lapsed
   *[exempt] exempt
}
people-decide = Decide
people-all = Everybody in this program, on all pages
people-all-handed-in = Everybody who has handed in a renewal that waits, on all pages
people-decision = What do you decide?
people-decision-choose = Choose
people-decision-word = { $decision ->
    [extend] Move the end
    [renew] Accept the renewal
    [return] Give it back
   *[exempt] Exempt
}
people-decision-empty = Choose what you decide.
people-to = The new last day
people-to-hint = Only where you move the end.
people-to-empty = Give the new last day.
people-to-most = The rules let the end be moved to { $date } at most, for { $name }.
people-reason-hint = It is kept with the decision, and the learner can read it.
people-save = Carry it out
people-nobody-ticked = Choose somebody, or everybody.
people-decided = { $count ->
    [0] Nothing had to be changed.
    [one] Done for 1 period.
   *[other] Done for { $count } periods.
}
people-first-page = Back to the first page

# A decision that is looked at before it is carried out
sure-title = Before it is carried out
sure-nothing = Nothing has been done yet.
sure-ready = { $count ->
    [0] Nobody is decided about without more.
    [one] 1 period has nothing against it.
   *[other] { $count } periods have nothing against them.
}
sure-doubtful = { $count ->
    [0] Nothing speaks against it.
    [one] 1 period is left out unless you say otherwise.
   *[other] { $count } periods are left out unless you say otherwise.
}
sure-left = { $count ->
    [0] Nobody is passed over.
    [one] 1 period stays as it is.
   *[other] { $count } periods stay as they are.
}
sure-doubt = { $doubt ->
    [incomplete] less than is asked for
    [not_handed_in] not handed in
    [running] still running
   *[draft] under draft rules
}
sure-why = { $why ->
    [own] Your own: another registrar decides
    [validators] A validator looks first
   *[as_it_is] Nothing would change
}
sure-with = Accept also what is
sure-with-hint = Somebody is accepted only where you tick everything that stands beside their name.
sure-draft = Draft rules are to be confirmed by the authority. Who is accepted under them gets no certificate.
sure-none = Nobody is left. Tick what you accept all the same, or go back to the list.
sure-do = Yes, do it
sure-back = Back to the list

# The letter about a decision
decided-mail-renewed-subject = Accepted: { $program }
decided-mail-renewed = { $board ->
    [own] Your period
   *[other] The period of { $board }
} in the { $program }, { $from } to { $ends }, was accepted with { $counts }.
decided-mail-renewed-next = There is nothing more to do in this period.
decided-mail-exempt-subject = Exempt: { $program }
decided-mail-exempt = { $board ->
    [own] Your period
   *[other] The period of { $board }
} in the { $program }, { $from } to { $ends }, was made exempt: nothing has to be earned in it.
decided-mail-exempt-next = There is nothing more to do in this period.
decided-mail-extended-subject = More time: { $program }
decided-mail-extended = { $board ->
    [own] Your period
   *[other] The period of { $board }
} in the { $program }, which began on { $from }, now ends on { $ends }.
decided-mail-extended-next = What is learned until then counts in it.
decided-mail-returned-subject = Given back: { $program }
decided-mail-returned = { $board ->
    [own] Your period
   *[other] The period of { $board }
} in the { $program }, { $from } to { $ends }, was given back.
decided-mail-returned-next = Put right what the reason says, and hand it in again.
decided-mail-why = The reason:
decided-mail-see = See the period

boards-title = Boards
boards-lead = A board earns together: what each member learns while on the board counts for it. Say who is on it, and put it in the program.
boards-none = No board yet. Make the first one.
boards-new = A new board
boards-name = Name of the board
boards-name-empty = Give the board a name
boards-name-taken = There is a board with this name already. Give it another one
boards-library = Library
boards-library-empty = Say which library it belongs to
boards-make = Make the board
boards-in-program = It is in this program.
boards-not-in-program = It is not in this program yet.
boards-enroll = Put it in the program
boards-decide = Decide on its periods
boards-members = Members
boards-nobody = Nobody is on this board yet. Add its members below.
boards-last-day = Last day
boards-end = Set the last day
boards-add = Add a member
boards-email = Email address of their account
boards-joined = First day on the board
boards-left = Last day, if it is over
boards-left-hint = Leave it empty for somebody who is on the board now.
boards-left-before = The last day lies before the first
boards-member-already = They are on the board already, since { $date }
boards-add-now = Add to the board
boards-done-made = The board is made. Add its members, and put it in the program.
boards-done-member = Added to the board.
boards-done-ended = The last day is kept.
boards-done-enrolled = The board is in the program.
boards-mine = Your boards
boards-not-enrolled = This board is in no program yet. Your state library or association puts it in one.
boards-renewal = Your state library or association decides on the renewal of the board.
boards-all-done = { $name } has all **{ $required }**.
boards-to-go = { $name } has **{ $missing } to go** before { $ends }.
boards-of-what = { $name } has all { $required }, but **something is still missing** before { $ends }. See below what it is.
boards-settled = This period of { $name } is { $state ->
    [renewed] accepted with **{ $counted } of { $required }**
   *[exempt] exempt: **nothing has to be earned**
}.

papers-title = For an audit
papers-says = An audit packet is one file with everything about a period: a summary, certificates, evidence, and the sum behind each number. It is signed, so that anyone can check it.
packet-get = Audit packet
