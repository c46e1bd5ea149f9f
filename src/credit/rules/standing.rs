//! Whether an entry counts in a period at all, and under which headings: before any sum.

use std::sync::Arc;

use super::award::{kind_question, refusal};
use super::outcome::{Question, Refusal};
use super::reversal::Undoing;
use super::{ApprovalMode, Citation, Entry, ModeCategory, Outcome, Period, RuleSet, Span};

/// What stands between an entry and its credit.
#[derive(Clone)]
pub(super) enum Hurdle {
    Refused(Refusal),
    Open(Question),
}

/// The rule set seen from one period: what is looked up for every entry is at hand.
pub(super) struct Terms<'a> {
    pub rules: &'a RuleSet,
    pub period: &'a Period,
}

/// What stands in the way of an entry in every period: that it was not approved beforehand, or reported late. Nothing
/// where somebody decided about it.
pub fn procedure(entry: &Entry, rules: &RuleSet) -> Option<Outcome> {
    if entry.decided.is_some() {
        return None;
    }
    let day = Period::of(Span { starts: entry.occurred_on, ends: entry.occurred_on });
    let (terms, rule) = (Terms { rules, period: &day }, Arc::new(Citation::from(rules)));
    if let Some(refusal) = terms.approved_too_late(entry) {
        return Some(Outcome::Refused { refusal, rule });
    }
    Some(Outcome::NeedsDecision { question: terms.question(entry)?, rule })
}

impl Terms<'_> {
    /// The headings of an entry as bits, by their place in the rule set; or what stands in the way.
    /// Refusals come first: nobody is asked about what can't count anyway.
    pub fn admit(&self, entry: &Entry, undoing: Undoing) -> Result<u64, Hurdle> {
        if let Some(refusal) = self.refusal(entry, undoing) {
            return Err(Hurdle::Refused(refusal));
        }
        let claims = self.claims(entry);
        if let Some(decided) = &entry.decided {
            // What earns nothing must not use up the lessons that it is made of.
            let refused = decided.refuses().then(|| Hurdle::Refused(decided.refusal()));
            return refused.map_or_else(|| Ok(claims.unwrap_or_default()), Err);
        }
        if let Some(question) = self.question(entry) {
            return Err(Hurdle::Open(question));
        }
        claims.map_err(Hurdle::Open)
    }

    fn refusal(&self, entry: &Entry, undoing: Undoing) -> Option<Refusal> {
        let occurred_on = entry.occurred_on;
        match undoing {
            Undoing::Stands => {}
            Undoing::TakenBack => return Some(Refusal::TakenBack),
            Undoing::TakesBack => return Some(Refusal::TakesBack),
            Undoing::Nothing => return Some(Refusal::NothingToTakeBack),
        }
        let (starts, ends) = (self.period.first_day(self.rules), self.period.last_day());
        if !(starts..=ends).contains(&occurred_on) {
            return Some(Refusal::OutsidePeriod { occurred_on, starts, ends });
        }
        if let Some(members) = &self.period.members {
            let there = members.iter().any(|member| {
                let until = member.to.is_none_or(|to| occurred_on <= to);
                member.person == entry.person && member.from <= occurred_on && until
            });
            if !there {
                return Some(Refusal::NotAMember { occurred_on });
            }
        }
        refusal(entry, self.rules).or_else(|| self.approved_too_late(entry))
    }

    fn approved_too_late(&self, entry: &Entry) -> Option<Refusal> {
        let approved_on = entry.approved_on.filter(|on| *on > entry.occurred_on)?;
        self.asks_for_approval(entry).then_some(Refusal::ApprovedTooLate { approved_on })
    }

    /// Whether this has to be approved before it is done: by the program, or by the way it is given, unless
    /// it was put under another heading than the one that leads to.
    fn asks_for_approval(&self, entry: &Entry) -> bool {
        let approval = &self.rules.approval;
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

    /// The first line about this kind, given in this way.
    fn by_mode(&self, entry: &Entry) -> Option<&ModeCategory> {
        self.rules.mode_categories.iter().find(|mode| mode.fits(entry.kind, entry.mode))
    }

    fn question(&self, entry: &Entry) -> Option<Question> {
        if let Some(question) = kind_question(entry, self.rules) {
            return Some(question);
        }
        if self.asks_for_approval(entry) && entry.approved_on.is_none() {
            return Some(Question::NotApproved);
        }
        let within_days = self.rules.reporting.within_days?;
        let days = (entry.reported_on? - entry.occurred_on).num_days();
        let late = days > i64::from(within_days) && entry.late_reason.is_none();
        late.then_some(Question::Late { days, within_days })
    }

    /// The headings that are claimed, and the one that the mode leads to where none of its axis is (rule R11).
    fn claims(&self, entry: &Entry) -> Result<u64, Question> {
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

    fn claimed(&self, entry: &Entry) -> u64 {
        entry.categories.iter().fold(0, |claims, code| claims | self.bit(self.becomes(code)))
    }

    /// A heading of the rules before these, as it is called now (rule R18).
    fn becomes<'b>(&'b self, code: &'b str) -> &'b str {
        let pairs = self.rules.succession.as_ref().map(|succession| succession.categories.as_slice());
        let now = pairs.unwrap_or_default().iter().find(|(old, _)| old == code).map(|(_, new)| new.as_str());
        now.unwrap_or(code)
    }

    fn bit(&self, code: &str) -> u64 {
        let place = self.rules.categories.iter().position(|category| category.code == code);
        place.map_or(0, |place| 1 << place)
    }

    fn on_axis_of(&self, claims: u64, code: &str) -> u64 {
        let categories = &self.rules.categories;
        let Some(named) = categories.iter().find(|category| category.code == code) else { return 0 };
        let same = categories.iter().enumerate().filter(|(_, category)| category.axis == named.axis);
        claims & same.fold(0, |bits, (place, _)| bits | 1 << place)
    }

    fn claims_any_led_to(&self, claims: u64) -> bool {
        let led_to = self.rules.mode_categories.iter().filter_map(|mode| mode.category.as_deref());
        led_to.into_iter().any(|category| self.on_axis_of(claims, category) != 0)
    }
}
