# Palabras de la parte que une dos cuentas de una persona.
joining-title = Unir dos cuentas
joining-lead = ¿Se registró dos veces, con el correo del trabajo y con el suyo? Traiga la otra cuenta a esta. Esta cuenta, { $email }, se conserva.
joining-step-ask = Escriba el correo de la otra cuenta.
joining-step-letter = Le escribimos allí. Abra el enlace de ese mensaje donde tenga abierta esta sesión.
joining-step-look = Mire lo que va a pasar y diga que sí.
joining-email = Correo de la otra cuenta
joining-email-hint = No decimos si tiene cuenta. Solo quien tiene ese correo puede leer el mensaje.
joining-email-own = Este correo es de la cuenta en la que está. Escriba el de la otra
joining-ask = Enviar el mensaje
joining-done-sent = Si ese correo tiene cuenta, el mensaje va en camino
joining-done-joined = Las dos cuentas son una
joining-done-gone = Ese correo ya no lleva aquí
joining-joined = Cuentas que forman parte de esta
joining-joined-lead = También puede iniciar sesión aquí con estos correos. Suelte el que vaya a usar otra persona, como el de un trabajo anterior: entonces se cierra la sesión en sus otros dispositivos.
joining-let-go = Soltar este correo
joining-over = Este enlace ya no funciona. Pida otro, si las dos cuentas no son ya una.
joining-elsewhere = Este enlace une una cuenta a la de { $stays }. Primero inicie sesión con ese correo y luego abra de nuevo el enlace.
joining-not-yet = Estas cuentas todavía no se pueden unir
joining-not-yet-lead = No se cambió nada. Antes de que la cuenta de { $email } pueda formar parte de esta:
joining-not = Estas cuentas no se pueden unir
joining-not-lead = No se cambió nada. La cuenta de { $email } queda como está:
joining-not-closed = Una de las dos ya forma parte de otra cuenta. Inicie sesión en esa.
joining-not-took-in = La otra cuenta ya recibió una cuenta antes. Inicie sesión en ella y traiga esta.
joining-not-leaves = Una de las dos está por borrarse. Primero deshaga eso en la página de esa cuenta.
joining-not-each-other = Una de las dos decidió sobre la otra o respondió por ella, y nadie puede hacerlo por sí mismo. { $ask } puede decirle qué hacer.
joining-not-same-rules = Las dos aprobaron las mismas reglas, y para eso hacen falta dos personas. { $ask } puede decirle qué hacer.
joining-not-same-room = Las dos estuvieron en la sala del { $date }, donde cada persona cuenta una vez. { $ask } puede decirle qué hacer.
joining-not-same-training = «{ $title }», del { $date }, está en las dos y cuenta una vez. Pida a quien valida que retire una.
joining-not-program = Las dos están en { $program }, con cargos o períodos distintos. Pregunte a { $ask } cuál vale y deje el otro.
joining-not-left = Las dos estuvieron en { $program } al mismo tiempo, y una lo dejó con un período entregado o aceptado. { $ask } puede decirle qué hacer.
joining-moves = Lo que pasa de { $email } a { $stays }
joining-sum-lessons = { $count ->
    [one] 1 lección
   *[other] { $count } lecciones
}
joining-sum-modules = { $count ->
    [one] 1 módulo
   *[other] { $count } módulos
}
joining-sum-certificates = { $count ->
    [one] 1 certificado
   *[other] { $count } certificados
}
joining-sum-programs = { $count ->
    [one] 1 programa
   *[other] { $count } programas
}
joining-sum-cohorts = { $count ->
    [one] 1 grupo
   *[other] { $count } grupos
}
joining-sum-roles = { $count ->
    [one] 1 función aquí
   *[other] { $count } funciones aquí
}
joining-moves-more = Con ellos van notas, planes, repasos, formación hecha en otro lugar, salas, juntas y lo que usted puede hacer aquí.
joining-happens = Lo que ocurre
joining-happens-both = No se pierde nada de lo que hizo. Lo que hizo en las dos queda en su registro.
joining-happens-once = El mismo módulo cuenta una vez donde lo digan las reglas.
joining-happens-certificates = Cada certificado sigue siendo válido, con el nombre y el código que lleva.
joining-happens-sign-in = La otra cuenta se cierra. Con su correo entra usted aquí; su contraseña deja de servir.
joining-happens-consent = Con ella viene un certificado con otro nombre. Por eso los certificados anteriores dejan de mostrar su nombre actual, hasta que lo permita otra vez en su cuenta.
joining-devices-first = ¿Aprendió con la otra cuenta en un dispositivo sin red? Primero abra allí el sitio una vez con esa cuenta, o se pierde lo que hizo.
joining-for-good = Esto no se puede deshacer.
joining-changed = Algo cambió en la otra cuenta desde que abrió esta página. Mire otra vez y luego diga que sí.
joining-prove = Usted entró hace rato. Para tener la seguridad de que es usted, puede abrir un enlace que le enviamos por correo. Lo trae de vuelta aquí.
joining-button = Unir las dos cuentas
