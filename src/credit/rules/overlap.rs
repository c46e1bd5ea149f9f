//! Days that an extended period has in common with the next one: an entry counts in one of the two (rule R14).
//!
//! A period is extended so that what it asks for can still be met (rule R16). So an entry of those days counts in it as
//! long as it needs it, and else in the next: the entries are taken by day, until the extended period has all that it
//! asks for, and of those that were taken the ones that change nothing in it are given back. Nothing that was learned
//! is lost, nothing counts twice, and other days are not touched. A period that lapsed gives all of them to the next, and
//! is accepted without them should it be accepted after all; and what the next one was accepted with stays there, whatever
//! is decided later about the extended one. It follows from the entries, the rules, the periods and what was decided about
//! them, so that whatever is decided or taken back later, it can be worked out again.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use super::award::in_order;
use super::{Account, Entry, Period, Refusal, RuleSet, Track, account};

/// The entries that an extended period does not need, of those on days that `next` has too; `next` says on which day
/// that period begins. What is taken back, and what takes it back, is in neither.
///
/// `until` is the last day on which anything can still be needed: after a period was accepted it needs nothing more, and
/// one that lapsed can use nothing. What is in the period's `elsewhere` is not asked about: later periods keep it.
pub fn not_needed(
    entries: &[Entry],
    rules: &RuleSet,
    track: &Track,
    period: &Period,
    next: impl Fn(NaiveDate) -> Option<NaiveDate>,
    until: NaiveDate,
) -> Vec<(Uuid, Refusal)> {
    if period.extended.is_none() {
        return Vec::new();
    }
    let common = |entry: &&Entry| period.is_extension(entry.occurred_on) && !period.elsewhere.contains_key(&entry.id);
    let common: Vec<(&Entry, Refusal)> = in_order(entries)
        .into_iter()
        .filter(common)
        .filter(|entry| !entry.taken_back && entry.reverses.is_none())
        .filter_map(|entry| Some((entry, Refusal::InNext { starts: next(entry.occurred_on)? })))
        .collect();
    if common.is_empty() {
        return Vec::new();
    }
    let mut tried = Tried { entries, rules, track, period: period.clone() };
    tried.period.elsewhere.extend(common.iter().map(|(entry, refusal)| (entry.id, refusal.clone())));
    let mut taken: BTreeSet<Uuid> = BTreeSet::new();
    for (entry, _) in common.iter().filter(|(entry, _)| entry.occurred_on <= until) {
        if tried.account().complete() {
            break;
        }
        tried.period.elsewhere.remove(&entry.id);
        taken.insert(entry.id);
    }
    let whole = told(&tried.account());
    for (entry, refusal) in common.iter().filter(|(entry, _)| taken.contains(&entry.id)) {
        tried.period.elsewhere.insert(entry.id, refusal.clone());
        if told(&tried.account()) != whole {
            tried.period.elsewhere.remove(&entry.id);
        }
    }
    common.into_iter().map(|(entry, refusal)| (entry.id, refusal)).filter(|(id, _)| tried.left_out(*id)).collect()
}

/// A period while it is found out what it needs.
struct Tried<'a> {
    entries: &'a [Entry],
    rules: &'a RuleSet,
    track: &'a Track,
    period: Period,
}

impl Tried<'_> {
    fn account(&self) -> Account {
        account(self.entries, self.rules, self.track, &self.period)
    }

    fn left_out(&self, id: Uuid) -> bool {
        self.period.elsewhere.contains_key(&id)
    }
}

/// All that an entry can change in an account. What waits for the authority may count yet.
fn told(account: &Account) -> (i64, Vec<i64>, Vec<i64>, usize) {
    (
        account.counted.thousandths(),
        account.headings.iter().map(|heading| heading.credit.thousandths()).collect(),
        account.findings.iter().map(|finding| finding.have.thousandths()).collect(),
        account.undecided().count(),
    )
}
