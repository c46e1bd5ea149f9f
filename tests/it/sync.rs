//! What devices kept without the network, and send later: in any order, in any parts, more than once.

use std::sync::Arc;

use actix_web::http::Method;
use carrel::accounts::UserId;
use carrel::db::schema::{learning_events, lesson_completions, lesson_progress};
use carrel::format::StepBody;
use carrel::lessons::{self, Edition};
use carrel::progress::{self, Kept};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::{Body, TestApp, Visitor};

async fn edition(app: &TestApp) -> Arc<Edition> {
    lessons::by_mark(&mut *app.conn().await, &app.app, "PUB 02").await.unwrap()
}

/// An act as a device keeps it.
fn act(edition: &Edition, step: &str, at: DateTime<Utc>, form: &str) -> Value {
    json!({ "id": Uuid::now_v7(), "at": at, "version": edition.id, "step": step, "form": form })
}

/// Everything from the first step to the last, a minute apart.
fn whole(edition: &Edition, began_at: DateTime<Utc>) -> Vec<Value> {
    let mut at = began_at;
    let mut acts = Vec::new();
    for step in &edition.original().steps {
        at += TimeDelta::minutes(1);
        if let StepBody::Check(check) = &step.body {
            let mut fields = vec![("do", "check".to_owned())];
            fields.extend(check.other_answer().into_iter().map(|token| ("a", token)));
            acts.push(act(edition, &step.id, at, &serde_html_form::to_string(fields).unwrap()));
        }
        acts.push(act(edition, &step.id, at + TimeDelta::seconds(30), "do=next"));
    }
    acts
}

fn parcel(person: impl ToString, sent_at: DateTime<Utc>, acts: &[Value]) -> Value {
    json!({ "device": Uuid::from_u128(7), "sent_at": sent_at, "person": person.to_string(), "acts": acts })
}

async fn send(browser: &Visitor, parcel: Value) -> (u16, Value) {
    let body = Body { content_type: "application/json".into(), bytes: serde_json::to_vec(&parcel).unwrap() };
    let answer = browser.send(Method::POST, "/sync", body).await;
    (answer.status.as_u16(), serde_json::from_str(&answer.text()).unwrap_or_default())
}

async fn kept(app: &TestApp, user: UserId) -> Option<Kept> {
    let lesson = edition(app).await.lesson_id;
    progress::kept(&mut *app.conn().await, user, lesson).await.unwrap()
}

async fn count(app: &TestApp) -> (i64, i64) {
    let mut conn = app.conn().await;
    let events = learning_events::table.count().get_result(&mut *conn).await.unwrap();
    (events, lesson_completions::table.count().get_result(&mut *conn).await.unwrap())
}

#[actix_web::test]
async fn a_lesson_done_without_the_network_is_complete_and_counted_once() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app).await;
    let now = app.app.now();
    let acts = whole(&lesson, now - TimeDelta::hours(3));
    let (status, receipt) = send(&ada.browser, parcel(ada.id, now, &acts)).await;
    assert_eq!(status, 200);
    assert_eq!(receipt["kept"].as_array().unwrap().len(), acts.len());
    let first = kept(&app, ada.id).await.unwrap();
    assert!(first.completed_at.unwrap() < now - TimeDelta::hours(2), "when it was done, not when it came");
    let before = count(&app).await;
    assert_eq!(before.1, 1);

    // The answer was lost on the way: the device sends again, in parts, backwards.
    app.pass(TimeDelta::minutes(5));
    for part in acts.rchunks(3) {
        let (status, receipt) = send(&ada.browser, parcel(ada.id, app.app.now(), part)).await;
        assert_eq!((status, receipt["kept"].as_array().unwrap().len()), (200, part.len()));
    }
    assert_eq!(count(&app).await, before);
    let again = kept(&app, ada.id).await.unwrap();
    assert_eq!((again.progress, again.completed_at), (first.progress, first.completed_at));
    let rebuilt = progress::rebuild(&mut *app.conn().await, &app.app, true).await.unwrap();
    assert_eq!((rebuilt.rows, rebuilt.different), (1, 0));
}

#[actix_web::test]
async fn a_wrong_clock_is_set_right_and_what_is_too_old_or_unknown_is_refused_with_a_reason() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app).await;
    let (now, step) = (app.app.now(), &lesson.original().steps[0].id);
    let device_now = now - TimeDelta::days(4000);
    let fine = act(&lesson, step, device_now - TimeDelta::minutes(10), "do=next");
    let old = act(&lesson, step, device_now - TimeDelta::days(91), "do=next");
    let stranger = act(&lesson, "no-such-step", device_now, "do=next");
    let garbled = act(&lesson, step, device_now, "do=dance");
    let mut unknown = act(&lesson, step, device_now, "do=next");
    unknown["version"] = json!(Uuid::now_v7());
    // An act that says no time is not one, and does not keep the others from being taken.
    let timeless = json!({ "id": Uuid::now_v7(), "version": lesson.id, "step": step, "form": "do=next" });
    let acts = [timeless, fine.clone(), old.clone(), stranger, garbled, unknown];
    let (status, receipt) = send(&ada.browser, parcel(ada.id, device_now, &acts)).await;
    assert_eq!((status, &receipt["kept"]), (200, &json!([fine["id"]])));
    let refused = receipt["refused"].as_array().unwrap();
    assert_eq!(refused.len(), 5);
    assert_eq!((&refused[1]["id"], &refused[1]["why"]), (&old["id"], &json!("This is older than 90 days.")));
    let times: Vec<(DateTime<Utc>, DateTime<Utc>)> = learning_events::table
        .select((learning_events::happened_at, learning_events::received_at))
        .load(&mut *app.conn().await)
        .await
        .unwrap();
    assert_eq!(times, [(now - TimeDelta::minutes(10), now)]);
}

#[actix_web::test]
async fn what_one_person_did_is_not_taken_from_another() {
    let app = TestApp::new().await;
    let (ada, bob) = (app.learner("Ada").await, app.learner("Bob").await);
    let lesson = edition(&app).await;
    let now = app.app.now();
    let acts = [act(&lesson, &lesson.original().steps[0].id, now, "do=next")];
    let of_ada = parcel(ada.id, now, &acts);
    assert_eq!(send(&bob.browser, of_ada.clone()).await.0, 409);
    assert_eq!(send(&app.visitor(), of_ada.clone()).await.0, 401);
    assert_eq!(send(&bob.browser, parcel("", now, &acts)).await.0, 409, "a visitor's stay a visitor's");
    assert_eq!(count(&app).await, (0, 0));
    assert_eq!(send(&ada.browser, of_ada).await.0, 200);
    assert!(kept(&app, ada.id).await.is_some() && kept(&app, bob.id).await.is_none());
}

#[actix_web::test]
async fn a_visitor_sends_too_and_keeps_it_at_sign_in_like_everything_else() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let lesson = edition(&app).await;
    let acts = whole(&lesson, app.app.now() - TimeDelta::minutes(30));
    assert_eq!(send(&visitor, parcel("", app.app.now(), &acts)).await.0, 200);
    visitor.visit("/l/PUB-02/done").await.says("Keep what you did");
}

#[actix_web::test]
async fn time_is_told_by_each_device_as_a_total_and_added_up_over_devices() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app).await;
    let step = &lesson.original().steps[0].id;
    let now = app.app.now();
    for (device, seconds) in [(1, 60), (1, 240), (1, 180), (2, 100), (2, 100)] {
        let form = format!("do=next&seconds={seconds}");
        let mut parcel = parcel(ada.id, now, &[act(&lesson, step, now, &form)]);
        parcel["device"] = json!(Uuid::from_u128(device));
        assert_eq!(send(&ada.browser, parcel).await.0, 200);
    }
    let seconds = progress::seconds_spent(&mut *app.conn().await, ada.id, lesson.lesson_id).await.unwrap();
    assert_eq!(seconds, 340);
}

#[actix_web::test]
async fn rebuilding_finds_and_mends_a_row_that_says_something_else_than_its_events() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app).await;
    send(&ada.browser, parcel(ada.id, app.app.now(), &whole(&lesson, app.app.now() - TimeDelta::hours(1)))).await;
    let right = kept(&app, ada.id).await.unwrap();
    diesel::update(lesson_progress::table)
        .set((lesson_progress::state.eq(json!({})), lesson_progress::completed_at.eq(None::<DateTime<Utc>>)))
        .execute(&mut *app.conn().await)
        .await
        .unwrap();
    let found = progress::rebuild(&mut *app.conn().await, &app.app, false).await.unwrap();
    assert_eq!((found.rows, found.different), (1, 1));
    let mended = kept(&app, ada.id).await.unwrap();
    assert_eq!((mended.progress, mended.completed_at), (right.progress, right.completed_at));
}

#[actix_web::test]
async fn two_devices_that_send_at_once_lose_nothing() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app).await;
    let now = app.app.now();
    let acts = whole(&lesson, now - TimeDelta::hours(1));
    let parts: Vec<Value> = acts.chunks(1).map(|part| parcel(ada.id, now, part)).collect();
    let receipts = futures_util::future::join_all(parts.into_iter().map(|part| send(&ada.browser, part))).await;
    assert!(receipts.iter().all(|(status, _)| *status == 200), "{receipts:?}");
    assert!(kept(&app, ada.id).await.unwrap().completed_at.is_some());
    assert_eq!(progress::rebuild(&mut *app.conn().await, &app.app, true).await.unwrap().different, 0);
}
