//! A learner joins a program and sees where they stand; two registrars bring its rules into force.

use carrel::accounts::{self, Role, RoleAt};
use carrel::credit::programs::{self, Holder, PeriodState, standings_of};
use carrel::db::Conn;
use carrel::{credit, programs as pages};
use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;
use uuid::Uuid;

use crate::deciding_many::{agreed, surely};
use crate::harness::{Page, Someone, TestApp, Visitor};
use crate::studying::{finish, school};

/// Joins a program with a certificate of that day.
pub async fn join(who: &Someone, program: &str, day: &str) {
    let form = who.visit(&format!("/record/programs/new/{program}")).await;
    form.fill("When was your certificate issued?", day).press("Join").await.has_status(200);
}

/// Ada, who has joined Nebraska's program with a certificate of that day.
pub async fn joined(app: &TestApp, day: &str) -> Someone {
    let ada = app.learner("Ada Byron").await;
    let page = ada.visit("/record").await.says("You have joined no program yet").follow("Join a program").await;
    page.follow("Join: Public Librarian Certification").await;
    join(&ada, "nebraska", day).await;
    ada
}

/// Somebody with these roles at Nebraska's authority, which is an organization here from now on.
pub async fn at_the_commission(app: &TestApp, name: &str, roles: &[Role]) -> Someone {
    let commission = "insert into organizations
            (id, slug, name, kind, example, time_zone, certificate_prefix, body, content_hash, updated_at)
        select gen_random_uuid(), 'commission', 'Nebraska Library Commission', kind, example, time_zone, 'NLC',
            jsonb_set(body, '{name}', '\"Nebraska Library Commission\"'), 'x', now()
        from organizations where slug = 'home' on conflict do nothing";
    app.conn().await.batch_execute(commission).await.unwrap();
    let organization: Uuid = app.organization("commission").await;
    let id = app.learner(name).await.id;
    for role in roles {
        let role = RoleAt { organization, role: *role };
        accounts::grant(&mut *app.conn().await, id, role, app.app.now()).await.unwrap();
    }
    app.learner(name).await
}

async fn standing(conn: &mut Conn, app: &TestApp, ada: &Someone) -> programs::Standing {
    standings_of(conn, &app.app, Holder::Person(ada.id)).await.unwrap().remove(0)
}

#[actix_web::test]
async fn a_learner_joins_a_program_and_sees_every_number_explained() {
    let app = school().await;
    let ada = joined(&app, "2025-03-15").await;
    finish(&app, ada.id).await;
    let record = ada.visit("/record").await;
    let record = record.says("Ada, you have 44 CE credits to go before March 14, 2028").says("1 of 45 CE credits.");
    let page = record.follow("Public Librarian Certification").await;
    let page = page.says("draft, to be confirmed by the authority").says("45 CE credits in 3 years");
    let page = page.says("1 CE credit").says("50 minutes").says("45 to 89 minutes");
    assert!(page.has_link("Rights and privacy at the desk") || page.count(".panel details.how") == 1);
    page.says("What would fill it");
}

#[actix_web::test]
async fn a_form_that_lacks_something_says_what_and_keeps_what_was_typed() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    let form = ada.visit("/record/programs/new/indiana").await;
    let page = form.choose("Library director").fill("When was your certificate issued?", "").press("Join").await;
    let page = page.has_status(422).says("Give the day from which your periods are counted.");
    assert!(page.is_chosen("Library director"));
    let page = page.fill("When was your certificate issued?", "2031-01-01").press("Join").await;
    page.has_status(422).says("This day lies ahead");
    ada.visit("/record/programs/new/nebraska-boards").await.has_status(404);
}

#[actix_web::test]
async fn rules_come_into_force_by_two_registrars_after_a_look_ahead() {
    let app = school().await;
    let ada = joined(&app, "2025-03-15").await;
    finish(&app, ada.id).await;
    let (rita, sam) =
        (app.person("Rita Reyes", &[Role::Registrar]).await, app.person("Sam Sun", &[Role::Registrar]).await);
    let page = rita.visit("/assoc").await.follow("Programs and their rules").await;
    let page =
        page.follow("Public Librarian Certification").await.says("Draft").says("45 to 89 minutes make 1 CE credit.");
    let ahead = page.follow("What would change, and for whom?").await;
    let ahead = ahead.says("For 1 person or board credit counts from then on.").says("only shown, no credit yet");
    let ahead = ahead.says("What is shown now counts as credit then.").does_not_say("Nothing would change");
    let page = ahead.follow("Nebraska public librarian certification").await;
    let page = page.press("Approve these rules").await.says("You have approved them. One more person has to.");
    assert!(!page.has_button("Approve these rules"), "nobody approves twice");
    let page = sam.visit("/assoc/programs/nebraska").await.says("Rita Reyes").press("Approve these rules").await;
    page.says("These rules are in force.").says("approved, and in force since");
    assert_eq!(app.work_off().await, ["keep_standings"]);
    ada.visit("/record").await.does_not_say("Draft");
    let standing = standing(&mut *app.conn().await, &app, &ada).await;
    assert!(standing.confirmed);
}

#[actix_web::test]
async fn an_end_is_moved_for_many_at_once_with_a_reason_that_stays() {
    let app = school().await;
    let ada = joined(&app, "2025-03-15").await;
    let rita = app.person("Rita Reyes", &[Role::Registrar]).await;
    let list = rita.visit("/assoc/programs/nebraska/people").await.says("Ada Byron").says("Open");
    let list = list.choose("Everybody in this program, on all pages").press("Carry it out").await;
    let list = list.has_status(422).says("Choose what you decide.").says("Say why");
    let list = list.fill("What do you decide?", "Move the end").fill("Why?", "The office was closed.");
    let list = list.fill("The new last day", "2028-09-14").press("Carry it out").await;
    let list = list.says("Nothing has been done yet.").press("Yes, do it").await;
    list.says("Done for 1 period.").says("Sep 14, 2028");
    // Other rules may judge what lies in a longer period.
    let done = app.work_off().await;
    assert!(done.iter().any(|job| *job == "keep_standings"), "{done:?}");
    let page = ada.visit("/record").await.says("September 14, 2028").follow("Public Librarian Certification").await;
    page.says("The end was moved from March 14, 2028 to September 14, 2028: The office was closed.");
    let log = rita.visit("/assoc/decisions?q=office").await.says("decided about a period: end moved.");
    assert_eq!(log.texts(".facts dd"), ["Before: 2028-03-14After: 2028-09-14"]);
    // What changed can be searched as well.
    rita.visit("/assoc/decisions?q=2028-09-14").await.says("The office was closed.");
    rita.visit("/assoc/decisions?q=2029-09-14").await.says("No decision fits.");
}

#[actix_web::test]
async fn only_registrars_of_the_authority_decide_in_a_program_and_see_who_is_in_it() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = joined(&app, "2025-03-15").await;
    let rita = app.registrar("Rita Reyes").await;
    let period = standing(&mut *app.conn().await, &app, &ada).await.kept.id.to_string();
    let packet = format!("/assoc/programs/nebraska/people/{}/{period}/packet", ada.id);
    let approve = "/assoc/programs/nebraska/nebraska.1/approve";
    // As long as the authority has nobody here, whoever the site belongs to answers for its programs.
    for path in ["/assoc/programs/nebraska/people", "/assoc/programs/nebraska/nebraska.1/what-if", &packet] {
        rita.visit(path).await.has_status(200);
    }
    rita.visit("/assoc/certificates/issue?module=program:nebraska").await.has_status(200);
    let page = ada.visit("/record").await.follow("Public Librarian Certification").await;
    page.press("Hand it in").await.says("You have handed it in");
    rita.visit("/assoc").await.says("1 waits for you");

    let carl = at_the_commission(&app, "Carl Voss", &[Role::Registrar]).await;
    rita.visit("/assoc").await.does_not_say("for you");
    let all = rita.visit("/assoc/programs").await.says("Public Librarian Certification").does_not_say("waits for you");
    assert!(!all.has_link("People in it: Public Librarian Certification"));
    assert!(!all.has_link("Boards: Public Library Board Certification"));
    assert!(all.count("a.btn") > 0, "those of others are theirs still");
    let rules = rita.visit("/assoc/programs/nebraska").await.says("Draft");
    assert!(!rules.has_button("Approve these rules") && !rules.has_link("What would change, and for whom?"));
    for path in [
        "/assoc/programs/nebraska/people",
        "/assoc/programs/nebraska-boards/boards",
        "/assoc/programs/nebraska/nebraska.1/what-if",
        &packet,
    ] {
        rita.visit(path).await.has_status(404);
    }
    let renew = [("period", period.as_str()), ("decision", "renew"), ("reason", "All there.")];
    for (path, fields) in [
        ("/assoc/programs/nebraska/people", renew.as_slice()),
        ("/assoc/programs/nebraska-boards/boards", &[("name", "Elm Creek Board"), ("library", "Elm Creek")]),
        (approve, &[]),
        ("/assoc/programs/nebraska/nebraska.1/retire", &[("reason", "Old.")]),
    ] {
        rita.post(path, fields).await.has_status(404);
    }
    rita.visit("/assoc/certificates/issue?module=program:nebraska").await.has_status(422);
    assert_eq!(standing(&mut *app.conn().await, &app, &ada).await.kept.state, PeriodState::Submitted);
    rita.visit("/assoc/programs/iowa/people").await.has_status(200);

    carl.visit("/assoc").await.says("1 waits for you");
    carl.visit("/assoc/programs/iowa/people").await.has_status(404);
    carl.post(approve, &[]).await.has_status(200);
    carl.visit("/assoc/programs/nebraska/people").await.says("Ada Byron");
    surely(&carl, "/assoc/programs/nebraska/people", &renew).await.says("Renewed");
}

#[actix_web::test]
async fn the_list_of_what_was_handed_in_stays_so_whatever_is_done_in_it() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = joined(&app, "2025-03-15").await;
    let ben = app.learner("Ben Hale").await;
    let form = ben.visit("/record/programs/new/nebraska").await;
    form.fill("When was your certificate issued?", "2025-03-15").press("Join").await.has_status(200);
    let page = ada.visit("/record").await.follow("Public Librarian Certification").await;
    page.press("Hand it in").await.has_status(200);
    let rita = app.registrar("Rita Reyes").await;
    let path = format!("/assoc/programs/nebraska/people?handed_in=yes&after={}", Uuid::nil());
    let filtered = |page: Page<'_>| assert_eq!(page.says("Ada Byron").texts("tbody tr").len(), 1);

    let list = rita.visit(&path).await.choose("Ada Byron").press("Carry it out").await.has_status(422);
    assert!(list.is_chosen("Ada Byron"));
    assert_eq!(list.link("Back to the first page"), "/assoc/programs/nebraska/people?handed_in=yes");
    filtered(list.follow("Back to the first page").await);
    let list = rita.visit(&path).await.choose("Ada Byron").fill("What do you decide?", "Move the end");
    let list = list.fill("The new last day", "2028-09-14").fill("Why?", "Closed.").press("Carry it out").await;
    assert_eq!(list.path, format!("{path}&done=1"));
    filtered(list.says("Done for 1 period."));

    // Everybody is everybody in the list, and no more.
    let list = rita.visit(&path).await.choose("Everybody who has handed in a renewal that waits, on all pages");
    let list = list.fill("What do you decide?", "Give it back").fill("Why?", "A page is missing.");
    let list = list.press("Carry it out").await.press("Yes, do it").await;
    list.says("Done for 1 period.").says("Nobody waits for you here.");
    app.pass(TimeDelta::minutes(1));
    let all = rita.visit("/assoc/programs/nebraska/people").await.choose("Everybody in this program, on all pages");
    let all = all.fill("What do you decide?", "Move the end").fill("The new last day", "2028-12-14");
    let all = all.fill("Why?", "Closed.").press("Carry it out").await.says("2 periods have nothing against them.");
    all.press("Yes, do it").await.says("Done for 2 periods.");
}

#[actix_web::test]
async fn a_period_is_handed_in_and_accepted_and_the_next_one_opens_when_it_is_over() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = joined(&app, "2023-12-01").await;
    finish(&app, ada.id).await;
    let page = ada.visit("/record").await.follow("Public Librarian Certification").await;
    page.says("November 30, 2026").press("Hand it in").await.says("You have handed it in");
    let rita = app.person("Rita Reyes", &[Role::Registrar]).await;
    let waits = rita.visit("/assoc").await.says("1 waits for you").follow("Programs and their rules").await;
    let list = waits.follow("1 has handed in a renewal and waits for you.").await.says("Handed in").choose("Ada Byron");
    let list = list.fill("What do you decide?", "Accept the renewal").fill("Why?", "All there.");
    let list = agreed(list.press("Carry it out").await).await;
    let list = list.says("Done for 1 period.").says("Nobody waits for you here.");
    list.follow("Show everybody").await.says("Renewed").does_not_say("waits for you");
    app.clock.set("2026-12-02T15:00:00Z".parse().unwrap());
    pages::tick(&app.app).await.unwrap();
    pages::tick(&app.app).await.unwrap();
    let mut conn = app.conn().await;
    let standings = standings_of(&mut conn, &app.app, Holder::Person(ada.id)).await.unwrap();
    let [next] = standings.as_slice() else { panic!("{}", standings.len()) };
    assert_eq!(
        (next.kept.state, next.kept.period.span.starts.to_string()),
        (PeriodState::Open, "2026-12-01".to_owned())
    );
    assert_eq!(next.account.counted.to_string(), "0", "nothing goes over");
}

#[actix_web::test]
async fn a_period_that_nobody_renews_lapses_and_an_extension_opens_it_again() {
    let app = school().await;
    let ada = joined(&app, "2023-12-01").await;
    app.clock.set("2026-12-02T15:00:00Z".parse().unwrap());
    pages::tick(&app.app).await.unwrap();
    app.work_off().await;
    let count = async || {
        let mut conn = app.conn().await;
        let all = standings_of(&mut conn, &app.app, Holder::Person(ada.id)).await.unwrap();
        all.iter().map(|standing| standing.kept.period.span.starts.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(count().await, ["2026-12-01"]);
}

#[actix_web::test]
async fn reminders_come_four_times_once_each_and_none_when_all_is_done() {
    let app = school().await;
    let ada = joined(&app, "2023-12-20").await;
    let mut written = Vec::new();
    for day in ["2026-11-22", "2026-11-23", "2026-12-12", "2026-12-13", "2026-12-19"] {
        app.clock.set(format!("{day}T15:00:00Z").parse().unwrap());
        written.push(pages::tick(&app.app).await.unwrap());
    }
    assert_eq!(written, [1, 0, 1, 0, 0]);
    app.work_off().await;
    let mail = app.mail().await;
    let subjects: Vec<_> = mail.iter().map(|letter| letter.subject.replace('\u{a0}', " ")).collect();
    assert_eq!(subjects, ["December 19, 2026: 45 CE credits to go"; 2]);
    assert!(
        mail[0].text_body.contains("Public Librarian Certification") && mail[0].text_body.contains("/record/programs/")
    );
    drop(ada);
}

#[actix_web::test]
async fn a_board_earns_by_all_its_members_while_they_are_on_it() {
    let app = school().await;
    let (ada, nell) = (app.learner("Ada").await.id, app.learner("Nell").await.id);
    finish(&app, ada).await;
    finish(&app, nell).await;
    let mut conn = app.conn().await;
    let home = carrel::organizations::home(&mut conn).await.unwrap().unwrap().id;
    let now = app.app.now();
    let board =
        programs::add_board(&mut conn, home, ("Elm Creek Board", "Elm Creek"), ada, now).await.unwrap().unwrap();
    assert_eq!(programs::add_board(&mut conn, home, ("Elm Creek Board", "Elm Creek"), ada, now).await.unwrap(), None);
    let day = |text: &str| text.parse().unwrap();
    programs::add_member(&mut conn, board, ada, (day("2026-01-01"), None), now).await.unwrap();
    // Nell left before she finished.
    programs::add_member(&mut conn, board, nell, (day("2026-01-01"), Some(day("2026-06-30"))), now).await.unwrap();
    let all = programs::programs(&mut conn).await.unwrap();
    let boards = all.iter().find(|program| program.code == "nebraska-boards").unwrap();
    let joining = programs::Joining { track: "board".to_owned(), anchor_on: Some(day("2026-01-01")), since: None };
    let holder = Holder::Board(board);
    programs::enroll(&mut conn, holder, boards, &joining, now).await.unwrap().unwrap();
    let standing = standings_of(&mut conn, &app.app, holder).await.unwrap().remove(0);
    assert_eq!(standing.account.counted.to_string(), "1", "{:?}", standing.account.awards);
    let refused = standing.account.awards.iter().filter(|award| award.outcome.credit() == Some(credit_zero())).count();
    assert_eq!((standing.account.awards.len(), refused), (2, 1));
}

fn credit_zero() -> carrel::measure::Credit {
    carrel::measure::Credit::ZERO
}

#[actix_web::test]
async fn a_program_is_left_and_joined_again() {
    let app = school().await;
    let ada = joined(&app, "2025-03-15").await;
    let page = ada.visit("/record").await.follow("Public Librarian Certification").await;
    page.press("Leave it now").await.says("You have joined no program yet");
    let mut conn = app.conn().await;
    let mine = Holder::Person(ada.id);
    assert_eq!(programs::enrollments_of(&mut conn, mine).await.unwrap().len(), 0);
    let again = ada.visit("/record/programs/new/nebraska").await;
    again.fill("When was your certificate issued?", "2025-03-15").press("Join").await.has_status(200);
    assert_eq!(programs::enrollments_of(&mut conn, mine).await.unwrap().len(), 1);
    let _: &Visitor = &ada;
    assert_eq!(credit::entries_of(&mut conn, ada.id).await.unwrap().len(), 0);
}
