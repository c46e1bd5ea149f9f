# Palabras de las salas de grupo: un módulo que varias personas hacen juntas.
association-rooms = Un módulo para un grupo en una sala: un código para entrar, una hoja de firmas y minutos para cada persona.
rooms-title = Salas de grupo
rooms-lead = Varias personas hacen juntas un módulo en una sala y conversan sobre él. Cada una entra con un código en su propio teléfono, o firma una hoja, y recibe sus propios minutos.
rooms-none = Todavía no hay salas. Abra una cuando su grupo esté reunido.
rooms-new = Abrir una sala
rooms-new-lead = Ábrala cuando estén reunidos. Tendrá un código y un código QR para mostrar, y una hoja para firmar.
rooms-module = Módulo
rooms-module-choose = Elija un módulo
rooms-module-empty = Elija el módulo que hará el grupo
rooms-organization-empty = Elija una organización
rooms-facilitator = ¿Quién la dirige?
rooms-facilitator-hint = Un correo electrónico. Déjelo vacío si la dirige usted. Quien dirige encuentra la sala en «Entrar a una sala».
rooms-facilitator-unknown = Nadie tiene una cuenta con este correo. Pídale que entre una vez y luego nómbrelo aquí
rooms-day = Día
rooms-day-hint = Hoy. Si la reunión ya pasó, su día: entonces se registra la hoja firmada.
rooms-day-ahead = Este día aún no llega. Abra la sala ese mismo día
rooms-day-late = Este día fue hace más de { $days } días. Una hoja se acepta hasta { $days } días después de la reunión
rooms-board = ¿Se reúne una junta?
rooms-board-hint = Lo que ganan sus miembros, lo gana también la junta.
rooms-board-none = Ninguna junta
rooms-board-empty = Elija una junta de la lista
rooms-attest = Quien dirige una sala responde por su lista: todas las personas estuvieron en todo el módulo y en la conversación. Quien la dirige no gana nada en ella.
rooms-open-it = Abrir la sala
rooms-people = Personas
rooms-led-by = Dirige { $name }
rooms-open = Abierta
rooms-closed = Cerrada
rooms-waiting = Espera a quien la dirige
rooms-waiting-until = Diga a más tardar el { $date } quién estuvo
rooms-lapsed = No confirmada a tiempo
room-title = Sala de grupo
room-about = { $date }, { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}, dirige { $name }
room-board = Para { $board }. Lo que ganan aquí sus miembros, lo gana también la junta.
room-lead-title = Su sala de grupo
room-door = Cómo entrar
room-door-type = En su teléfono, escanee el código o abra { $address } y escriba:
room-code = Código de la sala
room-qr = Código QR que abre esta sala
room-people = Quién está aquí
room-refresh = Actualizar
room-count = { $people ->
    [0] Todavía no ha entrado nadie.
    [one] 1 persona en la lista, { $answered } con respuesta.
   *[other] { $people } personas en la lista, { $answered } con respuesta.
}
room-person = Persona
room-state = Cómo va
room-state-off = Fuera de la lista
room-state-counted = En el historial
room-state-before = Ya tenía este módulo
room-state-answered = Respondió
room-state-silent = Falta su respuesta
room-from-sheet = De la hoja
room-not-on-board = No era miembro de la junta ese día: cuenta solo para esta persona.
room-remove = No estuvo
room-restore = Volver a poner
room-close-says = Al cerrar la sala, usted afirma que todas las personas de la lista estuvieron de principio a fin. Entonces los minutos pasan al historial de quienes respondieron. Quite antes a quien no estuvo.
room-close-late = Si usted lo olvida, la sala se cierra sola a las { $time }. La lista queda entonces en espera: hasta el { $date } puede decir aquí quién estuvo.
room-close = Cerrar la sala: todas las personas de la lista estuvieron
room-waits = Nadie ha dicho todavía que las personas de esta lista estuvieron. Ningún minuto pasa a ningún historial hasta que se diga aquí, a más tardar el { $date }.
room-waits-empty = Todavía no hay nadie en la lista. Si hay una hoja firmada, regístrela a más tardar el { $date }. Antes, ningún minuto pasa a ningún historial.
room-attest-says = Quite a quien no estuvo y registre a quien firmó la hoja. Luego diga que todas las personas de la lista estuvieron de principio a fin. Los minutos pasan al historial de quienes respondieron.
room-attest-other = { $name } dirige esta sala. Dígalo en su lugar solo si ya no puede hacerlo y usted sabe quién estuvo.
room-attest = Todas las personas de la lista estuvieron
room-attested = { $name } dijo que todas las personas de esta lista estuvieron, { $moment }.
room-own = Usted mismo está en esta lista. { $name }, que dirige la sala, dice quién estuvo.
room-list-lapsed = Hasta el { $date }, 14 días después de la reunión, nadie dijo que las personas de esta lista estuvieron. Ya es tarde, y no se registraron minutos. Quien estuvo puede agregarlo como formación hecha en otro lugar.
room-done-closed = La sala está cerrada. Los minutos están en el historial de quienes respondieron.
room-done-late = Ya es tarde para decir quién estuvo. No se registraron minutos.
room-done-own = No se cambió nada: nadie responde por sí mismo. Pregunte a quien dirige la sala.
room-done-remove = Fuera de la lista.
room-done-restore = De nuevo en la lista.
room-entered = { $count ->
    [one] 1 persona registrada de la hoja.
   *[other] { $count } personas registradas de la hoja.
}
room-sheet = En papel
room-sheet-says = Quien no tiene un teléfono a mano firma la hoja. Regístrela a más tardar el { $date }.
room-sheet-late = La hoja se podía registrar hasta el { $date }, 14 días después de la reunión. Ya es tarde.
room-sheet-print = Imprimir la hoja de firmas
room-sheet-enter = Registrar quién firmó
room-ask-title = Entrar a una sala
room-ask-lead = ¿Hacen juntos un módulo? Escriba el código que muestra la persona que dirige la sala.
room-code-hint = Seis letras y números. Las mayúsculas y los guiones no importan.
room-code-unknown = No hay ninguna sala con este código. Mírelo una vez más
room-go = Ir a la sala
room-led = Salas que usted dirige
room-have-code = Entrar a una sala de grupo con un código
room-take-together = Abrir una sala de grupo con este módulo
room-able = Después de esto usted podrá
room-worth = Cuánto vale
room-sign-in = Entre a su cuenta para participar
room-sign-in-hint = Recibirá un enlace por correo que lo trae de vuelta a esta sala.
room-leads = Usted dirige esta sala.
room-leads-go = Ver el código y la lista
room-join = Estoy aquí
room-missed = Esta sala está cerrada. Si usted estuvo y firmó la hoja, { $name } puede registrarlo hasta el { $date }.
room-taken-off = { $name } lo quitó de la lista. Si usted estuvo, hable con { $name }.
room-too-late = Usted estuvo, pero la pregunta se podía responder solo hasta el { $date }. No se registraron minutos.
room-joined = Usted está en la lista.
room-question = ¿Qué hará en su biblioteca gracias a esto?
room-question-hint = Una o dos frases, { $most } caracteres como máximo, hasta el { $date }. Queda en su historial.
room-answer-empty = Escriba lo que hará
room-send = Enviar
room-answered = Su respuesta está guardada. Los minutos pasan a su historial cuando { $name } cierre la sala.
room-answered-waits = Su respuesta está guardada. La sala espera a quien la dirige: los minutos pasan a su historial cuando { $name } diga quién estuvo, a más tardar el { $date }.
room-lapsed = Hasta el { $date } nadie dijo quién estuvo en esta sala, y no se registraron minutos. Si usted estuvo, agréguelo como formación hecha en otro lugar.
room-lapsed-add = Agregar formación
room-counted = { $minutes ->
    [one] 1 minuto está en su historial.
   *[other] { $minutes } minutos están en su historial.
}
room-counted-before = Su respuesta está guardada. Este módulo ya está en su historial, y cuenta una sola vez.
sheet-kicker = Hoja de firmas
sheet-lead = Firme aquí, o escanee el código y responda en su propio teléfono hasta el { $date }. Se registran minutos a quien responde la pregunta.
sheet-number = N.º
sheet-name = Nombre y correo electrónico
sheet-signature = Firma
sheet-attest = Quienes firmaron estuvieron en todo el módulo y en la conversación.
sheet-signed = Firma de quien dirige la sala:
paper-title = Registrar quién firmó
paper-lines = ¿Quién firmó la hoja?
paper-lines-hint = Una persona por línea: un nombre o un correo, luego punto y coma y lo que hará. «Ruth Okafor; pondré un letrero.» Quien no escribió nada puede responder en su propio teléfono hasta el { $date }.
paper-empty = Escriba al menos un nombre o un correo
paper-long = Más de { $most } líneas. Regístrelas en dos partes
paper-check = Revisar la lista
paper-summary = { $entries ->
    [one] 1 persona se puede registrar
   *[other] { $entries } personas se pueden registrar
}, { $open ->
    [0] y se conoce a todas.
    [one] y no se conoce una línea.
   *[other] y no se conocen { $open } líneas.
}
paper-open = { $count ->
    [one] 1 línea que no se conoce queda fuera. Puede registrarla después: nadie queda registrado dos veces.
   *[other] { $count } líneas que no se conocen quedan fuera. Puede registrarlas después: nadie queda registrado dos veces.
}
paper-on-sheet = En la hoja
paper-enter = Registrar con la respuesta
paper-enter-silent = Registrar, falta la respuesta
paper-attests = Al registrarlas, usted afirma que estuvieron de principio a fin y que quien dirigió la sala firmó la hoja.
paper-waits = Esperan con las demás personas de la lista hasta que se diga en la página de la sala que todas estuvieron.
paper-own = Dirige la sala o registra esta lista: aquí no gana nada
together-title = Junto con otras personas
together-waiting = Espera a quien la dirige
together-asked = Responda la pregunta
together-silent = Sin respuesta a tiempo
room-mode = Conversación en grupo
room-letter-subject = Una sala de grupo que usted dirige: { $module }
room-letter-named = { $person } abrió una sala de grupo para «{ $module }» el { $date } y le pidió que la dirija. En su página están el código para entrar, la lista de asistentes y la hoja para firmar.
room-letter-over = { $person } abrió una sala de grupo para «{ $module }», celebrada el { $date }, e indicó que usted la dirigió. En su página puede registrar a quienes firmaron la hoja.
room-letter-see = Ver la sala
room-letter-waits-subject = ¿Quién estuvo? { $module }
room-letter-waits = La sala de grupo para «{ $module }» del { $date } se cerró sola, porque nadie la cerró. { $count ->
    [0] Todavía no hay nadie en su lista.
    [one] 1 persona de su lista espera.
   *[other] { $count } personas de su lista esperan.
}
room-letter-waits-until = Ningún minuto pasa a ningún historial hasta que usted diga en su página que las personas de la lista estuvieron. Puede quitar a quien no estuvo y registrar a quien firmó la hoja hasta el { $until }.
room-letter-waits-see = Decir quién estuvo
