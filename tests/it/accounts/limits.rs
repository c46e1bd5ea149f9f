//! Attempts are limited per address and per network.

use chrono::TimeDelta;

use super::ask;
use crate::harness::TestApp;

#[actix_web::test]
async fn the_sixth_link_of_an_hour_to_one_address_is_not_sent_and_nobody_can_tell() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    for network in 0..8 {
        ask(&app.visitor().from_network([198, 51, network, 1]), "ruth@example.org").await.says("Check your mail");
    }
    assert_eq!(app.mail().await.len(), 5);
    ask(&app.visitor(), "dana@example.org").await;
    assert_eq!(app.mail().await.len(), 6);
    app.pass(TimeDelta::minutes(13));
    ask(&app.visitor(), "ruth@example.org").await;
    assert_eq!(app.mail().await.len(), 7);
}

#[actix_web::test]
async fn a_network_that_asks_too_often_is_told_how_long_to_wait() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    for one in 0..30 {
        ask(&app.visitor(), &format!("reader{one}@example.org")).await.has_status(200);
    }
    let neighbor = app.visitor().from_network([192, 0, 2, 77]);
    let page = ask(&neighbor, "ruth@example.org").await.has_status(429).says("Wait");
    assert!(page.answer.header("retry-after").is_some());
    ask(&app.visitor().from_network([192, 0, 3, 1]), "ruth@example.org").await.has_status(200);
}

#[actix_web::test]
async fn the_eleventh_password_for_an_address_must_wait_whether_it_has_an_account_or_not() {
    let app = TestApp::new().await;
    app.learner("Ruth").await;
    for email in ["ruth@example.org", "noah@example.org"] {
        let fields = [("account", email), ("password", "three gray cats")];
        for network in 0..10 {
            let browser = app.visitor().from_network([198, 51, network, 1]);
            browser.post("/signin/password", &fields).await.has_status(422);
        }
        app.visitor().post("/signin/password", &fields).await.has_status(429);
    }
}
