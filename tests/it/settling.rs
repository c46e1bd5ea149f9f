//! What was accepted and certified, when training in it is taken back or its end is moved.

use carrel::accounts::Role;
use carrel::certificates::{self, Certificate, Reason};
use carrel::credit::programs::{self, Holder, PeriodState, Standing, standings_of};
use carrel::credit::rules::RuleSet;
use carrel::decisions::{self, Subject, SubjectKind};
use carrel::measure::Credit;
use carrel::{credit, format, programs as pages, registrar};
use chrono::TimeDelta;
use diesel::dsl::sql;
use diesel::sql_types::BigInt;
use diesel_async::{AnsiTransactionManager, RunQueryDsl, TransactionManager};

use crate::activities::{filled, id_of};
use crate::deciding::approved;
use crate::deciding_many::surely;
use crate::harness::{Someone, TestApp};
use crate::studying::{finish, school};

/// Those in the program that is made for tests.
pub const PEOPLE: &str = "/assoc/programs/prairie/people";

/// Rules made for a test: Nebraska's, under the code `prairie`, changed.
pub async fn prairie(app: &TestApp, change: impl FnOnce(&mut RuleSet)) {
    let all = format::read(&app.app.config().content_dir).rules;
    let mut file = all.into_iter().find(|file| file.slug == "nebraska").unwrap();
    file.slug = "prairie".to_owned();
    file.body.code = "prairie".to_owned();
    file.body.name = "Prairie rules".to_owned();
    file.body.program.name = "Prairie Certification".to_owned();
    file.body.program.authority = Some("Prairie State Library".to_owned());
    file.body.tests.clear();
    change(&mut file.body);
    credit::adopt(&mut *app.conn().await, &file, app.app.now()).await.unwrap();
}

/// The same in force, asking for so much.
async fn asking_for(app: &TestApp, credits: i64) {
    prairie(app, |rules| rules.tracks[0].quantity = Credit::from_thousandths(credits * 1000)).await;
    approved(app, "prairie").await;
}

/// Somebody joins it, with a certificate of that day.
pub async fn joins(app: &TestApp, name: &str, day: &str) -> Someone {
    let who = app.learner(name).await;
    let form = who.visit("/record/programs/new/prairie").await;
    form.fill("When was your certificate issued?", day).press("Join").await.has_status(200);
    who
}

async fn standing(app: &TestApp, who: &Someone) -> Standing {
    standings_of(&mut *app.conn().await, &app.app, Holder::Person(who.id)).await.unwrap().remove(0)
}

async fn dana(app: &TestApp) -> Someone {
    app.person("Dana Ortiz", &[Role::Validator]).await
}

/// A registrar accepts the period that goes on.
pub async fn accept(app: &TestApp, who: &Someone) -> String {
    let rita = app.registrar("Rita Reyes").await;
    let period = standing(app, who).await.kept.id.to_string();
    let fields = [("period", period.as_str()), ("decision", "renew"), ("reason", "All there.")];
    surely(&rita, PEOPLE, &fields).await.has_status(200).says("Done for 1 period.");
    period
}

/// A module and training elsewhere, of one credit each, in a period that was accepted. Returns the page of the
/// training for a validator.
async fn accepted(app: &TestApp) -> (Someone, String) {
    let ada = joins(app, "Ada Byron", "2025-03-15").await;
    finish(app, ada.id).await;
    let form = filled(ada.visit("/record/add").await, "Rural broadband").fill("When was it?", "2026-11-04");
    let id = id_of(&form.press("Check and send").await.press("Send it in").await);
    let path = format!("/assoc/requests/{id}");
    dana(app).await.post(&format!("{path}/accept"), &[]).await.says("Accepted");
    accept(app, &ada).await;
    app.work_off().await;
    app.pass(TimeDelta::minutes(5));
    (ada, path)
}

async fn take_back(app: &TestApp, path: &str) {
    let dana = dana(app).await;
    let page = dana.visit(path).await.fill("Why it does not count any more", "It was a sales talk.");
    page.press("Take it back").await.says("The ledger has the minutes taken off");
}

/// Somebody's certificates for periods, the first first.
pub async fn of_period(app: &TestApp, who: &Someone) -> Vec<Certificate> {
    let mut all = certificates::of_user(&mut *app.conn().await, who.id).await.unwrap();
    all.retain(|one| one.subject.period().is_some());
    all.sort_by_key(|one| one.issued_at);
    all
}

async fn outcomes(app: &TestApp, kind: SubjectKind, id: uuid::Uuid) -> Vec<(String, String, String)> {
    let all = decisions::of(&mut *app.conn().await, Subject { kind, id }).await.unwrap();
    all.into_iter().map(|one| (one.outcome, one.role, one.reason)).collect()
}

fn said(outcome: &str, role: &str, reason: &str) -> (String, String, String) {
    (outcome.to_owned(), role.to_owned(), reason.to_owned())
}

#[actix_web::test]
async fn what_is_enough_without_what_was_taken_back_gets_a_corrected_certificate() {
    let app = school().await;
    asking_for(&app, 1).await;
    let (ada, path) = accepted(&app).await;
    let first = of_period(&app, &ada).await.remove(0);
    assert_eq!((first.facts.credits[0].amount.as_str(), first.facts.minutes), ("2", 110));
    // Its owner keeps it private, and the new one will be too until they show it.
    ada.post(&format!("{}/details", first.path()), &[("details", "private")]).await.has_status(200);
    take_back(&app, &path).await;
    let all = of_period(&app, &ada).await;
    let [old, newer] = all.as_slice() else { panic!("{}", all.len()) };
    assert_eq!((old.id, old.superseded_by, old.withdrawn.is_none()), (first.id, Some(newer.id), true));
    assert!(!newer.details_public, "what was private stays so");
    let period = newer.facts.period.as_ref().unwrap();
    let titles: Vec<_> = period.entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(
        (titles, newer.facts.credits[0].amount.as_str(), newer.facts.minutes),
        (vec!["Rights and privacy"], "1", 50)
    );
    assert_eq!(newer.facts.completed_on, old.facts.completed_on, "the period was accepted when it was");
    assert_eq!(standing(&app, &ada).await.kept.state, PeriodState::Renewed);
    // Whoever checks the old one is led to the new one at once.
    let anybody = app.visitor();
    let page = anybody.visit(&format!("/v/{}", old.code)).await.says("This certificate was replaced by a newer one");
    assert!(page.link("See the newer certificate").ends_with(&newer.code.to_string()));
    let why = "It was a sales talk.";
    assert_eq!(
        outcomes(&app, SubjectKind::Certificate, old.id.uuid()).await[1..],
        [said("replaced", "validator", why)]
    );
    assert_eq!(
        outcomes(&app, SubjectKind::Certificate, newer.id.uuid()).await,
        [said("issued_anew", "validator", why)]
    );
    app.work_off().await;
    let subjects: Vec<_> = app.mail().await.into_iter().map(|letter| letter.subject).collect();
    assert!(subjects.contains(&"Your new certificate for Prairie Certification".to_owned()), "{subjects:?}");
    // Once more is no more.
    let again = [("reason", "Again.")];
    dana(&app).await.post(&format!("{path}/reverse"), &again).await.says("decided already");
    assert_eq!(of_period(&app, &ada).await.len(), 2);
}

#[actix_web::test]
async fn what_is_not_enough_any_more_is_withdrawn_and_waits_for_the_registrar_again() {
    let app = school().await;
    asking_for(&app, 2).await;
    let (ada, path) = accepted(&app).await;
    let first = of_period(&app, &ada).await.remove(0);
    let genuine = app.visitor();
    genuine.visit(&format!("/v/{}", first.code)).await.says("This certificate is genuine");
    take_back(&app, &path).await;
    let page = genuine.visit(&format!("/v/{}", first.code)).await.says("This certificate was withdrawn");
    page.does_not_say("Ada Byron");
    let all = of_period(&app, &ada).await;
    let [old] = all.as_slice() else { panic!("{}", all.len()) };
    assert_eq!(old.withdrawn.as_ref().map(|withdrawal| withdrawal.reason), Some(Reason::CreditReversed));
    let now = standing(&app, &ada).await;
    assert_eq!((now.kept.state, now.kept.since), (PeriodState::Submitted, app.app.now()));
    let why = "It was a sales talk.";
    let period = outcomes(&app, SubjectKind::Period, now.kept.id.uuid()).await;
    assert_eq!(period[1..], [said("reopened", "validator", why)]);
    let certificate = outcomes(&app, SubjectKind::Certificate, old.id.uuid()).await;
    assert_eq!(certificate[1..], [said("withdrawn", "validator", why)]);
    app.work_off().await;
    let subjects: Vec<_> = app.mail().await.into_iter().map(|letter| letter.subject).collect();
    assert!(subjects.contains(&"Your certificate for Prairie Certification was withdrawn".to_owned()), "{subjects:?}");
    // The registrar finds it among what waits, and in the log by the person's name.
    let rita = app.registrar("Rita Reyes").await;
    rita.visit("/assoc").await.says("1 waits for you");
    rita.visit(&format!("{PEOPLE}?handed_in=yes")).await.says("Ada Byron").says("Handed in");
    let log = rita.visit("/assoc/decisions?q=byron&kind=period").await;
    log.says("Dana Ortiz decided about a period: opened again.").says("as validator, about Ada Byron").says(why);
    // Nobody makes the withdrawn one hold again while the period is open.
    let desk = format!("/assoc/certificates/{}", old.id);
    assert!(!rita.visit(&desk).await.has_button("Take it back"));
    rita.post(&format!("{desk}/take-back"), &[]).await.has_status(409);
    accept(&app, &ada).await;
    let all = of_period(&app, &ada).await;
    assert_eq!((all.len(), all[1].facts.credits[0].amount.as_str()), (2, "1"));
    app.may_leave_jobs();
}

#[actix_web::test]
async fn a_module_that_goes_with_its_certificate_takes_the_periods_along_and_brings_it_back() {
    let app = school().await;
    asking_for(&app, 2).await;
    let (ada, _) = accepted(&app).await;
    let mine = certificates::of_user(&mut *app.conn().await, ada.id).await.unwrap();
    let module = mine.into_iter().find(|one| one.subject.module().is_some()).unwrap();
    let rita = app.registrar("Rita Reyes").await;
    let desk = format!("/assoc/certificates/{}", module.id);
    let code = module.code.to_string();
    let typed = [("reason", "not_own_work"), ("note", "Somebody else's."), ("code", code.as_str())];
    rita.post(&format!("{desk}/withdraw"), &typed).await.has_status(200);
    let of_it = of_period(&app, &ada).await.remove(0);
    assert_eq!(of_it.withdrawn.as_ref().map(|withdrawal| withdrawal.reason), Some(Reason::CreditReversed));
    assert_eq!(standing(&app, &ada).await.kept.state, PeriodState::Submitted);
    app.pass(TimeDelta::minutes(1));
    rita.post(&format!("{desk}/take-back"), &[]).await.has_status(200);
    assert_eq!(standing(&app, &ada).await.kept.state, PeriodState::Renewed);
    let all = of_period(&app, &ada).await;
    assert_eq!((all.len(), all[0].stands()), (1, true));
    app.visitor().visit(&format!("/v/{}", of_it.code)).await.says("This certificate is genuine");
    let withdrawn = outcomes(&app, SubjectKind::Certificate, of_it.id.uuid()).await;
    assert_eq!(withdrawn.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["issued", "withdrawn", "restored"]);
    app.may_leave_jobs();
}

#[actix_web::test]
async fn who_takes_training_back_holds_the_issuers_of_all_that_may_change() {
    let app = school().await;
    asking_for(&app, 2).await;
    let (ada, _) = accepted(&app).await;
    let free = async || {
        let count = sql::<BigInt>("(select count(*) from (select from issuers for update skip locked) as free)");
        diesel::select(count).get_result::<i64>(&mut *app.conn().await).await.unwrap()
    };
    let all = free().await;
    let conn = &mut *app.conn().await;
    AnsiTransactionManager::begin_transaction(conn).await.unwrap();
    registrar::accepted_before(conn, &app.app, ada.id).await.unwrap();
    let left = free().await;
    AnsiTransactionManager::rollback_transaction(conn).await.unwrap();
    assert!(left < all, "{left} of {all}");
}

#[actix_web::test]
async fn a_period_without_a_certificate_is_accepted_again_where_it_is_earned_again() {
    let app = school().await;
    app.may_leave_jobs();
    asking_for(&app, 2).await;
    let (ada, _) = accepted(&app).await;
    let rita = app.registrar("Rita Reyes").await;
    let of_it = of_period(&app, &ada).await.remove(0);
    let withdraw = async |certificate: &Certificate, reason: &str| {
        let code = certificate.code.to_string();
        let typed = [("reason", reason), ("note", "As the file says."), ("code", code.as_str())];
        let path = format!("/assoc/certificates/{}/withdraw", certificate.id);
        rita.post(&path, &typed).await.has_status(200);
    };
    withdraw(&of_it, "issued_twice").await;
    assert_eq!(standing(&app, &ada).await.kept.state, PeriodState::Renewed);
    app.pass(TimeDelta::minutes(1));
    let mine = certificates::of_user(&mut *app.conn().await, ada.id).await.unwrap();
    let module = mine.into_iter().find(|one| one.subject.module().is_some()).unwrap();
    withdraw(&module, "not_own_work").await;
    assert_eq!(standing(&app, &ada).await.kept.state, PeriodState::Submitted);
    app.pass(TimeDelta::minutes(1));
    rita.post(&format!("/assoc/certificates/{}/take-back", module.id), &[]).await.has_status(200);
    assert_eq!(standing(&app, &ada).await.kept.state, PeriodState::Renewed);
    assert!(!of_period(&app, &ada).await[0].stands(), "that went by another decision");
}

pub fn at(app: &TestApp, instant: &str) {
    app.clock.set(instant.parse().unwrap());
}

/// The first day of each period of a program that somebody is in, how far it has come, and what counts in it.
pub async fn periods(app: &TestApp, who: &Someone, program: &str) -> Vec<(String, PeriodState, String)> {
    let mut conn = app.conn().await;
    let mine = programs::enrollments_of(&mut conn, Holder::Person(who.id)).await.unwrap();
    let enrollment = mine.iter().find(|enrollment| enrollment.program == program).unwrap();
    let mut found = Vec::new();
    for kept in programs::periods_in(&mut conn, enrollment).await.unwrap() {
        let standing = programs::standing_in_period(&mut conn, &app.app, enrollment, kept.id).await.unwrap();
        found.push((kept.period.span.starts.to_string(), kept.state, standing.account.counted.to_string()));
    }
    found
}

pub fn one(starts: &str, state: PeriodState, counted: &str) -> (String, PeriodState, String) {
    (starts.to_owned(), state, counted.to_owned())
}

#[actix_web::test]
async fn a_period_that_lapsed_is_extended_when_the_next_one_has_begun_and_is_handed_in_then() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |_| {}).await;
    let ada = joins(&app, "Ada Byron", "2023-12-01").await;
    at(&app, "2026-12-02T15:00:00Z");
    pages::tick(&app.app).await.unwrap();
    let (open, lapsed) = (PeriodState::Open, PeriodState::Lapsed);
    assert_eq!(periods(&app, &ada, "prairie").await, [one("2026-12-01", open, "0"), one("2023-12-01", lapsed, "0")]);
    let rita = app.registrar("Rita Reyes").await;
    let list = rita.visit(PEOPLE).await.says("Lapsed").says("Nov 30, 2026");
    let list = list.choose("Ada Byron, Lapsed").fill("What do you decide?", "Move the end").fill("Why?", "The flood.");
    // The rules say how far at most; what was typed stays.
    let far = list.fill("The new last day", "2027-12-01").press("Carry it out").await.has_status(422);
    let far = far.says("The rules let the end be moved to November 30, 2027 at most, for Ada Byron.");
    assert_eq!(far.value("The new last day"), "2027-12-01");
    assert!(far.is_chosen("Ada Byron, Lapsed") && far.attribute("#to", "aria-invalid").is_some());
    assert_eq!(periods(&app, &ada, "prairie").await[1].1, lapsed);
    let page = far.fill("The new last day", "2027-11-30").press("Carry it out").await.says("Done for 1 period.");
    page.says("Nov 30, 2027").does_not_say("Lapsed");
    // The next one stays as it is.
    assert_eq!(periods(&app, &ada, "prairie").await, [one("2026-12-01", open, "0"), one("2023-12-01", open, "0")]);
    // What lapsed is not everybody's open period: it is moved only where it is ticked.
    pages::tick(&app.app).await.unwrap();
    assert_eq!(periods(&app, &ada, "prairie").await[1].1, open);
    let ada = app.learner("Ada Byron").await;
    let record = ada.visit("/record").await;
    let page = record.follow("Prairie Certification: December 1, 2023 to November 30, 2027").await;
    let page = page.says("The end was moved from November 30, 2026 to November 30, 2027: The flood.");
    page.press("Hand it in").await.says("You have handed it in");
    assert_eq!(periods(&app, &ada, "prairie").await[1].1, PeriodState::Submitted);
    assert_eq!(periods(&app, &ada, "prairie").await[0].1, open);
    let other = ada.visit("/record").await.follow("Prairie Certification").await;
    other.follow("December 1, 2023 to November 30, 2027").await.says("November 30, 2027");
}

#[actix_web::test]
async fn what_lapsed_is_left_out_where_everybody_is_meant() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |_| {}).await;
    let ada = joins(&app, "Ada Byron", "2023-12-01").await;
    at(&app, "2026-12-02T15:00:00Z");
    pages::tick(&app.app).await.unwrap();
    let rita = app.registrar("Rita Reyes").await;
    let fields = [("all", "yes"), ("decision", "extend"), ("to", "2029-12-31"), ("reason", "The flood.")];
    surely(&rita, PEOPLE, &fields).await.says("Done for 1 period.");
    assert_eq!(periods(&app, &ada, "prairie").await[1].1, PeriodState::Lapsed);
}

#[actix_web::test]
async fn what_ended_near_midnight_counts_in_the_period_of_each_programs_own_day() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| rules.program.time_zone = "America/Los_Angeles".parse().unwrap()).await;
    let ada = joins(&app, "Ada Byron", "2023-12-01").await;
    let form = ada.visit("/record/programs/new/nebraska").await;
    form.fill("When was your certificate issued?", "2023-12-01").press("Join").await.has_status(200);
    // Half past eleven on the last day in Los Angeles; in Chicago the next period has begun.
    at(&app, "2026-12-01T07:30:00Z");
    finish(&app, ada.id).await;
    let entry = credit::entries_of(&mut *app.conn().await, ada.id).await.unwrap().remove(0);
    assert_eq!(entry.occurred_on.to_string(), "2026-12-01", "the provider is in Chicago");
    at(&app, "2026-12-02T15:00:00Z");
    pages::tick(&app.app).await.unwrap();
    let (open, lapsed) = (PeriodState::Open, PeriodState::Lapsed);
    assert_eq!(periods(&app, &ada, "prairie").await, [one("2026-12-01", open, "0"), one("2023-12-01", lapsed, "1")]);
    assert_eq!(periods(&app, &ada, "nebraska").await, [one("2026-12-01", open, "1"), one("2023-12-01", lapsed, "0")]);
    let mut conn = app.conn().await;
    let mine = programs::enrollments_of(&mut conn, Holder::Person(ada.id)).await.unwrap();
    let enrollment = mine.iter().find(|enrollment| enrollment.program == "prairie").unwrap();
    let old = programs::periods_in(&mut conn, enrollment).await.unwrap().remove(1);
    let ada = app.learner("Ada Byron").await;
    let page = ada.visit(&format!("/record/programs/{}?period={}", enrollment.id, old.id)).await;
    page.says("Rights and privacy").says("November 30, 2026, 50 minutes");
    // What takes it back lies where it lies.
    let taken = credit::reverse(&mut conn, ada.id, entry.id, app.app.now()).await.unwrap();
    credit::award(&mut conn, ada.id, taken.id, app.app.now()).await.unwrap();
    for program in ["prairie", "nebraska"] {
        assert!(periods(&app, &ada, program).await.iter().all(|(.., counted)| counted == "0"), "{program}");
    }
}
