//! How an organization's certificates look: the form, its preview, and saving it as the next version.

use actix_multipart::Multipart;
use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{self, Data, Path};
use diesel_async::AsyncConnection;
use serde_json::json;

use super::layout_form::LayoutForm;
use super::{mine, sample, views};
use crate::accounts::{Registrar, Role};
use crate::app::App;
use crate::certificates::layout::{self, LARGEST_PICTURE, Layout, Picture, PictureFault, PictureHash, Purpose};
use crate::certificates::{Dress, pdf, served};
use crate::db::Conn;
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::organizations::{self, Organization};
use crate::web::{Nav, Problems, Upload, ok, see_other, unprocessable};

/// Where pictures of layouts are found by those who make them.
const PICTURES: &str = "/assoc/certificates/pictures";

async fn ours(conn: &mut Conn, registrar: &Registrar) -> Result<Vec<Organization>> {
    let mut all = Vec::new();
    for id in mine(registrar) {
        all.push(organizations::by_id(conn, id).await?);
    }
    Ok(all)
}

async fn find(conn: &mut Conn, registrar: &Registrar, slug: &str) -> Result<Organization> {
    ours(conn, registrar).await?.into_iter().find(|one| one.slug == slug).ok_or(Error::NotFound)
}

/// `GET /assoc/certificates/layout`: the one layout, or the choice between several.
pub(super) async fn choose(registrar: Registrar, app: Data<App>) -> Result<HttpResponse> {
    let all = ours(&mut *app.conn().await?, &registrar).await?;
    if let [one] = all.as_slice() {
        return Ok(see_other(format!("/assoc/certificates/layout/{}", one.slug)));
    }
    let words = registrar.frame.words;
    let page = registrar.frame.page(words.say("layout-page")).at(Nav::Association);
    Ok(ok(page.render(views::layout::choice(words, &all))))
}

fn page(
    registrar: &Registrar,
    app: &App,
    organization: &Organization,
    form: &LayoutForm,
    (layout, problems): (&Layout, &Problems),
    saved: bool,
) -> Result<maud::Markup> {
    let words = registrar.frame.words;
    let today = app.now().with_timezone(&organization.zone()).date_naive();
    let facts = sample::facts(app, organization, layout, form.seen.saturating_add(1), today)?;
    let dress = Dress { within: true, ..Dress::of(layout, PICTURES) };
    let shown = views::layout::Shown { organization, form, layout, problems, saved, facts: &facts, dress: &dress };
    let page = registrar.frame.page(words.say("layout-page")).at(Nav::Association).script("live.js");
    Ok(page.error(!problems.is_empty()).render(shown.render(words)))
}

/// `GET /assoc/certificates/layout/{slug}`
pub(super) async fn show(
    registrar: Registrar,
    app: Data<App>,
    slug: Path<String>,
    after: web::Query<super::one::After>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let organization = find(&mut conn, &registrar, &slug).await?;
    let kept = layout::current(&mut conn, organization.id).await?;
    let form = LayoutForm::of(kept.as_ref(), &organization);
    let layout = kept.map(|kept| kept.layout).unwrap_or_default();
    let saved = after.done == "saved";
    Ok(ok(page(&registrar, &app, &organization, &form, (&layout, &Problems::new()), saved)?))
}

/// What was sent: pictures are kept at once, so that a preview need not ask for them again.
struct Sent {
    organization: Organization,
    form: LayoutForm,
    layout: Layout,
    problems: Problems,
}

async fn read(conn: &mut Conn, registrar: &Registrar, app: &App, slug: &str, body: Multipart) -> Result<Sent> {
    let organization = find(conn, registrar, slug).await?;
    let upload = Upload::read(body, LARGEST_PICTURE).await?;
    let mut form: LayoutForm = upload.form()?;
    let words = registrar.frame.words;
    let mut refused = Problems::new();
    let pictures = [
        ("logo_file", Purpose::Logo, &mut form.logo, &mut form.no_logo),
        ("first_signature_file", Purpose::Signature, &mut form.first_signature, &mut form.no_first_signature),
        ("second_signature_file", Purpose::Signature, &mut form.second_signature, &mut form.no_second_signature),
    ];
    for (field, purpose, hash, without) in pictures {
        let Some(bytes) = upload.file(field).cloned() else { continue };
        let made = web::block(move || Picture::from_upload(&bytes, purpose)).await.map_err(anyhow::Error::from)?;
        match made {
            Ok(picture) => {
                layout::keep_picture(conn, organization.id, &picture, app.now()).await?;
                *hash = picture.hash.to_string();
                without.clear();
            }
            Err(fault) => refused.add(field, said(words, fault)),
        }
    }
    let today = app.now().with_timezone(&organization.zone()).date_naive();
    let (mut layout, mut problems) = form.parse(words, today);
    only_ours(conn, &organization, &mut layout).await?;
    for field in ["logo_file", "first_signature_file", "second_signature_file"] {
        if let Some(sentence) = refused.of(field) {
            problems.add(field, sentence);
        }
    }
    Ok(Sent { organization, form, layout, problems })
}

/// Leaves out pictures that this organization does not have.
async fn only_ours(conn: &mut Conn, organization: &Organization, layout: &mut Layout) -> Result<()> {
    let signatures = layout.signatories.iter_mut().map(|one| &mut one.signature);
    for place in std::iter::once(&mut layout.logo).chain(signatures) {
        if let Some(hash) = place.clone()
            && layout::picture(conn, organization.id, &hash).await?.is_none()
        {
            *place = None;
        }
    }
    Ok(())
}

fn said(words: Words, fault: PictureFault) -> String {
    words.say(match fault {
        PictureFault::Large => "picture-large",
        PictureFault::Kind => "picture-kind",
        PictureFault::Pixels => "picture-pixels",
        PictureFault::Broken => "picture-broken",
    })
}

/// `POST /assoc/certificates/layout/{slug}/preview`: the page with what was typed, nothing saved.
pub(super) async fn preview(
    registrar: Registrar,
    app: Data<App>,
    slug: Path<String>,
    body: Multipart,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let sent = read(&mut conn, &registrar, &app, &slug, body).await?;
    drop(conn);
    let page = page(&registrar, &app, &sent.organization, &sent.form, (&sent.layout, &sent.problems), false)?;
    Ok(if sent.problems.is_empty() { ok(page) } else { unprocessable(page) })
}

/// `POST /assoc/certificates/layout/{slug}/preview.pdf`: the same as it will be printed.
pub(super) async fn preview_pdf(
    registrar: Registrar,
    app: Data<App>,
    slug: Path<String>,
    body: Multipart,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let sent = read(&mut conn, &registrar, &app, &slug, body).await?;
    let look = layout::look(&mut conn, sent.organization.id, &sent.layout).await?;
    drop(conn);
    let today = app.now().with_timezone(&sent.organization.zone()).date_naive();
    let facts = sample::facts(&app, &sent.organization, &sent.layout, sent.form.seen.saturating_add(1), today)?;
    let drawn = web::block(move || pdf::render(&facts, &look)).await.map_err(anyhow::Error::from)?;
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((header::CONTENT_DISPOSITION, "inline; filename=\"preview.pdf\""))
        .body(drawn.map_err(anyhow::Error::from)?))
}

/// `POST /assoc/certificates/layout/{slug}`
pub(super) async fn save(
    registrar: Registrar,
    app: Data<App>,
    slug: Path<String>,
    body: Multipart,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let mut sent = read(&mut conn, &registrar, &app, &slug, body).await?;
    if sent.problems.is_empty() && !keep(&mut conn, &registrar, &app, &sent).await? {
        // Somebody else saved one meanwhile: the next press replaces theirs knowingly.
        let kept = layout::current(&mut conn, sent.organization.id).await?;
        sent.form.seen = kept.map_or(0, |kept| kept.version);
        sent.problems.add("title", registrar.frame.words.say("layout-meanwhile"));
    }
    if sent.problems.is_empty() {
        return Ok(see_other(format!("/assoc/certificates/layout/{}?done=saved", sent.organization.slug)));
    }
    Ok(unprocessable(page(&registrar, &app, &sent.organization, &sent.form, (&sent.layout, &sent.problems), false)?))
}

/// Saves it with the decision that says so. Returns false where another was saved meanwhile.
async fn keep(conn: &mut Conn, registrar: &Registrar, app: &App, sent: &Sent) -> Result<bool> {
    let (organization, now) = (sent.organization.id, app.now());
    conn.transaction(async |conn| {
        let before = layout::current(conn, organization).await?;
        let version = layout::save(conn, organization, sent.form.seen, &sent.layout, registrar.id, now).await?;
        let Some(version) = version else { return Ok(false) };
        let said = |version: u32, layout: &Layout| {
            serde_json::to_value(layout).map(|body| json!({ "version": version, "layout": body }))
        };
        let issuer = organizations::by_id(conn, organization).await?;
        let decision = NewDecision {
            actor: Actor::Role(registrar.id, Role::Registrar),
            organization: Some(organization),
            subject: Subject { kind: SubjectKind::Layout, id: organization.uuid() },
            about: &issuer.body.name,
            person: None,
            outcome: "saved",
            reason: "",
            before: before.map(|kept| said(kept.version, &kept.layout)).transpose()?.unwrap_or_default(),
            after: said(version, &sent.layout)?,
        };
        decisions::record(conn, &decision, now).await?;
        Ok::<_, Error>(true)
    })
    .await
}

/// `GET /assoc/certificates/pictures/{hash}`: a picture of one of the registrar's organizations.
pub(super) async fn picture(registrar: Registrar, app: Data<App>, hash: Path<String>) -> Result<HttpResponse> {
    let hash: PictureHash = hash.parse().map_err(|_| Error::NotFound)?;
    let mut conn = app.conn().await?;
    for organization in mine(&registrar) {
        if let Some(picture) = layout::picture(&mut conn, organization, &hash).await? {
            return Ok(served(&picture));
        }
    }
    Err(Error::NotFound)
}
