//! What makes the same minutes worth something in one program and nothing in another: who approved them, what counted
//! already, how long somebody was at it, and what it taught.

use carrel::accounts::{Role, UserId};
use carrel::credit::programs::{self, Holder, Joining};
use carrel::db::schema::rooms;
use carrel::format::rules::Repeats;
use carrel::format::{self, Approver, LessonFiles, ModuleApproval, RuleSet};
use carrel::id::Id;
use carrel::measure::Minutes;
use carrel::progress::{self, Attempt, Chosen, Said};
use carrel::{certificates, credit, lessons, modules, organizations, study};
use diesel::prelude::*;
use diesel::sql_types::{Integer, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::activities::{filled, id_of};
use crate::deciding::approved;
use crate::harness::{Page, Someone, TestApp};
use crate::studying::{finish, module, school, take_all};

const MODULE: &str = "rights-and-privacy";
const ASKED: &str = "The rule asks for approval before it is done.";

/// Puts somebody into a program, in its first position.
pub async fn enroll(app: &TestApp, who: UserId, code: &str) {
    let mut conn = app.conn().await;
    let all = programs::programs(&mut conn).await.unwrap();
    let program = all.iter().find(|program| program.code == code).unwrap();
    let track = program.current(app.app.now().date_naive()).rules.tracks[0].code.clone();
    let joining = Joining { track, anchor_on: "2026-03-15".parse().ok(), since: None };
    programs::enroll(&mut conn, Holder::Person(who), program, &joining, app.app.now()).await.unwrap().unwrap();
}

/// What became of each entry of somebody in a program, the first first, as sentences.
async fn became(app: &TestApp, who: UserId, code: &str) -> Vec<String> {
    let all = programs::standings_of(&mut *app.conn().await, &app.app, Holder::Person(who)).await.unwrap();
    let standing = all.into_iter().find(|standing| standing.enrollment.program == code).unwrap();
    standing.account.awards.iter().map(|award| award.outcome.to_string()).collect()
}

/// How much counts of somebody in a program.
pub async fn counted(app: &TestApp, who: UserId, code: &str) -> String {
    let all = programs::standings_of(&mut *app.conn().await, &app.app, Holder::Person(who)).await.unwrap();
    all.iter().find(|standing| standing.enrollment.program == code).unwrap().account.counted.to_string()
}

fn library(app: &TestApp) -> format::Library {
    format::read(&app.app.config().content_dir)
}

fn new_hash() -> String {
    format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}

/// Publishes the module as it is after a change.
pub async fn change(app: &TestApp, slug: &str, change: impl FnOnce(&mut format::Module)) {
    let mut file = library(app).modules.into_iter().find(|file| file.slug == MODULE).unwrap();
    change(&mut file.body);
    (file.slug, file.hash) = (slug.to_owned(), new_hash());
    modules::publish(&mut *app.conn().await, &file, app.app.now()).await.unwrap();
}

/// Publishes a lesson as it is after a change, in all its languages.
async fn change_lesson(app: &TestApp, slug: &str, change: impl Fn(&mut format::Lesson)) {
    let mut file: LessonFiles = library(app).lessons.into_iter().find(|file| file.slug == slug).unwrap();
    file.languages.values_mut().for_each(&change);
    file.hash = new_hash();
    lessons::publish(&mut *app.conn().await, &file, app.app.now()).await.unwrap();
}

/// Takes in the rules of Georgia, changed, as a program of its own.
pub async fn rules(app: &TestApp, code: &str, change: impl FnOnce(&mut RuleSet)) {
    let mut file = library(app).rules.into_iter().find(|file| file.slug == "georgia").unwrap();
    (file.slug, file.body.code, file.body.name) = (code.to_owned(), code.to_owned(), code.to_owned());
    // Every length counts, so that only what is looked at here makes a difference.
    file.body.rounding.min_minutes = Minutes::ZERO;
    file.body.tests.clear();
    change(&mut file.body);
    credit::adopt(&mut *app.conn().await, &file, app.app.now()).await.unwrap();
}

/// Does a module on one's own.
pub async fn finish_one(app: &TestApp, who: UserId, slug: &str) {
    let mut conn = app.conn().await;
    let edition = modules::by_slug(&mut conn, &app.app, slug).await.unwrap();
    for lesson in lessons::current(&mut conn, &app.app, &edition.lessons).await.unwrap() {
        take_all(app, who, &lesson).await;
    }
    let count = i32::try_from(edition.body.questions.len()).unwrap();
    let attempt = Attempt {
        id: Id::new(),
        turn: 1,
        answers: Chosen::new(),
        right_count: count,
        question_count: count,
        passed: true,
    };
    progress::attempt(&mut conn, who, &edition, &attempt, app.app.now()).await.unwrap();
    let said = Said::from([("useful".to_owned(), "5".to_owned())]);
    study::complete_module(&mut conn, &app.app, who, &edition, &said, app.app.now()).await.unwrap();
}

fn approval(by: Approver, name: &str, from: &str) -> ModuleApproval {
    let (name, number) = (name.to_owned(), "LEU 2026-17".to_owned());
    ModuleApproval { by, name, number, from: from.parse().unwrap(), until: None }
}

#[actix_web::test]
async fn a_module_counts_by_its_provider_or_by_an_approval_of_its_own() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "indiana").await;
    let (ruth, tom, nell) = (app.learner("Ruth").await, app.learner("Tom").await, app.learner("Nell").await);
    for who in [&ruth, &tom, &nell] {
        enroll(&app, who.id, "indiana").await;
    }

    // Nobody approved it, and nothing says more than that: not the page, not the record, not the certificate.
    ruth.visit(&format!("/m/{MODULE}")).await.does_not_say("LEU").does_not_say("Approved");
    let finished = finish(&app, ruth.id).await;
    let code = finished.code.to_string();
    assert!(became(&app, ruth.id, "indiana").await[0].starts_with(ASKED));
    ruth.visit(&format!("/v/{code}")).await.does_not_say("LEU");

    // With an approval it counts, and the number stands where numbers belong.
    let by = Approver::Authority("Indiana State Library".to_owned());
    change(&app, MODULE, |body| body.approvals = vec![approval(by, "Indiana State Library", "2026-11-21")]).await;
    let page = tom.visit(&format!("/m/{MODULE}")).await.says("Indiana State Library, number LEU 2026-17");
    page.says("from November 21, 2026").says("1 LEU");
    let finished = finish(&app, tom.id).await;
    assert_eq!(counted(&app, tom.id, "indiana").await, "1");
    let mut conn = app.conn().await;
    let certificate = certificates::of_module(&mut conn, tom.id, module(&app).await.module_id).await.unwrap().unwrap();
    assert_eq!(certificate.facts.module.approvals[0].number, "LEU 2026-17");
    drop(conn);
    let says = "Approval number LEU 2026-17, Indiana State Library";
    tom.visit(&format!("/v/{}", finished.code)).await.says("1 LEU").says(says);
    assert!(became(&app, ruth.id, "indiana").await[0].starts_with(ASKED), "it was not approved when she did it");

    // One that begins tomorrow says nothing today; and the provider is known by its name, whatever its file is called.
    let later = approval(Approver::Program("indiana".to_owned()), "Indiana", "2026-11-22");
    change(&app, MODULE, |body| body.approvals = vec![later]).await;
    let mut home = library(&app).organizations.into_iter().find(|file| file.slug == "home").unwrap();
    home.body.name = "Indiana State Library".to_owned();
    finish(&app, nell.id).await;
    assert!(became(&app, nell.id, "indiana").await[0].starts_with(ASKED));
    organizations::publish(&mut *app.conn().await, &home, app.app.now()).await.unwrap();
    let eve = app.learner("Eve").await;
    enroll(&app, eve.id, "indiana").await;
    finish(&app, eve.id).await;
    assert_eq!(counted(&app, eve.id, "indiana").await, "1");
}

/// Claims a webinar by somebody. Returns the page on which it is checked.
async fn claimed<'v>(who: &'v Someone, provider: &str) -> Page<'v> {
    let form = filled(who.visit("/record/add").await, "Rural broadband").fill("When was it?", "2026-11-04");
    form.fill("Who gave it?", provider).press("Check and send").await
}

#[actix_web::test]
async fn training_elsewhere_counts_by_its_provider_in_whatever_words_or_by_an_approval() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "indiana").await;
    let ruth = app.learner("Ruth Okafor").await;
    enroll(&app, ruth.id, "indiana").await;
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let form = ruth.visit("/record/add").await;
    assert_eq!(form.attribute("input#provider", "list").as_deref(), Some("providers"));
    assert_eq!(form.attribute("datalist#providers option", "value").as_deref(), Some("Indiana State Library"));

    let known = claimed(&ruth, "indiana  State library").await.says("1 LEU").press("Send it in").await;
    dana.post(&format!("/assoc/requests/{}/accept", id_of(&known)), &[]).await.says("Accepted");
    assert_eq!(counted(&app, ruth.id, "indiana").await, "1");

    let other = claimed(&ruth, "Prairie State Webinars").await.says(ASKED).press("Send it in").await;
    dana.post(&format!("/assoc/requests/{}/accept", id_of(&other)), &[]).await.says("Accepted");
    let all = became(&app, ruth.id, "indiana").await;
    assert_eq!(all.iter().filter(|said| said.starts_with(ASKED)).count(), 1, "{all:?}");

    let approved = claimed(&ruth, "Prairie State Webinars").await.press("Send it in").await;
    let request = dana.visit(&format!("/assoc/requests/{}", id_of(&approved))).await;
    request.fill("Approved beforehand on", "2026-10-01").press("Accept 60 minutes").await.says("Accepted");
    assert_eq!(counted(&app, ruth.id, "indiana").await, "2");
}

/// Two programs with the same rules, but for what counts again.
async fn once_and_again(app: &TestApp, who: UserId) {
    rules(app, "once", |_| {}).await;
    rules(app, "again", |rules| rules.repeats = Repeats::EachMajorVersion).await;
    for code in ["once", "again"] {
        enroll(app, who, code).await;
    }
}

#[actix_web::test]
async fn a_lesson_in_a_new_major_version_counts_again_only_where_the_rules_say_so() {
    let app = school().await;
    let (ruth, dana) = (app.learner("Ruth Okafor").await, app.coordinator("Dana Ortiz").await);
    once_and_again(&app, ruth.id).await;
    finish(&app, ruth.id).await;
    // The same lessons in another module, four of them changed in a minor way and one in a major one.
    change_lesson(&app, "code-of-ethics", |lesson| lesson.summary = "Said otherwise.".to_owned()).await;
    change_lesson(&app, "patron-records", |lesson| lesson.major = 2).await;
    change(&app, "together", |body| body.title = "Together".to_owned()).await;
    let form = dana.visit("/assoc/rooms").await.follow("Open a room").await;
    let room = form.fill("Module", "Together").press("Open the room").await;
    let code: String = rooms::table.select(rooms::code).first(&mut app.conn().await).await.unwrap();
    ruth.post(&format!("/room/{code}"), &[]).await.says("You are on the list.");
    ruth.post(&format!("/room/{code}/answer"), &[("answer", "A sign.")]).await.has_status(200);
    room.press("Close the room: everybody on the list was here").await.says("The room is closed.");

    let again = became(&app, ruth.id, "again").await;
    let minutes = changed_minutes(&app, "patron-records");
    let left: Vec<&String> = again.iter().filter(|said| said.contains("Left out:")).collect();
    let body = &module(&app).await.body;
    let repeated = body.minutes - body.evaluation_minutes - minutes;
    assert!(left[0].contains(&format!("Left out: {repeated} minutes")), "{again:?}");
    let once = became(&app, ruth.id, "once").await;
    assert!(once.iter().any(|said| said.starts_with("It counts already in this period")), "{once:?}");
}

pub fn changed_minutes(app: &TestApp, slug: &str) -> u32 {
    let lesson = library(app).lessons.into_iter().find(|file| file.slug == slug).unwrap();
    lesson.languages.values().next().unwrap().minutes
}

#[actix_web::test]
async fn of_lessons_that_count_with_each_other_one_counts() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    rules(&app, "once", |_| {}).await;
    enroll(&app, ruth.id, "once").await;
    for slug in ["patron-records", "cipa"] {
        change_lesson(&app, slug, |lesson| lesson.counts_with = Some("records".to_owned())).await;
    }
    finish(&app, ruth.id).await;
    // Another lesson of the group, and one that stands for itself.
    for (slug, lesson) in [("of-the-group", "cipa"), ("of-none", "cyber-plan")] {
        change(&app, slug, |body| {
            body.lessons = vec![lesson.to_owned()];
            body.minutes = body.evaluation_minutes + changed_minutes(&app, lesson);
        })
        .await;
        finish_one(&app, ruth.id, slug).await;
    }
    let all = became(&app, ruth.id, "once").await;
    let already = all.iter().filter(|said| said.starts_with("It counts already in this period")).count();
    assert_eq!(already, 1, "{all:?}");
    let credit = all.iter().filter(|said| said.contains("minutes to the")).count();
    assert_eq!((all.len(), credit), (3, 2), "{all:?}");
}

/// Each of the module's lessons took so long on one device.
pub async fn at_it(app: &TestApp, who: UserId, seconds: i32, how_many: usize) {
    for lesson in module(app).await.lessons.iter().take(how_many) {
        diesel::sql_query(
            "insert into lesson_times (user_id, lesson_id, device_id, seconds) values ($1, $2, gen_random_uuid(), $3)",
        )
        .bind::<SqlUuid, _>(who.uuid())
        .bind::<SqlUuid, _>(lesson.uuid())
        .bind::<Integer, _>(seconds)
        .execute(&mut *app.conn().await)
        .await
        .unwrap();
    }
}

#[actix_web::test]
async fn time_at_it_gates_credit_where_a_program_asks_and_all_of_it_was_measured() {
    let app = school().await;
    rules(&app, "gated", |rules| rules.engaged_share = 50.try_into().ok()).await;
    rules(&app, "open", |_| {}).await;
    let lessons = module(&app).await.lessons.len();
    for (name, seconds, measured, expected) in [
        ("Quick", 60, lessons, None),
        ("Slow", 400, lessons, Some("0.83")),
        ("Unmeasured", 0, 0, Some("0.83")),
        ("Partly", 60, lessons - 1, Some("0.83")),
    ] {
        let who = app.learner(name).await;
        enroll(&app, who.id, "gated").await;
        enroll(&app, who.id, "open").await;
        at_it(&app, who.id, seconds, measured).await;
        finish(&app, who.id).await;
        assert_eq!(counted(&app, who.id, "open").await, "0.83", "{name}");
        assert_eq!(counted(&app, who.id, "gated").await, expected.unwrap_or("0"), "{name}");
        let said = &became(&app, who.id, "gated").await[0];
        let minutes = u32::try_from(seconds).unwrap() * u32::try_from(lessons).unwrap() / 60;
        let measured_time = format!("at least 50% of its minutes, and the measured time is {minutes} minutes.");
        assert_eq!(said.contains(&measured_time), measured == lessons, "{name}: {said}");
    }
}

const NEW_PEOPLE: &str = "It showed new people how our library works";
const SKILL: &str = "It taught what everybody in the job has to know, such as our own computer system";

#[actix_web::test]
async fn a_module_for_new_people_gives_nothing_where_that_is_excluded() {
    let app = school().await;
    let (ruth, tom) = (app.learner("Ruth Okafor").await, app.learner("Tom Reyes").await);
    for who in [&ruth, &tom] {
        enroll(&app, who.id, "pennsylvania").await;
        enroll(&app, who.id, "georgia").await;
    }
    finish(&app, tom.id).await;
    assert_eq!(counted(&app, tom.id, "pennsylvania").await, "0.833");
    change(&app, MODULE, |body| body.onboarding = true).await;
    finish(&app, ruth.id).await;
    assert_eq!(counted(&app, ruth.id, "pennsylvania").await, "0");
    assert!(became(&app, ruth.id, "pennsylvania").await[0].contains("introduces new people"));
    assert_eq!(counted(&app, ruth.id, "georgia").await, counted(&app, tom.id, "georgia").await);
}

#[actix_web::test]
async fn training_elsewhere_for_new_people_is_flagged_by_who_claims_or_who_decides() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, tom) = (app.learner("Ruth Okafor").await, app.learner("Tom Reyes").await);
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    enroll(&app, tom.id, "georgia").await;
    tom.visit("/record/add").await.does_not_say(NEW_PEOPLE).does_not_say(SKILL);
    for code in ["pennsylvania", "georgia"] {
        enroll(&app, ruth.id, code).await;
    }

    // Ruth says it herself.
    let form = filled(ruth.visit("/record/add").await, "Welcome aboard").fill("When was it?", "2026-11-04");
    let check = form.choose(NEW_PEOPLE).press("Check and send").await;
    let check = check.says(NEW_PEOPLE).says("introduces new people");
    let id = id_of(&check.press("Send it in").await);
    let request = dana.visit(&format!("/assoc/requests/{id}")).await.says(NEW_PEOPLE);
    assert!(request.is_chosen(NEW_PEOPLE) && !request.is_chosen(SKILL));
    request.press("Accept 60 minutes").await.says("Accepted");
    assert_eq!(counted(&app, ruth.id, "pennsylvania").await, "0");
    assert_eq!(counted(&app, ruth.id, "georgia").await, "1");

    // Dana sees it where she did not; what is accepted in the list stays as it was claimed.
    for (title, flagged) in [("Our catalog", true), ("Storytime", false)] {
        let form = filled(ruth.visit("/record/add").await, title).fill("When was it?", "2026-11-05");
        let id = id_of(&form.press("Check and send").await.press("Send it in").await);
        let request = dana.visit(&format!("/assoc/requests/{id}")).await;
        let request = if flagged { request.choose(SKILL) } else { request };
        request.press("Accept 60 minutes").await.says("Accepted");
    }
    assert_eq!(counted(&app, ruth.id, "pennsylvania").await, "1");
    assert_eq!(counted(&app, ruth.id, "georgia").await, "3");
    let pennsylvania = became(&app, ruth.id, "pennsylvania").await;
    assert!(
        pennsylvania.iter().any(|said| said.starts_with("The rule does not count basic skills.")),
        "{pennsylvania:?}"
    );
}
