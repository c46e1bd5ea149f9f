//! What belongs to what: `- left {#left} = right {#right}`.

use std::collections::BTreeSet;

use super::super::check::{Miss, Pair, Task, Tile};
use super::super::parts::{Entry, Sign};
use super::super::rendering::{Claims, Shape};
use super::super::split::{Snippet, braces, sound_id};
use super::super::steps::Bench;

const WRITE: &str = "Write `- words {#id} = words {#id}`. Where a right side comes again, its id is enough: `= {#id}`.";

/// The ids of the two sides of a pair, as written.
pub(super) fn ids(text: &str) -> (Option<String>, Option<String>) {
    let (left, right) = halves(text);
    let id = |half: &str| braces(half).1.map(str::to_owned);
    (id(left), right.and_then(id))
}

/// The two sides. The sign between them stands behind the left one's id, or first of all.
fn halves(text: &str) -> (&str, Option<&str>) {
    if let Some(right) = text.strip_prefix("= ") {
        return ("", Some(right));
    }
    match text.split_once("} = ") {
        Some((left, right)) => (&text[..left.len() + 1], Some(right)),
        None => (text, None),
    }
}

impl Bench<'_> {
    /// 2 to 6 pairs, and right sides that belong to none.
    pub(super) fn matching(&mut self, entries: &[Entry], plain: &mut Vec<String>) -> Option<Task> {
        let (mut pairs, mut goals): (Vec<Pair>, Vec<Tile>) = (Vec::new(), Vec::new());
        let mut sound = true;
        let mut misses: Vec<(usize, String)> = Vec::new();
        for entry in entries {
            match entry.sign {
                Sign::Miss => match (self.miss(entry), pairs.last_mut()) {
                    (Some(miss), Some(pair)) => {
                        misses.push((entry.line, miss.given.clone()));
                        pair.misses.push(miss);
                    }
                    (Some(_), None) => {
                        self.fault_at(
                            entry.line,
                            "There is no pair above this line.",
                            "Put it below the pair it is about.",
                        );
                        sound = false;
                    }
                    (None, _) => sound = false,
                },
                _ => match self.pair(entry, &mut goals, plain) {
                    Some(Some(pair)) => pairs.push(pair),
                    Some(None) => {}
                    None => sound = false,
                },
            }
        }
        let lefts: BTreeSet<&str> = pairs.iter().map(|pair| pair.item.id.as_str()).collect();
        if lefts.len() < pairs.len() {
            self.fault("Two pairs have the same id on their left side.", "Give each an id of its own.");
        }
        for (line, goal) in misses.iter().filter(|(_, id)| !goals.iter().any(|goal| goal.id == *id)) {
            self.fault_at(
                *line,
                format!("No right side has the id `{goal}`."),
                "Use the id of a right side of this check.",
            );
        }
        if sound {
            let fix = "Write 2 to 6, each as `- words {#id} = words {#id}`.";
            self.between(self.line, (2, 6), pairs.len(), ("pair", "pairs"), fix);
            let fix = "Have 2 to 6 of them, so that there is something to choose.";
            self.between(self.line, (2, 6), goals.len(), ("right side", "right sides"), fix);
        }
        sound.then_some(Task::Match { pairs, goals })
    }

    /// A pair; `Some(None)` for a right side that belongs to nobody.
    fn pair(&mut self, entry: &Entry, goals: &mut Vec<Tile>, plain: &mut Vec<String>) -> Option<Option<Pair>> {
        let (left, right) = halves(&entry.text);
        let goal = right.and_then(|right| self.half(entry.line, right)).and_then(|(words, id)| {
            let known = goals.iter().any(|goal| goal.id == id);
            match (words.is_empty(), known) {
                (true, true) => Some(id),
                (true, false) => {
                    self.fault_at(entry.line, format!("No right side above has the id `{id}`."), WRITE);
                    None
                }
                (false, true) => {
                    self.fault_at(entry.line, format!("The id `{id}` is used twice in this step."), WRITE);
                    None
                }
                (false, false) => {
                    goals.push(self.side(entry.line, words, id.clone(), plain));
                    Some(id)
                }
            }
        });
        if right.is_none() {
            self.fault_at(entry.line, "This pair has no right side.", WRITE);
        }
        if left.is_empty() {
            if !entry.feedback.is_blank() {
                let fix = "Put what you say below the pair it is about: `  ~ {#id}`, and then `  > why not`.";
                self.fault_at(entry.line, "A right side that belongs to nobody has feedback.", fix);
            }
            return goal.map(|_| None);
        }
        let item = self.half(entry.line, left).and_then(|(words, id)| {
            if words.is_empty() {
                self.fault_at(entry.line, "There are no words here.", "Write the words before the id.");
                return None;
            }
            Some(self.side(entry.line, words, id, plain))
        });
        let feedback_html = self.said(entry, "This pair");
        Some(Some(Pair { item: item?, goal: goal?, feedback_html, misses: Vec::new() }))
    }

    /// What is said to a right side that does not belong to the pair above.
    fn miss(&mut self, entry: &Entry) -> Option<Miss<String>> {
        let id = match braces(&entry.text) {
            ("", Some(id)) => sound_id(id, entry.line, self.context.report),
            _ => {
                self.fault_at(
                    entry.line,
                    "This line does not name a right side.",
                    "Write `  ~ {#id}` with the id of one.",
                );
                None
            }
        };
        let feedback_html = self.said(entry, "This miss");
        Some(Miss { given: id?, feedback_html })
    }

    fn half<'h>(&self, line: usize, half: &'h str) -> Option<(&'h str, String)> {
        match braces(half) {
            (words, Some(id)) => Some((words, sound_id(id, line, self.context.report)?)),
            (words, None) => {
                self.fault_at(line, format!("\"{words}\" has no id."), WRITE);
                None
            }
        }
    }

    fn side(&mut self, line: usize, words: &str, id: String, plain: &mut Vec<String>) -> Tile {
        let text = self.render(&Snippet(vec![(line, words.to_owned())]), Shape::Line, Claims::EachBlock);
        plain.push(text.plain.clone());
        Tile { id, text_html: text.html, plain: text.plain }
    }
}
