//! A lesson counts once (rule R5): modules that share lessons never certify more than the account of a period says.

use carrel::accounts::UserId;
use carrel::certificates::facts::CreditLine;
use carrel::certificates::{self, Certificate, Reason};
use carrel::credit::programs::{Holder, standings_of};
use carrel::credit::{self, EntryId, LedgerEntry, NewEntry};
use carrel::format::Mode;
use carrel::measure::{Credit, Minutes};
use carrel::modules;
use chrono::TimeDelta;

use crate::deciding::approved;
use crate::harness::{Someone, TestApp};
use crate::studying::{finish, school};
use crate::worth::{change, changed_minutes, counted, enroll, finish_one};

const SHARED: &str = "patron-records";
const OTHERS: [&str; 4] = ["cipa", "cyber-plan", "ada-web-rule", "solo-and-safe"];

/// A module that has a lesson of "Rights and privacy" among its own.
async fn another(app: &TestApp) {
    change(app, "another", |body| {
        let lessons = [SHARED].into_iter().chain(OTHERS);
        body.title = "Another".to_owned();
        body.lessons = lessons.clone().map(str::to_owned).collect();
        body.minutes = body.evaluation_minutes + lessons.map(|slug| changed_minutes(app, slug)).sum::<u32>();
    })
    .await;
}

/// Somebody in Georgia's program, whose rules are in force, and the other module.
async fn georgian() -> (TestApp, Someone) {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "georgia").await;
    let ruth = app.learner("Ruth Okafor").await;
    enroll(&app, ruth.id, "georgia").await;
    another(&app).await;
    (app, ruth)
}

async fn certificate(app: &TestApp, who: UserId, slug: &str) -> Certificate {
    let mut conn = app.conn().await;
    let module = modules::by_slug(&mut conn, &app.app, slug).await.unwrap();
    certificates::of_module(&mut conn, who, module.module_id).await.unwrap().unwrap()
}

fn line<'c>(certificate: &'c Certificate, code: &str) -> &'c CreditLine {
    certificate.facts.credits.iter().find(|line| line.code.as_deref() == Some(code)).unwrap()
}

fn sum<'a>(amounts: impl Iterator<Item = &'a str>) -> Credit {
    Credit::checked_sum(amounts.map(|amount| amount.parse().unwrap())).unwrap()
}

async fn entries(app: &TestApp, who: UserId) -> Vec<LedgerEntry> {
    let mut entries = credit::entries_of(&mut *app.conn().await, who).await.unwrap();
    entries.retain(|entry| entry.reverses.is_none());
    entries.sort_by_key(|entry| entry.id);
    entries
}

/// What an entry is worth by these rules, and why.
async fn worth(app: &TestApp, who: UserId, entry: EntryId, code: &str) -> (String, String) {
    let all = credit::awards_of(&mut *app.conn().await, who).await.unwrap();
    let award = all.into_iter().find(|award| award.entry_id == entry && award.rule().code == code).unwrap();
    (award.credit.to_string(), award.reason())
}

/// What the account of Georgia's period says that each entry is worth, in the ledger's order.
async fn account(app: &TestApp, who: UserId) -> Vec<String> {
    let standing = standings_of(&mut *app.conn().await, &app.app, Holder::Person(who)).await.unwrap().remove(0);
    let mut awards = standing.account.awards;
    awards.sort_by_key(|award| award.entry);
    awards.iter().map(|award| award.outcome.credit().unwrap().to_string()).collect()
}

#[actix_web::test]
async fn two_certificates_together_say_what_the_account_says() {
    let (app, ruth) = georgian().await;
    finish(&app, ruth.id).await;
    app.pass(TimeDelta::hours(1));
    finish_one(&app, ruth.id, "another").await;
    let [first, second] =
        [certificate(&app, ruth.id, "rights-and-privacy").await, certificate(&app, ruth.id, "another").await];
    let both = || [&first, &second].into_iter();
    let certified = sum(both().map(|one| line(one, "georgia").amount.as_str()));
    assert_eq!(certified.to_string(), counted(&app, ruth.id, "georgia").await);
    let left = format!("Left out: {} minutes that count already", changed_minutes(&app, SHARED));
    for code in ["georgia", "contact-hour"] {
        assert!(!line(&first, code).explanation.contains("Left out"), "{code}");
        assert!(line(&second, code).explanation.contains(&left), "{code}: {}", line(&second, code).explanation);
    }
    ruth.visit(&format!("/v/{}", second.code)).await.says(&left);
}

#[actix_web::test]
async fn what_is_taken_back_leaves_its_lessons_to_the_others() {
    let (app, ruth) = georgian().await;
    let finished = finish(&app, ruth.id).await;
    app.pass(TimeDelta::minutes(1));
    finish_one(&app, ruth.id, "another").await;
    let all = entries(&app, ruth.id).await;
    let second = async || worth(&app, ruth.id, all[1].id, "georgia").await;
    assert!(second().await.1.contains("Left out"));
    let dana = app.registrar("Dana Whitlock").await;
    let path = format!("/assoc/certificates/{}", finished.certificate);
    let code = finished.code.to_string();
    let typed = [("reason", Reason::NotOwnWork.code()), ("note", "Somebody else's."), ("code", code.as_str())];
    dana.post(&format!("{path}/withdraw"), &typed).await.has_status(200);
    assert!(!second().await.1.contains("Left out"), "{}", second().await.1);
    assert_eq!(second().await.0, counted(&app, ruth.id, "georgia").await);
    // The one that is entered again comes last in the account, and so it does here.
    dana.post(&format!("{path}/take-back"), &[]).await.has_status(200);
    assert!(!second().await.1.contains("Left out"), "{}", second().await.1);
    let again = entries(&app, ruth.id).await[2].id;
    assert!(worth(&app, ruth.id, again, "georgia").await.1.contains("Left out"));
    let both = [second().await.0, worth(&app, ruth.id, again, "georgia").await.0];
    assert_eq!(sum(both.iter().map(String::as_str)).to_string(), counted(&app, ruth.id, "georgia").await);
}

#[actix_web::test]
async fn what_is_entered_late_takes_its_lessons_first() {
    let (app, ruth) = georgian().await;
    finish_one(&app, ruth.id, "another").await;
    let whole = worth(&app, ruth.id, entries(&app, ruth.id).await[0].id, "georgia").await.0;
    let mut conn = app.conn().await;
    let entered = entries(&app, ruth.id).await.remove(0);
    let edition = modules::by_slug(&mut conn, &app.app, "rights-and-privacy").await.unwrap();
    let mut facts = entered.facts.clone();
    facts.ended_at = None;
    facts.parts.truncate(1);
    let earlier = NewEntry {
        source: credit::Source::Module { module: edition.module_id, version: edition.id, turn: 1 },
        occurred_on: "2026-11-03".parse().unwrap(),
        minutes: Minutes::from(50),
        mode: Mode::GroupDiscussion,
        facts,
    };
    let id = credit::enter(&mut conn, ruth.id, &earlier, app.app.now()).await.unwrap().id;
    credit::award(&mut conn, ruth.id, id, app.app.now()).await.unwrap();
    credit::award_sharing(&mut conn, ruth.id, id, app.app.now()).await.unwrap();
    drop(conn);
    let (less, said) = worth(&app, ruth.id, entered.id, "georgia").await;
    assert!(less != whole && said.contains("Left out"), "{less} {said}");
    let first = worth(&app, ruth.id, id, "georgia").await.0;
    assert_eq!(account(&app, ruth.id).await, [less, first]);
}
