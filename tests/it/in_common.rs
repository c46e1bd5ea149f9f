//! Modules that have lessons in common: no lesson stands on two certificates (rule R5).

use actix_web::http::Method;
use carrel::accounts::UserId;
use carrel::certificates::{self, Certificate, Reason};
use carrel::credit::programs::{self, Holder, standings_of};
use carrel::format;
use chrono::TimeDelta;
use uuid::Uuid;

use crate::deciding::approved;
use crate::harness::{Body, Someone, TestApp};
use crate::studying::{finish, module, school};
use crate::worth::{change, changed_minutes, counted, enroll, finish_one, rules};

const SECOND: &str = "half-of-it";

/// Publishes a module of three lessons of the one that there is, and of one more. Returns its minutes, and how many of them
/// are those of the three.
async fn second(app: &TestApp) -> (u32, u32) {
    let shared: Vec<String> = module(app).await.body.lessons.iter().take(3).cloned().collect();
    let common = shared.iter().map(|lesson| changed_minutes(app, lesson)).sum();
    let mut minutes = 0;
    change(app, SECOND, |body| {
        body.title = "Half of it".to_owned();
        body.lessons = [shared.as_slice(), &["cyber-plan".to_owned()]].concat();
        body.minutes = common + changed_minutes(app, "cyber-plan") + body.evaluation_minutes;
        minutes = body.minutes;
    })
    .await;
    (minutes, common)
}

/// Somebody in a program where each minute counts, and each lesson once.
async fn in_hundredths(app: &TestApp) -> Someone {
    let ruth = app.learner("Ruth Okafor").await;
    rules(app, "hundredths", |_| {}).await;
    approved(app, "hundredths").await;
    enroll(app, ruth.id, "hundredths").await;
    ruth
}

/// Minutes in hours, as the program writes them: to the nearest hundredth.
fn hours(minutes: u32) -> String {
    let hundredths = (minutes * 100 + 30) / 60;
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

async fn certificates_of(app: &TestApp, who: UserId) -> Vec<Certificate> {
    certificates::of_user(&mut *app.conn().await, who).await.unwrap()
}

/// Somebody who has finished both modules, the whole one first; with the minutes of the second, and those that are in both.
async fn both_done(app: &TestApp) -> (Someone, u32, u32) {
    let (minutes, common) = second(app).await;
    let ruth = in_hundredths(app).await;
    finish(app, ruth.id).await;
    app.pass(TimeDelta::minutes(1));
    finish_one(app, ruth.id, SECOND).await;
    (ruth, minutes, common)
}

/// The certificate of the module with this title that stands.
async fn certificate(app: &TestApp, who: UserId, title: &str) -> Certificate {
    let all = certificates_of(app, who).await;
    let mut standing = all.into_iter().filter(|one| one.stands() && one.facts.module.title == title);
    let found = standing.next().unwrap_or_else(|| panic!("no certificate of {title} stands"));
    assert!(standing.next().is_none(), "one certificate stands for each");
    found
}

/// What it says in a program; nothing where it does not name it.
fn says(certificate: &Certificate, code: &str) -> Option<String> {
    let line = certificate.facts.credits.iter().find(|line| line.code.as_deref() == Some(code));
    line.map(|line| line.amount.clone())
}

async fn first_title(app: &TestApp) -> String {
    module(app).await.body.title.clone()
}

async fn withdrawn(dana: &Someone, certificate: &Certificate) {
    let typed = [
        ("reason", Reason::RequirementsNotMet.code()),
        ("note", "Not theirs."),
        ("code", &certificate.code.to_string()),
    ];
    let path = format!("/assoc/certificates/{}/withdraw", certificate.id);
    dana.post(&path, &typed).await.says("Its owner has been told by email");
}

#[actix_web::test]
async fn what_one_module_used_up_is_on_no_other_certificate() {
    let app = school().await;
    app.may_leave_jobs();
    let (minutes, common) = second(&app).await;
    let ruth = in_hundredths(&app).await;
    finish(&app, ruth.id).await;
    app.pass(TimeDelta::minutes(1));

    // Said beforehand, then on the certificate, and the same in the account of the period.
    let before = ruth.visit(&format!("/m/{SECOND}")).await;
    finish_one(&app, ruth.id, SECOND).await;
    let half = certificate(&app, ruth.id, "Half of it").await;
    let left = hours(minutes - common);
    assert_eq!(says(&half, "hundredths").as_deref(), Some(left.as_str()));
    before
        .says("For you it brings:")
        .says(&format!("hundredths: {left} contact hours"))
        .says(&format!("{common} minutes that count already"));
    let whole: f64 = says(&half, "contact-hour").unwrap().parse().unwrap();
    assert!((whole * 60.0 - f64::from(minutes)).abs() < 0.1, "a plain measure has no period");
    let whole = certificate(&app, ruth.id, &first_title(&app).await).await;
    assert_eq!(says(&whole, "hundredths"), Some(hours(whole.facts.minutes)));
    let sum: f64 = [&half, &whole].iter().map(|one| says(one, "hundredths").unwrap().parse::<f64>().unwrap()).sum();
    assert_eq!(
        format!("{sum:.3}"),
        format!("{:.3}", counted(&app, ruth.id, "hundredths").await.parse::<f64>().unwrap())
    );

    // Working it out again changes nothing.
    let all = carrel::credit::awards_of(&mut *app.conn().await, ruth.id).await.unwrap();
    programs::work_out_anew(&mut *app.conn().await, "hundredths", app.app.now()).await.unwrap();
    app.work_off().await;
    assert_eq!(carrel::credit::awards_of(&mut *app.conn().await, ruth.id).await.unwrap(), all);
}

#[actix_web::test]
async fn what_is_taken_back_counts_in_the_other_and_is_given_back_to_the_first() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, minutes, common) = both_done(&app).await;
    let (whole, half) =
        (certificate(&app, ruth.id, &first_title(&app).await).await, certificate(&app, ruth.id, "Half of it").await);
    let dana = app.registrar("Dana Whitlock").await;

    app.pass(TimeDelta::minutes(1));
    withdrawn(&dana, &whole).await;
    let alone = certificate(&app, ruth.id, "Half of it").await;
    assert_eq!(says(&alone, "hundredths"), Some(hours(minutes)));
    assert_eq!(says(&alone, "contact-hour"), says(&half, "contact-hour"));
    assert_eq!(counted(&app, ruth.id, "hundredths").await, hours(minutes));
    app.visitor().visit(&format!("/v/{}", half.code)).await.says("was replaced");
    let log = dana.visit(&format!("/assoc/certificates/{}", alone.id)).await;
    log.says("Not theirs.");

    dana.post(&format!("/assoc/certificates/{}/take-back", whole.id), &[]).await.has_status(200);
    let again = certificate(&app, ruth.id, "Half of it").await;
    assert_eq!(says(&again, "hundredths"), Some(hours(minutes - common)));
    assert_eq!(certificate(&app, ruth.id, &first_title(&app).await).await.id, whole.id, "as it was");
    assert_eq!(certificates_of(&app, ruth.id).await.len(), 4, "and all that were issued are kept");
    let answer = ruth.send(Method::GET, "/record/transcript.csv", Body::default()).await.text();
    assert!(answer.contains(&again.code.to_string()) && !answer.contains(&alone.code.to_string()), "{answer}");
}

#[actix_web::test]
async fn what_is_decided_later_is_taken_off_the_certificate_that_came_after() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "indiana").await;
    second(&app).await;
    // Indiana leaves the first open for want of an approval; the second has one.
    let by = format::Approver::Program("indiana".to_owned());
    let from = "2026-11-01".parse().unwrap();
    let approval =
        format::ModuleApproval { by, name: "Indiana".to_owned(), number: "LEU 9".to_owned(), from, until: None };
    let shared: Vec<String> = module(&app).await.body.lessons.clone();
    change(&app, "the-same", |body| {
        body.title = "The same".to_owned();
        body.lessons = shared;
        body.approvals = vec![approval];
    })
    .await;
    let ruth = app.learner("Ruth Okafor").await;
    enroll(&app, ruth.id, "indiana").await;
    finish(&app, ruth.id).await;
    app.pass(TimeDelta::minutes(1));
    finish_one(&app, ruth.id, "the-same").await;
    let before = certificate(&app, ruth.id, "The same").await;
    assert_eq!(says(&before, "indiana").as_deref(), Some("1"));
    assert_eq!(says(&certificate(&app, ruth.id, &first_title(&app).await).await, "indiana"), None);

    let all = standings_of(&mut *app.conn().await, &app.app, Holder::Person(ruth.id)).await.unwrap();
    let open: Uuid = all[0].account.undecided().next().unwrap().entry;
    app.pass(TimeDelta::minutes(1));
    let rita = app.registrar("Rita Reyes").await;
    let page = rita.visit(&format!("/assoc/questions/indiana/{}/{open}", ruth.id)).await;
    let page =
        page.fill("What do you decide?", "Give credit").fill("How many LEUs?", "1").fill("Why?", "Approved by letter.");
    page.press("Decide").await.has_status(200);
    let after = certificate(&app, ruth.id, "The same").await;
    assert_ne!(after.id, before.id);
    assert_eq!(says(&after, "indiana"), None, "its lessons count in the first now");
    assert_eq!(says(&after, "contact-hour"), says(&before, "contact-hour"));
    assert_eq!(counted(&app, ruth.id, "indiana").await, "1");
}
