//! A module is finished once, its minutes are entered once, and credit is what the rules say.

use std::num::NonZeroU32;

use carrel::credit::rules::{Case, Expected, RuleSet, Status};
use carrel::credit::{self, AdoptError};
use carrel::db::Conn;
use carrel::db::schema::rule_sets;
use carrel::format;
use carrel::measure::Credit;
use carrel::study::{Done, Missing};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use diesel_async::RunQueryDsl;
use futures_util::future::join_all;

use crate::harness::TestApp;
use crate::studying::{complete, do_lessons, finish, module, pass, school};

async fn count(app: &TestApp, table: &str) -> i64 {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let query = diesel::sql_query(format!("select count(*) as count from {table}"));
    query.get_result::<Row>(&mut *app.conn().await).await.unwrap().count
}

const KEPT: [&str; 6] =
    ["module_feedback", "module_completions", "ledger_entries", "awards", "certificates", "certificate_codes"];

#[actix_web::test]
async fn fifty_who_press_at_once_finish_the_module_once() {
    let app = school().await;
    let ada = app.learner("Ada").await.id;
    do_lessons(&app, ada, usize::MAX).await;
    pass(&app, ada).await;
    let done = join_all((0..50).map(|_| complete(&app, ada))).await;
    let finished: Vec<_> = done
        .into_iter()
        .map(|done| match done {
            Done::Finished(finished) => finished,
            Done::Missing(missing) => panic!("{missing:?}"),
        })
        .collect();
    assert_eq!(finished.iter().filter(|finished| finished.first).count(), 1);
    assert!(finished.iter().all(|one| one.certificate == finished[0].certificate && one.code == finished[0].code));
    assert!(finished.iter().all(|one| one.awards == finished[0].awards && one.awards.len() == 1));
    for table in KEPT {
        assert_eq!(count(&app, table).await, 1, "{table}");
    }
}

#[actix_web::test]
async fn what_is_missing_is_named_and_nothing_is_kept() {
    let app = school().await;
    let ada = app.learner("Ada").await.id;
    do_lessons(&app, ada, 3).await;
    let Done::Missing(missing) = complete(&app, ada).await else { panic!("finished") };
    let module = module(&app).await;
    assert_eq!(missing, Missing { lessons: module.lessons[3..].to_vec(), evaluation: true });
    pass(&app, ada).await;
    let Done::Missing(missing) = complete(&app, ada).await else { panic!("finished") };
    assert_eq!((missing.lessons.len(), missing.evaluation), (2, false));
    for table in KEPT {
        assert_eq!(count(&app, table).await, 0, "{table}");
    }
}

#[actix_web::test]
async fn fifty_minutes_are_entered_on_the_providers_day_and_make_0_833_hours() {
    let app = school().await;
    // Sunday in Greenwich, Saturday evening in Chicago.
    app.clock.set("2026-11-22T03:30:00Z".parse().unwrap());
    let ada = app.learner("Ada").await.id;
    let finished = finish(&app, ada).await;
    let entries = credit::entries_of(&mut *app.conn().await, ada).await.unwrap();
    let [entry] = entries.as_slice() else { panic!("{entries:?}") };
    assert_eq!((entry.minutes, entry.occurred_on.to_string().as_str()), (50, "2026-11-21"));
    assert_eq!(entry.mode, "individual_interactive");
    let [award] = finished.awards.as_slice() else { panic!("{:?}", finished.awards) };
    assert_eq!((award.credit.to_string().as_str(), award.unit().as_deref()), ("0.833", Some("contact hours")));
    let kept = credit::awards_of(&mut *app.conn().await, ada).await.unwrap();
    assert_eq!(kept, finished.awards);
}

#[actix_web::test]
async fn before_any_rules_there_are_minutes_and_a_certificate_but_no_credit() {
    let app = school().await;
    app.clock.set("2025-11-18T15:00:00Z".parse().unwrap());
    let ada = app.learner("Ada").await.id;
    let finished = finish(&app, ada).await;
    assert_eq!(finished.awards, []);
    assert_eq!((count(&app, "ledger_entries").await, count(&app, "certificates").await), (1, 1));
}

#[actix_web::test]
async fn the_ledger_can_not_be_edited() {
    let app = school().await;
    let ada = app.learner("Ada").await.id;
    finish(&app, ada).await;
    let mut conn = app.conn().await;
    for sql in
        ["update ledger_entries set minutes = 500", "delete from ledger_entries", "truncate ledger_entries cascade"]
    {
        let refused = diesel::sql_query(sql).execute(&mut conn).await.unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{sql}: {refused}");
    }
}

/// The plain contact hour, as its file says.
fn shipped(app: &TestApp) -> format::Entry<RuleSet> {
    let mut rules = format::read(&app.app.config().content_dir).rules;
    let place = rules.iter().position(|entry| entry.slug == "contact-hour").unwrap();
    rules.swap_remove(place)
}

async fn adopt(app: &TestApp, file: &format::Entry<RuleSet>) -> Result<bool, AdoptError> {
    credit::adopt(&mut *app.conn().await, file, app.app.now()).await
}

#[actix_web::test]
async fn rules_change_only_with_their_version_and_only_when_their_tests_pass() {
    let app = school().await;
    let mut file = shipped(&app);
    assert!(!adopt(&app, &file).await.unwrap(), "they are there already");
    file.body.note = Some("More.".to_owned());
    let said = adopt(&app, &file).await.unwrap_err().to_string();
    assert!(said.contains("Raise the version") && said.contains("version 2"), "{said}");
    file.body.version = NonZeroU32::new(3).unwrap();
    let Case::Single { single, .. } = &mut file.body.tests[0] else { panic!("the first case is of one training") };
    single.credit = Expected::Credit(Credit::from_thousandths(7000));
    let said = adopt(&app, &file).await.unwrap_err().to_string();
    assert!(said.contains("make 7, but:"), "{said}");
    assert_eq!(versions(&mut *app.conn().await).await, [2]);
    file.body.tests.remove(0);
    assert!(adopt(&app, &file).await.unwrap());
    assert_eq!(versions(&mut *app.conn().await).await, [2, 3]);
}

async fn versions(conn: &mut Conn) -> Vec<i32> {
    let ours = rule_sets::table.filter(rule_sets::code.eq("contact-hour"));
    ours.select(rule_sets::version).order(rule_sets::version).load(conn).await.unwrap()
}

#[actix_web::test]
async fn credit_can_be_worked_out_again_under_newer_rules() {
    let app = school().await;
    let ada = app.learner("Ada").await.id;
    let first = finish(&app, ada).await.awards.remove(0);
    let mut file = shipped(&app);
    file.body.version = NonZeroU32::new(3).unwrap();
    file.body.unit.minutes = NonZeroU32::new(50);
    file.body.tests.clear();
    assert!(adopt(&app, &file).await.unwrap());
    let mut conn = app.conn().await;
    assert_eq!(
        credit::awards_of(&mut conn, ada).await.unwrap(),
        std::slice::from_ref(&first),
        "what was awarded stays"
    );
    let again = credit::award(&mut conn, ada, first.entry_id, app.app.now()).await.unwrap();
    assert_eq!(again.iter().map(|award| award.credit.to_string()).collect::<Vec<_>>(), ["1"]);
    assert_eq!(credit::awards_of(&mut conn, ada).await.unwrap(), again, "and is not counted twice");
    let ours = rule_sets::table.filter(rule_sets::code.eq("contact-hour"));
    let kept = ours.select(rule_sets::body).order(rule_sets::version.desc());
    let body: serde_json::Value = kept.first(&mut conn).await.unwrap();
    assert_eq!(RuleSet::from_json("contact-hour", &body).unwrap().unit.minutes, NonZeroU32::new(50));
}

#[actix_web::test]
async fn an_authoritys_rules_give_credit_once_they_are_active_and_not_as_a_draft() {
    let app = school().await;
    let ada = app.learner("Ada").await.id;
    let first = finish(&app, ada).await.awards.remove(0);
    assert_eq!(first.rule().code, "contact-hour", "the drafts that ship are there, and give nothing");
    let mut rules = format::read(&app.app.config().content_dir).rules;
    let place = rules.iter().position(|entry| entry.slug == "nebraska").unwrap();
    let mut file = rules.swap_remove(place);
    file.body.version = NonZeroU32::new(2).unwrap();
    file.body.status = Status::Active;
    assert!(adopt(&app, &file).await.unwrap());
    let mut conn = app.conn().await;
    let again = credit::award(&mut conn, ada, first.entry_id, app.app.now()).await.unwrap();
    let found: Vec<_> = again.iter().map(|award| (award.rule().code.as_str(), award.credit.to_string())).collect();
    assert_eq!(found, [("contact-hour", "0.833".to_owned()), ("nebraska", "1".to_owned())]);
}
