//! The same training of one person twice: it is said wherever an event is decided at once, and never counted by default.

use carrel::accounts::Role;
use carrel::activities::ActivityId;
use carrel::credit;

use crate::activities::{id_of, sent};
use crate::harness::{Page, Someone, TestApp};

/// Sends these titles. Returns the validator and the ids.
async fn claimed(app: &TestApp, all: &[(&Someone, &str)]) -> (Someone, Vec<ActivityId>) {
    app.may_leave_jobs();
    let mut ids = Vec::new();
    for (who, title) in all {
        ids.push(id_of(&sent(who, title).await));
    }
    (app.person("Sam Whitfield", &[Role::Validator]).await, ids)
}

async fn minutes(app: &TestApp, who: &Someone) -> i32 {
    credit::entries_of(&mut *app.conn().await, who.id).await.unwrap().iter().map(|entry| entry.minutes).sum()
}

/// The boxes of the page of an event that are ticked.
fn ticked(page: &Page<'_>) -> usize {
    page.count("input[name=request][checked]")
}

#[actix_web::test]
async fn what_looks_like_something_accepted_is_not_ticked_and_is_named_on_both_pages() {
    let app = TestApp::new().await;
    let (wren, tom) = (app.learner("Wren Adair").await, app.learner("Tom Reyes").await);
    let all = [(&wren, "Rural broadband basics"), (&wren, "Rural Broadband basics!"), (&tom, "Rural broadband basics")];
    let (sam, ids) = claimed(&app, &all).await;
    sam.post(&format!("/assoc/requests/{}/accept", ids[0]), &[]).await.says("Accepted");
    let list = sam.visit(&format!("/assoc/requests/event/{}", ids[2])).await;
    assert_eq!((list.count("input[name=request]"), ticked(&list)), (2, 1), "her second one waits for a look");
    let list = list.says("Looks like something else of the same person: Rural broadband basics Accepted");
    let to = list.attribute(".hint a", "href").unwrap();
    assert_eq!(to, format!("/assoc/requests/{}", ids[0]));
    let check = list.press("Check").await.does_not_say("Wren Adair").does_not_say("Perhaps twice");
    check.press("Accept 1 request").await.says("1 request is accepted");
    assert_eq!((minutes(&app, &wren).await, minutes(&app, &tom).await), (60, 60));

    // It is the validator's own act to count both, and the page before names what they do.
    let list = sam.visit(&format!("/assoc/requests/event/{}", ids[1])).await;
    assert_eq!((list.count("input[name=request]"), ticked(&list)), (1, 0));
    let check = list.choose("Wren Adair").press("Check").await.says("1 of these looks like other training");
    check.says("Perhaps twice").press("Accept 1 request").await.says("1 request is accepted");
    assert_eq!(minutes(&app, &wren).await, 120);
}

#[actix_web::test]
async fn of_two_that_wait_one_is_ticked_and_what_became_a_repetition_meanwhile_is_named_first() {
    let app = TestApp::new().await;
    let (wren, tom) = (app.learner("Wren Adair").await, app.learner("Tom Reyes").await);
    let all = [(&tom, "Rural broadband basics"), (&wren, "Rural broadband basics"), (&wren, "Rural Broadband basics!")];
    let (sam, ids) = claimed(&app, &all).await;
    let event = format!("/assoc/requests/event/{}", ids[0]);
    let list = sam.visit(&event).await.says("Looks like something else of the same person");
    assert_eq!((list.count("input[name=request]"), ticked(&list)), (3, 2));
    let second = ids[2].to_string();
    let both = [("request", ids[1].to_string()), ("request", second.clone())];
    let both: Vec<(&str, &str)> = both.iter().map(|(name, id)| (*name, id.as_str())).collect();
    sam.post(&event, &both).await.has_status(200).says("Perhaps twice");
    // The second alone repeats nothing, until somebody accepts the first meanwhile.
    let check = sam.post(&event, &[("request", &second)]).await.does_not_say("Perhaps twice");
    sam.post(&format!("/assoc/requests/{}/accept", ids[1]), &[]).await.says("Accepted");
    let again = check.press("Accept 1 request").await.has_status(422).says("Perhaps twice");
    assert_eq!(minutes(&app, &wren).await, 60, "nothing is accepted that was not named");
    again.press("Accept 1 request").await.says("1 request is accepted");
    assert_eq!(minutes(&app, &wren).await, 120);
}

#[actix_web::test]
async fn the_queue_says_what_the_keyboard_does_where_something_may_have_been_sent_twice() {
    let app = TestApp::new().await;
    let wren = app.learner("Wren Adair").await;
    let (sam, ids) = claimed(&app, &[(&wren, "Rural broadband"), (&wren, "Rural broadband, again")]).await;
    sam.visit("/assoc/requests").await.says("Where something may have been sent twice, there is no key to accept");
    let request = sam.visit(&format!("/assoc/requests/{}", ids[0])).await;
    assert_eq!(request.count("[accesskey=a]"), 0);
}
