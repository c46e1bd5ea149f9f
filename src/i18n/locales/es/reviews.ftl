# Repasos: preguntas que vuelven.
review-title = Fecha de devolución
review-lead = Una o dos preguntas de lecciones que ya hizo, antes de que se borren. Cinco al día como máximo, unos dos minutos. Nunca cambian su crédito.
review-slip = Fecha de devolución
review-today = Hoy
review-of = { $title }: { $count ->
    [one] 1 pregunta
   *[other] { $count } preguntas
}
review-begin = { $count ->
    [one] Responder 1 pregunta
   *[other] Responder { $count } preguntas
}
review-all = Ver todas
review-nothing = No hay nada pendiente. Muy bien.
review-next-comes = La próxima pregunta llega { $when }.
review-none-yet = Las preguntas llegan aquí después de responder algunas en una lección.
review-find = Buscar una lección
review-fading = Lo que es probable que olvide
review-fading-help = Es un cálculo según cuándo y cómo respondió. Lo que se olvidó vuelve pronto.
review-lesson = Lección
review-memory = Memoria
review-due = Vuelve
review-fresh = Fresca
review-firm = Sigue ahí
review-slipping = Se va borrando
review-likely-gone = Quizá olvidada
review-is-off = No le preguntamos. No se pierde nada y puede volver a empezar cuando quiera.
review-switch-off = No me pregunten más
review-switch-on = Vuelvan a preguntarme
review-switch-help = Usted decide. No cambia nada en su historial.
review-page = Repaso: { $title }
review-from = De «{ $title }»
review-not-now = Ahora no
review-again = Le haremos esta pregunta otra vez { $when }.
review-again-why = Lo que vuelve después de unos días se queda más tiempo. Nunca cuenta en su contra.
review-next = { $count ->
    [one] Responder la última pregunta
   *[other] Siguiente pregunta, faltan { $count }
}
review-done = Eso fue todo por hoy.
review-back = Volver a las lecciones
review-see-lesson = Ver la lección
review-before = { $count ->
    [one] Hoy le toca 1 pregunta de lecciones anteriores.
   *[other] Hoy le tocan { $count } preguntas de lecciones anteriores.
}
review-before-link = Responder primero, { $minutes ->
    [one] 1 minuto
   *[other] unos { $minutes } minutos
}
when-today = hoy
when-tomorrow = mañana
when-on = el { $day }
