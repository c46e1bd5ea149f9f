# What the program says at the terminal.
cli-administrator = Administrator
cli-migrated = { $count ->
    [one] Brought the tables up to date, in 1 step.
   *[other] Brought the tables up to date, in { $count } steps.
}
cli-loaded = Loaded { $lessons ->
    [one] 1 lesson
   *[other] { $lessons } lessons
} and { $modules ->
    [one] 1 module
   *[other] { $modules } modules
}; { $new ->
    [0] none is new or changed.
    [one] 1 is new or changed.
   *[other] { $new } are new or changed.
}
cli-left = Left as it was: { $fault }
cli-serving = Carrel is at { $url }
cli-first-administrator = Open this link to become the administrator. It works once, for a day:
cli-how-to-stop = Ctrl-C stops it.
cli-stopping = Finishing open requests, then stopping.
cli-user-added = Made an account for { $email }.
cli-user-known = { $email } has an account already.
cli-user-role = They are now { $role } at { $organization }.
cli-user-erase-try = Erasing { $email } would take out so many rows of these tables:
cli-user-erased = Erased { $email }. So many rows of these tables went:
cli-user-erase-kept = { $count ->
    [0] They have no certificates, so none stay.
    [one] 1 certificate stays, with what it rests on, until { $until } at the latest.
   *[other] { $count } certificates stay, with what they rest on, until { $until } at the latest.
}
cli-user-erase-how = Nothing has changed yet. To do it, for ever, say it again with --yes.
cli-content-sound = { $lessons ->
    [one] 1 lesson is sound, and so is everything around it.
   *[other] { $lessons } lessons are sound, and so is everything around them.
}
cli-content-faults = { $count ->
    [one] 1 thing to mend.
   *[other] { $count } things to mend.
}
cli-rules-pass = { $file }: { $cases ->
    [one] 1 case passes.
   *[other] all { $cases } cases pass.
}
cli-rules-fail = { $file }: { $failed } of { $cases ->
    [one] 1 case fails.
   *[other] { $cases } cases fail.
}
cli-rules-stray = { $file }:1: Carrel reads only files that end in .toml here. Rename the file, or put it elsewhere.
cli-rules-unread = { $file }: { $count ->
    [one] 1 thing to mend.
   *[other] { $count } things to mend.
}

# carrel doctor: how bad it is, what was looked at, what was seen and what to do.
doctor-ok = ok
doctor-warning = warning
doctor-problem = problem
doctor-address = address
doctor-disk = disk
doctor-database = database
doctor-tables = tables
doctor-clock = clock
doctor-zones = time zones
doctor-organization = organization
doctor-content = content
doctor-mail = mail

doctor-address-path = base_url is { $url }, but Carrel serves the root of a site. Set it to the name alone, like https://learn.example.org.
doctor-address-only-here = Others may reach this server, but links in mail say { $url }, which leads them to their own machine. Set base_url to the address that people use.
doctor-address-this-machine = { $url } can be opened on this machine alone. To let others in, set listen and base_url.
doctor-address-plain = { $url } is not encrypted, so passwords can be read on the way. Put a proxy with a certificate in front, and set base_url to https.
doctor-address-proxy = People come to { $url } by way of a proxy, so all seem to come from one network and share its limit on sign-in tries. Have the proxy set X-Forwarded-For, and set trusted_proxy to true.
doctor-address-good = People come to { $url }.

doctor-disk-closed = { $dir } can't be written: { $error }. Give the directory to the account that runs Carrel, or set data_dir to another.
doctor-disk-full = { $megabytes } MB are left for { $dir }. Make room now; the database stops when the disk is full.
doctor-disk-little = { $megabytes } MB are left for { $dir }. Make room soon.
doctor-disk-free = { $megabytes } MB are free for { $dir }, which can be written.
doctor-disk-unknown = How much is left for { $dir } can't be seen: { $error }.

doctor-database-not-made = The first start will make it, with PostgreSQL { $version } from { $place }.
doctor-database-silent = It can't be reached: { $error }
doctor-database-broken = It answers, but a question to it failed: { $error }
doctor-database-old = PostgreSQL { $version } is too old. Move to version 15 or newer.
doctor-database-good = PostgreSQL { $version } answers; { $megabytes } MB are in use.
doctor-tables-current = They are up to date.
doctor-tables-old = They lack { $names }. Run `carrel migrate`, or start Carrel anew.
doctor-clock-good = Ours and the database's agree: { $time } UTC.
doctor-clock-off = Ours and the database's are { $seconds } seconds apart. Set both by a time server (NTP).
doctor-zones-good = { $count ->
    [0] None is in use yet; the rules are those of { $version }.
    [one] The one in use is known, by the rules of { $version }.
   *[other] All { $count } in use are known, by the rules of { $version }.
}
doctor-zones-unknown = Not known to this program: { $names }. Correct them, or use a newer Carrel.
doctor-organization-none = There is none, so nobody can issue certificates. Serve once to load those in content_dir.
doctor-organization-example = { $name } is an example. Put your own in content/organizations/home.toml before anyone earns a certificate.
doctor-organization-good = This site belongs to { $name }.
doctor-content-none = There is no folder { $dir }, so there are no lessons. Set content_dir to the one that has them.
doctor-content-sound = { $count ->
    [one] 1 lesson in { $dir } is sound.
   *[other] { $count } lessons in { $dir } are sound.
}
doctor-content-faults = { $count ->
    [one] 1 thing in { $dir } must be mended before it is loaded.
   *[other] { $count } things in { $dir } must be mended before they are loaded.
} `carrel content check` names them.
doctor-mail-silent = The mail server can't be used: { $error } Check smtp_host, smtp_port, smtp_security, smtp_user and smtp_password.
doctor-mail-slow = The mail server does not answer. Check smtp_host and smtp_port, and whether a firewall lets mail out.
cli-progress-compared = { $rows ->
    [one] Compared 1 row with its events.
   *[other] Compared { $rows } rows with their events.
} { $different ->
    [0] All say the same.
    [one] 1 says something else. Run `carrel progress rebuild`.
   *[other] { $different } say something else. Run `carrel progress rebuild`.
}
cli-progress-rebuilt = { $rows ->
    [one] Compared 1 row with its events.
   *[other] Compared { $rows } rows with their events.
} { $different ->
    [0] All said the same.
    [one] 1 said something else and was made anew.
   *[other] { $different } said something else and were made anew.
}
cli-keys-none = { $organization } has signed nothing yet. Its first key is made when it issues a certificate.
cli-key-signs = { $key } signs since { $since }
cli-key-retired = { $key } signed from { $since } to { $until }
cli-verify-altered = { $place }: signed as “{ $signed }”, here “{ $shown }”
cli-verify-facts = What was signed:
cli-ledger-broken = Not as it was written: entry { $entry } of { $person }.
cli-ledger-join-broken = Not as it was joined: what came from { $from } into the ledger of { $person }.
cli-ledger-checked = { $lines ->
    [one] Looked at 1 line of the ledger.
   *[other] Looked at { $lines } lines of the ledger.
} { $broken ->
    [0] Every one is as it was written.
    [one] 1 is not as it was written, or the one before it is missing. Compare it with a backup.
   *[other] { $broken } are not as they were written, or those before them are missing. Compare them with a backup.
}
cli-standing-compared = { $people ->
    [one] Compared 1 place in a program with the ledger.
   *[other] Compared { $people } places in programs with the ledger.
} { $different ->
    [0] All say the same.
    [one] 1 says something else. To put it right: carrel standing rebuild
   *[other] { $different } say something else. To put them right: carrel standing rebuild
}
cli-standing-rebuilt = { $people ->
    [one] Compared 1 place in a program with the ledger.
   *[other] Compared { $people } places in programs with the ledger.
} { $different ->
    [0] All said the same.
    [one] 1 said something else, and is right now.
   *[other] { $different } said something else, and are right now.
}
cli-exported = { $rows ->
    [one] Wrote 1 row
   *[other] Wrote { $rows } rows
} of { $tables } tables into { $file }. Keep it as safe as the site itself.
