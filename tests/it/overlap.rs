//! Days that an extended period has in common with the next one, and certificates that hold for some time after theirs.

use actix_web::http::Method;
use carrel::accounts::{Role, UserId};
use carrel::credit::programs::{self, Holder, PeriodState};
use carrel::credit::{self, EntryFacts, EntryId, NewEntry, Source};
use carrel::format::Mode;
use carrel::measure::Credit;
use carrel::organizations::OrganizationId;
use carrel::programs as pages;
use diesel_async::SimpleAsyncConnection;
use uuid::Uuid;

use crate::deciding::approved;
use crate::deciding_many::surely;
use crate::harness::{Body, Someone, TestApp};
use crate::settling::{PEOPLE, accept, at, joins, of_period, one, periods, prairie};
use crate::studying::{finish, school};

const WORKSHOP: Uuid = Uuid::from_u128(7);

/// An hour of a workshop on a day, which makes one credit.
async fn workshop(app: &TestApp, who: UserId, part: i16, on: &str) -> EntryId {
    let entry = NewEntry {
        source: Source::Activity { activity: WORKSHOP, part },
        occurred_on: on.parse().unwrap(),
        minutes: 60.into(),
        mode: Mode::Live,
        facts: EntryFacts::default(),
    };
    credit::enter(&mut *app.conn().await, who, &entry, app.app.now()).await.unwrap().id
}

/// Ada, whose period lapsed with one credit less than it asks for.
async fn lapsed(app: &TestApp) -> Someone {
    app.may_leave_jobs();
    prairie(app, |rules| rules.tracks[0].quantity = Credit::from_thousandths(2_000)).await;
    approved(app, "prairie").await;
    let ada = joins(app, "Ada Byron", "2023-12-01").await;
    let claim = format!(
        r#"insert into activities
            (user_id, id, organization_id, state, form, claim, occurred_on, submitted_at, begun_at, changed_at)
        select '{}', '{WORKSHOP}', id, 'submitted', '{{}}', '{{"title": "Rural broadband", "provider": "Elm Creek",
            "occurred_on": "2026-11-20", "minutes": 60, "kind": "workshop", "mode": "live", "outcome": "Maps."}}',
            '2026-11-20', now(), now(), now() from organizations where slug = 'home'"#,
        ada.id
    );
    app.conn().await.batch_execute(&claim).await.unwrap();
    workshop(app, ada.id, 1, "2026-11-20").await;
    at(app, "2026-12-02T15:00:00Z");
    pages::tick(&app.app).await.unwrap();
    app.learner("Ada Byron").await
}

/// Moves the end of the period that lapsed.
async fn extend(app: &TestApp, to: &str) {
    let rita = app.registrar("Rita Reyes").await;
    let list = rita.visit(PEOPLE).await.choose("Ada Byron, Lapsed").fill("What do you decide?", "Move the end");
    let list = list.fill("Why?", "The flood.").fill("The new last day", to);
    list.press("Carry it out").await.says("Done for 1 period.");
}

/// The same with her period extended by a year when the next had begun.
async fn extended(app: &TestApp) -> Someone {
    let ada = lapsed(app).await;
    extend(app, "2027-11-30").await;
    Someone { browser: app.learner("Ada Byron").await.browser, ..ada }
}

/// Accepts one of her periods: the first is number 0.
async fn renew(app: &TestApp, ada: &Someone, number: usize) {
    let mut conn = app.conn().await;
    let mine = programs::enrollments_of(&mut conn, programs::Holder::Person(ada.id)).await.unwrap();
    let mut all = programs::periods_in(&mut conn, &mine[0]).await.unwrap();
    all.sort_by_key(|kept| kept.period.span.starts);
    let id = all[number].id.to_string();
    let fields = [("period", id.as_str()), ("decision", "renew"), ("reason", "All there.")];
    let rita = app.registrar("Rita Reyes").await;
    surely(&rita, PEOPLE, &fields).await.has_status(200);
}

#[actix_web::test]
async fn in_the_days_of_two_periods_an_entry_counts_where_it_is_needed_first_and_never_in_both() {
    let app = school().await;
    let ada = extended(&app).await;
    at(&app, "2027-02-01T15:00:00Z");
    let ada = Someone { browser: app.learner("Ada Byron").await.browser, ..ada };
    let open = PeriodState::Open;
    let stand = async |counted: [&str; 2]| {
        let both = [one("2026-12-01", open, counted[0]), one("2023-12-01", open, counted[1])];
        assert_eq!(periods(&app, &ada, "prairie").await, both);
    };
    stand(["0", "1"]).await;
    let later = workshop(&app, ada.id, 2, "2027-01-10").await;
    stand(["0", "2"]).await;
    workshop(&app, ada.id, 3, "2027-01-20").await;
    stand(["1", "2"]).await;
    // One that comes to light afterwards was before.
    let first = workshop(&app, ada.id, 4, "2026-12-20").await;
    stand(["2", "2"]).await;
    let page = ada.visit("/record").await.follow("Prairie Certification: December 1, 2023 to November 30, 2027").await;
    let page = page.says("What you do in days that the next period has too counts here as long as it is needed here");
    page.says("What it does not need or cannot use counts in the next one, which began on December 1, 2026.");
    let page = ada.visit("/record").await.follow("Prairie Certification").await;
    page.says("It counts in the period before, which was extended to November 30, 2027, and so not in this one.");

    // What is taken back leaves its place to the next.
    credit::reverse(&mut *app.conn().await, ada.id, first, app.app.now()).await.unwrap();
    stand(["1", "2"]).await;
    credit::reverse(&mut *app.conn().await, ada.id, later, app.app.now()).await.unwrap();
    stand(["0", "2"]).await;
    let mut conn = app.conn().await;
    let kept = programs::renew(&mut conn, None, true, app.app.now()).await.unwrap();
    assert_eq!(kept.different, 0, "{kept:?}");
}

#[actix_web::test]
async fn what_is_done_after_an_extended_period_was_accepted_counts_in_the_next() {
    let app = school().await;
    let ada = extended(&app).await;
    at(&app, "2027-02-01T15:00:00Z");
    workshop(&app, ada.id, 2, "2027-01-10").await;
    renew(&app, &ada, 0).await;
    workshop(&app, ada.id, 3, "2027-02-10").await;
    let (open, renewed) = (PeriodState::Open, PeriodState::Renewed);
    let both = [one("2026-12-01", open, "1"), one("2023-12-01", renewed, "2")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
    let certificate = of_period(&app, &ada).await.remove(0);
    assert_eq!(certificate.facts.period.unwrap().entries.len(), 2);
}

#[actix_web::test]
async fn what_was_learned_for_a_period_that_lapsed_again_counts_in_the_next_until_its_end_is_moved_again() {
    let app = school().await;
    let ada = lapsed(&app).await;
    extend(&app, "2027-03-31").await;
    at(&app, "2027-02-01T15:00:00Z");
    workshop(&app, ada.id, 2, "2027-01-10").await;
    let (open, lapsed) = (PeriodState::Open, PeriodState::Lapsed);
    let both = [one("2026-12-01", open, "0"), one("2023-12-01", open, "2")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
    at(&app, "2027-08-01T15:00:00Z");
    pages::tick(&app.app).await.unwrap();
    let both = [one("2026-12-01", open, "1"), one("2023-12-01", lapsed, "1")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
    extend(&app, "2027-11-30").await;
    let both = [one("2026-12-01", open, "0"), one("2023-12-01", open, "2")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
}

#[actix_web::test]
async fn what_the_next_period_was_accepted_with_stays_there_when_the_one_before_is_extended_late() {
    let app = school().await;
    let ada = lapsed(&app).await;
    at(&app, "2027-02-01T15:00:00Z");
    workshop(&app, ada.id, 2, "2027-01-10").await;
    workshop(&app, ada.id, 3, "2027-01-20").await;
    renew(&app, &ada, 1).await;
    at(&app, "2027-02-20T15:00:00Z");
    extend(&app, "2027-03-31").await;
    let (open, renewed) = (PeriodState::Open, PeriodState::Renewed);
    let both = [one("2026-12-01", renewed, "2"), one("2023-12-01", open, "1")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
    // What came after that is still for the one that needs it.
    workshop(&app, ada.id, 4, "2027-02-10").await;
    let both = [one("2026-12-01", renewed, "2"), one("2023-12-01", open, "2")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
}

#[actix_web::test]
async fn what_an_extended_period_has_stays_there_when_the_next_is_accepted_first() {
    let app = school().await;
    let ada = extended(&app).await;
    at(&app, "2027-02-01T15:00:00Z");
    let first = workshop(&app, ada.id, 2, "2027-01-10").await;
    for (part, on) in [(3, "2027-01-11"), (4, "2027-01-12")] {
        workshop(&app, ada.id, part, on).await;
    }
    renew(&app, &ada, 1).await;
    let (open, renewed) = (PeriodState::Open, PeriodState::Renewed);
    let both = [one("2026-12-01", renewed, "2"), one("2023-12-01", open, "2")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
    // Nor does it take what the other has in the place of what is decided not to count.
    at(&app, "2027-02-03T15:00:00Z");
    let rita = app.registrar("Rita Reyes").await;
    let no_credit = credit::NewCreditDecision {
        person: ada.id,
        entry: first,
        program: "prairie",
        about: "Training",
        after: 0,
        credit: Credit::ZERO,
        category: None,
        unit: "CE credit",
        reason: "It was a sales talk.",
        actor: (rita.id, Role::Registrar),
        organization: OrganizationId::from_uuid(app.organization("home").await),
        question: "",
    };
    assert!(credit::decide_credit(&mut *app.conn().await, &no_credit, app.app.now()).await.unwrap().is_some());
    let both = [one("2026-12-01", renewed, "2"), one("2023-12-01", open, "1")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
    assert_eq!(days(&app, &ada, 1).await, ["2027-01-11", "2027-01-12"]);
}

/// The days of what counts in one of her periods, by its account and by its certificate where it has one.
async fn days(app: &TestApp, ada: &Someone, number: usize) -> Vec<String> {
    let mut conn = app.conn().await;
    let mine = programs::enrollments_of(&mut conn, Holder::Person(ada.id)).await.unwrap();
    let kept = programs::periods_in(&mut conn, &mine[0]).await.unwrap().into_iter().rev().nth(number).unwrap();
    let standing = programs::standing_in_period(&mut conn, &app.app, &mine[0], kept.id).await.unwrap();
    let counts = |one: &programs::Counted<'_>| one.outcome.credit().is_some_and(|credit| credit > Credit::ZERO);
    let mut days: Vec<String> =
        standing.counted().filter(counts).map(|one| one.entry.occurred_on.to_string()).collect();
    days.reverse();
    let subject = Some(kept.id.uuid());
    for certificate in of_period(app, ada).await.into_iter().filter(|one| one.subject.period() == subject) {
        let printed = certificate.facts.period.unwrap().entries;
        let printed: Vec<String> = printed.iter().map(|entry| entry.on.unwrap().to_string()).collect();
        assert_eq!(printed, days, "what is printed is what counts");
    }
    let kept = programs::renew(&mut conn, None, true, app.app.now()).await.unwrap();
    assert_eq!(kept.different, 0, "{kept:?}");
    days
}

/// Gives back one of her periods, as an audit does.
async fn give_back(app: &TestApp, ada: &Someone, number: usize) {
    let mut conn = app.conn().await;
    let mine = programs::enrollments_of(&mut conn, Holder::Person(ada.id)).await.unwrap();
    let kept = programs::periods_in(&mut conn, &mine[0]).await.unwrap().into_iter().rev().nth(number).unwrap();
    let standing = programs::standing_in_period(&mut conn, &app.app, &mine[0], kept.id).await.unwrap();
    let by = programs::Decider { id: app.registrar("Rita Reyes").await.id, role: None, organization: None };
    let decided = (programs::PeriodDecision::Returned, "Something is missing.");
    programs::decide(&mut conn, &standing, by, decided, app.app.now()).await.unwrap();
    programs::keep_standings(&mut conn, &mine, app.app.now()).await.unwrap();
}

#[actix_web::test]
async fn what_the_next_period_was_accepted_with_stays_there_when_the_one_that_lapsed_is_accepted_after_all() {
    let app = school().await;
    let ada = lapsed(&app).await;
    extend(&app, "2027-03-31").await;
    at(&app, "2027-02-01T15:00:00Z");
    for (part, on) in [(2, "2027-01-10"), (3, "2027-01-12")] {
        workshop(&app, ada.id, part, on).await;
    }
    let (open, renewed, lapsed) = (PeriodState::Open, PeriodState::Renewed, PeriodState::Lapsed);
    let stand = async |next: (PeriodState, &str), before: (PeriodState, &str)| {
        let both = [one("2026-12-01", next.0, next.1), one("2023-12-01", before.0, before.1)];
        assert_eq!(periods(&app, &ada, "prairie").await, both);
    };
    stand((open, "1"), (open, "2")).await;
    // It is over before the night's work says so.
    at(&app, "2027-08-01T15:00:00Z");
    stand((open, "2"), (open, "1")).await;
    pages::tick(&app.app).await.unwrap();
    stand((open, "2"), (lapsed, "1")).await;
    renew(&app, &ada, 1).await;
    at(&app, "2027-08-02T15:00:00Z");
    app.registrar("Rita Reyes").await.visit(PEOPLE).await.says("1 / 2 CE credits").says("2 / 2 CE credits");
    renew(&app, &ada, 0).await;
    stand((renewed, "2"), (renewed, "1")).await;
    assert_eq!(days(&app, &ada, 0).await, ["2026-11-20"]);
    assert_eq!(days(&app, &ada, 1).await, ["2027-01-10", "2027-01-12"]);
    let herself = app.learner("Ada Byron").await;
    let page = herself.visit("/record").await.follow("Prairie Certification").await;
    page.does_not_say("It counts in the period before");
    // Given back it can use what comes to light, and nothing of the other's.
    at(&app, "2027-08-03T15:00:00Z");
    give_back(&app, &ada, 0).await;
    stand((renewed, "2"), (open, "1")).await;
    at(&app, "2027-08-04T15:00:00Z");
    pages::tick(&app.app).await.unwrap();
    extend(&app, "2027-11-30").await;
    stand((renewed, "2"), (open, "1")).await;
    workshop(&app, ada.id, 4, "2027-01-05").await;
    stand((renewed, "2"), (open, "2")).await;
    assert_eq!(days(&app, &ada, 1).await, ["2027-01-10", "2027-01-12"]);
}

#[actix_web::test]
async fn a_period_that_lapsed_is_accepted_with_what_it_shows_and_leaves_the_rest_to_the_next() {
    let app = school().await;
    let ada = lapsed(&app).await;
    extend(&app, "2027-03-31").await;
    at(&app, "2027-02-01T15:00:00Z");
    workshop(&app, ada.id, 2, "2027-01-10").await;
    at(&app, "2027-08-01T15:00:00Z");
    pages::tick(&app.app).await.unwrap();
    renew(&app, &ada, 0).await;
    let both = [one("2026-12-01", PeriodState::Open, "1"), one("2023-12-01", PeriodState::Renewed, "1")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
    assert_eq!(
        (days(&app, &ada, 0).await, days(&app, &ada, 1).await),
        (vec!["2026-11-20".to_owned()], vec!["2027-01-10".to_owned()])
    );
}

#[actix_web::test]
async fn what_the_next_period_was_accepted_with_stays_there_when_the_accepted_one_before_is_given_back() {
    let app = school().await;
    let ada = extended(&app).await;
    at(&app, "2027-02-01T15:00:00Z");
    renew(&app, &ada, 0).await;
    at(&app, "2027-02-20T15:00:00Z");
    for (part, on) in [(2, "2027-02-10"), (3, "2027-02-11")] {
        workshop(&app, ada.id, part, on).await;
    }
    let (open, renewed) = (PeriodState::Open, PeriodState::Renewed);
    let both = [one("2026-12-01", open, "2"), one("2023-12-01", renewed, "1")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
    renew(&app, &ada, 1).await;
    at(&app, "2027-03-01T15:00:00Z");
    give_back(&app, &ada, 0).await;
    let both = [one("2026-12-01", renewed, "2"), one("2023-12-01", open, "1")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
    // What is done for it from now on is for it.
    workshop(&app, ada.id, 4, "2027-02-27").await;
    let both = [one("2026-12-01", renewed, "2"), one("2023-12-01", open, "2")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
    assert_eq!(days(&app, &ada, 1).await, ["2027-02-10", "2027-02-11"]);
}

#[actix_web::test]
async fn an_accepted_period_keeps_what_it_has_when_something_earlier_comes_to_light_or_the_other_loses_some() {
    let app = school().await;
    let ada = extended(&app).await;
    at(&app, "2027-02-01T15:00:00Z");
    let first = workshop(&app, ada.id, 2, "2027-01-10").await;
    renew(&app, &ada, 0).await;
    at(&app, "2027-02-02T15:00:00Z");
    workshop(&app, ada.id, 3, "2027-01-05").await;
    assert_eq!(days(&app, &ada, 0).await, ["2026-11-20", "2027-01-10"]);
    workshop(&app, ada.id, 4, "2027-01-06").await;
    renew(&app, &ada, 1).await;
    assert_eq!(days(&app, &ada, 1).await, ["2027-01-05", "2027-01-06"]);
    at(&app, "2027-02-03T15:00:00Z");
    give_back(&app, &ada, 0).await;
    credit::reverse(&mut *app.conn().await, ada.id, first, app.app.now()).await.unwrap();
    let both = [one("2026-12-01", PeriodState::Renewed, "2"), one("2023-12-01", PeriodState::Open, "1")];
    assert_eq!(periods(&app, &ada, "prairie").await, both);
    assert_eq!(days(&app, &ada, 1).await, ["2027-01-05", "2027-01-06"]);
}

#[actix_web::test]
async fn a_certificate_for_a_period_holds_as_long_as_the_rules_say() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| {
        rules.tracks[0].quantity = Credit::from_thousandths(1_000);
        rules.tracks[0].certificate_valid_months = Some(24);
    })
    .await;
    let rita = app.registrar("Rita Reyes").await;
    rita.visit("/assoc/programs/prairie").await.says("A certificate for a period holds for 24 months after its end.");
    approved(&app, "prairie").await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    finish(&app, ada.id).await;
    accept(&app, &ada).await;
    app.work_off().await;
    let certificate = of_period(&app, &ada).await.remove(0);
    assert_eq!(certificate.facts.period.as_ref().unwrap().to.to_string(), "2028-03-14");
    assert_eq!(certificate.facts.expires_on.unwrap().to_string(), "2030-03-14");
    ada.visit("/record").await.says("Good until March 14, 2030");
    ada.visit(&certificate.path()).await.says("March 14, 2030");
    let address = format!("/v/{}/credential.json", certificate.code);
    let credential = app.visitor().send(Method::GET, &address, Body::default()).await;
    let credential: serde_json::Value = serde_json::from_slice(&credential.bytes).unwrap();
    assert_eq!(credential["validUntil"], "2030-03-15T05:00:00Z");
    let public = async |says: &str| {
        app.visitor().visit(&format!("/v/{}", certificate.code)).await.says(says).says("March 14, 2030");
    };
    public("This certificate is genuine").await;
    at(&app, "2030-03-15T05:00:00Z");
    public("Its date has passed").await;
    let ada = app.learner("Ada Byron").await;
    ada.visit("/record").await.says("Was good until March 14, 2030");
}
