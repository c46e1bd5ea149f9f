# Words that every page shares.
skip-to-main = Saltar al contenido
nav-main = Principal
nav-lessons = Lecciones
nav-record = Mi historial
nav-paths = Itinerarios
nav-help = Ayuda
nav-cohorts = Grupos
nav-admin = Administración
nav-sign-in = Entrar
nav-account = { $name }, mi cuenta
footer-accessibility = Accesibilidad
footer-privacy = Privacidad
footer-display = Apariencia
footer-stuck = **¿Necesita ayuda?** Llame a { $person }, de { $organization }, { $hours }:
footer-or-write = o escriba a
footer-about = Sobre este sitio
footer-stuck-nobody = **¿Necesita ayuda?** Pregunte a quien administra este sitio.
minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}
minutes-short = { $count } min
about-minutes-left = { $count ->
    [0] falta menos de un minuto
    [one] falta cerca de 1 minuto
   *[other] faltan unos { $count } minutos
}
saved = Guardado
errors-title = Hay algo por corregir
too-long = Acorte este texto: sobran { $over } { $over ->
    [one] carácter
   *[other] caracteres
}
error-prefix = Error: { $title }
page-title = { $title } – { $site }
back = Volver
cancel = Cancelar

topic-administration = Administración
topic-public-service = Atención al público
topic-collections = Colecciones
topic-technology = Tecnología
topic-outreach = Extensión a la comunidad

date-long = { $day } de { $month } de { $year }
date-short = { $day } { $month }
date-short-year = { $date } { $year }
time-of-day = { $hour }:{ $minute } { $half }
time-am = a. m.
time-pm = p. m.
january = enero
february = febrero
march = marzo
april = abril
may = mayo
june = junio
july = julio
august = agosto
september = septiembre
october = octubre
november = noviembre
december = diciembre
january-short = ene
february-short = feb
march-short = mar
april-short = abr
may-short = may
june-short = jun
july-short = jul
august-short = ago
september-short = sep
october-short = oct
november-short = nov
december-short = dic
monday = lunes
tuesday = martes
wednesday = miércoles
thursday = jueves
friday = viernes
saturday = sábado
sunday = domingo

problem-not-found-title = Esta página no está aquí
problem-not-found = Quizá la dirección tenga un error, o la página cambió de lugar. Sus lecciones están donde las dejó.
problem-gone-title = Esto se retiró
problem-gone = Estuvo aquí y ya no está.
problem-gone-instead = Ver lo que está en su lugar
problem-forbidden-title = Esta página es para otra persona
problem-forbidden = Su cuenta no abre esta página. Si cree que debería, pregunte a quien administra este sitio.
problem-signed-out-title = Su sesión terminó
problem-signed-out = Todavía no se guardó nada. Entre en otra pestaña, vuelva a esta y cárguela de nuevo. Si su navegador pregunta si debe enviarlo otra vez, diga que sí; o vuelva una página atrás y envíelo de nuevo.
problem-signed-out-link = Entrar en otra pestaña
problem-bad-title = Eso no llegó completo
problem-conflict-title = Alguien cambió esto mientras tanto
problem-many-title = Demasiados intentos
problem-many = { $minutes ->
    [one] Espere un minuto e inténtelo otra vez.
   *[other] Espere { $minutes } minutos e inténtelo otra vez.
}
problem-large-title = Eso es demasiado grande
problem-large = Lo que envió es más de lo que cabe en esta página. Acórtelo y envíelo otra vez.
problem-method-title = Eso no se puede hacer aquí
problem-internal-title = Algo falló de nuestro lado
problem-internal = Lo que tenía guardado está a salvo. Inténtelo otra vez en un momento.
problem-reference = Si nos avisa, mencione la referencia **{ $reference }**.
problem-home = Volver a las lecciones
problem-cross-site-title = Eso vino de otro sitio
problem-cross-site = No hicimos lo que se pedía, para proteger su cuenta. Abra la página aquí e inténtelo otra vez.
problem-incomplete = El formulario no llegó completo. Vuelva y envíelo otra vez.
problem-letter = Hay un carácter que no se puede guardar. Quítelo e inténtelo otra vez.
problem-too-much = Es demasiado a la vez. Envíelo por partes.

# The language.
footer-language = Idioma
only-english = Esta lección está solo en inglés.
problem-many-places = Esta lección se está tomando en demasiados lugares a la vez. Inténtelo otra vez.
