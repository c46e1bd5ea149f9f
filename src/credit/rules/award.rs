//! What a rule set makes of entries, each on its own.

use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::convert::{Made, convert, multiplied};
use super::manual::Manual;
use super::repeats::Seen;
use super::{Adjustment, Citation, Engaged, Entry, Explanation, Origin, Outcome, Question, Refusal, RuleSet, Working};
use crate::measure::{Credit, Minutes};

/// What became of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    /// The ledger entry's id.
    pub entry: Uuid,
    /// What became of it.
    pub outcome: Outcome,
}

/// What the rule set makes of each entry, by day and id, in whatever order the entries come. Each
/// is rounded on its own (rule R2), so three modules of 50 minutes make 2.499 hours and not 2.5.
pub fn awards(entries: &[Entry], rules: &RuleSet) -> Vec<Award> {
    let rule = Arc::new(Citation::from(rules));
    let award = |entry: &Entry| Award { entry: entry.id, outcome: by_itself(entry, rules, &rule, None) };
    in_order(entries).into_iter().map(award).collect()
}

/// By day and id.
pub(super) fn in_order(entries: &[Entry]) -> Vec<&Entry> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by_key(|entry| (entry.occurred_on, entry.id));
    sorted
}

/// The credit of many awards; what is undecided adds nothing yet. `None` when it does not fit.
pub fn total(awards: &[Award]) -> Option<Credit> {
    Credit::checked_sum(awards.iter().filter_map(|award| award.outcome.credit()))
}

/// What the rule set makes of one entry by itself: its length, kind and content. What a period adds,
/// its days, caps and repeats, is for [`account`](super::account). The same entry and rule set
/// always make the same.
pub fn award(entry: &Entry, rules: &RuleSet) -> Outcome {
    by_itself(entry, rules, &Arc::new(Citation::from(rules)), None)
}

/// The same as it is kept and shown: after these `earlier` entries in their order, with what has to be approved before it is done, the
/// days that it has to be reported in, and the heading that its mode leaves open. A certificate must not say more than
/// the account of a period will. `begun` is the first day of the period that the rules were chosen for, which then hold
/// to its end (rule R18); without one they hold on the entry's own day or not.
pub fn judged(entry: &Entry, earlier: &[Entry], rules: &RuleSet, begun: Option<NaiveDate>) -> Outcome {
    judged_beside(entry, &counted_of(earlier, rules, begun), rules, begun)
}

fn judged_beside(entry: &Entry, seen: &Seen<'_>, rules: &RuleSet, begun: Option<NaiveDate>) -> Outcome {
    let outcome = award_beside(entry, seen, rules, begun);
    let (Outcome::Credit { explanation, .. }, manual) = (&outcome, Manual(rules)) else { return outcome };
    let rule = explanation.rule.clone();
    if let Some(refusal) = manual.approved_too_late(entry) {
        return Outcome::Refused { refusal, rule };
    }
    let open = || {
        let heading = || manual.claims(entry).err();
        manual.not_approved(entry).or_else(|| manual.reported_late(entry)).or_else(heading)
    };
    match entry.decided.is_none().then(open).flatten() {
        Some(question) => Outcome::NeedsDecision { question, rule },
        None => outcome,
    }
}

/// What these entries used up, one after the other. What earned nothing takes nothing away, and neither does what still
/// waits.
fn counted_of<'a>(earlier: &'a [Entry], rules: &RuleSet, begun: Option<NaiveDate>) -> Seen<'a> {
    let mut seen = Seen::default();
    for one in earlier {
        if matches!(judged_beside(one, &seen, rules, begun), Outcome::Credit { .. }) {
            seen.note(one, rules);
        }
    }
    seen
}

/// What an entry is worth that may go over what these earlier entries used up: that does not count again (rule R5).
#[cfg(test)]
pub(super) fn award_after(entry: &Entry, earlier: &[Entry], rules: &RuleSet) -> Outcome {
    award_beside(entry, &counted_of(earlier, rules, None), rules, None)
}

fn award_beside(entry: &Entry, seen: &Seen<'_>, rules: &RuleSet, begun: Option<NaiveDate>) -> Outcome {
    let rule = Arc::new(Citation::from(rules));
    let whole = by_itself(entry, rules, &rule, begun);
    let (left, repeated) = seen.fresh(entry, rules);
    if repeated == Minutes::ZERO || !matches!(whole, Outcome::Credit { .. }) {
        return whole;
    }
    if seen.whole(entry, rules) {
        return Outcome::Refused { refusal: Refusal::Repeated { left: Minutes::ZERO }, rule };
    }
    match by_itself(&Entry { minutes: left, ..entry.clone() }, rules, &rule, begun) {
        Outcome::Refused { refusal: Refusal::TooShort { .. }, rule } => {
            Outcome::Refused { refusal: Refusal::Repeated { left }, rule }
        }
        Outcome::Credit { credit, mut explanation } => {
            explanation.adjustments.insert(0, Adjustment::Repeated { minutes: repeated });
            Outcome::Credit { credit, explanation }
        }
        other => other,
    }
}

fn by_itself(entry: &Entry, rules: &RuleSet, rule: &Arc<Citation>, begun: Option<NaiveDate>) -> Outcome {
    // The day comes first: rules that do not hold have nothing to say, not even no.
    let question = match begun {
        Some(begun) => begun_after(entry, rules, begun),
        None => outside_the_rules(entry, rules),
    };
    let question = question.filter(|_| entry.decided.is_none());
    if let Some(question) = question {
        return Outcome::NeedsDecision { question, rule: rule.clone() };
    }
    if let Some(refusal) = refusal(entry, rules) {
        return Outcome::Refused { refusal, rule: rule.clone() };
    }
    if let Some(decided) = &entry.decided {
        if decided.refuses() {
            return Outcome::Refused { refusal: decided.refusal(), rule: rule.clone() };
        }
        return explained(entry, decided.credit.thousandths(), (decided.working(), None), rules, rule);
    }
    if let Some(question) = kind_question(entry, rules) {
        return Outcome::NeedsDecision { question, rule: rule.clone() };
    }
    match convert(entry, entry.minutes, rules) {
        Made::Refused(refusal) => Outcome::Refused { refusal, rule: rule.clone() },
        Made::Open(question) => Outcome::NeedsDecision { question, rule: rule.clone() },
        Made::Credit(made, working) => earned(entry, made, working, rules, rule),
    }
}

fn earned(entry: &Entry, made: i64, working: Working, rules: &RuleSet, rule: &Arc<Citation>) -> Outcome {
    let (credit, adjustment) = multiplied(made, entry, rules);
    explained(entry, credit, (working, adjustment.map(|adjustment| (made, adjustment))), rules, rule)
}

/// So much credit, with the sum and what was added or taken off what that had made.
fn explained(
    entry: &Entry,
    credit: i64,
    (working, adjustment): (Working, Option<(i64, Adjustment)>),
    rules: &RuleSet,
    rule: &Arc<Citation>,
) -> Outcome {
    let sign = if entry.taken_back { -1 } else { 1 };
    let credit = Credit::from_thousandths(sign * credit);
    let before = adjustment.as_ref().map(|(made, _)| Credit::from_thousandths(sign * made));
    let explanation = Explanation {
        minutes: entry.minutes,
        taken_back: entry.taken_back,
        credit,
        unit: rules.unit.name.clone(),
        working,
        before,
        adjustments: adjustment.into_iter().map(|(_, adjustment)| adjustment).collect(),
        engaged: engaged(entry, rules),
        rule: rule.clone(),
    };
    Outcome::Credit { credit, explanation }
}

fn outside_the_rules(entry: &Entry, rules: &RuleSet) -> Option<Question> {
    let Entry { occurred_on, .. } = *entry;
    let RuleSet { effective_from, effective_to, .. } = *rules;
    if occurred_on < effective_from {
        return Some(Question::BeforeTheRules { occurred_on, effective_from });
    }
    effective_to
        .filter(|last| *last < occurred_on)
        .map(|effective_to| Question::AfterTheRules { occurred_on, effective_to })
}

/// That the period began when the rules had ended, whatever the day of an entry in it.
pub(super) fn begun_after(entry: &Entry, rules: &RuleSet, begun: NaiveDate) -> Option<Question> {
    let effective_to = rules.effective_to.filter(|_| rules.ended_before(begun))?;
    Some(Question::AfterTheRules { occurred_on: entry.occurred_on, effective_to })
}

/// What the rules refuse whatever its length.
pub(super) fn refusal(entry: &Entry, rules: &RuleSet) -> Option<Refusal> {
    if entry.origin == Origin::LooseLesson && !rules.allow_pooling {
        return Some(Refusal::OutsideModule);
    }
    if rules.kinds.refused.contains(&entry.kind) {
        return Some(Refusal::KindExcluded { kind: entry.kind });
    }
    if let Some(teaches) = entry.teaches.iter().find(|teaches| rules.exclusions.contains(teaches)) {
        return Some(Refusal::ContentExcluded { teaches: *teaches });
    }
    let Engaged { share, minutes } = engaged(entry, rules)?;
    let seconds = u64::from(entry.engaged_seconds?);
    // Both sides in hundredths of a second, so that nothing is rounded.
    let asked = u64::from(entry.minutes.get()) * 60 * u64::from(share.get());
    (seconds * 100 < asked).then_some(Refusal::NotEngaged { share, measured: Some(minutes) })
}

/// The time that was measured, where the rules ask for some.
pub(super) fn engaged(entry: &Entry, rules: &RuleSet) -> Option<Engaged> {
    let (share, seconds) = (rules.engaged_share?, entry.engaged_seconds?);
    Some(Engaged { share, minutes: Minutes::try_from(seconds / 60).unwrap_or_default() })
}

/// A kind of which no source says whether it counts.
pub(super) fn kind_question(entry: &Entry, rules: &RuleSet) -> Option<Question> {
    let (kind, kinds) = (entry.kind, &rules.kinds);
    let silent = kinds.counted.is_empty() && kinds.refused.is_empty();
    (!silent && !kinds.counted.contains(&kind)).then_some(Question::Kind { kind })
}
