//! What keeps two accounts from becoming one unseen, unasked or unfairly.

use std::collections::HashSet;

use carrel::accounts::{self, Role, RoleAt};
use carrel::credit::programs::{Holder, standings_of};
use carrel::joining::Refusal;
use carrel::study::enter_all_lessons;
use carrel::{credit, progress};
use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;

use crate::deciding::approved;
use crate::erasing::count;
use crate::joining::{holds_together, joined, rows, two};
use crate::programs::join as enroll;
use crate::settling::prairie;
use crate::studying::{do_lessons, finish, school};

const PASSWORD: &str = "three gray cats on a fence";

#[actix_web::test]
async fn at_an_unlocked_desk_nothing_is_joined_without_the_password() {
    let app = school().await;
    let (work, home) = two(&app).await;
    home.visit("/me/password").await.fill("New password", PASSWORD).press("Save password").await;
    app.pass(TimeDelta::hours(1));
    let page = home.visit("/me/join").await.fill("Email of the other account", &work.email);
    let page = page.press("Send the message").await.has_status(422).says("This is not the password you have now");
    assert_eq!(page.value("Email of the other account"), work.email);
    assert!(app.mail().await.iter().all(|letter| letter.to_address != work.email));
    page.fill("The password you have now", PASSWORD).press("Send the message").await.says("a message is on its way");
    let letter = app.letter_to(&work.email).await;
    assert!(letter.text_body.contains("First open the site there once"), "{}", letter.text_body);
    let page = home.visit(&letter.link()).await.press("Join the two accounts").await;
    let page =
        page.has_status(422).says("This is not the password you have now").says("First open the site there once");
    let page = page.fill("The password you have now", PASSWORD).press("Join the two accounts").await;
    page.says("The two accounts are one");
}

#[actix_web::test]
async fn without_a_password_an_old_sign_in_is_proved_by_a_link_that_leads_back() {
    let app = school().await;
    let (work, home) = two(&app).await;
    home.post("/me/join", &[("email", &work.email)]).await.says("a message is on its way");
    let letter = app.letter_to(&work.email).await;
    let shown = home.visit(&letter.link()).await;
    app.pass(TimeDelta::hours(1));
    let page = shown.press("Join the two accounts").await.says("You signed in a while ago");
    assert!(!page.has_button("Join the two accounts"));
    assert_eq!(accounts::joins::now_of(&mut *app.conn().await, work.id).await.unwrap(), work.id);
    page.press("Email me a link").await.has_status(200);
    let page = home.visit(&app.letter_to(&home.email).await.link()).await.press("Sign in as a…@example.org").await;
    page.press("Join the two accounts").await.says("The two accounts are one");

    let page = app.learner("Ada Byron").await;
    app.pass(TimeDelta::hours(1));
    let letters = app.mail().await.len();
    let asked = page.visit("/me/join").await.says("You signed in a while ago");
    assert!(!asked.has_button("Send the message"));
    page.post("/me/join", &[("email", "ruth@example.org")]).await.says("You signed in a while ago");
    assert_eq!(app.mail().await.len(), letters);
}

#[actix_web::test]
async fn what_was_shown_is_what_is_joined() {
    let app = school().await;
    let (work, home) = two(&app).await;
    home.post("/me/join", &[("email", &work.email)]).await;
    let link = app.letter_to(&work.email).await.link();
    let page = home.visit(&link).await.says("0 roles here").says("0 modules");
    finish(&app, work.id).await;
    let page = page.press("Join the two accounts").await.has_status(422);
    let page = page.says("Something has changed in the other account").says("1 module");
    let registrar = RoleAt { organization: app.organization("home").await, role: Role::Registrar };
    accounts::grant(&mut *app.conn().await, work.id, registrar, app.app.now()).await.unwrap();
    let page = page.press("Join the two accounts").await.has_status(422).says("1 role here");
    page.press("Join the two accounts").await.says("The two accounts are one");
    assert_eq!(accounts::roles_of(&mut *app.conn().await, home.id).await.unwrap(), [registrar]);
}

#[actix_web::test]
async fn who_leaves_a_program_with_something_in_hand_does_not_bring_it_twice() {
    let app = school().await;
    prairie(&app, |_| ()).await;
    let (work, home) = two(&app).await;
    for (who, day) in [(&work, "2025-03-15"), (&home, "2025-06-01")] {
        enroll(who, "prairie", day).await;
    }
    let mut conn = app.conn().await;
    let left = format!(
        "update enrollments set left_at = now() where person_id = '{0}';
         update periods set renewed_at = now() where holder_id = '{0}'",
        work.id
    );
    conn.batch_execute(&left).await.unwrap();
    let (name, ask) = ("Prairie Certification".to_owned(), "Prairie State Library".to_owned());
    let twice = [Refusal::Left { name, ask }];
    assert_eq!(joined(&app, work.id, home.id).await.unwrap_err(), twice);
    assert_eq!(joined(&app, home.id, work.id).await.unwrap_err(), twice);
    // Of other days it is another period.
    let earlier =
        format!("update periods set starts = starts - 3650, ends = ends - 3650 where holder_id = '{}'", work.id);
    conn.batch_execute(&earlier).await.unwrap();
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
}

#[actix_web::test]
async fn who_decided_about_a_board_is_not_on_it() {
    let app = school().await;
    app.may_leave_jobs();
    let (ruth, tom) = (app.learner("Ruth Okafor").await, app.learner("Tom Teller").await);
    finish(&app, tom.id).await;
    let mut conn = app.conn().await;
    let board = "insert into boards (id, organization_id, name, library, made_by, made_at)
             select gen_random_uuid(), id, 'Trustees', '', '{ruth}', now() from organizations where slug = 'home';
         insert into board_members (board_id, person_id, joined_on)
             select id, unnest('{{ruth},{tom}}'::uuid[]), '2026-01-01' from boards;
         insert into enrollments (holder_id, id, board_id, program, enrolled_at, left_at)
             select id, gen_random_uuid(), id, 'nebraska', now(), now() from boards;
         insert into periods (holder_id, id, enrollment_id, starts, ends, first, opened_at)
             select holder_id, gen_random_uuid(), id, '2025-01-01', '2027-01-01', true, now() from enrollments";
    let (ruth_id, tom_id) = (ruth.id.to_string(), tom.id.to_string());
    conn.batch_execute(&board.replace("{ruth}", &ruth_id).replace("{tom}", &tom_id)).await.unwrap();
    let decided = |outcome: &str| {
        format!(
            "insert into decisions (id, actor_id, role, organization_id, subject_kind, subject_id, outcome, reason, before,
                 after, decided_at) select gen_random_uuid(), '{{dana}}', 'registrar', o.id, 'period', p.id, '{outcome}',
                 'So it is.', '{{}}', '{{}}', now() from periods p, organizations o where o.slug = 'home'"
        )
    };
    let acts = [
        "insert into period_steps (holder_id, period_id, submitted_at, number, role, passed_by, passed_at)
         select holder_id, id, now(), 1, 'registrar', '{dana}', now() from periods"
            .to_owned(),
        decided("renewed"),
        "insert into credit_decisions (user_id, ledger_entry_id, program, number, credit_thousandths, reason,
             organization_id, actor_id, decided_at) select l.user_id, l.id, 'nebraska', 1, 0, 'No.', o.id, '{dana}', now()
         from ledger_entries l, organizations o where o.slug = 'home'"
            .to_owned(),
    ];
    for (at, act) in acts.iter().enumerate() {
        let dana = app.learner(&format!("Dana {at}")).await;
        conn.batch_execute(&act.replace("{dana}", &dana.id.to_string())).await.unwrap();
        for (from, into) in [(dana.id, ruth.id), (ruth.id, dana.id)] {
            let refused = joined(&app, from, into).await.unwrap_err();
            assert!(matches!(refused.as_slice(), [Refusal::EachOther { .. }]), "{act}: {refused:?}");
        }
    }
    // A later end is no judgment.
    let dana = app.learner("Dana Later").await;
    let extended =
        "; insert into period_extensions (holder_id, period_id, extended_to, reason, extended_by, extended_at)
         select holder_id, id, '2028-01-01', 'Flood.', '{dana}', now() from periods";
    let later = (decided("extended") + extended).replace("{dana}", &dana.id.to_string());
    conn.batch_execute(&later).await.unwrap();
    assert_eq!(joined(&app, dana.id, ruth.id).await, Ok(()));
}

#[actix_web::test]
async fn what_comes_late_counts_once_and_a_late_place_in_the_same_program_is_left() {
    let app = school().await;
    approved(&app, "nebraska").await;
    let (work, home) = two(&app).await;
    enroll(&home, "nebraska", "2025-03-15").await;
    finish(&app, home.id).await;
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    // Requests that were let in before the account was closed.
    finish(&app, work.id).await;
    let mut conn = app.conn().await;
    let late = "insert into enrollments (holder_id, id, person_id, program, anchor_on, since, enrolled_at)
             select '{work}', gen_random_uuid(), '{work}', program, '2025-06-01', '2025-06-01', enrolled_at
             from enrollments where person_id = '{home}';
         insert into positions (holder_id, enrollment_id, held_from, track)
             select '{work}', e.id, '2025-06-01', p.track from enrollments e, positions p
             where e.person_id = '{work}' and p.holder_id = '{home}'";
    let (work_id, home_id) = (work.id.to_string(), home.id.to_string());
    conn.batch_execute(&late.replace("{work}", &work_id).replace("{home}", &home_id)).await.unwrap();
    app.pass(TimeDelta::minutes(16));
    app.work_off().await;
    assert_eq!(rows(&mut conn, "enrollments.person_id", work.id).await, 0);
    assert_eq!(count(&mut conn, &format!("enrollments where person_id = '{home_id}' and left_at is null")).await, 1);
    assert_eq!(rows(&mut conn, "ledger_entries.user_id", work.id).await, 0);
    drop(conn);
    let home = app.learner("Ada Byron").await;
    home.visit("/record").await.says("0.833 contact hours").does_not_say("1.666 contact hours");
    holds_together(&app).await;
}

#[actix_web::test]
async fn a_lesson_outside_a_module_that_both_have_stands_once_and_the_later_is_taken_back() {
    let app = school().await;
    prairie(&app, |rules| rules.allow_pooling = true).await;
    approved(&app, "prairie").await;
    let (work, home) = two(&app).await;
    for who in [&work, &home] {
        enroll(who, "prairie", "2025-03-15").await;
    }
    do_lessons(&app, work.id, 2).await;
    app.pass(TimeDelta::days(1));
    do_lessons(&app, home.id, 3).await;
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    let stand = async || {
        let all = credit::entries_of(&mut *app.conn().await, home.id).await.unwrap();
        let back: Vec<_> = all.iter().filter_map(|entry| entry.reverses).collect();
        let mut days: Vec<_> = all
            .iter()
            .filter(|entry| entry.reverses.is_none() && !back.contains(&entry.id))
            .map(|entry| (entry.occurred_on.to_string(), entry.lesson().unwrap()))
            .collect();
        days.sort();
        let versions: HashSet<_> = days.iter().map(|(_, version)| *version).collect();
        assert_eq!(versions.len(), days.len(), "each version once");
        (all.len(), days.into_iter().map(|(day, _)| day).collect::<Vec<_>>())
    };
    let days = ["2026-11-21", "2026-11-21", "2026-11-22"].map(str::to_owned).to_vec();
    assert_eq!(stand().await, (7, days.clone()));
    // And from an account whose lines are the later ones.
    let third = app.learner("Ada Third").await;
    enroll(&third, "prairie", "2025-03-15").await;
    app.pass(TimeDelta::days(1));
    do_lessons(&app, third.id, 3).await;
    assert_eq!(joined(&app, third.id, home.id).await, Ok(()));
    let once = (13, days);
    assert_eq!(stand().await, once);
    // Nobody enters it anew: not what was under way, nor the night's work, nor who does it again.
    app.pass(TimeDelta::minutes(16));
    app.work_off().await;
    assert_eq!(enter_all_lessons(&app.app).await.unwrap(), 0);
    do_lessons(&app, home.id, 3).await;
    assert_eq!(stand().await, once);
    let mut conn = app.conn().await;
    let account = standings_of(&mut conn, &app.app, Holder::Person(home.id)).await.unwrap().remove(0).account;
    assert_eq!(account.counted.to_string(), "0.5");
    holds_together(&app).await;
}

#[actix_web::test]
async fn the_time_on_a_device_that_both_used_is_that_of_both_and_goes_on() {
    let app = school().await;
    let (work, home) = two(&app).await;
    do_lessons(&app, work.id, 1).await;
    let mut conn = app.conn().await;
    let device = "00000000-0000-0000-0000-000000000007";
    let told = |who: &str, seconds: i32| {
        format!(
            "insert into lesson_times (user_id, lesson_id, device_id, seconds)
             select '{who}', lesson_id, '{device}', {seconds} from learning_events limit 1
             on conflict (user_id, lesson_id, device_id) do update set seconds = excluded.seconds"
        )
    };
    let (work_id, home_id) = (work.id.to_string(), home.id.to_string());
    conn.batch_execute(&told(&home_id, 100)).await.unwrap();
    conn.batch_execute(&told(&work_id, 50)).await.unwrap();
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    // The device goes on telling its total; and a last word of the other account comes late.
    conn.batch_execute(&told(&home_id, 120)).await.unwrap();
    conn.batch_execute(&told(&work_id, 60)).await.unwrap();
    app.pass(TimeDelta::minutes(16));
    app.work_off().await;
    let lesson = progress::lessons_of(&mut conn, home.id).await.unwrap()[0].lesson_id;
    assert_eq!(progress::seconds_spent(&mut conn, home.id, lesson).await.unwrap(), 180);
    assert_eq!(rows(&mut conn, "lesson_times.user_id", work.id).await, 0);
}

#[actix_web::test]
async fn what_was_decided_with_the_account_that_was_left_is_in_the_copy_of_all() {
    let app = school().await;
    let (work, home) = two(&app).await;
    let ruth = app.learner("Ruth Okafor").await;
    let registrar = RoleAt { organization: app.organization("home").await, role: Role::Administrator };
    accounts::grant(&mut *app.conn().await, work.id, registrar, app.app.now()).await.unwrap();
    let decided = format!(
        "insert into decisions (id, actor_id, role, organization_id, subject_kind, subject_id, person_id, outcome, reason,
             before, after, decided_at) select gen_random_uuid(), '{}', 'registrar', id, 'person', '{1}', '{1}',
             'role_given', 'She asked for it.', '{{}}', '{{}}', now() from organizations where slug = 'home'",
        work.id, ruth.id
    );
    let mut conn = app.conn().await;
    conn.batch_execute(&decided).await.unwrap();
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    let copy = carrel::record::everything(&mut conn, home.id).await.unwrap();
    assert!(copy.contains("She asked for it."), "{copy}");
}

#[actix_web::test]
async fn an_address_that_was_let_go_opens_nothing_any_more_and_that_is_noted_once() {
    let app = school().await;
    let (work, home) = two(&app).await;
    assert_eq!(joined(&app, work.id, home.id).await, Ok(()));
    let (here, there) = (app.learner("Ada Byron").await, app.learner("Ada Byron").await);
    let stale = here.visit("/me/join").await;
    let press = "Let go of this email: ada.work@example.org";
    here.visit("/me/join").await.press(press).await.says("no longer leads here");
    assert!(there.visit("/me").await.path.starts_with("/signin"), "it may have been opened with that address");
    stale.press(press).await.has_status(200).says("no longer leads here");
    assert_eq!(count(&mut *app.conn().await, "decisions where outcome = 'address_let_go'").await, 1);
}

#[actix_web::test]
async fn whoever_shows_their_present_name_allows_it_anew_for_a_name_that_comes() {
    let app = school().await;
    let (work, home) = two(&app).await;
    finish(&app, work.id).await;
    let mut conn = app.conn().await;
    conn.batch_execute("update users set present_name_since = now()").await.unwrap();
    home.post("/me/join", &[("email", &work.email)]).await;
    let page = home.visit(&app.letter_to(&work.email).await.link()).await.says("no longer show your present name");
    page.press("Join the two accounts").await.says("The two accounts are one");
    assert_eq!(count(&mut conn, "users where present_name_since is not null").await, 0);
    // Of one under the same name nothing changes.
    let other = app.learner("Ada Byron 2").await;
    finish(&app, other.id).await;
    let same = format!("update users set present_name_since = now(), name = 'Ada Byron 2' where id = '{}'", home.id);
    conn.batch_execute(&same).await.unwrap();
    assert_eq!(joined(&app, other.id, home.id).await, Ok(()));
    assert_eq!(count(&mut conn, "users where present_name_since is not null").await, 1);
}
