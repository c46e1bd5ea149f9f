//! What changes for people in a program: rules that are looked ahead with and rules that come, a position, the end of a
//! period, what goes over into the next one; and two programs at once. With rules made for it where none that ship
//! have the case.

use std::num::NonZeroU32;

use carrel::accounts::{self, Role, RoleAt};
use carrel::credit::programs::{self, Holder, Standing, standings_of};
use carrel::credit::rules::{CarryOver, Constraint, ConstraintKind, PositionChange, Selector, Succession, Track};
use carrel::digests;
use carrel::measure::{Credit, Minutes};
use carrel::programs as pages;
use chrono::TimeDelta;

use crate::activities::{filled, id_of};
use crate::deciding::approved;
use crate::harness::{Someone, TestApp};
use crate::settling::{joins, prairie};
use crate::studying::{finish, school};

fn credits(amount: i64) -> Credit {
    Credit::from_thousandths(amount * 1000)
}

fn at(app: &TestApp, instant: &str) {
    app.clock.set(instant.parse().unwrap());
}

async fn standings(app: &TestApp, who: &Someone) -> Vec<Standing> {
    standings_of(&mut *app.conn().await, &app.app, Holder::Person(who.id)).await.unwrap()
}

/// What counts in the period that goes on, and what is asked for.
async fn account(app: &TestApp, who: &Someone) -> (String, String) {
    let account = standings(app, who).await.pop().unwrap().account;
    (account.counted.to_string(), account.required.to_string())
}

fn pair(counted: &str, required: &str) -> (String, String) {
    (counted.to_owned(), required.to_owned())
}

/// Training elsewhere on that day that was accepted, of one credit.
async fn trained(app: &TestApp, who: &Someone, title: &str, day: &str) -> String {
    let form = filled(who.visit("/record/add").await, title).fill("When was it?", day);
    let id = id_of(&form.press("Check and send").await.press("Send it in").await);
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let path = format!("/assoc/requests/{id}");
    dana.post(&format!("{path}/accept"), &[]).await.says("Accepted");
    path
}

#[actix_web::test]
async fn a_look_ahead_says_whose_state_would_change_and_how() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| rules.tracks[0].quantity = credits(1)).await;
    approved(&app, "prairie").await;
    let (ada, nell) = (joins(&app, "Ada Byron", "2025-03-15").await, joins(&app, "Nell Gwynn", "2025-03-15").await);
    finish(&app, ada.id).await;
    prairie(&app, |rules| {
        rules.version = NonZeroU32::new(2).unwrap();
        rules.tracks[0].quantity = credits(2);
    })
    .await;
    let rita = app.registrar("Rita Reyes").await;
    let ahead = rita.visit("/assoc/programs/prairie/prairie.2").await.follow("What would change, and for whom?").await;
    assert_eq!(ahead.texts("dl.figs dd"), ["2", "2", "0", "1"], "in it, changed, done then, done no more");
    let rows = ahead.texts("tbody tr");
    let row = |name: &str| rows.iter().find(|row| row.starts_with(name)).cloned().unwrap_or_default();
    assert!(row("Ada Byron").contains("1 / 1 CE credit") && row("Ada Byron").contains("1 / 2 CE credits"), "{rows:?}");
    assert_eq!(row("Ada Byron").matches("done").count(), 1, "{rows:?}");
    assert!(
        row("Nell Gwynn").contains("0 / 1 CE credit") && row("Nell Gwynn").contains("0 / 2 CE credits"),
        "{rows:?}"
    );
    // A coordinator of the organization that answers for the program sees the same before anybody approves.
    let cora = app.coordinator("Cora Ames").await;
    let list = cora.visit("/assoc").await.follow("Rules to come").await.says("Version 2, from January 1, 2025");
    let page = list.follow("Prairie rules").await.says("Ada Byron").says("1 / 2 CE credits");
    assert_eq!(page.follow("Rules to come").await.path, "/assoc/ahead");
    cora.visit("/assoc/programs/prairie").await.has_status(403);
    // Another organization's does not.
    let eve = app.learner("Eve Elsewhere").await;
    let elsewhere = RoleAt { organization: app.organization("elsewhere").await, role: Role::Coordinator };
    accounts::grant(&mut *app.conn().await, eve.id, elsewhere, app.app.now()).await.unwrap();
    let eve = app.learner("Eve Elsewhere").await;
    eve.visit("/assoc/ahead").await.says("No rules wait for their approval.");
    eve.visit("/assoc/programs/prairie/prairie.2/what-if").await.has_status(404);
    drop(nell);
}

#[actix_web::test]
async fn a_look_ahead_says_what_differs_where_the_sums_stay() {
    let app = school().await;
    app.may_leave_jobs();
    let at_least = |quantity: i64| Constraint {
        name: "Technology".to_owned(),
        kind: ConstraintKind::Min { quantity: credits(quantity) },
        select: Selector::default(),
        note: None,
        source: None,
    };
    prairie(&app, |rules| rules.tracks[0].constraints = vec![at_least(1)]).await;
    approved(&app, "prairie").await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    finish(&app, ada.id).await;
    prairie(&app, |rules| {
        rules.version = NonZeroU32::new(2).unwrap();
        rules.tracks[0].constraints = vec![at_least(10)];
    })
    .await;
    let rita = app.registrar("Rita Reyes").await;
    let ahead = rita.visit("/assoc/programs/prairie/prairie.2/what-if").await;
    assert_eq!(ahead.texts("dl.figs dd"), ["1", "1", "0", "0"], "in it, changed, done then, done no more");
    ahead
        .says("Not met then: Technology: at least 10 CE credits, and there are 1, so 9 are missing.")
        .says("Now: Technology: at least 1 CE credit, and there are 1.")
        .does_not_say("credit counts from then on");
    // Rules that begin later change nothing yet, and say when they do.
    prairie(&app, |rules| {
        rules.version = NonZeroU32::new(3).unwrap();
        rules.effective_from = "2028-01-01".parse().unwrap();
    })
    .await;
    let ahead = rita.visit("/assoc/programs/prairie/prairie.3/what-if").await;
    ahead.says("These rules hold from January 1, 2028. Before that day nothing changes for anybody.");
}

#[actix_web::test]
async fn who_gets_a_digest_reads_there_what_is_missing_and_gets_no_message_besides() {
    let app = school().await;
    prairie(&app, |_| {}).await;
    let dana = app.coordinator("Dana Whitlock").await;
    crate::cohorts::make(&dana, "Fall").await;
    let cohort = crate::cohorts::the_cohort(&app).await;
    let ada = joins(&app, "Ada Byron", "2023-12-20").await;
    carrel::cohorts::join(&mut *app.conn().await, ada.id, cohort.id, app.app.now()).await.unwrap();
    let next = async || {
        carrel::cohorts::by_id(&mut *app.conn().await, cohort.id).await.unwrap().digest_next_at.expect("a digest")
    };
    // Twenty-eight days before its end it waits for the digest of the week, which carries it.
    assert_eq!(pages::tick(&app.app).await.unwrap(), 0);
    app.clock.set(next().await);
    digests::tick(&app.app).await.unwrap();
    let digest = app.letter_to(&ada.email).await;
    let text = digest.text_body.replace('\u{a0}', " ");
    assert!(text.contains("Prairie Certification") && text.contains("45 CE credits"), "{text}");
    let enrollment = standings(&app, &ada).await.remove(0).enrollment.id;
    assert!(text.contains(&format!("/record/programs/{enrollment}")), "{text}");
    assert_eq!(pages::tick(&app.app).await.unwrap(), 0, "it is told");
    // The next digest says it no more, until the last week.
    app.clock.set(next().await);
    digests::tick(&app.app).await.unwrap();
    let letters: Vec<_> = app.mail().await.into_iter().filter(|letter| letter.to_address == ada.email).collect();
    let told = letters.iter().filter(|letter| letter.text_body.contains("Prairie Certification")).count();
    assert_eq!(told, 1);
    app.work_off().await;
}

#[actix_web::test]
async fn what_is_left_of_a_period_goes_over_into_the_next_one_and_no_further() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| {
        rules.carry_over = Some(CarryOver { most: credits(1) });
        rules.tracks[0].quantity = credits(1);
        rules.tracks[0].months = 12;
    })
    .await;
    approved(&app, "prairie").await;
    let ada = joins(&app, "Ada Byron", "2025-12-01").await;
    finish(&app, ada.id).await;
    let talk = trained(&app, &ada, "Rural broadband", "2026-11-04").await;
    let second = trained(&app, &ada, "Story time", "2026-11-05").await;
    assert_eq!(account(&app, &ada).await, pair("3", "1"));
    at(&app, "2026-12-02T15:00:00Z");
    pages::tick(&app.app).await.unwrap();
    let ada = app.learner("Ada Byron").await;
    assert_eq!(account(&app, &ada).await, pair("1", "1"), "no more than the rules let over");
    let page = ada.visit("/record").await.follow("Prairie Certification").await;
    page.says("1 CE credit came along from the period before.");
    // What is taken back from the period before does not go over any more; the nearest two still leave one.
    let take_back = async |path: &str| {
        let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
        dana.post(&format!("{path}/reverse"), &[("reason", "Claimed twice.")]).await.says("The ledger has");
    };
    take_back(&talk).await;
    assert_eq!(account(&app, &ada).await, pair("1", "1"));
    take_back(&second).await;
    assert_eq!(account(&app, &ada).await, pair("0", "1"));
    let kept = programs::renew(&mut *app.conn().await, None, true, app.app.now()).await.unwrap();
    assert_eq!(kept.different, 0, "overviews say the same");
    // What came over goes no further.
    trained(&app, &ada, "Weeding", "2026-12-02").await;
    trained(&app, &ada, "Repairs", "2026-12-02").await;
    assert_eq!(account(&app, &ada).await, pair("2", "1"));
    for (now, counted) in [("2027-12-02T15:00:00Z", "1"), ("2028-12-02T15:00:00Z", "0")] {
        at(&app, now);
        pages::tick(&app.app).await.unwrap();
        assert_eq!(account(&app, &ada).await, pair(counted, "1"), "{now}");
    }
}

#[actix_web::test]
async fn who_is_licensed_late_in_a_period_has_less_to_earn_in_it() {
    let app = school().await;
    app.may_leave_jobs();
    let join = async |name: &str, since: &str| {
        let who = app.learner(name).await;
        let form = who.visit("/record/programs/new/georgia").await;
        form.fill("Since when are you licensed?", since).press("Join").await.has_status(200);
        who
    };
    // The period goes from July 1, 2026 to June 30, 2028.
    for (name, since, required) in [("Ada", "", "10"), ("Nell", "2026-07-01", "10"), ("Tom", "2026-07-02", "5")] {
        let who = join(name, since).await;
        assert_eq!(account(&app, &who).await, pair("0", required), "{name}");
    }
    let tom = app.learner("Tom").await.visit("/record").await.text();
    assert!(tom.contains("5 contact hours to go before June 30, 2028"), "{tom}");
    at(&app, "2027-09-15T15:00:00Z");
    let ruth = join("Ruth", "2027-09-01").await;
    assert_eq!(account(&app, &ruth).await, pair("0", "0"));
    // In the period after that, all of it is asked for.
    at(&app, "2028-07-02T15:00:00Z");
    pages::tick(&app.app).await.unwrap();
    assert_eq!(account(&app, &ruth).await, pair("0", "10"));
}

/// Prairie with a second position, of which two credits are asked for.
async fn two_positions(app: &TestApp, rule: PositionChange) {
    prairie(app, |rules| {
        rules.position_change = rule;
        rules.tracks[0].quantity = credits(1);
        let director = Track {
            code: "director".to_owned(),
            name: "Director".to_owned(),
            quantity: credits(2),
            ..rules.tracks[0].clone()
        };
        rules.tracks.push(director);
    })
    .await;
}

#[actix_web::test]
async fn a_change_of_position_is_said_by_the_form_and_the_rules_say_what_it_changes() {
    for (rule, required) in [(PositionChange::Latest, "2"), (PositionChange::LongestHeld, "1")] {
        let app = school().await;
        app.may_leave_jobs();
        two_positions(&app, rule).await;
        let ada = app.learner("Ada Byron").await;
        let form = ada.visit("/record/programs/new/prairie").await.choose("Public librarian, levels I to V");
        form.fill("When was your certificate issued?", "2025-03-15").press("Join").await.has_status(200);
        assert_eq!(account(&app, &ada).await, pair("0", "1"));
        let page = ada.visit("/record").await.follow("Prairie Certification").await;
        let page = page.fill("What are you there?", "Director").press("Change position").await.has_status(422);
        let page = page.says("This is not a day.").fill("From which day on?", "2026-11-01");
        let page = page.press("Change position").await.says("Your position is changed.");
        page.says("Director, since November 1, 2026");
        assert_eq!(account(&app, &ada).await, pair("0", required), "{rule:?}");
        // The registrar finds both in the log, by the name.
        let rita = app.registrar("Rita Reyes").await;
        let log = rita.visit("/assoc/decisions?q=byron&kind=enrollment").await;
        let log = log.says("decided about a place in a program: joined.");
        log.says("decided about a place in a program: position changed.").says("about their own record");
    }
}

#[actix_web::test]
async fn a_position_that_is_held_longer_decides_from_the_day_that_it_is_longer() {
    let app = school().await;
    app.may_leave_jobs();
    two_positions(&app, PositionChange::LongestHeld).await;
    let ada = app.learner("Ada Byron").await;
    let form = ada.visit("/record/programs/new/prairie").await.choose("Public librarian, levels I to V");
    form.fill("When was your certificate issued?", "2025-03-15").press("Join").await.has_status(200);
    let page = ada.visit("/record").await.follow("Prairie Certification").await;
    let page = page.fill("What are you there?", "Director").fill("From which day on?", "2025-06-01");
    page.press("Change position").await.says("Your position is changed.");
    assert_eq!(account(&app, &ada).await, pair("0", "2"));
}

#[actix_web::test]
async fn one_entry_counts_in_two_programs_side_by_side() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| rules.tracks[0].quantity = credits(2)).await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    let list = ada.visit("/record/programs").await.says("Prairie Certification");
    let form = list.follow("Join: Public Librarian Certification").await;
    form.fill("When was your certificate issued?", "2024-06-01").press("Join").await.has_status(200);
    finish(&app, ada.id).await;
    assert_eq!(carrel::credit::entries_of(&mut *app.conn().await, ada.id).await.unwrap().len(), 1);
    let list = ada.visit("/record/programs").await;
    assert!(!list.has_link("Join: Public Librarian Certification") && !list.has_link("Join: Prairie Certification"));
    let mut ends: Vec<_> = Vec::new();
    for name in ["Prairie Certification", "Public Librarian Certification"] {
        let page = list.link(&format!("You are in it. See where you stand: {name}"));
        let page = ada.visit(&page).await.says("Rights and privacy").says("1 CE credit");
        ends.push(page.text().contains("March 14, 2028"));
    }
    assert_eq!(ends, [true, false]);
    let record = ada.visit("/record").await.says("1 of 45 CE credits.").says("1 of 2 CE credits.");
    record.says("before March 14, 2028").says("before May 31, 2027");
}

#[actix_web::test]
async fn rules_that_come_change_open_periods_where_they_say_so_and_no_others() {
    for (change, counted, required) in [(true, "0", "3"), (false, "1", "1")] {
        let app = school().await;
        app.may_leave_jobs();
        prairie(&app, |rules| rules.tracks[0].quantity = credits(1)).await;
        approved(&app, "prairie").await;
        let ada = joins(&app, "Ada Byron", "2025-03-15").await;
        finish(&app, ada.id).await;
        prairie(&app, |rules| {
            rules.code = "prairie-2027".to_owned();
            rules.name = "Prairie rules from 2027".to_owned();
            rules.effective_from = "2027-01-01".parse().unwrap();
            rules.tracks[0].quantity = credits(3);
            rules.rounding.min_minutes = Minutes::try_from(90_u32).unwrap();
            let follows = "prairie".to_owned();
            rules.succession = Some(Succession { follows, open_periods_change: change, categories: Vec::new() });
        })
        .await;
        for name in ["Rita Reyes", "Sam Sun"] {
            let page = app.registrar(name).await;
            let page = page.visit("/assoc/programs/prairie/prairie-2027.1").await;
            page.press("Approve these rules").await.has_status(200);
        }
        app.work_off().await;
        assert_eq!(account(&app, &ada).await, pair("1", "1"), "their day has not come");
        at(&app, "2027-01-01T12:00:00Z");
        programs::renew(&mut *app.conn().await, None, false, app.app.now()).await.unwrap();
        assert_eq!(account(&app, &ada).await, pair(counted, required));
        let ada = app.learner("Ada Byron").await;
        let page = ada.visit("/record").await.follow("Prairie Certification").await;
        let rules = if change { "Prairie rules from 2027" } else { "Prairie rules" };
        page.says(&format!("“{rules}”, version 1"));
        // What a webinar would be worth is said by the rules of the period that it falls in.
        let form = filled(ada.visit("/record/add").await, "Rural broadband").fill("When was it?", "2027-01-01");
        let check = form.press("Check and send").await;
        assert_eq!(check.text().contains("1 CE credit"), !change, "{}", check.text());
        // Who begins after that day begins under the new ones.
        app.pass(TimeDelta::days(1));
        let nell = joins(&app, "Nell Gwynn", "2027-01-01").await;
        assert_eq!(account(&app, &nell).await, pair("0", "3"));
    }
}
