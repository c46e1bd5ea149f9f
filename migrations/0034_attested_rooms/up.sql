-- Who said that those on the list of a room were there, and when (rule R20). Without that its minutes go on no record:
-- a room that closes by itself waits for it.
alter table rooms
    add column attested_by uuid references users (id),
    add column attested_at timestamptz,
    add check (num_nonnulls(attested_by, attested_at) <> 1),
    add check (attested_at is null or (closed_at is not null and attested_at >= closed_at));

-- Until now closing a room said it: by whoever closed it, as the log of decisions knows; by who led it, where the room
-- closed by itself and brought minutes; and where its day was over, by who entered the sheet.
update rooms r set attested_at = r.closed_at, attested_by = coalesce(
        (select d.actor_id from decisions d
            where d.subject_kind = 'group_room' and d.subject_id = r.id and d.outcome = 'closed' and d.actor_id is not null
            order by d.decided_at limit 1),
        (select s.seated_by from room_seats s
            where s.room_id = r.id and r.closed_at = r.opened_at and s.seated_by is not null
            order by s.seated_at, s.user_id limit 1),
        r.facilitator_id)
    where r.closed_at is not null and (
        exists (select from room_seats s where s.room_id = r.id and s.ledger_entry_id is not null)
        or exists (select from decisions d
            where d.subject_kind = 'group_room' and d.subject_id = r.id and d.outcome = 'closed' and d.actor_id is not null)
        or (r.closed_at = r.opened_at and exists (select from room_seats s where s.room_id = r.id))
    );
