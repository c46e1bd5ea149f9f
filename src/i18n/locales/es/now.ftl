# Después de una lección.
now-title = ¿Y ahora?
now-left = { $minutes ->
    [one] Queda cerca de 1 minuto del tiempo que eligió. Esto cabe:
   *[other] Quedan unos { $minutes } minutos del tiempo que eligió. Esto cabe:
}
now-nothing-fits = { $minutes ->
    [one] Queda cerca de 1 minuto del tiempo que eligió. Ninguna lección es tan corta. Usted hizo lo que vino a hacer.
   *[other] Quedan unos { $minutes } minutos del tiempo que eligió. Ninguna otra lección es tan corta. Usted hizo lo que vino a hacer.
}
now-over = El tiempo que eligió terminó. Esto le espera para el próximo rato tranquilo:
now-whenever = Si tiene unos minutos más:
now-lesson = { $title }, { $minutes } minutos
now-start = Empezar { $title }, { $minutes } minutos
now-next-in = Sigue en { $module }
privacy-cookies-5 = Una guarda el tiempo que eligió y hasta cuándo lo tiene. Termina una hora después.
now-due = { $count ->
    [one] Responder 1 pregunta
   *[other] Responder { $count } preguntas
} de lecciones anteriores, { $minutes ->
    [one] 1 minuto
   *[other] unos { $minutes } minutos
}
