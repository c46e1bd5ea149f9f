//! Issuing one certificate anew, after a change of name or a mistake.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use serde::Deserialize;

use super::settle::{self, By, Printed};
use super::withdraw::noted;
use super::{ground, one, views};
use crate::accounts::{self, Registrar};
use crate::app::App;
use crate::certificates::Entry;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::pdf::wholly_unprintable;
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// Most characters of a name on a certificate.
const NAME: usize = 120;

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub learner: String,
    pub library: String,
    pub note: String,
}

impl Typed {
    /// Tidy and whole, or what must change.
    fn parse(&self, words: Words) -> Result<Typed, Problems> {
        let mut problems = Problems::new();
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (learner, library) = (tidy(&self.learner), tidy(&self.library));
        if learner.is_empty() {
            problems.add("learner", words.say("again-name-empty"));
        }
        if let Some(letters) = wholly_unprintable(&learner) {
            problems.add("learner", words.fill("me-name-unprintable", &[("letters", letters.into())]));
        }
        for (field, text) in [("learner", &learner), ("library", &library)] {
            if text.chars().count() > NAME {
                problems.add(field, words.fill("again-name-long", &[("most", NAME.into())]));
            }
        }
        let note = noted(words, &self.note, &mut problems);
        problems.or(Typed { learner, library, note })
    }
}

fn page(registrar: &Registrar, entry: &Entry, typed: &Typed, problems: &Problems) -> maud::Markup {
    let words = registrar.frame.words;
    let page = registrar.frame.page(words.say("again-title")).at(Nav::Association).error(!problems.is_empty());
    page.render(views::anew::form(words, entry, typed, problems))
}

/// `GET /assoc/certificates/{id}/again`
pub(super) async fn ask(registrar: Registrar, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let entry = one::find(&mut conn, &registrar, &id).await?;
    // Its page says why there is none.
    if entry.certificate.superseded_by.is_some() || one::lacking(&mut conn, &app, &entry).await?.is_some() {
        return Ok(see_other(one::path(entry.certificate.id)));
    }
    let owner = accounts::by_id(&mut conn, entry.certificate.user_id).await?;
    let typed = Typed { learner: owner.name, library: owner.library, note: String::new() };
    Ok(ok(page(&registrar, &entry, &typed, &Problems::new())))
}

/// `POST /assoc/certificates/{id}/again`
pub(super) async fn send(
    registrar: Registrar,
    app: Data<App>,
    id: Path<String>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let entry = one::find(&mut conn, &registrar, &id).await?;
    let parsed = match typed.parse(registrar.frame.words) {
        Ok(parsed) => parsed,
        Err(problems) => return Ok(unprocessable(page(&registrar, &entry, &typed, &problems))),
    };
    if let Some(lacking) = one::lacking(&mut conn, &app, &entry).await? {
        let undo = ground::can_be_taken_back(&mut conn, &app, &entry.certificate).await?;
        return Err(Error::Conflict(lacking.key(&entry.certificate, undo)));
    }
    let by = By::registrar(registrar.id, &parsed.note);
    let printed = Printed { learner: &parsed.learner, library: &parsed.library, credits: None };
    let newer = settle::issue_anew(&mut conn, &app, by, &entry.certificate, printed, app.now()).await?;
    let newer = newer.ok_or(Error::Conflict("desk-meanwhile"))?;
    Ok(see_other(format!("{}?done=issued", one::path(newer.id))))
}
