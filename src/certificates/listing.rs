//! The register of an issuer's certificates: searched, filtered, a page at a time.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::code::Code;
use super::queries::{Certificate, CertificateId, Row};
use crate::accounts::UserId;
use crate::accounts::erasures::NOWHERE;
use crate::db::Conn;
use crate::db::schema::{certificate_codes, certificates, users};
use crate::error::Result;
use crate::modules::{ModuleId, Turn};
use crate::organizations::OrganizationId;

/// How a certificate stands, for those who look for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Valid,
    /// Its date has passed.
    Past,
    /// Another took its place.
    Replaced,
    /// It was withdrawn.
    Withdrawn,
    /// It holds, and its owner has another name today.
    Renamed,
}

impl Standing {
    /// All of them, as they are offered.
    pub const ALL: [Standing; 5] =
        [Standing::Valid, Standing::Renamed, Standing::Past, Standing::Replaced, Standing::Withdrawn];

    /// The word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Valid => "valid",
            Standing::Past => "past",
            Standing::Replaced => "replaced",
            Standing::Withdrawn => "withdrawn",
            Standing::Renamed => "renamed",
        }
    }

    /// The standing with this word.
    pub fn from_word(word: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|standing| standing.word() == word)
    }
}

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Whose certificates.
    pub organizations: Vec<OrganizationId>,
    /// A code, or a part of a name or an address; empty for all.
    pub text: String,
    /// Of this module only.
    pub module: Option<ModuleId>,
    /// Only those that stand like this.
    pub standing: Option<Standing>,
    /// The day it is.
    pub today: NaiveDate,
    /// How many to pass over.
    pub offset: i64,
    /// How many at most.
    pub limit: i64,
}

/// A line of the register.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The certificate.
    pub certificate: Certificate,
    /// Its owner's name today.
    pub name: String,
    /// Their address.
    pub email: String,
}

/// The certificates that are looked for, the latest first.
pub async fn register(conn: &mut Conn, search: &Search) -> Result<Vec<Entry>> {
    let mut query = certificates::table
        .inner_join(users::table.on(users::id.eq(certificates::user_id)))
        .filter(certificates::organization_id.eq_any(&search.organizations))
        .order((certificates::issued_at.desc(), certificates::id.desc()))
        .offset(search.offset)
        .limit(search.limit)
        .select((Row::as_select(), users::name, users::email))
        .into_boxed::<Pg>();
    let text = search.text.trim();
    if let Ok(code) = Code::parse(text) {
        query = query.filter(certificates::code.eq(code.to_string()));
    } else if !text.is_empty() {
        let part = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        let named = certificates::learner.ilike(part.clone());
        query = query.filter(named.or(users::name.ilike(part.clone())).or(users::email.ilike(part)));
    }
    if let Some(module) = search.module {
        query = query.filter(certificates::module_id.eq(module));
    }
    let stands = certificates::revoked_at.is_null().and(certificates::superseded_by.is_null());
    let past = certificates::expires_on.is_not_null().and(certificates::expires_on.lt(search.today));
    let holds = certificates::expires_on.is_null().or(certificates::expires_on.ge(search.today));
    query = match search.standing {
        None => query,
        Some(Standing::Valid) => query.filter(stands).filter(holds),
        Some(Standing::Past) => query.filter(stands).filter(past),
        Some(Standing::Renamed) => {
            let known = users::email.not_like(format!("%{NOWHERE}"));
            query.filter(stands).filter(holds).filter(users::name.ne(certificates::learner)).filter(known)
        }
        Some(Standing::Replaced) => {
            query.filter(certificates::superseded_by.is_not_null()).filter(certificates::revoked_at.is_null())
        }
        Some(Standing::Withdrawn) => query.filter(certificates::revoked_at.is_not_null()),
    };
    let rows: Vec<(Row, String, String)> = query.load(conn).await?;
    rows.into_iter().map(|(row, name, email)| Ok(Entry { certificate: row.read()?, name, email })).collect()
}

/// One certificate of these issuers, and its owner's name and address today; another's is not found.
pub async fn entry(conn: &mut Conn, organizations: &[OrganizationId], id: CertificateId) -> Result<Entry> {
    let owner: UserId = certificate_codes::table
        .filter(certificate_codes::certificate_id.eq(id))
        .select(certificate_codes::user_id)
        .first(conn)
        .await?;
    let (row, name, email): (Row, String, String) = certificates::table
        .inner_join(users::table.on(users::id.eq(certificates::user_id)))
        .filter(certificates::user_id.eq(owner).and(certificates::id.eq(id)))
        .filter(certificates::organization_id.eq_any(organizations))
        .select((Row::as_select(), users::name, users::email))
        .first(conn)
        .await?;
    Ok(Entry { certificate: row.read()?, name, email })
}

/// The latest certificate of each of these people for each turn of a module: whose, for which turn, which, and since
/// when it is withdrawn.
pub async fn of_module_by(
    conn: &mut Conn,
    module: ModuleId,
    organization: OrganizationId,
) -> QueryResult<Vec<(UserId, Turn, CertificateId, Option<DateTime<Utc>>)>> {
    certificates::table
        .filter(certificates::organization_id.eq(organization))
        .filter(certificates::module_id.eq(module).and(certificates::superseded_by.is_null()))
        .order((certificates::user_id, certificates::turn, certificates::issued_at.desc(), certificates::id.desc()))
        .distinct_on((certificates::user_id, certificates::turn))
        .select((certificates::user_id, certificates::turn, certificates::id, certificates::revoked_at))
        .load(conn)
        .await
}

/// The latest certificate of each of these people for each period of theirs: whose, for which, which, and
/// since when it is withdrawn.
pub async fn of_periods(
    conn: &mut Conn,
    people: &[UserId],
) -> QueryResult<Vec<(UserId, Option<Uuid>, CertificateId, Option<DateTime<Utc>>)>> {
    certificates::table
        .filter(certificates::user_id.eq_any(people))
        .filter(certificates::period_id.is_not_null().and(certificates::superseded_by.is_null()))
        .order((
            certificates::user_id,
            certificates::period_id,
            certificates::issued_at.desc(),
            certificates::id.desc(),
        ))
        .distinct_on((certificates::user_id, certificates::period_id))
        .select((certificates::user_id, certificates::period_id, certificates::id, certificates::revoked_at))
        .load(conn)
        .await
}
