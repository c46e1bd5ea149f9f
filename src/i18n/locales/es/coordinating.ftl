# The list of cohorts
cohorts-title = Grupos
cohorts-new = Grupo nuevo
cohorts-empty-title = Su primer grupo va aquí
cohorts-empty = Un grupo es gente que sigue junta un itinerario. Usted ve a quién le vendría bien una mano, y Carrel les escribe con la frecuencia que usted elija.
cohorts-column-name = Grupo
cohorts-column-digest = Próximo resumen por correo
cohorts-column-people = Personas
cohorts-over = Terminado
cohorts-no-digest = Sin resumen por correo

# The form
cohort-new-title = Grupo nuevo
cohort-settings = Ajustes
cohort-settings-title = Ajustes de { $cohort }
cohort-create = Crear el grupo
cohort-save = Guardar
cohort-made = El grupo está creado. Ahora agregue personas, o envíeles el enlace para unirse.
cohort-saved = Guardado.
cohort-organization = Organización
cohort-name = Nombre
cohort-name-hint = Como lo leerán sus integrantes, por ejemplo Direcciones nuevas, otoño de 2025.
cohort-name-empty = Dé un nombre al grupo
cohort-name-long = Acorte el nombre: { $most } caracteres como máximo
cohort-pathway = Itinerario
cohort-pathway-choose = Elija un itinerario
cohort-pathway-empty = Elija el itinerario que siguen
cohort-starts-on = Primer día
cohort-ends-on = Último día
cohort-ends-on-hint = Puede dejarlo vacío. Con un último día, usted ve quién va a buen ritmo.
cohort-date-bad = Escriba la fecha así: 2025-09-08
cohort-end-early = El último día debe venir después del primero
cohort-time-zone = Zona horaria
cohort-zone-choose = Elija una zona horaria
cohort-zone-bad = Elija una zona horaria de la lista
cohort-digest = Resumen por correo
cohort-digest-hint = Un correo breve para cada integrante: la lección que sigue, cuánto lleva y su nota. Quien no tiene novedades no recibe nada.
cohort-digest-weekly = En estos días
cohort-digest-none = Sin resumen
cohort-digest-empty = Elija si hay resumen por correo
cohort-days = Días del resumen
cohort-days-empty = Elija al menos un día para el resumen
cohort-time = Hora
cohort-time-bad = Escriba la hora así: 07:30
cohort-note = Su nota
cohort-note-hint = Hasta 300 caracteres. Va en el próximo resumen, una sola vez, y queda en la página del grupo.
cohort-note-long = Acorte la nota en { $over ->
    [one] 1 carácter
   *[other] { $over } caracteres
}: caben { $most }

# The page of a cohort
cohort-summary = { $people ->
    [0] Todavía nadie
    [one] 1 persona
   *[other] { $people } personas
}. { $span }. { $pathway }, { $duration }.
cohort-export = Descargar CSV
cohort-add-people = Agregar personas
cohort-aside = Resumen, nota y enlace para unirse
cohort-nobody-title = Todavía no hay nadie aquí
cohort-nobody = Envíe a la gente el enlace para unirse, o pegue una lista de nombres y correos.
cohort-nobody-add = Pegar una lista
cohort-join-title = Enlace para unirse
cohort-join = Quien tenga este enlace puede unirse:
cohort-note-title = Su nota
cohort-note-none = Nada por ahora.
cohort-note-write = Escribir una nota
cohort-digest-title = Próximo resumen por correo
cohort-digest-to = Sale { $days }. { $people ->
    [one] Lo recibe 1 persona
   *[other] Lo reciben { $people } personas
} si hay novedades{ $none ->
    [0] .
    [one] ; 1 eligió no recibirlo.
   *[other] ; { $none } eligieron no recibirlo.
}
cohort-digest-preview = Vista previa
cohort-digest-change = Cambiar los días
run-sent = El último, { $slot }: { $sent ->
    [one] 1 mensaje enviado.
   *[other] { $sent } mensajes enviados.
}
run-waiting = { $waiting } en camino.
run-refused = { $refused ->
    [one] 1 no se pudo enviar:
   *[other] { $refused } no se pudieron enviar:
}
run-missed = El del { $slot } se omitió: el servidor estuvo apagado más de un día.
run-no-news = El último, { $slot }: nadie tenía novedades, así que nadie recibió correo.
figure-on-track = a buen ritmo o terminaron
figure-active = en actividad o terminaron
figure-behind = un poco por detrás
figure-quiet = sin actividad o sin empezar
figure-hours = horas ganadas entre todos
shelf-title = El grupo en un solo estante
shelf-caption = { $each ->
    [one] Un libro por cada persona.
   *[other] Un libro por cada { $each } personas.
} Más alto quiere decir más minutos. Los mismos números están en la tabla de esta página.
shelf-expected = { $duration }, lo esperado para hoy
hand-title = A quién le vendría bien una mano
hand-find = Nombre, correo o biblioteca
hand-found = { $people ->
    [0] Nadie coincide.
    [one] Coincide 1 persona.
   *[other] Coinciden { $people } personas.
}
hand-any = Cualquiera
hand-quiet = Sin actividad
hand-order = Orden
hand-order-quietest = Primero quienes llevan más tiempo sin actividad
hand-order-most = Primero quienes tienen más minutos
hand-order-name = Por nombre
hand-go = Mostrar
hand-person = Persona
hand-status = Estado
hand-minutes = Minutos de { $of }
hand-joined = Se unió el { $date }, sin empezar
hand-last = Última lección el { $date }
hand-finished = Terminó el { $date }
hand-rule = Los minutos son los del itinerario. Sin actividad quiere decir tres semanas o más sin una lección suya.
hand-rule-end = A buen ritmo quiere decir tener los minutos esperados para hoy: crecen por igual del primer día al último.
hand-rule-open = Este grupo no tiene último día, así que no se espera nada para hoy.
hand-privacy = Usted ve los días de las lecciones y los minutos en este itinerario. Las respuestas, las notas y las demás lecciones son de cada persona.

roster-name = Nombre
roster-email = Correo
roster-library = Biblioteca
roster-joined = Se unió
roster-status = Estado
roster-minutes = Minutos
roster-of = Minutos del itinerario
roster-lessons = Lecciones hechas
roster-modules = Módulos terminados
roster-last = Última lección
roster-digest = Resumen por correo
roster-digest-on = Sí
roster-digest-off = Detenido

# People
people-title = Personas de { $cohort }
people-heading = Personas
people-added = { $people ->
    [0] No había que agregar a nadie.
    [one] Se agregó 1 persona. Una invitación va en camino.
   *[other] Se agregaron { $people } personas. Sus invitaciones van en camino.
}
people-removed = { $name } ya no está en este grupo. Lo que hizo queda en su propio historial.
people-undo = Deshacer
people-link-title = Enviar un enlace para unirse
people-link = Quien abra este enlace ve qué es el grupo y qué verá usted de esa persona, y después se une:
people-code = El código para escribir o leer en voz alta es { $code }.
people-paste-title = Pegar una lista
people-list = Personas
people-list-hint = Una por línea: nombre, correo, biblioteca. Sirve una tabla de una hoja de cálculo, y también líneas como Ruth Okafor <ruth@example.org>.
people-list-next = Después verá qué pasa con cada línea. Nada sucede antes de que usted confirme.
people-list-empty = Pegue al menos una línea con una dirección de correo
people-list-long = Pegue como máximo { $most } líneas a la vez
people-check = Ver qué pasa
people-check-again = Revisar otra vez
people-members = { $people ->
    [0] Integrantes
    [one] 1 integrante
   *[other] { $people } integrantes
}
people-nobody = Todavía nadie.
people-joined = Se unió
people-action = Cambiar
people-remove = Quitar
people-remove-hint = A quien se quita le queda todo lo que hizo. Puede agregar a esa persona otra vez cuando quiera.
dry-run-title = Qué pasa con cada línea
dry-run-changed = Algo cambió desde que usted miró. Esto es lo que pasaría ahora.
dry-run-summary = { $people ->
    [0] No se agrega a nadie.
    [one] Se agrega 1 persona, que recibe un correo.
   *[other] Se agregan { $people } personas, y cada una recibe un correo.
} { $problems ->
    [0] Todas las líneas sirven.
    [one] 1 línea tiene un problema y se omite.
   *[other] { $problems } líneas tienen un problema y se omiten.
}
dry-run-line = Línea
dry-run-happens = Qué pasa
dry-run-add = { $people ->
    [one] Agregar 1 persona
   *[other] Agregar { $people } personas
}
dry-run-change = Cambiar la lista
outcome-invite = Nueva
outcome-invite-why = Se crea una cuenta y se envía una invitación.
outcome-join = Se une
outcome-join-why = Tiene cuenta, se une y recibe aviso por correo.
outcome-return = Se une otra vez
outcome-return-why = Salió el { $date } y recibe aviso por correo.
outcome-member = Ya está
outcome-member-why = Ya es integrante. No pasa nada.
outcome-problem = Se omite
fault-no-address = En esta línea no hay dirección de correo.
fault-bad-address = { $address } no es una dirección de correo.
fault-two-addresses = En esta línea hay dos direcciones de correo. Haga dos líneas.
fault-again = La misma dirección está en la línea { $line }.
fault-too-long = El nombre o la biblioteca pasa de 120 caracteres.

# The invitation
invite-subject = Usted está en { $cohort }
invite-hello = Hola, { $first }:
invite-added = { $coordinator }, de { $organization }, agregó su nombre a { $cohort }. Es un grupo que sigue junto el itinerario { $pathway }. { $span }.
invite-lessons = Una lección toma diez minutos como máximo. Puede parar a la mitad, y su lugar queda guardado.
invite-start = Empiece aquí
invite-how = Con este enlace usted entra una vez, dentro de { $days } días. No necesita contraseña. Más adelante, abra { $page } y entre con { $email }.
invite-leave = Si esto no es para usted, abra la página y pulse Salir de este grupo. ¿Preguntas? Solo responda: su respuesta le llega a { $person }.

# Joining
join-title = Unirse a { $cohort }
join-with = { $span }. Con { $name }.
join-pathway = Siguen juntos el itinerario
join-digest = Usted recibe { $days } un correo breve con una lección que cabe en su tiempo. Puede detenerlo con un clic.
join-seen-title = Lo que { $person } ve de usted
join-button = Unirme
join-again = Unirme otra vez
join-sign-in = Entrar y unirme
join-sign-in-hint = No necesita tener cuenta: basta su dirección de correo. Después vuelve aquí.
join-member = Usted ya es integrante de este grupo.
join-open = Abrir la página del grupo
join-over = Este grupo terminó. Pregunte a { $person } cuál sigue.
join-left = Usted salió de este grupo. Lo que hizo queda en su historial. Puede unirse otra vez cuando quiera.
join-unknown-title = No tenemos ningún grupo con ese código
join-unknown = Quizá el código tenga un error. Tiene ocho letras y cifras, como 7K4M-Q2RX. Revíselo, o pregunte a quien se lo dio.
join-unknown-call = O llame a { $person }, de { $organization }:

# A member's page
desk-joined = Ya está en el grupo. Aquí puede empezar.
desk-carry-on = Siga donde se quedó
desk-carry-on-button = Seguir
desk-lesson = Su lección de esta semana
desk-lesson-button = Abrir la lección
desk-evaluation = Las preguntas que cierran el módulo
desk-evaluation-button = Responder las preguntas
desk-finished = Usted terminó este itinerario
desk-finished-more = Sus minutos y certificados están en
desk-finished-record = su historial
desk-so-far = Hasta ahora
desk-minutes = Lleva { $minutes } de { $of }.
desk-expected = A un ritmo parejo llevaría hoy { $expected }.
desk-note = Una nota de { $person }
desk-aside = Contacto, correo y lo que se comparte
desk-contact = Pregunte a { $person }
desk-digest = Correo
desk-mail-days = Usted recibe { $days } un correo breve, cuando hay novedades.
desk-mail-stopped = Usted detuvo los correos de este grupo.
desk-mail-none = Este grupo no envía correos regulares.
desk-mail-change = Cambiar esto
desk-leave = Salir de este grupo
join-over-conflict = Este grupo terminó. Pregunte a quien lo coordina cuál sigue.
