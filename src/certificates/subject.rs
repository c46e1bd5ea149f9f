//! What a certificate is for: a module, or a period of a program.

use uuid::Uuid;

use crate::modules::{ModuleId, ModuleVersionId};

/// What a certificate is for. A learner has one valid certificate at most for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum For {
    /// A module that was completed.
    Module {
        /// The module.
        module: ModuleId,
        /// In which version.
        version: ModuleVersionId,
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
        match self {
            For::Module { module, .. } => Some(module),
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

    /// Module, its version and period, as the table keeps them.
    pub(super) fn columns(self) -> (Option<ModuleId>, Option<ModuleVersionId>, Option<Uuid>) {
        match self {
            For::Module { module, version } => (Some(module), Some(version), None),
            For::Period { period } => (None, None, Some(period)),
        }
    }

    /// What these columns mean. The table lets no other combination in.
    pub(super) fn read(
        module: Option<ModuleId>,
        version: Option<ModuleVersionId>,
        period: Option<Uuid>,
    ) -> anyhow::Result<For> {
        match (module, version, period) {
            (Some(module), Some(version), None) => Ok(For::Module { module, version }),
            (None, None, Some(period)) => Ok(For::Period { period }),
            _ => anyhow::bail!("a certificate is for a module or for a period"),
        }
    }
}
