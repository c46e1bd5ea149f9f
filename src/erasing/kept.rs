//! What stays of a person, until when, and on what it rests.

use chrono::{DateTime, Months, NaiveDate, Utc};

use crate::accounts::{UserId, erasures};
use crate::certificates::{self, Certificate, For};
use crate::credit::{self, Resting};
use crate::db::Conn;
use crate::error::Result;

/// How long records are kept where no rules of a person's programs say it, in years: as long as most
/// providers of continuing education have to.
const USUAL_YEARS: u32 = 7;

/// A certificate that stays, and the first day on which it may go.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The certificate.
    pub certificate: Certificate,
    /// The day.
    pub until: NaiveDate,
}

/// What there is of a person that the law may want to see, and how long it stays.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// For how many years.
    pub years: u32,
    /// What is kept, the latest first.
    pub kept: Vec<Kept>,
    /// What is not kept any more.
    pub over: Vec<Certificate>,
}

impl Facts {
    pub(super) async fn of(conn: &mut Conn, user: UserId, today: NaiveDate) -> Result<Facts> {
        // What was said when they were erased holds, whatever became of their programs since.
        let years = match erasures::years(conn, user).await? {
            Some(years) => years,
            None => credit::retention_years(conn, user).await?.unwrap_or(USUAL_YEARS),
        };
        let all = certificates::of_user(conn, user).await?.into_iter().map(|certificate| {
            let until = after(certificate.issued_at.date_naive(), years);
            Kept { certificate, until }
        });
        let (kept, over): (Vec<Kept>, Vec<Kept>) = all.partition(|kept| kept.until > today);
        Ok(Facts { years, kept, over: over.into_iter().map(|kept| kept.certificate).collect() })
    }

    /// On what the ledger has to keep.
    pub(super) fn resting(&self) -> Resting {
        let mut resting = Resting::default();
        for kept in &self.kept {
            match kept.certificate.subject {
                For::Module { module, turn, .. } => resting.modules.push((module.uuid(), turn)),
                For::Period { period } => resting.periods.push(period),
            }
        }
        resting
    }

    /// The moment before which nothing is kept that has no day of its own.
    pub(super) fn since(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        now.checked_sub_months(months(self.years)).unwrap_or(DateTime::UNIX_EPOCH)
    }

    /// The first day on which more may go.
    pub(super) fn more_on(&self, oldest: Option<DateTime<Utc>>) -> Option<NaiveDate> {
        let decided = oldest.and_then(|at| after(at.date_naive(), self.years).succ_opt());
        self.kept.iter().map(|kept| kept.until).chain(decided).min()
    }
}

fn months(years: u32) -> Months {
    Months::new(years.saturating_mul(12))
}

fn after(day: NaiveDate, years: u32) -> NaiveDate {
    day.checked_add_months(months(years)).unwrap_or(NaiveDate::MAX)
}

/// The certificates that stay of somebody who is erased today, the latest first.
pub async fn kept(conn: &mut Conn, user: UserId, today: NaiveDate) -> Result<Vec<Kept>> {
    Ok(Facts::of(conn, user, today).await?.kept)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_leap_day_is_kept_as_long_as_any_other() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
        assert_eq!(after(day, 7), NaiveDate::from_ymd_opt(2031, 2, 28).unwrap());
        assert_eq!(after(day, u32::MAX), NaiveDate::MAX);
    }

    #[test]
    fn more_goes_on_the_first_day_on_which_anything_may() {
        let facts = Facts { years: 4, kept: Vec::new(), over: Vec::new() };
        assert_eq!(facts.more_on(None), None);
        let oldest = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        assert_eq!(facts.more_on(Some(oldest)), NaiveDate::from_ymd_opt(2027, 11, 15));
    }
}
