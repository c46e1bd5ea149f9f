# Words of the record slice.
record-lessons = { $count ->
    [one] 1 lección
   *[other] { $count } lecciones
}
record-sentence-further = { $name }, ha obtenido **{ $credit } { $unit }**.
record-sentence-new = { $name }, aquí quedará todo lo que usted termine.
record-sentence-minutes = { $name }, usted ha terminado **{ $lessons }**. Termine un módulo de crédito, y su tiempo se convierte en crédito.
record-sentence-credit = { $name }, usted ha terminado { $lessons } y tiene **{ $credit } { $unit }**.
record-no-goal = Aquí no hay que llegar a nada en una fecha. El crédito cuenta desde el día en que usted termina un módulo.
record-figure-minutes = { $count ->
    [one] minuto de aprendizaje
   *[other] minutos de aprendizaje
}
record-figure-lessons = { $count ->
    [one] lección terminada
   *[other] lecciones terminadas
}
record-figure-certificates = { $count ->
    [one] certificado
   *[other] certificados
}

record-shelves = Sus estantes
record-book = Un libro son quince minutos de aprendizaje. Un libro punteado todavía se está llenando.
record-shelf-begun = { $left ->
    [one] Con 1 minuto más hay un libro
   *[other] Con { $left } minutos más hay un libro
}
record-shelf-books = { $books ->
    [one] 1 libro
   *[other] { $books } libros
}
record-shelf-rest = { $books ->
    [one] 1 libro
   *[other] { $books } libros
} y { $rest ->
    [one] 1 minuto
   *[other] { $rest } minutos
}
record-empty = Su primer estante está vacío. Termine una lección, y el primer libro empieza a llenarse.
record-find = Buscar una lección

record-credit = Crédito
record-total = **{ $credit } { $unit }** en total. Regla: { $rule }.
record-total-how = Es la suma de esta lista. Cada cosa se calcula por separado.
record-finished-on = Terminado el { $date }
record-no-credit = Sin crédito
record-how = Cómo llegamos a esto
record-step-minutes = El módulo está fijado en { $minutes } minutos: { $lessons } lecciones, y { $evaluation } minutos para la evaluación final.
record-step-rule = La regla es «{ $rule }», versión { $version }. La leímos aquí:
record-step-since = Esto vale desde el { $date }.
record-step-earlier = Del { $from } al { $to } era { $credit }, según la versión { $version } de { $rule }.
record-step-decided = Del { $from } al { $to } era { $credit }, por una decisión para { $rule }.
record-certificate = Certificado
record-good-until = Válido hasta el { $date }
record-good-until-past = Era válido hasta el { $date }
record-module-again = Hecho de nuevo

transcript = Registro
transcript-of = { $name }, { $date }
transcript-print = Para imprimir esta página, use Imprimir en su navegador.
transcript-year = { $year }: { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}
record-date = Fecha
record-what = Lo que hizo
record-time = Tiempo
record-again = Versión más nueva; el tiempo ya contó antes
record-module = Módulo de crédito; su tiempo está en sus lecciones
record-print = Versión para imprimir
record-spreadsheet = Hoja de cálculo
record-all = Mostrar las { $count } entradas
record-who = Quién puede ver esto: usted. Si se une a un grupo, quien lo coordina ve qué terminó y cuándo, nunca sus respuestas ni sus notas.

record-next = Qué hacer ahora
record-unfinished = Sin terminar
record-carry-on = Seguir con { $title }
record-modules-begun = Módulos que empezó
record-module-done = { $done } de { $total } lecciones hechas
record-evaluation-next = Todas las lecciones están hechas. Sigue la evaluación final.
record-best-next = La mejor lección que sigue
record-counts = Cuenta para crédito.
record-take = Lléveselo
record-take-about = Todo lo que guardamos de usted, en un solo archivo: cuenta, respuestas, minutos, crédito, certificados.
record-everything = Descargar todo

csv-date = Fecha
csv-kind = Tipo
csv-title = Título
csv-topic = Tema
csv-minutes = Minutos
csv-credit = Crédito
csv-unit = Unidad
csv-rule = Regla y versión
csv-certificate = Certificado
csv-explanation = Explicación
csv-stated = Cantidad declarada
csv-lesson = Lección
csv-lesson-again = Lección, versión más nueva
csv-module = Módulo de crédito
csv-module-again = Módulo de crédito, hecho de nuevo

# Training done elsewhere
elsewhere-title = Formación en otras partes
elsewhere-untitled = Sin título
elsewhere-panel = ¿Aprendió algo en otra parte?
elsewhere-about = Los seminarios web, los talleres y los congresos pueden contar. Agréguelo y alguien lo mira, por lo general en una semana.
record-periods = Certificados de sus programas
