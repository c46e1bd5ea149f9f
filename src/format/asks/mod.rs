//! From the marked lines of a check to what it asks, a file for each kind.

mod answers;
mod branching;
mod choices;
mod gaps;
mod hotspot;
mod matching;
mod order;

use super::check::{Check, Choice, Task};
use super::fault::counted;
use super::kinds::CheckKind;
use super::parts::{Entry, Parts, Sign};
use super::rendering::{Claims, Shape};
use super::split::Snippet;
use super::steps::{Bench, Bone};

/// The most hints of a check.
const MOST_HINTS: usize = 3;

/// What a translation has to share of an entry; nothing of what is words alone.
pub(super) fn bone(ask: CheckKind, entry: &Entry) -> Option<Bone> {
    let bone = |id: Option<String>, with: String| Some(Bone { line: entry.line, id, ticked: entry.ticked(), with });
    match entry.sign {
        // Each language has its own picture, and so its own places on it.
        Sign::Choice(_) if ask == CheckKind::Hotspot => bone(entry.id.clone(), String::new()),
        Sign::Choice(_) | Sign::Item | Sign::Turn => bone(entry.id.clone(), entry.more.clone()),
        Sign::Pair => {
            let (left, right) = matching::ids(&entry.text);
            bone(left.or_else(|| right.clone()), right.unwrap_or_default())
        }
        Sign::Gap => bone(Some(entry.text.clone()), String::new()),
        Sign::Right if matches!(ask, CheckKind::TrueFalse | CheckKind::Number) => {
            bone(Some("=".to_owned()), answers::stable(ask, &entry.text))
        }
        _ => None,
    }
}

impl Bench<'_> {
    /// Builds a check. Every fault is reported; nothing comes back when it cannot be asked.
    pub(super) fn check(&mut self, ask: CheckKind, parts: &Parts, plain: &mut Vec<String>) -> Option<Check> {
        let question = self.question(parts, "check");
        if let Some(question) = &question {
            plain.push(question.plain.clone());
        }
        let built = match ask {
            CheckKind::Choose => self.choose(&parts.entries, plain).map(|options| (options, Task::Choose)),
            CheckKind::TrueFalse => self.true_false(&parts.entries, plain),
            CheckKind::Number => self.number(&parts.entries).map(only),
            CheckKind::ShortText => self.short_text(&parts.entries).map(only),
            CheckKind::Order => self.order(&parts.entries, plain).map(only),
            CheckKind::Match => self.matching(&parts.entries, plain).map(only),
            CheckKind::Gaps => self.gaps(&parts.entries, plain).map(only),
            CheckKind::Hotspot => self.hotspot(&parts.entries, plain),
            CheckKind::Branching => self.branching(question.as_ref(), &parts.entries, plain).map(only),
        };
        let hints = self.hints(&parts.hints);
        let (question, (options, task)) = (question?, built?);
        Some(Check { question_html: question.html, question: question.plain, options, task, hints })
    }

    fn hints(&mut self, hints: &[(usize, String)]) -> Vec<String> {
        if let Some((line, _)) = hints.get(MOST_HINTS) {
            self.fault_at(
                *line,
                format!("The check has {} hints.", hints.len()),
                format!("Give at most {MOST_HINTS}, the lightest first."),
            );
        }
        let mut rendered = Vec::with_capacity(hints.len());
        for (line, hint) in hints {
            if hint.is_empty() {
                self.fault_at(*line, "The hint has no words.", "Write `?? ` and the hint, or take the line out.");
            }
            rendered.push(self.render(&Snippet(vec![(*line, hint.clone())]), Shape::Line, Claims::EachBlock).html);
        }
        rendered
    }

    /// What is said to an answer. `what` names it in the fault when nothing is.
    fn said(&mut self, entry: &Entry, what: &str) -> String {
        if entry.feedback.is_blank() {
            self.fault_at(
                entry.line,
                format!("{what} has no feedback."),
                "Say below it why it is right or not: `  > Because ...`.",
            );
        }
        self.render(&entry.feedback, Shape::Blocks, Claims::Whole).html
    }

    /// An option with its feedback.
    fn choice(&mut self, entry: &Entry, plain: &mut Vec<String>) -> Option<Choice> {
        let text = self.render(&entry.words(), Shape::Line, Claims::EachBlock);
        plain.push(text.plain.clone());
        let feedback_html = self.said(entry, "This option");
        Some(Choice {
            id: entry.id.clone()?,
            text_html: text.html,
            plain: text.plain,
            right: entry.ticked(),
            feedback_html,
        })
    }

    /// Reports a number of entries that is too small or too large.
    fn between(&self, line: usize, (least, most): (usize, usize), found: usize, (one, many): (&str, &str), fix: &str) {
        if !(least..=most).contains(&found) {
            self.fault_at(
                line,
                format!("There {} {}.", if found == 1 { "is" } else { "are" }, counted(found, one, many)),
                fix,
            );
        }
    }
}

fn only(task: Task) -> (Vec<Choice>, Task) {
    (Vec::new(), task)
}

/// The entries with one of these signs.
fn with(entries: &[Entry], test: impl Fn(Sign) -> bool) -> Vec<&Entry> {
    entries.iter().filter(|entry| test(entry.sign)).collect()
}

/// The options among the entries.
fn choices(entries: &[Entry]) -> Vec<&Entry> {
    with(entries, |sign| matches!(sign, Sign::Choice(_)))
}
