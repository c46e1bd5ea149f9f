//! Certificates: the sheet, the PDF, and what the public page says in every state.

use actix_web::http::Method;
use carrel::certificates::{self, Facts, For, New, Prefix};
use carrel::db::Conn;
use carrel::study::Finished;
use diesel_async::{AsyncConnection, RunQueryDsl};

use crate::harness::{TestApp, Visitor};
use crate::studying::{finish, module, school};

async fn get(visitor: &Visitor, path: &str) -> (u16, Vec<u8>, Vec<(String, String)>) {
    let answer = visitor.send(Method::GET, path, Default::default()).await;
    let headers = answer.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    (answer.status.as_u16(), answer.bytes.clone(), headers.collect())
}

async fn sql(conn: &mut Conn, statement: &str) {
    diesel::sql_query(statement).execute(conn).await.unwrap();
}

#[actix_web::test]
async fn its_owner_sees_the_sheet_and_what_others_see() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let page = ruth.visit(&format!("/c/{}", finished.certificate)).await.has_status(200);
    assert_eq!(page.h1, "Certificate of Continuing Education");
    let page = page
        .says("Ruth Okafor")
        .says("Willow Creek Public Library")
        .says("for completing Rights and privacy, 50 minutes of study, on November 21, 2026.")
        .says("Credit: 0.833 contact hours")
        .says("Example organization: not valid as proof")
        .says(&finished.code.to_string());
    assert_eq!(page.link("Public page"), format!("/v/{}", finished.code));
    assert_eq!(page.link("My record"), "/record");
    assert_eq!(page.link("PDF"), format!("/c/{}.pdf", finished.certificate));
}

#[actix_web::test]
async fn the_pdf_has_the_same_bytes_each_time() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let path = format!("/c/{}.pdf", finished.certificate);
    let (status, first, headers) = get(&ruth, &path).await;
    assert_eq!((status, &first[..5]), (200, &b"%PDF-"[..]));
    let header = |name: &str| headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap();
    assert_eq!(header("content-type"), "application/pdf");
    let name = format!("inline; filename=\"rights-and-privacy-{}.pdf\"", finished.code);
    assert_eq!(header("content-disposition"), name);
    // Another day, another name, another provider: the certificate stays what it was.
    app.pass(chrono::TimeDelta::days(3));
    let mut conn = app.conn().await;
    sql(&mut conn, "update users set name = 'Somebody Else'").await;
    sql(&mut conn, "update organizations set body = jsonb_set(body, '{name}', '\"Another\"')").await;
    drop(conn);
    let (_, again, _) = get(&ruth, &path).await;
    assert!(first == again, "the bytes differ");
}

#[actix_web::test]
async fn someone_elses_certificate_is_not_found() {
    let app = school().await;
    let (ruth, nell) = (app.learner("Ruth").await, app.learner("Nell").await);
    let id = finish(&app, ruth.id).await.certificate;
    for path in [format!("/c/{id}"), format!("/c/{id}.pdf"), "/c/nonsense".to_owned(), "/c/nonsense.pdf".to_owned()] {
        assert_eq!(get(&nell, &path).await.0, 404, "{path}");
    }
    nell.post(&format!("/c/{id}/details"), &[("details", "private")]).await.has_status(404);
    assert_eq!(get(&ruth, &format!("/c/{id}")).await.0, 200);
}

/// The public page as anyone sees it.
async fn checked(app: &TestApp, finished: &Finished) -> String {
    let stranger = app.visitor();
    let page = stranger.visit(&format!("/v/{}", finished.code)).await.has_status(200);
    let page = page.says("Checked just now, November 21, 2026, 2:47 p.m.").says(&finished.code.to_string());
    page.h1.clone() + " | " + &page.text()
}

#[actix_web::test]
async fn a_genuine_one_shows_every_fact_to_anyone_without_cookies_or_scripts() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let text = checked(&app, &finished).await;
    assert!(text.starts_with("This certificate is genuine"), "{text}");
    for fact in [
        "Ruth Okafor",
        "Rights and privacy",
        "50 minutes",
        "0.833 contact hours",
        "50 / 60, kept to the thousandth",
        "Dana Whitlock, Continuing Education Coordinator",
        "Self-paced online lessons, interactive",
        "Passed, 8 of 8 right",
        "Marian Cole",
        "Tallgrass Library Association",
        "Its certificates prove nothing",
        &module(&app).await.hash,
    ] {
        assert!(text.contains(fact), "{fact} is not in {text}");
    }
    // Also in lower case, without dashes, and with a session.
    let plain = finished.code.compact().to_lowercase();
    let (status, body, headers) = get(&ruth, &format!("/v/{plain}")).await;
    let body = String::from_utf8(body).unwrap();
    assert!(status == 200 && body.contains("noindex") && !body.contains("<script"), "{body}");
    assert!(headers.iter().all(|(name, _)| name != "set-cookie"), "{headers:?}");
    assert!(headers.contains(&("cache-control".to_owned(), "public, max-age=60".to_owned())), "{headers:?}");
}

#[actix_web::test]
async fn a_private_one_is_real_and_names_nobody() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let page = ruth.visit(&format!("/c/{}", finished.certificate)).await;
    let page = page.press("Keep the details private").await.says("They do not see your name");
    let text = checked(&app, &finished).await;
    assert!(text.starts_with("This code is real. Its owner keeps the details private"), "{text}");
    assert!(text.contains("November 21, 2026") && !text.contains("Ruth") && !text.contains("Rights and privacy"));
    page.press("Show the details").await.says("can see your name");
    assert!(checked(&app, &finished).await.contains("Ruth Okafor"));
}

#[actix_web::test]
async fn one_past_its_date_says_so_and_keeps_what_is_private() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    // As if it was issued so, before anything was signed.
    sql(&mut *app.conn().await, "delete from certificate_credentials").await;
    sql(&mut *app.conn().await, "update certificates set expires_on = '2026-11-20'").await;
    let text = checked(&app, &finished).await;
    assert!(text.starts_with("This certificate was genuine. Its date has passed"), "{text}");
    assert!(text.contains("Ruth Okafor") && text.contains("November 20, 2026"), "{text}");
    sql(&mut *app.conn().await, "update certificates set details_public = false").await;
    let text = checked(&app, &finished).await;
    assert!(text.starts_with("This certificate was genuine") && !text.contains("Ruth"), "{text}");
}

#[actix_web::test]
async fn a_withdrawn_one_gives_the_reason_and_no_name() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let withdraw = "update certificates set revoked_at = '2026-11-21T20:00:00Z', revocation_reason = 'issued_twice'";
    sql(&mut *app.conn().await, withdraw).await;
    let text = checked(&app, &finished).await;
    assert!(text.starts_with("This certificate was withdrawn"), "{text}");
    assert!(
        text.contains("It was issued twice.") && !text.contains("Ruth") && !text.contains("Rights and privacy"),
        "{text}"
    );
    ruth.visit(&format!("/c/{}", finished.certificate)).await.says("It was issued twice.");
}

#[actix_web::test]
async fn a_replaced_one_leads_to_the_newer() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let module = module(&app).await;
    let mut conn = app.conn().await;
    sql(&mut conn, "update certificates set revoked_at = now(), revocation_reason = 'other'").await;
    let old = certificates::of_module(&mut conn, ruth.id, module.module_id).await.unwrap().unwrap();
    let new = New {
        user_id: ruth.id,
        subject: For::Module { module: module.module_id, version: module.id, turn: 1 },
        organization_id: module.provider_id,
        prefix: Prefix::parse("TLA").unwrap(),
    };
    let now = app.app.now();
    let facts = |code| Facts { code, learner: "Ruth Okafor-Lind".to_owned(), ..old.facts.clone() };
    let newer =
        conn.transaction(async |conn| certificates::issue(conn, &app.app, &new, facts, now).await).await.unwrap();
    let again =
        conn.transaction(async |conn| certificates::issue(conn, &app.app, &new, facts, now).await).await.unwrap();
    assert!(newer.first && !again.first && newer.id == again.id && newer.code == again.code);
    let replaced = format!(
        "update certificates set revoked_at = null, revocation_reason = null, superseded_by = '{}' where id = '{}'",
        newer.id, old.id
    );
    sql(&mut conn, &replaced).await;
    drop(conn);
    let text = checked(&app, &finished).await;
    assert!(text.starts_with("This certificate was replaced by a newer one") && !text.contains("Ruth"), "{text}");
    let stranger = app.visitor();
    let page = stranger.visit(&format!("/v/{}", finished.code)).await.follow("See the newer certificate").await;
    page.says("This certificate is genuine").says("Ruth Okafor-Lind").says(&newer.code.to_string());
}

#[actix_web::test]
async fn a_typing_mistake_is_named_and_an_unknown_code_answered_plainly() {
    let app = school().await;
    let stranger = app.visitor();
    let page = stranger.visit("/v").await.says("Type the code printed on the certificate.");
    let page = page.fill("Code on the certificate", "TLA-7K4M-Q2SO").press("Check").await.has_status(200);
    assert_eq!(page.h1, "There is a typing mistake in that code");
    let page = page.says("Character 11, “O”, can't be right.");
    assert_eq!(page.value("Code on the certificate"), "TLA-7K4M-Q2SO");
    let page = page.fill("Code on the certificate", "tla7k4mq2sy").press("Check").await.has_status(200);
    assert_eq!((page.path.as_str(), page.h1.as_str()), ("/v/TLA-7K4M-Q2SY", "We have no certificate with that code"));
    page.says("555-010-0142");
    for odd in ["/v/%20", "/v/%F0%9F%93%9A", "/v?code=%3Cb%3E", "/v?nonsense=1", "/v?code=a&code=b"] {
        stranger.visit(odd).await.has_status(200);
    }
}

#[actix_web::test]
async fn who_tries_codes_is_stopped_and_others_are_not() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let thief = app.visitor().at_network([203, 0, 113, 9]);
    for _ in 0..30 {
        assert_eq!(get(&thief, "/v/TLA-7K4M-Q2SY").await.0, 200);
    }
    let (status, body, headers) = get(&thief, "/v/TLA-7K4M-Q2SY").await;
    let body = String::from_utf8(body).unwrap();
    assert!(status == 429 && body.contains("555-010-0142"), "{status} {body}");
    assert!(headers.iter().any(|(name, _)| name == "retry-after"));
    assert_eq!(get(&thief, "/v/nonsense").await.0, 429);
    assert_eq!(get(&thief, &format!("/v/{}", finished.code)).await.0, 200, "who has a real code is served");
    assert_eq!(get(&app.visitor(), "/v/TLA-7K4M-Q2SY").await.0, 200);
    app.pass(chrono::TimeDelta::hours(1));
    assert_eq!(get(&thief, "/v/TLA-7K4M-Q2SY").await.0, 200);
}
