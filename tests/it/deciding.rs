//! What the rules leave open: who sees it, who decides, what that changes and what it never changes.

use actix_web::http::Method;
use carrel::accounts::{self, Role, RoleAt};
use carrel::credit::programs::{self, Holder, Joining, Standing, standings_of};
use carrel::credit::{self, Award, EntryId};
use carrel::decisions::{self, Decision, Subject, SubjectKind};
use chrono::TimeDelta;
use diesel::sql_types::BigInt;
use diesel_async::RunQueryDsl;
use futures_util::future::join_all;
use uuid::Uuid;

use crate::activities::{filled, id_of};
use crate::deciding_many::surely;
use crate::harness::{Body, Page, Someone, TestApp};
use crate::programs::{at_the_commission, join};
use crate::studying::{finish, school};

pub const REASON: &str = "Two sessions of 45 minutes, as the report lists them.";

/// Two registrars bring a program's rules into force.
pub async fn approved(app: &TestApp, code: &str) {
    for name in ["Rita Reyes", "Sam Sun"] {
        let registrar = app.person(name, &[Role::Registrar]).await;
        registrar.visit(&format!("/assoc/programs/{code}")).await.press("Approve these rules").await.has_status(200);
    }
}

/// Ruth, in Nebraska's program, with a webinar of 90 minutes that was accepted; its rules end at 89.
pub async fn ninety_minutes(app: &TestApp) -> (Someone, EntryId, String) {
    let ruth = app.learner("Ruth Okafor").await;
    join(&ruth, "nebraska", "2025-03-15").await;
    accepted(app, &ruth, "Rural broadband").await;
    let entry = credit::entries_of(&mut *app.conn().await, ruth.id).await.unwrap().remove(0).id;
    let path = format!("/assoc/questions/nebraska/{}/{entry}", ruth.id);
    (ruth, entry, path)
}

/// Claims 90 minutes and has them accepted. Returns the validator's page of the request.
async fn accepted(app: &TestApp, who: &Someone, title: &str) -> String {
    let form = filled(who.visit("/record/add").await, title).fill("When was it?", "2026-11-04");
    let check = form.fill("How long did it last?", "1:30").press("Check and send").await;
    let id = id_of(&check.press("Send it in").await);
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let path = format!("/assoc/requests/{id}");
    dana.post(&format!("{path}/accept"), &[]).await.says("Accepted");
    path
}

pub fn typed<'v>(page: Page<'v>, decision: &str, amount: &str, reason: &str) -> Page<'v> {
    page.fill("What do you decide?", decision).fill("How many CE credits?", amount).fill("Why?", reason)
}

pub async fn standing(app: &TestApp, who: &Someone) -> Standing {
    standings_of(&mut *app.conn().await, &app.app, Holder::Person(who.id)).await.unwrap().remove(0)
}

pub async fn awards(app: &TestApp, who: &Someone, code: &str) -> Vec<Award> {
    let mut awards = credit::awards_of(&mut *app.conn().await, who.id).await.unwrap();
    awards.retain(|award| award.rule().code == code);
    awards
}

pub async fn log(app: &TestApp, entry: EntryId) -> Vec<Decision> {
    let subject = Subject { kind: SubjectKind::LedgerEntry, id: entry.uuid() };
    decisions::of(&mut *app.conn().await, subject).await.unwrap()
}

async fn count(app: &TestApp, of: &str) -> i64 {
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let sql = format!("select count(*) as count from {of}");
    let row: Row = diesel::sql_query(sql).get_result(&mut *app.conn().await).await.unwrap();
    row.count
}

#[actix_web::test]
async fn what_the_rules_leave_open_is_asked_decided_once_and_explained() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "nebraska").await;
    let rita = app.registrar("Rita Reyes").await;
    rita.visit("/assoc").await.does_not_say("for you").follow("Open questions").await.says("Nothing is waiting.");
    let (ruth, entry, path) = ninety_minutes(&app).await;

    // Meanwhile nobody guesses: the learner reads that it waits.
    let waits = "1 entry waits for a decision by Nebraska Library Commission.";
    ruth.visit("/record").await.says(waits);
    let page = ruth.visit("/record").await.follow_in("#programs", "Public Librarian Certification").await;
    page.says(waits).says("Waiting for the authority to decide").says("What does a session of 90 minutes or more make");
    let open = awards(&app, &ruth, "nebraska").await;
    assert!(open[0].is_open() && open[0].credit.to_string() == "0", "{open:?}");

    let list = rita.visit("/assoc").await.says("1 waits for you").follow("Open questions").await;
    let list = list.says("Ruth Okafor").says("Rural broadband").says("90 min").says("Public Librarian Certification");
    let list = list.says("What does a session of 90 minutes or more make").says("Earning Continuing Education Credits");
    let page = list.follow("Rural broadband").await.says("In steps of 0.5 CE credits, 2.5 CE credits at most.");

    let page = page.press("Decide").await.has_status(422).says("Choose what you decide.").says("Say why.");
    for (amount, problem) in [
        ("", "Say how much, or choose “No credit”."),
        ("-1", "Write more than 0, or choose “No credit”."),
        ("0", "Write more than 0, or choose “No credit”."),
        ("1.0001", "no more than three decimals"),
        ("one", "Write a number such as 0.5 CE credits"),
        ("0.75", "The rules count in steps of 0.5 CE credits."),
        ("3", "This training can make 2.5 CE credits at most."),
    ] {
        let page = rita.visit(&path).await;
        let page = typed(page, "Give credit", amount, REASON).press("Decide").await.has_status(422).says(problem);
        assert_eq!((page.value("How many CE credits?").as_str(), page.value("Why?").as_str()), (amount, REASON));
        assert_eq!(page.value("What do you decide?"), "credit");
    }
    typed(page, "No credit", "1", REASON).press("Decide").await.has_status(422).says("You chose no credit.");
    assert_eq!(count(&app, "credit_decisions").await, 0);

    let page = typed(rita.visit(&path).await, "Give credit", "1.5", REASON).press("Decide").await;
    page.has_status(200).says("Decided. The credit is on the record.").says("Rita Reyes").says(REASON);
    let form = [("after", "0"), ("decision", "credit"), ("amount", "1.5"), ("reason", REASON)];
    rita.post(&path, &form).await.says("Decided. The credit is on the record.");
    assert_eq!((count(&app, "credit_decisions").await, log(&app, entry).await.len()), (1, 1), "twice is once");
    rita.visit("/assoc/questions").await.says("Nothing is waiting.");

    // The minutes stay as they were; everything made of them follows.
    let entries = credit::entries_of(&mut *app.conn().await, ruth.id).await.unwrap();
    assert_eq!(entries.iter().map(|entry| entry.minutes).collect::<Vec<_>>(), [90]);
    let told = "Decided by Tallgrass Library Association on November 21, 2026: 1.5 CE credits. Two sessions";
    let page = ruth.visit("/record").await.does_not_say("waits for a decision").says("1.5 of 45 CE credits.");
    page.follow_in("#programs", "Public Librarian Certification").await.says("1.5 CE credits").says(told);
    ruth.visit("/record").await.follow("Rural broadband").await.says("1.5 CE credits").says(told);
    let award = awards(&app, &ruth, "nebraska").await.remove(0);
    assert_eq!((award.credit.to_string(), award.earlier.len()), ("1.5".to_owned(), 0));
    let kept = programs::renew(&mut *app.conn().await, None, true, app.app.now()).await.unwrap();
    assert_eq!(kept.different, 0, "what is kept for overviews follows at once");
    assert_eq!(count(&app, "kept_standings where counted_thousandths = 1500").await, 1);
    let written = log(&app, entry).await.remove(0);
    assert_eq!(
        (written.actor, written.role.as_str(), written.outcome.as_str()),
        (Some(rita.id), "registrar", "credit_given")
    );
    assert_eq!((written.person, written.reason.as_str()), (Some(ruth.id), REASON));
    assert!(written.before["needs_decision"].as_str().unwrap().contains("90 minutes"), "{}", written.before);
    assert_eq!(written.after, serde_json::json!({ "program": "nebraska", "credit": "1.5", "unit": "CE credit" }));
    let all = rita.visit("/assoc/decisions?kind=ledger_entry").await;
    all.says("Rita Reyes decided about what training is worth: credit given.").says(REASON);
    let document = ruth.send(Method::GET, "/record/record.json", Body::default()).await.text();
    assert!(document.contains("\"credit_decisions\"") && document.contains(REASON));
}

#[actix_web::test]
async fn a_decision_is_corrected_by_another_and_both_are_kept() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "nebraska").await;
    let (ruth, entry, path) = ninety_minutes(&app).await;
    app.work_off().await;
    let mail_before = app.mail().await.len();
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let page = dana.visit("/assoc/requests").await.follow("Open questions (1)").await.follow("Rural broadband").await;
    typed(page, "Give credit", "2", "By phone.").press("Decide").await.says("Decided.");
    let rita = app.registrar("Rita Reyes").await;
    rita.visit(&path).await.says("What holds now").says("Correct the decision").says("By phone.");

    // Whoever has not seen the latest decision does not overrule it.
    let blind = [("after", "0"), ("decision", "none"), ("reason", "A tour.")];
    let page = rita.post(&path, &blind).await.has_status(422).says("Somebody else decided first");
    assert_eq!(page.value("Why?"), "A tour.", "what was typed is still there");
    assert_eq!(standing(&app, &ruth).await.account.counted.to_string(), "2");

    app.pass(TimeDelta::minutes(5));
    typed(page, "No credit", "", "It was a tour of the building.").press("Decide").await.says("there is no credit");
    let standing = standing(&app, &ruth).await;
    assert_eq!((standing.account.counted.to_string().as_str(), standing.account.undecided().count()), ("0", 0));
    let told =
        "Decided by Tallgrass Library Association on November 21, 2026: no credit. It was a tour of the building.";
    let page = ruth.visit("/record").await.follow_in("#programs", "Public Librarian Certification").await;
    page.says("No credit").says(told);
    let award = awards(&app, &ruth, "nebraska").await.remove(0);
    assert_eq!(award.reason(), told);
    let before: Vec<String> = award.earlier.iter().map(|earlier| earlier.credit.to_string()).collect();
    assert_eq!(before, ["2"], "what it was stays with it");
    let written = log(&app, entry).await;
    let outcomes: Vec<_> = written.iter().map(|one| (one.role.as_str(), one.outcome.as_str())).collect();
    assert_eq!(outcomes, [("validator", "credit_given"), ("registrar", "credit_corrected")]);
    assert_eq!((&written[1].before["credit"], &written[1].before["reason"]), (&"2".into(), &"By phone.".into()));
    let page = rita.visit(&path).await;
    assert_eq!(page.texts("ol li").len(), 2, "{:?}", page.texts("ol li"));

    // Each of the two is told to whose training it is, and to nobody else.
    assert_eq!(app.work_off().await, ["send_message", "send_message"]);
    let mail = app.mail().await;
    let [first, second] = &mail[mail_before..] else { panic!("{mail:?}") };
    for letter in [first, second] {
        assert_eq!((letter.to_address.as_str(), letter.kind.as_str()), (ruth.email.as_str(), "question"));
        assert_eq!(letter.subject, "Decided: “Rural broadband”");
    }
    let (first_text, second_text) = (first.text_body.replace('\u{a0}', " "), second.text_body.replace('\u{a0}', " "));
    let told = "On November 21, 2026, Tallgrass Library Association decided that “Rural broadband” is worth 2 CE credits \
                in Public Librarian Certification.\n\n> By phone.\n";
    assert!(first_text.starts_with("Hello Ruth,\n\n") && first_text.contains(told), "{first_text}");
    let told = "gives no credit in Public Librarian Certification.\n\nThis takes the place of what was decided before.\n\n\
                > It was a tour of the building.\n";
    assert!(second_text.contains(told), "{second_text}");
    ruth.visit(&second.link()).await.says("Public Librarian Certification").says("It was a tour of the building.");
}

#[actix_web::test]
async fn two_who_decide_at_once_decide_once() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, entry, path) = ninety_minutes(&app).await;
    let (rita, sam) = (app.registrar("Rita Reyes").await, app.registrar("Sam Sun").await);
    let post = async |who: &Someone, amount: &str| {
        let form = [("after", "0"), ("decision", "credit"), ("amount", amount), ("reason", REASON)];
        who.send(Method::POST, &path, Body::form(&form)).await.header("location").unwrap_or_default().to_owned()
    };
    let all = join_all([post(&rita, "1"), post(&sam, "2"), post(&rita, "1"), post(&sam, "2")]).await;
    let taken = all.iter().filter(|to| to.ends_with("done=credit")).count();
    assert_eq!((taken, log(&app, entry).await.len()), (2, 1), "both presses of one of them: {all:?}");
    assert!(["1", "2"].contains(&standing(&app, &ruth).await.account.counted.to_string().as_str()));
}

#[actix_web::test]
async fn nobody_decides_for_another_authority_or_on_their_own() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, _, path) = ninety_minutes(&app).await;
    let rita = app.registrar("Rita Reyes").await;
    let form = [("after", "0"), ("decision", "credit"), ("amount", "1"), ("reason", REASON)];

    // One's own is for somebody else.
    let home = app.organization("home").await;
    let role = RoleAt { organization: home, role: Role::Registrar };
    accounts::grant(&mut *app.conn().await, ruth.id, role, app.app.now()).await.unwrap();
    let ruth = app.learner("Ruth Okafor").await;
    let page = ruth.visit(&path).await.says("This is your own training");
    assert!(!page.has_button("Decide"));
    ruth.post(&path, &form).await.has_status(403);

    // As soon as the authority has somebody here, it is theirs.
    at_the_commission(&app, "Carl Voss", &[]).await;
    rita.visit("/assoc/questions").await.says("1 entry is waiting.");
    let carl = at_the_commission(&app, "Carl Voss", &[Role::Validator]).await;
    rita.visit("/assoc/questions").await.says("Nothing is waiting.");
    rita.visit("/assoc").await.does_not_say("for you");
    rita.visit(&path).await.has_status(404);
    rita.post(&path, &form).await.has_status(404);
    carl.visit("/assoc").await.says("1 waits for you");
    carl.post(&path, &form).await.says("Decided. The credit is on the record.");
    let page = ruth.visit("/record").await.follow_in("#programs", "Public Librarian Certification").await;
    page.says("Decided by Nebraska Library Commission on November 21, 2026: 1 CE credit.");

    // What nobody asks, and what isn't there, is not found.
    let wrong = path.replace("/nebraska/", "/iowa/");
    let (nobody, none) = (Uuid::now_v7(), Uuid::now_v7());
    for path in [wrong, format!("/assoc/questions/nebraska/{nobody}/{none}")] {
        carl.visit(&path).await.has_status(404);
        carl.post(&path, &form).await.has_status(404);
    }
}

#[actix_web::test]
async fn what_was_taken_back_waits_no_more_and_a_decision_is_undone_with_it() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "nebraska").await;
    let ruth = app.learner("Ruth Okafor").await;
    join(&ruth, "nebraska", "2025-03-15").await;
    let request = accepted(&app, &ruth, "Rural broadband").await;
    let (rita, dana) = (app.registrar("Rita Reyes").await, app.person("Dana Ortiz", &[Role::Validator]).await);
    let path = async || {
        let list = rita.visit("/assoc/questions").await;
        list.has_link("Rural broadband").then(|| list.link("Rural broadband"))
    };
    let form = [("after", "0"), ("decision", "credit"), ("amount", "1.5"), ("reason", REASON)];
    let first = path().await.unwrap();
    app.pass(TimeDelta::minutes(1));
    dana.post(&format!("{request}/reverse"), &[("reason", "Claimed twice.")]).await.has_status(200);
    assert_eq!(path().await, None);
    rita.post(&first, &form).await.has_status(404);

    app.pass(TimeDelta::minutes(1));
    dana.post(&format!("{request}/accept"), &[]).await.has_status(200);
    let second = path().await.unwrap();
    assert_ne!(first, second, "a new entry is asked about anew");
    rita.post(&second, &form).await.says("Decided.");
    app.pass(TimeDelta::minutes(1));
    dana.post(&format!("{request}/reverse"), &[("reason", "Not there after all.")]).await.has_status(200);
    let sums: i64 = awards(&app, &ruth, "nebraska").await.iter().map(|award| award.credit.thousandths()).sum();
    assert_eq!((sums, standing(&app, &ruth).await.account.counted.to_string()), (0, "0".to_owned()));
    let page = rita.visit(&second).await.says("There is nothing to decide any more");
    assert!(!page.has_button("Decide"));
    let again = [("after", "1"), ("decision", "none"), ("reason", REASON)];
    rita.post(&second, &again).await.says("Nothing has changed: there is nothing to decide any more.");
    assert_eq!(count(&app, "credit_decisions").await, 1);
}

#[actix_web::test]
async fn a_module_that_is_entered_again_brings_its_decision_along() {
    let app = school().await;
    app.may_leave_jobs();
    let ada = app.learner("Ada Byron").await;
    let mut conn = app.conn().await;
    let all = programs::programs(&mut conn).await.unwrap();
    let montana = all.iter().find(|program| program.code == "montana").unwrap();
    let track = montana.versions[0].rules.tracks[0].code.clone();
    let joining = Joining { track, anchor_on: "2026-03-15".parse().ok(), since: None };
    programs::enroll(&mut conn, Holder::Person(ada.id), montana, &joining, app.app.now()).await.unwrap().unwrap();
    drop(conn);
    // Fifty minutes are no whole number of half hours.
    let entry = finish(&app, ada.id).await.awards.remove(0).entry_id;
    let rita = app.registrar("Rita Reyes").await;
    let form = [("after", "0"), ("decision", "credit"), ("amount", "0.5"), ("reason", REASON)];
    rita.post(&format!("/assoc/questions/montana/{}/{entry}", ada.id), &form).await.says("Decided.");
    app.pass(TimeDelta::minutes(1));
    let mut conn = app.conn().await;
    let module = credit::entries_of(&mut conn, ada.id).await.unwrap()[0].module().unwrap();
    let taken_at = app.app.now();
    credit::reverse(&mut conn, ada.id, entry, taken_at).await.unwrap();
    assert_eq!(standing(&app, &ada).await.account.counted.to_string(), "0");
    app.pass(TimeDelta::minutes(1));
    credit::restore(&mut conn, ada.id, (module, 1), taken_at, app.app.now()).await.unwrap().unwrap();
    let standing = standing(&app, &ada).await;
    assert_eq!((standing.account.counted.to_string().as_str(), standing.account.undecided().count()), ("0.5", 0));
    let kept = programs::renew(&mut conn, None, true, app.app.now()).await.unwrap();
    assert_eq!(kept.different, 0);
}

#[actix_web::test]
async fn a_settled_period_is_given_back_before_anything_in_it_is_decided_anew() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, entry, path) = ninety_minutes(&app).await;
    let rita = app.registrar("Rita Reyes").await;
    let form = [("after", "0"), ("decision", "credit"), ("amount", "1.5"), ("reason", REASON)];
    rita.post(&path, &form).await.says("Decided.");
    let decide = async |what: &str| {
        let period = standing(&app, &ruth).await.kept.id.to_string();
        let fields = [("period", period.as_str()), ("decision", what), ("reason", "All there.")];
        surely(&rita, "/assoc/programs/nebraska/people", &fields).await.says("Done for 1 period.");
    };
    decide("renew").await;
    let page = rita.visit(&path).await.says("give the period back first");
    assert!(!page.has_button("Decide"));
    let again = [("after", "1"), ("decision", "none"), ("reason", "A tour.")];
    rita.post(&path, &again).await.says("Nothing has changed: the period is settled.");
    assert_eq!(log(&app, entry).await.len(), 1);
    decide("return").await;
    rita.post(&path, &again).await.says("there is no credit, and why");
}

#[actix_web::test]
async fn a_board_waits_for_its_authority_by_the_entry_of_a_member() {
    let app = school().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth Okafor").await;
    let rita = app.registrar("Rita Reyes").await;
    let mut conn = app.conn().await;
    let home = carrel::organizations::home(&mut conn).await.unwrap().unwrap().id;
    let now = app.app.now();
    let board = programs::add_board(&mut conn, home, ("Trustees", ""), rita.id, now).await.unwrap().unwrap();
    let all = programs::programs(&mut conn).await.unwrap();
    let program = all.iter().find(|program| program.code == "nebraska-boards").unwrap();
    let track = program.versions[0].rules.tracks[0].code.clone();
    let joining = Joining { track, anchor_on: "2025-03-15".parse().ok(), since: None };
    programs::enroll(&mut conn, Holder::Board(board), program, &joining, now).await.unwrap().unwrap();
    let days = ("2025-03-15".parse().unwrap(), None);
    programs::add_member(&mut conn, board, ruth.id, days, now).await.unwrap();
    drop(conn);
    accepted(&app, &ruth, "Budgets").await;
    let list = rita.visit("/assoc/questions").await.says("Budgets").says("Ruth Okafor");
    let page = list.follow("Budgets").await.says("for the board “Trustees”");
    typed(page, "Give credit", "1", REASON).press("Decide").await.says("Decided.");
    let mut conn = app.conn().await;
    let of_board = standings_of(&mut conn, &app.app, Holder::Board(board)).await.unwrap().remove(0);
    assert_eq!(of_board.account.counted.to_string(), "1");
    assert_eq!(programs::renew(&mut conn, None, true, now).await.unwrap().different, 0);
    // Who is on a board doesn't decide on what it earns, and be it the other board that this member is on.
    let other = programs::add_board(&mut conn, home, ("Friends", ""), rita.id, now).await.unwrap().unwrap();
    programs::enroll(&mut conn, Holder::Board(other), program, &joining, now).await.unwrap().unwrap();
    programs::add_member(&mut conn, other, ruth.id, days, now).await.unwrap();
    programs::add_member(&mut conn, other, rita.id, days, now).await.unwrap();
    let path = page_of(&app, &ruth).await;
    rita.visit(&path).await.says("or that of your board");
    let form = [("after", "1"), ("decision", "none"), ("reason", "A tour.")];
    rita.post(&path, &form).await.has_status(403);
}

async fn page_of(app: &TestApp, who: &Someone) -> String {
    let entry = credit::entries_of(&mut *app.conn().await, who.id).await.unwrap().remove(0).id;
    format!("/assoc/questions/nebraska-boards/{}/{entry}", who.id)
}
