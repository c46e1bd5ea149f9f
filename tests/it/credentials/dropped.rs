//! PDFs that somebody was handed, dropped on the page where certificates are checked.

use actix_web::http::{Method, StatusCode};
use carrel::certificates::{self, Code, Facts, Prefix, pdf};
use carrel::study::Finished;
use diesel_async::AsyncConnection;

use super::{certificate, count, get, sql, withdraw};
use crate::harness::{Page, Someone, Visitor, repository};
use crate::studying::{finish, school};

async fn dropped<'v>(visitor: &'v Visitor, file: &[u8]) -> Page<'v> {
    visitor.visit("/v").await.attach("Certificate as a PDF", "certificate.pdf", file).press("Check the PDF").await
}

async fn own_pdf(someone: &Someone, finished: &Finished) -> Vec<u8> {
    get(someone, &format!("/c/{}.pdf", finished.certificate)).await.bytes
}

#[actix_web::test]
async fn a_pdf_says_by_itself_whether_it_is_as_it_was_issued() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let file = own_pdf(&ruth, &finished).await;
    assert!(file.len() <= 60_000, "{} bytes", file.len());
    let stranger = app.visitor();
    let page = dropped(&stranger, &file).await.has_status(200);
    assert_eq!(page.h1, "This PDF is genuine");
    page.says("Ruth Okafor").says("50 minutes");
    // Saved again by another program: the signed part is whole, the page may be another.
    let page = dropped(&stranger, &[&file[..], b"\n% saved again"].concat()).await;
    assert_eq!(page.h1, "The signed part is genuine, but this is not the file we give out");
    page.says("Ruth Okafor");
    // Other facts beside the same credential.
    let inside = pdf::read_signed(&file).unwrap().unwrap();
    let ours = certificate(&app, &ruth).await;
    let altered = Facts { minutes: 500, learner: "Rita Okafor".into(), ..ours.facts.clone() };
    let page = dropped(&stranger, &pdf::render_signed(&altered, &Default::default(), &inside.token, "").unwrap()).await;
    assert_eq!(page.h1, "This PDF was altered");
    let rows: Vec<String> = page.texts("dl[aria-labelledby=altered] > div");
    let said = |signed: &str, shown: &str| format!("As it was signed: {signed}In this file: {shown}");
    let names = format!("Awarded to{}", said("Ruth Okafor", "Rita Okafor"));
    let minutes = format!("Study time{}", said("50\u{a0}minutes", "500\u{a0}minutes"));
    assert_eq!(
        rows.iter().map(|row| row.replace('\u{a0}', " ")).collect::<Vec<_>>(),
        [names, minutes.replace('\u{a0}', " ")]
    );
    // A credential that was changed.
    let mut token = inside.token.clone().into_bytes();
    let last = token.len() - 10;
    token[last] = if token[last] == b'A' { b'B' } else { b'A' };
    let token = String::from_utf8(token).unwrap();
    let page = dropped(&stranger, &pdf::render_signed(&ours.facts, &Default::default(), &token, "").unwrap()).await;
    assert_eq!(page.h1, "This PDF is not genuine");
    let page = page.follow("See its public page").await;
    assert_eq!(page.path, format!("/v/{}", finished.code));
}

#[actix_web::test]
async fn a_pdf_of_one_that_is_withdrawn_or_replaced_says_that() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let (file, old) = (own_pdf(&ruth, &finished).await, certificate(&app, &ruth).await);
    let now = app.app.now();
    let (prefix, facts) = (Prefix::parse("TLA").unwrap(), old.facts.clone());
    let facts = |code: Code| Facts {
        verify_url: format!("http://127.0.0.1:8080/v/{code}"),
        code,
        learner: "Ruth Okafor-Lind".into(),
        ..facts.clone()
    };
    let (program, mut conn) = (app.app.clone(), app.conn().await);
    let newer =
        conn.transaction(async |conn| certificates::reissue(conn, &program, &old, &prefix, facts, now).await).await;
    let newer = newer.unwrap().unwrap();
    drop(conn);
    let stranger = app.visitor();
    let page = dropped(&stranger, &file).await;
    assert_eq!(page.h1, "This certificate was replaced by a newer one");
    let page = page.does_not_say("Ruth").follow("See the newer certificate").await;
    page.says("Ruth Okafor-Lind");
    let answer = get(&stranger, &format!("/v/{}.json", finished.code)).await;
    assert!(answer.status == StatusCode::GONE && answer.text().contains(&newer.code.to_string()), "{}", answer.text());
    withdraw(&app, &newer).await;
    let file = get(&ruth, &format!("/c/{}.pdf", newer.id)).await.bytes;
    let page = dropped(&stranger, &file).await;
    assert_eq!(page.h1, "This certificate was withdrawn");
    page.does_not_say("Ruth").says(&newer.code.to_string());
    // Both stand in the log, the replacement with what it was replaced by.
    assert_eq!(count(&app, "log_entries").await, 4);
    assert_eq!(count(&app, "status_places where withdrawn_at is not null").await, 2);
}

#[actix_web::test]
async fn files_that_are_no_certificate_of_ours_get_a_plain_answer() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    finish(&app, ruth.id).await;
    let ours = certificate(&app, &ruth).await;
    let stranger = app.visitor();
    let bare = pdf::render(&ours.facts, &Default::default()).unwrap();
    assert_eq!(dropped(&stranger, &bare).await.h1, "There is no signed certificate in this PDF");
    assert_eq!(dropped(&stranger, b"%PDF-1.7 and nothing more").await.h1, "There is no signed certificate in this PDF");
    // The sample of the unit tests is signed by nobody here, for a code of nobody here.
    let sample = std::fs::read_to_string(repository("tests/vectors/credential/credential.jwt")).unwrap();
    let other = pdf::render_signed(&ours.facts, &Default::default(), sample.trim(), "").unwrap();
    assert_eq!(dropped(&stranger, &other).await.h1, "We did not issue this certificate");
    for (file, said) in [
        (&b"a letter"[..], "This file is not a PDF."),
        (&b""[..], "Choose the PDF of the certificate"),
        (&vec![b'x'; 3 << 20][..], "This file is too large."),
    ] {
        dropped(&stranger, file).await.has_status(422).says(said);
    }
    let answer = stranger.send(Method::POST, "/v", Default::default()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A private one is shown to who has the file, for it says all of it.
    sql(&app, "update certificates set details_public = false").await;
    let file = get(&ruth, &format!("/c/{}.pdf", ours.id)).await.bytes;
    let page = dropped(&stranger, &file).await;
    assert_eq!(page.h1, "This PDF is genuine");
}
