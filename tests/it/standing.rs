//! Where people stand, kept for overviews: always what would be worked out; and what of it whom is shown.

use carrel::accounts::{self, Role, UserId};
use carrel::credit::programs::{
    self, Among, Enrollment, Holder, Joining, PeriodDecision, Stands, State, Wanted, renew,
};
use carrel::credit::{self, EntryFacts, NewEntry, Source};
use carrel::db::Conn;
use carrel::format::{Mode, Topic};
use carrel::organizations::{self, OrganizationId};
use diesel::dsl::sql;
use diesel::sql_types::BigInt;
use diesel_async::{AnsiTransactionManager, RunQueryDsl, SimpleAsyncConnection, TransactionManager};
use uuid::Uuid;

use crate::harness::{Someone, TestApp};
use crate::studying::{finish, school};

async fn home(conn: &mut Conn) -> OrganizationId {
    organizations::home(conn).await.unwrap().unwrap().id
}

const DIRECTORS: &str = "Public Library Director Certification (Wisconsin Department of Public Instruction, Division for Libraries and Technology)";

/// Joins a program whose rules ask for two headings, as a director certified on that day.
async fn join(app: &TestApp, holder: Holder, code: &str, track: &str, day: &str) -> Enrollment {
    let mut conn = app.conn().await;
    let all = programs::programs(&mut conn).await.unwrap();
    let program = all.iter().find(|program| program.code == code).unwrap();
    let joining = Joining { track: track.to_owned(), anchor_on: day.parse().ok(), since: None };
    let id = programs::enroll(&mut conn, holder, program, &joining, app.app.now()).await.unwrap().unwrap();
    programs::enrollment(&mut conn, holder, id).await.unwrap()
}

async fn director(app: &TestApp, who: &Someone, day: &str) -> Enrollment {
    join(app, Holder::Person(who.id), "wisconsin", "director", day).await
}

/// An hour of a live workshop about technology, `part` of the same activity.
async fn workshop(app: &TestApp, who: UserId, minutes: u32, part: i16) -> credit::EntryId {
    let entry = NewEntry {
        source: Source::Activity { activity: Uuid::from_u128(7), part },
        occurred_on: "2026-11-20".parse().unwrap(),
        minutes: minutes.try_into().unwrap(),
        mode: Mode::Live,
        facts: EntryFacts { shelf: Some(Topic::Technology), ..EntryFacts::default() },
    };
    credit::enter(&mut *app.conn().await, who, &entry, app.app.now()).await.unwrap().id
}

async fn everybody(app: &TestApp) -> Vec<Stands> {
    let mut conn = app.conn().await;
    let among = Among { organization: home(&mut conn).await, program: None, region: None };
    let wanted = Wanted { among, library: None, state: None, name: "", after: None, limit: 100 };
    programs::people(&mut conn, &wanted).await.unwrap()
}

/// How many stand in each state, by the sums.
async fn sums(app: &TestApp) -> Vec<(String, [u64; 5])> {
    let mut conn = app.conn().await;
    let among = Among { organization: home(&mut conn).await, program: None, region: None };
    let sums = programs::by_program(&mut conn, among).await.unwrap();
    let headings = programs::by_heading(&mut conn, among).await.unwrap();
    let sums = sums.into_iter().map(|(code, tally)| (code, tally.counts()));
    sums.chain(headings.into_iter().map(|(heading, (met, short))| (heading, [met, short, 0, 0, 0]))).collect()
}

/// What is kept is what would be worked out, and the sums are those of the rows. Returns where the first one stands.
async fn agrees(app: &TestApp) -> Option<(State, String)> {
    let mut conn = app.conn().await;
    let looked = renew(&mut conn, None, true, app.app.now()).await.unwrap();
    assert_eq!(looked.different, 0, "{looked:?}");
    let before = sums(app).await;
    let renewed = renew(&mut conn, None, false, app.app.now()).await.unwrap();
    assert_eq!((renewed, sums(app).await), (looked, before));
    let first = everybody(app).await.into_iter().next()?;
    Some((first.state(), format!("{} / {}", first.counted, first.required)))
}

fn stands(state: State, amount: &str) -> Option<(State, String)> {
    Some((state, amount.to_owned()))
}

#[actix_web::test]
async fn what_is_kept_is_what_would_be_worked_out_after_every_kind_of_change() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    let enrollment = director(&app, &ada, "2026-06-01").await;
    assert_eq!(agrees(&app).await, stands(State::NotBegun, "0 / 100"));

    finish(&app, ada.id).await;
    let (state, _) = agrees(&app).await.unwrap();
    assert_ne!(state, State::NotBegun, "the module counts or waits");
    let entry = workshop(&app, ada.id, 600, 1).await;
    let (state, amount) = agrees(&app).await.unwrap();
    assert_eq!(state, State::OnTrack, "{amount}");
    credit::reverse(&mut *app.conn().await, ada.id, entry, app.app.now()).await.unwrap();
    let (state, _) = agrees(&app).await.unwrap();
    assert_ne!(state, State::OnTrack);

    let mut conn = app.conn().await;
    let now = app.app.now();
    let from = "2026-06-01".parse().unwrap();
    let days = (from, app.app.now().date_naive());
    programs::change_position(&mut conn, &enrollment, ("director", from), days, now).await.unwrap().unwrap();
    agrees(&app).await;

    let id = app.registrar("Rita Reyes").await.id;
    let by = programs::Decider { id, role: Some(Role::Registrar), organization: None };
    let standing = programs::standing_of(&mut conn, &app.app, &enrollment).await.unwrap();
    programs::decide(&mut conn, &standing, by, (PeriodDecision::Exempt, "Ill."), now).await.unwrap();
    programs::keep_standings(&mut conn, std::slice::from_ref(&enrollment), now).await.unwrap();
    assert_eq!(agrees(&app).await.unwrap().0, State::Complete);

    programs::leave_program(&mut conn, &enrollment, now).await.unwrap();
    assert_eq!((agrees(&app).await, sums(&app).await), (None, Vec::new()));
}

#[actix_web::test]
async fn a_board_stands_where_its_members_bring_it() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    finish(&app, ada.id).await;
    let mut conn = app.conn().await;
    let (home, now) = (home(&mut conn).await, app.app.now());
    let name = ("Elm Creek Board", "Elm Creek");
    let board = programs::add_board(&mut conn, home, name, ada.id, now).await.unwrap().unwrap();
    join(&app, Holder::Board(board), "nebraska-boards", "board", "2026-01-01").await;
    assert_eq!(agrees(&app).await.unwrap().0, State::NotBegun);
    let since = ("2026-01-01".parse().unwrap(), None);
    programs::add_member(&mut conn, board, ada.id, since, now).await.unwrap();
    let (state, amount) = agrees(&app).await.unwrap();
    assert!(state != State::NotBegun && amount.starts_with("1 /"), "{amount}");
    workshop(&app, ada.id, 45, 1).await;
    assert!(agrees(&app).await.unwrap().1.starts_with("2 /"), "a member's entry is the board's");
    assert_eq!(everybody(&app).await[0].name, "Elm Creek Board");
}

#[actix_web::test]
async fn the_day_moves_people_and_the_night_puts_it_right() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    director(&app, &ada, "2026-11-01").await;
    workshop(&app, ada.id, 600, 1).await;
    assert_eq!(agrees(&app).await, stands(State::OnTrack, "10 / 100"));
    app.clock.set("2027-12-01T15:00:00Z".parse().unwrap());
    let mut conn = app.conn().await;
    let looked = renew(&mut conn, None, true, app.app.now()).await.unwrap();
    assert_eq!((looked.looked_at, looked.different), (1, 1));
    assert_eq!(everybody(&app).await[0].state(), State::OnTrack, "looking changes nothing");
    assert_eq!(renew(&mut conn, None, false, app.app.now()).await.unwrap().different, 1);
    assert_eq!(agrees(&app).await, stands(State::Behind, "10 / 100"));
}

#[actix_web::test]
async fn rows_and_sums_that_are_wrong_are_put_right_by_rebuilding() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    director(&app, &ada, "2026-06-01").await;
    let right = sums(&app).await;
    let mut conn = app.conn().await;
    let wrong = "update kept_standings set state = 'complete'; insert into standing_tallies \
        (organization_id, program, heading, state, people) \
        select organization_id, program, '', 'complete', 9 from kept_standings";
    conn.batch_execute(wrong).await.unwrap();
    let looked = renew(&mut conn, None, true, app.app.now()).await.unwrap();
    assert!(looked.different == 1 && looked.sums > 0, "{looked:?}");
    assert_eq!(renew(&mut conn, None, false, app.app.now()).await.unwrap().different, 1);
    assert_eq!(sums(&app).await, right);
    agrees(&app).await;
}

#[actix_web::test]
async fn two_who_bring_entries_at_once_are_both_counted() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    director(&app, &ada, "2026-06-01").await;
    let parts = (1..=8).map(|part| workshop(&app, ada.id, 60, part));
    futures_util::future::join_all(parts).await;
    assert_eq!(agrees(&app).await, stands(State::Behind, "8 / 100"));
}

/// Waits until somebody waits for a lock.
async fn somebody_waits(app: &TestApp) {
    let waiting =
        "(select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')";
    let mut conn = app.conn().await;
    while diesel::select(sql::<BigInt>(waiting)).get_result::<i64>(&mut *conn).await.unwrap() == 0 {}
}

#[actix_web::test]
async fn two_who_count_anew_at_once_count_everybody_once() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    director(&app, &ada, "2026-06-01").await;
    let (right, now) = (sums(&app).await, app.app.now());
    let (mut first, mut second) = (app.conn().await, app.conn().await);
    AnsiTransactionManager::begin_transaction(&mut *first).await.unwrap();
    renew(&mut first, None, false, now).await.unwrap();
    let one_ends = async {
        somebody_waits(&app).await;
        AnsiTransactionManager::commit_transaction(&mut *first).await.unwrap();
    };
    let (renewed, ()) = futures_util::future::join(renew(&mut second, None, false, now), one_ends).await;
    assert_eq!(renewed.unwrap().looked_at, 1);
    assert_eq!(sums(&app).await, right);
    agrees(&app).await;
}

#[actix_web::test]
async fn rules_that_come_into_force_have_everybody_worked_out_anew() {
    let app = school().await;
    let ada = app.learner("Ada Byron").await;
    director(&app, &ada, "2026-06-01").await;
    let (rita, sam) = (app.registrar("Rita Reyes").await, app.registrar("Sam Sun").await);
    let mut conn = app.conn().await;
    let all = programs::programs(&mut conn).await.unwrap();
    let id = all.iter().find(|program| program.code == "wisconsin").unwrap().versions[0].id;
    for who in [rita.id, sam.id] {
        credit::approve(&mut conn, id, who, Role::Registrar, app.app.now()).await.unwrap();
    }
    assert_eq!(app.work_off().await, ["keep_standings"]);
    agrees(&app).await;
    let why = (rita.id, Role::Registrar);
    credit::retire(&mut conn, id, why, "Replaced.", app.app.now()).await.unwrap();
    assert_eq!(app.work_off().await, ["keep_standings"]);
    agrees(&app).await;
}

/// Twelve directors, of whom one is on track and the others have not begun, at a library of the North.
async fn dozen(app: &TestApp) -> Vec<Someone> {
    let mut people = Vec::new();
    for name in ["Ann", "Bea", "Cleo", "Dora", "Edith", "Fay", "Gus", "Hal", "Ina", "Jo", "Kim", "Lou"] {
        let someone = app.learner(&format!("{name} Reader")).await;
        director(app, &someone, "2026-06-01").await;
        people.push(someone);
    }
    workshop(app, people[0].id, 1_200, 1).await;
    people
}

#[actix_web::test]
async fn registrars_see_every_number_and_the_people_behind_it() {
    let app = school().await;
    let rita = app.registrar("Rita Reyes").await;
    rita.visit("/assoc").await.follow("Who is on track").await.says("Nobody is in a program yet");
    dozen(&app).await;
    let page = rita.visit("/assoc/libraries").await.fill("Libraries", "Willow creek public library, North\nElm, South");
    page.press("Save the list").await.says("2 libraries saved.").says("North");
    let page = rita.visit("/assoc/standing").await.says("grows evenly over its period").says("North");
    let page = page.says("Willow creek public library").does_not_say("left out to protect");
    assert_eq!(page.texts(".figs dd"), ["0", "1", "0", "11", "0"]);
    let one = page.fill("Program", DIRECTORS).fill("Region", "North").press("Show").await;
    assert_eq!(one.count("table"), 2, "by heading and by library");
    let list = rita.visit("/assoc/standing?program=wisconsin").await.says("Categories A and B").says("Lack something");
    let list = list.follow("11, North").await;
    assert_eq!(list.has_status(200).count("tbody tr"), 11);
    let found = rita.visit("/assoc/standing/people").await.fill("Name", "ann").press("Show").await;
    let found = found.says("Ann Reader").says("20 / 100").says("On track").does_not_say("Bea Reader");
    found.fill("Where they stand", "Not begun").press("Show").await.says("Nobody fits");
    let south = rita.visit("/assoc/standing/people?region=South").await;
    south.says("Nobody fits");
    rita.visit("/assoc/standing/people?region=North&q=%25").await.says("Nobody fits");
}

#[actix_web::test]
async fn others_see_no_small_number_and_no_persons() {
    let app = school().await;
    dozen(&app).await;
    let (dana, val) = (app.coordinator("Dana Whitlock").await, app.person("Val Dator", &[Role::Validator]).await);
    for who in [&dana, &val] {
        let page = who.visit("/assoc").await.follow("Who is on track").await.says("left out to protect people");
        assert_eq!(page.texts(".figs dd"), ["0", "–not shown", "0", "–not shown", "0"]);
        assert_eq!(page.count("tbody td a"), 0, "nothing leads to persons");
        who.visit("/assoc/standing/people").await.has_status(403);
        who.visit("/assoc/libraries").await.has_status(403);
    }
}

#[actix_web::test]
async fn another_organization_sees_none_of_it() {
    let app = school().await;
    dozen(&app).await;
    let eve = app.learner("Eve Elsewhere").await;
    let organization = app.organization("elsewhere").await;
    let body = "update organizations set body = (select body from organizations where slug = 'home') \
        where slug = 'elsewhere'";
    diesel::sql_query(body).execute(&mut *app.conn().await).await.unwrap();
    let at = accounts::RoleAt { organization, role: Role::Registrar };
    accounts::grant(&mut *app.conn().await, eve.id, at, app.app.now()).await.unwrap();
    let eve = app.learner("Eve Elsewhere").await;
    eve.visit("/assoc/standing").await.says("Nobody is in a program yet");
    eve.visit("/assoc/standing/people").await.says("Nobody fits");
    eve.visit("/assoc/standing?organization=home").await.has_status(404);
    let page = eve.visit("/assoc/libraries").await.fill("Libraries", "Willow Creek Public Library; East");
    page.press("Save the list").await.says("1 library saved.");
    eve.visit("/assoc/standing").await.says("East").does_not_say("Nobody is in a program yet");
    let rita = app.registrar("Rita Reyes").await;
    rita.visit("/assoc/standing").await.says("Nobody is in a program yet");
    let page = rita.visit("/assoc/libraries").await.fill("Libraries", "willow creek public library, North");
    page.press("Save the list").await.says("Another organization has these already").says("willow creek");
    agrees(&app).await;
}

#[actix_web::test]
async fn a_line_that_cannot_be_used_is_named_and_what_was_typed_is_kept() {
    let app = school().await;
    let rita = app.registrar("Rita Reyes").await;
    let page =
        rita.visit("/assoc/libraries").await.fill("Libraries", "Elm, North\n, South").press("Save the list").await;
    let page = page.has_status(422).says("Line 2 has no name.");
    assert_eq!(page.value("Libraries").replace("\r\n", "\n"), "Elm, North\n, South");
    page.fill("Libraries", " \n").press("Save the list").await.has_status(422).says("at least one library");
}

#[actix_web::test]
async fn a_long_list_goes_on_where_the_page_ended() {
    let app = school().await;
    let rita = app.registrar("Rita Reyes").await;
    for number in 0..53 {
        let someone = app.learner(&format!("Reader {number:02}")).await;
        director(&app, &someone, "2026-06-01").await;
    }
    let page = rita.visit("/assoc/standing/people").await.says("Reader 00").says("Reader 49").does_not_say("Reader 50");
    let next = page.follow("Next").await.says("Reader 50").says("Reader 52").does_not_say("Reader 49");
    assert!(!next.has_link("Next"));
    next.follow("First page").await.says("Reader 00");
}
