//! The summary of an audit packet stands as the program's own form does, where its rules say how that looks.

use std::io::Cursor;

use carrel::certificates::Holds;
use carrel::credit;
use carrel::credit::programs::{Holder, Standing, standings_of};
use carrel::format::rules::{Form, FormColumn, RuleSet};
use carrel::packet::check;
use scraper::{Html, Selector};

use crate::activities::{filled, id_of};
use crate::harness::{Someone, TestApp};
use crate::packet::{get, keys, text, unpacked};
use crate::settling::{joins, prairie};
use crate::studying::{finish, school};

const DECLARES: &str = "I declare that what is listed here is true.";

fn form() -> Form {
    Form {
        title: "For the activity log".to_owned(),
        columns: vec![FormColumn::Date, FormColumn::Title, FormColumn::Heading, FormColumn::Credit, FormColumn::Mode],
        by_heading: false,
        declaration: Some(DECLARES.to_owned()),
        signatures: vec!["Applicant".to_owned(), "Supervisor".to_owned()],
        source: Some("cert".to_owned()),
    }
}

/// Gives the rules two headings that may stand together, both of which take in what Ada does.
fn headings(rules: &mut RuleSet) {
    let all = carrel::format::read(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/content"))).rules;
    let montana = all.into_iter().find(|file| file.slug == "montana").unwrap().body;
    rules.categories = montana.categories;
}

/// Ada, with a module and a webinar, in a program with this form. Returns her packet.
async fn packet(app: &TestApp, form: Option<Form>) -> (Someone, Vec<u8>) {
    prairie(app, |rules| {
        headings(rules);
        rules.form = form;
    })
    .await;
    let ada = joins(app, "Ada Byron", "2025-03-15").await;
    finish(app, ada.id).await;
    let claim = filled(ada.visit("/record/add").await, "Rural broadband").fill("When was it?", "2026-11-04");
    let id = id_of(&claim.press("Check and send").await.press("Send it in").await);
    let dana = app.person("Dana Ortiz", &[carrel::accounts::Role::Validator]).await;
    dana.post(&format!("/assoc/requests/{id}/accept"), &[]).await.says("Accepted");
    let bytes = taken(app, &ada).await;
    (ada, bytes)
}

async fn taken(app: &TestApp, who: &Someone) -> Vec<u8> {
    let standing = standing(app, who).await;
    let path = format!("/record/programs/{}/packet/{}", standing.enrollment.id, standing.kept.id);
    let answer = get(who, &path).await;
    assert_eq!(answer.status.as_u16(), 200);
    answer.bytes.to_vec()
}

async fn standing(app: &TestApp, who: &Someone) -> Standing {
    standings_of(&mut *app.conn().await, &app.app, Holder::Person(who.id)).await.unwrap().remove(0)
}

fn page(packet: &[u8]) -> Html {
    Html::parse_document(&text(&unpacked(packet), "summary.html"))
}

fn all(page: &Html, css: &str) -> Vec<String> {
    let css = Selector::parse(css).unwrap();
    let said = |element: scraper::ElementRef<'_>| element.text().collect::<String>();
    page.select(&css).map(said).collect()
}

/// The names of the columns of the first table that has this one.
fn columns(page: &Html, named: &str) -> Vec<String> {
    let (tables, heads) = (Selector::parse("table").unwrap(), Selector::parse("thead th").unwrap());
    let names = |table: scraper::ElementRef<'_>| table.select(&heads).map(|th| th.text().collect()).collect();
    page.select(&tables).map(names).find(|names: &Vec<String>| names.iter().any(|name| name == named)).unwrap()
}

#[actix_web::test]
async fn the_summary_follows_the_form_of_its_program_and_is_signed_with_the_rest() {
    let app = school().await;
    app.may_leave_jobs();
    let (ada, bytes) = packet(&app, Some(form())).await;
    let page = page(&bytes);
    assert_eq!(all(&page, "h1"), ["For the activity log: Ada Byron"]);
    assert_eq!(columns(&page, "How it was given"), ["Day", "Training", "Heading", "Credit", "How it was given"]);
    let rows = all(&page, "tbody tr").join("\n");
    assert!(
        rows.contains("November\u{a0}21, 2026Rights and privacyLibrary Services to the Public1 CE credit"),
        "{rows}"
    );
    assert_eq!(all(&page, "p.sign"), ["Applicant: signature and date", "Supervisor: signature and date"]);
    let said = all(&page, "main").join("");
    assert!(said.contains(DECLARES) && said.contains("Public Librarian Certification, http"), "{said}");
    let report = check(Cursor::new(&bytes), Some(&keys(&app).await));
    assert_eq!(report.holds(), Holds::Yes, "{:?}", report.found);
    let pdf = |bytes: &[u8]| unpacked(bytes).into_iter().find(|(name, _)| name == "summary.pdf").unwrap().1;
    assert!(pdf(&bytes).starts_with(b"%PDF-") && pdf(&bytes) == pdf(&taken(&app, &ada).await));
    // In Spanish, what the form says stays English, and says so.
    ada.visit("/me").await.fill("Language", "Español").press("Save").await;
    let page = self::page(&taken(&app, &ada).await);
    let english = all(&page, "span[lang=en]").join(" ");
    for said in ["For the activity log", DECLARES, "Supervisor"] {
        assert!(english.contains(said), "{said} is not in {english}");
    }
}

#[actix_web::test]
async fn training_stands_by_its_headings_each_with_its_sum() {
    let app = school().await;
    app.may_leave_jobs();
    let by_heading =
        Form { by_heading: true, columns: Vec::new(), signatures: Vec::new(), declaration: None, ..form() };
    let (ada, bytes) = packet(&app, Some(by_heading)).await;
    let page = page(&bytes);
    assert_eq!(all(&page, "h3"), ["Library Services to the Public: 1 CE credit", "Under no heading"]);
    assert_eq!(columns(&page, "Given by"), ["Training", "Day", "Given by", "Minutes", "Credit", "Why"]);
    assert!(all(&page, "p.sign").is_empty());
    let account = standing(&app, &ada).await.account;
    for heading in &account.headings {
        let here = account.shares.iter().filter(|share| share.heading == heading.code).map(|share| share.credit);
        assert_eq!(carrel::measure::Credit::checked_sum(here).unwrap(), heading.credit, "{}", heading.name);
    }
    assert_eq!(credit::entries_of(&mut *app.conn().await, ada.id).await.unwrap().len(), 2);
}

#[actix_web::test]
async fn without_a_form_it_stays_as_it_is() {
    let app = school().await;
    app.may_leave_jobs();
    let (_, bytes) = packet(&app, None).await;
    let page = page(&bytes);
    assert_eq!(all(&page, "h1"), ["Audit packet: Prairie Certification, Ada Byron"]);
    assert_eq!(columns(&page, "Given by"), ["Training", "Day", "Given by", "Minutes", "Credit", "Why"]);
    assert!(all(&page, "p.sign").is_empty() && all(&page, "h3").is_empty());
}
