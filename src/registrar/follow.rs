//! Certificates of modules that are worth something else than they say, because what they have in common with another
//! module was taken back or given back there, or because an authority decided (rules R5 and R22).
//!
//! What a certificate says stays true of the day of its issue, also when other rules follow. But what counts in another
//! module must not stand on two certificates: here one is issued anew that says what its training is worth now. It names
//! what the one before names; what was worth nothing then its owner can have named ([`chosen`](super::chosen)).

use chrono::{DateTime, Utc};

use super::named::Named;
use super::settle::{self, By, Printed};
use crate::accounts::UserId;
use crate::app::App;
use crate::certificates::facts::CreditLine;
use crate::certificates::{self, Certificate};
use crate::credit::{Award, Revalued};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::study;

/// Issues the certificates of these modules anew where they name another amount. **Called inside the verb's
/// transaction**, last: others of the same issuers wait until it ends.
pub async fn follow(
    conn: &mut Conn,
    app: &App,
    by: By<'_>,
    (owner, revalued): (UserId, &[Revalued]),
    now: DateTime<Utc>,
) -> Result<()> {
    if revalued.is_empty() {
        return Ok(());
    }
    certificates::hold_issuers(conn, owner).await?;
    let named = Named::of(conn).await?;
    let theirs = certificates::of_user(conn, owner).await?;
    for module in revalued {
        let of_it = |one: &&Certificate| one.stands() && one.subject.taken() == Some(module.taken);
        let Some(old) = theirs.iter().find(of_it) else { continue };
        let credits = lines(&named, old, module);
        if amounts(&credits) == amounts(&old.facts.credits) {
            continue;
        }
        let library = old.facts.library.as_deref().unwrap_or_default();
        let printed = Printed { learner: &old.facts.learner, library, credits: Some(&credits) };
        settle::issue_anew(conn, app, by, old, printed, now).await?;
    }
    Ok(())
}

/// What a certificate is to name: each line as it is, where its program makes of the module what it made of it before,
/// and else what it makes of it now.
fn lines(named: &Named, old: &Certificate, module: &Revalued) -> Vec<CreditLine> {
    let words = Words::of(Language::from_tag(&old.facts.language));
    let of = |awards: &[Award], line: &CreditLine| {
        awards.iter().find(|award| named.names(line, named.program_of(&award.rule().code))).cloned()
    };
    let said = |award: &Option<Award>| award.as_ref().map(|award| (award.credit, award.unit()));
    let line = |line: &CreditLine| {
        let (before, after) = (of(&module.before, line), of(&module.after, line));
        if said(&before) == said(&after) {
            return Some(line.clone());
        }
        study::credit_lines(words, after.as_slice()).pop()
    };
    old.facts.credits.iter().filter_map(line).collect()
}

fn amounts(credits: &[CreditLine]) -> Vec<(&str, &str)> {
    credits.iter().map(|line| (line.programme.as_str(), line.amount.as_str())).collect()
}
