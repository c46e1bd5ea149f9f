//! What is done to one certificate, with the decision that says so and the message to its owner.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use serde_json::json;

use super::letters::{self, Letter};
use super::{follow, ground, one, recount};
use crate::accounts::{self, Role, User, UserId};
use crate::app::App;
use crate::certificates::facts::CreditLine;
use crate::certificates::layout::{self, Kept};
use crate::certificates::{self, Certificate, Code, Facts, Prefix, Reason, facts};
use crate::credit::programs::hold_people;
use crate::credit::{self, Revalued};
use crate::db::Conn;
use crate::decisions::{self, Actor, NewDecision};
use crate::error::{Error, Result};
use crate::mail;
use crate::organizations::{self, Organization};

/// Who decides, by what right, and why in their own words.
#[derive(Clone, Copy, Debug)]
pub struct By<'a> {
    /// Who.
    pub actor: UserId,
    /// By what right; none where what somebody hands in counts at once, or where it is their own to choose.
    pub role: Option<Role>,
    /// Why.
    pub why: &'a str,
}

impl<'a> By<'a> {
    /// A registrar decides.
    pub(super) fn registrar(id: UserId, why: &'a str) -> By<'a> {
        By { actor: id, role: Some(Role::Registrar), why }
    }
}

/// Withdraws a certificate, and with it the credit where the reason says that it was never earned. Returns whether it
/// did: not where it does not stand any more.
pub(super) async fn withdraw(
    conn: &mut Conn,
    app: &App,
    by: By<'_>,
    certificate: &Certificate,
    reason: Reason,
    now: DateTime<Utc>,
) -> Result<bool> {
    conn.transaction(async |conn| {
        let before = recount::accepted_before(conn, app, certificate.user_id).await?;
        if !certificates::withdraw(conn, app, certificate, reason, by.why, now).await? {
            return Ok(false);
        }
        let taken = if reason.takes_credit() { take_credit(conn, certificate, now).await? } else { None };
        withdrawn(conn, app, by, certificate, (reason, taken.is_some()), now).await?;
        if let Some(revalued) = taken {
            follow(conn, app, by, (certificate.user_id, &revalued), now).await?;
            recount::after_taking_back(conn, app, by, &before, now).await?;
        }
        Ok(true)
    })
    .await
}

/// The same where the credit is looked after already. **Called inside the verb's transaction.**
pub(super) async fn withdraw_alone(
    conn: &mut Conn,
    app: &App,
    by: By<'_>,
    certificate: &Certificate,
    reason: Reason,
    now: DateTime<Utc>,
) -> Result<bool> {
    if !certificates::withdraw(conn, app, certificate, reason, by.why, now).await? {
        return Ok(false);
    }
    withdrawn(conn, app, by, certificate, (reason, false), now).await?;
    Ok(true)
}

async fn withdrawn(
    conn: &mut Conn,
    app: &App,
    by: By<'_>,
    certificate: &Certificate,
    (reason, credit): (Reason, bool),
    now: DateTime<Utc>,
) -> Result<()> {
    let after = json!({ "state": "withdrawn", "reason": reason.code(), "credit_taken_back": credit });
    decide(conn, by, certificate, "withdrawn", (json!({ "state": "issued" }), after), now).await?;
    tell(conn, app, certificate, Letter::Withdrawn(reason), now).await
}

/// Takes a withdrawal back. Returns whether it did: not after its time, nor where
/// [it can't hold again](ground::can_hold_again).
pub(super) async fn take_back(
    conn: &mut Conn,
    app: &App,
    registrar: UserId,
    certificate: &Certificate,
    now: DateTime<Utc>,
) -> Result<bool> {
    conn.transaction(async |conn| {
        let before = recount::accepted_before(conn, app, certificate.user_id).await?;
        if !ground::can_hold_again(conn, app, certificate).await? {
            return Ok(false);
        }
        let by = By::registrar(registrar, "");
        let given = give_credit_back(conn, certificate, now).await?;
        if !restore_alone(conn, app, by, certificate, Some(given.is_some()), now).await? {
            // What was entered again goes with the transaction.
            return Err(Error::Conflict("desk-too-late"));
        }
        if let (Some(revalued), Some(withdrawal)) = (given, &certificate.withdrawn) {
            follow(conn, app, by, (certificate.user_id, &revalued), now).await?;
            let whose = (certificate.user_id, before.as_slice());
            recount::after_giving_back(conn, app, by, whose, withdrawal.at, now).await?;
        }
        Ok(true)
    })
    .await
}

/// Has a withdrawn certificate hold again, and says whether its minutes were entered again where it had any. **Called
/// inside the verb's transaction.**
pub(super) async fn restore_alone(
    conn: &mut Conn,
    app: &App,
    by: By<'_>,
    certificate: &Certificate,
    credit: Option<bool>,
    now: DateTime<Utc>,
) -> Result<bool> {
    if !certificates::restore(conn, app, certificate, now).await? {
        return Ok(false);
    }
    let reason = certificate.withdrawn.as_ref().map(|withdrawal| withdrawal.reason.code());
    let before = json!({ "state": "withdrawn", "reason": reason });
    let after = json!({ "state": "issued", "credit_entered_again": credit });
    decide(conn, by, certificate, "restored", (before, after), now).await?;
    tell(conn, app, certificate, Letter::Restored, now).await?;
    Ok(true)
}

/// Takes the minutes of a module's certificate off the ledger (rule R21), in the withdrawal's transaction.
/// Returns which other modules that changed; none where there were no minutes.
async fn take_credit(conn: &mut Conn, certificate: &Certificate, now: DateTime<Utc>) -> Result<Option<Vec<Revalued>>> {
    let (user, Some(taken)) = (certificate.user_id, certificate.subject.taken()) else { return Ok(None) };
    let Some(entry) = credit::standing_of_module(conn, user, taken).await? else { return Ok(None) };
    let back = credit::reverse(conn, user, entry, now).await?;
    credit::award(conn, user, back.id, now).await?;
    credit::award_after(conn, user, taken, now).await.map(Some)
}

/// Enters the minutes again that went with the withdrawal. Those that went by another decision stay away. Returns which
/// modules are worth something else by that, this one as well where others used up some of it meanwhile.
async fn give_credit_back(
    conn: &mut Conn,
    certificate: &Certificate,
    now: DateTime<Utc>,
) -> Result<Option<Vec<Revalued>>> {
    let (user, Some(taken)) = (certificate.user_id, certificate.subject.taken()) else { return Ok(None) };
    let Some(withdrawn) = &certificate.withdrawn else { return Ok(None) };
    let Some(entry) = credit::restore(conn, user, taken, withdrawn.at, now).await? else { return Ok(None) };
    let after = credit::award(conn, user, entry, now).await?;
    // What its certificate says is older than what became of it while it was away.
    let mut revalued = vec![Revalued { taken, before: Vec::new(), after }];
    revalued.extend(credit::award_after(conn, user, taken, now).await?);
    Ok(Some(revalued))
}

/// What is to be printed on a certificate that is issued anew.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printed<'a> {
    pub learner: &'a str,
    pub library: &'a str,
    /// What its minutes are worth; what it said before where there is nothing, so that a choice of programs stays.
    pub credits: Option<&'a [CreditLine]>,
}

/// Issues a certificate anew. `None` where it was done meanwhile, or where it [lacks](ground::lacking) what it rests on.
pub(super) async fn issue_anew(
    conn: &mut Conn,
    app: &App,
    by: By<'_>,
    certificate: &Certificate,
    printed: Printed<'_>,
    now: DateTime<Utc>,
) -> Result<Option<Certificate>> {
    let issuer = Issuer::of(conn, certificate.organization_id).await?;
    conn.transaction(async |conn| {
        // What it rests on stays as it is read here until the new one stands.
        hold_people(conn, &[certificate.user_id]).await?;
        if ground::lacking(conn, app, certificate).await?.is_some() {
            return Ok(None);
        }
        let newer = anew(conn, app, by, &issuer, certificate, printed, now).await?;
        if let Some(newer) = &newer {
            tell(conn, app, newer, Letter::Reissued, now).await?;
        }
        Ok(newer)
    })
    .await
}

/// Who issues, as they are today.
pub(super) struct Issuer {
    pub organization: Organization,
    pub prefix: Prefix,
    pub layout: Option<Kept>,
}

impl Issuer {
    /// An organization with the layout that it issues in today.
    pub async fn of(conn: &mut Conn, id: organizations::OrganizationId) -> Result<Issuer> {
        let organization = organizations::by_id(conn, id).await?;
        let prefix = Prefix::parse(&organization.body.certificate_prefix)
            .ok_or_else(|| anyhow::anyhow!("{} has no prefix for certificates", organization.slug))?;
        let layout = layout::current(conn, id).await?;
        Ok(Issuer { organization, prefix, layout })
    }
}

/// Issues a certificate anew inside the caller's transaction, and tells nobody. The caller sees to it that it does not
/// [lack](ground::lacking) what it rests on.
pub(super) async fn anew(
    conn: &mut Conn,
    app: &App,
    by: By<'_>,
    issuer: &Issuer,
    old: &Certificate,
    printed: Printed<'_>,
    now: DateTime<Utc>,
) -> Result<Option<Certificate>> {
    // What is kept of somebody who is erased stays as it was signed.
    if accounts::erasures::years(conn, old.user_id).await?.is_some() {
        return Ok(None);
    }
    let facts = |code: Code| facts_anew(app, issuer, &old.facts, printed, code, now);
    let Some(newer) = certificates::reissue(conn, app, old, &issuer.prefix, facts, now).await? else {
        return Ok(None);
    };
    let said = |certificate: &Certificate| {
        let facts = &certificate.facts;
        let programs: Vec<&str> = facts.credits.iter().map(|credit| credit.programme.as_str()).collect();
        json!({
            "code": certificate.code,
            "learner": facts.learner,
            "library": facts.library,
            "layout": facts.layout,
            "programs": programs,
        })
    };
    replaced(conn, by, (old, &newer), (said(old), said(&newer)), now).await?;
    Ok(Some(newer))
}

/// Writes down that a certificate was issued in place of another, and what changed, for both of them.
pub(super) async fn replaced(
    conn: &mut Conn,
    by: By<'_>,
    (old, newer): (&Certificate, &Certificate),
    change: (serde_json::Value, serde_json::Value),
    now: DateTime<Utc>,
) -> Result<()> {
    if old.withdrawn.is_none() {
        decide(conn, by, old, "replaced", change.clone(), now).await?;
    }
    decide(conn, by, newer, "issued_anew", change, now).await
}

/// The same facts under another code, with what is to be printed and with the issuer and the layout of today.
fn facts_anew(app: &App, issuer: &Issuer, old: &Facts, printed: Printed<'_>, code: Code, now: DateTime<Utc>) -> Facts {
    let organization = &issuer.organization;
    let plain = Facts {
        verify_url: app.config().url(&format!("/v/{code}")),
        code,
        learner: printed.learner.to_owned(),
        library: Some(printed.library.trim()).filter(|library| !library.is_empty()).map(str::to_owned),
        credits: printed.credits.map_or_else(|| old.credits.clone(), <[CreditLine]>::to_vec),
        provider: facts::Provider::of(organization),
        signatory: facts::Signatory::of(organization),
        cosignatories: Vec::new(),
        wording: None,
        layout: None,
        issued_on: now.with_timezone(&organization.zone()).date_naive(),
        ..old.clone()
    };
    let issued_on = plain.issued_on;
    layout::issued_in(issuer.layout.as_ref(), plain, issued_on)
}

/// Writes down what was decided about a certificate.
pub(super) async fn decide(
    conn: &mut Conn,
    by: By<'_>,
    certificate: &Certificate,
    outcome: &str,
    (before, after): (serde_json::Value, serde_json::Value),
    now: DateTime<Utc>,
) -> Result<()> {
    let decision = NewDecision {
        actor: Actor::of(by.actor, by.role),
        organization: Some(certificate.organization_id),
        subject: one::subject(certificate.id),
        about: &format!("{}, {}", certificate.code, certificate.facts.module.title),
        person: Some(certificate.user_id),
        outcome,
        reason: by.why,
        before,
        after,
    };
    decisions::record(conn, &decision, now).await?;
    Ok(())
}

/// Writes to its owner.
pub(super) async fn tell(
    conn: &mut Conn,
    app: &App,
    certificate: &Certificate,
    letter: Letter,
    now: DateTime<Utc>,
) -> Result<()> {
    let owner = accounts::by_id(conn, certificate.user_id).await?;
    let organization = organizations::by_id(conn, certificate.organization_id).await?;
    tell_from(conn, app, certificate, letter, (&owner, &organization), now).await
}

/// The same where its owner and its issuer were read already.
pub(super) async fn tell_from(
    conn: &mut Conn,
    app: &App,
    certificate: &Certificate,
    letter: Letter,
    (owner, organization): (&User, &Organization),
    now: DateTime<Utc>,
) -> Result<()> {
    // Who is erased has no address any more.
    if !owner.email.ends_with(accounts::erasures::NOWHERE) {
        mail::queue(conn, &letters::compose(app, letter, certificate, owner, organization), now).await?;
    }
    Ok(())
}
