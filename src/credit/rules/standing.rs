//! Whether an entry counts in a period at all: before any sum.

use super::award::{begun_after, kind_question, refusal};
use super::manual::Manual;
use super::outcome::{Question, Refusal};
use super::reversal::Undoing;
use super::{Entry, Period, RuleSet};

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

impl Terms<'_> {
    /// The headings of an entry as bits, by their place in the rule set; or what stands in the way.
    /// Refusals come first: nobody is asked about what can't count anyway.
    pub fn admit(&self, entry: &Entry, undoing: Undoing) -> Result<u64, Hurdle> {
        if let Some(refusal) = self.not_in_it(entry, undoing) {
            return Err(Hurdle::Refused(refusal));
        }
        // Rules that had ended when the period began have nothing to say, not even no.
        let ended = begun_after(entry, self.rules, self.period.span.starts);
        if let Some(question) = ended.filter(|_| entry.decided.is_none()) {
            return Err(Hurdle::Open(question));
        }
        if let Some(refusal) = refusal(entry, self.rules).or_else(|| self.manual().approved_too_late(entry)) {
            return Err(Hurdle::Refused(refusal));
        }
        let claims = self.manual().claims(entry);
        if let Some(decided) = &entry.decided {
            // What earns nothing must not use up the lessons that it is made of.
            if decided.refuses() {
                return Err(Hurdle::Refused(decided.refusal()));
            }
            return Ok(claims.unwrap_or_else(|_| self.manual().decided(entry, decided)));
        }
        if let Some(question) = self.question(entry) {
            return Err(Hurdle::Open(question));
        }
        claims.map_err(Hurdle::Open)
    }

    /// That it has no place in this period, whatever the rules say of it.
    fn not_in_it(&self, entry: &Entry, undoing: Undoing) -> Option<Refusal> {
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
        if let Some(refusal) = self.period.elsewhere.get(&entry.id) {
            return Some(refusal.clone());
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
        None
    }

    fn question(&self, entry: &Entry) -> Option<Question> {
        if let Some(question) = kind_question(entry, self.rules) {
            return Some(question);
        }
        self.manual().not_approved(entry).or_else(|| self.manual().reported_late(entry))
    }

    fn manual(&self) -> Manual<'_> {
        Manual(self.rules)
    }
}
