# How checks are asked.
check-true = True
check-false = False
check-truth = Say whether it is true, and choose the reason. You can try again as often as you like.
check-why = Why?
check-spots = The numbers on the picture go with the answers below it.
check-your-answer = Your answer
check-your-answer-in = Your answer, in { $unit }
check-number = Digits, such as 12 or 1.5. You can try again as often as you like.
check-text = A word or a few. Capitals and accents make no difference. You can try again as often as you like.
check-order = Give each line its place, 1 to { $count }. You can try again as often as you like.
check-place = Place
check-match = Choose what belongs to each line. You can try again as often as you like.
check-pick = Choose
check-gaps = Choose the missing words. You can try again as often as you like.
check-gap = Gap { $number }
check-path = Choose one. What happens next depends on it, and you can play it again.
check-path-do = Do this
check-path-you = You chose:
check-in-place = In its place
check-out-of-place = You gave it place { $place }

check-hint = Hint { $number } of { $count }.
check-give-hint = Give me a hint
check-more-hint = Give me another hint
check-sure = How sure are you?
check-sure-hint = You can leave this open.
check-sure-guess = Guessing
check-sure-fairly = Fairly sure
check-sure-certain = Certain

# What is missing.
check-truth-first = Choose true or false, and a reason. A guess is fine.
check-number-first = Type one number in digits first, such as 12 or 1.5. A guess is fine.
check-text-first = Type a word or two first. A guess is fine.
check-order-first = Give every line a place, and each place to one line. A guess is fine.
check-match-first = Choose something for every line first. A guess is fine.
check-gaps-first = Fill every gap first. A guess is fine.
check-path-first = Choose what to do first. A guess is fine.
