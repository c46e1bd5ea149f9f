//! What is decided about a room, written down.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::Room;
use crate::accounts::{Role, UserId};
use crate::db::Conn;
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::Result;
use crate::modules;

/// Who decides, and by what right; none for who was asked to lead a room.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decider {
    pub id: UserId,
    pub role: Option<Role>,
}

impl From<Decider> for Actor {
    fn from(by: Decider) -> Actor {
        Actor::of(by.id, by.role)
    }
}

/// Writes down a decision, about the room or about somebody in it. **Called inside the verb's transaction.**
pub(super) async fn write_down(
    conn: &mut Conn,
    room: &Room,
    by: impl Into<Actor>,
    (outcome, person): (&str, Option<UserId>),
    (before, after): (Value, Value),
    now: DateTime<Utc>,
) -> Result<()> {
    let module = modules::read_version(conn, room.module_version_id).await?;
    let new = NewDecision {
        actor: by.into(),
        organization: Some(room.organization_id),
        subject: Subject { kind: SubjectKind::GroupRoom, id: room.id.uuid() },
        about: &module.body.title,
        person,
        outcome,
        reason: "",
        before,
        after,
    };
    decisions::record(conn, &new, now).await?;
    Ok(())
}
