//! Credit modules: fixed bundles of lessons with an evaluation, the unit of credit.

mod publish;
mod versions;

use crate::format;
use crate::id::Id;
use crate::lessons::LessonId;
use crate::measure::Minutes;
use crate::organizations::OrganizationId;
pub use publish::{publish, withdraw_except};
pub use versions::{by_id, by_slug, containing, current, current_all, read_version, version};

/// A module through all its versions.
pub enum ModuleRow {}
/// Identity of a module.
pub type ModuleId = Id<ModuleRow>;
/// Identity of a version of a module.
pub type ModuleVersionId = Id<Edition>;

/// Which time it is that somebody takes a module: 1 for the first. In the database it stands in the keys, so that
/// each time is completed, entered and certified once.
pub type Turn = i16;

/// How much is added to somebody's turns of a module where two accounts become one: as many as the account that stays
/// has already. What was done in either stays a turn of its own, and the rules count it once (rule R5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaterTurns {
    /// The module.
    pub module: ModuleId,
    /// The last turn in the account that stays.
    pub behind: Turn,
    /// The last turn that was finished in the account that is left; 0 for none.
    pub finished: Turn,
}

/// One published version of a module.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Identity of the version.
    pub id: ModuleVersionId,
    /// The module it is a version of.
    pub module_id: ModuleId,
    /// Its name in files and addresses.
    pub slug: String,
    /// Counts up from one.
    pub number: i32,
    /// SHA-256 of its file in hex.
    pub hash: String,
    /// Who gives it.
    pub provider_id: OrganizationId,
    /// Its lessons, in order.
    pub lessons: Vec<LessonId>,
    /// What its file says.
    pub body: format::Module,
}

impl Edition {
    /// Its address.
    pub fn path(&self) -> String {
        format!("/m/{}", self.slug)
    }

    /// Nominal minutes, evaluation included (rule R7).
    pub fn minutes(&self) -> Minutes {
        Minutes::try_from(self.body.minutes).unwrap_or_default()
    }
}
