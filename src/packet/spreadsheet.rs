//! The entries as a spreadsheet: a row for each, with who decided and why.

use super::gather::Packet;
use super::lines::Verdict;
use crate::credit::outcome_in;
use crate::error::Result;
use crate::text::cell;

/// The columns; they are the same in every language, so that programs can read them.
const COLUMNS: [&str; 20] = [
    "entry",
    "person",
    "title",
    "provider",
    "date",
    "kind",
    "mode",
    "nominal_minutes",
    "stated",
    "measured_minutes",
    "outcome",
    "credit",
    "explanation",
    "decision",
    "decided_by",
    "decided_as",
    "decided_at",
    "reason",
    "certificate",
    "evidence",
];

impl Packet {
    /// The file.
    pub fn spreadsheet(&self) -> Result<Vec<u8>> {
        let words = self.words;
        let mut csv = csv::Writer::from_writer(Vec::new());
        let text = |text: &str| cell(text).into_owned();
        let written = |error: csv::Error| anyhow::Error::from(error);
        csv.write_record(COLUMNS).map_err(written)?;
        for line in &self.lines {
            let decision = line.settled.last().or(line.decision.as_ref());
            let of = |part: fn(&Verdict) -> String| decision.map(part).unwrap_or_default();
            let files: Vec<String> = line.evidence.iter().filter(|one| one.there).map(|one| one.name()).collect();
            let row = [
                line.entry.to_string(),
                text(&line.person),
                text(&line.title),
                text(&line.provider),
                line.on.to_string(),
                text(&line.kind),
                text(&line.mode),
                line.minutes.to_string(),
                line.stated.map(|(unit, amount)| format!("{amount} {}", unit.as_str())).unwrap_or_default(),
                // Begun minutes count, as on the record.
                line.measured.map(|seconds| seconds.div_ceil(60).to_string()).unwrap_or_default(),
                text(&line.said),
                line.outcome.credit().map(|credit| credit.to_string()).unwrap_or_default(),
                text(&outcome_in(words, &line.outcome)),
                decision.map(|verdict| verdict.said(words)).unwrap_or_else(|| words.say("packet-by-itself")),
                text(&of(|verdict| verdict.name.clone())),
                of(|verdict| verdict.role.clone()),
                of(|verdict| verdict.at.to_rfc3339()),
                text(&of(|verdict| verdict.reason.clone())),
                self.certificate_of(line).map(|one| one.code.to_string()).unwrap_or_default(),
                files.join(" "),
            ];
            csv.write_record(&row).map_err(written)?;
        }
        Ok(csv.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?)
    }
}
