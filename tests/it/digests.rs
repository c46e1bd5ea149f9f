//! Digests: each member gets one message for each slot, never two, and none without news.

use carrel::app::App;
use carrel::cohorts::{self, Cohort, CohortId, Draft};
use carrel::db::schema::{digest_messages, digest_runs};
use carrel::db::{self, Db};
use carrel::digests;
use carrel::organizations::OrganizationId;
use carrel::pathways;
use carrel::reviews;
use carrel::token::Keys;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::cohorts::learn;
use crate::harness::{Letter, Someone, TestApp};

/// A cohort whose digest leaves Mondays at 7:30 in Chicago.
async fn cohort(app: &TestApp, dana: &Someone) -> Cohort {
    with(app, dana, "30 7 * * 1", "2025-11-01").await
}

async fn with(app: &TestApp, dana: &Someone, cron: &str, first: &str) -> Cohort {
    let mut conn = app.conn().await;
    let draft = Draft {
        name: "Fall".into(),
        pathway_id: pathways::by_slug(&mut conn, "new-library-staff").await.unwrap().id,
        starts_on: first.parse().unwrap(),
        ends_on: None,
        time_zone: "America/Chicago".parse().unwrap(),
        rhythm: Some(cron.parse().unwrap()),
        note: String::new(),
    };
    let home = OrganizationId::from_uuid(app.organization("home").await);
    cohorts::create(&mut conn, CohortId::new(), home, dana.id, &draft, app.app.now()).await.unwrap()
}

async fn member(app: &TestApp, cohort: &Cohort, name: &str) -> Someone {
    let someone = app.learner(name).await;
    cohorts::join(&mut *app.conn().await, someone.id, cohort.id, app.app.now()).await.unwrap();
    someone
}

async fn next_at(app: &TestApp, cohort: &Cohort) -> String {
    cohorts::by_id(&mut *app.conn().await, cohort.id).await.unwrap().digest_next_at.unwrap().to_rfc3339()
}

fn at(app: &TestApp, instant: &str) {
    app.clock.set(instant.parse().unwrap());
}

/// Slot, members, messages, missed.
async fn runs(app: &TestApp) -> Vec<(String, i32, i32, bool)> {
    use digest_runs::{members, messages, missed, slot_at};
    let rows: Vec<(DateTime<Utc>, i32, i32, bool)> = digest_runs::table
        .order(slot_at)
        .select((slot_at, members, messages, missed))
        .load(&mut app.conn().await)
        .await
        .unwrap();
    rows.into_iter().map(|(slot, people, letters, late)| (slot.to_rfc3339(), people, letters, late)).collect()
}

async fn digest_to(app: &TestApp, who: &Someone) -> Vec<Letter> {
    app.mail().await.into_iter().filter(|letter| letter.to_address == who.email).collect()
}

#[actix_web::test]
async fn at_its_slot_each_member_gets_one_message_that_opens_the_lesson() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    let cohort = cohort(&app, &dana).await;
    let ruth = member(&app, &cohort, "Ruth Okafor").await;
    at(&app, "2025-11-24T13:29:59Z");
    assert_eq!(digests::tick(&app.app).await.unwrap(), 0, "not yet");
    at(&app, "2025-11-24T13:30:00Z");
    assert_eq!(digests::tick(&app.app).await.unwrap(), 1);
    assert_eq!(digests::tick(&app.app).await.unwrap(), 0, "not again");
    assert_eq!(next_at(&app, &cohort).await, "2025-12-01T13:30:00+00:00");
    assert_eq!(runs(&app).await, [("2025-11-24T13:30:00+00:00".to_owned(), 1, 1, false)]);

    let letter = app.letter_to(&ruth.email).await;
    assert!(letter.subject.contains(" minutes: ") && letter.subject.chars().count() < 50, "{}", letter.subject);
    assert!(letter.text_body.starts_with("RUTH, HAVE YOU GOT "), "{}", letter.text_body);
    assert!(letter.text_body.contains("You get this on Mondays because you joined Fall."), "{}", letter.text_body);
    assert!(letter.text_body.contains("Tallgrass Library Association, 12 Depot Street"), "{}", letter.text_body);
    assert!(letter.html_body.as_ref().is_some_and(|html| html.len() < 20_000 && html.contains("/l/")));
    let header = |name: &str| letter.headers[name].as_str().unwrap_or_default().to_owned();
    assert_eq!(header("List-Id"), "<fall.127.0.0.1>");
    assert!(header("List-Unsubscribe").starts_with("<http://127.0.0.1:8080/u/"), "{}", header("List-Unsubscribe"));
    assert!(header("List-Unsubscribe").ends_with(">, <mailto:ce@tallgrass.example?subject=unsubscribe>"));
    assert_eq!(header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    ruth.visit(&letter.link()).await.has_status(200);
    assert_eq!(app.work_off().await, ["send_message"]);
    let files: Vec<_> = std::fs::read_dir(app.data.path().join("mail")).unwrap().collect();
    let sent = std::fs::read_to_string(files[0].as_ref().unwrap().path()).unwrap();
    for line in ["Reply-To: \"Dana Whitlock\" <dana.whitlock@example.org>", "Auto-Submitted: auto-generated"] {
        assert!(sent.contains(line), "{line} is not in {sent}");
    }
    dana.visit("/assoc/cohorts/fall").await.says("1 message sent.");
}

/// Another server on the same database, with the same clock.
fn another(app: &TestApp) -> App {
    let options = db::Options { url: app.app.db().url().to_owned(), connections: 4, prepared_statements: true };
    let keys = Keys::new("the secret of all tests, long enough to be one");
    App::new(app.app.config().clone(), Db::new(&options).unwrap(), app.app.clock().clone(), keys).unwrap()
}

#[actix_web::test]
async fn two_servers_at_once_write_to_each_member_once() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let dana = app.coordinator("Dana Whitlock").await;
    let cohort = cohort(&app, &dana).await;
    for number in 0..25 {
        member(&app, &cohort, &format!("Member {number}")).await;
    }
    at(&app, "2025-11-24T13:30:00Z");
    let (one, two, three) = (app.app.clone(), another(&app), another(&app));
    let ran = tokio::join!(digests::tick(&one), digests::tick(&two), digests::tick(&three));
    assert_eq!(ran.0.unwrap() + ran.1.unwrap() + ran.2.unwrap(), 1);
    let mail = app.mail().await;
    let people: std::collections::BTreeSet<&str> = mail.iter().map(|letter| letter.to_address.as_str()).collect();
    assert_eq!((mail.len(), people.len()), (25, 25));
    let kept: i64 = digest_messages::table.count().get_result(&mut app.conn().await).await.unwrap();
    assert_eq!(kept, 25);
}

#[actix_web::test]
async fn a_missed_slot_is_sent_late_once_and_after_a_day_not_at_all() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let dana = app.coordinator("Dana Whitlock").await;
    let cohort = with(&app, &dana, "30 7 * * *", "2025-11-01").await;
    member(&app, &cohort, "Ruth Okafor").await;
    // Off for three days and some hours: only the last slot counts, and it leaves late.
    at(&app, "2025-11-22T20:00:00Z");
    assert_eq!(digests::tick(&app.app).await.unwrap(), 1);
    assert_eq!(digests::tick(&app.app).await.unwrap(), 0);
    assert_eq!(runs(&app).await, [("2025-11-22T13:30:00+00:00".to_owned(), 1, 1, false)]);
    assert_eq!(next_at(&app, &cohort).await, "2025-11-23T13:30:00+00:00");
    assert_eq!(app.mail().await.len(), 1);

    let weekly = with(&app, &dana, "30 7 * * 1", "2025-11-01").await;
    member(&app, &weekly, "Tom Teller").await;
    at(&app, "2025-11-25T13:30:00Z");
    digests::tick(&app.app).await.unwrap();
    let missed = runs(&app).await.into_iter().find(|run| run.0.starts_with("2025-11-24")).unwrap();
    assert_eq!(missed, ("2025-11-24T13:30:00+00:00".to_owned(), 0, 0, true), "a day late is too late");
    assert_eq!(next_at(&app, &weekly).await, "2025-12-01T13:30:00+00:00");
    assert!(app.mail().await.iter().all(|letter| letter.to_address != "tom.teller@example.org"));
}

#[actix_web::test]
async fn daylight_saving_neither_skips_nor_doubles_a_digest() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let dana = app.coordinator("Dana Whitlock").await;
    at(&app, "2026-03-01T12:00:00Z");
    let cohort = with(&app, &dana, "30 2 * * 0", "2026-03-01").await;
    member(&app, &cohort, "Ruth Okafor").await;
    // March 8: from 2:00 the clocks show 3:00. The digest leaves at the first minute after.
    assert_eq!(next_at(&app, &cohort).await, "2026-03-08T08:00:00+00:00");
    at(&app, "2026-03-08T08:00:00Z");
    assert_eq!(digests::tick(&app.app).await.unwrap(), 1);
    assert_eq!(next_at(&app, &cohort).await, "2026-03-15T07:30:00+00:00");

    // November 1: 1:30 comes twice. The first one counts, and only that.
    at(&app, "2026-10-31T12:00:00Z");
    let autumn = with(&app, &dana, "30 1 * * 0", "2026-10-31").await;
    let tom = member(&app, &autumn, "Tom Teller").await;
    assert_eq!(next_at(&app, &autumn).await, "2026-11-01T06:30:00+00:00");
    for instant in ["2026-11-01T06:30:00Z", "2026-11-01T07:30:00Z", "2026-11-01T08:00:00Z"] {
        at(&app, instant);
        digests::tick(&app.app).await.unwrap();
    }
    assert_eq!(digest_to(&app, &tom).await.len(), 1);
    assert_eq!(next_at(&app, &autumn).await, "2026-11-08T07:30:00+00:00");
}

#[actix_web::test]
async fn no_news_no_mail() {
    let app = TestApp::new().await;
    crate::studying::short_pathway(&app).await;
    app.may_leave_jobs();
    let dana = app.coordinator("Dana Whitlock").await;
    let cohort = cohort(&app, &dana).await;
    let (ruth, bea) = (member(&app, &cohort, "Ruth Okafor").await, member(&app, &cohort, "Bea Lindqvist").await);
    learn(&app, &ruth, 2).await;
    learn(&app, &bea, 6).await;
    // Questions that are due would be news.
    reviews::switch(&mut *app.conn().await, bea.id, true, app.app.now()).await.unwrap();
    at(&app, "2025-11-24T13:30:00Z");
    digests::tick(&app.app).await.unwrap();
    assert_eq!(digest_to(&app, &bea).await.len(), 0, "Bea has finished");
    let letter = app.letter_to(&ruth.email).await;
    assert!(letter.text_body.contains(" OF 50 MINUTES"), "{}", letter.text_body);
    assert_eq!(runs(&app).await[0].2, 1);

    // A note is news for both, once.
    let draft = Draft {
        name: cohort.name.clone(),
        pathway_id: cohort.pathway_id,
        starts_on: cohort.starts_on,
        ends_on: None,
        time_zone: cohort.time_zone,
        rhythm: cohort.digest_rhythm,
        note: "The fair is on Friday.".into(),
    };
    cohorts::change(&mut *app.conn().await, cohort.id, &draft, app.app.now()).await.unwrap();
    at(&app, "2025-12-01T13:30:00Z");
    digests::tick(&app.app).await.unwrap();
    let note = app.letter_to(&bea.email).await;
    assert_eq!(note.subject, "1 minute: A note from Dana");
    assert!(note.text_body.contains("The fair is on Friday.") && !note.text_body.contains("/l/"), "{}", note.text_body);
    at(&app, "2025-12-08T13:30:00Z");
    digests::tick(&app.app).await.unwrap();
    assert_eq!(digest_to(&app, &bea).await.len(), 1);
    let again = app.letter_to(&ruth.email).await;
    assert!(!again.text_body.contains("The fair"), "{}", again.text_body);
}

#[actix_web::test]
async fn who_does_not_come_back_is_written_to_less_and_told_so() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let dana = app.coordinator("Dana Whitlock").await;
    let cohort = cohort(&app, &dana).await;
    let ruth = member(&app, &cohort, "Ruth Okafor").await;
    for week in 0..20 {
        app.clock.set("2025-11-24T14:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::weeks(week));
        digests::tick(&app.app).await.unwrap();
    }
    let letters = digest_to(&app, &ruth).await;
    let says = |words: &str| letters.iter().filter(|letter| letter.text_body.contains(words)).count();
    assert_eq!((letters.len(), says("once a month"), says("this is the last")), (6, 2, 1));
    // She comes back.
    let ruth = app.learner("Ruth Okafor").await;
    learn(&app, &ruth, 1).await;
    app.pass(TimeDelta::weeks(1));
    digests::tick(&app.app).await.unwrap();
    assert_eq!(digest_to(&app, &ruth).await.len(), 7);
}

#[actix_web::test]
async fn one_click_stops_a_digest_without_a_session_and_can_be_taken_back() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let dana = app.coordinator("Dana Whitlock").await;
    let cohort = cohort(&app, &dana).await;
    let ruth = member(&app, &cohort, "Ruth Okafor").await;
    at(&app, "2025-11-24T13:30:00Z");
    digests::tick(&app.app).await.unwrap();
    let header = app.letter_to(&ruth.email).await.headers["List-Unsubscribe"].as_str().unwrap().to_owned();
    let url = header.trim_start_matches('<').split('>').next().unwrap().to_owned();
    let path = url.trim_start_matches("http://127.0.0.1:8080").to_owned();

    // A scanner that opens the link stops nothing.
    let scanner = app.visitor();
    scanner.visit(&path).await.has_status(200).says("Stop these emails?").says("Fall");
    let stopped = || async {
        let found = cohorts::membership(&mut *app.conn().await, ruth.id, cohort.id).await.unwrap();
        found.unwrap().digest_stopped_at
    };
    assert_eq!(stopped().await, None);

    // The mail program: no cookies, no Origin, no Sec-Fetch-Site.
    let program = app.visitor().coming_from(None);
    for _ in 0..2 {
        program.post(&path, &[("List-Unsubscribe", "One-Click")]).await.has_status(200);
    }
    let first = stopped().await;
    assert!(first.is_some());
    app.pass(TimeDelta::weeks(1));
    program.post(&path, &[("List-Unsubscribe", "One-Click")]).await.has_status(200);
    assert_eq!(stopped().await, first, "the first moment stays");
    digests::tick(&app.app).await.unwrap();
    assert_eq!(digest_to(&app, &ruth).await.len(), 1);
    scanner.visit(&path).await.says("You get no more of these emails").press("Send them again").await;
    assert_eq!(stopped().await, None);
    scanner.post(&format!("{}x", path), &[]).await.has_status(404);

    // Signed in, the same can be set.
    let ruth = app.learner("Ruth Okafor").await;
    let page = ruth.visit("/me/email").await.says("You get its digest on Mondays.");
    let page = page.press("Stop the digest").await.says("You stopped its digest.");
    assert!(stopped().await.is_some());
    page.press("Send me the digest").await.says("You get its digest on Mondays.");
    let tom = app.learner("Tom Stranger").await;
    let id = cohort.id.to_string();
    tom.post("/me/email", &[("cohort", &id), ("digest", "off")]).await.has_status(404);
}

#[actix_web::test]
async fn a_coordinator_sees_the_next_digest_and_sends_herself_one_test() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    cohort(&app, &dana).await;
    let page = dana.visit("/assoc/cohorts/fall/digest").await.says("Monday, November 24, 2025, 7:30 a.m.");
    let page = page.says("DANA, HAVE YOU GOT").says("None has left yet.");
    let mail = dana.send(actix_web::http::Method::GET, "/assoc/cohorts/fall/digest.html", Default::default()).await;
    let policy = mail.header("content-security-policy").unwrap();
    assert!(
        policy.contains("default-src 'none'; style-src 'unsafe-inline';") && policy.contains("sandbox"),
        "{policy}"
    );
    assert!(!policy.contains("script") && mail.text().contains("Dana, have you got"));
    let id = page.attribute("input[name=id]", "value").unwrap();
    page.press("Send me a test").await.says("A test is on its way to dana.whitlock@example.org");
    dana.post("/assoc/cohorts/fall/digest/test", &[("id", &id)]).await.has_status(200);
    assert_eq!(app.work_off().await, ["send_message"], "pressing twice sends one");
    assert!(runs(&app).await.is_empty());
}

#[actix_web::test]
async fn nothing_leaves_before_the_first_day_or_after_the_last() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let dana = app.coordinator("Dana Whitlock").await;
    let cohort = with(&app, &dana, "30 7 * * 1", "2025-12-02").await;
    member(&app, &cohort, "Ruth Okafor").await;
    assert_eq!(next_at(&app, &cohort).await, "2025-12-08T13:30:00+00:00");
    let draft = Draft {
        name: cohort.name.clone(),
        pathway_id: cohort.pathway_id,
        starts_on: cohort.starts_on,
        ends_on: NaiveDate::from_ymd_opt(2025, 12, 14),
        time_zone: cohort.time_zone,
        rhythm: cohort.digest_rhythm,
        note: String::new(),
    };
    cohorts::change(&mut *app.conn().await, cohort.id, &draft, app.app.now()).await.unwrap();
    for instant in ["2025-12-01T14:00:00Z", "2025-12-08T14:00:00Z", "2025-12-15T14:00:00Z", "2025-12-22T14:00:00Z"] {
        at(&app, instant);
        digests::tick(&app.app).await.unwrap();
    }
    assert_eq!(app.mail().await.len(), 1);
    let dana = app.coordinator("Dana Whitlock").await;
    dana.visit("/assoc/cohorts/fall").await.says("No more digests: the cohort is over.");
}

#[actix_web::test]
async fn a_digest_speaks_the_language_of_its_reader_and_names_the_day_of_their_zone() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    // Half past midnight on Monday in Chicago is Sunday evening in Honolulu.
    let cohort = with(&app, &dana, "30 0 * * 1", "2025-11-01").await;
    let ruth = member(&app, &cohort, "Ruth Okafor").await;
    ruth.visit("/me")
        .await
        .fill("Language", "Español")
        .fill("Time zone", "Hawaii (Honolulu)")
        .press("Save")
        .await
        .has_status(200);
    let nell = member(&app, &cohort, "Nell").await;
    at(&app, "2025-11-24T06:30:00Z");
    assert_eq!(digests::tick(&app.app).await.unwrap(), 1);
    let letter = app.letter_to(&ruth.email).await;
    assert!(letter.subject.contains(" minutos: "), "{}", letter.subject);
    assert!(letter.text_body.starts_with("RUTH, ¿TIENE "), "{}", letter.text_body);
    assert!(letter.text_body.contains("Usted recibe esto los lunes porque se unió a Fall."), "{}", letter.text_body);
    let html = letter.html_body.unwrap();
    assert!(
        html.contains("<html lang=\"es\">") && html.contains("Domingo 23\u{a0}de\u{a0}noviembre de 2025"),
        "{html}"
    );
    let letter = app.letter_to(&nell.email).await;
    assert!(letter.text_body.starts_with("NELL, HAVE YOU GOT "), "{}", letter.text_body);
    assert!(letter.html_body.unwrap().contains("Monday, November\u{a0}24, 2025"));
    app.may_leave_jobs();
}
