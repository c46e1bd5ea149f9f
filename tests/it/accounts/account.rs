//! The account page: name, zone, language, devices.

use carrel::accounts::{self, Role};
use chrono::TimeDelta;

use super::is_signed_in;
use crate::harness::TestApp;

#[actix_web::test]
async fn a_changed_name_is_on_the_next_page_and_in_the_account() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Miller").await;
    let page = ruth.visit("/me").await;
    assert_eq!(page.value("Your name"), "Ruth Miller");
    let page =
        page.fill("Your name", "Rut Alvarez").fill("Time zone", "Mountain (Denver)").press("Save").await.says("Saved");
    assert_eq!(page.texts("header .me"), ["Rut"]);
    let user = accounts::by_id(&mut *app.conn().await, ruth.id).await.unwrap();
    assert_eq!((user.name.as_str(), user.time_zone.as_str()), ("Rut Alvarez", "America/Denver"));

    let page = ruth.visit("/me").await.fill("Your name", " ").fill("Your library", "Elm Creek").press("Save").await;
    let page = page.has_status(422).says("Type your name");
    assert_eq!(page.value("Your library"), "Elm Creek");

    // What no font here has would be missing on paper.
    let page = page.fill("Your name", "山田 花子").press("Save").await.has_status(422);
    let page = page.says("These letters can’t be printed on paper: 山田花子.");
    assert_eq!(page.value("Your name"), "山田 花子");
    page.fill("Your name", "山田 花子 (Yamada Hanako)").press("Save").await.says("Saved");
}

#[actix_web::test]
async fn a_chosen_language_is_that_of_every_page() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth").await;
    let page = ruth.visit("/me").await.fill("Language", "Español").press("Save").await;
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("es"));
    assert_eq!(ruth.visit("/").await.attribute("html", "lang").as_deref(), Some("es"));
}

#[actix_web::test]
async fn signing_out_everywhere_is_immediate_also_for_a_token_that_has_not_ended() {
    let app = TestApp::new().await;
    let (desk, phone) = (app.learner("Ruth").await, app.learner("Ruth").await);
    let dana = app.learner("Dana").await;
    assert!(is_signed_in(&phone).await);
    desk.visit("/me").await.press("Sign out everywhere").await.says("You are signed out");
    for browser in [&desk, &phone] {
        assert_eq!(browser.visit("/me").await.h1, "Sign in");
    }
    assert!(is_signed_in(&dana).await);
}

#[actix_web::test]
async fn one_device_is_signed_out_and_the_others_stay() {
    let app = TestApp::new().await;
    let desk = app.learner("Ruth").await;
    app.pass(TimeDelta::minutes(1));
    let phone = app.learner("Ruth").await;
    let page = desk.visit("/me").await;
    assert_eq!(page.texts("#devices li p:first-child").len(), 2);
    page.press_in("#devices li:first-child", "Sign out").await;
    assert!(!is_signed_in(&phone).await && is_signed_in(&desk).await);
}

#[actix_web::test]
async fn nobody_signs_out_the_device_of_someone_else() {
    let app = TestApp::new().await;
    let (ruth, dana) = (app.learner("Ruth").await, app.learner("Dana").await);
    let theirs = accounts::sessions::of(&mut *app.conn().await, ruth.id, app.app.now()).await.unwrap();
    dana.post(&format!("/me/devices/{}", theirs[0].id), &[]).await;
    // Also after the token has to ask.
    app.pass(TimeDelta::minutes(11));
    assert!(is_signed_in(&ruth).await);
}

#[actix_web::test]
async fn signing_out_forgets_this_device_for_good() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth").await;
    let token = ruth.cookie("carrel_session").unwrap();
    ruth.visit("/signout").await.press("Sign out").await.says("You are signed out");
    assert_eq!(ruth.cookie("carrel_session"), None);
    ruth.set_cookie("carrel_session", &token);
    assert!(!is_signed_in(&ruth).await);
}

#[actix_web::test]
async fn roles_and_devices_are_shown_in_words() {
    let app = TestApp::new().await;
    let dana = app.person("Dana", &[Role::Coordinator, Role::Registrar]).await;
    dana.visit("/me")
        .await
        .says("Look after cohorts")
        .says("Issue certificates")
        .does_not_say("Run this site")
        .says("Firefox on Linux")
        .says("This device")
        .says("Last seen: November 18, 2025, 9:00 a.m.");
}
