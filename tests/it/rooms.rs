//! Group rooms: a module that people take together, each with an answer and minutes of their own.

use actix_web::http::Method;
use carrel::accounts::Role;
use carrel::credit::programs::{self, Holder, standings_of};
use carrel::db::schema::rooms;
use carrel::decisions::{self, Subject, SubjectKind};
use carrel::{credit, rooms as group};
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::cohorts::{make, the_cohort};
use crate::harness::{Body, Page, Someone, TestApp};
use crate::programs::joined as in_nebraska;
use crate::studying::{finish, school};

pub const TITLE: &str = "Rights and privacy";
pub const QUESTION: &str = "What will you do at your library because of this?";

/// The page of a room that was opened just now.
pub async fn opened<'v>(dana: &'v Someone) -> Page<'v> {
    let list = dana.visit("/assoc").await.follow("Group rooms").await;
    let form = list.follow("Open a room").await;
    form.fill("Module", TITLE).press("Open the room").await.has_status(200)
}

/// The code of the only room.
pub async fn code(app: &TestApp) -> String {
    rooms::table.select(rooms::code).first(&mut app.conn().await).await.unwrap()
}

/// The page of a room that somebody joined by its code.
pub async fn joined<'v>(who: &'v Someone, code: &str) -> Page<'v> {
    let form = who.visit("/room").await.fill("Room code", &code.to_lowercase().replace('-', " "));
    form.press("Go to the room").await.says(TITLE).press("I am here").await.says("You are on the list.")
}

/// Minutes and mode of each entry of somebody.
pub async fn ledger(app: &TestApp, who: &Someone) -> Vec<(i32, String)> {
    let entries = credit::entries_of(&mut *app.conn().await, who.id).await.unwrap();
    entries.into_iter().map(|entry| (entry.minutes, entry.mode)).collect()
}

fn together(minutes: i32) -> Vec<(i32, String)> {
    vec![(minutes, "group_discussion".to_owned())]
}

#[actix_web::test]
async fn each_joins_answers_and_gets_minutes_of_their_own_when_the_room_is_closed() {
    let app = school().await;
    let (dana, ruth) = (app.coordinator("Dana Ortiz").await, app.learner("Ruth Okafor").await);
    let (tom, nell) = (app.learner("Tom Reyes").await, app.learner("Nell Stone").await);
    let room = opened(&dana).await.says("Nobody has joined yet.");
    let code = code(&app).await;
    assert!(room.text().contains(&code) && room.count("svg.qr") == 1, "{}", room.text());
    let page = joined(&ruth, &code).await.says("What it is worth").press("Send").await;
    let page = page.has_status(422).says("Write what you will do").fill(QUESTION, "I will move the screen.");
    page.press("Send").await.says("when Dana closes the room").says("I will move the screen.");
    joined(&tom, &code).await;
    joined(&nell, &code).await.fill(QUESTION, "Nothing; I was never there.").press("Send").await;
    assert_eq!(ledger(&app, &ruth).await, [], "nothing before the list is right");
    let room = dana.visit(&room.path).await.follow("Refresh").await.says("3 people are on the list, 2 answered.");
    let room = room.press("Was not here: Nell Stone").await.says("Taken off the list.");
    nell.visit(&format!("/room/{code}")).await.says("Dana took you off the list");
    let room = room
        .press("Close the room: everybody on the list was here")
        .await
        .says("The room is closed.")
        .says("On the record");
    assert!(!room.text().contains(&code), "nobody joins any more");
    let minutes = i32::try_from(crate::studying::module(&app).await.body.minutes).unwrap();
    assert_eq!(ledger(&app, &ruth).await, together(minutes));
    assert_eq!((ledger(&app, &tom).await, ledger(&app, &nell).await), (vec![], vec![]));
    // Closing and answering again change nothing; Tom answers later, and Eve is too late to join.
    dana.post(&format!("{}/close", room.path.split('?').next().unwrap()), &[]).await;
    ruth.post(&format!("/room/{code}/answer"), &[("answer", "Again.")]).await.says("I will move the screen.");
    let tom_asked = tom.visit(&format!("/room/{code}")).await.fill(QUESTION, "A sign.");
    tom_asked.press("Send").await.says(&format!("{minutes} minutes are on your record."));
    let eve = app.learner("Eve Late").await;
    eve.post(&format!("/room/{code}"), &[]).await.says("This room is closed. If you were there");
    assert_eq!(
        (ledger(&app, &ruth).await, ledger(&app, &tom).await, ledger(&app, &eve).await),
        (together(minutes), together(minutes), vec![])
    );
    for path in ["/record", "/record/transcript"] {
        let page = ruth.visit(path).await.says("Together with others").says("Group discussion").says("On the record");
        page.says(&format!("{minutes} min"));
    }
    let sheet = ruth.send(Method::GET, "/record/transcript.csv", Body::default()).await.text();
    let row = format!(",Group discussion,{TITLE},,{minutes},");
    assert_eq!(sheet.lines().filter(|line| line.contains(&row)).count(), 1, "{sheet}");
    let id: group::RoomId = rooms::table.select(rooms::id).first(&mut app.conn().await).await.unwrap();
    let subject = Subject { kind: SubjectKind::GroupRoom, id: id.uuid() };
    let written = decisions::of(&mut *app.conn().await, subject).await.unwrap();
    let mut outcomes: Vec<_> = written.iter().map(|one| (one.outcome.as_str(), one.role.as_str())).collect();
    outcomes.sort_unstable();
    assert_eq!(outcomes, [("closed", "coordinator"), ("opened", "coordinator"), ("taken_off", "coordinator")]);
}

#[actix_web::test]
async fn what_was_done_alone_and_together_counts_once() {
    let app = school().await;
    let (dana, ruth, tom) = (app.coordinator("Dana").await, app.learner("Ruth").await, app.learner("Tom").await);
    finish(&app, ruth.id).await;
    let alone = ledger(&app, &ruth).await;
    let room = opened(&dana).await;
    let code = code(&app).await;
    for who in [&ruth, &tom] {
        joined(who, &code).await.fill(QUESTION, "A sign.").press("Send").await;
    }
    room.press("Close the room: everybody on the list was here").await.says("Had this module already");
    assert_eq!(ledger(&app, &ruth).await, alone);
    ruth.visit(&format!("/room/{code}")).await.says("it counts once");
    let before = ledger(&app, &tom).await;
    finish(&app, tom.id).await;
    assert_eq!((ledger(&app, &tom).await, before.len()), (before, 1));
}

#[actix_web::test]
async fn a_room_in_the_next_period_brings_minutes_again_and_finishing_alone_then_does_not() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = in_nebraska(&app, "2023-12-01").await;
    finish(&app, ada.id).await;
    assert_eq!(ledger(&app, &ada).await.len(), 1);
    app.clock.set("2026-12-02T15:00:00Z".parse().unwrap());
    carrel::programs::tick(&app.app).await.unwrap();
    let (dana, ada) = (app.coordinator("Dana").await, app.learner("Ada Byron").await);
    let room = opened(&dana).await;
    joined(&ada, &code(&app).await).await.fill(QUESTION, "A sign.").press("Send").await;
    room.press("Close the room: everybody on the list was here").await.says("On the record");
    let both = ledger(&app, &ada).await;
    assert_eq!(both.len(), 2);
    let counted = async || {
        let all = standings_of(&mut *app.conn().await, &app.app, Holder::Person(ada.id)).await.unwrap();
        all.iter().map(|standing| standing.account.counted.to_string()).collect::<Vec<_>>()
    };
    let before = counted().await;
    assert!(before.contains(&"1".to_owned()), "{before:?}");
    crate::studying::pass(&app, ada.id).await;
    crate::studying::complete(&app, ada.id).await;
    assert_eq!((ledger(&app, &ada).await, counted().await), (both, before));
}

#[actix_web::test]
async fn a_room_is_judged_by_the_day_that_it_was_held() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = in_nebraska(&app, "2023-12-01").await;
    finish(&app, ada.id).await;
    // Entered when the next period has begun, of a day in the period in which she had it already.
    app.clock.set("2026-12-02T15:00:00Z".parse().unwrap());
    carrel::programs::tick(&app.app).await.unwrap();
    let dana = app.coordinator("Dana").await;
    let entered = async |day: &str| {
        let form = dana.visit("/assoc/rooms/new").await.fill("Module", TITLE).fill("Day", day);
        let room = form.press("Open the room").await;
        let form =
            room.follow("Enter who signed").await.fill("Who signed the sheet?", "ada.byron@example.org; A sign.");
        let plan = form.press("Check the list").await.says("1 person can be entered");
        let plan = plan.says("you say that they were there for all of it");
        plan.press("Enter 1 person").await.says("Dana said that everybody on this list was here");
        ledger(&app, &ada).await.len()
    };
    assert_eq!(entered("2026-11-30").await, 1, "it counts already in that period");
    assert_eq!(entered("2026-12-01").await, 2, "the next one had begun");
}

#[actix_web::test]
async fn a_sheet_is_entered_within_two_weeks_and_who_is_not_known_is_chosen() {
    let app = school().await;
    let dana = app.coordinator("Dana").await;
    let (ruth, tom) = (app.learner("Ruth Okafor").await, app.learner("Tom Reyes").await);
    let nell = app.learner("Nell Stone").await;
    make(&dana, "Ours").await;
    let cohort = the_cohort(&app).await;
    for who in [&ruth, &tom] {
        carrel::cohorts::join(&mut *app.conn().await, who.id, cohort.id, app.app.now()).await.unwrap();
    }
    let room = opened(&dana).await.press("Close the room: everybody on the list was here").await;
    let path = room.path.split('?').next().unwrap().to_owned();
    room.follow("Print the sign-in sheet").await.says("Sign-in sheet").says(&code(&app).await).says(QUESTION);
    app.pass(TimeDelta::days(14));
    let dana = app.coordinator("Dana").await;
    let form = dana.visit(&path).await.follow("Enter who signed").await.press("Check the list").await.has_status(422);
    let lines = "Okafor, Ruth; A sign.\nT. Reyes; A shelf.\nnell.stone@example.org\nDana; Me too.";
    let plan = form.fill("Who signed the sheet?", lines).press("Check the list").await;
    let plan = plan.says("2 people can be entered, and one line is not known.").says("Me too.");
    let plan = plan.fill("Who is T. Reyes?", "Tom Reyes, tom.reyes@example.org").press("Check again").await;
    let plan = plan.says("3 people can be entered, and everybody is known.").says("earns nothing here");
    let after = plan.press("Enter 3 people").await.says("3 people entered from the sheet.").says("From the sheet");
    after.says("Has yet to answer");
    let entries = (ledger(&app, &ruth).await.len(), ledger(&app, &tom).await.len(), ledger(&app, &nell).await.len());
    assert_eq!(entries, (1, 1, 0), "Nell wrote nothing");
    let occurred = credit::entries_of(&mut *app.conn().await, ruth.id).await.unwrap()[0].occurred_on;
    assert_eq!(occurred.to_string(), "2026-11-21", "the day of the meeting");
    let asked = app.learner("Nell Stone").await;
    asked
        .visit(&format!("/room/{}", code(&app).await))
        .await
        .fill(QUESTION, "Ask.")
        .press("Send")
        .await
        .says("on your record");
    // Entering the same again says that all of it is there.
    let again = dana.visit(&format!("{path}/paper")).await;
    let again = again.fill("Who signed the sheet?", "Ruth Okafor; A sign.").press("Check the list").await;
    assert!(again.says("Entered already").count("form[action$=enter]") == 0);
    app.pass(TimeDelta::days(1));
    let dana = app.coordinator("Dana").await;
    dana.visit(&format!("{path}/paper")).await.says("14 days after the meeting. It is too late now.");
    let late = dana.post(&format!("{path}/paper/enter"), &[("lines", "Eve; x"), ("print", "")]).await;
    late.has_status(422).says("too late");
}

#[actix_web::test]
async fn a_room_for_a_day_that_is_over_takes_the_sheet_alone() {
    let app = school().await;
    let dana = app.coordinator("Dana").await;
    let form = dana.visit("/assoc/rooms/new").await.fill("Module", TITLE);
    let form = form.fill("Day", "2026-11-06").press("Open the room").await;
    let form = form.has_status(422).says("This day is more than 14 days ago");
    let form = form.fill("Day", "2026-11-22").press("Open the room").await.has_status(422).says("This day lies ahead");
    let form = form.fill("Who leads it?", "nobody@example.org").fill("Day", "2026-11-07");
    let form = form.press("Open the room").await.has_status(422).says("Nobody has an account with this address");
    let room = form.fill("Who leads it?", "").press("Open the room").await.has_status(200);
    assert!(room.does_not_say("How to join").count("svg.qr") == 0);
    let ruth = app.learner("Ruth").await;
    ruth.post(&format!("/room/{}", code(&app).await), &[]).await.says("This room is closed");
    // Who led it hears of a meeting that was, and of no code.
    let form = dana.visit("/assoc/rooms/new").await.fill("Module", TITLE).fill("Day", "2026-11-07");
    let room = form.fill("Who leads it?", "ruth@example.org").press("Open the room").await.says("led by Ruth");
    let letter = app.letter_to("ruth@example.org").await;
    assert_eq!(letter.link(), room.path);
    let text = letter.text_body.replace('\u{a0}', " ");
    let said = "Dana opened a group room for “Rights and privacy”, held on November 7, 2026, and named you as the one who \
                led it. On its page you can enter who signed the sheet.";
    assert!(text.contains(said) && !text.contains("code"), "{text}");
    assert_eq!(app.work_off().await, ["send_message"]);
}

#[actix_web::test]
async fn who_is_asked_to_lead_a_room_leads_it_and_earns_nothing_in_it() {
    let app = school().await;
    let (dana, ruth) = (app.coordinator("Dana").await, app.learner("Ruth Okafor").await);
    let form =
        dana.visit("/assoc/rooms/new").await.fill("Module", TITLE).fill("Who leads it?", " Ruth.Okafor@example.org ");
    let room = form.press("Open the room").await.says("led by Ruth Okafor");
    let letter = app.letter_to("ruth.okafor@example.org").await;
    assert_eq!((letter.kind.as_str(), letter.link()), ("room", room.path.clone()));
    let said = "Hello Ruth,\n\nDana opened a group room for “Rights and privacy” on November";
    assert!(letter.text_body.starts_with(said), "{}", letter.text_body);
    assert_eq!(app.work_off().await, ["send_message"]);
    let led = ruth.visit("/room").await.says("Rooms that you lead").follow(TITLE).await.says("How to join");
    assert_eq!(led.path, room.path);
    let code = code(&app).await;
    ruth.post(&format!("/room/{code}"), &[]).await.says("You lead this room.");
    ruth.post(&format!("/room/{code}/answer"), &[("answer", "A sign.")]).await;
    joined(&app.learner("Tom").await, &code).await;
    led.press("Close the room: everybody on the list was here").await;
    assert_eq!(ledger(&app, &ruth).await, []);
    app.learner("Eve").await.visit(&room.path).await.has_status(404);
    let elsewhere = app.learner("Eli").await;
    let organization = app.organization("elsewhere").await;
    let at = carrel::accounts::RoleAt { organization, role: Role::Coordinator };
    carrel::accounts::grant(&mut *app.conn().await, elsewhere.id, at, app.app.now()).await.unwrap();
    app.learner("Eli").await.visit(&room.path).await.has_status(404);
}

#[actix_web::test]
async fn a_visitor_signs_in_by_the_link_and_comes_back_to_the_room() {
    let app = school().await;
    let dana = app.coordinator("Dana").await;
    opened(&dana).await;
    let path = format!("/room/{}", code(&app).await);
    let visitor = app.visitor();
    let page = visitor.visit(&path).await.says(TITLE).follow("Sign in to join").await;
    page.fill("Your email", "new.person@example.org").press("Email me a link").await;
    app.work_off().await;
    let page = visitor.visit(&app.letter_to("new.person@example.org").await.link()).await.press("Sign in").await;
    let page = page.fill("Your name", "New Person").press("Save and go on").await;
    assert_eq!(page.path, path);
    page.press("I am here").await.says("You are on the list.");
}

#[actix_web::test]
async fn codes_cannot_be_found_by_trying() {
    let app = school().await;
    let ruth = app.learner("Ruth").await;
    let page = ruth.visit("/room?code=234-567").await.has_status(422).says("There is no room with this code");
    assert_eq!(page.value("Room code"), "234-567");
    let mut last = 422;
    for _ in 0..80 {
        last = ruth.visit("/room?code=234-567").await.status;
        if last != 422 {
            break;
        }
    }
    assert_eq!(last, 429);
}

#[actix_web::test]
async fn a_board_earns_by_those_of_its_members_who_were_there() {
    let app = school().await;
    let (dana, rita) = (app.coordinator("Dana").await, app.registrar("Rita").await);
    let (ada, ben) = (app.learner("Ada Byron").await, app.learner("Ben Hale").await);
    let page = rita.visit("/assoc/programs").await.follow("Boards: Public Library Board Certification").await;
    let page = page.press("Make the board").await.has_status(422).says("Give the board a name");
    let page =
        page.fill("Name of the board", "Elm Creek Board").fill("Library", "Elm Creek").press("Make the board").await;
    let page = page.says("The board is made.").says("Nobody is on this board yet");
    let page = page.fill("Email address of their account", "ada.byron@example.org");
    let page = page.press("Add to the board").await.has_status(422).says("This is not a day");
    let page =
        page.fill("First day on the board", "2026-01-01").press("Add to the board").await.says("Added to the board.");
    let page = page
        .fill("Email address of their account", "ada.byron@example.org")
        .fill("First day on the board", "2026-02-01");
    let page = page
        .press("Add to the board")
        .await
        .has_status(422)
        .says("They are on the board already, since January 1, 2026");
    let page = page
        .press("Put it in the program")
        .await
        .has_status(422)
        .says("Give the day from which your periods are counted");
    let page = page.fill("When was your certificate issued?", "2026-01-01").press("Put it in the program").await;
    let page = page
        .says("The board is in the program.")
        .says("Elm Creek Board has 20 CE credits to go before December 31, 2028.");
    let form = dana.visit("/assoc/rooms/new").await.fill("Module", TITLE).fill("Does a board meet?", "Elm Creek Board");
    let room = form.press("Open the room").await.says("Held for Elm Creek Board.");
    let code = code(&app).await;
    for who in [&ada, &ben] {
        joined(who, &code).await.fill(QUESTION, "A sign.").press("Send").await;
    }
    let room = dana.visit(&room.path).await;
    assert_eq!(room.text().matches("Not on the board that day").count(), 1);
    room.press("Close the room: everybody on the list was here").await;
    let seen = ada.visit("/record/programs").await.says("Your boards").says("Elm Creek Board has 19 CE credits to go");
    let seen = seen.follow("Public Library Board Certification").await.says(TITLE).says("1 CE credit");
    assert!(!seen.has_button("Hand it in") && !seen.has_button("Leave it now"));
    let enrollment = seen.path.clone();
    ben.visit(&enrollment).await.has_status(404);
    ben.visit("/record/programs").await.does_not_say("Your boards");
    ada.post(&format!("{enrollment}/submit"), &[]).await.has_status(404);
    // Ada's time on the board ends before the room: it does not count any more.
    let ended = rita.visit(&page.path).await.fill("Last day: Ada Byron", "2025-12-31");
    let ended =
        ended.press("Set the last day: Ada Byron").await.has_status(422).says("The last day lies before the first");
    let ended = ended.fill("Last day: Ada Byron", "2026-06-30").press("Set the last day: Ada Byron").await;
    ended.says("The last day is kept.").says("Elm Creek Board has 20 CE credits to go");
    let mut conn = app.conn().await;
    let home = carrel::organizations::home(&mut conn).await.unwrap().unwrap().id;
    let board = programs::boards_of(&mut conn, &[home]).await.unwrap().remove(0);
    let standing = standings_of(&mut conn, &app.app, Holder::Board(board.id)).await.unwrap().remove(0);
    assert_eq!(standing.account.counted.to_string(), "0");
    let subject = Subject { kind: SubjectKind::Board, id: board.id.uuid() };
    let written = decisions::of(&mut conn, subject).await.unwrap();
    let mut outcomes: Vec<_> = written.iter().map(|one| one.outcome.as_str()).collect();
    outcomes.sort_unstable();
    assert_eq!(outcomes, ["enrolled", "made", "member_added", "member_ended"]);
}
