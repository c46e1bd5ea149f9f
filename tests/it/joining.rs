//! Two accounts of one person become one: all of it moves, what was signed stays, and everything counts once.

use carrel::accounts::joins::Pair;
use carrel::accounts::{self, UserId};
use carrel::certificates::{self, Certificate};
use carrel::credit::programs::{Holder, enrollments_of, renew, standings_of};
use carrel::credit::{self, broken_joins, broken_lines};
use carrel::db::Conn;
use carrel::joining::{self, Joined, Refusal};
use carrel::{erasing, progress};
use chrono::TimeDelta;
use diesel_async::{AsyncConnection, RunQueryDsl, SimpleAsyncConnection};

use crate::again::yearly;
use crate::deciding::approved;
use crate::erasing::{busy, columns_of_people, columns_that_say, count};
use crate::harness::{Someone, TestApp};
use crate::programs::join as enroll;
use crate::studying::{do_lessons, finish, school};

/// What becomes of a column that names a person.
enum Becomes {
    /// It names the account that stays.
    Moved,
    /// Its rows go, for this reason.
    Gone(&'static str),
    /// It names the account that is left, for this reason.
    Kept(&'static str),
}

use Becomes::{Gone, Kept, Moved};

const ANEW: &str = "worked out anew";
const ACT: &str = "an act in a log that only grows: the closed account's name stands beside it";

/// Every column that names a person. Whoever adds one says here what becomes of it, and sees to it in the
/// `bring_over` of the slice that owns the table.
const COLUMNS: [(&str, Becomes); 60] = [
    ("activities.user_id", Moved),
    ("activity_evidence.user_id", Moved),
    ("activity_steps.actor_id", Kept(ACT)),
    ("activity_steps.user_id", Moved),
    ("awards.user_id", Moved),
    ("board_members.person_id", Moved),
    ("boards.made_by", Moved),
    ("certificate_codes.user_id", Moved),
    ("certificate_credentials.user_id", Moved),
    ("certificate_layouts.made_by", Kept(ACT)),
    ("certificate_run_lines.user_id", Moved),
    ("certificate_runs.made_by", Moved),
    ("certificates.user_id", Moved),
    ("cohort_members.user_id", Moved),
    ("cohorts.coordinator_id", Moved),
    ("credit_decisions.actor_id", Kept(ACT)),
    ("credit_decisions.user_id", Moved),
    ("decisions.actor_id", Kept(ACT)),
    ("decisions.person_id", Moved),
    ("digest_messages.user_id", Moved),
    ("enrollments.holder_id", Moved),
    ("enrollments.person_id", Moved),
    ("erasures.user_id", Kept("who is about to be erased is not joined")),
    ("evaluation_attempts.user_id", Moved),
    ("goals.user_id", Moved),
    ("intentions.user_id", Moved),
    ("kept_questions.holder_id", Gone(ANEW)),
    ("kept_questions.person_id", Gone(ANEW)),
    ("kept_standing_headings.holder_id", Gone(ANEW)),
    ("kept_standings.holder_id", Gone(ANEW)),
    ("learning_events.user_id", Moved),
    ("ledger_entries.user_id", Moved),
    ("ledger_joins.from_id", Kept("where lines came from")),
    ("ledger_joins.user_id", Kept("nothing was joined into the account that is left")),
    ("lesson_completions.user_id", Moved),
    ("lesson_progress.user_id", Moved),
    ("lesson_times.user_id", Moved),
    ("module_completions.user_id", Moved),
    ("module_feedback.user_id", Moved),
    ("module_progress.user_id", Moved),
    ("notes.user_id", Moved),
    ("period_attestations.holder_id", Moved),
    ("period_extensions.extended_by", Kept(ACT)),
    ("period_extensions.holder_id", Moved),
    ("period_reminders.holder_id", Moved),
    ("period_reminders.person_id", Moved),
    ("period_steps.holder_id", Moved),
    ("period_steps.passed_by", Moved),
    ("periods.holder_id", Moved),
    ("positions.holder_id", Moved),
    ("review_cards.user_id", Moved),
    ("reviews_off.user_id", Gone("as the account that stays has it")),
    ("roles.user_id", Moved),
    ("room_seats.seated_by", Moved),
    ("room_seats.user_id", Moved),
    ("rooms.attested_by", Moved),
    ("rooms.facilitator_id", Moved),
    ("rooms.opened_by", Moved),
    ("rule_set_approvals.approver_id", Moved),
    ("rule_set_retirements.retired_by", Moved),
];

/// The same, of which there are more than a line of code may hold.
const MORE: [(&str, Becomes); 3] = [
    ("saved_reports.made_by", Moved),
    ("sessions.user_id", Gone("they end")),
    ("users.joined_into", Kept("nothing was joined into the account that is left")),
];

pub async fn joined(app: &TestApp, from: UserId, into: UserId) -> Result<(), Vec<Refusal>> {
    let (mut conn, pair) = (app.conn().await, Pair { from, into });
    let shown = joining::print(&mut conn, pair).await.unwrap();
    match joining::join(&mut conn, &app.app, pair, &shown).await.unwrap() {
        Joined::Done => Ok(()),
        Joined::Refused(refused) => Err(refused),
        Joined::Changed => panic!("nothing was done in between"),
    }
}

/// That nothing kept says anything else than what it is made of, and that every chain holds.
pub async fn holds_together(app: &TestApp) {
    let mut conn = app.conn().await;
    assert_eq!(broken_lines(&mut conn).await.unwrap(), []);
    assert_eq!(broken_joins(&mut conn).await.unwrap(), []);
    assert_eq!(progress::rebuild(&mut conn, &app.app, true).await.unwrap().different, 0);
    assert_eq!(renew(&mut conn, None, true, app.app.now()).await.unwrap().different, 0);
}

pub async fn rows(conn: &mut Conn, place: &str, who: UserId) -> i64 {
    let (table, column) = place.split_once('.').unwrap();
    count(conn, &format!("{table} where {column} = '{who}'")).await
}

/// Two accounts: the one that is left, and the one that stays.
pub async fn two(app: &TestApp) -> (Someone, Someone) {
    app.may_leave_jobs();
    (app.learner("Ada Work").await, app.learner("Ada Byron").await)
}

#[actix_web::test]
async fn every_table_of_a_person_moves_or_says_why_not() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, code) = busy(&app).await;
    let dana = app.learner("Dana Ortiz").await;
    let mut conn = app.conn().await;
    let acts = "insert into rule_set_approvals (rule_set_id, approver_id, approved_at)
            select id, '{dana}', now() from rule_sets limit 1;
        insert into rule_set_retirements (rule_set_id, retired_by, reason, retired_at)
            select id, '{dana}', 'Over.', now() from rule_sets order by id desc limit 1;
        insert into saved_reports (id, organization_id, name, body, made_by, made_at, changed_at)
            select gen_random_uuid(), id, 'Hours', '{}', '{dana}', now(), now() from organizations where slug = 'home';
        update room_seats set way = 'sheet', seated_by = '{dana}';
        update rooms set closed_at = now(), attested_by = '{dana}', attested_at = now();";
    conn.batch_execute(&acts.replace("{dana}", &dana.id.to_string())).await.unwrap();
    let all: Vec<&(&str, Becomes)> = COLUMNS.iter().chain(&MORE).collect();
    let named: Vec<String> = all.iter().map(|(place, _)| (*place).to_owned()).collect();
    assert_eq!(
        columns_of_people(&mut conn).await,
        named,
        "say in COLUMNS what becomes of a column that names a person"
    );

    let mut moved_rows = vec![0; all.len()];
    for someone in [&ruth, &dana] {
        let home = app.learner(&format!("Home {}", someone.id)).await;
        let mut before = Vec::new();
        for (place, _) in &all {
            before.push(rows(&mut conn, place, someone.id).await);
        }
        assert_eq!(joined(&app, someone.id, home.id).await, Ok(()));
        for (at, (place, becomes)) in all.iter().enumerate() {
            let left = rows(&mut conn, place, someone.id).await;
            match becomes {
                // What somebody did about themselves is theirs as before; Dana did all for others.
                Kept(why) => assert!(someone.id != dana.id || left == before[at], "{place}: {why}"),
                Gone(why) => assert_eq!(left, 0, "{place}: {why}"),
                Moved => {
                    assert_eq!(left, 0, "{place} still names the account that was left");
                    // Awards may be worked out anew, and the joining itself is decided.
                    let come = rows(&mut conn, place, home.id).await;
                    assert!(come >= before[at], "{place}: {come} of {}", before[at]);
                    moved_rows[at] += before[at];
                }
            }
        }
    }
    let empty = all.iter().zip(&moved_rows).filter(|((_, becomes), rows)| matches!(becomes, Moved) && **rows == 0);
    let empty: Vec<&str> = empty.map(|((place, _), _)| *place).collect();
    assert!(empty.is_empty(), "the sample has nothing to move in {empty:?}: add a row");
    drop(conn);
    app.visitor()
        .visit(&format!("/v/{code}"))
        .await
        .has_status(200)
        .says("Ruth Okafor")
        .says("This certificate is genuine");
    let mut conn = app.conn().await;
    assert_eq!(broken_lines(&mut conn).await.unwrap(), []);
    assert_eq!(broken_joins(&mut conn).await.unwrap(), []);
}

#[actix_web::test]
async fn both_streams_of_events_are_kept_and_the_same_event_once() {
    let app = school().await;
    let (work, home) = two(&app).await;
    do_lessons(&app, home.id, 1).await;
    do_lessons(&app, work.id, 2).await;
    let mut conn = app.conn().await;
    // A device that was signed in as both sent one event twice.
    let twice = format!(
        "insert into learning_events select '{}'::uuid, id, lesson_id, lesson_version_id, kind, payload, device_id,
             happened_at, received_at from learning_events where user_id = '{}' limit 1",
        home.id, work.id
    );
    conn.batch_execute(&twice).await.unwrap();
    let before = count(&mut conn, "learning_events").await;
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    assert_eq!(count(&mut conn, "learning_events").await, before - 1);
    assert_eq!(rows(&mut conn, "learning_events.user_id", home.id).await, before - 1);
    assert_eq!(progress::lessons_of(&mut conn, home.id).await.unwrap().len(), 2);
    drop(conn);
    holds_together(&app).await;
}

#[actix_web::test]
async fn a_module_that_both_finished_is_two_turns_that_count_once_and_both_certificates_hold() {
    let app = school().await;
    let (work, home) = two(&app).await;
    let first = finish(&app, work.id).await;
    app.pass(TimeDelta::days(2));
    let second = finish(&app, home.id).await;
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    let home = app.learner("Ada Byron").await;
    let mut conn = app.conn().await;
    let entries = credit::entries_of(&mut conn, home.id).await.unwrap();
    let turns: Vec<_> = entries.iter().map(|entry| (entry.taken().unwrap().1, entry.minutes.signum())).collect();
    assert_eq!(turns.iter().filter(|one| **one == (1, 1)).count(), 1);
    // Taken back, and entered again as what repeats the other.
    assert_eq!(turns.iter().filter(|one| **one == (2, 1)).count(), 2);
    assert_eq!(turns.iter().filter(|one| **one == (2, -1)).count(), 1);
    assert!(entries.iter().any(|entry| entry.facts.repeats && entry.minutes > 0));
    let held = certificates::of_user(&mut conn, home.id).await.unwrap();
    assert!(held.len() == 2 && held.iter().all(Certificate::stands));
    drop(conn);
    home.visit("/record").await.says("0.833 contact hours").does_not_say("1.666 contact hours");
    home.visit("/m/rights-and-privacy").await.does_not_say("Take this module again");
    for (code, name) in [(&first.code, "Ada Work"), (&second.code, "Ada Byron")] {
        app.visitor().visit(&format!("/v/{code}")).await.says("This certificate is genuine").says(name);
    }
    holds_together(&app).await;

    // The old chain comes out again from what is there, or it shows that it doesn't.
    let mut conn = app.conn().await;
    let another_turn = "alter table ledger_entries disable trigger user;
        update ledger_entries set turn = 3 where turn = 2;
        do $$ declare line ledger_entries; last bytea; begin
            for line in select * from ledger_entries order by turn, entered_at, again, minutes desc loop
                update ledger_entries l set previous_hash = last where id = line.id;
                update ledger_entries l set hash = ledger_hash(l) where id = line.id returning hash into last;
            end loop; end $$;
        alter table ledger_entries enable trigger user;";
    conn.batch_execute(another_turn).await.unwrap();
    assert_eq!(broken_lines(&mut conn).await.unwrap(), [], "every hash was made to fit");
    assert_eq!(broken_joins(&mut conn).await.unwrap(), [(home.id, work.id)]);
}

#[actix_web::test]
async fn what_had_run_out_counts_in_both_and_the_newest_says_whether_it_may_be_taken_again() {
    let app = yearly().await;
    let (work, home) = two(&app).await;
    finish(&app, work.id).await;
    app.clock.set("2027-12-01T15:00:00Z".parse().unwrap());
    finish(&app, home.id).await;
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    let home = app.learner("Ada Byron").await;
    // The last turn by number is the older one, whose certificate has run out.
    home.visit("/m/rights-and-privacy").await.does_not_say("Take this module again");
    home.visit("/record").await.says("1.666 contact hours");
    app.clock.set("2028-12-02T15:00:00Z".parse().unwrap());
    let home = app.learner("Ada Byron").await;
    home.visit("/m/rights-and-privacy").await.says("Your certificate was good until December 1, 2028.");
    holds_together(&app).await;
}

#[actix_web::test]
async fn rows_that_refer_to_each_other_can_change_whose_they_are() {
    let app = TestApp::new().await;
    let now_or_never = "pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
        where c.contype = 'f' and not c.condeferrable and cardinality(c.conkey) > 1
            and a.attname in ('user_id', 'holder_id', 'person_id')";
    let there = count(&mut *app.conn().await, now_or_never).await;
    assert_eq!(there, 0, "a later migration says: alter constraint … deferrable initially immediate");
}

#[actix_web::test]
async fn in_a_program_it_counts_once_and_a_place_that_adds_nothing_is_left() {
    let app = school().await;
    approved(&app, "nebraska").await;
    let (work, home) = two(&app).await;
    for who in [&work, &home] {
        enroll(who, "nebraska", "2025-03-15").await;
        finish(&app, who.id).await;
    }
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    let mut conn = app.conn().await;
    assert_eq!(enrollments_of(&mut conn, Holder::Person(home.id)).await.unwrap().len(), 1);
    let standing = standings_of(&mut conn, &app.app, Holder::Person(home.id)).await.unwrap().remove(0);
    assert_eq!(standing.account.counted.to_string(), "1");
    drop(conn);
    holds_together(&app).await;
}

#[actix_web::test]
async fn what_only_grows_gives_way_to_a_joining_that_is_written_down_and_to_that_alone() {
    let app = school().await;
    let (work, home) = two(&app).await;
    finish(&app, work.id).await;
    let mut conn = app.conn().await;
    let refused = async |conn: &mut Conn, before: String, statement: String| {
        let outcome = conn
            .transaction(async |conn| {
                conn.batch_execute(&format!("set constraints all deferred; {before}")).await?;
                diesel::sql_query(&statement).execute(conn).await
            })
            .await;
        let error = outcome.expect_err(&statement).to_string();
        assert!(error.contains("is append-only"), "{statement}: {error}");
    };
    let says = format!("set local carrel.joins = '{}'", work.id);
    let written =
        format!("{says}; update users set joined_into = '{}', joined_at = now() where id = '{}'", home.id, work.id);
    let to = |table: &str, more: &str, who: UserId| {
        format!("update {table} set user_id = '{who}' {more} where user_id = '{}'", work.id)
    };
    for table in ["learning_events", "ledger_entries", "certificates"] {
        refused(&mut conn, String::new(), to(table, "", home.id)).await;
        // Saying it is not enough; and it is for the account that stays, and for nothing else.
        refused(&mut conn, says.clone(), to(table, "", home.id)).await;
        refused(&mut conn, written.clone(), to(table, "", UserId::new())).await;
        refused(&mut conn, written.clone(), format!("delete from {table} where user_id = '{}'", work.id)).await;
    }
    refused(&mut conn, written.clone(), to("ledger_entries", ", minutes = 1", home.id)).await;
    refused(&mut conn, written.clone(), to("certificates", ", facts = '{}'", home.id)).await;
    refused(&mut conn, written, to("learning_events", ", happened_at = now()", home.id)).await;
}

#[actix_web::test]
async fn what_was_under_way_is_brought_over_later() {
    let app = school().await;
    let (work, home) = two(&app).await;
    do_lessons(&app, work.id, 1).await;
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    // A request that was let in before the account was closed.
    finish(&app, work.id).await;
    app.pass(TimeDelta::minutes(16));
    app.work_off().await;
    let mut conn = app.conn().await;
    for place in ["learning_events.user_id", "ledger_entries.user_id", "certificates.user_id", "awards.user_id"] {
        assert_eq!(rows(&mut conn, place, work.id).await, 0, "{place}");
        assert!(rows(&mut conn, place, home.id).await > 0, "{place}");
    }
    drop(conn);
    holds_together(&app).await;
}

#[actix_web::test]
async fn who_is_erased_is_erased_with_the_accounts_that_were_joined() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, _) = busy(&app).await;
    let home = app.learner("Rosa Home").await;
    assert_eq!(joined(&app, ruth.id, home.id).await, Ok(()));
    let mut conn = app.conn().await;
    erasing::erase(&mut conn, &app.app, home.id).await.unwrap();
    let said = columns_that_say(&mut conn, &["Ruth Okafor", &ruth.email, "Rosa Home", &home.email]).await;
    assert_eq!(said, ["certificates.facts", "certificates.learner"].map(str::to_owned).into());
    assert_eq!(rows(&mut conn, "ledger_joins.user_id", home.id).await, 0);
    assert!(accounts::by_email(&mut conn, &ruth.email).await.unwrap().is_none());
}
