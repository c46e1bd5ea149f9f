//! What counted already: a lesson once in a period (rule R5), a presentation so often for each topic.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::outcome::Refusal;
use super::{Entry, Multiplier, Repeats, RuleSet};
use crate::measure::Minutes;

/// What counted so far, as one walks through a period.
#[derive(Default)]
pub(super) struct Seen<'a> {
    parts: HashSet<(Uuid, Uuid, u32)>,
    topics: HashMap<(Uuid, &'a str), u32>,
}

impl<'a> Seen<'a> {
    /// The minutes of an entry that did not count yet, and those that did. All members of a board
    /// earn, so what another one did is no repetition.
    pub fn fresh(&self, entry: &Entry, rules: &RuleSet) -> (Minutes, Minutes) {
        let mut here = HashSet::new();
        let repeated: Minutes = entry
            .parts
            .iter()
            .filter(|part| {
                let key = key(entry, part.content, part.major, rules);
                self.parts.contains(&key) || !here.insert(key)
            })
            .map(|part| part.minutes)
            .sum();
        let left = entry.minutes.get().saturating_sub(repeated.get());
        // Parts that say more than the whole can't take off more than there is.
        (left.try_into().unwrap_or(Minutes::ZERO), if repeated < entry.minutes { repeated } else { entry.minutes })
    }

    /// Whether every part of an entry counted already.
    pub fn whole(&self, entry: &Entry, rules: &RuleSet) -> bool {
        let counted = |part: &super::Part| self.parts.contains(&key(entry, part.content, part.major, rules));
        !entry.parts.is_empty() && entry.parts.iter().all(counted)
    }

    /// Whether the same topic was presented so often that it counts no more.
    pub fn too_often(&self, entry: &Entry, rules: &RuleSet) -> Option<Refusal> {
        let (multiplier, times) = limited(entry, rules)?;
        let so_far = *self.topics.get(&(entry.person, entry.topic.as_deref()?))?;
        (so_far >= times).then_some(Refusal::TooOften { role: multiplier.role, times })
    }

    /// Keeps in mind that this entry counts.
    pub fn note(&mut self, entry: &'a Entry, rules: &RuleSet) {
        self.parts.extend(entry.parts.iter().map(|part| key(entry, part.content, part.major, rules)));
        if let (Some(_), Some(topic)) = (limited(entry, rules), entry.topic.as_deref()) {
            *self.topics.entry((entry.person, topic)).or_default() += 1;
        }
    }
}

fn key(entry: &Entry, content: Uuid, major: u32, rules: &RuleSet) -> (Uuid, Uuid, u32) {
    let major = if rules.repeats == Repeats::EachMajorVersion { major.max(1) } else { 0 };
    (entry.person, content, major)
}

fn limited<'b>(entry: &Entry, rules: &'b RuleSet) -> Option<(&'b Multiplier, u32)> {
    let multiplier = rules.multipliers.iter().find(|multiplier| multiplier.role.kind() == entry.kind)?;
    Some((multiplier, multiplier.times_per_topic?))
}
