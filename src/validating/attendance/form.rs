//! The form of an event: what was typed, and what it means.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::activities::{Claim, KINDS};
use crate::attendance::Report;
use crate::claiming;
use crate::cohorts::{self, Said};
use crate::format::Mode;
use crate::format::rules::ActivityKind;
use crate::i18n::Words;
use crate::measure::Minutes;
use crate::web::Problems;

/// Characters of a line.
const LINE: usize = 160;
/// Kinds of events that somebody can be at.
const LIVE: [ActivityKind; 6] = [
    ActivityKind::Webinar,
    ActivityKind::Workshop,
    ActivityKind::Conference,
    ActivityKind::Roundtable,
    ActivityKind::Meeting,
    ActivityKind::Event,
];

/// What was typed, and the report as text.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct EventForm {
    pub organization: String,
    pub title: String,
    pub provider: String,
    pub held_on: String,
    /// How long it was: nobody gets more.
    pub most: String,
    pub kind: String,
    pub outcome: String,
    /// The report.
    pub report: String,
    /// Who an attendee is, `line:` and a name or an address, or `line:nobody` for one who is left out.
    pub who: Vec<String>,
    /// The lines of which the table asks who they are.
    pub line: Vec<String>,
    /// What was typed for each of them.
    pub person: Vec<String>,
    /// The lines that are left out.
    pub nobody: Vec<String>,
    /// The fingerprint of what was shown.
    pub print: String,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    pub title: String,
    pub provider: String,
    pub held_on: NaiveDate,
    pub most: Minutes,
    pub kind: ActivityKind,
    pub outcome: String,
}

impl Event {
    /// What it makes of somebody who was there for so long.
    pub fn claim(&self, minutes: Minutes) -> Claim {
        Claim {
            title: self.title.clone(),
            provider: self.provider.clone(),
            occurred_on: self.held_on,
            minutes: minutes.min(self.most),
            stated: None,
            kind: self.kind,
            mode: Mode::Live,
            outcome: self.outcome.clone(),
            categories: BTreeMap::new(),
            teaches: Vec::new(),
        }
    }
}

impl EventForm {
    /// The kinds that the form offers, in the order of the learner's own form.
    pub fn kinds() -> impl Iterator<Item = ActivityKind> {
        KINDS.into_iter().filter(|kind| LIVE.contains(kind))
    }

    /// Takes over what the report itself says, where nothing was typed.
    pub fn fill_from(&mut self, report: &Report) {
        if self.title.trim().is_empty() {
            self.title = report.title.clone().unwrap_or_default();
        }
        if self.held_on.trim().is_empty() {
            self.held_on = report.held_on.map(|day| day.to_string()).unwrap_or_default();
        }
    }

    /// Takes over what was said in the table of who everybody is.
    pub fn answered(mut self) -> EventForm {
        if !self.line.is_empty() {
            self.who = cohorts::answers(&self.line, &self.person, &self.nobody);
        }
        self
    }

    /// Whom the attendee of this line was said to be. None where nothing was said.
    pub fn said(&self, line: u64) -> Option<Said> {
        cohorts::said(&self.who, &line)
    }

    /// What it means, or what must change. Where the report could not be read (`read`), what may stand in it is not
    /// missing yet.
    pub fn parse(&self, words: Words, today: NaiveDate, read: bool) -> Result<Event, Problems> {
        let mut problems = Problems::new();
        let awaited = |typed: &str| !read && typed.trim().is_empty();
        let mut line = |field, typed, empty| match typed {
            typed if field == "title" && awaited(typed) => String::new(),
            typed => problems.line(words, field, typed, LINE, empty),
        };
        let title = line("title", &self.title, "add-title-empty");
        let provider = line("provider", &self.provider, "add-provider-empty");
        let outcome = line("outcome", &self.outcome, "attendance-outcome-empty");
        let formats = ["%Y-%m-%d", "%m/%d/%Y"];
        let held_on = formats.iter().find_map(|format| NaiveDate::parse_from_str(self.held_on.trim(), format).ok());
        match held_on {
            None if awaited(&self.held_on) => {}
            None => problems.add("held_on", words.say("add-date-bad")),
            Some(day) if day > today => problems.add("held_on", words.say("add-date-future")),
            Some(_) => {}
        }
        let most = claiming::minutes(&self.most);
        if most.is_none() {
            problems.add("most", words.say("add-minutes-bad"));
        }
        let kind = EventForm::kinds().find(|kind| kind.as_str() == self.kind);
        if kind.is_none() {
            problems.add("kind", words.say("add-kind-empty"));
        }
        match (held_on, most, kind) {
            (Some(held_on), Some(most), Some(kind)) => {
                problems.or(Event { title, provider, held_on, most, kind, outcome })
            }
            _ => Err(problems),
        }
    }
}
