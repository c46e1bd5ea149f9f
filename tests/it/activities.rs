//! Training done elsewhere, as a learner adds it, sends it, answers and takes it back.

use actix_web::http::Method;
use carrel::activities::{self, ActivityId};
use carrel::{claiming, record};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;
use image::{ImageFormat, Rgb, RgbImage};

use crate::harness::{Body, Page, Someone, TestApp, Visitor};

/// A small photo of this color.
pub fn photo(red: u8) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    RgbImage::from_pixel(40, 30, Rgb([red, 80, 80])).write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<</JS (app.alert(1))>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/// Sets the clock to a day on which the plain measure is in force.
pub fn under_the_measure(app: &TestApp) {
    app.clock.set("2026-11-21T15:00:00Z".parse().unwrap());
}

/// The form, filled as a webinar of an hour on November 4.
pub fn filled<'v>(page: Page<'v>, title: &str) -> Page<'v> {
    page.fill("What was it called?", title)
        .fill("Who gave it?", "Prairie State Webinars")
        .fill("When was it?", "2025-11-04")
        .fill("How long did it last?", "1:00")
        .fill("What kind of training?", "Webinar")
        .choose("With others, at a set time")
        .fill("What can you do now?", "I can ask a provider three questions.")
}

/// Sends a webinar, and returns its page.
pub async fn sent<'v>(who: &'v Someone, title: &str) -> Page<'v> {
    let check = filled(who.visit("/record/add").await, title).press("Check and send").await;
    check.press("Send it in").await
}

/// The id in the path of a page.
pub fn id_of(page: &Page<'_>) -> ActivityId {
    page.path.rsplit('/').next().unwrap().split('?').next().unwrap().parse().unwrap()
}

async fn count(app: &TestApp, table: &str) -> i64 {
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        count: i64,
    }
    let sql = format!("select count(*) from {table}");
    let row: Row = diesel::sql_query(sql).get_result(&mut app.conn().await).await.unwrap();
    row.count
}

#[actix_web::test]
async fn training_is_added_checked_and_sent_and_the_rule_is_said_before() {
    let app = TestApp::new().await;
    under_the_measure(&app);
    let ruth = app.learner("Ruth Okafor").await;
    let form = ruth.visit("/record").await.follow("Add training").await;
    assert_eq!(form.title, "Add training – Carrel");
    let check = filled(form, "Rural broadband").fill("When was it?", "2026-11-04").attach(
        "Photo or file",
        "IMG_1.png",
        &photo(200),
    );
    let check = check.press("Check and send").await;
    assert_eq!(check.h1, "Check your training");
    let check = check.says("Rural broadband").says("November 4, 2026").says("60 minutes").says("IMG_1.png");
    // The plain measure says what it would give, with the reason.
    let check = check.says("What it would count for").says("1 contact hour");
    let check = check.says("Then send it in. Tallgrass Library Association decides.").does_not_say("Dana decides");
    let picture = check.attribute("li img", "src").unwrap();
    let sent =
        check.press("Send it in").await.says("Waiting for Tallgrass Library Association since November 21, 2026");
    assert_eq!(sent.h1, "Rural broadband");
    assert!(!sent.has_link("Change"), "what is sent can't be changed");
    let answer = ruth.send("GET".parse().unwrap(), &picture, Default::default()).await;
    assert_eq!(answer.header("content-type"), Some("image/jpeg"));
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.contains("sandbox") && answer.header("x-content-type-options") == Some("nosniff"), "{policy}");
    assert!(image::load_from_memory_with_format(&answer.bytes, ImageFormat::Jpeg).is_ok());
    let record = ruth.visit("/record").await;
    let rows = record.texts("table[aria-labelledby=elsewhere] tbody tr");
    assert_eq!(rows.len(), 1);
    assert!(
        rows[0].contains("Rural broadband") && rows[0].contains("Waiting") && rows[0].contains("60 min"),
        "{rows:?}"
    );
    // Nobody is written to before there is a decision.
    assert!(app.mail().await.is_empty());
}

#[actix_web::test]
async fn what_is_wrong_keeps_everything_that_was_typed_and_the_file_that_was_good() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Okafor").await;
    let form = filled(ruth.visit("/record/add").await, "Rural broadband").fill("How long did it last?", "a while");
    let again = form.attach("Photo or file", "badge.png", &photo(120)).press("Check and send").await.has_status(422);
    assert!(again.title.starts_with("Error: "), "{}", again.title);
    assert_eq!(again.value("What was it called?"), "Rural broadband");
    assert_eq!(again.value("How long did it last?"), "a while");
    assert!(again.is_chosen("With others, at a set time"));
    let again = again.says("Say how long it lasted, like 45 or 1:30").says("badge.png");
    let check =
        again.fill("How long did it last?", "90").press("Check and send").await.says("90 minutes").says("badge.png");
    // And out again: the draft is still there to be changed.
    let form = check.follow("Change").await.choose("Take out Photo or file 1");
    form.press("Check and send").await.does_not_say("badge.png").says("No photo or file.");
    assert_eq!(count(&app, "activity_evidence").await, 0);
}

#[actix_web::test]
async fn a_draft_is_kept_for_later_sent_once_and_thrown_away() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Okafor").await;
    let form = ruth.visit("/record/add").await.fill("What was it called?", "Half a thought");
    let form = form.fill("When was it?", "2025-11-04").fill("How long did it last?", "0:45");
    let record = form.press("Save for later").await.says("Half a thought").says("Not sent");
    let rows = record.texts("table[aria-labelledby=elsewhere] tbody tr");
    assert!(rows[0].contains("Nov 4") && rows[0].ends_with("45 min"), "{rows:?}");
    assert_eq!(record.path, "/record");
    let form = record.follow("Half a thought").await;
    assert_eq!((form.h1.as_str(), form.value("What was it called?").as_str()), ("Add training", "Half a thought"));
    let check = filled(form, "A whole thought").press("Check and send").await;
    let (path, send) = (check.path.clone(), format!("{}/send", check.path));
    check.press("Send it in").await;
    ruth.post(&send, &[]).await.says("Waiting");
    assert_eq!(count(&app, "activity_steps").await, 1);
    // What was sent is not thrown away, however that is asked.
    ruth.post(&format!("{path}/discard"), &[]).await;
    assert_eq!((count(&app, "activities").await, count(&app, "activity_steps").await), (1, 1));
    let form = ruth.visit("/record/add").await.fill("What was it called?", "Another");
    let form = form.attach("Photo or file", "a.pdf", PDF).press("Check and send").await.has_status(422);
    let id = form.attribute("input[name=id]", "value").unwrap();
    ruth.post(&format!("/record/requests/{id}/discard"), &[]).await;
    assert_eq!((count(&app, "activities").await, count(&app, "activity_evidence").await), (1, 0));
}

#[actix_web::test]
async fn a_form_in_which_nothing_was_said_leaves_no_draft() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Okafor").await;
    let form =
        ruth.visit("/record/add").await.press("Check and send").await.has_status(422).says("Say what it was called");
    assert_eq!(form.fill("What was it called?", " ").press("Save for later").await.path, "/record");
    let blank = ruth.visit("/record/add").await.attach("Photo or file", "a.txt", b"no picture");
    blank.press("Save for later").await.has_status(422);
    let (id, person) = (ActivityId::new(), ruth.id.to_string());
    let form = "title=&provider=&occurred_on=2025-11-18&minutes=&outcome=";
    let act = serde_json::json!({ "id": id, "form": form, "files": [] });
    let parcel = serde_json::json!({ "person": person, "acts": [act] });
    let parcel = Body { content_type: "application/json".into(), bytes: serde_json::to_vec(&parcel).unwrap() };
    let told = ruth.browser.send(Method::POST, "/record/add/kept", parcel).await.text();
    assert!(told.contains(&format!("\"kept\":[\"{id}\"]")), "the device may forget it: {told}");
    assert_eq!(count(&app, "activities").await, 0);
    // One that is there and was emptied stays: it may have files.
    let form = ruth.visit("/record/add").await.fill("What was it called?", "Half a thought");
    let form = form.press("Save for later").await.follow("Half a thought").await;
    form.fill("What was it called?", "").press("Save for later").await.says("Not sent");
    assert_eq!(count(&app, "activities").await, 1);
}

#[actix_web::test]
async fn files_that_are_no_evidence_are_refused_with_what_to_do() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Okafor").await;
    let heic: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let html: &[u8] = b"<!doctype html><script>alert(1)</script>";
    let large = vec![0xff; 10 * 1024 * 1024 + 1];
    for (name, content, says) in [
        ("IMG_2.HEIC", heic, "IMG_2.HEIC is an HEIC photo"),
        ("badge.jpg", html, "badge.jpg is not a photo or a PDF"),
        ("cut.png", &photo(1)[..60], "cut.png is not whole"),
        ("huge.jpg", large.as_slice(), "huge.jpg is larger than 10 MB"),
    ] {
        let form = filled(ruth.visit("/record/add").await, "Rural broadband");
        let again =
            form.attach("Photo or file", name, content).press("Check and send").await.has_status(422).says(says);
        assert_eq!(again.value("What was it called?"), "Rural broadband");
    }
    assert_eq!(count(&app, "activity_evidence").await, 0);
}

#[actix_web::test]
async fn a_pdf_is_downloaded_and_never_shown_and_strangers_find_nothing() {
    let app = TestApp::new().await;
    let (ruth, tom) = (app.learner("Ruth Okafor").await, app.learner("Tom Reyes").await);
    let form = filled(ruth.visit("/record/add").await, "Rural broadband");
    let check = form.attach("Photo or file", "certificate.pdf", PDF).press("Check and send").await;
    let (page, file) = (check.path.clone(), check.link("Download the PDF"));
    let answer = ruth.send("GET".parse().unwrap(), &file, Default::default()).await;
    assert!(answer.header("content-disposition").unwrap().starts_with("attachment; filename=\"evidence-"));
    assert_eq!(answer.bytes, PDF);
    let dana = app.person("Dana Ortiz", &[carrel::accounts::Role::Validator]).await;
    for path in [page.as_str(), file.as_str()] {
        tom.visit(path).await.has_status(404);
        // A draft is nobody else's, a validator's neither.
        dana.visit(&path.replace("/record/", "/assoc/")).await.has_status(404);
    }
    tom.post(&format!("{page}/send"), &[]).await.has_status(404);
    check.press("Send it in").await;
    assert_eq!(dana.visit(&file.replace("/record/", "/assoc/")).await.answer.bytes, PDF);
    tom.visit(&file).await.has_status(404);
}

#[actix_web::test]
async fn the_same_training_again_is_filled_in_but_for_the_day() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Okafor").await;
    let gone = sent(&ruth, "Regional meeting").await.press("Take it back").await.says("You took it back");
    let form = gone.follow("Add it again").await;
    assert_eq!(form.value("What was it called?"), "Regional meeting");
    assert_eq!((form.value("When was it?"), form.value("How long did it last?")), (String::new(), "1:00".to_owned()));
    form.fill("When was it?", "2025-11-11").press("Check and send").await.says("November 11, 2025");
    assert_eq!(count(&app, "activities").await, 2);
}

#[actix_web::test]
async fn the_export_has_it_all_and_a_sweep_takes_only_what_nobody_refers_to() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Okafor").await;
    let form = filled(ruth.visit("/record/add").await, "Rural broadband").attach("Photo or file", "a.png", &photo(10));
    form.press("Check and send").await.press("Send it in").await;
    let form = ruth.visit("/record/add").await.attach("Photo or file", "b.png", &photo(250));
    let form = form.press("Check and send").await.has_status(422);
    let id = form.attribute("input[name=id]", "value").unwrap();
    let document = record::everything(&mut *app.conn().await, ruth.id).await.unwrap();
    let everything: serde_json::Value = serde_json::from_str(&document).unwrap();
    assert_eq!(everything["activities"].as_array().unwrap().len(), 2);
    assert_eq!(everything["activity_steps"][0]["did"], "submitted");
    assert_eq!(everything["activity_evidence"].as_array().unwrap().len(), 2);
    ruth.post(&format!("/record/requests/{id}/discard"), &[]).await;
    // The clock of files is the computer's: far ahead of the test's, everything is old.
    app.clock.set("2200-01-01T00:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::days(1));
    assert_eq!(claiming::sweep(&app.app).await.unwrap(), 1);
    let kept = activities::hashes(&mut *app.conn().await).await.unwrap();
    let hash = kept.iter().next().copied().unwrap();
    assert!(kept.len() == 1 && app.app.store().shelf(activities::SHELF).exists(hash).await.unwrap());
}

#[actix_web::test]
async fn steps_are_never_changed() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Okafor").await;
    sent(&ruth, "Rural broadband").await;
    let update = diesel::sql_query("update activity_steps set reason = $1").bind::<Text, _>("other");
    let error = update.execute(&mut app.conn().await).await.unwrap_err().to_string();
    assert!(error.contains("append-only"), "{error}");
}

/// What a device delivers that kept a form with a photo while there was no network.
fn parcel(person: &str, id: ActivityId, title: &str, files: &[(&str, &[u8])]) -> Body {
    use base64::Engine;
    let data =
        |bytes: &[u8]| format!("data:image/png;base64,{}", base64::engine::general_purpose::STANDARD.encode(bytes));
    let files: Vec<(&str, String)> = files.iter().map(|(name, bytes)| (*name, data(bytes))).collect();
    let fields = [("title", title), ("provider", "Prairie"), ("occurred_on", "2025-11-04"), ("minutes", "45")];
    let form = serde_html_form::to_string(fields).unwrap();
    let act =
        serde_json::json!({ "id": id, "at": "2025-11-18T14:00:00Z", "person": person, "form": form, "files": files });
    let parcel = serde_json::json!({ "device": ActivityId::new(), "sent_at": "2025-11-18T15:00:00Z", "person": person, "acts": [act] });
    Body { content_type: "application/json".into(), bytes: serde_json::to_vec(&parcel).unwrap() }
}

#[actix_web::test]
async fn what_was_added_without_a_network_is_delivered_once_and_never_over_what_came_later() {
    let app = TestApp::new().await;
    let (ruth, tom) = (app.learner("Ruth").await, app.learner("Tom").await);
    let (id, person) = (ActivityId::new(), ruth.id.to_string());
    let deliver = async |who: &Visitor, title: &str, files: &[(&str, &[u8])]| {
        let answer = who.send(Method::POST, "/record/add/kept", parcel(&person, id, title, files)).await;
        (answer.status.as_u16(), answer.text())
    };
    let photo = photo(9);
    assert_eq!(deliver(&app.visitor(), "Weeding", &[]).await.0, 401, "nobody is signed in");
    assert_eq!(deliver(&tom.browser, "Weeding", &[]).await.0, 409, "it is somebody else's");
    let (status, told) = deliver(&ruth.browser, "Weeding", &[("badge.png", &photo)]).await;
    assert!(status == 200 && told.contains(&format!("\"kept\":[\"{id}\"]")), "{told}");
    let form = ruth.visit("/record").await.follow("Weeding").await;
    assert_eq!((form.value("How long did it last?").as_str(), form.count("input[name=remove]")), ("45", 1));
    form.fill("What was it called?", "Weeding, calmly").press("Save for later").await;
    let (status, told) = deliver(&ruth.browser, "Weeding", &[("badge.png", &photo)]).await;
    assert!(status == 200 && told.contains(&format!("\"kept\":[\"{id}\"]")), "{told}");
    assert_eq!((count(&app, "activities").await, count(&app, "activity_evidence").await), (1, 1));
    ruth.visit("/record").await.says("Weeding, calmly");
    let other = ActivityId::new();
    let answer = parcel(&person, other, "Another", &[("notes.txt", b"no picture"), ("badge.png", &photo)]);
    let answer = ruth.browser.send(Method::POST, "/record/add/kept", answer).await.text();
    assert!(answer.contains("one of the files is not") && answer.contains("notes.txt"), "{answer}");
    assert_eq!((count(&app, "activities").await, count(&app, "activity_evidence").await), (2, 2));
    let broken = Body { content_type: "application/json".into(), bytes: b"{}".to_vec() };
    assert_eq!(ruth.browser.send(Method::POST, "/record/add/kept", broken).await.status.as_u16(), 400);
}

/// A form with so many files of this content, as a browser sends it.
fn with_files(fields: &[(&str, &str)], count: usize, content: &[u8]) -> Body {
    let mut bytes = Vec::new();
    for (name, value) in fields {
        let part = format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        bytes.extend(part.into_bytes());
    }
    let head = "Content-Disposition: form-data; name=\"evidence\"; filename=\"a.png\"\r\nContent-Type: image/png";
    for _ in 0..count {
        bytes.extend([b"--x\r\n".as_slice(), head.as_bytes(), b"\r\n\r\n", content, b"\r\n"].concat());
    }
    bytes.extend(b"--x\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nlater\r\n--x--\r\n");
    Body { content_type: "multipart/form-data; boundary=x".into(), bytes }
}

#[actix_web::test]
async fn files_that_are_too_much_together_leave_the_words_where_they_are() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Okafor").await;
    ruth.visit("/record/add").await.says("10 at most and 48 MB together");
    let (large, small) = (vec![0xff; 98 * 1024 * 1024 / 10], photo(3));
    for (title, count, content, why) in [
        ("Seven photos", 7, large.as_slice(), "more than 48 MB together"),
        ("Eleven photos", 11, small.as_slice(), "more than 10 photos and files"),
    ] {
        let id = ActivityId::new().to_string();
        let sent = with_files(&[("id", &id), ("title", title), ("minutes", "45")], count, content);
        let again = ruth.browser.go(Method::POST, "/record/add", sent).await.has_status(422).says(why);
        assert_eq!(again.value("What was it called?"), title);
        assert_eq!(again.attribute("#evidence", "aria-invalid").as_deref(), Some("true"));
        assert_eq!(again.attribute("input[name=id]", "value"), Some(id));
        ruth.visit("/record").await.says(title);
    }
    assert_eq!(count(&app, "activity_evidence").await, 0);
    let sent = with_files(&[("id", &ActivityId::new().to_string()), ("title", "Ten photos")], 10, &small);
    ruth.browser.go(Method::POST, "/record/add", sent).await.has_status(200);
    assert_eq!(count(&app, "activity_evidence").await, 1, "ten times the same photo is one");
}

#[actix_web::test]
async fn a_sign_that_no_table_keeps_is_left_out_of_a_form() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Okafor").await;
    let check = filled(ruth.visit("/record/add").await, "Rural\0 broad\u{7}band").press("Check and send").await;
    assert_eq!((check.h1.as_str(), check.answer.status.as_u16()), ("Check your training", 200));
    check.says("Rural broadband");
    let kept = parcel(&ruth.id.to_string(), ActivityId::new(), "Weed\0ing", &[]);
    assert_eq!(ruth.browser.send(Method::POST, "/record/add/kept", kept).await.status.as_u16(), 200);
    ruth.visit("/record").await.says("Weeding");
}

#[actix_web::test]
async fn a_title_that_is_too_long_is_told_before_it_is_left_for_later_and_takes_no_room() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Okafor").await;
    let form = ruth.visit("/record/add").await.fill("What was it called?", &"long ".repeat(1_000));
    let again = form.press("Save for later").await.has_status(422);
    assert_eq!(again.attribute("#title", "aria-invalid").as_deref(), Some("true"));
    let rows = ruth.visit("/record").await.texts("table[aria-labelledby=elsewhere] tbody tr");
    assert!(rows.len() == 1 && rows[0].len() < 250 && rows[0].contains('…'), "{rows:?}");
    again.fill("What was it called?", "Short").press("Save for later").await.says("Short");
}
