# The lesson player.
carry-on = Carry on
continue = Continue
finish-lesson = Finish the lesson
save-my-place = Save my place
saving = Saving…
could-not-save = Could not save.
check-my-answer = Check my answer
check-my-answers = Check my answers
compare-with-ours = Compare with ours
try-it-again = Try it again
read-case-again = Read the text again
sources = Sources for this page
read-on = Read on { $date }.
legal-note = General information, not legal advice. Check your state’s law and your board’s policy.
keyboard-title = Keyboard and other ways to use this page
keyboard-help = Arrow keys move between answers, the numbers 1 to 9 choose one, Enter sends. Escape saves your place and clears the screen. Tab reaches everything. You can also
keyboard-all = read or print the whole lesson on one page.

cover-after = After this you can { $objective }.
cover-begin = Begin
cover-length = { $minutes } minutes in { $steps } short steps. Stop whenever the desk needs you: your place is kept.
cover-start = Start
cover-kept = Your place is kept: step { $step } of { $total }.
cover-done = You finished this lesson.
cover-done-again = Read it again as often as you like. It counts once.
cover-see-done = See what it counted for
cover-read-again = Read it again
cover-changed = This lesson was revised after you began. You finish the version you started.
cover-sign-in-first = This lesson needs an account, so that your answers can be kept.
cover-sign-in = Sign in to start
cover-minutes = Length
cover-part-of = Part of
cover-author = Written by
cover-reviewed = Last reviewed
cover-license = License
cover-all = Read or print the whole lesson on one page

step-title = Step { $step } of { $total }: { $title }.
step-of = Step { $step } of { $total }
choose-one = Choose one. You can try again as often as you like.
choose-several = { $count ->
    [2] Choose two. You can try again as often as you like.
    [3] Choose three. You can try again as often as you like.
    [4] Choose four. You can try again as often as you like.
   *[other] Choose { $count }. You can try again as often as you like.
}
choose-one-first = Choose an answer first. A guess is fine.
choose-some-first = Choose your answers first. A guess is fine.
verdict-right = Right.
verdict-partly = Partly. Here is why.
verdict-not-quite = Not quite. Here is why.
your-answer = Your answer
better-answer = Better answer
why-not-others = { $count ->
    [one] Why not the other one?
    [2] Why not the other two?
    [3] Why not the other three?
   *[other] Why not the others?
}
reflection-hint = In your own words. Only you see this. You can leave it empty.
thanks-compare = Thanks. Compare with ours.
your-words = Your words
our-words = Our answer
try-it-title = Try it at your desk
try-it-hint = Tick what you mean to do. Nobody checks.
plan-title = When this happens at my desk, I will …
plan-hint = One sentence to yourself, if you like. Only you see it.
welcome-back = Welcome back. Everything is where you left it.
you-had-just-read = You had just read: { $fact }
you-had-picked = You had begun to answer: { $answer }
see-step-again = See step { $step } again

paused-page = Your place is saved
paused-title = Go. Your place is saved.
paused-nothing-lost = Nothing is lost, even what you had not finished answering. There is no time limit.
saved-at = Saved at { $time }
paused-here = When you come back here
paused-lesson = Lesson
paused-on = You were on
paused-step = Step { $step } of { $total }, { $title }
paused-read = You had just read
paused-left = Left to do
about-minutes = { $count ->
    [0] Under a minute
    [one] About 1 minute
   *[other] About { $count } minutes
}
shared-computer = This is a shared computer
shared-computer-help = Sign out so that the next person does not see your lessons. Your place stays saved.
sign-out-here = Sign out here
phone-title = On your phone
phone-qr = QR code that opens this lesson on your phone
phone-help = Point your phone’s camera here. It opens this step, signed in. The code works once, for 15 minutes.
phone-mail = Email me a link instead
keep-title = Keep your place longer
keep-day = Without an account your place is kept on this device for a day.
keep-sign-in = Sign in to keep it

done-page = Done: { $title }
done-kicker = Done
done-can = You can now { $objective }.
done-minutes = { $minutes } minutes go to { $topic }.
done-see-record = See my record
done-keep-title = Keep what you did
done-keep = Sign in within a day, and this lesson counts for you.
done-module = { $done } of { $total } lessons done.
done-module-ready = All lessons are done. The evaluation is open.
done-to-evaluation = Go to the evaluation
done-for-now = Done for now
done-plan = What you mean to do

all-back = Back to the lesson
all-title = { $title }, the whole lesson
all-answers = Answers and reasons
all-answer = Step { $step }

evaluation-title = Evaluation: { $module }
evaluation-not-yet = { $count ->
    [one] One lesson is still to do. The evaluation opens after it.
   *[other] { $count } lessons are still to do. The evaluation opens after them.
}
evaluation-to-module = Back to the module
evaluation-taken-again = You are taking this module again. What you have from last time stays as it is.
evaluation-about = { $count } questions, about { $minutes } minutes. Answers are explained after you send them. You can try as often as you like.
pass-all = You pass when all answers are right.
pass-percent = You pass when { $percent } percent of the answers are right.
evaluation-choose = Choose one answer to each question, unless it asks for more.
evaluation-several = { $count ->
    [2] Choose two.
    [3] Choose three.
    [4] Choose four.
   *[other] Choose { $count }.
}
evaluation-open = Question { $number } has no answer yet.
evaluation-no-answer = This question has no answer yet.
evaluation-passed = You passed
evaluation-not-passed = Not quite there yet
evaluation-right = { $right } of { $count } answers are right.
evaluation-again-help = Read the reasons, then try again. Your answers are kept.
evaluation-question = Question { $number }.
evaluation-read-lesson = Read the lesson again: { $title }
evaluation-to-feedback = One last page: tell us how it was

feedback-title = How was it? { $module }
feedback-about = Under a minute. The association reads the answers together, not by name. After this the module is complete and your certificate is made.
feedback-open = { $count ->
    [one] One question still needs a number.
   *[other] { $count } questions still need a number.
}
feedback-optional = You can leave this empty.
feedback-scale = 1 means { $low }, 5 means { $high }.
feedback-send = Send and finish the module

module-done-title = You finished { $module }
module-done-seal = Finished
module-done-minutes = { $minutes } minutes are in your record.
module-done-no-credit = No credit
module-done-why = How we got this
module-done-certificate = See your certificate
module-done-record = My record
module-done-code = Anyone can check it with the code { $code }.

# Engaged time, as the devices measured it.
done-time = You were at it for about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}. Only this total is kept, so that we learn how long lessons take. It changes nothing about your credit.
earlier-draft = On another device you had begun with: “{ $answer }”.

# What a device kept without the network.
sync-somebody-else = This was kept on the device for somebody else. It waits until they sign in.
sync-too-old = This is older than 90 days.
sync-unknown-lesson = This lesson is not known here.
sync-no-fit = This answer does not fit its step.
evaluation-only-english = The questions of this evaluation are in English only.
recording-transcript = Transcript
recording-captions = Captions
audio-size = Audio, { $kb } kB. It loads when you press play, and the transcript says the same.
video-size = Video, { $kb } kB. It loads when you press play, and the transcript says the same.
