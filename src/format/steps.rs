//! From the parts of a step to the step as it is kept, with everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use super::asks;
use super::fault::counted;
use super::kinds::{CheckKind, StepKind};
use super::lesson::{Step, StepBody, StepPicture, TryItem};
use super::parts::{Entry, Parts, parts};
use super::recording::listening_seconds;
use super::rendering::{Claims, Context, Shape};
use super::split::{RawStep, Snippet};
use crate::i18n::Language;
use crate::text::{Page, last_fact, reading_seconds, words};

/// The most words of prose in a step (ux.md 6.1).
const MOST_PROSE: u32 = 120;
/// What a question adds to the reading time of its step, in seconds (ux.md 6.1).
const QUESTION_SECONDS: u32 = 20;

/// The bones of a step, which a translation has to share. They can be compared even in a faulty step.
pub(super) struct Bones {
    pub line: usize,
    pub id: Option<String>,
    pub kind: Option<StepKind>,
    pub ask: CheckKind,
    pub options: Vec<Bone>,
    pub hints: usize,
}

/// An option, or whatever else has an id.
pub(super) struct Bone {
    pub line: usize,
    pub id: Option<String>,
    pub ticked: bool,
    /// What it goes with: the other half of a pair, the next turn.
    pub with: String,
}

/// A step on its way.
pub(super) struct Built {
    pub bones: Bones,
    /// Missing when it has no id or no kind, or cannot be shown at all.
    pub step: Option<Step>,
    /// Words of prose, without the question.
    pub prose_words: u32,
    /// Names of the files it shows or plays.
    pub pictures: Vec<String>,
}

/// Builds all steps of a lesson.
pub(super) fn build(raw: &[RawStep], context: &Context<'_>) -> Vec<Built> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for step in raw {
        let Some(id) = step.id.as_deref() else { continue };
        if let Some(first) = seen.insert(id, step.line) {
            context.report.fault(
                step.line,
                format!("The id `{id}` is used twice; line {first} has it too."),
                "Give this step an id of its own.",
            );
        }
    }
    raw.iter()
        .map(|step| {
            let words = words(&step.title);
            let (cites, pictures) = (Vec::new(), Vec::new());
            Bench { context, line: step.line, cites, words, spoken: 0, pictures }.build(step)
        })
        .collect()
}

/// Where one step is put together.
pub(super) struct Bench<'a> {
    pub context: &'a Context<'a>,
    pub line: usize,
    cites: Vec<String>,
    words: u32,
    /// Of those, the words of a transcript.
    pub spoken: u32,
    /// Names of the files it shows or plays.
    pub pictures: Vec<String>,
}

impl Bench<'_> {
    fn build(mut self, raw: &RawStep) -> Built {
        let (line, id) = (raw.line, raw.id.clone());
        let mut bones = Bones { line, id, kind: raw.kind, ask: raw.ask, options: Vec::new(), hints: 0 };
        let Some(kind) = raw.kind else { return Built { bones, step: None, prose_words: 0, pictures: Vec::new() } };
        let parts = parts(raw, kind, self.context.report);
        bones.options = parts.entries.iter().filter_map(|entry| asks::bone(raw.ask, entry)).collect();
        bones.hints = parts.hints.len();
        let prose = self.render(&parts.prose, Shape::Blocks, Claims::EachBlock);
        let prose_words = words(&prose.plain);
        self.check_prose(kind, &parts, &prose, prose_words);
        let mut plain = vec![prose.plain.clone()];
        let body = self.body((kind, raw.ask), &parts, &prose, &mut plain);
        let questions = u32::from(matches!(kind, StepKind::Check | StepKind::Reflection | StepKind::TryIt));
        let step = raw.id.clone().zip(body).map(|(id, body)| Step {
            id,
            title: raw.title.clone(),
            words: self.words,
            seconds: reading_seconds(self.words - self.spoken)
                + listening_seconds(self.spoken)
                + QUESTION_SECONDS * questions,
            // The story of a check is no fact to come back to.
            last_fact: last_fact(&prose).filter(|_| kind != StepKind::Check),
            prose_html: prose.html,
            plain: plain.join("\n").trim().to_owned(),
            cites: self.cites,
            body,
        });
        Built { bones, step, prose_words, pictures: self.pictures }
    }

    fn body(
        &mut self,
        (kind, ask): (StepKind, CheckKind),
        parts: &Parts,
        prose: &Page,
        plain: &mut Vec<String>,
    ) -> Option<StepBody> {
        match kind {
            StepKind::Reading => Some(StepBody::Reading),
            StepKind::Case => {
                if prose.numbered_lists == 0 {
                    self.fault(
                        "The case has no moves.",
                        "Write what is done, move by move, as a numbered list: `1. ...`, `2. ...`.",
                    );
                }
                Some(StepBody::Case)
            }
            StepKind::Picture => self.picture(&parts.pictures, plain).map(StepBody::Picture),
            StepKind::Audio => self.recording(kind, parts, plain).map(StepBody::Audio),
            StepKind::Video => self.recording(kind, parts, plain).map(StepBody::Video),
            StepKind::Check => self.check(ask, parts, plain).map(StepBody::Check),
            StepKind::Reflection => self.reflection(parts, plain),
            StepKind::TryIt => self.try_it(&parts.entries, plain),
        }
    }

    fn check_prose(&self, kind: StepKind, parts: &Parts, prose: &Page, prose_words: u32) {
        let reads = matches!(kind, StepKind::Reading | StepKind::Picture | StepKind::Case);
        if reads && prose_words == 0 {
            self.fault("The step has no text.", "Write what there is to know, or take the step out.");
        }
        if prose_words > MOST_PROSE && self.context.language == Language::English {
            self.fault(
                format!("The step has {prose_words} words of prose, and {MOST_PROSE} are the most."),
                "Shorten it, or make two steps of it. One step is one idea.",
            );
        }
        for (number, image) in prose.images.iter().enumerate() {
            let line = parts.prose.line(image.line);
            let (message, fix) = match kind {
                StepKind::Picture => {
                    ("A picture has to stand on a line of its own.", "Put a blank line above and below it.")
                }
                // A question may be about a picture.
                StepKind::Check if number == 0 => continue,
                StepKind::Check => ("The step has a second picture.", "Keep one. A step is one idea."),
                _ => ("This kind of step shows no picture.", "Move the picture to a step of the kind `picture`."),
            };
            self.context.report.fault(line, message, fix);
        }
    }

    fn picture(&mut self, pictures: &[(usize, String)], plain: &mut Vec<String>) -> Option<StepPicture> {
        let Some((line, markdown)) = pictures.first() else {
            self.fault(
                "The step has no picture.",
                "Add one on a line of its own: `![What it shows](file.svg \"caption\")`.",
            );
            return None;
        };
        for (line, _) in &pictures[1..] {
            self.context.report.fault(*line, "The step has a second picture.", "Keep one. A step is one idea.");
        }
        self.one_picture(*line, markdown, plain)
    }

    /// A picture on a line of its own, with its caption.
    pub fn one_picture(&mut self, line: usize, markdown: &str, plain: &mut Vec<String>) -> Option<StepPicture> {
        let page = self.context.render(
            &Snippet(vec![(line, markdown.to_owned())]),
            Shape::Blocks,
            Claims::None,
            &mut self.cites,
        );
        let [image] = page.images.as_slice() else {
            self.context.report.fault(
                line,
                "The picture is not written as one.",
                "Write `![What it shows](file.svg \"caption\")`, and nothing else on the line.",
            );
            return None;
        };
        if !page.plain.trim().is_empty() {
            self.context.report.fault(
                line,
                "There are words beside the picture.",
                "Leave the line to the picture. A caption goes between quotes: `![...](file.svg \"caption\")`.",
            );
        }
        let caption = self.render(&Snippet(vec![(line, image.caption.clone())]), Shape::Line, Claims::EachBlock);
        plain.push(caption.plain);
        let decoration = image.alt == "decoration";
        self.pictures.push(image.file.clone());
        let file = self.context.media.get(&image.file)?.as_ref().ok()?;
        let (width, height) = file.size?;
        Some(StepPicture {
            file: file.name.clone(),
            url: file.url.clone(),
            width,
            height,
            alt: if decoration { String::new() } else { image.alt.clone() },
            caption_html: caption.html,
        })
    }

    fn reflection(&mut self, parts: &Parts, plain: &mut Vec<String>) -> Option<StepBody> {
        let prompt = self.question(parts, "reflection");
        // Without its question the answer would be taken for prose, and is not missing.
        if parts.model.is_blank() && prompt.is_some() {
            self.fault(
                "The reflection has no answer of ours to compare with.",
                "Write one below the question: `> Our answer ...`.",
            );
        }
        let model = self.render(&parts.model, Shape::Blocks, Claims::EachBlock);
        let prompt = prompt?;
        plain.push(prompt.plain.clone());
        Some(StepBody::Reflection { prompt_html: prompt.html, prompt: prompt.plain, model_html: model.html })
    }

    fn try_it(&mut self, options: &[Entry], plain: &mut Vec<String>) -> Option<StepBody> {
        self.count(options, 1, 5, "thing to do", "things to do");
        self.distinct(options);
        let mut items = Vec::with_capacity(options.len());
        for option in options {
            if option.ticked() {
                self.context.report.fault(
                    option.line,
                    "A thing to do cannot be done already.",
                    "Begin it with `- [ ]`.",
                );
            }
            let text = self.render(&option.words(), Shape::Line, Claims::EachBlock);
            plain.push(text.plain.clone());
            items.extend(option.id.clone().map(|id| TryItem { id, text_html: text.html, plain: text.plain }));
        }
        Some(StepBody::TryIt { items })
    }

    pub fn question(&mut self, parts: &Parts, kind: &str) -> Option<Page> {
        let Some(question) = parts.question.as_ref().filter(|question| !question.is_blank()) else {
            self.fault(format!("The {kind} has no question."), "Write it on a line that begins with `? `.");
            return None;
        };
        Some(self.render(question, Shape::Line, Claims::None))
    }

    fn count(&self, options: &[Entry], least: usize, most: usize, one: &str, many: &str) {
        let found = options.len();
        if !(least..=most).contains(&found) {
            self.fault(
                format!("The step has {}.", counted(found, one, many)),
                format!("Write {least} to {most}, each as `- [ ] words {{#id}}`."),
            );
        }
    }

    /// Reports ids that are used twice among these entries.
    pub fn distinct<'e>(&self, entries: impl IntoIterator<Item = &'e Entry>) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for entry in entries {
            let Some(id) = entry.id.as_deref() else { continue };
            if !seen.insert(id) {
                self.context.report.fault(
                    entry.line,
                    format!("The id `{id}` is used twice in this step."),
                    "Give this one an id of its own.",
                );
            }
        }
    }

    /// Renders a text that readers see, and counts its words.
    pub fn render(&mut self, text: &Snippet, shape: Shape, claims: Claims) -> Page {
        let page = self.context.render(text, shape, claims, &mut self.cites);
        self.words += words(&page.plain);
        self.pictures.extend(page.images.iter().map(|image| image.file.clone()));
        page
    }

    /// Reports a fault of the step as a whole.
    pub fn fault(&self, message: impl Into<String>, fix: impl Into<String>) {
        self.context.report.fault(self.line, message, fix);
    }

    /// Reports a fault of one line.
    pub fn fault_at(&self, line: usize, message: impl Into<String>, fix: impl Into<String>) {
        self.context.report.fault(line, message, fix);
    }
}
