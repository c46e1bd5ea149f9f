//! A registrar recognizes a certificate of another authority, with its evidence and a reason (rule R24).

use std::io::{Cursor, Read};

use carrel::accounts::Role;
use carrel::credit::programs::{Holder, Standing, standings_of};

use crate::activities::{photo, under_the_measure};
use crate::harness::{Page, Someone, TestApp};

/// Ada, in the programs of Nebraska and Iowa.
async fn ada(app: &TestApp) -> Someone {
    let ada = app.learner("Ada Byron").await;
    for (program, track) in [("nebraska", None), ("iowa", Some("Director endorsement"))] {
        let form = ada.visit(&format!("/record/programs/new/{program}")).await;
        let form = form.fill("When was your certificate issued?", "2025-03-15");
        track.into_iter().fold(form, |form, track| form.choose(track)).press("Join").await.has_status(200);
    }
    ada
}

async fn standing(app: &TestApp, who: &Someone, program: &str) -> Standing {
    let all = standings_of(&mut *app.conn().await, &app.app, Holder::Person(who.id)).await.unwrap();
    all.into_iter().find(|one| one.enrollment.program == program).unwrap()
}

async fn form<'v>(rita: &'v Someone) -> Page<'v> {
    let list = rita.visit("/assoc/programs/nebraska/people").await;
    list.follow("Recognize a certificate of another authority: Ada Byron").await
}

fn filled(page: Page<'_>) -> Page<'_> {
    let page = page.fill("Which certificate?", "Librarian certificate II").fill("Its number", "IN-4711");
    page.fill("Issued by", "Indiana State Library").fill("Issued on", "2024-06-01")
}

#[actix_web::test]
async fn a_certificate_counts_for_so_much_in_one_program_and_is_shown_with_its_reason() {
    let app = TestApp::new().await;
    under_the_measure(&app);
    app.may_leave_jobs();
    let ada = ada(&app).await;
    let rita = app.registrar("Rita Reyes").await;
    let again = form(&rita).await.says("Ada Byron").press("Recognize it").await.has_status(422);
    let again = again.says("Say which certificate it is").says("Choose what it satisfies");
    let again = again.says("Add a photo or file of the certificate");
    let again = filled(again).fill("Valid until", "2024-01-01").choose("So much of it, in CE credits");
    let again = again.fill("How many CE credits?", "46").fill("Why?", "Her first 12 credits were earned in Indiana.");
    let again = again.attach("Photo or file that shows it", "card.png", &photo(9)).press("Recognize it").await;
    let again = again.has_status(422).says("Give an amount up to 45 CE credits").says("Give a day after the one");
    assert_eq!(again.value("Its number"), "IN-4711");
    let again = again.fill("Valid until", "2029-06-01").fill("How many CE credits?", "12");
    let done = again.attach("Photo or file that shows it", "card.png", &photo(9)).press("Recognize it").await;
    done.says("Ada Byron").says("12 / 45 CE credits");
    let (nebraska, iowa) = (standing(&app, &ada, "nebraska").await, standing(&app, &ada, "iowa").await);
    assert_eq!(nebraska.account.counted.to_string(), "12");
    assert_eq!((iowa.account.counted.to_string(), iowa.entries.len()), ("0".to_owned(), 0), "it is for Nebraska alone");
    let letter = app.letter_to(&ada.email).await;
    assert!(letter.text_body.contains("> Her first 12 credits"), "{}", letter.text_body);
    ada.visit("/record").await.says("Librarian certificate II, IN-4711");
    let page = ada.visit("/record").await.follow("Public Librarian Certification").await;
    let page = page.says("Librarian certificate II, IN-4711").says("Her first 12 credits were earned in Indiana.");
    let packet = page.attribute("a[download]", "href").unwrap();
    let zip = ada.send("GET".parse().unwrap(), &packet, Default::default()).await;
    let mut zip = zip::ZipArchive::new(Cursor::new(zip.bytes.to_vec())).unwrap();
    let mut summary = String::new();
    zip.by_name("summary.html").unwrap().read_to_string(&mut summary).unwrap();
    for said in ["Librarian certificate II, IN-4711", "Her first 12 credits", "certificate recognized", "Rita Reyes"] {
        assert!(summary.contains(said), "{said}");
    }
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(names.iter().any(|name| name.starts_with("evidence/") && name.ends_with(".jpg")), "{names:?}");
    let log = rita.visit("/assoc/decisions?q=IN-4711").await.says("certificate recognized");
    log.says("about Ada Byron").says("as registrar");
}

#[actix_web::test]
async fn a_certificate_may_satisfy_the_whole_period_and_nobody_recognizes_their_own() {
    let app = TestApp::new().await;
    under_the_measure(&app);
    app.may_leave_jobs();
    let ada = ada(&app).await;
    let rita = app.registrar("Rita Reyes").await;
    let page = filled(form(&rita).await).choose("The whole period: nothing else has to be earned");
    let page = page.fill("Why?", "Reciprocity with Indiana.");
    let page = page.attach("Photo or file that shows it", "card.png", &photo(9)).press("Recognize it").await;
    page.says("Exempt").does_not_say("Recognize a certificate of another authority: Ada Byron");
    let standing = standing(&app, &ada, "nebraska").await;
    assert_eq!((standing.kept.state.word(), standing.account.counted.to_string()), ("exempt", "0".to_owned()));
    let page = ada.visit("/record").await.follow("Public Librarian Certification").await;
    page.says("You are exempt in this period.").says("Reciprocity with Indiana.");
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let id = ada.visit("/record").await.attribute("a[href^='/record/requests/']", "href").unwrap();
    let request = dana.visit(&format!("/assoc/requests/{}", id.rsplit('/').next().unwrap())).await;
    request
        .fill("Why it does not count any more", "The number is another's.")
        .press("Take it back")
        .await
        .has_status(200);
    let page = ada.visit("/record").await.follow("Public Librarian Certification").await;
    page.does_not_say("You are exempt").says("The number is another's.");
    let own = app.person("Ada Byron", &[Role::Registrar]).await;
    let (who, period) = (own.id, standing.kept.id);
    let path = format!("/assoc/programs/nebraska/people/{who}/{period}/recognize");
    own.visit(&path).await.has_status(403);
    rita.visit(&path).await.has_status(200);
}
