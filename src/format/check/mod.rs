//! A question with right answers: what it asks, what can be answered, and how an answer is marked.
//!
//! An answer is a list of **tokens**: the id of an option, `item=place`, `left=right`, the moves of a
//! case in order, or the words that were typed. That is what is stored, sent and marked.

mod figure;
mod fold;
mod key;
mod order;
mod rows;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use serde::{Deserialize, Serialize};

pub use figure::Figure;
pub use key::{Key, Marked, Verdict};
pub use order::shuffled;
pub use rows::Row;

pub(super) use figure::millionths;
pub(super) use fold::fold;

use super::lesson::StepPicture;

/// A question with right answers, in a lesson or in an evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The question, as words in a line.
    pub question_html: String,
    /// The question without marks.
    pub question: String,
    /// What can be chosen, in order: the options, the spots of a picture, the reasons of a true or
    /// false. Empty for the other kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// What is asked beside or instead of choosing.
    #[serde(default, skip_serializing_if = "Task::is_choose")]
    pub task: Task,
    /// Up to three hints, from the lightest on, as words in a line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
}

/// What a check asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case")]
pub enum Task {
    /// One option, or several.
    #[default]
    Choose,
    /// Whether the statement is true, and which of the options is the reason.
    TrueFalse {
        /// Whether it is.
        truth: bool,
        /// What is said to "true".
        true_html: String,
        /// What is said to "false".
        false_html: String,
    },
    /// A number.
    Number {
        /// What is right.
        right: Figure,
        /// What is counted, such as `days`; may be empty.
        unit: String,
        /// What is said to the right number.
        right_html: String,
        /// Numbers that the author foresaw.
        misses: Vec<Miss<Figure>>,
        /// What is said to any other.
        other_html: String,
    },
    /// A word or a few.
    ShortText {
        /// What is right; the first form is the one that is shown.
        forms: Vec<String>,
        /// What is said to it.
        right_html: String,
        /// Answers that the author foresaw.
        misses: Vec<Miss<Vec<String>>>,
        /// What is said to any other.
        other_html: String,
    },
    /// The order of some items.
    Order {
        /// In the right order.
        items: Vec<Tile>,
        /// What is said when all are in place.
        right_html: String,
        /// What is said when they aren't.
        other_html: String,
    },
    /// What belongs to what.
    Match {
        /// The left sides, each with what belongs to it.
        pairs: Vec<Pair>,
        /// The right sides; several may have the same, and one may be nobody's.
        goals: Vec<Tile>,
    },
    /// Words that are missing in a text.
    Gaps {
        /// The text, cut at its gaps: one piece more than gaps.
        pieces_html: Vec<String>,
        /// The gaps, in order.
        gaps: Vec<Gap>,
    },
    /// A spot on a picture, or several: the options say what is there.
    Hotspot {
        /// The picture.
        picture: StepPicture,
        /// Where each option's spot is, in the picture's own pixels.
        spots: Vec<(u32, u32)>,
    },
    /// A case in which each move leads on, until it ends. The way taken is the answer.
    Branching {
        /// The first is the one where it begins.
        turns: Vec<Turn>,
    },
}

impl Task {
    fn is_choose(&self) -> bool {
        *self == Task::Choose
    }
}

/// An answer that is not right and was foreseen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Miss<T> {
    /// The answer.
    pub given: T,
    /// What is said to it.
    pub feedback_html: String,
}

/// Something to put in order, or to match with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    /// Unique among its kind in the check and stable for ever.
    pub id: String,
    /// As words in a line.
    pub text_html: String,
    /// Without marks.
    pub plain: String,
}

/// A left side and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The left side.
    pub item: Tile,
    /// The id of the right side.
    pub goal: String,
    /// Why they belong together.
    pub feedback_html: String,
    /// What is said to other right sides, by their ids.
    pub misses: Vec<Miss<String>>,
}

/// A gap and what can fill it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Its name in the file.
    pub id: String,
    /// 2 to 6; one is right.
    pub options: Vec<Choice>,
}

/// A moment of a case in which something must be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Unique in the check; empty for the first.
    pub id: String,
    /// What it is called; empty for the first.
    pub title: String,
    /// What has happened; empty for the first, whose story is the step's text.
    pub prose_html: String,
    /// The question, as words in a line.
    pub question_html: String,
    /// 2 to 4.
    pub moves: Vec<Move>,
}

/// A move in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The words, whether it is a good move, and why.
    pub choice: Choice,
    /// The turn it leads to; none where the case ends.
    pub to: Option<String>,
}

/// An option of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Unique in the check and stable for ever.
    pub id: String,
    /// As words in a line.
    pub text_html: String,
    /// Without marks.
    pub plain: String,
    /// Whether it is right.
    pub right: bool,
    /// Why.
    pub feedback_html: String,
}

impl Check {
    /// A check in which options are chosen.
    pub fn choose(question_html: String, question: String, options: Vec<Choice>) -> Check {
        Check { question_html, question, options, task: Task::Choose, hints: Vec::new() }
    }

    /// How many options are right. More than one makes it "choose several".
    pub fn right_count(&self) -> usize {
        self.options.iter().filter(|option| option.right).count()
    }

    /// Whether it is "choose several".
    pub fn several(&self) -> bool {
        self.right_count() > 1
    }

    /// Whether the answer is typed.
    pub fn is_typed(&self) -> bool {
        matches!(self.task, Task::Number { .. } | Task::ShortText { .. })
    }

    /// Marks an answer.
    pub fn mark(&self, tokens: &[String]) -> Marked {
        Key::of(self).mark(tokens)
    }

    /// Whether an answer is right.
    pub fn is_right(&self, tokens: &[&str]) -> bool {
        let tokens: Vec<String> = tokens.iter().map(|token| (*token).to_owned()).collect();
        self.mark(&tokens).verdict == Verdict::Right
    }
}
