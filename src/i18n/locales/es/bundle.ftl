# Lo que halla la comprobación de un certificado firmado.
bundle-genuine = Este certificado es auténtico
bundle-incomplete = Lo que hay aquí es auténtico, pero no todo se pudo comprobar
bundle-unproven = Lo que hay aquí va junto, pero nada muestra quién lo firmó
bundle-page-not-compared = Los datos dentro de este archivo son auténticos. Lo impreso en su página no se comparó: lea los datos de abajo o abra { $address }
bundle-past = Este certificado era auténtico. Su fecha ya pasó
bundle-changed = Este PDF no es el que se entregó: su página puede haber cambiado. Solo son auténticos los datos que lleva dentro
bundle-replaced = Este certificado fue reemplazado por uno más nuevo
bundle-withdrawn = Este certificado fue retirado
bundle-false = Este no es un certificado tal como se emitió

bundle-keys-trusted = Las claves son las que usted dio.
bundle-keys-unproven = Las claves vienen en el mismo archivo. Muestran que nada se cambió, pero no quién firmó: compare la clave con la que publica el emisor.
bundle-signed = { $issuer } ({ $did }) lo firmó con la clave { $key }.
bundle-unreadable = La parte firmada no se puede leer.
bundle-not-ours = Dice cosas que no forman parte de lo firmado, o está firmado de un modo que no usamos.
bundle-unsigned = No está firmado.
bundle-unknown-key = Está firmado con una clave que no está entre estas: es falso, o las claves son más antiguas. Pida el keys.json más nuevo del emisor.
bundle-other-issuer = La clave no es del emisor que se nombra.
bundle-signature = Se cambió después de firmarlo, o nunca se firmó.
bundle-retired = Está firmado con una clave que para entonces ya no se usaba.
bundle-facts-signed = Todo lo que dice es tal como se firmó: { $learner }, «{ $module }».
bundle-facts-changed = Lo que dice no es lo que se firmó.
bundle-facts-missing = Lo que dice en detalle no está en este archivo, así que no se pudo comparar.
bundle-altered = { $count ->
    [one] Difiere en un lugar de lo que se firmó.
   *[other] Difiere en { $count } lugares de lo que se firmó.
}
bundle-in-date = Es válido hasta el { $until }.
bundle-no-end = No tiene fecha de vencimiento.
bundle-not-yet = Es válido solo a partir del { $from }.
bundle-past-date = Fue válido hasta el { $until }.
bundle-no-date = Sus fechas no se pueden leer.
bundle-not-withdrawn = Al { $moment } no había sido retirado.
bundle-was-withdrawn = Fue retirado. El emisor lo dijo el { $moment }.
bundle-was-replaced = Uno más nuevo lo reemplazó el { $moment }.
bundle-list-old = La lista de los retirados valía hasta el { $until }, así que no dice nada de hoy. Pida un archivo más nuevo.
bundle-list-unknown-key = La lista de los retirados está firmada con una clave que no está entre estas, así que no se pudo comprobar. Pida el keys.json más nuevo del emisor.
bundle-list-false = La lista de los retirados no está firmada por el emisor.
bundle-list-other = La lista de los retirados no es la de este certificado.
bundle-list-missing = La lista de los retirados no está en este archivo, así que no se pudo comprobar.
bundle-head-unknown-key = El encabezado del registro está firmado con una clave que no está entre estas, así que no se pudo comprobar. Pida el keys.json más nuevo del emisor.
bundle-head-signed = El encabezado del registro está firmado: { $size ->
    [one] una entrada
   *[other] { $size } entradas
} el { $moment }.
bundle-head-false = El encabezado del registro no está firmado por el emisor.
bundle-logged = Es la entrada número { $number } del registro, anotada el { $moment }.
bundle-logged-late = Se emitió antes de que el registro pudiera anotarlo. Es la entrada número { $number }, anotada el { $moment }; su fecha anterior descansa en la palabra del emisor.
bundle-restored = Había sido retirado, y el emisor lo restableció el { $moment }.
bundle-not-logged = La prueba no muestra que esté en el registro.
bundle-entry-unreadable = Una entrada del registro no se puede leer.
bundle-entry-other = Una entrada del registro trata de otro certificado, o dice otras cosas de este.
bundle-back-dated = Dice que se emitió el { $said }, pero el registro lo conoce solo desde el { $entered }.
bundle-log-order = Las entradas del registro no están en el orden del tiempo.
bundle-log-missing = En este archivo no hay nada del registro, así que el día de emisión descansa en la palabra del emisor.
bundle-grown = Desde el encabezado anterior el registro creció de { $from } a { $to } entradas, y nada de lo anterior cambió.
bundle-rewritten = El registro de { $to } entradas no comienza con las { $from } que tenía en el encabezado anterior: fue reescrito.
bundle-stamped = El código se firmó para { $learner }, «{ $module }», { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
}, completado el { $completed } y emitido el { $issued }. Compárelo con el papel.
bundle-not-stamped = Lo que dice el código no se firmó con estas claves para este certificado.
bundle-page-same = El PDF es el archivo que entrega el emisor, hasta el último byte.
bundle-page-other = El PDF no es el archivo que el emisor entregó con este conjunto: se editó o se guardó de nuevo, o uno de los dos es más antiguo. No se fíe de su página.
bundle-page-false = Lo que el conjunto dice del PDF no está firmado por el emisor para este certificado.
bundle-page-open = Lo impreso en la página no se comparó. Con un conjunto guardado hoy de la página pública se puede comparar.
