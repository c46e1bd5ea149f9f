//! My record: what it shows, what can be taken along.

use actix_web::http::Method;
use carrel::accounts::Role;
use carrel::record::TABLES;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;

use crate::activities::{filled, id_of};
use crate::harness::{TestApp, Visitor};
use crate::studying::{do_lessons, finish, school};

async fn download(visitor: &Visitor, path: &str) -> (String, String) {
    let answer = visitor.send(Method::GET, path, Default::default()).await;
    assert_eq!(answer.status.as_u16(), 200);
    (answer.header("content-disposition").unwrap().to_owned(), answer.text())
}

#[actix_web::test]
async fn a_new_learner_reads_what_will_be_here() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    let page =
        ada.visit("/record").await.has_status(200).says("Your first shelf is empty").does_not_say("Credit in all");
    assert_eq!(page.link("Find a lesson"), "/");
    assert_eq!(page.count("table"), 0);
    ada.visit("/record/transcript").await.has_status(200).says("Your first shelf is empty");
}

#[actix_web::test]
async fn lessons_fill_the_shelf_with_their_minutes() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    let minutes = do_lessons(&app, ada.id, 2).await.get();
    let page = ada.visit("/record").await.says(&format!("{minutes} minutes.")).says("Ada, you have finished 2 lessons");
    assert_eq!(
        page.texts("tbody th a"),
        ["The Code of Ethics: nine principles", "The Library Bill of Rights in practice"]
    );
    assert!(page.has_link("Rights and privacy"), "the module that was begun");
    page.says("2 of 5 lessons done").does_not_say("contact hour");
}

#[actix_web::test]
async fn credit_comes_with_its_explanation_and_its_source() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    let finished = finish(&app, ada.id).await;
    let page = ada.visit("/record").await.says("earned 0.833 contact hours").says("How we got this");
    let page = page
        .says("The module is set at 50 minutes: 5 lessons, and 6 minutes for the evaluation.")
        .says(
            "50 minutes at 60 minutes to the contact hour make 0.833 contact hours (50 / 60, kept to the thousandth).",
        )
        .says("“Contact hours of 60 minutes”, version 2");
    assert_eq!(page.link("Six steps to submitting CEU calculations").get(..8), Some("https://"));
    assert_eq!(page.link("Certificate: Rights and privacy"), format!("/c/{}", finished.certificate));
    assert_eq!(page.count("tbody tr"), 5, "the latest five");
    let whole = page.follow("Show all 6 entries").await;
    assert_eq!(whole.count("tbody tr"), 6);
    assert!(whole.texts("caption")[0].starts_with("2026: "), "{:?}", whole.texts("caption"));
}

#[actix_web::test]
async fn the_spreadsheet_has_a_row_for_each_entry() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    let finished = finish(&app, ada.id).await;
    let (name, text) = download(&ada, "/record/transcript.csv").await;
    assert_eq!(name, "attachment; filename=\"carrel-transcript-2026-11-21.csv\"");
    let rows: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(rows.len(), 7, "{text}");
    assert_eq!(
        rows[0],
        "Date,Kind,Title,Topic,Minutes,Credit,Unit,Rule and version,Certificate,Explanation,Stated amount"
    );
    let module = format!(
        "2026-11-21,Credit module,Rights and privacy,Public service,,0.833,contact hours,\"Contact hours of 60 minutes, 2\",{},\
         \"50 minutes at 60 minutes to the contact hour make 0.833 contact hours (50 / 60, kept to the thousandth).\",",
        finished.code
    );
    assert!(rows.contains(&module.as_str()), "{text}");
}

/// The tables that have rows of people, in the database as it is.
async fn tables_of_people(app: &TestApp) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        name: String,
    }
    let query = "select c.table_name::text as name from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and c.column_name = 'user_id' and t.table_type = 'BASE TABLE' order by 1";
    let rows: Vec<Row> = diesel::sql_query(query).load(&mut *app.conn().await).await.unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

#[actix_web::test]
async fn everything_that_is_kept_about_a_learner_can_be_downloaded() {
    let app = school().await;
    let (ada, nell) = (app.learner("Ada Byron").await, app.learner("Nell Ng").await);
    finish(&app, ada.id).await;
    finish(&app, nell.id).await;
    let hash = "update users set password_hash = '$argon2id$secret'";
    diesel::sql_query(hash).execute(&mut *app.conn().await).await.unwrap();
    let (name, text) = download(&ada, "/record/record.json").await;
    assert_eq!(name, "attachment; filename=\"carrel-record-2026-11-21.json\"");
    let record: serde_json::Value = serde_json::from_str(&text).unwrap();
    for table in tables_of_people(&app).await {
        // Codes stand in the certificates, digests are shown with their text.
        let other = ["certificate_codes", "digest_messages"].contains(&table.as_str());
        assert!(other || TABLES.iter().any(|(known, _)| *known == table), "{table} is not in the download");
        assert!(other || record[&table].is_array(), "{table}");
    }
    assert_eq!(record["account"]["email"], "ada.byron@example.org");
    assert_eq!(record["lesson_completions"].as_array().unwrap().len(), 5);
    assert_eq!(record["certificates"][0]["facts"]["learner"], "Ada Byron");
    assert_eq!(record["awards"][0]["explanation"]["credit"], "0.833");
    assert!(!text.contains("argon2id") && !text.contains("Nell") && !text.contains(&nell.id.to_string()));
}

#[actix_web::test]
async fn what_training_elsewhere_brought_is_explained_without_a_module() {
    let app = school().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth Okafor").await;
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let form = filled(ruth.visit("/record/add").await, "Rural broadband").fill("When was it?", "2026-11-04");
    let sent = form.press("Check and send").await.press("Send it in").await;
    dana.post(&format!("/assoc/requests/{}/accept", id_of(&sent)), &[]).await.says("Accepted");
    let page = ruth.visit("/record").await.says("Ruth, you have earned 1 contact hour").says("Rural broadband");
    let why = page.texts("details.how summary");
    assert_eq!(why, ["How we got this: Rural broadband, Contact hours of 60 minutes"]);
    assert!(page.link("Six steps to submitting CEU calculations").starts_with("https://"));
}
