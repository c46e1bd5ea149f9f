# The desk.
desk-title = Administration
desk-lead = How this site is doing. Each line says what to do when something needs a hand.
desk-caption = State of the site
desk-column-what = What
desk-column-how = How it is
desk-good = Good
desk-look = Have a look
desk-mend = Needs repair
desk-version = This is Carrel { $version }.

desk-database = Database
desk-database-size = It holds { $megabytes } MB.
desk-database-old = Some tables are not up to date. Run carrel migrate, or start Carrel again.

desk-mail = Mail
desk-mail-server = Mail goes to the server { $host }.
desk-mail-files = Mail stays in files, so nobody gets it.
desk-mail-counts = In the last 30 days: { $waiting } waiting, { $lost } given up.
desk-mail-files-advice = You can read it on the mail page and follow links there. To send mail, set smtp_host in carrel.toml.
desk-mail-delayed = { $count ->
    [one] 1 message could not be sent yet. It is tried again by itself. The mail page says why it waits.
   *[other] { $count } messages could not be sent yet. They are tried again by themselves. The mail page says why they wait.
}
desk-mail-lost-advice = The mail page says why messages were given up. Mend the cause, then send them again from there.

desk-jobs = Jobs
desk-jobs-counts = { $waiting } waiting or running, { $failed } failed.
desk-jobs-late = { $count ->
    [one] 1 job should have run more than 10 minutes ago. Check that a server is running with job_workers above 0.
   *[other] { $count } jobs should have run more than 10 minutes ago. Check that a server is running with job_workers above 0.
}
desk-jobs-failed-advice = See on the jobs page what went wrong, then run each job again or discard it.

desk-people = People
desk-people-count = { $count ->
    [one] 1 person has an account.
   *[other] { $count } people have an account.
}
desk-people-samples = { $count ->
    [one] There is also 1 sample person. Before real people come, start with a new data directory and without the demo.
   *[other] There are also { $count } sample people. Before real people come, start with a new data directory and without the demo.
}

desk-content = Content
desk-content-counts = { $lessons ->
    [one] 1 lesson
   *[other] { $lessons } lessons
} and { $modules ->
    [one] 1 module
   *[other] { $modules } modules
} can be opened.
desk-content-checked = { $faults ->
    [0] The files were sound on { $when }
    [one] The files had 1 fault on { $when }
   *[other] The files had { $faults } faults on { $when }
}
desk-content-faults-advice = The content page lists each fault with its file and line. Mend the files, then load them again from there.
desk-content-none = Put lessons into { $dir }, or set content_dir in carrel.toml to the folder that has them. Then load them from the content page.

# Mail.
outbox-title = Mail
outbox-server = Mail goes to the server { $host }.
outbox-files-title = No mail server is set
outbox-files = Mail is kept in files in { $folder }, and this page shows it. Nobody gets it. Open a message to follow the links in it, such as a link to sign in.
outbox-files-advice = To send mail, set smtp_host in carrel.toml and start Carrel again.
outbox-empty-title = No mail yet
outbox-empty = Messages will be listed here as soon as the site writes one: links to sign in, invitations, digests.
outbox-empty-next = Back to administration
outbox-caption = { $count ->
    [one] The latest message
   *[other] The latest { $count } messages
}
outbox-subject = Subject
outbox-to = To
outbox-when = Written
outbox-status = Status
outbox-waiting = Waiting
outbox-tried-again = It is tried again by itself.
outbox-sent = Sent { $when }
outbox-given-up = Given up { $when }

# One message.
message-from = From
message-reply-to = Answers go to
message-written = Written
message-kind = Kind
message-headers = Further headers
message-text = Text
message-html = See it as a mail program shows it
message-closed = This message holds a link that opens someone's account. Only the person it was sent to may read it.
message-again = Send again
message-again-hint = Mend the cause first. The same message is sent with the same date.
message-queued = The message is on its way again. Its status is below.
message-not-queued = Nothing was done. Only a message that was given up can be sent again.

# Jobs.
jobs-title = Jobs
jobs-waiting = { $count ->
    [0] No job is waiting or running.
    [one] 1 job is waiting or running.
   *[other] { $count } jobs are waiting or running.
}
jobs-lead = These jobs were tried several times and then given up. Mend the cause, then run them again. Discard a job when it is of no use any more.
jobs-empty-title = No job has failed
jobs-empty = A job that fails for good will be listed here, with what went wrong.
jobs-caption = { $count ->
    [one] 1 failed job
   *[other] { $count } failed jobs
}
jobs-kind = Job
jobs-error = What went wrong
jobs-action = What to do
jobs-attempts = { $count ->
    [one] Tried once
   *[other] Tried { $count } times
}
jobs-again = Run again
jobs-discard = Discard
jobs-queued = The job is waiting to run again.
jobs-discarded = The job was discarded.
jobs-gone = This job is no longer here. It may have been run or discarded already.

# The content folder.
folder-title = Content
folder-lead = Checked just now, in the folder { $dir }.
folder-sound = Files that are sound
folder-lessons = Lessons
folder-modules = Modules
folder-pathways = Pathways
folder-organizations = Organizations
folder-rules = Rule sets
folder-load = Load again
folder-load-hint = Everything sound is loaded. What has a fault stays as it was loaded last. What is gone from the folder is withdrawn.
folder-loaded = { $count ->
    [0] Loaded. Nothing has changed.
    [one] Loaded. 1 lesson or module has a new version.
   *[other] Loaded. { $count } lessons and modules have a new version.
}
folder-missing = Nothing was loaded, because there is no such folder. Set content_dir in carrel.toml to the folder that has the lessons.
folder-faults = { $count ->
    [0] No faults
    [one] 1 fault
   *[other] { $count } faults
}
folder-no-faults = Every file is sound.
folder-faults-hint = Each line names the file and the line in it, what is wrong, and what to do.
folder-rules-refused = Rule sets that stay as they were
folder-rules-refused-hint = At the last loading these were not taken in. Credit is counted by the version before.
folder-advice = { $count ->
    [one] 1 thing to think about
   *[other] { $count } things to think about
}
folder-advice-hint = These hinder nothing. They are loaded as they are.
