//! Runs the cases that a rule set's file brings along.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::{
    Account, Case, CaseEntry, Entry, Exclusion, Expected, Member, Outcome, Period, PeriodCase, RuleSet, SingleCase,
    Span, Subject, account, award, span,
};
use crate::measure::Credit;

/// A case in which the engine does not do what the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFailure {
    /// The line of the case to look at.
    pub line: usize,
    /// What came instead, a sentence each.
    pub found: Vec<String>,
}

impl fmt::Display for CaseFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.found.join("; "))
    }
}

impl RuleSet {
    /// Runs the cases of the file; those that fail come back. None is a good sign.
    pub fn run_tests(&self) -> Vec<CaseFailure> {
        let failure = |case: &Case| {
            let found = match case {
                Case::Single { single, .. } => self.single(single).into_iter().collect(),
                Case::Period { period, .. } => self.period(period),
            };
            (!found.is_empty()).then(|| CaseFailure { line: case.line(), found })
        };
        self.tests.iter().filter_map(failure).collect()
    }

    fn single(&self, case: &SingleCase) -> Option<String> {
        let mut names = Names::default();
        let entry = names.entry(&case.entry, 0, case.entry.on.unwrap_or(self.effective_from));
        let outcome = award(&entry, self);
        wrong(case.credit, &outcome).map(|said| match case.entry.stated {
            Some((unit, quantity)) => format!("the test says {quantity} {} make {said}", unit.name()),
            None => format!("the test says {} make {said}", case.entry.minutes),
        })
    }

    fn period(&self, case: &PeriodCase) -> Vec<String> {
        let Some(track) = self.track(&case.track) else { return vec![format!("there is no track {}", case.track)] };
        let starts = case.starts;
        let ends = case.ends.or_else(|| Some(span(track, Some(starts), starts)?.ends)).unwrap_or(starts);
        let mut names = Names::default();
        let mut period = Period { since: case.since, first: case.first, ..Period::of(Span { starts, ends }) };
        if self.program.subject == Subject::Board {
            let member = |member: &super::Membership| Member {
                person: names.of(&member.person),
                from: member.from,
                to: member.to,
            };
            period.members = Some(case.members.iter().map(member).collect());
        }
        let mut entries = Vec::new();
        let mut looked_at: Vec<(Uuid, Expected)> = Vec::new();
        for one in &case.entries {
            for time in 0..one.times {
                let on = one.on.unwrap_or(starts);
                let day = on.checked_add_days(Days::new(u64::from(time))).unwrap_or(on);
                let entry = names.entry(one, entries.len(), day);
                looked_at.extend(one.credit.map(|credit| (entry.id, credit)));
                entries.push(entry);
            }
        }
        let account = account(&entries, self, track, &period);
        let mut found: Vec<String> =
            looked_at.iter().filter_map(|(id, credit)| earned(&account, *id, *credit)).collect();
        found.extend(compare(case, &account));
        found.iter().map(|found| format!("“{}”: {found}", case.name)).collect()
    }
}

fn earned(account: &Account, id: Uuid, expected: Expected) -> Option<String> {
    let award = account.awards.iter().find(|award| award.entry == id)?;
    wrong(expected, &award.outcome).map(|said| format!("an entry should make {said}"))
}

fn wrong(expected: Expected, outcome: &Outcome) -> Option<String> {
    let right = match expected {
        Expected::Credit(credit) => outcome.credit() == Some(credit),
        Expected::Refused => matches!(outcome, Outcome::Refused { .. }),
        Expected::NeedsDecision => matches!(outcome, Outcome::NeedsDecision { .. }),
    };
    (!right).then(|| format!("{}, but: {outcome}", String::from(expected)))
}

fn compare(case: &PeriodCase, account: &Account) -> Vec<String> {
    let expect = &case.expect;
    let mut found = Vec::new();
    let mut amount = |what: &str, expected: Option<Credit>, is: Credit| {
        if let Some(expected) = expected.filter(|expected| *expected != is) {
            found.push(format!("{what} should be {expected}, but is {is}"));
        }
    };
    amount("what is asked for", expect.required, account.required);
    amount("the total", expect.total, account.counted);
    amount("what is missing", expect.missing, account.missing());
    for (code, expected) in &expect.categories {
        let is = account.headings.iter().find(|heading| heading.code == *code);
        amount(&format!("category {code}"), Some(*expected), is.map(|heading| heading.credit).unwrap_or_default());
    }
    let unmet: Vec<&str> =
        account.findings.iter().filter(|finding| !finding.met()).map(|finding| finding.name.as_str()).collect();
    if let Some(expected) = expect.unmet.as_ref().filter(|expected| **expected != unmet) {
        found.push(format!("unmet should be {expected:?}, but is {unmet:?}"));
    }
    let undecided = account.undecided().count();
    if let Some(expected) = expect.undecided.filter(|expected| usize::try_from(*expected) != Ok(undecided)) {
        found.push(format!("{expected} entries should need a decision, but {undecided} do"));
    }
    found
}

/// People and activities by the names that a case gives them.
#[derive(Default)]
struct Names(BTreeMap<String, Uuid>);

impl Names {
    fn of(&mut self, name: &str) -> Uuid {
        let next = u128::try_from(self.0.len()).unwrap_or_default() + 1;
        *self.0.entry(name.to_owned()).or_insert(Uuid::from_u128(next << 64))
    }

    fn entry(&mut self, case: &CaseEntry, number: usize, day: NaiveDate) -> Entry {
        let id = Uuid::from_u128(u128::try_from(number).unwrap_or_default() + 1);
        Entry {
            person: case.person.as_deref().map(|person| self.of(person)).unwrap_or_default(),
            origin: case.origin,
            kind: case.kind,
            mode: case.mode,
            provider: case.provider.clone(),
            topic: case.topic.clone(),
            categories: case.categories.clone(),
            activity: case.activity.as_deref().map(|activity| self.of(activity)),
            stated: case.stated,
            reported_on: case.reported_on,
            approved_on: case.approved.then_some(day),
            teaches: if case.basic_skill { vec![Exclusion::BasicSkill] } else { Vec::new() },
            ..Entry::module(id, day, case.minutes)
        }
    }
}
