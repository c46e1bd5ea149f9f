# What the program says at the terminal.
cli-administrator = Administración
cli-migrated = { $count ->
    [one] Las tablas quedaron al día, en 1 paso.
   *[other] Las tablas quedaron al día, en { $count } pasos.
}
cli-loaded = Se cargaron { $lessons ->
    [one] 1 lección
   *[other] { $lessons } lecciones
} y { $modules ->
    [one] 1 módulo
   *[other] { $modules } módulos
}; { $new ->
    [0] no hay nada nuevo ni cambiado.
    [one] hay 1 nuevo o cambiado.
   *[other] hay { $new } nuevos o cambiados.
}
cli-left = Queda como estaba: { $fault }
cli-serving = Carrel está en { $url }
cli-first-administrator = Abra este enlace para administrar el sitio. Sirve una sola vez, durante un día:
cli-how-to-stop = Ctrl-C lo detiene.
cli-stopping = Se terminan las solicitudes abiertas y se detiene.
cli-user-added = Se creó una cuenta para { $email }.
cli-user-known = { $email } ya tiene cuenta.
cli-user-role = Ahora tiene el papel { $role } en { $organization }.
cli-user-erase-try = Borrar a { $email } quitaría estas filas de cada tabla:
cli-user-erased = Se borró a { $email }. De cada tabla se quitaron estas filas:
cli-user-erase-kept = { $count ->
    [0] No tiene certificados, así que no se conserva ninguno.
    [one] Se conserva 1 certificado, con aquello en que se basa, hasta el { $until } como máximo.
   *[other] Se conservan { $count } certificados, con aquello en que se basan, hasta el { $until } como máximo.
}
cli-user-erase-how = Todavía no ha cambiado nada. Para hacerlo, para siempre, repítalo con --yes.
cli-content-sound = { $lessons ->
    [one] 1 lección está en orden, y también todo lo que la rodea.
   *[other] { $lessons } lecciones están en orden, y también todo lo que las rodea.
}
cli-content-faults = { $count ->
    [one] 1 cosa por corregir.
   *[other] { $count } cosas por corregir.
}
cli-rules-pass = { $file }: { $cases ->
    [one] 1 caso sale bien.
   *[other] los { $cases } casos salen bien.
}
cli-rules-fail = { $file }: { $failed } de { $cases ->
    [one] 1 caso sale mal.
   *[other] { $cases } casos salen mal.
}
cli-rules-stray = { $file }:1: Carrel solo lee aquí archivos que terminan en .toml. Cambie el nombre del archivo o póngalo en otro lugar.
cli-rules-unread = { $file }: { $count ->
    [one] hay 1 cosa que corregir.
   *[other] hay { $count } cosas que corregir.
}

# carrel doctor: how bad it is, what was looked at, what was seen and what to do.
doctor-ok = bien
doctor-warning = aviso
doctor-problem = problema
doctor-address = dirección
doctor-disk = disco
doctor-database = base de datos
doctor-tables = tablas
doctor-clock = reloj
doctor-zones = zonas horarias
doctor-organization = organización
doctor-content = contenido
doctor-mail = correo

doctor-address-path = base_url es { $url }, pero Carrel sirve la raíz de un sitio. Ponga solo el nombre, como https://learn.example.org.
doctor-address-only-here = Otras personas pueden llegar a este servidor, pero los enlaces del correo dicen { $url }, que las lleva a su propia computadora. Ponga en base_url la dirección que la gente usa.
doctor-address-this-machine = { $url } solo se puede abrir en esta computadora. Para que entren otras personas, configure listen y base_url.
doctor-address-plain = { $url } no está cifrada, así que las contraseñas se pueden leer en el camino. Ponga delante un proxy con certificado, y base_url con https.
doctor-address-proxy = La gente llega a { $url } a través de un proxy, así que parece venir de una sola red y comparte su límite de intentos de entrada. Haga que el proxy envíe X-Forwarded-For, y ponga trusted_proxy en true.
doctor-address-good = La gente llega a { $url }.

doctor-disk-closed = No se puede escribir en { $dir }: { $error }. Dé el directorio a la cuenta que ejecuta Carrel, o ponga otro en data_dir.
doctor-disk-full = Quedan { $megabytes } MB para { $dir }. Libere espacio ahora; la base de datos se detiene cuando el disco se llena.
doctor-disk-little = Quedan { $megabytes } MB para { $dir }. Libere espacio pronto.
doctor-disk-free = Hay { $megabytes } MB libres para { $dir }, donde se puede escribir.
doctor-disk-unknown = No se puede ver cuánto queda para { $dir }: { $error }.

doctor-database-not-made = El primer inicio la creará, con PostgreSQL { $version } de { $place }.
doctor-database-silent = No se puede llegar a ella: { $error }
doctor-database-broken = Responde, pero una consulta falló: { $error }
doctor-database-old = PostgreSQL { $version } es demasiado antiguo. Pase a la versión 15 o a una más nueva.
doctor-database-good = PostgreSQL { $version } responde; se usan { $megabytes } MB.
doctor-tables-current = Están al día.
doctor-tables-old = Les falta { $names }. Ejecute `carrel migrate`, o inicie Carrel otra vez.
doctor-clock-good = El nuestro y el de la base de datos coinciden: { $time } UTC.
doctor-clock-off = El nuestro y el de la base de datos difieren en { $seconds } segundos. Ajuste los dos con un servidor de hora (NTP).
doctor-zones-good = { $count ->
    [0] Todavía no se usa ninguna; las reglas son las de { $version }.
    [one] La que se usa se conoce, según las reglas de { $version }.
   *[other] Las { $count } que se usan se conocen, según las reglas de { $version }.
}
doctor-zones-unknown = Este programa no las conoce: { $names }. Corríjalas, o use un Carrel más nuevo.
doctor-organization-none = No hay ninguna, así que nadie puede emitir certificados. Inicie el servidor una vez para cargar las de content_dir.
doctor-organization-example = { $name } es un ejemplo. Ponga la suya en content/organizations/home.toml antes de que alguien obtenga un certificado.
doctor-organization-good = Este sitio pertenece a { $name }.
doctor-content-none = No existe la carpeta { $dir }, así que no hay lecciones. Indique en content_dir la que las tiene.
doctor-content-sound = { $count ->
    [one] 1 lección en { $dir } está en orden.
   *[other] { $count } lecciones en { $dir } están en orden.
}
doctor-content-faults = { $count ->
    [one] Hay que corregir 1 cosa en { $dir } antes de cargarla.
   *[other] Hay que corregir { $count } cosas en { $dir } antes de cargarlas.
} `carrel content check` las muestra.
doctor-mail-silent = No se puede usar el servidor de correo: { $error } Revise smtp_host, smtp_port, smtp_security, smtp_user y smtp_password.
doctor-mail-slow = El servidor de correo no responde. Revise smtp_host y smtp_port, y si un cortafuegos deja salir el correo.
cli-progress-compared = { $rows ->
    [one] Se comparó 1 fila con sus eventos.
   *[other] Se compararon { $rows } filas con sus eventos.
} { $different ->
    [0] Todas dicen lo mismo.
    [one] 1 dice otra cosa. Ejecute `carrel progress rebuild`.
   *[other] { $different } dicen otra cosa. Ejecute `carrel progress rebuild`.
}
cli-progress-rebuilt = { $rows ->
    [one] Se comparó 1 fila con sus eventos.
   *[other] Se compararon { $rows } filas con sus eventos.
} { $different ->
    [0] Todas decían lo mismo.
    [one] 1 decía otra cosa y se hizo de nuevo.
   *[other] { $different } decían otra cosa y se hicieron de nuevo.
}
cli-keys-none = { $organization } todavía no ha firmado nada. Su primera clave se crea cuando emite un certificado.
cli-key-signs = { $key } firma desde el { $since }
cli-key-retired = { $key } firmó del { $since } al { $until }
cli-verify-altered = { $place }: se firmó «{ $signed }», aquí dice «{ $shown }»
cli-verify-facts = Lo que se firmó:
cli-ledger-broken = No está como se escribió: la entrada { $entry } de { $person }.
cli-ledger-join-broken = No está como se unió: lo que llegó de { $from } al registro de { $person }.
cli-ledger-checked = { $lines ->
    [one] Se revisó 1 línea del registro.
   *[other] Se revisaron { $lines } líneas del registro.
} { $broken ->
    [0] Todas están como se escribieron.
    [one] 1 no está como se escribió, o falta la anterior. Compárela con una copia de seguridad.
   *[other] { $broken } no están como se escribieron, o faltan las anteriores. Compárelas con una copia de seguridad.
}
cli-standing-compared = { $people ->
    [one] Se comparó 1 lugar en un programa con el registro.
   *[other] Se compararon { $people } lugares en programas con el registro.
} { $different ->
    [0] Todos dicen lo mismo.
    [one] 1 dice otra cosa. Para corregirlo: carrel standing rebuild
   *[other] { $different } dicen otra cosa. Para corregirlos: carrel standing rebuild
}
cli-standing-rebuilt = { $people ->
    [one] Se comparó 1 lugar en un programa con el registro.
   *[other] Se compararon { $people } lugares en programas con el registro.
} { $different ->
    [0] Todos decían lo mismo.
    [one] 1 decía otra cosa, y ahora está bien.
   *[other] { $different } decían otra cosa, y ahora están bien.
}
cli-exported = { $rows ->
    [one] Se escribió 1 fila
   *[other] Se escribieron { $rows } filas
} de { $tables } tablas en { $file }. Guárdelo tan seguro como el propio sitio.
