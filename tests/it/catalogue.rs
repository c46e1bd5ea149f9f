//! Finding a lesson: by time, by words, by module and pathway, and where one left off.

use std::io::Write;

use carrel::format::{LessonFiles, StepBody, Topic};
use carrel::lessons::{self, Edition};
use carrel::progress::{self, Event, EventId, Kind};
use carrel::{content, credit, study};
use chrono::TimeDelta;

use crate::harness::{Page, TestApp, repository};

/// Publishes a lesson of so many minutes on a shelf, with a text that no search finds.
async fn lesson(app: &TestApp, mark: &str, title: &str, topic: Topic, minutes: u32) {
    let shipped = carrel::format::read(&repository("content")).lessons.remove(0);
    let slug = mark.to_lowercase().replace(' ', "-");
    let mut files = LessonFiles { hash: slug.clone(), slug, media: Vec::new(), ..shipped };
    for text in files.languages.values_mut() {
        text.mark = serde_json::from_value(mark.into()).unwrap();
        text.title = title.to_owned();
        text.summary = "Nothing more.".to_owned();
        text.objective = "find it".to_owned();
        (text.topic, text.minutes, text.open) = (topic, minutes, true);
        text.keywords.clear();
        for step in &mut text.steps {
            step.plain.clear();
        }
    }
    lessons::publish(&mut *app.conn().await, &files, app.app.now()).await.unwrap();
}

/// A small library of three lessons.
async fn shelf() -> TestApp {
    let app = TestApp::bare().await;
    lesson(&app, "COL 14", "Weeding without tears", Topic::Collections, 8).await;
    lesson(&app, "TEC 05", "Phishing at the front desk", Topic::Technology, 5).await;
    lesson(&app, "ADM 21", "Read your budget", Topic::Administration, 7).await;
    app
}

async fn edition(app: &TestApp, mark: &str) -> std::sync::Arc<Edition> {
    lessons::by_mark(&mut *app.conn().await, &app.app, mark).await.unwrap()
}

/// Someone who went on from the first steps of a lesson.
async fn walk(app: &TestApp, learner: carrel::accounts::UserId, mark: &str, steps: usize) {
    let edition = edition(app, mark).await;
    let events: Vec<Event> = edition.original().steps[..steps]
        .iter()
        .flat_map(|step| {
            app.pass(TimeDelta::seconds(1));
            let answer = match &step.body {
                StepBody::Check(check) => Some(Kind::answered(&step.id, check.other_answer())),
                _ => None,
            };
            answer.into_iter().chain([Kind::StepDone { step: step.id.clone() }])
        })
        .map(|kind| Event { id: EventId::new(), at: app.app.now(), device: None, kind })
        .collect();
    study::record(
        &mut *app.conn().await,
        &app.app,
        learner,
        None,
        progress::Batch::of(&edition, &events),
        app.app.now(),
    )
    .await
    .unwrap();
}

fn cards(page: &Page<'_>) -> Vec<String> {
    page.texts(".card h3")
}

#[actix_web::test]
async fn a_time_shows_what_fits_it() {
    let app = shelf().await;
    let visitor = app.visitor();
    let home = visitor.visit("/").await.says("people who run a library alone");
    assert_eq!(home.h1, "How long have you got?");
    assert_eq!(cards(&home), ["Phishing at the front desk", "Read your budget", "Weeding without tears"]);
    let fits = home.press("7 min").await.says("2 lessons");
    assert_eq!((fits.h1.as_str(), fits.path.as_str()), ("Fits in 7 minutes", "/lessons?minutes=7"));
    assert_eq!(cards(&fits), ["Read your budget", "Phishing at the front desk"]);
}

#[actix_web::test]
async fn a_misspelled_word_finds_its_lesson_and_stays_in_the_field() {
    let app = shelf().await;
    let visitor = app.visitor();
    for words in ["weedng", "Weed", "tear"] {
        let page = visitor.visit("/lessons").await.fill("Search", words).press("Show").await;
        assert_eq!(cards(&page), ["Weeding without tears"], "{words}");
        assert_eq!(page.value("Search"), words);
    }
}

#[actix_web::test]
async fn where_nothing_fits_each_filter_can_be_dropped() {
    let app = shelf().await;
    let visitor = app.visitor();
    let address = "/lessons?minutes=7&topic=collections&ce=1&q=budget";
    let page = visitor.visit(address).await.says("No lesson fits");
    assert_eq!((page.value("Time"), page.value("Search")), ("7".to_owned(), "budget".to_owned()));
    assert!(page.is_chosen("Counts for CE"));
    let left = [
        ("Lessons without the words “budget”", "/lessons?minutes=7&topic=collections&ce=1"),
        ("Lessons of any length, not only up to 7 minutes", "/lessons?topic=collections&ce=1&q=budget"),
        ("Lessons on every topic, not only Collections", "/lessons?minutes=7&ce=1&q=budget"),
        ("Lessons that do not count for CE, too", "/lessons?minutes=7&topic=collections&q=budget"),
    ];
    for (link, leads_to) in left {
        assert_eq!(page.link(link), leads_to);
    }
    let short = visitor.visit("/lessons?minutes=3").await.says("Nothing is that short yet");
    let short = short.says("The shortest lesson takes 5 minutes");
    assert_eq!(cards(&short), ["Phishing at the front desk"]);
    assert_eq!(short.link("Phishing at the front desk"), "/l/TEC-05");
}

#[actix_web::test]
async fn what_makes_no_sense_is_passed_over() {
    let app = shelf().await;
    let visitor = app.visitor();
    for query in ["minutes=soon&topic=cooking&ce=perhaps&page=last", "q=%00%ff&page=-1", "page=900", "&&=&%%%"] {
        let page = visitor.visit(&format!("/lessons?{query}")).await.has_status(200);
        assert_eq!((page.h1.as_str(), cards(&page).len()), ("All lessons", 3), "{query}");
    }
    for path in ["/m/no-such", "/m/a%00b", "/paths/no-such", "/paths/%ff"] {
        visitor.visit(path).await.has_status(404);
    }
}

#[actix_web::test]
async fn further_pages_keep_the_filters_and_every_page_is_light() {
    let app = shelf().await;
    for number in 30..60 {
        let title = format!("Lesson {number} of a long shelf, with a title of ordinary length");
        lesson(&app, &format!("OUT {number}"), &title, Topic::Outreach, 6).await;
    }
    let visitor = app.visitor();
    let first = visitor.visit("/lessons?minutes=10&topic=outreach").await.says("30 lessons").says("Page 1 of 2");
    assert_eq!(cards(&first).len(), 24);
    assert!(!first.has_link("Previous page"));
    let second = first.follow("Next page").await.says("Page 2 of 2");
    assert_eq!(
        (cards(&second).len(), second.link("Previous page").as_str()),
        (6, "/lessons?minutes=10&topic=outreach")
    );
    assert_eq!(visitor.visit("/lessons?topic=outreach&page=9").await.texts("nav span"), ["Page 1 of 2"]);

    let ruth = app.learner("Ruth Alvarez").await;
    walk(&app, ruth.id, "COL-14", 3).await;
    for path in ["/", "/lessons"] {
        let page = ruth.visit(path).await;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(&page.answer.bytes).unwrap();
        let bytes = gzip.finish().unwrap().len();
        assert!(bytes <= 6 * 1024, "{path} has {bytes} bytes");
        assert!(page.count("*") <= 600, "{path} has {} elements", page.count("*"));
        assert_eq!(
            page.count("[src]:not(script[type=module]), link[rel=stylesheet]"),
            1,
            "{path} is readable after two requests"
        );
    }
}

#[actix_web::test]
async fn home_leads_back_to_the_kept_place() {
    let app = shelf().await;
    let ruth = app.learner("Ruth Alvarez").await;
    ruth.visit("/").await.says("Good to see you, Ruth").says("0 minutes this month");
    walk(&app, ruth.id, "TEC-05", 1).await;
    walk(&app, ruth.id, "COL-14", 3).await;

    let weeding = edition(&app, "COL-14").await;
    let steps = &weeding.original().steps;
    let home = ruth.visit("/").await.says("Your place is kept");
    let sentence = format!("You stopped on step 4 of {}: {}", steps.len(), steps[3].title);
    let home = home.says(&sentence).says("Also begun");
    assert_eq!(home.link("Carry on with Weeding without tears"), "/l/COL-14/4");
    assert_eq!(home.link("Phishing at the front desk"), "/l/TEC-05/2");
    assert_eq!(cards(&home), ["Read your budget"], "what was begun is not suggested again");
    app.visitor().visit("/").await.does_not_say("Your place is kept");

    // Its rest fits, although the whole lesson doesn't.
    let left = steps[3..].iter().map(|step| step.seconds).sum::<u32>().div_ceil(60);
    assert!((1..8).contains(&left), "{left} minutes");
    let fits = ruth.visit(&format!("/lessons?minutes={left}")).await;
    assert!(fits.has_link("Carry on with Weeding without tears"));
    let page = ruth.visit("/lessons?minutes=10").await;
    let state = format!("Step 4 of {}", steps.len());
    assert!(page.texts(".card .tag").contains(&state), "{:?}", page.texts(".card .tag"));
}

#[actix_web::test]
async fn a_module_says_what_is_missing_and_then_opens_its_evaluation() {
    let app = TestApp::new().await;
    // The rule set holds from 2026 on.
    app.pass(TimeDelta::days(365));
    let loaded = content::load(&app.app).await.unwrap();
    crate::studying::short_pathway(&app).await;
    for rules in &loaded.library.rules {
        credit::adopt(&mut *app.conn().await, rules, app.app.now()).await.unwrap();
    }
    let module = "/m/rights-and-privacy";
    let body = &loaded.library.modules.iter().find(|entry| entry.slug == "rights-and-privacy").unwrap().body;
    let visitor = app.visitor();
    let page = visitor.visit(module).await.says("sign in first").says(&body.instructor).says("50 minutes");
    let page = page.says("That is 0.833 contact hours under the rule “Contact hours of 60 minutes”");
    assert!(!page.has_link("Start the evaluation"));
    let path = visitor.visit("/paths").await.follow("New library staff").await.says("Rights and privacy");
    assert!(path.link("Rights and privacy").ends_with(module));

    let ruth = app.learner("Ruth Alvarez").await;
    ruth.visit(module).await.says("0 of 5 lessons done").says("It opens when these lessons are done");
    let now = app.app.now();
    let edition = carrel::modules::by_slug(&mut *app.conn().await, &app.app, "rights-and-privacy").await.unwrap();
    let lessons = lessons::current(&mut *app.conn().await, &app.app, &edition.lessons).await.unwrap();
    for lesson in &lessons[..4] {
        crate::studying::take_all(&app, ruth.id, lesson).await;
    }
    let last = lessons[4].original();
    let home = ruth.visit("/").await.says("4 of 5 lessons done").says("Next:");
    assert!(home.texts("aside a").contains(&last.title));
    let page = ruth.visit(module).await.says("4 of 5 lessons done");
    assert_eq!(page.texts("#evaluation ~ div li"), std::slice::from_ref(&last.title));
    assert_eq!(page.link(&format!("Start with {}", last.title)), lessons[4].path());

    crate::studying::take_all(&app, ruth.id, &lessons[4]).await;
    for path in ["/", module, "/paths/new-library-staff"] {
        assert_eq!(ruth.visit(path).await.link("Start the evaluation"), format!("{module}/evaluation"), "{path}");
    }
    progress::complete_module(&mut *app.conn().await, ruth.id, (&edition, 1), (8, 8), now).await.unwrap();
    let page =
        ruth.visit(module).await.says("You finished this module on November 18, 2026, with 8 of 8 questions right");
    assert_eq!(page.link("See the certificate in my record"), "/record");
    assert!(!page.has_link("Start the evaluation"));
    ruth.visit("/paths/new-library-staff").await.says("You have finished this pathway");
}
