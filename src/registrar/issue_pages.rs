//! Issuing many: choose a module or a program and a time, see who gets what, and let it be done.

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
use super::{mine, period, views};
use crate::accounts::Registrar;
use crate::app::App;
use crate::credit::programs::{Program, answered_by};
use crate::credit::rules::Subject;
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
    /// The slug of a module, or `program:` and the code of a program.
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

/// What certificates are issued for.
enum What {
    Module(Arc<Edition>),
    Program(Box<Program>, String),
}

impl What {
    fn name(&self) -> &str {
        match self {
            What::Module(module) => &module.body.title,
            What::Program(_, name) => name,
        }
    }
}

/// What was chosen, understood.
struct Choice {
    modules: Vec<Arc<Edition>>,
    /// What stands in the address for each program, and its name.
    programs: Vec<(String, String)>,
    problems: Problems,
    found: Option<(What, Organization, Plan)>,
}

/// What stands before the code of a program, where a module has its slug.
const PROGRAM: &str = "program:";

impl Choice {
    async fn of(conn: &mut Conn, app: &App, registrar: &Registrar, chosen: &Chosen) -> Result<Choice> {
        let (words, now) = (registrar.frame.words, app.now());
        let modules = ours(conn, app, registrar).await?;
        let answered = answered_by(conn, &registrar.rights(), now).await?;
        let mut people: Vec<Program> = answered.into_iter().map(|one| one.program).collect();
        people.retain(|program| program.current(now.date_naive()).rules.program.subject != Subject::Board);
        let named = |program: &Program| {
            (format!("{PROGRAM}{}", program.code), program.current(now.date_naive()).rules.program.full_name())
        };
        let programs: Vec<(String, String)> = people.iter().map(named).collect();
        let mut problems = Problems::new();
        let span = chosen.span(words, &mut problems);
        let program = people.into_iter().zip(&programs).find(|(_, (value, _))| *value == chosen.module);
        let what = match (modules.iter().find(|module| module.slug == chosen.module), program) {
            (Some(module), _) => Some(What::Module(module.clone())),
            (None, Some((program, (_, name)))) => Some(What::Program(Box::new(program), name.clone())),
            (None, None) => None,
        };
        let found = match what {
            Some(what) if problems.is_empty() => {
                let (issuer, plan) = match &what {
                    What::Module(module) => {
                        let issuer = organizations::by_id(conn, module.provider_id).await?;
                        let plan = Plan::of(conn, module, &issuer, span).await?;
                        (issuer, plan)
                    }
                    What::Program(program, _) => {
                        let issuer = period::answering(conn, &program.code, now).await?;
                        let plan = Plan::of_program(conn, program, &issuer, span, now).await?;
                        (issuer, plan)
                    }
                };
                Some((what, issuer, plan))
            }
            Some(_) => None,
            None => {
                if !chosen.module.is_empty() {
                    problems.add("module", words.say("issue-module-empty"));
                }
                None
            }
        };
        Ok(Choice { modules, programs, problems, found })
    }

    fn page(&self, registrar: &Registrar, chosen: &Chosen, changed: bool, problems: &Problems) -> maud::Markup {
        let words = registrar.frame.words;
        let shown = views::issue::Shown {
            modules: &self.modules,
            programs: &self.programs,
            chosen,
            problems,
            plan: self.found.as_ref().map(|(what, issuer, plan)| (what.name(), issuer, plan)),
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
            let Some((what, issuer, plan)) = choice.found.as_ref().filter(|_| problems.is_empty()) else {
                return Ok(Err(choice.page(&registrar, &chosen, false, &problems)));
            };
            if plan.ready.is_empty() || plan.print() != chosen.print {
                return Ok(Err(choice.page(&registrar, &chosen, true, &problems)));
            }
            let run = Run {
                id: RunId::new(),
                organization_id: issuer.id,
                module_id: match what {
                    What::Module(module) => Some(module.module_id),
                    What::Program(..) => None,
                },
                program: match what {
                    What::Module(_) => None,
                    What::Program(program, _) => Some(program.code.clone()),
                },
                note,
                tell: chosen.tell == "yes",
                made_by: registrar.id,
                made_at: now,
                stopped_at: None,
                finished_at: None,
            };
            let lines: Vec<_> = plan.ready.iter().map(|one| (one.user, one.what, one.turn)).collect();
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
