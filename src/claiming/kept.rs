//! `POST /record/add/kept`: training that was added without a network, as the device delivers it.
//!
//! It comes once or often, with the id that the form had: what is here already stays as it is, for its owner may have
//! gone on with it meanwhile. It becomes a draft, which they look at and send.

use actix_web::HttpResponse;
use actix_web::web::{Data, Payload};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use diesel::OptionalExtension;
use futures_util::TryStreamExt;
use serde::{Deserialize, Serialize};

use super::add::take;
use super::send;
use super::typed::Typed;
use super::upload::{FILES, Picked, plain_name};
use crate::accounts::{UserId, Visitor};
use crate::activities::{self, ActivityId, NewActivity};
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::web::{self, Problems};

/// Bytes of one delivery: the files of a form, as text.
const ALL: usize = 64 * 1024 * 1024;

/// What a device sends.
#[derive(Deserialize)]
struct Parcel {
    /// Whose training it is.
    person: String,
    acts: Vec<Act>,
}

/// One form.
#[derive(Deserialize)]
struct Act {
    id: ActivityId,
    /// The form's fields, as a browser encodes them.
    form: String,
    /// Name and content of each file, as an address with the data in it.
    files: Vec<(String, String)>,
}

/// What the device hears.
#[derive(Default, Serialize)]
struct Receipt {
    /// What is safe here: the device may forget it.
    kept: Vec<ActivityId>,
    /// What can't be taken, ever, in whole or in part.
    refused: Vec<Refused>,
}

#[derive(Serialize)]
struct Refused {
    id: ActivityId,
    why: String,
}

/// `POST /record/add/kept`: 401 while nobody is signed in, 409 while somebody else is.
pub(super) async fn deliver(visitor: Visitor, app: Data<App>, mut payload: Payload) -> Result<HttpResponse> {
    let mut bytes = Vec::new();
    while let Some(chunk) = payload.try_next().await.map_err(|_| Error::BadRequest("problem-incomplete"))? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > ALL {
            return Err(Error::BadRequest("problem-too-much"));
        }
    }
    let parcel: Parcel = serde_json::from_slice(&bytes).map_err(|_| Error::BadRequest("problem-incomplete"))?;
    drop(bytes);
    let Some(person) = &visitor.person else { return Ok(HttpResponse::Unauthorized().finish()) };
    if parcel.person.parse::<UserId>().ok() != Some(person.id) {
        return Err(Error::Conflict("sync-somebody-else"));
    }
    let mut conn = app.conn().await?;
    let mut receipt = Receipt::default();
    for act in parcel.acts {
        let id = act.id;
        match keep(&mut conn, &app, visitor.frame.words, person.id, act).await? {
            None => receipt.kept.push(id),
            Some(why) => receipt.refused.push(Refused { id, why }),
        }
    }
    Ok(HttpResponse::Ok().json(receipt))
}

/// Keeps a form. Returns what could not be kept of it, in a sentence for the learner.
async fn keep(conn: &mut Conn, app: &App, words: Words, user: UserId, act: Act) -> Result<Option<String>> {
    if activities::one(conn, user, act.id).await.optional()?.is_some() {
        return Ok(None);
    }
    let Ok(typed) = web::fields::<Typed>(act.form.as_bytes()) else {
        return Ok(Some(words.say("sync-no-fit")));
    };
    let mut problems = Problems::new();
    let mut picked = Vec::with_capacity(act.files.len());
    for (name, address) in act.files.into_iter().take(FILES) {
        let data = address.split_once(";base64,").map_or("", |(_, data)| data);
        // What is no data at all is refused like any other file that is no picture.
        picked.push(Picked { name: plain_name(&name), content: STANDARD.decode(data).unwrap_or_default() });
    }
    let files = take(app, words, picked, &mut problems).await?;
    if typed.is_blank() && files.is_empty() && problems.is_empty() {
        return Ok(None);
    }
    let organization = send::addressee(conn, user, app.now()).await?;
    let new = NewActivity { user, id: act.id, organization: organization.id, form: serde_json::to_value(&typed)? };
    send::keep(conn, &new, &files, &[], app.now()).await?;
    Ok(problems.of("evidence").map(|why| words.fill("add-kept-without", &[("why", why.into())])))
}
