//! What members have done, read for many of them at once.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::journey::Journey;
use crate::accounts::UserId;
use crate::db::Conn;
use crate::error::Result;
use crate::lessons::LessonId;
use crate::modules::ModuleId;
use crate::progress;

/// What one person has done, in a pathway and elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// Completed lessons: stated minutes of the version that was done, and when.
    pub lessons: HashMap<LessonId, (u32, DateTime<Utc>)>,
    /// Completed modules, and when for the first time.
    pub modules: HashMap<ModuleId, DateTime<Utc>>,
    /// Lessons begun and not finished, and when they were last there.
    pub begun: Vec<(LessonId, DateTime<Utc>)>,
}

impl Done {
    /// Takes in a completed lesson. One that was done again in a newer version counts once, the last time.
    fn complete(&mut self, lesson: LessonId, minutes: u32, at: DateTime<Utc>) {
        let kept = self.lessons.entry(lesson).or_insert((minutes, at));
        if (kept.1, kept.0) < (at, minutes) {
            *kept = (minutes, at);
        }
    }

    /// Takes in a completed module. Whoever takes it again was through with it before.
    fn finish(&mut self, module: ModuleId, at: DateTime<Utc>) {
        self.modules.entry(module).and_modify(|first| *first = at.min(*first)).or_insert(at);
    }
}

/// What each of these people has done. Who has done nothing is not among them.
pub async fn done_by(conn: &mut Conn, people: &[UserId]) -> Result<HashMap<UserId, Done>> {
    let mut all: HashMap<UserId, Done> = HashMap::new();
    for one in progress::lessons_of_many(conn, people).await? {
        all.entry(one.user_id).or_default().complete(one.lesson_id, one.minutes.get(), one.completed_at);
    }
    for completion in progress::modules_of_many(conn, people).await? {
        all.entry(completion.user_id).or_default().finish(completion.module_id, completion.completed_at);
    }
    for (person, lesson, at) in progress::unfinished_of_many(conn, people).await? {
        all.entry(person).or_default().begun.push((lesson, at));
    }
    Ok(all)
}

/// What each of these people has done of this journey, in their order: as much of [`done_by`] as
/// [`Journey::tally`] looks at.
pub(super) async fn done_on(conn: &mut Conn, journey: &Journey, people: &[UserId]) -> Result<Vec<Done>> {
    let lessons: Vec<LessonId> = journey.lessons().iter().copied().collect();
    let modules: Vec<ModuleId> = journey.legs().iter().map(|leg| leg.id).collect();
    let taken = progress::taken(conn, people, &lessons, &modules).await?;
    let place: HashMap<UserId, usize> = (0..).zip(people).map(|(at, id)| (*id, at)).collect();
    let mut all = vec![Done::default(); people.len()];
    let mut of = |who: UserId, take: &mut dyn FnMut(&mut Done)| {
        if let Some(done) = place.get(&who).and_then(|at| all.get_mut(*at)) {
            take(done);
        }
    };
    for (who, lesson, minutes, at) in taken.lessons {
        of(who, &mut |done| done.complete(lesson, minutes.get(), at));
    }
    for (who, module, at) in taken.modules {
        of(who, &mut |done| done.finish(module, at));
    }
    for (who, lesson, at) in taken.begun {
        of(who, &mut |done| done.begun.push((lesson, at)));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_module_that_was_taken_again_was_finished_the_first_time() {
        let (module, at) = (ModuleId::new(), |day: i64| DateTime::from_timestamp(day * 86_400, 0).unwrap());
        let mut done = Done::default();
        for day in [400, 30, 800] {
            done.finish(module, at(day));
        }
        assert_eq!(done.modules, HashMap::from([(module, at(30))]));
    }
}
