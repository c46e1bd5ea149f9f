# Training done elsewhere: what kinds, ways, states and steps are called.
activity-kind-course = Curso en línea
activity-kind-webinar = Seminario web
activity-kind-workshop = Taller, seminario o clase
activity-kind-conference = Sesión de un congreso
activity-kind-academic = Curso universitario
activity-kind-presenting = Presentar o enseñar
activity-kind-roundtable = Mesa redonda o reunión de una coalición
activity-kind-authoring = Escribir para publicar
activity-kind-visit = Visita a otra biblioteca
activity-kind-committee = Trabajo en un comité
activity-kind-reading = Lectura profesional
activity-kind-leadership = Cargo o mentoría
activity-kind-meeting = Reunión de la junta o de trabajo
activity-kind-event = Charla de autor, almuerzo o demostración
activity-kind-video = Video corto
activity-kind-city_training = Formación de la ciudad o del condado

activity-mode-live = Con otras personas, a una hora fija
activity-mode-group_discussion = En un grupo que conversó sobre el tema
activity-mode-individual_interactive = Por mi cuenta, con preguntas para responder
activity-mode-individual_passive = Por mi cuenta, mirando o leyendo

activity-state-draft = Sin enviar
activity-state-submitted = En espera
activity-state-returned = Una pregunta para usted
activity-state-accepted = Aceptada
activity-state-rejected = No aceptada
activity-state-withdrawn = Retirada

activity-did-submitted = Se envió
activity-did-returned = Se preguntó
activity-did-replied = Se respondió
activity-did-accepted = Se aceptó
activity-did-rejected = No se aceptó
activity-did-withdrawn = Se retiró
activity-did-reversed = Se anuló la aceptación

# Photos and files
evidence-label = Foto o archivo que lo muestra
evidence-hint = Puede dejarlo vacío. Una foto de su certificado, o un PDF, de hasta 10 MB cada uno, { $files } como máximo y { $together } MB en total. Enderezamos las fotos y quitamos el lugar donde se tomaron.
evidence-none = Sin foto ni archivo.
evidence-number = Foto o archivo { $number }
evidence-download = Descargar el PDF
evidence-size = { $kb } KB
evidence-remove = Quitar
evidence-empty = { $name } está vacío. Elíjalo otra vez.
evidence-too-large = { $name } pasa de 10 MB. Tome una foto más pequeña, o guarde la página como PDF.
evidence-too-many-pixels = { $name } tiene más puntos de los que podemos abrir. Tome la foto en el tamaño habitual, o haga una captura de pantalla.
evidence-heic = { $name } es una foto HEIC, que pocos programas abren. Haga una captura de pantalla, o ponga la cámara en «Más compatible», y agregue esa.
evidence-unknown = { $name } no es una foto ni un PDF. Agregue una imagen JPEG, PNG, WebP o GIF, o un PDF.
evidence-broken = { $name } no está completo. Ábralo en su dispositivo para ver si funciona, y agréguelo otra vez.
evidence-over = Son más de { $files } fotos y archivos, o más de { $together } MB en total, y no se guardó ninguno. Elija menos ahora y agregue los demás después.
evidence-too-many = Hay demasiadas fotos y archivos. Deje { $most } como máximo.
