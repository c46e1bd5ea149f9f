//! What someone answered, whole or half made.

use serde::{Deserialize, Serialize};

use crate::format::{Check, Key, Marked, Task};

/// How sure someone is of an answer. Nobody has to say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// A guess.
    Guess,
    /// Fairly sure.
    Fairly,
    /// Certain.
    Certain,
}

impl Confidence {
    /// From the least on.
    pub const ALL: [Confidence; 3] = [Confidence::Guess, Confidence::Fairly, Confidence::Certain];

    /// The word in forms and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Confidence::Guess => "guess",
            Confidence::Fairly => "fairly",
            Confidence::Certain => "certain",
        }
    }
}

/// A half-made answer, to be shown again.
#[derive(Clone, Copy, Debug, Default)]
pub struct Half<'h> {
    /// The tokens that are chosen.
    pub chosen: &'h [String],
    /// What is typed.
    pub text: &'h str,
    /// How many hints are shown.
    pub hints: u8,
    /// How sure they said they are.
    pub sure: Option<Confidence>,
}

/// An answer as a form sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What is chosen, half made or not; empty where answers are typed.
    pub chosen: Vec<String>,
    /// What is typed.
    pub text: String,
    /// The tokens of the answer, with every move that was picked made.
    pub tokens: Vec<String>,
    /// How they come out.
    pub mark: Marked,
    /// How many hints were shown.
    pub hints: u8,
    /// How sure they are.
    pub sure: Option<Confidence>,
}

impl Given {
    /// Reads an answer. What the check doesn't know is left out.
    pub fn read<'f>(
        check: &Check,
        chosen: impl IntoIterator<Item = &'f str>,
        text: &str,
        hints: u8,
        sure: Option<Confidence>,
    ) -> Given {
        let key = Key::of(check);
        let given = key.given(chosen, text);
        let most = u8::try_from(check.hints.len()).unwrap_or(u8::MAX);
        let (mut chosen, mut text) = (given, String::new());
        let mut tokens: Vec<String> = chosen.iter().map(|token| token.trim_end_matches('?').to_owned()).collect();
        if check.is_typed() {
            tokens.clone_from(&chosen);
            text = std::mem::take(&mut chosen).pop().unwrap_or_default();
        }
        let mark = key.mark(&tokens);
        if let Task::Branching { .. } = check.task {
            // A way that was tampered with goes as far as it leads.
            tokens.truncate(mark.parts.len());
        }
        Given { chosen, text, tokens, mark, hints: hints.min(most), sure }
    }

    /// Whether a case goes on: a move was made, and another turn comes.
    pub fn moves_on(&self) -> bool {
        let made = self.chosen.iter().filter(|token| !token.ends_with('?')).count();
        self.mark.next.is_some() && self.tokens.len() > made
    }

    /// The message that says what is missing, if something is.
    pub fn missing(&self, check: &Check) -> Option<&'static str> {
        if self.mark.complete {
            return None;
        }
        Some(match check.task {
            Task::Choose | Task::Hotspot { .. } if check.several() => "choose-some-first",
            Task::Choose | Task::Hotspot { .. } => "choose-one-first",
            Task::TrueFalse { .. } => "check-truth-first",
            Task::Number { .. } => "check-number-first",
            Task::ShortText { .. } => "check-text-first",
            Task::Order { .. } => "check-order-first",
            Task::Match { .. } => "check-match-first",
            Task::Gaps { .. } => "check-gaps-first",
            Task::Branching { .. } => "check-path-first",
        })
    }
}
