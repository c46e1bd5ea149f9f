//! Which programs the lines of a certificate name.

use crate::certificates::facts::CreditLine;
use crate::credit::{self, KeptRules};
use crate::db::Conn;
use crate::error::Result;

/// All rules that a line can have been printed by: others of the same program may have followed them.
pub(super) struct Named(Vec<KeptRules>);

impl Named {
    /// With the rules that there are.
    pub async fn of(conn: &mut Conn) -> Result<Named> {
        Ok(Named(credit::rule_sets(conn).await?))
    }

    /// The code of the program, or plain measure, that the rules with this code belong to.
    pub fn program_of<'c>(&'c self, code: &'c str) -> &'c str {
        self.0.iter().find(|kept| kept.rules.code == code).map_or(code, |kept| kept.rules.program_code())
    }

    /// Whether a line names this program.
    pub fn names(&self, line: &CreditLine, program: &str) -> bool {
        match &line.code {
            Some(code) => self.program_of(code) == program,
            // Older certificates name the rules alone, as they were called then.
            None => self.0.iter().any(|kept| kept.rules.name == line.programme && kept.rules.program_code() == program),
        }
    }
}
