//! How far members are in their cohort's pathway, and what comes next for each: pure, over what they
//! have done.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::done::Done;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::lessons::LessonId;
use crate::modules::{self, ModuleId};
use crate::pathways::Pathway;

/// A module of a pathway, as far as progress in it is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Which.
    pub id: ModuleId,
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Nominal minutes, evaluation included (rule R7).
    pub minutes: u32,
    /// Nominal minutes of its evaluation.
    pub evaluation_minutes: u32,
    /// Its lessons, in order.
    pub lessons: Vec<LessonId>,
}

/// The modules that everyone in a pathway takes, in order. Electives are each person's own choice:
/// nothing is expected of them.
#[derive(Clone, Debug, Default)]
pub struct Journey {
    /// In order.
    legs: Vec<Leg>,
    lessons: HashSet<LessonId>,
}

/// How far someone is in the pathway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Minutes of the pathway: a completed module counts its nominal minutes, another one the stated
    /// minutes of its completed lessons, never more than its nominal ones.
    pub minutes: u32,
    /// Completed lessons of the pathway.
    pub lessons: usize,
    /// Completed modules of the pathway.
    pub modules: usize,
    /// Whether that is all of them.
    pub finished: bool,
    /// When they were last in a lesson or an evaluation of the pathway.
    pub last_active: Option<DateTime<Utc>>,
}

/// What someone may do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next<'a> {
    /// A lesson they began; it need not be one of the pathway.
    CarryOn(LessonId),
    /// The first lesson that isn't done.
    Lesson(LessonId),
    /// The evaluation of a module whose lessons are done.
    Evaluation(&'a Leg),
}

impl Journey {
    /// The journey of a pathway; modules that were withdrawn are left out.
    pub async fn of(conn: &mut Conn, app: &App, pathway: &Pathway) -> Result<Journey> {
        let editions = modules::current(conn, app, &pathway.modules).await?;
        let legs = editions.iter().map(|edition| Leg {
            id: edition.module_id,
            slug: edition.slug.clone(),
            title: edition.body.title.clone(),
            minutes: edition.body.minutes,
            evaluation_minutes: edition.body.evaluation_minutes,
            lessons: edition.lessons.clone(),
        });
        Ok(Journey::new(legs.collect()))
    }

    /// The journey through these modules.
    pub fn new(legs: Vec<Leg>) -> Journey {
        let lessons = legs.iter().flat_map(|leg| leg.lessons.iter().copied()).collect();
        Journey { legs, lessons }
    }

    /// Its modules, in order.
    pub fn legs(&self) -> &[Leg] {
        &self.legs
    }

    /// Its minutes in all.
    pub fn minutes(&self) -> u32 {
        self.legs.iter().map(|leg| leg.minutes).sum()
    }

    /// Its lessons in all; one that stands in two modules counts once.
    pub fn lessons(&self) -> &HashSet<LessonId> {
        &self.lessons
    }

    /// How far someone is.
    pub fn tally(&self, done: &Done) -> Tally {
        let completed = self.lessons.iter().filter_map(|id| done.lessons.get(id));
        let modules = self.legs.iter().filter_map(|leg| done.modules.get(&leg.id));
        let begun = done.begun.iter().filter(|(id, _)| self.lessons.contains(id)).map(|(_, at)| *at);
        let last_active = completed.clone().map(|(_, at)| *at).chain(modules.clone().copied()).chain(begun).max();
        Tally {
            minutes: self.legs.iter().map(|leg| leg.minutes_of(done)).sum(),
            lessons: completed.count(),
            modules: modules.clone().count(),
            finished: !self.legs.is_empty() && modules.count() == self.legs.len(),
            last_active,
        }
    }

    /// What comes next: a lesson of the pathway that was begun, the one they were in last; else the
    /// first that isn't done, or the evaluation that closes its module; when the pathway is finished,
    /// any lesson that was begun.
    pub fn next(&self, done: &Done) -> Option<Next<'_>> {
        let latest = |here: bool| {
            let begun = done.begun.iter().filter(|(id, _)| self.lessons.contains(id) == here);
            begun.max_by_key(|(_, at)| *at).map(|(id, _)| Next::CarryOn(*id))
        };
        let open = self.legs.iter().find(|leg| !done.modules.contains_key(&leg.id));
        let ahead = open.map(|leg| {
            let first = leg.lessons.iter().find(|id| !done.lessons.contains_key(id));
            first.map_or(Next::Evaluation(leg), |id| Next::Lesson(*id))
        });
        latest(true).or(ahead).or_else(|| latest(false))
    }
}

impl Leg {
    /// Where its evaluation is.
    pub fn evaluation_path(&self) -> String {
        format!("/m/{}/evaluation", self.slug)
    }

    fn minutes_of(&self, done: &Done) -> u32 {
        if done.modules.contains_key(&self.id) {
            return self.minutes;
        }
        let lessons: u32 = self.lessons.iter().filter_map(|id| done.lessons.get(id)).map(|(minutes, _)| minutes).sum();
        lessons.min(self.minutes)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn at(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(day * 86_400, 0).unwrap()
    }

    /// Two modules: 20 minutes with two lessons, 10 minutes with one.
    fn journey() -> (Journey, Vec<LessonId>) {
        let lessons: Vec<LessonId> = (0..3).map(|_| LessonId::new()).collect();
        let leg = |minutes, lessons: &[LessonId]| Leg {
            id: ModuleId::new(),
            slug: "m".into(),
            title: "M".into(),
            minutes,
            evaluation_minutes: 4,
            lessons: lessons.to_vec(),
        };
        (Journey::new(vec![leg(20, &lessons[..2]), leg(10, &lessons[2..])]), lessons)
    }

    #[test]
    fn lessons_count_their_minutes_and_a_completed_module_its_own() {
        let (journey, lessons) = journey();
        let mut done = Done::default();
        assert_eq!(journey.tally(&done), Tally::default());
        done.lessons.insert(lessons[0], (7, at(1)));
        done.lessons.insert(LessonId::new(), (9, at(9)));
        let tally = journey.tally(&done);
        assert_eq!((tally.minutes, tally.lessons, tally.last_active), (7, 1, Some(at(1))), "others don't count");
        done.lessons.insert(lessons[1], (30, at(2)));
        assert_eq!(journey.tally(&done).minutes, 20, "never more than the module's");
        done.modules.insert(journey.legs[0].id, at(3));
        done.modules.insert(journey.legs[1].id, at(4));
        let tally = journey.tally(&done);
        assert_eq!((tally.minutes, tally.finished, tally.last_active), (30, true, Some(at(4))));
    }

    #[test]
    fn what_was_begun_comes_before_what_is_new_and_the_evaluation_closes_a_module() {
        let (journey, lessons) = journey();
        let mut done = Done::default();
        assert_eq!(journey.next(&done), Some(Next::Lesson(lessons[0])));
        let elsewhere = LessonId::new();
        done.begun = vec![(lessons[2], at(1)), (elsewhere, at(5))];
        assert_eq!(journey.next(&done), Some(Next::CarryOn(lessons[2])));
        done.begun.remove(0);
        done.lessons.extend([(lessons[0], (7, at(1))), (lessons[1], (7, at(1)))]);
        assert_eq!(journey.next(&done).unwrap(), Next::Evaluation(&journey.legs[0]));
        done.modules.insert(journey.legs[0].id, at(2));
        assert_eq!(journey.next(&done), Some(Next::Lesson(lessons[2])));
        done.modules.insert(journey.legs[1].id, at(3));
        assert_eq!(journey.next(&done), Some(Next::CarryOn(elsewhere)), "an unfinished lesson is news");
        done.begun.clear();
        assert_eq!(journey.next(&done), None);
    }

    #[test]
    fn a_pathway_without_modules_is_never_finished() {
        assert!(!Journey::default().tally(&Done::default()).finished);
        assert_eq!(Journey::default().next(&Done::default()), None);
    }
}
