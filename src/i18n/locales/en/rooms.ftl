# Words of the rooms slice: a module that people take together.
association-rooms = A module for a group in one room: a code to join by, a sign-in sheet, and minutes for each person.
rooms-title = Group rooms
rooms-lead = People in one room take a module together and talk about it. Each joins with a code on their own phone, or signs a sheet, and gets their own minutes.
rooms-none = No room yet. Open one when your group is together.
rooms-new = Open a room
rooms-new-lead = Open it when people are together. You get a code and a QR code to show, and a sheet to sign.
rooms-module = Module
rooms-module-choose = Choose a module
rooms-module-empty = Choose the module that people take
rooms-organization-empty = Choose an organization
rooms-facilitator = Who leads it?
rooms-facilitator-hint = An email address. Leave it empty if you lead it yourself. Who leads finds the room under “Join a room”.
rooms-facilitator-unknown = Nobody has an account with this address. Ask them to sign in once, then name them here
rooms-day = Day
rooms-day-hint = Today. For a meeting that is over, its day: then you enter the signed sheet.
rooms-day-ahead = This day lies ahead. Open the room on the day itself
rooms-day-late = This day is more than { $days } days ago. A sheet is taken for { $days } days after the meeting
rooms-board = Does a board meet?
rooms-board-hint = What its members earn, the board earns too.
rooms-board-none = No board
rooms-board-empty = Choose a board from the list
rooms-attest = Who leads a room answers for its list: everybody on it was there for the whole module and the talk about it. Who leads it earns nothing in it.
rooms-open-it = Open the room
rooms-people = People
rooms-led-by = Led by { $name }
rooms-open = Open
rooms-closed = Closed
rooms-waiting = Waits for its facilitator
rooms-waiting-until = Say by { $date } who was there
rooms-lapsed = Not confirmed in time
room-title = Group room
room-about = { $date }, { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}, led by { $name }
room-board = Held for { $board }. What its members earn here, the board earns too.
room-lead-title = Your group room
room-door = How to join
room-door-type = On your phone, scan the code or open { $address } and type:
room-code = Room code
room-qr = QR code that opens this room
room-people = Who is here
room-refresh = Refresh
room-count = { $people ->
    [0] Nobody has joined yet.
    [one] 1 person is on the list, { $answered } answered.
   *[other] { $people } people are on the list, { $answered } answered.
}
room-person = Person
room-state = Where they are
room-state-off = Taken off the list
room-state-counted = On the record
room-state-before = Had this module already
room-state-answered = Answered
room-state-silent = Has yet to answer
room-from-sheet = From the sheet
room-not-on-board = Not on the board that day: it counts for this person alone.
room-remove = Was not here
room-restore = Put back
room-close-says = When you close the room, you say that everybody on the list was here for all of it. The minutes then go on the record of each who answered. Take off who was not here first.
room-close-late = If you forget, the room closes at { $time } by itself. The list then waits: until { $date } you can say here who was there.
room-close = Close the room: everybody on the list was here
room-waits = Nobody has said yet that those on this list were there. No minutes go on any record until that is said here, by { $date } at the latest.
room-waits-empty = Nobody is on the list yet. If people signed the sheet, enter it by { $date }. No minutes go on any record before.
room-attest-says = Take off who was not here, and enter who signed the sheet. Then say that everybody on the list was here for all of it. The minutes go on the record of each who answered.
room-attest-other = { $name } leads this room. Say it in their place only if they can’t any more, and you know who was there.
room-attest = Everybody on the list was here
room-attested = { $name } said that everybody on this list was here, { $moment }.
room-own = You are on this list yourself. { $name }, who leads the room, says who was here.
room-list-lapsed = Nobody said by { $date }, 14 days after the meeting, that those on this list were there. It is too late now, and no minutes were entered. Each who was there can add it as training done elsewhere.
room-done-closed = The room is closed. The minutes are on the records of those who answered.
room-done-late = It is too late to say who was there. No minutes were entered.
room-done-own = Nothing was changed: nobody answers for themselves. Ask who leads the room.
room-done-remove = Taken off the list.
room-done-restore = Back on the list.
room-entered = { $count ->
    [one] 1 person entered from the sheet.
   *[other] { $count } people entered from the sheet.
}
room-sheet = On paper
room-sheet-says = Who has no phone at hand signs the sheet. Enter it by { $date }.
room-sheet-late = The sheet could be entered until { $date }, 14 days after the meeting. It is too late now.
room-sheet-print = Print the sign-in sheet
room-sheet-enter = Enter who signed
room-ask-title = Join a room
room-ask-lead = Taking a module together? Type the code that the person who leads the room shows you.
room-code-hint = Six letters and numbers. Capitals and dashes don’t matter.
room-code-unknown = There is no room with this code. Look at it once more
room-go = Go to the room
room-led = Rooms that you lead
room-have-code = Join a group room with a code
room-take-together = Open a group room with this module
room-able = After this you can
room-worth = What it is worth
room-sign-in = Sign in to join
room-sign-in-hint = You get a link by email, and it brings you back to this room.
room-leads = You lead this room.
room-leads-go = Show the code and the list
room-join = I am here
room-missed = This room is closed. If you were there and signed the sheet, { $name } can enter you until { $date }.
room-taken-off = { $name } took you off the list. If you were there, talk to { $name }.
room-too-late = You were there, but the question could be answered only until { $date }. No minutes were entered.
room-joined = You are on the list.
room-question = What will you do at your library because of this?
room-question-hint = A sentence or two, at most { $most } characters, by { $date }. It is kept on your record.
room-answer-empty = Write what you will do
room-send = Send
room-answered = Your answer is kept. The minutes go on your record when { $name } closes the room.
room-answered-waits = Your answer is kept. The room waits for its facilitator: your minutes go on your record when { $name } says who was there, by { $date } at the latest.
room-lapsed = Nobody said by { $date } who was in this room, so no minutes were entered. If you were there, add it as training done elsewhere.
room-lapsed-add = Add training
room-counted = { $minutes ->
    [one] 1 minute is on your record.
   *[other] { $minutes } minutes are on your record.
}
room-counted-before = Your answer is kept. You have this module on your record already, and it counts once.
sheet-kicker = Sign-in sheet
sheet-lead = Sign here, or scan the code and answer on your own phone by { $date }. Minutes are entered for who answers the question.
sheet-number = No.
sheet-name = Name and email address
sheet-signature = Signature
sheet-attest = Everybody who signed was here for the whole module and the talk about it.
sheet-signed = Signed by who leads the room:
paper-title = Enter who signed
paper-lines = Who signed the sheet?
paper-lines-hint = One person a line: a name or an email address, then a semicolon and what they will do. “Ruth Okafor; I will put up a sign.” Who wrote nothing can answer on their own phone until { $date }.
paper-empty = Write at least one name or email address
paper-long = More than { $most } lines. Enter them in two parts
paper-check = Check the list
paper-summary = { $entries ->
    [one] 1 person can be entered
   *[other] { $entries } people can be entered
}, { $open ->
    [0] and everybody is known.
    [one] and one line is not known.
   *[other] and { $open } lines are not known.
}
paper-open = { $count ->
    [one] 1 line that is not known is left out. You can enter it later: nobody is entered twice.
   *[other] { $count } lines that are not known are left out. You can enter them later: nobody is entered twice.
}
paper-on-sheet = On the sheet
paper-enter = Enter with the answer
paper-enter-silent = Enter, answer to follow
paper-attests = When you enter them, you say that they were there for all of it, and that who led the room signed the sheet.
paper-waits = They wait with the others on the list until it is said on the page of the room that all of them were there.
paper-own = Leads the room or enters this list: earns nothing here
together-title = Together with others
together-waiting = Waits for its facilitator
together-asked = Answer the question
together-silent = Not answered in time
room-mode = Group discussion
room-letter-subject = A group room for you to lead: { $module }
room-letter-named = { $person } opened a group room for “{ $module }” on { $date } and named you to lead it. On its page are the code to join by, the list of who is there, and the sheet to sign.
room-letter-over = { $person } opened a group room for “{ $module }”, held on { $date }, and named you as the one who led it. On its page you can enter who signed the sheet.
room-letter-see = See the room
room-letter-waits-subject = Who was there? { $module }
room-letter-waits = The group room for “{ $module }” on { $date } closed by itself, because nobody closed it. { $count ->
    [0] Nobody is on its list yet.
    [one] 1 person on its list waits for you.
   *[other] { $count } people on its list wait for you.
}
room-letter-waits-until = No minutes go on any record until you say on its page that those on the list were there. You can take off who was not, and enter who signed the sheet, until { $until }.
room-letter-waits-see = Say who was there
