//! A member's side of a cohort: the invitation, joining, this week's lesson, leaving.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::done::done_by;
use super::journey::{Journey, Next};
use super::views;
use crate::accounts::{self, Learner, Visitor};
use crate::app::App;
use crate::cohorts::{self, Pace};
use crate::error::{Error, Result};
use crate::web::{ok, see_other};
use crate::{lessons, organizations, pathways};

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    done: String,
}

/// `GET /join/{code}`
pub(super) async fn invitation(
    visitor: Visitor,
    app: Data<App>,
    code: Path<String>,
    told: Query<Told>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let words = visitor.frame.words;
    let Some(cohort) = cohorts::by_join_code(&mut conn, &code).await? else {
        let page = visitor.frame.page(words.say("join-unknown-title")).noindex();
        let body = page.render(views::member::unknown_code(words, visitor.frame.help.as_ref()));
        return Ok(HttpResponse::NotFound().content_type("text/html; charset=utf-8").body(body.into_string()));
    };
    let member = match &visitor.person {
        Some(person) => cohorts::membership(&mut conn, person.id, cohort.id).await?,
        None => None,
    };
    let organization = organizations::by_id(&mut conn, cohort.organization_id).await?;
    let pathway = pathways::by_id(&mut conn, cohort.pathway_id).await?;
    let coordinator = accounts::by_id(&mut conn, cohort.coordinator_id).await?;
    let view = views::member::Invitation {
        cohort: &cohort,
        organization: &organization,
        pathway: &pathway,
        coordinator: &coordinator,
        signed_in: visitor.person.is_some(),
        is_member: member.is_some_and(|member| member.is_member()),
        left: told.done == "left" && member.is_some_and(|member| !member.is_member()),
        over: cohort.is_over(app.now()),
    };
    let page = visitor.frame.page(words.fill("join-title", &[("cohort", cohort.name.as_str().into())])).noindex();
    Ok(ok(page.render(view.render(words))))
}

/// `POST /join/{code}`. Joining again changes nothing.
pub(super) async fn join(learner: Learner, app: Data<App>, code: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort = cohorts::by_join_code(&mut conn, &code).await?.ok_or(Error::NotFound)?;
    let now = app.now();
    if cohort.is_over(now) {
        return Err(Error::Conflict("join-over-conflict"));
    }
    cohorts::join(&mut conn, learner.id, cohort.id, now).await?;
    Ok(see_other(format!("{}?done=joined", cohort.path())))
}

/// `GET /cohorts/{slug}`
pub(super) async fn show(
    learner: Learner,
    app: Data<App>,
    slug: Path<String>,
    told: Query<Told>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort = cohorts::of_member(&mut conn, &slug, learner.id).await?;
    let words = learner.frame.words;
    let organization = organizations::by_id(&mut conn, cohort.organization_id).await?;
    let pathway = pathways::by_id(&mut conn, cohort.pathway_id).await?;
    let coordinator = accounts::by_id(&mut conn, cohort.coordinator_id).await?;
    let journey = Journey::of(&mut conn, &app, &pathway).await?;
    let done = done_by(&mut conn, &[learner.id]).await?.remove(&learner.id).unwrap_or_default();
    let next = journey.next(&done);
    let card = match next {
        Some(Next::CarryOn(id) | Next::Lesson(id)) => lessons::cards(&mut conn, words.language(), &[id]).await?.pop(),
        _ => None,
    };
    let membership = cohorts::membership(&mut conn, learner.id, cohort.id).await?;
    let view = views::member::Desk {
        cohort: &cohort,
        organization: &organization,
        pathway: &pathway,
        coordinator: &coordinator,
        tally: journey.tally(&done),
        pace: Pace::of(&cohort, journey.minutes(), app.now()),
        next,
        card: card.as_ref(),
        digest_stopped: membership.is_some_and(|member| member.digest_stopped_at.is_some()),
        joined: told.done == "joined",
    };
    Ok(ok(learner.frame.page(cohort.name.as_str()).render(view.render(words))))
}

/// `POST /cohorts/{slug}/leave`
pub(super) async fn leave(learner: Learner, app: Data<App>, slug: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort = cohorts::of_member(&mut conn, &slug, learner.id).await?;
    cohorts::leave(&mut conn, learner.id, cohort.id, app.now()).await?;
    Ok(see_other(format!("{}?done=left", cohort.join_path())))
}
