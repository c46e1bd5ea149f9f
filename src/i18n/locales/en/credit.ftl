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
credit-before-rules = This was on { $date }, but these rules begin on { $first }. The authority decides which rules count it.
credit-after-rules = This was on { $date }, but these rules ended on { $last }. The authority decides which rules count it.
