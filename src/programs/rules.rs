//! Rule sets for the registrar: read, approved, looked ahead with, retired.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use diesel_async::AsyncConnection;
use serde::Deserialize;

use super::rules_views;
use crate::accounts::{Registrar, Role};
use crate::app::App;
use crate::credit::programs::{Program, answered_by, answered_rules, answers_for, handed_in, programs_and_measures};
use crate::credit::{self, Approved, KeptRules};
use crate::db::Conn;
use crate::decisions::{self, Subject, SubjectKind};
use crate::error::{Error, Result};
use crate::jobs::{self, Options};
use crate::study::EnterLessons;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// `GET /assoc/programs`
pub(super) async fn list(registrar: Registrar, app: Data<App>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let all = programs_and_measures(&mut conn).await?;
    let answered = answered_by(&mut conn, &registrar.rights(), app.now()).await?;
    let mine: Vec<String> = answered.into_iter().map(|one| one.program.code).collect();
    let waiting = handed_in(&mut conn, &app).await?;
    Ok(ok(rules_views::list(&registrar.frame, &all, (&mine, &waiting), app.now())))
}

async fn program(conn: &mut Conn, code: &str) -> Result<Program> {
    programs_and_measures(conn).await?.into_iter().find(|program| program.code == code).ok_or(Error::NotFound)
}

/// `GET /assoc/programs/{code}`: the version that matters now.
pub(super) async fn show(registrar: Registrar, app: Data<App>, code: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let program = program(&mut conn, &code).await?;
    let current = program.current(app.now().date_naive()).clone();
    page(&mut conn, &app, &registrar, (&program, &current), &RetireForm::default(), &Problems::new()).await.map(ok)
}

/// One version of a program's rules, named by its rule set's code and its number: `montana-2026.2`.
pub(super) fn named(program: Program, version: &str) -> Result<(Program, KeptRules)> {
    let kept = program.versions.iter().find(|kept| rules_views::name(kept) == version).cloned();
    Ok((program, kept.ok_or(Error::NotFound)?))
}

/// The same, for a registrar of who answers for the program; another's is not found.
async fn theirs(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    (code, version): &(String, String),
) -> Result<(Program, KeptRules)> {
    named(answered_rules(conn, &registrar.rights(), code, app.now()).await?.program, version)
}

/// `GET /assoc/programs/{code}/{version}`
pub(super) async fn version(
    registrar: Registrar,
    app: Data<App>,
    path: Path<(String, String)>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (code, version) = path.into_inner();
    let (program, kept) = named(program(&mut conn, &code).await?, &version)?;
    page(&mut conn, &app, &registrar, (&program, &kept), &RetireForm::default(), &Problems::new()).await.map(ok)
}

async fn page(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    (program, kept): (&Program, &KeptRules),
    form: &RetireForm,
    problems: &Problems,
) -> Result<maud::Markup> {
    let decided = decisions::of(conn, Subject { kind: SubjectKind::RuleSet, id: kept.id.uuid() }).await?;
    let organization = answers_for(conn, program, app.now()).await?;
    let shown = rules_views::Shown {
        program,
        kept,
        decided,
        answers: organization.is_some_and(|one| registrar.organizations.contains(&one.id.uuid())),
        me: registrar.id,
        form,
        problems,
        zone: registrar.person.zone(),
    };
    Ok(rules_views::page(&registrar.frame, &shown))
}

/// `POST /assoc/programs/{code}/{version}/approve`
pub(super) async fn approve(
    registrar: Registrar,
    app: Data<App>,
    path: Path<(String, String)>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (program, kept) = theirs(&mut conn, &app, &registrar, &path).await?;
    let now = app.now();
    let how_far = conn
        .transaction(async |conn| {
            let how_far = credit::approve(conn, kept.id, registrar.id, Role::Registrar, now).await?;
            if how_far == Approved::Twice && kept.rules.allow_pooling {
                jobs::enqueue::<App, _>(conn, &EnterLessons {}, Options::default(), now).await?;
            }
            Ok::<_, Error>(how_far)
        })
        .await?;
    let anchor = if how_far == Approved::Twice { "force" } else { "approvals" };
    Ok(see_other(format!("/assoc/programs/{}/{}#{anchor}", program.code, rules_views::name(&kept))))
}

/// Why a version is taken out of force.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RetireForm {
    pub reason: String,
}

/// `POST /assoc/programs/{code}/{version}/retire`
pub(super) async fn retire(
    registrar: Registrar,
    app: Data<App>,
    path: Path<(String, String)>,
    Form(form): Form<RetireForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (program, kept) = theirs(&mut conn, &app, &registrar, &path).await?;
    let reason = form.reason.trim();
    if reason.is_empty() {
        let mut problems = Problems::new();
        problems.add("reason", registrar.frame.words.say("rules-reason-empty"));
        let page = page(&mut conn, &app, &registrar, (&program, &kept), &form, &problems).await?;
        return Ok(unprocessable(page));
    }
    credit::retire(&mut conn, kept.id, (registrar.id, Role::Registrar), reason, app.now()).await?;
    Ok(see_other(format!("/assoc/programs/{}/{}", program.code, rules_views::name(&kept))))
}
