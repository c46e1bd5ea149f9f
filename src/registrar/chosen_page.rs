//! `/c/{id}`: a certificate for its owner; `/c/{id}/programs`: which programs it names.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use serde::Deserialize;

use super::chosen::{self, Chosen, Offered};
use super::views;
use crate::accounts::Learner;
use crate::app::App;
use crate::certificates::{self, Certificate};
use crate::error::Result;
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// What was ticked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Ticked {
    /// Codes of programs.
    pub program: Vec<String>,
}

/// `GET /c/{id}`
pub(super) async fn show(learner: Learner, app: Data<App>, path: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let certificate = certificates::own(&mut conn, learner.id, &path).await?;
    let choose = chosen::is_offered(&mut conn, &certificate).await?;
    certificates::page(&mut conn, &app, &learner, &certificate, choose).await
}

fn page(
    learner: &Learner,
    certificate: &Certificate,
    offered: &[Offered],
    ticked: &[String],
    problems: &Problems,
) -> maud::Markup {
    let words = learner.frame.words;
    let page = learner.frame.page(words.say("chosen-title")).at(Nav::Record).error(!problems.is_empty());
    page.render(views::chosen::form(words, certificate, offered, ticked, problems))
}

/// `GET /c/{id}/programs`
pub(super) async fn ask(learner: Learner, app: Data<App>, path: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let certificate = certificates::own(&mut conn, learner.id, &path).await?;
    let offered = chosen::offered(&mut conn, &certificate).await?;
    if offered.is_empty() {
        return Ok(see_other(certificate.path()));
    }
    let named: Vec<String> = offered.iter().filter(|one| one.named).map(|one| one.program.clone()).collect();
    Ok(ok(page(&learner, &certificate, &offered, &named, &Problems::new())))
}

/// `POST /c/{id}/programs`
pub(super) async fn send(
    learner: Learner,
    app: Data<App>,
    path: Path<String>,
    Form(ticked): Form<Ticked>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let own = (learner.id, path.as_str());
    match chosen::choose(&mut conn, &app, own, &ticked.program, app.now()).await? {
        Chosen::Stands(path) => Ok(see_other(path)),
        // Sent twice, or withdrawn meanwhile: its page says what became of it.
        Chosen::Nothing => Ok(see_other(format!("/c/{path}"))),
        Chosen::Unknown => {
            let certificate = certificates::own(&mut conn, learner.id, &path).await?;
            let offered = chosen::offered(&mut conn, &certificate).await?;
            let mut problems = Problems::new();
            problems.add("program", learner.frame.words.say("chosen-gone"));
            Ok(unprocessable(page(&learner, &certificate, &offered, &ticked.program, &problems)))
        }
    }
}
