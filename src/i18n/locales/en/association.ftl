# Words of the association slice.
nav-association = Association
association-title = Your association
association-waiting = { $count ->
    [one] 1 waits for you
   *[other] { $count } wait for you
}
association-cohorts = Who learns together, and how far they are.
association-ahead = What new rules would change for your people, before they are in force.
association-periods = Renewals that were handed in and wait for a validator before the state looks at them.
association-programs = Rules, approvals, and who is in which program.
association-requests = Training that people did elsewhere, and lists of who was there.
association-log = Who decided what, and why.
association-lessons = How lessons are checked, and how long people take.
association-off = { $count ->
    [one] 1 lesson or module is far from its length
   *[other] { $count } lessons and modules are far from their length
}
log-title = Decisions
log-lead = Every decision as it was taken. Nothing here can be changed or left out.
log-none = No decision fits. Leave something out of the search.
log-words = A name, a code, or words of the reason
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
log-role = { $role ->
    [coordinator] as coordinator
    [validator] as validator
    [registrar] as registrar
    [administrator] as administrator
    [learner] about their own record
    [operator] at the terminal of the server
    [itself] by itself, because the time was over
    [supervisor] as supervisor
   *[other] as { $role }
}
log-outcome = { $outcome ->
    [approved] approved by one person
    [activated] approved, and in force
    [retired] taken out of force
    [submitted] handed in
    [accepted_at_once] accepted at once
    [accepted_and_drawn] accepted at once, and drawn for audit
    [audit_answered] owner says that everything is there
    [audit_passed] audit passed
    [passed_on] passed on
    [recognized] another authority’s certificate recognized
    [attestation_asked] a supervisor asked to attest
    [attested] attested
    [attestation_declined] not attested
    [renewed] renewal accepted
    [returned] given back
    [exempt] exempt
    [extended] end moved
    [reopened] opened again
    [left] left
    [account_joined] another account of theirs joined into it
    [address_let_go] an address of theirs let go
    [accepted] accepted
    [rejected] not accepted
    [reversed] acceptance taken back
    [entered] entered
    [issued] issued
    [issued_anew] issued again
    [replaced] replaced by a newer one
    [withdrawn] withdrawn
    [restored] withdrawal taken back
    [saved] saved
    [opened] opened
    [closed] closed
    [taken_off] somebody taken off the list
    [put_back] somebody put back on the list
    [entered_from_sheet] entered from the sheet
    [made] made
    [member_added] somebody added
    [member_ended] somebody’s time ended
    [enrolled] put in a program
    [credit_given] credit given
    [credit_corrected] credit corrected
    [no_credit] no credit
    [joined] joined
    [position_changed] position changed
    [role_given] role given
   *[other] { $word }
}
log-about = about { $name }
log-nobody = { $role ->
    [itself] Carrel
   *[operator] The operator
}
log-change = What was before and after
log-before = Before
log-after = After
log-no-change = Nothing was noted beside the decision.
log-older = Older decisions
association-attendance = Enter who was at a live event, from the report of Zoom or Teams.
