//! A password is optional, and changing it takes more than an open desk.

use chrono::TimeDelta;

use super::{follow, is_signed_in};
use crate::harness::{TestApp, Visitor};

const PASSWORD: &str = "three gray cats on a fence";

async fn try_password(browser: &Visitor, password: &str) -> u16 {
    let page = browser.visit("/signin?next=/me").await;
    let page = page.fill("Email of your account", "ruth@example.org").fill("Password", password);
    page.press("Sign in").await.status
}

#[actix_web::test]
async fn someone_sets_a_password_signs_in_with_it_and_removes_it() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth").await;
    let page = ruth.visit("/me").await.says("You have no password").follow("Set a password").await;
    let page =
        page.fill("New password", "ruth").press("Save password").await.has_status(422).says("12 characters or more");
    let page = page.fill("New password", "Ruth Ruth 2026").press("Save password").await.says("made of your name");
    page.fill("New password", PASSWORD).press("Save password").await.says("You also have a password");
    assert_eq!(app.letter_to("ruth@example.org").await.subject, "You set a password at Carrel");

    let other = app.visitor();
    assert_eq!(try_password(&other, "three gray cats on a wall").await, 422);
    assert!(!is_signed_in(&other).await);
    assert_eq!(try_password(&other, PASSWORD).await, 200);
    assert!(is_signed_in(&other).await);

    ruth.visit("/me/password").await.press("Remove password").await.says("You have no password");
    assert_eq!(app.letter_to("ruth@example.org").await.subject, "Your password at Carrel was removed");
    assert!(!is_signed_in(&other).await && is_signed_in(&ruth).await);
    assert_eq!(try_password(&other, PASSWORD).await, 422);
}

#[actix_web::test]
async fn later_the_password_there_is_must_be_given() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth").await;
    ruth.visit("/me/password").await.fill("New password", PASSWORD).press("Save password").await;
    app.pass(TimeDelta::hours(1));
    let page = ruth.visit("/me/password").await.fill("New password", "four gray cats on a fence");
    let page = page.fill("The password you have now", "wrong").press("Save password").await.has_status(422);
    let page = page.says("This is not the password you have now").fill("New password", "four gray cats on a fence");
    page.fill("The password you have now", PASSWORD).press("Save password").await.has_status(200);
    assert_eq!(app.letter_to("ruth@example.org").await.subject, "Your password at Carrel was changed");
    assert_eq!(try_password(&app.visitor(), PASSWORD).await, 422);
    assert_eq!(try_password(&app.visitor(), "four gray cats on a fence").await, 200);
    // Removing it asks for it too.
    app.pass(TimeDelta::hours(1));
    ruth.visit("/me/password").await.press("Remove password").await.has_status(422);
}

#[actix_web::test]
async fn without_a_password_an_old_sign_in_must_be_confirmed_by_mail() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth").await;
    app.pass(TimeDelta::hours(1));
    let page = ruth.visit("/me/password").await.says("You signed in a while ago");
    assert!(!page.has_button("Save password"));
    ruth.post("/me/password", &[("new", PASSWORD)]).await.says("You signed in a while ago");
    assert_eq!(try_password(&app.visitor(), PASSWORD).await, 422);

    page.press("Email me a link").await.says("ruth@example.org");
    let page = follow(&app, &ruth, "ruth@example.org").await;
    assert_eq!(page.path, "/me/password");
    page.fill("New password", PASSWORD).press("Save password").await;
    assert_eq!(try_password(&app.visitor(), PASSWORD).await, 200);
}
