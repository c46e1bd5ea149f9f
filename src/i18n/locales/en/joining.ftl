# Words of the slice that joins two accounts of one person.
joining-title = Join two accounts
joining-lead = Did you sign up twice, with your work email and your own? Bring the other account into this one. This account, { $email }, stays.
joining-step-ask = Type the email of the other account.
joining-step-letter = We write to it. Open the link in that message where you are signed in here.
joining-step-look = Look at what will happen, and say yes.
joining-email = Email of the other account
joining-email-hint = We do not say whether it has an account. Only its owner can read the message.
joining-email-own = This email belongs to the account you are in. Type that of the other one
joining-ask = Send the message
joining-done-sent = If that email has an account, a message is on its way
joining-done-joined = The two accounts are one
joining-done-gone = That email no longer leads here
joining-joined = Accounts that are part of this one
joining-joined-lead = You can sign in here with these emails too. Let go of one that somebody else will use, such as that of a former job: your other devices are then signed out.
joining-let-go = Let go of this email
joining-over = This link no longer works. Ask for a new one, if the two accounts are not one already.
joining-elsewhere = This link joins an account into that of { $stays }. Sign in with that email first, then open the link again.
joining-not-yet = These accounts cannot be joined yet
joining-not-yet-lead = Nothing was changed. Before the account of { $email } can become part of this one:
joining-not = These accounts cannot be joined
joining-not-lead = Nothing was changed. The account of { $email } stays as it is:
joining-not-closed = One of the two is part of another account already. Sign in to that one.
joining-not-took-in = The other account has taken in an account before. Sign in to that one, and bring this one into it.
joining-not-leaves = One of the two is about to be erased. Take that back first, on its account page.
joining-not-each-other = One of the two decided about the other or answered for it, which nobody may do for themselves. { $ask } can tell you what to do.
joining-not-same-rules = Both approved the same rules, which takes two people. { $ask } can tell you what to do.
joining-not-same-room = Both were in the room of { $date }, where each person counts once. { $ask } can tell you what to do.
joining-not-same-training = “{ $title }” of { $date } stands in both, and counts once. Ask a validator to take one of them back.
joining-not-program = Both are in { $program }, with different positions or periods. Ask { $ask } which one holds, and leave the other.
joining-not-left = Both were in { $program } at the same time, and one has left it with a period that was handed in or accepted. { $ask } can tell you what to do.
joining-moves = What moves from { $email } to { $stays }
joining-sum-lessons = { $count ->
    [one] 1 lesson
   *[other] { $count } lessons
}
joining-sum-modules = { $count ->
    [one] 1 module
   *[other] { $count } modules
}
joining-sum-certificates = { $count ->
    [one] 1 certificate
   *[other] { $count } certificates
}
joining-sum-programs = { $count ->
    [one] 1 program
   *[other] { $count } programs
}
joining-sum-cohorts = { $count ->
    [one] 1 cohort
   *[other] { $count } cohorts
}
joining-sum-roles = { $count ->
    [one] 1 role here
   *[other] { $count } roles here
}
joining-moves-more = With them go notes, plans, reviews, training done elsewhere, rooms, boards, and what you may do here.
joining-happens = What happens
joining-happens-both = Nothing you did is lost. What you did in both stays in your record.
joining-happens-once = The same module counts once where rules say so.
joining-happens-certificates = Every certificate stays valid, with the name and code on it.
joining-happens-sign-in = The other account closes. Its email signs you in here; its password no longer works.
joining-happens-consent = A certificate under another name comes with it. So older certificates no longer show your present name, until you allow it again in your account.
joining-devices-first = Did you learn with the other account on a device without the network? First open the site there once with that account, or what you did is lost.
joining-for-good = This cannot be undone.
joining-changed = Something has changed in the other account since you opened this page. Look again, then say yes.
joining-prove = You signed in a while ago. To be sure that it is you, you can open a link that we email to you. It brings you back here.
joining-button = Join the two accounts
