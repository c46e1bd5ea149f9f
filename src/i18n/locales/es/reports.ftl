# Palabras de los informes sobre el registro.
association-reports = Informes que usted guarda, repite, imprime y se lleva.
reports-title = Informes
reports-none = Todavía no ha guardado ningún informe. Haga uno, y aquí estará para repetirlo.
report-new = Informe nuevo
report-change = Cambiar el informe
report-save = Guardar y ejecutar
report-remove = Quitar este informe
report-removed = Se quitó el informe. Aquello de lo que se hizo sigue ahí.
report-made = Hecho el { $date }.
report-csv = Descargar como CSV
report-xlsx = Descargar como XLSX
report-name = Nombre
report-name-hint = Lo que usted preguntaría: «Horas por región, este año».
report-name-empty = Dé un nombre al informe.
report-name-long = Acorte el nombre: { $count } caracteres como máximo.
report-name-taken = Ya hay un informe con ese nombre. Elija otro.
report-choose = Elija uno de la lista.
report-measure = Crédito contado según
report-group = Una línea por cada
report-group-word = { $group ->
    [library] Biblioteca
    [category] Categoría
    [month] Mes
    [person] Persona
   *[entry] Anotación del historial
}
report-no-lessons = Las lecciones fuera de un módulo no están en este informe. Cuentan juntas, en la cuenta de cada período.
report-persons = Solo quienes llevan los registros ven a las personas. Elija sumas por biblioteca, categoría o mes.
report-columns = Cifras
report-columns-empty = Elija al menos una cifra.
report-column = { $column ->
    [people] Personas
    [entries] Anotaciones
    [nominal] Minutos
    [measured] Minutos medidos
   *[credit] Crédito
}
report-days = Días
report-when = Cuándo
report-span = { $span ->
    [this_year] Este año
    [last_year] El año pasado
    [twelve_months] Los últimos doce meses
    [between] De un día a otro
   *[always] Desde el principio
}
report-from = Desde
report-from-hint = Solo para «De un día a otro».
report-to = Hasta
report-to-before = Este día es anterior al primero.
report-from-to = Del { $from } al { $to }
report-from-on = Desde el { $from }
report-until = Hasta el { $to }
report-only = Solo
report-all = Todo
report-day = Día
report-month = Mes
report-who = Quién
report-what = Qué
report-category = Categoría
report-kind = Tipo
report-mode = Cómo
report-no-library = Ninguna biblioteca de la lista
report-no-category = Sin categoría
report-none-title = Nada coincide
report-none = Ninguna formación de estos días es lo que usted pidió.
report-none-next = Pedir otra cosa
report-more = Aquí están las primeras { $count } líneas. Los archivos las tienen todas.
report-few = Las cifras de menos de { $fewest } personas, y las que las revelarían, se omiten para proteger a las personas.
report-too-long = Hay más de { $count } líneas, demasiadas para un libro de cálculo. Descargue el archivo CSV, que las tiene todas.
board-title = Informe para la junta
board-what = Una página impresa: personas, horas, lo terminado, por categoría.
board-people = personas que aprendieron
board-hours = horas de formación
board-trained = de formación
board-modules = módulos terminados
board-elsewhere = aceptadas de otra parte
board-topics = Por categoría
board-duration = { $minutes ->
    [0] { $hours } h
   *[other] { $hours } h { $minutes } min
}
board-how = Las horas son las que indica cada formación, sin redondeo. Lo que se retiró no cuenta.
board-none-title = Ninguna formación en estos días
board-none = Elija otros días, o vuelva cuando alguien haya terminado algo.
