//! Certificates of accepted periods: issued where the registrar accepts, taken back where that is undone.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::mine;
use super::period_facts::{Sources, titles};
use super::settle::{self, By, Issuer};
use crate::accounts::{self, Registrar, User, UserId};
use crate::app::App;
use crate::certificates::{self, Certificate, For, MakeFacts, New, Reason};
use crate::credit::programs::{Holder, PeriodId, Standing};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::{self, Organization};

/// In whose name a registrar certifies periods: for the organization that runs this site, or else for their first.
pub(super) async fn issuer(conn: &mut Conn, registrar: &Registrar) -> Result<Organization> {
    let mine = mine(registrar);
    match organizations::home(conn).await?.filter(|home| mine.contains(&home.id)) {
        Some(home) => Ok(home),
        None => organizations::by_id(conn, *mine.first().ok_or(Error::Forbidden)?).await,
    }
}

/// Certifies accepted periods of people, each once, with the decision that says so; returns how many were issued.
/// Those of a board, those under a draft of the rules, and those that are certified already are passed over. Call it
/// last inside a transaction: others of the same issuer wait until that ends.
pub async fn certify(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    why: &str,
    accepted: &[Standing],
    now: DateTime<Utc>,
) -> Result<usize> {
    let chosen: Vec<&Standing> = accepted.iter().filter(|standing| may_be_certified(standing)).collect();
    if chosen.is_empty() {
        return Ok(0);
    }
    let organization = issuer(conn, registrar).await?;
    let issuer = Issuer::of(conn, organization.id).await?;
    let by = By { registrar: registrar.id, why };
    let issued: Vec<Certificate> = issue_all(conn, app, &issuer, &chosen, now).await?.into_iter().flatten().collect();
    for certificate in &issued {
        let after = json!({ "code": certificate.code, "learner": certificate.facts.learner });
        settle::decide(conn, by, certificate, "issued", (json!(null), after), now).await?;
    }
    Ok(issued.len())
}

fn may_be_certified(standing: &Standing) -> bool {
    standing.confirmed && matches!(standing.enrollment.holder, Holder::Person(_))
}

/// Issues for these periods, in their order; nothing where one is there, and nothing for what may not be certified.
pub(super) async fn issue_all(
    conn: &mut Conn,
    app: &App,
    issuer: &Issuer,
    standings: &[&Standing],
    now: DateTime<Utc>,
) -> Result<Vec<Option<Certificate>>> {
    let issued_on = now.with_timezone(&issuer.organization.zone()).date_naive();
    let mut gathered: Vec<(User, &Standing, Vec<String>)> = Vec::with_capacity(standings.len());
    for standing in standings.iter().filter(|standing| may_be_certified(standing)) {
        let Holder::Person(person) = standing.enrollment.holder else { continue };
        let titles = titles(conn, app, standing).await?;
        gathered.push((accounts::by_id(conn, person).await?, standing, titles));
    }
    let all: Vec<(New, MakeFacts<'_>)> = gathered
        .iter()
        .map(|(learner, standing, titles)| {
            let new = New {
                user_id: learner.id,
                subject: For::Period { period: standing.kept.id.uuid() },
                organization_id: issuer.organization.id,
                prefix: issuer.prefix.clone(),
            };
            let sources = Sources { app, learner, standing, titles, issuer, issued_on };
            let facts: MakeFacts<'_> = Box::new(move |code| sources.facts(code));
            (new, facts)
        })
        .collect();
    let mut issued = certificates::issue_all(conn, app, &all, now).await?.into_iter();
    let one_of = |standing: &&Standing| may_be_certified(standing).then(|| issued.next().flatten()).flatten();
    Ok(standings.iter().map(one_of).collect())
}

/// Withdraws the certificates of periods that are accepted no more, and tells their owners. Call it last inside a
/// transaction.
pub async fn take_back(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    why: &str,
    periods: &[(UserId, PeriodId)],
    now: DateTime<Utc>,
) -> Result<()> {
    let by = By { registrar: registrar.id, why };
    for (person, period) in periods {
        let of_it = |certificate: &Certificate| {
            certificate.stands() && certificate.subject == For::Period { period: period.uuid() }
        };
        for certificate in certificates::of_user(conn, *person).await?.into_iter().filter(of_it) {
            settle::withdraw(conn, app, by, &certificate, Reason::IssuedInError, now).await?;
        }
    }
    Ok(())
}
