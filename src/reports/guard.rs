//! Lines as those may see them who keep no records.

use super::query::{Figures, Line};
use crate::standings::FEWEST;

/// The figures of each line, none where they are left out: those of fewer than five people, and where that is one
/// line alone the next smallest as well, so that it doesn't come back by subtraction.
pub(super) fn guarded(lines: &[Line]) -> Vec<Option<Figures>> {
    let figures: Vec<Figures> = lines.iter().map(Line::figures).collect();
    let fewest = i64::try_from(FEWEST).unwrap_or(i64::MAX);
    let mut hidden: Vec<bool> = figures.iter().map(|line| line.people < fewest).collect();
    if hidden.iter().filter(|hidden| **hidden).count() == 1 {
        let open = figures.iter().enumerate().filter(|(at, _)| !hidden[*at]);
        if let Some((at, _)) = open.min_by_key(|(_, line)| line.people) {
            hidden[at] = true;
        }
    }
    figures.into_iter().zip(hidden).map(|(line, hidden)| (!hidden).then_some(line)).collect()
}
