# Las cifras y las fuentes de las lecciones.
quality-of-all = Cómo se revisan estas lecciones: cifras y fuentes
quality-of-lesson = Cifras y fuentes de esta lección
quality-title = Cómo se revisan las lecciones
quality-what = Duración, nivel de lectura, preguntas, fuentes y fechas de revisión de cada lección, contadas en el texto que usted lee.
quality-how = Debajo de los minutos indicados está el tiempo de lectura. El tiempo supone 200 palabras por minuto y 20 segundos por pregunta. El grado es el de Flesch y Kincaid para el texto en inglés, 9 como máximo. Las palabras por pregunta cuentan el texto sin las preguntas, 150 como máximo. Elija un encabezado para ordenar.
quality-lesson = Lección
quality-minutes = Minutos
quality-words = Palabras
quality-grade = Grado
quality-checks = Preguntas
quality-words-a-check = Palabras por pregunta
quality-sources = Fuentes
quality-review-by = Revisar antes del
quality-reviewed = revisada el { $date }
quality-languages = Idiomas
quality-due = Toca revisarla
quality-due-in = { $days ->
    [one] Falta 1 día
   *[other] Faltan { $days } días
}
quality-one-title = Cifras y fuentes: { $title }
quality-one-what = Lo que se contó en esta lección, lo que pedimos a todas y de dónde vienen sus datos.
quality-back = Volver a la lección
quality-mark = Signatura
quality-figures = Cifras
quality-english = Inglés
quality-spanish = Español
quality-gate = Lo que pedimos
quality-stated = Minutos indicados
quality-gate-stated = a un minuto, como mucho, del tiempo para crédito
quality-nominal = Tiempo para crédito
quality-estimate = Tiempo de lectura
quality-gate-estimate = de 4 a 10 minutos
quality-gate-words-a-check = 150 como máximo en inglés
quality-reading = Nivel de lectura
quality-gate-reading = grado 9 como máximo; en español, 55 como mínimo
quality-as-grade = grado { $figure }
quality-as-ease = { $figure } en la escala INFLESZ
quality-gate-sources = una donde un dato la necesite
length-how = Cómo se calculó la duración
length-by-formula = Por las palabras y las preguntas, con revisión del { $date }
length-by-pilot = Con { $testers } personas que la probaron, hasta el { $date }. La mitad tardó { $median } o menos.
length-people = Cuánto tarda la gente
length-people-lessons = Cuánto tarda la gente en las lecciones
length-live = La mitad de { $people } personas tardó { $median } o menos.
length-not-measured = Todavía se midió a muy pocas personas. Hacen falta 30.
length-measured = { $median } medidos
length-off = Lejos de lo indicado
length-far-off = { $count ->
    [one] Aquí la gente tarda mucho más o mucho menos de lo indicado. Revise su duración:
   *[other] Aquí la gente tarda mucho más o mucho menos de lo indicado. Revise las duraciones:
}
