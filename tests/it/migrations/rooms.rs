//! Rooms of before: who is taken to have attested their lists.

use carrel::db::schema::rooms;
use diesel::prelude::*;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use uuid::Uuid;

use crate::harness::{Database, repository};

/// Six rooms: closed by hand with no minutes yet; by itself, with minutes and without; for a day that was over, with a
/// sheet that was entered and without; and open.
const BEFORE: &str = "
    insert into rooms (id, organization_id, facilitator_id, opened_by, module_id, module_version_id, code, held_on,
            opened_at, closed_at)
        select r.id::uuid, '00000000-0000-7000-8000-000000000003', r.led::uuid, r.led::uuid, v.module_id, v.id, r.id,
            '2026-01-02', '2026-01-02 10:00+00', r.closed::timestamptz
        from (select module_id, id from module_versions limit 1) v, (values
            ('00000000-0000-7000-8000-00000000e001', '00000000-0000-7000-8000-000000000004', '2026-01-02 12:00+00'),
            ('00000000-0000-7000-8000-00000000e002', '00000000-0000-7000-8000-000000000005', '2026-01-02 22:00+00'),
            ('00000000-0000-7000-8000-00000000e003', '00000000-0000-7000-8000-000000000005', '2026-01-02 22:00+00'),
            ('00000000-0000-7000-8000-00000000e004', '00000000-0000-7000-8000-000000000004', '2026-01-02 10:00+00'),
            ('00000000-0000-7000-8000-00000000e005', '00000000-0000-7000-8000-000000000005', '2026-01-02 10:00+00'),
            ('00000000-0000-7000-8000-00000000e006', '00000000-0000-7000-8000-000000000005', null)
        ) r (id, led, closed);
    insert into decisions (id, actor_id, role, subject_kind, subject_id, outcome, reason, before, after, decided_at)
        select gen_random_uuid(), d.actor::uuid, d.role, 'group_room', d.room::uuid, 'closed', '', '{}', '{}', '2026-01-02'
        from (values
            ('00000000-0000-7000-8000-00000000e001', '00000000-0000-7000-8000-000000000005', 'coordinator'),
            ('00000000-0000-7000-8000-00000000e002', null, 'itself'),
            ('00000000-0000-7000-8000-00000000e003', null, 'itself')
        ) d (room, actor, role);
    insert into room_seats (user_id, room_id, way, seated_at, answer, answered_at, ledger_entry_id, counted)
        select user_id, '00000000-0000-7000-8000-00000000e002', 'phone', now(), 'A sign.', now(), id, true
        from ledger_entries where user_id = '00000000-0000-7000-8000-000000000004' limit 1;
    insert into room_seats (user_id, room_id, way, seated_at, answer, answered_at)
        values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-00000000e003', 'phone', now(), 'A sign.',
            now());
    insert into room_seats (user_id, room_id, way, seated_at, seated_by)
        values ('00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-00000000e004', 'sheet', now(),
            '00000000-0000-7000-8000-000000000005');
";

#[actix_web::test]
async fn what_closed_before_is_attested_where_somebody_said_so_or_minutes_were_given() {
    let database = Database::empty().await;
    let mut conn = database.conn().await;
    let mut folders: Vec<_> = std::fs::read_dir(repository("migrations")).unwrap().map(|e| e.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        if folder.ends_with("0034_attested_rooms") {
            super::fill(&mut conn).await;
            conn.batch_execute(BEFORE).await.unwrap();
        }
        conn.batch_execute(&std::fs::read_to_string(folder.join("up.sql")).unwrap()).await.unwrap();
    }
    let attested: Vec<(Option<Uuid>, bool)> = rooms::table
        .order(rooms::id)
        .select((rooms::attested_by, rooms::attested_at.is_not_distinct_from(rooms::closed_at)))
        .load(&mut conn)
        .await
        .unwrap();
    let five = Some("00000000-0000-7000-8000-000000000005".parse::<Uuid>().unwrap());
    let by: Vec<_> = attested.iter().map(|(by, _)| *by).collect();
    assert_eq!(by, [five, five, None, five, None, None]);
    let when: Vec<_> = attested.iter().map(|(_, same)| *same).collect();
    assert_eq!(when, [true, true, false, true, false, true]);
}
