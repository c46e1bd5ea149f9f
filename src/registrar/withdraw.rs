//! Withdrawing a certificate: the reason, what the public will read, and the code typed by hand.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use serde::Deserialize;

use super::settle::{self, By};
use super::{one, views};
use crate::accounts::Registrar;
use crate::app::App;
use crate::certificates::{Code, Entry, Reason};
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// Most characters of what a registrar notes.
pub(super) const NOTE: usize = 500;

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub reason: String,
    pub note: String,
    pub code: String,
}

impl Typed {
    /// The reason and the note, or what must change.
    fn parse(&self, words: Words, entry: &Entry) -> Result<(Reason, String), Problems> {
        let mut problems = Problems::new();
        let reason = Reason::from_code(&self.reason);
        if reason.is_none() {
            problems.add("reason", words.say("withdraw-reason-empty"));
        }
        let note = noted(words, &self.note, &mut problems);
        if Code::parse(&self.code).ok().as_ref() != Some(&entry.certificate.code) {
            let values = [("code", entry.certificate.code.to_string().into())];
            problems.add("code", words.fill("withdraw-code-wrong", &values));
        }
        match reason {
            Some(reason) => problems.or((reason, note)),
            None => Err(problems),
        }
    }
}

/// What a registrar noted for the files; it must say something.
pub(super) fn noted(words: Words, typed: &str, problems: &mut Problems) -> String {
    let note = typed.trim().replace("\r\n", "\n");
    if note.is_empty() {
        problems.add("note", words.say("desk-why-empty"));
    } else if note.chars().count() > NOTE {
        problems.add("note", words.fill("desk-why-long", &[("most", NOTE.into())]));
    }
    note
}

fn page(registrar: &Registrar, entry: &Entry, typed: &Typed, problems: &Problems) -> maud::Markup {
    let words = registrar.frame.words;
    let page = registrar.frame.page(words.say("withdraw-title")).at(Nav::Association).error(!problems.is_empty());
    page.render(views::withdraw::form(words, entry, typed, problems))
}

/// `GET /assoc/certificates/{id}/withdraw`
pub(super) async fn ask(registrar: Registrar, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let entry = one::find(&mut conn, &registrar, &id).await?;
    if !entry.certificate.stands() {
        return Ok(see_other(one::path(entry.certificate.id)));
    }
    Ok(ok(page(&registrar, &entry, &Typed::default(), &Problems::new())))
}

/// `POST /assoc/certificates/{id}/withdraw`
pub(super) async fn send(
    registrar: Registrar,
    app: Data<App>,
    id: Path<String>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let entry = one::find(&mut conn, &registrar, &id).await?;
    let (reason, note) = match typed.parse(registrar.frame.words, &entry) {
        Ok(parsed) => parsed,
        Err(problems) => return Ok(unprocessable(page(&registrar, &entry, &typed, &problems))),
    };
    let by = By::registrar(registrar.id, &note);
    if !settle::withdraw(&mut conn, &app, by, &entry.certificate, reason, app.now()).await? {
        return Err(Error::Conflict("desk-meanwhile"));
    }
    Ok(see_other(format!("{}?done=withdrawn", one::path(entry.certificate.id))))
}
