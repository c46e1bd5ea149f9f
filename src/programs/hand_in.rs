//! Handing a period in, and what has to come before.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use diesel_async::AsyncConnection;
use maud::{Markup, html};

use super::mine::{self, Asked, Typed};
use super::{emails, mine_views, steps_view};
use crate::accounts::{self, Learner};
use crate::app::App;
use crate::credit::programs::{
    self, Attestation, Decider, PeriodState, Standing, Turn, accept_at_once, attestations_of, hold_people,
    organization_of, submit,
};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::mail;
use crate::registrar;
use crate::web::components::Field;
use crate::web::{Problems, see_other};

/// `POST /record/programs/{id}/submit`
pub(super) async fn hand_in(
    learner: Learner,
    app: Data<App>,
    id: Path<String>,
    Query(asked): Query<Asked>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let enrollment = mine::mine(&mut conn, &learner, &id).await?;
    let to = conn
        .transaction(async |conn| {
            // What is entered or taken back meanwhile waits: what is accepted at once is what was looked at.
            hold_people(conn, &[learner.id]).await?;
            let standing = asked.standing(conn, &app, &enrollment).await?;
            if standing.kept.state != PeriodState::Open {
                return Ok(mine::after(&standing, ""));
            }
            let attestation = attestations_of(conn, &[standing.kept.holder]).await?.remove(&standing.kept.id);
            if waits(&standing, attestation.as_ref()) {
                return Ok::<String, Error>(mine::after(&standing, "unattested"));
            }
            let organization = organization_of(conn, &enrollment.program, app.now()).await?;
            let by = Decider { id: learner.id, role: None, organization };
            submit(conn, &standing, by, app.now()).await?;
            let at_once = standing.counts_at_once();
            let done = if at_once { accept(conn, &app, by, &standing).await? } else { "submitted" };
            Ok(mine::after(&standing, done))
        })
        .await?;
    Ok(see_other(to))
}

/// Accepts what nobody has to look at first, certifies it, and tells its owner where it was drawn for audit.
async fn accept(conn: &mut Conn, app: &App, by: Decider, standing: &Standing) -> Result<&'static str> {
    let now = app.now();
    let Some(drawn) = accept_at_once(conn, standing, by, now).await? else { return Ok("submitted") };
    programs::keep_standings(conn, std::slice::from_ref(&standing.enrollment), now).await?;
    if drawn {
        let person = accounts::by_id(conn, by.id).await?;
        mail::queue(conn, &emails::audit(app, &person, standing, "drawn", ""), now).await?;
    }
    // At last: whoever signs for the same organization waits until this is done.
    registrar::certify_at_once(conn, app, (&standing.enrollment.program, by.id, standing.kept.id), now).await?;
    Ok("accepted")
}

/// Whether a supervisor has yet to attest.
fn waits(standing: &Standing, attestation: Option<&Attestation>) -> bool {
    standing.asks_attestation() && !attestation.is_some_and(|attestation| attestation.holds_for(standing))
}

/// How far a period is on its way to the authority, and the next step of the learner.
pub(super) fn panel(
    words: Words,
    (standing, attestation, turn): (&Standing, Option<&Attestation>, Option<&Turn>),
    typed: &Typed,
    problems: &Problems,
) -> Markup {
    html! {
        section.panel.stack.g3 aria-labelledby="renewal" {
            h2.h4 #renewal { (words.say("program-renewal")) }
            @match standing.kept.state {
                PeriodState::Open => {
                    p.small { (words.fill("program-renewal-open", &[("until", words.date(standing.renewable_until).into())])) }
                    @if standing.asks_attestation() { (attesting(words, standing, attestation, typed, problems)) }
                    @if !waits(standing, attestation) {
                        form method="post" action=(mine_views::of_period(standing, "/submit")) {
                            button.btn.quiet[!standing.complete()] { (words.say("program-hand-in")) }
                        }
                        @if standing.counts_at_once() { p.small.soft { (words.say("audit-at-once")) } }
                        @if !standing.complete() { p.small.soft { (words.say("program-hand-in-early")) } }
                    }
                }
                other => {
                    p.small { (words.fill("program-renewal-state", &[("state", other.word().into())])) }
                    @if let Some(turn) = turn { p.small { (steps_view::turn(words, turn)) } }
                    @if let Some(attestation) = attestation { (answer(words, standing, attestation)) }
                }
            }
        }
    }
}

/// Who was asked and what they said, and the form to ask somebody.
fn attesting(
    words: Words,
    standing: &Standing,
    attestation: Option<&Attestation>,
    typed: &Typed,
    problems: &Problems,
) -> Markup {
    let asks = ["supervisor", "supervisor_position", "supervisor_email"];
    let wrong = asks.iter().any(|field| problems.of(field).is_some());
    let waiting = attestation.is_some_and(|one| one.answered_at.is_none() || one.holds_for(standing));
    html! {
        @match attestation {
            Some(attestation) => (answer(words, standing, attestation)),
            None => p.small { (words.say("attest-before")) },
        }
        @if waiting {
            details.small open[wrong] {
                summary { (words.say("attest-somebody-else")) }
                (ask(words, standing, typed, problems))
            }
        } @else { (ask(words, standing, typed, problems)) }
    }
}

/// What somebody said who was asked to attest, for whoever reads it.
pub(super) fn answer(words: Words, standing: &Standing, attestation: &Attestation) -> Markup {
    let zone = standing.rules.program.time_zone;
    let day = words.date(zone.day(attestation.answered_at.unwrap_or(attestation.asked_at)));
    let settled = standing.kept.state != PeriodState::Open;
    let key = match (attestation.answered_at.is_some(), attestation.attested.is_some()) {
        (false, _) => "attest-waits",
        (true, false) => "attest-declined",
        (true, true) if settled || attestation.holds_for(standing) => "attest-attested",
        (true, true) => "attest-stale",
    };
    let values = [
        ("name", attestation.name.as_str().into()),
        ("position", attestation.position.as_str().into()),
        ("date", day.into()),
    ];
    html! {
        p.small { (words.fill(key, &values)) }
        @if !attestation.remark.is_empty() { p.small.said { (attestation.remark) } }
    }
}

fn ask(words: Words, standing: &Standing, typed: &Typed, problems: &Problems) -> Markup {
    let director = standing.track.code == "director";
    let field = |name, label: &str, kind, value, autocomplete| Field {
        name,
        label: words.say(label),
        hint: None,
        value,
        kind,
        autocomplete,
        problems,
    };
    html! {
        form.stack.g3 method="post" action=(mine_views::of_period(standing, "/attest")) novalidate {
            (Field {
                hint: Some(words.say(if director { "attest-who-director" } else { "attest-who" })),
                ..field("supervisor", "attest-supervisor", "text", &typed.ask.supervisor, "off")
            })
            (field("supervisor_position", "attest-supervisor-position", "text", &typed.ask.supervisor_position, "off"))
            (field("supervisor_email", "attest-supervisor-email", "email", &typed.ask.supervisor_email, "off"))
            button.btn { (words.say("attest-ask")) }
        }
    }
}
