# Words of the catalogue slice.

# A card, and the state beside a lesson.
card-step = Step { $step } of { $total }
card-done = Done
card-credit = Counts for CE
card-credit-hint = CE is continuing education. These lessons are part of a credit module.
card-closed = Sign in to read
card-in-spanish = In Spanish
card-in-english = In English

# The kept place.
resume-kicker = Your place is kept
resume-sentence = You stopped on step { $step } of { $total }: { $title } { $minutes ->
    [0] Less than a minute left.
    [one] About 1 minute left.
   *[other] About { $minutes } minutes left.
}
resume-carry-on = Carry on
resume-with = with { $title }

# Home.
home-title = Lessons
home-description = Lessons of ten minutes or less for people who run a library alone. Your place is kept, and every minute counts.
home-question = How long have you got?
home-pick = Pick a time. You get a lesson that fits it, and your place is kept if the desk needs you.
home-times = Choose your time
home-min = min
home-what = Lessons of ten minutes or less, for people who run a library alone. Start any open lesson now. With an account, your minutes count toward a certificate.
home-hello = Good to see you, { $name }. Nothing is half done. Start with a time above, or with a lesson below.
home-begin = Lessons to begin with
home-next-title = What fits next
home-begin-none = You have begun or done every lesson there is.
home-all = See all lessons
home-aside = Your learning
home-month = { $minutes ->
    [one] 1 minute this month
   *[other] { $minutes } minutes this month
}
home-month-none = Three minutes are a start.
home-month-lessons = { $count ->
    [one] That is 1 lesson you finished.
   *[other] That is { $count } lessons you finished.
}
home-also = Also begun
home-credit = So far **{ $credit } { $unit }** under the rule “{ $rule }”.
home-record = See my record
home-next = Next:
home-paths = Not sure where to start?
home-paths-why = A pathway puts modules in order for where you are in your work.
home-paths-link = Look at the pathways

# The catalogue.
find-all = All lessons
find-fits = { $minutes ->
    [one] Fits in 1 minute
   *[other] Fits in { $minutes } minutes
}
find-words = Lessons about “{ $words }”
find-form = Narrow the lessons
find-q = Search
find-minutes = Time
find-any-time = Any time
find-up-to = { $count ->
    [one] Up to 1 minute
   *[other] Up to { $count } minutes
}
find-topic = Topic
find-any-topic = All topics
find-show = Show
find-count = { $count ->
    [one] 1 lesson
   *[other] { $count } lessons
}
find-newest = Newest first
find-best = Best match first
find-pages = Pages
find-page = Page { $page } of { $last }
find-previous = Previous page
find-next = Next page
find-none = No lesson fits
find-none-short = Nothing is that short yet
find-else = Or look for something else
find-none-other = No other lesson fits
find-due-why = This fits your time:
find-empty = There are no lessons here yet.
find-drop = Your choices are kept above. Drop one of them to see more:
find-drop-minutes = { $minutes ->
    [one] Lessons of any length, not only up to 1 minute
   *[other] Lessons of any length, not only up to { $minutes } minutes
}
find-drop-topic = Lessons on every topic, not only { $topic }
find-drop-credit = Lessons that do not count for CE, too
find-drop-spanish = Lessons in any language, not only in Spanish
find-drop-words = Lessons without the words “{ $words }”
find-shortest = { $minutes ->
    [one] The shortest lesson takes 1 minute.
   *[other] The shortest lesson takes { $minutes } minutes.
}
find-stop-anytime = You can stop in the middle, and your place is kept.

# The cover of a module.
module-saved = What you chose is kept. Carry on whenever you like.
module-kicker = Credit module
module-able = What you will be able to do
module-lessons = The lessons, in order
module-lessons-done = { $done } of { $total } lessons done
module-start = Start
module-shared = “{ $lesson }” is also part of
module-shared-once = A lesson in two modules counts once.
module-evaluation = The evaluation
module-completed = You finished this module on { $date }, with { $right } of { $count } questions right.
module-to-record = See the certificate in my record
module-rule-all = { $count ->
    [one] 1 question about what you read. You pass with the right answer, and you can try as often as you like.
   *[other] { $count } questions about what you read. You pass when every answer is right, and you can try as often as you like.
}
module-rule-percent = { $count ->
    [one] 1 question about what you read. You pass with { $percent } percent right.
   *[other] { $count } questions about what you read. You pass with { $percent } percent right.
}
module-signed-out = To have the module counted and get a certificate, sign in first:
module-missing = It opens when these lessons are done:
module-feedback-left = You passed. A short feedback form is left, then the module is done.
module-feedback = Open the feedback form
module-evaluate = Start the evaluation
module-evaluate-on = Carry on with the evaluation
module-evaluation-minutes = { $minutes ->
    [one] Takes about 1 minute. What you choose is kept if you have to leave.
   *[other] Takes about { $minutes } minutes. What you choose is kept if you have to leave.
}
module-facts = About this module
module-minutes = Length
module-minutes-how = { $minutes ->
    [one] The length is that of the lessons with their questions, and 1 minute for the evaluation.
   *[other] The length is that of the lessons with their questions, and { $minutes } minutes for the evaluation.
}
module-worth = That is **{ $credit } { $unit }** under the rule “{ $rule }”.
module-worth-mine = You have done some of it in another module, where it counts already. For you it brings:
module-worth-refused = Under the rule “{ $rule }” it earns nothing. { $reason }
module-provider = Given by
module-approved = Approved
module-approval = { $by }, number { $number }, from { $from }
module-approval-until = { $by }, number { $number }, from { $from } to { $until }
module-instructor = Instructor
module-topic = Topic
module-reviewed = Reviewed
module-review-by = Review again by
module-certificate = Certificate
module-valid-for = { $count ->
    [one] Good for 1 month from the day you finish
   *[other] Good for { $count } months from the day you finish
}
module-example = This organization is made up, as an example.
module-legal-title = General information, not legal advice
module-legal = Laws differ from state to state. Ask your state library, or your library’s lawyer, about yours.

# Taking a module again.
take-again = Take it again
take-again-module = Take this module again
take-again-version = There is a newer version than the one you finished.
take-again-period = You finished it before your period in { $program } began on { $date }, so it counts anew.
take-again-expired = Your certificate was good until { $date }. Finish the module again, and you get a new one.
take-again-how = Your lessons stay done, and you can read them again. Pass the evaluation and send the feedback form again, and you get a new certificate. The one you have stays as it is.
take-again-missing = Do these lessons first, then the evaluation opens:

# Pathways.
paths-title = Pathways
paths-what = A pathway puts credit modules in order for one stage of library work. Take the lessons one quiet patch at a time.
paths-none = There are no pathways yet. Every lesson is open to you in any order.
paths-modules = { $count ->
    [one] 1 module
   *[other] { $count } modules
}
paths-lessons = { $count ->
    [one] 1 lesson
   *[other] { $count } lessons
}
paths-done = { $done } of { $total } modules done
paths-kicker = Pathway
paths-stage = Stage
paths-audience = Who it is for
paths-minutes = Length
paths-minutes-in-all = { $count ->
    [one] { $minutes } minutes in 1 module
   *[other] { $minutes } minutes in { $count } modules
}
paths-in-order = Modules, in order
paths-electives = Choose from these, too
paths-next = Next
paths-start = Start { $title }
paths-finished = You have finished this pathway.
paths-new-staff = New library staff
paths-emerging-manager = Becoming a manager
paths-experienced = Experienced staff and directors on their own
