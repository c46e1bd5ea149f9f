//! What a rule set says about an entry whatever the period: the headings it falls under, and whether it has to be
//! approved.

use super::outcome::{Question, Refusal};
use super::{ApprovalMode, Decided, Entry, ModeCategory, RuleSet};

/// A rule set that is looked up in.
#[derive(Clone, Copy)]
pub(super) struct Manual<'a>(pub &'a RuleSet);

impl<'a> Manual<'a> {
    /// That it was approved only after it was done.
    pub fn approved_too_late(self, entry: &Entry) -> Option<Refusal> {
        let approved_on = entry.approved_on.filter(|on| *on > entry.occurred_on)?;
        self.asks_for_approval(entry).then_some(Refusal::ApprovedTooLate { approved_on })
    }

    /// Whether this has to be approved before it is done: by the program, or by the way it is given, unless
    /// it was put under another heading than the one that leads to.
    fn asks_for_approval(self, entry: &Entry) -> bool {
        let approval = &self.0.approval;
        let known = entry.provider.as_ref().is_some_and(|provider| approval.providers.contains(provider));
        match approval.mode {
            ApprovalMode::PriorApproval => true,
            ApprovalMode::PreApprovedProvider => !known,
            _ => self.by_mode(entry).filter(|mode| mode.prior_approval).is_some_and(|mode| {
                let category = mode.category.as_deref().unwrap_or_default();
                let claimed = self.on_axis_of(self.claimed(entry), category);
                claimed == 0 || claimed & self.bit(category) != 0
            }),
        }
    }

    /// That it had to be approved, and nobody knows that it was.
    pub fn not_approved(self, entry: &Entry) -> Option<Question> {
        (self.asks_for_approval(entry) && entry.approved_on.is_none()).then_some(Question::NotApproved)
    }

    /// That it was reported late, and nobody said why.
    pub fn reported_late(self, entry: &Entry) -> Option<Question> {
        let within_days = self.0.reporting.within_days?;
        let days = (entry.reported_on? - entry.occurred_on).num_days();
        let late = days > i64::from(within_days) && entry.late_reason.is_none();
        late.then_some(Question::Late { days, within_days })
    }

    /// The first line about this kind, given in this way.
    fn by_mode(self, entry: &Entry) -> Option<&'a ModeCategory> {
        self.0.mode_categories.iter().find(|mode| mode.fits(entry.kind, entry.mode))
    }

    /// The headings that are claimed, and the one that the mode leads to where none of its axis is (rule R11).
    pub fn claims(self, entry: &Entry) -> Result<u64, Question> {
        let claims = self.claimed(entry);
        let Some(by_mode) = self.by_mode(entry) else { return Ok(claims) };
        match (&by_mode.category, &by_mode.question) {
            (Some(category), _) if self.on_axis_of(claims, category) == 0 => Ok(claims | self.bit(category)),
            (None, Some(question)) if !self.claims_any_led_to(claims) => {
                Err(Question::Mode { question: question.clone() })
            }
            _ => Ok(claims),
        }
    }

    /// The headings that are claimed, and the one that it was put under by whoever decided on it.
    pub fn decided(self, entry: &Entry, decided: &Decided) -> u64 {
        self.claimed(entry) | decided.category.as_deref().map_or(0, |code| self.bit(self.becomes(code)))
    }

    fn claimed(self, entry: &Entry) -> u64 {
        entry.categories.iter().fold(0, |claims, code| claims | self.bit(self.becomes(code)))
    }

    /// A heading of the rules before these, as it is called now (rule R18).
    fn becomes<'b>(&'b self, code: &'b str) -> &'b str {
        let pairs = self.0.succession.as_ref().map(|succession| succession.categories.as_slice());
        let now = pairs.unwrap_or_default().iter().find(|(old, _)| old == code).map(|(_, new)| new.as_str());
        now.unwrap_or(code)
    }

    fn bit(&self, code: &str) -> u64 {
        let place = self.0.categories.iter().position(|category| category.code == code);
        place.map_or(0, |place| 1 << place)
    }

    fn on_axis_of(&self, claims: u64, code: &str) -> u64 {
        let categories = &self.0.categories;
        let Some(named) = categories.iter().find(|category| category.code == code) else { return 0 };
        let same = categories.iter().enumerate().filter(|(_, category)| category.axis == named.axis);
        claims & same.fold(0, |bits, (place, _)| bits | 1 << place)
    }

    fn claims_any_led_to(&self, claims: u64) -> bool {
        let led_to = self.0.mode_categories.iter().filter_map(|mode| mode.category.as_deref());
        led_to.into_iter().any(|category| self.on_axis_of(claims, category) != 0)
    }
}
