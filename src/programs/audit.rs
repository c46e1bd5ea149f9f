//! Periods that were drawn for audit: their owner says that everything is there, and the registrar looks.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use diesel_async::AsyncConnection;
use serde::Deserialize;
use uuid::Uuid;

use super::audit_view::{self, Row, Shown};
use super::{emails, mine};
use crate::accounts::{self, Learner, Registrar, Role};
use crate::app::App;
use crate::credit::programs::{
    self, Answered, Decider, Holder, PeriodDecision, PeriodId, Program, Standing, answered, audit_passed,
    decide as settle, drawn_standings, enrollment_in, evidence_is_there, hold_enrolled, organization_of,
    standing_in_period,
};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::mail;
use crate::registrar;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// How many people a page shows.
const A_PAGE: i64 = 50;
/// Characters of a reason.
const REASON: usize = 2_000;

/// `POST /record/programs/{id}/audit/{period}`: everything is there.
pub(super) async fn answer(learner: Learner, app: Data<App>, path: Path<(String, String)>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let enrollment = mine::mine(&mut conn, &learner, &path.0).await?;
    let period: PeriodId = path.1.parse().map_err(|_| Error::NotFound)?;
    let standing = standing_in_period(&mut conn, &app, &enrollment, period).await?;
    let organization = organization_of(&mut conn, &enrollment.program, app.now()).await?;
    let by = Decider { id: learner.id, role: None, organization };
    evidence_is_there(&mut conn, &standing, by, app.now()).await?;
    Ok(see_other(mine::after(&standing, "evidence")))
}

/// The part of the list that is shown, and what was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub after: Option<Uuid>,
    pub done: Option<usize>,
}

/// What the registrar decides about one of them, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AuditForm {
    pub holder: String,
    pub period: String,
    /// `passed` or `return`.
    #[serde(rename = "do")]
    pub what: String,
    pub reason: String,
}

/// The program with this code, if this registrar answers for it.
async fn program(conn: &mut Conn, app: &App, registrar: &Registrar, code: &str) -> Result<Answered> {
    answered(conn, &registrar.rights(), code, app.now()).await
}

/// `GET /assoc/programs/{code}/audit`
pub(super) async fn list(
    registrar: Registrar,
    app: Data<App>,
    code: Path<String>,
    Query(asked): Query<Asked>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let program = program(&mut conn, &app, &registrar, &code).await?.program;
    page(&mut conn, &app, &registrar, &program, &asked, &AuditForm::default(), &Problems::new()).await.map(ok)
}

async fn page(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    program: &Program,
    asked: &Asked,
    form: &AuditForm,
    problems: &Problems,
) -> Result<maud::Markup> {
    let found = drawn_standings(conn, app, &program.code, asked.after, A_PAGE).await?;
    let mut rows: Vec<Row> = Vec::with_capacity(found.len());
    for standing in found {
        let Holder::Person(person) = standing.enrollment.holder else { continue };
        rows.push(Row { name: accounts::by_id(conn, person).await?.name, standing });
    }
    let mut holders: Vec<Uuid> = rows.iter().map(|row| row.standing.enrollment.holder.uuid()).collect();
    holders.dedup();
    let next = holders.last().copied().filter(|_| holders.len() == usize::try_from(A_PAGE).unwrap_or_default());
    let shown = Shown { program, rows: &rows, next, asked, me: registrar.id, form, problems, now: app.now() };
    Ok(audit_view::page(&registrar.frame, &shown))
}

/// `POST /assoc/programs/{code}/audit`
pub(super) async fn decide(
    registrar: Registrar,
    app: Data<App>,
    code: Path<String>,
    Query(asked): Query<Asked>,
    Form(form): Form<AuditForm>,
) -> Result<HttpResponse> {
    let words = registrar.frame.words;
    let mut conn = app.conn().await?;
    let Answered { program, organization, .. } = program(&mut conn, &app, &registrar, &code).await?;
    let by = Decider { id: registrar.id, role: Some(Role::Registrar), organization: Some(organization.id) };
    let mut problems = Problems::new();
    let field = format!("reason-{}", form.period);
    let reason = problems.text(words, field, &form.reason, REASON, "rules-reason-empty");
    if !problems.is_empty() {
        let page = page(&mut conn, &app, &registrar, &program, &asked, &form, &problems).await?;
        return Ok(unprocessable(page));
    }
    let done = carry_out(&mut conn, &app, (&registrar, by), &program, &form, &reason).await?;
    let after = asked.after.map(|after| format!("&after={after}")).unwrap_or_default();
    Ok(see_other(format!("/assoc/programs/{}/audit?done={done}{after}", program.code)))
}

/// What was decided, and the letter about it: both or neither. Returns how many that were: none where somebody else was
/// faster.
async fn carry_out(
    conn: &mut Conn,
    app: &App,
    (registrar, by): (&Registrar, Decider),
    program: &Program,
    form: &AuditForm,
    reason: &str,
) -> Result<usize> {
    let now = app.now();
    conn.transaction(async |conn| {
        let Some(standing) = waiting(conn, app, program, form).await? else { return Ok(0) };
        let Holder::Person(person) = standing.enrollment.holder else { return Ok(0) };
        // Nobody decides on their own.
        if person == registrar.id {
            return Err(Error::Forbidden);
        }
        let passed = form.what == "passed";
        if passed {
            if !audit_passed(conn, &standing, by, reason, now).await? {
                return Ok(0);
            }
        } else {
            settle(conn, &standing, by, (PeriodDecision::Returned, reason), now).await?;
        }
        programs::keep_standings(conn, std::slice::from_ref(&standing.enrollment), now).await?;
        let owner = accounts::by_id(conn, person).await?;
        let letter = emails::audit(app, &owner, &standing, if passed { "passed" } else { "returned" }, reason);
        mail::queue(conn, &letter, now).await?;
        if !passed {
            // At last: whoever signs for the same organization waits until this is done.
            registrar::take_back_periods(conn, app, registrar, reason, &[(person, standing.kept.id)], now).await?;
        }
        Ok::<usize, Error>(1)
    })
    .await
}

/// The period that is meant, if it still waits for the registrar; others who change it wait from now on.
async fn waiting(conn: &mut Conn, app: &App, program: &Program, form: &AuditForm) -> Result<Option<Standing>> {
    let (Ok(holder), Ok(period)) = (form.holder.parse::<Uuid>(), form.period.parse::<PeriodId>()) else {
        return Err(Error::BadRequest("problem-incomplete"));
    };
    let enrollment = enrollment_in(conn, &program.code, holder).await?;
    hold_enrolled(conn, std::slice::from_ref(&enrollment)).await?;
    let standing = standing_in_period(conn, app, &enrollment, period).await?;
    Ok(Some(standing).filter(|standing| standing.kept.is_audited()))
}
