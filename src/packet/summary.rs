//! The summary: what the program asks for, heading by heading, what counted and why, and who decided. The names of the
//! requirements, what has to be reported and how the program's own form lists it come from the rule file.

use super::blocks::{Block, Document, Table};
use super::gather::Packet;
use super::lines::Line;
use crate::certificates::For;
use crate::credit::outcome_in;
use crate::credit::rules::{Asked, Citation, Finding, Outcome, Question, Source, counted};
use crate::i18n::{Language, Words};
use crate::measure::Credit;

impl Packet {
    /// What the packet is called.
    pub fn title(&self) -> String {
        let program = self.standing.rules.program.name.as_str();
        self.words.fill("packet-title", &[("program", program.into()), ("name", self.who.as_str().into())])
    }

    /// The summary.
    pub fn summary(&self) -> Document {
        let mut blocks = vec![Block::Table(self.about())];
        blocks.extend(self.caution().map(Block::Text));
        blocks.extend([self.heading("packet-asked"), Block::Table(self.asked())]);
        let headings = self.by_heading();
        if !headings.rows.is_empty() {
            blocks.extend([self.heading("packet-headings"), Block::Table(headings)]);
        }
        blocks.push(self.heading("packet-counted"));
        let (counted, not): (Vec<&Line>, Vec<&Line>) =
            self.lines.iter().partition(|line| line.outcome.credit().is_some_and(|credit| credit != Credit::ZERO));
        let form = self.standing.rules.form.as_ref();
        match form {
            Some(form) => blocks.extend(self.formed(form, &counted)),
            None if counted.is_empty() => blocks.push(Block::Text(self.words.say("packet-nothing"))),
            None => blocks.push(Block::Table(self.entries("packet-counted", &counted))),
        }
        if !not.is_empty() {
            blocks.extend([self.heading("packet-not-counted"), Block::Table(self.entries("packet-not-counted", &not))]);
        }
        blocks.extend(form.into_iter().flat_map(|form| self.signed(form)));
        blocks.extend(self.reporting());
        if !self.decided.is_empty() || self.lines.iter().any(|line| line.decision.is_some() || !line.settled.is_empty())
        {
            blocks.extend([self.heading("packet-decisions"), Block::Table(self.decisions())]);
        }
        if !self.certificates.is_empty() {
            blocks.extend([self.heading("packet-certificates"), Block::Table(self.certificates())]);
        }
        if self.lines.iter().any(|line| !line.evidence.is_empty()) {
            blocks.extend([self.heading("packet-evidence"), Block::Table(self.shown())]);
        }
        blocks.extend([self.heading("packet-rules"), Block::List(self.sources())]);
        blocks.extend([self.heading("packet-check"), Block::Text(self.words.say("packet-check-says"))]);
        let dated = self.standing.kept.since.with_timezone(&self.zone).date_naive();
        let title = form.map_or_else(|| self.title(), |form| self.form_title(form));
        Document { title, language: self.words.language().tag(), english: self.english(), dated, blocks }
    }

    /// What rule files and modules say in English on pages of every language.
    fn english(&self) -> Vec<String> {
        if self.words.lang(Language::English).is_none() {
            return Vec::new();
        }
        let (standing, rules, account) = (&self.standing, &self.standing.rules, &self.standing.account);
        let mut all = vec![rules.program.name.clone(), rules.name.clone(), standing.track.name.clone()];
        all.extend([Credit::ONE, Credit::ZERO].map(|credit| counted(credit, &account.unit)));
        let reporting = rules.reporting.note.iter().chain(&rules.reporting.evidence);
        all.extend(rules.program.authority.iter().chain(reporting).cloned());
        all.extend(rules.form.iter().flat_map(Packet::form_in_english));
        for finding in &account.findings {
            all.push(finding.name.clone());
            all.extend(finding.note.iter().chain(finding.source.as_ref().map(|source| &source.title)).cloned());
        }
        all.extend(account.headings.iter().map(|heading| heading.name.clone()));
        all.extend(account.rule.sources.iter().map(|source| source.title.clone()));
        for line in &self.lines {
            all.extend(line.module.map(|_| line.title.clone()));
            if let Outcome::NeedsDecision {
                question: Question::Undefined { question, .. } | Question::Mode { question },
                ..
            } = &line.outcome
            {
                all.push(question.clone());
            }
        }
        all.retain(|passage| !passage.is_empty());
        all
    }

    fn heading(&self, key: &str) -> Block {
        Block::Heading(self.words.say(key))
    }

    fn table(&self, caption: &str, columns: &[(&str, f32)], rows: Vec<Vec<String>>) -> Table {
        let columns = columns.iter().map(|(key, width)| (self.words.say(key), *width)).collect();
        Table { caption: self.words.say(caption), columns, rows }
    }

    fn about(&self) -> Table {
        let (words, standing) = (self.words, &self.standing);
        let (rules, kept) = (&standing.rules, &standing.kept);
        let mut rows = vec![
            (words.say("packet-who"), self.who.clone()),
            (words.say("fact-library"), self.library.clone()),
            (words.say("packet-members"), self.members.join("; ")),
            (words.say("packet-program"), rules.program.name.clone()),
            (words.say("packet-authority"), rules.program.authority.clone().unwrap_or_default()),
            (words.say("fact-position"), standing.track.name.clone()),
            (words.say("fact-period"), self.days()),
            (words.say("packet-state"), words.fill("period-state", &[("state", kept.state.word().into())])),
            (words.say("packet-since"), words.date(kept.since.with_timezone(&self.zone).date_naive())),
        ];
        if let Some(extended) = &kept.period.extended {
            rows.push((words.say("packet-extended"), extended.reason.clone()));
        }
        rows.push((words.say("fact-rules"), self.rules()));
        rows.retain(|(_, value)| !value.trim().is_empty());
        let rows = rows.into_iter().map(|(name, value)| vec![name, value]).collect();
        self.table("packet-about", &[("packet-what", 1.0), ("packet-said", 3.0)], rows)
    }

    /// The days of the period.
    pub fn days(&self) -> String {
        let (from, to) = (self.standing.kept.period.span.starts, self.standing.ends);
        self.words.fill("fact-days", &[("from", self.words.date(from).into()), ("to", self.words.date(to).into())])
    }

    /// Which rules decided.
    pub fn rules(&self) -> String {
        let rules = &self.standing.rules;
        let named = self.words.fill("rules-version", &[("version", rules.version.get().into())]);
        format!("{}, {}, {named}", rules.name, rules.code)
    }

    /// What a reader should know first: that rules are a draft.
    pub fn caution(&self) -> Option<String> {
        (!self.standing.confirmed).then(|| self.words.say("program-draft-says"))
    }

    fn asked(&self) -> Table {
        let (words, account) = (self.words, &self.standing.account);
        let amount = |credit: Credit| format!("{credit} {}", counted(credit, &account.unit));
        let all = vec![
            words.say("program-shelf-all"),
            amount(account.required),
            account.counted.to_string(),
            account.missing().to_string(),
            String::new(),
        ];
        let one = |finding: &Finding| {
            let most = finding.asked == Asked::AtMost;
            let quantity = match finding.asked {
                Asked::Different => words.fill("packet-different", &[("count", finding.quantity.to_string().into())]),
                Asked::AtLeast => amount(finding.quantity),
                Asked::AtMost => words.fill("packet-most", &[("amount", amount(finding.quantity).into())]),
            };
            let missing = if most { String::new() } else { finding.missing().to_string() };
            let source = finding.source.as_ref().map(|source| cited(words, source)).unwrap_or_default();
            let note = [finding.note.clone().unwrap_or_default(), source];
            let note = note.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
            vec![finding.name.clone(), quantity, finding.have.to_string(), missing, note]
        };
        let rows = std::iter::once(all).chain(account.findings.iter().map(one)).collect();
        let columns = [
            ("packet-requirement", 2.4),
            ("packet-quantity", 1.5),
            ("packet-have", 0.9),
            ("packet-missing", 0.9),
            ("packet-source", 3.0),
        ];
        self.table("packet-asked", &columns, rows)
    }

    fn by_heading(&self) -> Table {
        let account = &self.standing.account;
        let some = account.headings.iter().filter(|heading| heading.credit != Credit::ZERO);
        let rows =
            some.map(|one| vec![one.name.clone(), format!("{} {}", one.credit, counted(one.credit, &account.unit))]);
        self.table("packet-headings", &[("packet-heading", 3.0), ("packet-credit", 1.0)], rows.collect())
    }

    fn entries(&self, caption: &str, lines: &[&Line]) -> Table {
        let words = self.words;
        let row = |line: &&Line| {
            let mut title = line.title.clone();
            if !self.members.is_empty() {
                title = format!("{title} ({})", line.person);
            }
            vec![
                title,
                words.date(line.on),
                line.provider.clone(),
                match line.stated {
                    Some(_) => line.extent().short(words),
                    None => line.minutes.to_string(),
                },
                line.credit(words),
                line.why(words),
            ]
        };
        let columns = [
            ("packet-training", 2.2),
            ("packet-day", 1.2),
            ("packet-provider", 1.5),
            ("packet-minutes", 0.8),
            ("packet-credit", 1.0),
            ("packet-why", 3.6),
        ];
        self.table(caption, &columns, lines.iter().map(row).collect())
    }

    /// What the rule file says has to be reported, shown and kept.
    fn reporting(&self) -> Vec<Block> {
        let (words, reporting) = (self.words, &self.standing.rules.reporting);
        let mut items: Vec<String> = reporting.note.iter().chain(&reporting.evidence).cloned().collect();
        let numbers = [
            ("packet-within", reporting.within_days),
            ("packet-keep", reporting.retention_years_person),
            ("packet-keep-provider", reporting.retention_years_provider),
        ];
        let said = |(key, count): (&str, Option<u32>)| Some(words.fill(key, &[("count", count?.into())]));
        items.extend(numbers.into_iter().filter_map(said));
        if items.is_empty() { Vec::new() } else { vec![self.heading("packet-reporting"), Block::List(items)] }
    }

    fn decisions(&self) -> Table {
        let words = self.words;
        let of_period = self.decided.iter().map(|verdict| (words.say("packet-period"), verdict));
        let mut of_lines: Vec<(String, &super::lines::Verdict)> =
            self.lines.iter().filter_map(|line| Some((line.title.clone(), line.decision.as_ref()?))).collect();
        of_lines.dedup_by_key(|(title, verdict)| (title.clone(), verdict.at));
        let settled = self.lines.iter().flat_map(|line| line.settled.iter().map(|one| (line.title.clone(), one)));
        let row = |(about, verdict): (String, &super::lines::Verdict)| {
            vec![
                about,
                verdict.said(words),
                words.moment_in_zone(verdict.at, self.zone),
                verdict.name.clone(),
                words.fill("log-role", &[("role", verdict.role.as_str().into())]),
                verdict.reason.clone(),
            ]
        };
        let columns = [
            ("packet-about-what", 2.0),
            ("packet-decision", 1.3),
            ("packet-when", 1.6),
            ("packet-by", 1.4),
            ("packet-role", 1.2),
            ("packet-reason", 2.6),
        ];
        self.table("packet-decisions", &columns, of_period.chain(of_lines).chain(settled).map(row).collect())
    }

    fn certificates(&self) -> Table {
        let words = self.words;
        let rows = self.certificates.iter().map(|(certificate, _)| {
            let facts = &certificate.facts;
            let what = match certificate.subject {
                For::Period { .. } => format!("{}, {}", facts.module.title, words.say("packet-period")),
                For::Module { .. } => facts.module.title.clone(),
            };
            vec![certificate.code.to_string(), what, words.date(facts.issued_on), facts.verify_url.clone()]
        });
        let columns = [("fact-code", 1.2), ("fact-for", 2.4), ("fact-issued", 1.2), ("packet-address", 2.6)];
        self.table("packet-certificates", &columns, rows.collect())
    }

    fn shown(&self) -> Table {
        let words = self.words;
        let mut rows: Vec<Vec<String>> = Vec::new();
        for line in &self.lines {
            for one in &line.evidence {
                let size = words.fill("evidence-size", &[("kb", one.bytes.div_ceil(1000).into())]);
                let file = if one.there { one.name() } else { words.say("packet-evidence-missing") };
                rows.push(vec![line.title.clone(), file, size]);
            }
        }
        rows.dedup();
        self.table("packet-evidence", &[("packet-training", 1.6), ("packet-file", 3.4), ("packet-size", 0.8)], rows)
    }

    /// Where the rules were read.
    pub fn sources(&self) -> Vec<String> {
        let Citation { sources, .. } = self.standing.account.rule.as_ref();
        let rules = std::iter::once(self.rules());
        rules.chain(sources.iter().map(|source| cited(self.words, source))).collect()
    }
}

impl Line {
    /// How much it is worth, with the unit.
    pub fn credit(&self, words: Words) -> String {
        match &self.outcome {
            Outcome::Credit { credit, explanation } => format!("{credit} {}", counted(*credit, &explanation.unit)),
            Outcome::Refused { .. } => "0".to_owned(),
            Outcome::NeedsDecision { .. } => words.say("program-undecided"),
        }
    }

    /// Why, as a sentence with its source.
    pub fn why(&self, words: Words) -> String {
        let rule = match &self.outcome {
            Outcome::Credit { explanation, .. } => &explanation.rule,
            Outcome::Refused { rule, .. } | Outcome::NeedsDecision { rule, .. } => rule,
        };
        let titles: Vec<&str> = rule.sources.iter().map(|source| source.title.as_str()).collect();
        let values = [
            ("rule", rule.name.as_str().into()),
            ("version", rule.version.get().into()),
            ("sources", titles.join("; ").into()),
        ];
        format!("{} {}", outcome_in(words, &self.outcome), words.fill("packet-rule", &values))
    }
}

impl super::lines::Verdict {
    /// What was decided, as a word.
    pub fn said(&self, words: Words) -> String {
        words.fill("packet-outcome", &[("outcome", self.outcome.as_str().into())])
    }
}

/// A source with its address and the day on which it was read.
pub(super) fn cited(words: Words, source: &Source) -> String {
    format!(
        "{}, {} {}",
        source.title,
        source.url,
        words.fill("read-on", &[("date", words.date(source.read_on).into())])
    )
}
