//! `/assoc/periods`: what was handed in and waits for a validator, before the state looks at it.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use diesel_async::AsyncConnection;
use serde::Deserialize;

use super::steps_view::{self, Row, Shown};
use super::{emails, mine};
use crate::accounts::{self, Role, Validator};
use crate::app::App;
use crate::credit::programs::{
    self, Decider, Holder, PeriodDecision, Standing, Turn, decide as settle, organization_of, pass_step,
    waiting_for_validators,
};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::mail;
use crate::organizations::OrganizationId;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

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

async fn waiting(conn: &mut Conn, app: &App, validator: &Validator) -> Result<Vec<(Standing, Turn)>> {
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
    let mut rows = Vec::new();
    for (standing, turn) in waiting(conn, app, validator).await? {
        let name = match standing.enrollment.holder {
            Holder::Person(id) => accounts::by_id(conn, id).await?.name,
            Holder::Board(id) => programs::board_name(conn, id).await?,
        };
        let titles: HashMap<_, _> = mine::titles(conn, app, &standing.entries).await?;
        let own = standing.enrollment.holder == Holder::Person(validator.id);
        rows.push(Row { name, standing, turn, titles, own });
    }
    Ok(steps_view::page(&validator.frame, &Shown { rows: &rows, done, form, problems }))
}

/// `POST /assoc/periods`
pub(super) async fn decide(validator: Validator, app: Data<App>, Form(form): Form<StepForm>) -> Result<HttpResponse> {
    let words = validator.frame.words;
    let mut conn = app.conn().await?;
    let note = form.note.trim().replace("\r\n", "\n");
    let mut problems = Problems::new();
    let field = format!("note-{}", form.period);
    if note.chars().count() > NOTE {
        problems.add(field, words.fill("add-long", &[("over", (note.chars().count() - NOTE).into())]));
    } else if note.is_empty() && form.what != "pass" {
        problems.add(field, words.say("rules-reason-empty"));
    }
    if !problems.is_empty() {
        return Ok(unprocessable(page(&mut conn, &app, &validator, "", &form, &problems).await?));
    }
    let all = waiting(&mut conn, &app, &validator).await?;
    let found = all.iter().find(|(standing, _)| standing.kept.id.to_string() == form.period);
    let Some((standing, turn)) = found else { return Ok(see_other("/assoc/periods?done=already")) };
    if standing.enrollment.holder == Holder::Person(validator.id) {
        return Err(Error::Forbidden);
    }
    let now = app.now();
    let organization = organization_of(&mut conn, &standing.enrollment.program, now).await?;
    let by = Decider { id: validator.id, role: Some(Role::Validator), organization };
    if form.what == "pass" {
        let passed = pass_step(&mut conn, standing, turn, by, &note, now).await?;
        return Ok(see_other(format!("/assoc/periods?done={}", if passed { "passed" } else { "already" })));
    }
    conn.transaction(async |conn| {
        settle(conn, standing, by, (PeriodDecision::Returned, &note), now).await?;
        programs::keep_standings(conn, std::slice::from_ref(&standing.enrollment), now).await?;
        if let Holder::Person(person) = standing.enrollment.holder {
            let owner = accounts::by_id(conn, person).await?;
            mail::queue(conn, &emails::given_back(&app, &owner, standing, &note), now).await?;
        }
        Ok::<(), Error>(())
    })
    .await?;
    Ok(see_other("/assoc/periods?done=returned"))
}
