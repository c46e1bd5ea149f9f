//! Spanish on every page and in every letter, for whom it was chosen; and the reader's own time zone.

use std::collections::BTreeSet;

use carrel::i18n::{Language, Words};
use carrel::{accounts, lessons};
use chrono::TimeDelta;

use crate::cohorts::{make, the_cohort};
use crate::harness::source::files;
use crate::harness::{Page, Someone, TestApp};
use crate::studying::{do_lessons, finish, school, take_all};

/// Words that English can hardly do without and Spanish doesn't have.
const ENGLISH: [&str; 11] = ["the", "and", "of", "your", "you", "with", "this", "for", "is", "are", "it"];

/// Every English message that is one line without values, and says another thing in Spanish.
fn english_messages() -> BTreeSet<String> {
    let (english, spanish) = (Words::of(Language::English), Words::of(Language::Spanish));
    let sources = files("src/i18n/locales/en", &["ftl"]);
    let lines = sources.iter().flat_map(|source| source.text.lines());
    let keys = lines
        .filter(|line| !line.starts_with(['#', ' ', '}']) && !line.contains('{'))
        .filter_map(|line| line.split_once(" = "));
    let said = keys.filter(|(key, _)| spanish.say(key) != english.say(key)).map(|(key, _)| english.say(key));
    said.flat_map(|text| text.split("**").map(|part| part.trim().to_owned()).collect::<Vec<_>>())
        .filter(|text| text.len() > 3)
        .collect()
}

/// What has an English name on any page: modules, pathways, sources and who published them.
fn names_in_english() -> BTreeSet<String> {
    let library = carrel::format::read(&crate::harness::repository("content"));
    let mut names = BTreeSet::new();
    for module in library.modules {
        names.extend([module.body.title, module.body.summary]);
    }
    for pathway in library.pathways {
        names.extend([pathway.body.title, pathway.body.summary]);
    }
    names.extend(library.rules.into_iter().map(|rules| rules.body.name));
    for lesson in library.lessons.iter().flat_map(|lesson| lesson.languages.values()) {
        names.insert(lesson.title.clone());
        names.extend(lesson.sources.iter().flat_map(|source| [source.title.clone(), source.publisher.clone()]));
    }
    names
}

/// What a Spanish page says in English without saying that it is English.
fn left_in_english(page: &Page<'_>) -> Vec<String> {
    let messages = english_messages();
    let is_english = |text: &String| {
        let words: Vec<_> = text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase).collect();
        messages.contains(text.as_str()) || words.iter().any(|word| ENGLISH.contains(&word.as_str()))
    };
    let names: Vec<String> = names_in_english().iter().map(|name| name.to_lowercase()).collect();
    let is_name = |text: &str| {
        let text = text.to_lowercase();
        names.iter().any(|name| text.contains(name) || name.contains(&text))
    };
    page.own_texts().into_iter().filter(is_english).filter(|text| !is_name(text) && !text.contains('/')).collect()
}

/// Fails unless the page is Spanish through and through.
#[track_caller]
fn is_spanish(page: &Page<'_>) {
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("es"), "{}", page.path);
    assert_eq!(left_in_english(page), Vec::<String>::new(), "{}", page.path);
}

async fn in_spanish(who: &Someone) {
    who.visit("/me").await.fill("Language", "Español").press("Save").await.says("Guardado");
}

#[actix_web::test]
async fn a_browser_that_prefers_spanish_gets_every_public_page_in_spanish() {
    let app = TestApp::new().await;
    let luz = app.visitor().speaking("es-MX,es;q=0.9,en;q=0.5");
    for (path, title) in [
        ("/", "Lecciones – Carrel"),
        ("/lessons", "Todas las lecciones – Carrel"),
        ("/lessons?minutes=5&q=reglas&ce=1", "Caben en 5 minutos – Carrel"),
        ("/paths", "Itinerarios – Carrel"),
        ("/paths/new-library-staff", "New library staff – Carrel"),
        ("/m/rights-and-privacy", "Rights and privacy – Carrel"),
        ("/signin", "Entrar – Carrel"),
        ("/signin/sent", "Revise su correo – Carrel"),
        ("/signin/nothing", "Este enlace no funciona – Carrel"),
        ("/help", "Ayuda – Carrel"),
        ("/display", "Apariencia – Carrel"),
        ("/accessibility", "Accesibilidad – Carrel"),
        ("/privacy", "Privacidad – Carrel"),
        ("/about", "Acerca de este sitio – Carrel"),
        ("/v", "Verificar un certificado – Carrel"),
        ("/v/TLA-7K4M-Q2SO", "Hay un error en ese código – Carrel"),
        ("/join/nothing", "No tenemos ningún grupo con ese código – Carrel"),
        ("/no/such/page", "Esta página no está aquí – Carrel"),
    ] {
        let page = luz.visit(path).await;
        assert_eq!(page.title, title, "{path}");
        is_spanish(&page);
    }
    let page = luz.visit("/lessons").await;
    assert!(page.has_button("Mostrar") && page.has_link("Itinerarios"));
}

/// The mark of a lesson that has, or hasn't, a Spanish text.
async fn mark(app: &TestApp, spanish: bool) -> String {
    let mut conn = app.conn().await;
    let wanted = lessons::Wanted { minutes: 60, longest: true, without: &[], first: &[], open: false, limit: 200 };
    let cards = lessons::suggestions(&mut conn, Language::English, &wanted).await.unwrap();
    let fits =
        |card: &&lessons::Card| card.spanish == spanish && card.open && card.topic().as_str() == "public-service";
    // Not one of those that are done in these tests.
    cards.iter().rev().find(fits).unwrap().path()
}

#[actix_web::test]
async fn a_lesson_is_read_in_spanish_and_one_that_is_not_says_so() {
    let app = TestApp::new().await;
    let luz = app.visitor().speaking("es");
    for spanish in [true, false] {
        let path = mark(&app, spanish).await;
        let cover = luz.visit(&path).await;
        is_spanish(&cover);
        let step = cover.press("Empezar").await;
        is_spanish(&step);
        assert!(step.title.starts_with("Paso 1 de "), "{}", step.title);
        assert_eq!(step.text().contains("Esta lección está solo en inglés."), !spanish);
        assert_eq!(step.attribute("h1", "lang").as_deref(), (!spanish).then_some("en"));
        for next in ["/2", "/3", "/all", "/paused"] {
            is_spanish(&luz.visit(&format!("{path}{next}")).await);
        }
    }
}

#[actix_web::test]
async fn who_chose_spanish_has_it_on_all_their_pages_whatever_the_browser_prefers() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    in_spanish(&ruth).await;
    let finished = finish(&app, ruth.id).await;
    let path = mark(&app, false).await;
    let edition = lessons::by_mark(&mut *app.conn().await, &app.app, path.trim_start_matches("/l/")).await.unwrap();
    ruth.visit(&path).await.press("Empezar").await.press("Guardar mi lugar").await.says("Su lugar está guardado");
    for path in [
        "/",
        "/lessons",
        "/record",
        "/record/transcript",
        "/me",
        "/me/password",
        "/me/email",
        "/paths",
        "/no/such/page",
    ] {
        is_spanish(&ruth.visit(path).await);
    }
    take_all(&app, ruth.id, &edition).await;
    let done = format!("{path}/done");
    for path in ["/record", &done, "/m/rights-and-privacy", "/m/rights-and-privacy/done", "/admin", "/assoc/cohorts"] {
        is_spanish(&ruth.visit(path).await);
    }
    let record = ruth.visit("/record").await.says("0.833 horas de educación continua").says("21 de noviembre de 2026");
    assert_eq!(record.h1, "Mi historial");

    // What a certificate says is its issuer's, in the issuer's language.
    let certificate = ruth.visit(&format!("/c/{}", finished.certificate)).await;
    assert_eq!(certificate.attribute("article", "lang").as_deref(), Some("en"));
    assert_eq!(certificate.h1, "Certificate of Continuing Education");
    is_spanish(&certificate);
    let stranger = app.visitor().speaking("es");
    let checked = stranger.visit(&format!("/v/{}", finished.code)).await;
    assert_eq!(checked.h1, "Este certificado es auténtico");
    is_spanish(&checked);
}

#[actix_web::test]
async fn an_evaluation_is_asked_in_spanish_around_their_english_questions() {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    in_spanish(&ruth).await;
    is_spanish(&ruth.visit("/m/rights-and-privacy/evaluation").await);
    do_lessons(&app, ruth.id, usize::MAX).await;
    let ask = ruth.visit("/m/rights-and-privacy/evaluation").await.says("están solo en inglés");
    is_spanish(&ask);
    is_spanish(&ask.press("Revisar mis respuestas").await.has_status(422));
}

#[actix_web::test]
async fn cohorts_and_the_desk_of_the_site_are_in_spanish() {
    let app = TestApp::new().await;
    let dana = app.coordinator("Dana Whitlock").await;
    make(&dana, "Otoño").await;
    in_spanish(&dana).await;
    let cohort = the_cohort(&app).await;
    let ruth = app.learner("Ruth Okafor").await;
    in_spanish(&ruth).await;
    is_spanish(&ruth.visit(&cohort.join_path()).await.press("Unirme").await.says("Ya está en el grupo"));
    app.pass(TimeDelta::minutes(1));
    do_lessons(&app, ruth.id, 1).await;
    is_spanish(&ruth.visit(&cohort.path()).await);
    let path = cohort.assoc_path();
    for part in ["", "/settings", "/people", "/digest"] {
        is_spanish(&dana.visit(&format!("{path}{part}")).await);
    }
    for path in ["/assoc/cohorts", "/assoc/cohorts/new"] {
        is_spanish(&dana.visit(path).await);
    }
    let page = dana.visit(&format!("{path}/people")).await.fill("Personas", "Nell, nell@example.org\nnadie");
    is_spanish(&page.press("Ver qué pasa").await.says("Se agrega 1 persona"));
    let ann = app.administrator("Ann Reyes").await;
    in_spanish(&ann).await;
    for path in ["/admin", "/admin/mail", "/admin/jobs", "/admin/content"] {
        is_spanish(&ann.visit(path).await);
    }
    app.may_leave_jobs();
}

#[actix_web::test]
async fn the_foot_of_a_page_leads_to_the_same_page_in_the_other_language() {
    let app = TestApp::new().await;
    let luz = app.visitor();
    let page = luz.visit("/lessons?minutes=5").await.press("Español").await;
    assert_eq!((page.path.as_str(), page.h1.as_str()), ("/lessons?minutes=5", "Caben en 5 minutos"));
    is_spanish(&luz.visit("/help").await);
    // The other settings of this device stay.
    luz.visit("/display").await.choose("Oscuro, para después del cierre").press("Guardar estos ajustes").await;
    let page = luz.visit("/display").await.press("English").await;
    assert_eq!((page.path.as_str(), page.h1.as_str()), ("/display", "Display settings"));
    assert_eq!(page.attribute("html", "data-theme").as_deref(), Some("dark"));
    // Nobody is led away, and what is no language of ours changes nothing.
    let page = luz.post("/language", &[("language", "fr"), ("next", "https://evil.example/")]).await;
    assert_eq!((page.path.as_str(), page.h1.as_str()), ("/", "How long have you got?"));
}

#[actix_web::test]
async fn who_is_signed_in_keeps_their_choice_and_it_goes_before_that_of_the_device() {
    let app = TestApp::new().await;
    let (desk, phone) = (app.learner("Ruth").await, app.learner("Ruth").await);
    desk.visit("/help").await.press("Español").await;
    app.pass(TimeDelta::minutes(11));
    is_spanish(&phone.visit("/help").await);
    let user = accounts::by_id(&mut *app.conn().await, desk.id).await.unwrap();
    assert_eq!(user.language, "es");
    // Somebody else at the same computer chose English for it.
    phone.set_cookie("carrel_display", "en");
    is_spanish(&phone.visit("/help").await);
    is_spanish(&phone.visit("/no/such/page").await);
}

#[actix_web::test]
async fn a_link_is_sent_in_the_language_of_whom_it_is_for() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Okafor").await;
    in_spanish(&ruth).await;
    let asking = app.visitor();
    asking.visit("/signin").await.fill("Your email", &ruth.email).press("Email me a link").await;
    let letter = app.letter_to(&ruth.email).await;
    assert_eq!(letter.subject, "Su enlace para entrar a Carrel");
    assert!(
        letter.text_body.starts_with("Hola, Ruth:\n\nCon este enlace usted entra a Carrel."),
        "{}",
        letter.text_body
    );
    assert!(letter.html_body.is_some_and(|html| html.contains("<html lang=\"es\">")));
    // Someone new is written to in the language of the page they asked on.
    let new = app.visitor().speaking("es");
    new.visit("/signin").await.fill("Su correo electrónico", "luz@example.org").press("Envíenme un enlace").await;
    let letter = app.letter_to("luz@example.org").await;
    assert!(letter.text_body.contains("Todavía no tiene cuenta."), "{}", letter.text_body);
    let page = new.visit(&letter.link()).await;
    let enter = page.texts("main form button").remove(0);
    assert!(enter.starts_with("Entrar como l"), "{enter}");
    page.press(&enter).await;
    let user = accounts::by_email(&mut *app.conn().await, "luz@example.org").await.unwrap().unwrap();
    assert_eq!(user.language, "es");
    app.may_leave_jobs();
}

#[actix_web::test]
async fn times_follow_the_zone_that_someone_chose() {
    let app = TestApp::new().await;
    let ruth = app.learner("Ruth Okafor").await;
    let page = ruth.visit("/me").await.says("Last seen: November 18, 2025, 9:00 a.m.");
    let zones = page.texts("#time_zone option");
    assert_eq!(&zones[..2], ["Eastern (New York)", "Central (Chicago)"]);
    assert!(zones.iter().any(|zone| zone == "Europe/Berlin") && zones.len() > 300, "{}", zones.len());
    page.fill("Time zone", "Pacific (Los Angeles)").press("Save").await.says("Last seen: November 18, 2025, 7:00 a.m.");
    ruth.visit("/l/PUB-03").await.press("Start").await.press("Save my place").await.says("Saved at 7:00 a.m.");
}
