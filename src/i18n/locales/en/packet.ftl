# Words of the packet slice: the audit packet, what it says and how it is checked.
packet-title = Audit packet: { $program }, { $name }
packet-about = What this is about
packet-what = What
packet-said = Which
packet-who = Person or board
packet-members = Members and their time
packet-program = Program
packet-authority = Authority
packet-state = State of the period
packet-since = Since
packet-extended = Why the end was moved
packet-asked = What the program asks for
packet-requirement = Requirement
packet-quantity = Asked for
packet-have = Counted
packet-missing = Missing
packet-source = Note and source
packet-different = { $count } different ones at least
packet-most = { $amount } at most
packet-headings = How much counts under each heading
packet-heading = Heading
packet-counted = What counted, and why
packet-not-counted = What did not count, and why
packet-nothing = Nothing counted in this period.
packet-training = Training
packet-day = Day
packet-provider = Given by
packet-minutes = Minutes
packet-credit = Credit
packet-form-title = { $form }: { $name }
packet-form-source = What this source says of the program’s form is laid out here: { $source }
packet-no-heading = Under no heading
packet-declaration = Declaration
packet-signatures = Signatures
packet-sign = { $who }: signature and date
packet-person = Person
packet-kind = Kind
packet-mode = How it was given
packet-learned = What it was good for
packet-certificate-code = Certificate
packet-why = Why
packet-rule = Rule: { $rule }, version { $version }. Source: { $sources }.
packet-reporting = What has to be reported and kept
packet-within = Training is reported within { $count ->
    [one] 1 day
   *[other] { $count } days
}.
packet-keep = The person keeps evidence for { $count ->
    [one] 1 year
   *[other] { $count } years
}.
packet-keep-provider = The provider keeps records for { $count ->
    [one] 1 year
   *[other] { $count } years
}.
packet-decisions = Decisions
packet-period = The period
packet-about-what = About
packet-decision = Decision
packet-when = When
packet-by = By
packet-role = Role
packet-reason = Reason
packet-outcome = { $outcome ->
    [submitted] handed in
    [accepted_at_once] accepted at once
    [accepted_and_drawn] accepted at once, and drawn for audit
    [audit_answered] owner says that everything is there
    [audit_passed] audit passed
    [passed_on] passed on
    [recognized] another authority’s certificate recognized
    [attestation_asked] supervisor asked
    [attested] attested
    [attestation_declined] not attested
    [renewed] accepted
    [returned] given back
    [exempt] exempt
    [extended] end moved
    [reopened] opened again
    [accepted] accepted
    [rejected] not accepted
    [reversed] taken back
    [credit_given] credit given
    [credit_corrected] credit corrected
    [no_credit] no credit
   *[other] { $outcome }
}
packet-by-itself = counted when it was finished
packet-certificates = Certificates
packet-address = Check it at
packet-evidence = Evidence
packet-file = File in this packet
packet-size = Size
packet-evidence-missing = This file is not in the store any more.
packet-rules = The rules and where they were read
packet-check = How to check this packet
packet-check-says = Every file is listed in manifest.json with its size and its SHA-256, and the list is signed in manifest.jwt. README.txt says how anyone can check both without a network.

readme-what = This packet holds everything about one period of continuing education. It was made by Carrel.
readme-summary = What the program asks for, what counted and who decided; the same as a page and on paper.
readme-explanation = The sum behind each number, with its source, as plain text.
readme-activities = Every entry as a spreadsheet, with minutes, outcome, decision and reason.
readme-certificates = Each certificate as a PDF, as an Open Badges 3.0 credential (JSON with its proof inside, and JWT), and with all that proves it in one file.
readme-evidence = Photos and files, each named by the SHA-256 of its content.
readme-manifest = The list of all other files, each with its size and SHA-256.
readme-signed = The list, signed: a JSON Web Token (EdDSA, Ed25519) whose payload is manifest.json byte for byte.
readme-keys = The public keys of who signed: as a JWK set, with their times, and the one that signed as PEM.
readme-check-hashes = To check that no file was changed, unpack the packet and run this in its folder. Every line has to begin with True:
readme-check-signature = To check the signature, run this with OpenSSL 3. It has to say “Signature Verified Successfully” and then True:
readme-whose = That shows the packet is whole. To know that the key is really that of { $name } ({ $did }), compare keys/jwks.json with the keys on their own site, or with a copy that you saved before.
readme-unsigned = This packet is not signed: the site that made it has no address of its own yet.
readme-carrel = With Carrel at hand, one command checks all of it, also offline. keys.json is the issuer’s, from where you trust it:

packet-verdict-genuine = This packet is genuine: nothing was changed, nothing is missing and nothing was added.
packet-verdict-whole = This packet is whole, but nothing here shows whose it is.
packet-verdict-false = This packet is not what it says.
packet-is-about = { $program }, { $name }, { $from } to { $to }
packet-no-packet = This file is no audit packet, or it is damaged.
packet-too-many = It has more files than a packet can have. They were not opened.
packet-too-much = Unpacked it would be larger than a packet can be. It was not opened.
packet-hidden = It hides something: two files have the same name, or it begins with something that is no file.
packet-beside = There are bytes in it that belong to none of its files: something was added before, between or after them.
packet-bad-name = { $name }: this name could lead out of the folder. Nothing was opened.
packet-unreadable = { $name }: this file can’t be read.
packet-is-signed = manifest.json is signed by { $did }, on { $moment }.
packet-not-signed = manifest.jwt: { $why }.
packet-other-list = manifest.json: this is not the list that was signed.
packet-keys-trusted = The key is one of those you trust.
packet-keys-unproven = The key came with the packet. Save the issuer’s keys from where you trust them, and give them with --keys.
packet-altered = { $name }: this file was changed.
packet-file-missing = { $name }: this file is missing.
packet-added = { $name }: this file was added.
packet-too-large = { $name }: this file is larger than it can be. It was not read to its end.
packet-whole = { $files ->
    [one] One file
   *[other] All { $files } files
}, { $kb } kB, as listed.
packet-certificate-genuine = Certificate { $name } was genuine when the packet was made.
packet-certificate-false = { $name }: this file is not what the certificate says.
packet-certificate-wrong = Certificate { $name } is not what it says: { $why }
packet-certificate-over = Certificate { $name } did not hold any more: { $why }
