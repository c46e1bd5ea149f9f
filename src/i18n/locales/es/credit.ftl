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
credit-pool-too-short = Las lecciones fuera de un módulo cuentan juntas. Hasta ahora son { $all }, y la regla pide al menos { $least }.
credit-before-rules = Esto fue el { $date }, pero estas reglas empiezan el { $first }. La autoridad decide qué reglas lo cuentan.
credit-after-rules = Esto fue el { $date }, pero estas reglas terminaron el { $last }. La autoridad decide qué reglas lo cuentan.
unit-stated = { $unit ->
    [semester_hour] { $count ->
        [one] hora de semestre
       *[other] horas de semestre
    }
    [quarter_hour] { $count ->
        [one] hora de trimestre
       *[other] horas de trimestre
    }
    [ceu] { $count ->
        [one] CEU
       *[other] CEU
    }
    [clock_hour] { $count ->
        [one] hora de reloj
       *[other] horas de reloj
    }
    [course] { $count ->
        [one] curso
       *[other] cursos
    }
   *[video] { $count ->
        [one] video
       *[other] videos
    }
}
credit-step = { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}, a { $per } minutos por { $unit }, { $minutes ->
    [one] es
   *[other] son
} { $credit } { $units } ({ $minutes } / { $per }, { $way ->
    [down] redondeado hacia abajo en pasos de
   *[nearest] redondeado al paso más cercano de
} { $step }).
credit-band = { $minutes ->
    [one] 1 minuto es
   *[other] { $minutes } minutos son
} { $amount }, como todo lo que dura de { $from } a { $to }.
credit-counted = Cuenta como { $amount }.
credit-converted = { $quantity } { $stated }, a { $factor } por { $one }, son { $amount }.
credit-together = Junto con { $before } anteriores, { $length } llevan la suma a { $all }, y eso agrega { $amount }.
credit-pooled = Las lecciones fuera de un módulo cuentan juntas: { $before } anteriores y estos { $length } son { $all }, así que esta agrega { $amount }.
credit-decided = Se decidió donde la regla no lo dice: { $amount }. { $reason }
credit-decided-by = Decisión de { $by } del { $date }: { $amount }. { $reason }
credit-decided-none = sin crédito
credit-open = La autoridad aún debe decidir
credit-repeated = No entran: { $length } que ya cuentan en este período.
credit-multiplied = { $role ->
    [presenter] Por presentar
    [roundtable] Por una mesa redonda
   *[author] Por escribir
}, cuenta { $factor } veces.
credit-capped = «{ $cap }» cuenta hasta { $most }, así que no entra { $by }.
credit-leaves = Quedan { $amount }.
credit-kind = { $kind ->
    [course] un curso
    [webinar] un seminario web
    [workshop] un taller
    [conference] una sesión de congreso
    [academic] un curso universitario con créditos
    [presenting] una presentación propia
    [roundtable] una mesa redonda
    [authoring] escribir para publicar
    [visit] una visita a una biblioteca
    [committee] el trabajo en un comité
    [reading] la lectura profesional
    [leadership] el liderazgo
    [meeting] una reunión administrativa
    [event] una charla, un almuerzo o una demostración
    [video] un video corto
   *[city_training] la formación del gobierno municipal
}
credit-counts-already = Ya cuenta en este período, y cuenta una sola vez.
credit-rest-too-short = Una parte ya cuenta en este período, y los { $left } que quedan son muy pocos.
credit-engaged = La regla pide al menos { $share } de sus minutos, y el tiempo medido es de { $length }.
credit-not-engaged = La regla pide al menos { $share } de sus minutos, y se hizo en menos tiempo.
credit-outside-period = Esto fue el { $date }, y el período va del { $first } al { $last }.
credit-in-extended = Cuenta en el período anterior, que se extendió hasta el { $to }, y por eso no en este.
credit-in-next = Este período se extendió. Lo que no necesita o no puede usar cuenta en el siguiente, que empezó el { $first }.
credit-not-a-member = Esto fue el { $date }, cuando esta persona no estaba en la junta.
credit-kind-excluded = La regla no cuenta { $kind }.
credit-onboarding = La regla no cuenta lo que introduce al trabajo a personas nuevas.
credit-basic-skill = La regla no cuenta las habilidades básicas.
credit-approved-too-late = Se aprobó el { $date }, y la regla pide que sea antes de hacerlo.
credit-too-often = { $role ->
    [presenter] Por presentar
    [roundtable] Por una mesa redonda
   *[author] Por escribir
}, el mismo tema cuenta { $times ->
    [1] una vez
    [2] dos veces
   *[other] { $times } veces
} en un período.
credit-was-taken-back = Esto se descontó después, así que no cuenta nada.
credit-takes-back = Esto descuenta una entrada anterior, y ninguna de las dos cuenta.
credit-nothing-to-take-back = Esto descuenta una entrada que no está en este período.
credit-undefined = Ninguna regla dice cuánto valen { $length }. Para preguntar a la autoridad: { $question }
credit-nothing-said = Ninguna regla dice cuánto valen { $length }. La autoridad decide.
credit-mode-open = Ninguna regla dice cómo cuenta esto. Para preguntar a la autoridad: { $question }
credit-kind-open = Ninguna regla dice si cuenta { $kind }. La autoridad decide.
credit-no-equivalence = Ninguna regla dice cuánto vale un { $unit }. La autoridad decide.
credit-not-approved = La regla pide que se apruebe antes de hacerlo. La autoridad decide si cuenta.
credit-late = Se informó después de { $days } días, y la regla pide { $within }. Cuenta cuando alguien con derecho a decidirlo da una razón.
