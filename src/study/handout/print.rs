//! The words of a handout, set as blocks at a scale.

use super::content::Handout;
use super::flow::{Block, Role, column};
use super::points::{Point, Sign, first};
use super::question::Question;
use crate::i18n::Words;
use crate::pdf::{Face, Fonts, Ink, Para, Style};

/// How a handout is cut to size: points to each step at most, and the scale of the print.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// Points of a step.
    pub points: usize,
    /// 1 is the design's size.
    pub scale: f32,
}

/// Sets blocks.
pub struct Setter<'h> {
    fonts: &'static Fonts,
    words: Words,
    handout: &'h Handout,
    cut: Cut,
    blocks: Vec<Block>,
}

impl<'h> Setter<'h> {
    /// Nothing set yet.
    pub fn new(fonts: &'static Fonts, words: Words, handout: &'h Handout, cut: Cut) -> Self {
        Self { fonts, words, handout, cut, blocks: Vec::new() }
    }

    /// All blocks, in order.
    pub fn blocks(mut self) -> Vec<Block> {
        let handout = self.handout;
        self.heading(2, &self.words.say("handout-points"));
        for part in &handout.parts {
            self.heading(3, &part.title);
            for point in first(&part.points, self.cut.points) {
                self.point(point);
            }
        }
        if !handout.questions.is_empty() {
            self.heading(2, &self.words.say("handout-questions"));
        }
        for (number, question) in (1_u32..).zip(&handout.questions) {
            self.question(number, question);
        }
        if !handout.tries.is_empty() {
            self.heading(2, &self.words.say("try-it-title"));
        }
        for item in &handout.tries {
            let plain = self.style(Face::Serif, 10.0);
            self.item(Role::Tick, "", &[(item, plain)], 3.0);
            self.keep();
        }
        self.let_go();
        self.answers();
        self.sources();
        self.blocks
    }

    fn style(&self, face: Face, size: f32) -> Style {
        Style::new(face, size * self.cut.scale, Ink::Text)
    }

    fn push(&mut self, role: Role, stretches: &[(&str, Style)], leading: f32, gap: f32) {
        let size = stretches.iter().map(|(_, style)| style.size).fold(0.0, f32::max);
        let para = Para::left(self.fonts, stretches, column(), leading);
        let gap = gap * self.cut.scale;
        self.blocks.push(Block {
            role,
            label: None,
            indent: 0.0,
            para,
            line: leading * size,
            gap,
            keep: false,
            fresh: false,
        });
    }

    fn heading(&mut self, level: u16, text: &str) {
        let (size, ink, gap) = if level == 2 { (14.0, Ink::Lamp, 12.0) } else { (10.8, Ink::Text, 7.0) };
        let style = Style { ink, ..self.style(Face::Bold, size) };
        self.push(Role::Heading(level), &[(text, style)], 1.2, gap);
        self.keep();
    }

    /// The last block stands with what follows.
    fn keep(&mut self) {
        if let Some(last) = self.blocks.last_mut() {
            last.keep = true;
        }
    }

    /// From here on the next may stand elsewhere.
    fn let_go(&mut self) {
        if let Some(last) = self.blocks.last_mut() {
            last.keep = false;
        }
    }

    fn point(&mut self, point: &Point) {
        let lead = if point.lead.is_empty() { String::new() } else { format!("{} ", point.lead) };
        let (plain, bold) = (self.style(Face::Serif, 10.0), self.style(Face::Bold, 10.0));
        let stretches = [(lead.as_str(), bold), (point.text.as_str(), plain)];
        match point.sign {
            Sign::Bullet => self.item(Role::Item, "\u{2022}", &stretches, 2.0),
            Sign::Number(number) => self.item(Role::Item, &format!("{number}."), &stretches, 2.0),
            Sign::LeadIn => {
                self.push(Role::Paragraph, &stretches, 1.3, 2.0);
                self.keep();
            }
        }
    }

    fn item(&mut self, role: Role, label: &str, stretches: &[(&str, Style)], gap: f32) {
        // The label looks like the first words, but never bold.
        let style = stretches.first().map_or_else(|| self.style(Face::Serif, 10.0), |(_, style)| *style);
        let style = Style { face: Face::Serif, ..style };
        let tick = if role == Role::Tick { 1.3 * style.size } else { 0.0 };
        let label = (!label.is_empty()).then(|| Para::left(self.fonts, &[(label, style)], 3.0 * style.size, 1.3));
        let beside = label.as_ref().map_or(0.0, |label| label.width() + 0.5 * style.size);
        let indent = tick + beside;
        let para = Para::left(self.fonts, stretches, column() - indent, 1.3);
        let (line, gap) = (1.3 * style.size, gap * self.cut.scale);
        self.blocks.push(Block { role, label, indent, para, line, gap, keep: false, fresh: false });
    }

    fn question(&mut self, number: u32, question: &Question) {
        let small = self.style(Face::Serif, 9.2);
        for (nth, paragraph) in question.story.iter().enumerate() {
            self.push(Role::Paragraph, &[(paragraph, small)], 1.28, if nth == 0 { 9.0 } else { 2.0 });
            self.keep();
        }
        let bold = self.style(Face::Bold, 10.0);
        let gap = if question.story.is_empty() { 9.0 } else { 3.0 };
        self.push(Role::Paragraph, &[(&format!("{number}. {}", question.ask), bold)], 1.28, gap);
        self.keep();
        if question.boxes.is_empty() {
            self.push(Role::Lines, &[], 1.0, 2.0);
            if let Some(lines) = self.blocks.last_mut() {
                lines.line = 10.0 * self.cut.scale;
            }
        }
        for choice in &question.boxes {
            let plain = self.style(Face::Serif, 10.0);
            let role = if choice.tick { Role::Tick } else { Role::Item };
            self.item(role, &choice.label, &[(&choice.text, plain)], 2.0);
            self.keep();
        }
        self.let_go();
    }

    fn answers(&mut self) {
        let handout = self.handout;
        let (plain, bold) = (self.style(Face::Serif, 8.8), self.style(Face::Bold, 8.8));
        let numbered = || (1_u32..).zip(&handout.questions);
        if numbered().any(|(_, question)| !question.answers.is_empty()) {
            self.heading(2, &self.words.say("handout-answers"));
            if let Some(last) = self.blocks.last_mut() {
                last.fresh = true;
            }
        }
        for (number, question) in numbered() {
            for answer in &question.answers {
                let label = if answer.label.is_empty() { String::new() } else { format!("{} ", answer.label) };
                let what = format!("{number}. {label}{} ", answer.text);
                self.push(Role::Paragraph, &[(&what, bold), (&answer.why, plain)], 1.26, 2.5);
            }
        }
    }

    fn sources(&mut self) {
        let handout = self.handout;
        let (small, soft) = (self.style(Face::Serif, 8.0), Style { ink: Ink::Soft, ..self.style(Face::Serif, 7.4) });
        if !handout.sources.is_empty() {
            self.heading(2, &self.words.say("handout-sources"));
        }
        for (number, source) in (1_u32..).zip(&handout.sources) {
            let text = format!("{}. ", source.text.trim_end_matches('.'));
            let url = source.url.as_deref().unwrap_or_default();
            let url = url.split_once("://").map_or(url, |(_, url)| url);
            self.item(Role::Item, &format!("{number}."), &[(&text, small), (url, soft)], 1.5);
        }
        let small = self.style(Face::Serif, 8.0);
        if let Some(legal) = &handout.legal {
            self.push(Role::Paragraph, &[(legal, small)], 1.25, 7.0);
        }
        self.push(Role::Paragraph, &[(&handout.license, Style { ink: Ink::Soft, ..small })], 1.25, 4.0);
    }
}
