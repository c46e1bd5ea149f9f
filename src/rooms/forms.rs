//! The form that opens a room, and the one with the exit question.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::{DAYS_AFTER, RoomId};
use crate::credit::programs::{Board, BoardId};
use crate::i18n::Words;
use crate::modules::Edition;
use crate::organizations::Organization;
use crate::time::typed_date;
use crate::web::Problems;

/// Characters of an answer.
pub(super) const ANSWER: usize = 1000;

/// What is chosen from.
pub(super) struct Choices {
    pub organizations: Vec<Organization>,
    pub modules: Vec<Arc<Edition>>,
    pub boards: Vec<Board>,
}

/// What was typed to open a room.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct OpenForm {
    /// Made with the form.
    pub id: String,
    /// The slug of an organization, where there are several.
    pub organization: String,
    /// The slug of a module.
    pub module: String,
    /// The id of a board; empty for people of any kind.
    pub board: String,
    /// The address of who leads it; empty for who fills in the form.
    pub facilitator: String,
    /// The day.
    pub held_on: String,
}

/// What it means.
pub(super) struct Opened {
    pub id: RoomId,
    pub organization: Organization,
    pub module: Arc<Edition>,
    pub board: Option<BoardId>,
    pub held_on: NaiveDate,
}

impl OpenForm {
    /// The empty form.
    pub fn new(choices: &Choices, today: NaiveDate, module: &str) -> OpenForm {
        OpenForm {
            id: RoomId::new().to_string(),
            organization: choices.organizations.first().map(|one| one.slug.clone()).unwrap_or_default(),
            module: module.to_owned(),
            held_on: today.to_string(),
            ..OpenForm::default()
        }
    }

    /// What it means, or what must change. The problem of an address that nobody has belongs to who looks it up.
    pub fn parse(&self, words: Words, choices: &Choices, today: NaiveDate) -> Result<Opened, Problems> {
        let mut problems = Problems::new();
        let organization = match choices.organizations.as_slice() {
            [one] => Some(one),
            several => several.iter().find(|one| one.slug == self.organization),
        };
        if organization.is_none() {
            problems.add("organization", words.say("rooms-organization-empty"));
        }
        let module = choices.modules.iter().find(|module| module.slug == self.module);
        if module.is_none() {
            problems.add("module", words.say("rooms-module-empty"));
        }
        let board = choices.boards.iter().find(|board| board.id.to_string() == self.board);
        if board.is_none() && !self.board.is_empty() {
            problems.add("board", words.say("rooms-board-empty"));
        }
        let held_on = typed_date(&self.held_on);
        let earliest = today.checked_sub_days(Days::new(DAYS_AFTER)).unwrap_or(today);
        match held_on {
            None => problems.add("held_on", words.say("join-bad-date")),
            Some(day) if day > today => problems.add("held_on", words.say("rooms-day-ahead")),
            Some(day) if day < earliest => {
                problems.add("held_on", words.fill("rooms-day-late", &[("days", DAYS_AFTER.into())]));
            }
            Some(_) => {}
        }
        match (self.id.parse(), organization, module, held_on) {
            (Ok(id), Some(organization), Some(module), Some(held_on)) => problems.or(Opened {
                id,
                organization: organization.clone(),
                module: module.clone(),
                board: board.map(|board| board.id),
                held_on,
            }),
            _ => Err(problems),
        }
    }
}

/// What was typed at the exit question.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    pub answer: String,
}

impl AnswerForm {
    /// The answer, or what must change.
    pub fn parse(&self, words: Words) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let answer = problems.text(words, "answer", &self.answer, ANSWER, "room-answer-empty");
        problems.or(answer)
    }
}
