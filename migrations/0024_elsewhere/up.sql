-- A transcript may state an amount instead of a length, or beside it: three semester hours. One of the two is always
-- there, in what is sent and in what counts.
alter table ledger_entries drop constraint ledger_entries_check;
alter table ledger_entries add constraint ledger_entries_amount_check check (case minutes
    when 0 then facts ->> 'stated' is not null
    else (minutes > 0) = (reverses is null)
end);
alter table activities add constraint activities_amount_check
    check ((claim ->> 'minutes')::integer > 0 or claim ->> 'stated' is not null);
