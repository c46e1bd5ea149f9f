//! What was taken back (rule R21): an entry and its reversal cancel out before anything is counted.

use std::collections::HashMap;

use uuid::Uuid;

use super::Entry;

/// What becomes of an entry before it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Undoing {
    /// It stands.
    Stands,
    /// It was taken back.
    TakenBack,
    /// It takes one back.
    TakesBack,
    /// It takes back what is not there.
    Nothing,
}

/// For each entry, whether it stands. A reversal can itself be taken back; then the first stands again.
pub(super) fn undoing(entries: &[&Entry]) -> Vec<Undoing> {
    if !entries.iter().any(|entry| entry.taken_back || entry.reverses.is_some()) {
        return vec![Undoing::Stands; entries.len()];
    }
    let places: HashMap<Uuid, usize> = entries.iter().enumerate().map(|(place, entry)| (entry.id, place)).collect();
    let targets: Vec<Option<usize>> =
        entries.iter().map(|entry| entry.reverses.and_then(|id| places.get(&id).copied())).collect();
    // From the last reversal of a chain backwards: how many of those that point at an entry are still to come.
    let mut waiting = vec![0_usize; entries.len()];
    for target in targets.iter().flatten() {
        waiting[*target] += 1;
    }
    let mut void = vec![false; entries.len()];
    let mut ready: Vec<usize> = (0..entries.len()).filter(|place| waiting[*place] == 0).collect();
    while let Some(place) = ready.pop() {
        let Some(target) = targets[place] else { continue };
        void[target] |= !void[place];
        waiting[target] -= 1;
        if waiting[target] == 0 {
            ready.push(target);
        }
    }
    let state = |place: usize| match (entries[place].reverses.is_some() || entries[place].taken_back, targets[place]) {
        // Entries that take back each other in a circle never get ready, and none of them counts.
        _ if void[place] || waiting[place] > 0 => Undoing::TakenBack,
        (false, _) => Undoing::Stands,
        (true, Some(_)) => Undoing::TakesBack,
        (true, None) => Undoing::Nothing,
    };
    (0..entries.len()).map(state).collect()
}
