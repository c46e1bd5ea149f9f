//! What somebody wants measured: how large, how often, how long.

use std::path::PathBuf;
use std::time::Duration;

/// Events for each learner when nobody says how many.
const EVENTS_EACH: u64 = 50;
/// Members of the cohort that gets a digest, where there are that many learners.
const MEMBERS: u64 = 1_000;
/// The same in a large database, which the budget for a digest speaks of.
const MANY_MEMBERS: u64 = 10_000;

/// The wish.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Learners to invent.
    pub learners: u64,
    /// Learning events to invent; by default fifty for each learner.
    pub events: Option<u64>,
    /// How often each figure is taken.
    pub rounds: u32,
    /// How long each taking lasts.
    pub lasting: Duration,
    /// Whether the database may lose its data in a power cut, which is faster and not what people run.
    pub fast: bool,
    /// Only the measures with these names; all of them when empty.
    pub only: Vec<String>,
    /// Whether to measure at three sizes, and say how cost grows with size.
    pub growth: bool,
    /// The file whose figures are replaced.
    pub out: Option<PathBuf>,
}

impl Plan {
    /// How many learning events there are.
    pub fn events(&self) -> u64 {
        self.events.unwrap_or(self.learners * EVENTS_EACH)
    }

    /// How many members the cohort has that gets a digest.
    pub fn members(&self) -> u64 {
        if self.learners >= MANY_MEMBERS { MANY_MEMBERS } else { self.learners.min(MEMBERS) }
    }

    /// Whether the measure with this name is wanted.
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|wanted| wanted == name)
    }

    /// The same for another number of learners, with the usual number of events.
    pub fn at(&self, learners: u64) -> Plan {
        Plan { learners, events: None, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_has_as_many_members_as_there_can_be() {
        let plan = Plan {
            learners: 300,
            events: None,
            rounds: 5,
            lasting: Duration::from_secs(3),
            fast: false,
            only: vec!["lesson".to_owned()],
            growth: false,
            out: None,
        };
        assert_eq!((plan.members(), plan.events()), (300, 15_000));
        assert_eq!((plan.at(1_000).members(), plan.at(9_999).members()), (1_000, 1_000));
        assert_eq!((plan.at(100_000).members(), plan.at(100_000).events()), (10_000, 5_000_000));
        assert!(plan.wants("lesson") && !plan.wants("home"));
    }
}
