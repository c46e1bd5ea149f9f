//! The account of a period: what every entry earns, what it adds up to, and what is missing.

use std::collections::HashSet;
use std::sync::Arc;

use uuid::Uuid;

use super::award::{Award, engaged, in_order};
use super::caps;
use super::finding::{Finding, findings};
use super::reversal::undoing;
use super::select::exclusive;
use super::standing::{Hurdle, Terms};
use super::worked::{Standing, Worked, work};
use super::{Citation, Entry, Explanation, Outcome, Period, RuleSet, Track};
use crate::measure::Credit;

/// How much counts under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The category's code.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// How much.
    pub credit: Credit,
}

/// How much of an entry counts under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The ledger entry's id.
    pub entry: Uuid,
    /// The category's code.
    pub heading: String,
    /// How much.
    pub credit: Credit,
}

/// What a period comes to in a track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The rules that decided.
    pub rule: Arc<Citation>,
    /// The unit of all credit here, in the singular.
    pub unit: String,
    /// What is asked for (rule R15).
    pub required: Credit,
    /// What counts: the sum of all awards, and what was carried in.
    pub counted: Credit,
    /// What was carried in from the period before (rule R14).
    pub carried_in: Credit,
    /// What goes into the next one, should this one end now.
    pub carried_out: Credit,
    /// What became of each entry, by day and id.
    pub awards: Vec<Award>,
    /// How much counts under each heading, in the rule set's order.
    pub headings: Vec<Heading>,
    /// What each of them is the sum of, by heading, and by day and id.
    pub shares: Vec<Share>,
    /// What each constraint finds, in the track's order.
    pub findings: Vec<Finding>,
}

impl Account {
    /// What is still missing of the total.
    pub fn missing(&self) -> Credit {
        self.required.checked_sub(self.counted).filter(|gap| *gap > Credit::ZERO).unwrap_or_default()
    }

    /// Whether total and constraints are met.
    pub fn complete(&self) -> bool {
        self.missing() == Credit::ZERO && self.findings.iter().all(Finding::met)
    }

    /// The entries that wait for the authority (rule R29).
    pub fn undecided(&self) -> impl Iterator<Item = &Award> {
        self.awards.iter().filter(|award| award.outcome.credit().is_none())
    }

    /// What is asked for and what there is, as a sentence.
    pub fn sentence(&self) -> String {
        let asked = super::explanation::in_units(self.required, &self.unit);
        match self.missing() {
            Credit::ZERO => format!("{asked} are asked for, and {} count.", self.counted),
            gap => format!("{asked} are asked for, and {} count, so {gap} are missing.", self.counted),
        }
    }
}

/// What a track makes of the entries of a period: a pure function, the same for the same entries in
/// any order. An entry that comes twice, by its id, counts once (rule R26).
pub fn account(entries: &[Entry], rules: &RuleSet, track: &Track, period: &Period) -> Account {
    let mut ids = HashSet::with_capacity(entries.len());
    let mut sorted = in_order(entries);
    sorted.retain(|entry| ids.insert(entry.id));
    let terms = Terms { rules, period };
    let admitted: Vec<_> =
        sorted.iter().zip(undoing(&sorted)).map(|(entry, undoing)| terms.admit(entry, undoing)).collect();
    let required = period.required(track);
    let mut standings = work(&sorted, &admitted, rules);
    caps::apply(&sorted, &mut standings, rules, track, required);

    let findings = findings(&sorted, &standings, rules, track, required);
    let shares = shares(&sorted, &standings, rules);
    let headings = headings(&shares, rules);
    let earned = standings.iter().flatten().fold(0_i64, |sum, worked| sum.saturating_add(worked.credit));
    let most = rules.carry_over.as_ref().map_or(0, |carry_over| carry_over.most.thousandths());
    let carried_in = period.carried.thousandths().clamp(0, most);
    let counted = earned.saturating_add(carried_in);
    // What came from the period before does not go on into the next.
    let carried_out = (counted - required.thousandths()).clamp(0, most).min(earned);
    let rule = Arc::new(Citation::from(rules));
    let award = |(entry, standing): (&&Entry, Standing)| Award {
        entry: entry.id,
        outcome: outcome(entry, standing, rules, &rule),
    };
    Account {
        unit: rules.unit.name.clone(),
        required,
        counted: Credit::from_thousandths(counted),
        carried_in: Credit::from_thousandths(carried_in),
        carried_out: Credit::from_thousandths(carried_out),
        awards: sorted.iter().zip(standings).map(award).collect(),
        headings,
        shares,
        findings,
        rule,
    }
}

fn outcome(entry: &Entry, standing: Standing, rules: &RuleSet, rule: &Arc<Citation>) -> Outcome {
    let worked = match standing {
        Ok(worked) => worked,
        Err(Hurdle::Refused(refusal)) => return Outcome::Refused { refusal, rule: rule.clone() },
        Err(Hurdle::Open(question)) => return Outcome::NeedsDecision { question, rule: rule.clone() },
    };
    let Worked { minutes, made, credit, working, adjustments, .. } = worked;
    let credit = Credit::from_thousandths(credit);
    let made = Credit::from_thousandths(made);
    let explanation = Explanation {
        minutes,
        taken_back: false,
        credit,
        unit: rules.unit.name.clone(),
        working,
        before: (made != credit).then_some(made),
        adjustments,
        engaged: engaged(entry, rules),
        rule: rule.clone(),
    };
    Outcome::Credit { credit, explanation }
}

/// An entry counts under each heading that is not exclusive, and its credit is shared out among those that are.
fn shares(entries: &[&Entry], standings: &[Standing], rules: &RuleSet) -> Vec<Share> {
    let exclusive = exclusive(rules);
    let under = |place: usize, category: &super::Category, (entry, standing): (&&Entry, &Standing)| {
        let worked = standing.as_ref().ok()?;
        let credit = match exclusive & (1 << place) {
            0 => (worked.claims & (1 << place) != 0).then_some(worked.credit)?,
            // Caps may have put credit under a heading that the entry had some under already.
            _ => worked.shares.iter().filter(|(heading, _)| *heading == place).map(|(_, share)| *share).sum(),
        };
        let credit = Credit::from_thousandths(credit);
        (credit != Credit::ZERO).then(|| Share { entry: entry.id, heading: category.code.clone(), credit })
    };
    let of = |(place, category): (usize, &super::Category)| {
        entries.iter().zip(standings).filter_map(|pair| under(place, category, pair)).collect::<Vec<Share>>()
    };
    rules.categories.iter().enumerate().flat_map(of).collect()
}

fn headings(shares: &[Share], rules: &RuleSet) -> Vec<Heading> {
    let heading = |category: &super::Category| {
        let here = shares.iter().filter(|share| share.heading == category.code);
        let sum = here.fold(0_i64, |sum, share| sum.saturating_add(share.credit.thousandths()));
        Heading { code: category.code.clone(), name: category.name.clone(), credit: Credit::from_thousandths(sum) }
    };
    rules.categories.iter().map(heading).collect()
}
