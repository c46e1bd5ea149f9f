# Palabras del expediente de auditoría: lo que dice y cómo se comprueba.
packet-title = Expediente de auditoría: { $program }, { $name }
packet-about = De qué se trata
packet-what = Qué
packet-said = Cuál
packet-who = Persona o junta
packet-members = Miembros y su tiempo
packet-program = Programa
packet-authority = Autoridad
packet-state = Estado del período
packet-since = Desde
packet-extended = Por qué se movió el final
packet-asked = Lo que pide el programa
packet-requirement = Requisito
packet-quantity = Se pide
packet-have = Cuenta
packet-missing = Falta
packet-source = Nota y fuente
packet-different = { $count } distintos como mínimo
packet-most = { $amount } como máximo
packet-headings = Cuánto cuenta en cada categoría
packet-heading = Categoría
packet-counted = Lo que contó, y por qué
packet-not-counted = Lo que no contó, y por qué
packet-nothing = En este período no contó nada.
packet-training = Formación
packet-day = Día
packet-provider = Impartida por
packet-minutes = Minutos
packet-credit = Crédito
packet-form-title = { $form }: { $name }
packet-form-source = Aquí se presenta lo que esta fuente dice del formulario del programa: { $source }
packet-no-heading = Bajo ninguna categoría
packet-declaration = Declaración
packet-signatures = Firmas
packet-sign = { $who }: firma y fecha
packet-person = Persona
packet-kind = Tipo
packet-mode = Cómo se impartió
packet-learned = Para qué sirvió
packet-certificate-code = Certificado
packet-why = Por qué
packet-rule = Regla: { $rule }, versión { $version }. Fuente: { $sources }.
packet-reporting = Lo que hay que comunicar y guardar
packet-within = La formación se comunica dentro de { $count ->
    [one] 1 día
   *[other] { $count } días
}.
packet-keep = La persona guarda los comprobantes durante { $count ->
    [one] 1 año
   *[other] { $count } años
}.
packet-keep-provider = Quien la imparte guarda los registros durante { $count ->
    [one] 1 año
   *[other] { $count } años
}.
packet-decisions = Decisiones
packet-period = El período
packet-about-what = Sobre
packet-decision = Decisión
packet-when = Cuándo
packet-by = De
packet-role = Función
packet-reason = Motivo
packet-outcome = { $outcome ->
    [submitted] entregado
    [accepted_at_once] aceptado enseguida
    [accepted_and_drawn] aceptado enseguida y elegido para auditoría
    [audit_answered] su titular dice que está todo
    [audit_passed] auditoría superada
    [passed_on] pasado
    [recognized] certificado de otra autoridad reconocido
    [attestation_asked] pedido a quien supervisa
    [attested] dada fe
    [attestation_declined] no dada fe
    [renewed] aceptado
    [returned] devuelto
    [exempt] exento
    [extended] final movido
    [reopened] abierto de nuevo
    [accepted] aceptado
    [rejected] no aceptado
    [reversed] anulado
    [credit_given] crédito otorgado
    [credit_corrected] crédito corregido
    [no_credit] sin crédito
   *[other] { $outcome }
}
packet-by-itself = contó al terminarse
packet-certificates = Certificados
packet-address = Compruébelo en
packet-evidence = Comprobantes
packet-file = Archivo en este expediente
packet-size = Tamaño
packet-evidence-missing = Este archivo ya no está en el almacén.
packet-rules = Las reglas y dónde se leyeron
packet-check = Cómo comprobar este expediente
packet-check-says = Cada archivo figura en manifest.json con su tamaño y su SHA-256, y la lista está firmada en manifest.jwt. README.txt dice cómo cualquiera puede comprobar las dos cosas sin conexión.

readme-what = Este expediente contiene todo sobre un período de educación continua. Lo hizo Carrel.
readme-summary = Lo que pide el programa, lo que contó y quién decidió; lo mismo como página y en papel.
readme-explanation = La cuenta detrás de cada número, con su fuente, como texto sencillo.
readme-activities = Cada entrada como hoja de cálculo, con minutos, resultado, decisión y motivo.
readme-certificates = Cada certificado como PDF, como credencial Open Badges 3.0 (JSON con su prueba dentro, y JWT), y con todo lo que lo demuestra en un solo archivo.
readme-evidence = Fotos y archivos; el nombre de cada uno es el SHA-256 de su contenido.
readme-manifest = La lista de todos los demás archivos, cada uno con su tamaño y su SHA-256.
readme-signed = La lista, firmada: un JSON Web Token (EdDSA, Ed25519) cuyo contenido es manifest.json byte por byte.
readme-keys = Las claves públicas de quien firmó: como conjunto JWK, con sus fechas, y la que firmó como PEM.
readme-check-hashes = Para comprobar que no se cambió ningún archivo, descomprima el expediente y ejecute esto en su carpeta. Cada línea debe empezar con True:
readme-check-signature = Para comprobar la firma, ejecute esto con OpenSSL 3. Debe decir «Signature Verified Successfully» y después True:
readme-whose = Eso muestra que el expediente está completo. Para saber que la clave es de verdad de { $name } ({ $did }), compare keys/jwks.json con las claves de su propio sitio, o con una copia que haya guardado antes.
readme-unsigned = Este expediente no está firmado: el sitio que lo hizo todavía no tiene dirección propia.
readme-carrel = Con Carrel a mano, una sola orden lo comprueba todo, también sin conexión. keys.json son las claves del emisor, tomadas de donde usted confía:

packet-verdict-genuine = Este expediente es auténtico: no se cambió nada, no falta nada y no se añadió nada.
packet-verdict-whole = Este expediente está completo, pero nada aquí muestra de quién es.
packet-verdict-false = Este expediente no es lo que dice.
packet-is-about = { $program }, { $name }, del { $from } al { $to }
packet-no-packet = Este archivo no es un expediente de auditoría, o está dañado.
packet-too-many = Tiene más archivos de los que puede tener un expediente. No se abrieron.
packet-too-much = Descomprimido sería más grande de lo que puede ser un expediente. No se abrió.
packet-hidden = Esconde algo: dos archivos tienen el mismo nombre, o empieza con algo que no es un archivo.
packet-beside = Hay en él bytes que no son de ninguno de sus archivos: algo se añadió antes, entre o después de ellos.
packet-bad-name = { $name }: este nombre podría llevar fuera de la carpeta. No se abrió nada.
packet-unreadable = { $name }: este archivo no se puede leer.
packet-is-signed = manifest.json está firmado por { $did }, el { $moment }.
packet-not-signed = manifest.jwt: { $why }.
packet-other-list = manifest.json: no es la lista que se firmó.
packet-keys-trusted = La clave es una de las que usted conoce.
packet-keys-unproven = La clave vino con el expediente. Guarde las claves del emisor de donde usted confía e indíquelas con --keys.
packet-altered = { $name }: este archivo se cambió.
packet-file-missing = { $name }: falta este archivo.
packet-added = { $name }: este archivo se añadió.
packet-too-large = { $name }: este archivo es más grande de lo que puede ser. No se leyó hasta el final.
packet-whole = { $files ->
    [one] Un archivo
   *[other] Los { $files } archivos
}, { $kb } kB, como en la lista.
packet-certificate-genuine = El certificado { $name } era auténtico cuando se hizo el expediente.
packet-certificate-false = { $name }: este archivo no es lo que dice el certificado.
packet-certificate-wrong = El certificado { $name } no es lo que dice: { $why }
packet-certificate-over = El certificado { $name } ya no valía: { $why }
