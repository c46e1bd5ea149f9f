# Deciding on training done elsewhere
requests-title = Solicitudes de crédito
requests-waiting = { $count ->
    [0] No espera nada.
    [one] Espera 1 solicitud. Se responde en una semana desde el día en que se envió.
   *[other] Esperan { $count } solicitudes, primero la más antigua. Cada una se responde en una semana desde el día en que se envió.
}
requests-what = Formación
requests-who = Quién
requests-due = Para el
requests-state = Estado
requests-show = Mostrar
requests-show-waiting = Esperan su decisión
requests-show-asked = Esperan una respuesta
requests-show-decided = Decididas
requests-every-kind = Todos los tipos
requests-search = Título, quién la dio o persona
requests-look = Buscar
requests-empty-waiting = No espera nada. Las solicitudes llegan aquí cuando alguien envía formación hecha en otra parte.
requests-empty-asked = No hay preguntas abiertas.
requests-empty-decided = Todavía no se decidió nada.
requests-without-filter = Mostrar todas
requests-late = { $days ->
    [one] 1 día de retraso
   *[other] { $days } días de retraso
}
requests-due-on = Para el { $date }
requests-next = Solicitud siguiente
requests-keyboard = Con el teclado: Intro abre la primera solicitud. Allí, Tab e Intro la aceptan, y se abre la siguiente. Las teclas de acceso son a para aceptar y n para la siguiente. Donde algo quizá se envió dos veces no hay tecla para aceptar: con Tab se pasa por lo parecido hasta el botón de más abajo.
requests-done-accepted = Aceptada. Los minutos están en el historial y el correo va en camino.
requests-done-returned = Enviada. Espera aquí la respuesta.
requests-done-rejected = No aceptada. El correo con su motivo va en camino.
requests-done-reversed = Anulada. El registro tiene los minutos restados y el correo va en camino.
requests-done-already = Esto ya estaba decidido. No cambió nada.
requests-done-event = { $count ->
    [0] No quedaba nada por aceptar.
    [one] 1 solicitud está aceptada y el correo va en camino.
   *[other] { $count } solicitudes están aceptadas y los correos van en camino.
}
request-title = { $title }, { $name }

alike-twice = La misma persona envió algo parecido del mismo día. Puede ser la misma formación dos veces.
alike-others = { $count ->
    [one] Otra persona envió algo parecido del mismo día.
   *[other] Otras { $count } personas enviaron algo parecido del mismo día.
}
alike-decide = Decidir { $count } solicitudes a la vez

decide-title = Decidir
decide-claim = Lo que se pidió
decide-own = Esta formación es suya. La decide otra persona que valida.
decide-quick = Aceptar como se pidió
decide-accept = Aceptar { $amount }
decide-more = Aceptar una parte, dividirla o agregar una nota
decide-note = Una nota para quien aprende, si quiere
decide-parts = Partes que cuentan
decide-recognized = Una persona del registro reconoció este certificado y dice para qué cuenta. Reconózcalo de nuevo desde la lista de personas del programa.
decide-parts-hint = Deje vacía la línea que no necesite. Todas juntas llegan a { $amount } como máximo.
decide-part-minutes = Minutos de la parte { $number }
decide-part-stated = Cantidad declarada de la parte { $number }
decide-part-heading = Parte { $number }: apartado en { $program }
decide-as-claimed = Como se pidió
decide-late = Por qué cuenta aunque llegó tarde
decide-late-hint = Solo donde un programa pide informar en cierto número de días.
decide-approved = Aprobada antes, el
decide-approved-hint = Solo donde un programa pide aprobar la formación antes de hacerla.
decide-accept-parts = Aceptar estas partes
decide-parts-empty = Diga cuánto cuenta
decide-parts-long = Las partes suman { $sum }, y se pidieron { $claimed }
decide-read = { $name } lee esto.
decide-ask = Preguntar algo
decide-ask-label = Su pregunta
decide-ask-send = Enviar la pregunta
decide-question-empty = Escriba su pregunta
decide-reject = No aceptar
decide-reject-label = Por qué no cuenta
decide-reject-send = No aceptar
decide-reverse = Anular la aceptación
decide-reverse-label = Por qué ya no cuenta
decide-reverse-send = Anular
decide-reason-empty = Escriba el motivo
decide-otherwise = ¿Debería contar más o menos, o en otros apartados? Retire la aceptación y acéptela de nuevo como debe ser. { $name } recibe un correo cada vez.
decide-again = Se aceptó, y la aceptación se retiró. Puede aceptarla de nuevo, entera o en parte.
decided-full = Aceptada entera: { $amount }
decided-part = Aceptada en parte: { $amount } de { $claimed } que se pidieron
decided-reversed = La aceptación se retiró
decided-rejected = No aceptada

# One event, many people
event-title = Un evento, muchas personas
event-about = { $title }, { $date }
event-who = Quién estuvo
event-most = ¿Cuánto duró el evento?
event-most-hint = Nadie recibe más. Déjelo vacío para aceptar lo que pidió cada persona.
event-twice = Se parece a otra cosa de la misma persona:
event-twice-tag = Quizá dos veces
event-twice-count = { $count ->
    [one] 1 de estas se parece a otra formación de la misma persona que ya cuenta, o que también se acepta aquí. Siga solo si era otra.
   *[other] { $count } de estas se parecen a otra formación de la misma persona que ya cuenta, o que también se acepta aquí. Siga solo si eran otras.
}
event-check = Revisar
event-nobody = Elija al menos a una persona
event-empty = Nadie más espera una decisión sobre este evento.
event-claimed = Se pidió
event-counts = Cuenta
event-accept = { $count ->
    [one] Aceptar 1 solicitud
   *[other] Aceptar { $count } solicitudes
}
event-back = Volver a la lista

# Who was at an event
attendance-title = Asistencia a un evento
attendance-about = Traiga el informe de asistencia de Zoom o Teams. Antes de registrar nada verá quién recibe cuántos minutos.
attendance-organization = Organización
attendance-report = Informe de asistencia
attendance-report-hint = El archivo CSV tal como lo da Zoom o Teams.
attendance-from-report = Déjelo vacío para tomarlo del informe.
attendance-most-hint = Nadie recibe más, aunque haya llegado antes o se haya quedado.
attendance-outcome = ¿Qué se puede hacer después?
attendance-outcome-hint = Una frase. Queda en el historial de cada persona.
attendance-outcome-empty = Diga en una frase qué se puede hacer después
attendance-read = Leer el informe
attendance-too-large = El informe pasa de 256 KB. Divídalo en dos archivos
attendance-empty = Elija el informe, un archivo CSV
attendance-no-columns = Este archivo no tiene columnas que conozcamos de Zoom o Teams. Descargue el informe otra vez, como CSV
attendance-nobody = El informe no nombra a nadie
attendance-check = Revise la asistencia
attendance-summary = { $entries ->
    [0] No se registra a nadie
    [one] Se registra a 1 persona
   *[other] Se registra a { $entries } personas
}. { $open ->
    [0] Se conoce a todas las personas del informe.
    [one] A 1 persona todavía no se la conoce.
   *[other] A { $open } personas todavía no se las conoce.
}
attendance-faults = { $count ->
    [one] 1 línea no se puede usar:
   *[other] { $count } líneas no se pueden usar:
}
attendance-fault = Línea { $line }: { $what }
attendance-fault-nobody = no nombra a nadie
attendance-fault-time = «{ $text }» no es una hora que podamos leer
attendance-fault-backwards = salió antes de entrar
attendance-fault-no-length = no dice cuánto tiempo
attendance-fault-length = «{ $text }» no es una duración que podamos leer
attendance-shown-as = En el informe
attendance-happens = Qué pasa
attendance-lines = { $count ->
    [one] línea { $lines }
   *[other] líneas { $lines }
}
attendance-who = ¿Quién es { $name }?
who-somebody-else = ¿Otra persona, o nadie?
who-unknown = No se conoce a nadie con ese nombre o correo. Elija de la lista, o escriba el correo de su cuenta.
who-several = Varias personas se llaman así. Escriba el correo de su cuenta.
attendance-leave-out = Dejar fuera
attendance-again = Revisar otra vez
attendance-open = { $count ->
    [one] Queda fuera 1 persona que no se conoce.
   *[other] Quedan fuera { $count } personas que no se conocen.
} Puede traer el informe otra vez más tarde: a nadie se le registra dos veces.
attendance-enter = { $count ->
    [one] Registrar a 1 persona
   *[other] Registrar a { $count } personas
}
attendance-changed = Esto no es lo que vio antes: algo cambió mientras tanto. Mírelo una vez más.
attendance-entered = { $count ->
    [0] No quedaba nadie por registrar.
    [one] Se registró a 1 persona y el correo va en camino.
   *[other] Se registró a { $count } personas y los correos van en camino.
}
attendance-outcome-enter = { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}
attendance-outcome-already = Ya registrada
attendance-outcome-own = Usted: decide otra persona que valida
attendance-outcome-short = Menos de un minuto
attendance-outcome-unknown = No se conoce
attendance-outcome-several = Varias personas tienen ese nombre
attendance-outcome-left = Queda fuera
attendance-claimed = También la envió. Esa solicitud sigue en espera.

# The message on each decision
mail-request-hello = Hola, { $first }:
mail-request-subject-returned = Una pregunta sobre «{ $title }»
mail-request-subject-accepted = «{ $title }» cuenta
mail-request-subject-waits = «{ $title }» está aceptado y espera una decisión
mail-request-subject-rejected = «{ $title }» no cuenta
mail-request-subject-reversed = «{ $title }» ya no cuenta
mail-request-returned = { $name }, de { $organization }, miró «{ $title }» y pregunta:
mail-request-accepted = { $organization } aceptó «{ $title }». { $count ->
    [one] { $amount } está en su historial.
   *[other] { $amount } están en su historial.
}
mail-request-waits = Las reglas no dicen cuánto vale. Para { $authority } no cuenta nada hasta que decida.
mail-request-rejected = { $organization } miró «{ $title }». No cuenta, por este motivo:
mail-request-reversed = { $organization } había aceptado «{ $title }» y lo anuló, por este motivo:
mail-request-part = Usted pidió { $claimed }.
mail-request-answer = Responder
mail-request-look = Verla en su historial
