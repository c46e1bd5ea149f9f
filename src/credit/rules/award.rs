//! What a rule set makes of entries.

use uuid::Uuid;

use super::{Citation, Entry, Explanation, Method, Origin, Outcome, Question, Refusal, RuleSet, Working};
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
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by_key(|entry| (entry.occurred_on, entry.id));
    sorted.into_iter().map(|entry| Award { entry: entry.id, outcome: award(entry, rules) }).collect()
}

/// The credit of many awards; what is undecided adds nothing yet. `None` when it does not fit.
pub fn total(awards: &[Award]) -> Option<Credit> {
    Credit::checked_sum(awards.iter().filter_map(|award| award.outcome.credit()))
}

/// What the rule set makes of one entry. The same entry and rule set always make the same.
pub fn award(entry: &Entry, rules: &RuleSet) -> Outcome {
    let rule = Citation::from(rules);
    // The day comes first: rules that do not hold have nothing to say, not even no.
    if let Some(question) = outside_the_rules(entry, rules) {
        return Outcome::NeedsDecision { question, rule };
    }
    if let Some(refusal) = refusal(entry, rules) {
        return Outcome::Refused { refusal, rule };
    }
    let (earned, working) = match rules.method {
        Method::Exact => exact(entry.minutes, rules),
    };
    let sign = if entry.taken_back { -1 } else { 1 };
    let credit = Credit::from_thousandths(sign * earned);
    let explanation = Explanation {
        minutes: entry.minutes,
        taken_back: entry.taken_back,
        credit,
        unit: rules.unit.clone(),
        working,
        rule,
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

fn refusal(entry: &Entry, rules: &RuleSet) -> Option<Refusal> {
    let Entry { minutes, .. } = *entry;
    let RuleSet { min_minutes, .. } = *rules;
    if entry.origin == Origin::LooseLesson {
        return Some(Refusal::OutsideModule);
    }
    (minutes < min_minutes).then_some(Refusal::TooShort { minutes, min_minutes })
}

/// Minutes divided by the minutes of a unit, in thousandths, rounded half up to the part the rule
/// set keeps (rule R1): 50 / 60 is 0.8333…, kept to the thousandth 0.833. A reversal rounds
/// the same minutes and then changes the sign, so it undoes exactly (rule R21).
fn exact(minutes: Minutes, rules: &RuleSet) -> (i64, Working) {
    let part = rules.decimals.thousandths();
    let dividend = i64::from(minutes.get()) * 1000;
    let divisor = i64::from(rules.minutes_per_unit.get()) * part;
    // Minutes and minutes to the unit are of 32 bits, so that twice a thousandfold fits in 64.
    let parts = (2 * dividend + divisor) / (2 * divisor);
    let kept_to = (dividend % divisor != 0).then_some(rules.decimals);
    let working = Working::Exact { minutes_per_unit: rules.minutes_per_unit, kept_to };
    (parts * part, working)
}
