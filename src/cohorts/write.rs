//! Making a cohort, and changing what it is.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};

use super::{Cohort, CohortId, JOIN_CODE_HALF, by_id, upcoming_slot};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::cohorts;
use crate::error::{Error, Result};
use crate::organizations::OrganizationId;
use crate::pathways::PathwayId;
use crate::text;
use crate::time::{Rhythm, Zone};

/// What a coordinator decides about a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its name; not empty.
    pub name: String,
    /// What they follow.
    pub pathway_id: PathwayId,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day, after the first.
    pub ends_on: Option<NaiveDate>,
    /// The zone of its days and of its digest.
    pub time_zone: Zone,
    /// When its digest leaves; `None` for no digest.
    pub rhythm: Option<Rhythm>,
    /// At most 300 characters; may be empty.
    pub note: String,
}

impl Draft {
    fn next_at(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.rhythm.map(|rhythm| upcoming_slot(rhythm, self.time_zone, self.starts_on, now))
    }
}

/// Makes a cohort under an id that came with the form: sent twice, it is made once.
pub async fn create(
    conn: &mut Conn,
    id: CohortId,
    organization: OrganizationId,
    coordinator: UserId,
    draft: &Draft,
    now: DateTime<Utc>,
) -> Result<Cohort> {
    let base = slug_of(&draft.name);
    for attempt in 1..1000_u32 {
        let slug = if attempt == 1 { base.clone() } else { format!("{base}-{attempt}") };
        let row = (
            cohorts::id.eq(id),
            cohorts::organization_id.eq(organization),
            cohorts::slug.eq(slug),
            cohorts::name.eq(&draft.name),
            cohorts::pathway_id.eq(draft.pathway_id),
            cohorts::coordinator_id.eq(coordinator),
            cohorts::starts_on.eq(draft.starts_on),
            cohorts::ends_on.eq(draft.ends_on),
            cohorts::time_zone.eq(draft.time_zone),
            cohorts::join_code.eq(text::random_code(JOIN_CODE_HALF)),
            cohorts::note.eq(&draft.note),
            cohorts::note_set_at.eq((!draft.note.is_empty()).then_some(now)),
            cohorts::digest_rhythm.eq(draft.rhythm),
            cohorts::digest_next_at.eq(draft.next_at(now)),
            cohorts::created_at.eq(now),
        );
        diesel::insert_into(cohorts::table).values(row).on_conflict_do_nothing().execute(conn).await?;
        // Ours, or the one that the same form made before; otherwise the slug was taken.
        match by_id(conn, id).await.optional()? {
            Some(cohort) if cohort.organization_id == organization => return Ok(cohort),
            Some(_) => return Err(Error::NotFound),
            None => {}
        }
    }
    Err(Error::Conflict("cohort-name-taken"))
}

/// Changes a cohort. The next slot moves only when what it depends on has changed, so that a digest
/// that is due at this moment isn't lost.
pub async fn change(conn: &mut Conn, id: CohortId, draft: &Draft, now: DateTime<Utc>) -> Result<()> {
    conn.transaction(async |conn| {
        let was: Cohort = Cohort::query().filter(cohorts::id.eq(id)).for_update().first(conn).await?;
        let same =
            was.digest_rhythm == draft.rhythm && was.time_zone == draft.time_zone && was.starts_on == draft.starts_on;
        let next_at = if same { was.digest_next_at } else { draft.next_at(now) };
        let note_set_at = if was.note == draft.note { was.note_set_at } else { Some(now) };
        let set = (
            cohorts::name.eq(&draft.name),
            cohorts::pathway_id.eq(draft.pathway_id),
            cohorts::starts_on.eq(draft.starts_on),
            cohorts::ends_on.eq(draft.ends_on),
            cohorts::time_zone.eq(draft.time_zone),
            cohorts::note.eq(&draft.note),
            cohorts::note_set_at.eq(note_set_at),
            cohorts::digest_rhythm.eq(draft.rhythm),
            cohorts::digest_next_at.eq(next_at),
        );
        diesel::update(cohorts::table.find(id)).set(set).execute(conn).await?;
        Ok(())
    })
    .await
}

/// A slug of the name. `new` is the address of the form.
fn slug_of(name: &str) -> String {
    match text::slug(name) {
        slug if slug.is_empty() => "cohort".to_owned(),
        slug if slug == "new" => "new-cohort".to_owned(),
        slug => slug,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_never_empty_and_never_the_address_of_the_form() {
        assert_eq!(
            ["New directors, fall 2025", "New", "図書館"].map(slug_of),
            ["new-directors-fall-2025", "new-cohort", "cohort"]
        );
    }
}
