//! The registrar's desk: the register, withdrawing and taking back, issuing anew, many at once.

use actix_web::http::Method;
use carrel::certificates::{self, Certificate, Reason};
use carrel::credit;
use carrel::db::schema::{certificates as table, decisions, module_completions, users};
use carrel::study::Finished;
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use futures_util::future::join_all;

use crate::harness::{Body, Someone, TestApp, Visitor};
use crate::studying::{finish, module, school};

const DESK: &str = "/assoc/certificates";

async fn certificates_of(app: &TestApp, who: &Someone) -> Vec<Certificate> {
    certificates::of_user(&mut *app.conn().await, who.id).await.unwrap()
}

/// What was decided about anything, the oldest first.
async fn decided(app: &TestApp) -> Vec<(String, String)> {
    let all = decisions::table.order((decisions::decided_at, decisions::id));
    all.select((decisions::outcome, decisions::reason)).load(&mut *app.conn().await).await.unwrap()
}

async fn status(visitor: &Visitor, path: &str) -> u16 {
    visitor.send(Method::GET, path, Body::default()).await.status.as_u16()
}

/// What anybody reads who checks a code.
async fn public(app: &TestApp, finished: &Finished) -> String {
    app.visitor().visit(&format!("/v/{}", finished.code)).await.text()
}

/// Somebody who finished the module, and a registrar.
async fn desk() -> (TestApp, Someone, Finished, Someone) {
    let app = school().await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let dana = app.registrar("Dana Whitlock").await;
    (app, ruth, finished, dana)
}

#[actix_web::test]
async fn the_register_is_empty_and_then_finds_by_name_code_module_and_state() {
    let app = school().await;
    let dana = app.registrar("Dana Whitlock").await;
    dana.visit(DESK).await.has_status(200).says("No certificates yet");
    let (ruth, nell) = (app.learner("Ruth Okafor").await, app.learner("Nell Brand").await);
    let finished = finish(&app, ruth.id).await;
    finish(&app, nell.id).await;
    let page = dana.visit("/assoc").await.follow("Certificates").await.says("Ruth Okafor").says("Nell Brand");
    assert_eq!(page.link("Your association"), "/assoc");
    for (q, found, other) in [("okaf", "Ruth Okafor", "Nell Brand"), ("NELL.BRAND@", "Nell Brand", "Ruth Okafor")] {
        dana.visit(DESK).await.fill("Name, email or code", q).press("Show").await.says(found).does_not_say(other);
    }
    let code = finished.code.compact().to_lowercase();
    dana.visit(&format!("{DESK}?q={code}")).await.says("Ruth Okafor").does_not_say("Nell Brand");
    dana.visit(&format!("{DESK}?q=%25")).await.says("Nothing fits");
    dana.visit(&format!("{DESK}?state=withdrawn")).await.says("Nothing fits");
    dana.visit(&format!("{DESK}?state=valid&module=rights-and-privacy")).await.says("Ruth Okafor").says("Nell Brand");
    dana.visit(&format!("{DESK}?page=2")).await.says("Nothing fits");
}

#[actix_web::test]
async fn another_organizations_certificates_are_not_found() {
    let (app, _, finished, _) = desk().await;
    let other = app.organization("elsewhere").await;
    let eve = app.learner("Eve").await;
    let mut conn = app.conn().await;
    let at = carrel::accounts::RoleAt { organization: other, role: carrel::accounts::Role::Registrar };
    carrel::accounts::grant(&mut conn, eve.id, at, app.app.now()).await.unwrap();
    drop(conn);
    let eve = app.learner("Eve").await;
    eve.visit(DESK).await.has_status(200).says("No certificates yet");
    let path = format!("{DESK}/{}", finished.certificate);
    for path in [path.clone(), format!("{path}.pdf"), format!("{path}/withdraw"), format!("{path}/again")] {
        assert_eq!(status(&eve, &path).await, 404, "{path}");
    }
    let typed = [("reason", "other"), ("note", "Mine now."), ("code", &finished.code.to_string())];
    eve.post(&format!("{path}/withdraw"), &typed).await.has_status(404);
    assert!(public(&app, &finished).await.contains("This certificate is genuine"));
}

#[actix_web::test]
async fn withdrawing_asks_for_a_reason_a_note_and_the_code_and_is_public_at_once() {
    let (app, ruth, finished, dana) = desk().await;
    let page = dana.visit(DESK).await.follow("Ruth Okafor").await;
    let page = page.says("Issued when the module was finished").follow("Withdraw").await;
    let page = page.says("It was issued twice. The other one is valid.").press("Withdraw this certificate").await;
    let page = page.has_status(422).says("Choose a reason").says("Say in a few words why you do this");
    let code = format!("Type the code {} to confirm", finished.code);
    let page = page.choose("Something on it was not right.").fill("Note for your files", "The hours were wrong.");
    let page = page.fill(&code, "TLA-7K4M-Q2SY").press("Withdraw this certificate").await.has_status(422);
    assert!(page.is_chosen("Something on it was not right.") && page.value("Note for your files").contains("hours"));
    assert!(public(&app, &finished).await.contains("This certificate is genuine"), "nothing was done yet");
    let typed = finished.code.compact().to_lowercase();
    let page = page.fill(&code, &typed).press("Withdraw this certificate").await.has_status(200);
    let page = page.says("Its owner has been told by email").says("The hours were wrong.").says("Dana Whitlock");
    assert!(!page.has_link("Withdraw") && page.has_button("Take it back"));
    let text = public(&app, &finished).await;
    assert!(text.contains("This certificate was withdrawn") && text.contains("Something on it was not right."));
    assert!(!text.contains("The hours were wrong.") && !text.contains("Ruth"), "{text}");
    let letter = app.letter_to(&ruth.email).await;
    assert_eq!(letter.subject, "Your certificate for Rights and privacy was withdrawn");
    assert!(letter.text_body.contains("Something on it was not right.") && !letter.text_body.contains("hours were"));
    assert_eq!(decided(&app).await, [("withdrawn".to_owned(), "The hours were wrong.".to_owned())]);
    let again = [("reason", "other"), ("note", "Twice."), ("code", typed.as_str())];
    dana.post(&format!("{DESK}/{}/withdraw", finished.certificate), &again).await.has_status(409);
    assert_eq!(app.work_off().await, ["send_message"]);
}

/// Withdraws it as a registrar does.
async fn withdraw(dana: &Someone, finished: &Finished) {
    let typed =
        [("reason", Reason::IssuedTwice.code()), ("note", "Two of them."), ("code", &finished.code.to_string())];
    dana.post(&format!("{DESK}/{}/withdraw", finished.certificate), &typed).await.has_status(200);
}

#[actix_web::test]
async fn a_withdrawal_can_be_taken_back_for_a_day_and_both_are_kept() {
    let (app, ruth, finished, dana) = desk().await;
    withdraw(&dana, &finished).await;
    app.pass(TimeDelta::hours(23));
    // The session is as old as the clock says: they come anew.
    let dana = app.registrar("Dana Whitlock").await;
    let path = format!("{DESK}/{}", finished.certificate);
    let page = dana.visit(&path).await.press("Take it back").await.has_status(200);
    page.says("The certificate holds again").says("Withdrawal taken back").says("Two of them.");
    assert!(public(&app, &finished).await.contains("This certificate is genuine"));
    assert!(app.letter_to(&ruth.email).await.subject.ends_with("holds again"));
    let outcomes: Vec<String> = decided(&app).await.into_iter().map(|(outcome, _)| outcome).collect();
    assert_eq!(outcomes, ["withdrawn", "restored"]);
    withdraw(&dana, &finished).await;
    app.pass(TimeDelta::hours(24));
    let dana = app.registrar("Dana Whitlock").await;
    assert!(!dana.visit(&path).await.has_button("Take it back"));
    dana.post(&format!("{path}/take-back"), &[]).await.has_status(409);
    assert!(public(&app, &finished).await.contains("This certificate was withdrawn"));
    app.may_leave_jobs();
}

#[actix_web::test]
async fn what_was_never_earned_goes_with_its_certificate_and_comes_back_with_it() {
    let (app, ruth, finished, dana) = desk().await;
    let path = format!("{DESK}/{}", finished.certificate);
    let code = finished.code.to_string();
    let withdraw = async |dana: &Someone, reason: Reason| {
        let typed = [("reason", reason.code()), ("note", "Somebody else's."), ("code", code.as_str())];
        dana.post(&format!("{path}/withdraw"), &typed).await.has_status(200);
    };
    let minutes = async || {
        let entries = credit::entries_of(&mut *app.conn().await, ruth.id).await.unwrap();
        (entries.iter().map(|entry| entry.minutes).sum::<i32>(), entries.len())
    };
    let worth = async || {
        let awards = credit::awards_of(&mut *app.conn().await, ruth.id).await.unwrap();
        credit::totals(&awards).iter().map(|total| total.credit.to_string()).collect::<Vec<_>>()
    };
    let (earned, first) = (minutes().await, worth().await);
    assert!(earned.0 > 0 && earned.1 == 1);
    for round in 1..=2 {
        app.pass(TimeDelta::minutes(1));
        withdraw(&dana, Reason::NotOwnWork).await;
        assert_eq!(minutes().await, (0, 2 * round));
        assert!(worth().await.iter().all(|credit| credit == "0"));
        app.pass(TimeDelta::minutes(1));
        dana.post(&format!("{path}/take-back"), &[]).await.has_status(200);
        assert_eq!(minutes().await, (earned.0, 1 + 2 * round));
        assert_eq!(worth().await, first);
    }
    // Other reasons say nothing of what was learned.
    app.pass(TimeDelta::minutes(1));
    withdraw(&dana, Reason::IssuedTwice).await;
    assert_eq!(minutes().await, (earned.0, 5));
    dana.post(&format!("{path}/take-back"), &[]).await.has_status(200);
    assert_eq!(minutes().await, (earned.0, 5));
    app.may_leave_jobs();
}

#[actix_web::test]
async fn a_new_name_offers_a_new_certificate_which_takes_the_place_of_the_old_one() {
    let (app, ruth, finished, dana) = desk().await;
    let mut conn = app.conn().await;
    diesel::update(users::table.find(ruth.id)).set(users::name.eq("Ruth Lind")).execute(&mut conn).await.unwrap();
    drop(conn);
    let page = dana.visit(&format!("{DESK}?state=renamed")).await.says("Now called Ruth Lind");
    let page = page.follow("Ruth Okafor").await.follow("Issue it again with that name").await;
    assert_eq!(page.value("Name to print"), "Ruth Lind");
    let page = page.fill("Name to print", " ").press("Issue the new certificate").await.has_status(422);
    let page = page.fill("Name to print", "山田").press("Issue the new certificate").await.has_status(422);
    let page = page.says("These letters can’t be printed on paper: 山田.");
    let page = page.fill("Name to print", "Ruth  Lind").fill("Note for your files", "Married.");
    let page = page.press("Issue the new certificate").await.has_status(200);
    page.says("Ruth Lind").says("It takes the place of").says("Married.");
    let [newer, old] = <[Certificate; 2]>::try_from(certificates_of(&app, &ruth).await).unwrap();
    assert_eq!((old.id, old.superseded_by), (finished.certificate, Some(newer.id)));
    assert_eq!((newer.facts.learner.as_str(), old.facts.learner.as_str()), ("Ruth Lind", "Ruth Okafor"));
    assert_eq!((newer.facts.completed_on, &newer.facts.module), (old.facts.completed_on, &old.facts.module));
    assert!(public(&app, &finished).await.contains("replaced by a newer one"));
    assert!(app.letter_to(&ruth.email).await.text_body.contains(&newer.code.to_string()));
    let outcomes: Vec<String> = decided(&app).await.into_iter().map(|(outcome, _)| outcome).collect();
    assert_eq!(outcomes, ["replaced", "issued_anew"]);
    app.may_leave_jobs();
}

#[actix_web::test]
async fn fifty_who_issue_anew_at_once_make_one_and_a_withdrawn_one_stays_withdrawn() {
    let (app, ruth, finished, dana) = desk().await;
    let path = format!("{DESK}/{}/again", finished.certificate);
    let typed = [("learner", "Ruth Lind"), ("library", ""), ("note", "Married.")];
    let asked = join_all((0..50).map(|_| dana.send(Method::POST, &path, Body::form(&typed)))).await;
    assert_eq!(asked.iter().filter(|answer| answer.status == 303).count(), 1);
    assert!(asked.iter().all(|answer| matches!(answer.status.as_u16(), 303 | 409)));
    let newer = certificates_of(&app, &ruth).await.remove(0);
    assert_eq!(certificates_of(&app, &ruth).await.len(), 2);
    let withdrawn = [("reason", "other"), ("note", "Wrong person."), ("code", &newer.code.to_string())];
    dana.post(&format!("{DESK}/{}/withdraw", newer.id), &withdrawn).await.has_status(200);
    let typed = [("learner", "Ruth Lind"), ("library", ""), ("note", "The right one.")];
    dana.post(&format!("{DESK}/{}/again", newer.id), &typed).await.has_status(200);
    let all = certificates_of(&app, &ruth).await;
    assert_eq!(all.iter().filter(|one| one.stands()).count(), 1);
    let before = all.iter().find(|one| one.id == newer.id).unwrap();
    assert!(before.withdrawn.is_some() && before.superseded_by.is_none());
    dana.post(&format!("{DESK}/{}/take-back", newer.id), &[]).await.has_status(409);
    app.may_leave_jobs();
}

/// People who finished the module and have no certificate, as from another system.
async fn completed(app: &TestApp, count: usize) {
    let module = module(app).await;
    let now = app.app.now();
    let mut conn = app.conn().await;
    let people: Vec<_> = (0..count)
        .map(|number| {
            (
                users::id.eq(carrel::accounts::UserId::new()),
                users::email.eq(format!("reader{number:05}@example.org")),
                users::name.eq(format!("Reader {number:05}")),
                users::created_at.eq(now),
            )
        })
        .collect();
    for some in people.chunks(5_000) {
        diesel::insert_into(users::table).values(some).execute(&mut conn).await.unwrap();
    }
    let ids: Vec<carrel::accounts::UserId> =
        users::table.filter(users::name.like("Reader %")).select(users::id).load(&mut conn).await.unwrap();
    let rows: Vec<_> = ids
        .into_iter()
        .map(|id| {
            (
                module_completions::user_id.eq(id),
                module_completions::module_version_id.eq(module.id),
                module_completions::module_id.eq(module.module_id),
                module_completions::right_count.eq(8),
                module_completions::question_count.eq(8),
                module_completions::completed_at.eq(now - TimeDelta::days(3)),
            )
        })
        .collect();
    for some in rows.chunks(5_000) {
        diesel::insert_into(module_completions::table).values(some).execute(&mut conn).await.unwrap();
    }
}

async fn count(app: &TestApp) -> i64 {
    table::table.count().get_result(&mut *app.conn().await).await.unwrap()
}

#[actix_web::test]
async fn what_the_dry_run_says_is_what_is_issued() {
    let (app, ruth, finished, dana) = desk().await;
    let nell = app.learner("Nell Brand").await;
    let theirs = finish(&app, nell.id).await;
    withdraw(&dana, &theirs).await;
    completed(&app, 450).await;
    let page = dana.visit(DESK).await.follow("Issue certificates").await;
    let page = page.fill("Module or program", "Rights and privacy").press("Look").await;
    let page = page.says("450 people get a certificate. 2 people are left out.").says("Reader 00449");
    let page = page.says("Has a valid certificate").says("Decide about it there.");
    let page = page.press("Issue 450 certificates").await.has_status(422).says("Say in a few words");
    // One of them gets theirs meanwhile: nothing is done that was not shown.
    let before = page.fill("Note for your files", "From the old system.").choose("Tell each person by email");
    completed_more(&app).await;
    let page = before.press("Issue 450 certificates").await.has_status(422).says("451 people get a certificate.");
    let page = page.press("Issue 451 certificates").await.has_status(200).says("0 of 451 done");
    assert_eq!(count(&app).await, 2);
    let done = app.work_off().await;
    assert_eq!(done.iter().filter(|job| *job == "issue_certificates").count(), 1, "{done:?}");
    assert_eq!(count(&app).await, 453);
    let told =
        app.mail().await.into_iter().filter(|letter| letter.subject == "Your certificate for Rights and privacy");
    assert_eq!(told.count(), 451);
    dana.visit(&page.path).await.says("Done: 451 of 451.").says("From the old system.");
    let mut conn = app.conn().await;
    let one = users::table.filter(users::name.eq("Reader 00007")).select(users::id).first(&mut conn).await.unwrap();
    let [certificate] = <[Certificate; 1]>::try_from(certificates::of_user(&mut conn, one).await.unwrap()).unwrap();
    drop(conn);
    let (facts, like) = (&certificate.facts, &certificates_of(&app, &ruth).await[0].facts);
    assert_eq!((facts.completed_on.to_string(), facts.issued_on), ("2026-11-18".to_owned(), like.issued_on));
    assert_eq!((&facts.module, &facts.assessment), (&like.module, &like.assessment));
    app.visitor().visit(&format!("/v/{}", certificate.code)).await.says("This certificate is genuine");
    assert_eq!(finished.certificate, certificates_of(&app, &ruth).await[0].id);
    assert_eq!(decided(&app).await.iter().filter(|(outcome, _)| outcome == "issued").count(), 451);
    let again = dana.visit(&format!("{DESK}/issue?module=rights-and-privacy")).await;
    again.says("Nobody gets a certificate. 453 people are left out.").says("Nobody is waiting");
    // Mail leaves at its own pace.
    app.may_leave_jobs();
}

async fn completed_more(app: &TestApp) {
    let ada = app.learner("Reader Late").await;
    let module = module(app).await;
    let row = (
        module_completions::user_id.eq(ada.id),
        module_completions::module_version_id.eq(module.id),
        module_completions::module_id.eq(module.module_id),
        module_completions::right_count.eq(8),
        module_completions::question_count.eq(8),
        module_completions::completed_at.eq(app.app.now()),
    );
    diesel::insert_into(module_completions::table).values(row).execute(&mut *app.conn().await).await.unwrap();
}

#[actix_web::test]
async fn the_days_narrow_the_dry_run() {
    let (app, _, _, dana) = desk().await;
    completed(&app, 3).await;
    let at = |from: &str, to: &str| format!("{DESK}/issue?module=rights-and-privacy&from={from}&to={to}");
    dana.visit(&at("2026-11-18", "2026-11-18")).await.says("3 people get a certificate. Nobody is left out.");
    dana.visit(&at("2026-11-19", "")).await.says("Nobody gets a certificate. One person is left out.");
    dana.visit(&at("", "2026-11-17")).await.says("Nobody finished this module in that time.");
    dana.visit(&at("2026-11-19", "2026-11-18")).await.has_status(422).says("The last day comes before the first");
    dana.visit(&at("soon", "")).await.has_status(422).says("Choose a date");
    dana.visit(&format!("{DESK}/issue?module=none")).await.has_status(422).says("Choose a module");
}

#[actix_web::test]
async fn a_run_can_be_stopped_and_goes_on_and_never_issues_twice() {
    let (app, _, _, dana) = desk().await;
    completed(&app, 5).await;
    let page = dana.visit(&format!("{DESK}/issue?module=rights-and-privacy")).await;
    let page = page.fill("Note for your files", "Old ones.").press("Issue 5 certificates").await;
    let page = page.press("Stop").await.says("Stopped after 0 of 5.");
    assert_eq!(app.work_off().await, ["issue_certificates"]);
    assert_eq!(count(&app).await, 1, "nothing was issued once it was stopped");
    let page = page.press("Go on").await.says("0 of 5 done");
    let path = page.path.clone();
    dana.post(&format!("{path}/go-on"), &[]).await.says("0 of 5 done");
    assert_eq!(app.work_off().await, ["issue_certificates"]);
    dana.visit(&path).await.says("Done: 5 of 5.");
    assert_eq!(count(&app).await, 6);
    assert!(!dana.visit(&path).await.has_button("Stop"));
    dana.visit(&format!("{DESK}?state=valid")).await.does_not_say("See how far it is");
}

#[actix_web::test]
async fn several_are_issued_anew_with_the_names_of_today() {
    let (app, ruth, _, dana) = desk().await;
    let nell = app.learner("Nell Brand").await;
    finish(&app, nell.id).await;
    let mut conn = app.conn().await;
    diesel::update(users::table.find(nell.id)).set(users::name.eq("Nell Okoye")).execute(&mut conn).await.unwrap();
    drop(conn);
    dana.visit(DESK).await.press("Issue the chosen ones again").await.says("Choose certificates that are valid");
    let code = |one: &Certificate| one.code.to_string();
    let (r, n) = (certificates_of(&app, &ruth).await.remove(0), certificates_of(&app, &nell).await.remove(0));
    let page = dana.visit(DESK).await.choose(&format!("Choose Ruth Okafor, {}", code(&r)));
    let page = page.choose(&format!("Choose Nell Brand, {}", code(&n))).press("Issue the chosen ones again").await;
    let page = page.says("Nell Okoye").says("New name").press("Issue 2 again").await.has_status(422);
    let page = page.fill("Note for your files", "A new signature.").press("Issue 2 again").await.has_status(200);
    assert_eq!(app.work_off().await, ["issue_certificates"]);
    dana.visit(&page.path).await.says("Done: 2 of 2.");
    assert_eq!(certificates_of(&app, &nell).await[0].facts.learner, "Nell Okoye");
    assert_eq!(certificates_of(&app, &ruth).await.iter().filter(|one| one.stands()).count(), 1);
}
