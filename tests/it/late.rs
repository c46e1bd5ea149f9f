//! Training that is reported late, and training that had to be approved beforehand (rule R13).

use carrel::accounts::Role;
use chrono::TimeDelta;

use crate::activities::{filled, id_of, under_the_measure};
use crate::harness::{Body, Someone, TestApp};

async fn validator(app: &TestApp) -> Someone {
    app.person("Dana Ortiz", &[Role::Validator]).await
}

/// What counts in Nebraska or Indiana, and how many questions are open.
async fn stands(app: &TestApp, who: &Someone) -> (String, usize) {
    let standing = crate::deciding::standing(app, who).await;
    (standing.account.counted.to_string(), standing.account.undecided().count())
}

#[actix_web::test]
async fn a_late_report_counts_with_a_reason_and_is_a_question_without() {
    let app = TestApp::new().await;
    under_the_measure(&app);
    app.may_leave_jobs();
    let (dana, ruth) = (validator(&app).await, app.learner("Ruth Okafor").await);
    let form = ruth.visit("/record/programs/new/nebraska").await;
    form.fill("When was your certificate issued?", "2025-03-15").press("Join").await.has_status(200);
    // August 23 is 90 days before, and August 22 is 91.
    for (day, waits) in [("2026-08-23", false), ("2026-08-22", true)] {
        let form = filled(ruth.visit("/record/add").await, &format!("Training of {day}")).fill("When was it?", day);
        let check = form.press("Check and send").await;
        let late = "It was reported after 91 days, and the rule asks for 90.";
        let check = if waits { check.says(late) } else { check.does_not_say("It was reported after") };
        let id = id_of(&check.press("Send it in").await);
        let request = dana.visit(&format!("/assoc/requests/{id}")).await;
        let request = if waits { request.says(late) } else { request.says("1 CE credit") };
        request.press("Accept 60 minutes").await.says("Accepted.");
        assert_eq!(stands(&app, &ruth).await, ("1".to_owned(), usize::from(waits)), "{day}");
        if !waits {
            continue;
        }
        ruth.visit("/record").await.follow("Public Librarian Certification").await.says(late);
        app.pass(TimeDelta::minutes(1));
        dana.post(&format!("/assoc/requests/{id}/reverse"), &[("reason", "It was late.")]).await.says("Taken back.");
        app.pass(TimeDelta::minutes(1));
        let request = dana.visit(&format!("/assoc/requests/{id}")).await;
        let too_long = "x".repeat(2_001);
        let again = request.fill("Why it counts although it came late", &too_long).press("Accept 60 minutes").await;
        let again = again.has_status(422).fill("Why it counts although it came late", "The mail was down in August.");
        again.press("Accept 60 minutes").await.says("Accepted.");
        assert_eq!(stands(&app, &ruth).await, ("2".to_owned(), 0));
        // The reason is written down, and the auditor reads it.
        dana.visit("/assoc/decisions?q=august").await.says("The mail was down in August.");
        let page = ruth.visit("/record").await.follow("Public Librarian Certification").await;
        let packet = page.attribute("a[download]", "href").unwrap();
        let zip = ruth.send("GET".parse().unwrap(), &packet, Body::default()).await;
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip.bytes.to_vec())).unwrap();
        let mut summary = String::new();
        std::io::Read::read_to_string(&mut zip.by_name("summary.html").unwrap(), &mut summary).unwrap();
        assert!(summary.contains("The mail was down in August."), "{summary}");
    }
}

#[actix_web::test]
async fn approval_beforehand_is_asked_for_noted_and_must_not_come_after() {
    let app = TestApp::new().await;
    under_the_measure(&app);
    app.may_leave_jobs();
    let (dana, ruth) = (validator(&app).await, app.learner("Ruth Okafor").await);
    let form = ruth.visit("/record/programs/new/indiana").await.choose("Library director");
    form.fill("When was your certificate issued?", "2025-03-15").press("Join").await.has_status(200);
    let accepted = async |title: &str, approved_on: &str| {
        let form = filled(ruth.visit("/record/add").await, title).fill("When was it?", "2026-11-04");
        let check = form.press("Check and send").await.says("The rule asks for approval before it is done.");
        let id = id_of(&check.press("Send it in").await);
        let request = dana.visit(&format!("/assoc/requests/{id}")).await.says("approval before it is done.");
        let request =
            if approved_on.is_empty() { request } else { request.fill("Approved beforehand on", approved_on) };
        request.press("Accept 60 minutes").await
    };
    accepted("Not approved", "").await.says("Accepted.");
    assert_eq!(stands(&app, &ruth).await, ("0".to_owned(), 1));
    let again = accepted("Weeding", "soon").await.has_status(422).says("Give the day, like 11/18/2025");
    assert_eq!(again.value("Approved beforehand on"), "soon");
    let again = again.fill("Approved beforehand on", "2026-11-04").press("Accept 60 minutes").await;
    again.says("Accepted.");
    assert_eq!(stands(&app, &ruth).await, ("1".to_owned(), 1), "on the day itself is beforehand");
    accepted("Broadband", "2026-11-05").await.says("Accepted.");
    assert_eq!(stands(&app, &ruth).await, ("1".to_owned(), 1), "a day later is too late");
    let page = ruth.visit("/record").await.follow("Librarian certification").await;
    page.says("It was approved on November 5, 2026, and the rule asks for that before it is done.");
    dana.visit("/assoc/decisions?q=2026-11-05").await.says("Ruth Okafor");
}
