# Adding training done elsewhere
add-title = Agregar formación
add-about = Un seminario web, un taller, una visita: lo que aprendió en otra parte también puede contar.
add-title-label = ¿Cómo se llamaba?
add-title-empty = Diga cómo se llamaba
add-provider = ¿Quién la dio?
add-provider-empty = Diga quién la dio
add-date = ¿Cuándo fue?
add-date-hint = Si duró varios días, el último.
add-date-bad = Dé el día, por ejemplo 11/18/2025 (mes, día, año)
add-date-future = Ese día todavía no llega. Agregue la formación cuando termine
add-minutes = ¿Cuánto duró?
add-minutes-hint = En minutos, o en horas y minutos, por ejemplo 45 o 1:30. Sin contar las pausas.
add-minutes-bad = Diga cuánto duró, por ejemplo 45 o 1:30
add-stated-instead = Mi certificado de estudios habla de créditos u horas de semestre
add-stated = Lo que dice su certificado de estudios
add-stated-hint = Una cantidad, por ejemplo 3 para un curso universitario de 3 horas de semestre. Entonces puede dejar vacía la duración.
add-stated-unit = Unidad de esa cantidad
add-stated-choose = Elija una unidad
add-stated-bad = Dé la cantidad como número, por ejemplo 3 o 1.5
add-stated-unit-empty = Elija la unidad que nombra el certificado
add-stated-unit-unknown = Ninguno de sus programas dice qué vale esta unidad. Dé la duración en su lugar
add-kind = ¿Qué tipo de formación?
add-kind-hint = Cada programa dice qué tipos cuentan. Lo verá en la página siguiente, antes de enviarla.
add-kind-choose = Elija un tipo
add-kind-empty = Elija el tipo de formación
add-mode = ¿Cómo se dio?
add-mode-empty = Elija cómo se dio
add-outcome = ¿Qué puede hacer ahora?
add-outcome-hint = Una frase, de hasta { $most } caracteres.
add-outcome-empty = Diga en una frase qué puede hacer ahora
add-headings = Cuenta para
add-headings-of = De qué trataba, para { $program }. Puede dejarlo vacío.
add-next = Revisar y enviar
add-later = Guardar para después
add-offline = Usted está sin conexión. Llene esto de todos modos, con una foto si la tiene. Lo que un certificado de estudios dice en horas de semestre o en CEU, lo agrega después en su historial. Espera en este dispositivo y pasa solo a su historial cuando vuelva la conexión. Revíselo allí y envíelo.
add-keep = Guardarlo en este dispositivo
add-kept = Espera en este dispositivo, y pasa a su historial cuando vuelva la conexión. Revíselo allí y envíelo.
add-kept-without = Las palabras están en su historial, y uno de los archivos no: { $why }
add-typed-before = Usted escribió esto antes, y no se envió ni se guardó. Elija otra vez las fotos y los archivos.
add-next-hint = Todavía no se envía nada. En la página siguiente verá para qué contaría.

# What it would be worth
worth-title = Para qué contaría
worth-counts = Para qué cuenta
worth-about = { $organization } decide. Estas son las reglas como las tenemos.
add-teaches = ¿Fue para personal nuevo o una destreza básica?
add-teaches-hint = Esto no da crédito en: { $programs }. En otros programas sí cuenta.
teaches-onboarding = Mostró a personal nuevo cómo funciona nuestra biblioteca
teaches-basic_skill = Enseñó lo que todos deben saber en el trabajo, como nuestro propio sistema informático
worth-nothing = Ninguna regla que tengamos dice algo sobre esto. De todos modos queda en el historial.

# One request
request-check = Revise su formación
request-check-about = ¿Está todo bien? Entonces envíela. Decide { $organization }.
request-said = Lo que se nos dijo
request-evidence = Lo que lo muestra
request-changed = Usted cambió esto y todavía no se envía. Irá junto con su respuesta.
request-send = Enviarla
request-change = Cambiar
request-discard = Descartar
request-withdraw = Retirar
request-again = Agregarla otra vez con otra fecha
request-reply = Su respuesta
request-reply-send = Enviar la respuesta
request-reply-empty = Escriba una respuesta, o agregue una foto o un archivo
request-more-evidence = Agregar una foto o un archivo
request-asks = { $name } pregunta:
request-history = Lo que pasó
request-you = Usted
request-validator = Quien valida
request-status-submitted = Espera a { $organization } desde el { $date }. Por lo general recibirá respuesta en una semana, por correo.
request-status-returned = { $name } necesita algo de usted.
request-status-accepted = Se decidió el { $date }.
request-status-rejected = Se decidió el { $date }.
request-status-withdrawn = Usted la retiró el { $date }.
request-decided-accepted = { $count ->
    [one] { $amount } está en su historial.
   *[other] { $amount } están en su historial.
}
request-decided-rejected = Esto no cuenta. { $name } dice por qué:
request-decided-reversed = Esto contaba y ya no cuenta. { $name } dice por qué:
request-in-part = Usted pidió { $claimed }, y { $count ->
    [one] cuenta { $amount }.
   *[other] cuentan { $amount }.
}
request-more = ¿Debería contar de otra manera? { $organization } puede retirar esta decisión y decidir de nuevo. Escriba a
decided-parts = Lo que cuenta y lo que no
decided-amount = Cuánto
decided-under = Cuenta en
decided-no-heading = Cuenta, en ningún apartado
decided-not = No cuenta
decided-no-reason = No se escribió ningún motivo.
decided-teaches-neither = Ninguna de las dos
decided-by = { $did ->
    [accepted] Lo aceptó { $name }, { $moment }
    [reversed] Retiró la aceptación { $name }, { $moment }
   *[rejected] No lo aceptó { $name }, { $moment }
}
