//! What a certificate is for: a module, or a period of a program.

use uuid::Uuid;

use crate::modules::{ModuleId, ModuleVersionId, Turn};

/// What a certificate is for. A learner has one valid certificate at most for each
/// turn of a module, and for each period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum For {
    /// A module that was completed.
    Module {
        /// The module.
        module: ModuleId,
        /// In which version.
        version: ModuleVersionId,
        /// Which time.
        turn: Turn,
    },
    /// A period of a program whose requirements were met.
    Period {
        /// The period; the ledger gives it its type.
        period: Uuid,
    },
}

impl For {
    /// The module, if it is for one.
    pub fn module(self) -> Option<ModuleId> {
        self.taken().map(|(module, _)| module)
    }

    /// The module and which time it was taken, if it is for one.
    pub fn taken(self) -> Option<(ModuleId, Turn)> {
        match self {
            For::Module { module, turn, .. } => Some((module, turn)),
            For::Period { .. } => None,
        }
    }

    /// The period, if it is for one.
    pub fn period(self) -> Option<Uuid> {
        match self {
            For::Module { .. } => None,
            For::Period { period } => Some(period),
        }
    }

    /// The word in the database.
    pub fn kind(self) -> &'static str {
        match self {
            For::Module { .. } => "module",
            For::Period { .. } => "period",
        }
    }

    /// Module, its version, the turn, and the period, as the table keeps them.
    pub(super) fn columns(self) -> (Option<ModuleId>, Option<ModuleVersionId>, Turn, Option<Uuid>) {
        match self {
            For::Module { module, version, turn } => (Some(module), Some(version), turn, None),
            For::Period { period } => (None, None, 1, Some(period)),
        }
    }

    /// What these columns mean. The table lets no other combination in.
    pub(super) fn read(
        module: Option<ModuleId>,
        version: Option<ModuleVersionId>,
        turn: Turn,
        period: Option<Uuid>,
    ) -> anyhow::Result<For> {
        match (module, version, period) {
            (Some(module), Some(version), None) => Ok(For::Module { module, version, turn }),
            (None, None, Some(period)) => Ok(For::Period { period }),
            _ => anyhow::bail!("a certificate is for a module or for a period"),
        }
    }
}
