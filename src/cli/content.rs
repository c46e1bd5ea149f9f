//! `carrel content`: the files that lessons come from.

use std::path::Path;
use std::process::ExitCode;

use crate::config::Config;
use crate::credit;
use crate::format::{self, Fault};
use crate::i18n::Words;
use crate::time::Clock;

/// Reads a content folder, runs the cases of its rules and prints every fault, and with `strict` every fault of quality too. The
/// status is 1 if there is any.
pub fn check(config: &Config, dir: Option<&Path>, strict: bool) -> anyhow::Result<ExitCode> {
    let dir = dir.unwrap_or(&config.content_dir);
    anyhow::ensure!(dir.is_dir(), "There is no folder {}", dir.display());
    let mut library = format::read(dir);
    library.faults.extend(credit::failing_cases(dir, &library));
    library.faults.extend(credit::unread_sources(dir, &library, Clock::System.now().date_naive()));
    if strict {
        library.faults.extend(format::strict(dir, &library));
    }
    library.faults.sort();
    let words = Words::default();
    for fault in &library.faults {
        println!("{}", line(fault));
    }
    for advice in &library.advice {
        eprintln!("{}", line(advice));
    }
    if library.faults.is_empty() {
        eprintln!("{}", words.fill("cli-content-sound", &[("lessons", library.lessons.len().into())]));
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("{}", words.fill("cli-content-faults", &[("count", library.faults.len().into())]));
    Ok(ExitCode::FAILURE)
}

/// `file:line: what. fix`, which editors and continuous integration can follow.
fn line(fault: &Fault) -> String {
    format!("{}:{}: {} {}", fault.file.display(), fault.line, fault.message, fault.fix)
}
