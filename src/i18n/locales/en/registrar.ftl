# Words of the registrar's desk.
association-certificates = Find, issue, issue again and withdraw certificates, and set how they look.
register-title = Certificates
register-issue = Issue certificates
register-layout = How they look
register-run = Since { $moment } certificates are being issued. See how far it is.
register-find = Name, email or code
register-module = Module
register-all = All
register-state = State
register-show = Show
register-none-title = Nothing fits
register-none = No certificate fits what you are looking for.
register-none-next = Show all certificates
register-empty-title = No certificates yet
register-empty = Everyone who finishes a module gets a certificate at once. It will be listed here.
register-empty-next = See who is without one
register-name = Name
register-for = For
register-pick = Choose
register-pick-one = Choose { $name }, { $code }
register-renamed = Now called { $name }
register-again = Issue the chosen ones again
register-again-hint = You see first what will be printed. Nothing is issued before you say so.
register-pages = Pages
register-newer = Newer ones
register-older = Older ones
register-page = Page { $page }

standing-valid = Valid
standing-renamed = Name has changed
standing-past = Past its date
standing-replaced = Replaced
standing-withdrawn = Withdrawn

desk-one-title = Certificate of { $name }
desk-why = Note for your files
desk-why-hint = Why you do this. Only your organization reads it.
desk-why-empty = Say in a few words why you do this
desk-why-long = Keep the note within { $most } characters
desk-tell = Tell each person by email
desk-meanwhile = Somebody changed this certificate a moment ago. Open it again and see how it stands.
desk-too-late = This can't be taken back any more. Either a day has passed, or a newer certificate was issued.

one-done-withdrawn = Withdrawn. Its owner has been told by email.
one-done-restored = Taken back. The certificate holds again, and its owner has been told.
one-done-issued = Issued. Its owner has been told by email.
one-renamed = The owner of this certificate is now called { $name }.
one-renamed-next = Issue it again with that name
one-again = Issue again
one-withdraw = Withdraw
one-says = What it says
one-withdrawn = Withdrawn on { $moment }
one-undo-until = You can take this back until { $moment }
one-undo = Take it back
one-newer = Replaced by { $code }
one-history = What was decided
decided-by-itself = Issued when the module was finished
decided-issued = Issued by hand
decided-issued_anew = Issued again
decided-replaced = Replaced by a newer one
decided-withdrawn = Withdrawn
decided-restored = Withdrawal taken back
decided-by-code = The newer one is { $code }.
decided-for-code = It takes the place of { $code }.

withdraw-title = Withdraw a certificate
withdraw-which = **{ $name }**, { $module }, { $code }
withdraw-means = Within a minute, everyone who checks this certificate sees that it was withdrawn. Its owner gets an email now.
withdraw-reason = Reason
withdraw-reason-hint = These are the words that the public reads.
withdraw-credit-hint = If the requirements were not met, the work was someone else's or the credit was taken back, the module's minutes are taken off the record too.
withdraw-reason-empty = Choose a reason
withdraw-public = The public reads:
withdraw-preview = What the public page will say
withdraw-preview-facts = The code, the day it was issued, the day it was withdrawn, and the reason you choose.
withdraw-preview-name = It will not show the name, nor what the certificate was for.
withdraw-code = Type the code { $code } to confirm
withdraw-code-hint = Capitals and dashes do not matter.
withdraw-code-wrong = This is not the code of this certificate. Type { $code }
withdraw-undo = You can take this back for 24 hours.
withdraw-do = Withdraw this certificate

again-title = Issue a certificate again
again-means = A new certificate with a new code takes the place of this one. The old one stays on record, and its page leads to the new one. Name, signature and look are those of today.
again-means-withdrawn = This certificate stays withdrawn. A new one with a new code is issued beside it.
again-name = Name to print
again-name-hint = This is the name in the account today.
again-name-empty = Type the name to print
again-name-long = Keep it within { $most } characters
again-library = Library
again-library-hint = Leave it empty to print none.
again-do = Issue the new certificate
ground-credit-undo = The credit behind this certificate was taken back, so it can’t be issued again. Take the withdrawal back first: the credit comes back with it.
ground-credit-stands = The credit behind this certificate was taken back, so it can’t be issued again. Withdraw it.
ground-credit = The credit behind this certificate was taken back, so it can’t be issued again. If that was a mistake, its owner can send the training in as training elsewhere, and a validator decides.
ground-period = The period of this certificate is not accepted any more, or comes to something else now, so it can’t be issued again. Accept the period in its program: that issues a certificate of what counts.
ground-another = Another certificate for the same is valid, so this one can’t be issued again. Issue that one again instead.

several-title = Issue several again
several-means = { $count ->
    [one] One certificate is issued again, with the name of today.
   *[other] { $count } certificates are issued again, each with the name of today.
}
several-now = Printed now
several-then = Will be printed
several-new-name = New name
several-do = { $count ->
    [one] Issue 1 again
   *[other] Issue { $count } again
}
several-none-title = Nothing to issue
several-none = Choose certificates that are valid, then come back.
several-left-out = These can’t be issued again and are left out:

issue-title = Issue certificates
issue-means = Find people who finished a module, or whose period in a program was accepted, and have no valid certificate. You see each name before anything is issued.
issue-no-module = Your organization gives no module and there is no program, so there is nothing to issue.
issue-from = Finished from
issue-to = Finished until
issue-look = Look
issue-date-bad = Choose a date, like 2026-03-15
issue-date-order = The last day comes before the first
issue-module-empty = Choose a module or a program
issue-summary = { $ready ->
    [0] Nobody gets a certificate.
    [one] One person gets a certificate.
   *[other] { $ready } people get a certificate.
}
issue-summary-left = { $left ->
    [0] Nobody is left out.
    [one] One person is left out.
   *[other] { $left } people are left out.
}
issue-nobody-title = Nobody is waiting
issue-nobody-completed = Nobody finished this module in that time.
issue-nobody = Everyone who finished it in that time is listed below, with the reason.
issue-ready = { $count ->
    [one] One person gets a certificate
   *[other] { $count } people get a certificate
}
issue-gets = What they get
issue-gets-one = One certificate
issue-do = { $count ->
    [one] Issue 1 certificate
   *[other] Issue { $count } certificates
}
issue-left-out = { $count ->
    [one] One person gets none
   *[other] { $count } people get none
}
issue-why = Why
issue-more = { $count ->
    [one] One more person is not shown.
   *[other] { $count } more people are not shown.
}
why-has-one = Has a valid certificate
why-withdrawn = Withdrawn on { $date }. Decide about it there.

run-title = Issuing certificates
run-anew = Certificates that are issued again
run-works = { $done } of { $all } done. It goes on by itself.
run-stopped = Stopped after { $done } of { $all }. What was issued stays issued.
run-finished = Done: { $done } of { $all }.
run-issued = Issued
run-kept = Left as they were
run-open = Still to do
run-kept-why = Left as they were: the person got a certificate meanwhile, or theirs is not valid any more.
run-look = Look again
run-stop = Stop
run-go-on = Go on
run-leave = You can leave this page. The work goes on without you.
run-by = Decided by
run-when = When
run-mail = Email to each person
run-mail-yes = Yes
run-mail-no = No

layout-page = How certificates look
layout-means = Change the words, the color, the pictures and who signs. Certificates that are issued from now on look like this.
layout-saved = Saved. New certificates look like this from now on.
layout-preview = Preview
layout-preview-hint = The person in it is made up. Nothing is saved until you press Save.
layout-save = Save
layout-show = Show the preview
layout-show-pdf = Preview as PDF
layout-old = Certificates that were issued before keep the look they were issued with.
layout-words = Words
layout-language = Language
layout-language-usual = English, as in the lessons
layout-title = Heading
layout-title-hint = Leave it empty for “Certificate of Continuing Education”.
layout-statement = What it says was done
layout-statement-hint = Leave it empty for the usual sentence. If you write your own, it needs {"{"}module{"}"}, {"{"}minutes{"}"} and {"{"}completed{"}"}.
layout-places = What you can fill in
layout-places-hint = A line with something that is missing is left out: a line with the library is not printed for someone without one.
layout-place-learner = The person's name
layout-place-library = Their library, if they have one
layout-place-module = The title of the module
layout-place-minutes = The minutes, like 50 minutes
layout-place-completed = The day it was finished
layout-place-issued = The day the certificate was issued
layout-place-credit = What it is worth, if it is worth something
layout-place-provider = The name of your organization
layout-closing = Line below
layout-closing-hint = For example how long you keep records. You can fill in the same words.
layout-accredited_until = Accredited by IACET until
layout-accredited_until-hint = Only while this day is in the future may a certificate name IACET. Leave it empty if you are not accredited.
layout-looks = Color and picture
layout-accent = Color
layout-accent-hint = Of the frame, the seal and your name. It must be dark enough to read.
layout-logo = Logo
layout-logo-without = Print no logo
layout-picture-hint = A PNG, JPEG, WebP or GIF picture of up to 4 MB. We make it small and take out hidden data.
layout-first = Who signs
layout-first_name = Name
layout-first_name-hint = It is also printed below the signature.
layout-first_title = Title
layout-first_title-hint = For example Continuing Education Coordinator.
layout-first_signature = Picture of the signature
layout-first_signature-without = Print the name in italics instead
layout-second = Second signature
layout-second-hint = Leave this empty if one person signs.
layout-second_name = Name of the second person
layout-second_name-hint = It is also printed below their signature.
layout-second_title = Title of the second person
layout-second_title-hint = For example President of the board.
layout-second_signature = Picture of their signature
layout-second_signature-without = Print their name in italics instead
layout-place-unknown = Nothing is called “{ $name }”. Look at the list below for what you can fill in.
layout-place-missing = Your sentence needs { $name }
layout-place-together = Put { $name } in a line without { $with }, or it is left out for people who have none
layout-brace = One of the braces stands alone. Write each name like {"{"}module{"}"}
layout-long = Keep it within { $most } characters
layout-lines = Keep it within { $most } lines
layout-date-bad = Choose a date, like 2027-06-30
layout-iacet = Name IACET only while your accreditation lasts. Type its last day below.
layout-iacet-title = The heading can't name IACET. Put it in the line below instead.
layout-iacet-person = A name or a title can’t name IACET. Say it in the line below instead.
layout-color-bad = Choose a color
layout-color-light = This color is too light to read: its contrast is { $contrast } to 1, and it takes 4.5. Choose a darker one.
layout-name-empty = Type the name of the person who signs
layout-meanwhile = Somebody else saved a look a moment ago. Press Save again to use yours instead.
picture-large = This file is larger than 4 MB. Choose a smaller one.
picture-kind = This is not a PNG, JPEG, WebP or GIF picture. Choose another file.
picture-pixels = This picture is too large to open. Make it smaller than 8,000 pixels on each side.
picture-broken = This picture is damaged. Save it again, or choose another.

sample-learner = Ruth Okafor
sample-library = Elm Creek Public Library
sample-module = A sample module
sample-about = What the module is about stands here, in a sentence or two.
sample-objective = What someone who finished it can do.
sample-program = Sample program
sample-unit = contact hours
sample-explanation = 50 / 60, kept to the thousandth.
sample-instructor = Tom Hollis

letter-hello = Hello { $first },
letter-questions = Questions? Ask { $person } at { $organization }: { $phone }, { $email }.
letter-see = See your certificate
letter-issued-subject = Your certificate for { $module }
letter-issued-what = { $organization } issued your certificate for { $module }.
letter-issued-means = It carries the name { $name } and the code { $code }. Anyone with the code can check it.
letter-reissued-subject = Your new certificate for { $module }
letter-reissued-what = { $organization } issued your certificate for { $module } again.
letter-reissued-means = It carries the name { $name } and the new code { $code }. If an older one was valid until now, this one takes its place, and the page of the older one leads here.

chosen-title = Programs on this certificate
chosen-means = If you change this, you get a new certificate with a new code. It takes the place of this one at once: whoever checks the old code reads that it was replaced.
chosen-programs = Programs to name
chosen-programs-hint = Each with what it gives today. Tick none, and the certificate says the minutes only.
chosen-gone = One of the programs you ticked gives nothing for this any more. Look at the list, tick what you want, and send it again.
chosen-do = Use these programs
letter-withdrawn-subject = Your certificate for { $module } was withdrawn
letter-withdrawn-what = { $organization } withdrew your certificate { $code } for { $module }. The reason given: { $reason }
letter-withdrawn-means = Whoever checks it from now on sees that it was withdrawn, and this reason. They do not see your name. If you did not expect this, please write or call: it may be a correction.
letter-restored-subject = Your certificate for { $module } holds again
letter-restored-what = { $organization } took back the withdrawal of your certificate { $code } for { $module }.
letter-restored-means = It is valid, as it was before. There is nothing you need to do.
issue-what = Module or program
issue-modules = Modules that people finished
issue-programs = Programs whose periods were accepted
issue-nobody-accepted = No period of this program was accepted in that time.
why-draft = The rules are a draft. Two people have to approve them before a certificate can be issued.
