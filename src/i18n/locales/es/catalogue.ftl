# Words of the catalogue slice.

# A card, and the state beside a lesson.
card-step = Paso { $step } de { $total }
card-done = Hecha
card-credit = Cuenta para EC
card-credit-hint = EC es educación continua. Estas lecciones son parte de un módulo de crédito.
card-closed = Entre para leerla
card-in-spanish = En español
card-in-english = En inglés

# The kept place.
resume-kicker = Su lugar está guardado
resume-sentence = Se quedó en el paso { $step } de { $total }: { $title } { $minutes ->
    [0] Falta menos de un minuto.
    [one] Falta cerca de 1 minuto.
   *[other] Faltan unos { $minutes } minutos.
}
resume-carry-on = Seguir
resume-with = con { $title }

# Home.
home-title = Lecciones
home-description = Lecciones de diez minutos o menos para quienes llevan una biblioteca por su cuenta. Su lugar queda guardado, y cada minuto cuenta.
home-question = ¿Cuánto tiempo tiene?
home-pick = Elija un tiempo. Recibe una lección que cabe en él, y su lugar queda guardado si le llaman al mostrador.
home-times = Elija su tiempo
home-min = min
home-what = Lecciones de diez minutos o menos, para quienes llevan una biblioteca por su cuenta. Empiece ahora cualquier lección abierta. Con una cuenta, sus minutos cuentan para un certificado.
home-hello = Qué gusto verle, { $name }. No hay nada a medias. Empiece con un tiempo o con una lección de esta página.
home-begin = Lecciones para empezar
home-next-title = Lo que sigue
home-begin-none = Ya empezó o terminó todas las lecciones que hay.
home-all = Ver todas las lecciones
home-aside = Su aprendizaje
home-month = { $minutes ->
    [one] 1 minuto este mes
   *[other] { $minutes } minutos este mes
}
home-month-none = Tres minutos ya son un comienzo.
home-month-lessons = { $count ->
    [one] Es 1 lección terminada.
   *[other] Son { $count } lecciones terminadas.
}
home-also = También empezadas
home-credit = Hasta ahora, **{ $credit } { $unit }** según la regla «{ $rule }».
home-record = Ver mi historial
home-next = Sigue:
home-paths = ¿No sabe por dónde empezar?
home-paths-why = Un itinerario pone los módulos en orden según el momento de su trabajo.
home-paths-link = Ver los itinerarios

# The catalogue.
find-all = Todas las lecciones
find-fits = { $minutes ->
    [one] Caben en 1 minuto
   *[other] Caben en { $minutes } minutos
}
find-words = Lecciones sobre «{ $words }»
find-form = Acotar las lecciones
find-q = Buscar
find-minutes = Tiempo
find-any-time = Cualquier tiempo
find-up-to = { $count ->
    [one] Hasta 1 minuto
   *[other] Hasta { $count } minutos
}
find-topic = Tema
find-any-topic = Todos los temas
find-show = Mostrar
find-count = { $count ->
    [one] 1 lección
   *[other] { $count } lecciones
}
find-newest = Las más nuevas primero
find-best = Las que mejor coinciden primero
find-pages = Páginas
find-page = Página { $page } de { $last }
find-previous = Página anterior
find-next = Página siguiente
find-none = Ninguna lección coincide
find-none-short = Todavía no hay nada tan corto
find-else = O busque otra cosa
find-none-other = Ninguna otra lección coincide
find-due-why = Esto cabe en su tiempo:
find-empty = Todavía no hay lecciones aquí.
find-drop = Lo que eligió sigue en el formulario. Quite algo para ver más:
find-drop-minutes = { $minutes ->
    [one] Lecciones de cualquier duración, no solo de hasta 1 minuto
   *[other] Lecciones de cualquier duración, no solo de hasta { $minutes } minutos
}
find-drop-topic = Lecciones de todos los temas, no solo de { $topic }
find-drop-credit = También lecciones que no cuentan para EC
find-drop-spanish = Lecciones en cualquier idioma, no solo en español
find-drop-words = Lecciones sin las palabras «{ $words }»
find-shortest = { $minutes ->
    [one] La lección más corta toma 1 minuto.
   *[other] La lección más corta toma { $minutes } minutos.
}
find-stop-anytime = Puede parar a la mitad, y su lugar queda guardado.

# The cover of a module.
module-saved = Lo que eligió está guardado. Siga cuando quiera.
module-kicker = Módulo de crédito
module-able = Lo que usted podrá hacer
module-lessons = Las lecciones, en orden
module-lessons-done = { $done } de { $total } lecciones hechas
module-start = Empezar
module-shared = «{ $lesson }» también es parte de
module-shared-once = Una lección que está en dos módulos cuenta una vez.
module-evaluation = La evaluación final
module-completed = Usted terminó este módulo el { $date }, con { $right } de { $count } respuestas correctas.
module-to-record = Ver el certificado en mi historial
module-rule-all = { $count ->
    [one] 1 pregunta sobre lo que leyó. Se aprueba con la respuesta correcta, y puede intentarlo cuantas veces quiera.
   *[other] { $count } preguntas sobre lo que leyó. Se aprueba cuando todas las respuestas son correctas, y puede intentarlo cuantas veces quiera.
}
module-rule-percent = { $count ->
    [one] 1 pregunta sobre lo que leyó. Se aprueba con { $percent } por ciento de aciertos.
   *[other] { $count } preguntas sobre lo que leyó. Se aprueba con { $percent } por ciento de aciertos.
}
module-signed-out = Para que el módulo cuente y reciba un certificado, entre primero:
module-missing = Se abre cuando estén hechas estas lecciones:
module-feedback-left = Aprobó. Falta un breve formulario de opinión, y el módulo queda terminado.
module-feedback = Abrir el formulario de opinión
module-evaluate = Empezar la evaluación final
module-evaluate-on = Seguir con la evaluación final
module-evaluation-minutes = { $minutes ->
    [one] Toma cerca de 1 minuto. Lo que elija queda guardado si tiene que irse.
   *[other] Toma unos { $minutes } minutos. Lo que elija queda guardado si tiene que irse.
}
module-facts = Sobre este módulo
module-minutes = Duración
module-minutes-how = { $minutes ->
    [one] La duración es la de las lecciones con sus preguntas, más 1 minuto para la evaluación final.
   *[other] La duración es la de las lecciones con sus preguntas, más { $minutes } minutos para la evaluación final.
}
module-worth = Son **{ $credit } { $unit }** según la regla «{ $rule }».
module-worth-mine = Ya hizo una parte en otro módulo, y allí ya cuenta. A usted le da:
module-worth-refused = Según la regla «{ $rule }», no da crédito. { $reason }
module-provider = Lo ofrece
module-approved = Aprobado
module-approval = { $by }, número { $number }, desde el { $from }
module-approval-until = { $by }, número { $number }, del { $from } al { $until }
module-instructor = Responsable
module-topic = Tema
module-reviewed = Última revisión
module-review-by = Próxima revisión, antes del
module-certificate = Certificado
module-valid-for = { $count ->
    [one] Vale 1 mes desde el día en que termine
   *[other] Vale { $count } meses desde el día en que termine
}
module-example = Esta organización es inventada, como ejemplo.
module-legal-title = Información general, no asesoría legal
module-legal = Las leyes cambian de un estado a otro. Pregunte por las suyas a la biblioteca estatal o a quien asesora legalmente a su biblioteca.

# Taking a module again.
take-again = Hacerlo de nuevo
take-again-module = Hacer este módulo de nuevo
take-again-version = Hay una versión más nueva que la que usted terminó.
take-again-period = Lo terminó antes de que empezara su período de { $program }, el { $date }; por eso cuenta otra vez.
take-again-expired = Su certificado valía hasta el { $date }. Termine el módulo otra vez y recibirá uno nuevo.
take-again-how = Sus lecciones siguen hechas, y puede leerlas de nuevo. Apruebe la evaluación final y envíe otra vez el formulario de opinión, y recibirá un certificado nuevo. El que ya tiene queda como está.
take-again-missing = Haga primero estas lecciones; después se abre la evaluación final:

# Pathways.
paths-title = Itinerarios
paths-what = Un itinerario pone módulos de crédito en orden para una etapa del trabajo en bibliotecas. Tome las lecciones en los ratos tranquilos, una por una.
paths-none = Todavía no hay itinerarios. Todas las lecciones están abiertas, en el orden que quiera.
paths-modules = { $count ->
    [one] 1 módulo
   *[other] { $count } módulos
}
paths-lessons = { $count ->
    [one] 1 lección
   *[other] { $count } lecciones
}
paths-done = { $done } de { $total } módulos hechos
paths-kicker = Itinerario
paths-stage = Etapa
paths-audience = Para quién es
paths-minutes = Duración
paths-minutes-in-all = { $count ->
    [one] { $minutes } minutos en 1 módulo
   *[other] { $minutes } minutos en { $count } módulos
}
paths-in-order = Los módulos, en orden
paths-electives = Elija también entre estos
paths-next = Sigue
paths-start = Empezar { $title }
paths-finished = Usted terminó este itinerario.
paths-new-staff = Personal nuevo en la biblioteca
paths-emerging-manager = Hacia un cargo de dirección
paths-experienced = Personal con experiencia y quienes dirigen a solas
