//! The rule set itself: whose rules, for which days, from which sources.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Approval, CarryOver, Case, Category, Equivalence, Exclusion, Extension, Form, Kinds, ModeCategory, Multiplier,
    PositionChange, Repeats, Reporting, Rounding, Track, Unit,
};
use crate::format::Topic;
use crate::measure::Percent;
use crate::time::Zone;

/// What a program gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgramKind {
    /// Leave to work.
    License,
    /// A certificate.
    Certificate,
    /// An endorsement.
    Endorsement,
    /// Standing of a library, which rests on what its people learn.
    AccreditationCondition,
    /// Nothing that anybody has to have.
    Voluntary,
}

/// Who earns the credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// One person.
    Person,
    /// A board, by all its members together (rule R19).
    Board,
    /// A library, by its director.
    Library,
}

/// A program: whose it is, and for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// Its own name.
    pub name: String,
    /// Who decides what counts. A plain measure, such as the contact hour, has nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// What it gives.
    pub kind: ProgramKind,
    /// Who earns the credit.
    pub subject: Subject,
    /// The zone of its calendar (rules R12 and R27).
    pub time_zone: Zone,
}

impl Program {
    /// Its name with whose it is, where it stands among others: several states call theirs by the same name.
    pub fn full_name(&self) -> String {
        match &self.authority {
            Some(authority) => format!("{} ({authority})", self.name),
            None => self.name.clone(),
        }
    }
}

/// How far a rule set has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Read from public pages; the authority has yet to confirm it.
    Draft,
    /// Before the two people who approve it.
    InReview,
    /// Approved.
    Active,
    /// Out of force.
    Retired,
}

/// A page that a rule was taken from (rule R28).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSource {
    /// By which rules point at it; may be left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The page's title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The day on which it was last read.
    pub read_on: NaiveDate,
}

/// The rules that came before, and what becomes of periods that began under them (rule R18).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    /// The code of the rule set that these follow.
    pub follows: String,
    /// Whether periods that are open change over; they go on under the old rules otherwise.
    #[serde(default)]
    pub open_periods_change: bool,
    /// Old categories and the new ones that they become.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<(String, String)>,
}

/// The rules of a program for a span of days: data, with its sources and its own test cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    /// The name of its file, by which it is known for ever.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// Counts up with each change; what is in force is never edited.
    pub version: NonZeroU32,
    /// How far it has come.
    pub status: Status,
    /// The first day the rules hold.
    pub effective_from: NaiveDate,
    /// The last day the rules hold, if one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_to: Option<NaiveDate>,
    /// What a reader should know besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the sources leave open and the authority should be asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
    /// Where the rules were read; at least one.
    pub sources: Vec<RuleSource>,
    /// Whose rules.
    pub program: Program,
    /// The rules before these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub succession: Option<Succession>,
    /// What credit is counted in.
    pub unit: Unit,
    /// How minutes become it.
    pub rounding: Rounding,
    /// Whether lessons outside a module count together (rule R4).
    #[serde(default)]
    pub allow_pooling: bool,
    /// What counts again (rule R5).
    #[serde(default)]
    pub repeats: Repeats,
    /// The share of its minutes that somebody has to have been at it, where the program asks (rule R8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engaged_share: Option<Percent>,
    /// What gives no credit (rule R30).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<Exclusion>,
    /// Which kinds count.
    #[serde(default)]
    pub kinds: Kinds,
    /// The headings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Category>,
    /// Which mode leads to which heading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mode_categories: Vec<ModeCategory>,
    /// What stated units make.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub equivalences: Vec<Equivalence>,
    /// More or less for a role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub multipliers: Vec<Multiplier>,
    /// How it is reported.
    #[serde(default)]
    pub reporting: Reporting,
    /// What goes into the next period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carry_over: Option<CarryOver>,
    /// What a change of position does.
    #[serde(default)]
    pub position_change: PositionChange,
    /// How far a period can be extended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    /// How it is approved.
    #[serde(default)]
    pub approval: Approval,
    /// How the form looks on which training is summed up, where a source says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// Who has to earn how much.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<Track>,
    /// Cases that the rule set must get right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<Case>,
}

impl RuleSet {
    /// Whether the rules hold on this day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.effective_from <= day && self.effective_to.is_none_or(|last| day <= last)
    }

    /// Whether the rules had ended when this day began.
    pub fn ended_before(&self, day: NaiveDate) -> bool {
        self.effective_to.is_some_and(|last| last < day)
    }

    /// Whether they measure what everybody does: a plain measure, or an authority's rules without any position to be in.
    pub fn is_measure(&self) -> bool {
        self.program.authority.is_none() || self.tracks.is_empty()
    }

    /// The program that the rules belong to, by the code of its first rule set.
    pub fn program_code(&self) -> &str {
        self.succession.as_ref().map_or(&self.code, |succession| &succession.follows)
    }

    /// The providers that the rules name, by slug: as approved, or in a constraint.
    pub fn providers(&self) -> impl Iterator<Item = &str> {
        let constraints = self.tracks.iter().flat_map(|track| &track.constraints);
        let selected = constraints.flat_map(|constraint| &constraint.select.providers);
        self.approval.providers.iter().chain(selected).map(String::as_str)
    }

    /// The codes of the headings that take in this shelf.
    pub fn headings_of(&self, shelf: Topic) -> Vec<String> {
        let fitting = self.categories.iter().filter(|category| category.topics.contains(&shelf));
        fitting.map(|category| category.code.clone()).collect()
    }

    /// A track by its code.
    pub fn track(&self, code: &str) -> Option<&Track> {
        self.tracks.iter().find(|track| track.code == code)
    }

    /// A source by its id, and the first one for none.
    pub fn source(&self, id: Option<&str>) -> Option<&RuleSource> {
        let named = id.and_then(|id| self.sources.iter().find(|source| source.id.as_deref() == Some(id)));
        named.or_else(|| self.sources.first())
    }
}
