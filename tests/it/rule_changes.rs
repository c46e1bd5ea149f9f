//! Which rules judge a period: those that were approved, before drafts; and rules that had ended when it began say nothing.

use carrel::accounts::Role;
use carrel::credit;
use carrel::credit::programs::State;
use carrel::credit::rules::{RuleSet, Succession};
use carrel::measure::Credit;

use crate::activities::filled;
use crate::deciding::{REASON, approved, awards, standing, typed};
use crate::harness::{Someone, TestApp};
use crate::settling::{joins, prairie};
use crate::studying::{finish, school};

/// Two registrars approve a version of the program that is made for tests.
async fn in_force(app: &TestApp, version: &str) {
    for name in ["Rita Reyes", "Sam Sun"] {
        let page = format!("/assoc/programs/prairie/{version}");
        app.registrar(name).await.visit(&page).await.press("Approve these rules").await.has_status(200);
    }
    app.work_off().await;
}

/// Rules that follow those of the program, by which every session makes half a credit, and open periods change over.
fn half(rules: &mut RuleSet) {
    rules.code = "prairie-2026".to_owned();
    rules.name = "Prairie rules of 2026".to_owned();
    rules.effective_from = "2026-06-01".parse().unwrap();
    let follows = "prairie".to_owned();
    rules.succession = Some(Succession { follows, open_periods_change: true, categories: Default::default() });
    rules.rounding.bands.iter_mut().for_each(|band| band.credit = Credit::from_thousandths(500));
}

/// What counts in the period, whether by rules in force, and what the entry's award is.
async fn says(app: &TestApp, who: &Someone) -> (String, bool, Vec<String>) {
    let standing = standing(app, who).await;
    let mut all = credit::awards_of(&mut *app.conn().await, who.id).await.unwrap();
    all.retain(|award| award.rule().code.starts_with("prairie"));
    let awards = all.iter().map(|award| award.credit.to_string()).collect();
    (standing.account.counted.to_string(), standing.confirmed, awards)
}

#[actix_web::test]
async fn a_draft_takes_no_period_from_rules_that_were_approved() {
    let app = school().await;
    app.may_leave_jobs();
    // The period is older than the rules.
    prairie(&app, |rules| rules.effective_from = "2025-06-01".parse().unwrap()).await;
    approved(&app, "prairie").await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    finish(&app, ada.id).await;
    let before = ("1".to_owned(), true, vec!["1".to_owned()]);
    assert_eq!(says(&app, &ada).await, before);
    prairie(&app, half).await;
    app.work_off().await;
    assert_eq!(says(&app, &ada).await, before);
    ada.visit("/record").await.says("1 of 45 CE credits").does_not_say("Draft");
    in_force(&app, "prairie-2026.1").await;
    assert_eq!(says(&app, &ada).await, ("0.5".to_owned(), true, vec!["0.5".to_owned()]));
}

#[actix_web::test]
async fn a_draft_that_ended_before_approved_rules_began_judges_the_period_that_began_in_it() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| rules.effective_to = "2026-05-31".parse().ok()).await;
    prairie(&app, |rules| {
        half(rules);
        rules.succession.as_mut().unwrap().open_periods_change = false;
    })
    .await;
    in_force(&app, "prairie-2026.1").await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    finish(&app, ada.id).await;
    assert_eq!(says(&app, &ada).await, ("1".to_owned(), false, Vec::new()), "rules in force are not for this period");
}

#[actix_web::test]
async fn rules_that_had_ended_when_a_period_began_ask_the_authority_and_give_no_number() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| rules.effective_to = "2026-09-30".parse().ok()).await;
    approved(&app, "prairie").await;
    let ada = joins(&app, "Ada Byron", "2026-10-01").await;
    finish(&app, ada.id).await;
    let now = standing(&app, &ada).await;
    assert_eq!((now.account.counted, now.account.undecided().count()), (Credit::ZERO, 1));
    assert_eq!(State::of(&now, app.app.now()), State::NeedsDecision);
    assert!(awards(&app, &ada, "prairie").await[0].is_open());
    let record = ada.visit("/record").await.says("these rules ended on September 30, 2026");
    let record = record.does_not_say("of 45 CE credits").does_not_say("CE credits to go");
    record.follow("Prairie Certification").await.says("but these rules ended on September 30, 2026");
    let check = filled(ada.visit("/record/add").await, "Rural broadband").fill("When was it?", "2026-11-04");
    check.press("Check and send").await.says("but these rules ended on September 30, 2026");

    let entry = now.entries[0].id;
    let rita = app.person("Rita Reyes", &[Role::Registrar]).await;
    let page = rita.visit(&format!("/assoc/questions/prairie/{}/{entry}", ada.id)).await;
    typed(page, "Give credit", "1", REASON).press("Decide").await.says("Decided.");
    assert_eq!(says(&app, &ada).await, ("1".to_owned(), true, vec!["1".to_owned()]));
    assert_eq!(State::of(&standing(&app, &ada).await, app.app.now()), State::NeedsDecision, "nobody knows what is due");
}

#[actix_web::test]
async fn the_rules_of_a_period_judge_all_its_days_in_the_account_the_award_and_the_preview() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| rules.effective_to = "2026-06-30".parse().ok()).await;
    approved(&app, "prairie").await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    finish(&app, ada.id).await;
    assert_eq!(says(&app, &ada).await, ("1".to_owned(), true, vec!["1".to_owned()]));
    let check = filled(ada.visit("/record/add").await, "Rural broadband").fill("When was it?", "2026-11-04");
    let check = check.press("Check and send").await.says("60 minutes make 1 CE credit");
    check.does_not_say("these rules ended");
}

#[actix_web::test]
async fn a_measure_that_has_to_be_approved_has_a_page_and_counts_once_it_is_in_force() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = app.learner("Ada Byron").await;
    finish(&app, ada.id).await;
    assert_eq!(awards(&app, &ada, "national-ceu").await, []);
    let list = app.registrar("Rita Reyes").await;
    let page = list.visit("/assoc/programs").await.follow("Continuing education units").await;
    let page = page.says("nobody joins it").says("Approve it only where you may give CEUs");
    assert!(!page.has_link("What would change, and for whom?"));
    ada.visit("/record/programs").await.does_not_say("Continuing education units");
    approved(&app, "national-ceu").await;
    app.work_off().await;
    let credits: Vec<_> =
        awards(&app, &ada, "national-ceu").await.iter().map(|award| award.credit.to_string()).collect();
    assert_eq!(credits, ["0.1"]);
    ada.visit("/record").await.says("0.1 CEU");
}

#[actix_web::test]
async fn of_rules_to_come_the_newest_version_alone_is_listed() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |_| {}).await;
    prairie(&app, |rules| {
        rules.version = 2.try_into().unwrap();
        rules.name = "Prairie rules, amended".to_owned();
    })
    .await;
    let rita = app.registrar("Rita Reyes").await;
    let page = rita.visit("/assoc/ahead").await;
    let mut all = page.texts("li h2");
    all.retain(|name| name.starts_with("Prairie"));
    assert_eq!(all, ["Prairie rules, amended"]);
}
