//! What is kept beside what happened and can be made anew, and what is never changed.

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

#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// Look whether every line of the ledger is as it was written
    ///
    /// Each line carries the hash of the line before it of the same person. A line that was changed, put in
    /// between or taken out behind the program's back breaks that chain, and is named by its ids. The status is
    /// then 1. It may be run while Carrel is serving.
    #[command(after_long_help = "Example:
  carrel ledger check")]
    Check,
}

#[derive(Debug, Subcommand)]
pub enum ProgressCommand {
    /// Make every learner's progress anew from their learning events
    ///
    /// Progress is a function of the events and nothing else, so this should find no difference. It
    /// prints how many rows it compared and how many it put right. It may be run while Carrel is serving.
    #[command(after_long_help = "Examples:
  carrel progress rebuild --check         only look; the status is 1 if there is a difference
  carrel progress rebuild")]
    Rebuild {
        /// Only look, and change nothing
        #[arg(long)]
        check: bool,
    },
}
