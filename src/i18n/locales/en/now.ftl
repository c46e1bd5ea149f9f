# After a lesson.
now-title = What now?
now-left = { $minutes ->
    [one] About 1 minute of the time you picked is left. This fits:
   *[other] About { $minutes } minutes of the time you picked are left. This fits:
}
now-nothing-fits = { $minutes ->
    [one] About 1 minute of the time you picked is left. No lesson is that short. You did what you came for.
   *[other] About { $minutes } minutes of the time you picked are left. No other lesson is that short. You did what you came for.
}
now-over = The time you picked is over. This waits for the next quiet patch:
now-whenever = If you have a few more minutes:
now-lesson = { $title }, { $minutes } minutes
now-start = Start { $title }, { $minutes } minutes
now-next-in = Next in { $module }
privacy-cookies-5 = One keeps the time you picked, and until when you have it. It ends an hour after that.
now-due = { $count ->
    [one] Answer 1 question
   *[other] Answer { $count } questions
} from earlier lessons, about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
