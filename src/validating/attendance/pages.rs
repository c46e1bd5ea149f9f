//! `/assoc/attendance`: the report, what it would enter, and entering it.

use actix_web::web::{Data, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::enter::{self, Roster};
use super::form::{Event, EventForm};
use super::plan::Plan;
use super::views;
use crate::accounts::Validator;
use crate::app::App;
use crate::attendance::{self, Report, Unreadable};
use crate::claiming::Upload;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::{self, Organization};
use crate::validating::ours;
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// The largest report that goes along with a form, in bytes: some two thousand lines.
const LARGEST: usize = 256 * 1024;

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    entered: String,
}

async fn organizations_of(conn: &mut Conn, validator: &Validator) -> Result<Vec<Organization>> {
    let mut all = Vec::new();
    for id in ours(validator) {
        all.push(organizations::by_id(conn, id).await?);
    }
    Ok(all)
}

/// `GET /assoc/attendance`
pub(super) async fn show(validator: Validator, app: Data<App>, told: Query<Told>) -> Result<HttpResponse> {
    let all = organizations_of(&mut *app.conn().await?, &validator).await?;
    let provider = all.first().map(|one| one.body.name.clone()).unwrap_or_default();
    let form = EventForm { provider, kind: "webinar".to_owned(), ..EventForm::default() };
    Ok(ok(form_page(&validator, &all, &form, &Problems::new(), told.entered.parse().ok())))
}

fn form_page(
    validator: &Validator,
    all: &[Organization],
    form: &EventForm,
    problems: &Problems,
    entered: Option<usize>,
) -> maud::Markup {
    let words = validator.frame.words;
    let page = validator.frame.page(words.say("attendance-title")).at(Nav::Association).noindex();
    page.error(!problems.is_empty()).render(views::form(words, all, form, problems, entered))
}

/// `POST /assoc/attendance`: reads the report, shows what it would enter, and changes nothing.
pub(super) async fn check(
    validator: Validator,
    app: Data<App>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse> {
    let mut upload = Upload::read(&request, payload).await?;
    let mut form: EventForm = upload.form()?;
    if let Some(file) = upload.files.pop() {
        form.report = attendance::text_of(&file.content);
    }
    shown(&validator, &app, form).await
}

/// `POST /assoc/attendance/again`: the same with what was said of those who weren't known.
pub(super) async fn check_again(
    validator: Validator,
    app: Data<App>,
    Form(form): Form<EventForm>,
) -> Result<HttpResponse> {
    shown(&validator, &app, form.answered()).await
}

/// A report and the event that it is of, or the page that says what must change.
async fn read(
    conn: &mut Conn,
    validator: &Validator,
    app: &App,
    form: &mut EventForm,
) -> Result<std::result::Result<(Organization, Event, Report), HttpResponse>> {
    let words = validator.frame.words;
    let all = organizations_of(conn, validator).await?;
    let mut problems = Problems::new();
    let report = if form.report.len() > LARGEST {
        problems.add("report", words.say("attendance-too-large"));
        None
    } else {
        match attendance::read(form.report.as_bytes()) {
            Ok(report) => Some(report),
            Err(fault) => {
                let key = match fault {
                    Unreadable::Empty => "attendance-empty",
                    Unreadable::NoColumns => "attendance-no-columns",
                    Unreadable::Nobody => "attendance-nobody",
                };
                problems.add("report", words.say(key));
                None
            }
        }
    };
    if let Some(report) = &report {
        form.fill_from(report);
    }
    let today = app.now().with_timezone(&validator.person.zone()).date_naive();
    let event = match form.parse(words, today, report.is_some()) {
        Ok(event) => Some(event),
        Err(more) => {
            problems = more.and(problems);
            None
        }
    };
    let organization = match all.as_slice() {
        [one] => one,
        several => several.iter().find(|one| one.slug == form.organization).ok_or(Error::NotFound)?,
    };
    match (report, event) {
        (Some(report), Some(event)) => Ok(Ok((organization.clone(), event, report))),
        _ => {
            // A report that can't be read is not sent back: it may be anything.
            let form = EventForm { report: String::new(), ..form.clone() };
            Ok(Err(unprocessable(form_page(validator, &all, &form, &problems, None))))
        }
    }
}

async fn shown(validator: &Validator, app: &App, mut form: EventForm) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (organization, event, report) = match read(&mut conn, validator, app, &mut form).await? {
        Ok(read) => read,
        Err(page) => return Ok(page),
    };
    let plan = Plan::of(&mut conn, organization.id, validator.id, &event, &report, &form).await?;
    Ok(ok(plan_page(validator, &event, &report, &form, &plan, false)))
}

fn plan_page(
    validator: &Validator,
    event: &Event,
    report: &Report,
    form: &EventForm,
    plan: &Plan,
    changed: bool,
) -> maud::Markup {
    let words = validator.frame.words;
    let page = validator.frame.page(words.say("attendance-check")).at(Nav::Association).noindex();
    page.render(views::plan(words, event, report, form, plan, changed))
}

/// `POST /assoc/attendance/enter`: does what was shown.
pub(super) async fn enter(
    validator: Validator,
    app: Data<App>,
    Form(mut form): Form<EventForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (organization, event, report) = match read(&mut conn, &validator, &app, &mut form).await? {
        Ok(read) => read,
        Err(page) => return Ok(page),
    };
    let (id, validator_id) = (organization.id, validator.id);
    let roster = Roster { organization: id, validator: validator_id, event: &event, report: &report, form: &form };
    match enter::enter(&mut conn, &app, &roster).await? {
        Ok(entered) => Ok(see_other(format!("/assoc/attendance?entered={entered}"))),
        Err(plan) => Ok(unprocessable(plan_page(&validator, &event, &report, &form, &plan, true))),
    }
}
