//! The explanation as plain text: the sum behind each number, and what each requirement finds.

use super::gather::Packet;
use super::summary::cited;
use crate::credit::rules::counted;
use crate::programs::finding_in;

impl Packet {
    /// The text; it says the same as the summary, in the order in which the rules were applied.
    pub fn explanation(&self) -> String {
        let (words, account) = (self.words, &self.standing.account);
        let mut lines = vec![self.title(), self.days(), self.rules()];
        lines.extend(self.caution());
        lines.extend([String::new(), words.say("packet-counted"), String::new()]);
        for line in &self.lines {
            let extent = line.extent().said(words);
            lines.push(format!("{}. {}, {extent}: {}", words.date(line.on), line.title, line.credit(words)));
            lines.push(format!("    {}", line.why(words)));
        }
        if self.lines.is_empty() {
            lines.push(words.say("packet-nothing"));
        }
        lines.extend([String::new(), words.say("packet-asked"), String::new()]);
        let required = format!("{} {}", account.required, counted(account.required, &account.unit));
        let values = [
            ("required", required.into()),
            ("counted", account.counted.to_string().into()),
            ("missing", account.missing().to_string().into()),
        ];
        lines.push(words.fill("program-total", &values));
        for finding in &account.findings {
            let source = finding.source.as_ref().map(|source| format!(" {}", cited(words, source))).unwrap_or_default();
            lines.push(format!("- {}{source}", finding_in(words, finding)));
        }
        lines.extend([String::new(), words.say("packet-rules"), String::new()]);
        lines.extend(self.sources().into_iter().map(|source| format!("- {source}")));
        lines.push(String::new());
        lines.join("\n")
    }
}
