//! The chain of the ledger: what is changed in the database behind the program's back shows.

use carrel::credit::{self, Broken, EntryId, broken_lines};
use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;

use crate::harness::{Someone, TestApp};
use crate::studying::{finish, school};

/// Ada with three lines: a module, what takes it back, and the module entered again.
async fn three_lines(app: &TestApp) -> (Someone, Vec<EntryId>) {
    app.may_leave_jobs();
    let ada = app.learner("Ada Byron").await;
    let first = finish(app, ada.id).await.awards.remove(0).entry_id;
    let mut conn = app.conn().await;
    let module = credit::entries_of(&mut conn, ada.id).await.unwrap()[0].taken().unwrap();
    app.pass(TimeDelta::minutes(1));
    let taken_at = app.app.now();
    let second = credit::reverse(&mut conn, ada.id, first, taken_at).await.unwrap().id;
    app.pass(TimeDelta::minutes(1));
    let third = credit::restore(&mut conn, ada.id, module, taken_at, app.app.now()).await.unwrap().unwrap();
    (ada, vec![first, second, third])
}

/// Does what only somebody with the database in hand can do.
async fn behind_its_back(app: &TestApp, sql: &str) {
    let sql = format!(
        "alter table ledger_entries disable trigger user; {sql}; alter table ledger_entries enable trigger user;"
    );
    app.conn().await.batch_execute(&sql).await.unwrap();
}

#[actix_web::test]
async fn a_line_that_was_changed_or_taken_out_breaks_the_chain() {
    let app = school().await;
    let (ada, lines) = three_lines(&app).await;
    let broken = async || broken_lines(&mut *app.conn().await).await.unwrap();
    assert_eq!((broken().await, credit::ledger_lines(&mut *app.conn().await).await.unwrap()), (vec![], 3));

    let earlier = |id: EntryId, days: i32| {
        format!("update ledger_entries set occurred_on = occurred_on - {days} where id = '{id}'")
    };
    behind_its_back(&app, &earlier(lines[1], 30)).await;
    assert_eq!(broken().await, [Broken { person: ada.id, entry: lines[1] }], "it was dated back");
    behind_its_back(&app, &earlier(lines[1], -30)).await;
    assert_eq!(broken().await, []);

    // Its hash made to fit leaves the next line without the one before.
    let refit = format!(
        "{}; update ledger_entries l set hash = ledger_hash(l) where id = '{}'",
        earlier(lines[0], 30),
        lines[0]
    );
    behind_its_back(&app, &refit).await;
    assert_eq!(broken().await, [Broken { person: ada.id, entry: lines[1] }]);
}

#[actix_web::test]
async fn a_chain_has_one_beginning_and_one_line_behind_each() {
    let app = school().await;
    let (ada, _) = three_lines(&app).await;
    for previous in ["null", "(select previous_hash from ledger_entries where previous_hash is not null limit 1)"] {
        let put_in = format!(
            "insert into ledger_entries (user_id, id, source, module_id, module_version_id, occurred_on, minutes, mode,
                 again, entered_at, previous_hash, hash)
             select user_id, gen_random_uuid(), source, module_id, module_version_id, occurred_on, minutes, mode, 9,
                 entered_at, {previous}, 'x' from ledger_entries where user_id = '{}' and reverses is null limit 1",
            ada.id
        );
        app.conn()
            .await
            .batch_execute("alter table ledger_entries disable trigger ledger_entries_chained")
            .await
            .unwrap();
        let refused = app.conn().await.batch_execute(&put_in).await.unwrap_err();
        assert!(refused.to_string().contains("ledger_entries_chain"), "{refused}");
    }
}
