//! `/assoc/standing/people`: the persons behind the sums, for registrars.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;
use uuid::Uuid;

use super::around::Around;
use super::people_view;
use crate::accounts::Registrar;
use crate::app::App;
use crate::credit::programs::{Among, Stands, State, Wanted, people};
use crate::error::Result;
use crate::organizations::{LibraryId, libraries_of};
use crate::web::{Nav, ok};

/// People on a page.
const A_PAGE: i64 = 50;

/// Whom the list shows, as in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// A part of a name.
    pub q: String,
    /// The word of a state.
    pub state: String,
    /// The id of a library.
    pub library: String,
    pub organization: String,
    pub program: String,
    pub region: String,
    /// The last one of the page before.
    pub name: String,
    pub holder: String,
    pub enrollment: String,
}

/// What the page shows.
pub(super) struct Shown<'a> {
    pub asked: &'a Asked,
    pub around: &'a Around,
    /// The library that the list is narrowed to.
    pub library: Option<&'a str>,
    pub people: &'a [Stands],
    /// Whether there is a next page.
    pub more: bool,
}

/// `GET /assoc/standing/people`
pub(super) async fn show(registrar: Registrar, app: Data<App>, Query(asked): Query<Asked>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let today = app.now().date_naive();
    let around = Around::of(&mut conn, &registrar.organizations, &asked.organization, today).await?;
    let sums =
        super::overview::Asked { program: asked.program.clone(), region: asked.region.clone(), ..Default::default() };
    let library = asked.library.parse::<LibraryId>().ok();
    let ids = (asked.holder.parse::<Uuid>().ok(), asked.enrollment.parse::<Uuid>().ok());
    let wanted = Wanted {
        among: Among { organization: around.organization.id, program: sums.program(), region: sums.region() },
        library,
        state: State::from_word(&asked.state),
        name: &asked.q,
        after: match ids {
            (Some(holder), Some(enrollment)) => Some((asked.name.as_str(), holder, enrollment)),
            _ => None,
        },
        // One more than is shown tells whether there is a next page.
        limit: A_PAGE + 1,
    };
    let mut found = people(&mut conn, &wanted).await?;
    let more = i64::try_from(found.len()).unwrap_or(i64::MAX) > A_PAGE;
    found.truncate(usize::try_from(A_PAGE).unwrap_or_default());
    let name = match library {
        Some(id) => libraries_of(&mut conn, around.organization.id).await?.into_iter().find(|one| one.id == id),
        None => None,
    };
    let shown = Shown {
        asked: &asked,
        around: &around,
        library: name.as_ref().map(|library| library.name.as_str()),
        people: &found,
        more,
    };
    let words = registrar.frame.words;
    let page = registrar.frame.page(words.say("standing-people-title")).at(Nav::Association);
    Ok(ok(page.render(people_view::page(words, &shown))))
}
