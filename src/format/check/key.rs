//! Marking: the key of a check holds all that is needed for it and nothing else, so that a device can
//! mark without the server. `static/js/mark.js` does the same; `tests/vectors/marks.json` holds both to it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize, Serializer};

use super::figure::millionths;
use super::rows::{OTHER, RIGHT, miss};
use super::{Check, Figure, Task, fold};

/// The longest answer that is typed, in characters.
const LONGEST: usize = 200;
/// Ends the token of a move that is picked and not made yet.
const PICKED: char = '?';

/// What a check is marked by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Key {
    /// Exactly the right tokens.
    Choose {
        /// Tokens that belong to the answer.
        right: BTreeSet<String>,
        /// Tokens that don't.
        wrong: BTreeSet<String>,
    },
    /// One token of each group.
    Each {
        /// The groups.
        groups: Vec<Group>,
        /// Whether what stands after the `=` of each token must differ: two items can't have one place.
        #[serde(default)]
        distinct: bool,
    },
    /// A number.
    Number {
        /// What is right.
        right: Figure,
        /// What was foreseen.
        misses: Vec<Figure>,
    },
    /// Words, with nothing but small letters and digits left of them.
    Text {
        /// What is right.
        right: BTreeSet<String>,
        /// What was foreseen.
        misses: Vec<BTreeSet<String>>,
    },
    /// A way through a case.
    Path {
        /// The turns; it begins at the first.
        turns: Vec<Fork>,
    },
}

/// Tokens of which one is to be given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The right one.
    pub right: String,
    /// The others.
    pub wrong: BTreeSet<String>,
}

/// A turn of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fork {
    /// Its id; empty for the first.
    pub id: String,
    /// For each move: its id, whether it is good, and the turn it leads to.
    pub moves: Vec<(String, bool, Option<String>)>,
}

/// How an answer came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing of it is right, or not enough.
    NotQuite,
    /// A part is right.
    Partly,
    /// All of it is right.
    Right,
}

impl Serialize for Verdict {
    /// As the script has it: `true`, `false` or `"partly"`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Verdict::Right => serializer.serialize_bool(true),
            Verdict::Partly => serializer.serialize_str("partly"),
            Verdict::NotQuite => serializer.serialize_bool(false),
        }
    }
}

/// A marked answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Marked {
    /// How it came out.
    #[serde(rename = "right")]
    pub verdict: Verdict,
    /// The tokens of the rows that the answer meets, and whether each is right.
    pub parts: BTreeMap<String, bool>,
    /// Whether nothing is missing. What isn't complete is not to be counted as an answer.
    pub complete: bool,
    /// The turn of the case that comes next; empty when the first move isn't made yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Key {
    /// The key of a check.
    pub fn of(check: &Check) -> Key {
        match &check.task {
            Task::Choose | Task::Hotspot { .. } => {
                let of = |right| {
                    let options = check.options.iter().filter(move |option| option.right == right);
                    options.map(|option| option.id.clone()).collect()
                };
                Key::Choose { right: of(true), wrong: of(false) }
            }
            Task::TrueFalse { .. } | Task::Match { .. } | Task::Gaps { .. } | Task::Order { .. } => {
                Key::Each { groups: groups(check), distinct: matches!(check.task, Task::Order { .. }) }
            }
            Task::Number { right, misses, .. } => {
                Key::Number { right: right.clone(), misses: misses.iter().map(|miss| miss.given.clone()).collect() }
            }
            Task::ShortText { forms, misses, .. } => {
                let folded = |forms: &[String]| forms.iter().map(|form| fold(form)).collect();
                Key::Text { right: folded(forms), misses: misses.iter().map(|miss| folded(&miss.given)).collect() }
            }
            Task::Branching { turns } => {
                let fork = |turn: &super::Turn| {
                    let moves = turn.moves.iter();
                    let moves = moves.map(|each| (each.choice.id.clone(), each.choice.right, each.to.clone()));
                    Fork { id: turn.id.clone(), moves: moves.collect() }
                };
                Key::Path { turns: turns.iter().map(fork).collect() }
            }
        }
    }

    /// The tokens of an answer as a form sends it: what was chosen, or what was typed. What the check
    /// doesn't know is left out, and what comes twice counts once.
    pub fn given<'f>(&self, chosen: impl IntoIterator<Item = &'f str>, text: &str) -> Vec<String> {
        if matches!(self, Key::Number { .. } | Key::Text { .. }) {
            let text: String = text.trim().chars().filter(|c| *c != '\0').take(LONGEST).collect();
            return if text.is_empty() { Vec::new() } else { vec![text] };
        }
        let mut given: Vec<String> = Vec::new();
        for token in chosen {
            if self.knows(token) && !given.iter().any(|known| known == token) {
                given.push(token.to_owned());
            }
        }
        given
    }

    fn knows(&self, token: &str) -> bool {
        match self {
            Key::Choose { right, wrong } => right.contains(token) || wrong.contains(token),
            Key::Each { groups, .. } => groups.iter().any(|group| group.right == token || group.wrong.contains(token)),
            Key::Number { .. } | Key::Text { .. } => false,
            Key::Path { turns } => {
                let token = token.strip_suffix(PICKED).unwrap_or(token);
                turns.iter().any(|turn| turn.moves.iter().any(|(id, ..)| id == token))
            }
        }
    }

    /// Marks the tokens of an answer.
    pub fn mark(&self, tokens: &[String]) -> Marked {
        match self {
            Key::Choose { right, wrong } => {
                let mut parts = BTreeMap::new();
                parts.extend(tokens.iter().filter(|token| right.contains(*token)).map(|token| (token.clone(), true)));
                let hits = parts.len();
                parts.extend(tokens.iter().filter(|token| !right.contains(*token)).map(|token| (token.clone(), false)));
                let exact = hits == right.len() && parts.len() == hits && hits > 0;
                let complete = parts.keys().any(|token| right.contains(token) || wrong.contains(token));
                Marked::new(exact, right.len() > 1 && hits > 0, parts, complete)
            }
            Key::Each { groups, distinct } => each(groups, *distinct, tokens),
            Key::Number { right, misses } => {
                let given = tokens.first().and_then(|text| millionths(text));
                let met = |given: i64| found(right.takes(given), misses.iter().position(|miss| miss.takes(given)));
                Marked::typed(given.map(met))
            }
            Key::Text { right, misses } => {
                let given = tokens.first().map(|text| fold(text)).filter(|text| !text.is_empty());
                let met =
                    |given: String| found(right.contains(&given), misses.iter().position(|miss| miss.contains(&given)));
                Marked::typed(given.map(met))
            }
            Key::Path { turns } => path(turns, tokens),
        }
    }
}

impl Marked {
    fn new(right: bool, partly: bool, parts: BTreeMap<String, bool>, complete: bool) -> Marked {
        let verdict = match (right, partly) {
            (true, _) => Verdict::Right,
            (false, true) => Verdict::Partly,
            (false, false) => Verdict::NotQuite,
        };
        Marked { verdict, parts, complete, next: None }
    }

    /// Of a typed answer, by the row that it meets; nothing for one that can't be read.
    fn typed(met: Option<String>) -> Marked {
        let right = met.as_deref() == Some(RIGHT);
        let complete = met.is_some();
        Marked::new(right, false, met.into_iter().map(|token| (token, right)).collect(), complete)
    }
}

fn found(right: bool, foreseen: Option<usize>) -> String {
    match (right, foreseen) {
        (true, _) => RIGHT.to_owned(),
        (false, Some(at)) => miss(at + 1),
        (false, None) => OTHER.to_owned(),
    }
}

fn groups(check: &Check) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in check.rows() {
        if groups.len() <= row.group {
            groups.resize_with(row.group + 1, Group::default);
        }
        let token = row.token.into_owned();
        let group = &mut groups[row.group];
        if row.right {
            group.right = token;
        } else {
            group.wrong.insert(token);
        }
    }
    groups
}

fn each(groups: &[Group], distinct: bool, tokens: &[String]) -> Marked {
    let (mut parts, mut met, mut last) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
    for token in tokens {
        let group = groups.iter().position(|group| group.right == *token || group.wrong.contains(token));
        let Some(at) = group.filter(|at| !met.contains(at)) else { continue };
        met.insert(at);
        parts.insert(token.clone(), groups[at].right == *token);
        last.extend(token.split_once('=').map(|(_, place)| place));
    }
    let complete = met.len() == groups.len() && (!distinct || last.len() == groups.len());
    let hits = parts.values().filter(|right| **right).count();
    Marked::new(hits == groups.len() && complete, hits > 0, parts, complete)
}

/// Right when every move is good; partly when it ends well after a move that isn't.
fn path(turns: &[Fork], tokens: &[String]) -> Marked {
    let (mut turn, mut parts, mut last, mut all) = (turns.first(), BTreeMap::new(), false, true);
    for token in tokens {
        let token = token.strip_suffix(PICKED).unwrap_or(token);
        let found = turn.and_then(|turn| turn.moves.iter().find(|(id, ..)| id == token));
        let Some((id, right, to)) = found else { break };
        parts.insert(id.clone(), *right);
        (last, all) = (*right, all && *right);
        turn = to.as_ref().and_then(|to| turns.iter().find(|turn| turn.id == *to));
    }
    let complete = turn.is_none() && !parts.is_empty();
    let next = turn.map(|turn| turn.id.clone());
    Marked { next, ..Marked::new(all && complete, last && complete, parts, complete) }
}
