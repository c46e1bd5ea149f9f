//! Lessons outside a module in the ledger: of whom, when, on which day, and what they come to together (rules R4, R5).

use actix_web::http::Method;
use carrel::accounts::{Role, UserId};
use carrel::credit::programs::{self, Holder, standings_of};
use carrel::credit::rules::{Exclusion, Origin, RuleSet};
use carrel::credit::{self, LedgerEntry, Source};
use carrel::lessons::{self, Edition};
use carrel::measure::Credit;
use carrel::progress::{Batch, DeviceId, Event, EventId, Kind, Spent};
use carrel::study::{enter_all_lessons, enter_lessons, record};
use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;
use futures_util::future::join_all;

use crate::deciding::approved;
use crate::harness::{Body, Someone, TestApp};
use crate::programs::join;
use crate::settling::{accept, joins, of_period, prairie};
use crate::studying::{do_lessons, finish, module, school};

/// A program in which lessons count together: from 20 minutes on half a credit, from 45 on one.
async fn pooling(change: impl FnOnce(&mut RuleSet)) -> TestApp {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| {
        rules.allow_pooling = true;
        change(rules);
    })
    .await;
    approved(&app, "prairie").await;
    app
}

async fn entries(app: &TestApp, who: UserId) -> Vec<LedgerEntry> {
    credit::entries_of(&mut *app.conn().await, who).await.unwrap()
}

/// What counts in the period that goes on.
async fn counted(app: &TestApp, holder: Holder) -> String {
    standings_of(&mut *app.conn().await, &app.app, holder).await.unwrap().remove(0).account.counted.to_string()
}

async fn of(app: &TestApp, who: &Someone) -> String {
    counted(app, Holder::Person(who.id)).await
}

/// A lesson of the module, by its place.
async fn lesson(app: &TestApp, place: usize) -> std::sync::Arc<Edition> {
    let id = module(app).await.lessons[place];
    lessons::current(&mut *app.conn().await, &app.app, &[id]).await.unwrap().remove(0)
}

#[actix_web::test]
async fn lessons_count_together_for_whom_the_rules_say_so_until_their_module_is_finished() {
    let app = pooling(|_| {}).await;
    let (ada, bob) = (joins(&app, "Ada Byron", "2025-03-15").await, app.learner("Bob Hale").await);
    for who in [&ada, &bob] {
        do_lessons(&app, who.id, 2).await;
    }
    assert!(entries(&app, bob.id).await.is_empty(), "nobody's ledger grows for nothing");
    let mine = entries(&app, ada.id).await;
    assert_eq!(mine.len(), 2);
    let (entry, edition) = (&mine[1], lesson(&app, 0).await);
    assert_eq!(entry.source, Source::Lesson { lesson: edition.lesson_id, version: edition.id });
    assert_eq!((entry.minutes, entry.occurred_on.to_string().as_str()), (9, "2026-11-21"));
    assert_eq!((entry.facts.origin, entry.facts.parts.len()), (Origin::LooseLesson, 1));
    assert_eq!(entry.facts.known_as.as_deref(), Some("Tallgrass Library Association"));
    assert_eq!(of(&app, &ada).await, "0");
    let page = ada.visit("/record").await.follow("Prairie Certification").await;
    let page = page.says(&edition.original().title).says("Lessons outside a module count together with other lessons.");
    page.says("So far they are 18 minutes, and the rule asks for at least 20 minutes.");

    // The same lessons again change nothing; the third brings them over the least.
    do_lessons(&app, ada.id, 3).await;
    assert_eq!((entries(&app, ada.id).await.len(), of(&app, &ada).await.as_str()), (3, "0.5"));
    let page = ada.visit("/record").await.follow("Prairie Certification").await;
    page.says("18 minutes before and these 9 minutes make 0.5 CE credits, so this one adds 0.5 CE credits.");
    // By itself a lesson is worth nothing, so nothing is kept that would say so.
    assert!(credit::awards_of(&mut *app.conn().await, ada.id).await.unwrap().is_empty());

    finish(&app, ada.id).await;
    assert_eq!((entries(&app, ada.id).await.len(), of(&app, &ada).await.as_str()), (6, "1"));
    let page = ada.visit("/record").await.follow("Prairie Certification").await;
    page.says("It counts already in this period, and it counts once.");
    let mut conn = app.conn().await;
    assert!(credit::broken_lines(&mut conn).await.unwrap().is_empty());
    let kept = programs::renew(&mut conn, None, true, app.app.now()).await.unwrap();
    assert_eq!(kept.different, 0, "{kept:?}");
}

#[actix_web::test]
async fn what_was_learned_before_somebody_joined_is_entered_on_its_day() {
    let app = pooling(|_| {}).await;
    let (ada, bob) = (app.learner("Ada Byron").await, app.learner("Bob Hale").await);
    finish(&app, ada.id).await;
    do_lessons(&app, bob.id, 3).await;
    assert_eq!((entries(&app, ada.id).await.len(), entries(&app, bob.id).await.len()), (1, 0));
    app.pass(TimeDelta::days(5));
    // The module was finished first, and the lessons are entered after it; it comes first all the same.
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    assert_eq!((entries(&app, ada.id).await.len(), of(&app, &ada).await.as_str()), (6, "1"));
    let bob = joins(&app, "Bob Hale", "2025-03-15").await;
    let all = entries(&app, bob.id).await;
    assert!(all.iter().all(|entry| entry.occurred_on.to_string() == "2026-11-21" && entry.entered_at == app.app.now()));
    assert_eq!((all.len(), of(&app, &bob).await.as_str()), (3, "0.5"));
    // A period that began since has nothing of it.
    let eve = app.learner("Eve Ames").await;
    do_lessons(&app, eve.id, 3).await;
    app.pass(TimeDelta::days(2));
    let eve = joins(&app, "Eve Ames", "2026-11-27").await;
    assert_eq!((entries(&app, eve.id).await.len(), of(&app, &eve).await.as_str()), (3, "0"));
}

#[actix_web::test]
async fn a_lesson_that_was_taken_back_stays_so_until_it_is_entered_again() {
    let app = pooling(|_| {}).await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    do_lessons(&app, ada.id, 3).await;
    let mut conn = app.conn().await;
    let (entry, now) = (entries(&app, ada.id).await.remove(0), app.app.now());
    credit::reverse(&mut conn, ada.id, entry.id, now).await.unwrap();
    assert_eq!(of(&app, &ada).await, "0");
    assert_eq!(enter_lessons(&mut conn, &app.app, &[ada.id], now).await.unwrap(), 0);
    do_lessons(&app, ada.id, 3).await;
    assert_eq!((entries(&app, ada.id).await.len(), of(&app, &ada).await.as_str()), (4, "0"));
    let page = ada.visit("/record").await.follow("Prairie Certification").await;
    page.says("This was taken back later, so it counts nothing.");
    let again = credit::NewEntry {
        source: entry.source,
        occurred_on: entry.occurred_on,
        minutes: 9.into(),
        mode: carrel::format::Mode::IndividualInteractive,
        facts: entry.facts,
    };
    credit::enter_again(&mut conn, ada.id, &again, app.app.now()).await.unwrap();
    assert_eq!(of(&app, &ada).await, "0.5");
}

#[actix_web::test]
async fn rules_that_come_into_force_enter_what_was_learned_before() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |_| {}).await;
    approved(&app, "prairie").await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    do_lessons(&app, ada.id, 3).await;
    prairie(&app, |rules| {
        rules.version = 2.try_into().unwrap();
        rules.allow_pooling = true;
    })
    .await;
    assert!(entries(&app, ada.id).await.is_empty());
    let approve = async |name: &str| {
        let registrar = app.person(name, &[Role::Registrar]).await;
        let page = registrar.visit("/assoc/programs/prairie/prairie.2").await;
        let page = page.says("Lessons outside a module count together with other lessons.");
        page.press("Approve these rules").await.has_status(200);
    };
    approve("Rita Reyes").await;
    app.work_off().await;
    assert!(entries(&app, ada.id).await.is_empty(), "one more person has to approve them");
    approve("Sam Sun").await;
    assert!(app.work_off().await.contains(&"enter_lessons".to_owned()));
    assert_eq!((entries(&app, ada.id).await.len(), of(&app, &ada).await.as_str()), (3, "0.5"));
    assert_eq!(enter_all_lessons(&app.app).await.unwrap(), 0);
}

#[actix_web::test]
async fn a_mere_draft_enters_nothing_and_programs_without_pooling_do_not_list_lessons() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| rules.allow_pooling = true).await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    do_lessons(&app, ada.id, 3).await;
    assert_eq!(enter_all_lessons(&app.app).await.unwrap(), 0);
    assert!(entries(&app, ada.id).await.is_empty(), "what is in the ledger stays there");
    approved(&app, "prairie").await;
    app.work_off().await;
    assert_eq!((entries(&app, ada.id).await.len(), of(&app, &ada).await.as_str()), (3, "0.5"));

    join(&ada, "nebraska", "2025-03-15").await;
    let all = standings_of(&mut *app.conn().await, &app.app, Holder::Person(ada.id)).await.unwrap();
    let listed = all.iter().map(|standing| (standing.enrollment.program.as_str(), standing.counted().count()));
    let mut listed: Vec<(&str, usize)> = listed.collect();
    listed.sort_unstable();
    assert_eq!(listed, [("nebraska", 0), ("prairie", 3)]);
    let page = ada.visit("/record").await.follow("Public Librarian Certification").await;
    page.says("Nothing in this period yet").does_not_say(&lesson(&app, 0).await.original().title);
}

#[actix_web::test]
async fn the_night_makes_good_for_what_was_missed() {
    let app = pooling(|_| {}).await;
    let bob = app.learner("Bob Hale").await;
    do_lessons(&app, bob.id, 3).await;
    let mut conn = app.conn().await;
    let all = programs::programs(&mut conn).await.unwrap();
    let program = all.iter().find(|program| program.code == "prairie").unwrap();
    let joining = programs::Joining {
        track: program.versions[0].rules.tracks[0].code.clone(),
        anchor_on: "2025-03-15".parse().ok(),
        since: None,
    };
    programs::enroll(&mut conn, Holder::Person(bob.id), program, &joining, app.app.now()).await.unwrap().unwrap();
    assert!(entries(&app, bob.id).await.is_empty());
    assert_eq!(enter_all_lessons(&app.app).await.unwrap(), 3);
    assert_eq!((enter_all_lessons(&app.app).await.unwrap(), of(&app, &bob).await.as_str()), (0, "0.5"));
}

#[actix_web::test]
async fn what_was_done_is_kept_when_it_can_not_be_entered_and_the_night_enters_it() {
    let app = pooling(|_| {}).await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    let mut conn = app.conn().await;
    let full = "create function full_up() returns trigger language plpgsql as $$ begin raise 'full'; end $$;
        create trigger full_up before insert on ledger_entries for each row execute function full_up();";
    conn.batch_execute(full).await.unwrap();
    do_lessons(&app, ada.id, 3).await;
    assert!(entries(&app, ada.id).await.is_empty());
    conn.batch_execute("drop trigger full_up on ledger_entries; drop function full_up;").await.unwrap();
    // What completes nothing new is no reason to look again.
    do_lessons(&app, ada.id, 3).await;
    assert!(entries(&app, ada.id).await.is_empty());
    assert_eq!(enter_all_lessons(&app.app).await.unwrap(), 3);
    assert_eq!(of(&app, &ada).await, "0.5");
}

#[actix_web::test]
async fn a_lesson_done_faster_than_the_rules_ask_does_not_count() {
    let app = pooling(|rules| rules.engaged_share = Some(50.try_into().unwrap())).await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    do_lessons(&app, ada.id, 2).await;
    let (edition, now) = (lesson(&app, 2).await, app.app.now());
    let steps = edition.original().steps.iter().map(|step| &step.id);
    // The checks are answered before; then the last step says how long it took.
    let device = DeviceId::new();
    let events: Vec<Event> = steps
        .map(|step| Event {
            id: EventId::new(),
            at: now,
            device: Some(device),
            kind: Kind::StepDone { step: step.clone() },
        })
        .collect();
    let batch = Batch { edition: &edition, events: &events, spent: Some(Spent::new(device, 60)) };
    record(&mut *app.conn().await, &app.app, ada.id, None, batch, now).await.unwrap();
    crate::studying::take_all(&app, ada.id, &edition).await;
    let quick = entries(&app, ada.id).await.into_iter().find(|entry| entry.facts.engaged_seconds.is_some()).unwrap();
    assert_eq!((quick.lesson(), quick.facts.engaged_seconds), (Some(edition.id), Some(60)));
    assert_eq!(of(&app, &ada).await, "0");
    let page = ada.visit("/record").await.follow("Prairie Certification").await;
    page.says("The rule asks for at least 50% of its minutes, and the measured time is 1 minute.");
}

#[actix_web::test]
async fn a_lesson_of_what_the_rules_exclude_does_not_count_beside_its_module_either() {
    let app = pooling(|rules| rules.exclusions = vec![Exclusion::Onboarding]).await;
    let onboarding = "alter table module_versions disable trigger user;
        update module_versions set body = jsonb_set(body, '{onboarding}', 'true')
        where module_id = (select id from modules where slug = 'rights-and-privacy');
        alter table module_versions enable trigger user;";
    app.conn().await.batch_execute(onboarding).await.unwrap();
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    do_lessons(&app, ada.id, 3).await;
    assert_eq!((entries(&app, ada.id).await.len(), of(&app, &ada).await.as_str()), (3, "0"));
    let page = ada.visit("/record").await.follow("Prairie Certification").await;
    page.says("The rule does not count what introduces new people to the job.");
}

#[actix_web::test]
async fn lessons_of_its_members_count_together_for_each_of_them_on_a_board() {
    let app = pooling(|rules| rules.program.subject = carrel::credit::rules::Subject::Board).await;
    let rita = app.registrar("Rita Reyes").await;
    let (ada, bob) = (app.learner("Ada Byron").await, app.learner("Bob Hale").await);
    do_lessons(&app, ada.id, 3).await;
    do_lessons(&app, bob.id, 2).await;
    let path = "/assoc/programs/prairie/boards";
    rita.post(path, &[("name", "Elm Creek Board"), ("library", "Elm Creek")]).await.has_status(200);
    let board = {
        let mut conn = app.conn().await;
        let home = carrel::organizations::home(&mut conn).await.unwrap().unwrap().id;
        programs::boards_of(&mut conn, &[home]).await.unwrap().remove(0).id
    };
    let path = format!("{path}/{board}");
    let add = async |email: &str| {
        let fields = [("email", email), ("joined_on", "2026-01-01")];
        rita.post(&format!("{path}/members"), &fields).await.has_status(200);
    };
    add(&ada.email).await;
    assert!(entries(&app, ada.id).await.is_empty(), "the board is in no program yet");
    let track = programs::programs(&mut *app.conn().await).await.unwrap();
    let track =
        track.iter().find(|program| program.code == "prairie").unwrap().versions[0].rules.tracks[0].code.clone();
    let fields = [("track", track.as_str()), ("anchor_on", "2026-01-01")];
    rita.post(&format!("{path}/enroll"), &fields).await.has_status(200);
    assert_eq!((entries(&app, ada.id).await.len(), counted(&app, Holder::Board(board)).await.as_str()), (3, "0.5"));
    add(&bob.email).await;
    assert_eq!(entries(&app, bob.id).await.len(), 2);
    // His are too short together, and no part of hers.
    assert_eq!(counted(&app, Holder::Board(board)).await, "0.5");
    do_lessons(&app, bob.id, 3).await;
    assert_eq!((entries(&app, bob.id).await.len(), counted(&app, Holder::Board(board)).await.as_str()), (3, "1"));
}

#[actix_web::test]
async fn a_line_names_one_source_and_its_hash_covers_the_lesson() {
    let app = pooling(|_| {}).await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    do_lessons(&app, ada.id, 1).await;
    let entry = entries(&app, ada.id).await.remove(0).id;
    let mut conn = app.conn().await;
    let both = "insert into ledger_entries (user_id, id, source, lesson_id, lesson_version_id, module_id,
            module_version_id, occurred_on, minutes, mode, again, entered_at, hash)
        select user_id, gen_random_uuid(), source, lesson_id, lesson_version_id, (select id from modules limit 1),
            (select id from module_versions limit 1), occurred_on, minutes, mode, 9, entered_at, 'x'
        from ledger_entries";
    let refused = conn.batch_execute(both).await.unwrap_err().to_string();
    assert!(refused.contains("ledger_entries_source_check"), "{refused}");
    let other = "alter table ledger_entries disable trigger user;
        update ledger_entries set lesson_id = (select id from lessons where id <> lesson_id limit 1);
        alter table ledger_entries enable trigger user;";
    conn.batch_execute(other).await.unwrap();
    assert_eq!(credit::broken_lines(&mut conn).await.unwrap(), [credit::Broken { person: ada.id, entry }]);
}

#[actix_web::test]
async fn lessons_that_counted_stand_on_the_certificate_of_the_period_and_in_its_packet() {
    let app = pooling(|rules| rules.tracks[0].quantity = Credit::from_thousandths(500)).await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    do_lessons(&app, ada.id, 3).await;
    let titles = [0, 1, 2].map(|place| lesson(&app, place));
    let titles: Vec<String> = join_all(titles).await.iter().map(|edition| edition.original().title.clone()).collect();
    accept(&app, &ada).await;
    app.work_off().await;
    let facts = of_period(&app, &ada).await.remove(0).facts;
    let period = facts.period.unwrap();
    let named: Vec<(&str, &str)> =
        period.entries.iter().map(|entry| (entry.name.as_str(), entry.amount.as_str())).collect();
    let amounts = ["0 CE credits", "0 CE credits", "0.5 CE credits"];
    let expected: Vec<(&str, &str)> = titles.iter().map(String::as_str).zip(amounts).collect();
    assert_eq!((named, facts.minutes), (expected, 27), "the last one brought them over the least");

    let mut conn = app.conn().await;
    let mine = programs::enrollments_of(&mut conn, Holder::Person(ada.id)).await.unwrap().remove(0);
    let period = programs::periods_in(&mut conn, &mine).await.unwrap().remove(0).id;
    let packet = format!("/record/programs/{}/packet/{period}", mine.id);
    let bytes = ada.send(Method::GET, &packet, Body::default()).await.bytes;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut texts = String::new();
    for name in names.iter().filter(|name| [".html", ".csv"].iter().any(|end| name.ends_with(end))) {
        std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut texts).unwrap();
    }
    for title in &titles {
        assert!(texts.contains(title), "{title}");
    }
    assert!(texts.contains("Lessons outside a module count together"), "{texts}");
    // Whoever reports on trainings has them in their modules.
    let rita = app.registrar("Rita Reyes").await;
    rita.visit("/assoc/reports/board").await.does_not_say("Public service");
}
