//! What can be said about where people stand.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum StandingCommand {
    /// Work out anew where everybody in a program stands
    ///
    /// Overviews read where people stand from rows that are kept beside the ledger. They are a cache: this
    /// should find no difference, except for what the passing of days changed since last night. It prints how
    /// many it compared and how many it put right. It may be run while Carrel is serving.
    #[command(after_long_help = "Examples:
  carrel standing rebuild --check         only look; the status is 1 if there is a difference
  carrel standing rebuild")]
    Rebuild {
        /// Only look, and change nothing
        #[arg(long)]
        check: bool,
    },
}
