//! Cohorts through their pages: making one, adding people, joining, who might need a hand.

use carrel::accounts::{self, Role, RoleAt};
use carrel::cohorts::{self, Cohort};
use carrel::db::schema::{cohorts as table, users};
use carrel::organizations::OrganizationId;
use carrel::{modules, progress};
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::harness::{Page, Someone, TestApp};

/// Fills the form of a new cohort that follows the pathway of the repository's content.
pub async fn make<'v>(dana: &'v Someone, name: &str) -> Page<'v> {
    let form = dana.visit("/assoc/cohorts/new").await.has_status(200);
    form.fill("Name", name).fill("Pathway", "New library staff").press("Make the cohort").await
}

/// The only cohort there is.
pub async fn the_cohort(app: &TestApp) -> Cohort {
    Cohort::query().first(&mut app.conn().await).await.unwrap()
}

#[actix_web::test]
async fn a_coordinator_begins_with_an_empty_list_and_makes_a_cohort() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    let list = dana.visit("/assoc/cohorts").await.says("Your first cohort goes here");
    let form = list.follow("New cohort").await;
    assert_eq!((form.value("First day").as_str(), form.value("Time").as_str()), ("2025-11-18", "07:30"));
    assert!(form.is_chosen("Monday") && !form.is_chosen("Tuesday"));
    let page = make(&dana, "New directors, fall 2025").await;
    assert_eq!(page.path, "/assoc/cohorts/new-directors-fall-2025?done=made");
    let page = page.says("Nobody is here yet").says("Monday, November 24, 2025, 7:30 a.m.");
    let code = the_cohort(&app).await.join_code;
    assert!(page.text().contains(&code), "the join link stands on the page");
    dana.visit("/assoc/cohorts").await.says("New directors, fall 2025").says("From November 18, 2025 on");
}

#[actix_web::test]
async fn what_was_typed_is_kept_beside_each_problem() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    let form = dana.visit("/assoc/cohorts/new").await;
    let form = form
        .fill("Pathway", "Choose a pathway")
        .fill("Last day", "2025-01-01")
        .fill("Your note", &"x".repeat(301))
        .clear("Monday");
    let form = form.press("Make the cohort").await.has_status(422);
    assert!(form.title.starts_with("Error: "), "{}", form.title);
    let form = form
        .says("Give the cohort a name")
        .says("Choose the pathway that they follow")
        .says("The last day must come after the first")
        .says("Choose at least one day for the digest")
        .says("Make the note shorter by 1 character");
    assert_eq!(form.value("Last day"), "2025-01-01");
    assert!(!form.is_chosen("Monday"));
}

#[actix_web::test]
async fn a_form_sent_twice_makes_one_cohort_and_the_same_name_another_address() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    let id = cohorts::CohortId::new().to_string();
    let fields = [
        ("id", id.as_str()),
        ("name", "New"),
        ("pathway", "new-library-staff"),
        ("starts_on", "2025-11-18"),
        ("time_zone", "America/Chicago"),
        ("digest", "none"),
    ];
    let first = dana.post("/assoc/cohorts/new", &fields).await.has_status(200);
    let second = dana.post("/assoc/cohorts/new", &fields).await.has_status(200);
    assert_eq!(
        (first.path.as_str(), second.path.as_str()),
        ("/assoc/cohorts/new-cohort?done=made", "/assoc/cohorts/new-cohort?done=made")
    );
    let count: i64 = table::table.count().get_result(&mut app.conn().await).await.unwrap();
    assert_eq!(count, 1);
    assert_eq!(make(&dana, "New").await.path, "/assoc/cohorts/new-cohort-2?done=made");
}

#[actix_web::test]
async fn the_cohorts_of_another_organization_are_not_there() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    make(&dana, "Ours").await;
    let eve = app.learner("Eve Elsewhere").await;
    let organization = app.organization("elsewhere").await;
    let at = RoleAt { organization, role: Role::Coordinator };
    accounts::grant(&mut *app.conn().await, eve.id, at, app.app.now()).await.unwrap();
    let eve = app.learner("Eve Elsewhere").await;
    for path in ["", "/members.csv", "/settings", "/people", "/digest", "/digest.html"] {
        eve.visit(&format!("/assoc/cohorts/ours{path}")).await.has_status(404);
    }
    for path in ["/settings", "/people", "/people/add", "/digest/test"] {
        eve.post(&format!("/assoc/cohorts/ours{path}"), &[("list", "a@example.org"), ("id", "x")]).await;
    }
    assert_eq!(the_cohort(&app).await.name, "Ours");
    assert!(app.mail().await.is_empty());
}

#[actix_web::test]
async fn a_pasted_list_is_shown_line_by_line_before_anything_happens_and_then_done_exactly() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    make(&dana, "Fall").await;
    let (ruth, tom) = (app.learner("Ruth Okafor").await, app.learner("Tom Teller").await);
    let cohort = the_cohort(&app).await;
    cohorts::join(&mut *app.conn().await, tom.id, cohort.id, app.app.now()).await.unwrap();
    let list = "Name, Email, Library\nRuth Okafor, Ruth.Okafor@example.org, Elm Creek\n\
        Bea Lindqvist <bea@harlan.example>; Harlan Valley\nTom\ttom.teller@example.org\nno address here\nbea@harlan.example";
    let page = dana.visit("/assoc/cohorts/fall/people").await;
    let plan = page.fill("People", list).press("See what happens").await.has_status(200);
    assert_eq!(
        plan.texts("tbody td:nth-child(3)"),
        [
            "Joins Has an account, joins, and is told by email.",
            "New An account is made, and an invitation sent.",
            "Is here Already a member. Nothing happens.",
            "Left out There is no email address in this line.",
            "Left out The same address is in line 3.",
        ]
    );
    let people = |app: &TestApp| {
        let app = app.app.clone();
        async move { users::table.count().get_result::<i64>(&mut *app.conn().await.unwrap()).await.unwrap() }
    };
    assert_eq!((people(&app).await, app.mail().await.len()), (3, 0), "nothing happened yet");

    let done = plan.press("Add 2 people").await.says("Added 2 people");
    assert_eq!(done.path, "/assoc/cohorts/fall/people?added=2");
    done.says("3 members").says("Bea Lindqvist").says("bea@harlan.example, Harlan Valley");
    let mail = app.mail().await;
    let to: Vec<&str> = mail.iter().map(|letter| letter.to_address.as_str()).collect();
    assert_eq!(to, ["ruth.okafor@example.org", "bea@harlan.example"]);
    assert!(mail.iter().all(|letter| letter.kind == "invitation"));
    assert_eq!(app.work_off().await, ["send_message"; 2]);

    // The link signs her in and leads to the cohort.
    let bea = app.visitor();
    let letter = app.letter_to("bea@harlan.example").await;
    let desk = bea.visit(&letter.link()).await.press("Sign in").await;
    let desk = if desk.path.starts_with("/welcome") { bea.visit("/cohorts/fall").await } else { desk };
    desk.has_status(200).says("Your lesson for this week").says("Dana Whitlock");
    ruth.visit("/cohorts/fall").await.has_status(200);
}

#[actix_web::test]
async fn a_list_that_means_something_else_by_now_is_shown_again() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    make(&dana, "Fall").await;
    let paste = || async {
        dana.visit("/assoc/cohorts/fall/people")
            .await
            .fill("People", "Ruth, ruth@example.org")
            .press("See what happens")
            .await
    };
    let (first, second) = (paste().await, paste().await);
    first.press("Add 1 person").await.says("Added 1 person");
    let shown = second.press("Add 1 person").await.has_status(422);
    shown.says("Something changed since you looked").says("Already a member").says("Nobody is added");
    assert_eq!(app.mail().await.len(), 1);
    app.work_off().await;
}

#[actix_web::test]
async fn someone_with_the_link_sees_what_is_shared_joins_and_may_leave() {
    let app = TestApp::new().await;
    crate::studying::short_pathway(&app).await;
    let dana = app.coordinator("Dana Whitlock").await;
    make(&dana, "Fall").await;
    let cohort = the_cohort(&app).await;
    let typed = format!("/join/{}", cohort.join_code.to_lowercase().replace('-', ""));
    let visitor = app.visitor();
    let page = visitor.visit(&typed).await.says("What Dana sees about you").says("New library staff");
    assert_eq!(page.link("Sign in and join"), format!("/signin?next={}", cohort.join_path()));
    visitor.visit("/join/2222-2222").await.has_status(404).says("We have no cohort with that code");

    let ruth = app.learner("Ruth Okafor").await;
    ruth.visit("/cohorts/fall").await.has_status(404);
    let desk = ruth.visit(&typed).await.press("Join").await;
    assert_eq!(desk.path, "/cohorts/fall?done=joined");
    let desk = desk.says("You have 0 of 50 minutes.").says("On Mondays".trim_start_matches("On "));
    ruth.visit(&typed).await.says("You are a member of this cohort.");
    let left = desk.press("Leave this cohort").await.says("You left this cohort");
    ruth.visit("/cohorts/fall").await.has_status(404);
    left.press("Join again").await.has_status(200).says("Your lesson for this week");
}

/// Completes the first lessons of the credit module at this moment, and with all of them the module.
pub async fn learn(app: &TestApp, who: &Someone, lessons: usize) {
    let mut conn = app.conn().await;
    let module = modules::by_slug(&mut conn, &app.app, "rights-and-privacy").await.unwrap();
    for lesson in module.lessons.iter().take(lessons) {
        let card = carrel::lessons::cards(&mut conn, Default::default(), &[*lesson]).await.unwrap().remove(0);
        let edition = carrel::lessons::by_mark(&mut conn, &app.app, &card.mark).await.unwrap();
        crate::studying::take_all(app, who.id, &edition).await;
    }
    if lessons > module.lessons.len() {
        progress::complete_module(&mut conn, who.id, (&module, 1), (3, 3), app.app.now()).await.unwrap();
    }
}

#[actix_web::test]
async fn the_page_of_a_cohort_says_who_might_need_a_hand() {
    let app = TestApp::new().await;
    crate::studying::short_pathway(&app).await;
    let dana = app.coordinator("Dana Whitlock").await;
    let form = dana.visit("/assoc/cohorts/new").await.fill("Name", "Fall").fill("Pathway", "New library staff");
    form.fill("First day", "2025-11-18").fill("Last day", "2026-01-17").press("Make the cohort").await;
    let cohort = the_cohort(&app).await;
    let mut people = Vec::new();
    for name in ["Bea Done", "Amos Ahead", "Wren Quiet", "Luz New", "Tom Behind"] {
        let someone = app.learner(name).await;
        cohorts::join(&mut *app.conn().await, someone.id, cohort.id, app.app.now()).await.unwrap();
        people.push(someone);
    }
    learn(&app, &people[2], 1).await;
    // Half of sixty days: 25 of 50 minutes are expected.
    app.pass(TimeDelta::days(30));
    let dana = app.coordinator("Dana Whitlock").await;
    learn(&app, &people[0], 6).await;
    learn(&app, &people[1], 3).await;
    learn(&app, &people[4], 1).await;
    let page = dana.visit("/assoc/cohorts/fall").await.says("25 minutes, expected by today").says("5 people");
    assert_eq!(
        page.texts("tbody th, tbody .tag").chunks(2).map(|row| row[1].clone()).collect::<Vec<_>>(),
        ["Not started", "Quiet 4 weeks", "A bit behind", "On track", "Finished"]
    );
    assert_eq!(page.texts(".figs dd")[..3], ["2", "1", "2"]);
    let page = page.fill("Order", "By name").press("Show").await;
    assert_eq!(page.texts("tbody .tag")[0], "On track", "Amos comes first by name");
    let page = page.says("Answers, notes and other lessons stay with each person.");
    assert_eq!(page.count("svg.shelf"), 1);
}

#[actix_web::test]
async fn the_table_goes_out_as_csv_that_runs_nothing() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    make(&dana, "Fall").await;
    let eve = app.learner("=HYPERLINK(\"evil\")").await;
    cohorts::join(&mut *app.conn().await, eve.id, the_cohort(&app).await.id, app.app.now()).await.unwrap();
    let csv = dana.visit("/assoc/cohorts/fall/members.csv").await.has_status(200);
    let text = csv.answer.text();
    assert!(text.starts_with("\u{feff}Name,Email,"), "{text}");
    assert!(text.contains("\"'=HYPERLINK(\"\"evil\"\")\","), "{text}");
    assert_eq!(csv.answer.header("content-disposition"), Some("attachment; filename=\"fall.csv\""));
}

#[actix_web::test]
async fn who_was_removed_comes_back_with_undo_and_keeps_what_they_did() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    make(&dana, "Fall").await;
    let ruth = app.learner("Ruth Okafor").await;
    cohorts::join(&mut *app.conn().await, ruth.id, the_cohort(&app).await.id, app.app.now()).await.unwrap();
    learn(&app, &ruth, 1).await;
    let page = dana.visit("/assoc/cohorts/fall/people").await.press("Remove Ruth Okafor").await;
    let page = page.says("Removed Ruth Okafor").says("Nobody yet.");
    ruth.visit("/cohorts/fall").await.has_status(404);
    page.press("Undo").await.says("1 member");
    ruth.visit("/cohorts/fall").await.has_status(200);
    // Only of someone who was removed is the name told.
    let tom = app.learner("Tom Stranger").await;
    dana.visit(&format!("/assoc/cohorts/fall/people?removed={}", tom.id)).await.does_not_say("Tom Stranger");
    dana.post(&format!("/assoc/cohorts/fall/people/{}/restore", tom.id), &[]).await.has_status(404);
}

#[actix_web::test]
async fn settings_change_the_cohort_and_its_next_digest() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    make(&dana, "Fall").await;
    let form = dana.visit("/assoc/cohorts/fall/settings").await.choose("Thursday").fill("Time", "16:00");
    let page = form.fill("Your note", "See you at the fair.").press("Save").await;
    page.says("Thursday, November 20, 2025, 4:00 p.m.").says("See you at the fair.");
    let form = dana.visit("/assoc/cohorts/fall/settings").await;
    assert!(form.is_chosen("Thursday") && form.is_chosen("Monday"));
    form.choose("No digest").press("Save").await.says("This cohort gets no digest.");
    let organization = OrganizationId::from_uuid(app.organization("home").await);
    let all = cohorts::listed(&mut *app.conn().await, &[organization]).await.unwrap();
    assert_eq!((all.len(), all[0].cohort.digest_next_at), (1, None));
}

#[actix_web::test]
async fn two_addresses_of_one_person_bring_them_in_once() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let dana = app.coordinator("Dana Whitlock").await;
    make(&dana, "Fall").await;
    let (work, home) = (app.learner("Ada Work").await, app.learner("Ada Byron").await);
    assert_eq!(crate::joining::joined(&app, work.id, home.id).await, Ok(()));
    let letters = app.mail().await.len();
    let page = dana.visit("/assoc/cohorts/fall/people").await;
    let list = format!("{}\n{}", work.email, home.email);
    let plan = page.fill("People", &list).press("See what happens").await.has_status(200);
    assert_eq!(
        plan.texts("tbody td:nth-child(3)"),
        ["Joins Has an account, joins, and is told by email.", "Is here Already a member. Nothing happens."]
    );
    plan.press("Add 1 person").await.says("Added 1 person").says("1 member");
    assert_eq!(app.mail().await.len(), letters + 1);
    // Whoever asks for the same person twice gets one.
    let cohort = the_cohort(&app).await;
    let (mut conn, now) = (app.conn().await, app.app.now());
    cohorts::leave(&mut conn, home.id, cohort.id, now).await.unwrap();
    let again = cohorts::join_many(&mut conn, &[home.id, home.id], cohort.id, now).await;
    assert_eq!(again.unwrap(), 1);
}
