//! The arguments of what has to do with signatures: keys, and checking files.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Print the public keys of an organization, the one that signs first
    #[command(after_long_help = "Example:
  carrel keys list")]
    List {
        /// The organization; without it, the one this site belongs to
        #[arg(long, value_name = "SLUG")]
        organization: Option<String>,
    },

    /// Let a new key sign from now on
    ///
    /// The secret of the one before is thrown away, and what it signed stays valid. Do it when somebody
    /// may have seen the database, or every few years. It may be run while Carrel is serving.
    #[command(after_long_help = "Example:
  carrel keys rotate")]
    Rotate {
        /// The organization; without it, the one this site belongs to
        #[arg(long, value_name = "SLUG")]
        organization: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// The packet, the PDF, the bundle, the head, or the text of the QR code
    #[arg(value_name = "FILE")]
    pub file: String,
    /// Everything that proves the certificate in the PDF, saved from its public page
    #[arg(long, value_name = "FILE")]
    pub bundle: Option<PathBuf>,
    /// The issuer's public keys, saved from where you trust them
    #[arg(long, value_name = "FILE")]
    pub keys: Option<PathBuf>,
    /// An older head of the log, which must have grown from it
    #[arg(long, value_name = "FILE")]
    pub head: Option<PathBuf>,
    /// The proof that the log grew from that head
    #[arg(long, value_name = "FILE", requires = "head")]
    pub proof: Option<PathBuf>,
}
