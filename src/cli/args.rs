//! What can be said on the command line, and the help that teaches it.

mod kept;
mod signed;

use std::fmt::Write;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};

use crate::accounts::Role;
use crate::bench::{NAMES, Plan};
use crate::config::OPTIONS;
pub use kept::{LedgerCommand, ProgressCommand, StandingCommand};
pub use signed::{KeysCommand, VerifyArguments};

/// Carrel: short lessons for people who run a library alone.
///
/// Without a command it serves. The first start makes a private Postgres database in ./data, loads
/// the lessons in ./content and prints the address of the site with a link for its first
/// administrator. Nothing has to be configured.
#[derive(Debug, Parser)]
#[command(
    version,
    after_long_help = "Examples:
  carrel                                  serve http://127.0.0.1:8080
  carrel --demo                           the same with sample people to look around as
  carrel doctor                           check everything, and say what to do
  carrel user link ruth@library.example   a link that signs Ruth in

`carrel serve --help` lists every option of the configuration."
)]
pub struct Arguments {
    /// Read this configuration file instead of ./carrel.toml
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,

    #[command(flatten)]
    pub serve: ServeArguments,

    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site; this is what happens without a command
    ///
    /// Starts the private database unless one is named, brings its tables up to date, loads the
    /// lessons, and answers until Ctrl-C or SIGTERM. Open requests are finished first, for up to 30
    /// seconds; a second Ctrl-C does not wait for them.
    #[command(after_long_help = options())]
    Serve(ServeArguments),

    /// Bring the tables of the database up to date, and do nothing else
    ///
    /// `carrel serve` does this by itself. Run it alone when several servers share one database:
    /// migrate once, then start them.
    #[command(after_long_help = "Example:
  DATABASE_URL=postgres://carrel@db.example/carrel carrel migrate")]
    Migrate,

    /// Check database, disk, mail, time zones, content and clock, and say what to do
    ///
    /// Prints one line for each check: ok, warning or problem. The status is 1 if there is a
    /// problem. It may be run while Carrel is serving, and changes nothing.
    #[command(after_long_help = "Example:
  carrel doctor && echo \"all is well\"")]
    Doctor,

    /// Work with the files that lessons come from
    #[command(subcommand)]
    Content(ContentCommand),

    /// Work with the rules that turn minutes into credit
    #[command(subcommand)]
    Rules(RulesCommand),

    /// The keys that sign certificates
    #[command(subcommand)]
    Keys(KeysCommand),

    /// Check a certificate or an audit packet from files alone, without a network and without this site
    ///
    /// FILE is an audit packet, a certificate as a PDF, everything that proves it in one file (saved from its public page),
    /// the text of the QR code on paper, or a signed head of an issuer's log. What holds and what doesn't
    /// is said in sentences. The status is 0 where all of it holds, 1 where something is false, withdrawn,
    /// replaced or past its date, and 3 where what is here is genuine but not everything could be checked.
    ///
    /// What is signed inside a PDF says nothing of what is printed on its page. With --bundle, saved from the public page
    /// when the PDF was, both are compared; without it the facts that were signed are said, to compare them with the page.
    #[command(after_long_help = "Examples:
  carrel verify audit-packet-iowa-ruth-okafor-2024-07-01-to-2027-06-30.zip --keys keys.json
  carrel verify certificate.pdf --bundle TLA-7K4M-Q2SY.json
  carrel verify TLA-7K4M-Q2SY.json --keys keys.json
  carrel verify newer-head.txt --head older-head.txt --proof proof.json --keys keys.json

Of an issuer at https://learn.example.org/issuers/tla the keys are at /issuers/tla/keys.json, the
head of its log at /issuers/tla/log/head, and the proof that it grew from 100 to 200 entries
at /issuers/tla/log/consistency?from=100&to=200.")]
    Verify(VerifyArguments),

    /// How far learners are: compare it with what happened
    #[command(subcommand)]
    Progress(ProgressCommand),

    /// Where people stand in programs: compare it with the ledger
    #[command(subcommand)]
    Standing(StandingCommand),

    /// What people learned and when, line by line: look whether it is as it was written
    #[command(subcommand)]
    Ledger(LedgerCommand),

    /// Write all data into one ZIP file, to look at or to move away with
    ///
    /// Each table is a file of JSON lines, all as they were at one moment; a manifest says what is there, and what
    /// was left out and why: sessions, sign-in links, private keys, passwords. Photos and files that people added lie
    /// in the store of files. The file holds personal data: only your account of this machine can read it. It may
    /// be run while Carrel is serving.
    #[command(after_long_help = "Example:
  carrel export everything.zip")]
    Export {
        /// The file to write; one that is there already is left alone
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },

    /// Add people, and let them in
    #[command(subcommand)]
    User(UserCommand),

    /// Add sample people, a cohort and some weeks of activity, and print their sign-in links
    ///
    /// For looking around and for showing others. It refuses where real people have accounts.
    #[command(after_long_help = "Example:
  CARREL_DATA_DIR=/tmp/tour carrel demo
  CARREL_DATA_DIR=/tmp/tour carrel

  carrel --demo                           both in one")]
    Demo,

    /// Measure how fast this machine serves, beside the same bytes from nginx
    ///
    /// Works on a private database of its own, filled with as many invented learners as you say and
    /// thrown away afterwards; it never touches yours. It takes a quarter of an hour or more and
    /// keeps the processor busy. benches/README.md says how it is done.
    #[command(after_long_help = "Examples:
  carrel bench
  carrel bench --learners 100000 --out benches/README.md
  carrel bench --only lesson,answer --rounds 9")]
    Bench(BenchArguments),
}

#[derive(Debug, Default, Args)]
pub struct ServeArguments {
    /// Add sample people first and print their sign-in links; refused where real people have accounts
    #[arg(long)]
    pub demo: bool,
}

#[derive(Debug, Subcommand)]
pub enum ContentCommand {
    /// Check every file of the content folder, and name file, line and what to do
    ///
    /// Reads lessons, modules, pathways, organizations and rules the way the server does, without
    /// a database. The status is 1 if anything must be mended. content/README.md has the format.
    ///
    /// With --strict it also holds the quality gate, which is for publishing: lessons of at least
    /// four minutes that read at grade 9 or easier (in Spanish, at 55 or more of the INFLESZ scale),
    /// a source wherever an authority is named, pictures described in a sentence, no link to a page
    /// that isn't there, and feedback of its own for every option. Over the whole library, right
    /// answers must not stand out by their length or their place, and no question may ask what
    /// another one asks. None of it depends on today's date.
    #[command(after_long_help = "Examples:
  carrel content check
  carrel content check --strict
  carrel content check --strict ~/our-lessons")]
    Check {
        /// Hold the quality gate too
        #[arg(long)]
        strict: bool,
        /// The folder; without it, `content_dir` of the configuration
        dir: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Run the cases that rule sets bring along, and name each that fails with its line
    ///
    /// A rule set says what it means by cases such as "45 minutes make 0.75". This reads the files,
    /// runs every case, and prints one line for each file. The status is 1 if a file can't be read or
    /// a case fails. `carrel content check` does the same besides all else. content/README.md has the
    /// format.
    #[command(after_long_help = "Examples:
  carrel rules test
  carrel rules test content/rules/iowa.toml")]
    Test {
        /// The files; without them, all rules in `content_dir` of the configuration
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Make an account, or give an existing one a role
    ///
    /// Running it again changes nothing. Everyone is a learner; a role adds to that, within one
    /// organization.
    #[command(after_long_help = "Examples:
  carrel user add ruth@library.example --name \"Ruth Alvarez\" --library \"Cedar Bluff Public Library\"
  carrel user add dana@association.example --name \"Dana Whitfield\" --role coordinator")]
    Add(Person),

    /// Print a link that signs a person in, and nothing else
    ///
    /// It works once, for a day. Hand it over in a way that only that person can read. It may be
    /// run while Carrel is serving.
    #[command(after_long_help = "Example:
  carrel user link ruth@library.example")]
    Link {
        /// The email address of the account
        email: String,
    },

    /// Erase a person, or list what that would take out
    ///
    /// Everything they did goes, and their name and address. Certificates stay as they were signed,
    /// with what they rest on, for as long as the rules of their programs have records kept. Without
    /// --yes nothing is changed.
    #[command(after_long_help = "Examples:
  carrel user erase ruth@library.example
  carrel user erase ruth@library.example --yes")]
    Erase {
        /// The email address of the account
        email: String,
        /// Do it now and for ever, without the days in which it could be taken back
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Args)]
pub struct Person {
    /// The email address, which is how the person signs in
    pub email: String,
    /// Their name, as it stands on certificates; needed for a new account
    #[arg(long)]
    pub name: Option<String>,
    /// The library they work at, as it stands on certificates
    #[arg(long, default_value = "")]
    pub library: String,
    /// What they may do besides learning: author, reviewer, coordinator, validator, registrar or administrator
    #[arg(long, value_parser = role)]
    pub role: Option<Role>,
    /// Where they have the role; without it, the organization this site belongs to
    #[arg(long, value_name = "SLUG", requires = "role")]
    pub organization: Option<String>,
}

#[derive(Debug, Args)]
pub struct BenchArguments {
    /// How many learners to invent
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u64).range(30..=1_000_000), conflicts_with = "growth")]
    pub learners: u64,
    /// How many learning events they have left behind; without it, fifty each
    #[arg(long, conflicts_with = "growth")]
    pub events: Option<u64>,
    /// How often each figure is taken
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=50))]
    pub rounds: u32,
    /// How many seconds each taking lasts
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=300))]
    pub seconds: u64,
    /// Take only these figures, separated by commas
    #[arg(long, value_delimiter = ',', value_parser = PossibleValuesParser::new(NAMES), hide_possible_values = true, long_help = measures())]
    pub only: Vec<String>,
    /// Measure with 1,000, 10,000 and 100,000 learners, and say how cost grows
    #[arg(long)]
    pub growth: bool,
    /// Let the database lose its data in a power cut, which shows what the disk costs
    #[arg(long)]
    pub fast: bool,
    /// Put the figures into this Markdown file, in place of its last ones
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

impl BenchArguments {
    /// What the bench makes of them.
    pub fn plan(self) -> Plan {
        Plan {
            learners: self.learners,
            events: self.events,
            rounds: self.rounds,
            lasting: Duration::from_secs(self.seconds),
            fast: self.fast,
            only: self.only,
            growth: self.growth,
            out: self.out,
        }
    }
}

/// The names of all measures.
fn measures() -> String {
    format!("Take only these figures, separated by commas: {}", NAMES.join(", "))
}

fn role(word: &str) -> Result<Role, String> {
    Role::from_word(word).ok_or_else(|| {
        let all: Vec<_> = Role::ALL.iter().map(|role| role.word()).collect();
        format!("the roles are {}", all.join(", "))
    })
}

/// Every option of the configuration, as the table of the README has it.
fn options() -> String {
    let mut text = String::from(
        "Options, as keys of carrel.toml, or upper-cased behind CARREL_ in the environment (listen is CARREL_LISTEN):\n",
    );
    for option in OPTIONS {
        let default = if option.default.is_empty() { String::new() } else { format!(" [default: {}]", option.default) };
        // Writing to a string can't fail.
        let _ = write!(text, "\n  {}{default}\n      {}\n", option.key, option.sentence);
    }
    text.push_str("\nExample:\n  CARREL_LISTEN=0.0.0.0:80 CARREL_BASE_URL=https://learn.example.org carrel serve");
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use clap::CommandFactory;

    use super::*;

    fn parse(line: &str) -> Arguments {
        Arguments::try_parse_from(line.split(' ')).unwrap()
    }

    #[test]
    fn the_definition_holds_together_and_every_command_teaches() {
        fn teaches(command: &clap::Command) {
            for command in command.get_subcommands() {
                let is_group = command.has_subcommands();
                let example = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
                assert!(is_group || example.contains("Example"), "{}", command.get_name());
                teaches(command);
            }
        }
        let command = Arguments::command();
        command.clone().debug_assert();
        teaches(&command);
    }

    #[test]
    fn without_a_command_it_serves() {
        assert!(parse("carrel").command.is_none());
        assert!(parse("carrel --demo").serve.demo);
        let Some(Command::Serve(options)) = parse("carrel serve --demo").command else { panic!("serve") };
        assert!(options.demo);
    }

    #[test]
    fn the_configuration_file_may_stand_anywhere() {
        for line in ["carrel --config a.toml", "carrel --config a.toml doctor", "carrel user link x@y --config a.toml"]
        {
            assert_eq!(parse(line).config, Some("a.toml".into()), "{line}");
        }
    }

    #[test]
    fn a_bench_is_small_unless_somebody_says_otherwise() {
        let Some(Command::Bench(bench)) = parse("carrel bench --only lesson,pdf").command else { panic!("bench") };
        let plan = bench.plan();
        assert_eq!((plan.learners, plan.events(), plan.rounds), (1_000, 50_000, 5));
        assert!(plan.wants("pdf") && !plan.wants("digest"));
        assert!(Arguments::try_parse_from(["carrel", "bench", "--only", "luck"]).is_err());
    }

    #[test]
    fn a_role_that_does_not_exist_is_answered_with_those_that_do() {
        let error = Arguments::try_parse_from(["carrel", "user", "add", "x@y", "--role", "boss"]).unwrap_err();
        assert!(error.to_string().contains("coordinator"), "{error}");
    }

    #[test]
    fn every_option_is_in_the_help_of_serve() {
        let help = options();
        for option in OPTIONS {
            assert!(help.contains(option.sentence), "{}", option.key);
        }
    }
}
