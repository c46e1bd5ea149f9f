//! What is to be said of a certificate today, read from its facts.

use chrono::{DateTime, NaiveDate, Utc};

use super::code::Code;
use super::queries::Certificate;
use super::reason::Reason;

/// That a certificate was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// When.
    pub at: DateTime<Utc>,
    /// Why; the public reads its wording.
    pub reason: Reason,
    /// The words of who withdrew it, for their own files.
    pub note: String,
}

/// What is to be said of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It holds, and everything about it may be shown.
    Genuine,
    /// It held until this day.
    PastDate(NaiveDate),
    /// It holds; its owner keeps name and details to themselves.
    Private,
    /// A newer one took its place, under this code.
    Replaced(Code),
    /// It was taken back.
    Withdrawn(Withdrawal),
}

impl State {
    /// The state on `today`, a day on the calendar of who issued it. `newer` is the code of the
    /// certificate that replaced it. What weighs most comes first: a withdrawal is never hidden by a
    /// wish for privacy, nor a date that has passed.
    pub fn of(certificate: &Certificate, newer: Option<Code>, today: NaiveDate) -> State {
        if let Some(withdrawal) = &certificate.withdrawn {
            return State::Withdrawn(withdrawal.clone());
        }
        if let Some(newer) = newer {
            return State::Replaced(newer);
        }
        match certificate.facts.expires_on {
            Some(last) if last < today => State::PastDate(last),
            _ if !certificate.details_public => State::Private,
            _ => State::Genuine,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::accounts::UserId;
    use crate::certificates::facts::tests::ruth;
    use crate::certificates::queries::CertificateId;
    use crate::certificates::subject::For;
    use crate::modules::{ModuleId, ModuleVersionId};
    use crate::organizations::OrganizationId;

    fn certificate() -> Certificate {
        let facts = ruth();
        Certificate {
            user_id: UserId::new(),
            id: CertificateId::new(),
            code: facts.code.clone(),
            subject: For::Module { module: ModuleId::new(), version: ModuleVersionId::new(), turn: 1 },
            organization_id: OrganizationId::new(),
            facts,
            details_public: true,
            issued_at: DateTime::UNIX_EPOCH,
            withdrawn: None,
            superseded_by: None,
        }
    }

    fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    #[test]
    fn it_holds_on_its_last_day_and_not_on_the_next() {
        let mut certificate = certificate();
        assert_eq!(State::of(&certificate, None, on("2029-06-30")), State::Genuine);
        assert_eq!(State::of(&certificate, None, on("2029-07-01")), State::PastDate(on("2029-06-30")));
        certificate.facts.expires_on = None;
        assert_eq!(State::of(&certificate, None, on("2999-01-01")), State::Genuine);
    }

    #[test]
    fn privacy_hides_neither_a_withdrawal_nor_a_date() {
        let mut certificate = certificate();
        certificate.details_public = false;
        let newer: Code = "TLA-7K4M-Q2SY".parse().unwrap();
        assert_eq!(State::of(&certificate, None, on("2026-01-01")), State::Private);
        assert_eq!(State::of(&certificate, None, on("2030-01-01")), State::PastDate(on("2029-06-30")));
        assert_eq!(State::of(&certificate, Some(newer.clone()), on("2030-01-01")), State::Replaced(newer.clone()));
        let withdrawal = Withdrawal { at: DateTime::UNIX_EPOCH, reason: Reason::IssuedTwice, note: String::new() };
        certificate.withdrawn = Some(withdrawal.clone());
        assert_eq!(State::of(&certificate, Some(newer), on("2030-01-01")), State::Withdrawn(withdrawal));
    }
}
