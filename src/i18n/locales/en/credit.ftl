# Credit and why it is so much.
unit-contact-hour = { $count ->
    [one] contact hour
   *[other] contact hours
}
rule-contact-hours-of-60 = Contact hours of 60 minutes
credit-sum = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} at { $per } minutes to the { $unit } { $minutes ->
    [one] makes
   *[other] make
} { $credit } { $units } ({ $minutes } / { $per }{ $kept ->
    [tenth] , kept to the tenth
    [hundredth] , kept to the hundredth
    [thousandth] , kept to the thousandth
   *[exact] { "" }
}).
credit-taken-back = Taken back: { $sum }
credit-too-short = Too short to count: { $minutes }, and the rule asks for at least { $least }. Add it to a module.
credit-outside-module = A lesson on its own does not earn credit. Finish a module that holds it, and it counts.
credit-pool-too-short = Lessons outside a module count together. So far they are { $all }, and the rule asks for at least { $least }.
credit-before-rules = This was on { $date }, but these rules begin on { $first }. The authority decides which rules count it.
credit-after-rules = This was on { $date }, but these rules ended on { $last }. The authority decides which rules count it.
unit-stated = { $unit ->
    [semester_hour] { $count ->
        [one] semester hour
       *[other] semester hours
    }
    [quarter_hour] { $count ->
        [one] quarter hour
       *[other] quarter hours
    }
    [ceu] { $count ->
        [one] CEU
       *[other] CEUs
    }
    [clock_hour] { $count ->
        [one] clock hour
       *[other] clock hours
    }
    [course] { $count ->
        [one] course
       *[other] courses
    }
   *[video] { $count ->
        [one] video
       *[other] videos
    }
}
credit-step = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} at { $per } minutes to the { $unit } { $minutes ->
    [one] makes
   *[other] make
} { $credit } { $units } ({ $minutes } / { $per }, { $way ->
    [down] down to a step of
   *[nearest] to the nearest step of
} { $step }).
credit-band = { $minutes ->
    [one] 1 minute makes
   *[other] { $minutes } minutes make
} { $amount }, as everything from { $from } to { $to } does.
credit-counted = It counts as { $amount }.
credit-converted = { $quantity } { $stated } at { $factor } to the { $one } make { $amount }.
credit-together = Counted together with { $before } before, { $length } bring it to { $all }, which adds { $amount }.
credit-pooled = Lessons outside a module count together: { $before } before and these { $length } make { $all }, so this one adds { $amount }.
credit-decided = Decided where the rule leaves it open: { $amount }. { $reason }
credit-decided-by = Decided by { $by } on { $date }: { $amount }. { $reason }
credit-decided-none = no credit
credit-open = Waiting for the authority to decide
credit-repeated = Left out: { $length } that count already in this period.
credit-multiplied = { $role ->
    [presenter] For presenting
    [roundtable] For a round table
   *[author] For writing
}, it counts { $factor } times.
credit-capped = “{ $cap }” counts up to { $most }, so { $by } is left out.
credit-leaves = That leaves { $amount }.
credit-kind = { $kind ->
    [course] a course
    [webinar] a webinar
    [workshop] a workshop
    [conference] a conference session
    [academic] a course for college credit
    [presenting] presenting
    [roundtable] a round table
    [authoring] writing for publication
    [visit] a visit to a library
    [committee] committee work
    [reading] professional reading
    [leadership] leadership
    [meeting] a business meeting
    [event] a talk, luncheon or demonstration
    [video] a short video
   *[city_training] city government training
}
credit-counts-already = It counts already in this period, and it counts once.
credit-rest-too-short = Part of it counts already in this period, and { $left } on their own are too short.
credit-engaged = The rule asks for at least { $share } of its minutes, and the measured time is { $length }.
credit-not-engaged = The rule asks for at least { $share } of its minutes, and it was done faster.
credit-outside-period = This was on { $date }, and the period runs from { $first } to { $last }.
credit-in-extended = It counts in the period before, which was extended to { $to }, and so not in this one.
credit-in-next = This period was extended. What it does not need or cannot use counts in the next one, which began on { $first }.
credit-not-a-member = This was on { $date }, when this person was not on the board.
credit-kind-excluded = The rule does not count { $kind }.
credit-onboarding = The rule does not count what introduces new people to the job.
credit-basic-skill = The rule does not count basic skills.
credit-approved-too-late = It was approved on { $date }, and the rule asks for that before it is done.
credit-too-often = { $role ->
    [presenter] For presenting
    [roundtable] For a round table
   *[author] For writing
}, the same topic counts { $times ->
    [1] once
    [2] twice
   *[other] { $times } times
} in a period.
credit-was-taken-back = This was taken back later, so it counts nothing.
credit-takes-back = This takes back an earlier entry, and both count nothing.
credit-nothing-to-take-back = This takes back an entry that is not in this period.
credit-undefined = No rule says what { $length } make. To ask the authority: { $question }
credit-nothing-said = No rule says what { $length } make. The authority decides.
credit-mode-open = No rule says how this counts. To ask the authority: { $question }
credit-kind-open = No rule says whether { $kind } counts. The authority decides.
credit-no-equivalence = No rule says what a { $unit } makes. The authority decides.
credit-not-approved = The rule asks for approval before it is done. The authority decides whether it counts.
credit-late = It was reported after { $days } days, and the rule asks for { $within }. It counts when somebody with the right to do so gives a reason.
