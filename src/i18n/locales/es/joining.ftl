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
joining-joined-lead = También puede iniciar sesión aquí con estos correos. Suelte el que vaya a usar otra persona, como el de un trabajo anterior.
joining-let-go = Soltar este correo
joining-over = Este enlace ya no funciona. Pida otro, si las dos cuentas no son ya una.
joining-elsewhere = Este enlace une una cuenta a la de { $stays }. Primero inicie sesión con ese correo y luego abra de nuevo el enlace.
joining-not-yet = Estas cuentas todavía no se pueden unir
joining-not-yet-lead = No se cambió nada. Antes de que la cuenta de { $email } pueda formar parte de esta:
joining-not-closed = Una de las dos ya forma parte de otra cuenta. Inicie sesión en esa.
joining-not-took-in = La otra cuenta ya recibió una cuenta antes. Inicie sesión en ella y traiga esta.
joining-not-leaves = Una de las dos está por borrarse. Primero deshaga eso en la página de esa cuenta.
joining-not-each-other = Una de las dos decidió sobre la otra o respondió por ella, y nadie puede hacerlo por sí mismo. Pida a { $ask } que decida de nuevo.
joining-not-same-rules = Las dos aprobaron las mismas reglas, y para eso hacen falta dos personas. Pida a { $ask } que las apruebe alguien más.
joining-not-same-room = Las dos estuvieron en la sala del { $date }, donde cada persona cuenta una vez. Pregunte a quien la dirigió.
joining-not-same-training = «{ $title }», del { $date }, está en las dos y cuenta una vez. Pida a quien valida que retire una.
joining-not-program = Las dos están en { $program }, con cargos o períodos distintos. Pregunte a { $ask } cuál vale y deje el otro.
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
joining-moves-more = Con ellos van notas, planes, repasos, formación hecha en otro lugar, salas, juntas y lo que usted puede hacer aquí.
joining-happens = Lo que ocurre
joining-happens-both = No se pierde nada de lo que hizo. Lo que hizo en las dos queda en su registro.
joining-happens-once = El mismo módulo cuenta una vez donde lo digan las reglas.
joining-happens-certificates = Cada certificado sigue siendo válido, con el nombre y el código que lleva.
joining-happens-sign-in = La otra cuenta se cierra. Con su correo entra usted aquí; su contraseña deja de servir.
joining-for-good = Esto no se puede deshacer.
joining-button = Unir las dos cuentas
