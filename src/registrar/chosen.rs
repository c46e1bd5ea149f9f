//! Which programs the certificate of a module names: its owner chooses among those that its training counts in (rule R23).
//!
//! What was signed never changes. Another choice is a newer certificate that takes the place of the one before, which can
//! still be checked and says so. The choice is kept by what is printed: whatever is issued anew later copies that.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;

use super::named::Named;
use super::settle::{self, By, Printed};
use crate::accounts::UserId;
use crate::app::App;
use crate::certificates::{self, Certificate};
use crate::credit::programs::hold_people;
use crate::credit::{self, Award};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::{Language, Words};
use crate::study;

/// A program, or a plain measure, that a certificate can name.
pub(super) struct Offered {
    /// Its code.
    pub program: String,
    /// What it makes of the training today.
    pub award: Award,
    /// Whether the certificate names it.
    pub named: bool,
}

/// What became of a choice.
pub(super) enum Chosen {
    /// The certificate with this address stands, with that choice.
    Stands(String),
    /// There is nothing to choose.
    Nothing,
    /// Something was chosen that is not among what can be.
    Unknown,
}

/// Whether there is something to choose: more than one program gives credit for what a certificate that stands is for,
/// or one that it doesn't name.
pub(super) async fn is_offered(conn: &mut Conn, certificate: &Certificate) -> Result<bool> {
    Ok(!awards(conn, certificate).await?.is_empty())
}

/// What can be chosen; nothing where there is no choice.
pub(super) async fn offered(conn: &mut Conn, certificate: &Certificate) -> Result<Vec<Offered>> {
    let awards = awards(conn, certificate).await?;
    if awards.is_empty() {
        return Ok(Vec::new());
    }
    let printed = Named::of(conn).await?;
    let offered = awards.into_iter().map(|award| {
        let program = printed.program_of(&award.rule().code).to_owned();
        let named = certificate.facts.credits.iter().any(|line| printed.names(line, &program));
        Offered { program, award, named }
    });
    Ok(offered.collect())
}

/// The awards that give credit for the training, where there is one to choose or to leave out; by name, so that they stand in one order.
async fn awards(conn: &mut Conn, certificate: &Certificate) -> Result<Vec<Award>> {
    let Some(taken) = certificate.subject.taken().filter(|_| certificate.stands()) else { return Ok(Vec::new()) };
    let user = certificate.user_id;
    let Some(entry) = credit::standing_of_module(conn, user, taken).await? else { return Ok(Vec::new()) };
    let mut awards = credit::awards_of(conn, user).await?;
    awards.retain(|award| award.entry_id == entry && award.unit().is_some());
    awards.sort_by(|one, other| one.rule().name.cmp(&other.rule().name));
    // One that is not printed can still be.
    if awards.len() < 2 && certificate.facts.credits.len() >= awards.len() {
        awards.clear();
    }
    Ok(awards)
}

/// Has somebody's own certificate at this address name these programs, by their codes. Where it names just these, nothing
/// happens.
pub(super) async fn choose(
    conn: &mut Conn,
    app: &App,
    (owner, path): (UserId, &str),
    programs: &[String],
    now: DateTime<Utc>,
) -> Result<Chosen> {
    conn.transaction(async |conn| {
        // What the training is worth stays as it is read here until the certificate says it.
        hold_people(conn, &[owner]).await?;
        let certificate = certificates::own(conn, owner, path).await?;
        let offered = offered(conn, &certificate).await?;
        if offered.is_empty() {
            return Ok(Chosen::Nothing);
        }
        if programs.iter().any(|program| !offered.iter().any(|one| one.program == *program)) {
            return Ok(Chosen::Unknown);
        }
        let wanted = |one: &Offered| programs.contains(&one.program);
        if offered.iter().all(|one| one.named == wanted(one)) {
            return Ok(Chosen::Stands(certificate.path()));
        }
        let named: Vec<Award> = offered.iter().filter(|one| wanted(one)).map(|one| one.award.clone()).collect();
        let facts = &certificate.facts;
        let credits = study::credit_lines(Words::of(Language::from_tag(&facts.language)), &named);
        // A new name is a wish of its own.
        let library = facts.library.as_deref().unwrap_or_default();
        let printed = Printed { learner: &facts.learner, library, credits: Some(&credits) };
        let by = By { actor: owner, role: None, why: "" };
        let newer = settle::issue_anew(conn, app, by, &certificate, printed, now).await?;
        let newer = newer.ok_or(Error::Conflict("desk-meanwhile"))?;
        Ok(Chosen::Stands(newer.path()))
    })
    .await
}
