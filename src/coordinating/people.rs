//! The members of a cohort: the join link, the pasted list with its dry run, taking someone out.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::{Deserialize, Serialize};

use super::invite::{self, Plan};
use super::list::LONGEST;
use super::pages::mine;
use super::paging::Pages;
use super::views;
use crate::accounts::{self, Coordinator, UserId};
use crate::app::App;
use crate::cohorts::{self, Cohort};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// What was done just now, and whom the list shows.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    added: String,
    removed: String,
    /// A part of a name, an address or a library.
    q: String,
    page: String,
}

/// A pasted list, and at the second step the fingerprint of what was shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Pasted {
    list: String,
    print: String,
}

/// `GET /assoc/cohorts/{slug}/people`
pub(super) async fn show(
    coordinator: Coordinator,
    app: Data<App>,
    slug: Path<String>,
    told: Query<Told>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort = mine(&mut conn, &coordinator, &slug).await?;
    Ok(ok(page(&mut conn, &app, &coordinator, &cohort, &told, "", &Problems::new()).await?))
}

async fn page(
    conn: &mut Conn,
    app: &App,
    coordinator: &Coordinator,
    cohort: &Cohort,
    told: &Told,
    typed: &str,
    problems: &Problems,
) -> Result<maud::Markup> {
    let words = coordinator.frame.words;
    let q = told.q.trim();
    let found = cohorts::by_name(conn, cohort.id, q).await?;
    let all = if q.is_empty() { found.len() } else { cohorts::roll(conn, cohort.id).await?.len() };
    let pages = Pages::of(found.len(), &told.page);
    let members = cohorts::in_full(conn, cohort.id, pages.part(&found)).await?;
    let removed = match told.removed.parse::<UserId>().ok() {
        // Only of someone who was a member is the name told.
        Some(id) => match cohorts::membership(conn, id, cohort.id).await? {
            Some(was) if !was.is_member() => Some(accounts::by_id(conn, id).await?),
            _ => None,
        },
        None => None,
    };
    let view = views::people::People {
        cohort,
        members: &members,
        all,
        found: found.len(),
        pages,
        q,
        join_url: app.config().url(&cohort.join_path()),
        added: told.added.parse().ok(),
        removed: removed.as_ref(),
        typed,
        problems,
    };
    let title = words.fill("people-title", &[("cohort", cohort.name.as_str().into())]);
    let page = coordinator.frame.page(title).at(Nav::Cohorts).error(!problems.is_empty());
    Ok(page.render(view.render(words)))
}

/// `POST /assoc/cohorts/{slug}/people`: shows what would happen, and changes nothing.
pub(super) async fn check(
    coordinator: Coordinator,
    app: Data<App>,
    slug: Path<String>,
    Form(pasted): Form<Pasted>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort = mine(&mut conn, &coordinator, &slug).await?;
    let words = coordinator.frame.words;
    let mut problems = Problems::new();
    if pasted.list.lines().count() > LONGEST {
        problems.add("list", words.fill("people-list-long", &[("most", LONGEST.into())]));
    }
    let plan =
        if problems.is_empty() { Plan::of(&mut conn, &cohort, &pasted.list).await? } else { Plan { lines: vec![] } };
    if problems.is_empty() && plan.lines.is_empty() {
        problems.add("list", words.say("people-list-empty"));
    }
    if !problems.is_empty() {
        let told = Told::default();
        return Ok(unprocessable(page(&mut conn, &app, &coordinator, &cohort, &told, &pasted.list, &problems).await?));
    }
    Ok(ok(dry_run(&coordinator, &cohort, &plan, &pasted.list, false)))
}

fn dry_run(coordinator: &Coordinator, cohort: &Cohort, plan: &Plan, list: &str, changed: bool) -> maud::Markup {
    let words = coordinator.frame.words;
    let title = words.say("dry-run-title");
    let page = coordinator.frame.page(title).at(Nav::Cohorts);
    page.render(views::people::dry_run(words, cohort, plan, list, changed))
}

/// `POST /assoc/cohorts/{slug}/people/add`: does what was shown.
pub(super) async fn add(
    coordinator: Coordinator,
    app: Data<App>,
    slug: Path<String>,
    Form(pasted): Form<Pasted>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort = mine(&mut conn, &coordinator, &slug).await?;
    if pasted.list.lines().count() > LONGEST {
        return Err(Error::BadRequest("problem-too-much"));
    }
    let inviter = accounts::by_id(&mut conn, coordinator.id).await?;
    match invite::carry_out(&mut conn, &app, &cohort, &inviter, &pasted.list, &pasted.print).await? {
        Ok(added) => Ok(see_other(format!("{}/people?added={added}", cohort.assoc_path()))),
        Err(plan) => Ok(unprocessable(dry_run(&coordinator, &cohort, &plan, &pasted.list, true))),
    }
}

/// The part of the list that was shown.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<UserId>,
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    page: String,
}

impl Place {
    fn address(&self, cohort: &Cohort) -> Result<String> {
        let query = serde_html_form::to_string(self).map_err(anyhow::Error::from)?;
        Ok(format!("{}/people?{query}", cohort.assoc_path()))
    }
}

/// `POST /assoc/cohorts/{slug}/people/{person}/remove`
pub(super) async fn remove(
    coordinator: Coordinator,
    app: Data<App>,
    path: Path<(String, UserId)>,
    Form(place): Form<Place>,
) -> Result<HttpResponse> {
    let (slug, person) = path.into_inner();
    let mut conn = app.conn().await?;
    let cohort = mine(&mut conn, &coordinator, &slug).await?;
    cohorts::membership(&mut conn, person, cohort.id).await?.ok_or(Error::NotFound)?;
    cohorts::leave(&mut conn, person, cohort.id, app.now()).await?;
    Ok(see_other(Place { removed: Some(person), ..place }.address(&cohort)?))
}

/// `POST /assoc/cohorts/{slug}/people/{person}/restore`: takes a removal back.
pub(super) async fn restore(
    coordinator: Coordinator,
    app: Data<App>,
    path: Path<(String, UserId)>,
    Form(place): Form<Place>,
) -> Result<HttpResponse> {
    let (slug, person) = path.into_inner();
    let mut conn = app.conn().await?;
    let cohort = mine(&mut conn, &coordinator, &slug).await?;
    cohorts::membership(&mut conn, person, cohort.id).await?.ok_or(Error::NotFound)?;
    cohorts::join(&mut conn, person, cohort.id, app.now()).await?;
    Ok(see_other(Place { removed: None, ..place }.address(&cohort)?))
}
