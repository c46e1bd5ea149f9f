//! Roles that are given at the server's terminal.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use serde_json::json;

use crate::accounts::{self, RoleAt, UserId};
use crate::db::Conn;
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::Result;
use crate::organizations::{self, OrganizationId};

/// Gives somebody a role and writes it down; giving it again changes nothing.
pub async fn give_role(conn: &mut Conn, user: UserId, at: RoleAt, now: DateTime<Utc>) -> Result<()> {
    conn.transaction(async |conn| {
        if !accounts::grant(conn, user, at, now).await? {
            return Ok(());
        }
        let organization = OrganizationId::from_uuid(at.organization);
        let place = organizations::by_id(conn, organization).await?;
        let decision = NewDecision {
            actor: Actor::Operator,
            organization: Some(organization),
            subject: Subject { kind: SubjectKind::Person, id: user.uuid() },
            about: &place.body.name,
            person: Some(user),
            outcome: "role_given",
            reason: "",
            before: json!({}),
            after: json!({ "role": at.role.word() }),
        };
        decisions::record(conn, &decision, now).await?;
        Ok(())
    })
    .await
}
