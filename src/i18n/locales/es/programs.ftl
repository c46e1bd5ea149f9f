# Palabras de los programas de educación continua y de sus reglas.
programs-mine = Sus programas
programs-none = Todavía no está en ningún programa. Únase al de su estado o asociación, y Carrel le muestra qué falta y para cuándo.
programs-join-one = Unirse a un programa
programs-title = Programas
programs-lead = Un programa pide cierta educación continua en cierto tiempo. Únase al suyo, y cada módulo que termine se cuenta según sus reglas.
programs-join = Unirse
programs-joined = Ya está en él. Vea cómo va
programs-board = Las juntas lo ganan juntas. Las inscribe la biblioteca estatal.
program-draft = Borrador
program-draft-says = Estas reglas son un borrador que la autoridad debe confirmar. Lo que ve es lo que darían; decide la autoridad.
program-years = { $count ->
    [one] 1 año
   *[other] { $count } años
}
program-months = { $count ->
    [one] 1 mes
   *[other] { $count } meses
}
program-anchor-issue = desde el día del certificado
program-anchor-fiscal = según el año propio de la biblioteca
program-anchor-fixed = con el mismo último día para todos
program-track = { $amount } en { $length }, { $anchor }.
program-exact = { $per } minutos hacen un { $unit }, en partes exactas.
program-step-down = { $per } minutos hacen un { $unit }, redondeado hacia abajo en pasos de { $step }.
program-step-nearest = { $per } minutos hacen un { $unit }, al paso de { $step } más cercano.
program-band = De { $from } a { $to } minutos hacen { $amount }.
program-count = Cada actividad cuenta como un { $unit }.
finding-least-met = { $name }: al menos { $asked }, y hay { $have }.
finding-least = { $name }: al menos { $asked }, y hay { $have }, así que faltan { $missing }.
finding-most = { $name }: cuentan como máximo { $asked }, y lo hacen { $have }.
finding-different-met = { $name }: al menos { $asked } distintos, y hay { $have }.
finding-different = { $name }: al menos { $asked } distintos, y hay { $have }, así que faltan { $missing }.
program-all-done = { $name }, tiene todo: **{ $required }**.
program-to-go = { $name }, le faltan **{ $missing }** antes del { $ends }.
program-of-what = { $name }, tiene { $required }, pero **aún falta algo** antes del { $ends }. Vea abajo qué es.
program-settled = { $name }, este período está { $state ->
    [renewed] aceptado con **{ $counted } de { $required }**
   *[exempt] exento: **no hay que ganar nada**
}.
program-rules-ended = { $name }, **estas reglas terminaron el { $last }**, antes de que empezara este período. { $authority } decide qué cuenta.
program-span = Del { $from } al { $to }
program-shelf-all = Todo junto
program-book = Un libro es { $amount }. El sujetalibros marca lo que se pide.
program-left = faltan { $amount }
program-done = Listo
program-of = { $have } de { $need }.
program-asked = Lo que se pide
program-total = Se piden { $required }, cuentan { $counted } y faltan { $missing }.
program-total-settled = Se piden { $required } y cuentan { $counted }.
program-carried = { $amount } vienen del período anterior.
program-extended = El final pasó del { $from } al { $to }: { $reason }
program-extended-shared = Lo que haga en días que también tiene el período siguiente cuenta aquí mientras aquí haga falta, y si no, en el siguiente. Nunca cuenta en los dos. Si este período vence, todo cuenta en el siguiente.
program-entries = Qué cuenta, y por qué
program-no-entries = Todavía no hay nada en este período. Termine un módulo, y aquí estará con su cuenta.
program-undecided = La autoridad aún debe decidir
program-waiting = { $count ->
    [one] 1 entrada espera una decisión de { $authority }. Hasta entonces no cuenta nada.
   *[other] { $count } entradas esperan una decisión de { $authority }. Hasta entonces no cuentan nada.
}
program-rules = Las reglas
program-questions = Lo que las reglas dejan abierto
program-fill = Con qué llenarlo
program-fill-none = Ningún módulo suma algo aquí ahora: ya lo terminó, o las reglas dejan abierto cuánto vale su duración.
program-renewal = Renovación
program-renewal-open = Se acepta una renovación hasta el { $until }.
program-renewal-state = { $state ->
    [submitted] Ya la entregó. La autoridad aún debe verla.
    [renewed] Aceptada: su certificado está renovado.
    [lapsed] Este período terminó sin renovación. Llame a la autoridad; quizá se pueda extender.
   *[exempt] Está exento en este período.
}
program-hand-in = Entregar
program-hand-in-early = Aún falta algo. De todos modos puede entregarla.

# Una supervisora o un supervisor da fe antes de entregar un período
attest-before = Antes de que entregue esto, quien le supervisa da fe de su formación.
attest-who = Quien le supervisa. Recibe un correo con un enlace a un resumen de este período, y no necesita cuenta.
attest-who-director = Para quien dirige la biblioteca, la presidencia de la junta. Recibe un correo con un enlace a un resumen de este período, y no necesita cuenta.
attest-supervisor = ¿Quién da fe?
attest-supervisor-position = Su cargo
attest-supervisor-email = Su correo
attest-supervisor-empty = Dé el nombre de quien da fe
attest-supervisor-position-empty = Dé su cargo, por ejemplo Presidenta de la junta
attest-supervisor-email-bad = Dé una dirección de correo, por ejemplo nombre@example.org
attest-supervisor-email-own = Este es su propio correo. Tiene que dar fe otra persona
attest-too-often = Hoy ya lo pidió { $count } veces. Pídalo de nuevo mañana
attest-ask = Pedir que dé fe
attest-somebody-else = Pedirlo a otra persona, o enviarlo otra vez
attest-waits = { $name }, { $position }: se le pidió el { $date } y todavía no ha contestado.
attest-attested = { $name }, { $position }, dio fe de esto el { $date }.
attest-declined = { $name }, { $position }, no dio fe de esto, y el { $date } dijo por qué:
attest-stale = { $name }, { $position }, dio fe de esto el { $date }. Desde entonces cuenta otra cosa, así que pídalo de nuevo.
attest-title = La formación de { $name }
attest-about = Buenos días, { $supervisor }. { $first } quiere entregar esta formación y le pide que antes dé fe de ella.
attest-required = Se pide
attest-counted = Cuenta
attest-missing = Todavía falta
attest-counts = Cuenta por
attest-say = ¿Qué dice usted?
attest-means = Al dar fe usted dice que, hasta donde sabe, { $first } hizo esta formación. Se guarda con el historial, con su nombre, su cargo y su observación.
attest-remark = Una observación
attest-remark-hint = La leen { $first } y la autoridad. Si no da fe, diga por qué.
attest-remark-empty = Diga por qué no da fe
attest-yes = Doy fe de esto
attest-no = No doy fe de esto
attest-changed = Lo que cuenta para { $first } cambió desde que usted abrió esta página. Mírelo otra vez.
attest-end-attested = Gracias. Usted dio fe de esto, y { $first } tiene un correo que lo dice.
attest-end-declined = Gracias. Usted no dio fe de esto, y { $first } tiene un correo con sus palabras.
attest-end-old = El plazo de este enlace terminó. Pida a { $first } que le envíe otro.
attest-end-not-needed = Aquí no queda nada por hacer: { $first } ya lo entregó, o se lo pidió a otra persona.
attest-mail-subject = { $name } le pide que dé fe de su formación
attest-mail-hello = Buenos días, { $supervisor }.
attest-mail-asks = { $name } quiere entregar su formación para { $program }, de { $authority }. Antes da fe quien supervisa; para quien dirige la biblioteca, la presidencia de la junta. { $first } le nombra a usted.
attest-mail-look = Mirarla y contestar
attest-mail-link = El enlace es solo para usted y sirve durante { $days } días. No necesita cuenta. Si no conoce a { $name }, puede ignorar este mensaje.
attest-mail-attested-subject = { $supervisor } dio fe de su formación
attest-mail-attested = { $supervisor } dio fe de su formación para { $program }. Ya puede entregarla.
attest-mail-declined-subject = { $supervisor } no dio fe de su formación
attest-mail-declined = { $supervisor } no dio fe de su formación para { $program }, y dice por qué:

# Elegido para una auditoría
audit-at-once = Está todo. Cuando lo entregue, se acepta enseguida y puede salir elegido para una auditoría.
audit-title = Elegidos para auditoría
audit-about = Lo que se entrega completo se acepta enseguida. { $rate ->
    [0] Estas reglas no eligen nada para auditoría.
   *[other] De cien períodos se eligen { $rate } para auditoría, solo por su número.
}
audit-how = Cómo se eligen, para que cualquiera pueda repetirlo
audit-drawing = Los primeros ocho bytes del SHA-256 de «carrel-audit», un espacio y el número, divididos entre 100, dejan menos de { $rate }.
audit-none = No hay nada en espera.
audit-number = Número del período: { $id }
audit-drawn-on = Elegido el { $date }. Su titular todavía no ha dicho que está todo.
audit-evidence-on = El { $date } su titular dijo que está todo.
audit-passed-on = Mirado el { $date }, sin nada que objetar.
audit-pass = Nada que objetar
audit-return = Devolverlo
audit-done = Hecho, y un correo va en camino.
audit-own = Elegido para una auditoría
audit-asks = Repase su carpeta de auditoría. Agregue a su formación lo que falte y diga después que está todo.
audit-there = Está todo
audit-mail-drawn-subject = Su formación salió elegida para una auditoría
audit-mail-drawn = Su período en { $program } está aceptado y salió elegido para una auditoría. { $authority } mirará lo que muestra su formación.
audit-mail-asks = Repase su carpeta de auditoría. Cuando esté todo, dígalo en la página del programa.
audit-mail-passed-subject = La auditoría de su formación terminó
audit-mail-passed = { $authority } miró su formación para { $program } y no encontró nada que objetar. Dice:
audit-mail-returned-subject = Su formación vuelve a usted después de la auditoría
audit-mail-returned = { $authority } miró su formación para { $program } y se la devuelve, por este motivo:

# Los pasos de una aprobación
steps-title = Renovaciones por revisar
steps-about = Las entregaron personas de sus bibliotecas y esperan a quien valida. Lo que usted pasa va al estado, que tiene la última palabra.
steps-none = No hay nada en espera.
steps-more = { $count ->
    [one] Cuando estas estén listas llega 1 más.
   *[other] Cuando estas estén listas llegan { $count } más.
}
steps-turn = Ahora le toca { $role ->
    [validator] a quien valida
    [state] al estado
   *[other] a { $role }
}.
steps-turn-due = Ahora le toca { $role ->
    [validator] a quien valida
    [state] al estado
   *[other] a { $role }
}, hasta el { $date }.
steps-note = Unas palabras al respecto
steps-note-hint = Las leen { $name } y el estado. Si lo devuelve, diga por qué.
people-own = Esto es suyo. Decide otra persona del registro
steps-own = Esto es suyo. Lo mira otra persona que valida.
steps-pass = Pasarlo
steps-return = Devolverlo
steps-done = { $done ->
    [passed] Pasado. Ahora le toca al estado.
    [returned] Devuelto, y un correo va en camino.
   *[already] Esto ya estaba decidido. No ha cambiado nada.
}
steps-left = { $count ->
    [one] 1 renovación queda como estaba: antes tiene que mirarla quien valida.
   *[other] { $count } renovaciones quedan como estaban: antes tiene que mirarlas quien valida.
}
steps-mail-returned-subject = Su formación vuelve a usted
steps-mail-returned = Quien valida miró su formación para { $program } y se la devuelve, por este motivo:

# Un certificado de otra autoridad
recognize-title = Reconocer un certificado de otra autoridad
recognize-about = Usted decide qué cumple aquí. Queda en el historial con lo que lo muestra y con su motivo, y cuenta solo en este programa.
recognize-which = ¿Qué certificado?
recognize-title-empty = Diga qué certificado es
recognize-number = Su número
recognize-number-empty = Dé su número
recognize-issuer = Emitido por
recognize-issuer-empty = Diga quién lo emitió
recognize-issued = Emitido el
recognize-issued-bad = Dé el día en que se emitió, que no esté por venir
recognize-expires = Válido hasta
recognize-expires-hint = Déjelo vacío si no termina.
recognize-expires-bad = Dé un día posterior al de su emisión, o nada
recognize-satisfies = ¿Qué cumple?
recognize-satisfies-empty = Elija qué cumple
recognize-period = Todo el período: no hay que ganar nada más
recognize-units = Una parte, en la unidad del programa ({ $unit })
recognize-amount = ¿Cuánto, en la unidad del programa ({ $unit })?
recognize-amount-hint = Solo donde cumple una parte.
recognize-amount-bad = Dé una cantidad de hasta { $most }
recognize-category = ¿En qué apartado?
recognize-no-category = En ninguno
recognize-evidence = Foto o archivo que lo muestra
recognize-evidence-hint = Una foto del certificado, o un PDF, de hasta 10 MB cada uno. Enderezamos las fotos y quitamos el lugar donde se tomaron.
recognize-evidence-empty = Agregue una foto o un archivo del certificado
recognize-reason-hint = Lo leen quien aprende y quien audita.
recognize-save = Reconocerlo
recognize-mail-subject = Se reconoce un certificado suyo
recognize-mail = Su certificado «{ $title }», de { $issuer }, se reconoce en { $program }, por este motivo:

program-position = Su puesto
program-since = desde el { $date }
program-position-change = Mi puesto ha cambiado
program-from = ¿Desde qué día?
program-from-ahead = Este día aún no ha llegado. Indique hoy o un día anterior.
program-from-early = Indique el { $date } o un día posterior: entonces empezó su período, o el puesto que tiene ahora.
program-position-save = Cambiar el puesto
program-leave = Salir de este programa
program-leave-now = Salir ahora
program-leave-says = Lo que aprendió queda en su registro. Puede volver a unirse cuando quiera.
program-leave-stays = Estos períodos quedan, con sus papeles. Si vuelve a unirse, sigue después de ellos:
program-leave-lost = Estos terminan sin decisión, con todo lo que se entregó:
program-left-on = Usted dejó este programa el { $date }. Lo que se decidió queda como está.
program-left-period = { $program }, que dejó: { $period }
program-given-back = { $name } se lo devolvió el { $date }: «{ $reason }»
program-did = { $done ->
    [accepted] Aceptado. Nadie tiene que mirarlo antes.
    [evidence] Gracias. Ahora lo mira la autoridad.
    [asked] La carta va en camino. Sabrá por correo lo que le contestan.
    [unattested] Antes alguien tiene que dar fe de su formación.
    [submitted] La ha entregado.
    [position] Su puesto ha cambiado.
   *[other] Listo.
}

join-track = ¿Qué es usted allí?
join-issued = ¿Cuándo se emitió su certificado?
join-issued-hint = Sus períodos se cuentan desde ese día. Está en el certificado.
join-fiscal = ¿Qué día empieza un año de su biblioteca?
join-fiscal-hint = Sirve cualquier primer día, como el 1 de octubre de este año.
join-since = ¿Desde cuándo tiene su licencia?
join-since-hint = Déjelo vacío si no es su primera renovación. Quien empieza debe ganar menos.
join-no-track = Elija qué es usted en el programa.
join-not-then = { $count ->
    [0] No se conocen reglas para el período que empieza el { $date }.
   *[other] Las reglas del período que empieza el { $date } tenían otros puestos. Elija uno de ellos: { $positions }.
}
join-no-anchor = Indique el día desde el que se cuentan sus períodos.
join-anchor-ahead = Ese día aún no ha llegado. Indique uno que ya pasó.
join-bad-date = Esto no es un día. Use el calendario, o escríbalo como 2026-06-30.

reminder-subject = { $ends }: faltan { $missing }
reminder-hello = Hola, { $first }:
reminder-missing = su período en «{ $program }» termina el { $ends }. Se piden { $required }, y aún faltan { $missing }.
reminder-line = «{ $program }» termina el { $ends }: faltan { $missing }.
reminder-see = Vea con qué llenarlo
reminder-why = Recibe este mensaje 180, 90, 30 y 7 días antes de que termine un período en el que falta algo.

rules-title = Los programas y sus reglas
rules-lead = Las reglas son datos que cualquiera puede leer, con sus fuentes y casos de prueba. Dos personas las aprueban antes de que den crédito.
rules-none = No hay ningún programa. Las reglas vienen de la carpeta content/rules.
rules-in-force = Vigente
rules-retired = Retirado
rules-approvals = { $count ->
    [0] aún sin aprobación
    [one] 1 de 2 aprobaciones
   *[other] { $count } aprobaciones
}
rules-people = Quién está en él
rules-version = versión { $version }
rules-from = Rigen desde el { $date }.
rules-to = Terminan el { $date }.
rules-tracks = Lo que se pide
rules-measure = Nada: nadie se une a ella. Cuando está en vigor, se dice de toda la formación, en los historiales y en los certificados.
rules-min = al menos { $amount }.
rules-max = cuentan como máximo { $amount }.
rules-max-share = cuentan como máximo { $share } de { $amount }.
rules-distinct = al menos { $count } distintos.
rules-proration = Quien lleva menos de { $months } meses: { $amount }.
rules-grace = Se acepta una renovación hasta { $days } días después del final.
rules-pooling = Las lecciones fuera de un módulo cuentan junto con otras lecciones.
rules-valid-months = { $months ->
    [one] El certificado de un período vale { $months } mes después de su final.
   *[other] El certificado de un período vale { $months } meses después de su final.
}
rules-counting = Cómo se cuenta
rules-least = Lo que dura menos de { $minutes } minutos no cuenta.
rules-equivalence = Un { $from } hace { $amount }.
rules-multiplier = Para { $kind } se multiplica por { $factor }.
rules-counted = Esto cuenta:
rules-refused = Esto no cuenta:
rules-report = Se debe informar en un plazo de { $days } días.
rules-carry = Hasta { $amount } pasan al período siguiente.
rules-no-carry = Nada pasa al período siguiente.
rules-categories = Apartados:
rules-tests = { $count ->
    [one] Estas reglas traen 1 caso de prueba, y se cumple.
   *[other] Estas reglas traen { $count } casos de prueba, y todos se cumplen.
}
rules-open = Lo que las fuentes dejan abierto
rules-sources = Dónde se leyó
rules-aside = Aprobación e historia
rules-approval = Aprobación
rules-approval-says = Dos personas deben aprobar estas reglas antes de que den crédito. Léalas primero junto al manual.
rules-force-says = Estas reglas están vigentes.
rules-approved-by = { $name }, { $date }
rules-what-if = ¿Qué cambiaría, y para quién?
rules-approved-already = Usted ya las aprobó. Falta una persona más.
rules-approve = Aprobar estas reglas
rules-versions = Versiones
rules-history = Lo que se decidió
rules-decision = { $name }, { $moment }: { $outcome ->
    [approved] aprobó.
    [activated] aprobó, y rigen desde entonces.
    [retired] retiró.
   *[other] { $outcome }.
}
rules-retire = Retirar estas reglas
rules-retire-now = Retirarlas
rules-retire-says = El crédito que se dio queda. Desde ahora estas reglas no dan ninguno.
rules-reason = ¿Por qué?
rules-reason-empty = Diga por qué: se guarda con la decisión.

ahead-title = Reglas por venir
ahead-lead = Estas reglas esperan a que dos personas las aprueben. Vea qué cambiaría cada una, y para quién. Mirar no cambia nada.
ahead-none = Ninguna regla espera su aprobación.
ahead-version = Versión { $version }, desde el { $date }
what-if-title = Y si…
what-if-lead = Qué cambiaría si «{ $rules }», versión { $version }, entrara en vigor ahora. Mirar no cambia nada.
what-if-enrolled = en el programa
what-if-changed = cambiarían
what-if-completed = estarían listos
what-if-uncompleted = ya no estarían listos
what-if-nobody = Todavía no hay nadie en este programa, así que nada cambiaría para nadie.
what-if-nothing = Nada cambiaría para nadie.
what-if-changes = Cambios
what-if-who = Quién
what-if-before = Ahora
what-if-after = Después
what-if-how = Qué es distinto
what-if-counting = { $count ->
    [one] Para 1 persona o junta, el crédito cuenta desde entonces. Hasta ahora ninguna regla en vigor decía cuánto vale, así que solo se mostraba.
   *[other] Para { $count } personas o juntas, el crédito cuenta desde entonces. Hasta ahora ninguna regla en vigor decía cuánto vale, así que solo se mostraba.
}
what-if-later = Estas reglas rigen desde el { $date }. Antes de ese día nada cambia para nadie.
what-if-only-shown = solo se muestra, aún no es crédito
what-if-rules-begin = Desde entonces rigen reglas para este período.
what-if-rules-end = Entonces no rige ninguna regla para este período.
what-if-counts = Lo que ahora se muestra cuenta entonces como crédito.
what-if-counts-no-more = Lo que ahora cuenta como crédito entonces solo se muestra.
what-if-required = Se piden: { $before } ahora, { $after } después.
what-if-counted = Lo que cuenta: { $before } ahora, { $after } después.
what-if-unmet = No se cumple entonces: { $is } Ahora: { $was }
what-if-met = Se cumple entonces: { $is } Ahora: { $was }
what-if-finds = Después: { $is } Ahora: { $was }
what-if-no-constraint = no se pide nada.
what-if-heading = En «{ $name }»: { $before } ahora, { $after } después.
what-if-waits = Entradas que esperan una decisión: { $before } ahora, { $after } después.
what-if-state = En una palabra: { $before } ahora, { $after } después.
what-if-no-rules = no rige ninguna regla
what-if-complete = listo
what-if-undecided = { $count ->
    [one] 1 entrada espera una decisión
   *[other] { $count } entradas esperan una decisión
}
what-if-pages = Páginas
what-if-more = Se nombran los primeros { $named } de { $changed } cambios.
page-before = Anterior
page-next = Siguiente
page-of = Página { $page } de { $pages }

people-handed-in = { $count ->
    [0] Nadie le espera aquí.
    [one] 1 entregó una renovación y espera su decisión.
   *[other] { $count } entregaron una renovación y esperan su decisión.
}
people-with-validators = { $count ->
    [one] 1 entregó una renovación que primero revisa un validador.
   *[other] { $count } entregaron renovaciones que primero revisa un validador.
}
people-everybody = Ver a todos
people-none-enrolled = Todavía nadie se ha unido a este programa.
people-left = Han dejado este programa
people-tick = Elegir
people-stands = Cómo va
people-ends = Termina
period-state = { $state ->
    [open] abierto
    [submitted] entregado
    [renewed] renovado
    [lapsed] vencido
   *[exempt] exento
}
people-decide = Decidir
people-all = Todas las personas de este programa, en todas las páginas
people-all-handed-in = Todas las personas que entregaron una renovación aún sin decidir, en todas las páginas
people-decision = ¿Qué decide?
people-decision-choose = Elija
people-decision-word = { $decision ->
    [extend] Mover el final
    [renew] Aceptar la renovación
    [return] Devolverla
   *[exempt] Eximir
}
people-decision-empty = Elija qué decide.
people-to = El nuevo último día
people-to-hint = Solo si mueve el final.
people-to-empty = Indique el nuevo último día.
people-to-most = Las reglas permiten mover el final hasta el { $date } como máximo, para { $name }.
people-reason-hint = Se guarda con la decisión, y la persona puede leerla.
people-save = Llevarlo a cabo
people-nobody-ticked = Elija a alguien, o a todos.
people-decided = { $count ->
    [0] No hubo que cambiar nada.
    [one] Hecho para 1 período.
   *[other] Hecho para { $count } períodos.
}
people-first-page = Volver a la primera página

# Una decisión que se mira antes de llevarla a cabo
sure-title = Antes de llevarlo a cabo
sure-nothing = Todavía no se ha hecho nada.
sure-ready = { $count ->
    [0] No se decide sobre nadie sin más.
    [one] 1 período no tiene nada en contra.
   *[other] { $count } períodos no tienen nada en contra.
}
sure-doubtful = { $count ->
    [0] No hay nada en contra.
    [one] 1 período queda fuera si usted no dice otra cosa.
   *[other] { $count } períodos quedan fuera si usted no dice otra cosa.
}
sure-left = { $count ->
    [0] Nadie queda sin tocar.
    [one] 1 período queda como está.
   *[other] { $count } períodos quedan como están.
}
sure-doubt = { $doubt ->
    [incomplete] menos de lo que se pide
    [not_handed_in] sin entregar
    [running] aún en curso
   *[draft] con reglas en borrador
}
sure-why = { $why ->
    [own] Es suyo: decide otra persona del registro
    [validators] Antes lo mira quien valida
   *[as_it_is] No cambiaría nada
}
sure-with = Aceptar también lo que esté
sure-with-hint = Se acepta a alguien solo si usted marca todo lo que está junto a su nombre.
sure-draft = Las reglas en borrador aún debe confirmarlas la autoridad. A quien se acepta con ellas no se le emite certificado.
sure-none = No queda nadie. Marque lo que acepta de todos modos, o vuelva a la lista.
sure-do = Sí, llevarlo a cabo
sure-back = Volver a la lista

# La carta sobre una decisión
decided-mail-renewed-subject = Aceptado: { $program }
decided-mail-renewed = { $board ->
    [own] Su período
   *[other] El período de { $board }
} en { $program }, del { $from } al { $ends }, fue aceptado con { $counts }.
decided-mail-renewed-next = No hay nada más que hacer en este período.
decided-mail-exempt-subject = Exento: { $program }
decided-mail-exempt = { $board ->
    [own] Su período
   *[other] El período de { $board }
} en { $program }, del { $from } al { $ends }, quedó exento: no hay que ganar nada en él.
decided-mail-exempt-next = No hay nada más que hacer en este período.
decided-mail-extended-subject = Más tiempo: { $program }
decided-mail-extended = { $board ->
    [own] Su período
   *[other] El período de { $board }
} en { $program }, que empezó el { $from }, termina ahora el { $ends }.
decided-mail-extended-next = Lo que se aprenda hasta entonces cuenta en él.
decided-mail-returned-subject = Devuelto: { $program }
decided-mail-returned = { $board ->
    [own] Su período
   *[other] El período de { $board }
} en { $program }, del { $from } al { $ends }, fue devuelto.
decided-mail-returned-next = Corrija lo que dice el motivo y entréguelo de nuevo.
decided-mail-why = El motivo:
decided-mail-see = Ver el período

boards-title = Juntas
boards-lead = Una junta gana en conjunto: lo que aprende cada miembro mientras está en ella cuenta para la junta. Diga quiénes la forman e inscríbala en el programa.
boards-none = Todavía no hay juntas. Cree la primera.
boards-new = Una junta nueva
boards-name = Nombre de la junta
boards-name-empty = Dé un nombre a la junta
boards-name-taken = Ya hay una junta con este nombre. Dele otro
boards-library = Biblioteca
boards-library-empty = Diga a qué biblioteca pertenece
boards-make = Crear la junta
boards-in-program = Está en este programa.
boards-not-in-program = Todavía no está en este programa.
boards-enroll = Inscribirla en el programa
boards-decide = Decidir sobre sus períodos
boards-members = Miembros
boards-nobody = Todavía no hay nadie en esta junta. Agregue abajo a sus miembros.
boards-last-day = Último día
boards-end = Fijar el último día
boards-add = Agregar a un miembro
boards-email = Correo electrónico de su cuenta
boards-joined = Primer día en la junta
boards-left = Último día, si ya terminó
boards-left-hint = Déjelo vacío para quien está ahora en la junta.
boards-left-before = El último día es anterior al primero
boards-member-already = Ya está en la junta, desde el { $date }
boards-add-now = Agregar a la junta
boards-done-made = La junta está creada. Agregue a sus miembros e inscríbala en el programa.
boards-done-member = Se agregó a la junta.
boards-done-ended = El último día está guardado.
boards-done-enrolled = La junta está en el programa.
boards-mine = Sus juntas
boards-not-enrolled = Esta junta todavía no está en ningún programa. La inscribe su biblioteca estatal o asociación.
boards-renewal = Su biblioteca estatal o asociación decide sobre la renovación de la junta.
boards-all-done = { $name } tiene todo: **{ $required }**.
boards-to-go = A { $name } le faltan **{ $missing }** antes del { $ends }.
boards-of-what = { $name } tiene { $required }, pero **aún falta algo** antes del { $ends }. Vea abajo qué es.
boards-settled = Este período de { $name } está { $state ->
    [renewed] aceptado con **{ $counted } de { $required }**
   *[exempt] exento: **no hay que ganar nada**
}.

papers-title = Para una auditoría
papers-says = Un expediente de auditoría es un solo archivo con todo lo de un período: un resumen, los certificados, los comprobantes y la cuenta detrás de cada número. Está firmado, así que cualquiera puede comprobarlo.
packet-get = Expediente de auditoría
