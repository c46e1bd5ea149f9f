//! `carrel verify`: whether a certificate is genuine, from files alone.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use chrono_tz::Tz;

use super::args::VerifyArguments;
use crate::certificates::offline::{Files, Finding, Holds, Verdict, verify};
use crate::i18n::Words;
use crate::time::Clock;

/// The status where what is here is genuine, but not everything could be checked.
const INCOMPLETE: u8 = 3;

/// Says what holds and what doesn't.
pub fn run(arguments: &VerifyArguments) -> anyhow::Result<ExitCode> {
    let optional = |path: &Option<std::path::PathBuf>| path.as_deref().map(read).transpose();
    let files = Files {
        // The text of a QR code may stand there itself.
        file: match arguments.file.contains("/v/") && arguments.file.contains('#') {
            true => arguments.file.clone().into_bytes(),
            false => read(Path::new(&arguments.file))?,
        },
        bundle: optional(&arguments.bundle)?,
        keys: optional(&arguments.keys)?,
        older: optional(&arguments.head)?,
        proof: optional(&arguments.proof)?,
    };
    let report = verify(&files, Clock::System.now())?;
    let words = Words::default();
    println!("{}", report.verdict().sentence(words));
    for finding in &report.findings {
        let sign = match finding.holds() {
            Holds::Yes => "+",
            Holds::Open => "?",
            Holds::No => "-",
        };
        println!("{sign} {}", finding.sentence(words, Tz::UTC));
        if let Finding::Altered(places) = finding {
            for place in places {
                let said = |text: &Option<String>| text.clone().unwrap_or_else(|| words.say("verify-file-nothing"));
                let values = [
                    ("place", place.place.as_str().into()),
                    ("signed", said(&place.signed).into()),
                    ("shown", said(&place.shown).into()),
                ];
                println!("    {}", words.fill("cli-verify-altered", &values));
            }
        }
    }
    Ok(match report.verdict() {
        Verdict::Genuine => ExitCode::SUCCESS,
        Verdict::Incomplete => ExitCode::from(INCOMPLETE),
        Verdict::PastDate | Verdict::Replaced | Verdict::Withdrawn | Verdict::False => ExitCode::FAILURE,
    })
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("{} can't be read", path.display()))
}
