//! Days that an extended period has in common with later ones of the same enrollment: which entries count in which
//! (rules R14 and R16).
//!
//! What the rules say of it is in [`not_needed`](crate::credit::rules::not_needed). Here an accepted period keeps what it
//! has, whatever is decided later about the one before, and that one counts what is left for it. What a period was
//! accepted with is not written down: it comes out again from what there was at that moment, in the ledger and in the
//! log of decisions.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::Program;
use super::enrollments::Enrollment;
use super::periods::{KeptPeriod, PeriodState};
use super::standing::{Batch, Ledger};
use crate::credit::ledger::{EntryId, LedgerEntry, Source};
use crate::credit::rule_sets::KeptRules;
use crate::credit::rules::{Refusal, RuleSet, Track, renewable_until};
use crate::error::Result;

impl Batch {
    fn periods_of(&self, enrollment: &Enrollment) -> &[KeptPeriod] {
        self.periods.get(&enrollment.id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first day of a later period of the same enrollment in which this day lies as well.
    pub(super) fn period_after(&self, enrollment: &Enrollment, kept: &KeptPeriod, day: NaiveDate) -> Option<NaiveDate> {
        let all = self.periods_of(enrollment).iter().map(|one| &one.period);
        let later = all.filter(|one| one.span.starts > kept.period.span.starts);
        later.filter(|one| one.span.starts <= day && day <= one.last_day()).map(|one| one.span.starts).min()
    }

    /// The entries that count in a period before, which was extended into this one.
    pub(super) fn counted_before(
        &self,
        program: &Program,
        enrollment: &Enrollment,
        kept: &KeptPeriod,
        draft: Option<&KeptRules>,
        now: DateTime<Utc>,
    ) -> Result<BTreeMap<Uuid, Refusal>> {
        let starts = kept.period.span.starts;
        let mut counted = BTreeMap::new();
        let into_this = |one: &&KeptPeriod| one.period.span.starts < starts && one.period.is_extension(starts);
        for before in self.periods_of(enrollment).iter().filter(into_this) {
            let Some(before) = self.standing(program, enrollment, before, draft, now)? else { continue };
            let there = before.counted().filter(|one| {
                before.kept.period.is_extension(one.entry.occurred_on) && !one.outcome.counts_elsewhere()
            });
            counted.extend(there.map(|one| (one.entry.id.uuid(), Refusal::InExtended { to: before.ends })));
        }
        Ok(counted)
    }

    /// The entries of the days by which a period was extended that later ones keep, whatever this one needs: those with
    /// which they were accepted; and, where this one was accepted, those that came into the ledger since.
    pub(super) fn kept_after(
        &self,
        program: &Program,
        enrollment: &Enrollment,
        kept: &KeptPeriod,
        draft: Option<&KeptRules>,
        entries: &[LedgerEntry],
    ) -> Result<BTreeMap<Uuid, Refusal>> {
        let extension = |entry: &&LedgerEntry| kept.period.is_extension(entry.occurred_on) && entry.reverses.is_none();
        let common: Vec<&LedgerEntry> = entries.iter().filter(extension).collect();
        let mut theirs = BTreeMap::new();
        if common.is_empty() {
            return Ok(theirs);
        }
        let back: HashSet<EntryId> = entries.iter().filter_map(|entry| entry.reverses).collect();
        if kept.state == PeriodState::Renewed {
            let known = |entry: &LedgerEntry| {
                let mut then = entries.iter().filter(|one| one.entered_at <= kept.since);
                then.any(|one| entry.is_now(one, &back, kept.since))
            };
            for entry in common.iter().filter(|entry| !known(entry)) {
                let next = self.period_after(enrollment, kept, entry.occurred_on);
                theirs.extend(next.map(|starts| (entry.id.uuid(), Refusal::InNext { starts })));
            }
        }
        for later in self.periods_of(enrollment).iter().filter(|one| one.state == PeriodState::Renewed) {
            let starts = later.period.span.starts;
            if !kept.period.is_extension(starts) {
                continue;
            }
            let (then, as_it_was) = (self.just_before(enrollment, later.since), later.just_before(later.since));
            let Some(had) = then.standing(program, enrollment, &as_it_was, draft, later.since)? else { continue };
            let had: Vec<&LedgerEntry> =
                had.counted().filter(|one| !one.outcome.counts_elsewhere()).map(|one| one.entry).collect();
            let stays = |entry: &LedgerEntry| had.iter().any(|one| entry.is_now(one, &back, later.since));
            let stay = common.iter().filter(|entry| stays(entry));
            theirs.extend(stay.map(|entry| (entry.id.uuid(), Refusal::InNext { starts })));
        }
        Ok(theirs)
    }

    /// What there was of an enrollment before anything was decided about its periods at this moment.
    fn just_before(&self, enrollment: &Enrollment, moment: DateTime<Utc>) -> Batch {
        let holder = enrollment.holder.uuid();
        let mut ledgers: HashMap<Uuid, Ledger> = HashMap::new();
        if let Some(ledger) = self.ledgers.get(&holder) {
            let mut entries = ledger.entries.clone();
            entries.retain(|entry| entry.entered_at <= moment);
            self.decided.tell(&mut entries, moment);
            ledgers.insert(holder, Ledger { entries, members: ledger.members.clone() });
        }
        let periods = self.periods_of(enrollment).iter().map(|one| one.just_before(moment)).collect();
        Batch { ledgers, decided: self.decided.clone(), periods: HashMap::from([(enrollment.id, periods)]) }
    }
}

impl LedgerEntry {
    /// Whether this is what another entry was at a moment: the same, perhaps taken back and entered again since, or what
    /// was accepted anew of an activity in its place.
    fn is_now(&self, was: &LedgerEntry, back: &HashSet<EntryId>, moment: DateTime<Utc>) -> bool {
        let anew = || match (self.source, was.source) {
            (Source::Activity { activity: now, .. }, Source::Activity { activity: then, .. }) => {
                now == then && moment < self.entered_at && back.contains(&was.id)
            }
            _ => false,
        };
        self.user_id == was.user_id && (self.source == was.source || anew())
    }
}

/// The last day on which an entry can be needed in an extended period, as it is on this day. One in which nothing had
/// to be earned needs nothing. One that lapsed can use nothing any more, so that nothing that was learned is lost with
/// it; should its end be moved once more, it goes on and takes what it needs again. One that was accepted has what it
/// had by then, and needs nothing more.
pub(super) fn needed_until(kept: &KeptPeriod, rules: &RuleSet, track: &Track, today: NaiveDate) -> NaiveDate {
    match kept.state {
        PeriodState::Exempt | PeriodState::Lapsed => NaiveDate::MIN,
        // It lapses as soon as somebody looks at it.
        PeriodState::Open if renewable_until(track, &kept.period) < today => NaiveDate::MIN,
        PeriodState::Open | PeriodState::Submitted => NaiveDate::MAX,
        PeriodState::Renewed => {
            let accepted_on = rules.program.time_zone.day(kept.since);
            needed_until(&kept.just_before(kept.since), rules, track, accepted_on).min(accepted_on)
        }
    }
}
