# Credit and why it is so much.
unit-contact-hour = { $count ->
    [one] hora de educación continua
   *[other] horas de educación continua
}
rule-contact-hours-of-60 = Horas de educación continua de 60 minutos
credit-sum = { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}, a { $per } minutos por { $unit }, { $minutes ->
    [one] es
   *[other] son
} { $credit } { $units } ({ $minutes } / { $per }{ $kept ->
    [tenth] , redondeado a la décima
    [hundredth] , redondeado a la centésima
    [thousandth] , redondeado a la milésima
   *[exact] { "" }
}).
credit-taken-back = Se descuenta: { $sum }
credit-too-short = Es demasiado corto para contar: { $minutes }, y la regla pide al menos { $least }. Súmelo a un módulo.
credit-outside-module = Una lección suelta no da crédito. Termine un módulo que la incluya, y contará.
credit-before-rules = Esto fue el { $date }, pero estas reglas empiezan el { $first }. La autoridad decide qué reglas lo cuentan.
credit-after-rules = Esto fue el { $date }, pero estas reglas terminaron el { $last }. La autoridad decide qué reglas lo cuentan.
