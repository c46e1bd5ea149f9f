# Words of the association slice.
nav-association = Association
association-title = Your association
association-cohorts = Who learns together, and how far they are.
association-programs = Rules, approvals, and who is in which program.
association-requests = Training that people did elsewhere, and lists of who was there.
association-log = Who decided what, and why.
log-title = Decisions
log-lead = Every decision as it was taken. Nothing here can be changed or left out.
log-none = No decision fits. Leave something out of the search.
log-words = Words of the reason, or a name
log-kind = About what
log-every-kind = Anything
log-kind-word = { $kind ->
    [rule_set] rules
    [enrollment] a place in a program
    [period] a period
    [activity] training done elsewhere
    [ledger_entry] what training is worth
    [attendance] a list of who was there
    [certificate] a certificate
    [layout] a layout
    [signing_key] a signing key
    [group_room] a group room
    [board] a board
   *[person] a person
}
log-from = From
log-to = To
log-search = Search
log-line = decided about { $kind }: { $outcome }.
log-role = as { $role }
log-change = What was before and after
log-before = Before
log-after = After
log-older = Older decisions
association-attendance = Enter who was at a live event, from the report of Zoom or Teams.
