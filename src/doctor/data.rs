//! Whether what is in the database can be worked with: time zones, and whose site this is.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{Finding, State};
use crate::db::Conn;
use crate::db::schema::{cohorts, organizations as organization_rows, users};
use crate::organizations;

/// Looks through the rows.
pub async fn check(conn: &mut Conn) -> anyhow::Result<Vec<Finding>> {
    Ok(vec![zones(conn).await?, organization(conn).await?])
}

/// Every zone in use must be one that this program has the rules of.
async fn zones(conn: &mut Conn) -> anyhow::Result<Finding> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    names.extend(users::table.select(users::time_zone).distinct().load::<String>(conn).await?);
    names.extend(cohorts::table.select(cohorts::time_zone).distinct().load::<String>(conn).await?);
    let of_organizations = organization_rows::table.select(organization_rows::time_zone).distinct();
    names.extend(of_organizations.load::<String>(conn).await?);
    let unknown: Vec<_> = names.iter().filter(|name| name.parse::<Tz>().is_err()).cloned().collect();
    Ok(match unknown.is_empty() {
        true => {
            let values = [("count", names.len().into()), ("version", chrono_tz::IANA_TZDB_VERSION.into())];
            Finding::said(State::Ok, "zones", "doctor-zones-good", &values)
        }
        false => {
            Finding::said(State::Problem, "zones", "doctor-zones-unknown", &[("names", unknown.join(", ").into())])
        }
    })
}

/// Certificates must not go out in the name of an example.
async fn organization(conn: &mut Conn) -> anyhow::Result<Finding> {
    Ok(match organizations::home(conn).await? {
        None => Finding::said(State::Warning, "organization", "doctor-organization-none", &[]),
        Some(home) => {
            let (state, key) = match home.body.example {
                true => (State::Warning, "doctor-organization-example"),
                false => (State::Ok, "doctor-organization-good"),
            };
            Finding::said(state, "organization", key, &[("name", home.body.name.into())])
        }
    })
}
