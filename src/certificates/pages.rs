//! A certificate for its owner: the sheet, the PDF, and who can see what.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{self, Data, Path};
use maud::{Markup, html};
use serde::Deserialize;

use super::drawing::Drawing;
use super::layout::{self, Accent, Layout, Look, Picture};
use super::queries::{self, Certificate, CertificateId};
use super::sheet::Dress;
use super::state::State;
use super::{facts_list, sheet};
use crate::accounts::{self, Learner, UserId};
use crate::app::App;
use crate::db::{Conn, Guard};
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::modules;
use crate::organizations::{self, Organization};
use crate::web::components::{back, icon};
use crate::web::{Form, Frame, Nav, ok, see_other};

fn id(path: &str) -> Result<CertificateId> {
    path.parse().map_err(|_| Error::NotFound)
}

/// One's own certificate at this address; someone else's is not found.
pub async fn own(conn: &mut Conn, learner: UserId, path: &str) -> Result<Certificate> {
    queries::by_id(conn, learner, id(path)?).await
}

/// The sheet, for its owner. `choose` is whether the programs that it names can be chosen.
pub async fn page(
    conn: &mut Conn,
    app: &App,
    learner: &Learner,
    certificate: &Certificate,
    choose: bool,
) -> Result<HttpResponse> {
    let newer = newer(conn, certificate).await?;
    let issuer = issuer(conn, certificate).await?;
    let today = app.now().with_timezone(&issuer.zone()).date_naive();
    let state = State::of(certificate, newer.as_ref().map(|newer| newer.code.clone()), today);
    let name = accounts::by_id(conn, learner.id).await?.name;
    let dress = match layout_of(conn, certificate).await? {
        Some(layout) => Dress::of(&layout, &format!("{}/pictures", certificate.path())),
        None => Dress::default(),
    };
    let shown = Shown {
        certificate,
        state: &state,
        newer: newer.as_ref(),
        issuer: &issuer,
        dress: &dress,
        again: match &state {
            State::PastDate(_) => again(conn, app, certificate).await?,
            _ => None,
        },
        renamed: Some(name.as_str()).filter(|name| certificate.stands() && *name != certificate.facts.learner),
        choose,
    };
    Ok(ok(view(&learner.frame, &shown)))
}

/// Where the module of a certificate can be taken again: not where it was since, nor where it is given no more.
async fn again(conn: &mut Conn, app: &App, certificate: &Certificate) -> Result<Option<String>> {
    let Some((module, turn)) = certificate.subject.taken() else { return Ok(None) };
    let latest = queries::of_module(conn, certificate.user_id, module).await?;
    if latest.and_then(|latest| latest.subject.taken()).is_some_and(|(_, last)| last > turn) {
        return Ok(None);
    }
    Ok(modules::current(conn, app, &[module]).await?.first().map(|edition| edition.path()))
}

/// The layout that a certificate was issued in, if it was in one.
async fn layout_of(conn: &mut Conn, certificate: &Certificate) -> Result<Option<Layout>> {
    let Some(version) = certificate.facts.layout else { return Ok(None) };
    Ok(layout::of_version(conn, certificate.organization_id, version).await?.map(|kept| kept.layout))
}

/// The look that a certificate was issued with.
pub async fn look(conn: &mut Conn, certificate: &Certificate) -> Result<Look> {
    match layout_of(conn, certificate).await? {
        Some(layout) => layout::look(conn, certificate.organization_id, &layout).await,
        None => Ok(Look::default()),
    }
}

/// A picture on the sheet, for its owner.
pub(super) async fn picture(learner: Learner, app: Data<App>, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (certificate, hash) = path.into_inner();
    let mut conn = app.conn().await?;
    let certificate = queries::by_id(&mut conn, learner.id, id(&certificate)?).await?;
    let look = look(&mut conn, &certificate).await?;
    let mut pictures = look.logo.into_iter().chain(look.signatures.into_iter().flatten());
    pictures.find(|picture| picture.hash.as_str() == hash).map(|picture| served(&picture)).ok_or(Error::NotFound)
}

/// A picture that never changes, for one person: it is what they signed with.
pub fn served(picture: &Picture) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(picture.format.media_type())
        .insert_header((header::CACHE_CONTROL, "private, max-age=604800, immutable"))
        .body(picture.bytes.clone())
}

/// The style sheet with the color of a layout; only colors that can be read have one.
pub(super) async fn style(path: Path<String>) -> Result<HttpResponse> {
    let accent: Accent = path.parse().map_err(|_| Error::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(sheet::style(accent)))
}

/// The certificate that replaced this one.
pub(super) async fn newer(conn: &mut Conn, certificate: &Certificate) -> Result<Option<Certificate>> {
    match certificate.superseded_by {
        Some(newer) => queries::by_id(conn, certificate.user_id, newer).await.map(Some),
        None => Ok(None),
    }
}

/// Who issued it, as they are today; on their calendar its date passes.
pub(super) async fn issuer(conn: &mut Conn, certificate: &Certificate) -> Result<Organization> {
    organizations::by_id(conn, certificate.organization_id).await
}

/// The PDF, made from the stored facts when somebody asks; the same bytes each time.
pub(super) async fn pdf(learner: Learner, app: Data<App>, path: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let certificate = queries::by_id(&mut conn, learner.id, id(&path)?).await?;
    as_pdf(conn, &certificate).await
}

/// A certificate drawn as PDF, with its credential in it. The connection is given back before it is drawn.
pub async fn as_pdf(mut conn: Guard, certificate: &Certificate) -> Result<HttpResponse> {
    let drawing = Drawing::of(&mut conn, certificate).await?;
    drop(conn);
    let name = file_name(certificate);
    let drawn = web::block(move || drawing.draw()).await.map_err(anyhow::Error::from)?;
    let bytes = drawn.map_err(anyhow::Error::from)?;
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")))
        .body(bytes))
}

/// "rights-and-privacy-TLA-7K4M-Q2SY.pdf": only characters that every system takes.
fn file_name(certificate: &Certificate) -> String {
    let title = certificate.facts.module.title.to_lowercase();
    let words: Vec<&str> =
        title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(8).collect();
    let begin = if words.is_empty() { "certificate".to_owned() } else { words.join("-") };
    format!("{begin}-{}.pdf", certificate.code)
}

/// The switch of the public page.
#[derive(Deserialize)]
pub(super) struct Share {
    details: String,
}

/// Shows or hides name and details on the public page.
pub(super) async fn share(
    learner: Learner,
    app: Data<App>,
    path: Path<String>,
    Form(form): Form<Share>,
) -> Result<HttpResponse> {
    let id = id(&path)?;
    let mut conn = app.conn().await?;
    if !queries::share(&mut conn, learner.id, id, form.details == "public").await? {
        return Err(Error::NotFound);
    }
    Ok(see_other(format!("/c/{id}#who")))
}

/// What the page of the sheet shows.
struct Shown<'a> {
    certificate: &'a Certificate,
    state: &'a State,
    newer: Option<&'a Certificate>,
    issuer: &'a Organization,
    dress: &'a Dress,
    /// Its owner's name today, if that is another.
    renamed: Option<&'a str>,
    /// Where its module can be taken again, when its date has passed.
    again: Option<String>,
    /// Whether the programs that it names can be chosen.
    choose: bool,
}

fn view(frame: &Frame, shown: &Shown<'_>) -> Markup {
    let words = frame.words;
    let Shown { certificate, state, newer, issuer, dress, renamed, .. } = *shown;
    let zone = issuer.zone();
    let facts = &certificate.facts;
    let title = words.fill("certificate-title", &[("module", facts.module.title.as_str().into())]);
    let main = html! {
        div.wrap.stack {
            div.row.apart.noprint {
                (back("/record", words.say("nav-record")))
                p.small.soft { (words.say("certificate-print")) }
                div.row {
                    a.btn.quiet.sm href={ "/v/" (certificate.code) } { (words.say("certificate-public-page")) }
                    a.btn.quiet.sm href={ "/c/" (certificate.id) ".pdf" } { (icon("download")) " PDF" }
                }
            }
            (standing(words, state, (newer, shown.again.as_deref()), zone))
            @if let Some(name) = renamed {
                p.note.info.noprint {
                    (words.fill("certificate-renamed", &[
                        ("name", name.into()),
                        ("organization", issuer.body.name.as_str().into()),
                    ])) " "
                    a href={ "mailto:" (issuer.body.contact_email) } { (issuer.body.contact_email) }
                }
            }
            div { (sheet::sheet(facts, dress)) }
            div.cols.noprint {
                section.panel.stack.g3 aria-labelledby="says" {
                    h2.h4 #says { (words.say("certificate-says")) }
                    (facts_list::details(words, facts))
                }
                div.stack {
                    (who_can_see(words, certificate))
                    @if shown.choose { (which_programs(words, certificate)) }
                }
            }
        }
    };
    frame.page(title).at(Nav::Record).header(html! {}).render(main)
}

/// What its owner should know when it doesn't hold any more.
fn standing(
    words: Words,
    state: &State,
    (newer, again): (Option<&Certificate>, Option<&str>),
    zone: chrono_tz::Tz,
) -> Markup {
    html! {
        @match state {
            State::Genuine | State::Private => {}
            State::PastDate(last) => div.note.warn {
                p { b { (words.fill("certificate-past", &[("date", words.date(*last).into())])) } }
                @if let Some(path) = again { p.noprint { a href=(path) { (words.say("take-again-module")) } } }
            },
            State::Replaced(_) => div.note.warn {
                p { (words.say("verify-replaced")) }
                @if let Some(newer) = newer { p { a href=(newer.path()) { (words.say("verify-see-newer")) } } }
            },
            State::Withdrawn(withdrawal) => div.note.no {
                p { (words.say("verify-withdrawn")) }
                p { (words.fill("certificate-withdrawn-on", &[
                    ("date", words.date(withdrawal.at.with_timezone(&zone).date_naive()).into()),
                    ("reason", withdrawal.reason.public(words).into()),
                ])) }
            },
        }
    }
}

fn who_can_see(words: Words, certificate: &Certificate) -> Markup {
    let (says, next, button) = match certificate.details_public {
        true => ("certificate-is-public", "private", "certificate-make-private"),
        false => ("certificate-is-private", "public", "certificate-make-public"),
    };
    html! {
        section.panel.stack.g3 #who aria-labelledby="who-h" {
            h2.h4 #who-h { (words.say("certificate-who")) }
            p { (words.rich(says, &[])) }
            p.small.soft { (words.say("certificate-who-code")) }
            form method="post" action={ "/c/" (certificate.id) "/details" } {
                button.btn.quiet name="details" value=(next) { (words.say(button)) }
            }
        }
    }
}

fn which_programs(words: Words, certificate: &Certificate) -> Markup {
    html! {
        section.panel.stack.g3 aria-labelledby="programs-h" {
            h2.h4 #programs-h { (words.say("certificate-programs")) }
            p { (words.say("certificate-programs-says")) }
            p { a.btn.quiet href={ (certificate.path()) "/programs" } { (words.say("certificate-programs-choose")) } }
        }
    }
}
