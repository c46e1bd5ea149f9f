//! A period is accepted and certified, and its audit packet is taken along and checked.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::process::Command;

use actix_web::http::Method;
use carrel::accounts::Role;
use carrel::certificates::{self, Certificate, Holds, KnownKeys};
use carrel::credit::programs::{self, Holder, Standing, standings_of};
use carrel::packet::{Found, Manifest, check};
use futures_util::future::join_all;
use scraper::{Html, Selector};
use zip::ZipArchive;

use crate::activities::{filled, photo};
use crate::deciding_many::{looked_at, surely};
use crate::harness::{Answer, Body, Someone, TestApp, Visitor};
use crate::programs::{join, joined};
use crate::studying::{finish, school};

const NEBRASKA: &str = "Public Librarian Certification (Nebraska Library Commission)";
const PEOPLE: &str = "/assoc/programs/nebraska/people";

async fn standing(app: &TestApp, of: &Someone) -> Standing {
    standings_of(&mut *app.conn().await, &app.app, Holder::Person(of.id)).await.unwrap().remove(0)
}

/// Two registrars bring the rules into force.
async fn approved(app: &TestApp) {
    for name in ["Rita Reyes", "Sam Sun"] {
        let registrar = app.person(name, &[Role::Registrar]).await;
        registrar.visit("/assoc/programs/nebraska").await.press("Approve these rules").await.has_status(200);
    }
}

/// What a registrar decides about a period.
async fn decide(by: &Visitor, of: &Standing, decision: &str) {
    let period = of.kept.id.to_string();
    let fields = [("period", period.as_str()), ("decision", decision), ("reason", "All there.")];
    surely(by, PEOPLE, &fields).await.has_status(200);
}

async fn of_period(app: &TestApp, who: &Someone) -> Vec<Certificate> {
    let all = certificates::of_user(&mut *app.conn().await, who.id).await.unwrap();
    all.into_iter().filter(|one| one.subject.period().is_some()).collect()
}

pub async fn get(visitor: &Visitor, path: &str) -> Answer {
    visitor.send(Method::GET, path, Body::default()).await
}

pub async fn keys(app: &TestApp) -> KnownKeys {
    serde_json::from_slice(&get(&app.visitor(), "/issuers/home/keys.json").await.bytes).unwrap()
}

/// Ada, with a module and training elsewhere, in a program whose rules are in force.
async fn studied(app: &TestApp) -> Someone {
    approved(app).await;
    let ada = joined(app, "2025-03-15").await;
    finish(app, ada.id).await;
    let form = filled(ada.visit("/record/add").await, "Rural broadband").fill("When was it?", "2026-11-04");
    let check = form.attach("Photo or file", "badge.png", &photo(9)).press("Check and send").await;
    check.press("Send it in").await.has_status(200);
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let request = dana.visit("/assoc/requests").await.follow("Rural broadband").await;
    request.press("Accept 60 minutes").await.says("Accepted.");
    ada
}

/// The same, and her period is accepted.
async fn accepted(app: &TestApp) -> (Someone, Someone) {
    let ada = studied(app).await;
    let rita = app.registrar("Rita Reyes").await;
    decide(&rita, &standing(app, &ada).await, "renew").await;
    (ada, rita)
}

pub fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (name, content)
        })
        .collect()
}

pub fn text(files: &[(String, Vec<u8>)], name: &str) -> String {
    let (_, content) = files.iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("no {name}"));
    String::from_utf8(content.clone()).unwrap()
}

#[actix_web::test]
async fn an_accepted_period_is_certified_once_and_served_in_every_form() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = studied(&app).await;
    assert!(of_period(&app, &ada).await.is_empty());
    let standing = standing(&app, &ada).await;
    let rita = app.registrar("Rita Reyes").await;
    let period = standing.kept.id.to_string();
    let fields = [("period", period.as_str()), ("decision", "renew"), ("reason", "All there.")];
    let sure = looked_at(&rita, PEOPLE, &fields).await;
    let fields: Vec<(&str, &str)> = sure.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answers = join_all((0..50).map(|_| rita.send(Method::POST, PEOPLE, Body::form(&fields)))).await;
    assert!(answers.iter().all(|answer| answer.status == 303));
    let issued = of_period(&app, &ada).await;
    let [certificate] = issued.as_slice() else { panic!("{}", issued.len()) };
    let facts = &certificate.facts;
    let period = facts.period.as_ref().unwrap();
    assert_eq!(
        (facts.module.title.as_str(), period.track.as_str(), period.rules.as_str()),
        ("Public Librarian Certification", standing.track.name.as_str(), "nebraska")
    );
    assert_eq!((period.from.to_string(), period.to.to_string()), ("2025-03-15".to_owned(), "2028-03-14".to_owned()));
    assert_eq!((facts.credits[0].amount.as_str(), facts.credits[0].unit.as_str()), ("2", "CE credits"));
    assert_eq!((period.required.as_str(), facts.minutes), ("45", 110));
    let titles: Vec<_> = period.entries.iter().map(|entry| (entry.name.as_str(), entry.amount.as_str())).collect();
    assert_eq!(titles, [("Rural broadband", "1 CE credit"), ("Rights and privacy", "1 CE credit")]);
    // The public page, its JSON, its token, the achievement, and the PDF that comes back the same.
    let code = &certificate.code;
    let anybody = app.visitor();
    let page = anybody.visit(&format!("/v/{code}")).await.says("This certificate is genuine");
    page.says("March 15, 2025 to March 14, 2028").says("2 CE credits").says("Rural broadband");
    assert!(
        String::from_utf8(get(&anybody, &format!("/v/{code}.jwt")).await.bytes.to_vec()).unwrap().starts_with("ey")
    );
    let secured: serde_json::Value =
        serde_json::from_slice(&get(&anybody, &format!("/v/{code}/credential.json")).await.bytes).unwrap();
    let achievement = &secured["credentialSubject"]["achievement"];
    assert_eq!(achievement["achievementType"], "LearningProgram");
    assert!(!achievement.to_string().contains("Rural broadband"), "what one person did is no part of what all get");
    let address = achievement["id"].as_str().unwrap().split_once("/issuers/").unwrap().1;
    assert_eq!(get(&anybody, &format!("/issuers/{address}")).await.status, 200);
    let bundle = get(&anybody, &format!("/v/{code}.json")).await.bytes;
    let files = certificates::offline::Files {
        file: bundle.to_vec(),
        keys: Some(serde_json::to_vec(&keys(&app).await).unwrap()),
        ..Default::default()
    };
    let verdict = certificates::offline::verify(&files, app.app.now()).unwrap().verdict();
    assert_eq!(verdict, certificates::offline::Verdict::Genuine);
    let pdf = get(&ada, &format!("{}.pdf", certificate.path())).await.bytes;
    let inside = certificates::pdf::read_signed(&pdf).unwrap().unwrap();
    assert_eq!(inside.facts.as_ref(), Some(facts));
    // Its owner finds it in two places.
    let own = ada.visit(&format!("/record/programs/{}", standing.enrollment.id)).await;
    assert_eq!(own.link("Certificate: March 15, 2025 to March 14, 2028"), certificate.path());
    let sheet = ada.visit("/record").await.says("Certificates of your programs");
    assert_eq!(sheet.link("Certificate: Public Librarian Certification"), certificate.path());
    ada.visit(&certificate.path()).await.says("for continuing education in Public Librarian Certification");
    rita.visit("/assoc/certificates").await.says("Public Librarian Certification");
}

#[actix_web::test]
async fn a_period_that_is_given_back_has_no_certificate_and_a_new_one_when_it_is_accepted_again() {
    let app = school().await;
    app.may_leave_jobs();
    let (ada, rita) = accepted(&app).await;
    let standing = standing(&app, &ada).await;
    let first = of_period(&app, &ada).await.remove(0);
    decide(&rita, &standing, "return").await;
    let page = app.visitor();
    page.visit(&format!("/v/{}", first.code)).await.says("This certificate was withdrawn").does_not_say("Ada");
    decide(&rita, &standing, "renew").await;
    let all = of_period(&app, &ada).await;
    assert_eq!((all.len(), all.iter().filter(|one| one.stands()).count()), (2, 1));
}

#[actix_web::test]
async fn a_draft_certifies_nothing_and_a_run_makes_up_for_it_once_the_rules_are_in_force() {
    let app = school().await;
    let ada = joined(&app, "2025-03-15").await;
    finish(&app, ada.id).await;
    let rita = app.registrar("Rita Reyes").await;
    decide(&rita, &standing(&app, &ada).await, "renew").await;
    assert!(of_period(&app, &ada).await.is_empty());
    let dry = "/assoc/certificates/issue?module=program%3Anebraska";
    rita.visit(dry).await.says("Nobody gets a certificate.").says("The rules are a draft.").says("Ada Byron");
    approved(&app).await;
    let page = rita.visit("/assoc/certificates/issue").await;
    let page = page.fill("Module or program", NEBRASKA).press("Look").await;
    let page = page.says("One person gets a certificate.").fill("Note for your files", "They were late.");
    let page = page.press("Issue 1 certificate").await.has_status(200).says("Public Librarian Certification");
    page.says("0 of 1 done");
    let mut done = app.work_off().await;
    done.retain(|job| *job != "send_message");
    assert_eq!(done, ["keep_standings", "issue_certificates"]);
    let issued = of_period(&app, &ada).await;
    assert_eq!(issued.len(), 1);
    assert!(issued[0].facts.period.is_some());
    rita.visit(dry).await.says("Nobody gets a certificate.").says("Has a valid certificate");
    assert_eq!(app.work_off().await, Vec::<String>::new());
}

#[actix_web::test]
async fn a_packet_has_everything_and_is_verified_without_us() {
    let app = school().await;
    app.may_leave_jobs();
    let (ada, rita) = accepted(&app).await;
    let standing = standing(&app, &ada).await;
    let own = ada.visit(&format!("/record/programs/{}", standing.enrollment.id)).await;
    let path = own.link("Audit packet: March 15, 2025 to March 14, 2028");
    let answer = get(&ada, &path).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, Some("application/zip")));
    let named = "attachment; filename=\"audit-packet-nebraska-ada-byron-2025-03-15-to-2028-03-14.zip\"";
    assert_eq!(answer.header("content-disposition"), Some(named));
    let packet = answer.bytes.to_vec();
    let trusted = keys(&app).await;
    let report = check(Cursor::new(&packet), Some(&trusted));
    assert_eq!(report.holds(), Holds::Yes, "{:?}", report.found);
    let genuine = report.found.iter().filter(|found| matches!(found, Found::Certificate(_))).count();
    assert_eq!(genuine, 2, "{:?}", report.found);

    let files = unpacked(&packet);
    let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for name in ["README.txt", "summary.html", "summary.pdf", "activities.csv", "explanation.txt", "manifest.json"] {
        assert!(names.contains(name), "{names:?}");
    }
    assert_eq!(names.iter().filter(|name| name.starts_with("evidence/") && name.ends_with(".jpg")).count(), 1);
    assert_eq!(names.iter().filter(|name| name.starts_with("certificates/")).count(), 8);
    let manifest: Manifest = serde_json::from_str(&text(&files, "manifest.json")).unwrap();
    assert_eq!(
        (manifest.person.as_str(), manifest.rules_version, manifest.state.as_str()),
        ("Ada Byron", 1, "renewed")
    );
    assert_eq!(manifest.files.len() + 2, files.len());
    let summary = text(&files, "summary.html");
    for said in [
        "Public Librarian Certification",
        "Nebraska Library Commission",
        "45 CE credits",
        "Rural broadband",
        "45 to 89 minutes",
        "CE Activity Report",
        "Rita Reyes",
        "All there.",
        "Earning Continuing Education Credits for Nebraska Public Librarian Certification",
    ] {
        assert!(summary.contains(said), "{said} is not in {summary}");
    }
    assert!(!summary.contains("href=\"http") && !summary.contains("<script"), "it needs nothing else");
    let rows = text(&files, "activities.csv");
    let row = rows.lines().find(|row| row.contains("Rural broadband")).unwrap();
    for said in ["Prairie State Webinars", "2026-11-04", ",60,", "I can ask a provider", "Dana Ortiz", "validator"] {
        assert!(row.contains(said), "{said} is not in {row}");
    }
    assert!(text(&files, "explanation.txt").contains("Source:"));
    let readme = text(&files, "README.txt");
    assert!(readme.contains("\nopenssl pkeyutl"));
    // Python takes a line that is pasted with spaces before it for a fault.
    for pasted in ["\npython3 -c 'import json,hashlib,os\nfiles=", "\npython3 -c 'import base64\nt="] {
        assert!(readme.contains(pasted), "{readme}");
    }
    assert!(summary.contains("CST"), "times name their zone");

    // The same state gives the same bytes; later only what says the time differs.
    assert!(get(&ada, &path).await.bytes == packet, "the same at the same time");
    app.pass(chrono::TimeDelta::minutes(3));
    let later = unpacked(&get(&ada, &path).await.bytes);
    let differ: Vec<&str> =
        files.iter().zip(&later).filter(|(one, other)| one != other).map(|(one, _)| one.0.as_str()).collect();
    let tells_time = |name: &&str| name.starts_with("manifest.") || name.ends_with(".bundle.json");
    assert!(files.len() == later.len() && differ.iter().all(tells_time), "{differ:?}");
    // The registrar gets the same from the list of people.
    let theirs = rita.visit(PEOPLE).await.link("Audit packet: Ada Byron");
    let theirs = get(&rita, &theirs).await;
    assert_eq!(check(Cursor::new(theirs.bytes.to_vec()), Some(&trusted)).holds(), Holds::Yes);
    assert_eq!(theirs.header("content-disposition"), Some(named));

    commands(&packet, &trusted);

    // In Spanish, what the rules and the modules say stays English, and says so.
    ada.visit("/me").await.fill("Language", "Español").press("Save").await;
    let summary = text(&unpacked(&get(&ada, &path).await.bytes), "summary.html");
    let page = Html::parse_document(&summary);
    let all = |css: &str| {
        let css = Selector::parse(css).unwrap();
        page.select(&css).flat_map(|element| element.text()).collect::<Vec<_>>().join(" ")
    };
    let (whole, english) = (all("html[lang=es] main"), all("span[lang=en]"));
    for said in ["Nebraska Library Commission", "CE credits", "Rights and privacy", "CE Activity Report"] {
        assert!(english.contains(said), "{said} is not in {english}");
    }
    let words = |text: &str| text.split_whitespace().filter(|word| ["the", "of", "and", "for"].contains(word)).count();
    assert_eq!((words(&whole), words(&english) > 5), (words(&english), true), "{summary}");
}

/// `carrel verify` says so, too, with its status, and names the file that was changed.
fn commands(packet: &[u8], trusted: &KnownKeys) {
    let dir = tempfile::tempdir().unwrap();
    let (zip, keys) = (dir.path().join("packet.zip"), dir.path().join("keys.json"));
    std::fs::write(&zip, packet).unwrap();
    std::fs::write(&keys, serde_json::to_vec(trusted).unwrap()).unwrap();
    let verify = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carrel"));
        let done = command.arg("verify").arg(&zip).args(more).current_dir(dir.path()).output().unwrap();
        (done.status.code(), String::from_utf8(done.stdout).unwrap())
    };
    let (status, said) = verify(&["--keys", "keys.json"]);
    assert!(status == Some(0) && said.starts_with("This packet is genuine"), "{status:?} {said}");
    let (status, said) = verify(&[]);
    assert!(status == Some(3) && said.contains("The key came with the packet"), "{status:?} {said}");
    std::fs::write(&zip, [packet, b"junk"].concat()).unwrap();
    let (status, said) = verify(&["--keys", "keys.json"]);
    assert!(status == Some(1) && said.contains("- There are bytes in it that belong to none"), "{status:?} {said}");
    let mut files = unpacked(packet);
    files.iter_mut().find(|(name, _)| name == "summary.html").unwrap().1.push(b' ');
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in &files {
        writer.start_file(name, zip::write::SimpleFileOptions::DEFAULT).unwrap();
        std::io::Write::write_all(&mut writer, content).unwrap();
    }
    std::fs::write(&zip, writer.finish().unwrap().into_inner()).unwrap();
    let (status, said) = verify(&["--keys", "keys.json"]);
    assert!(status == Some(1) && said.contains("- summary.html: this file was changed."), "{status:?} {said}");
}

#[actix_web::test]
async fn a_packet_is_for_its_owner_and_for_registrars_and_comes_before_anything_is_certified() {
    let app = school().await;
    let ada = joined(&app, "2025-03-15").await;
    let standing = standing(&app, &ada).await;
    let path = format!("/record/programs/{}/packet/{}", standing.enrollment.id, standing.kept.id);
    let answer = get(&ada, &path).await;
    assert_eq!(answer.status, 200);
    // Nothing was signed before, and yet it is.
    assert_eq!(check(Cursor::new(answer.bytes.to_vec()), Some(&keys(&app).await)).holds(), Holds::Yes);
    let summary = text(&unpacked(&answer.bytes), "summary.html");
    assert!(summary.contains("Nothing counted in this period.") && summary.contains("These rules are a draft"));
    let nell = app.learner("Nell Brand").await;
    assert_eq!(get(&nell, &path).await.status, 404);
    let mine = joined_too(&app, &nell).await;
    for other in [
        format!("/record/programs/{}/packet/{}", mine.enrollment.id, standing.kept.id),
        format!("/record/programs/{}/packet/none", standing.enrollment.id),
    ] {
        assert_eq!(get(&nell, &other).await.status, 404, "{other}");
        assert_eq!(get(&ada, &other).await.status, 404, "{other}");
    }
    let theirs = format!("{PEOPLE}/{}/{}/packet", ada.id, standing.kept.id);
    assert_eq!(get(&nell, &theirs).await.status, 403);
    let rita = app.registrar("Rita Reyes").await;
    assert_eq!(get(&rita, &theirs).await.status, 200);
    let wrong = format!("/assoc/programs/iowa/people/{}/{}/packet", ada.id, standing.kept.id);
    assert_eq!(get(&rita, &wrong).await.status, 404);
    assert_eq!(get(&rita, &format!("{PEOPLE}/{}/{}/packet", nell.id, standing.kept.id)).await.status, 404);
}

async fn joined_too(app: &TestApp, who: &Someone) -> Standing {
    join(who, "nebraska", "2025-03-15").await;
    standing(app, who).await
}

#[actix_web::test]
async fn a_board_has_a_packet_with_all_its_members_and_is_never_certified() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = app.learner("Ada Byron").await;
    finish(&app, ada.id).await;
    let now = app.app.now();
    let mut conn = app.conn().await;
    let home = carrel::organizations::home(&mut conn).await.unwrap().unwrap().id;
    let named = ("Elm Creek Board", "Elm Creek");
    let board = programs::add_board(&mut conn, home, named, ada.id, now).await.unwrap().unwrap();
    programs::add_member(&mut conn, board, ada.id, ("2026-01-01".parse().unwrap(), None), app.app.now()).await.unwrap();
    let all = programs::programs(&mut conn).await.unwrap();
    let boards = all.iter().find(|program| program.code == "nebraska-boards").unwrap();
    let anchor_on = Some("2026-01-01".parse().unwrap());
    let joining = programs::Joining { track: "board".to_owned(), anchor_on, since: None };
    programs::enroll(&mut conn, Holder::Board(board), boards, &joining, now).await.unwrap().unwrap();
    let standing = standings_of(&mut conn, &app.app, Holder::Board(board)).await.unwrap().remove(0);
    drop(conn);
    for name in ["Rita Reyes", "Sam Sun"] {
        let registrar = app.registrar(name).await;
        registrar.visit("/assoc/programs/nebraska-boards").await.press("Approve these rules").await.has_status(200);
    }
    assert_eq!(app.work_off().await, ["keep_standings"]);
    let rita = app.registrar("Rita Reyes").await;
    let period = standing.kept.id.to_string();
    let fields = [("period", period.as_str()), ("decision", "renew"), ("reason", "All there.")];
    surely(&rita, "/assoc/programs/nebraska-boards/people", &fields).await.says("Done for 1 period.");
    assert!(of_period(&app, &ada).await.is_empty());
    let path = rita.visit("/assoc/programs/nebraska-boards/people").await.link("Audit packet: Elm Creek Board");
    let answer = get(&rita, &path).await;
    let report = check(Cursor::new(answer.bytes.to_vec()), Some(&keys(&app).await));
    assert_eq!(report.holds(), Holds::Yes, "{:?}", report.found);
    let summary = text(&unpacked(&answer.bytes), "summary.html");
    assert!(summary.contains("Rights and privacy (Ada Byron)") && summary.contains("Elm Creek Board"), "{summary}");
}
