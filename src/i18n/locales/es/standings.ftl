# Palabras del panorama de quién va al día, y de la lista de bibliotecas.
association-standing = Cuántas personas terminaron, van al día o van atrasadas, por programa, región y biblioteca.
standing-title = Quién va al día
standing-people = Ver a las personas
standing-organization = Organización
standing-program = Programa
standing-all-programs = Todos los programas
standing-region = Región
standing-all-regions = Todas las regiones
standing-no-region = Sin región
standing-show = Mostrar
standing-none-title = Todavía no hay nadie en un programa
standing-none = Cuando alguien se una a un programa, aquí verá quién va al día y a quién le vendría bien una mano.
standing-none-next = Ver los programas
standing-state = { $state ->
    [complete] completo
    [on_track] al día
    [behind] con retraso
    [not_begun] sin empezar
   *[needs_decision] espera una decisión
}
standing-how = Cómo contamos esto
standing-how-track = Lo que pide un programa crece por igual a lo largo de su período, del primer día al último. Quien hoy tiene esa parte va al día. No hay margen, y los días de gracia después del final no lo alargan.
standing-how-others = Completo: está todo, o la autoridad lo aceptó. Con retraso: menos de lo esperado para hoy. Sin empezar: todavía no cuenta nada. Espera una decisión: menos de lo esperado, y la autoridad tiene que decidir sobre algo.
standing-how-fresh = Cambia en cuanto alguien termina algo. Lo que cambia con el paso de los días se calcula cada noche.
standing-few = Los números menores que { $fewest }, y los que los revelarían, se omiten para proteger a las personas. En su lugar hay una raya.
standing-hidden = no se muestra
standing-all = todos
standing-together = En conjunto
standing-by-program = Por programa
standing-by-region = Por región
standing-by-heading = Por categoría
standing-heading = Lo que se pide
standing-met = lo tienen
standing-short = les falta algo
standing-by-library = Por biblioteca
standing-library = Biblioteca
standing-pages = Páginas
standing-first = Primera página
standing-more-libraries = Más bibliotecas
standing-people-title = Personas en programas
standing-name = Nombre
standing-where = Cómo va
standing-anywhere = De cualquier modo
standing-who = Quién
standing-counts = Cuenta
standing-until = Hasta
standing-nobody-title = Nadie coincide
standing-nobody = Quite algo de la búsqueda.
standing-nobody-next = Todas las personas
libraries-title = Bibliotecas y regiones
libraries-lead = Cada persona dice en su perfil dónde trabaja. Quien nombra una de estas bibliotecas, con o sin mayúsculas, cuenta para ella y para su región. Quien cambia de lugar cuenta para el nuevo a la mañana siguiente.
libraries-list = Bibliotecas
libraries-list-hint = Una por línea: el nombre, una coma y la región. Puede pegar dos columnas de una hoja de cálculo. Una biblioteca que ya está recibe la región que usted le dé ahora.
libraries-save = Guardar la lista
libraries-listed = { $count ->
    [one] Se guardó 1 biblioteca.
   *[other] Se guardaron { $count } bibliotecas.
}
libraries-others = Otra organización ya tiene estas, así que se omitieron:
libraries-list-empty = Pegue o escriba al menos una biblioteca.
libraries-line-empty = La línea { $line } no tiene nombre. Empiécela con el nombre de la biblioteca.
libraries-line-long = La línea { $line } es demasiado larga. Un nombre admite 120 caracteres, una región 60.
libraries-known = Bibliotecas de la lista
libraries-none-title = Todavía no hay bibliotecas en la lista
libraries-none = Ponga las bibliotecas con sus regiones, y aquí verá dónde la gente va al día.
libraries-none-next = Poner bibliotecas
