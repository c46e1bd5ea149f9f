//! `/assoc/certificates`: the register.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::{mine, run_rows, views};
use crate::accounts::Registrar;
use crate::app::App;
use crate::certificates::{self, Search, Standing};
use crate::error::Result;
use crate::modules;
use crate::web::{Nav, ok};

/// Lines on a page.
const LINES: i64 = 50;

/// What is looked for, as in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// A name, an address or a code.
    pub q: String,
    /// The slug of a module.
    pub module: String,
    /// A word of [`Standing`].
    pub state: String,
    /// Counts from one.
    pub page: String,
}

impl Asked {
    /// The number of the page.
    pub fn number(&self) -> i64 {
        self.page.parse().unwrap_or(1).clamp(1, 100_000)
    }

    /// Whether anything narrows the list.
    pub fn narrows(&self) -> bool {
        [&self.q, &self.module, &self.state].iter().any(|field| !field.trim().is_empty())
    }
}

/// `GET /assoc/certificates`
pub(super) async fn show(registrar: Registrar, app: Data<App>, asked: Query<Asked>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let organizations = mine(&registrar);
    let all = modules::current_all(&mut conn, &app).await?;
    let modules: Vec<_> = all.into_iter().filter(|module| organizations.contains(&module.provider_id)).collect();
    let number = asked.number();
    let search = Search {
        organizations: organizations.clone(),
        text: asked.q.clone(),
        module: modules.iter().find(|module| module.slug == asked.module).map(|module| module.module_id),
        standing: Standing::from_word(&asked.state),
        today: app.now().with_timezone(&registrar.person.zone()).date_naive(),
        offset: (number - 1) * LINES,
        // One more than is shown tells whether there is a next page.
        limit: LINES + 1,
    };
    let mut entries = certificates::register(&mut conn, &search).await?;
    let more = i64::try_from(entries.len()).unwrap_or(i64::MAX) > LINES;
    entries.truncate(usize::try_from(LINES).unwrap_or_default());
    let runs = run_rows::unfinished(&mut conn, &organizations).await?;
    let words = registrar.frame.words;
    let shown = views::list::Shown {
        asked: &asked,
        modules: &modules,
        entries: &entries,
        more,
        runs: &runs,
        today: search.today,
        zone: registrar.person.zone(),
    };
    let page = registrar.frame.page(words.say("register-title")).at(Nav::Association);
    Ok(ok(page.render(shown.render(words))))
}
