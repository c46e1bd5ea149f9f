# Words of the slice that erases a person.
erase-title = Erase your account
erase-goes = What goes
erase-goes-learning = Everything you did in lessons and modules: answers, progress, time, reviews and goals.
erase-goes-notes = Your notes, bookmarks and plans.
erase-goes-claims = Training you reported and its evidence, unless a certificate below rests on it.
erase-goes-places = Your places in cohorts, boards and programs, and the mail we sent you.
erase-goes-name = Your name, email, library, password and devices. A random word takes the place of your name.
erase-stays = What stays, and why
erase-stays-why = Programs must be able to show what they signed, for { $years ->
    [one] 1 year
   *[other] { $years } years
}. That is what their rules or the usual duty of a provider ask. After that it goes by itself.
erase-stays-certificates = Certificates as they were signed, with the name on them. Their public pages still answer.
erase-stays-entries = The entries in the credit record that those certificates rest on.
erase-stays-decisions = Decisions that staff made, without your name.
erase-stays-others = What others wrote in their own words, and mail they got in which only your first name stands. Those are part of their records.
erase-stays-none = You have no certificates, so none stay.
erase-stays-until = until { $until }
erase-works-here = You have work to do here besides learning. Ask your administrator to erase your account, once somebody else has taken that work over.
erase-wait = We wait { $days } days before we erase anything. Until then you can sign in and keep your account, or use the link we email you. After that nobody can bring it back.
erase-email = Type your email to confirm
erase-email-other = This is not the email of your account
erase-button = Erase my account
erase-waiting = On { $due } this account will be erased
erase-waiting-undo = You can still change your mind. Everything is as it was.
erase-undo = Keep my account
erase-undo-title = Keep your account?
erase-undone-title = Your account stays
erase-undone = Nothing was erased.
erase-looks-after = This person looks after a cohort that is not over. Somebody else has to, first.
