//! Reports over the ledger: saved, run, printed, and taken along with exact figures.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use carrel::accounts::{Role, UserId};
use carrel::credit::{self, EntryFacts, NewEntry, Source};
use carrel::format::rules::ActivityKind;
use carrel::format::{Mode, Topic};
use diesel_async::SimpleAsyncConnection;
use uuid::Uuid;

use crate::harness::{Page, Someone, TestApp};
use crate::studying::{finish, school};

/// A webinar elsewhere: its number, its minutes, and its day.
async fn webinar(app: &TestApp, who: UserId, (number, minutes): (u128, u32), day: &str) -> credit::EntryId {
    let entry = NewEntry {
        source: Source::Activity { activity: Uuid::from_u128(number), part: 1 },
        occurred_on: day.parse().unwrap(),
        minutes: minutes.try_into().unwrap(),
        mode: Mode::Live,
        facts: EntryFacts {
            kind: ActivityKind::Webinar,
            shelf: Some(Topic::Technology),
            engaged_seconds: Some(minutes * 30 + 59),
            ..EntryFacts::default()
        },
    };
    let mut conn = app.conn().await;
    let id = credit::enter(&mut conn, who, &entry, app.app.now()).await.unwrap().id;
    credit::award(&mut conn, who, id, app.app.now()).await.unwrap();
    id
}

/// Fills in a new report, by the words on the page, and saves it.
async fn save<'v>(who: &'v Someone, name: &str, group: &str, more: &[(&str, &str)]) -> Page<'v> {
    let page = who.visit("/assoc/reports").await.follow("New report").await;
    let mut page = page.fill("Name", name).fill("One line for each", group).fill("When", "From the beginning");
    for (label, value) in more {
        page = page.fill(label, value);
    }
    page.press("Save and run").await
}

/// The rows of the CSV file, its first line first.
async fn csv(page: &Page<'_>, who: &Someone) -> Vec<Vec<String>> {
    let file = who.visit(&page.link("Download as CSV")).await.has_status(200);
    let text = file.answer.text();
    let text = text.strip_prefix('\u{feff}').expect("a mark of its encoding");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[actix_web::test]
async fn a_report_is_saved_run_and_taken_along_with_exact_figures() {
    let app = school().await;
    let rita = app.registrar("Rita Reyes").await;
    let (ann, bea) = (app.learner("Ann Reader").await, app.learner("=HYPERLINK(\"evil\")").await);
    webinar(&app, ann.id, (1, 50), "2026-11-02").await;
    webinar(&app, ann.id, (2, 25), "2026-10-30").await;
    let taken = webinar(&app, bea.id, (3, 95), "2026-11-03").await;
    webinar(&app, bea.id, (4, 10), "2026-11-04").await;
    let mut conn = app.conn().await;
    let back = credit::reverse(&mut conn, bea.id, taken, app.app.now()).await.unwrap().id;
    credit::award(&mut conn, bea.id, back, app.app.now()).await.unwrap();
    drop(conn);

    rita.visit("/assoc").await.follow("Reports").await.says("You have saved no report yet");
    let page = save(&rita, "By person", "Person", &[]).await.has_status(200).says("Ann Reader").says("By person");
    let rows = csv(&page, &rita).await;
    assert_eq!(rows[0], ["Who", "Library", "Region", "People", "Entries", "Minutes", "Measured minutes", "Credit"]);
    assert_eq!(rows[1][0], "'=HYPERLINK(\"evil\")", "a name never becomes a formula");
    let figures = |row: &[String]| row[3..].join(" ");
    assert_eq!((figures(&rows[1]), figures(&rows[2])), ("1 3 10 5 0.167".to_owned(), "1 2 75 39 1.25".to_owned()));
    let printed = page.texts("tbody tr:last-child td").join(" ");
    assert_eq!(printed, "2 5 85 45 1.417", "the page adds it all up");

    let file = rita.visit(&page.link("Download as XLSX")).await.has_status(200);
    assert!(file.answer.header("content-disposition").unwrap().contains("by-person-2026-11-21.xlsx"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.answer.bytes.clone())).unwrap();
    let sheet = book.worksheet_range("By person").unwrap();
    let row = |at: u32| (0..8).map(|column| sheet.get_value((at, column)).cloned().unwrap()).collect::<Vec<_>>();
    assert_eq!(row(1)[0], Data::String("=HYPERLINK(\"evil\")".to_owned()), "text, and no formula");
    assert_eq!(row(1)[3..], [1.0, 3.0, 10.0, 5.0, 0.167].map(Data::Float));
    assert_eq!(row(2)[3..], [1.0, 2.0, 75.0, 39.0, 1.25].map(Data::Float));
    assert!(book.worksheet_formula("By person").unwrap().used_cells().next().is_none());
    rita.visit("/assoc/reports").await.follow("By person").await.says("Ann Reader");
}

#[actix_web::test]
async fn filters_narrow_and_groups_add_up() {
    let app = school().await;
    let rita = app.registrar("Rita Reyes").await;
    let ann = app.learner("Ann Reader").await;
    finish(&app, ann.id).await;
    webinar(&app, ann.id, (1, 60), "2026-10-02").await;
    webinar(&app, ann.id, (2, 30), "2026-09-30").await;
    let list = rita.visit("/assoc/libraries").await.fill("Libraries", "Willow Creek Public Library, North\nElm, South");
    list.press("Save the list").await.has_status(200);

    let months = save(&rita, "By month", "Month", &[]).await;
    let rows = csv(&months, &rita).await;
    let firsts: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(firsts, ["2026-09", "2026-10", "2026-11"]);
    let together = months.texts("tbody tr:last-child td");
    assert_eq!(together[..2], ["1", "3"], "who was there in each month is one person");
    let days = [("When", "From day to day"), ("From", "2026-10-01"), ("To", "2026-10-31")];
    let october = save(&rita, "October", "Category", &days).await.says("October 1, 2026 to October 31, 2026");
    let rows = csv(&october, &rita).await;
    assert_eq!(rows[1..], [["Technology", "1", "1", "60", "30", "1"]].map(|row| row.map(str::to_owned).to_vec()));
    let webinars = save(&rita, "Webinars", "Entry of the record", &[("Kind", "Webinar"), ("Region", "North")]).await;
    let rows = csv(&webinars, &rita).await;
    assert_eq!((rows.len(), rows[1][0].as_str(), rows[1][6].as_str()), (3, "2026-09-30", "Webinar"));
    let nobody = save(&rita, "South", "Library", &[("Region", "South")]).await.says("Nothing fits");
    nobody.follow("Ask for something else").await.fill("Region", "All").press("Save and run").await.says("North");
    let program = [("Credit counted by", "Public Librarian Certification (Nebraska Library Commission)")];
    save(&rita, "Of a draft", "Library", &program).await.says("Nothing fits");
}

#[actix_web::test]
async fn a_report_with_a_line_too_many_says_so() {
    let app = school().await;
    let rita = app.registrar("Rita Reyes").await;
    let ann = app.learner("Ann Reader").await;
    let months = format!(
        "insert into ledger_entries (user_id, id, source, activity_id, activity_part, occurred_on, minutes, mode, entered_at)
        select '{}', gen_random_uuid(), 'activity', gen_random_uuid(), 1, day, 10, 'live', now()
        from generate_series(date '1985-03-10', date '1985-03-10' + interval '500 months', '1 month') day",
        ann.id
    );
    app.conn().await.batch_execute(&months).await.unwrap();
    let page = save(&rita, "By month", "Month", &[]).await.says("The first 500 lines are here.");
    assert_eq!(page.count("tbody tr"), 501, "and all of it together");
    assert_eq!(page.texts("tbody tr:last-child td")[..2], ["1", "501"]);
    assert_eq!(csv(&page, &rita).await.len(), 502);
}

#[actix_web::test]
async fn a_form_that_lacks_something_keeps_what_was_typed() {
    let app = school().await;
    let rita = app.registrar("Rita Reyes").await;
    let page = rita.visit("/assoc/reports/new").await.fill("When", "From day to day");
    let page = page.fill("From", "2026-05-01").fill("To", "2026-04-01").clear("Minutes").press("Save and run").await;
    let page = page.has_status(422).says("Give the report a name.").says("This day lies before the first one.");
    assert_eq!(page.value("From"), "2026-05-01");
    assert!(!page.is_chosen("Minutes"), "what was taken out stays out");
    let page = page.fill("To", "2026-06-01").fill("Name", "Spring").press("Save and run").await;
    page.has_status(200).says("No training in these days");
    save(&rita, "SPRING", "Month", &[]).await.has_status(422).says("There is a report of that name already");
    let page = rita.visit("/assoc/reports").await.follow("Spring").await.press("Remove this report").await;
    page.says("The report was removed").says("You have saved no report yet");
    save(&rita, "Spring", "Month", &[]).await.has_status(200);
}

#[actix_web::test]
async fn others_than_registrars_get_sums_and_no_small_ones() {
    let app = school().await;
    let (rita, dana) = (app.registrar("Rita Reyes").await, app.coordinator("Dana Whitlock").await);
    for (number, name) in (1..).zip(["Ann", "Bea", "Cleo", "Dora", "Edith"]) {
        let someone = app.learner(&format!("{name} Reader")).await;
        webinar(&app, someone.id, (number, 60), "2026-11-02").await;
    }
    let few = app.learner("Fay Reader").await;
    webinar(&app, few.id, (99, 60), "2026-10-02").await;
    let persons = save(&rita, "Persons", "Person", &[]).await.link("Download as CSV");
    let page = dana.visit("/assoc/reports").await.follow("Persons").await.says("Only registrars see persons.");
    page.does_not_say("Fay Reader");
    dana.visit(&persons).await.has_status(403);
    dana.visit(&persons.replace(".csv", ".xlsx")).await.has_status(403);

    let months = save(&dana, "By month", "Month", &[]).await.says("left out to protect people");
    let rows = csv(&months, &dana).await;
    assert_eq!(rows[1][1..], ["", "", "", "", ""], "one person");
    assert_eq!(rows[2][1..], ["", "", "", "", ""], "would give the one away");
    let val = app.person("Val Dator", &[Role::Validator]).await;
    let sums = save(&val, "By category", "Category", &[]).await;
    assert_eq!(csv(&sums, &val).await[1][1], "6");
}

#[actix_web::test]
async fn the_board_gets_one_page() {
    let app = school().await;
    let rita = app.registrar("Rita Reyes").await;
    let page = rita.visit("/assoc/reports").await.follow("Board report").await.says("No training in these days");
    page.fill("From", "soon").press("Show").await.has_status(422);
    let ann = app.learner("Ann Reader").await;
    finish(&app, ann.id).await;
    webinar(&app, ann.id, (1, 95), "2026-11-02").await;
    let page = rita.visit("/assoc/reports/board").await.says("January 1, 2026 to November 21, 2026");
    let figures = page.texts(".figs dd");
    assert_eq!((figures[0].as_str(), figures[2].as_str(), figures[3].as_str()), ("1", "1", "1"));
    assert_eq!(page.texts(".figs dt")[1], "of training", "beside so many hours");
    page.says("Technology").says("1 h 35 min").says("Public service");
    let dana = app.coordinator("Dana Whitlock").await;
    dana.visit("/assoc/reports/board").await.says("left out to protect people").does_not_say("1 h 35 min");
}
