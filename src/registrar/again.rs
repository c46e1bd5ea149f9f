//! Issuing several certificates anew, with the names of today: those ticked in the register.

use actix_web::HttpResponse;
use actix_web::web::Data;
use diesel_async::AsyncConnection;
use serde::Deserialize;

use super::ground::{self, Lacking};
use super::run::IssueCertificates;
use super::run_rows::{self, Run, RunId};
use super::withdraw::noted;
use super::{mine, views};
use crate::accounts::Registrar;
use crate::app::App;
use crate::certificates::{self, CertificateId, Entry};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::OrganizationId;
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// Most that can be ticked: a few pages of the register.
const MOST: usize = 500;

/// What was ticked, and at the second step what was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Ticked {
    pub certificate: Vec<String>,
    pub note: String,
    /// `yes` to tell each by mail.
    pub tell: String,
}

/// What was ticked and stands, each once.
#[derive(Default)]
pub(super) struct Sorted {
    /// What can be issued anew.
    pub entries: Vec<Entry>,
    /// What can't, and why.
    pub left_out: Vec<(Entry, Lacking)>,
}

async fn sorted(conn: &mut Conn, app: &App, registrar: &Registrar, ticked: &Ticked) -> Result<Sorted> {
    if ticked.certificate.len() > MOST {
        return Err(Error::BadRequest("problem-too-much"));
    }
    let mut ids: Vec<CertificateId> = ticked.certificate.iter().filter_map(|id| id.parse().ok()).collect();
    ids.sort_by_key(|id| id.uuid());
    ids.dedup();
    let mut sorted = Sorted::default();
    for id in ids {
        let entry = certificates::entry(conn, &mine(registrar), id).await?;
        if !entry.certificate.stands() {
            continue;
        }
        match ground::lacking(conn, app, &entry.certificate).await? {
            None => sorted.entries.push(entry),
            Some(lacking) => sorted.left_out.push((entry, lacking)),
        }
    }
    Ok(sorted)
}

fn page(registrar: &Registrar, sorted: &Sorted, ticked: &Ticked, problems: &Problems) -> maud::Markup {
    let words = registrar.frame.words;
    let page = registrar.frame.page(words.say("several-title")).at(Nav::Association).error(!problems.is_empty());
    page.render(views::anew::several(words, sorted, ticked, problems))
}

/// `POST /assoc/certificates/again`: shows what would be issued anew, and changes nothing.
pub(super) async fn check(registrar: Registrar, app: Data<App>, Form(ticked): Form<Ticked>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let sorted = sorted(&mut conn, &app, &registrar, &ticked).await?;
    Ok(ok(page(&registrar, &sorted, &ticked, &Problems::new())))
}

/// `POST /assoc/certificates/again/start`: lets it be done, one run for each issuer.
pub(super) async fn start(registrar: Registrar, app: Data<App>, Form(ticked): Form<Ticked>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let sorted = sorted(&mut conn, &app, &registrar, &ticked).await?;
    let entries = &sorted.entries;
    let mut problems = Problems::new();
    let note = noted(registrar.frame.words, &ticked.note, &mut problems);
    if !problems.is_empty() || entries.is_empty() {
        return Ok(unprocessable(page(&registrar, &sorted, &ticked, &problems)));
    }
    let now = app.now();
    let mut issuers: Vec<OrganizationId> = entries.iter().map(|entry| entry.certificate.organization_id).collect();
    issuers.sort_by_key(|id| id.uuid());
    issuers.dedup();
    let runs: Vec<Run> = conn
        .transaction(async |conn| {
            let mut runs = Vec::with_capacity(issuers.len());
            for organization_id in issuers {
                let run = Run {
                    id: RunId::new(),
                    organization_id,
                    module_id: None,
                    program: None,
                    note: note.clone(),
                    tell: ticked.tell == "yes",
                    made_by: registrar.id,
                    made_at: now,
                    stopped_at: None,
                    finished_at: None,
                };
                let of_issuer = entries.iter().map(|entry| &entry.certificate);
                let of_issuer = of_issuer.filter(|certificate| certificate.organization_id == organization_id);
                let lines: Vec<_> =
                    of_issuer.map(|certificate| (certificate.user_id, certificate.id.uuid(), 1)).collect();
                run_rows::add(conn, &run, &lines).await?;
                IssueCertificates::queue(conn, run.id, now).await?;
                runs.push(run);
            }
            Ok::<_, Error>(runs)
        })
        .await?;
    Ok(see_other(runs.first().map_or_else(|| "/assoc/certificates".to_owned(), Run::path)))
}
