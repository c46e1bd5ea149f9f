# How cohorts, their days and their people's standing are said, wherever they are shown.
cohort-hours = { $hours } horas
cohort-span = Del { $first } al { $last }
cohort-span-open = Desde el { $first }
cohort-slot = { $weekday } { $date }, { $time }
cohort-every-day = todos los días
cohort-and = { $first } y { $last }
mondays = los lunes
tuesdays = los martes
wednesdays = los miércoles
thursdays = los jueves
fridays = los viernes
saturdays = los sábados
sundays = los domingos

standing-finished = Terminó
standing-on-track = A buen ritmo
standing-behind = Un poco por detrás
standing-active = En actividad
standing-quiet = { $weeks ->
    [one] 1 semana sin actividad
   *[other] { $weeks } semanas sin actividad
}
standing-not-started = Sin empezar

cohort-seen = { $person } ve su nombre, su biblioteca y su correo, los días de sus lecciones en este itinerario y sus minutos. { $person } no ve sus respuestas, ni sus notas, ni lo que usted lee en otras partes.
cohort-digest-off = Este grupo no recibe resúmenes por correo.
cohort-digest-over = No habrá más resúmenes por correo: el grupo terminó.
cohort-name-taken = Hay muchos grupos con este nombre. Elija otro.
cohort-mine = { $count ->
    [one] Su grupo
   *[other] Sus grupos
}
