//! From the parts of a step to the step as it is kept, with everything that is wrong with it.

use std::collections::BTreeMap;

use super::fault::counted;
use super::kinds::StepKind;
use super::lesson::{Check, Choice, Step, StepBody, StepPicture, TryItem};
use super::rendering::{Claims, Context, Shape};
use super::split::{Parts, RawOption, RawStep, Snippet, parts};
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
    pub options: Vec<(usize, Option<String>, bool)>,
}

/// A step on its way.
pub(super) struct Built {
    pub bones: Bones,
    /// Missing when it has no id or no kind, or cannot be shown at all.
    pub step: Option<Step>,
    /// Words of prose, without the question.
    pub prose_words: u32,
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
        .map(|step| Bench { context, line: step.line, cites: Vec::new(), words: words(&step.title) }.build(step))
        .collect()
}

/// Where one step is put together.
struct Bench<'a> {
    context: &'a Context<'a>,
    line: usize,
    cites: Vec<String>,
    words: u32,
}

impl Bench<'_> {
    fn build(mut self, raw: &RawStep) -> Built {
        let mut bones = Bones { line: raw.line, id: raw.id.clone(), kind: raw.kind, options: Vec::new() };
        let Some(kind) = raw.kind else { return Built { bones, step: None, prose_words: 0 } };
        let parts = parts(raw, kind, self.context.report);
        bones.options = parts.options.iter().map(|option| (option.line, option.id.clone(), option.ticked)).collect();
        let prose = self.render(&parts.prose, Shape::Blocks, Claims::EachBlock);
        let prose_words = words(&prose.plain);
        self.check_prose(kind, &parts, &prose, prose_words);
        let mut plain = vec![prose.plain.clone()];
        let body = self.body(kind, &parts, &prose, &mut plain);
        let questions = u32::from(matches!(kind, StepKind::Check | StepKind::Reflection | StepKind::TryIt));
        let step = raw.id.clone().zip(body).map(|(id, body)| Step {
            id,
            title: raw.title.clone(),
            words: self.words,
            seconds: reading_seconds(self.words) + QUESTION_SECONDS * questions,
            last_fact: last_fact(&prose),
            prose_html: prose.html,
            plain: plain.join("\n").trim().to_owned(),
            cites: self.cites,
            body,
        });
        Built { bones, step, prose_words }
    }

    fn body(&mut self, kind: StepKind, parts: &Parts, prose: &Page, plain: &mut Vec<String>) -> Option<StepBody> {
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
            StepKind::Check => self.check(parts, plain).map(StepBody::Check),
            StepKind::Reflection => self.reflection(parts, plain),
            StepKind::TryIt => self.try_it(&parts.options, plain),
        }
    }

    fn check_prose(&self, kind: StepKind, parts: &Parts, prose: &Page, prose_words: u32) {
        if matches!(kind, StepKind::Reading | StepKind::Picture | StepKind::Case) && prose_words == 0 {
            self.fault("The step has no text.", "Write what there is to know, or take the step out.");
        }
        if prose_words > MOST_PROSE && self.context.language == Language::English {
            self.fault(
                format!("The step has {prose_words} words of prose, and {MOST_PROSE} are the most."),
                "Shorten it, or make two steps of it. One step is one idea.",
            );
        }
        for image in &prose.images {
            let line = parts.prose.line(image.line);
            let (message, fix) = if kind == StepKind::Picture {
                ("A picture has to stand on a line of its own.", "Put a blank line above and below it.")
            } else {
                ("This kind of step shows no picture.", "Move the picture to a step of the kind `picture`.")
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
        let page = self.context.render(
            &Snippet(vec![(*line, markdown.clone())]),
            Shape::Blocks,
            Claims::None,
            &mut self.cites,
        );
        let [image] = page.images.as_slice() else {
            self.context.report.fault(
                *line,
                "The picture is not written as one.",
                "Write `![What it shows](file.svg \"caption\")`, and nothing else on the line.",
            );
            return None;
        };
        if !page.plain.trim().is_empty() {
            self.context.report.fault(
                *line,
                "There are words beside the picture.",
                "Leave the line to the picture. A caption goes between quotes: `![...](file.svg \"caption\")`.",
            );
        }
        let caption = self.render(&Snippet(vec![(*line, image.caption.clone())]), Shape::Line, Claims::EachBlock);
        plain.push(caption.plain);
        let decoration = image.alt == "decoration";
        if !decoration && image.alt.chars().count() > 150 {
            self.context.report.advise(
                *line,
                "The description is longer than 150 characters.",
                "Say the most important thing, and put the rest into the text.",
            );
        }
        let file = self.context.media.get(&image.file)?.as_ref().ok()?;
        Some(StepPicture {
            file: file.name.clone(),
            url: file.url.clone(),
            width: file.width,
            height: file.height,
            alt: if decoration { String::new() } else { image.alt.clone() },
            caption_html: caption.html,
        })
    }

    fn check(&mut self, parts: &Parts, plain: &mut Vec<String>) -> Option<Check> {
        let question = self.question(parts, "check");
        let options: Vec<Choice> = parts.options.iter().filter_map(|option| self.choice(option, plain)).collect();
        self.count(&parts.options, 2, 6, "option", "options");
        self.distinct(&parts.options);
        let right = parts.options.iter().filter(|option| option.ticked).count();
        if right == 0 && !parts.options.is_empty() {
            self.fault("No option is right.", "Mark what is right with `- [x]`.");
        }
        if right == parts.options.len() && right > 0 {
            self.fault(
                "Every option is right, so there is nothing to choose.",
                "Leave at least one option as `- [ ]`.",
            );
        }
        let question = question?;
        plain.insert(1, question.plain.clone());
        Some(Check { question_html: question.html, question: question.plain, options })
    }

    fn choice(&mut self, option: &RawOption, plain: &mut Vec<String>) -> Option<Choice> {
        let text = self.render(&one_line(option), Shape::Line, Claims::EachBlock);
        plain.push(text.plain.clone());
        if option.feedback.is_blank() {
            self.context.report.fault(
                option.line,
                "This option has no feedback.",
                "Say below it why it is right or not: `  > Because ...`.",
            );
        }
        let feedback = self.render(&option.feedback, Shape::Blocks, Claims::Whole);
        Some(Choice {
            id: option.id.clone()?,
            text_html: text.html,
            plain: text.plain,
            right: option.ticked,
            feedback_html: feedback.html,
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

    fn try_it(&mut self, options: &[RawOption], plain: &mut Vec<String>) -> Option<StepBody> {
        self.count(options, 1, 5, "thing to do", "things to do");
        self.distinct(options);
        let mut items = Vec::with_capacity(options.len());
        for option in options {
            if option.ticked {
                self.context.report.fault(
                    option.line,
                    "A thing to do cannot be done already.",
                    "Begin it with `- [ ]`.",
                );
            }
            let text = self.render(&one_line(option), Shape::Line, Claims::EachBlock);
            plain.push(text.plain.clone());
            items.extend(option.id.clone().map(|id| TryItem { id, text_html: text.html, plain: text.plain }));
        }
        Some(StepBody::TryIt { items })
    }

    fn question(&mut self, parts: &Parts, kind: &str) -> Option<Page> {
        let Some(question) = parts.question.as_ref().filter(|question| !question.is_blank()) else {
            self.fault(format!("The {kind} has no question."), "Write it on a line that begins with `? `.");
            return None;
        };
        Some(self.render(question, Shape::Line, Claims::None))
    }

    fn count(&self, options: &[RawOption], least: usize, most: usize, one: &str, many: &str) {
        let found = options.len();
        if !(least..=most).contains(&found) {
            self.fault(
                format!("The step has {}.", counted(found, one, many)),
                format!("Write {least} to {most}, each as `- [ ] words {{#id}}`."),
            );
        }
    }

    fn distinct(&self, options: &[RawOption]) {
        for (at, option) in options.iter().enumerate() {
            let Some(id) = &option.id else { continue };
            if options[..at].iter().any(|earlier| earlier.id.as_ref() == Some(id)) {
                self.context.report.fault(
                    option.line,
                    format!("The id `{id}` is used twice in this step."),
                    "Give this one an id of its own.",
                );
            }
        }
    }

    fn render(&mut self, text: &Snippet, shape: Shape, claims: Claims) -> Page {
        let page = self.context.render(text, shape, claims, &mut self.cites);
        self.words += words(&page.plain);
        page
    }

    fn fault(&self, message: impl Into<String>, fix: impl Into<String>) {
        self.context.report.fault(self.line, message, fix);
    }
}

fn one_line(option: &RawOption) -> Snippet {
    Snippet(vec![(option.line, option.text.clone())])
}
