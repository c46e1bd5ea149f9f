//! `/l/{mark}/pack/{version}`: one version of a lesson in one file, for a device without a network.
//!
//! A pack says nothing of who asks for it and never changes. It holds a template for each step, what is
//! said after an answer, and the end; the player puts them in place and leaves out what does not fit
//! the answer that was given.

mod answered;
mod finish;
mod further;

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, RwLock};

use actix_web::http::header;
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use maud::{DOCTYPE, Markup, html};
use serde::Deserialize;

use super::place::Place;
use super::player::Stage;
use super::step::ask;
use crate::accounts::Visitor;
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::format::{Lesson, StepBody};
use crate::i18n::{Language, Words};
use crate::lessons::{self, Edition, LessonVersionId};
use crate::media;
use crate::web::{Frame, Problems, assets};

/// A lesson as a device keeps it.
pub struct Pack {
    /// The document.
    pub html: String,
    /// The document as it travels.
    pub gzip: Vec<u8>,
    /// What has to be fetched for it, pictures included, in bytes.
    pub bytes: u64,
}

#[derive(Default)]
struct Packs(RwLock<HashMap<(LessonVersionId, Language), Arc<Pack>>>);

/// Where a device gets this version of a lesson in this language. The words around the lesson come from
/// the program, so another program has another address.
pub(super) fn address(edition: &Edition, language: Language) -> String {
    format!("{}/pack/{}?lang={}&p={}", edition.path(), edition.id, language.tag(), assets::release())
}

/// A version of a lesson as a pack, with where it is. It is put together once.
pub async fn pack(
    conn: &mut Conn,
    app: &App,
    edition: &Arc<Edition>,
    language: Language,
) -> Result<(String, Arc<Pack>)> {
    let packs = app.kept::<Packs>();
    let key = (edition.id, language);
    let known = packs.0.read().ok().and_then(|packs| packs.get(&key).cloned());
    if let Some(pack) = known {
        return Ok((address(edition, language), pack));
    }
    let pictures = pictures(edition.text(language));
    let pictures = media::size(conn, &pictures).await?;
    let html = document(&app.config().name, edition.clone(), language, 0);
    let bytes = u64::try_from(gzip(&html)?.len()).unwrap_or(0) + pictures;
    let html = document(&app.config().name, edition.clone(), language, bytes);
    let pack = Arc::new(Pack { gzip: gzip(&html)?, html, bytes });
    if let Ok(mut packs) = packs.0.write() {
        packs.insert(key, pack.clone());
    }
    Ok((address(edition, language), pack))
}

/// Which language is wanted.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    lang: String,
}

/// `GET /l/{mark}/pack/{version}`
pub async fn show(
    visitor: Visitor,
    app: Data<App>,
    request: HttpRequest,
    path: Path<(String, String)>,
    wanted: Query<Wanted>,
) -> Result<HttpResponse> {
    let (mark, version) = path.into_inner();
    let version: LessonVersionId = version.parse().map_err(|_| Error::NotFound)?;
    let mut conn = app.conn().await?;
    let edition = lessons::version(&mut conn, &app, version).await?;
    if !edition.original().mark.in_address().eq_ignore_ascii_case(&mark) {
        return Err(Error::NotFound);
    }
    let open = edition.original().open;
    if !open && visitor.person.is_none() {
        return Err(Error::SignIn);
    }
    let (_, pack) = pack(&mut conn, &app, &edition, Language::from_tag(&wanted.lang)).await?;
    let zipped = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let (encoding, body) = match zipped {
        Some(accepted) if accepted.contains("gzip") => ("gzip", pack.gzip.clone()),
        _ => ("identity", pack.html.clone().into_bytes()),
    };
    let reach = if open { "public" } else { "private" };
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, format!("{reach}, max-age=31536000, immutable")))
        .insert_header((header::VARY, "Accept-Encoding"))
        .insert_header((header::CONTENT_ENCODING, encoding))
        .insert_header(("x-robots-tag", "noindex"))
        .body(body))
}

/// The addresses of a lesson's pictures.
fn pictures(lesson: &Lesson) -> Vec<String> {
    let pictures = lesson.steps.iter().filter_map(|step| match &step.body {
        StepBody::Picture(picture) => Some(picture.url.clone()),
        _ => None,
    });
    pictures.collect()
}

fn gzip(html: &str) -> anyhow::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(html.as_bytes())?;
    Ok(encoder.finish()?)
}

/// The whole document. What is asked for with this number of bytes says so of itself.
fn document(site: &str, edition: Arc<Edition>, language: Language, bytes: u64) -> String {
    without_ids(&markup(site, edition, language, bytes).into_string())
}

/// A form on a page has an id of its own; in a pack it gets one when it is sent.
fn without_ids(html: &str) -> String {
    const FIELD: &str = "name=\"id\" value=\"";
    let mut parts = html.split(FIELD);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(FIELD);
        out.push_str(part.find('"').and_then(|end| part.get(end..)).unwrap_or(part));
    }
    out
}

fn markup(site: &str, edition: Arc<Edition>, language: Language, bytes: u64) -> Markup {
    let visitor = Visitor { frame: Frame::of_nobody(site, Words::of(language)), person: None };
    let words = visitor.frame.words;
    let place = Place::fresh(edition);
    let lesson = place.text(&visitor);
    let title = |of: &str| words.fill("page-title", &[("title", of.into()), ("site", site.into())]);
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head { meta charset="utf-8"; title { (lesson.title) } meta name="robots" content="noindex"; }
            body data-mark=(place.edition.original().mark.in_address()) data-version=(place.edition.id) data-title=(lesson.title) data-speaks=(place.speaks(&visitor).tag()) data-bytes=(bytes) {
                @for (number, step) in (1..).zip(&lesson.steps) {
                    @let stage = Stage { visitor: &visitor, place: &place, lesson, step, number, below: html! {} };
                    template data-number=(number) data-title=(title(&format!("{} {}", stage.title(), lesson.title))) data-key=[further::key(step)] {
                        a.skip href="#main" { (words.say("skip-to-main")) }
                        (stage.header(ask::enter(&stage)))
                        main #main { (stage.inside(ask::main(&stage, &Problems::new(), false, None))) }
                    }
                    @if let StepBody::Check(check) = &step.body { (further::templates(words, check, number)) }
                    @if let Some(main) = answered::main(&stage) {
                        template data-answered=(number) { (stage.inside(main)) }
                    }
                }
                template data-finish data-title=(title(&words.fill("done-page", &[("title", lesson.title.as_str().into())]))) {
                    (finish::page(words, lesson, &place.edition.path()))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
