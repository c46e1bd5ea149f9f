//! The quality gate: the shipped content passes it, and the site shows its figures.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::Command;

use carrel::accounts::{self, NewUser, UserId};
use carrel::format::{self, Figures, Lesson, LessonFiles};
use carrel::i18n::Language;
use carrel::{lessons, progress};
use chrono::TimeDelta;
use diesel::sql_types::{Integer, Timestamptz, Uuid as SqlUuid};

use crate::harness::{Page, TestApp, repository};

/// The English text of a shipped lesson.
fn shipped(slug: &str) -> Lesson {
    let mut library = format::read(&repository("content")).lessons.into_iter();
    let files = library.find(|files| files.slug == slug).unwrap();
    files.languages[&Language::English].clone()
}

/// The titles in the table, from top to bottom.
fn titles(page: &Page<'_>) -> Vec<String> {
    page.texts("tbody th a")
}

#[test]
fn the_shipped_content_passes_the_gate() {
    let dir = repository("content");
    let library = format::read(&dir);
    let faults: Vec<String> =
        library.faults.iter().chain(&format::strict(&dir, &library)).map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{} things to mend:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_command_fails_where_the_gate_does_and_only_when_asked() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("lessons/patron-records");
    std::fs::create_dir_all(&folder).unwrap();
    for entry in std::fs::read_dir(repository("content/lessons/patron-records")).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    let file = folder.join("lesson.md");
    let text = std::fs::read_to_string(&file).unwrap();
    // The only lesson here has none to link to.
    let text = text.replace("(lesson:officer-at-the-desk)", "(/help)");
    let line = text.lines().position(|line| line.contains("{#read-list}")).unwrap();
    let feedback = text.lines().nth(line + 1).unwrap();
    std::fs::write(&file, text.replace(feedback, "  > Not so.")).unwrap();

    let check = |arguments: &[&str]| {
        let command = Command::new(env!("CARGO_BIN_EXE_carrel")).args(arguments).arg(dir.path()).output().unwrap();
        (command.status.code(), String::from_utf8(command.stdout).unwrap())
    };
    assert_eq!(check(&["content", "check"]), (Some(0), String::new()));
    let (status, said) = check(&["content", "check", "--strict"]);
    let wanted = format!("{}:{}: The feedback \"Not so.\" says no more than right or wrong.", file.display(), line + 1);
    assert!(said.lines().any(|said| said.starts_with(&wanted)), "{wanted} in {said}");
    assert_eq!(status, Some(1));
}

#[actix_web::test]
async fn the_figures_are_those_of_the_command_and_links_sort_them() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let page = visitor.visit("/lessons").await.follow("How these lessons are checked: figures and sources").await;
    let lesson = shipped("patron-records");
    let figures = Figures::of(&lesson, Language::English);
    let rows = page.texts("tbody tr");
    let row = rows.iter().find(|row| row.contains(&lesson.title)).unwrap();
    let wanted = [
        lesson.mark.as_str().to_owned(),
        format!("{}:{:02}", figures.seconds / 60, figures.seconds % 60),
        format!("{}", figures.words),
        format!("{:.1}", figures.reading.unwrap().figure()),
        format!("{}", figures.words_a_check()),
    ];
    assert!(wanted.iter().all(|figure| row.contains(figure)), "{wanted:?} in {row}");

    let marked = titles(&page);
    let sorted = page.follow("Grade").await;
    assert_eq!(sorted.attribute("th[aria-sort]", "aria-sort").as_deref(), Some("ascending"));
    let easiest = titles(&sorted);
    assert_eq!(easiest.iter().collect::<BTreeSet<_>>(), marked.iter().collect::<BTreeSet<_>>());
    assert_ne!(easiest, marked);
    let hardest = sorted.follow("Grade").await;
    assert_eq!(hardest.attribute("th[aria-sort]", "aria-sort").as_deref(), Some("descending"));
    assert_eq!(titles(&hardest).first(), easiest.last());
}

#[actix_web::test]
async fn a_review_is_announced_and_then_due() {
    let app = TestApp::new().await;
    let review_by = shipped("patron-records").review_by;
    let visitor = app.visitor();
    let tags = async || visitor.visit("/l/ADM-04/quality").await.texts(".facts .tag");
    let to_go = review_by - app.app.now().date_naive();
    app.pass(to_go - TimeDelta::days(61));
    assert_eq!(tags().await, Vec::<String>::new());
    app.pass(TimeDelta::days(1));
    assert_eq!(tags().await, ["Due in 60 days"]);
    app.pass(TimeDelta::days(60));
    assert_eq!(tags().await, ["Review is due"]);
    visitor.visit("/lessons/quality").await.says("Review is due");
}

#[actix_web::test]
async fn a_lesson_shows_what_it_rests_on_in_the_language_of_the_reader() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let cover = visitor.visit("/l/ADM-04").await;
    assert!(cover.has_link("Figures and sources of this lesson"));
    let page = visitor.visit("/l/adm-04/quality").await;
    let lesson = shipped("patron-records");
    let listed = page.texts("ol li");
    assert_eq!(listed.len(), lesson.sources.len());
    for (source, item) in lesson.sources.iter().zip(&listed) {
        assert!(item.contains(&source.title) && item.contains(&source.publisher), "{item}");
        assert_eq!(Some(page.link(&source.title)), source.url);
    }
    assert_eq!(page.count("thead th"), 2, "one language, and what is asked");

    let spanish = app.visitor().speaking("es");
    let page = spanish.visit("/l/PUB-07/quality").await.says("en la escala INFLESZ").says("Fuentes");
    assert_eq!(page.count("thead th"), 3);
    spanish.visit("/lessons/quality").await.says("Cómo se revisan las lecciones");
    visitor.visit("/l/NO-1/quality").await.has_status(404);
}

#[actix_web::test]
async fn the_page_of_the_whole_library_is_light() {
    let app = TestApp::new().await;
    // As many as the curriculum has, whatever is shipped so far.
    let library = format::read(&repository("content")).lessons;
    for number in library.len()..46 {
        let mut files = LessonFiles { hash: number.to_string(), slug: format!("more-{number}"), ..library[0].clone() };
        for text in files.languages.values_mut() {
            text.mark = serde_json::from_value(format!("OUT {number}").into()).unwrap();
            text.title = format!("Lesson {number} with a title of ordinary length");
        }
        lessons::publish(&mut *app.conn().await, &files, app.app.now()).await.unwrap();
    }
    let visitor = app.visitor();
    let page = visitor.visit("/lessons/quality?by=words").await;
    assert!(titles(&page).len() >= 46);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(&page.answer.bytes).unwrap();
    let bytes = gzip.finish().unwrap().len();
    assert!(bytes <= 6 * 1024, "{bytes} bytes");
}

/// So many people did the module's lessons, each in so many seconds; those after the first in so many more.
async fn took(app: &TestApp, people: usize, seconds: impl Fn(usize) -> i32) {
    use diesel_async::RunQueryDsl;

    let module = crate::studying::module(app).await;
    let now = app.app.now();
    let mut conn = app.conn().await;
    let editions = lessons::current(&mut conn, &app.app, &module.lessons).await.unwrap();
    for number in 0..people {
        let (email, id) = (format!("{}@example.org", uuid::Uuid::new_v4()), UserId::new());
        let (name, library, time_zone) = ("Somebody", "", "America/Chicago");
        let user = NewUser { id, email: &email, name, library, time_zone, demo: false, created_at: now };
        accounts::create(&mut conn, &user).await.unwrap();
        // Twice, as who takes it again, and that once with each of its lessons.
        for turn in 1..=2 {
            progress::complete_module(&mut conn, id, (&module, turn), (1, 1), now).await.unwrap();
        }
        for edition in &editions {
            diesel::sql_query(
                "with done as (insert into lesson_completions (user_id, lesson_id, lesson_version_id, minutes, \
                 completed_at) values ($1, $2, $3, $4, $6))
                 insert into lesson_times (user_id, lesson_id, device_id, seconds)
                 values ($1, $2, gen_random_uuid(), $5 / 2), ($1, $2, gen_random_uuid(), $5 - $5 / 2)",
            )
            .bind::<SqlUuid, _>(id.uuid())
            .bind::<SqlUuid, _>(edition.lesson_id.uuid())
            .bind::<SqlUuid, _>(edition.id.uuid())
            .bind::<Integer, _>(i32::try_from(edition.minutes().get()).unwrap())
            .bind::<Integer, _>(seconds(number))
            .bind::<Timestamptz, _>(now)
            .execute(&mut conn)
            .await
            .unwrap();
        }
    }
}

#[actix_web::test]
async fn what_takes_people_much_longer_than_it_says_is_flagged_once_enough_were_measured() {
    let app = TestApp::new().await;
    let module = crate::studying::module(&app).await;
    let slug = &module.body.lessons[0];
    let lesson = shipped(slug);
    let path = format!("/l/{}/quality", lesson.mark.in_address());
    let count = async || progress::count_medians(&mut *app.conn().await, app.app.now()).await.unwrap();
    let rita = app.registrar("Rita Reyes").await;

    took(&app, 29, |_| 1_200).await;
    assert_eq!(count().await, 0, "29 people are too few");
    let page = rita.visit(&path).await.says("Too few people were measured so far.");
    page.says("By the words and questions, reviewed").does_not_say("Far from what it says");

    // The thirtieth: half of them took so long, whatever the others needed.
    took(&app, 1, |_| 5).await;
    let all = module.lessons.len() + 1;
    assert_eq!((count().await, count().await), (all, all), "counted twice is counted once");
    let of_module = progress::medians(&mut *app.conn().await).await.unwrap().of(module.module_id.uuid()).unwrap();
    assert_eq!(of_module.median_seconds, 1_200 * i32::try_from(module.lessons.len()).unwrap());
    rita.visit(&path).await.says("Half of 30 people took 20:00 or less.").says("Far from what it says");
    let page = rita.visit("/lessons/quality").await.says("People take much longer or shorter here than they say.");
    assert!(page.has_link(&lesson.title) && page.says("20:00 measured").has_link(&module.body.title));
    rita.visit("/assoc").await.says(&format!("{all} lessons and modules are far from their length"));
    rita.visit(&module.path()).await.says("How long people take for the lessons").says("Half of 30 people took");

    // Most of all need what it says.
    let minutes = i32::try_from(lesson.minutes).unwrap();
    took(&app, 31, |_| minutes * 60).await;
    count().await;
    let page = rita.visit(&path).await.says(&format!("Half of 61 people took {minutes}:00 or less."));
    page.does_not_say("Far from what it says");
}
