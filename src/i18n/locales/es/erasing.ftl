# Words of the slice that erases a person.
erase-title = Borrar su cuenta
erase-goes = Lo que se borra
erase-goes-learning = Todo lo que hizo en lecciones y módulos: respuestas, avances, tiempo, repasos y metas.
erase-goes-notes = Sus notas, marcadores y planes.
erase-goes-claims = La formación que declaró y sus comprobantes, salvo que en ella se base un certificado de los de abajo.
erase-goes-places = Sus lugares en grupos, juntas y programas, y los correos que le enviamos.
erase-goes-name = Su nombre, correo, biblioteca, contraseña y dispositivos. Una palabra al azar ocupa el lugar de su nombre.
erase-stays = Lo que se conserva y por qué
erase-stays-why = Los programas deben poder mostrar lo que firmaron durante { $years ->
    [one] 1 año
   *[other] { $years } años
}. Así lo piden sus reglas o el deber habitual de quien imparte formación. Después se borra solo.
erase-stays-certificates = Los certificados tal como se firmaron, con el nombre que llevan. Sus páginas públicas siguen respondiendo.
erase-stays-entries = Las anotaciones del registro de créditos en las que se basan esos certificados.
erase-stays-decisions = Las decisiones del personal, sin su nombre.
erase-stays-others = Lo que otras personas escribieron con sus propias palabras, y el correo que recibieron en el que solo está su nombre de pila. Eso es parte de los registros de ellas.
erase-stays-none = No tiene certificados, así que no se conserva ninguno.
erase-stays-until = hasta el { $until }
erase-works-here = Usted tiene aquí tareas además de aprender. Pida a su administrador que borre su cuenta cuando otra persona se haya hecho cargo de ellas.
erase-wait = Esperamos { $days } días antes de borrar nada. Hasta entonces puede iniciar sesión y conservar su cuenta, o usar el enlace que le enviamos por correo. Después nadie podrá recuperarla.
erase-email = Escriba su correo para confirmar
erase-email-other = Este no es el correo de su cuenta
erase-button = Borrar mi cuenta
erase-waiting = El { $due } se borrará esta cuenta
erase-waiting-undo = Todavía puede cambiar de opinión. Todo está como estaba.
erase-undo = Conservar mi cuenta
erase-undo-title = ¿Conservar su cuenta?
erase-undone-title = Su cuenta se conserva
erase-undone = No se borró nada.
erase-looks-after = Esta persona se ocupa de un grupo que no ha terminado. Antes debe hacerlo otra persona.
