//! A case whose next turn depends on the move: `- [ ] words {#id -> turn}`, `### Title {#turn}`.

use std::collections::BTreeSet;

use super::super::check::{Move, Task, Turn};
use super::super::parts::{Entry, Sign};
use super::super::rendering::{Claims, Shape};
use super::super::steps::Bench;
use crate::text::Page;

/// The most turns of a case, the first among them.
const MOST_TURNS: usize = 6;

impl Bench<'_> {
    /// 2 to 6 turns. Every move leads on or ends the case; nothing leads back, so every way ends.
    pub(super) fn branching(
        &mut self,
        question: Option<&Page>,
        entries: &[Entry],
        plain: &mut Vec<String>,
    ) -> Option<Task> {
        let mut turns: Vec<Option<Turn>> = Vec::new();
        let heads: Vec<usize> = (0..entries.len()).filter(|at| entries[*at].sign == Sign::Turn).collect();
        let first = heads.first().copied().unwrap_or(entries.len());
        let moves = self.moves(self.line, &entries[..first], plain);
        let question_html = question.map(|page| page.html.clone()).unwrap_or_default();
        let (id, title, prose_html) = Default::default();
        turns.push(moves.map(|moves| Turn { id, title, prose_html, question_html, moves }));
        for (nth, start) in heads.iter().enumerate() {
            let end = heads.get(nth + 1).copied().unwrap_or(entries.len());
            turns.push(self.turn(&entries[*start], &entries[start + 1..end], plain));
        }
        let fix = format!("Give it 2 to {MOST_TURNS}, each after the first as `### Title {{#id}}`.");
        self.between(self.line, (2, MOST_TURNS), turns.len(), ("turn", "turns"), &fix);
        self.distinct(entries);
        let turns: Vec<Turn> = turns.into_iter().collect::<Option<Vec<_>>>()?;
        self.check_ways(&turns, entries).then_some(Task::Branching { turns })
    }

    fn turn(&mut self, head: &Entry, rest: &[Entry], plain: &mut Vec<String>) -> Option<Turn> {
        let title = self.render(&head.words(), Shape::Line, Claims::None);
        let prose = self.render(&head.feedback, Shape::Blocks, Claims::EachBlock);
        if head.feedback.is_blank() {
            self.fault_at(head.line, "This turn tells nothing.", "Say below the title what happens now.");
        }
        plain.extend([title.plain.clone(), prose.plain]);
        let asked: Vec<&Entry> = rest.iter().filter(|entry| entry.sign == Sign::Question).collect();
        if let Some(second) = asked.get(1) {
            self.fault_at(second.line, "This turn has a second question.", "Ask one, or make two turns of it.");
        }
        let question = match asked.first() {
            Some(entry) if !entry.text.is_empty() => Some(self.render(&entry.words(), Shape::Line, Claims::None)),
            _ => {
                self.fault_at(head.line, "This turn has no question.", "Write it on a line that begins with `? `.");
                None
            }
        };
        let moves = self.moves(head.line, rest, plain);
        let (id, question, moves) = (head.id.clone()?, question?, moves?);
        Some(Turn { id, title: title.plain, prose_html: prose.html, question_html: question.html, moves })
    }

    fn moves(&mut self, line: usize, entries: &[Entry], plain: &mut Vec<String>) -> Option<Vec<Move>> {
        let options: Vec<&Entry> = entries.iter().filter(|entry| matches!(entry.sign, Sign::Choice(_))).collect();
        self.between(line, (2, 4), options.len(), ("move", "moves"), "Give each turn 2 to 4, as `- [ ] words {#id}`.");
        self.some_right(line, &options);
        let mut moves = Vec::with_capacity(options.len());
        for entry in options {
            let to = match entry.more.strip_prefix("->").map(str::trim) {
                Some(turn) if !turn.is_empty() => Some(Some(turn.to_owned())),
                None if entry.more.is_empty() => Some(None),
                _ => {
                    self.fault_at(
                        entry.line,
                        "This move does not say where it leads.",
                        "Write `{#id -> turn}` with the id of a turn below, or only `{#id}` where the case ends.",
                    );
                    None
                }
            };
            let choice = self.choice(entry, plain);
            moves.push(choice.zip(to).map(|(choice, to)| Move { choice, to }));
        }
        moves.into_iter().collect()
    }

    /// Every move leads to a turn further down, and every turn can be reached.
    fn check_ways(&self, turns: &[Turn], entries: &[Entry]) -> bool {
        let place = |id: &str| turns.iter().position(|turn| turn.id == id);
        let line =
            |id: &str| entries.iter().find(|entry| entry.id.as_deref() == Some(id)).map_or(self.line, |e| e.line);
        let (mut met, mut sound) = (BTreeSet::new(), true);
        for (at, turn) in turns.iter().enumerate() {
            for each in &turn.moves {
                let Some(to) = &each.to else { continue };
                match place(to) {
                    Some(next) if next > at => {
                        met.insert(next);
                    }
                    found => {
                        let message = if found.is_some() {
                            format!("This move leads back to `{to}`, so the case might never end.")
                        } else {
                            format!("There is no turn `{to}`.")
                        };
                        let fix = "Lead on to a turn further down, or leave out `->` where the case ends.";
                        self.fault_at(line(&each.choice.id), message, fix);
                        sound = false;
                    }
                }
            }
        }
        // What leads nowhere may be what should lead there.
        let unmet = turns.iter().enumerate().skip(1).filter(|(at, _)| !met.contains(at));
        for (_, turn) in unmet.filter(|_| sound).collect::<Vec<_>>() {
            self.fault_at(
                line(&turn.id),
                "No move leads to this turn.",
                "Lead one there with `->`, or take the turn out.",
            );
            sound = false;
        }
        sound
    }
}
