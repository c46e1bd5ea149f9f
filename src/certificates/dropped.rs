//! A PDF that somebody was handed: is it one of ours, and is it as we issued it?

use actix_multipart::Multipart;
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde_json::Value;

use super::badge::{Credential, token};
use super::bundle::{Difference, differences};
use super::code::Code;
use super::drawing::Drawing;
use super::limits::Limits;
use super::pdf::{self, Signed};
use super::queries::Certificate;
use super::verify::{self, Finding};
use super::{credentials, dropped_page, issuers, verdict};
use crate::accounts::limits::Network;
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::{self, Organization};
use crate::web::{Problems, Upload, ok, unprocessable};

/// Largest file that is looked at, in bytes. Ours have 60 kB at most; a program that saves one again may
/// make it larger.
const LARGEST: usize = 2 << 20;
/// A PDF begins so, after a kilobyte of other things at most (ISO 32000-1, annex H, note 13).
const MAGIC: &[u8] = b"%PDF-";

/// What is to be said of a file.
pub(super) enum Answer {
    /// A PDF without a signed certificate in it.
    Bare,
    /// A signed certificate that is none of ours.
    NotOurs,
    /// It bears the code of one of ours, and isn't what was signed.
    Forged(Code),
    /// The signed part is ours.
    Ours(Box<Ours>),
}

/// What is to be said of a file whose signed part is ours.
pub(super) struct Ours {
    /// The certificate, and what is to be said of it.
    pub finding: Finding,
    /// Where the facts in the file differ from those that were signed.
    pub altered: Vec<Difference>,
    /// Whether the file is the one that we give out, to the byte.
    pub same: bool,
}

/// Answers to a file.
pub(super) async fn check(request: HttpRequest, app: Data<App>, payload: Multipart) -> Result<HttpResponse> {
    // What is no form with a file in it is answered like one whose file was forgotten.
    let sent = Upload::read(payload, LARGEST).await.unwrap_or_default();
    let home = organizations::home(&mut *app.conn().await?).await?;
    let frame = verify::frame(&request, home.as_ref());
    let limits = app.kept::<Limits>();
    let network = Network::of(&app, &request);
    if let Err(stop) = limits.look_ups.check(network, app.now()) {
        return match stop {
            Error::TooMany(seconds) => Ok(verify::too_many(&frame, home.as_ref(), seconds)),
            other => Err(other),
        };
    }
    let refused = |why| {
        let mut problems = Problems::new();
        problems.add("file", frame.words.say(why));
        Ok(unprocessable(verdict::form_page_with(&frame, home.as_ref(), &problems)))
    };
    let bytes = match sent.file("file") {
        Some(bytes) if bytes.len() > LARGEST => return refused("verify-file-large"),
        Some(bytes) if !bytes.is_empty() => bytes.clone(),
        _ => return refused("verify-file-empty"),
    };
    if !bytes.get(..1024).unwrap_or(&bytes).windows(MAGIC.len()).any(|found| found == MAGIC) {
        return refused("verify-file-not-pdf");
    }
    let held = bytes.clone();
    let Ok(inside) = web::block(move || pdf::read_signed(&held)).await.map_err(anyhow::Error::from)? else {
        return refused("verify-file-large");
    };
    let (answer, organization) = match inside {
        None => (Answer::Bare, None),
        Some(signed) => judge(&app, &signed, bytes).await?,
    };
    // Whoever sends many that are nobody's may be trying codes.
    if matches!(answer, Answer::NotOurs | Answer::Forged(_))
        && let Err(Error::TooMany(seconds)) = limits.misses.check(network, app.now())
    {
        return Ok(verify::too_many(&frame, home.as_ref(), seconds));
    }
    let organization = organization.or(home);
    let frame = verify::frame(&request, organization.as_ref());
    Ok(ok(dropped_page::page(&frame, &answer, organization.as_ref(), app.now())))
}

/// What is to be said of the signed part of a file. No connection is held while it is drawn.
async fn judge(app: &App, signed: &Signed, bytes: web::Bytes) -> Result<(Answer, Option<Organization>)> {
    let mut conn = app.conn().await?;
    let Some(code) = claimed(signed) else { return Ok((Answer::NotOurs, None)) };
    let Some((finding, organization)) = verify::find(&mut conn, app, &code).await? else {
        return Ok((Answer::NotOurs, None));
    };
    let certificate = match &finding {
        Finding::Found(certificate, _) | Finding::Damaged(certificate) => certificate,
        Finding::Typo(_) | Finding::NotFound => return Ok((Answer::NotOurs, None)),
    };
    if !is_signed_for(&mut conn, certificate, &signed.token).await? {
        return Ok((Answer::Forged(code), Some(organization)));
    }
    let altered = match &signed.facts {
        Some(shown) => differences(&certificate.facts, shown)?,
        None => Vec::new(),
    };
    let drawing = Drawing::of(&mut conn, certificate).await?;
    drop(conn);
    let drawn = web::block(move || drawing.draw()).await.map_err(anyhow::Error::from)?;
    let same = drawn.is_ok_and(|drawn| drawn == bytes);
    Ok((Answer::Ours(Box::new(Ours { finding, altered, same })), Some(organization)))
}

/// The code that a file claims: in the credential, or else in the facts beside it. Nobody has checked it.
fn claimed(signed: &Signed) -> Option<Code> {
    let in_token = || {
        let payload: Value = serde_json::from_slice(&BASE64.decode(signed.token.split('.').nth(1)?).ok()?).ok()?;
        let (_, code) = payload.get("id")?.as_str()?.rsplit_once('/')?;
        Code::parse(code).ok()
    };
    in_token().or_else(|| signed.facts.as_ref().map(|facts| facts.code.clone()))
}

/// Whether a token is the one that was signed for this certificate, or says the same by a key of ours.
async fn is_signed_for(conn: &mut Conn, certificate: &Certificate, claimed: &str) -> Result<bool> {
    let Some(signed) = credentials::of(conn, certificate.user_id, certificate.id).await? else { return Ok(false) };
    if signed.token == claimed {
        return Ok(true);
    }
    let keys = issuers::known(conn, signed.organization).await?;
    let same = |credential: Credential| credential.attests(&certificate.facts).unwrap_or(false);
    Ok(token::open::<Credential>(claimed, &keys).is_ok_and(|(credential, _)| same(credential)))
}
