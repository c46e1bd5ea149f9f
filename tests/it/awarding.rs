//! What entries are worth when their authority decides or other rules come into force, in what one reads and takes along.

use actix_web::http::Method;
use carrel::accounts::Role;
use carrel::credit::{self, programs::successions_begun};
use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;

use crate::deciding::{REASON, approved, awards, log, ninety_minutes, standing, typed};
use crate::harness::{Body, TestApp};
use crate::programs::{join, joined};
use crate::studying::{finish, school};

#[actix_web::test]
async fn what_is_open_is_never_a_number_in_what_one_takes_along() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "nebraska").await;
    // A rule set that ends below the module's fifty minutes.
    app.conn()
        .await
        .batch_execute(
            "alter table rule_sets disable trigger user;
             update rule_sets set body = jsonb_set(jsonb_set(body, '{rounding,bands}',
                 '[{\"from\": 20, \"to\": 44, \"credit\": \"0.5\"}]'), '{rounding,undefined}',
                 '[{\"from\": 45, \"question\": \"What do 45 minutes make?\"}]') where code = 'nebraska';
             alter table rule_sets enable trigger user;",
        )
        .await
        .unwrap();
    let ada = joined(&app, "2025-03-15").await;
    let entry = finish(&app, ada.id).await.awards.remove(0).entry_id;
    let csv = async || ada.send(Method::GET, "/record/transcript.csv", Body::default()).await.text();
    let line = async || csv().await.lines().find(|line| line.contains("Nebraska")).unwrap().to_owned();
    assert!(line().await.contains(",,,") && line().await.contains("What do 45 minutes make?"), "{}", line().await);
    ada.visit("/record/transcript").await.says("Waiting for the authority to decide");
    let page = ada.visit("/record").await.says("Waiting for the authority to decide");
    page.does_not_say("0 CE credits");
    let rita = app.registrar("Rita Reyes").await;
    let path = format!("/assoc/questions/nebraska/{}/{entry}", ada.id);
    let page = rita.visit(&path).await.says("What do 45 minutes make?").says("Rights and privacy");
    typed(page, "Give credit", "1", REASON).press("Decide").await.says("Decided.");
    assert!(
        line().await.contains(",1,CE credit,") && line().await.contains("Decided by Tallgrass"),
        "{}",
        line().await
    );
    ada.visit("/record").await.says("Decided by Tallgrass Library Association on November 21, 2026: 1 CE credit.");
    ada.visit("/record/transcript").await.says("1 CE credit");
}

#[actix_web::test]
async fn what_was_decided_stands_in_the_packet_with_who_and_why() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, _, path) = ninety_minutes(&app).await;
    let rita = app.registrar("Rita Reyes").await;
    let form = [("after", "0"), ("decision", "credit"), ("amount", "1.5"), ("reason", REASON)];
    rita.post(&path, &form).await.says("Decided.");
    let standing = standing(&app, &ruth).await;
    let packet = format!("/record/programs/{}/packet/{}", standing.enrollment.id, standing.kept.id);
    let bytes = ruth.send(Method::GET, &packet, Body::default()).await.bytes;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut texts = String::new();
    for name in names.iter().filter(|name| [".txt", ".html", ".csv"].iter().any(|end| name.ends_with(end))) {
        std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut texts).unwrap();
    }
    let texts = texts.replace('\u{a0}', " ");
    assert!(
        texts.contains("Decided by Tallgrass Library Association on November 21, 2026: 1.5 CE credits."),
        "{texts}"
    );
    assert!(texts.contains("credit given") && texts.contains("Rita Reyes"), "the table of decisions has it");
}

#[actix_web::test]
async fn rules_that_come_into_force_put_older_awards_right_and_say_what_they_were() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = joined(&app, "2025-03-15").await;
    finish(&app, ada.id).await;
    assert_eq!(awards(&app, &ada, "nebraska").await, [], "drafts give nothing");
    approved(&app, "nebraska").await;
    assert_eq!(awards(&app, &ada, "nebraska").await, []);
    assert!(app.work_off().await.contains(&"keep_standings".to_owned()));
    let first = awards(&app, &ada, "nebraska").await;
    assert_eq!(first.iter().map(|award| award.credit.to_string()).collect::<Vec<_>>(), ["1"]);
    ada.visit("/record").await.says("1 CE credit").does_not_say("This holds since");

    // A second version, approved later, makes something else of the same minutes.
    app.pass(TimeDelta::days(2));
    second_version(&app, "effective_from", "{}").await;
    let versions = rules_of(&app, "nebraska").await;
    assert!(versions.iter().all(credit::KeptRules::gives_credit));
    app.work_off().await;
    let now = awards(&app, &ada, "nebraska").await;
    let [award] = now.as_slice() else { panic!("one award for one program: {now:?}") };
    assert_eq!((award.credit.to_string().as_str(), award.rule().version.get()), ("0.5", 2));
    let [earlier] = award.earlier.as_slice() else { panic!("{:?}", award.earlier) };
    assert_eq!((earlier.credit.to_string().as_str(), earlier.version.get()), ("1", 1));
    assert_eq!((earlier.until, award.at), (app.app.now(), app.app.now()));
    let page = ada.visit("/record").await.says("0.5 CE credits").says("This holds since November 23, 2026.");
    page.says("From November 21, 2026 to November 23, 2026 it was 1 CE credit, by version 1 of Nebraska public librarian certification.");
    // Its certificate was true on the day that it bears, and stays as it was signed.
    let certificate = carrel::certificates::of_user(&mut *app.conn().await, ada.id).await.unwrap().remove(0);
    assert_eq!(certificate.facts.issued_on.to_string(), "2026-11-21");
    assert!(certificate.withdrawn.is_none() && certificate.superseded_by.is_none());

    // Once more changes nothing.
    app.pass(TimeDelta::days(1));
    rules_changed_again(&app).await;
    assert_eq!(awards(&app, &ada, "nebraska").await, now);
}

/// Has a second version of Nebraska's rules approved, from this day on, by which fifty minutes make half as much; with
/// `more` in it.
async fn second_version(app: &TestApp, from: &str, more: &str) {
    let second = format!(
        "insert into rule_sets (id, code, version, name, effective_from, body, content_hash, loaded_at)
         select gen_random_uuid(), code, 2, name, {from}, jsonb_set(jsonb_set(jsonb_set(body, '{{version}}', '2'),
             '{{effective_from}}', to_jsonb({from})), '{{rounding,bands}}',
             '[{{\"from\": 20, \"to\": 59, \"credit\": \"0.5\"}}, {{\"from\": 60, \"to\": 89, \"credit\": \"1\"}}]')
             || '{more}', 'x', loaded_at from rule_sets where code = 'nebraska'"
    );
    app.conn().await.batch_execute(&second).await.unwrap();
    for name in ["Rita Reyes", "Sam Sun"] {
        let page = "/assoc/programs/nebraska/nebraska.2";
        app.registrar(name).await.visit(page).await.press("Approve these rules").await.has_status(200);
    }
}

#[actix_web::test]
async fn a_period_goes_on_under_the_rules_that_it_began_with() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "nebraska").await;
    let ada = joined(&app, "2025-03-15").await;
    finish(&app, ada.id).await;
    let first = awards(&app, &ada, "nebraska").await;
    assert_eq!(first.iter().map(|award| award.credit.to_string()).collect::<Vec<_>>(), ["1"]);
    // They begin while her period runs, and before the day of her module.
    second_version(&app, "date '2026-06-01'", "{}").await;
    app.work_off().await;
    assert_eq!(awards(&app, &ada, "nebraska").await, first);
}

#[actix_web::test]
async fn a_period_that_changes_over_is_judged_by_the_new_rules_from_their_first_day_on() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "nebraska").await;
    let ada = joined(&app, "2025-03-15").await;
    finish(&app, ada.id).await;
    let first = awards(&app, &ada, "nebraska").await;
    let switches = "{\"succession\": {\"follows\": \"nebraska\", \"open_periods_change\": true}}";
    second_version(&app, "date '2026-11-23'", switches).await;
    app.work_off().await;
    assert_eq!(awards(&app, &ada, "nebraska").await, first, "their day has not come");
    let begun = async || successions_begun(&mut *app.conn().await, app.app.now()).await.unwrap();
    assert_eq!(begun().await, 0);
    app.pass(TimeDelta::days(2));
    assert_eq!((begun().await, begun().await), (1, 0));
    let now = awards(&app, &ada, "nebraska").await;
    assert_eq!(now.iter().map(|award| award.rule().version.get()).collect::<Vec<_>>(), [2]);
    assert_eq!(now[0].earlier[0].credit.to_string(), "1");
}

async fn rules_of(app: &TestApp, code: &str) -> Vec<credit::KeptRules> {
    let mut all = credit::rule_sets(&mut *app.conn().await).await.unwrap();
    all.retain(|kept| kept.rules.code == code);
    all
}

/// Queues the job that an upgrade queues, and does it.
async fn rules_changed_again(app: &TestApp) {
    let job = "insert into jobs (id, kind, payload, run_at, created_at)
        values (gen_random_uuid(), 'keep_standings', '{\"program\": null, \"awards\": true}', now(), now())";
    app.conn().await.batch_execute(job).await.unwrap();
    assert!(app.work_off().await.contains(&"keep_standings".to_owned()));
}

#[actix_web::test]
async fn what_was_done_before_joining_is_worth_something_under_the_programs_rules_too() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "nebraska").await;
    let ada = app.learner("Ada Byron").await;
    finish(&app, ada.id).await;
    assert_eq!(awards(&app, &ada, "nebraska").await, []);
    joined(&app, "2025-03-15").await;
    let award = awards(&app, &ada, "nebraska").await.remove(0);
    assert_eq!(
        (award.credit.to_string().as_str(), award.rule().name.as_str()),
        ("1", "Nebraska public librarian certification")
    );
    // Retired rules take nothing away that was given by them, also when all is worked out anew.
    let (rita, nebraska) = (app.registrar("Rita Reyes").await, rules_of(&app, "nebraska").await.remove(0));
    let by = (rita.id, Role::Registrar);
    credit::retire(&mut *app.conn().await, nebraska.id, by, "The manual changed.", app.app.now()).await.unwrap();
    app.work_off().await;
    assert_eq!(awards(&app, &ada, "nebraska").await, [award]);
    assert_eq!(awards(&app, &ada, "contact-hour").await.len(), 1);
}

#[actix_web::test]
async fn where_the_heading_is_open_it_is_decided_with_the_amount() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "wisconsin").await;
    let ruth = app.learner("Ruth Okafor").await;
    join(&ruth, "wisconsin", "2025-03-15").await;
    finish(&app, ruth.id).await;
    let entry = credit::entries_of(&mut *app.conn().await, ruth.id).await.unwrap().remove(0);
    let kept = awards(&app, &ruth, "wisconsin").await.remove(0);
    assert_eq!(
        (kept.is_open(), kept.credit.to_string().as_str()),
        (true, "0"),
        "nothing that the account does not say"
    );
    let certificate = carrel::certificates::of_user(&mut *app.conn().await, ruth.id).await.unwrap().remove(0);
    assert!(!format!("{:?}", certificate.facts.credits).contains("Wisconsin"), "{:?}", certificate.facts.credits);
    let path = format!("/assoc/questions/wisconsin/{}/{}", ruth.id, entry.id);
    let rita = app.registrar("Rita Reyes").await;
    let page = rita.visit(&path).await.says("category B or C?");
    let page = page.fill("What do you decide?", "Give credit").fill("How many contact hours?", "0.5");
    let page = page.fill("Why?", REASON).press("Decide").await.has_status(422);
    let page = page.says("Choose the heading that the credit counts under.");
    let page = page.fill("Under which heading?", "C: Self-directed").press("Decide").await.says("Decided.");
    page.says("0.5 contact hours, C: Self-directed");
    assert_eq!(awards(&app, &ruth, "wisconsin").await[0].credit.to_string(), "0.5");

    // It counts where the rules ask for some under it, and where they allow only so much.
    let under = async |code: &str| {
        let standing = standing(&app, &ruth).await;
        let heading = standing.account.headings.iter().find(|heading| heading.code == code).unwrap().credit;
        heading.to_string()
    };
    assert_eq!((under("C").await, under("B").await), ("0.5".to_owned(), "0".to_owned()));
    let form = [("after", "1"), ("decision", "credit"), ("amount", "0.5"), ("category", "B"), ("reason", REASON)];
    rita.post(&path, &form).await.says("Decided.");
    assert_eq!((under("C").await, under("B").await), ("0".to_owned(), "0.5".to_owned()));
    let written = log(&app, entry.id).await;
    assert_eq!((&written[1].before["category"], &written[1].after["category"]), (&"C".into(), &"B".into()));
}

#[actix_web::test]
async fn the_letter_about_a_decision_is_in_the_language_and_on_the_calendar_of_the_learner() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "nebraska").await;
    let (ruth, _, path) = ninety_minutes(&app).await;
    let tokyo = format!("update users set language = 'es', time_zone = 'Asia/Tokyo' where id = '{}'", ruth.id);
    app.conn().await.batch_execute(&tokyo).await.unwrap();
    let form = [("after", "0"), ("decision", "credit"), ("amount", "1"), ("reason", REASON)];
    app.registrar("Rita Reyes").await.post(&path, &form).await.says("Decided.");
    let letter = app.letter_to(&ruth.email).await;
    assert_eq!(letter.subject, "Decisión sobre «Rural broadband»");
    let text = letter.text_body.replace('\u{a0}', " ");
    let told =
        "El 22 de noviembre de 2026, Tallgrass Library Association decidió que «Rural broadband» vale 1 CE credit";
    assert!(text.contains(told), "{text}");
}
