# La meta de la semana.
goal-title = Mi meta de la semana
goal-free = No tiene una meta para la semana. Aprenda cuando le venga bien.
goal-resting = Su meta descansa hasta que usted vuelva. No se pierde nada.
goal-open = { $goal ->
    [one] Su meta es 1 lección esta semana. Hay tiempo hasta el domingo.
   *[other] Su meta es { $goal } lecciones esta semana. Hay tiempo hasta el domingo.
}
goal-begun = { $done } de { $goal } lecciones esta semana.
goal-reached = { $done ->
    [one] Alcanzó su meta de esta semana con 1 lección.
   *[other] Alcanzó su meta de esta semana con { $done } lecciones.
}
goal-change = Cambiar mi meta
goal-label = Lecciones por semana
goal-count = { $count ->
    [0] Sin meta
    [one] 1 lección
   *[other] { $count } lecciones
}
goal-save = Guardar la meta
goal-rest = Descansar hasta que vuelva
goal-back = Ya volví
goal-rest-hint = Una meta puede descansar todo el tiempo que quiera. La próxima lección que termine la retoma.

# Lo que alguien se propuso hacer en su mostrador, preguntado después.
intention-title = ¿Qué pasó con esto?
intention-wrote = El { $date }, después de «{ $title }», usted escribió:
intention-done = Hecho
intention-not-yet = Todavía no
intention-not-useful = No fue útil
intention-hint = Solo usted ve esto. Después de «Todavía no» preguntamos una vez más, en dos semanas.
intention-last = Solo usted ve esto. No volveremos a preguntar.
done-plan-asked = En dos semanas, la página de inicio le pregunta qué pasó con esto.
