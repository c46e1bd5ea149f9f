//! Who is to get a certificate of a module or of an accepted period, who is not, and why: the dry run, and what is
//! then done.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::accounts::UserId;
use crate::certificates::{self, CertificateId};
use crate::credit::programs::{Program, accepted_in};
use crate::db::Conn;
use crate::db::schema::{module_completions, module_versions, users};
use crate::error::Result;
use crate::modules::{Edition, ModuleVersionId, Turn};
use crate::organizations::Organization;

/// Which completions are looked at, as days on the issuer's calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl Span {
    fn takes_in(self, at: DateTime<Utc>, issuer: &Organization) -> bool {
        let day = at.with_timezone(&issuer.zone()).date_naive();
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Somebody who completed the module, or whose period was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Completed {
    pub user: UserId,
    pub name: String,
    pub email: String,
    pub library: String,
    /// The version that they completed, or the period.
    pub what: Uuid,
    /// Which time they completed it; 1 for a period.
    pub turn: Turn,
    pub at: DateTime<Utc>,
}

/// Why somebody gets none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// They have this one, which stands.
    HasOne(CertificateId),
    /// Theirs was withdrawn at this time: that is decided about one by one.
    Withdrawn(CertificateId, DateTime<Utc>),
    /// The rules are a draft that nobody has approved.
    Draft,
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
    /// Works it out. Everybody who completed the module within the span stands in it once for each time.
    pub async fn of(conn: &mut Conn, module: &Edition, issuer: &Organization, span: Span) -> Result<Plan> {
        let completed = completed(conn, module, issuer, span).await?;
        let have = certificates::of_module_by(conn, module.module_id, issuer.id).await?;
        let have: HashMap<_, _> =
            have.into_iter().map(|(user, turn, id, withdrawn)| ((user, turn), (id, withdrawn))).collect();
        let mut plan = Plan { ready: Vec::new(), left_out: Vec::new() };
        for one in completed {
            match have.get(&(one.user, one.turn)) {
                None => plan.ready.push(one),
                Some((id, None)) => plan.left_out.push((one, Why::HasOne(*id))),
                Some((id, Some(at))) => plan.left_out.push((one, Why::Withdrawn(*id, *at))),
            }
        }
        Ok(plan)
    }

    /// The same for the accepted periods of a program: each stands in it once.
    pub async fn of_program(
        conn: &mut Conn,
        program: &Program,
        issuer: &Organization,
        span: Span,
        now: DateTime<Utc>,
    ) -> Result<Plan> {
        let accepted = accepted_in(conn, program, now).await?;
        let people: Vec<UserId> = accepted.iter().map(|one| one.person).collect();
        let have = certificates::of_periods(conn, &people).await?;
        let have: HashMap<_, _> =
            have.into_iter().filter_map(|(_, period, id, withdrawn)| Some((period?, (id, withdrawn)))).collect();
        let named: Vec<(UserId, String, String, String)> = users::table
            .filter(users::id.eq_any(&people))
            .select((users::id, users::name, users::email, users::library))
            .load(conn)
            .await?;
        let named: HashMap<_, _> =
            named.into_iter().map(|(id, name, email, library)| (id, (name, email, library))).collect();
        let mut plan = Plan { ready: Vec::new(), left_out: Vec::new() };
        for one in accepted.into_iter().filter(|one| span.takes_in(one.at, issuer)) {
            let Some((name, email, library)) = named.get(&one.person).cloned() else { continue };
            let what = one.period.uuid();
            let confirmed = one.confirmed;
            let line = Completed { user: one.person, name, email, library, what, turn: 1, at: one.at };
            match have.get(&what) {
                Some((id, None)) => plan.left_out.push((line, Why::HasOne(*id))),
                Some((id, Some(at))) => plan.left_out.push((line, Why::Withdrawn(*id, *at))),
                None if !confirmed => plan.left_out.push((line, Why::Draft)),
                None => plan.ready.push(line),
            }
        }
        plan.ready.sort_by(|one, other| (&one.name, one.what).cmp(&(&other.name, other.what)));
        Ok(plan)
    }

    /// Equal for equal plans: who gets what.
    pub fn print(&self) -> String {
        let mut digest = Sha256::new();
        for one in &self.ready {
            digest.update(one.user.uuid().as_bytes());
            digest.update(one.what.as_bytes());
            digest.update(one.turn.to_be_bytes());
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
    type Row = (UserId, String, String, String, ModuleVersionId, Turn, DateTime<Utc>);
    let rows: Vec<Row> = module_completions::table
        .inner_join(users::table.on(users::id.eq(module_completions::user_id)))
        .inner_join(module_versions::table.on(module_versions::id.eq(module_completions::module_version_id)))
        .filter(module_completions::module_id.eq(module.module_id))
        .filter(module_versions::provider_id.eq(issuer.id))
        .order((users::name, users::id, module_completions::turn))
        .select((
            users::id,
            users::name,
            users::email,
            users::library,
            module_completions::module_version_id,
            module_completions::turn,
            module_completions::completed_at,
        ))
        .load(conn)
        .await?;
    Ok(rows
        .into_iter()
        .filter(|row| span.takes_in(row.6, issuer))
        .map(|(user, name, email, library, version, turn, at)| {
            let what = version.uuid();
            Completed { user, name, email, library, what, turn, at }
        })
        .collect())
}
