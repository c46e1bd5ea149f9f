# Palabras de la portada de la asociación.
nav-association = Asociación
association-title = Su asociación
association-waiting = { $count ->
    [one] 1 le espera
   *[other] { $count } le esperan
}
association-cohorts = Quiénes aprenden juntos, y cómo van.
association-ahead = Qué cambiarían las nuevas reglas para su gente, antes de que entren en vigor.
association-periods = Renovaciones que se entregaron y esperan a quien valida, antes de que las mire el estado.
association-programs = Reglas, aprobaciones, y quién está en qué programa.
association-requests = Formación hecha en otra parte, y listas de quién estuvo.
association-log = Quién decidió qué, y por qué.
association-lessons = Cómo se revisan las lecciones, y cuánto tarda la gente.
association-off = { $count ->
    [one] 1 lección o módulo está lejos de su duración
   *[other] { $count } lecciones y módulos están lejos de su duración
}
log-title = Decisiones
log-lead = Cada decisión tal como se tomó. Aquí nada se puede cambiar ni omitir.
log-none = Ninguna decisión coincide. Quite algo de la búsqueda.
log-words = Un nombre, un código o palabras del motivo
log-kind = Sobre qué
log-every-kind = Cualquier cosa
log-kind-word = { $kind ->
    [rule_set] reglas
    [enrollment] un lugar en un programa
    [period] un período
    [activity] formación hecha en otra parte
    [ledger_entry] lo que vale una formación
    [attendance] una lista de quién estuvo
    [certificate] un certificado
    [layout] un diseño
    [signing_key] una clave de firma
    [group_room] una sala de grupo
    [board] una junta
   *[person] una persona
}
log-from = Desde
log-to = Hasta
log-search = Buscar
log-line = decidió sobre { $kind }: { $outcome }.
log-role = { $role ->
    [coordinator] en la coordinación
    [validator] en la validación
    [registrar] en el registro
    [administrator] en la administración
    [learner] sobre su propio historial
    [operator] en la terminal del servidor
    [itself] por sí solo, porque se acabó el plazo
    [supervisor] como quien supervisa
   *[other] como { $role }
}
log-outcome = { $outcome ->
    [approved] aprobado por una persona
    [activated] aprobado, y en vigor
    [retired] retirado
    [submitted] entregado
    [accepted_at_once] aceptado enseguida
    [accepted_and_drawn] aceptado enseguida y elegido para auditoría
    [audit_answered] su titular dice que está todo
    [audit_passed] auditoría superada
    [passed_on] pasado
    [recognized] certificado de otra autoridad reconocido
    [attestation_asked] pedido a quien supervisa que dé fe
    [attested] dada fe
    [attestation_declined] no dada fe
    [renewed] renovación aceptada
    [returned] devuelto
    [exempt] exento
    [extended] fin aplazado
    [reopened] abierto de nuevo
    [left] dejado
    [account_joined] se le unió otra cuenta suya
    [address_let_go] una dirección suya se soltó
    [accepted] aceptado
    [rejected] no aceptado
    [reversed] aceptación anulada
    [entered] registrado
    [issued] emitido
    [issued_anew] emitido de nuevo
    [replaced] reemplazado por uno más nuevo
    [withdrawn] retirado
    [restored] retiro anulado
    [saved] guardado
    [opened] abierto
    [closed] cerrado
    [taken_off] una persona quitada de la lista
    [put_back] una persona puesta de nuevo en la lista
    [entered_from_sheet] registrado con la hoja
    [made] creado
    [member_added] una persona agregada
    [member_ended] fin del tiempo de una persona
    [enrolled] inscrito en un programa
    [credit_given] crédito otorgado
    [credit_corrected] crédito corregido
    [no_credit] sin crédito
    [joined] se unió
    [position_changed] cambio de puesto
    [role_given] función asignada
   *[other] { $word }
}
log-about = sobre { $name }
log-nobody = { $role ->
    [itself] Carrel
   *[operator] La persona que administra el servidor
}
log-change = Lo que era antes y después
log-before = Antes
log-after = Después
log-no-change = No se anotó nada más con la decisión.
log-older = Decisiones anteriores
association-attendance = Registrar quién estuvo en un evento en vivo, con el informe de Zoom o Teams.
