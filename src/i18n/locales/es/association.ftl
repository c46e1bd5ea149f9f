# Palabras de la portada de la asociación.
nav-association = Asociación
association-title = Su asociación
association-cohorts = Quiénes aprenden juntos, y cómo van.
association-programs = Reglas, aprobaciones, y quién está en qué programa.
association-requests = Formación hecha en otra parte, y listas de quién estuvo.
association-log = Quién decidió qué, y por qué.
log-title = Decisiones
log-lead = Cada decisión tal como se tomó. Aquí nada se puede cambiar ni omitir.
log-none = Ninguna decisión coincide. Quite algo de la búsqueda.
log-words = Palabras del motivo, o un nombre
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
log-role = como { $role }
log-change = Lo que era antes y después
log-before = Antes
log-after = Después
log-older = Decisiones anteriores
association-attendance = Registrar quién estuvo en un evento en vivo, con el informe de Zoom o Teams.
