//! `/assoc/periods`: what was handed in and waits for a validator, before the state looks at it.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use diesel_async::AsyncConnection;
use serde::Deserialize;

use super::steps_view::{self, Row, Shown};
use super::{emails, mine};
use crate::accounts::{self, Role, Validator};
use crate::app::App;
use crate::credit::programs::{
    self, Awaited, Decider, Enrollment, Holder, PeriodDecision, PeriodId, decide as settle, hold_enrolled,
    organization_of, pass_step, standing_in_period, standings_in_periods, waiting_for_validators,
};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::mail;
use crate::organizations::OrganizationId;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// How many are shown at once.
const A_PAGE: usize = 50;
/// Characters of a note.
const NOTE: usize = 2_000;

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

/// What a validator says about one of them, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct StepForm {
    pub period: String,
    /// `pass` or `return`.
    #[serde(rename = "do")]
    pub what: String,
    pub note: String,
}

async fn waiting(conn: &mut Conn, app: &App, validator: &Validator) -> Result<Vec<Awaited>> {
    let ours: Vec<_> = validator.organizations.iter().map(|id| OrganizationId::from_uuid(*id)).collect();
    waiting_for_validators(conn, app, &ours).await
}

/// `GET /assoc/periods`
pub(super) async fn list(validator: Validator, app: Data<App>, Query(asked): Query<Done>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    page(&mut conn, &app, &validator, &asked.done, &StepForm::default(), &Problems::new()).await.map(ok)
}

async fn page(
    conn: &mut Conn,
    app: &App,
    validator: &Validator,
    done: &str,
    form: &StepForm,
    problems: &Problems,
) -> Result<maud::Markup> {
    let mut waiting = waiting(conn, app, validator).await?;
    let more = waiting.len().saturating_sub(A_PAGE);
    waiting.truncate(A_PAGE);
    let enrolled: Vec<Enrollment> = waiting.iter().map(|one| one.enrollment.clone()).collect();
    let periods: Vec<PeriodId> = waiting.iter().map(|one| one.kept.id).collect();
    let mut standings = standings_in_periods(conn, app, &enrolled, &periods).await?;
    let mut rows = Vec::with_capacity(waiting.len());
    for Awaited { kept, turn, .. } in waiting {
        let Some(at) = standings.iter().position(|standing| standing.kept.id == kept.id) else { continue };
        let standing = standings.swap_remove(at);
        let name = match standing.enrollment.holder {
            Holder::Person(id) => accounts::by_id(conn, id).await?.name,
            Holder::Board(id) => programs::board_name(conn, id).await?,
        };
        let titles = mine::titles(conn, app, &standing.entries).await?;
        let own = standing.enrollment.holder == Holder::Person(validator.id);
        rows.push(Row { name, standing, turn, titles, own });
    }
    Ok(steps_view::page(&validator.frame, &Shown { rows: &rows, more, done, form, problems }))
}

/// `POST /assoc/periods`
pub(super) async fn decide(validator: Validator, app: Data<App>, Form(form): Form<StepForm>) -> Result<HttpResponse> {
    let words = validator.frame.words;
    let mut conn = app.conn().await?;
    let mut problems = Problems::new();
    let field = format!("note-{}", form.period);
    let note = match form.what.as_str() {
        "pass" => problems.remark(words, field, &form.note, NOTE),
        _ => problems.text(words, field, &form.note, NOTE, "rules-reason-empty"),
    };
    if !problems.is_empty() {
        return Ok(unprocessable(page(&mut conn, &app, &validator, "", &form, &problems).await?));
    }
    let all = waiting(&mut conn, &app, &validator).await?;
    let Some(found) = all.into_iter().find(|one| one.kept.id.to_string() == form.period) else {
        return Ok(see_other("/assoc/periods?done=already"));
    };
    if found.enrollment.holder == Holder::Person(validator.id) {
        return Err(Error::Forbidden);
    }
    let done = carry_out(&mut conn, &app, &validator, &found, (form.what == "pass", &note)).await?;
    Ok(see_other(format!("/assoc/periods?done={}", done.unwrap_or("already"))))
}

/// Passes it on or gives it back, with the letter about it. Returns what was done; nothing where somebody else was
/// faster.
async fn carry_out(
    conn: &mut Conn,
    app: &App,
    validator: &Validator,
    Awaited { enrollment, kept, turn }: &Awaited,
    (pass, note): (bool, &str),
) -> Result<Option<&'static str>> {
    let now = app.now();
    let organization = organization_of(conn, &enrollment.program, now).await?;
    let by = Decider { id: validator.id, role: Some(Role::Validator), organization };
    conn.transaction(async |conn| {
        hold_enrolled(conn, std::slice::from_ref(enrollment)).await?;
        let standing = standing_in_period(conn, app, enrollment, kept.id).await?;
        if (standing.kept.state, standing.kept.since) != (kept.state, kept.since) {
            return Ok(None);
        }
        if pass {
            return Ok(pass_step(conn, &standing, turn, by, note, now).await?.then_some("passed"));
        }
        settle(conn, &standing, by, (PeriodDecision::Returned, note), now).await?;
        programs::keep_standings(conn, std::slice::from_ref(&standing.enrollment), now).await?;
        if let Holder::Person(person) = standing.enrollment.holder {
            let owner = accounts::by_id(conn, person).await?;
            mail::queue(conn, &emails::given_back(app, &owner, &standing, note), now).await?;
        }
        Ok(Some("returned"))
    })
    .await
}
