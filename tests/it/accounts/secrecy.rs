//! Nothing says whether an address has an account.

use diesel_async::RunQueryDsl;

use super::ask;
use crate::harness::TestApp;

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}

async fn count(app: &TestApp, table: &str) -> i64 {
    let query = format!("select count(*) from {table}");
    diesel::sql_query(query).get_result::<Count>(&mut *app.conn().await).await.unwrap().count
}

#[actix_web::test]
async fn known_and_unknown_addresses_get_the_same_page() {
    for options in ["sign_up = true", "sign_up = false"] {
        let app = TestApp::with(options).await;
        app.may_leave_jobs();
        app.learner("Ruth").await;
        let (one, other) = (app.visitor(), app.visitor());
        let known = ask(&one, "ruth@example.org").await;
        let unknown = ask(&other, "noah@example.org").await;
        assert_eq!((known.status, known.path.as_str()), (200, "/signin/sent"));
        let same = |text: String| text.replace("ruth@", "noah@");
        assert_eq!(same(known.answer.text()), unknown.answer.text());
        let names = |page: &crate::harness::Page<'_>| {
            page.answer.headers.keys().map(|name| name.as_str().to_owned()).collect::<std::collections::BTreeSet<_>>()
        };
        assert_eq!(names(&known), names(&unknown));
    }
}

#[actix_web::test]
async fn where_nobody_may_join_an_unknown_address_gets_no_mail_for_the_same_work() {
    let app = TestApp::with("sign_up = false").await;
    app.may_leave_jobs();
    app.learner("Ruth").await;
    ask(&app.visitor(), "noah@example.org").await;
    // A link that nobody holds is kept, so that as much was written; no message, no job.
    let kept = (count(&app, "sign_in_links").await, count(&app, "messages").await, count(&app, "jobs").await);
    assert_eq!(kept, (1, 0, 0));
    ask(&app.visitor(), "ruth@example.org").await;
    assert_eq!((count(&app, "sign_in_links").await, count(&app, "messages").await), (2, 1));
}

#[actix_web::test]
async fn an_unknown_address_and_a_wrong_password_are_told_the_same() {
    let app = TestApp::new().await;
    app.learner("Ruth").await;
    let mut pages = Vec::new();
    for email in ["ruth@example.org", "noah@example.org", "no address"] {
        let browser = app.visitor();
        let page = browser.visit("/signin").await;
        let page = page.fill("Email of your account", email).fill("Password", "three gray cats").press("Sign in").await;
        assert_eq!((page.status, page.value("Email of your account").as_str()), (422, email));
        pages.push(page.answer.text().replace(email, "EMAIL"));
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[0], pages[2]);
}

#[actix_web::test]
async fn only_the_hash_of_a_secret_is_stored() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    ask(&app.visitor(), "ruth@example.org").await;
    let link = app.letter_to("ruth@example.org").await.link();
    let secret = link.strip_prefix("/signin/").unwrap();
    let found = format!("sign_in_links where token_hash = '{secret}'::bytea or next_path like '%{secret}%'");
    assert_eq!(count(&app, &found).await, 0);
    assert_eq!(count(&app, &format!("sign_in_links where token_hash = sha256('{secret}')")).await, 1);
}
