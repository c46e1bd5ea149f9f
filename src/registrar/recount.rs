//! Accepted periods when training in them is taken back, or given back (rule R22).
//!
//! In the transaction that changes the ledger the certificate of such a period is replaced by one that says what
//! counts now; where that is not enough any more it is withdrawn, and the period waits for the registrar again.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use uuid::Uuid;

use super::letters::Letter;
use super::period_facts::{Sources, titles};
use super::settle::{self, By, Issuer};
use crate::accounts::{self, UserId};
use crate::app::App;
use crate::certificates::{self, Certificate, Facts, For, Reason};
use crate::credit::LedgerEntry;
use crate::credit::programs::{
    self, Decider, Holder, PeriodDecision, Standing, hold_people, renewed_with, standing_in_period,
};
use crate::credit::rules::Award;
use crate::db::Conn;
use crate::error::Result;
use crate::measure::Credit;

/// What the accepted periods come to in which somebody's training may count, before any of it is taken back or given
/// back. Whoever else changes where they stand waits from here on until the transaction ends.
pub async fn accepted_before(conn: &mut Conn, app: &App, person: UserId) -> Result<Vec<Standing>> {
    hold_people(conn, &[person]).await?;
    certificates::hold_issuers(conn, person).await?;
    renewed_with(conn, app, person).await
}

/// Puts right what was accepted and certified with training that was taken back since `before`. Call it last inside
/// the transaction that took it back: others of the same issuer wait until that ends.
pub async fn after_taking_back(
    conn: &mut Conn,
    app: &App,
    by: By<'_>,
    before: &[Standing],
    now: DateTime<Utc>,
) -> Result<()> {
    let changed = changed(conn, app, before).await?;
    for standing in changed.iter().filter(|standing| !is_earned(standing)) {
        let decider = decider(conn, by, standing, now).await?;
        programs::reopen(conn, standing, decider, by.why, now).await?;
    }
    for standing in &changed {
        let Some(certificate) = standing_certificate(conn, standing).await? else { continue };
        let erased = accounts::erasures::years(conn, certificate.user_id).await?.is_some();
        if is_earned(standing) && !erased {
            correct(conn, app, by, &certificate, standing, now).await?;
        } else {
            settle::withdraw_alone(conn, app, by, &certificate, Reason::CreditReversed, now).await?;
        }
    }
    Ok(())
}

/// Opens a period again that was exempt by a certificate of another authority (rule R24), now that this doesn't count
/// any more. Call it inside the transaction that took its entry back.
pub async fn recognized_no_more(
    conn: &mut Conn,
    app: &App,
    by: By<'_>,
    entry: &LedgerEntry,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(program) = &entry.facts.only else { return Ok(()) };
    for standing in programs::exempt_since(conn, app, entry.user_id, entry.entered_at).await? {
        if standing.enrollment.program == *program {
            let decider = decider(conn, by, &standing, now).await?;
            programs::decide(conn, &standing, decider, (PeriodDecision::Returned, by.why), now).await?;
            programs::keep_standings(conn, std::slice::from_ref(&standing.enrollment), now).await?;
        }
    }
    Ok(())
}

/// Puts right what was certified without training that was given back since `before`, and undoes what
/// [`after_taking_back`] did at that moment: what nobody decided about since is accepted again where it is earned again,
/// and its certificate holds again where it had one. Call it last inside the transaction that gave it back.
pub(super) async fn after_giving_back(
    conn: &mut Conn,
    app: &App,
    by: By<'_>,
    (person, before): (UserId, &[Standing]),
    taken_back_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    let changed = changed(conn, app, before).await?;
    let mine = certificates::of_user(conn, person).await?;
    let mut hold_again = Vec::new();
    for standing in programs::reopened_at(conn, app, person, taken_back_at).await? {
        let went = mine.iter().find(|certificate| {
            let then = Some((taken_back_at, Reason::CreditReversed));
            let withdrawn = certificate.withdrawn.as_ref().map(|withdrawal| (withdrawal.at, withdrawal.reason));
            withdrawn == then && certificate.subject.period() == Some(standing.kept.id.uuid())
        });
        // A board's periods have no certificate, and others may have lost theirs before.
        let as_it_was = match went {
            Some(old) => says(&facts(conn, app, old, &standing, old.issued_at).await?) == says(&old.facts),
            None => is_earned(&standing),
        };
        if !as_it_was {
            continue;
        }
        let decider = decider(conn, by, &standing, now).await?;
        programs::decide(conn, &standing, decider, (PeriodDecision::Renewed, by.why), now).await?;
        programs::keep_standings(conn, std::slice::from_ref(&standing.enrollment), now).await?;
        hold_again.extend(went);
    }
    for standing in &changed {
        if let Some(certificate) = standing_certificate(conn, standing).await? {
            correct(conn, app, by, &certificate, standing, now).await?;
        }
    }
    for certificate in hold_again {
        settle::restore_alone(conn, app, by, certificate, None, now).await?;
    }
    Ok(())
}

/// Where the period stands that a certificate is for, where that is accepted.
pub(super) async fn accepted(conn: &mut Conn, app: &App, certificate: &Certificate) -> Result<Option<Standing>> {
    let Some(period) = certificate.subject.period() else { return Ok(None) };
    let accepted = renewed_with(conn, app, certificate.user_id).await?;
    Ok(accepted.into_iter().find(|one| one.kept.id.uuid() == period))
}

/// Whether the period that a certificate is for is accepted, and comes to what the certificate says.
pub(super) async fn comes_to_the_same(conn: &mut Conn, app: &App, certificate: &Certificate) -> Result<bool> {
    let Some(standing) = accepted(conn, app, certificate).await? else { return Ok(false) };
    let facts = facts(conn, app, certificate, &standing, certificate.issued_at).await?;
    Ok(says(&facts) == says(&certificate.facts))
}

/// What a certificate says of what counts, in whatever language the rest is.
fn says(facts: &Facts) -> impl PartialEq {
    let entries = facts.period.as_ref().map(|period| (period.entries.clone(), period.headings.clone()));
    let amounts: Vec<String> = facts.credits.iter().map(|credit| credit.amount.clone()).collect();
    (facts.minutes, amounts, entries)
}

/// Those that come to something else now, as they are now.
async fn changed(conn: &mut Conn, app: &App, before: &[Standing]) -> Result<Vec<Standing>> {
    let mut changed = Vec::new();
    for old in before {
        let new = standing_in_period(conn, app, &old.enrollment, old.kept.id).await?;
        if counting(old) != counting(&new) || old.complete() != new.complete() {
            changed.push(new);
        }
    }
    Ok(changed)
}

/// What counts in a period: all of it, under each heading, and by which entries.
fn counting(standing: &Standing) -> (Credit, Vec<Credit>, Vec<(Uuid, Credit)>) {
    let account = &standing.account;
    let some = |award: &Award| {
        award.outcome.credit().filter(|credit| *credit > Credit::ZERO).map(|credit| (award.entry, credit))
    };
    let headings = account.headings.iter().map(|heading| heading.credit).collect();
    (account.counted, headings, account.awards.iter().filter_map(some).collect())
}

/// Whether a period can stay accepted by itself.
fn is_earned(standing: &Standing) -> bool {
    standing.complete() && standing.confirmed
}

async fn decider(conn: &mut Conn, by: By<'_>, standing: &Standing, now: DateTime<Utc>) -> Result<Decider> {
    let organization = programs::organization_of(conn, &standing.enrollment.program, now).await?;
    Ok(Decider { id: by.actor, role: by.role, organization })
}

/// The certificate of a person's period that stands.
async fn standing_certificate(conn: &mut Conn, standing: &Standing) -> Result<Option<Certificate>> {
    let Holder::Person(person) = standing.enrollment.holder else { return Ok(None) };
    let period = For::Period { period: standing.kept.id.uuid() };
    let all = certificates::of_user(conn, person).await?;
    Ok(all.into_iter().find(|one| one.stands() && one.subject == period))
}

/// Issues a certificate anew with what counts now, for whom and under which name it was.
async fn correct(
    conn: &mut Conn,
    app: &App,
    by: By<'_>,
    old: &Certificate,
    standing: &Standing,
    now: DateTime<Utc>,
) -> Result<()> {
    let made = gathered(conn, app, old, standing, now).await?;
    let prefix = made.issuer.prefix.clone();
    let facts = |code| made.sources(app, standing).facts(code);
    if let Some(newer) = certificates::reissue(conn, app, old, &prefix, facts, now).await? {
        let said = |one: &Certificate| json!({ "code": one.code, "counted": says_counted(&one.facts) });
        settle::replaced(conn, by, (old, &newer), (said(old), said(&newer)), now).await?;
        settle::tell(conn, app, &newer, Letter::Reissued, now).await?;
    }
    Ok(())
}

fn says_counted(facts: &Facts) -> Vec<String> {
    facts.credits.iter().map(|credit| format!("{} {}", credit.amount, credit.unit)).collect()
}

/// What the facts of a certificate of a period are made of.
struct Gathered {
    learner: accounts::User,
    issuer: Issuer,
    titles: Vec<String>,
    issued_on: NaiveDate,
}

impl Gathered {
    fn sources<'a>(&'a self, app: &'a App, standing: &'a Standing) -> Sources<'a> {
        let Gathered { learner, issuer, titles, issued_on } = self;
        Sources { app, learner, standing, titles, issuer, issued_on: *issued_on }
    }
}

async fn gathered(
    conn: &mut Conn,
    app: &App,
    old: &Certificate,
    standing: &Standing,
    at: DateTime<Utc>,
) -> Result<Gathered> {
    let issuer = Issuer::of(conn, old.organization_id).await?;
    let mut learner = accounts::by_id(conn, old.user_id).await?;
    // A new name is a wish of its own.
    learner.name = old.facts.learner.clone();
    learner.library = old.facts.library.clone().unwrap_or_default();
    let issued_on = at.with_timezone(&issuer.organization.zone()).date_naive();
    Ok(Gathered { titles: titles(conn, app, standing).await?, learner, issuer, issued_on })
}

async fn facts(conn: &mut Conn, app: &App, old: &Certificate, standing: &Standing, at: DateTime<Utc>) -> Result<Facts> {
    let made = gathered(conn, app, old, standing, at).await?;
    Ok(made.sources(app, standing).facts(old.code.clone()))
}
