//! Which of their organizations somebody looks at.

use maud::{Markup, Render, html};
use uuid::Uuid;

use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::organizations::{self, Organization, OrganizationId};
use crate::web::Problems;
use crate::web::components::Choice;

/// The organizations of somebody on the staff, and the one that is asked for by its slug: the first of them where
/// none is. Another's isn't found.
pub async fn ours(conn: &mut Conn, ids: &[Uuid], slug: &str) -> Result<(Vec<Organization>, Organization)> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.push(organizations::by_id(conn, OrganizationId::from_uuid(*id)).await?);
    }
    all.sort_by(|one, other| one.slug.cmp(&other.slug));
    let wanted = |one: &&Organization| slug.is_empty() || one.slug == slug;
    let chosen = all.iter().find(wanted).cloned().ok_or(Error::NotFound)?;
    Ok((all, chosen))
}

/// The field that chooses one of them; nothing where there is nothing to choose.
pub fn choice(words: Words, all: &[Organization], chosen: &Organization) -> Markup {
    if all.len() < 2 {
        return Markup::default();
    }
    let options =
        html! { @for one in all { option value=(one.slug) selected[one.slug == chosen.slug] { (one.body.name) } } };
    let label = words.say("standing-organization");
    Choice { name: "organization", label, hint: None, options, problems: &Problems::new() }.render()
}
