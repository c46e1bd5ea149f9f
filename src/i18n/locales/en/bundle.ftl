# What the check of a signed certificate finds.
bundle-genuine = This certificate is genuine
bundle-incomplete = What is here is genuine, but not everything could be checked
bundle-unproven = What is here belongs together, but nothing shows who signed it
bundle-page-not-compared = The facts inside this file are genuine. What is printed on its page was not compared: read the facts below, or open { $address }
bundle-past = This certificate was genuine. Its date has passed
bundle-changed = This PDF is not the one that was given out: its page may have been changed. Only the facts inside it are genuine
bundle-replaced = This certificate was replaced by a newer one
bundle-withdrawn = This certificate was withdrawn
bundle-false = This is not a certificate as it was issued

bundle-keys-trusted = The keys are those you gave.
bundle-keys-unproven = The keys came in the same file. They show that nothing was changed, but not who signed: compare the key with the one that the issuer publishes.
bundle-signed = { $issuer } ({ $did }) signed it with the key { $key }.
bundle-unreadable = The signed part can't be read.
bundle-not-ours = It says things that are not part of what is signed, or is signed in a way we don't use.
bundle-unsigned = It isn't signed.
bundle-unknown-key = It is signed with a key that is not among these: it is false, or the keys are older than it. Get the issuer's newer keys.json.
bundle-other-issuer = The key belongs to somebody else than the issuer that it names.
bundle-signature = It was changed after it was signed, or never was signed.
bundle-retired = It is signed with a key that was out of use by then.
bundle-facts-signed = Everything it says is as it was signed: { $learner }, “{ $module }”.
bundle-facts-changed = What it says is not what was signed.
bundle-facts-missing = What it says in full is not in this file, so it could not be compared.
bundle-altered = { $count ->
    [one] It differs in one place from what was signed.
   *[other] It differs in { $count } places from what was signed.
}
bundle-in-date = It is good until { $until }.
bundle-no-end = It has no end date.
bundle-not-yet = It is good only from { $from }.
bundle-past-date = It was good until { $until }.
bundle-no-date = Its dates can't be read.
bundle-not-withdrawn = It had not been withdrawn by { $moment }.
bundle-was-withdrawn = It was withdrawn. The issuer said so on { $moment }.
bundle-was-replaced = A newer one took its place on { $moment }.
bundle-list-old = The list of withdrawn ones held until { $until }, so it says nothing about today. Get a newer file.
bundle-list-unknown-key = The list of withdrawn ones is signed with a key that is not among these, so it could not be checked. Get the issuer's newer keys.json.
bundle-list-false = The list of withdrawn ones isn't signed by the issuer.
bundle-list-other = The list of withdrawn ones is not the one for this certificate.
bundle-list-missing = The list of withdrawn ones is not in this file, so it could not be checked.
bundle-head-unknown-key = The log's head is signed with a key that is not among these, so it could not be checked. Get the issuer's newer keys.json.
bundle-head-signed = The log's head is signed: { $size ->
    [one] one entry
   *[other] { $size } entries
} on { $moment }.
bundle-head-false = The log's head isn't signed by the issuer.
bundle-logged = It is entry number { $number } of the log, entered on { $moment }.
bundle-logged-late = It was issued before the log could enter it. It is entry number { $number }, entered on { $moment }; its earlier date rests on the issuer's word.
bundle-restored = It had been withdrawn, and the issuer took that back on { $moment }.
bundle-not-logged = The proof doesn't show that it is in the log.
bundle-entry-unreadable = An entry of the log can't be read.
bundle-entry-other = An entry of the log is about another certificate, or says other things about this one.
bundle-back-dated = It says that it was issued on { $said }, but the log knows of it only since { $entered }.
bundle-log-order = The entries of the log are not in the order of time.
bundle-log-missing = Nothing from the log is in this file, so the day of issue rests on the issuer's word.
bundle-grown = Since the older head the log grew from { $from } to { $to } entries, and nothing before was changed.
bundle-rewritten = The log of { $to } entries does not begin with the { $from } that it had at the older head: it was rewritten.
bundle-stamped = The code was signed for { $learner }, “{ $module }”, { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}, completed on { $completed } and issued on { $issued }. Compare this with the paper.
bundle-not-stamped = What the code says was not signed with these keys for this certificate.
bundle-page-same = The PDF is the file that the issuer gives out, to the last byte.
bundle-page-other = The PDF is not the file that the issuer gave out with this bundle: it was edited or saved again, or one of the two is older. Don't go by its page.
bundle-page-false = What the bundle says of the PDF isn't signed by the issuer for this certificate.
bundle-page-open = What is printed on the page was not compared. A bundle saved from the public page today lets it be compared.
