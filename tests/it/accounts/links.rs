//! A link works once, for a while, and only when its button is pressed.

use carrel::accounts;
use chrono::TimeDelta;

use super::{ask, follow, is_signed_in, masked};
use crate::harness::TestApp;

#[actix_web::test]
async fn a_link_signs_in_once_and_leads_back_to_where_one_was() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    app.learner("Ruth").await;
    let phone = app.visitor();
    let page = phone.visit("/me/password").await;
    assert_eq!(page.h1, "Sign in");
    page.fill("Your email", "Ruth@Example.org").press("Email me a link").await.says("ruth@example.org");

    let page = follow(&app, &phone, "ruth@example.org").await;
    assert_eq!(page.path, "/me/password");

    let link = app.letter_to("ruth@example.org").await.link();
    let other = app.visitor();
    let page = other.visit(&link).await.has_status(410).says("Each link works once");
    assert!(!page.has_button("Sign in as r…@example.org"));
    assert!(!is_signed_in(&other).await);
    // Whoever presses twice is signed in by the first press, and told so.
    let page = phone.post(&link, &[]).await.says("You are signed in on this device");
    assert_eq!(page.link("Carry on"), "/me/password");
}

#[actix_web::test]
async fn opening_a_link_uses_nothing_up() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    app.learner("Ruth").await;
    let browser = app.visitor();
    ask(&browser, "ruth@example.org").await;
    let link = app.letter_to("ruth@example.org").await.link();
    for _ in 0..3 {
        app.visitor().visit(&link).await.has_status(200);
    }
    assert!(!is_signed_in(&browser).await);
    follow(&app, &browser, "ruth@example.org").await;
    assert!(is_signed_in(&browser).await);
}

#[actix_web::test]
async fn a_link_pressed_by_many_at_once_lets_one_in() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    app.learner("Ruth").await;
    ask(&app.visitor(), "ruth@example.org").await;
    let link = app.letter_to("ruth@example.org").await.link();
    let browsers: Vec<_> = (0..6).map(|_| app.visitor()).collect();
    futures_util::future::join_all(browsers.iter().map(|browser| browser.post(&link, &[]))).await;
    let mut inside = 0;
    for browser in &browsers {
        inside += usize::from(is_signed_in(browser).await);
    }
    assert_eq!(inside, 1);
}

#[actix_web::test]
async fn an_old_link_offers_another_to_the_same_address() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    app.learner("Ruth").await;
    let browser = app.visitor();
    ask(&browser, "ruth@example.org").await;
    let old = app.letter_to("ruth@example.org").await.link();
    app.pass(TimeDelta::minutes(30));

    browser.post(&old, &[]).await.has_status(410).says("too old");
    let page = browser.visit(&old).await.press("Send another to r…@example.org").await;
    page.says("Check your mail").says("r…@example.org").does_not_say("ruth@");
    assert_ne!(app.letter_to("ruth@example.org").await.link(), old);
    follow(&app, &browser, "ruth@example.org").await;
    assert!(is_signed_in(&browser).await);
}

#[actix_web::test]
async fn a_made_up_link_says_that_it_does_not_work() {
    let app = TestApp::new().await;
    let page = app.visitor();
    let page = page.visit("/signin/abcdefgh").await.has_status(404).says("does not work");
    assert_eq!(page.link("Ask for a link"), "/signin");
}

#[actix_web::test]
async fn the_first_link_of_a_new_address_opens_an_account_and_asks_for_a_name() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let browser = app.visitor();
    browser.visit("/signin?next=/me").await.fill("Your email", "new.person@example.org").press("Email me a link").await;
    assert!(accounts::by_email(&mut *app.conn().await, "new.person@example.org").await.unwrap().is_none());

    let page = follow(&app, &browser, "new.person@example.org").await;
    assert_eq!((page.path.as_str(), page.h1.as_str()), ("/welcome?next=%2Fme", "Welcome to Carrel"));
    let page = page.fill("Your library", "Elm Creek").press("Save and go on").await.has_status(422);
    assert!(page.title.starts_with("Error: "), "{}", page.title);
    assert_eq!(page.value("Your library"), "Elm Creek");
    let page = page.fill("Your name", " Nia  Person").press("Save and go on").await;
    assert_eq!((page.path.as_str(), page.value("Your name")), ("/me", "Nia Person".to_owned()));
    assert_eq!(page.texts("header .me"), ["Nia"]);
    // A second link signs in to the same account and asks nothing.
    let other = app.visitor();
    ask(&other, "new.person@example.org").await;
    assert_eq!(follow(&app, &other, "new.person@example.org").await.path, "/");
}

#[actix_web::test]
async fn a_hand_off_signs_in_on_another_device_while_the_first_is_signed_in() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth").await;
    let mut conn = app.conn().await;
    let here = carrel::accounts::sessions::begin(&mut conn, ruth.id, "Chrome on Windows", app.app.now()).await.unwrap();
    let address = || accounts::handoff::address(&app.app, &here, "/me").unwrap();

    let (phone, link) = (app.visitor(), address());
    let page = phone.visit(&link).await.press("Carry on as r…@example.org").await;
    assert_eq!(page.path, "/me");
    app.visitor().visit(&link).await.has_status(410).says("has been used");

    app.pass(TimeDelta::minutes(1));
    let unused = address();
    carrel::accounts::sessions::revoke(&mut conn, &app.app, ruth.id, Some(here.session)).await.unwrap();
    app.visitor().visit(&unused).await.has_status(410).says("too old");
    let stranger = app.visitor();
    stranger.post(unused.strip_prefix("http://127.0.0.1:8080").unwrap(), &[]).await.has_status(410);
    assert!(!is_signed_in(&stranger).await);
}

#[actix_web::test]
async fn someone_signed_in_can_mail_a_page_to_themselves() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth").await;
    ruth.post("/go", &[("next", "/me/password")]).await.says("ruth@example.org");
    assert_eq!(follow(&app, &app.visitor(), "ruth@example.org").await.path, "/me/password");
}

#[actix_web::test]
async fn nobody_is_led_to_another_site() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    app.learner("Ruth").await;
    let browser = app.visitor();
    let fields = [("email", "ruth@example.org"), ("next", "//evil.example/")];
    browser.post("/signin", &fields).await;
    assert_eq!(follow(&app, &browser, "ruth@example.org").await.path, "/");
}

#[actix_web::test]
async fn signing_in_as_someone_else_ends_the_session_before() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth").await;
    app.learner("Dana").await;
    let token = ruth.cookie("carrel_session").unwrap();
    ask(&app.visitor(), "dana@example.org").await;
    let link = app.letter_to("dana@example.org").await.link();
    ruth.visit(&link).await.press(&format!("Sign in as {}", masked("dana@example.org"))).await;
    assert!(is_signed_in(&ruth).await);
    let thief = app.visitor();
    thief.set_cookie("carrel_session", &token);
    assert!(!is_signed_in(&thief).await);
}

#[actix_web::test]
async fn what_is_over_is_forgotten() {
    use carrel::db::schema::{sessions, sign_in_links};
    use diesel::QueryDsl;
    use diesel_async::RunQueryDsl;
    let app = TestApp::new().await;
    app.may_leave_jobs();
    app.learner("Ruth").await;
    ask(&app.visitor(), "ruth@example.org").await;
    let mut conn = app.conn().await;
    assert_eq!(accounts::purge(&mut conn, app.app.now()).await.unwrap(), 0);
    app.pass(TimeDelta::days(8));
    assert_eq!(accounts::purge(&mut conn, app.app.now()).await.unwrap(), 1);
    app.pass(TimeDelta::days(60));
    assert_eq!(accounts::purge(&mut conn, app.app.now()).await.unwrap(), 1);
    let left: (i64, i64) = (
        sessions::table.count().get_result(&mut conn).await.unwrap(),
        sign_in_links::table.count().get_result(&mut conn).await.unwrap(),
    );
    assert_eq!(left, (0, 0));
}
