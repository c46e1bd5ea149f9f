# The message
digest-day = { $weekday } { $date }
digest-number = { $count ->
    [1] un
    [2] dos
    [3] tres
    [4] cuatro
    [5] cinco
    [6] seis
    [7] siete
    [8] ocho
    [9] nueve
    [10] diez
   *[other] { $count }
}
digest-heading = { $name }, ¿tiene { $number } { $count ->
    [one] minuto
   *[other] minutos
}?
digest-heading-note = { $name }, una nota de { $person }
digest-subject-note = Una nota de { $person }
digest-intro-lesson = Esta es una lección que cabe en ese tiempo. Si le llaman al mostrador, su lugar queda guardado.
digest-intro-carry-on = Usted empezó esta lección, y su lugar está guardado. Quizá tome menos que esto.
digest-intro-evaluation = Ya hizo todas las lecciones de este módulo. Estas preguntas lo cierran.
digest-meta = { $minutes }.
digest-meta-credit = { $minutes }, cuenta para EC.
digest-start = Empezar la lección
digest-carry-on = Seguir
digest-evaluation = Responder las preguntas
digest-so-far = { $minutes } de { $of }
digest-finished = Usted terminó { $pathway }.
digest-to-go = Faltan { $left }.
digest-to-go-by = Faltan { $left } hasta el { $date }. { $lessons ->
    [0] Ya casi llega.
    [one] Con una lección de diez minutos por semana llega.
   *[other] Con { $lessons } lecciones de diez minutos por semana llega.
}
digest-note = Una nota de { $person }
digest-reply = También puede solo responder a este correo. Le llega a { $person }.
digest-monthly = Hace tiempo que no le vemos, así que esto llega ahora una vez al mes. Abra una lección y llega como antes.
digest-last = Hace tiempo que no le vemos, así que este es el último. Abra una lección y vuelven a llegar.
digest-why = Usted recibe esto { $days } porque se unió a { $cohort }.
digest-change = Cambiar qué correos recibe
digest-stop = Detener estos correos
digest-untracked = No registramos quién abre este correo.

# Stopping
stop-title = ¿Detener estos correos?
stop = Usted recibe un resumen por correo de { $cohort }. Aunque lo detenga, sigue en el grupo.
stop-button = Detener estos correos
stop-done-title = Ya no recibirá estos correos
stop-done = Detuvimos para usted el resumen por correo de { $cohort }. Sigue en el grupo, y sus lecciones están donde las dejó.
stop-undo = Enviarlos otra vez
stop-change = Ver todos los correos que recibe

# Which emails someone gets
email-title = Correos que recibe
email-about = Un resumen trae una lección que cabe en su tiempo, cuánto lleva y una nota, si la hay. Sin novedades no se envía. No registramos quién lo abre.
email-saved = Guardado.
email-empty-title = Ningún resumen
email-empty = Usted no está en ningún grupo. Cuando se una a uno, aquí elige qué le envía.
email-empty-lessons = Buscar una lección
email-none = Este grupo no envía resúmenes.
email-on = Usted recibe su resumen { $days }.
email-off = Usted detuvo su resumen. Sale { $days }.
email-stop = Detener el resumen
email-start = Enviarme el resumen

# The coordinator's page of a digest
preview-title = Resumen por correo de { $cohort }
preview-heading = Próximo resumen
preview-next = { $slot }, { $zone }, y después { $days }.
preview-about = Esto es lo que usted recibiría si acabara de unirse. Cada integrante lee sobre su próxima lección y sus propios minutos. Quien no tiene novedades no recibe correo.
preview-note = Escribir una nota
preview-days = Cambiar los días
preview-text = El mensaje como texto
preview-subject = Asunto
preview-html = Verlo como lo muestran los programas de correo
preview-test = Enviarme una prueba
preview-test-hint = Un mensaje a { $email }.
preview-tested = Una prueba va en camino a { $email }.
preview-runs = Resúmenes hasta ahora
preview-runs-none = Todavía no ha salido ninguno.
preview-run-slot = Cuándo
preview-run-members = Integrantes
preview-run-messages = Mensajes
preview-run-became = Qué pasó con ellos
preview-run-missed = Se omitió: el servidor estuvo apagado más de un día
preview-run-no-news = Nadie tenía novedades
preview-run-counts = { $sent } enviados{ $waiting ->
    [0] { "" }
   *[other] , { $waiting } en camino
}{ $refused ->
    [0] { "" }
   *[other] , { $refused } no se pudieron enviar
}
preview-refused = Lo que no se pudo enviar
digest-due-heading = Fecha de devolución
digest-due = { $count ->
    [one] Toca 1 pregunta de una lección anterior. Toma menos de un minuto.
   *[other] Tocan { $count } preguntas de lecciones anteriores. Toman unos dos minutos.
}
digest-due-link = Responder ahora
digest-heading-due = { $name }, { $count ->
    [one] toca 1 pregunta
   *[other] tocan { $count } preguntas
}
digest-subject-due = { $count ->
    [one] Toca 1 pregunta
   *[other] Tocan { $count } preguntas
}
digest-ends-heading = Lo que termina pronto
digest-ends-link = Vea con qué llenarlo
