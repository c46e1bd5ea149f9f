//! Issuing many: choose a module and a time, see who gets what, and let it be done.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use chrono::NaiveDate;
use diesel_async::AsyncConnection;
use serde::Deserialize;

use super::eligible::{Plan, Span};
use super::run::IssueCertificates;
use super::run_rows::{self, Run, RunId};
use super::withdraw::noted;
use super::{mine, views};
use crate::accounts::Registrar;
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::modules::{self, Edition};
use crate::organizations::{self, Organization};
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// What was chosen, and at the second step what was shown and typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    /// The slug of a module.
    pub module: String,
    pub from: String,
    pub to: String,
    /// The fingerprint of what was shown.
    pub print: String,
    pub note: String,
    /// `yes` to tell each by mail.
    pub tell: String,
}

impl Chosen {
    fn span(&self, words: Words, problems: &mut Problems) -> Span {
        let mut day = |field: &'static str, text: &str| -> Option<NaiveDate> {
            let text = text.trim();
            let day = text.parse().ok();
            if day.is_none() && !text.is_empty() {
                problems.add(field, words.say("issue-date-bad"));
            }
            day
        };
        let span = Span { from: day("from", &self.from), to: day("to", &self.to) };
        if let (Some(from), Some(to)) = (span.from, span.to)
            && to < from
        {
            problems.add("to", words.say("issue-date-order"));
        }
        span
    }
}

/// The modules of this registrar's organizations.
async fn ours(conn: &mut Conn, app: &App, registrar: &Registrar) -> Result<Vec<Arc<Edition>>> {
    let mine = mine(registrar);
    let all = modules::current_all(conn, app).await?;
    Ok(all.into_iter().filter(|module| mine.contains(&module.provider_id)).collect())
}

/// What was chosen, understood.
struct Choice {
    modules: Vec<Arc<Edition>>,
    problems: Problems,
    found: Option<(Arc<Edition>, Organization, Plan)>,
}

impl Choice {
    async fn of(conn: &mut Conn, app: &App, registrar: &Registrar, chosen: &Chosen) -> Result<Choice> {
        let words = registrar.frame.words;
        let modules = ours(conn, app, registrar).await?;
        let mut problems = Problems::new();
        let span = chosen.span(words, &mut problems);
        let module = modules.iter().find(|module| module.slug == chosen.module).cloned();
        let found = match module {
            Some(module) if problems.is_empty() => {
                let issuer = organizations::by_id(conn, module.provider_id).await?;
                let plan = Plan::of(conn, &module, &issuer, span).await?;
                Some((module, issuer, plan))
            }
            Some(_) => None,
            None => {
                if !chosen.module.is_empty() {
                    problems.add("module", words.say("issue-module-empty"));
                }
                None
            }
        };
        Ok(Choice { modules, problems, found })
    }

    fn page(&self, registrar: &Registrar, chosen: &Chosen, changed: bool, problems: &Problems) -> maud::Markup {
        let words = registrar.frame.words;
        let shown = views::issue::Shown {
            modules: &self.modules,
            chosen,
            problems,
            plan: self.found.as_ref().map(|(module, issuer, plan)| (module.as_ref(), issuer, plan)),
            changed,
        };
        let page = registrar.frame.page(words.say("issue-title")).at(Nav::Association).error(!problems.is_empty());
        page.render(shown.render(words))
    }
}

/// `GET /assoc/certificates/issue`: the choice and, once it is made, the dry run.
pub(super) async fn choose(registrar: Registrar, app: Data<App>, chosen: Query<Chosen>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let choice = Choice::of(&mut conn, &app, &registrar, &chosen).await?;
    let page = choice.page(&registrar, &chosen, false, &choice.problems);
    Ok(if choice.problems.is_empty() { ok(page) } else { unprocessable(page) })
}

/// `POST /assoc/certificates/issue`: does what was shown, or shows what it would be by now.
pub(super) async fn start(registrar: Registrar, app: Data<App>, Form(chosen): Form<Chosen>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let now = app.now();
    let started = conn
        .transaction(async |conn| {
            let choice = Choice::of(conn, &app, &registrar, &chosen).await?;
            let mut problems = choice.problems.clone();
            let note = noted(registrar.frame.words, &chosen.note, &mut problems);
            let Some((module, issuer, plan)) = choice.found.as_ref().filter(|_| problems.is_empty()) else {
                return Ok(Err(choice.page(&registrar, &chosen, false, &problems)));
            };
            if plan.ready.is_empty() || plan.print() != chosen.print {
                return Ok(Err(choice.page(&registrar, &chosen, true, &problems)));
            }
            let run = Run {
                id: RunId::new(),
                organization_id: issuer.id,
                module_id: Some(module.module_id),
                note,
                tell: chosen.tell == "yes",
                made_by: registrar.id,
                made_at: now,
                stopped_at: None,
                finished_at: None,
            };
            let lines: Vec<_> = plan.ready.iter().map(|one| (one.user, one.version.uuid())).collect();
            run_rows::add(conn, &run, &lines).await?;
            IssueCertificates::queue(conn, run.id, now).await?;
            Ok::<_, Error>(Ok(run))
        })
        .await?;
    Ok(match started {
        Ok(run) => see_other(run.path()),
        Err(page) => unprocessable(page),
    })
}
