//! One digest of one cohort: what is the same for all its members, read once.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::accounts::{self, User};
use crate::app::App;
use crate::cohorts::{Cohort, Pace};
use crate::coordinating::{Done, Journey, Next};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Language;
use crate::lessons::{self, Card, LessonId};
use crate::organizations::{self, Organization};
use crate::pathways::{self, Pathway};

/// What all members share.
pub(super) struct Issue {
    pub cohort: Cohort,
    pub organization: Organization,
    pub coordinator: User,
    pub pathway: Pathway,
    pub journey: Journey,
    pub pace: Pace,
    /// The slot it is for.
    pub slot: DateTime<Utc>,
    cards: HashMap<Language, HashMap<LessonId, Card>>,
}

/// What someone may do next, as the message shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suggestion {
    pub kind: Kind,
    pub title: String,
    /// The language of title and summary.
    pub speaks: Language,
    /// One or two sentences; may be empty.
    pub summary: String,
    pub minutes: u32,
    /// Where it is, on this site.
    pub path: String,
    /// The shelf mark of a lesson.
    pub mark: Option<String>,
    /// Whether it is part of a credit module.
    pub credit: bool,
}

/// What kind of thing is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A lesson that was begun.
    CarryOn,
    /// A new lesson.
    Lesson,
    /// The questions that close a module.
    Evaluation,
}

impl Issue {
    /// The digest of a cohort for a slot.
    pub async fn of(conn: &mut Conn, app: &App, cohort: Cohort, slot: DateTime<Utc>) -> Result<Issue> {
        let organization = organizations::by_id(conn, cohort.organization_id).await?;
        let coordinator = accounts::by_id(conn, cohort.coordinator_id).await?;
        let pathway = pathways::by_id(conn, cohort.pathway_id).await?;
        let journey = Journey::of(conn, app, &pathway).await?;
        let pace = Pace::of(&cohort, journey.minutes(), slot);
        let ids: Vec<LessonId> = journey.lessons().iter().copied().collect();
        let mut issue =
            Issue { cohort, organization, coordinator, pathway, journey, pace, slot, cards: HashMap::new() };
        issue.fetch(conn, &ids).await?;
        Ok(issue)
    }

    /// Reads the cards of lessons that it doesn't have yet, in all languages.
    pub async fn fetch(&mut self, conn: &mut Conn, ids: &[LessonId]) -> Result<()> {
        for language in Language::ALL {
            let known = self.cards.entry(language).or_default();
            let missing: Vec<LessonId> = ids.iter().filter(|id| !known.contains_key(id)).copied().collect();
            if !missing.is_empty() {
                let cards = lessons::cards(conn, language, &missing).await?;
                known.extend(cards.into_iter().map(|card| (card.id, card)));
            }
        }
        Ok(())
    }

    /// What someone who has done this much may do next. A lesson that was withdrawn meanwhile is
    /// nothing to suggest.
    pub fn suggestion(&self, done: &Done, language: Language) -> Option<Suggestion> {
        match self.journey.next(done)? {
            Next::CarryOn(id) => self.lesson(id, Kind::CarryOn, language),
            Next::Lesson(id) => self.lesson(id, Kind::Lesson, language),
            Next::Evaluation(leg) => Some(Suggestion {
                kind: Kind::Evaluation,
                title: leg.title.clone(),
                speaks: Language::English,
                summary: String::new(),
                minutes: leg.evaluation_minutes,
                path: leg.evaluation_path(),
                mark: None,
                credit: true,
            }),
        }
    }

    fn lesson(&self, id: LessonId, kind: Kind, language: Language) -> Option<Suggestion> {
        let card = self.cards.get(&language)?.get(&id)?;
        Some(Suggestion {
            kind,
            title: card.title.clone(),
            speaks: card.speaks(),
            summary: card.summary.clone(),
            minutes: u32::try_from(card.minutes).unwrap_or_default(),
            path: card.path(),
            mark: Some(card.mark.clone()),
            credit: card.credit,
        })
    }
}
