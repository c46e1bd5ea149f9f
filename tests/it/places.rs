//! One's place in a program: joining by the rules of the period, changing position, leaving and coming back.

use actix_web::http::Method;
use carrel::credit::programs::{self, Holder, PeriodState};

use crate::deciding::{approved, standing};
use crate::harness::{Body, Someone, TestApp};
use crate::packet::get;
use crate::settling::{accept, joins, prairie};
use crate::studying::{finish, school};

const DAY: &str = "When was your certificate issued?";

/// How many places somebody has now.
async fn places(app: &TestApp, who: &Someone) -> usize {
    programs::enrollments_of(&mut *app.conn().await, Holder::Person(who.id)).await.unwrap().len()
}

#[actix_web::test]
async fn what_was_accepted_stays_when_its_owner_leaves_and_is_gone_on_from_when_they_come_back() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |_| {}).await;
    approved(&app, "prairie").await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    finish(&app, ada.id).await;
    let period = accept(&app, &ada).await;
    let before = standing(&app, &ada).await;
    let place = format!("/record/programs/{}", before.enrollment.id);
    let page = ada.visit(&place).await.says("These periods stay, with their papers.");
    let record = page.press("Leave it now").await;
    assert_eq!(places(&app, &ada).await, 0);

    // It is still there, to read.
    let page = record.follow("Prairie Certification, left: March 15, 2025 to March 14, 2028").await;
    let page = page.says("You left this program on November 21, 2026.").says("1 CE credit");
    assert!(!page.has_button("Leave it now") && !page.has_button("Hand it in"));
    ada.visit(&place).await.has_status(200);
    let packet = format!("{place}/packet/{period}");
    assert_eq!(get(&ada, &packet).await.status, 200);
    let rita = app.registrar("Rita Reyes").await;
    let people = rita.visit("/assoc/programs/prairie/people").await.says("Have left this program").says("Ada Byron");
    let theirs = people.link("Audit packet: Ada Byron");
    assert_eq!(theirs, format!("/assoc/programs/prairie/people/{}/{period}/packet", ada.id));
    assert_eq!(get(&rita, &theirs).await.status, 200);
    let eve = app.learner("Eve Elsewhere").await;
    assert_eq!(get(&eve, &packet).await.status, 404);
    let leave = ada.send(Method::POST, &format!("{place}/leave"), Body::form(&[])).await;
    assert_eq!(leave.status, 404, "it can be left once");

    // With the same certificate, and with one whose period would lie in the same days.
    for day in ["2025-03-15", "2025-09-01"] {
        let form = ada.visit("/record/programs/new/prairie").await;
        form.fill(DAY, day).press("Join").await.says("1 CE credit");
        let now = standing(&app, &ada).await;
        assert_eq!(now.enrollment.id, before.enrollment.id, "{day}");
        assert_eq!((now.kept.id, now.kept.state), (before.kept.id, PeriodState::Renewed), "{day}");
        assert_eq!(programs::renew(&mut *app.conn().await, None, true, app.app.now()).await.unwrap().different, 0);
        ada.visit(&place).await.press("Leave it now").await.has_status(200);
    }
}

#[actix_web::test]
async fn who_leaves_with_nothing_accepted_begins_anew() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |_| {}).await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    let before = standing(&app, &ada).await;
    let place = format!("/record/programs/{}", before.enrollment.id);
    let page = ada.visit(&place).await.says("These end without a decision").does_not_say("These periods stay");
    page.press("Leave it now").await.does_not_say("left: ");
    ada.visit(&place).await.has_status(404);
    joins(&app, "Ada Byron", "2025-03-15").await;
    assert_ne!(standing(&app, &ada).await.enrollment.id, before.enrollment.id);
}

#[actix_web::test]
async fn a_position_that_the_rules_of_the_period_lack_is_named_with_those_that_there_were() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = app.learner("Ada Byron").await;
    let form = ada.visit("/record/programs/new/montana").await.choose("Library director, renewal");
    let page = form.fill(DAY, "2024-05-01").press("Join").await.has_status(422);
    let page = page.says("had other positions. Choose one of them: Library director; Trustee; Library staff.");
    assert_eq!((places(&app, &ada).await, page.value(DAY).as_str()), (0, "2024-05-01"));
    // They are what can be chosen now.
    let page = page.does_not_say("Library director, first certificate").choose("Library director").press("Join").await;
    page.has_status(200).says("Library director");
    assert_eq!(standing(&app, &ada).await.rules.code, "montana");
    // From July 2026 on there is that position.
    let bea = app.learner("Bea Reader").await;
    let form = bea.visit("/record/programs/new/montana").await.choose("Library director, renewal");
    form.fill(DAY, "2026-08-01").press("Join").await.has_status(200);
    assert_eq!(standing(&app, &bea).await.track.code, "director-renewal");
}

#[actix_web::test]
async fn a_position_changes_on_a_day_of_the_period_that_has_been_and_none_is_lost() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = app.learner("Ada Byron").await;
    let form = ada.visit("/record/programs/new/indiana").await.choose("Library director");
    form.fill(DAY, "2025-03-15").press("Join").await.has_status(200);
    let place = format!("/record/programs/{}", standing(&app, &ada).await.enrollment.id);
    let change = async |track: &str, day: &str| {
        let sent = Body::form(&[("track", track), ("from", day)]);
        ada.send(Method::POST, &format!("{place}/position"), sent).await
    };
    let held = async || {
        let now = standing(&app, &ada).await;
        now.enrollment.held.iter().map(|held| format!("{} {}", held.track, held.from)).collect::<Vec<_>>()
    };
    for (day, problem) in [
        ("2031-06-01", "This day lies ahead."),
        ("2026-11-22", "This day lies ahead."),
        ("2020-06-01", "Give March 15, 2025 or a later day"),
    ] {
        let page = ada.visit(&place).await.fill("What are you there?", "Professional assistant");
        let page = page.fill("From which day on?", day).press("Change position").await.has_status(422);
        assert_eq!(page.says(problem).value("From which day on?"), day);
    }
    assert_eq!(held().await, ["director 2025-03-15"]);
    assert_eq!(change("assistant", "2026-06-01").await.status, 303);
    assert_eq!(change("head", "2025-12-01").await.status, 422, "what was said of later days stays");
    assert_eq!(held().await, ["director 2025-03-15", "assistant 2026-06-01"]);
    assert_eq!(change("head", "2026-06-01").await.status, 303, "the same day is put right");
    assert_eq!(held().await, ["director 2025-03-15", "head 2026-06-01"]);
    assert_eq!(change("assistant", "2026-11-21").await.status, 303);
}
