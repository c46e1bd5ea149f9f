//! What a certificate rests on: minutes that stand in the ledger, or a period that is accepted. Without that nothing may
//! be issued anew (rules R21 and R22).

use super::recount;
use crate::app::App;
use crate::certificates::{self, Certificate};
use crate::credit;
use crate::db::Conn;
use crate::error::Result;

/// Why a certificate can't be issued anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lacking {
    /// The credit behind it was taken back.
    Credit,
    /// Its period is not accepted any more, or comes to something else.
    Period,
    /// Another for the same is valid.
    Another,
}

impl Lacking {
    /// The message that says why, and what to do. `undo`: its withdrawal can still be taken back.
    pub fn key(self, certificate: &Certificate, undo: bool) -> &'static str {
        match self {
            Lacking::Credit if undo => "ground-credit-undo",
            Lacking::Credit if certificate.stands() => "ground-credit-stands",
            Lacking::Credit => "ground-credit",
            Lacking::Period => "ground-period",
            Lacking::Another => "ground-another",
        }
    }
}

/// What a certificate lacks to be issued anew; nothing where it can be. What is read here is sure only while its owner is
/// held.
pub(super) async fn lacking(conn: &mut Conn, app: &App, certificate: &Certificate) -> Result<Option<Lacking>> {
    if another_stands(conn, certificate).await? {
        return Ok(Some(Lacking::Another));
    }
    let Some(taken) = certificate.subject.taken() else {
        let rests = match certificate.withdrawn {
            Some(_) => recount::comes_to_the_same(conn, app, certificate).await?,
            None => recount::accepted(conn, app, certificate).await?.is_some(),
        };
        return Ok((!rests).then_some(Lacking::Period));
    };
    let unearned = certificate.withdrawn.as_ref().is_some_and(|withdrawal| withdrawal.reason.takes_credit());
    let away = unearned || credit::taken_back_at(conn, certificate.user_id, taken).await?.is_some();
    Ok(away.then_some(Lacking::Credit))
}

/// Whether a withdrawal of this certificate can be undone: not where another for the same is valid, one for a module only
/// where its credit stands or went with it, one for a period only while that is accepted, and comes to what the
/// certificate says.
pub(super) async fn can_hold_again(conn: &mut Conn, app: &App, certificate: &Certificate) -> Result<bool> {
    if another_stands(conn, certificate).await? {
        return Ok(false);
    }
    let Some(taken) = certificate.subject.taken() else {
        return recount::comes_to_the_same(conn, app, certificate).await;
    };
    let went = credit::taken_back_at(conn, certificate.user_id, taken).await?;
    let withdrawn = certificate.withdrawn.as_ref().map(|withdrawal| withdrawal.at);
    Ok(went.is_none() || went == withdrawn)
}

/// Whether a withdrawal of this certificate can be taken back at this moment.
pub(super) async fn can_be_taken_back(conn: &mut Conn, app: &App, certificate: &Certificate) -> Result<bool> {
    match &certificate.withdrawn {
        Some(withdrawal) if withdrawal.final_at() > app.now() => can_hold_again(conn, app, certificate).await,
        _ => Ok(false),
    }
}

async fn another_stands(conn: &mut Conn, certificate: &Certificate) -> Result<bool> {
    let what = |one: &Certificate| (one.subject.taken(), one.subject.period());
    let theirs = certificates::of_user(conn, certificate.user_id).await?;
    Ok(theirs.iter().any(|one| one.id != certificate.id && one.stands() && what(one) == what(certificate)))
}
