# La hoja de una lección.
handout = Hoja para imprimir
handout-title = Hoja: { $title }
handout-link = Hoja para imprimir, dos páginas
handout-print = Dos páginas. Se imprime en blanco y negro.
handout-qr = Código QR que abre esta lección
handout-points = Para recordar
handout-questions = ¿Qué haría usted?
handout-answers = Respuestas
handout-sources = Fuentes
handout-license = { $author }, revisado el { $date }. Licencia: { $license }.
handout-page = Página { $page } de { $total }
handout-several = { $count ->
    [2] (Elija dos.)
    [3] (Elija tres.)
    [4] (Elija cuatro.)
   *[other] (Elija { $count }.)
}
handout-order = Numere las líneas del 1 al { $count }.
handout-match = Escriba la letra correcta en cada línea.
handout-picture = La imagen está en la lección.
