//! What the sheet says: facts turned into set paragraphs, at a scale.

use super::super::facts::Facts;
use super::WIDTH;
use crate::certificates::facts::{Approved, Counted, Period, Signatory};
use crate::certificates::words::{self, Words, words};
use crate::pdf::{Face, Fonts, Ink, Para, Style, unprintable};

/// Width of the left part of the last row, in points: of one who signs, and of each of two.
pub const SIGNATURE_WIDTH: f32 = 204.0;
const HALF_SIGNATURE: f32 = 118.0;
/// Width of the lines beside the QR code.
pub const PROOF_WIDTH: f32 = 150.0;
/// Space between the two columns of small print.
pub const GUTTER: f32 = 28.0;
/// Width of the labels in the small print at full scale.
const LABEL: f32 = 54.0;
/// More credit lines than this stand in the small print only.
const CREDITS_IN_TEXT: usize = 3;

/// More entries of a period than these are counted only.
const ENTRIES: usize = 12;

/// How large things are set, 1 being the design's size.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Everything down to the sentence about the module.
    pub large: f32,
    /// The small print.
    pub small: f32,
}

/// A label and what it stands for, in the small print.
pub struct Row {
    /// The label, or a bullet.
    pub label: Para,
    /// What stands beside it.
    pub value: Para,
    /// How far right the value begins.
    pub indent: f32,
}

/// All paragraphs of the sheet.
pub struct Content {
    /// The warning on an example.
    pub example: Option<Para>,
    /// Who issues it.
    pub organization: Para,
    /// What it is.
    pub title: Para,
    /// "Awarded to".
    pub awarded: Para,
    /// The learner.
    pub name: Para,
    /// Her library.
    pub library: Para,
    /// The sentence about the module, then one on each programme.
    pub body: Vec<Para>,
    /// What the module is about.
    pub about: Para,
    /// The label over the objectives; empty if there are none.
    pub aims: Para,
    /// Its objectives.
    pub objectives: Vec<Row>,
    /// The other small print.
    pub rows: Vec<Row>,
    /// Of each who signs: the name in script, the name in print, the office.
    pub signatures: Vec<[Para; 3]>,
    /// How wide each of them stands.
    pub signature_width: f32,
    /// Dates, code, and where to check it.
    pub proof: Vec<Para>,
    /// The address of the public page.
    pub address: Para,
    /// How to reach the provider.
    pub footer: Para,
}

impl Content {
    /// Sets the facts at a scale.
    pub fn new(fonts: &'static Fonts, facts: &Facts, scale: Scale) -> Self {
        let setter = Setter { fonts, words: words(&facts.language), facts, scale };
        Self {
            example: facts.example.then(|| setter.example()),
            organization: setter.organization(),
            title: setter.title(),
            awarded: setter.center(setter.words.awarded_to, Style::new(Face::Sans, 10.5, Ink::Soft), 1.3),
            name: setter.name(),
            library: setter.library(),
            body: setter.body(),
            about: setter.about(),
            aims: setter.aims(),
            objectives: setter.objectives(),
            rows: setter.rows(),
            signatures: setter.signatures(),
            signature_width: setter.signature_width(),
            proof: setter.proof(),
            address: setter.address(),
            footer: setter.footer(),
        }
    }
}

struct Setter<'f> {
    fonts: &'static Fonts,
    words: &'static Words,
    facts: &'f Facts,
    scale: Scale,
}

impl Setter<'_> {
    fn center(&self, text: &str, style: Style, leading: f32) -> Para {
        self.center_all(&[(text, style)], leading)
    }

    fn center_all(&self, stretches: &[(&str, Style)], leading: f32) -> Para {
        let scaled: Vec<(&str, Style)> = stretches.iter().map(|(t, s)| (*t, larger(*s, self.scale.large))).collect();
        Para::centered(self.fonts, &scaled, WIDTH, leading)
    }

    fn example(&self) -> Para {
        let style = Style::new(Face::Bold, 11.0, Ink::Warning);
        Para::centered(self.fonts, &[(self.words.example, style)], WIDTH, 1.3)
    }

    fn organization(&self) -> Para {
        let style = Style { tracking: 0.6, ..Style::new(Face::Bold, 15.5, Ink::Lamp) };
        self.center(&self.facts.provider.name, style, 1.2)
    }

    fn title(&self) -> Para {
        self.center(words::title(self.facts), Style { tracking: 0.2, ..Style::new(Face::Bold, 28.0, Ink::Text) }, 1.2)
    }

    /// The name shrinks by length class, over 24 and over 34 characters, and beyond that wraps.
    fn name(&self) -> Para {
        let size = match self.facts.learner.chars().count() {
            0..=24 => 43.0,
            25..=34 => 35.0,
            _ => 28.0,
        };
        self.center(&self.facts.learner, Style::new(Face::BoldItalic, size, Ink::Text), 1.12)
    }

    /// Her library, and where her name is read in full if it can't be printed.
    fn library(&self) -> Para {
        let style = Style::new(Face::Sans, 10.5, Ink::Soft);
        let library = self.facts.library.as_deref().unwrap_or_default();
        if unprintable(&self.facts.learner).is_empty() {
            return self.center(library, style, 1.3);
        }
        let shown = self.shown_address();
        let small = Style { size: 8.5, ..style };
        let gap = if library.is_empty() { "" } else { "  \u{b7}  " };
        let line = [(library, style), (gap, style), (self.words.name_in_full, small), (" ", small), (shown, small)];
        self.center_all(&line, 1.3)
    }

    fn body(&self) -> Vec<Para> {
        let (words, facts) = (self.words, self.facts);
        let plain = Style::new(Face::Serif, 14.0, Ink::Text);
        let bold = Style { face: Face::Bold, ..plain };
        let mut paragraphs = Vec::new();
        for line in words::statement(facts) {
            let line: Vec<_> = line.into_iter().map(|(text, apart)| (text, if apart { bold } else { plain })).collect();
            paragraphs.push(self.center_all(&line, 1.4));
        }
        if let Some(line) = words::of_period(facts) {
            let line: Vec<_> =
                line.iter().map(|(text, apart)| (text.as_str(), if *apart { bold } else { plain })).collect();
            paragraphs.push(self.center_all(&line, 1.4));
        } else if paragraphs.is_empty() {
            let minutes = words.minutes_together(facts.minutes);
            let completed = format!(" {}, {} {}.", words.of_study, words.on, words.date(facts.completed_on));
            let first = [
                (words.for_completing, plain),
                (" ", plain),
                (facts.module.title.as_str(), bold),
                (", ", plain),
                (minutes.as_str(), bold),
                (completed.as_str(), plain),
            ];
            paragraphs.push(self.center_all(&first, 1.4));
        }
        if facts.credits.len() <= CREDITS_IN_TEXT {
            for credit in words::credits(facts) {
                let (amount, programme) = credit.said();
                let worth = format!("{}: ", words.credit);
                let line = [(worth.as_str(), plain), (amount.as_str(), bold), (programme.as_str(), plain)];
                paragraphs.push(self.center_all(&line, 1.4));
            }
        }
        if let Some(closing) = facts.wording.as_ref().and_then(|wording| wording.closing.as_deref()) {
            paragraphs.push(self.center(closing, Style::new(Face::Sans, 9.5, Ink::Soft), 1.5));
        }
        paragraphs
    }

    fn small(&self, ink: Ink) -> Style {
        Style::new(Face::Sans, 8.2 * self.scale.small, ink)
    }

    fn about(&self) -> Para {
        Para::left(self.fonts, &[(&self.facts.module.description, self.small(Ink::Text))], column(), 1.36)
    }

    fn aims(&self) -> Para {
        let label = match &self.facts.period {
            Some(period) if !period.entries.is_empty() => self.words.counted,
            None if !self.facts.module.objectives.is_empty() => self.words.objectives,
            _ => "",
        };
        Para::left(self.fonts, &[(label, self.small(Ink::Soft))], column(), 1.9)
    }

    fn row(&self, label: &str, indent: f32, value: &str) -> Row {
        let label = Para::left(self.fonts, &[(label, self.small(Ink::Soft))], indent, 1.38);
        let value = Para::left(self.fonts, &[(value, self.small(Ink::Text))], column() - indent, 1.36);
        Row { label, value, indent }
    }

    fn objectives(&self) -> Vec<Row> {
        let indent = 8.0 * self.scale.small;
        let row = |text: &String| self.row("\u{2022}", indent, text);
        match &self.facts.period {
            None => self.facts.module.objectives.iter().map(row).collect(),
            Some(period) => self.entries(&period.entries).iter().map(row).collect(),
        }
    }

    /// As many entries of a period as there is room for; the public page has all.
    fn entries(&self, all: &[Counted]) -> Vec<String> {
        let mut lines: Vec<String> = all.iter().take(ENTRIES).map(|one| words::counted(self.words, one)).collect();
        if all.len() > ENTRIES {
            lines.push(format!("{} {}", all.len() - ENTRIES, self.words.more));
        }
        lines
    }

    fn period_rows(&self, period: &Period) -> Vec<(&'static str, String)> {
        let words = self.words;
        let headings: Vec<String> = period.headings.iter().map(|one| words::counted(words, one)).collect();
        vec![
            (words.period, words.days(period.from, period.to)),
            (words.position, period.track.clone()),
            (words.headings, headings.join("; ")),
        ]
    }

    fn rows(&self) -> Vec<Row> {
        let (words, facts) = (self.words, self.facts);
        let mut rows = vec![(words.delivery, facts.delivery.clone())];
        rows.extend(facts.period.iter().flat_map(|period| self.period_rows(period)));
        for credit in &facts.credits {
            let (amount, programme) = credit.said();
            let value = format!("{amount}{programme}. {} {}", credit.explanation, credit.rules);
            rows.push((words.credit, value));
        }
        rows.push((words.topics, facts.topics.join(", ")));
        match &facts.period {
            Some(period) => {
                rows.push((words.rules, format!("{}, {} {}", period.rules, words.version, facts.module.version)));
            }
            None => {
                rows.push((words.evaluation, [&facts.assessment.rule, ". ", &facts.assessment.result].concat()));
                rows.push((words.instructor, facts.instructor.clone()));
                // Enough of the hash to tell versions apart; the public page has all of it.
                let hash: String = facts.module.hash.chars().take(16).collect();
                rows.push((words.version, format!("{} (SHA-256 {hash})", facts.module.version)));
            }
        }
        let filled = rows.into_iter().filter(|(_, value)| !value.trim().is_empty());
        filled.map(|(label, value)| self.row(label, LABEL * self.scale.small, &value)).collect()
    }

    fn signature_width(&self) -> f32 {
        if self.facts.cosignatories.is_empty() { SIGNATURE_WIDTH } else { HALF_SIGNATURE }
    }

    fn signatures(&self) -> Vec<[Para; 3]> {
        std::iter::once(&self.facts.signatory).chain(&self.facts.cosignatories).map(|one| self.signature(one)).collect()
    }

    fn signature(&self, signatory: &Signatory) -> [Para; 3] {
        let long = signatory.name.chars().count() > 24;
        let alone = self.facts.cosignatories.is_empty();
        let size = match (long, alone) {
            (false, true) => 21.0,
            (true, true) | (false, false) => 15.0,
            (true, false) => 11.0,
        };
        let set = |text: &str, style: Style| Para::left(self.fonts, &[(text, style)], self.signature_width(), 1.3);
        [
            set(&signatory.name, Style::new(Face::Italic, size, Ink::Text)),
            set(&signatory.name, Style::new(Face::Sans, 8.5, Ink::Text)),
            set(&signatory.title, Style::new(Face::Sans, 8.5, Ink::Soft)),
        ]
    }

    fn proof(&self) -> Vec<Para> {
        let (words, facts) = (self.words, self.facts);
        let soft = Style::new(Face::Sans, 8.5, Ink::Soft);
        let plain = Style { ink: Ink::Text, ..soft };
        let set = |stretches: &[(&str, Style)]| Para::left(self.fonts, stretches, PROOF_WIDTH, 1.35);
        let mut lines = vec![set(&[(words.issued, soft), (" ", soft), (&words.date(facts.issued_on), plain)])];
        if let Some(last) = facts.expires_on {
            lines.push(set(&[(words.good_until, soft), (" ", soft), (&words.date(last), plain)]));
        }
        let code = Style { tracking: 0.6, ..Style::new(Face::Bold, 11.0, Ink::Text) };
        lines.push(set(&[(&facts.code.to_string(), code)]));
        lines.push(set(&[(words.check_it_at, soft)]));
        lines
    }

    fn shown_address(&self) -> &str {
        let url = &self.facts.verify_url;
        url.strip_prefix("https://").unwrap_or(url)
    }

    fn address(&self) -> Para {
        let shown = self.shown_address();
        Para::left(self.fonts, &[(shown, Style::new(Face::Sans, 8.5, Ink::Lamp))], PROOF_WIDTH, 1.35)
    }

    fn footer(&self) -> Para {
        let provider = &self.facts.provider;
        let approval = provider.approval_number.as_ref().map(|n| format!("{} {n}", self.words.approval));
        let parts = [
            Some(provider.name.clone()),
            provider.address.clone(),
            Some(provider.contact.clone()),
            provider.website.clone(),
            approval,
        ];
        let approved = |one: &Approved| format!("{} {} ({})", self.words.approval, one.number, one.by);
        let approvals = self.facts.module.approvals.iter().map(approved);
        let line: Vec<String> =
            parts.into_iter().flatten().chain(approvals).filter(|part| !part.trim().is_empty()).collect();
        let style = Style::new(Face::Sans, 7.2 * self.scale.small, Ink::Soft);
        Para::centered(self.fonts, &[(&line.join("  \u{b7}  "), style)], WIDTH - 60.0, 1.35)
    }
}

/// Width of a column of small print.
pub fn column() -> f32 {
    (WIDTH - GUTTER) / 2.0
}

fn larger(style: Style, scale: f32) -> Style {
    Style { size: style.size * scale, tracking: style.tracking * scale, ..style }
}
