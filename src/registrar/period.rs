//! Certificates of accepted periods: issued where the registrar accepts, taken back where that is undone.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::letters::Letter;
use super::period_facts::{Sources, titles};
use super::settle::{self, By, Issuer};
use crate::accounts::{self, Registrar, User, UserId};
use crate::app::App;
use crate::certificates::{self, Certificate, For, MakeFacts, New, Reason};
use crate::credit::programs::{self, Holder, PeriodId, Standing, accepted_standings};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::{self, Organization};

/// In whose name the periods of a program are certified: who answers for it.
pub(super) async fn answering(conn: &mut Conn, program: &str, now: DateTime<Utc>) -> Result<Organization> {
    let id = programs::organization_of(conn, program, now).await?.ok_or(Error::NotFound)?;
    organizations::by_id(conn, id).await
}

/// Periods that are read and certified together, so that memory stays flat however many there are.
const BATCH: usize = 200;

/// Certifies accepted periods of people in a program, each once, with the decision that says so and the letter; returns how many were
/// issued. Those under a draft of the rules, those that are accepted no more, and those that are certified already are
/// passed over. Call it last inside a transaction: others of the same issuer wait until that ends.
pub async fn certify(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    why: &str,
    of: (&str, &[(UserId, PeriodId)]),
    now: DateTime<Utc>,
) -> Result<usize> {
    if of.1.is_empty() {
        return Ok(0);
    }
    let organization = answering(conn, of.0, now).await?;
    issue(conn, app, By::registrar(registrar.id, why), &organization, of, now).await
}

/// The same for a period that counts as soon as its owner hands it in.
pub async fn certify_at_once(
    conn: &mut Conn,
    app: &App,
    (program, person, period): (&str, UserId, PeriodId),
    now: DateTime<Utc>,
) -> Result<usize> {
    let organization = answering(conn, program, now).await?;
    let by = By { actor: person, role: None, why: "" };
    issue(conn, app, by, &organization, (program, &[(person, period)]), now).await
}

async fn issue(
    conn: &mut Conn,
    app: &App,
    by: By<'_>,
    organization: &Organization,
    (program, accepted): (&str, &[(UserId, PeriodId)]),
    now: DateTime<Utc>,
) -> Result<usize> {
    // Whoever waited while another accepted the same finds it certified, and lets the next one in at once.
    let people: Vec<UserId> = accepted.iter().map(|(person, _)| *person).collect();
    let have = certificates::of_periods(conn, &people).await?.into_iter();
    let stand: HashSet<Uuid> =
        have.filter(|(.., withdrawn)| withdrawn.is_none()).filter_map(|(_, of, ..)| of).collect();
    let mut open = accepted.to_vec();
    open.retain(|(_, period)| !stand.contains(&period.uuid()));
    if open.is_empty() {
        return Ok(0);
    }
    let issuer = Issuer::of(conn, organization.id).await?;
    let mut count = 0;
    for some in open.chunks(BATCH) {
        let people: Vec<UserId> = some.iter().map(|(person, _)| *person).collect();
        let mut standings = accepted_standings(conn, app, program, &people).await?;
        standings.retain(|standing| some.iter().any(|(_, period)| *period == standing.kept.id));
        let chosen: Vec<&Standing> = standings.iter().collect();
        for certificate in issue_all(conn, app, &issuer, &chosen, now).await?.into_iter().flatten() {
            let after = json!({ "code": certificate.code, "learner": certificate.facts.learner });
            settle::decide(conn, by, &certificate, "issued", (json!(null), after), now).await?;
            settle::tell(conn, app, &certificate, Letter::Issued, now).await?;
            count += 1;
        }
    }
    Ok(count)
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
    let by = By::registrar(registrar.id, why);
    for (person, period) in periods {
        let of_it = |certificate: &Certificate| {
            certificate.stands() && certificate.subject == For::Period { period: period.uuid() }
        };
        for certificate in certificates::of_user(conn, *person).await?.into_iter().filter(of_it) {
            settle::withdraw_alone(conn, app, by, &certificate, Reason::IssuedInError, now).await?;
        }
    }
    Ok(())
}
