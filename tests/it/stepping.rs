//! A period that was handed in passes its steps in order: the validator first, then the state.

use carrel::accounts::Role;
use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;

use crate::deciding::approved;
use crate::deciding_many::agreed;
use crate::harness::{Someone, TestApp};
use crate::studying::school;

const PEOPLE: &str = "/assoc/programs/wisconsin/people";

/// Wisconsin's rules, in force, with days in which each step is due.
async fn wisconsin(app: &TestApp) {
    let steps = r#"[{"role": "validator", "due_days": 30}, {"role": "state", "due_days": 60}]"#;
    let version = format!(
        "insert into rule_sets (id, code, version, name, effective_from, body, content_hash, loaded_at)
            select gen_random_uuid(), code, 99, name, effective_from,
                jsonb_set(jsonb_set(body, '{{version}}', '99'), '{{approval,steps}}', '{steps}'), 'x', now()
            from rule_sets where code = 'wisconsin'"
    );
    app.conn().await.batch_execute(&version).await.unwrap();
    approved(app, "wisconsin").await;
}

/// Somebody in the program, who has handed their period in; and their page of it.
async fn handed_in(app: &TestApp, name: &str, roles: &[Role]) -> (Someone, String) {
    let who = app.person(name, roles).await;
    let form = who.visit("/record/programs/new/wisconsin").await;
    let page = form.fill("When was your certificate issued?", "2026-02-01").press("Join").await.has_status(200);
    let path = page.path.clone();
    page.press("Hand it in").await.says("You have handed it in.");
    (who, path)
}

async fn renewed(registrar: &Someone, name: &str) -> String {
    let list = registrar.visit(PEOPLE).await.choose(name).fill("What do you decide?", "Accept the renewal");
    let page = list.fill("Why?", "All there.").press("Carry it out").await.has_status(200);
    if page.has_button("Yes, do it") { agreed(page).await.text() } else { page.text() }
}

#[actix_web::test]
async fn where_there_is_no_validator_the_registrar_renews_alone() {
    let app = school().await;
    app.may_leave_jobs();
    wisconsin(&app).await;
    handed_in(&app, "Ada Byron", &[]).await;
    let rita = app.person("Rita Reyes", &[Role::Registrar]).await;
    rita.visit(PEOPLE).await.says("1 has handed in a renewal and waits for you.").does_not_say("looks at first");
    let said = renewed(&rita, "Ada Byron").await;
    assert!(said.contains("Done for 1 period."), "{said}");
}

#[actix_web::test]
async fn the_validator_looks_first_and_the_state_has_the_last_word() {
    let app = school().await;
    app.may_leave_jobs();
    wisconsin(&app).await;
    let (ada, path) = handed_in(&app, "Ada Byron", &[]).await;
    ada.visit(&path).await.says("Now it is the turn of the validator, until December 21, 2026.");
    app.person("Dana Ortiz", &[Role::Validator]).await;
    let rita = app.person("Rita Reyes", &[Role::Registrar]).await;
    rita.visit("/assoc").await.does_not_say("waits for you");
    let first = "1 has handed in a renewal that a validator looks at first.";
    let list = rita.visit("/assoc/programs").await.follow(&format!("Nobody waits for you here. {first}")).await;
    list.says(first).says("Nobody waits for you here.").says("Ada Byron");
    let list = rita.visit(PEOPLE).await.says(first).does_not_say("and waits for you");
    list.says("Now it is the turn of the validator, until December 21, 2026.");
    let said = renewed(&rita, "Ada Byron").await;
    assert!(said.contains("1 renewal is left as it was: a validator has to look at it first."), "{said}");
    ada.visit(&path).await.does_not_say("your certificate is renewed");

    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let list = dana.visit("/assoc").await.says("1 waits for you").follow("Renewals to check").await;
    let list = list.says("Ada Byron").says("0 / 100 contact hours").says("until December 21, 2026");
    let again = list.press("Give it back: Ada Byron").await.has_status(422).says("Say why");
    let back = again.fill("A word about it: Ada Byron", "Nothing counts yet.").press("Give it back: Ada Byron").await;
    back.says("Given back, and an email is on its way.").says("Nothing is waiting.");
    assert!(app.letter_to(&ada.email).await.text_body.contains("> Nothing counts yet."));
    app.pass(TimeDelta::days(1));
    let ada = app.learner("Ada Byron").await;
    ada.visit(&path).await.press("Hand it in").await.says("the turn of the validator, until December 22, 2026.");
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    let list = dana.visit("/assoc/periods").await.fill("A word about it: Ada Byron", "Her plan is good.");
    list.press("Pass it on: Ada Byron").await.says("It is the turn of the state now.").says("Nothing is waiting.");
    ada.visit(&path).await.says("Now it is the turn of the state, until January 21, 2027.");
    let rita = app.person("Rita Reyes", &[Role::Registrar]).await;
    rita.visit("/assoc").await.says("1 waits for you");
    let list = rita.visit(PEOPLE).await.says("1 has handed in a renewal and waits for you.");
    list.does_not_say("looks at first").says("Now it is the turn of the state, until January 21, 2027.");
    renewed(&rita, "Ada Byron").await;
    ada.visit(&path).await.says("your certificate is renewed").does_not_say("the turn of");
    let log = rita.visit("/assoc/decisions?q=plan").await.says("passed on").says("as validator");
    log.says("Her plan is good.");
}

#[actix_web::test]
async fn a_step_is_taken_once_by_somebody_else_of_the_same_organization() {
    let app = school().await;
    app.may_leave_jobs();
    wisconsin(&app).await;
    let (dana, _) = handed_in(&app, "Dana Ortiz", &[Role::Validator]).await;
    let page = dana.visit("/assoc/periods").await.says("This is your own. Another validator looks at it.");
    assert!(!page.has_button("Pass it on: Dana Ortiz"));
    let carl = app.person("Carl Voss", &[Role::Validator]).await;
    let page = carl.visit("/assoc/periods").await;
    let period = page.attribute("input[name=period]", "value").unwrap();
    dana.post("/assoc/periods", &[("period", &period), ("do", "pass")]).await.has_status(403);
    let elsewhere = app.organization("elsewhere").await;
    let eve = app.learner("Eve Elsewhere").await;
    let role = carrel::accounts::RoleAt { organization: elsewhere, role: Role::Validator };
    carrel::accounts::grant(&mut *app.conn().await, eve.id, role, app.app.now()).await.unwrap();
    let eve = app.learner("Eve Elsewhere").await;
    eve.visit("/assoc/periods").await.says("Nothing is waiting.");
    eve.post("/assoc/periods", &[("period", &period), ("do", "pass")]).await.says("This was decided already.");
    page.press("Pass it on: Dana Ortiz").await.says("Passed on.");
    carl.post("/assoc/periods", &[("period", &period), ("do", "pass")]).await.says("This was decided already.");
}
