# The desk.
desk-title = Administración
desk-lead = Cómo está este sitio. Cada línea dice qué hacer cuando algo necesita atención.
desk-caption = Estado del sitio
desk-column-what = Qué
desk-column-how = Cómo está
desk-good = Bien
desk-look = Eche un vistazo
desk-mend = Hay que repararlo
desk-version = Esto es Carrel { $version }.

desk-database = Base de datos
desk-database-size = Ocupa { $megabytes } MB.
desk-database-old = Algunas tablas no están al día. Ejecute carrel migrate, o inicie Carrel otra vez.

desk-mail = Correo
desk-mail-server = El correo sale por el servidor { $host }.
desk-mail-files = El correo se queda en archivos, así que nadie lo recibe.
desk-mail-counts = En los últimos 30 días: { $waiting } en espera, { $lost } sin poder enviarse.
desk-mail-files-advice = Puede leerlo en la página de correo y seguir los enlaces ahí. Para enviar correo, configure smtp_host en carrel.toml.
desk-mail-delayed = { $count ->
    [one] 1 mensaje no se ha podido enviar. Se intenta otra vez por sí solo. La página de correo dice por qué espera.
   *[other] { $count } mensajes no se han podido enviar. Se intentan otra vez por sí solos. La página de correo dice por qué esperan.
}
desk-mail-lost-advice = La página de correo dice por qué no se enviaron. Corrija la causa y envíelos otra vez desde ahí.

desk-jobs = Tareas
desk-jobs-counts = { $waiting } en espera o en curso, { $failed } fallidas.
desk-jobs-late = { $count ->
    [one] 1 tarea debió ejecutarse hace más de 10 minutos. Revise que haya un servidor en marcha con job_workers mayor que 0.
   *[other] { $count } tareas debieron ejecutarse hace más de 10 minutos. Revise que haya un servidor en marcha con job_workers mayor que 0.
}
desk-jobs-failed-advice = Vea en la página de tareas qué falló, y ejecute cada una otra vez o descártela.

desk-people = Personas
desk-people-count = { $count ->
    [one] 1 persona tiene cuenta.
   *[other] { $count } personas tienen cuenta.
}
desk-people-samples = { $count ->
    [one] Hay además 1 persona de muestra. Antes de que lleguen personas reales, empiece con un directorio de datos nuevo y sin la demostración.
   *[other] Hay además { $count } personas de muestra. Antes de que lleguen personas reales, empiece con un directorio de datos nuevo y sin la demostración.
}

desk-content = Contenido
desk-content-counts = Se pueden abrir { $lessons ->
    [one] 1 lección
   *[other] { $lessons } lecciones
} y { $modules ->
    [one] 1 módulo
   *[other] { $modules } módulos
}.
desk-content-checked = { $faults ->
    [0] Los archivos estaban en orden el { $when }
    [one] Los archivos tenían 1 falla el { $when }
   *[other] Los archivos tenían { $faults } fallas el { $when }
}
desk-content-faults-advice = La página de contenido muestra cada falla con su archivo y su línea. Corrija los archivos y cárguelos otra vez desde ahí.
desk-content-none = Ponga lecciones en { $dir }, o indique en content_dir de carrel.toml la carpeta que las tiene. Después cárguelas desde la página de contenido.

# Mail.
outbox-title = Correo
outbox-server = El correo sale por el servidor { $host }.
outbox-files-title = No hay servidor de correo configurado
outbox-files = El correo se guarda en archivos en { $folder }, y esta página lo muestra. Nadie lo recibe. Abra un mensaje para seguir sus enlaces, como el enlace para entrar.
outbox-files-advice = Para enviar correo, configure smtp_host en carrel.toml e inicie Carrel otra vez.
outbox-empty-title = Todavía no hay correo
outbox-empty = Los mensajes aparecerán aquí en cuanto el sitio escriba uno: enlaces para entrar, invitaciones, resúmenes.
outbox-empty-next = Volver a administración
outbox-caption = { $count ->
    [one] El mensaje más reciente
   *[other] Los { $count } mensajes más recientes
}
outbox-subject = Asunto
outbox-to = Para
outbox-when = Escrito
outbox-status = Estado
outbox-waiting = En espera
outbox-tried-again = Se intenta otra vez por sí solo.
outbox-sent = Enviado el { $when }
outbox-given-up = Sin poder enviarse desde el { $when }

# One message.
message-from = De
message-reply-to = Las respuestas van a
message-written = Escrito
message-kind = Tipo
message-headers = Otros encabezados
message-text = Texto
message-html = Verlo como lo muestra un programa de correo
message-closed = Este mensaje tiene un enlace que abre la cuenta de alguien. Solo puede leerlo la persona a quien se envió.
message-again = Enviar otra vez
message-again-hint = Corrija primero la causa. Se envía el mismo mensaje con la misma fecha.
message-queued = El mensaje va en camino otra vez. Su estado está en esta página.
message-not-queued = No se hizo nada. Solo se puede enviar otra vez un mensaje que no pudo enviarse.

# Jobs.
jobs-title = Tareas
jobs-waiting = { $count ->
    [0] Ninguna tarea está en espera ni en curso.
    [one] 1 tarea está en espera o en curso.
   *[other] { $count } tareas están en espera o en curso.
}
jobs-lead = Estas tareas se intentaron varias veces y se abandonaron. Corrija la causa y ejecútelas otra vez. Descarte una tarea cuando ya no sirva.
jobs-empty-title = Ninguna tarea ha fallado
jobs-empty = Una tarea que falle de forma definitiva aparecerá aquí, con lo que salió mal.
jobs-caption = { $count ->
    [one] 1 tarea fallida
   *[other] { $count } tareas fallidas
}
jobs-kind = Tarea
jobs-error = Qué salió mal
jobs-action = Qué hacer
jobs-attempts = { $count ->
    [one] Se intentó una vez
   *[other] Se intentó { $count } veces
}
jobs-again = Ejecutar otra vez
jobs-discard = Descartar
jobs-queued = La tarea espera para ejecutarse otra vez.
jobs-discarded = La tarea se descartó.
jobs-gone = Esta tarea ya no está aquí. Quizá ya se ejecutó o se descartó.

# The content folder.
folder-title = Contenido
folder-lead = Revisado ahora mismo, en la carpeta { $dir }.
folder-sound = Archivos en orden
folder-lessons = Lecciones
folder-modules = Módulos
folder-pathways = Itinerarios
folder-organizations = Organizaciones
folder-rules = Conjuntos de reglas
folder-load = Cargar otra vez
folder-load-hint = Se carga todo lo que está en orden. Lo que tiene una falla queda como se cargó la última vez. Lo que ya no está en la carpeta se retira.
folder-loaded = { $count ->
    [0] Cargado. Nada cambió.
    [one] Cargado. 1 lección o módulo tiene una versión nueva.
   *[other] Cargado. { $count } lecciones y módulos tienen una versión nueva.
}
folder-missing = No se cargó nada, porque esa carpeta no existe. Indique en content_dir la carpeta que tiene las lecciones.
folder-faults = { $count ->
    [0] Sin fallas
    [one] 1 falla
   *[other] { $count } fallas
}
folder-no-faults = Todos los archivos están en orden.
folder-faults-hint = Cada línea dice el archivo y la línea, qué está mal y qué hacer. Está escrita en inglés.
folder-rules-refused = Conjuntos de reglas que quedan como estaban
folder-rules-refused-hint = La última vez no se pudieron cargar. El crédito se cuenta con la versión anterior.
folder-advice = { $count ->
    [one] 1 cosa para pensar
   *[other] { $count } cosas para pensar
}
folder-advice-hint = No impiden nada. Se cargan como están.
