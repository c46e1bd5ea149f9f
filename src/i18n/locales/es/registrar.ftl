# Palabras de la mesa de certificados.
association-certificates = Buscar, emitir, volver a emitir y retirar certificados, y decidir su aspecto.
register-title = Certificados
register-issue = Emitir certificados
register-layout = Su aspecto
register-run = Desde el { $moment } se están emitiendo certificados. Vea cuánto falta.
register-find = Nombre, correo o código
register-module = Módulo
register-all = Todos
register-state = Estado
register-show = Mostrar
register-none-title = No hay nada que coincida
register-none = Ningún certificado coincide con lo que busca.
register-none-next = Mostrar todos los certificados
register-empty-title = Todavía no hay certificados
register-empty = Quien termina un módulo recibe enseguida un certificado. Aparecerá aquí.
register-empty-next = Ver a quién le falta
register-name = Nombre
register-for = Por
register-pick = Elegir
register-pick-one = Elegir { $name }, { $code }
register-renamed = Ahora se llama { $name }
register-again = Emitir de nuevo los elegidos
register-again-hint = Primero verá lo que se va a imprimir. No se emite nada hasta que usted lo diga.
register-pages = Páginas
register-newer = Más recientes
register-older = Más antiguos
register-page = Página { $page }

standing-valid = Válido
standing-renamed = El nombre ha cambiado
standing-past = Fuera de fecha
standing-replaced = Sustituido
standing-withdrawn = Retirado

desk-one-title = Certificado de { $name }
desk-why = Nota para su archivo
desk-why-hint = Por qué lo hace. Solo la lee su organización.
desk-why-empty = Diga en pocas palabras por qué lo hace
desk-why-long = La nota no debe pasar de { $most } caracteres
desk-tell = Avisar a cada persona por correo
desk-meanwhile = Alguien cambió este certificado hace un momento. Ábralo de nuevo y vea cómo está.
desk-too-late = Esto ya no se puede deshacer. O ha pasado un día, o se emitió un certificado más nuevo.

one-done-withdrawn = Retirado. Se avisó por correo a su titular.
one-done-restored = Deshecho. El certificado vuelve a valer, y se avisó a su titular.
one-done-issued = Emitido. Se avisó por correo a su titular.
one-renamed = Quien tiene este certificado se llama ahora { $name }.
one-renamed-next = Emitirlo de nuevo con ese nombre
one-again = Emitir de nuevo
one-withdraw = Retirar
one-says = Lo que dice
one-withdrawn = Retirado el { $moment }
one-undo-until = Puede deshacerlo hasta el { $moment }
one-undo = Deshacer
one-newer = Sustituido por { $code }
one-history = Lo que se decidió
decided-by-itself = Emitido al terminar el módulo
decided-issued = Emitido a mano
decided-issued_anew = Emitido de nuevo
decided-replaced = Sustituido por uno más nuevo
decided-withdrawn = Retirado
decided-restored = Se deshizo la retirada
decided-by-code = El más nuevo es { $code }.
decided-for-code = Ocupa el lugar de { $code }.

withdraw-title = Retirar un certificado
withdraw-which = **{ $name }**, { $module }, { $code }
withdraw-means = En menos de un minuto, quien compruebe este certificado verá que fue retirado. Su titular recibe ahora un correo.
withdraw-reason = Motivo
withdraw-reason-hint = Estas son las palabras que lee el público.
withdraw-credit-hint = Si no se cumplieron los requisitos, el trabajo era de otra persona o se retiró el crédito, los minutos del módulo también se quitan del registro.
withdraw-reason-empty = Elija un motivo
withdraw-public = El público lee:
withdraw-preview = Lo que dirá la página pública
withdraw-preview-facts = El código, el día en que se emitió, el día en que se retiró y el motivo que usted elija.
withdraw-preview-name = No mostrará el nombre ni por qué se dio el certificado.
withdraw-code = Escriba el código { $code } para confirmar
withdraw-code-hint = Las mayúsculas y los guiones no importan.
withdraw-code-wrong = Ese no es el código de este certificado. Escriba { $code }
withdraw-undo = Puede deshacerlo durante 24 horas.
withdraw-do = Retirar este certificado

again-title = Emitir de nuevo un certificado
again-means = Un certificado nuevo, con un código nuevo, ocupa el lugar de este. El anterior queda registrado y su página lleva al nuevo. El nombre, la firma y el aspecto son los de hoy.
again-means-withdrawn = Este certificado sigue retirado. Junto a él se emite uno nuevo con un código nuevo.
again-name = Nombre que se imprime
again-name-hint = Es el nombre que hoy tiene la cuenta.
again-name-empty = Escriba el nombre que se imprime
again-name-long = No debe pasar de { $most } caracteres
again-library = Biblioteca
again-library-hint = Déjelo vacío para no imprimir ninguna.
again-do = Emitir el certificado nuevo
ground-credit-undo = Se retiró el crédito que respalda este certificado, así que no se puede emitir de nuevo. Primero deshaga la retirada: el crédito vuelve con ella.
ground-credit-stands = Se retiró el crédito que respalda este certificado, así que no se puede emitir de nuevo. Retírelo.
ground-credit = Se retiró el crédito que respalda este certificado, así que no se puede emitir de nuevo. Si fue un error, su titular puede enviar la formación como formación externa, y quien valida decide.
ground-period = El período de este certificado ya no está aceptado, o ahora suma otra cosa, así que no se puede emitir de nuevo. Acepte el período en su programa: con eso se emite un certificado de lo que cuenta.
ground-another = Otro certificado por lo mismo es válido, así que este no se puede emitir de nuevo. Emita de nuevo el otro.

several-title = Emitir varios de nuevo
several-means = { $count ->
    [one] Se emite de nuevo un certificado, con el nombre de hoy.
   *[other] Se emiten de nuevo { $count } certificados, cada uno con el nombre de hoy.
}
several-now = Impreso ahora
several-then = Se imprimirá
several-new-name = Nombre nuevo
several-do = { $count ->
    [one] Emitir 1 de nuevo
   *[other] Emitir { $count } de nuevo
}
several-none-title = No hay nada que emitir
several-none = Elija certificados válidos y vuelva.
several-left-out = Estos no se pueden emitir de nuevo y quedan fuera:

issue-title = Emitir certificados
issue-means = Busque a quienes terminaron un módulo, o a quienes se les aceptó un período de un programa, y no tienen un certificado válido. Verá cada nombre antes de que se emita nada.
issue-no-module = Su organización no ofrece ningún módulo y no hay ningún programa, así que no hay nada que emitir.
issue-from = Terminado desde
issue-to = Terminado hasta
issue-look = Ver
issue-date-bad = Elija una fecha, como 2026-03-15
issue-date-order = El último día es anterior al primero
issue-module-empty = Elija un módulo o un programa
issue-summary = { $ready ->
    [0] Nadie recibe un certificado.
    [one] Una persona recibe un certificado.
   *[other] { $ready } personas reciben un certificado.
}
issue-summary-left = { $left ->
    [0] Nadie queda fuera.
    [one] Una persona queda fuera.
   *[other] { $left } personas quedan fuera.
}
issue-nobody-title = Nadie está esperando
issue-nobody-completed = Nadie terminó este módulo en ese tiempo.
issue-nobody = Abajo están quienes lo terminaron en ese tiempo, con el motivo.
issue-ready = { $count ->
    [one] Una persona recibe un certificado
   *[other] { $count } personas reciben un certificado
}
issue-gets = Lo que recibe
issue-gets-one = Un certificado
issue-do = { $count ->
    [one] Emitir 1 certificado
   *[other] Emitir { $count } certificados
}
issue-left-out = { $count ->
    [one] Una persona no recibe ninguno
   *[other] { $count } personas no reciben ninguno
}
issue-why = Por qué
issue-more = { $count ->
    [one] Hay una persona más que no se muestra.
   *[other] Hay { $count } personas más que no se muestran.
}
why-has-one = Tiene un certificado válido
why-withdrawn = Retirado el { $date }. Decídalo allí.

run-title = Emisión de certificados
run-anew = Certificados que se emiten de nuevo
run-works = { $done } de { $all } hechos. Continúa por sí solo.
run-stopped = Detenido después de { $done } de { $all }. Lo emitido queda emitido.
run-finished = Terminado: { $done } de { $all }.
run-issued = Emitidos
run-kept = Sin cambios
run-open = Por hacer
run-kept-why = Sin cambios: la persona recibió entretanto un certificado, o el suyo ya no es válido.
run-look = Volver a mirar
run-stop = Detener
run-go-on = Continuar
run-leave = Puede salir de esta página. El trabajo sigue sin usted.
run-by = Lo decidió
run-when = Cuándo
run-mail = Correo a cada persona
run-mail-yes = Sí
run-mail-no = No

layout-page = El aspecto de los certificados
layout-means = Cambie las palabras, el color, las imágenes y quién firma. Los certificados que se emitan desde ahora serán así.
layout-saved = Guardado. Los certificados nuevos son así desde ahora.
layout-preview = Vista previa
layout-preview-hint = La persona es inventada. No se guarda nada hasta que usted pulse Guardar.
layout-save = Guardar
layout-show = Mostrar la vista previa
layout-show-pdf = Vista previa en PDF
layout-old = Los certificados emitidos antes conservan el aspecto con el que se emitieron.
layout-words = Palabras
layout-language = Idioma
layout-language-usual = Inglés, como en las lecciones
layout-title = Encabezado
layout-title-hint = Déjelo vacío para “Certificado de Educación Continua”.
layout-statement = Lo que dice que se hizo
layout-statement-hint = Déjelo vacío para usar la frase habitual. Si escribe la suya, debe decir el módulo, los minutos y el día: {"{"}module{"}"}, {"{"}minutes{"}"} y {"{"}completed{"}"}.
layout-places = Lo que se puede rellenar
layout-places-hint = Una línea con algo que falta no se imprime: la línea con la biblioteca se omite para quien no tiene ninguna.
layout-place-learner = El nombre de la persona
layout-place-library = Su biblioteca, si tiene una
layout-place-module = El título del módulo
layout-place-minutes = Los minutos, como 50 minutos
layout-place-completed = El día en que se terminó
layout-place-issued = El día en que se emitió el certificado
layout-place-credit = Lo que vale, si vale algo
layout-place-provider = El nombre de su organización
layout-closing = Línea de abajo
layout-closing-hint = Por ejemplo, cuánto tiempo guarda usted los registros. Puede rellenar las mismas palabras.
layout-accredited_until = Acreditada por IACET hasta
layout-accredited_until-hint = Un certificado puede nombrar a IACET solo mientras este día esté en el futuro. Déjelo vacío si no tiene acreditación.
layout-looks = Color e imagen
layout-accent = Color
layout-accent-hint = Del marco, del sello y del nombre de su organización. Debe ser lo bastante oscuro para leerse.
layout-logo = Logotipo
layout-logo-without = No imprimir logotipo
layout-picture-hint = Una imagen PNG, JPEG, WebP o GIF de hasta 4 MB. La hacemos pequeña y le quitamos los datos ocultos.
layout-first = Quién firma
layout-first_name = Nombre
layout-first_name-hint = También se imprime debajo de la firma.
layout-first_title = Cargo
layout-first_title-hint = Por ejemplo, Coordinadora de educación continua.
layout-first_signature = Imagen de la firma
layout-first_signature-without = Imprimir en su lugar el nombre en cursiva
layout-second = Segunda firma
layout-second-hint = Déjelo vacío si firma una sola persona.
layout-second_name = Nombre de la segunda persona
layout-second_name-hint = También se imprime debajo de su firma.
layout-second_title = Cargo de la segunda persona
layout-second_title-hint = Por ejemplo, Presidenta de la junta.
layout-second_signature = Imagen de su firma
layout-second_signature-without = Imprimir en su lugar su nombre en cursiva
layout-place-unknown = Nada se llama “{ $name }”. Vea en la lista de abajo lo que se puede rellenar.
layout-place-missing = A su frase le falta { $name }
layout-place-together = Ponga { $name } en una línea sin { $with }, o se omitirá para quien no lo tenga
layout-brace = Una de las llaves está sola. Escriba cada nombre como el del módulo: {"{"}module{"}"}
layout-long = No debe pasar de { $most } caracteres
layout-lines = No debe pasar de { $most } líneas
layout-date-bad = Elija una fecha, como 2027-06-30
layout-iacet = Nombre a IACET solo mientras dure su acreditación. Escriba abajo su último día.
layout-iacet-title = El encabezado no puede nombrar a IACET. Póngalo en la línea de abajo.
layout-iacet-person = Un nombre o un cargo no puede nombrar a IACET. Dígalo en la línea de abajo.
layout-color-bad = Elija un color
layout-color-light = Este color es demasiado claro para leerse: su contraste es de { $contrast } a 1, y hacen falta 4.5. Elija uno más oscuro.
layout-name-empty = Escriba el nombre de quien firma
layout-meanwhile = Otra persona guardó un aspecto hace un momento. Pulse Guardar otra vez para usar el suyo.
picture-large = Este archivo pasa de 4 MB. Elija uno más pequeño.
picture-kind = Esto no es una imagen PNG, JPEG, WebP ni GIF. Elija otro archivo.
picture-pixels = Esta imagen es demasiado grande. Redúzcala a menos de 8000 píxeles por lado.
picture-broken = Esta imagen está dañada. Guárdela de nuevo o elija otra.

sample-learner = Ruth Okafor
sample-library = Biblioteca Pública de Elm Creek
sample-module = Un módulo de muestra
sample-about = Aquí se dice de qué trata el módulo, en una o dos frases.
sample-objective = Lo que sabe hacer quien lo terminó.
sample-program = Programa de muestra
sample-unit = horas de educación continua
sample-explanation = 50 / 60, con tres decimales.
sample-instructor = Tom Hollis

letter-hello = Hola, { $first }:
letter-questions = ¿Tiene preguntas? Pregunte a { $person }, de { $organization }: { $phone }, { $email }.
letter-see = Ver su certificado
letter-issued-subject = Su certificado de { $module }
letter-issued-what = { $organization } emitió su certificado de { $module }.
letter-issued-means = Lleva el nombre { $name } y el código { $code }. Quien tenga el código puede comprobarlo.
letter-reissued-subject = Su nuevo certificado de { $module }
letter-reissued-what = { $organization } emitió de nuevo su certificado de { $module }.
letter-reissued-means = Lleva el nombre { $name } y el nuevo código { $code }. Si uno anterior era válido hasta ahora, este ocupa su lugar, y la página del anterior lleva a este.

chosen-title = Programas en este certificado
chosen-means = Si cambia esto, recibe un certificado nuevo con un código nuevo. Ocupa enseguida el lugar de este: quien compruebe el código anterior leerá que fue reemplazado.
chosen-programs = Programas que debe nombrar
chosen-programs-hint = Cada uno con lo que da hoy. Si no marca ninguno, el certificado dice solo los minutos.
chosen-gone = Uno de los programas que marcó ya no da nada por esto. Mire la lista, marque los que quiera y envíela de nuevo.
chosen-do = Usar estos programas
letter-withdrawn-subject = Se retiró su certificado de { $module }
letter-withdrawn-what = { $organization } retiró su certificado { $code } de { $module }. El motivo indicado: { $reason }
letter-withdrawn-means = Quien lo compruebe desde ahora verá que fue retirado y este motivo. No verá su nombre. Si usted no lo esperaba, escriba o llame: puede ser una corrección.
letter-restored-subject = Su certificado de { $module } vuelve a valer
letter-restored-what = { $organization } deshizo la retirada de su certificado { $code } de { $module }.
letter-restored-means = Es válido, como antes. Usted no tiene que hacer nada.
issue-what = Módulo o programa
issue-modules = Módulos que se terminaron
issue-programs = Programas con períodos aceptados
issue-nobody-accepted = En ese tiempo no se aceptó ningún período de este programa.
why-draft = Las reglas son un borrador. Dos personas tienen que aprobarlas antes de que se pueda emitir un certificado.
