//! `carrel rules`: the files that say what training is worth.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;

use crate::config::Config;
use crate::format;
use crate::i18n::Words;
use crate::time::Clock;

/// Runs the cases of rule sets and prints a line for each file, after those of its faults. The status
/// is 1 if there is any.
pub fn test(config: &Config, files: Vec<PathBuf>) -> anyhow::Result<ExitCode> {
    let files = if files.is_empty() { all(&config.content_dir)? } else { files };
    let mut sound = true;
    for file in &files {
        sound &= if is_rules(file) { one(file)? } else { stray(file) };
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn all(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let dir = dir.join("rules");
    let entries = fs::read_dir(&dir).with_context(|| format!("There is no folder {}", dir.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // The same that loading leaves alone: hidden files, editors' copies, a README.
        if !name.starts_with('.') && !name.ends_with('~') && name != "README.md" {
            files.push(path);
        }
    }
    files.sort();
    anyhow::ensure!(!files.is_empty(), "There are no rules in {}", dir.display());
    Ok(files)
}

fn is_rules(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "toml")
}

/// Says that nobody reads a file of another kind.
fn stray(file: &Path) -> bool {
    println!("{}", Words::default().fill("cli-rules-stray", &[("file", file.display().to_string().into())]));
    false
}

/// Whether a file can be read and its cases pass.
fn one(file: &Path) -> anyhow::Result<bool> {
    let text = fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()))?;
    let code = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (words, name) = (Words::default(), file.display().to_string());
    let rules = match format::rule_set(&code, &text) {
        Ok(rules) => rules,
        Err(faults) => {
            for fault in &faults {
                println!("{name}:{}: {} {}", fault.line, fault.message, fault.fix);
            }
            println!("{}", words.fill("cli-rules-unread", &[("file", name.into()), ("count", faults.len().into())]));
            return Ok(false);
        }
    };
    let unread = format::rules::unread(&rules, &text, Clock::System.now().date_naive());
    for fault in &unread {
        println!("{name}:{}: {} {}", fault.line, fault.message, fault.fix);
    }
    let (failures, cases) = (rules.run_tests(), rules.tests.len());
    for failure in &failures {
        println!("{name}:{}: {failure}", failure.line);
    }
    let said = match failures.len() {
        0 => words.fill("cli-rules-pass", &[("file", name.into()), ("cases", cases.into())]),
        failed => {
            words.fill("cli-rules-fail", &[("file", name.into()), ("failed", failed.into()), ("cases", cases.into())])
        }
    };
    println!("{said}");
    Ok(failures.is_empty() && unread.is_empty())
}
