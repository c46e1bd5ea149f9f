//! Who is to get a certificate of a module, who is not, and why: the dry run, and what is then done.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use sha2::{Digest, Sha256};

use crate::accounts::UserId;
use crate::certificates::{self, CertificateId};
use crate::db::Conn;
use crate::db::schema::{module_completions, module_versions, users};
use crate::error::Result;
use crate::modules::{Edition, ModuleVersionId};
use crate::organizations::Organization;

/// Which completions are looked at, as days on the issuer's calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// Somebody who completed the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Completed {
    pub user: UserId,
    pub name: String,
    pub email: String,
    pub library: String,
    /// The version that they completed.
    pub version: ModuleVersionId,
    pub at: DateTime<Utc>,
}

/// Why somebody gets none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// They have this one, which stands.
    HasOne(CertificateId),
    /// Theirs was withdrawn at this time: that is decided about one by one.
    Withdrawn(CertificateId, DateTime<Utc>),
}

/// The dry run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// Who gets one.
    pub ready: Vec<Completed>,
    /// Who doesn't.
    pub left_out: Vec<(Completed, Why)>,
}

impl Plan {
    /// Works it out. Everybody who completed the module within the span stands in it once.
    pub async fn of(conn: &mut Conn, module: &Edition, issuer: &Organization, span: Span) -> Result<Plan> {
        let completed = completed(conn, module, issuer, span).await?;
        let have = certificates::of_module_by(conn, module.module_id, issuer.id).await?;
        let have: std::collections::HashMap<_, _> =
            have.into_iter().map(|(user, id, withdrawn)| (user, (id, withdrawn))).collect();
        let mut plan = Plan { ready: Vec::new(), left_out: Vec::new() };
        for one in completed {
            match have.get(&one.user) {
                None => plan.ready.push(one),
                Some((id, None)) => plan.left_out.push((one, Why::HasOne(*id))),
                Some((id, Some(at))) => plan.left_out.push((one, Why::Withdrawn(*id, *at))),
            }
        }
        Ok(plan)
    }

    /// Equal for equal plans: who gets what.
    pub fn print(&self) -> String {
        let mut digest = Sha256::new();
        for one in &self.ready {
            digest.update(one.user.uuid().as_bytes());
            digest.update(one.version.uuid().as_bytes());
        }
        digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

async fn completed(
    conn: &mut Conn,
    module: &Edition,
    issuer: &Organization,
    span: Span,
) -> QueryResult<Vec<Completed>> {
    type Row = (UserId, String, String, String, ModuleVersionId, DateTime<Utc>);
    let rows: Vec<Row> = module_completions::table
        .inner_join(users::table.on(users::id.eq(module_completions::user_id)))
        .inner_join(module_versions::table.on(module_versions::id.eq(module_completions::module_version_id)))
        .filter(module_completions::module_id.eq(module.module_id))
        .filter(module_versions::provider_id.eq(issuer.id))
        .order((users::name, users::id))
        .select((
            users::id,
            users::name,
            users::email,
            users::library,
            module_completions::module_version_id,
            module_completions::completed_at,
        ))
        .load(conn)
        .await?;
    let within = |at: &DateTime<Utc>| {
        let day = at.with_timezone(&issuer.zone()).date_naive();
        span.from.is_none_or(|from| from <= day) && span.to.is_none_or(|to| day <= to)
    };
    Ok(rows
        .into_iter()
        .filter(|row| within(&row.5))
        .map(|(user, name, email, library, version, at)| Completed { user, name, email, library, version, at })
        .collect())
}
