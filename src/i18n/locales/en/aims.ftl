# The goal for the week.
goal-title = My goal for the week
goal-free = You have no goal for the week. Learn whenever it suits you.
goal-resting = Your goal rests until you come back. Nothing is lost.
goal-open = { $goal ->
    [one] Your goal is 1 lesson this week. There is time until Sunday.
   *[other] Your goal is { $goal } lessons this week. There is time until Sunday.
}
goal-begun = { $done } of { $goal } lessons this week.
goal-reached = { $done ->
    [one] You reached your goal for this week with 1 lesson.
   *[other] You reached your goal for this week with { $done } lessons.
}
goal-change = Change my goal
goal-label = Lessons a week
goal-count = { $count ->
    [0] No goal
    [one] 1 lesson
   *[other] { $count } lessons
}
goal-save = Save the goal
goal-rest = Rest until I come back
goal-back = I am back
goal-rest-hint = A goal can rest as long as you like. The next lesson you finish takes it up again.

# What a learner meant to do at the desk, asked back.
intention-title = What became of it?
intention-wrote = On { $date }, after “{ $title }”, you wrote:
intention-done = Done
intention-not-yet = Not yet
intention-not-useful = Not useful
intention-hint = Only you see this. After “Not yet” we ask once more, in two weeks.
intention-last = Only you see this. We will not ask again.
done-plan-asked = In two weeks the home page asks you what became of it.
