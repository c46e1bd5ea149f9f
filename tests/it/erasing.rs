//! Erasing a person: all of theirs goes, what was signed stays, and nothing else gives way.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use carrel::accounts::Role;
use carrel::db::Conn;
use carrel::{accounts, erasing};
use chrono::TimeDelta;
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Text};
use diesel_async::{AsyncConnection, RunQueryDsl, SimpleAsyncConnection};

use crate::activities::{filled, id_of};
use crate::harness::{Someone, TestApp};
use crate::studying::{finish, school};

/// Columns that name a person and keep their rows when the person is erased, and why.
const KEPT: [(&str, &str); 37] = [
    ("activities.user_id", "training that stands in the ledger for a kept certificate"),
    ("activity_evidence.user_id", "what shows that training"),
    ("activity_steps.actor_id", "who decided, by a pseudonym"),
    ("activity_steps.user_id", "how it was decided"),
    ("awards.user_id", "what a kept entry is worth"),
    ("boards.made_by", "an act for the organization, by a pseudonym"),
    ("certificate_codes.user_id", "the way to a kept certificate"),
    ("certificate_credentials.user_id", "what was signed"),
    ("certificate_layouts.made_by", "an act for the organization, by a pseudonym"),
    ("certificate_runs.made_by", "an act for the organization, by a pseudonym"),
    ("certificates.user_id", "what was signed"),
    ("cohorts.coordinator_id", "of a cohort that is over, by a pseudonym"),
    ("credit_decisions.actor_id", "who decided what training is worth, by a pseudonym"),
    ("credit_decisions.user_id", "why a kept entry is worth so much"),
    ("decisions.actor_id", "the log of decisions, by a pseudonym"),
    ("decisions.person_id", "the log of decisions, by a pseudonym"),
    ("enrollments.holder_id", "in which program a kept certificate was earned"),
    ("enrollments.person_id", "the same"),
    ("erasures.user_id", "that and when they were erased"),
    ("ledger_entries.user_id", "what a kept certificate rests on"),
    ("ledger_joins.from_id", "goes with the person whose account stays"),
    ("ledger_joins.user_id", "goes too, where there was a second account; see joining.rs"),
    ("period_attestations.holder_id", "who attested a kept period"),
    ("period_extensions.extended_by", "an act for the organization, by a pseudonym"),
    ("period_extensions.holder_id", "how long a kept period lasted"),
    ("period_steps.holder_id", "how a kept period was decided"),
    ("period_steps.passed_by", "who decided, by a pseudonym"),
    ("periods.holder_id", "what a kept certificate is for"),
    ("positions.holder_id", "what they were in it"),
    ("room_seats.seated_by", "who entered them from the sheet, by a pseudonym"),
    ("rooms.attested_by", "who attested who was there, by a pseudonym"),
    ("rooms.facilitator_id", "who answered for a room, by a pseudonym"),
    ("rooms.opened_by", "an act for the organization, by a pseudonym"),
    ("rule_set_approvals.approver_id", "an act for the organization, by a pseudonym"),
    ("rule_set_retirements.retired_by", "an act for the organization, by a pseudonym"),
    ("saved_reports.made_by", "an act for the organization, by a pseudonym"),
    ("users.joined_into", "which pseudonyms are one person"),
];

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

#[derive(QueryableByName)]
struct Place {
    #[diesel(sql_type = Text)]
    place: String,
}

pub async fn count(conn: &mut Conn, of: &str) -> i64 {
    let row: Count = diesel::sql_query(format!("select count(*) from {of}")).get_result(conn).await.unwrap();
    row.count
}

/// Every column by which a row belongs to somebody or names them, as `table.column`.
pub async fn columns_of_people(conn: &mut Conn) -> Vec<String> {
    let places: Vec<Place> = diesel::sql_query(
        "select distinct t.relname || '.' || a.attname as place from pg_attribute a
         join pg_class t on t.oid = a.attrelid and t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
         where not a.attisdropped and (a.attname in ('user_id', 'holder_id', 'person_id') or exists (
             select from pg_constraint c where c.contype = 'f' and c.conrelid = t.oid
                 and c.confrelid = 'users'::regclass and c.conkey = array[a.attnum]))
         order by place",
    )
    .load(conn)
    .await
    .unwrap();
    places.into_iter().map(|place| place.place).collect()
}

/// Every column of text or JSON in which one of these words stands, as `table.column`.
pub async fn columns_that_say(conn: &mut Conn, words: &[&str]) -> BTreeSet<String> {
    let places: Vec<Place> = diesel::sql_query(
        "select c.table_name || '.' || c.column_name as place from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name)
         where table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb')",
    )
    .load(conn)
    .await
    .unwrap();
    assert!(places.len() > 100, "the query finds the columns");
    let mut found = BTreeSet::new();
    for Place { place } in places {
        let (table, column) = place.split_once('.').unwrap();
        for word in words {
            if count(conn, &format!("{table} where {column}::text ilike '%{word}%'")).await > 0 {
                found.insert(place.clone());
            }
        }
    }
    found
}

/// Somebody who has done a bit of everything: a certificate, a claim that was accepted, and the rest.
pub async fn busy(app: &TestApp) -> (Someone, String) {
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let ruth = app.learner("Ruth Okafor").await;
    let code = finish(app, ruth.id).await.code.to_string();
    let form = filled(ruth.visit("/record/add").await, "Rural broadband").fill("When was it?", "2026-11-04");
    let form = form.attach("Photo or file", "Ruth Okafor.png", &crate::activities::photo(9));
    let id = id_of(&form.press("Check and send").await.press("Send it in").await);
    dana.post(&format!("/assoc/requests/{id}/accept"), &[("reason", "Thank you, Ruth Okafor.")]).await;
    let mut conn = app.conn().await;
    let (ruth_id, dana_id) = (ruth.id, dana.id);
    let lesson = "(select lesson_id from lesson_completions limit 1)";
    let version = "(select lesson_version_id from lesson_completions limit 1)";
    let home = "(select id from organizations where slug = 'home')";
    conn.batch_execute(&format!(
        "insert into notes (user_id, lesson_id, step_id, lesson_version_id, text, noted_at)
            values ('{ruth_id}', {lesson}, 's', {version}, 'I am Ruth Okafor', now());
        insert into intentions (user_id, lesson_id, step_id, lesson_version_id, text, written_at)
            values ('{ruth_id}', {lesson}, 's', {version}, 'I, Ruth Okafor, will', now());
        insert into goals (user_id, lessons_a_week, changed_at) values ('{ruth_id}', 2, now()) on conflict do nothing;
        insert into lesson_times (user_id, lesson_id, device_id, seconds)
            values ('{ruth_id}', {lesson}, gen_random_uuid(), 9) on conflict do nothing;
        insert into module_progress (user_id, module_id, module_version_id, answers, feedback, updated_at)
            select user_id, module_id, module_version_id, '{{}}', '{{}}', now() from module_completions
            on conflict do nothing;
        insert into reviews_off (user_id, since) values ('{ruth_id}', now());
        insert into sign_in_links (token_hash, email, next_path, created_at, expires_at)
            values ('\\x77', '{email}', '/', now(), now() + interval '1 day');
        insert into roles (user_id, organization_id, role, granted_at) values ('{ruth_id}', {home}, 'author', now());
        insert into cohorts (id, organization_id, slug, name, pathway_id, coordinator_id, starts_on, time_zone,
                join_code, note, note_set_at, created_at)
            select gen_random_uuid(), {home}, 'c', 'Spring', id, '{dana_id}', '2026-01-01', 'America/Chicago', 'J',
                'Welcome Ruth Okafor', now(), now() from pathways limit 1;
        insert into cohort_members (user_id, cohort_id, joined_at) select '{ruth_id}', id, now() from cohorts;
        insert into messages (id, kind, to_address, to_name, subject, text_body, html_body, message_id, queued_at)
            values (gen_random_uuid(), 'digest', '{email}', 'Ruth Okafor', 'This week', 'Hello', null, '<1@x>', now()),
                (gen_random_uuid(), 'joined', 'dana@example.org', 'Dana', 'RUTH OKAFOR joined',
                    'Write to {email}.', '<p>Ruth Okafor</p>', '<2@x>', now());
        insert into digest_runs (cohort_id, slot_at, composed_at, members, messages, missed)
            select id, now(), now(), 1, 1, false from cohorts;
        insert into digest_messages (user_id, cohort_id, slot_at, message_id)
            select '{ruth_id}', cohort_id, slot_at, m.id from digest_runs, messages m where m.message_id = '<1@x>';
        insert into boards (id, organization_id, name, library, made_by, made_at)
            values (gen_random_uuid(), {home}, 'Trustees', '', '{dana_id}', now());
        insert into board_members (board_id, person_id, joined_on) select id, '{ruth_id}', '2026-01-01' from boards;
        insert into enrollments (holder_id, id, person_id, program, enrolled_at)
            values ('{ruth_id}', gen_random_uuid(), '{ruth_id}', 'georgia', now());
        insert into positions (holder_id, enrollment_id, held_from, track)
            select holder_id, id, '2026-01-01', 'librarian' from enrollments;
        insert into periods (holder_id, id, enrollment_id, starts, ends, first, opened_at)
            select holder_id, gen_random_uuid(), id, '2030-01-01', '2031-12-31', true, now() from enrollments;
        insert into period_extensions (holder_id, period_id, extended_to, reason, extended_by, extended_at)
            select holder_id, id, '2032-06-30', 'For Ruth Okafor.', '{dana_id}', now() from periods;
        insert into period_reminders (holder_id, period_id, days, person_id, sent_at)
            select holder_id, id, 30, holder_id, now() from periods;
        insert into period_attestations (holder_id, id, period_id, name, position, email, asked_at, answered_at, remark)
            select holder_id, gen_random_uuid(), id, 'Carol', 'Chair', 'c@example.org', now(), now(),
                'I do not know Ruth Okafor.' from periods;
        insert into period_steps (holder_id, period_id, submitted_at, number, role, passed_by, passed_at)
            select holder_id, id, now(), 1, 'validator', '{dana_id}', now() from periods;
        insert into kept_standings (holder_id, enrollment_id, period_id, organization_id, program, rule_set_id, track,
                name, state, counted_thousandths, required_thousandths, unit, ends, worked_out_at)
            select p.holder_id, p.enrollment_id, p.id, {home}, 'georgia', r.id, 'librarian', 'Ruth Okafor', 'behind', 0,
                1000, 'hours', p.ends, now() from periods p, (select id from rule_sets limit 1) r
            on conflict do nothing;
        insert into kept_standing_headings (holder_id, enrollment_id, place, heading, counted_thousandths)
            select holder_id, enrollment_id, 9, 'all', 0 from kept_standings;
        insert into credit_decisions (user_id, ledger_entry_id, program, number, credit_thousandths, reason,
                organization_id, actor_id, decided_at)
            select user_id, id, 'georgia', 1, 500, 'Ruth Okafor called.', {home}, '{dana_id}', now() from ledger_entries;
        update awards set explanation = jsonb_set(explanation, '{{explanation,working}}',
            '{{\"method\": \"decided\", \"reason\": \"Ruth Okafor called.\"}}');
        insert into kept_questions (holder_id, enrollment_id, person_id, ledger_entry_id, program, rule_set_id,
                occurred_on, question)
            select k.holder_id, k.enrollment_id, k.holder_id, l.id, 'georgia', k.rule_set_id, l.occurred_on, '{{}}'
            from kept_standings k join ledger_entries l on l.user_id = k.holder_id on conflict do nothing;
        insert into rooms (id, organization_id, facilitator_id, opened_by, module_id, module_version_id, code, held_on,
                opened_at)
            select gen_random_uuid(), {home}, '{dana_id}', '{dana_id}', module_id, module_version_id, 'ABC', '2026-11-20',
                now() from module_completions limit 1;
        insert into room_seats (user_id, room_id, way, seated_at, answer, answered_at)
            select '{ruth_id}', id, 'phone', now(), 'I, Ruth Okafor, will', now() from rooms;
        insert into certificate_runs (id, organization_id, kind, module_id, note, tell, made_by, made_at)
            select gen_random_uuid(), {home}, 'issue', id, '', false, '{dana_id}', now() from modules limit 1;
        insert into certificate_run_lines (user_id, run_id, subject_id)
            select '{ruth_id}', id, gen_random_uuid() from certificate_runs;
        insert into jobs (id, kind, payload, run_at, created_at, failed_at, last_error)
            values (gen_random_uuid(), 'old', '{{}}', now(), now(), now(), '550 no {email} here');
        insert into decisions (id, actor_id, role, subject_kind, subject_id, person_id, outcome, reason, before, after,
                decided_at)
            values (gen_random_uuid(), '{dana_id}', 'registrar', 'person', '{ruth_id}', '{ruth_id}', 'renamed',
                'Ruth Okafor asked.', '{{}}', '{{\"name\": \"Ruth Okafor\"}}', '2026-11-20');",
        email = ruth.email,
    ))
    .await
    .unwrap();
    (ruth, code)
}

#[actix_web::test]
async fn every_table_of_a_person_is_erased_or_kept_for_a_reason_and_only_what_was_signed_says_who_it_was() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, code) = busy(&app).await;
    let mut conn = app.conn().await;
    let columns = columns_of_people(&mut conn).await;
    let unknown: Vec<_> = KEPT.iter().filter(|(column, _)| !columns.contains(&(*column).to_owned())).collect();
    assert!(unknown.is_empty(), "KEPT names what is no column of a person: {unknown:?}");
    // Not one of them is found empty because it was empty before.
    let mut empty = Vec::new();
    let erased = || columns.iter().filter(|column| !KEPT.iter().any(|(kept, _)| kept == column));
    for column in erased() {
        let (table, column) = column.split_once('.').unwrap();
        if count(&mut conn, &format!("{table} where {column} = '{}'", ruth.id)).await == 0 {
            empty.push(format!("{table}.{column}"));
        }
    }
    assert!(empty.is_empty(), "the sample has nothing to erase in {empty:?}: add a row to busy()");
    assert!(columns_that_say(&mut conn, &["Ruth Okafor", &ruth.email]).await.len() > 10);

    let tried = erasing::try_out(&mut conn, &app.app, ruth.id).await.unwrap();
    assert!(tried.iter().any(|(table, rows)| *table == "learning_events" && *rows > 10), "{tried:?}");
    assert_eq!(accounts::by_id(&mut conn, ruth.id).await.unwrap().name, "Ruth Okafor", "nothing was done yet");
    let gone = erasing::erase(&mut conn, &app.app, ruth.id).await.unwrap();
    assert_eq!(gone, tried);

    for column in erased() {
        let (table, column) = column.split_once('.').unwrap();
        let left = count(&mut conn, &format!("{table} where {column} = '{}'", ruth.id)).await;
        assert_eq!(left, 0, "{table}.{column}: erase it, or say in KEPT why it stays");
    }
    let said = columns_that_say(&mut conn, &["Ruth Okafor", &ruth.email]).await;
    assert_eq!(said, ["certificates.facts", "certificates.learner"].map(str::to_owned).into());
    // What the certificate rests on is there, and no more.
    assert_eq!(count(&mut conn, "ledger_entries where source = 'module'").await, 1);
    for nothing in ["ledger_entries where source = 'activity'", "activities", "enrollments", "periods"] {
        assert_eq!(count(&mut conn, nothing).await, 0, "{nothing}");
    }
    assert!(count(&mut conn, "awards").await > 0);
    assert!(count(&mut conn, "decisions where reason = '… asked.' and after = '{\"name\": \"…\"}'").await == 1);
    drop(conn);
    // Its public page still answers, its credential is still what was signed; and nobody is signed in.
    app.visitor().visit(&format!("/v/{code}")).await.has_status(200).says("Ruth Okafor").says("Rights and privacy");
    let keys = crate::credentials::keys(&app).await;
    let bundle = app.visitor().send(actix_web::http::Method::GET, &format!("/v/{code}.json"), Default::default()).await;
    assert_eq!(bundle.status, StatusCode::OK);
    let bundle: carrel::certificates::bundle::Bundle = serde_json::from_slice(&bundle.bytes).unwrap();
    let report = carrel::certificates::bundle::check(&bundle, Some(&keys), app.app.now());
    assert_eq!(report.verdict(), carrel::certificates::bundle::Verdict::Genuine, "{:?}", report.findings);
    assert!(ruth.visit("/me").await.path.starts_with("/signin"));
    // The same address is somebody new.
    let again = app.learner("Ruth Okafor").await;
    assert_ne!(again.id, ruth.id);
}

#[actix_web::test]
async fn a_learner_asks_waits_and_is_erased_once_unless_they_change_their_mind() {
    let app = school().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth Okafor").await;
    let page = ruth.visit("/me").await.follow("Erase your account").await;
    let page = page.says("for 7 years").says("You have no certificates");
    let page = page.fill("Type your email to confirm", "somebody@example.org").press("Erase my account").await;
    let page = page.has_status(422).says("This is not the email of your account");
    assert_eq!(page.value("Type your email to confirm"), "somebody@example.org");
    let asked = page.fill("Type your email to confirm", "Ruth.Okafor@Example.org ").press("Erase my account").await;
    asked.says("On November 28, 2026").does_not_say("Type your email");
    let letter = app.letter_to(&ruth.email).await;
    assert!(letter.subject.contains("will be erased on"), "{}", letter.subject);

    // From the mail, without being signed in; the address works once.
    let page = app.visitor();
    let page = page.visit(&letter.link()).await.press("Keep my account").await;
    page.says("Your account stays");
    app.visitor().visit(&letter.link()).await.has_status(404);
    // By signing in.
    ruth.post("/me/erase", &[("email", &ruth.email)]).await;
    let (hour, now) = (TimeDelta::hours(1), app.app.now());
    let secret = accounts::links::make(&mut *app.conn().await, &ruth.email, "/", hour, now).await.unwrap();
    let browser = app.visitor();
    let page = browser.visit(&format!("/signin/{secret}")).await;
    let page = page.press("Sign in as r…@example.org").await;
    assert_eq!(page.path, "/me/erase");
    page.press("Keep my account").await.says("My account");
    app.pass(TimeDelta::days(8));
    assert_eq!(erasing::tick(&app.app).await.unwrap(), 0);

    let ruth = app.learner("Ruth Okafor").await;
    ruth.post("/me/erase", &[("email", &ruth.email)]).await;
    ruth.post("/me/erase", &[("email", &ruth.email)]).await;
    app.pass(TimeDelta::days(6));
    assert_eq!(erasing::tick(&app.app).await.unwrap(), 0);
    app.pass(TimeDelta::days(1));
    assert_eq!(erasing::tick(&app.app).await.unwrap(), 1);
    assert_eq!(erasing::tick(&app.app).await.unwrap(), 0);
    let nobody = accounts::by_id(&mut *app.conn().await, ruth.id).await.unwrap();
    assert!(nobody.name.starts_with("Erased ") && nobody.email.ends_with("@erased.invalid"), "{nobody:?}");
    assert!(app.mail().await.iter().all(|letter| letter.to_address != ruth.email));
}

#[actix_web::test]
async fn what_was_kept_goes_when_its_time_is_over() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, code) = busy(&app).await;
    let mut conn = app.conn().await;
    erasing::erase(&mut conn, &app.app, ruth.id).await.unwrap();
    // Georgia has records kept for four years.
    app.pass(TimeDelta::days(4 * 365));
    assert_eq!(erasing::tick(&app.app).await.unwrap(), 0);
    app.visitor().visit(&format!("/v/{code}")).await.has_status(200);
    app.pass(TimeDelta::days(3));
    assert_eq!(erasing::tick(&app.app).await.unwrap(), 1);
    for table in ["certificates", "certificate_codes", "certificate_credentials", "ledger_entries", "awards"] {
        assert_eq!(count(&mut conn, table).await, 0, "{table}");
    }
    assert_eq!(columns_that_say(&mut conn, &["Ruth Okafor"]).await, BTreeSet::new());
    assert!(count(&mut conn, "log_entries").await > 0, "the log names nobody and stays");
    assert_eq!(erasing::tick(&app.app).await.unwrap(), 0);
}

#[actix_web::test]
async fn what_only_grows_gives_way_to_an_erasure_that_is_written_down_and_to_that_alone() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, _) = busy(&app).await;
    let tom = app.learner("Tom Reyes").await;
    finish(&app, tom.id).await;
    let mut conn = app.conn().await;
    let refused = async |conn: &mut Conn, before: &str, statement: &str| {
        let outcome = conn
            .transaction(async |conn| {
                conn.batch_execute(before).await?;
                diesel::sql_query(statement).execute(conn).await
            })
            .await;
        let error = outcome.expect_err(statement).to_string();
        assert!(error.contains("is append-only"), "{statement}: {error}");
    };
    let says = format!("set local carrel.erases = '{}'", ruth.id);
    for table in ["learning_events", "ledger_entries", "activity_steps", "certificates"] {
        let delete = format!("delete from {table} where user_id = '{}'", ruth.id);
        refused(&mut conn, "", &delete).await;
        // Saying it is not enough.
        refused(&mut conn, &says, &delete).await;
    }
    erasing::erase(&mut conn, &app.app, ruth.id).await.unwrap();
    // Nor is that she is erased, and nothing of others ever gives way.
    refused(&mut conn, "", &format!("delete from ledger_entries where user_id = '{}'", ruth.id)).await;
    for table in ["learning_events", "ledger_entries", "certificates"] {
        refused(&mut conn, &says, &format!("delete from {table} where user_id = '{}'", tom.id)).await;
    }
    for change in ["minutes = 1", "occurred_on = '2020-01-01'"] {
        let update = format!("update ledger_entries set {change} where user_id = '{}'", ruth.id);
        refused(&mut conn, &says, &update).await;
    }
    refused(&mut conn, &says, "update decisions set outcome = 'other'").await;
    refused(&mut conn, &says, "update certificates set facts = '{}'").await;
    refused(&mut conn, &says, "update log_entries set content = ''").await;
}

#[actix_web::test]
async fn who_works_here_hands_over_first() {
    let app = school().await;
    app.may_leave_jobs();
    let dana = app.coordinator("Dana Whitlock").await;
    crate::cohorts::make(&dana, "New directors").await;
    dana.visit("/me/erase").await.says("You have work to do here").does_not_say("Type your email");
    dana.post("/me/erase", &[("email", &dana.email)]).await;
    let mut conn = app.conn().await;
    assert_eq!(count(&mut conn, "erasures").await, 0);
    assert!(erasing::erase(&mut conn, &app.app, dana.id).await.is_err());
    assert_eq!(count(&mut conn, "erasures").await, 0);
    assert_eq!(accounts::by_id(&mut conn, dana.id).await.unwrap().name, "Dana Whitlock");
}
