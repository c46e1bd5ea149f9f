# Lo que las reglas dejan abierto y decide quien responde por ellas
association-questions = Cuánto vale una formación cuando las reglas de un programa no lo dicen.
questions-title = Preguntas abiertas
questions-lead = Aquí las reglas dejan en sus manos cuánto vale una formación, o si fue aprobada o puede llegar tarde. Hasta que usted decida no cuenta nada, y la persona ve que está en espera.
questions-waiting = { $count ->
    [0] Nada está en espera.
    [one] 1 entrada está en espera.
   *[other] { $count } entradas están en espera, primero la formación más antigua.
}
questions-link = { $count ->
    [0] Preguntas abiertas
   *[other] Preguntas abiertas ({ $count })
}
questions-empty = Nada está en espera. Aquí llega la formación de alguien de un programa cuando las reglas no dicen cuánto vale.
questions-source = Las reglas se leen aquí:

question-board = para la junta «{ $board }»
question-training = La formación
question-day = Día
question-length = Duración
question-kind = Tipo
question-open = Lo que está abierto
question-now = Lo que vale ahora
question-by-itself = Solo por su duración, las reglas dan esto:
question-correct = Corregir la decisión
question-decision = ¿Qué decide usted?
question-decision-credit = Dar crédito
question-decision-none = Sin crédito
question-decision-empty = Elija lo que decide.
question-amount = ¿Cuántos? Unidad: { $unit }
question-amount-hint = En pasos de { $step }; como máximo, { $most }. Déjelo vacío si no hay crédito.
question-amount-empty = Diga cuánto o elija «Sin crédito».
question-amount-bad = Escriba un número como { $step }, con punto y no más de tres decimales.
question-amount-least = Escriba más que 0 o elija «Sin crédito».
question-amount-step = Las reglas cuentan en pasos de { $step }.
question-amount-most = Esta formación puede dar como máximo { $most }.
question-amount-none = Eligió que no hay crédito. Deje esto vacío o elija «Dar crédito».
question-heading = ¿En qué categoría?
question-heading-hint = Las reglas lo dejan abierto, y de ello depende lo que se completa en cada categoría.
question-heading-empty = Elija la categoría en la que cuenta el crédito.
question-reason = ¿Por qué?
question-reason-empty = Diga por qué. La persona lo lee y queda en el historial.
question-save = Decidir
question-own = Esta formación es de usted o de su junta. Decide otra persona.
question-settled = Este período ya se aceptó o no exigía nada. Para decidir ahora, devuelva primero el período.
question-overtaken = Ya no hay nada que decidir: se anuló, o no cuenta por otra razón.
question-done-credit = Decidido. El crédito está en el historial.
question-done-none = Decidido. El historial dice que no hay crédito y por qué.
question-done-already = Otra persona decidió antes, así que nada cambió. Su decisión está abajo. Lo que escribió sigue en el formulario: envíelo otra vez para corregir la de ella.
question-done-settled = Nada cambió: el período ya está cerrado.
question-done-overtaken = Nada cambió: ya no hay nada que decidir.
mail-question-subject = Decisión sobre «{ $title }»
mail-question-credit = El { $date }, { $organization } decidió que «{ $title }» vale { $amount } en { $program }.
mail-question-none = El { $date }, { $organization } decidió que «{ $title }» no da crédito en { $program }.
mail-question-corrected = Esto reemplaza lo que se había decidido antes.
mail-question-look = Ver cómo va usted
