# Words of the overview of who is on track, and of the list of libraries.
association-standing = How many are done, on track or behind, by program, region and library.
standing-title = Who is on track
standing-people = See the people
standing-organization = Organization
standing-program = Program
standing-all-programs = All programs
standing-region = Region
standing-all-regions = All regions
standing-no-region = No region
standing-show = Show
standing-none-title = Nobody is in a program yet
standing-none = Once people join a program, you see here who is on track and who could use a hand.
standing-none-next = See the programs
standing-state = { $state ->
    [complete] complete
    [on_track] on track
    [behind] behind
    [not_begun] not begun
   *[needs_decision] waits for a decision
}
standing-how = How we count this
standing-how-track = What a program asks for grows evenly over its period, from the first day to the last. Whoever has that much by today is on track. There is no leeway in it, and days of grace after the end don't stretch it.
standing-how-others = Complete: all is there, or the authority accepted it. Behind: less than expected by today. Not begun: nothing counts yet. Waits for a decision: less than expected, and the authority has to decide on something.
standing-how-fresh = It changes as soon as somebody finishes something. What the passing of days changes is worked out each night.
standing-few = Numbers below { $fewest }, and those that would give them away, are left out to protect people. A dash stands for each.
standing-hidden = not shown
standing-all = all
standing-together = Together
standing-by-program = By program
standing-by-region = By region
standing-by-heading = By heading
standing-heading = What is asked for
standing-met = have it
standing-short = lack something
standing-by-library = By library
standing-library = Library
standing-pages = Pages
standing-first = First page
standing-more-libraries = More libraries
standing-people-title = People in programs
standing-name = Name
standing-where = Where they stand
standing-anywhere = Anywhere
standing-who = Who
standing-counts = Counts
standing-until = Until
standing-nobody-title = Nobody fits
standing-nobody = Leave something out of the search.
standing-nobody-next = Everybody
libraries-title = Libraries and regions
libraries-lead = People say in their profile where they work. Whoever names one of these libraries, in capitals or not, counts for it and for its region. Whoever moves counts for the new one by the next morning.
libraries-list = Libraries
libraries-list-hint = One a line: the name, a comma, and the region. You can paste two columns of a spreadsheet. A library that is here already gets the region that you give it now.
libraries-save = Save the list
libraries-listed = { $count ->
    [one] 1 library saved.
   *[other] { $count } libraries saved.
}
libraries-others = Another organization has these already, so they were left out:
libraries-list-empty = Paste or type at least one library.
libraries-line-empty = Line { $line } has no name. Begin it with the name of the library.
libraries-line-long = Line { $line } is too long. A name takes 120 characters, a region 60.
libraries-known = Libraries that are listed
libraries-none-title = No libraries are listed yet
libraries-none = List the libraries with their regions, and you see here where people are on track.
libraries-none-next = List libraries
