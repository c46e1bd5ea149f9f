//! Items to put in order; they stand in the file in the right one.

use super::super::check::{Task, Tile};
use super::super::parts::{Entry, Sign};
use super::super::rendering::{Claims, Shape};
use super::super::steps::Bench;
use super::with;

impl Bench<'_> {
    /// The order of 3 to 6 items.
    pub(super) fn order(&mut self, entries: &[Entry], plain: &mut Vec<String>) -> Option<Task> {
        let items = with(entries, |sign| sign == Sign::Item);
        self.between(
            self.line,
            (3, 6),
            items.len(),
            ("item", "items"),
            "Write 3 to 6 in the right order, each as `1. words {#id}`.",
        );
        self.distinct(items.iter().copied());
        let tiles: Option<Vec<Tile>> =
            items.into_iter().map(|entry| self.tile(entry, plain)).collect::<Vec<_>>().into_iter().collect();
        let (right, misses) = self.answers(entries);
        for entry in right.iter().copied().chain(misses.iter().copied()).filter(|entry| !entry.text.is_empty()) {
            self.fault_at(
                entry.line,
                "There are words on this line.",
                "Leave `=` and `~` alone on their lines. What you say goes below: `  > ...`.",
            );
        }
        let right_html = right.map(|entry| self.said(entry, "The right order")).unwrap_or_default();
        let (_, other_html) = self.misses(&misses);
        right?;
        Some(Task::Order { items: tiles?, right_html, other_html: other_html? })
    }

    fn tile(&mut self, entry: &Entry, plain: &mut Vec<String>) -> Option<Tile> {
        let text = self.render(&entry.words(), Shape::Line, Claims::EachBlock);
        plain.push(text.plain.clone());
        Some(Tile { id: entry.id.clone()?, text_html: text.html, plain: text.plain })
    }
}
