//! The secret of a link that stops one cohort's digest for one person.
//!
//! It is who and which cohort, and a MAC over both by the installation's key: it needs no row, works
//! as long as the message is kept, and opens nothing else.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::accounts::UserId;
use crate::cohorts::CohortId;
use crate::token::Keys;

/// Of the MAC so many letters are kept: 96 bits.
const MAC_LETTERS: usize = 16;

#[derive(Serialize)]
struct Body {
    user: UserId,
    cohort: CohortId,
}

/// The token of one person and one cohort; the same each time.
pub(super) fn make(keys: &Keys, user: UserId, cohort: CohortId) -> anyhow::Result<String> {
    let ids = [*user.uuid().as_bytes(), *cohort.uuid().as_bytes()].concat();
    Ok(format!("{}{}", URL_SAFE_NO_PAD.encode(ids), mac(keys, user, cohort)?))
}

/// Whose digest of which cohort a token stops; `None` when it isn't one of ours.
pub(super) fn open(keys: &Keys, token: &str) -> Option<(UserId, CohortId)> {
    let (ids, found) = token.split_at_checked(token.len().checked_sub(MAC_LETTERS)?)?;
    let ids = URL_SAFE_NO_PAD.decode(ids).ok()?;
    let (user, cohort) = ids.split_at_checked(16)?;
    let user = UserId::from_uuid(Uuid::from_slice(user).ok()?);
    let cohort = CohortId::from_uuid(Uuid::from_slice(cohort).ok()?);
    let expected = mac(keys, user, cohort).ok()?;
    // Hashes are compared, so that the time it takes says nothing of the letters.
    (Sha256::digest(found) == Sha256::digest(expected)).then_some((user, cohort))
}

/// The signature of a token whose dates never change.
fn mac(keys: &Keys, user: UserId, cohort: CohortId) -> anyhow::Result<String> {
    let signed = keys.sign("unsubscribe", &Body { user, cohort }, DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH)?;
    let signature = signed.rsplit('.').next().unwrap_or_default();
    Ok(signature.chars().take(MAC_LETTERS).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_token_opens_for_what_it_was_made_and_only_with_our_key() {
        let (keys, user, cohort) = (Keys::new("a"), UserId::new(), CohortId::new());
        let token = make(&keys, user, cohort).unwrap();
        assert_eq!(open(&keys, &token), Some((user, cohort)));
        assert_eq!(make(&keys, user, cohort).unwrap(), token, "the same each time");
        assert!(token.len() < 64, "short enough for a line of mail: {token}");
        assert_eq!(open(&Keys::new("b"), &token), None);
    }

    #[test]
    fn no_letter_of_it_can_be_changed() {
        let keys = Keys::new("a");
        let token = make(&keys, UserId::new(), CohortId::new()).unwrap();
        let letters: Vec<char> = token.chars().collect();
        for at in 0..letters.len() {
            let mut changed = letters.clone();
            changed[at] = if changed[at] == 'A' { 'B' } else { 'A' };
            let changed: String = changed.into_iter().collect();
            assert_eq!(open(&keys, &changed), None, "{changed}");
        }
        for odd in ["", "x", "é", &token[..20], &format!("{token}A"), "ééééééééééééééééé"] {
            assert_eq!(open(&keys, odd), None, "{odd}");
        }
    }
}
