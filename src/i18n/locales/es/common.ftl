skip-to-main = Saltar al contenido
minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}
