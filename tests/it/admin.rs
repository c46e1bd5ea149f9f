//! The pages of the person who runs the site.

use actix_web::http::Method;
use carrel::db::schema::jobs as rows;
use carrel::mail::{self, MessageId, Outgoing};
use diesel::prelude::*;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use uuid::Uuid;

use crate::harness::{TestApp, Visitor};

const PAGES: [&str; 4] = ["/admin", "/admin/mail", "/admin/jobs", "/admin/content"];

/// A job that was given up. It would hand over a message that isn't there, which is nothing.
async fn failed_job(app: &TestApp, error: &str) {
    let row = (
        rows::id.eq(Uuid::now_v7()),
        rows::kind.eq("send_message"),
        rows::payload.eq(serde_json::json!({ "message": MessageId::new() })),
        rows::run_at.eq(app.app.now()),
        rows::attempts.eq(8),
        rows::last_error.eq(error),
        rows::failed_at.eq(app.app.now()),
        rows::created_at.eq(app.app.now()),
    );
    diesel::insert_into(rows::table).values(row).execute(&mut app.conn().await).await.unwrap();
}

async fn write_to(app: &TestApp, address: &str) -> MessageId {
    let message = Outgoing {
        kind: "digest",
        message_id: mail::message_id(Uuid::now_v7(), &app.app.config().base_url),
        to_name: "Ruth Okafor".into(),
        to_address: address.into(),
        reply_to: None,
        subject: "7 minutes: a challenge arrives".into(),
        text: format!("Read it here: {}.\n", app.app.config().url("/l/PUB-03")),
        html: Some("<p style=\"color:#241e17\">Read it here.</p>".into()),
        headers: mail::list_headers("spring.example.org", "https://example.org/stop/1", None),
        urgent: false,
    };
    mail::queue(&mut *app.conn().await, &message, app.app.now()).await.unwrap()
}

async fn asks_for_a_link(visitor: &Visitor, email: &str) {
    let page = visitor.visit("/signin").await.fill("Your email", email).press("Email me a link").await;
    assert_eq!(page.status, 200, "{}", page.text());
}

#[actix_web::test]
async fn nobody_but_an_administrator_is_let_in() {
    let app = TestApp::new().await;
    let (ruth, dana) = (app.learner("Ruth").await, app.coordinator("Dana").await);
    for path in PAGES {
        ruth.visit(path).await.has_status(403);
        dana.visit(path).await.has_status(403);
        assert!(app.visitor().visit(path).await.path.starts_with("/signin?"), "{path}");
    }
}

#[actix_web::test]
async fn the_desk_says_how_things_stand_and_leads_to_what_needs_a_hand() {
    let app = TestApp::new().await;
    let ann = app.administrator("Ann").await;
    let page = ann.visit("/admin").await.has_status(200).says("Mail stays in files").says("set smtp_host");
    let page = page.says("0 waiting or running, 0 failed").says("1 person has an account").does_not_say("Needs repair");
    assert_eq!(page.texts("tbody th"), ["Database", "Mail", "Jobs", "People", "Content"]);
    failed_job(&app, "tripped over a cart").await;
    let page = ann.visit("/admin").await.says("0 waiting or running, 1 failed").follow("Jobs").await;
    page.says("tripped over a cart").press("Discard").await;
    for path in PAGES {
        assert_eq!(ann.visit(path).await.texts(".nav [aria-current]"), ["Administration"], "{path}");
    }
}

#[actix_web::test]
async fn a_failed_job_is_run_again() {
    let app = TestApp::new().await;
    let ann = app.administrator("Ann").await;
    ann.visit("/admin/jobs").await.says("No job has failed").says("No job is waiting");
    failed_job(&app, "tripped over a cart").await;
    let page = ann.visit("/admin/jobs").await.says("tripped over a cart").says("Tried 8 times");
    let page = page.press("Run again").await;
    page.says("waiting to run again").says("1 job is waiting").says("No job has failed");
    assert_eq!(app.work_off().await, ["send_message"]);
    ann.visit("/admin/jobs").await.says("No job is waiting");
}

#[actix_web::test]
async fn a_discarded_job_is_gone_and_a_second_press_says_so() {
    let app = TestApp::new().await;
    let ann = app.administrator("Ann").await;
    failed_job(&app, "tripped over a cart").await;
    let (one, other) = (ann.visit("/admin/jobs").await, ann.visit("/admin/jobs").await);
    one.press("Discard").await.says("was discarded").says("No job has failed");
    other.press("Run again").await.says("no longer here");
    assert_eq!(app.work_off().await, Vec::<String>::new());
}

#[actix_web::test]
async fn without_a_mail_server_a_message_is_read_here_and_its_link_followed() {
    let app = TestApp::new().await;
    let ann = app.administrator("Ann").await;
    ann.visit("/admin/mail").await.says("No mail yet").says("No mail server is set").says("mail, and this page");
    let ruth = app.visitor();
    asks_for_a_link(&ruth, "ruth@example.org").await;
    let page = ann.visit("/admin/mail").await.says("ruth@example.org").says("Waiting");
    let subject = app.letter_to("ruth@example.org").await.subject;
    let page = page.follow(&subject).await.says("ruth@example.org").says("sign_in");
    let link = page.link(&app.app.config().url("/signin/"));
    let page = ruth.visit(&link).await.press("Sign in as r…@example.org").await.has_status(200);
    assert!(page.path.starts_with("/welcome"), "{}", page.path);
    app.work_off().await;
    ann.visit("/admin/mail").await.says("Sent Nov 18, 9:00 a.m.");
}

#[actix_web::test]
async fn with_a_mail_server_the_key_to_an_account_is_its_owners_alone() {
    let app = TestApp::with("smtp_host = \"mail.example.org\"").await;
    app.may_leave_jobs();
    let ann = app.administrator("Ann").await;
    asks_for_a_link(&app.visitor(), "ruth@example.org").await;
    let letter = app.letter_to("ruth@example.org").await;
    let page = ann.visit("/admin/mail").await.does_not_say("No mail server is set").follow(&letter.subject).await;
    let page = page.says("Only the person it was sent to may read it");
    assert!(!page.answer.text().contains(&letter.link()), "{}", page.text());
    ann.visit(&format!("{}/html", page.path)).await.has_status(404);
    // Whoever has the link of this letter could bring Ruth's account into their own.
    let ruth = app.learner("Ruth Okafor").await;
    ann.post("/me/join", &[("email", &ruth.email)]).await;
    let letter = app.letter_to(&ruth.email).await;
    let page = ann.visit("/admin/mail").await.follow(&letter.subject).await;
    let page = page.says("Only the person it was sent to may read it");
    assert!(letter.link().contains("/me/join/") && !page.answer.text().contains(&letter.link()));
    ann.visit(&format!("{}/html", page.path)).await.has_status(404);
    // Other mail may be read.
    let digest = write_to(&app, "ruth@example.org").await;
    let page = ann.visit(&format!("/admin/mail/{digest}")).await.says("/l/PUB-03").says("List-Unsubscribe");
    assert!(page.has_link("See it as a mail program shows it") && !page.has_link("http"));
}

#[actix_web::test]
async fn the_html_of_a_message_may_have_its_styles_and_nothing_else() {
    let app = TestApp::new().await;
    let ann = app.administrator("Ann").await;
    let id = write_to(&app, "ruth@example.org").await;
    let link = ann.visit(&format!("/admin/mail/{id}")).await.link("See it as a mail program shows it");
    let answer = ann.send(Method::GET, &link, Default::default()).await;
    assert_eq!(answer.text(), "<p style=\"color:#241e17\">Read it here.</p>");
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'unsafe-inline'; "), "{policy}");
    assert!(policy.ends_with("; sandbox") && !policy.contains("script"), "{policy}");
    assert_eq!(answer.headers.get_all("content-security-policy").count(), 1);
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    app.work_off().await;
}

#[actix_web::test]
async fn a_message_that_was_given_up_is_sent_again() {
    let app = TestApp::new().await;
    let ann = app.administrator("Ann").await;
    let id = write_to(&app, "ruth at example.org").await;
    let path = format!("/admin/mail/{id}");
    assert!(!ann.visit(&path).await.has_button("Send again"));
    app.work_off().await;
    ann.visit("/admin").await.says("0 waiting, 1 given up");
    let page = ann.visit("/admin/mail").await.says("Given up Nov 18, 9:00 a.m.").says("not written like an email");
    let page = page.follow("7 minutes: a challenge arrives").await.says("Given up");
    let page = page.press("Send again").await.says("on its way again").says("Waiting").does_not_say("Given up");
    assert!(!page.has_button("Send again"));
    ann.post(&format!("{path}/again"), &[]).await.says("Nothing was done");
    assert_eq!(app.work_off().await, ["send_message"]);
    ann.visit(&path).await.says("Given up");
}

#[actix_web::test]
async fn the_content_folder_is_checked_and_loaded_again() {
    let app = TestApp::new().await;
    let ann = app.administrator("Ann").await;
    let page = ann.visit("/admin").await.follow("Content").await.says("Every file is sound");
    page.press("Load again").await.says("Loaded. Nothing has changed.").says("Every file is sound");
    ann.visit("/lessons").await.has_status(200).says("PUB");
}

#[actix_web::test]
async fn what_a_start_left_out_is_said_before_anybody_loads_again() {
    let app = TestApp::new().await;
    // Other rules than the file has are kept under its version, and nobody approved them.
    let other = "alter table rule_sets disable trigger user;
        update rule_sets set content_hash = repeat('0', 64) where code = 'georgia';
        alter table rule_sets enable trigger user;";
    app.conn().await.batch_execute(other).await.unwrap();
    carrel::serve::prepare(&app.app).await.unwrap();
    let ann = app.administrator("Ann").await;
    let page = ann.visit("/admin/content").await;
    let page = page.says("rule set georgia: it changed, but other rules are kept already as its version 2.");
    page.says("Give it another version number.").does_not_say("in force already");
}
