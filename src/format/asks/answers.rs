//! Answers that are said outright: true or false, a number, a word.

use super::super::check::{Choice, Figure, Miss, Task, fold, millionths};
use super::super::kinds::CheckKind;
use super::super::parts::{Entry, Sign};
use super::super::rendering::{Claims, Shape};
use super::super::split::Snippet;
use super::super::steps::Bench;
use super::{choices, with};

/// The most misses that an author foresees.
const MOST_MISSES: usize = 4;

/// What must be the same in all languages of a right answer.
pub(super) fn stable(ask: CheckKind, text: &str) -> String {
    match ask {
        CheckKind::Number => figure(text).map_or_else(String::new, |(figure, _)| match figure.tolerance {
            0 => figure.written,
            tolerance => format!("{} ± {} millionths", figure.written, tolerance),
        }),
        _ => text.to_owned(),
    }
}

/// Reads `12`, `12 days` or `4.50 ± 0.25 dollars`; the unit comes back beside it.
fn figure(text: &str) -> Option<(Figure, String)> {
    let is_unit = |c: char| c.is_alphabetic() || c == '%' || c == '°';
    let at = text.find(is_unit).unwrap_or(text.len());
    let (number, unit) = text.split_at(at);
    let number = number.replace("+-", "±");
    let (value, tolerance) = number.split_once('±').map_or((number.as_str(), None), |(a, b)| (a, Some(b)));
    let tolerance = tolerance.map_or(Some(0), millionths)?;
    let written = value.trim().to_owned();
    Some((Figure { value: millionths(&written)?, tolerance: tolerance.abs(), written }, unit.trim().to_owned()))
}

impl Bench<'_> {
    /// True or false, and the reason.
    pub(super) fn true_false(&mut self, entries: &[Entry], plain: &mut Vec<String>) -> Option<(Vec<Choice>, Task)> {
        let (right, misses) = self.answers(entries);
        let truth = right.and_then(|entry| match entry.text.as_str() {
            "true" => Some(true),
            "false" => Some(false),
            other => {
                self.fault_at(
                    entry.line,
                    format!("`{other}` is neither true nor false."),
                    "Write `= true` or `= false`, in every language.",
                );
                None
            }
        });
        if let Some(truth) = truth {
            let other = (!truth).to_string();
            for miss in misses.iter().filter(|miss| miss.text != other) {
                self.fault_at(miss.line, format!("This should be `~ {other}`."), "Say there why that is not so.");
            }
            if misses.len() != 1 {
                let message = format!(
                    "There {} here.",
                    if misses.is_empty() { "is no `~` line" } else { "are several `~` lines" }
                );
                self.fault(message, format!("Write one, `~ {other}`, with its feedback below."));
            }
        }
        let right_html = right.map(|entry| self.said(entry, "This answer")).unwrap_or_default();
        let other_html = misses.first().map(|entry| self.said(entry, "This answer")).unwrap_or_default();
        let reasons = choices(entries);
        self.between(
            self.line,
            (2, 5),
            reasons.len(),
            ("reason", "reasons"),
            "Write 2 to 5, each as `- [ ] words {#id}`. One of them is the reason.",
        );
        self.distinct(reasons.iter().copied());
        self.one_right(self.line, &reasons);
        for reason in &reasons {
            if matches!(reason.id.as_deref(), Some("true" | "false")) {
                self.fault_at(reason.line, "A reason cannot have this id.", "Use another word than true and false.");
            }
        }
        let options: Option<Vec<Choice>> =
            reasons.into_iter().map(|entry| self.choice(entry, plain)).collect::<Vec<_>>().into_iter().collect();
        let truth = truth?;
        let (true_html, false_html) = if truth { (right_html, other_html) } else { (other_html, right_html) };
        Some((options?, Task::TrueFalse { truth, true_html, false_html }))
    }

    /// A number, with what is near enough.
    pub(super) fn number(&mut self, entries: &[Entry]) -> Option<Task> {
        let (right, misses) = self.answers(entries);
        let read = |entry: &Entry| {
            let read = figure(&entry.text);
            if read.is_none() {
                self.fault_at(
                    entry.line,
                    format!("`{}` is not a number.", entry.text),
                    "Write digits, such as `= 12 days` or `= 4.5 ± 0.5 hours`.",
                );
            }
            read
        };
        let answer = right.map(read);
        let given: Vec<_> = misses.iter().filter(|miss| !miss.text.is_empty()).map(|miss| read(miss)).collect();
        let unit = answer.as_ref().and_then(Option::as_ref).map(|(_, unit)| unit.clone()).unwrap_or_default();
        self.render(&Snippet(vec![(self.line, unit.clone())]), Shape::Line, Claims::None);
        let right_html = right.map(|entry| self.said(entry, "This answer")).unwrap_or_default();
        let (said, other_html) = self.misses(&misses);
        let given: Option<Vec<_>> = given.into_iter().collect();
        let (right, unit) = answer.flatten()?;
        let misses = given?.into_iter().zip(said).map(|((given, _), feedback_html)| Miss { given, feedback_html });
        Some(Task::Number { right, unit, right_html, misses: misses.collect(), other_html: other_html? })
    }

    /// A word or a few, in the forms that count.
    pub(super) fn short_text(&mut self, entries: &[Entry]) -> Option<Task> {
        let (right, misses) = self.answers(entries);
        let forms = |entry: &Entry| -> Vec<String> {
            entry.text.split('|').map(|form| form.trim().to_owned()).filter(|form| !form.is_empty()).collect()
        };
        for entry in right.iter().copied().chain(misses.iter().copied().filter(|miss| !miss.text.is_empty())) {
            if forms(entry).is_empty() || forms(entry).iter().any(|form| fold(form).is_empty()) {
                self.fault_at(
                    entry.line,
                    "An answer has no letters and no digits.",
                    "Write the words that count, with ` | ` between their forms: `= email | electronic mail`.",
                );
            }
        }
        let right_html = right.map(|entry| self.said(entry, "This answer")).unwrap_or_default();
        let (said, other_html) = self.misses(&misses);
        let given = misses.iter().filter(|miss| !miss.text.is_empty()).map(|miss| forms(miss));
        let misses = given.zip(said).map(|(given, feedback_html)| Miss { given, feedback_html }).collect();
        Some(Task::ShortText { forms: forms(right?), right_html, misses, other_html: other_html? })
    }

    /// The entry of what is right, of which there is one, and those of what is not.
    pub(super) fn answers<'e>(&self, entries: &'e [Entry]) -> (Option<&'e Entry>, Vec<&'e Entry>) {
        let right = with(entries, |sign| sign == Sign::Right);
        if right.is_empty() {
            self.fault("The check does not say what is right.", "Write it on a line that begins with `= `.");
        }
        if let Some(second) = right.get(1) {
            self.fault_at(
                second.line,
                "There is a second `=` line.",
                "Write one. Forms of a word go on one line: `= email | electronic mail`.",
            );
        }
        (right.first().copied(), with(entries, |sign| sign == Sign::Miss))
    }

    /// What is said to each miss that was foreseen, and to any other.
    pub(super) fn misses(&mut self, misses: &[&Entry]) -> (Vec<String>, Option<String>) {
        let (mut said, mut other) = (Vec::new(), None);
        for miss in misses {
            let html = self.said(miss, "This answer");
            if !miss.text.is_empty() {
                said.push(html);
            } else if other.replace(html).is_some() {
                self.fault_at(miss.line, "There is a second `~` for all the rest.", "Write one.");
            }
        }
        if said.len() > MOST_MISSES {
            self.fault(
                format!("The check foresees {} answers that are not right.", said.len()),
                format!("Keep the {MOST_MISSES} that people really give."),
            );
        }
        if other.is_none() {
            self.fault(
                "The check says nothing to an answer that nobody foresaw.",
                "Write a line with only `~`, and below it what helps, `  > Because ...`.",
            );
        }
        (said, other)
    }
}
