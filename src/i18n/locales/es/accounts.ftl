# Words of the accounts slice.

# Signing in
signin-title = Entrar
signin-come-back = Usted vuelve a donde estaba. Lo que había guardado sigue ahí.
signin-email = Su correo electrónico
signin-email-hint = Le enviamos un enlace por correo. No necesita contraseña.
signin-email-empty = Escriba su dirección de correo
signin-email-bad = Escriba una dirección de correo, como nombre@biblioteca.org
signin-send = Envíenme un enlace
signin-new = ¿Es su primera vez? Escriba su correo. El enlace le abre una cuenta.
signin-with-password = Usar una contraseña
signin-account = Correo de su cuenta
signin-password = Contraseña
signin-password-empty = Escriba su contraseña
signin-password-wrong = Este correo y esta contraseña no corresponden. Revise los dos, o pida un enlace.
signin-password-forgot = ¿La olvidó, o nunca tuvo una? Pida un enlace con su correo. Siempre funciona.
signin-submit = Entrar

sent-title = Revise su correo
sent-to = Si **{ $email }** puede entrar aquí, un enlace va en camino. Sirve una sola vez, durante { $minutes } minutos.
sent-somewhere = Si la dirección que escribió puede entrar aquí, un enlace va en camino. Sirve una sola vez, durante { $minutes } minutos.
sent-then = Abra el enlace en el dispositivo donde quiere aprender. Puede cerrar esta página.
sent-nothing-title = Si no llega nada
sent-wait = Espere dos minutos.
sent-junk = Busque en la carpeta de correo no deseado.
sent-typo = Revise que la dirección no tenga errores.
sent-typo-link = Escribirla otra vez
sent-limit = Enviamos como máximo { $count } enlaces por hora a una misma dirección. Si pidió más, use el más reciente que tenga.
sent-no-mail-title = Este sitio todavía no tiene servidor de correo
sent-no-mail = Sus mensajes esperan en /admin/mail, que solo puede abrir quien administra. Quien maneja esta computadora puede hacer un enlace con el comando carrel user link, seguido de una dirección de correo.

link-title = Entrar
link-lead = Un paso más y estará en { $site }.
link-button = Entrar como { $email }
link-once = El enlace sirve una sola vez, durante { $minutes } minutos. El botón está aquí porque algunos programas de correo abren los enlaces por su cuenta.
link-not-you = ¿No es usted? Cierre esta página y no pasa nada.
go-title = Seguir aquí
go-lead = Usted trajo su lección de { $site } a este dispositivo. Se abre donde la dejó.
go-button = Seguir como { $email }

spent-used-title = Este enlace ya se usó
spent-used = Cada enlace sirve una sola vez. Puede pedir otro.
spent-old-title = Este enlace ya venció
spent-old = Los enlaces sirven por poco tiempo, para que su cuenta sea solo suya. Puede pedir otro.
spent-unknown-title = Este enlace no funciona
spent-unknown = Quizá le falta una parte, o es de hace mucho tiempo. Puede pedir otro.
spent-again = Enviar otro a { $email }
spent-ask = Pedir un enlace
spent-signed-in = Su sesión está abierta en este dispositivo, así que no lo necesita.
spent-go-on = Seguir

signout-ask-title = Cerrar sesión
signout-ask = Su lugar y sus respuestas están guardados. En una computadora que usan otras personas, cierre la sesión al irse.
signout-done-title = Su sesión está cerrada
signout-done = Su lugar y sus respuestas están guardados. Estarán aquí cuando vuelva.
signout-home = Volver a las lecciones

# The first visit
welcome-title = Le damos la bienvenida a { $site }
welcome-lead = Dos preguntas, menos de un minuto. Las dos respuestas aparecen en sus certificados.
welcome-save = Guardar y seguir
welcome-later = Puede cambiar las dos cuando quiera en la página de su cuenta.

# The account page
me-title = Mi cuenta
me-name = Su nombre
me-name-hint = Como debe aparecer en sus certificados. Los que ya tiene conservan el nombre con que se hicieron.
me-name-empty = Escriba su nombre como debe aparecer en los certificados
me-line-long = Acorte esto: 120 caracteres como máximo
me-name-unprintable = Estas letras no se pueden imprimir en papel: { $letters }. Escriba también el nombre en letras latinas, entre paréntesis detrás
me-present-name = Mostrar mi nombre actual en la página de comprobación de certificados anteriores
me-present-name-hint = Los certificados con un nombre anterior quedan como están. Con esto, quien compruebe uno lee «también se conoce como» y el nombre de arriba. Puede quitarlo cuando quiera.
me-library = Su biblioteca
me-library-hint = Déjelo vacío si no trabaja en ninguna.
me-zone = Zona horaria
me-zone-hint = Las horas en las páginas y en los correos siguen esta zona.
me-zone-bad = Elija una zona horaria de la lista
me-language = Idioma
me-language-hint = De las páginas y de los correos. Una lección se muestra en este idioma si existe en él.
me-save = Guardar
me-way-in = Cómo entra usted
me-email = Con un enlace que enviamos a **{ $email }**.
me-password-yes = También tiene contraseña.
me-password-no = No tiene contraseña. No la necesita.
me-password-change = Cambiar o quitar su contraseña
me-password-set = Crear una contraseña
me-roles = Lo que puede hacer aquí
role-learner = Tomar lecciones y obtener certificados
role-author = Escribir lecciones
role-reviewer = Revisar lecciones
role-coordinator = Acompañar grupos
role-validator = Decidir sobre formación hecha en otra parte
role-registrar = Emitir certificados
role-administrator = Administrar este sitio
me-devices = Dónde está abierta su sesión
me-devices-lead = Si no reconoce alguno, cierre la sesión ahí.
me-device-here = Este dispositivo
me-device-unknown = Un dispositivo que no reconocemos
me-device-times = Sesión abierta el { $since }. Último uso: { $seen }
me-sign-out = Cerrar sesión
me-sign-out-everywhere = Cerrar sesión en todas partes
me-more = Ajustes y sus datos
zones-common = Estados Unidos
zones-other = Todas las demás
zone-eastern = Este (Nueva York)
zone-central = Centro (Chicago)
zone-mountain = Montaña (Denver)
zone-arizona = Arizona (Phoenix)
zone-pacific = Pacífico (Los Ángeles)
zone-alaska = Alaska (Anchorage)
zone-hawaii = Hawái (Honolulu)
zone-puerto-rico = Atlántico (Puerto Rico)

# The password page
password-set-title = Crear una contraseña
password-change-title = Cambiar o quitar su contraseña
password-lead = La contraseña es para quien la quiera. El enlace por correo también funciona siempre.
password-current = Su contraseña actual
password-current-wrong = Esta no es su contraseña actual. Inténtelo otra vez, o pida un enlace más adelante en esta página.
password-new = Contraseña nueva
password-new-hint = { $count } caracteres o más. Unas cuantas palabras seguidas se recuerdan con facilidad. Puede pegarla.
password-short = Hágala más larga: { $count } caracteres o más. Bastan unas cuantas palabras seguidas.
password-long = Hágala más corta: { $count } caracteres como máximo.
password-personal = Está hecha con su nombre, su biblioteca o su dirección. Elija palabras que no tengan que ver con usted.
password-common = Es una de las primeras que cualquiera probaría. Agréguele algunas palabras propias.
password-others-out = Cuando la cambie o la quite, se cierra la sesión en sus otros dispositivos.
password-save = Guardar contraseña
password-remove = Quitar contraseña
password-confirm-first = Usted entró hace rato. Para tener la seguridad de que es usted, abra un enlace que le enviamos por correo. Lo trae de vuelta aquí.
password-forgot-title = ¿La olvidó?
password-forgot = Abra un enlace que le enviamos por correo. Lo trae de vuelta aquí, y puede elegir una contraseña nueva.

# Messages
mail-hello = Hola:
mail-hello-name = Hola, { $name }:
mail-link-subject = Su enlace para entrar a { $site }
mail-link-use = Con este enlace usted entra a { $site }. Sirve una sola vez, durante { $minutes } minutos.
mail-link-button = Entrar
mail-link-new = Todavía no tiene cuenta. El enlace le abre una.
mail-link-not-you = ¿No lo pidió usted? Entonces no haga nada. Sin este mensaje nadie puede entrar con su cuenta.
mail-password-set-subject = Usted creó una contraseña en { $site }
mail-password-set = El { $moment } se creó una contraseña para su cuenta en { $site }.
mail-password-changed-subject = Cambió su contraseña en { $site }
mail-password-changed = El { $moment } se cambió la contraseña de su cuenta en { $site }. Se cerró la sesión en sus otros dispositivos.
mail-password-removed-subject = Se quitó su contraseña en { $site }
mail-password-removed = El { $moment } se quitó la contraseña de su cuenta en { $site }. Se cerró la sesión en sus otros dispositivos. Ahora entra con enlaces por correo.
mail-password-not-you = Si fue usted, todo está bien. Si no, entre con un enlace por correo, cierre la sesión en todas partes y cree una contraseña nueva.
mail-password-button = Ver dónde está abierta su sesión
signin-shared = Esta es una computadora compartida
signin-shared-hint = Después de cerrar la sesión, nada suyo queda en ella.

# Erasing an account
mail-join-subject = ¿Unir sus dos cuentas en { $site }?
mail-join = Alguien con la sesión de { $stays } en { $site } pide traer a la suya la cuenta de esta dirección.
mail-join-button = Ver lo que va a pasar
mail-join-devices = ¿Aprendió con la cuenta de esta dirección en un dispositivo sin red? Primero abra allí el sitio una vez con ella, o se pierde lo que hizo.
mail-join-how = Ábralo antes de { $hours } horas, donde tenga abierta la sesión de { $stays }. No ocurre nada antes de que usted diga que sí allí.
mail-join-not-you = ¿No es usted? Entonces no haga nada y no reenvíe este mensaje a nadie.
mail-joined-subject = Sus dos cuentas en { $site } son una
mail-joined = En { $site } la cuenta de { $left } forma parte ahora de la de { $stays }. Todo lo que había en ella está allí.
mail-joined-not-you = ¿No fue usted? Escriba enseguida a quien administra el sitio.
mail-joined-button = Ver mi cuenta
mail-erasure-subject = Su cuenta en { $site } se borrará el { $due }
mail-erasure = El { $asked } pidió que se borrara su cuenta en { $site }. El { $due } lo haremos.
mail-erasure-undo = ¿Cambió de opinión, o no fue usted? Hasta entonces basta un clic para conservar su cuenta tal como está.
mail-erasure-button = Conservar mi cuenta
mail-erasure-last = Este es el último correo sobre esto. Cuando la cuenta se borre, ya no tendremos su dirección.
