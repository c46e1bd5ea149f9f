//! What the page of a request says once it is decided: what counts under which heading and what does not, by whom, why,
//! and what can still be done.

use carrel::accounts::Role;
use chrono::TimeDelta;

use crate::activities::{filled, id_of, sent, under_the_measure};
use crate::harness::{Page, Someone, TestApp};

const NOTE: &str = "The last ten minutes were about a product.";

/// Ada in Montana's program with a webinar of an hour that waits, and Dana who decides; the page of each.
async fn waiting(app: &TestApp) -> (Someone, String, Someone, String) {
    let ada = app.learner("Ada Byron").await;
    let form = ada.visit("/record/programs/new/montana").await.choose("Library director");
    form.fill("When was your certificate issued?", "2023-05-01").press("Join").await.has_status(200);
    let id = id_of(&sent(&ada, "Rural broadband").await);
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    (ada, format!("/record/requests/{id}"), dana, format!("/assoc/requests/{id}"))
}

async fn split<'v>(dana: &'v Someone, path: &str) -> Page<'v> {
    let parts =
        [("minutes", "30"), ("minutes", "20"), ("heading", "montana/technology"), ("heading", "montana/collection")];
    let form = [parts.as_slice(), &[("do", "parts"), ("reason", NOTE), ("late_reason", "She was ill.")]].concat();
    dana.post(&format!("{path}/accept"), &form).await.says("Accepted.")
}

/// The lines of what was accepted and what was not.
fn lines(page: &Page<'_>) -> Vec<String> {
    let (amounts, headings) = (page.texts(".note table tbody th"), page.texts(".note table tbody td"));
    amounts.iter().zip(headings).map(|(amount, heading)| format!("{amount} {heading}")).collect()
}

#[actix_web::test]
async fn what_was_accepted_in_part_says_how_much_counts_where_and_what_does_not() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let (ada, mine, dana, theirs) = waiting(&app).await;
    assert!(lines(&dana.visit(&theirs).await.does_not_say("Accepted")).is_empty(), "nothing is decided");
    split(&dana, &theirs).await;

    let page = dana.visit(&theirs).await.says("Accepted: 50 minutes of 60 minutes claimed").says(NOTE);
    let said = lines(&page);
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].starts_with("30 minutes Technology (Montana"), "{said:?}");
    assert!(said[1].starts_with("20 minutes Collection Management and Technical Services (Montana"), "{said:?}");
    assert_eq!(said[2], "10 minutes Does not count");
    let page = page.says("Accepted by Dana Ortiz,").says("Why it counts although it came lateShe was ill.");
    // What it came to, not what it would have been worth.
    let page = page.says("What it counts for").does_not_say("What it would count for");
    let page = page.says("Should more or less of it count, or under other headings? Take the acceptance back");
    assert!(page.has_button("Take it back") && !page.has_button("Accept 60 minutes"));

    let page = ada.visit(&mine).await.says("You asked for 60 minutes, and 50 minutes count.").says(NOTE);
    assert_eq!(lines(&page), said);
    let page = page.says("Accepted by Dana Ortiz,").says("She was ill.");
    let page = page
        .says("Should it count otherwise? Tallgrass Library Association can take this decision back and decide anew.");
    assert_eq!(page.count(".note a[href^='mailto:']"), 1);
}

#[actix_web::test]
async fn what_was_taken_back_says_so_and_what_is_accepted_then_stands_alone() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let (ada, mine, dana, theirs) = waiting(&app).await;
    split(&dana, &theirs).await;
    app.pass(TimeDelta::minutes(5));
    let page = dana.visit(&theirs).await.fill("Why it does not count any more", "It was all about libraries.");
    let page =
        page.press("Take it back").await.says("The acceptance was taken back").says("It was all about libraries.");
    assert!(lines(&page).is_empty());
    let page = page.says("Acceptance taken back by Dana Ortiz,").says("You can accept it again, in full or in part.");
    // What was accepted before stands where it happened, with who did what.
    let happened = page.texts("section[aria-labelledby=history] li");
    assert!(happened[0].starts_with("Sent Ada Byron,"), "{happened:?}");
    assert!(happened[1].starts_with("Accepted Dana Ortiz,"), "{happened:?}");
    assert!(happened[1].contains("30 minutes: Technology (Montana"), "{happened:?}");
    ada.visit(&mine).await.says("Acceptance taken back by Dana Ortiz,").says("This counted, and does not any more.");

    app.pass(TimeDelta::minutes(5));
    page.press("Accept 60 minutes").await.says("Accepted.");
    let page = dana.visit(&theirs).await.says("Accepted: all of it, 60 minutes").does_not_say("Does not count");
    assert_eq!(lines(&page), ["60 minutes Counts, under no heading"]);
    assert!(!page.text().contains("She was ill."), "that was said of what was taken back");
    let page = ada.visit(&mine).await.says("60 minutes are on your record.").does_not_say("Should it count otherwise?");
    assert_eq!(lines(&page), ["60 minutes Counts, under no heading"]);
}

#[actix_web::test]
async fn what_was_not_accepted_says_by_whom_and_why() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let (ada, mine, dana, theirs) = waiting(&app).await;
    let form = dana.visit(&theirs).await.fill("Why it does not count", "A sales talk.");
    form.press_in("form[action$=reject]", "Do not accept").await.has_status(200);
    for page in [dana.visit(&theirs).await, ada.visit(&mine).await] {
        let page = page.says("Not accepted by Dana Ortiz,").says("A sales talk.");
        assert!(lines(&page).is_empty());
    }
    let page = dana.visit(&theirs).await;
    assert!(!page.has_button("Take it back") && !page.has_button("Accept 60 minutes"));
}

#[actix_web::test]
async fn less_without_a_reason_says_that_none_was_written() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let (ada, mine, dana, theirs) = waiting(&app).await;
    dana.post(&format!("{theirs}/accept"), &[("do", "parts"), ("minutes", "45")]).await.says("Accepted.");
    for page in [dana.visit(&theirs).await, ada.visit(&mine).await] {
        let page = page.says("No reason was written.");
        assert_eq!(lines(&page), ["45 minutes Counts, under no heading", "15 minutes Does not count"]);
    }
}

#[actix_web::test]
async fn what_it_counts_for_is_what_stands_and_not_what_was_taken_back() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    under_the_measure(&app);
    let (ada, dana) = (app.learner("Ada Byron").await, app.person("Dana Ortiz", &[Role::Validator]).await);
    let form = filled(ada.visit("/record/add").await, "Rural broadband").fill("When was it?", "2026-11-04");
    let id = id_of(&form.press("Check and send").await.press("Send it in").await);
    let theirs = format!("/assoc/requests/{id}");
    let worth = async || dana.visit(&theirs).await.texts("section[aria-labelledby=worth] li b");
    assert_eq!(worth().await, ["1 contact hour"], "what it would count for");
    dana.post(&format!("{theirs}/accept"), &[("do", "parts"), ("minutes", "30")]).await.says("Accepted.");
    assert_eq!(worth().await, ["0.5 contact hours"]);
    app.pass(TimeDelta::minutes(5));
    dana.post(&format!("{theirs}/reverse"), &[("reason", "All of it.")]).await.says("Taken back.");
    app.pass(TimeDelta::minutes(5));
    dana.post(&format!("{theirs}/accept"), &[]).await.says("Accepted.");
    assert_eq!(worth().await, ["1 contact hour"]);
    let mine = ada.visit(&format!("/record/requests/{id}")).await;
    assert_eq!(mine.texts("section[aria-labelledby=worth] li b"), ["1 contact hour"]);
}
