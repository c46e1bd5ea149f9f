//! Joining two accounts by the pages, and what has to be settled first.

use carrel::accounts::{self, Role, UserId};
use carrel::cohorts;
use carrel::joining::Refusal;
use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;

use crate::activities::{filled, id_of};
use crate::harness::{Someone, TestApp};
use crate::joining::joined;
use crate::programs::join as enroll;
use crate::settling::prairie;
use crate::studying::{finish, school};

/// Two accounts: the one that is left, and the one that stays.
async fn two(app: &TestApp) -> (Someone, Someone) {
    app.may_leave_jobs();
    (app.learner("Ada Work").await, app.learner("Ada Byron").await)
}

/// Why these are not joined; nothing may have changed.
async fn refused(app: &TestApp, from: UserId, into: UserId) -> Vec<Refusal> {
    let refused = joined(app, from, into).await.expect_err("joined");
    let open = accounts::joins::now_of(&mut *app.conn().await, from).await.unwrap();
    assert_eq!(open, from);
    refused
}

#[actix_web::test]
async fn the_other_address_says_yes_and_the_two_are_one() {
    let app = school().await;
    let (work, home) = two(&app).await;
    let finished = finish(&app, work.id).await;
    let page = home.visit("/me").await.follow("Join two accounts").await.says("ada.byron@example.org");
    let page = page.fill("Email of the other account", "ada").press("Send the message").await;
    let page = page.has_status(422).says("Type an email address");
    assert_eq!(page.value("Email of the other account"), "ada");
    let page = page.fill("Email of the other account", "Ada.Byron@example.org").press("Send the message").await;
    let page = page.has_status(422).says("belongs to the account you are in");
    let page = page.fill("Email of the other account", "Ada.Work@example.org").press("Send the message").await;
    page.says("a message is on its way");
    let letter = app.letter_to(&work.email).await;
    assert!(letter.subject.contains("Join your two accounts"), "{}", letter.subject);

    // Whoever holds the letter has to be signed in to the account that stays.
    let page = work.visit(&letter.link()).await.says("Sign in with that email first").says("a…@example.org");
    assert!(!page.has_button("Join the two accounts"));
    work.post(&letter.link(), &[]).await.has_status(404);
    assert!(app.visitor().visit(&letter.link()).await.path.starts_with("/signin"));
    let page = home.visit(&letter.link()).await.says("What moves from ada.work@example.org to ada.byron@example.org");
    let page = page.says("lessons").says("1 module").says("1 certificate").says("0 programs").says("0 cohorts");
    let page = page.press("Join the two accounts").await.says("The two accounts are one").says("ada.work@example.org");
    drop(page);
    assert!(app.letter_to(&work.email).await.subject.contains("are one"));
    assert!(app.letter_to(&home.email).await.subject.contains("are one"));
    home.visit(&letter.link()).await.says("This link no longer works");
    home.visit("/record").await.says("Rights and privacy");
    home.visit(&format!("/c/{}", finished.certificate)).await.has_status(200);
    // The other session has ended.
    assert!(work.visit("/record").await.path.starts_with("/signin"));
    let staff = app.coordinator("Dana Whitlock").await;
    staff.visit("/assoc/decisions").await.says("another account of theirs joined into it");
}

#[actix_web::test]
async fn the_page_says_the_same_of_an_address_without_an_account_and_a_link_ends() {
    let app = school().await;
    let (work, home) = two(&app).await;
    let known = home.post("/me/join", &[("email", &work.email)]).await;
    let unknown = home.post("/me/join", &[("email", "nobody@example.org")]).await;
    assert_eq!((known.status, known.text()), (unknown.status, unknown.text()));
    assert!(app.mail().await.iter().all(|letter| letter.to_address != "nobody@example.org"));
    let link = app.letter_to(&work.email).await.link();
    app.pass(TimeDelta::hours(25));
    let home = app.learner("Ada Byron").await;
    home.visit(&link).await.says("This link no longer works");
    home.post(&link, &[]).await.says("This link no longer works");
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
}

#[actix_web::test]
async fn the_old_address_signs_in_to_the_account_that_stays_until_it_is_let_go() {
    let app = school().await;
    let (work, home) = two(&app).await;
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    let link = async |path: &str| {
        let (now, hour) = (app.app.now(), TimeDelta::hours(1));
        let secret = accounts::links::make(&mut *app.conn().await, &work.email, path, hour, now).await.unwrap();
        format!("/signin/{secret}")
    };
    let browser = app.visitor();
    let page = browser.visit(&link("/me").await).await.press("Sign in as a…@example.org").await;
    let page = page.says("ada.byron@example.org").follow("Join two accounts").await.says("ada.work@example.org");
    let page = page.press("Let go of this email: ada.work@example.org").await.says("no longer leads here");
    page.does_not_say("ada.work@example.org");
    let again = app.learner("Ada Work").await;
    assert!(again.id != work.id && again.id != home.id, "the address is free for somebody else");
    home.visit("/me/join").await.does_not_say("ada.work@example.org");
    // Nobody lets go of what is another's.
    again.post(&format!("/me/join/address/{}", work.id), &[]).await.has_status(404);
}

#[actix_web::test]
async fn who_decided_about_the_other_is_not_the_same_person() {
    let app = school().await;
    app.may_leave_jobs();
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let ruth = app.learner("Ruth Okafor").await;
    let form = filled(ruth.visit("/record/add").await, "Rural broadband").fill("When was it?", "2026-11-04");
    let id = id_of(&form.press("Check and send").await.press("Send it in").await);
    dana.post(&format!("/assoc/requests/{id}/accept"), &[]).await.says("Accepted");
    for (from, into) in [(ruth.id, dana.id), (dana.id, ruth.id)] {
        assert!(matches!(refused(&app, from, into).await.as_slice(), [Refusal::EachOther { .. }]));
    }
    // The page says it, and whom to ask.
    ruth.post("/me/join", &[("email", &dana.email)]).await;
    let page = ruth.visit(&app.letter_to(&dana.email).await.link()).await;
    let page =
        page.says("These accounts cannot be joined").does_not_say("yet").says("which nobody may do for themselves");
    assert!(!page.has_button("Join the two accounts"));
}

#[actix_web::test]
async fn rules_need_two_people_and_the_same_training_counts_once() {
    let app = school().await;
    app.may_leave_jobs();
    crate::deciding::approved(&app, "nebraska").await;
    let (rita, sam) = (app.learner("Rita Reyes").await, app.learner("Sam Sun").await);
    assert!(matches!(refused(&app, rita.id, sam.id).await.as_slice(), [Refusal::SameRules { .. }]));

    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let (work, home) = two(&app).await;
    for who in [&work, &home] {
        let form = filled(who.visit("/record/add").await, "Rural broadband").fill("When was it?", "2026-11-04");
        let id = id_of(&form.press("Check and send").await.press("Send it in").await);
        dana.post(&format!("/assoc/requests/{id}/accept"), &[]).await.says("Accepted");
    }
    let refused = refused(&app, work.id, home.id).await;
    assert!(
        matches!(refused.as_slice(), [Refusal::SameTraining { title, .. }] if title == "Rural broadband"),
        "{refused:?}"
    );
}

#[actix_web::test]
async fn places_in_a_program_that_differ_are_for_its_authority_to_settle() {
    let app = school().await;
    prairie(&app, |_| ()).await;
    let (work, home) = two(&app).await;
    for (who, day) in [(&work, "2025-03-15"), (&home, "2025-06-01")] {
        enroll(who, "prairie", day).await;
    }
    let program =
        Refusal::Program { name: "Prairie Certification".to_owned(), ask: "Prairie State Library".to_owned() };
    assert_eq!(refused(&app, work.id, home.id).await, [program]);
    home.post("/me/join", &[("email", &work.email)]).await;
    let link = app.letter_to(&work.email).await.link();
    home.visit(&link).await.says("Prairie Certification").says("Ask Prairie State Library");
    home.post(&link, &[]).await.has_status(422).says("Ask Prairie State Library");
    // Once they are out of one of them, it goes.
    let left = format!("update enrollments set left_at = now() where person_id = '{}'", work.id);
    app.conn().await.batch_execute(&left).await.unwrap();
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
}

#[actix_web::test]
async fn an_account_that_took_one_in_stays_and_one_that_is_to_be_erased_is_not_joined() {
    let app = school().await;
    let (work, home) = two(&app).await;
    let other = app.learner("Ada Lovelace").await;
    work.post("/me/erase", &[("email", &work.email)]).await;
    assert_eq!(refused(&app, work.id, home.id).await, [Refusal::Leaves]);
    work.post("/me/erase/undo", &[]).await;
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    assert_eq!(refused(&app, home.id, other.id).await, [Refusal::TookIn]);
    let closed = joined(&app, work.id, other.id).await;
    assert_eq!(closed, Err(vec![Refusal::Closed]));
    // Any number come into one.
    assert_eq!(joined(&app, other.id, home.id).await, Ok(()));
    let all = accounts::joins::of(&mut *app.conn().await, home.id).await.unwrap();
    assert_eq!(all.into_iter().map(|one| one.id).collect::<Vec<_>>(), [work.id, other.id]);
}

#[actix_web::test]
async fn notes_plans_cohorts_and_boards_of_both_come_together() {
    let app = school().await;
    let (work, home) = two(&app).await;
    finish(&app, home.id).await;
    let dana = app.coordinator("Dana Whitlock").await;
    crate::cohorts::make(&dana, "New directors").await;
    let cohort = crate::cohorts::the_cohort(&app).await;
    let mut conn = app.conn().await;
    let now = app.app.now();
    cohorts::join(&mut conn, work.id, cohort.id, now).await.unwrap();
    cohorts::join(&mut conn, home.id, cohort.id, now).await.unwrap();
    cohorts::leave(&mut conn, home.id, cohort.id, now).await.unwrap();
    let both = |user: UserId, word: &str| {
        format!(
            "insert into notes (user_id, lesson_id, step_id, lesson_version_id, text, noted_at)
                 select '{user}', lesson_id, 's', lesson_version_id, '{word}', now() from lesson_completions limit 1;
             insert into intentions (user_id, lesson_id, step_id, lesson_version_id, text, written_at)
                 select '{user}', lesson_id, 's', lesson_version_id, '{word}', now() from lesson_completions limit 1;
             insert into board_members (board_id, person_id, joined_on) select id, '{user}', '2026-01-01' from boards;"
        )
    };
    let board = format!(
        "insert into boards (id, organization_id, name, library, made_by, made_at)
         select gen_random_uuid(), id, 'Trustees', '', '{}', now() from organizations where slug = 'home'",
        dana.id
    );
    conn.batch_execute(&board).await.unwrap();
    conn.batch_execute(&both(work.id, "from work")).await.unwrap();
    conn.batch_execute(&both(home.id, "from home")).await.unwrap();
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    assert!(cohorts::membership(&mut conn, home.id, cohort.id).await.unwrap().unwrap().is_member());
    let one = async |conn: &mut carrel::db::Conn, of: &str| {
        assert_eq!(crate::erasing::count(conn, of).await, 1, "{of}");
    };
    one(&mut conn, "notes where text = E'from home\\n\\nfrom work'").await;
    one(&mut conn, "intentions where text = E'from home\\nfrom work'").await;
    one(&mut conn, "board_members").await;
}

#[actix_web::test]
async fn nobody_sits_in_a_room_twice_or_leads_their_own() {
    let app = school().await;
    let (work, home) = two(&app).await;
    let dana = app.coordinator("Dana Whitlock").await;
    let room = |code: &str, leads: UserId| {
        format!(
            "insert into rooms (id, organization_id, facilitator_id, opened_by, module_id, module_version_id, code, held_on,
                 opened_at)
             select gen_random_uuid(), o.id, '{leads}', '{}', m.id, m.current_version_id, '{code}', '2026-11-20', now()
             from organizations o, modules m where o.slug = 'home' limit 1;",
            dana.id
        )
    };
    let seat = |code: &str, who: UserId| {
        format!(
            "insert into room_seats (user_id, room_id, way, seated_at)
             select '{who}', id, 'phone', now() from rooms where code = '{code}';"
        )
    };
    let mut conn = app.conn().await;
    let first = [room("ABC", dana.id), seat("ABC", work.id), seat("ABC", home.id)].concat();
    conn.batch_execute(&first).await.unwrap();
    let on = "2026-11-20".parse().unwrap();
    let both = refused(&app, work.id, home.id).await;
    assert!(matches!(both.as_slice(), [Refusal::SameRoom { on: day, .. }] if *day == on), "{both:?}");
    let off = format!("update room_seats set removed_at = now() where user_id = '{}';", home.id);
    let second = [off, room("DEF", work.id), seat("DEF", home.id)].concat();
    conn.batch_execute(&second).await.unwrap();
    assert!(matches!(refused(&app, work.id, home.id).await.as_slice(), [Refusal::EachOther { .. }]));
    conn.batch_execute("delete from room_seats where room_id = (select id from rooms where code = 'DEF')")
        .await
        .unwrap();
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    let seats = format!("room_seats where user_id = '{}' and removed_at is null", home.id);
    assert_eq!(
        (crate::erasing::count(&mut conn, &seats).await, crate::erasing::count(&mut conn, "room_seats").await),
        (1, 1)
    );
}
