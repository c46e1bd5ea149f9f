//! `/attest/{token}`: what a supervisor sees and says, without an account.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use diesel_async::AsyncConnection;
use serde::Deserialize;

use super::attest::{Link, PURPOSE};
use super::attested_view::{self, Ends, Shown};
use super::{emails, mine};
use crate::accounts::{self, User, UserId, Visitor, joins};
use crate::app::App;
use crate::credit::programs::{
    Attestation, Holder, PeriodState, Standing, answer_attestation, attestation, attestations_of, enrollment,
    period_enrollment, standing_in_period,
};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::mail;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// Characters of a remark.
const REMARK: usize = 2_000;

/// What they say.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    /// `attest` or `decline`.
    #[serde(rename = "do")]
    pub what: String,
    /// The print of what was shown.
    pub print: String,
    pub remark: String,
}

/// What a link leads to.
struct Asked {
    attestation: Attestation,
    person: User,
    standing: Standing,
    /// Why nothing can be said any more, if so.
    ended: Option<Ends>,
}

async fn asked(conn: &mut Conn, app: &App, token: &str) -> Result<Asked> {
    let opened = app.keys().open::<Link>(PURPOSE, token, app.now()).ok_or(Error::NotFound)?;
    let Link { holder, id } = opened.body;
    let holder = joins::now_of(conn, UserId::from_uuid(holder)).await?.uuid();
    let attestation = attestation(conn, holder, id).await?;
    let person = accounts::by_id(conn, UserId::from_uuid(holder)).await?;
    let of = period_enrollment(conn, holder, attestation.period_id).await?;
    let enrollment = enrollment(conn, Holder::Person(person.id), of).await?;
    let standing = standing_in_period(conn, app, &enrollment, attestation.period_id).await?;
    let latest = attestations_of(conn, &[holder]).await?.remove(&attestation.period_id);
    let ended = if attestation.answered_at.is_some() {
        Some(if attestation.declined() { Ends::Declined } else { Ends::Attested })
    } else if opened.expired {
        Some(Ends::Old)
    } else if standing.kept.state != PeriodState::Open
        || latest.is_none_or(|latest| latest.id != id)
        // Since two accounts became one (rule R26), the address that was asked may be the learner's own.
        || joins::has_address(conn, person.id, &attestation.email.to_lowercase()).await?
    {
        Some(Ends::NotNeeded)
    } else {
        None
    };
    Ok(Asked { attestation, person, standing, ended })
}

async fn page(
    conn: &mut Conn,
    app: &App,
    visitor: &Visitor,
    asked: &Asked,
    form: &AnswerForm,
    (problems, changed): (&Problems, bool),
) -> Result<maud::Markup> {
    let titles = mine::titles(conn, app, &asked.standing.entries).await?;
    let shown = Shown {
        attestation: &asked.attestation,
        name: &asked.person.name,
        first: asked.person.first_name(),
        standing: &asked.standing,
        titles: &titles,
        ended: asked.ended,
        form,
        problems,
        changed,
    };
    Ok(attested_view::page(&visitor.frame, &shown))
}

/// `GET /attest/{token}`
pub(super) async fn show(visitor: Visitor, app: Data<App>, token: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let asked = asked(&mut conn, &app, &token).await?;
    let nothing = (&Problems::new(), false);
    page(&mut conn, &app, &visitor, &asked, &AnswerForm::default(), nothing).await.map(ok)
}

/// `POST /attest/{token}`: said once; what was shown is what they speak of.
pub(super) async fn answer(
    visitor: Visitor,
    app: Data<App>,
    token: Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let asked = asked(&mut conn, &app, &token).await?;
    if asked.ended.is_some() {
        return Ok(see_other(format!("/attest/{token}")));
    }
    let words = visitor.frame.words;
    let mut problems = Problems::new();
    let remark = problems.remark(words, "remark", &form.remark, REMARK);
    if form.what != "attest" && remark.is_empty() {
        problems.add("remark", words.say("attest-remark-empty"));
    }
    let print = asked.standing.print();
    let changed = form.what == "attest" && form.print != print;
    if changed || !problems.is_empty() {
        return Ok(unprocessable(page(&mut conn, &app, &visitor, &asked, &form, (&problems, changed)).await?));
    }
    let attests = (form.what == "attest").then_some(print.as_str());
    let now = app.now();
    conn.transaction(async |conn| {
        let Asked { attestation, person, standing, .. } = &asked;
        if answer_attestation(conn, (attestation, standing), person.id, (attests, &remark), now).await? {
            let letter = emails::attested(&app, person, standing, attestation, (attests.is_some(), &remark));
            mail::queue(conn, &letter, now).await?;
        }
        Ok::<(), Error>(())
    })
    .await?;
    Ok(see_other(format!("/attest/{token}")))
}
