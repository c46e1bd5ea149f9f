//! Time zones by name, and the local day of an instant.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A name that is no time zone.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("“{0}” is not a time zone we know: use a name such as America/Chicago")]
pub struct ZoneError(String);

/// A time zone of the IANA database, such as `America/Chicago`; kept as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, AsExpression, FromSqlRow)]
#[serde(try_from = "String", into = "String")]
#[diesel(sql_type = Text)]
pub struct Zone(Tz);

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(Tz::UTC);

    /// The name in the IANA database.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Every zone that can be chosen, in the database's order.
    pub fn all() -> impl Iterator<Item = Self> {
        chrono_tz::TZ_VARIANTS.iter().copied().map(Self)
    }

    /// What calendar and clock on the wall show at this instant.
    pub fn local(self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.with_timezone(&self.0).naive_local()
    }

    /// The local calendar day of this instant.
    pub fn day(self, instant: DateTime<Utc>) -> NaiveDate {
        self.local(instant).date()
    }

    /// The first instant of a local day; later than midnight where the clock skips it.
    pub fn start_of(self, day: NaiveDate) -> Option<DateTime<Utc>> {
        (0..4).find_map(|hour| self.first(day.and_hms_opt(hour, 0, 0)?))
    }

    /// The first instant at which the wall shows `local`; `None` when it is skipped.
    pub(super) fn first(self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        self.0.from_local_datetime(&local).earliest().map(|instant| instant.to_utc())
    }
}

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(name: &str) -> Result<Self, ZoneError> {
        name.parse().map(Self).map_err(|_| ZoneError(name.to_owned()))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl TryFrom<String> for Zone {
    type Error = ZoneError;

    fn try_from(name: String) -> Result<Self, ZoneError> {
        name.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().to_owned()
    }
}

impl ToSql<Text, Pg> for Zone {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <str as ToSql<Text, Pg>>::to_sql(self.name(), out)
    }
}

impl FromSql<Text, Pg> for Zone {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(<String as FromSql<Text, Pg>>::from_sql(bytes)?.parse()?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_wrong_name_is_named() {
        let error = "Chicago".parse::<Zone>().unwrap_err();
        assert_eq!(error.to_string(), "“Chicago” is not a time zone we know: use a name such as America/Chicago");
        assert!(serde_json::from_str::<Zone>("\"Mars/Olympus\"").is_err());
    }

    #[test]
    fn every_zone_reads_back_from_its_name() {
        for zone in Zone::all() {
            assert_eq!(zone.to_string().parse(), Ok(zone));
        }
    }

    #[test]
    fn the_day_is_the_one_on_the_wall() {
        let instant = "2025-11-21T04:30:00Z".parse().unwrap();
        let chicago: Zone = serde_json::from_str("\"America/Chicago\"").unwrap();
        assert_eq!(chicago.day(instant).to_string(), "2025-11-20");
        assert_eq!(Zone::UTC.day(instant).to_string(), "2025-11-21");
        assert_eq!(chicago.local(instant).to_string(), "2025-11-20 22:30:00");
    }
}
