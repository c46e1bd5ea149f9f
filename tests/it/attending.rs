//! Who the lines of a report or a sheet are: typed by hand, with everybody offered once.

use carrel::accounts::Role;
use carrel::{cohorts, credit};

use crate::cohorts::{make, the_cohort};
use crate::harness::{Someone, TestApp};
use crate::validating::report;

/// A guest without an address, and somebody whom nobody knows.
const GUESTS: &str = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n\
    Ruth Okafor (Guest),,11/04/2025 06:00:00 PM,11/04/2025 06:40:00 PM,40,Yes\n\
    iPhone,,11/04/2025 06:00:00 PM,11/04/2025 06:50:00 PM,50,Yes\n";

async fn minutes(app: &TestApp, who: &Someone) -> Vec<i32> {
    let entries = credit::entries_of(&mut *app.conn().await, who.id).await.unwrap();
    entries.iter().map(|entry| entry.minutes).collect()
}

#[actix_web::test]
async fn who_is_found_by_name_alone_can_be_somebody_else_or_nobody() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let coordinator = app.coordinator("Cora Lane").await;
    make(&coordinator, "Directors").await;
    let (ruth, mia) = (app.learner("Ruth Okafor").await, app.learner("Mia Chen").await);
    // An account outside the cohort is known by its address alone.
    let far = app.learner("Nell Brand").await;
    let cohort = the_cohort(&app).await.id;
    for who in [&ruth, &mia] {
        cohorts::join(&mut *app.conn().await, who.id, cohort, app.app.now()).await.unwrap();
    }
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let check = report(dana.visit("/assoc/attendance").await, GUESTS).press("Read the report").await;
    let check = check.says("1 person is entered. 1 person is not known yet.");
    assert_eq!((check.count("datalist"), check.count("datalist option"), check.count("td select")), (1, 2, 0));
    // It was another Ruth.
    let again = check.fill("Who is Ruth Okafor (Guest)?", "nell.brand@example.org").fill("Who is iPhone?", "Mia Chan");
    let again = again.press("Check again").await.says("Nobody is known by this name or address.").says("Nell Brand");
    assert_eq!(again.value("Who is iPhone?"), "Mia Chan");
    assert_eq!(again.attribute("#who-3", "aria-describedby").as_deref(), Some("who-3-problem"));
    let again = again.fill("Who is iPhone?", "mia chen").press("Check again").await.says("2 people are entered.");
    let left = again.choose("Leave out: iPhone").press("Check again").await.says("1 person is entered.");
    assert!(left.is_chosen("Leave out: iPhone"));
    left.press("Enter 1 person").await.has_status(200);
    assert_eq!((minutes(&app, &ruth).await, minutes(&app, &mia).await), (vec![], vec![]));
    assert_eq!(minutes(&app, &far).await, [40]);
}
