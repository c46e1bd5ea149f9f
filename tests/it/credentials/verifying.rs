//! `carrel verify` of a certificate's own files, as somebody has them who trusts nobody.

use std::path::Path;
use std::process::Command;

use carrel::certificates;
use chrono::TimeDelta;

use super::{ISSUER, certificate, get};
use crate::harness::TestApp;
use crate::studying::{finish, school};

/// Keeps an answer of the site as a file.
async fn save(app: &TestApp, path: &str, file: &Path) {
    std::fs::write(file, get(&app.visitor(), path).await.bytes).unwrap();
}

/// The status and what is said.
fn verify(dir: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carrel"));
    let done = command.arg("verify").args(arguments).current_dir(dir).output().unwrap();
    (done.status.code(), String::from_utf8(done.stdout).unwrap())
}

#[actix_web::test]
async fn a_pdf_whose_page_was_changed_is_never_called_genuine() {
    let app = school().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let dir = tempfile::tempdir().unwrap();
    save(&app, &format!("/v/{}.json", finished.code), &dir.path().join("c.json")).await;
    save(&app, &format!("{ISSUER}/keys.json"), &dir.path().join("keys.json")).await;
    let pdf = get(&ruth, &format!("/c/{}.pdf", finished.certificate)).await.bytes.to_vec();
    std::fs::write(dir.path().join("c.pdf"), &pdf).unwrap();
    let both = ["--bundle", "c.json", "--keys", "keys.json"];
    let (_, said) = verify(dir.path(), &[&["c.pdf"], &both[..]].concat());
    // The clock of the test is not that of the program: what it says of dates is another matter.
    assert!(said.contains("+ The PDF is the file that the issuer gives out"), "{said}");
    assert!(said.contains("Awarded to: Ruth Okafor") && said.contains("Study time: 50"), "{said}");
    // One byte of what is drawn, and nothing of what is signed.
    let streams = (0..pdf.len()).filter(|at| pdf[*at..].starts_with(b"stream\n"));
    let flipped = streams.map(|at| {
        let mut changed = pdf.clone();
        changed[at + 40] ^= 1;
        changed
    });
    let inside = certificates::pdf::read_signed(&pdf).unwrap();
    let mut kept = flipped.filter(|changed| certificates::pdf::read_signed(changed) == Ok(inside.clone()));
    std::fs::write(dir.path().join("c3.pdf"), kept.next().unwrap()).unwrap();
    let (status, said) = verify(dir.path(), &[&["c3.pdf"], &both[..]].concat());
    assert!(status == Some(1) && said.contains("- The PDF is not the file"), "{status:?} {said}");
    let (status, said) = verify(dir.path(), &["c3.pdf", "--keys", "keys.json"]);
    assert!(status != Some(0) && said.contains("? What is printed on the page was not compared"), "{status:?} {said}");
    assert!(!said.starts_with("This certificate is genuine"), "{said}");
}

#[actix_web::test]
async fn keys_from_before_a_rotation_say_that_they_are_old() {
    let app = school().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let dir = tempfile::tempdir().unwrap();
    save(&app, &format!("{ISSUER}/keys.json"), &dir.path().join("keys1.json")).await;
    let organization = certificate(&app, &ruth).await.organization_id;
    app.pass(TimeDelta::days(1));
    let now = app.app.now();
    certificates::rotate(&mut *app.conn().await, &app.app, organization, now).await.unwrap();
    save(&app, &format!("/v/{}.json", finished.code), &dir.path().join("y.json")).await;
    save(&app, &format!("{ISSUER}/keys.json"), &dir.path().join("keys2.json")).await;
    let (status, said) = verify(dir.path(), &["y.json", "--keys", "keys1.json"]);
    assert!(!said.contains("not a certificate") && said.contains("? The list of withdrawn ones is signed with a key"));
    let files = |keys: &str| certificates::offline::Files {
        file: std::fs::read(dir.path().join("y.json")).unwrap(),
        keys: Some(std::fs::read(dir.path().join(keys)).unwrap()),
        ..Default::default()
    };
    let verdict = |keys: &str| certificates::offline::verify(&files(keys), now).unwrap().verdict();
    assert_eq!(verdict("keys1.json"), certificates::offline::Verdict::Incomplete, "{status:?}");
    assert_eq!(verdict("keys2.json"), certificates::offline::Verdict::Genuine);
}
