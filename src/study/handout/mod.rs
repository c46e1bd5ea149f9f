//! `/l/{mark}/handout` and its PDF: a lesson on two sheets of paper, with its questions and no answers
//! beside them. All of it is in the language of the lesson's text.

mod content;
mod flow;
mod page;
mod pdf;
mod points;
mod print;
mod question;

use actix_web::http::header;
use actix_web::web::{self, Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::place::Place;
use crate::accounts::Visitor;
use crate::app::App;
use crate::error::Result;
use crate::i18n::Words;
use crate::web::ok;
use content::Handout;

/// The handout of a lesson that this visitor may take, where it stands, and the words of its language.
async fn find(visitor: &Visitor, app: &App, request: &HttpRequest, mark: &str) -> Result<(Place, Words, Handout)> {
    let place = Place::find(&mut *app.conn().await?, app, request, visitor, mark).await?;
    place.must_take(visitor)?;
    let words = Words::of(place.speaks(visitor));
    let handout = Handout::of(words, place.text(visitor), &app.config().url(&place.edition.path()));
    Ok((place, words, handout))
}

/// `GET /l/{mark}/handout`
pub async fn show(visitor: Visitor, app: Data<App>, request: HttpRequest, mark: Path<String>) -> Result<HttpResponse> {
    let (place, words, handout) = find(&visitor, &app, &request, &mark).await?;
    Ok(ok(page::page(&visitor.frame, words, &handout, &place.edition.path())))
}

/// `GET /l/{mark}/handout.pdf`: the same bytes for the same version in the same language.
pub async fn file(visitor: Visitor, app: Data<App>, request: HttpRequest, mark: Path<String>) -> Result<HttpResponse> {
    let (place, words, handout) = find(&visitor, &app, &request, &mark).await?;
    let name = format!("{}-{}.pdf", place.edition.original().mark.in_address(), place.edition.slug);
    let drawn = web::block(move || pdf::render(words, &handout)).await.map_err(anyhow::Error::from)?;
    let bytes = drawn.map_err(anyhow::Error::from)?;
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")))
        .body(bytes))
}
