//! What a transcript states instead of a length: entered, decided, and counted under the rules of three states.

use carrel::accounts::Role;
use carrel::credit;
use carrel::credit::programs::{Holder, standings_of};
use diesel_async::RunQueryDsl;

use crate::activities::{filled, id_of, under_the_measure};
use crate::harness::{Page, Someone, TestApp};

const PROGRAMS: [(&str, Option<&str>); 3] =
    [("nebraska", None), ("iowa", Some("Director endorsement")), ("indiana", Some("Library director"))];

/// Ruth, who is in the programs of three states.
async fn in_three_states(app: &TestApp) -> Someone {
    let ruth = app.learner("Ruth Okafor").await;
    for (program, track) in PROGRAMS {
        let form = ruth.visit(&format!("/record/programs/new/{program}")).await;
        let form = form.fill("When was your certificate issued?", "2025-03-15");
        let form = track.into_iter().fold(form, |form, track| form.choose(track));
        form.press("Join").await.has_status(200);
    }
    ruth
}

/// The form for a course of so many of a unit.
async fn course<'v>(who: &'v Someone, amount: &str, unit: &str) -> Page<'v> {
    let form = filled(who.visit("/record/add").await, "Cataloging I").fill("When was it?", "2026-11-04");
    let form = form.fill("How long did it last?", "").fill("What kind of training?", "College course");
    form.fill("What your transcript states", amount).fill("Unit of that amount", unit)
}

/// What counts in each program, in the order of their codes, and how many questions are open.
async fn counted(app: &TestApp, who: &Someone) -> Vec<(String, String, usize)> {
    let mut all = standings_of(&mut *app.conn().await, &app.app, Holder::Person(who.id)).await.unwrap();
    all.sort_by(|one, other| one.enrollment.program.cmp(&other.enrollment.program));
    all.iter()
        .map(|one| {
            let open = one.account.undecided().count();
            (one.enrollment.program.clone(), one.account.counted.to_string(), open)
        })
        .collect()
}

fn three(indiana: &str, iowa: &str, nebraska: &str) -> Vec<(String, String, usize)> {
    let all = [("indiana", indiana), ("iowa", iowa), ("nebraska", nebraska)];
    all.map(|(program, counted)| (program.to_owned(), counted.to_owned(), 0)).to_vec()
}

#[actix_web::test]
async fn three_semester_hours_count_in_three_states_with_the_cap_of_one() {
    let app = TestApp::new().await;
    under_the_measure(&app);
    app.may_leave_jobs();
    let ruth = in_three_states(&app).await;
    let check = course(&ruth, "3", "semester hours").await.press("Check and send").await;
    let check = check.says("3 semester hours").says("45 CE credits").says("45 CE hours");
    // Indiana asks for approval beforehand, which is for the validator to know.
    let check = check.says("The rule asks for approval before it is done.");
    let check = check.says("3 semester hours at 15 CE credits to the semester hour make 45 CE credits.");
    let id = id_of(&check.press("Send it in").await);
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let queue = dana.visit("/assoc/requests").await;
    assert!(queue.texts("tbody tr")[0].contains("College course, 3 semester hours, "), "{:?}", queue.texts("tbody tr"));
    let request = queue.follow("Cataloging I").await.fill("Approved beforehand on", "2026-10-01");
    request.press("Accept 3 semester hours").await.says("Accepted.");
    let entries = credit::entries_of(&mut *app.conn().await, ruth.id).await.unwrap();
    assert_eq!(entries.iter().map(|entry| entry.minutes).collect::<Vec<_>>(), [0]);
    // Nebraska takes 20 credits of academic courses at most.
    assert_eq!(counted(&app, &ruth).await, three("45", "45", "20"));
    app.work_off().await;
    let letter = app.letter_to(&ruth.email).await;
    assert!(letter.text_body.contains("3 semester hours are on your record."), "{}", letter.text_body);
    ruth.visit(&format!("/record/requests/{id}")).await.says("3 semester hours are on your record.");
    // Stated as it was wherever it is shown.
    ruth.visit("/record").await.says("3 semester hours");
    ruth.visit("/record/transcript").await.says("3 semester hours");
    let csv = ruth.send("GET".parse().unwrap(), "/record/transcript.csv", Default::default()).await;
    let csv = String::from_utf8(csv.bytes.to_vec()).unwrap();
    assert!(csv.lines().next().unwrap().ends_with(",Stated amount"), "{csv}");
    assert!(csv.lines().skip(1).all(|line| line.ends_with(",3 semester hours")), "{csv}");
    let page = ruth.visit("/record").await.follow("Public Librarian Certification").await;
    page.says("3 semester hours").says("20 CE credits");
    // Taken back, it counts nowhere.
    let request = dana.visit(&format!("/assoc/requests/{id}")).await;
    let request = request.fill("Why it does not count any more", "Another person's transcript.");
    request.press("Take it back").await.says("Taken back.");
    assert_eq!(counted(&app, &ruth).await, three("0", "0", "0"));
}

#[actix_web::test]
async fn a_validator_reads_the_transcript_and_changes_amount_and_unit() {
    let app = TestApp::new().await;
    under_the_measure(&app);
    app.may_leave_jobs();
    let ruth = in_three_states(&app).await;
    let id = id_of(&course(&ruth, "3", "semester hours").await.press("Check and send").await.press("Send it in").await);
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let request = dana.visit(&format!("/assoc/requests/{id}")).await;
    let again = request.fill("Stated amount of part 1", "4").press("Accept these parts").await.has_status(422);
    let again = again.says("The parts come to 4 semester hours, and 3 semester hours were claimed");
    let again = again.fill("Stated amount of part 1", "two").press("Accept these parts").await.has_status(422);
    let again = again.says("Give the amount as a number");
    assert_eq!(again.value("Stated amount of part 1"), "two");
    let again = again.fill("Stated amount of part 1", "1.5").fill("Unit of that amount", "quarter hours");
    again.fill("Approved beforehand on", "2026-10-01").press("Accept these parts").await.says("Accepted.");
    let page = ruth.visit(&format!("/record/requests/{id}")).await;
    page.says("You asked for 3 semester hours, and 1.5 quarter hours count.");
    // Indiana says nothing of quarter hours, so the question is open there.
    let expected = [("indiana", "0", 1), ("iowa", "15", 0), ("nebraska", "15", 0)];
    let expected = expected.map(|(program, counted, open)| (program.to_owned(), counted.to_owned(), open));
    assert_eq!(counted(&app, &ruth).await, expected);
}

#[actix_web::test]
async fn an_amount_is_asked_for_where_rules_make_something_of_it_and_length_or_amount_is_there() {
    let app = TestApp::new().await;
    under_the_measure(&app);
    app.may_leave_jobs();
    let tom = app.learner("Tom Reyes").await;
    tom.visit("/record/add").await.does_not_say("What your transcript states");
    let ruth = in_three_states(&app).await;
    let again = course(&ruth, "three", "semester hours").await.press("Check and send").await.has_status(422);
    let again = again.says("Give the amount as a number, like 3 or 1.5");
    assert_eq!(again.value("What your transcript states"), "three");
    let again = again.fill("What your transcript states", "").fill("Unit of that amount", "Choose a unit");
    let again = again.press("Check and send").await.has_status(422).says("Say how long it lasted");
    // Beside a length, the amount counts where the rules know it, and the length elsewhere.
    let again = again.fill("How long did it last?", "60").fill("What your transcript states", "0.1");
    let check = again.fill("Unit of that amount", "CEUs").press("Check and send").await.says("0.1 CEUs, 60 minutes");
    let check = check.says("60 minutes make 1 CE credit").says("0.1 CEUs at 10 CE hours to the CEU make 1 CE hour");
    let sent = check.press("Send it in").await;
    // The same again keeps what the transcript states.
    let again = ruth.visit(&format!("/record/add?again={}", id_of(&sent))).await;
    assert_eq!(again.value("What your transcript states"), "0.1");
    let mut conn = app.conn().await;
    for sql in [
        "update activities set claim = claim - 'stated' || '{\"minutes\": 0}' where claim is not null",
        "insert into ledger_entries (user_id, id, source, activity_id, activity_part, occurred_on, minutes, mode, entered_at)
            select user_id, gen_random_uuid(), 'activity', id, 1, occurred_on, 0, 'live', now() from activities",
    ] {
        let error = diesel::sql_query(sql).execute(&mut *conn).await.expect_err(sql).to_string();
        assert!(error.contains("amount_check"), "{error}");
    }
}

#[actix_web::test]
async fn a_validator_is_asked_for_nothing_that_leaves_no_choice() {
    let app = TestApp::new().await;
    under_the_measure(&app);
    app.may_leave_jobs();
    let ruth = in_three_states(&app).await;
    let form = filled(ruth.visit("/record/add").await, "Cataloging I").fill("When was it?", "2026-11-04");
    let id = id_of(&form.press("Check and send").await.press("Send it in").await);
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let request = dana.visit(&format!("/assoc/requests/{id}")).await.does_not_say("Unit of that amount");
    let choices = request.texts("select[name=heading]");
    assert!(!choices.is_empty() && choices.iter().all(|choice| choice != "As it was claimed"), "{choices:?}");
    // Each program keeps its place in the form, chosen or not.
    assert_eq!(request.count("[name=heading]"), 3 * PROGRAMS.len());
    request.fill("Minutes of part 1", "30").press("Accept these parts").await.says("Accepted.");
    ruth.visit(&format!("/record/requests/{id}")).await.says("You asked for 60 minutes, and 30 minutes count.");
}
