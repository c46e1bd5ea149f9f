# Words that every page shares.
skip-to-main = Skip to main content
nav-main = Main
nav-lessons = Lessons
nav-record = My record
nav-paths = Pathways
nav-help = Help
nav-cohorts = Cohorts
nav-admin = Administration
nav-sign-in = Sign in
nav-account = { $name }, my account
footer-accessibility = Accessibility
footer-privacy = Privacy
footer-display = Display settings
footer-stuck = **Stuck?** Call { $person } at { $organization }, { $hours }:
footer-or-write = or write to
footer-about = About
footer-stuck-nobody = **Stuck?** Ask the person who runs this site.
minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
minutes-short = { $count } min
about-minutes-left = { $count ->
    [0] under a minute left
    [one] about 1 minute left
   *[other] about { $count } minutes left
}
saved = Saved
errors-title = There is a problem
too-long = Make this shorter by { $over } { $over ->
    [one] character
   *[other] characters
}
error-prefix = Error: { $title }
page-title = { $title } – { $site }
back = Back
cancel = Cancel

topic-administration = Administration
topic-public-service = Public service
topic-collections = Collections
topic-technology = Technology
topic-outreach = Outreach

date-long = { $month } { $day }, { $year }
date-short = { $month } { $day }
date-short-year = { $date }, { $year }
time-of-day = { $hour }:{ $minute } { $half }
time-am = a.m.
time-pm = p.m.
january = January
february = February
march = March
april = April
may = May
june = June
july = July
august = August
september = September
october = October
november = November
december = December
january-short = Jan
february-short = Feb
march-short = Mar
april-short = Apr
may-short = May
june-short = Jun
july-short = Jul
august-short = Aug
september-short = Sep
october-short = Oct
november-short = Nov
december-short = Dec
monday = Monday
tuesday = Tuesday
wednesday = Wednesday
thursday = Thursday
friday = Friday
saturday = Saturday
sunday = Sunday

problem-not-found-title = This page is not here
problem-not-found = The address may have a typing mistake, or the page has moved. Your lessons are where you left them.
problem-gone-title = This was taken down
problem-gone = It was here once and has been withdrawn.
problem-gone-instead = See what replaced it
problem-forbidden-title = This page is for someone else
problem-forbidden = Your account does not open this page. If you think it should, ask the person who runs this site.
problem-signed-out-title = You were signed out
problem-signed-out = Nothing was saved yet. Sign in in another tab, come back to this one and load it again. If your browser asks whether to send it once more, say yes; or go back one page and send it again.
problem-signed-out-link = Sign in in another tab
problem-bad-title = That did not arrive in one piece
problem-conflict-title = Somebody changed this meanwhile
problem-many-title = Too many tries
problem-many = { $minutes ->
    [one] Wait a minute, then try again.
   *[other] Wait { $minutes } minutes, then try again.
}
problem-large-title = That is too large
problem-large = What you sent is larger than this page takes. Make it shorter and send it again.
problem-method-title = That can't be done here
problem-internal-title = Something broke on our side
problem-internal = What you had saved is safe. Try again in a moment.
problem-reference = If you report this, give the reference **{ $reference }**.
problem-home = Back to lessons
problem-cross-site-title = That came from another site
problem-cross-site = We did not do what was asked, to protect your account. Open the page here and try again.
problem-incomplete = The form was not complete. Go back, and send it again.
problem-letter = There is a letter in it that can't be kept. Take it out and try again.
problem-too-much = That is too much at once. Send it in parts.

# The language.
footer-language = Language
only-english = This lesson is in English only.
problem-many-places = This lesson is being taken in too many places at once. Try again.
