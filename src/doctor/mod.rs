//! Checks everything that Carrel stands on, and says what to do.

mod address;
mod content;
mod data;
mod database;
mod disk;
mod mail;

use std::process::ExitCode;

use crate::config::Config;
use crate::i18n::{Value, Words};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing to do.
    Ok,
    /// It works, and something should be done.
    Warning,
    /// It does not work until something is done.
    Problem,
}

/// What one check came to.
#[derive(Clone, Debug)]
pub struct Finding {
    /// How bad it is.
    pub state: State,
    /// What was looked at, as the key of a word: `database` is the message `doctor-database`.
    pub subject: &'static str,
    /// What was seen and what to do, in one or two sentences.
    pub sentence: String,
}

impl Finding {
    fn new(state: State, subject: &'static str, sentence: impl Into<String>) -> Finding {
        Finding { state, subject, sentence: sentence.into() }
    }

    /// The finding whose sentence is the message with this key.
    fn said(state: State, subject: &'static str, key: &str, values: &[(&'static str, Value<'_>)]) -> Finding {
        Finding::new(state, subject, Words::default().fill(key, values))
    }

    /// One line, however many the sentence had.
    fn line(&self, words: Words) -> String {
        let state = words.say(match self.state {
            State::Ok => "doctor-ok",
            State::Warning => "doctor-warning",
            State::Problem => "doctor-problem",
        });
        let subject = words.say(&format!("doctor-{}", self.subject));
        let sentence = self.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{state:8}{subject:13}{sentence}")
    }
}

/// Checks everything and prints one line for each check. The status is 1 if there is a problem.
pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let words = Words::default();
    let mut worst = State::Ok;
    let mut show = |findings: Vec<Finding>| {
        for finding in findings {
            worst = worst.max(finding.state);
            println!("{}", finding.line(words));
        }
    };
    show(vec![address::check(&config)]);
    show(disk::check(&config.data_dir));
    show(vec![content::check(&config.content_dir)]);
    show(vec![mail::check(&config).await]);
    show(database::check(&config).await);
    Ok(if worst == State::Problem { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line() {
        let finding = Finding::new(State::Warning, "disk", "It is full.\n  Make room.");
        assert_eq!(finding.line(Words::default()), "warning disk         It is full. Make room.");
    }
}
