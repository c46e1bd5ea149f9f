//! Deciding on training done elsewhere, one at a time and one event at once; who was at an event.

use std::collections::BTreeSet;

use carrel::accounts::Role;
use carrel::decisions::{self, Subject, SubjectKind};
use carrel::{cohorts, credit};
use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;
use uuid::Uuid;

use crate::activities::{filled, id_of, photo, sent, under_the_measure};
use crate::cohorts::{make, the_cohort};
use crate::harness::{Body, Page, Someone, TestApp};

async fn validator(app: &TestApp) -> Someone {
    app.person("Dana Ortiz", &[Role::Validator]).await
}

/// Minutes of all entries of somebody, those taken back too.
async fn minutes(app: &TestApp, who: &Someone) -> Vec<i32> {
    let mut entries = credit::entries_of(&mut *app.conn().await, who.id).await.unwrap();
    entries.sort_by_key(|entry| entry.id);
    entries.iter().map(|entry| entry.minutes).collect()
}

#[actix_web::test]
async fn the_queue_has_the_oldest_first_with_its_day_and_can_be_filtered() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let dana = validator(&app).await;
    dana.visit("/assoc/requests").await.says("Nothing is waiting.");
    let (ruth, tom) = (app.learner("Ruth Okafor").await, app.learner("Tom Reyes").await);
    sent(&ruth, "Rural broadband").await;
    app.pass(TimeDelta::days(9));
    let dana = validator(&app).await;
    let tom_again = app.learner("Tom Reyes").await;
    assert_eq!(tom.id, tom_again.id);
    sent(&tom_again, "Story time").await;
    let queue = dana.visit("/assoc").await.says("2 wait for you").follow("CE requests").await;
    let rows = queue.texts("tbody tr");
    assert!(rows[0].contains("Rural broadband") && rows[0].contains("2 days late"), "{rows:?}");
    assert!(rows[1].contains("Story time") && rows[1].contains("Tom Reyes") && rows[1].contains("Dec 4"), "{rows:?}");
    let found = queue.fill("Title, provider or person", "reyes").press("Look").await;
    assert_eq!(found.texts("tbody tr").len(), 1);
    let none = found.fill("What kind of training?", "Short video").press("Look").await;
    assert_eq!(none.follow("Show all of them").await.texts("tbody tr").len(), 2);
}

#[actix_web::test]
async fn accepting_enters_minutes_once_writes_the_decision_down_and_tells_the_learner_alone() {
    let app = TestApp::new().await;
    under_the_measure(&app);
    let (dana, ruth) = (validator(&app).await, app.learner("Ruth Okafor").await);
    let page = filled(ruth.visit("/record/add").await, "Rural broadband");
    let page = page.fill("When was it?", "2026-11-04").attach("Photo or file", "a.png", &photo(9));
    let id = id_of(&page.press("Check and send").await.press("Send it in").await);
    let request = dana.visit("/assoc/requests").await.follow("Rural broadband").await;
    let request = request.says("Ruth Okafor").says("1 contact hour").says("Due November 28, 2026");
    assert_eq!(request.count("li img"), 1);
    let accept = format!("/assoc/requests/{id}/accept");
    let after = request.press("Accept 60 minutes").await.says("Accepted. The minutes are on the record");
    assert_eq!(after.path, "/assoc/requests?done=accepted");
    dana.post(&accept, &[]).await.says("This was decided already");
    assert_eq!(minutes(&app, &ruth).await, [60]);
    let log = dana.visit("/assoc/decisions?q=okafor").await.says("decided about training done elsewhere: accepted.");
    log.says("as validator, about Ruth Okafor").says("Rural broadband").does_not_say("claim occurred on");
    let awards = credit::awards_of(&mut *app.conn().await, ruth.id).await.unwrap();
    assert!(awards.iter().any(|award| award.credit.to_string() == "1"), "{awards:?}");
    let written = decisions::of(&mut *app.conn().await, Subject { kind: SubjectKind::Activity, id: id.uuid() }).await;
    let written = written.unwrap();
    assert_eq!(written.len(), 1);
    assert_eq!(
        (written[0].actor, written[0].role.as_str(), written[0].outcome.as_str()),
        (Some(dana.id), "validator", "accepted")
    );
    assert_eq!(written[0].after["state"], "accepted");
    app.work_off().await;
    let mail = app.mail().await;
    assert_eq!(mail.len(), 1, "{mail:?}");
    assert_eq!(
        (mail[0].to_address.as_str(), mail[0].subject.as_str()),
        (ruth.email.as_str(), "“Rural broadband” counts")
    );
    let page = ruth.visit(&mail[0].link()).await.says("60 minutes are on your record.");
    let page =
        page.says("What it counts for").says("1 contact hour").says("60 minutes at 60 minutes to the contact hour");
    assert!(page.texts("ol li").iter().any(|step| step.contains("Accepted Validator")), "{:?}", page.texts("ol li"));
    ruth.visit("/record").await.says("Accepted");
}

#[actix_web::test]
async fn a_part_is_accepted_and_minutes_are_split() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let (dana, ruth) = (validator(&app).await, app.learner("Ruth Okafor").await);
    let id = id_of(&sent(&ruth, "Rural broadband").await);
    let request = dana.visit(&format!("/assoc/requests/{id}")).await;
    let too_much =
        request.fill("Minutes of part 1", "50").fill("Minutes of part 2", "20").press("Accept these parts").await;
    let again = too_much.has_status(422).says("The parts come to 70 minutes, and 60 minutes were claimed");
    assert_eq!(again.value("Minutes of part 2"), "20");
    let note = "The first ten minutes were about the program.";
    let again = again.fill("Minutes of part 1", "30").fill("A note to the learner, if you like", note);
    again.press("Accept these parts").await.says("Accepted.");
    assert_eq!(minutes(&app, &ruth).await, [30, 20]);
    let page = ruth.visit(&format!("/record/requests/{id}")).await;
    page.says("You asked for 60 minutes, and 50 minutes count.").says(note);
    // Wherever it is listed, it is as long as it counts.
    for list in ["/record", "/record/transcript"] {
        let rows = ruth.visit(list).await.texts("table[aria-labelledby=elsewhere] tbody tr");
        assert!(rows.len() == 1 && rows[0].ends_with("50 min"), "{list}: {rows:?}");
    }
    let file = ruth.visit("/record/transcript.csv").await.answer.text();
    let lengths: Vec<&str> = file.lines().skip(1).filter_map(|line| line.split(',').nth(4)).collect();
    assert_eq!(BTreeSet::from_iter(lengths), BTreeSet::from(["30", "20"]), "{file}");
}

#[actix_web::test]
async fn a_question_is_asked_and_answered_and_a_refusal_has_its_reason() {
    let app = TestApp::new().await;
    let (dana, ruth) = (validator(&app).await, app.learner("Ruth Okafor").await);
    let id = id_of(&sent(&ruth, "Rural broadband").await);
    let at_dana = format!("/assoc/requests/{id}");
    let request = dana.visit(&at_dana).await.press("Send the question").await.has_status(422);
    let request = request.says("Write your question").fill("Your question", "Do you have\na certificate?");
    request.press("Send the question").await.says("Nothing is waiting.");
    let letter = app.letter_to(&ruth.email).await;
    assert_eq!(letter.subject, "A question about “Rural broadband”");
    assert!(letter.text_body.contains("Dana Ortiz at Tallgrass Library Association looked"), "{}", letter.text_body);
    let page = ruth.visit(&app.letter_to(&ruth.email).await.link()).await.says("Dana Ortiz asks:");
    let page = page.says("a certificate?").says("Dana Ortiz needs something from you.");
    let page = page.press("Send the answer").await.has_status(422).says("Write an answer, or add a photo or file");
    // Something in the form can be put right meanwhile.
    let form = page.follow("Change").await.fill("How long did it last?", "45").press("Check and send").await;
    let form = form.says("You changed this, and it is not sent yet.").fill("Your answer", "Yes, here it is.");
    let sent = form.attach("Add a photo or file", "c.png", &photo(3)).press("Send the answer").await;
    sent.says("Waiting for Tallgrass");
    let request = dana.visit(&at_dana).await.says("Yes, here it is.").says("45 minutes");
    assert_eq!(request.count("li img"), 1);
    let request = request.press_in("form[action$=reject]", "Do not accept").await.has_status(422);
    let request = request.says("Write the reason").fill("Why it does not count", "It was a meeting.");
    request.press_in("form[action$=reject]", "Do not accept").await.says("Not accepted.");
    let page = ruth.visit(&format!("/record/requests/{id}")).await;
    page.says("This does not count. Dana Ortiz says why:").says("It was a meeting.").says("What happened");
    assert!(minutes(&app, &ruth).await.is_empty());
    assert_eq!(app.work_off().await.len(), 2);
    let letter = app.letter_to(&ruth.email).await;
    assert!(letter.text_body.contains("> It was a meeting."), "{}", letter.text_body);
    // Decided is decided: the learner can't take it back, nor Dana accept it.
    ruth.post(&format!("/record/requests/{id}/withdraw"), &[]).await.says("Not accepted");
    dana.post(&format!("{at_dana}/accept"), &[]).await.says("This was decided already");
}

#[actix_web::test]
async fn what_was_accepted_is_taken_back_by_a_new_entry() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let (dana, ruth) = (validator(&app).await, app.learner("Ruth Okafor").await);
    let id = id_of(&sent(&ruth, "Rural broadband").await);
    dana.post(&format!("/assoc/requests/{id}/accept"), &[]).await;
    app.pass(TimeDelta::minutes(5));
    let request =
        dana.visit(&format!("/assoc/requests/{id}")).await.fill("Why it does not count any more", "Claimed twice.");
    request.press("Take it back").await.says("The ledger has the minutes taken off");
    dana.post(&format!("/assoc/requests/{id}/reverse"), &[("reason", "Again.")]).await.says("decided already");
    assert_eq!(minutes(&app, &ruth).await, [60, -60]);
    let awards = credit::awards_of(&mut *app.conn().await, ruth.id).await.unwrap();
    assert!(credit::totals(&awards).iter().all(|total| total.credit.to_string() == "0"), "{awards:?}");
    ruth.visit(&format!("/record/requests/{id}"))
        .await
        .says("This counted, and does not any more.")
        .says("Claimed twice.");
}

#[actix_web::test]
async fn what_was_taken_back_can_be_accepted_again_and_counts_once() {
    let app = TestApp::new().await;
    let (dana, ruth) = (validator(&app).await, app.learner("Ruth Okafor").await);
    let id = id_of(&sent(&ruth, "Rural broadband").await);
    let path = format!("/assoc/requests/{id}");
    dana.post(&format!("{path}/accept"), &[]).await;
    for round in 1..=2 {
        app.pass(TimeDelta::minutes(1));
        dana.post(&format!("{path}/reverse"), &[("reason", "Claimed twice.")]).await;
        app.pass(TimeDelta::minutes(1));
        dana.visit(&path).await.press("Accept 60 minutes").await.says("Accepted. The minutes are on the record");
        dana.post(&format!("{path}/accept"), &[]).await.says("This was decided already");
        let all = minutes(&app, &ruth).await;
        assert_eq!((all.iter().sum::<i32>(), all.len()), (60, 1 + 2 * round), "{all:?}");
    }
    let awards = credit::awards_of(&mut *app.conn().await, ruth.id).await.unwrap();
    assert!(credit::totals(&awards).iter().all(|total| total.credit.to_string() == "1"), "{awards:?}");
    ruth.visit(&format!("/record/requests/{id}")).await.says("60 minutes are on your record.");
    app.work_off().await;
    let told = app.mail().await.into_iter().filter(|letter| letter.to_address == ruth.email).count();
    assert_eq!(told, 5, "each decision is told");
    // What was rejected at once was never accepted, and can't be accepted again.
    let id = id_of(&sent(&ruth, "A meeting").await);
    dana.post(&format!("/assoc/requests/{id}/reject"), &[("reason", "A meeting.")]).await;
    assert!(!dana.visit(&format!("/assoc/requests/{id}")).await.has_button("Accept 60 minutes"));
    dana.post(&format!("/assoc/requests/{id}/accept"), &[]).await.says("This was decided already");
    app.work_off().await;
}

#[actix_web::test]
async fn the_program_that_somebody_is_in_says_who_decides_and_by_when() {
    let app = TestApp::new().await;
    under_the_measure(&app);
    app.may_leave_jobs();
    let (dana, ruth) = (validator(&app).await, app.learner("Ruth Okafor").await);
    let commission = Uuid::now_v7();
    let setting = format!(
        "insert into rule_sets (id, code, version, name, effective_from, body, content_hash, loaded_at)
            select gen_random_uuid(), code, 99, name, effective_from, jsonb_set(jsonb_set(body, '{{version}}', '99'),
                '{{approval,steps}}', '[{{\"role\": \"validator\", \"due_days\": 30}}]'), 'x', now()
            from rule_sets where code = 'nebraska';
        insert into organizations
            (id, slug, name, kind, example, time_zone, certificate_prefix, body, content_hash, updated_at)
            select '{commission}', 'commission', 'Nebraska Library Commission', kind, example, time_zone, 'NLC',
                jsonb_set(body, '{{name}}', '\"Nebraska Library Commission\"'), 'x', now()
            from organizations where slug = 'home';
        insert into enrollments (holder_id, id, person_id, program, enrolled_at)
            values ('{id}', gen_random_uuid(), '{id}', 'nebraska', now());",
        id = ruth.id
    );
    app.conn().await.batch_execute(&setting).await.unwrap();
    let send = async |title: &str| {
        let form = filled(ruth.visit("/record/add").await, title).fill("When was it?", "2026-11-04");
        form.press("Check and send").await.press("Send it in").await.has_status(200);
    };
    // The authority has nobody here who could decide.
    send("Rural broadband").await;
    let rows = dana.visit("/assoc/requests").await.texts("tbody tr");
    assert!(rows.len() == 1 && rows[0].contains("Rural broadband") && rows[0].contains("Dec 21"), "{rows:?}");
    let carl = app.learner("Carl Voss").await;
    let role = carrel::accounts::RoleAt { organization: commission, role: Role::Validator };
    carrel::accounts::grant(&mut *app.conn().await, carl.id, role, app.app.now()).await.unwrap();
    let carl = app.learner("Carl Voss").await;
    send("Story time").await;
    let rows = carl.visit("/assoc/requests").await.texts("tbody tr");
    assert!(rows.len() == 1 && rows[0].contains("Story time") && rows[0].contains("Dec 21"), "{rows:?}");
    assert_eq!(dana.visit("/assoc/requests").await.texts("tbody tr").len(), 1);
    // Who is in no program is answered within a week, by the organization of the site.
    let tom = app.learner("Tom Reyes").await;
    let form = filled(tom.visit("/record/add").await, "Weeding").fill("When was it?", "2026-11-04");
    form.press("Check and send").await.press("Send it in").await.has_status(200);
    let rows = dana.visit("/assoc/requests").await.texts("tbody tr");
    assert!(rows.iter().any(|row| row.contains("Weeding") && row.contains("Nov 28")), "{rows:?}");
}

#[actix_web::test]
async fn nobody_decides_on_their_own_or_on_another_organizations() {
    let app = TestApp::new().await;
    let dana = validator(&app).await;
    let id = id_of(&sent(&dana, "My own webinar").await);
    let request = dana.visit(&format!("/assoc/requests/{id}")).await.says("Another validator decides on it.");
    assert!(!request.has_button("Accept 60 minutes"));
    dana.post(&format!("/assoc/requests/{id}/accept"), &[]).await.has_status(403);
    dana.post(&format!("/assoc/requests/{id}/reject"), &[("reason", "No")]).await.has_status(403);
    assert!(minutes(&app, &dana).await.is_empty());
    let elsewhere = app.organization("elsewhere").await;
    let eve = app.learner("Eve Elsewhere").await;
    let role = carrel::accounts::RoleAt { organization: elsewhere, role: Role::Validator };
    carrel::accounts::grant(&mut *app.conn().await, eve.id, role, app.app.now()).await.unwrap();
    let eve = app.learner("Eve Elsewhere").await;
    eve.visit("/assoc/requests").await.says("Nothing is waiting.");
    eve.visit(&format!("/assoc/requests/{id}")).await.has_status(404);
    eve.post(&format!("/assoc/requests/{id}/accept"), &[]).await.has_status(404);
}

#[actix_web::test]
async fn the_same_event_is_decided_once_and_the_same_training_twice_is_warned_of() {
    let app = TestApp::new().await;
    let dana = validator(&app).await;
    let mut people = Vec::new();
    for (name, title) in [
        ("Ruth Okafor", "Rural broadband"),
        ("Tom Reyes", "Rural Broadband webinar"),
        ("Mia Chen", "Webinar: rural broadband"),
        ("Lee Park", "Story time"),
    ] {
        let who = app.learner(name).await;
        let id = id_of(&sent(&who, title).await);
        people.push((who, id));
    }
    sent(&people[0].0, "Rural broadband, again").await;
    let request = dana.visit(&format!("/assoc/requests/{}", people[0].1)).await;
    let request =
        request.says("The same person sent something like this").says("2 more people sent something like this");
    let list = request.follow("Decide on 3 requests at once").await.does_not_say("Lee Park");
    let list = list.clear("Mia Chen").fill("How long was the event?", "45");
    let confirm = list.press("Check").await.says("Tom Reyes").does_not_say("Mia Chen");
    assert!(confirm.texts("tbody tr")[0].contains("60 min") && confirm.texts("tbody tr")[0].contains("45 min"));
    for who in people.iter().map(|(who, _)| who) {
        assert!(minutes(&app, who).await.is_empty(), "checking changes nothing");
    }
    confirm.press("Accept 2 requests").await.says("2 requests are accepted");
    let entered: Vec<Vec<i32>> =
        vec![minutes(&app, &people[0].0).await, minutes(&app, &people[1].0).await, minutes(&app, &people[2].0).await];
    assert_eq!(entered, [vec![45], vec![45], vec![]]);
    assert_eq!(app.work_off().await.len(), 2);
}

const REPORT: &str = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n\
    Ruth Okafor,ruth.okafor@example.org,11/04/2025 06:00:00 PM,11/04/2025 06:40:00 PM,40,No\n\
    Ruth Okafor,ruth.okafor@example.org,11/04/2025 06:30:00 PM,11/04/2025 07:10:00 PM,40,No\n\
    \"Reyes, Tom\",,11/04/2025 06:00:00 PM,11/04/2025 06:30:00 PM,30,Yes\n\
    iPhone,,11/04/2025 06:00:00 PM,11/04/2025 06:50:00 PM,50,Yes\n\
    Dana Ortiz,dana.ortiz@example.org,11/04/2025 06:00:00 PM,11/04/2025 07:00:00 PM,60,No\n\
    Sam,,soon,11/04/2025 07:00:00 PM,60,No\n";

pub fn report<'v>(page: Page<'v>, content: &str) -> Page<'v> {
    page.attach("Attendance report", "participants.csv", content.as_bytes())
        .fill("What was it called?", "Rural broadband")
        .fill("How long was the event?", "60")
        .fill("What can people do after it?", "Ask a provider three questions.")
}

#[actix_web::test]
async fn attendance_is_matched_resolved_entered_and_entered_only_once() {
    let app = TestApp::new().await;
    let coordinator = app.coordinator("Cora Lane").await;
    make(&coordinator, "Directors").await;
    let (ruth, tom, mia) =
        (app.learner("Ruth Okafor").await, app.learner("Tom Reyes").await, app.learner("Mia Chen").await);
    let cohort = the_cohort(&app).await.id;
    for who in [&ruth, &tom, &mia] {
        cohorts::join(&mut *app.conn().await, who.id, cohort, app.app.now()).await.unwrap();
    }
    let dana = validator(&app).await;
    let form = dana.visit("/assoc/requests").await.follow("Attendance of an event").await;
    let check = report(form, REPORT).press("Read the report").await;
    let check = check.says("2 people are entered. 1 person is not known yet.").says("Line 7: “soon” is no time");
    let rows = check.texts("tbody tr");
    // 70 minutes together, and the event was an hour.
    assert!(rows[0].contains("70 min") && rows[0].contains("60 minutes"), "{rows:?}");
    assert!(rows[1].contains("Tom Reyes") && rows[1].contains("30 minutes"), "{rows:?}");
    assert!(rows[3].contains("another validator decides"), "{rows:?}");
    assert!(minutes(&app, &ruth).await.is_empty(), "looking changes nothing");
    let check = check.fill("Who is iPhone?", "Mia Chen, mia.chen@example.org").press("Check again").await;
    let check = check.says("3 people are entered. Everybody in the report is known.");
    check.press("Enter 3 people").await.says("3 people are entered, and the emails are on their way.");
    for (who, expected) in [(&ruth, 60), (&tom, 30), (&mia, 50)] {
        assert_eq!(minutes(&app, who).await, [expected]);
    }
    assert_eq!(app.work_off().await.len(), 3);
    ruth.visit("/record").await.says("Rural broadband").says("Accepted");
    // The same report again changes nothing; one with somebody more enters that one.
    let form = dana.visit("/assoc/attendance").await;
    let again = report(form, REPORT).press("Read the report").await.says("Nobody is entered");
    assert!(!again.has_button("Enter"), "nothing is left to enter");
    assert_eq!(minutes(&app, &ruth).await, [60]);
    let letters = app.mail().await.len();
    assert_eq!(letters, 3);
}

#[actix_web::test]
async fn a_file_that_is_no_report_and_a_plan_that_changed_are_told() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let dana = validator(&app).await;
    let form = dana.visit("/assoc/attendance").await;
    let again = report(form, "Dear Dana, all of them were there.").press("Read the report").await.has_status(422);
    let again = again.says("This file has no columns that we know from Zoom or Teams");
    let again = again.does_not_say("Give the day").does_not_say("Say what it was called");
    assert_eq!(again.value("How long was the event?"), "60");
    let ruth = app.learner("Ruth Okafor").await;
    let check = report(again, REPORT).press("Read the report").await.says("1 person is entered");
    let fields = ["title", "provider", "held_on", "most", "kind", "outcome", "report", "organization"];
    let mut sent: Vec<(String, String)> = Vec::new();
    for field in fields {
        sent.extend(check.attribute(&format!("input[name={field}]"), "value").map(|value| (field.to_owned(), value)));
    }
    sent.push(("print".into(), "of another day".into()));
    let pairs: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let page = dana.go("POST".parse().unwrap(), "/assoc/attendance/enter", Body::form(&pairs)).await;
    page.has_status(422).says("This is not what you saw before");
    assert!(minutes(&app, &ruth).await.is_empty());
}
