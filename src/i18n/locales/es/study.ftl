# The lesson player.
carry-on = Seguir
continue = Continuar
finish-lesson = Terminar la lección
save-my-place = Guardar mi lugar
saving = Guardando…
could-not-save = No se pudo guardar.
check-my-answer = Revisar mi respuesta
check-my-answers = Revisar mis respuestas
compare-with-ours = Comparar con la nuestra
try-it-again = Intentarlo otra vez
read-case-again = Leer el texto otra vez
sources = Fuentes de esta página
read-on = Leída el { $date }.
legal-note = Información general, no asesoría legal. Consulte la ley de su estado y la política de su junta directiva.
keyboard-title = El teclado y otras formas de usar esta página
keyboard-help = Las flechas pasan de una respuesta a otra, los números del 1 al 9 eligen una, Intro envía. Escape guarda su lugar y despeja la pantalla. Con Tab se llega a todo. También puede
keyboard-all = leer o imprimir toda la lección en una sola página.

cover-after = Al terminar, usted podrá { $objective }.
cover-begin = Empezar
cover-length = { $minutes } minutos en { $steps } pasos cortos. Pare cuando lo llamen al mostrador: su lugar queda guardado.
cover-start = Empezar
cover-kept = Su lugar está guardado: paso { $step } de { $total }.
cover-done = Usted terminó esta lección.
cover-done-again = Léala otra vez cuantas veces quiera. Cuenta una vez.
cover-see-done = Ver para qué contó
cover-read-again = Leerla otra vez
cover-changed = Esta lección se revisó después de que usted la empezó. Usted termina la versión que empezó.
cover-sign-in-first = Esta lección necesita una cuenta, para poder guardar sus respuestas.
cover-sign-in = Entrar para empezar
cover-minutes = Duración
cover-part-of = Parte de
cover-author = Escrita por
cover-reviewed = Última revisión
cover-license = Licencia
cover-all = Leer o imprimir toda la lección en una sola página

step-title = Paso { $step } de { $total }: { $title }.
step-of = Paso { $step } de { $total }
choose-one = Elija una. Puede intentarlo cuantas veces quiera.
choose-several = { $count ->
    [2] Elija dos. Puede intentarlo cuantas veces quiera.
    [3] Elija tres. Puede intentarlo cuantas veces quiera.
    [4] Elija cuatro. Puede intentarlo cuantas veces quiera.
   *[other] Elija { $count }. Puede intentarlo cuantas veces quiera.
}
choose-one-first = Elija primero una respuesta. Vale adivinar.
choose-some-first = Elija primero sus respuestas. Vale adivinar.
verdict-right = Correcto.
verdict-partly = En parte. Le decimos por qué.
verdict-not-quite = Todavía no. Le decimos por qué.
your-answer = Su respuesta
better-answer = Una respuesta mejor
why-not-others = { $count ->
    [one] ¿Por qué no la otra?
    [2] ¿Por qué no las otras dos?
    [3] ¿Por qué no las otras tres?
   *[other] ¿Por qué no las otras?
}
reflection-hint = Con sus propias palabras. Solo usted lo ve. Puede dejarlo vacío.
thanks-compare = Gracias. Compare con la nuestra.
your-words = Lo que usted escribió
our-words = Nuestra respuesta
try-it-title = Pruébelo en su mostrador
try-it-hint = Marque lo que piensa hacer. Nadie lo revisa.
plan-title = Cuando esto pase en mi mostrador, yo…
plan-hint = Una frase para usted, si quiere. Solo usted la ve.
welcome-back = Qué gusto verle de nuevo. Todo está donde lo dejó.
you-had-just-read = Usted acababa de leer: { $fact }
you-had-picked = Usted había empezado a responder: { $answer }
see-step-again = Ver otra vez el paso { $step }

paused-page = Su lugar está guardado
paused-title = Vaya. Su lugar está guardado.
paused-nothing-lost = Nada se pierde, ni siquiera lo que no terminó de responder. No hay límite de tiempo.
saved-at = Guardado a las { $time }
paused-here = Cuando vuelva aquí
paused-lesson = Lección
paused-on = Usted estaba en
paused-step = Paso { $step } de { $total }, { $title }
paused-read = Usted acababa de leer
paused-left = Le falta
about-minutes = { $count ->
    [0] Menos de un minuto
    [one] Cerca de 1 minuto
   *[other] Unos { $count } minutos
}
shared-computer = Esta computadora es compartida
shared-computer-help = Cierre la sesión para que la próxima persona no vea sus lecciones. Su lugar sigue guardado.
sign-out-here = Cerrar sesión aquí
phone-title = En su teléfono
phone-qr = Código QR que abre esta lección en su teléfono
phone-help = Apunte aquí con la cámara de su teléfono. Abre este paso, con su sesión. El código sirve una vez, durante 15 minutos.
phone-mail = Mejor envíenme un enlace por correo
keep-title = Guarde su lugar por más tiempo
keep-day = Sin cuenta, su lugar queda guardado en este dispositivo por un día.
keep-sign-in = Entrar para guardarlo

done-page = Hecho: { $title }
done-kicker = Hecho
done-can = Ahora usted puede { $objective }.
done-minutes = { $minutes } minutos van a { $topic }.
done-see-record = Ver mi historial
done-keep-title = Conserve lo que hizo
done-keep = Entre antes de un día, y esta lección cuenta para usted.
done-module = { $done } de { $total } lecciones hechas.
done-module-ready = Todas las lecciones están hechas. La evaluación final está abierta.
done-to-evaluation = Ir a la evaluación final
done-for-now = Listo por ahora
done-plan = Lo que piensa hacer

all-back = Volver a la lección
all-title = { $title }, la lección completa
all-answers = Respuestas y razones
all-answer = Paso { $step }

evaluation-title = Evaluación final: { $module }
evaluation-not-yet = { $count ->
    [one] Falta una lección. La evaluación final se abre después.
   *[other] Faltan { $count } lecciones. La evaluación final se abre después.
}
evaluation-to-module = Volver al módulo
evaluation-taken-again = Está haciendo este módulo de nuevo. Lo que tiene de la vez anterior queda como está.
evaluation-about = { $count } preguntas, unos { $minutes } minutos. Las respuestas se explican después de enviarlas. Puede intentarlo cuantas veces quiera.
pass-all = Se aprueba cuando todas las respuestas son correctas.
pass-percent = Se aprueba con { $percent } por ciento de respuestas correctas.
evaluation-choose = Elija una respuesta en cada pregunta, a menos que pida más.
evaluation-several = { $count ->
    [2] Elija dos.
    [3] Elija tres.
    [4] Elija cuatro.
   *[other] Elija { $count }.
}
evaluation-open = La pregunta { $number } todavía no tiene respuesta.
evaluation-no-answer = Esta pregunta todavía no tiene respuesta.
evaluation-passed = Aprobó
evaluation-not-passed = Todavía no
evaluation-right = { $right } de { $count } respuestas son correctas.
evaluation-again-help = Lea las razones e inténtelo otra vez. Sus respuestas están guardadas.
evaluation-question = Pregunta { $number }.
evaluation-read-lesson = Leer la lección otra vez: { $title }
evaluation-to-feedback = Una última página: cuéntenos qué le pareció

feedback-title = ¿Qué le pareció? { $module }
feedback-about = Menos de un minuto. La asociación lee las respuestas en conjunto, sin nombres. Después de esto el módulo está completo y se hace su certificado.
feedback-open = { $count ->
    [one] Una pregunta todavía necesita un número.
   *[other] { $count } preguntas todavía necesitan un número.
}
feedback-optional = Puede dejarlo vacío.
feedback-scale = 1 quiere decir { $low }, 5 quiere decir { $high }.
feedback-send = Enviar y terminar el módulo

module-done-title = Usted terminó { $module }
module-done-seal = Terminado
module-done-minutes = { $minutes } minutos están en su historial.
module-done-no-credit = Sin crédito
module-done-why = Cómo llegamos a esto
module-done-certificate = Ver su certificado
module-done-record = Mi historial
module-done-code = Cualquiera puede verificarlo con el código { $code }.

# Engaged time, as the devices measured it.
done-time = Usted le dedicó cerca de { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}. Solo se guarda este total, para saber cuánto toman las lecciones. No cambia nada en su crédito.
earlier-draft = En otro dispositivo usted había empezado con: «{ $answer }».

# What a device kept without the network.
sync-somebody-else = Esto se guardó en el dispositivo para otra persona. Espera hasta que esa persona entre.
sync-too-old = Esto tiene más de 90 días.
sync-unknown-lesson = Esta lección no se conoce aquí.
sync-no-fit = Esta respuesta no corresponde a su paso.
evaluation-only-english = Las preguntas de esta evaluación final están solo en inglés.
recording-transcript = Transcripción
recording-captions = Subtítulos
audio-size = Audio, { $kb } kB. Se carga cuando usted lo inicia, y la transcripción dice lo mismo.
video-size = Video, { $kb } kB. Se carga cuando usted lo inicia, y la transcripción dice lo mismo.
