//! Who says that those on the list of a group room were there (rule R20), until when, and what waits for it.

use carrel::accounts::Role;
use carrel::credit;
use carrel::db::schema::rooms;
use carrel::decisions::{self, Subject, SubjectKind};
use carrel::rooms as group;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};

use crate::harness::{Page, Someone, TestApp};
use crate::rooms::{QUESTION, TITLE, code, joined, ledger, opened};
use crate::studying::school;

const CLOSE: &str = "Close the room: everybody on the list was here";
const ATTEST: &str = "Everybody on the list was here";

/// Who attested the only room, and when.
async fn attested(app: &TestApp) -> (Option<carrel::accounts::UserId>, Option<DateTime<Utc>>) {
    rooms::table.select((rooms::attested_by, rooms::attested_at)).first(&mut app.conn().await).await.unwrap()
}

/// The page of the only room, for who leads it.
async fn path(app: &TestApp) -> String {
    let id: group::RoomId = rooms::table.select(rooms::id).first(&mut app.conn().await).await.unwrap();
    format!("/rooms/{id}")
}

/// What was decided about the only room, the first thing first: what, by what right, and what was after.
async fn decided(app: &TestApp) -> Vec<(String, String, serde_json::Value)> {
    let mut conn = app.conn().await;
    let id: group::RoomId = rooms::table.select(rooms::id).first(&mut conn).await.unwrap();
    let subject = Subject { kind: SubjectKind::GroupRoom, id: id.uuid() };
    let mut written = decisions::of(&mut conn, subject).await.unwrap();
    written.sort_by_key(|one| one.id);
    written.into_iter().map(|one| (one.outcome, one.role, one.after)).collect()
}

/// Somebody in the only room, who answered.
async fn answered<'v>(app: &TestApp, who: &'v Someone) -> Page<'v> {
    joined(who, &code(app).await).await.fill(QUESTION, "A sign.").press("Send").await
}

/// Lets the clock close the only room.
async fn forgotten(app: &TestApp) {
    app.pass(TimeDelta::hours(12));
    assert_eq!((group::tick(&app.app).await.unwrap(), group::tick(&app.app).await.unwrap()), (1, 0));
}

#[actix_web::test]
async fn a_room_that_closes_by_itself_waits_for_who_leads_it_and_is_attested_once() {
    let app = school().await;
    let (dana, ruth) = (app.coordinator("Dana Ortiz").await, app.learner("Ruth").await);
    opened(&dana).await.says("until December 5, 2026 you can say here who was there");
    answered(&app, &ruth).await.says("when Dana closes the room");
    ruth.visit("/record").await.says("Waits for its facilitator");
    app.pass(TimeDelta::hours(11));
    assert_eq!(group::tick(&app.app).await.unwrap(), 0);
    app.pass(TimeDelta::hours(1));
    let late = app.learner("Tom").await;
    late.post(&format!("/room/{}", code(&app).await), &[]).await.says("This room is closed");
    assert_eq!((group::tick(&app.app).await.unwrap(), group::tick(&app.app).await.unwrap()), (1, 0));
    assert_eq!((ledger(&app, &ruth).await, attested(&app).await), (vec![], (None, None)), "the clock attests nothing");
    // Who leads it gets one letter; everybody sees what it waits for.
    assert_eq!(app.work_off().await, ["send_message"]);
    let letter = app.letter_to("dana.ortiz@example.org").await;
    assert_eq!((letter.kind.as_str(), letter.link()), ("room", path(&app).await));
    let text = letter.text_body.replace('\u{a0}', " ");
    assert!(text.contains("closed by itself") && text.contains("1 person on its list waits for you."), "{text}");
    assert!(text.contains("until December 5, 2026"), "{text}");
    let ruth = app.learner("Ruth").await;
    let here = format!("/room/{}", code(&app).await);
    ruth.visit(&here).await.says("The room waits for its facilitator").says("by December 5, 2026 at the latest");
    ruth.visit("/record").await.says("Waits for its facilitator").does_not_say("On the record");
    let dana = app.coordinator("Dana Ortiz").await;
    let list = dana.visit("/assoc/rooms").await.says("Waits for its facilitator");
    let room = list.says("Say by December 5, 2026 who was there").follow(TITLE).await;
    let room = room.says("Nobody has said yet that those on this list were there.").press(ATTEST).await;
    let room = room.says("The minutes are on the records of those who answered.").says("On the record");
    assert!(!room.says("Dana Ortiz said that everybody on this list was here").has_button(ATTEST));
    assert_eq!((ledger(&app, &ruth).await.len(), attested(&app).await.0), (1, Some(dana.id)));
    dana.post(&format!("{}/attest", path(&app).await), &[]).await.has_status(200);
    assert_eq!(ledger(&app, &ruth).await.len(), 1);
    ruth.visit(&here).await.says("are on your record.");
    dana.visit("/assoc/rooms").await.says("Closed").does_not_say("Waits for");
    let written = decided(&app).await;
    let short: Vec<_> = written.iter().map(|(what, role, _)| (what.as_str(), role.as_str())).collect();
    assert_eq!(short, [("opened", "coordinator"), ("closed", "itself"), ("attested", "coordinator")]);
    assert_eq!(written[1].2["attested"], false);
    assert_eq!((&written[2].2["attested"], &written[2].2["people"]), (&true.into(), &serde_json::json!([ruth.id])));
    let log = dana.visit("/assoc/decisions?kind=group_room").await.says("by itself, because the time was over");
    log.says("Carrel decided about a group room: closed.").says("decided about a group room: attested.");
}

#[actix_web::test]
async fn the_attestation_covers_the_list_as_it_is_then_with_who_was_entered_from_paper() {
    let app = school().await;
    let dana = app.coordinator("Dana Ortiz").await;
    let (ruth, tom) = (app.learner("Ruth Okafor").await, app.learner("Tom Reyes").await);
    let (nell, eve) = (app.learner("Nell Stone").await, app.learner("Eve Late").await);
    opened(&dana).await;
    for who in [&ruth, &tom] {
        answered(&app, who).await;
    }
    forgotten(&app).await;
    app.work_off().await;
    let dana = app.coordinator("Dana Ortiz").await;
    let at = path(&app).await;
    let entered = async |lines: &str, promise: &str| {
        let form = dana.visit(&format!("{at}/paper")).await.fill("Who signed the sheet?", lines);
        let plan = form.press("Check the list").await.says(promise);
        plan.press("Enter 1 person").await.says("1 person entered from the sheet.")
    };
    let room = entered("nell.stone@example.org; A shelf.", "They wait with the others on the list").await;
    let room = room.press("Was not here: Tom Reyes").await.says("Taken off the list.");
    assert_eq!((ledger(&app, &nell).await, attested(&app).await.0), (vec![], None), "the sheet alone attests nothing");
    room.press(ATTEST).await;
    let all = async || {
        let mut counts = Vec::new();
        for who in [&ruth, &tom, &nell, &eve] {
            counts.push(ledger(&app, who).await.len());
        }
        counts
    };
    assert_eq!(all().await, [1, 0, 1, 0]);
    assert_eq!(decided(&app).await.last().unwrap().2["people"].as_array().unwrap().len(), 2);
    // After it, who enters a line or puts somebody back answers for that one.
    let room = entered("eve.late@example.org; A sign.", "you say that they were there for all of it").await;
    assert_eq!(all().await, [1, 0, 1, 1]);
    room.press("Put back: Tom Reyes").await.says("Back on the list.");
    assert_eq!(all().await, [1, 1, 1, 1]);
}

#[actix_web::test]
async fn who_answers_after_the_attestation_gets_minutes_at_once_and_before_it_waits() {
    let app = school().await;
    let (dana, ruth) = (app.coordinator("Dana").await, app.learner("Ruth").await);
    let tom = app.learner("Tom").await;
    opened(&dana).await;
    let code = code(&app).await;
    for who in [&ruth, &tom] {
        joined(who, &code).await;
    }
    forgotten(&app).await;
    app.work_off().await;
    let (dana, ruth) = (app.coordinator("Dana").await, app.learner("Ruth").await);
    let tom = app.learner("Tom").await;
    let here = format!("/room/{code}");
    ruth.visit(&here).await.fill(QUESTION, "A sign.").press("Send").await.says("The room waits for its facilitator");
    assert_eq!(ledger(&app, &ruth).await.len(), 0);
    dana.visit(&path(&app).await).await.press(ATTEST).await;
    assert_eq!((ledger(&app, &ruth).await.len(), ledger(&app, &tom).await.len()), (1, 0));
    tom.visit(&here).await.fill(QUESTION, "A shelf.").press("Send").await.says("are on your record.");
    assert_eq!(ledger(&app, &tom).await.len(), 1);
}

#[actix_web::test]
async fn a_list_is_attested_within_two_weeks_and_then_says_what_else_can_be_done() {
    let app = school().await;
    let (dana, ruth) = (app.coordinator("Dana").await, app.learner("Ruth").await);
    opened(&dana).await;
    answered(&app, &ruth).await;
    let tom = app.learner("Tom").await;
    joined(&tom, &code(&app).await).await;
    forgotten(&app).await;
    app.work_off().await;
    // The meeting was on November 21: the last day is December 5 at the organization.
    app.clock.set("2026-12-05T23:00:00Z".parse().unwrap());
    let dana = app.coordinator("Dana").await;
    assert!(dana.visit(&path(&app).await).await.has_button(ATTEST));
    app.clock.set("2026-12-08T12:00:00Z".parse().unwrap());
    let dana = app.coordinator("Dana").await;
    let room = dana.visit(&path(&app).await).await.says("It is too late now, and no minutes were entered.");
    assert!(!room.says("training done elsewhere").has_button(ATTEST));
    dana.visit("/assoc/rooms").await.says("Not confirmed in time").does_not_say("Say by");
    dana.post(&format!("{}/attest", path(&app).await), &[]).await.says("It is too late to say who was there.");
    dana.post(&format!("{}/close", path(&app).await), &[]).await.says("It is too late to say who was there.");
    assert_eq!((ledger(&app, &ruth).await, attested(&app).await), (vec![], (None, None)));
    for who in ["Ruth", "Tom"] {
        let who = app.learner(who).await;
        let here = who.visit(&format!("/room/{}", code(&app).await)).await.says("so no minutes were entered");
        assert_eq!(here.follow("Add training").await.path, "/record/add");
        who.visit("/record").await.says("Not confirmed in time");
    }
}

#[actix_web::test]
async fn a_room_whose_closing_comes_too_late_is_closed_and_not_attested() {
    let app = school().await;
    let (dana, ruth) = (app.coordinator("Dana").await, app.learner("Ruth").await);
    opened(&dana).await;
    answered(&app, &ruth).await;
    // The server stood still for a month.
    app.pass(TimeDelta::days(30));
    let dana = app.coordinator("Dana").await;
    dana.post(&format!("{}/close", path(&app).await), &[]).await.says("It is too late to say who was there.");
    assert_eq!((ledger(&app, &ruth).await, attested(&app).await), (vec![], (None, None)));
    assert_eq!(group::tick(&app.app).await.unwrap(), 0, "it is closed");
}

#[actix_web::test]
async fn nobody_on_the_list_attests_it_or_puts_themselves_back() {
    let app = school().await;
    let (dana, tom) = (app.coordinator("Dana").await, app.person("Tom", &[Role::Validator]).await);
    opened(&dana).await;
    answered(&app, &tom).await;
    let at = path(&app).await;
    for verb in ["close", "attest"] {
        tom.post(&format!("{at}/{verb}"), &[]).await.says("nobody answers for themselves");
    }
    let seen = tom.visit(&at).await.says("You are on this list yourself. Dana, who leads the room, says who was here.");
    assert!(!seen.has_button(CLOSE) && seen.has_button("Was not here: Tom"));
    assert_eq!((ledger(&app, &tom).await, attested(&app).await.0), (vec![], None));
    let room = dana.visit(&at).await.press("Was not here: Tom").await.press(CLOSE).await;
    assert!(!tom.visit(&at).await.has_button("Put back: Tom"));
    tom.post(&format!("{at}/people/{}/restore", tom.id), &[]).await.says("nobody answers for themselves");
    assert_eq!(ledger(&app, &tom).await, []);
    dana.visit(&room.path).await.press("Put back: Tom").await;
    assert_eq!(ledger(&app, &tom).await.len(), 1);
}

#[actix_web::test]
async fn somebody_with_work_there_attests_for_who_left_and_nobody_else_does() {
    let app = school().await;
    let (dana, ruth) = (app.coordinator("Dana").await, app.learner("Ruth Okafor").await);
    let form = dana.visit("/assoc/rooms/new").await.fill("Module", TITLE).fill("Who leads it?", &ruth.email);
    form.press("Open the room").await;
    let tom = app.learner("Tom").await;
    answered(&app, &tom).await;
    app.work_off().await;
    carrel::erasing::erase(&mut *app.conn().await, &app.app, ruth.id).await.unwrap();
    forgotten(&app).await;
    assert!(app.work_off().await.is_empty(), "who was erased has no address");
    let (dana, tom) = (app.coordinator("Dana").await, app.learner("Tom").await);
    tom.post(&format!("{}/attest", path(&app).await), &[]).await.has_status(404);
    let room = dana.visit("/assoc/rooms").await.follow(TITLE).await.says("Say it in their place only if");
    room.press(ATTEST).await.says("Dana said that everybody on this list was here");
    assert_eq!((ledger(&app, &tom).await.len(), attested(&app).await.0), (1, Some(dana.id)));
    assert_eq!(
        decided(&app).await.last().map(|(what, role, _)| (what.clone(), role.clone())),
        Some(("attested".into(), "coordinator".into()))
    );
}

#[actix_web::test]
async fn a_room_that_closed_with_nobody_on_its_list_asks_for_the_sheet() {
    let app = school().await;
    let dana = app.coordinator("Dana").await;
    opened(&dana).await;
    forgotten(&app).await;
    assert_eq!(app.work_off().await, ["send_message"]);
    let letter = app.letter_to("dana@example.org").await;
    assert!(letter.text_body.contains("Nobody is on its list yet."), "{}", letter.text_body);
    let dana = app.coordinator("Dana").await;
    let room = dana.visit(&path(&app).await).await.says("Nobody is on the list yet. If people signed the sheet");
    assert!(!room.has_button(ATTEST));
}

#[actix_web::test]
async fn the_database_keeps_who_and_when_together_and_only_of_what_is_closed() {
    let app = school().await;
    let dana = app.coordinator("Dana").await;
    opened(&dana).await;
    let mut conn = app.conn().await;
    for wrong in [
        "attested_at = now()".to_owned(),
        format!("attested_by = '{}'", dana.id),
        format!("attested_by = '{}', attested_at = now()", dana.id),
        format!("attested_by = '{}', closed_at = opened_at, attested_at = opened_at - interval '1 hour'", dana.id),
    ] {
        let refused = conn.batch_execute(&format!("update rooms set {wrong}")).await;
        assert!(refused.is_err_and(|error| error.to_string().contains("rooms_check")), "{wrong}");
    }
    assert_eq!(credit::entries_of(&mut conn, dana.id).await.unwrap().len(), 0);
}
