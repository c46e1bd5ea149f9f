//! `/assoc/rooms`: the rooms of an organization, and the form that opens one.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use chrono::NaiveDate;
use serde::Deserialize;

use super::decide::Decider;
use super::forms::{Choices, OpenForm};
use super::open::{Opening, open};
use super::{queries, staff_views};
use crate::accounts::{self, Email, Staff};
use crate::app::App;
use crate::credit::programs::boards_of;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::modules;
use crate::organizations::{self, OrganizationId};
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

fn ours(staff: &Staff) -> Vec<OrganizationId> {
    staff.organizations.iter().map(|id| OrganizationId::from_uuid(*id)).collect()
}

/// `GET /assoc/rooms`
pub(super) async fn list(staff: Staff, app: Data<App>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let all = queries::listed(&mut conn, &app, &ours(&staff)).await?;
    let mut rows = Vec::with_capacity(all.len());
    for listed in all {
        let module = modules::version(&mut conn, &app, listed.room.module_version_id).await?;
        rows.push((listed, module));
    }
    let words = staff.frame.words;
    let page = staff.frame.page(words.say("rooms-title")).at(Nav::Association).noindex();
    Ok(ok(page.render(staff_views::list(words, &rows))))
}

async fn choices(conn: &mut Conn, app: &App, staff: &Staff) -> Result<Choices> {
    let mut all = Vec::new();
    let mut ids = ours(staff);
    ids.dedup();
    for id in ids {
        all.push(organizations::by_id(conn, id).await?);
    }
    let boards = boards_of(conn, &ours(staff)).await?;
    Ok(Choices { organizations: all, modules: modules::current_all(conn, app).await?, boards })
}

/// Which module the form begins with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    module: String,
}

fn today(staff: &Staff, app: &App) -> NaiveDate {
    app.now().with_timezone(&staff.zone).date_naive()
}

/// `GET /assoc/rooms/new`
pub(super) async fn new(staff: Staff, app: Data<App>, asked: Query<Asked>) -> Result<HttpResponse> {
    let choices = choices(&mut *app.conn().await?, &app, &staff).await?;
    let form = OpenForm::new(&choices, today(&staff, &app), &asked.module);
    Ok(ok(page(&staff, &choices, &form, &Problems::new())))
}

fn page(staff: &Staff, choices: &Choices, form: &OpenForm, problems: &Problems) -> maud::Markup {
    let words = staff.frame.words;
    let page = staff.frame.page(words.say("rooms-new")).at(Nav::Association).noindex().error(!problems.is_empty());
    page.render(staff_views::form(words, choices, form, problems))
}

/// `POST /assoc/rooms/new`
pub(super) async fn create(staff: Staff, app: Data<App>, Form(form): Form<OpenForm>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let words = staff.frame.words;
    let choices = choices(&mut conn, &app, &staff).await?;
    let today = today(&staff, &app);
    let (mut problems, opened) = match form.parse(words, &choices, today) {
        Ok(opened) => (Problems::new(), Some(opened)),
        Err(problems) => (problems, None),
    };
    let facilitator = match form.facilitator.trim() {
        "" => Some(staff.id),
        typed => match Email::parse(typed) {
            Some(email) => accounts::by_email(&mut conn, email.as_str()).await?.map(|user| user.id),
            None => None,
        },
    };
    if facilitator.is_none() {
        problems.add("facilitator", words.say("rooms-facilitator-unknown"));
    }
    let (Some(opened), Some(facilitator)) = (opened, facilitator) else {
        return Ok(unprocessable(page(&staff, &choices, &form, &problems)));
    };
    let by = Decider { id: staff.id, role: staff.roles.first().copied() };
    let opening = Opening {
        organization: opened.organization.id,
        facilitator,
        module: &opened.module,
        board: opened.board,
        held_on: opened.held_on,
        over: opened.held_on < today,
    };
    let room = open(&mut conn, &app, opened.id, by, &opening).await?;
    if room.organization_id != opened.organization.id {
        return Err(Error::NotFound);
    }
    Ok(see_other(room.path()))
}
