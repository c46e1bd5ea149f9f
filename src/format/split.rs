//! Cutting a lesson file into front matter and steps. No Markdown is read here.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as ValueError;

use super::fault::Report;
use super::kinds::{CheckKind, StepKind};
use crate::text::{curly, is_slug};

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
    /// What a check asks for.
    pub ask: CheckKind,
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
    let mut step =
        RawStep { line, title: curly(title), id: None, kind: None, ask: CheckKind::Choose, lines: Vec::new() };
    if title.is_empty() {
        report.fault(line, "The step has no title.", "Write `## A title {#an-id reading}`.");
    }
    let mut parts = braces.unwrap_or_default().split_whitespace();
    let (id, kind) = (parts.next(), parts.next());
    match id {
        None => report.fault(
            line,
            "The step has no id.",
            "End the line with an id and a kind, such as `{#an-id reading}`. Never change an id later.",
        ),
        Some(id) => step.id = sound_id(id, line, report),
    }
    if let Some(word) = kind {
        step.kind = known(word);
        if step.kind.is_none() {
            report.fault(
                line,
                format!("Carrel does not know the kind of step `{word}`."),
                "Use `reading`, `picture`, `case`, `check`, `reflection` or `try-it`.",
            );
        }
    } else if id.is_some() {
        report.fault(
            line,
            "The step does not say what kind it is.",
            "Write the kind after the id, such as `{#an-id reading}`.",
        );
    }
    if step.kind == Some(StepKind::Check)
        && let Some(word) = parts.next()
    {
        match known(word) {
            Some(ask) => step.ask = ask,
            None => {
                // Its lines cannot be told apart either.
                step.kind = None;
                report.fault(
                    line,
                    format!("Carrel does not know the kind of check `{word}`."),
                    "Use `true-false`, `number`, `short-text`, `order`, `match`, `gaps`, `hotspot` or `branching`, or nothing for options to choose.",
                );
            }
        }
    }
    if let Some(word) = parts.next() {
        report.fault(
            line,
            format!("`{word}` is one word too many."),
            "Write an id and a kind in the braces, and nothing else.",
        );
    }
    step
}

fn known<T: for<'d> Deserialize<'d>>(word: &str) -> Option<T> {
    let word: serde::de::value::StrDeserializer<'_, ValueError> = word.into_deserializer();
    T::deserialize(word).ok()
}

/// Splits `words {#inside}` into the words and the inside.
pub(super) fn braces(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let inside = text.strip_suffix('}').and_then(|rest| rest.rsplit_once("{#"));
    match inside {
        Some((words, inside)) => (words.trim(), Some(inside.trim())),
        None => (text, None),
    }
}

/// An id, if it can be one.
pub(super) fn sound_id(id: &str, line: usize, report: &Report) -> Option<String> {
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
