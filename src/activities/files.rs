//! Evidence by its hash: what is attached to an activity.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{ActivityId, State};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{activities, activity_evidence};
use crate::id::Id;
use crate::store::{Hash, Kind};

/// Identity of a piece of evidence.
pub type FileId = Id<File>;

/// A photo or file.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = activity_evidence)]
pub struct File {
    /// Whose.
    pub user_id: UserId,
    /// Identity.
    pub id: FileId,
    /// Of which activity.
    pub activity_id: ActivityId,
    /// What leads to its content.
    pub hash: String,
    /// Its media type.
    pub content_type: String,
    /// Its size.
    pub bytes: i32,
    /// What it was called on the device it came from.
    pub name: String,
    /// When it came.
    pub added_at: DateTime<Utc>,
    /// When it was taken out, after it had been sent once.
    pub removed_at: Option<DateTime<Utc>>,
}

impl File {
    /// What a browser does with it.
    pub fn kind(&self) -> Option<Kind> {
        Kind::from_content_type(&self.content_type)
    }
}

/// What is to be attached.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// What leads to its content, which is in the store already.
    pub hash: Hash,
    /// What it is.
    pub kind: Kind,
    /// Its size.
    pub bytes: usize,
    /// What it was called.
    pub name: String,
}

/// Attaches a file that is in the store. The same file twice is there once, and comes back where it
/// was taken out.
pub async fn attach(
    conn: &mut Conn,
    user: UserId,
    activity: ActivityId,
    file: &NewFile,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let row = (
        activity_evidence::user_id.eq(user),
        activity_evidence::id.eq(FileId::new()),
        activity_evidence::activity_id.eq(activity),
        activity_evidence::hash.eq(file.hash.to_string()),
        activity_evidence::content_type.eq(file.kind.content_type()),
        activity_evidence::bytes.eq(i32::try_from(file.bytes).unwrap_or(i32::MAX)),
        activity_evidence::name.eq(&file.name),
        activity_evidence::added_at.eq(now),
    );
    diesel::insert_into(activity_evidence::table)
        .values(row)
        .on_conflict((activity_evidence::user_id, activity_evidence::activity_id, activity_evidence::hash))
        .do_update()
        .set(activity_evidence::removed_at.eq(None::<DateTime<Utc>>))
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes a file out of an activity that its owner may still change. What was never sent is gone; what
/// was stays for those who look at what was sent before.
pub async fn detach(conn: &mut Conn, user: UserId, file: FileId, now: DateTime<Utc>) -> QueryResult<()> {
    let those = |state: State| {
        let there = activities::table.filter(activities::user_id.eq(user).and(activities::state.eq(state)));
        there.select(activities::id)
    };
    let mine = || activity_evidence::table.find((user, file));
    diesel::delete(mine().filter(activity_evidence::activity_id.eq_any(those(State::Draft)))).execute(conn).await?;
    let sent = mine().filter(activity_evidence::activity_id.eq_any(those(State::Returned)));
    diesel::update(sent).set(activity_evidence::removed_at.eq(now)).execute(conn).await?;
    Ok(())
}

/// What is attached to an activity now, in the order in which it came.
pub async fn files(conn: &mut Conn, user: UserId, activity: ActivityId) -> QueryResult<Vec<File>> {
    File::query()
        .filter(activity_evidence::user_id.eq(user).and(activity_evidence::activity_id.eq(activity)))
        .filter(activity_evidence::removed_at.is_null())
        .order((activity_evidence::added_at, activity_evidence::id))
        .load(conn)
        .await
}

/// One file of an activity, whether it was taken out or not.
pub async fn file(conn: &mut Conn, user: UserId, activity: ActivityId, id: FileId) -> QueryResult<File> {
    File::query()
        .filter(activity_evidence::user_id.eq(user).and(activity_evidence::id.eq(id)))
        .filter(activity_evidence::activity_id.eq(activity))
        .first(conn)
        .await
}

/// Every content that some activity refers to.
pub async fn hashes(conn: &mut Conn) -> QueryResult<HashSet<Hash>> {
    let all: Vec<String> = activity_evidence::table.select(activity_evidence::hash).distinct().load(conn).await?;
    Ok(all.iter().filter_map(|hash| hash.parse().ok()).collect())
}
