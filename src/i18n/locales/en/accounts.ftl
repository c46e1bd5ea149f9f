# Words of the accounts slice.

# Signing in
signin-title = Sign in
signin-come-back = You come back to where you were. What you had saved is still there.
signin-email = Your email
signin-email-hint = We email you a link. You need no password.
signin-email-empty = Type your email address
signin-email-bad = Type an email address, like name@library.org
signin-send = Email me a link
signin-new = New here? Type your email. The link opens an account for you.
signin-with-password = Use a password instead
signin-account = Email of your account
signin-password = Password
signin-password-empty = Type your password
signin-password-wrong = This email and this password do not go together. Check both, or ask for a link.
signin-password-forgot = Forgot it, or never set one? Ask for a link above. It always works.
signin-submit = Sign in
signin-shared = This is a shared computer
signin-shared-hint = Nothing of yours stays on it after you sign out.

sent-title = Check your mail
sent-to = If **{ $email }** may sign in here, a link is on its way to it. It works once, for { $minutes } minutes.
sent-somewhere = If the address you typed may sign in here, a link is on its way to it. It works once, for { $minutes } minutes.
sent-then = Open the link on the device where you want to learn. You can close this page.
sent-nothing-title = If nothing comes
sent-wait = Give it two minutes.
sent-junk = Look in your junk or spam folder.
sent-typo = Check the address for a typing mistake.
sent-typo-link = Type it again
sent-limit = We send { $count } links an hour to one address at most. If you asked for more, use the newest one you have.
sent-no-mail-title = This site has no mail server yet
sent-no-mail = Its messages wait at /admin/mail, which only an administrator can open. Whoever runs this computer can make a link with the command carrel user link, followed by an email address.

link-title = Sign in
link-lead = One more step and you are in { $site }.
link-button = Sign in as { $email }
link-once = The link works once, for { $minutes } minutes. The button is here because mail programs open links by themselves.
link-not-you = Not you? Close this page and nothing happens.
go-title = Carry on here
go-lead = You moved your lesson in { $site } to this device. It opens where you left it.
go-button = Carry on as { $email }

spent-used-title = This link has been used
spent-used = Each link works once. You can have another.
spent-old-title = This link is too old
spent-old = Links work for a short time only, to keep your account yours. You can have another.
spent-unknown-title = This link does not work
spent-unknown = Part of it may be missing, or it is from long ago. You can have another.
spent-again = Send another to { $email }
spent-ask = Ask for a link
spent-signed-in = You are signed in on this device, so you do not need it.
spent-go-on = Carry on

signout-ask-title = Sign out
signout-ask = Your place and your answers are saved. On a computer that others use, sign out when you leave.
signout-done-title = You are signed out
signout-done = Your place and your answers are saved. They are here when you come back.
signout-home = Back to lessons

# The first visit
welcome-title = Welcome to { $site }
welcome-lead = Two questions, under a minute. Both answers stand on your certificates.
welcome-save = Save and go on
welcome-later = You can change both on your account page at any time.

# The account page
me-title = My account
me-name = Your name
me-name-hint = As it should stand on your certificates. Those you already have keep the name they were made with.
me-name-empty = Type your name, the way it should stand on certificates
me-line-long = Make this shorter: 120 characters at most
me-name-unprintable = These letters can’t be printed on paper: { $letters }. Type the name in Latin letters too, in brackets behind it
me-present-name = Show my present name on the checking page of older certificates
me-present-name-hint = Certificates under an older name stay as they are. With this, whoever checks one reads “also known as” and the name above. You can take it back at any time.
me-library = Your library
me-library-hint = Leave it empty if you work at none.
me-zone = Time zone
me-zone-hint = Times on pages and in emails follow it.
me-zone-bad = Choose a time zone from the list
me-language = Language
me-language-hint = Of pages and emails. A lesson is shown in this language where it exists in it.
me-save = Save
me-way-in = How you sign in
me-email = By a link that we email to **{ $email }**.
me-password-yes = You also have a password.
me-password-no = You have no password. You do not need one.
me-password-change = Change or remove your password
me-password-set = Set a password
me-roles = What you can do here
role-learner = Take lessons and earn certificates
role-author = Write lessons
role-reviewer = Review lessons
role-coordinator = Look after cohorts
role-validator = Decide on training done elsewhere
role-registrar = Issue certificates
role-administrator = Run this site
me-devices = Where you are signed in
me-devices-lead = If you do not know one of these, sign it out.
me-device-here = This device
me-device-unknown = A device we do not recognize
me-device-times = Signed in { $since }. Last seen: { $seen }
me-sign-out = Sign out
me-sign-out-everywhere = Sign out everywhere
me-more = Settings and your data
zones-common = United States
zones-other = All others
zone-eastern = Eastern (New York)
zone-central = Central (Chicago)
zone-mountain = Mountain (Denver)
zone-arizona = Arizona (Phoenix)
zone-pacific = Pacific (Los Angeles)
zone-alaska = Alaska (Anchorage)
zone-hawaii = Hawaii (Honolulu)
zone-puerto-rico = Atlantic (Puerto Rico)

# The password page
password-set-title = Set a password
password-change-title = Change or remove your password
password-lead = A password is for those who want one. The link by email always works too.
password-current = The password you have now
password-current-wrong = This is not the password you have now. Try again, or ask for a link below.
password-new = New password
password-new-hint = { $count } characters or more. A few words in a row are easy to remember. You can paste it.
password-short = Make it longer: { $count } characters or more. A few words in a row will do.
password-long = Make it shorter: { $count } characters at most.
password-personal = This is made of your name, your library or your address. Choose words that have nothing to do with you.
password-common = This is one of the first that people try. Add some words of your own.
password-others-out = When you change or remove it, your other devices are signed out.
password-save = Save password
password-remove = Remove password
password-confirm-first = You signed in a while ago. To be sure that it is you, open a link that we email to you. It brings you back here.
password-forgot-title = Forgot it?
password-forgot = Open a link that we email to you. It brings you back here, and you can choose a new password.

# Messages
mail-hello = Hello,
mail-hello-name = Hello { $name },
mail-link-subject = Your link to sign in to { $site }
mail-link-use = This link signs you in to { $site }. It works once, for { $minutes } minutes.
mail-link-button = Sign in
mail-link-new = You have no account yet. The link opens one for you.
mail-link-not-you = You did not ask for this? Then do nothing. Nobody can sign in as you without this message.
mail-password-set-subject = You set a password at { $site }
mail-password-set = On { $moment }, a password was set for your account at { $site }.
mail-password-changed-subject = Your password at { $site } was changed
mail-password-changed = On { $moment }, the password of your account at { $site } was changed. Your other devices were signed out.
mail-password-removed-subject = Your password at { $site } was removed
mail-password-removed = On { $moment }, the password of your account at { $site } was removed. Your other devices were signed out. You sign in by email links now.
mail-password-not-you = If this was you, all is well. If not, sign in with an email link, sign out everywhere, and set a new password.
mail-password-button = See where you are signed in

# Erasing an account
mail-join-subject = Join your two accounts at { $site }?
mail-join = Somebody signed in to { $site } as { $stays } asks to bring the account of this address into theirs.
mail-join-button = See what will happen
mail-join-devices = Did you learn with the account of this address on a device without the network? First open the site there once, signed in with it, or what you did is lost.
mail-join-how = Open this within { $hours } hours, where you are signed in as { $stays }. Nothing happens before you say yes there.
mail-join-not-you = That is not you? Then do nothing, and pass this message on to nobody.
mail-joined-subject = Your two accounts at { $site } are one
mail-joined = At { $site } the account of { $left } is now part of the account of { $stays }. All that was in it is there.
mail-joined-not-you = That was not you? Write to whoever runs the site at once.
mail-joined-button = See my account
mail-erasure-subject = Your account at { $site } will be erased on { $due }
mail-erasure = On { $asked } you asked to erase your account at { $site }. On { $due } we do that.
mail-erasure-undo = Changed your mind, or was it not you? Until then one click keeps your account as it is.
mail-erasure-button = Keep my account
mail-erasure-last = This is the last mail about it. Once your account is erased we no longer have your address.
