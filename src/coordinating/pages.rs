//! The coordinator's pages of a cohort: list, form, overview, export, settings.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::forms::CohortForm;
use super::overview::{Ahead, Overview};
use super::table::{Asked, Table};
use super::{csv, deliveries, views};
use crate::accounts::Coordinator;
use crate::app::App;
use crate::cohorts::{self, Cohort, CohortId};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::{self, Organization, OrganizationId};
use crate::pathways::{self, Pathway};
use crate::web::{Form, Nav, Out, Problems, in_parts, ok, see_other, unprocessable};

/// The cohort with this slug, if it is this coordinator's to look after.
pub async fn mine(conn: &mut Conn, coordinator: &Coordinator, slug: &str) -> Result<Cohort> {
    Ok(cohorts::of_organizations(conn, slug, &ours(coordinator)).await?)
}

fn ours(coordinator: &Coordinator) -> Vec<OrganizationId> {
    coordinator.organizations.iter().map(|id| OrganizationId::from_uuid(*id)).collect()
}

/// `GET /assoc/cohorts`
pub(super) async fn list(coordinator: Coordinator, app: Data<App>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let all = cohorts::listed(&mut conn, &ours(&coordinator)).await?;
    let words = coordinator.frame.words;
    let page = coordinator.frame.page(words.say("cohorts-title")).at(Nav::Cohorts);
    Ok(ok(page.render(views::list(words, &all, app.now()))))
}

/// What the form chooses from.
struct Choices {
    organizations: Vec<Organization>,
    pathways: Vec<Pathway>,
}

impl Choices {
    async fn of(conn: &mut Conn, coordinator: &Coordinator) -> Result<Choices> {
        let mut organizations = Vec::new();
        for id in ours(coordinator) {
            organizations.push(organizations::by_id(conn, id).await?);
        }
        Ok(Choices { organizations, pathways: pathways::all(conn).await? })
    }
}

/// `GET /assoc/cohorts/new`
pub(super) async fn new(coordinator: Coordinator, app: Data<App>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let choices = Choices::of(&mut conn, &coordinator).await?;
    let form = CohortForm::new(choices.organizations.first(), &choices.pathways, app.now());
    Ok(ok(new_page(&coordinator, &choices, &form, &Problems::new())))
}

fn new_page(coordinator: &Coordinator, choices: &Choices, form: &CohortForm, problems: &Problems) -> maud::Markup {
    let words = coordinator.frame.words;
    let page = coordinator.frame.page(words.say("cohort-new-title")).at(Nav::Cohorts).error(!problems.is_empty());
    page.render(views::new(words, form, problems, &choices.organizations, &choices.pathways))
}

/// `POST /assoc/cohorts/new`
pub(super) async fn create(
    coordinator: Coordinator,
    app: Data<App>,
    Form(form): Form<CohortForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let choices = Choices::of(&mut conn, &coordinator).await?;
    let draft = match form.parse(coordinator.frame.words, &choices.pathways) {
        Ok(draft) => draft,
        Err(problems) => return Ok(unprocessable(new_page(&coordinator, &choices, &form, &problems))),
    };
    let organization = match choices.organizations.as_slice() {
        [one] => one,
        several => several.iter().find(|one| one.slug == form.organization).ok_or(Error::NotFound)?,
    };
    let id: CohortId = form.id.parse().map_err(|_| Error::BadRequest("problem-incomplete"))?;
    let cohort = cohorts::create(&mut conn, id, organization.id, coordinator.id, &draft, app.now()).await?;
    Ok(see_other(format!("{}?done=made", cohort.assoc_path())))
}

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    done: String,
}

/// `GET /assoc/cohorts/{slug}`
pub(super) async fn show(
    coordinator: Coordinator,
    app: Data<App>,
    slug: Path<String>,
    asked: Query<Asked>,
    told: Query<Told>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort = mine(&mut conn, &coordinator, &slug).await?;
    let now = app.now();
    let overview = Overview::of(&mut conn, &app, &cohort, now).await?;
    let table = Table::of(&mut conn, cohort.id, &overview, &asked).await?;
    let run = deliveries::runs(&mut conn, cohort.id, 1).await?.pop();
    let slots: Vec<_> = run.iter().map(|run| run.slot_at).collect();
    let refused = deliveries::refused(&mut conn, cohort.id, &slots).await?;
    let words = coordinator.frame.words;
    let view = views::cohort::Shown {
        cohort: &cohort,
        overview: &overview,
        figures: overview.figures(),
        table: &table,
        asked: &asked,
        made: told.done == "made",
        saved: told.done == "saved",
        run: run.as_ref(),
        refused: &refused,
        join_url: app.config().url(&cohort.join_path()),
        now,
    };
    let page = coordinator.frame.page(cohort.name.as_str()).at(Nav::Cohorts);
    Ok(ok(page.render(view.render(words))))
}

/// `GET /assoc/cohorts/{slug}/members.csv`
pub(super) async fn export(coordinator: Coordinator, app: Data<App>, slug: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort = mine(&mut conn, &coordinator, &slug).await?;
    let ahead = Ahead::of(&mut conn, &app, &cohort, app.now()).await?;
    let words = coordinator.frame.words;
    let name = format!("attachment; filename=\"{}.csv\"", cohort.slug);
    let file = in_parts(async move |out: Out| csv::write(&mut conn, words, &cohort, &ahead, &out).await);
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .streaming(file))
}

/// `GET /assoc/cohorts/{slug}/settings`
pub(super) async fn settings(coordinator: Coordinator, app: Data<App>, slug: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort = mine(&mut conn, &coordinator, &slug).await?;
    let (pathways, current) = choosable(&mut conn, &cohort).await?;
    let form = CohortForm::of(&cohort, &current);
    Ok(ok(settings_page(&coordinator, &cohort, &pathways, &form, &Problems::new())))
}

/// All pathways, and the one it follows even when that was withdrawn.
async fn choosable(conn: &mut Conn, cohort: &Cohort) -> Result<(Vec<Pathway>, Pathway)> {
    let mut pathways = pathways::all(conn).await?;
    let current = pathways::by_id(conn, cohort.pathway_id).await?;
    if pathways.iter().all(|pathway| pathway.id != current.id) {
        pathways.push(current.clone());
    }
    Ok((pathways, current))
}

fn settings_page(
    coordinator: &Coordinator,
    cohort: &Cohort,
    pathways: &[Pathway],
    form: &CohortForm,
    problems: &Problems,
) -> maud::Markup {
    let words = coordinator.frame.words;
    let title = words.fill("cohort-settings-title", &[("cohort", cohort.name.as_str().into())]);
    let page = coordinator.frame.page(title).at(Nav::Cohorts).error(!problems.is_empty());
    page.render(views::settings(words, cohort, form, problems, pathways))
}

/// `POST /assoc/cohorts/{slug}/settings`
pub(super) async fn save(
    coordinator: Coordinator,
    app: Data<App>,
    slug: Path<String>,
    Form(form): Form<CohortForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort = mine(&mut conn, &coordinator, &slug).await?;
    let (pathways, _) = choosable(&mut conn, &cohort).await?;
    match form.parse(coordinator.frame.words, &pathways) {
        Ok(draft) => {
            cohorts::change(&mut conn, cohort.id, &draft, app.now()).await?;
            Ok(see_other(format!("{}?done=saved", cohort.assoc_path())))
        }
        Err(problems) => Ok(unprocessable(settings_page(&coordinator, &cohort, &pathways, &form, &problems))),
    }
}
