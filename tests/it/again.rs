//! A certificate runs out, and a module is taken again: each turn once, and worth what the rules say.

use actix_web::http::Method;
use carrel::accounts::UserId;
use carrel::certificates::{self, Certificate};
use carrel::credit::programs::{Holder, Standing, standings_of};
use carrel::credit::{self, EntryId};
use carrel::db::schema::{
    awards, certificates as certificate_rows, evaluation_attempts, ledger_entries, module_completions, module_feedback,
    modules as module_rows,
};
use carrel::format::{self, FeedbackKind};
use carrel::study::{Done, Finished};
use carrel::{modules, programs as pages};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use futures_util::future::join_all;

use crate::deciding::{REASON, approved};
use crate::harness::{Body, Page, Someone, TestApp};
use crate::programs::{join, joined};
use crate::settling::{joins, prairie};
use crate::studying::{complete, finish, module, pass, school};
use crate::worth::at_it;

const MODULE: &str = "/m/rights-and-privacy";

/// Publishes the module with a change, as another version.
async fn changed(app: &TestApp, hash: &str, change: impl FnOnce(&mut format::Module)) {
    let mut files = format::read(&app.app.config().content_dir).modules;
    let mut file = files.swap_remove(files.iter().position(|file| file.slug == "rights-and-privacy").unwrap());
    change(&mut file.body);
    file.hash = hash.to_owned();
    assert!(modules::publish(&mut *app.conn().await, &file, app.app.now()).await.unwrap());
}

/// A school whose module is certified for a year.
pub async fn yearly() -> TestApp {
    let app = school().await;
    changed(&app, "yearly", |module| module.valid_for_months = Some(12)).await;
    app
}

/// Passes the evaluation and sends the feedback form by the pages, from the module's page on.
async fn take_again(app: &TestApp, someone: &Someone) {
    let module = module(app).await;
    let mut page = someone.visit(MODULE).await.follow("Take this module again").await;
    page = page.says("You are taking this module again.");
    for question in &module.body.questions {
        for option in question.check.options.iter().filter(|option| option.right) {
            page = page.choose_in(&question.check.question, &option.plain);
        }
    }
    let mut page =
        page.press("Check my answers").await.says("You passed").follow("One last page: tell us how it was").await;
    for item in module.body.feedback.iter().filter(|item| matches!(item.kind, FeedbackKind::Scale { .. })) {
        page = page.choose_in(&item.text, "5");
    }
    page.press("Send and finish the module").await.says("are in your record");
}

fn done(done: Done) -> Finished {
    match done {
        Done::Finished(finished) => finished,
        Done::Missing(missing) => panic!("{missing:?}"),
    }
}

/// Takes the module again as far as it is open.
async fn again(app: &TestApp, who: UserId) -> Finished {
    pass(app, who).await;
    let finished = done(complete(app, who).await);
    assert!(finished.first);
    finished
}

async fn certificates_of(app: &TestApp, who: UserId) -> Vec<Certificate> {
    certificates::of_user(&mut *app.conn().await, who).await.unwrap()
}

async fn standing(app: &TestApp, who: UserId) -> Standing {
    let mut conn = app.conn().await;
    standings_of(&mut conn, &app.app, Holder::Person(who)).await.unwrap().remove(0)
}

/// What the entry of somebody is worth by the rules with this code; nothing for rules that say nothing of it.
async fn worth(app: &TestApp, who: UserId, entry: EntryId, code: &str) -> Option<String> {
    let all = credit::awards_of(&mut *app.conn().await, who).await.unwrap();
    let award = all.into_iter().find(|award| award.entry_id == entry && award.rule().code == code);
    award.map(|award| award.credit.to_string())
}

/// The entries of somebody by their turn, those that take back left out.
async fn entries(app: &TestApp, who: UserId) -> Vec<EntryId> {
    let mut all = credit::entries_of(&mut *app.conn().await, who).await.unwrap();
    all.retain(|entry| entry.reverses.is_none());
    all.sort_by_key(|entry| (entry.taken().map(|taken| taken.1), entry.id));
    all.into_iter().map(|entry| entry.id).collect()
}

fn set(app: &TestApp, moment: &str) {
    app.clock.set(moment.parse().unwrap());
}

#[actix_web::test]
async fn a_certificate_holds_to_the_end_of_its_last_day_where_its_issuer_is() {
    let app = yearly().await;
    app.visitor().visit(MODULE).await.says("Good for 12 months from the day you finish");
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    ruth.visit("/record").await.says("Good until November 21, 2027").does_not_say("Take it again");
    ruth.visit(&format!("/c/{}", finished.certificate)).await.says("November 21, 2027");
    let (anybody, address) = (app.visitor(), format!("/v/{}/credential.json", finished.code));
    let credential = anybody.send(Method::GET, &address, Body::default()).await;
    let credential: serde_json::Value = serde_json::from_slice(&credential.bytes).unwrap();
    assert_eq!(credential["validUntil"], "2027-11-22T06:00:00Z");
    let public = async |says: &str| {
        app.visitor().visit(&format!("/v/{}", finished.code)).await.says(says).says("November 21, 2027");
    };
    public("This certificate is genuine").await;
    set(&app, "2027-11-22T05:59:59Z");
    public("This certificate is genuine").await;
    set(&app, "2027-11-22T06:00:00Z");
    public("Its date has passed").await;
    let ruth = app.learner("Ruth Okafor").await;
    let record = ruth.visit("/record").await.says("Was good until November 21, 2027");
    record.follow("Take it again: Rights and privacy").await.says("Your certificate was good until");
    let page = ruth.visit(&format!("/c/{}", finished.certificate)).await.says("was good until November 21, 2027");
    page.follow("Take this module again").await.says("you get a new one");
    let withdrawn = "update modules set withdrawn_at = now() where slug = 'rights-and-privacy'";
    diesel::sql_query(withdrawn).execute(&mut *app.conn().await).await.unwrap();
    let page = ruth.visit(&format!("/c/{}", finished.certificate)).await.says("was good until");
    page.does_not_say("Take this module again");
    let dana = app.registrar("Dana Whitlock").await;
    dana.visit("/assoc/certificates?state=past").await.says("Ruth Okafor");
    dana.visit("/assoc/certificates?state=valid").await.does_not_say("Ruth Okafor");
}

#[actix_web::test]
async fn one_that_ran_out_is_earned_anew_and_the_old_one_stays_as_it_was() {
    let app = yearly().await;
    let ruth = app.learner("Ruth Okafor").await;
    let first = finish(&app, ruth.id).await;
    ruth.visit(MODULE).await.does_not_say("Take this module again");
    set(&app, "2027-12-01T15:00:00Z");
    let ruth = app.learner("Ruth Okafor").await;
    let page = ruth.visit(MODULE).await.says("Your certificate was good until November 21, 2027.");
    page.says("0.833 contact hours");
    take_again(&app, &ruth).await;
    let [newer, older] = <[Certificate; 2]>::try_from(certificates_of(&app, ruth.id).await).unwrap();
    assert_eq!((older.id, older.stands()), (first.certificate, true));
    assert_eq!(older.facts.expires_on.unwrap().to_string(), "2027-11-21");
    assert_eq!(newer.facts.expires_on.unwrap().to_string(), "2028-12-01");
    assert_ne!(newer.code, older.code);
    let public = async |certificate: &Certificate| app.visitor().visit(&format!("/v/{}", certificate.code)).await.h1;
    assert_eq!(public(&newer).await, "This certificate is genuine");
    assert_eq!(public(&older).await, "This certificate was genuine. Its date has passed");
    set(&app, "2028-12-02T15:00:00Z");
    let ruth = app.learner("Ruth Okafor").await;
    ruth.visit("/record").await.says("Take it again");
    let sets = |at: Option<DateTime<Utc>>| diesel::update(module_rows::table).set(module_rows::withdrawn_at.eq(at));
    sets(Some(app.app.now())).execute(&mut *app.conn().await).await.unwrap();
    ruth.visit("/record").await.does_not_say("Take it again");
    sets(None).execute(&mut *app.conn().await).await.unwrap();
    set(&app, "2027-12-01T15:00:00Z");
    let ruth = app.learner("Ruth Okafor").await;
    let record = ruth.visit("/record").await.says("Taken again").says("1.666 contact hours");
    record.does_not_say("Take it again");
    let csv = ruth.send(Method::GET, "/record/transcript.csv", Body::default()).await.text();
    for (kind, certificate) in [(",Credit module,", &older), ("\"Credit module, taken again\",", &newer)] {
        let row = csv.lines().find(|row| row.contains(kind)).unwrap_or_else(|| panic!("{kind} in {csv}"));
        assert!(row.contains(&certificate.code.to_string()), "{row}");
    }
    // The sheet that ran out sends nobody to what they have done since.
    ruth.visit(&format!("/c/{}", older.id)).await.does_not_say("Take this module again");
    // That was it, for another year.
    ruth.visit(MODULE).await.does_not_say("Take this module again");
    assert!(!done(complete(&app, ruth.id).await).first);
}

#[actix_web::test]
async fn fifty_who_press_at_once_finish_the_second_turn_once() {
    let app = yearly().await;
    let ada = app.learner("Ada").await.id;
    let first = finish(&app, ada).await;
    set(&app, "2027-12-01T15:00:00Z");
    pass(&app, ada).await;
    let all: Vec<Finished> = join_all((0..50).map(|_| complete(&app, ada))).await.into_iter().map(done).collect();
    assert_eq!(all.iter().filter(|finished| finished.first).count(), 1);
    assert!(all.iter().all(|one| one.certificate == all[0].certificate && one.awards == all[0].awards));
    assert_ne!(all[0].certificate, first.certificate);
    let mut conn = app.conn().await;
    let conn = &mut *conn;
    let of = |count: QueryResult<i64>| count.unwrap();
    assert_eq!(of(module_completions::table.count().get_result(conn).await), 2);
    assert_eq!(of(module_feedback::table.count().get_result(conn).await), 2);
    assert_eq!(of(evaluation_attempts::table.count().get_result(conn).await), 2);
    assert_eq!(of(ledger_entries::table.count().get_result(conn).await), 2);
    assert_eq!(of(awards::table.count().get_result(conn).await), 2);
    assert_eq!(of(certificate_rows::table.count().get_result(conn).await), 2);
}

#[actix_web::test]
async fn what_was_finished_in_one_period_counts_again_in_the_next_and_not_twice_in_it() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "nebraska").await;
    let ada = joined(&app, "2023-12-01").await;
    finish(&app, ada.id).await;
    assert_eq!(standing(&app, ada.id).await.account.counted.to_string(), "1");
    assert!(!done(complete(&app, ada.id).await).first, "once in this period");
    set(&app, "2026-12-02T15:00:00Z");
    pages::tick(&app.app).await.unwrap();
    let ada = app.learner("Ada Byron").await;
    let next = async || {
        let mut all = standings_of(&mut *app.conn().await, &app.app, Holder::Person(ada.id)).await.unwrap();
        all.retain(|standing| standing.kept.period.span.starts.to_string() == "2026-12-01");
        all.remove(0)
    };
    assert_eq!(next().await.account.counted.to_string(), "0");
    let page = ada.visit(MODULE).await;
    let page = page.says("before your period in Public Librarian Certification began on December 1, 2026");
    page.says("1 CE credit").says("0.833 contact hours");
    take_again(&app, &ada).await;
    assert_eq!(next().await.account.counted.to_string(), "1");
    let both = entries(&app, ada.id).await;
    assert_eq!(both.len(), 2);
    for entry in &both {
        assert_eq!(worth(&app, ada.id, *entry, "nebraska").await.as_deref(), Some("1"));
        assert_eq!(worth(&app, ada.id, *entry, "contact-hour").await.as_deref(), Some("0.833"));
    }
    // In the same period a newer version may be taken, and earns nothing more.
    app.pass(TimeDelta::minutes(1));
    changed(&app, "newer", |_| ()).await;
    let page = ada.visit(MODULE).await.says("There is a newer version").does_not_say("counts anew");
    page.says("It counts already in this period, and it counts once.");
    let third = again(&app, ada.id).await;
    assert_eq!(next().await.account.counted.to_string(), "1");
    let all = entries(&app, ada.id).await;
    assert_eq!(worth(&app, ada.id, all[2], "nebraska").await.as_deref(), Some("0"));
    assert_eq!(worth(&app, ada.id, all[2], "contact-hour").await.as_deref(), Some("0"));
    let certificates = certificates_of(&app, ada.id).await;
    assert_eq!((certificates.len(), certificates[0].id), (3, third.certificate));
    assert!(certificates[0].facts.credits.is_empty(), "it states no credit that it did not bring");
    assert!(certificates.iter().all(Certificate::stands));
    ada.visit("/record").await.says("1.666 contact hours");
}

#[actix_web::test]
async fn what_is_withdrawn_of_one_turn_leaves_the_others_and_what_they_are_worth_is_put_right() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    let first = finish(&app, ada.id).await;
    app.pass(TimeDelta::minutes(1));
    changed(&app, "newer", |_| ()).await;
    let second = again(&app, ada.id).await;
    let both = entries(&app, ada.id).await;
    assert_eq!(worth(&app, ada.id, both[1], "contact-hour").await.as_deref(), Some("0"));
    let dana = app.registrar("Dana Whitlock").await;
    let path = format!("/assoc/certificates/{}", first.certificate);
    let typed = [("reason", "requirements_not_met"), ("note", "Not theirs."), ("code", &first.code.to_string())];
    dana.post(&format!("{path}/withdraw"), &typed).await.says("Its owner has been told by email");
    let all = certificates_of(&app, ada.id).await;
    assert!(all.iter().all(|one| one.stands() == (one.id == second.certificate)));
    assert_eq!(worth(&app, ada.id, both[1], "contact-hour").await.as_deref(), Some("0.833"));
    dana.post(&format!("{path}/take-back"), &[]).await.has_status(200);
    assert!(certificates_of(&app, ada.id).await.iter().all(Certificate::stands));
    assert_eq!(worth(&app, ada.id, both[1], "contact-hour").await.as_deref(), Some("0"));
    ada.visit("/record").await.says("0.833 contact hours");
    app.may_leave_jobs();
}

#[actix_web::test]
async fn the_registrar_issues_for_each_turn_that_has_no_certificate() {
    let app = yearly().await;
    let ada = app.learner("Ada").await;
    finish(&app, ada.id).await;
    let module = module(&app).await;
    let row = (
        module_completions::user_id.eq(ada.id),
        module_completions::module_version_id.eq(module.id),
        module_completions::module_id.eq(module.module_id),
        module_completions::turn.eq(2),
        module_completions::right_count.eq(8),
        module_completions::question_count.eq(8),
        module_completions::completed_at.eq(app.app.now()),
    );
    diesel::insert_into(module_completions::table).values(row).execute(&mut *app.conn().await).await.unwrap();
    let dana = app.registrar("Dana Whitlock").await;
    let page = dana.visit("/assoc/certificates/issue?module=rights-and-privacy").await;
    let page = page.says("One person gets a certificate").fill("Note for your files", "From the old system.");
    page.press("Issue 1 certificate").await.has_status(200);
    app.work_off().await;
    let all = certificates_of(&app, ada.id).await;
    let turns: Vec<_> = all.iter().map(|one| one.subject.taken().unwrap().1).collect();
    assert_eq!((turns, all.iter().all(Certificate::stands)), (vec![2, 1], true));
    app.may_leave_jobs();
}

#[actix_web::test]
async fn a_module_that_got_another_lesson_says_which_one_comes_first() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    finish(&app, ada.id).await;
    app.pass(TimeDelta::minutes(1));
    changed(&app, "longer", |module| module.lessons.push("wet-books".to_owned())).await;
    let page: Page<'_> = ada.visit(MODULE).await.says("Do these lessons first, then the evaluation opens:");
    assert!(!page.has_link("Take this module again"));
    ada.visit(&format!("{MODULE}/evaluation")).await.says("One lesson is still to do");
}

#[actix_web::test]
async fn of_who_is_erased_only_the_turn_stays_whose_certificate_is_kept() {
    let app = yearly().await;
    app.may_leave_jobs();
    let ada = app.learner("Ada").await.id;
    finish(&app, ada).await;
    set(&app, "2034-12-01T15:00:00Z");
    let second = again(&app, ada).await;
    let both = entries(&app, ada).await;
    carrel::erasing::erase(&mut *app.conn().await, &app.app, ada).await.unwrap();
    assert_eq!(certificates_of(&app, ada).await.iter().map(|one| one.id).collect::<Vec<_>>(), [second.certificate]);
    assert_eq!(entries(&app, ada).await, both[1..]);
}

#[actix_web::test]
async fn near_midnight_each_programs_own_day_says_in_which_period_a_turn_counts() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| rules.program.time_zone = "America/Los_Angeles".parse().unwrap()).await;
    approved(&app, "prairie").await;
    let ada = joins(&app, "Ada Byron", "2023-12-01").await;
    // Half past eleven on the last day in Los Angeles; at the provider in Chicago the next period has begun.
    set(&app, "2026-12-01T07:30:00Z");
    finish(&app, ada.id).await;
    set(&app, "2026-12-02T15:00:00Z");
    pages::tick(&app.app).await.unwrap();
    let ada = app.learner("Ada Byron").await;
    let page = ada.visit(MODULE).await;
    let page = page.says("before your period in Prairie Certification began on December 1, 2026");
    page.says("1 CE credit").does_not_say("It counts already in this period");
    again(&app, ada.id).await;
    for entry in entries(&app, ada.id).await {
        assert_eq!(worth(&app, ada.id, entry, "prairie").await.as_deref(), Some("1"));
    }
    assert_eq!(standing(&app, ada.id).await.account.counted.to_string(), "1");
}

#[actix_web::test]
async fn a_turn_that_earns_nothing_leaves_its_lessons_to_the_next_one() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "wisconsin").await;
    let ruth = app.learner("Ruth Okafor").await;
    join(&ruth, "wisconsin", "2025-03-15").await;
    finish(&app, ruth.id).await;
    app.pass(TimeDelta::minutes(1));
    changed(&app, "newer", |_| ()).await;
    again(&app, ruth.id).await;
    let both = entries(&app, ruth.id).await;
    let rita = app.registrar("Rita Reyes").await;
    let decide = async |turn: usize, after: &str, decision: &str| {
        let path = format!("/assoc/questions/wisconsin/{}/{}", ruth.id, both[turn]);
        let mut form = vec![("after", after), ("decision", decision), ("reason", REASON)];
        if decision == "credit" {
            form.extend([("amount", "0.5"), ("category", "C")]);
        }
        rita.post(&path, &form).await.says("Decided.");
    };
    let second = async || worth(&app, ruth.id, both[1], "wisconsin").await.unwrap();
    decide(1, "0", "credit").await;
    assert_eq!(second().await, "0.5", "the first one still waits");
    decide(0, "0", "credit").await;
    assert_eq!(second().await, "0", "it counts once");
    assert_eq!(standing(&app, ruth.id).await.account.counted.to_string(), "0.5");
    decide(0, "1", "none").await;
    assert_eq!(second().await, "0.5");
    assert_eq!(standing(&app, ruth.id).await.account.counted.to_string(), "0.5");
}

#[actix_web::test]
async fn the_time_that_was_measured_is_that_of_the_first_turn() {
    let app = yearly().await;
    let ada = app.learner("Ada").await.id;
    at_it(&app, ada, 60, module(&app).await.lessons.len()).await;
    finish(&app, ada).await;
    set(&app, "2027-12-01T15:00:00Z");
    again(&app, ada).await;
    let mut all = credit::entries_of(&mut *app.conn().await, ada).await.unwrap();
    all.sort_by_key(|entry| entry.taken().map(|taken| taken.1));
    let measured: Vec<bool> = all.iter().map(|entry| entry.facts.engaged_seconds.is_some()).collect();
    assert_eq!(measured, [true, false]);
}
