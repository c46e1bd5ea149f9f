//! Associations, state libraries and the others that train people and issue certificates.
//!
//! They come from `content/organizations/`; the first of them, by slug `home` or else by age, is
//! the one that this site belongs to.

mod libraries;
mod queries;

use chrono_tz::Tz;

use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::format;
use crate::id::Id;
use crate::web::{Help, HelpLine};
pub use libraries::{Library, LibraryId, Listed, libraries_of, list_libraries, regions_of};
pub use queries::{by_id, by_name, by_slug, home, names, publish};

/// Identity of an organization.
pub type OrganizationId = Id<Organization>;

/// An organization as its file says.
#[derive(Clone, Debug)]
pub struct Organization {
    /// Identity.
    pub id: OrganizationId,
    /// Name in addresses and files.
    pub slug: String,
    /// What its file says.
    pub body: format::Organization,
}

impl Organization {
    /// The zone of its clock.
    pub fn zone(&self) -> Tz {
        self.body.time_zone
    }

    /// Whom to call when stuck.
    pub fn help_line(&self) -> HelpLine {
        let person = self.body.contact_name.split_whitespace().next().unwrap_or(&self.body.contact_name);
        HelpLine {
            person: person.to_owned(),
            organization: self.body.name.clone(),
            phone: self.body.contact_phone.clone(),
            hours: self.body.contact_hours.clone(),
            hours_es: self.body.contact_hours_es.clone(),
            email: self.body.contact_email.clone(),
        }
    }
}

/// Puts the home organization's help line on every page of this server.
pub async fn show_help_line(conn: &mut Conn, app: &App) -> Result<()> {
    let line = home(conn).await?.map(|organization| organization.help_line());
    if let Ok(mut help) = app.kept::<Help>().0.write() {
        *help = line;
    }
    Ok(())
}
