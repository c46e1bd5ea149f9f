# What the rules leave open, and whoever answers for them decides
association-questions = What training is worth where the rules of a program do not say it.
questions-title = Open questions
questions-lead = Here the rules leave it to you what training is worth, or whether it was approved or may be late. Until you decide, it counts nothing, and the learner sees that it waits.
questions-waiting = { $count ->
    [0] Nothing is waiting.
    [one] 1 entry is waiting.
   *[other] { $count } entries are waiting, the oldest training first.
}
questions-link = { $count ->
    [0] Open questions
   *[other] Open questions ({ $count })
}
questions-empty = Nothing is waiting. Training comes here when somebody in a program has done something that its rules leave open.
questions-source = The rules are read here:

question-board = for the board “{ $board }”
question-training = The training
question-day = Day
question-length = Length
question-kind = Kind
question-open = What is open
question-now = What holds now
question-by-itself = By its length alone, the rules come to this:
question-correct = Correct the decision
question-decision = What do you decide?
question-decision-credit = Give credit
question-decision-none = No credit
question-decision-empty = Choose what you decide.
question-amount = How many { $unit }?
question-amount-hint = In steps of { $step }, { $most } at most. Leave it empty for no credit.
question-amount-empty = Say how much, or choose “No credit”.
question-amount-bad = Write a number such as { $step }, with a point and no more than three decimals.
question-amount-least = Write more than 0, or choose “No credit”.
question-amount-step = The rules count in steps of { $step }.
question-amount-most = This training can make { $most } at most.
question-amount-none = You chose no credit. Leave this empty, or choose “Give credit”.
question-heading = Under which heading?
question-heading-hint = The rules leave it open, and what has to be earned under a heading depends on it.
question-heading-empty = Choose the heading that the credit counts under.
question-reason = Why?
question-reason-empty = Say why. The learner reads it, and it stays with the record.
question-save = Decide
question-own = This is your own training, or that of your board. Somebody else decides on it.
question-settled = This period was accepted, or nothing had to be earned in it. To decide now, give the period back first.
question-overtaken = There is nothing to decide any more: this was taken back, or it counts nothing for another reason.
question-done-credit = Decided. The credit is on the record.
question-done-none = Decided. The record says that there is no credit, and why.
question-done-already = Somebody else decided first, so nothing has changed. Their decision is below. What you typed is still in the form: send it again to correct theirs.
question-done-settled = Nothing has changed: the period is settled.
question-done-overtaken = Nothing has changed: there is nothing to decide any more.
mail-question-subject = Decided: “{ $title }”
mail-question-credit = On { $date }, { $organization } decided that “{ $title }” is worth { $amount } in { $program }.
mail-question-none = On { $date }, { $organization } decided that “{ $title }” gives no credit in { $program }.
mail-question-corrected = This takes the place of what was decided before.
mail-question-look = See where you stand
