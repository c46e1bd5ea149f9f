//! What a device is given to work without a network, and what a shared computer is spared.

use actix_web::http::Method;
use carrel::lessons;
use serde_json::Value;

use crate::harness::{Answer, TestApp, Visitor};

async fn get(browser: &Visitor, path: &str) -> Answer {
    browser.send(Method::GET, path, Default::default()).await
}

async fn pack_of(browser: &Visitor, mark: &str) -> String {
    let answer = get(browser, &format!("/packs?lesson={mark}")).await;
    let list: Vec<Value> = serde_json::from_str(&answer.text()).unwrap();
    list.first().map_or_else(String::new, |line| line["address"].as_str().unwrap().to_owned())
}

#[actix_web::test]
async fn a_pack_says_nothing_of_who_asks_and_never_changes() {
    let app = TestApp::new().await;
    let (ruth, visitor) = (app.learner("Ruth").await, app.visitor());
    let address = pack_of(&ruth.browser, "PUB-03").await;
    let (hers, anyones) = (get(&ruth.browser, &address).await, get(&visitor, &address).await);
    assert_eq!(hers.status, 200);
    assert_eq!(hers.text(), anyones.text());
    assert!(!hers.text().contains("Ruth"));
    assert_eq!(hers.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(hers.header("set-cookie"), None);
}

#[actix_web::test]
async fn a_lesson_that_is_not_open_is_packed_for_those_who_are_signed_in() {
    let app = TestApp::new().await;
    let (ruth, visitor) = (app.learner("Ruth").await, app.visitor());
    let address = pack_of(&ruth.browser, "ADM-52").await;
    let answer = get(&ruth.browser, &address).await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("cache-control").unwrap().starts_with("private"));
    assert_eq!(pack_of(&visitor, "ADM-52").await, "");
    assert_eq!(get(&visitor, &address).await.status, 303);
    assert_eq!(get(&ruth.browser, &address.replace("ADM-52", "PUB-03")).await.status, 404);
}

#[actix_web::test]
async fn a_lesson_in_progress_is_packed_in_its_version() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth").await;
    let page = ruth.browser.visit("/l/PUB-02").await.press("Start").await;
    let version = page.attribute("main", "data-version").unwrap();
    let edition = lessons::by_mark(&mut *app.conn().await, &app.app, "PUB-02").await.unwrap();
    assert_eq!(version, edition.id.to_string());
    assert_eq!(page.attribute("main", "data-pack"), Some(pack_of(&ruth.browser, "PUB-02").await));
    assert_eq!(page.attribute("main", "data-done"), Some("0".repeat(edition.len())));
    assert_eq!(page.attribute("body", "data-person"), Some(ruth.id.to_string()));
}

#[actix_web::test]
async fn a_module_and_a_pathway_say_how_much_there_is_to_fetch() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth").await;
    for path in ["/packs?module=rights-and-privacy", "/packs?path=new-library-staff"] {
        let list: Vec<Value> = serde_json::from_str(&get(&ruth.browser, path).await.text()).unwrap();
        assert!(list.len() > 1, "{path}: {list:?}");
        assert!(list.iter().all(|line| line["bytes"].as_u64().unwrap() > 1_000), "{path}: {list:?}");
    }
    assert_eq!(get(&ruth.browser, "/packs?module=none").await.status, 404);
}

#[actix_web::test]
async fn the_worker_and_the_page_that_stands_in_are_nobodys() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth").await;
    let worker = get(&ruth.browser, "/sw.js").await;
    assert_eq!(worker.header("cache-control"), Some("no-cache"));
    assert!(worker.text().starts_with("const RELEASE = "));
    let shell = get(&ruth.browser, "/offline").await.text();
    assert_eq!(shell, get(&app.visitor(), "/offline").await.text());
    assert!(!shell.contains("Ruth") && !shell.contains(&ruth.id.to_string()));
    // All that it lays out beforehand is there.
    let text = worker.text();
    let files = text.lines().nth(1).unwrap().trim_start_matches("const FILES = ").trim_end_matches(';');
    for file in serde_json::from_str::<Vec<String>>(files).unwrap() {
        assert_eq!(get(&app.visitor(), &file).await.status, 200, "{file}");
    }
}

#[actix_web::test]
async fn the_manifest_names_icons_that_are_there() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let manifest: Value = serde_json::from_str(&get(&visitor, "/manifest.webmanifest").await.text()).unwrap();
    for icon in manifest["icons"].as_array().unwrap() {
        let answer = get(&visitor, icon["src"].as_str().unwrap()).await;
        assert_eq!(answer.header("content-type"), icon["type"].as_str(), "{icon}");
    }
    assert_eq!(get(&visitor, "/icons/none.png").await.status, 404);
}

#[actix_web::test]
async fn the_shortcut_leads_to_where_the_lesson_stands() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth").await;
    assert_eq!(ruth.browser.visit("/carry-on").await.path, "/");
    ruth.browser.visit("/l/PUB-02").await.press("Start").await;
    assert_eq!(ruth.browser.visit("/carry-on").await.path, "/l/PUB-02/1");
    assert_eq!(app.visitor().visit("/carry-on").await.path, "/");
}

#[actix_web::test]
async fn the_key_of_the_seal_is_ones_own_and_stays() {
    let app = TestApp::new().await;
    let (ruth, theo) = (app.learner("Ruth").await, app.learner("Theo").await);
    let key = get(&ruth.browser, "/me/seal").await.text();
    assert_eq!(key, get(&ruth.browser, "/me/seal").await.text());
    assert_ne!(key, get(&theo.browser, "/me/seal").await.text());
    assert_eq!(get(&ruth.browser, "/me/seal").await.header("cache-control"), Some("no-store"));
}

#[actix_web::test]
async fn on_a_shared_computer_no_page_is_kept_and_signing_out_clears_the_cache() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth").await;
    let page = ruth.browser.visit("/me").await;
    assert_eq!(page.attribute("body", "data-shared"), None);
    app.visitor().visit("/signin").await.says("This is a shared computer");
    ruth.browser.set_cookie("carrel_shared", "yes");
    let answer = get(&ruth.browser, "/record").await;
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert!(answer.text().contains("data-shared"));
    let left = ruth.browser.send(Method::POST, "/signout", Default::default()).await;
    assert_eq!(left.header("clear-site-data"), Some("\"cache\""));
}

#[actix_web::test]
async fn saying_that_a_computer_is_shared_is_remembered_and_can_be_taken_back() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let visitor = app.visitor();
    visitor.post("/signin", &[("email", "ruth@example.org"), ("shared", "yes")]).await;
    assert_eq!(visitor.cookie("carrel_shared").as_deref(), Some("yes"));
    visitor.post("/signin", &[("email", "ruth@example.org")]).await;
    assert_eq!(visitor.cookie("carrel_shared"), None);
}

#[actix_web::test]
async fn an_answer_from_a_page_of_somebody_else_is_nobodys() {
    let app = TestApp::new().await;
    let (ruth, theo) = (app.learner("Ruth").await, app.learner("Theo").await);
    ruth.browser.visit("/l/PUB-03").await.press("Start").await;
    let person = ruth.id.to_string();
    let fields = [("id", "019a0000-0000-7000-8000-000000000001"), ("do", "next"), ("person", person.as_str())];
    theo.browser.post("/l/PUB-03/1", &fields).await.has_status(409);
    let shown = theo.browser.visit("/l/PUB-03").await;
    assert!(shown.has_button("Start"), "Theo has begun nothing");
    assert!(app.visitor().post("/l/PUB-03/1", &fields).await.path.starts_with("/signin"));
}
