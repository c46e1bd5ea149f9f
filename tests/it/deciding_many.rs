//! A registrar's decision on many periods, or on one that something speaks against, is looked at before it is carried
//! out; whom it is about reads of it.

use carrel::accounts::Role;
use carrel::certificates;
use carrel::credit::programs::{self, Holder, PeriodId, PeriodState, standings_of};
use carrel::measure::Credit;

use crate::deciding::{approved, ninety_minutes};
use crate::harness::{Page, Someone, TestApp, Visitor};
use crate::programs::{join, joined};
use crate::settling::{PEOPLE, at, joins, prairie};
use crate::studying::{finish, school};

/// Whatever can speak against accepting a renewal.
const DOUBTS: [&str; 4] = ["incomplete", "not_handed_in", "running", "draft"];

/// A decision, with that it was looked at and is accepted all the same.
pub async fn looked_at(who: &Visitor, path: &str, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = who.post(path, fields).await;
    let sure = page.attribute("input[name=sure]", "value");
    let all = fields.iter().copied().chain(DOUBTS.map(|doubt| ("with", doubt)));
    let all = all.map(|(name, value)| (name.to_owned(), value.to_owned()));
    all.chain(sure.map(|sure| ("sure".to_owned(), sure))).collect()
}

/// Decides whatever speaks against it.
pub async fn surely<'v>(who: &'v Visitor, path: &str, fields: &[(&str, &str)]) -> Page<'v> {
    let page = who.post(path, fields).await;
    if page.attribute("input[name=sure]", "value").is_none() {
        return page;
    }
    let sure = looked_at(who, path, fields).await;
    let fields: Vec<(&str, &str)> = sure.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    who.post(path, &fields).await
}

/// The same on the page that is looked at.
pub async fn agreed(page: Page<'_>) -> Page<'_> {
    let mut page = page.has_status(200).says("Nothing has been done yet.");
    for (doubt, label) in
        DOUBTS.iter().zip(["Less than is asked for", "Not handed in", "Still running", "Under draft rules"])
    {
        if page.count(&format!("input[value={doubt}]")) > 0 {
            page = page.choose(label);
        }
    }
    page.press("Yes, do it").await
}

async fn state(app: &TestApp, who: &Someone) -> (PeriodState, PeriodId) {
    let standing = standings_of(&mut *app.conn().await, &app.app, Holder::Person(who.id)).await.unwrap().remove(0);
    (standing.kept.state, standing.kept.id)
}

async fn certified(app: &TestApp, who: &Someone) -> usize {
    let all = certificates::of_user(&mut *app.conn().await, who.id).await.unwrap();
    all.iter().filter(|one| one.subject.period().is_some()).count()
}

/// What was written to somebody, by subject.
async fn letters(app: &TestApp, who: &Someone) -> Vec<(String, String)> {
    let mail = app.mail().await.into_iter().filter(|letter| letter.to_address == who.email);
    mail.map(|letter| (letter.subject, letter.text_body)).collect()
}

#[actix_web::test]
async fn everybody_is_looked_at_first_and_who_is_not_done_is_left_out() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| rules.tracks[0].quantity = Credit::from_thousandths(1000)).await;
    approved(&app, "prairie").await;
    // Their periods end on November 30.
    let ada = joins(&app, "Ada Byron", "2023-12-01").await;
    let ben = joins(&app, "Ben Hale", "2023-12-01").await;
    let cora = joins(&app, "Cora Lind", "2025-03-15").await;
    finish(&app, ada.id).await;
    ada.visit("/record").await.follow("Prairie Certification").await.press("Hand it in").await.has_status(200);
    at(&app, "2026-12-01T15:00:00Z");
    let rita = app.registrar("Rita Reyes").await;
    let list = rita.visit(PEOPLE).await.choose("Everybody in this program, on all pages");
    let list = list.fill("What do you decide?", "Accept the renewal").fill("Why?", "It is December.");
    let page = list.press("Carry it out").await.has_status(200).says("Nothing has been done yet.");
    let page = page.says("1 period has nothing against it.").says("2 periods are left out unless you say otherwise.");
    let page = page.says("Ada Byron").says("Ben Hale").says("Cora Lind").says("It is December.");
    let page = page.says("Less than is asked for (2)").says("Not handed in (2)").says("Still running (1)");
    for who in [&ada, &ben, &cora] {
        assert_ne!(state(&app, who).await.0, PeriodState::Renewed);
    }
    // Whoever goes back finds what was typed.
    let back = page.press("Back to the list").await.has_status(200);
    assert_eq!(back.value("Why?"), "It is December.");
    assert!(back.is_chosen("Everybody in this program, on all pages"));
    let page = back.press("Carry it out").await;
    page.press("Yes, do it").await.says("Done for 1 period.");
    assert_eq!(state(&app, &ada).await.0, PeriodState::Renewed);
    assert_eq!((state(&app, &ben).await.0, state(&app, &cora).await.0), (PeriodState::Open, PeriodState::Open));
    assert_eq!((certified(&app, &ada).await, certified(&app, &ben).await, certified(&app, &cora).await), (1, 0, 0));
    app.work_off().await;
    let told = letters(&app, &ada).await;
    let accepted = told.iter().find(|(subject, _)| subject == "Accepted: Prairie Certification").unwrap();
    for says in ["> It is December.", "1 / 1 CE credit", "There is nothing more to do", "/record/programs/"] {
        assert!(accepted.1.contains(says), "{says}: {accepted:?}");
    }
    assert!(told.iter().any(|(subject, _)| subject == "Your certificate for Prairie Certification"), "{told:?}");
    assert!(letters(&app, &ben).await.is_empty());
}

#[actix_web::test]
async fn one_that_something_speaks_against_is_accepted_only_where_all_of_it_is_ticked() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = joined(&app, "2025-03-15").await;
    finish(&app, ada.id).await;
    let rita = app.registrar("Rita Reyes").await;
    let list = rita.visit("/assoc/programs/nebraska/people").await.choose("Ada Byron");
    let list = list.fill("What do you decide?", "Accept the renewal").fill("Why?", "She moves away.");
    let page = list.press("Carry it out").await.says("Draft rules are to be confirmed by the authority.");
    let page = page.choose("Less than is asked for").choose("Not handed in").choose("Still running");
    let page = page.press("Yes, do it").await.has_status(422).says("Nobody is left.");
    assert!(page.is_chosen("Not handed in") && page.attribute("#with", "aria-describedby").is_some());
    assert_eq!(state(&app, &ada).await.0, PeriodState::Open);
    // What changes meanwhile is looked at once more.
    ada.visit("/record").await.follow("Public Librarian Certification").await.press("Hand it in").await;
    let page = page.choose("Under draft rules").press("Yes, do it").await.says("Something changed since you looked.");
    page.press("Yes, do it").await.says("Done for 1 period.");
    let page = ada.visit("/record").await.says("this period is accepted with 1 of 45").does_not_say("to go");
    let page = page.follow("Public Librarian Certification").await.says("Accepted: your certificate is renewed.");
    page.says("this period is accepted with 1 of 45").does_not_say("to go").does_not_say("What would fill it");
    assert_eq!(certified(&app, &ada).await, 0);
}

#[actix_web::test]
async fn what_is_given_back_exempt_or_extended_is_told_in_the_language_of_its_owner() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = joined(&app, "2025-03-15").await;
    ada.visit("/record").await.follow("Public Librarian Certification").await.press("Hand it in").await;
    let rita = app.registrar("Rita Reyes").await;
    let period = state(&app, &ada).await.1.to_string();
    let decide = async |decision: &str, to: &str| {
        let fields =
            [("period", period.as_str()), ("decision", decision), ("to", to), ("reason", "A page is missing.")];
        rita.post("/assoc/programs/nebraska/people", &fields).await.says("Done for 1 period.");
        app.work_off().await;
        app.letter_to(&ada.email).await
    };
    let letter = decide("return", "").await;
    assert_eq!(letter.subject, "Given back: Public Librarian Certification");
    assert!(letter.text_body.contains("> A page is missing.") && letter.text_body.contains("hand it in again"));
    ada.visit(&letter.link()).await.has_status(200).says("Public Librarian Certification");
    app.pass(chrono::TimeDelta::minutes(1));
    let letter = decide("extend", "2028-09-14").await;
    assert_eq!(letter.subject, "More time: Public Librarian Certification");
    let says = letter.text_body.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(says.contains("now ends on September 14, 2028"), "{says}");
    app.pass(chrono::TimeDelta::minutes(1));
    let letter = decide("exempt", "").await;
    assert_eq!(letter.subject, "Exempt: Public Librarian Certification");
    ada.visit("/record").await.says("nothing has to be earned").does_not_say("to go");
    // What was never handed in is not given back.
    let ben = app.learner("Ben Hale").await;
    join(&ben, "nebraska", "2025-03-15").await;
    let period = state(&app, &ben).await.1.to_string();
    let fields = [("period", period.as_str()), ("decision", "return"), ("reason", "Too early.")];
    rita.post("/assoc/programs/nebraska/people", &fields).await.says("Nothing had to be changed.");
    assert!(letters(&app, &ben).await.is_empty());
}

#[actix_web::test]
async fn everybody_who_is_on_a_board_reads_what_was_decided_about_it() {
    let app = school().await;
    app.may_leave_jobs();
    let (ada, ben) = (app.learner("Ada Byron").await, app.learner("Ben Hale").await);
    let rita = app.person("Rita Reyes", &[Role::Registrar]).await;
    let mut conn = app.conn().await;
    let home = carrel::organizations::home(&mut conn).await.unwrap().unwrap().id;
    let now = app.app.now();
    let board = programs::add_board(&mut conn, home, ("Elm Creek Board", "Elm Creek"), rita.id, now).await;
    let board = board.unwrap().unwrap();
    let day = |day: &str| day.parse().unwrap();
    programs::add_member(&mut conn, board, ada.id, (day("2026-01-01"), None), now).await.unwrap();
    let left = Some(day("2026-06-30"));
    programs::add_member(&mut conn, board, ben.id, (day("2026-01-01"), left), now).await.unwrap();
    let all = programs::programs(&mut conn).await.unwrap();
    let boards = all.iter().find(|program| program.code == "nebraska-boards").unwrap();
    let anchor_on = Some(day("2026-01-01"));
    let joining = programs::Joining { track: "board".to_owned(), anchor_on, since: None };
    programs::enroll(&mut conn, Holder::Board(board), boards, &joining, now).await.unwrap().unwrap();
    drop(conn);
    let list = rita.visit("/assoc/programs/nebraska-boards/people").await.choose("Elm Creek Board");
    let list = list.fill("What do you decide?", "Exempt").fill("Why?", "It is new.");
    list.press("Carry it out").await.says("Done for 1 period.");
    app.work_off().await;
    let letter = app.letter_to(&ada.email).await;
    assert!(letter.text_body.contains("The period of Elm Creek Board"), "{}", letter.text_body);
    ada.visit(&letter.link()).await.has_status(200).says("This period of Elm Creek Board is exempt");
    assert!(letters(&app, &ben).await.is_empty(), "who is not on it any more");
}

#[actix_web::test]
async fn what_waits_for_an_authority_is_not_said_to_count() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, ..) = ninety_minutes(&app).await;
    let letter = app.letter_to(&ruth.email).await;
    assert_eq!(letter.subject, "“Rural broadband” is accepted and waits for a decision");
    let says = "It counts nothing for Nebraska Library Commission until they decide.";
    assert!(letter.text_body.contains(says), "{}", letter.text_body);
}
