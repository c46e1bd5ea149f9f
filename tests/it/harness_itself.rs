//! The harness can be trusted: databases are apart, pages are read and forms sent as a person does it.

use std::rc::Rc;

use actix_web::web::{self, Bytes};
use actix_web::{HttpRequest, HttpResponse, test};
use carrel::accounts::{self, Role, sessions};
use carrel::db::settings;
use chrono::TimeDelta;
use diesel_async::RunQueryDsl;

use crate::harness::{TestApp, Visitor};

#[actix_web::test]
async fn two_tests_never_see_each_others_rows() {
    let (one, other) = (TestApp::new().await, TestApp::new().await);
    let now = one.app.now();
    settings::get_or_make(&mut *one.conn().await, "x", now, || 1).await.unwrap();
    assert_eq!(settings::get::<i32>(&mut *one.conn().await, "x").await.unwrap(), Some(1));
    assert_eq!(settings::get::<i32>(&mut *other.conn().await, "x").await.unwrap(), None);
}

#[actix_web::test]
async fn options_are_those_of_the_configuration() {
    let app = TestApp::with("name = \"Willow Creek\"").await;
    assert_eq!(app.app.config().name, "Willow Creek");
    assert_eq!(app.visitor().visit("/no/such/page").await.title, "This page is not here – Willow Creek");
    assert_eq!(app.app.config().data_dir, app.data.path());
}

#[actix_web::test]
async fn a_page_that_is_not_there_says_so() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let page = visitor.visit("/no/such/page").await.has_status(404).says("typing mistake").does_not_say("password");
    assert_eq!(page.h1, "This page is not here");
    assert!(page.has_link("Back to lessons") && !page.has_link("No such link") && !page.has_button("Save"));
    assert_eq!(page.link("Privacy"), "/privacy");
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
}

#[actix_web::test]
async fn the_same_name_is_the_same_person_in_another_browser() {
    let app = TestApp::new().await;
    let (ada, again) = (app.learner("Ada Byron").await, app.learner("Ada Byron").await);
    assert_eq!(ada.id, again.id);
    assert_eq!(ada.email, "ada.byron@example.org");
    assert_ne!(ada.cookie("carrel_session"), again.cookie("carrel_session"));
    let mut conn = app.conn().await;
    assert_eq!(sessions::of(&mut conn, ada.id, app.app.now()).await.unwrap().len(), 2);
    app.pass(TimeDelta::days(61));
    assert_eq!(sessions::of(&mut conn, ada.id, app.app.now()).await.unwrap().len(), 0);
}

#[actix_web::test]
async fn roles_are_given_in_the_home_organization() {
    let app = TestApp::new().await;
    let (dana, ann) = (app.coordinator("Dana").await, app.administrator("Ann").await);
    let mut conn = app.conn().await;
    for (someone, role) in [(dana, Role::Coordinator), (ann, Role::Administrator)] {
        let roles = accounts::roles_of(&mut conn, someone.id).await.unwrap();
        assert_eq!(roles.iter().map(|at| at.role).collect::<Vec<_>>(), [role]);
    }
}

#[actix_web::test]
#[should_panic(expected = "jobs in the queue: [\"forgotten\"]")]
async fn a_forgotten_job_fails_the_test() {
    let app = TestApp::bare().await;
    let job = "insert into jobs (id, kind, payload, run_at, created_at) \
               values (gen_random_uuid(), 'forgotten', '{}', now(), now())";
    diesel::sql_query(job).execute(&mut app.conn().await).await.unwrap();
}

#[actix_web::test]
async fn jobs_are_worked_off_by_name() {
    let app = TestApp::new().await;
    assert_eq!(app.work_off().await, Vec::<String>::new());
    app.visitor().visit("/signin").await.fill("Your email", "ada@example.org").press("Email me a link").await;
    assert_eq!(app.work_off().await, ["send_message"]);
}

#[actix_web::test]
async fn the_mailbox_shows_letters_and_their_links() {
    let app = TestApp::new().await;
    let letter = "insert into messages (id, kind, to_address, to_name, subject, text_body, message_id, queued_at) \
        values (gen_random_uuid(), 'x', 'ada@example.org', 'Ada', 'Hi', 'Go to http://127.0.0.1:8080/a/b?c=d.', 'm', now())";
    diesel::sql_query(letter).execute(&mut app.conn().await).await.unwrap();
    let letter = app.letter_to("ada@example.org").await;
    assert_eq!((letter.subject.as_str(), letter.link().as_str(), letter.kind.as_str()), ("Hi", "/a/b?c=d", "x"));
    assert_eq!((letter.html_body, letter.message_id.as_str()), (None, "m"));
    assert_eq!(letter.headers, serde_json::json!({}));
}

const FORM: &str = r##"<html lang=en><head><title>A form</title></head><body><main><h1>A form</h1>
    <p>Read <a href="more?x=1#part">more</a> of it.</p>
    <form method=post action=/echo id=f>
      <input type=hidden name=key value=k1>
      <label for=name>Name <b>in full</b></label><input id=name name=name value=Ada>
      <label>Note <textarea name=note>old</textarea></label>
      <label for=zone>Zone</label><select id=zone name=zone><option value=c>Chicago<option value=d selected>Denver</select>
      <fieldset><legend>First question</legend>
        <label><input type=radio name=q1 value=y> Yes</label><label><input type=radio name=q1 value=n checked> No</label></fieldset>
      <fieldset><legend>Second question</legend>
        <label><input type=radio name=q2 value=y> Yes</label><label><input type=radio name=q2 value=n> No</label></fieldset>
      <label><input type=checkbox name=tag value=a checked> Tag A</label>
      <label><input type=checkbox name=tag value=b> Tag B</label>
      <input aria-label=Gone name=gone disabled>
      <button name=do value=save>Save</button>
      <button name=do value=drop formaction=/echo/drop aria-label="Remove Ada">✕</button>
    </form>
    <form action=/echo role=search><label>Search <input type=search name=s></label><button>Find</button></form>
    <form method=post action=/echo enctype=multipart/form-data class=upload>
      <label>List <input type=file name=list></label><button>Save</button></form>
    </main></body></html>"##;

/// A browser on a page of its own that shows the form and repeats what is sent.
async fn at_the_form(app: &TestApp) -> Visitor {
    async fn echo(request: HttpRequest, body: Bytes) -> HttpResponse {
        let sent = String::from_utf8_lossy(&body).replace('&', " ");
        let cookies = request.cookies().unwrap().iter().map(ToString::to_string).collect::<Vec<_>>().join(";");
        let site = request.headers().get("sec-fetch-site").map_or("none said", |value| value.to_str().unwrap());
        let text = format!("{} {} {sent} [{cookies}] [{site}]", request.method(), request.uri());
        HttpResponse::Ok().insert_header(("set-cookie", "seen=yes")).body(text)
    }
    let routes = actix_web::App::new()
        .route("/there/form", web::get().to(async || HttpResponse::Ok().content_type("text/html").body(FORM)))
        .route(
            "/away",
            web::get().to(async || HttpResponse::SeeOther().insert_header(("location", "/echo#x")).finish()),
        )
        .default_service(web::to(echo));
    let service = Rc::new(test::init_service(routes).await);
    let ask = move |request: test::TestRequest| {
        let service = service.clone();
        let answer = async move { test::call_service(&*service, request.to_request()).await };
        Box::pin(answer) as futures_util::future::LocalBoxFuture<'static, _>
    };
    Visitor::new(app.app.clone(), Rc::new(ask))
}

#[actix_web::test]
async fn a_form_sends_what_a_browser_would_send() {
    let app = TestApp::new().await;
    let ada = at_the_form(&app).await;
    let echo = ada.visit("/there/form").await.press_in("#f", "Save").await;
    assert_eq!(echo.answer.text(), "POST /echo key=k1 name=Ada note=old zone=d q1=n tag=a do=save [] [same-origin]");
    let page = ada.visit("/there/form").await;
    assert_eq!(
        (page.value("Name in full"), page.is_chosen("Tag A"), page.is_chosen("Tag B")),
        ("Ada".into(), true, false)
    );
    let page = page.fill("Name", "Ruth & Tom").fill("Note", "new").fill("Zone", "Chicago");
    let page = page.choose_in("First", "Yes").choose_in("Second", "No").choose("Tag B").clear("Tag A");
    assert_eq!(
        page.press("Remove Ada").await.answer.text(),
        "POST /echo/drop key=k1 name=Ruth+%26+Tom note=new zone=c q1=y q2=n tag=b do=drop [seen=yes] [same-origin]"
    );
    let page = ada.visit("/there/form").await.fill("Search", "fair use").press("Find").await;
    assert_eq!((page.path.as_str(), page.answer.is_ok()), ("/echo?s=fair+use", true));
    let page = ada.visit("/there/form").await.attach("List", "people.csv", b"a,b\n").press_in(".upload", "Save").await;
    let sent = page.answer.text();
    assert!(
        sent.contains("name=\"list\"; filename=\"people.csv\"\r\n") && sent.contains("\r\n\r\na,b\n\r\n"),
        "{sent}"
    );
}

#[actix_web::test]
async fn links_and_redirections_are_followed_and_cookies_kept() {
    let app = TestApp::new().await;
    let ada = at_the_form(&app).await.at_network([203, 0, 113, 9]).with_agent("Lynx").speaking("es").coming_from(None);
    let page = ada.visit("/there/form").await;
    assert_eq!(
        (page.texts("legend"), page.count("legend")),
        (vec!["First question".into(), "Second question".into()], 2)
    );
    assert_eq!(page.follow("more").await.path, "/there/more?x=1");
    assert_eq!(ada.visit("/away").await.path, "/echo");
    let echo = ada.post("/echo", &[("a", "b c")]).await.answer.text();
    assert_eq!(echo, "POST /echo a=b+c [seen=yes] [none said]");
}

#[actix_web::test]
#[should_panic(expected = "has 2 of \"Yes\"")]
async fn a_name_that_two_controls_have_is_no_name() {
    let app = TestApp::new().await;
    at_the_form(&app).await.visit("/there/form").await.choose("Yes");
}

#[actix_web::test]
#[should_panic(expected = "has no \"Surname\"")]
async fn a_name_that_nothing_has_is_named() {
    let app = TestApp::new().await;
    at_the_form(&app).await.visit("/there/form").await.fill("Surname", "x");
}
