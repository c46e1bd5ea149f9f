//! What the log of decisions has: of whom, for whom to see, and what nobody who is signed in decided.

use carrel::accounts::{self, Role, RoleAt};
use carrel::credit::programs::{self, Holder, Joining};
use carrel::organizations::OrganizationId;
use carrel::{admin, registrar};

use crate::deciding::approved;
use crate::deciding_many::agreed;
use crate::harness::{Someone, TestApp};
use crate::programs::joined;
use crate::studying::school;

const LOG: &str = "/assoc/decisions";

/// A coordinator of another organization.
async fn elsewhere(app: &TestApp) -> Someone {
    let eve = app.learner("Eve Elsewhere").await;
    let at = RoleAt { organization: app.organization("elsewhere").await, role: Role::Coordinator };
    accounts::grant(&mut *app.conn().await, eve.id, at, app.app.now()).await.unwrap();
    app.learner("Eve Elsewhere").await
}

#[actix_web::test]
async fn what_was_decided_about_a_period_is_found_by_the_name_and_seen_by_those_who_answer_for_it() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = joined(&app, "2025-03-15").await;
    ada.visit("/record").await.follow("Public Librarian Certification").await.press("Hand it in").await;
    let rita = app.registrar("Rita Reyes").await;
    let list = rita.visit("/assoc/programs/nebraska/people").await.choose("Ada Byron");
    let list = list.fill("What do you decide?", "Accept the renewal").fill("Why?", "All there.");
    agreed(list.press("Carry it out").await).await.says("Done for 1 period.");
    for words in ["byron", "librarian+certification"] {
        let log = rita.visit(&format!("{LOG}?q={words}&kind=period")).await.says("about Ada Byron");
        let log = log.says("Public Librarian Certification");
        log.says("Rita Reyes decided about a period: renewal accepted.").says("decided about a period: handed in.");
    }
    let csv = rita.visit(&format!("{LOG}?q=byron&kind=period")).await.link("Spreadsheet");
    let csv = rita.send(actix_web::http::Method::GET, &csv, Default::default()).await.text();
    assert!(
        csv.lines().nth(1).is_some_and(|line| line.contains(&ada.id.to_string()) && line.contains("Ada Byron")),
        "{csv}"
    );
    // Another organization's staff sees none of it.
    let eve = elsewhere(&app).await;
    eve.visit(&format!("{LOG}?q=byron")).await.says("No decision fits.");
    eve.visit(LOG).await.does_not_say("Ada Byron");
}

#[actix_web::test]
async fn what_was_decided_about_the_period_of_a_board_names_the_board() {
    let app = school().await;
    app.may_leave_jobs();
    let rita = app.registrar("Rita Reyes").await;
    let mut conn = app.conn().await;
    let home = carrel::organizations::home(&mut conn).await.unwrap().unwrap().id;
    let now = app.app.now();
    let board = programs::add_board(&mut conn, home, ("Elm Creek Board", "Elm Creek"), rita.id, now).await;
    let board = Holder::Board(board.unwrap().unwrap());
    let all = programs::programs(&mut conn).await.unwrap();
    let boards = all.iter().find(|program| program.code == "nebraska-boards").unwrap();
    let joining = Joining { track: "board".to_owned(), anchor_on: Some("2026-01-01".parse().unwrap()), since: None };
    programs::enroll(&mut conn, board, boards, &joining, now).await.unwrap().unwrap();
    let list = rita.visit("/assoc/programs/nebraska-boards/people").await.choose("Elm Creek Board");
    let list = list.fill("What do you decide?", "Exempt").fill("Why?", "It is new.");
    list.press("Carry it out").await.says("Done for 1 period.");
    let log = rita.visit(&format!("{LOG}?q=elm+creek&kind=period")).await;
    log.says("decided about a period: exempt.").says("about Elm Creek Board");
}

#[actix_web::test]
async fn joining_and_leaving_a_program_stand_in_the_log() {
    let app = school().await;
    let ada = joined(&app, "2025-03-15").await;
    let rita = app.registrar("Rita Reyes").await;
    let path = format!("{LOG}?q=byron");
    let log = rita.visit(&path).await.says("Ada Byron decided about a place in a program: joined.");
    log.says("about their own record")
        .says("Public Librarian Certification")
        .says("2025-03-15")
        .does_not_say("program: left");
    ada.visit("/record").await.follow("Public Librarian Certification").await.press("Leave it now").await;
    rita.visit(&path).await.says("Ada Byron decided about a place in a program: left.");
    elsewhere(&app).await.visit(&path).await.says("No decision fits.");
}

#[actix_web::test]
async fn an_approval_of_rules_says_of_which_and_is_found_by_their_name() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "nebraska").await;
    let rita = app.registrar("Rita Reyes").await;
    let path = format!("{LOG}?q=nebraska+public&kind=rule_set");
    let log = rita.visit(&path).await.says("Sam Sun decided about rules: approved, and in force.");
    let log = log.says("Nebraska public librarian certification, version 1");
    assert_eq!(log.count("main li.panel"), 2);
    let csv = log.link("Spreadsheet");
    let csv = rita.send(actix_web::http::Method::GET, &csv, Default::default()).await.text();
    let mut lines = csv.lines();
    let place = |line: &str, word: &str| line.split(',').position(|cell| cell == word);
    assert_eq!(lines.next().and_then(|line| place(line, "what")), Some(4), "{csv}");
    assert!(lines.all(|line| line.contains("\"Nebraska public librarian certification, version 1\"")), "{csv}");
    rita.visit(&format!("{LOG}?q=georgia")).await.says("No decision fits.");
}

#[actix_web::test]
async fn roles_and_keys_that_come_from_the_terminal_stand_in_the_log() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    let (mut conn, now) = (app.conn().await, app.app.now());
    let organization = app.organization("home").await;
    let at = RoleAt { organization, role: Role::Validator };
    admin::give_role(&mut conn, ada.id, at, now).await.unwrap();
    admin::give_role(&mut conn, ada.id, at, now).await.unwrap();
    let ada = app.learner("Ada Byron").await;
    let log = ada.visit(&format!("{LOG}?q=byron&kind=person")).await;
    let log = log.says("The operator decided about a person: role given.").says("at the terminal of the server");
    assert_eq!((log.count("main li.panel"), log.texts(".facts dd")), (1, vec!["After: validator".to_owned()]));
    let keys = registrar::rotate_keys(&mut conn, &app.app, OrganizationId::from_uuid(organization), now).await.unwrap();
    let log = ada.visit(&format!("{LOG}?kind=signing_key")).await;
    let log = log.says("The operator decided about a signing key: replaced by a newer one.");
    log.says(&keys.keys[0].key.id().to_string());
    elsewhere(&app).await.visit(&format!("{LOG}?kind=signing_key")).await.says("No decision fits.");
}
