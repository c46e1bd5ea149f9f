//! The next digest as its coordinator sees it before it leaves, and what became of the earlier ones.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;
use uuid::Uuid;

use super::compose::{Recipient, compose};
use super::issue::Issue;
use super::letter::Told;
use super::news::Pace;
use super::preview_views::{Shown, view};
use crate::accounts::{self, Coordinator, User};
use crate::app::App;
use crate::cohorts::Cohort;
use crate::coordinating::{self, Done, Tally, mine};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing};
use crate::web::{Form, Nav, ok, see_other};

/// How many runs are listed.
const RUNS: i32 = 12;

/// The styles of a mail stand in its elements. This page may have them and nothing else: nothing to
/// load, nothing to run, nothing to send.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; \
    frame-ancestors 'none'; sandbox allow-popups";

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct After {
    done: String,
}

/// The id of a test message, made with the form, so that pressing twice sends one.
#[derive(Debug, Deserialize)]
pub(super) struct Test {
    id: String,
}

/// The next digest as the coordinator would get it on joining now.
async fn sample(conn: &mut Conn, app: &App, cohort: &Cohort, reader: &User, number: Uuid) -> Result<Outgoing> {
    let slot = cohort.digest_next_at.unwrap_or_else(|| app.now());
    let issue = Issue::of(conn, app, cohort.clone(), slot).await?;
    let language = Language::from_tag(&reader.language);
    let told = Told {
        words: Words::of(language),
        zone: reader.time_zone.parse().unwrap_or(cohort.time_zone),
        first_name: reader.first_name(),
        suggestion: issue.suggestion(&Done::default(), language),
        due: 0,
        ending: Vec::new(),
        tally: Tally::default(),
        note: Some(cohort.note.as_str()).filter(|note| !note.is_empty()),
        pace: Pace::Usual,
        // Nothing to stop: the page where all of them are set.
        stop_url: app.config().url("/me/email"),
    };
    let to = Recipient { id: reader.id, name: &reader.name, email: &reader.email };
    Ok(compose(app, &issue, &to, &told, number))
}

/// `GET /assoc/cohorts/{slug}/digest`
pub(super) async fn show(
    coordinator: Coordinator,
    app: Data<App>,
    slug: Path<String>,
    told: Query<After>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort = mine(&mut conn, &coordinator, &slug).await?;
    let reader = accounts::by_id(&mut conn, coordinator.id).await?;
    let message = sample(&mut conn, &app, &cohort, &reader, Uuid::now_v7()).await?;
    let runs = coordinating::runs(&mut conn, cohort.id, RUNS).await?;
    let slots: Vec<_> = runs.iter().map(|run| run.slot_at).collect();
    let refused = coordinating::refused(&mut conn, cohort.id, &slots).await?;
    let words = coordinator.frame.words;
    let shown = Shown {
        cohort: &cohort,
        message: &message,
        runs: &runs,
        refused: &refused,
        email: &reader.email,
        test_id: Uuid::now_v7(),
        tested: told.done == "sent",
        over: cohort.is_over(app.now()),
    };
    let title = words.fill("preview-title", &[("cohort", cohort.name.as_str().into())]);
    Ok(ok(coordinator.frame.page(title).at(Nav::Cohorts).render(view(words, &shown))))
}

/// `GET /assoc/cohorts/{slug}/digest.html`: the HTML part as a mail program shows it.
pub(super) async fn html(coordinator: Coordinator, app: Data<App>, slug: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort = mine(&mut conn, &coordinator, &slug).await?;
    let reader = accounts::by_id(&mut conn, coordinator.id).await?;
    let message = sample(&mut conn, &app, &cohort, &reader, Uuid::now_v7()).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_SECURITY_POLICY, MAIL_POLICY))
        .body(message.html.unwrap_or_default()))
}

/// `POST /assoc/cohorts/{slug}/digest/test`: one message to the coordinator.
pub(super) async fn send_test(
    coordinator: Coordinator,
    app: Data<App>,
    slug: Path<String>,
    Form(test): Form<Test>,
) -> Result<HttpResponse> {
    use diesel_async::AsyncConnection;
    let number: Uuid = test.id.parse().map_err(|_| Error::BadRequest("problem-incomplete"))?;
    let mut conn = app.conn().await?;
    let cohort = mine(&mut conn, &coordinator, &slug).await?;
    let reader = accounts::by_id(&mut conn, coordinator.id).await?;
    let message = sample(&mut conn, &app, &cohort, &reader, number).await?;
    let message = Outgoing { kind: "digest-test", ..message };
    conn.transaction::<_, Error, _>(async |conn| Ok(mail::queue(conn, &message, app.now()).await?)).await?;
    Ok(see_other(format!("{}/digest?done=sent", cohort.assoc_path())))
}
