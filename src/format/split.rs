//! Cutting a lesson file into front matter, steps, and the parts of a step. No Markdown is read here.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as ValueError;

use super::fault::Report;
use super::kinds::StepKind;
use crate::text::is_slug;

/// Some lines of a file, each with its number.
#[derive(Debug, Default, Clone)]
pub(super) struct Snippet(pub Vec<(usize, String)>);

impl Snippet {
    pub fn text(&self) -> String {
        self.0.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// The file's line of this snippet's line, counted from 0.
    pub fn line(&self, at: usize) -> usize {
        self.0.get(at).or(self.0.last()).map_or(1, |(line, _)| *line)
    }

    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|(_, line)| line.trim().is_empty())
    }
}

/// A lesson file in its two halves, each with the number of its first line.
pub(super) struct Halves<'t> {
    pub front: &'t str,
    pub front_line: usize,
    pub body: &'t str,
    pub body_line: usize,
}

/// Cuts at the two `+++` lines.
pub(super) fn halves<'t>(text: &'t str, report: &Report) -> Option<Halves<'t>> {
    let fix = "Begin the file with a line `+++`, then the front matter, then another line `+++`.";
    let mut at = 0;
    let mut open = None;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let after = at + line.len();
        if line.trim_end() == "+++" {
            match open {
                None => open = Some((after, number + 2)),
                Some((start, front_line)) => {
                    return Some(Halves {
                        front: &text[start..at],
                        front_line,
                        body: &text[after..],
                        body_line: number + 2,
                    });
                }
            }
        } else if open.is_none() && !line.trim().is_empty() {
            report.fault(number + 1, "The file does not begin with front matter.", fix);
            return None;
        }
        at = after;
    }
    report.fault(1, if open.is_some() { "The front matter has no end." } else { "The file is empty." }, fix);
    None
}

/// A step as written.
pub(super) struct RawStep {
    pub line: usize,
    pub title: String,
    pub id: Option<String>,
    pub kind: Option<StepKind>,
    pub lines: Vec<(usize, String)>,
}

/// Cuts the body at its `##` lines.
pub(super) fn steps(body: &str, first_line: usize, report: &Report) -> Vec<RawStep> {
    let mut steps: Vec<RawStep> = Vec::new();
    let mut astray = false;
    for (number, line) in body.lines().enumerate().map(|(at, line)| (first_line + at, line)) {
        if let Some(header) = line.strip_prefix("##").filter(|rest| !rest.starts_with('#')) {
            steps.push(header_of(header.trim(), number, report));
        } else if let Some(step) = steps.last_mut() {
            step.lines.push((number, line.to_owned()));
        } else if !line.trim().is_empty() && !astray {
            astray = true;
            report.fault(
                number,
                "There is text before the first step.",
                "Begin each step with a line such as `## A title {#an-id reading}`.",
            );
        }
    }
    steps
}

fn header_of(header: &str, line: usize, report: &Report) -> RawStep {
    let (title, braces) = braces(header);
    let mut step = RawStep { line, title: title.to_owned(), id: None, kind: None, lines: Vec::new() };
    if title.is_empty() {
        report.fault(line, "The step has no title.", "Write `## A title {#an-id reading}`.");
    }
    let mut parts = braces.unwrap_or_default().split_whitespace();
    let (id, kind, more) = (parts.next(), parts.next(), parts.next());
    match id {
        None => report.fault(
            line,
            "The step has no id.",
            "End the line with an id and a kind, such as `{#an-id reading}`. Never change an id later.",
        ),
        Some(id) => step.id = sound_id(id, line, report),
    }
    if let Some(word) = kind {
        let parsed: Result<StepKind, ValueError> = StepKind::deserialize(word.into_deserializer());
        match parsed {
            Ok(kind) => step.kind = Some(kind),
            Err(_) => report.fault(
                line,
                format!("Carrel does not know the kind of step `{word}`."),
                "Use `reading`, `picture`, `case`, `check`, `reflection` or `try-it`.",
            ),
        }
    } else if id.is_some() {
        report.fault(
            line,
            "The step does not say what kind it is.",
            "Write the kind after the id, such as `{#an-id reading}`.",
        );
    }
    if let Some(word) = more {
        report.fault(
            line,
            format!("`{word}` is one word too many."),
            "Write an id and a kind in the braces, and nothing else.",
        );
    }
    step
}

/// Splits `words {#inside}` into the words and the inside.
fn braces(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let inside = text.strip_suffix('}').and_then(|rest| rest.rsplit_once("{#"));
    match inside {
        Some((words, inside)) => (words.trim(), Some(inside.trim())),
        None => (text, None),
    }
}

fn sound_id(id: &str, line: usize, report: &Report) -> Option<String> {
    if is_slug(id) {
        return Some(id.to_owned());
    }
    report.fault(
        line,
        format!("`{id}` cannot be an id."),
        "Use small letters, digits and single hyphens, such as `first-look`.",
    );
    None
}

/// An option of a check, or an item of a try-it.
pub(super) struct RawOption {
    pub line: usize,
    pub ticked: bool,
    pub text: String,
    pub id: Option<String>,
    pub feedback: Snippet,
}

/// A step in its parts. What a kind does not have is empty.
#[derive(Default)]
pub(super) struct Parts {
    pub prose: Snippet,
    pub pictures: Vec<(usize, String)>,
    pub question: Option<Snippet>,
    pub options: Vec<RawOption>,
    pub model: Snippet,
}

/// Cuts a step by its kind.
pub(super) fn parts(step: &RawStep, kind: StepKind, report: &Report) -> Parts {
    let mut parts = Parts::default();
    let mut lines = step.lines.iter().peekable();
    let ends_prose = |line: &str| match kind {
        StepKind::Reading | StepKind::Case | StepKind::Picture => false,
        StepKind::Check => question(line).is_some() || option(line).is_some(),
        StepKind::Reflection => question(line).is_some(),
        StepKind::TryIt => option(line).is_some(),
    };
    while let Some((number, line)) = lines.next_if(|(_, line)| !ends_prose(line)) {
        if kind == StepKind::Picture && line.trim_start().starts_with("![") {
            parts.pictures.push((*number, line.trim().to_owned()));
            parts.prose.0.push((*number, String::new()));
        } else {
            parts.prose.0.push((*number, line.clone()));
        }
    }
    if let Some((number, line)) = lines.peek()
        && let Some(first) = question(line)
    {
        let mut asked = Snippet(vec![(*number, first.to_owned())]);
        lines.next();
        let goes_on = |line: &str| {
            if kind == StepKind::Check { option(line).is_none() } else { !line.trim_start().starts_with('>') }
        };
        while let Some((number, line)) = lines.next_if(|(_, line)| goes_on(line)) {
            asked.0.push((*number, line.trim().to_owned()));
        }
        parts.question = Some(asked);
    }
    let mut lost = false;
    for (number, line) in lines {
        let lost_here = !place(&mut parts, kind, *number, line, report);
        if lost_here && !lost {
            report.fault(*number, "Carrel cannot tell what this line belongs to.", lost_fix(kind));
        }
        lost = lost_here;
    }
    for option in &mut parts.options {
        finish(option, report);
    }
    parts
}

/// Puts a line after the question where it belongs. Returns whether it has such a place.
fn place(parts: &mut Parts, kind: StepKind, number: usize, line: &str, report: &Report) -> bool {
    let trimmed = line.trim();
    if let Some((ticked, text)) = option(line).filter(|_| kind != StepKind::Reflection) {
        parts.options.push(RawOption {
            line: number,
            ticked,
            text: text.to_owned(),
            id: None,
            feedback: Snippet::default(),
        });
        return true;
    }
    if trimmed.is_empty() {
        return true;
    }
    if let Some(quoted) = trimmed.strip_prefix('>') {
        let quoted = quoted.strip_prefix(' ').unwrap_or(quoted).to_owned();
        let target = match (kind, parts.options.last_mut()) {
            (StepKind::Check, Some(option)) => &mut option.feedback,
            (StepKind::Reflection, _) => &mut parts.model,
            _ => return false,
        };
        // Quoted lines with others between them are paragraphs apart.
        if target.0.last().is_some_and(|(last, _)| last + 1 < number) {
            target.0.push((number - 1, String::new()));
        }
        target.0.push((number, quoted));
        return true;
    }
    let Some(last) = parts.options.last_mut().filter(|_| line.starts_with(char::is_whitespace)) else { return false };
    if !last.feedback.0.is_empty() {
        report.fault(
            number,
            "This line of feedback does not begin with `>`.",
            "Begin each line of feedback with `  > `.",
        );
        return true;
    }
    if braces(&last.text).1.is_some() {
        return false;
    }
    last.text.push(' ');
    last.text.push_str(trimmed);
    true
}

/// Takes the id off the end of an option's text.
fn finish(option: &mut RawOption, report: &Report) {
    let (text, id) = braces(&option.text);
    let (text, id) = (text.to_owned(), id.map(str::to_owned));
    match id.as_deref() {
        None => report.fault(
            option.line,
            format!("\"{}\" has no id.", option.text),
            "End it with an id, such as `{#ask-first}`. Never change an id later.",
        ),
        Some(id) => option.id = sound_id(id, option.line, report),
    }
    if text.is_empty() {
        report.fault(option.line, "There are no words here.", "Write the words before the id.");
    }
    option.text = text;
}

fn lost_fix(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Reflection => "After the question comes only our answer. Begin each of its lines with `> `.",
        StepKind::TryIt => {
            "After the prose come only things to do. Begin each with `- [ ] ` and indent the lines that go on."
        }
        _ => "After the question come only options, `- [ ] words {#id}`, each with its feedback below, `  > why`.",
    }
}

fn question(line: &str) -> Option<&str> {
    line.strip_prefix("? ").map(str::trim).or_else(|| (line.trim_end() == "?").then_some(""))
}

fn option(line: &str) -> Option<(bool, &str)> {
    let rest = line.strip_prefix("- [")?;
    let (mark, text) = rest.split_once(']').filter(|(_, text)| text.is_empty() || text.starts_with(' '))?;
    match mark {
        " " | "" => Some((false, text.trim())),
        "x" | "X" => Some((true, text.trim())),
        _ => None,
    }
}
