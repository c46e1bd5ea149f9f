# Cómo se hacen las preguntas.
check-true = Verdadero
check-false = Falso
check-truth = Diga si es verdad y elija la razón. Puede intentarlo cuantas veces quiera.
check-why = ¿Por qué?
check-spots = Los números del dibujo corresponden a las respuestas de abajo.
check-your-answer = Su respuesta
check-your-answer-in = Su respuesta, en { $unit }
check-number = En cifras, como 12 o 1.5. Puede intentarlo cuantas veces quiera.
check-text = Una o varias palabras. Las mayúsculas y los acentos no cuentan. Puede intentarlo cuantas veces quiera.
check-order = Dé a cada línea su lugar, del 1 al { $count }. Puede intentarlo cuantas veces quiera.
check-place = Lugar
check-match = Elija lo que corresponde a cada línea. Puede intentarlo cuantas veces quiera.
check-pick = Elija
check-gaps = Elija las palabras que faltan. Puede intentarlo cuantas veces quiera.
check-gap = Espacio { $number }
check-path = Elija una opción. Lo que sigue depende de ella, y puede empezar de nuevo.
check-path-do = Hacer esto
check-path-you = Usted eligió:
check-in-place = En su lugar
check-out-of-place = Usted le dio el lugar { $place }

check-hint = Pista { $number } de { $count }.
check-give-hint = Deme una pista
check-more-hint = Deme otra pista
check-sure = ¿Cuánta seguridad tiene?
check-sure-hint = Puede dejarlo sin responder.
check-sure-guess = Adivino
check-sure-fairly = Bastante
check-sure-certain = Total

# Lo que falta.
check-truth-first = Elija verdadero o falso, y una razón. Puede adivinar.
check-number-first = Escriba primero un número en cifras, como 12 o 1.5. Puede adivinar.
check-text-first = Escriba primero una o dos palabras. Puede adivinar.
check-order-first = Dé un lugar a cada línea, y cada lugar a una sola línea. Puede adivinar.
check-match-first = Elija primero algo para cada línea. Puede adivinar.
check-gaps-first = Llene primero todos los espacios. Puede adivinar.
check-path-first = Elija primero qué hacer. Puede adivinar.
