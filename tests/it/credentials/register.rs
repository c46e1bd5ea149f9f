//! The log and the lists of withdrawn ones: in one order, complete, and the same for everybody.

use std::collections::HashSet;

use actix_web::http::StatusCode;
use carrel::certificates::badge::{Bits, KnownKeys};
use carrel::certificates::bundle::Verdict;
use carrel::certificates::log::{self, Hash, Head, Tree};
use carrel::certificates::{self, Certificate, Code, Facts, MakeFacts, New, Prefix};
use carrel::db::Conn;
use chrono::TimeDelta;
use diesel::QueryableByName;
use diesel::sql_types::Integer;
use diesel_async::{AsyncConnection, RunQueryDsl};

use super::{ISSUER, certificate, checked, count, get, json, keys, sql, text};
use crate::harness::TestApp;
use crate::studying::{finish, school};

/// For so many learners: what a certificate each is to be issued for.
async fn many(app: &TestApp, like: &Certificate, from: usize, count: usize) -> Vec<New> {
    let mut all = Vec::new();
    for number in from..from + count {
        let someone = app.learner(&format!("Learner {number}")).await;
        all.push(New {
            user_id: someone.id,
            subject: like.subject,
            organization_id: like.organization_id,
            prefix: Prefix::parse("TLA").unwrap(),
        });
    }
    all
}

async fn issue_all(app: &TestApp, conn: &mut Conn, like: &Certificate, new: Vec<New>) -> Vec<Certificate> {
    let facts = |new: New| {
        let make: MakeFacts<'_> = Box::new(|code: Code| Facts {
            verify_url: format!("http://127.0.0.1:8080/v/{code}"),
            code,
            ..like.facts.clone()
        });
        (new, make)
    };
    let all: Vec<_> = new.into_iter().map(facts).collect();
    let (program, now) = (app.app.clone(), app.app.now());
    let issued = conn.transaction(async |conn| certificates::issue_all(conn, &program, &all, now).await).await;
    issued.unwrap().into_iter().map(|certificate| certificate.expect("issued")).collect()
}

fn tree(head: &str, keys: &KnownKeys) -> Tree {
    let public: Vec<_> = keys.keys.iter().map(|known| known.key).collect();
    Head::open(head, "127.0.0.1:8080/issuers/home/log", &public).unwrap().0.tree
}

#[actix_web::test]
async fn the_log_grows_without_changing_what_it_was() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let like = certificate(&app, &ruth).await;
    let keys = keys(&app).await;
    let mut heads = vec![text(&app, &format!("{ISSUER}/log/head")).await];
    for (from, count) in [(0, 1), (1, 6), (7, 30)] {
        let new = many(&app, &like, from, count).await;
        app.pass(TimeDelta::seconds(30));
        issue_all(&app, &mut *app.conn().await, &like, new).await;
        heads.push(text(&app, &format!("{ISSUER}/log/head")).await);
    }
    let trees: Vec<Tree> = heads.iter().map(|head| tree(head, &keys)).collect();
    assert_eq!(trees.iter().map(|tree| tree.size).collect::<Vec<_>>(), [1, 2, 8, 38]);
    for older in &trees {
        for newer in trees.iter().filter(|newer| newer.size >= older.size) {
            let found = json(&app, &format!("{ISSUER}/log/consistency?from={}&to={}", older.size, newer.size)).await;
            let proof: Vec<Hash> = serde_json::from_value(found["proof"].clone()).unwrap();
            assert_eq!(log::check_consistency(*older, *newer, &proof), Ok(()), "{} {}", older.size, newer.size);
        }
    }
    // Every head that was signed can be asked for again.
    assert_eq!(text(&app, &format!("{ISSUER}/log/head?size=8")).await, heads[2]);
    let found = json(&app, &format!("{ISSUER}/log/entries")).await;
    let entries: Vec<String> = serde_json::from_value(found["entries"].clone()).unwrap();
    let public: Vec<_> = keys.keys.iter().map(|known| known.key).collect();
    let (head, _) = Head::open(&heads[3], "127.0.0.1:8080/issuers/home/log", &public).unwrap();
    assert_eq!(log::audit(&entries, &head), Ok(()));
    let found = json(&app, &format!("{ISSUER}/log/inclusion?entry=3")).await;
    let proof: Vec<Hash> = serde_json::from_value(found["proof"].clone()).unwrap();
    assert_eq!(log::check_inclusion(Hash::leaf(entries[3].as_bytes()), 3, 38, &proof, head.tree.root), Ok(()));
    assert_eq!(json(&app, &format!("{ISSUER}/log/entries?from=36")).await["entries"].as_array().unwrap().len(), 2);
    // The first certificate is still where it was.
    assert_eq!(checked(&app, &finished).await.verdict(), Verdict::Genuine);
    for odd in ["inclusion?entry=38", "inclusion", "consistency?from=0", "consistency?from=9&to=8", "head?size=5"] {
        assert_eq!(get(&app.visitor(), &format!("{ISSUER}/log/{odd}")).await.status, StatusCode::NOT_FOUND, "{odd}");
    }
    for odd in ["entries?from=x", "entries?from=99999999999999999999", "status/0", "status/2", "status/x.jwt"] {
        let path =
            format!("{ISSUER}/{}", if odd.starts_with("status") { odd.to_owned() } else { format!("log/{odd}") });
        assert!(get(&app.visitor(), &path).await.status != StatusCode::INTERNAL_SERVER_ERROR, "{path}");
    }
}

#[actix_web::test]
async fn places_in_the_list_say_nothing_of_whose_they_are() {
    #[derive(QueryableByName)]
    struct Place {
        #[diesel(sql_type = Integer)]
        place: i32,
    }
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    finish(&app, ruth.id).await;
    let like = certificate(&app, &ruth).await;
    let new = many(&app, &like, 0, 12).await;
    // A list that is half full is left, and the next one begun.
    sql(&app, "update issuers set status_taken = 65536").await;
    issue_all(&app, &mut *app.conn().await, &like, new).await;
    let places: Vec<Place> = diesel::sql_query("select place from status_places where list = 2 order by ctid")
        .load(&mut *app.conn().await)
        .await
        .unwrap();
    let places: Vec<u32> = places.into_iter().map(|row| u32::try_from(row.place).unwrap()).collect();
    assert_eq!(places.len(), 12);
    assert!(!places.is_sorted(), "{places:?}");
    let list = json(&app, &format!("{ISSUER}/status/2")).await;
    let bits = Bits::decode(list["credentialSubject"]["encodedList"].as_str().unwrap()).unwrap();
    assert!(places.iter().all(|place| bits.is_withdrawn(*place) == Some(false)));
    assert_eq!(count(&app, "issuers where status_list = 2 and status_taken = 12").await, 1);
    assert_eq!(places.iter().collect::<HashSet<_>>().len(), 12);
}
