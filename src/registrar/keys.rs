//! A new key to sign with, and that it came.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use serde_json::json;

use crate::app::App;
use crate::certificates::{self, KnownKeys};
use crate::db::Conn;
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::Result;
use crate::organizations::{self, OrganizationId};

/// Lets a new key sign for an organization, as whoever has the server's terminal wishes, and writes it down. Returns
/// all public halves, the new one first.
///
/// # Errors
/// Where the site's address can't be that of an issuer.
pub async fn rotate_keys(
    conn: &mut Conn,
    app: &App,
    organization: OrganizationId,
    now: DateTime<Utc>,
) -> Result<KnownKeys> {
    conn.transaction(async |conn| {
        let signs =
            |keys: &KnownKeys| keys.keys.iter().find(|key| key.until.is_none()).map(|key| key.key.id().to_string());
        let before = signs(&certificates::keys_of(conn, organization).await?);
        let keys = certificates::rotate(conn, app, organization, now).await?;
        let issuer = organizations::by_id(conn, organization).await?;
        let decision = NewDecision {
            actor: Actor::Operator,
            organization: Some(organization),
            // A key has a name and no number; what changes is by which one this organization signs.
            subject: Subject { kind: SubjectKind::SigningKey, id: organization.uuid() },
            about: &issuer.body.name,
            person: None,
            outcome: "replaced",
            reason: "",
            before: json!({ "key": before }),
            after: json!({ "key": signs(&keys) }),
        };
        decisions::record(conn, &decision, now).await?;
        Ok(keys)
    })
    .await
}
