//! Every route, tried by every role. A route that isn't in the table fails the test.

mod table;

use std::collections::BTreeSet;

use carrel::accounts::Role;

use crate::harness::{TestApp, Visitor};
use table::{ROUTES, Who};

/// Someone who tries, with their roles; `None` isn't signed in.
const PEOPLE: [(&str, Option<&[Role]>); 8] = [
    ("a visitor", None),
    ("a learner", Some(&[])),
    ("an author", Some(&[Role::Author])),
    ("a reviewer", Some(&[Role::Reviewer])),
    ("a validator", Some(&[Role::Validator])),
    ("a registrar", Some(&[Role::Registrar])),
    ("a coordinator", Some(&[Role::Coordinator])),
    ("an administrator", Some(&[Role::Administrator])),
];

fn may(who: Who, roles: Option<&[Role]>) -> bool {
    let has = |role: Role| roles.is_some_and(|roles| roles.contains(&role));
    match who {
        Who::Anyone => true,
        Who::Learner => roles.is_some(),
        Who::Coordinator => has(Role::Coordinator),
        Who::Validator => has(Role::Validator),
        Who::Registrar => has(Role::Registrar),
        Who::Authority => has(Role::Validator) || has(Role::Registrar),
        Who::Steward => has(Role::Coordinator) || has(Role::Registrar),
        Who::Staff => has(Role::Coordinator) || has(Role::Validator) || has(Role::Registrar),
        Who::Administrator => has(Role::Administrator),
    }
}

#[test]
fn the_table_and_the_routes_agree() {
    let routes: BTreeSet<_> =
        carrel::routes::all().list().into_iter().map(|(method, path)| (method.to_string(), path)).collect();
    let table: BTreeSet<_> = ROUTES.iter().map(|(method, path, ..)| ((*method).to_owned(), *path)).collect();
    let missing: Vec<_> = routes.difference(&table).collect();
    assert!(missing.is_empty(), "add these routes to tests/it/permissions/table.rs: {missing:#?}");
    let gone: Vec<_> = table.difference(&routes).collect();
    assert!(gone.is_empty(), "these routes are no more: {gone:#?}");
}

/// Someone who has just signed in, so that one route can't spoil the next.
async fn arrive(app: &TestApp, name: &str, roles: Option<&[Role]>) -> Visitor {
    match roles {
        None => app.visitor(),
        Some(roles) => app.person(name, roles).await.browser,
    }
}

#[actix_web::test]
async fn each_route_opens_to_those_in_the_table_and_to_nobody_else() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let mut wrong = Vec::new();
    for (name, roles) in PEOPLE {
        let reader = arrive(&app, name, roles).await;
        for (number, (method, pattern, sample, who)) in ROUTES.iter().enumerate() {
            // What is sent may sign a person out everywhere: each time it is another one.
            let writer = format!("{name} {number}");
            let browser = if *method == "GET" { &reader } else { &arrive(&app, &writer, roles).await };
            let answer = browser.send(method.parse().unwrap(), sample, Default::default()).await;
            let status = answer.status.as_u16();
            let to_sign_in = answer.header("location").is_some_and(|to| to.starts_with("/signin?"));
            let right = match (may(*who, roles), roles) {
                // It may not be there, or ask for more: but it is not refused.
                (true, _) => status != 403 && status < 500 && !to_sign_in,
                (false, None) => status == 303 && to_sign_in,
                (false, Some(_)) => status == 403,
            };
            if !right {
                wrong.push(format!("{method} {pattern} as {sample} by {name}: {status}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[actix_web::test]
async fn no_route_is_written_to_from_another_site() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let mut wrong = Vec::new();
    for (name, roles) in PEOPLE {
        for site in ["cross-site", "same-site"] {
            let browser = arrive(&app, name, roles).await.coming_from(Some(site));
            for (method, pattern, sample, _) in ROUTES.iter().filter(|(method, ..)| *method != "GET") {
                let answer = browser.send(method.parse().unwrap(), sample, Default::default()).await;
                if answer.status != 403 {
                    wrong.push(format!("{method} {pattern} by {name} from {site}: {}", answer.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[actix_web::test]
async fn every_answer_carries_the_security_headers() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let browser = app.visitor();
    for (method, _, sample, _) in ROUTES.iter().filter(|(method, ..)| *method == "GET") {
        let answer = browser.send(method.parse().unwrap(), sample, Default::default()).await;
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{sample}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{sample}");
    }
}
