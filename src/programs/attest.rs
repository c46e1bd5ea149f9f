//! Asking a supervisor to attest a period before it is handed in, where the rules ask for that.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use chrono::TimeDelta;
use diesel_async::AsyncConnection;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::emails;
use super::mine::{self, Asked};
use crate::accounts::{self, Email, Learner, joins};
use crate::app::App;
use crate::credit::programs::{
    ATTESTATIONS_A_DAY, AttestationId, NewAttestation, PeriodState, Standing, ask_attestation,
};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::mail;
use crate::web::{Form, Problems, see_other, unprocessable};

/// What the link of a letter is signed for.
pub(super) const PURPOSE: &str = "attest";
/// How long it works.
const LINK_DAYS: i64 = 60;
/// Characters of a name, and of a position.
const LINE: usize = 160;

/// Whom a link is for: one request of one person.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Link {
    pub holder: Uuid,
    pub id: AttestationId,
}

/// Whom to ask, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AskForm {
    pub supervisor: String,
    pub supervisor_position: String,
    pub supervisor_email: String,
}

impl AskForm {
    /// Whom it means, or what must change. `own` is the learner's address.
    fn parse(&self, words: Words, own: &str) -> std::result::Result<NewAttestation, Problems> {
        let mut problems = Problems::new();
        let mut line = |field, empty, typed| problems.line(words, field, typed, LINE, empty);
        let name = line("supervisor", "attest-supervisor-empty", &self.supervisor);
        let position = line("supervisor_position", "attest-supervisor-position-empty", &self.supervisor_position);
        let email = Email::parse(&self.supervisor_email).map(|email| email.as_str().to_owned()).unwrap_or_default();
        if email.is_empty() {
            problems.add("supervisor_email", words.say("attest-supervisor-email-bad"));
        } else if email.eq_ignore_ascii_case(own) {
            problems.add("supervisor_email", words.say("attest-supervisor-email-own"));
        }
        problems.or(NewAttestation { name, position, email })
    }
}

/// `POST /record/programs/{id}/attest`
pub(super) async fn ask(
    learner: Learner,
    app: Data<App>,
    id: Path<String>,
    Query(asked): Query<Asked>,
    Form(form): Form<AskForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let enrollment = mine::mine(&mut conn, &learner, &id).await?;
    let standing = asked.standing(&mut conn, &app, &enrollment).await?;
    if !standing.asks_attestation() || standing.kept.state != PeriodState::Open {
        return Ok(see_other(mine::after(&standing, "")));
    }
    let person = accounts::by_id(&mut conn, learner.id).await?;
    let mut problems = match form.parse(learner.frame.words, &person.email) {
        Ok(new) if joins::has_address(&mut conn, person.id, &new.email).await? => {
            let mut problems = Problems::new();
            problems.add("supervisor_email", learner.frame.words.say("attest-supervisor-email-own"));
            problems
        }
        Ok(new) => {
            if send(&mut conn, &app, &person, &standing, &new).await? {
                return Ok(see_other(format!("{}#renewal", mine::after(&standing, "asked"))));
            }
            Problems::new()
        }
        Err(problems) => problems,
    };
    if problems.is_empty() {
        let often = learner.frame.words.fill("attest-too-often", &[("count", ATTESTATIONS_A_DAY.into())]);
        problems.add("supervisor", often);
    }
    let typed = mine::Typed { ask: form, ..mine::Typed::default() };
    Ok(unprocessable(mine::page(&mut conn, &app, &learner, &enrollment, (&typed, &problems), &asked).await?))
}

/// Notes the request and queues its letter, both or neither.
async fn send(
    conn: &mut Conn,
    app: &App,
    person: &accounts::User,
    standing: &Standing,
    new: &NewAttestation,
) -> Result<bool> {
    let now = app.now();
    conn.transaction(async |conn| {
        let Some(id) = ask_attestation(conn, standing, person.id, new, now).await? else { return Ok(false) };
        let link = Link { holder: person.id.uuid(), id };
        let token = app.keys().sign(PURPOSE, &link, now, now + TimeDelta::days(LINK_DAYS))?;
        let letter = emails::to_supervisor(app, person, standing, new, &format!("/attest/{token}"), LINK_DAYS);
        mail::queue(conn, &letter, now).await?;
        Ok::<bool, Error>(true)
    })
    .await
}
