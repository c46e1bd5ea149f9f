//! `carrel verify`: whether a certificate or an audit packet is genuine, from files alone.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use chrono_tz::Tz;

use super::args::VerifyArguments;
use crate::certificates::offline::{Files, Finding, Holds, Verdict, verify};
use crate::certificates::{Facts, KnownKeys, facts_in_lines};
use crate::i18n::Words;
use crate::packet::{check, is_packet};
use crate::time::Clock;

/// The status where what is here is genuine, but not everything could be checked.
const INCOMPLETE: u8 = 3;

/// How every packet begins.
const ZIP: [u8; 4] = *b"PK\x03\x04";
/// How every PDF begins.
const PDF: &[u8; 4] = b"%PDF";

/// Says what holds and what doesn't.
pub fn run(arguments: &VerifyArguments) -> anyhow::Result<ExitCode> {
    if let Some(file) = packet_at(&arguments.file)? {
        return packet(file, arguments);
    }
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
    println!("{}", report.sentence(words));
    for finding in &report.findings {
        println!("{} {}", sign(finding.holds()), finding.sentence(words, Tz::UTC));
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
    if let Some(facts) = &report.facts {
        print_facts(facts, words);
    }
    Ok(match report.verdict() {
        Verdict::Genuine => ExitCode::SUCCESS,
        Verdict::Incomplete => ExitCode::from(INCOMPLETE),
        Verdict::PastDate | Verdict::Changed | Verdict::Replaced | Verdict::Withdrawn | Verdict::False => {
            ExitCode::FAILURE
        }
    })
}

/// What was signed, so that a reader can compare it with what is printed.
fn print_facts(facts: &Facts, words: Words) {
    println!("\n{}", words.say("cli-verify-facts"));
    for (label, value) in facts_in_lines(words, facts) {
        println!("    {label}: {value}");
    }
}

/// The file, opened, if it is a packet.
fn packet_at(name: &str) -> anyhow::Result<Option<File>> {
    let Ok(mut file) = File::open(name) else { return Ok(None) };
    let mut begin = [0; 4];
    if file.read_exact(&mut begin).is_err() {
        return Ok(None);
    }
    // Something may have been put before a packet; a PDF is looked at as one, whatever hangs on to it.
    if begin != ZIP && (begin == *PDF || !is_packet(&mut file)) {
        return Ok(None);
    }
    file.rewind().with_context(|| format!("{name} can't be read"))?;
    Ok(Some(file))
}

/// Says what holds of a packet; it is never held as a whole.
fn packet(file: File, arguments: &VerifyArguments) -> anyhow::Result<ExitCode> {
    let keys = arguments.keys.as_deref().map(read).transpose()?;
    let keys: Option<KnownKeys> = keys
        .map(|keys| serde_json::from_slice(&keys).context("the file after --keys has no keys in it"))
        .transpose()?;
    let report = check(BufReader::new(file), keys.as_ref());
    let words = Words::default();
    let (answer, code) = match report.holds() {
        Holds::Yes => ("packet-verdict-genuine", ExitCode::SUCCESS),
        Holds::Open => ("packet-verdict-whole", ExitCode::from(INCOMPLETE)),
        Holds::No => ("packet-verdict-false", ExitCode::FAILURE),
    };
    println!("{}", words.say(answer));
    if let Some(about) = &report.about {
        let values = [
            ("program", about.program_name.as_str().into()),
            ("name", about.person.as_str().into()),
            ("from", words.date(about.from).into()),
            ("to", words.date(about.to).into()),
        ];
        println!("  {}", words.fill("packet-is-about", &values));
    }
    for found in &report.found {
        println!("{} {}", sign(found.holds()), found.sentence(words));
    }
    Ok(code)
}

fn sign(holds: Holds) -> char {
    match holds {
        Holds::Yes => '+',
        Holds::Open => '?',
        Holds::No => '-',
    }
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("{} can't be read", path.display()))
}
