//! Certificates as signed credentials: every form in which they are served, what is withdrawn, keys.

mod dropped;
mod register;
mod verifying;

use actix_web::http::{Method, StatusCode, header};
use actix_web::test::TestRequest;
use carrel::certificates::badge::{self, Credential, KnownKeys, StatusList};
use carrel::certificates::bundle::{self, Bundle, Finding, Verdict};
use carrel::certificates::{self, Certificate, Facts, Reason, attest_missing};
use carrel::study::Finished;
use chrono::TimeDelta;
use diesel::QueryableByName;
use diesel::sql_types::BigInt;
use diesel_async::{AsyncConnection, RunQueryDsl};
use futures_util::future::join_all;
use serde_json::Value;

use crate::harness::{Answer, Someone, TestApp, Visitor};
use crate::studying::{complete, do_lessons, finish, module, pass, school};

/// The issuer of what ships.
const ISSUER: &str = "/issuers/home";

async fn get(visitor: &Visitor, path: &str) -> Answer {
    visitor.send(Method::GET, path, Default::default()).await
}

/// An address on this site as a path.
fn path(app: &TestApp, address: &str) -> String {
    address.strip_prefix(app.app.config().base_url.as_str()).unwrap_or_else(|| panic!("{address}")).to_owned()
}

async fn json(app: &TestApp, path: &str) -> Value {
    let answer = get(&app.visitor(), path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{path}");
    assert_eq!(answer.header("cache-control"), Some("public, max-age=60"), "{path}");
    serde_json::from_slice(&answer.bytes).unwrap()
}

async fn text(app: &TestApp, path: &str) -> String {
    let answer = get(&app.visitor(), path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    answer.text()
}

pub async fn keys(app: &TestApp) -> KnownKeys {
    serde_json::from_value(json(app, &format!("{ISSUER}/keys.json")).await).unwrap()
}

async fn bundle(app: &TestApp, finished: &Finished) -> Bundle {
    serde_json::from_value(json(app, &format!("/v/{}.json", finished.code)).await).unwrap()
}

/// What a check of everything that proves a certificate says now.
async fn checked(app: &TestApp, finished: &Finished) -> bundle::Report {
    bundle::check(&bundle(app, finished).await, Some(&keys(app).await), app.app.now())
}

async fn sql(app: &TestApp, statement: &str) -> usize {
    diesel::sql_query(statement).execute(&mut *app.conn().await).await.unwrap()
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

async fn count(app: &TestApp, of: &str) -> i64 {
    let row: Count =
        diesel::sql_query(format!("select count(*) from {of}")).get_result(&mut *app.conn().await).await.unwrap();
    row.count
}

async fn certificate(app: &TestApp, someone: &Someone) -> Certificate {
    let module = module(app).await;
    certificates::of_module(&mut *app.conn().await, someone.id, module.module_id).await.unwrap().unwrap()
}

async fn withdraw(app: &TestApp, certificate: &Certificate) {
    let (program, now, mut conn) = (app.app.clone(), app.app.now(), app.conn().await);
    let done = conn.transaction(async |conn| {
        certificates::withdraw(conn, &program, certificate, Reason::IssuedTwice, "", now).await
    });
    assert!(done.await.unwrap());
}

#[actix_web::test]
async fn a_certificate_is_served_in_every_form_and_each_is_accepted() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let (code, keys) = (&finished.code, keys(&app).await);
    // The token, and what it attests.
    let token = text(&app, &format!("/v/{code}.jwt")).await;
    let (credential, known) = badge::token::open::<Credential>(&token, &keys).unwrap();
    assert_eq!(credential.id, app.app.config().url(&format!("/v/{code}")));
    assert_eq!(credential.issuer.id, "did:web:127.0.0.1%3A8080:issuers:home");
    let facts = text(&app, &path(&app, &credential.related_resource.id)).await;
    assert!(credential.attests(&serde_json::from_str::<Facts>(&facts).unwrap()).unwrap());
    assert!(!token.contains("ruth.okafor@"), "no address, not even hashed");
    // The same with a proof inside.
    let secured = json(&app, &format!("/v/{code}/credential.json")).await;
    assert_eq!(badge::proof::open::<Credential>(&secured, &keys).unwrap().0, credential);
    // Whatever it names is there.
    let did = json(&app, &format!("{ISSUER}/did.json")).await;
    assert_eq!(
        (&did["id"], did["verificationMethod"].as_array().unwrap().len()),
        (&Value::from(credential.issuer.id.as_str()), 2)
    );
    let jwks = json(&app, &format!("{ISSUER}/jwks.json")).await;
    assert_eq!(jwks["keys"][0]["x"], known.key.x());
    let mut profile = json(&app, ISSUER).await;
    profile.as_object_mut().unwrap().remove("@context");
    assert_eq!(profile, serde_json::to_value(&credential.issuer).unwrap());
    let achievement = json(&app, &path(&app, &credential.credential_subject.achievement.id)).await;
    assert_eq!(achievement["name"], "Rights and privacy");
    assert!(!achievement.to_string().contains(&code.to_string()), "{achievement}");
    let status = credential.credential_status.clone().unwrap();
    let list = path(&app, &status.status_list_credential);
    let secured = json(&app, &list).await;
    let token = text(&app, &format!("{list}.jwt")).await;
    for list in [
        badge::proof::open::<StatusList>(&secured, &keys).unwrap().0,
        badge::token::open::<StatusList>(&token, &keys).unwrap().0,
    ] {
        assert_eq!(list.says(&status), Some(false));
    }
    // All of it in one file.
    assert_eq!(checked(&app, &finished).await.verdict(), Verdict::Genuine);
    let page = app.visitor();
    let page = page.visit(&format!("/v/{code}")).await.says("What proves it").says("Entry number 1 of the public log");
    let page = page.says(known.key.id().as_str()).says(&credential.issuer.id);
    assert_eq!(page.link("Everything that proves it, in one file"), format!("/v/{code}.json"));
}

#[actix_web::test]
async fn the_address_of_a_certificate_answers_in_the_form_that_is_liked() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let code = finish(&app, ruth.id).await.code;
    let service = actix_web::test::init_service(carrel::serve::http::service(&app.app)).await;
    for (accept, kind) in [
        ("text/html,*/*;q=0.8", "text/html; charset=utf-8"),
        ("application/ld+json", "application/vc"),
        ("application/json", "application/vc"),
        ("application/vc+jwt", "application/vc+jwt"),
    ] {
        let request = TestRequest::get().uri(&format!("/v/{code}")).insert_header((header::ACCEPT, accept));
        let answer = actix_web::test::call_service(&service, request.to_request()).await;
        assert_eq!(answer.headers().get("content-type").unwrap(), kind, "{accept}");
        let vary = answer.headers().get("vary").unwrap().to_str().unwrap().to_lowercase();
        assert!(vary.contains("accept"), "{vary}");
    }
}

#[actix_web::test]
async fn a_withdrawal_is_public_at_once_in_every_form_and_names_nobody() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let (kept, keys) = (bundle(&app, &finished).await, keys(&app).await);
    let ours = certificate(&app, &ruth).await;
    app.pass(TimeDelta::minutes(5));
    withdraw(&app, &ours).await;
    let (credential, _) = badge::token::open::<Credential>(&kept.token, &keys).unwrap();
    let entry = credential.credential_status.unwrap();
    let list = text(&app, &format!("{}.jwt", path(&app, &entry.status_list_credential))).await;
    assert_eq!(badge::token::open::<StatusList>(&list, &keys).unwrap().0.says(&entry), Some(true));
    // Who kept the file and asks for the list alone learns it too.
    let later = Bundle { status: Some(list), ..kept };
    assert_eq!(bundle::check(&later, Some(&keys), app.app.now()).verdict(), Verdict::Withdrawn);
    let code = &finished.code;
    let stranger = app.visitor();
    for path in [".json", ".jwt", "/credential.json", "/facts.json"] {
        let answer = get(&stranger, &format!("/v/{code}{path}")).await;
        assert_eq!(answer.status, StatusCode::GONE, "{path}");
        assert!(answer.text().contains("issued_twice") && !answer.text().contains("Ruth"), "{}", answer.text());
    }
    let page = stranger.visit(&format!("/v/{code}")).await;
    assert_eq!(page.h1, "This certificate was withdrawn");
    page.does_not_say("Ruth").does_not_say("What proves it");
    // It stands in the log for ever, also when it was a mistake.
    let log = json(&app, &format!("{ISSUER}/log/entries")).await;
    let entries = log["entries"].as_array().unwrap();
    assert!(entries.len() == 2 && entries[1].as_str().unwrap().contains("issued_twice"), "{log}");
    let (program, now, mut conn) = (app.app.clone(), app.app.now(), app.conn().await);
    let done = conn.transaction(async |conn| certificates::restore(conn, &program, &ours, now).await).await;
    drop(conn);
    assert!(done.unwrap());
    let report = checked(&app, &finished).await;
    assert_eq!(report.verdict(), Verdict::Genuine, "{:?}", report.findings);
    assert!(report.findings.contains(&Finding::Restored { at: now }));
    assert_eq!(count(&app, "log_entries").await, 3);
}

#[actix_web::test]
async fn what_is_private_stays_so_in_every_form() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    sql(&app, "update certificates set details_public = false").await;
    let stranger = app.visitor();
    for path in [".json", ".jwt", "/credential.json", "/facts.json"] {
        let answer = get(&stranger, &format!("/v/{}{path}", finished.code)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        let said = answer.text();
        assert!(said.contains("\"private\"") && !said.contains("Ruth") && !said.contains("Rights"), "{said}");
    }
    // The log, the list and the achievement name nobody either.
    for path in ["log/entries", "log/head", "status/1", "did.json", "keys.json"] {
        let said = get(&stranger, &format!("{ISSUER}/{path}")).await.text();
        assert!(!said.contains("Ruth") && !said.contains(finished.code.compact()), "{path}: {said}");
    }
    for path in [".json", ".jwt"] {
        assert_eq!(get(&stranger, &format!("/v/TLA-7K4M-Q2SY{path}")).await.status, StatusCode::NOT_FOUND);
    }
}

#[actix_web::test]
async fn fifty_claims_at_once_give_one_certificate_and_one_entry() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    do_lessons(&app, ruth.id, usize::MAX).await;
    pass(&app, ruth.id).await;
    join_all((0..50).map(|_| complete(&app, ruth.id))).await;
    for table in ["certificates", "certificate_credentials", "status_places", "log_entries", "log_heads", "issuer_keys"]
    {
        assert_eq!(count(&app, table).await, 1, "{table}");
    }
}

#[actix_web::test]
async fn what_is_signed_is_never_changed() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    finish(&app, ruth.id).await;
    for table in ["log_entries", "log_nodes", "log_heads"] {
        for statement in [
            format!("update {table} set organization_id = organization_id"),
            format!("delete from {table}"),
            format!("truncate {table}"),
        ] {
            let error = diesel::sql_query(&statement).execute(&mut *app.conn().await).await.expect_err(&statement);
            assert!(error.to_string().contains("append-only"), "{statement}: {error}");
        }
    }
}

#[actix_web::test]
async fn what_is_stored_and_not_what_was_signed_is_not_vouched_for() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let code = finish(&app, ruth.id).await.code;
    // Who owns the database can do this.
    sql(&app, "alter table certificates disable trigger certificates_attested").await;
    sql(&app, "update certificates set facts = jsonb_set(facts, '{minutes}', '500')").await;
    let stranger = app.visitor();
    let page = stranger.visit(&format!("/v/{code}")).await.has_status(200);
    assert_eq!(page.h1, "We can't vouch for this certificate");
    page.does_not_say("500").says("555-010-0142");
    for path in [".json", ".jwt"] {
        assert_eq!(get(&stranger, &format!("/v/{code}{path}")).await.status, StatusCode::CONFLICT);
    }
}

#[actix_web::test]
async fn certificates_from_before_are_signed_once_and_the_log_says_that_it_was_late() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    sql(&app, "delete from certificate_credentials").await;
    let stranger = app.visitor();
    assert_eq!(get(&stranger, &format!("/v/{}.json", finished.code)).await.status, StatusCode::NOT_FOUND);
    stranger.visit(&format!("/v/{}", finished.code)).await.says("This certificate is genuine");
    app.pass(TimeDelta::days(30));
    assert_eq!(attest_missing(&app.app).await.unwrap(), 1);
    assert_eq!(attest_missing(&app.app).await.unwrap(), 0);
    let report = checked(&app, &finished).await;
    assert_eq!(report.verdict(), Verdict::Incomplete, "{:?}", report.findings);
    assert!(report.findings.iter().any(|finding| matches!(finding, Finding::LoggedLate { index: 1, .. })));
}

#[actix_web::test]
async fn a_new_key_signs_and_what_the_old_one_signed_stays_valid() {
    let app = school().await;
    let (ruth, nell) = (app.learner("Ruth Okafor").await, app.learner("Nell").await);
    let old = finish(&app, ruth.id).await;
    let organization = certificate(&app, &ruth).await.organization_id;
    app.pass(TimeDelta::days(1));
    let now = app.app.now();
    let after = certificates::rotate(&mut *app.conn().await, &app.app, organization, now).await.unwrap();
    assert_eq!((after.keys.len(), after.keys[0].until, after.keys[1].until), (2, None, Some(now)));
    app.pass(TimeDelta::days(1));
    let new = finish(&app, nell.id).await;
    for finished in [&old, &new] {
        let report = checked(&app, finished).await;
        assert_eq!(report.verdict(), Verdict::Genuine, "{:?}", report.findings);
        let secured = json(&app, &format!("/v/{}/credential.json", finished.code)).await;
        assert_eq!(badge::proof::open::<Credential>(&secured, &after).unwrap().1.key, after.keys[0].key);
    }
    let signer = |bundle: &Bundle| badge::token::open::<Credential>(&bundle.token, &after).unwrap().1.key;
    assert_eq!(signer(&bundle(&app, &old).await), after.keys[1].key);
    assert_eq!(signer(&bundle(&app, &new).await), after.keys[0].key);
    let did = json(&app, &format!("{ISSUER}/did.json")).await;
    assert_eq!(did["verificationMethod"].as_array().unwrap().len(), 4);
    // Of the retired one there is no secret any more, and of the other no plain one.
    assert_eq!(count(&app, "issuer_keys where sealed_secret is not null and until is null").await, 1);
    assert_eq!(count(&app, "issuer_keys where until is not null and sealed_secret is null").await, 1);
}

#[actix_web::test]
async fn nothing_that_is_issued_claims_an_accreditation_that_nobody_gave() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let said = text(&app, &format!("/v/{}.json", finished.code)).await;
    let page = get(&app.visitor(), &format!("/v/{}", finished.code)).await.text();
    for said in [said, page] {
        assert!(!said.to_lowercase().contains("iacet"), "{said}");
    }
}
