//! A module is finished once, its minutes are entered once, and credit is what the rules say.

use std::num::NonZeroU32;

use carrel::accounts::Role;
use carrel::credit::programs::{self, Holder, Joining};
use carrel::credit::rules::{Case, Expected, RuleSet};
use carrel::credit::{self, AdoptError, Approved};
use carrel::db::Conn;
use carrel::db::schema::rule_sets;
use carrel::decisions::{self, Subject, SubjectKind};
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
    assert!(said.contains("kept already as its version 2") && !said.contains("in force"), "{said}");
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
    assert_eq!(
        credit::awards_of(&mut *app.conn().await, ada).await.unwrap(),
        std::slice::from_ref(&first),
        "until the job comes"
    );
    assert_eq!(app.work_off().await, ["keep_standings"]);
    let mut conn = app.conn().await;
    let renewed = credit::awards_of(&mut conn, ada).await.unwrap();
    let again = credit::award(&mut conn, ada, first.entry_id, app.app.now()).await.unwrap();
    assert_eq!(renewed, again);
    assert_eq!(again.iter().map(|award| award.credit.to_string()).collect::<Vec<_>>(), ["1"]);
    let earlier: Vec<_> = again[0].earlier.iter().map(|one| (one.version.get(), one.credit.to_string())).collect();
    assert_eq!(earlier, [(first.rule().version.get(), "0.833".to_owned())]);
    assert_eq!(credit::awards_of(&mut conn, ada).await.unwrap(), again, "and is not counted twice");
    let ours = rule_sets::table.filter(rule_sets::code.eq("contact-hour"));
    let kept = ours.select(rule_sets::body).order(rule_sets::version.desc());
    let body: serde_json::Value = kept.first(&mut conn).await.unwrap();
    assert_eq!(RuleSet::from_json("contact-hour", &body).unwrap().unit.minutes, NonZeroU32::new(50));
}

/// The newest version of a rule set.
async fn rules_of(app: &TestApp, code: &str) -> credit::KeptRules {
    let mut all = credit::rule_sets(&mut *app.conn().await).await.unwrap();
    let place = all.iter().rposition(|kept| kept.rules.code == code).unwrap();
    all.swap_remove(place)
}

#[actix_web::test]
async fn an_authoritys_rules_give_credit_once_two_people_have_approved_them() {
    let app = school().await;
    let ada = app.learner("Ada").await.id;
    let first = finish(&app, ada).await.awards.remove(0);
    assert_eq!(first.rule().code, "contact-hour", "the drafts that ship are there, and give nothing");
    let (rita, sam) = (app.learner("Rita").await.id, app.learner("Sam").await.id);
    let nebraska = rules_of(&app, "nebraska").await.id;
    let approve =
        async |by| credit::approve(&mut *app.conn().await, nebraska, by, Role::Registrar, app.app.now()).await.unwrap();
    assert_eq!((approve(rita).await, approve(rita).await), (Approved::Once, Approved::Once));
    assert!(!rules_of(&app, "nebraska").await.gives_credit(), "one person alone can't bring rules into force");
    assert_eq!((approve(sam).await, approve(sam).await), (Approved::Twice, Approved::Twice));
    let kept = rules_of(&app, "nebraska").await;
    assert!(kept.gives_credit());
    let names: Vec<_> = kept.approvals.iter().map(|approval| approval.name.as_str()).collect();
    assert_eq!(names, ["Rita", "Sam"]);
    let mut conn = app.conn().await;
    let decided = decisions::of(&mut conn, Subject { kind: SubjectKind::RuleSet, id: nebraska.uuid() }).await.unwrap();
    let outcomes: Vec<_> = decided.iter().map(|one| (one.actor_name.as_str(), one.outcome.as_str())).collect();
    assert_eq!(outcomes, [("Rita", "approved"), ("Sam", "activated")]);
    let again = credit::award(&mut conn, ada, first.entry_id, app.app.now()).await.unwrap();
    assert_eq!(again.len(), 1, "Ada isn't in the program");
    let all = programs::programs(&mut conn).await.unwrap();
    let program = all.iter().find(|program| program.code == "nebraska").unwrap();
    let joining = Joining { track: "librarian".to_owned(), anchor_on: "2025-03-15".parse().ok(), since: None };
    programs::enroll(&mut conn, Holder::Person(ada), program, &joining, app.app.now()).await.unwrap().unwrap();
    let again = credit::award(&mut conn, ada, first.entry_id, app.app.now()).await.unwrap();
    let found: Vec<_> = again.iter().map(|award| (award.rule().code.as_str(), award.credit.to_string())).collect();
    assert_eq!(found, [("contact-hour", "0.833".to_owned()), ("nebraska", "1".to_owned())]);
    let by = (rita, Role::Registrar);
    credit::retire(&mut conn, nebraska, by, "The manual changed.", app.app.now()).await.unwrap();
    assert!(!rules_of(&app, "nebraska").await.gives_credit());
    assert_eq!(app.work_off().await, ["keep_standings"]);
}

#[actix_web::test]
async fn two_approvals_at_once_bring_rules_into_force_once() {
    let app = school().await;
    let nebraska = rules_of(&app, "nebraska").await.id;
    let people = [app.learner("Rita").await.id, app.learner("Sam").await.id, app.learner("Uma").await.id];
    let approve =
        async |by| credit::approve(&mut *app.conn().await, nebraska, by, Role::Registrar, app.app.now()).await.unwrap();
    let done = join_all(people.map(approve)).await;
    assert_eq!(done.iter().filter(|done| **done == Approved::Once).count(), 1, "{done:?}");
    assert_eq!(count(&app, "rule_set_activations").await, 1);
}

#[actix_web::test]
async fn an_entry_is_taken_back_once_and_stays_in_the_ledger() {
    let app = school().await;
    let ada = app.learner("Ada").await.id;
    let first = finish(&app, ada).await.awards.remove(0);
    let mut conn = app.conn().await;
    let back = credit::reverse(&mut conn, ada, first.entry_id, app.app.now()).await.unwrap();
    let again = credit::reverse(&mut conn, ada, first.entry_id, app.app.now()).await.unwrap();
    assert_eq!((back.first, again.first, back.id), (true, false, again.id));
    let minutes: Vec<i32> =
        credit::entries_of(&mut conn, ada).await.unwrap().iter().map(|entry| entry.minutes).collect();
    assert_eq!(minutes.iter().sum::<i32>(), 0, "{minutes:?}");
    assert!(credit::reverse(&mut conn, ada, back.id, app.app.now()).await.is_err(), "what takes back stays");
}
