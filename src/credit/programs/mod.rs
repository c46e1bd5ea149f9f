//! Programs: who is in which one, in which period, and where they stand.
//!
//! A program is a chain of rule sets, known by the code of its first. A person or a board is enrolled in
//! it, holds a position (a track of the rules), and goes from period to period. What a period comes to is
//! never kept as a fact: it is worked out from the ledger by [`rules::account`](super::rules::account) whenever it is
//! asked. For overviews of many people there is a cache of it (`kept`), which is renewed with what it is made of.

mod accepted;
mod answering;
mod attesting;
mod auditing;
mod authority;
mod boards;
mod common_days;
mod enrolling;
mod enrollments;
mod forecast;
mod handed_in;
mod history;
mod kept;
mod leaving;
mod overview;
mod periods;
mod pooling;
mod positions;
mod questions;
mod renew;
mod roll;
mod standing;
mod state;
mod stepping;
mod tallies;

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::rule_sets::{KeptRules, rule_sets};
use super::rules::{self, Period, RuleSet};
use crate::db::Conn;
use crate::error::Result;
pub use accepted::{
    Accepted, accepted_in, accepted_standings, drawn_standings, enrollment_in, exempt_since, holding,
    period_enrollment, periods_in, renewed_with, reopened_at, standing_in_period, standings_in_periods,
};
pub use answering::{answers_for, authorities_of, due_days_of, organization_of};
pub use attesting::{
    A_DAY as ATTESTATIONS_A_DAY, Attestation, AttestationId, NewAttestation, answer_attestation, ask_attestation,
    attestation, attestations_of,
};
pub use auditing::{Audit, accept_at_once, audit_passed, drawn, drawn_in, evidence_is_there};
pub use authority::{Answered, answered, answered_by, answered_rules};
pub use boards::{
    Board, BoardId, BoardMember, add_board, add_member, board, board_name, boards_of, boards_with, members,
};
pub use enrolling::{EnrollError, Joining, enroll};
pub(super) use enrollments::enrollments_of_people;
pub use enrollments::{
    Enrollment, EnrollmentId, Holder, enrolled_in, enrollment, enrollments_of, handed_in_of, hold_enrolled, hold_people,
};
pub use forecast::{Change, Difference, Forecast, Stand, Units, what_if};
pub use handed_in::{HandedIn, handed_in};
pub use kept::keep_standings;
pub(super) use kept::{forget_standings, keep_people};
pub use leaving::{Left, enrollment_ever, enrollment_with, leave_program, left_in, left_of};
pub use overview::{Among, AtLibrary, Stands, Tally, Wanted, by_heading, by_library, by_program, by_region, people};
pub(super) use periods::periods_of;
pub use periods::{
    Decided as PeriodDecision, Decider, KeptPeriod, PeriodId, PeriodState, decide, extend, reopen, submit,
};
pub use pooling::{people_in, pooling_programs};
pub use positions::{PositionError, change_position};
pub use questions::{InAccount, Place, Waiting, how_many_wait, in_accounts, waiting};
pub(super) use renew::rules_changed;
pub use renew::{KeepStandings, Renewed, libraries_changed, renew, successions_begun, work_out_anew};
pub use roll::{Reminder, due_reminders, due_reminders_of, note_reminder, roll};
pub use standing::{Counted, Standing, decidable_in, standing_of, standings_in, standings_of};
pub use state::State;
pub use stepping::{Awaited, PassedStep, Turn, pass_step, steps_passed, waiting_for_validators, with_validators};

/// A program and every version of its rules.
#[derive(Clone, Debug)]
pub struct Program {
    /// The code of its first rule set.
    pub code: String,
    /// Its rule sets, the first to hold first, each in all its versions.
    pub versions: Vec<KeptRules>,
}

impl Program {
    /// The rules that hold now, or else the latest, confirmed ones first.
    pub fn current(&self, today: NaiveDate) -> &KeptRules {
        let best = |kept: &&KeptRules| {
            let rules = &kept.rules;
            (kept.retired.is_none(), kept.gives_credit(), rules.holds_on(today), rules.effective_from, rules.version)
        };
        self.versions.iter().max_by_key(best).unwrap_or(&self.versions[0])
    }

    /// Whether a version is the newest of its code that was not retired.
    pub fn is_newest(&self, kept: &KeptRules) -> bool {
        let newer = |other: &KeptRules| {
            let of_it = other.retired.is_none() && other.rules.code == kept.rules.code;
            of_it && other.rules.version > kept.rules.version
        };
        kept.retired.is_none() && !self.versions.iter().any(newer)
    }

    /// The rules that somebody who joins may come under, those of now first: of each code the newest version.
    pub fn to_join(&self, today: NaiveDate) -> impl Iterator<Item = &KeptRules> {
        let current = self.current(today);
        let others = self.versions.iter().rev().filter(|kept| self.is_newest(kept) && kept.id != current.id);
        std::iter::once(current).chain(others)
    }

    /// The rules for the period in which today lies, of somebody whose periods hang on this day: in this track, or in
    /// the first. Those of now where that can't be said.
    pub fn rules_to_join(&self, track: &str, anchor: Option<NaiveDate>, today: NaiveDate) -> &KeptRules {
        let current = self.current(today);
        let track = current.rules.track(track).or(current.rules.tracks.first());
        let days = track.and_then(|track| rules::span(track, anchor, today));
        days.and_then(|days| self.rules_for(&Period::of(days), today, None)).unwrap_or(current)
    }

    /// The rules for a period (rule R18): those that two people approved, and drafts, which show what they would give,
    /// only where nothing that was approved is for it. `draft` is looked at as if it were approved. Where all have ended
    /// before it begins, the last of them say who has to be asked (rule R29).
    pub fn rules_for(&self, period: &Period, today: NaiveDate, draft: Option<&KeptRules>) -> Option<&KeptRules> {
        let as_approved = |kept: &&KeptRules| kept.gives_credit() || draft.is_some_and(|draft| draft.id == kept.id);
        let drafts = |kept: &&KeptRules| kept.retired.is_none();
        self.among(period, today, as_approved)
            .or_else(|| self.first_of_all(period, as_approved).filter(|first| !self.others_held(period, first)))
            .or_else(|| self.among(period, today, drafts))
            .or_else(|| self.first_of_all(period, drafts))
            .or_else(|| self.ended(period, as_approved))
            .or_else(|| self.ended(period, drafts))
    }

    /// For a period that is older than all of these rules: the first of them, if they begin in it.
    fn first_of_all(&self, period: &Period, which: impl Fn(&&KeptRules) -> bool) -> Option<&KeptRules> {
        let begins_in_it = |kept: &&KeptRules| {
            period.span.starts < kept.rules.effective_from && kept.rules.effective_from <= period.last_day()
        };
        let first = self.versions.iter().filter(|kept| which(kept) && begins_in_it(kept));
        first.min_by_key(|kept| (kept.rules.effective_from, Reverse(kept.rules.version)))
    }

    /// Whether drafts held when the period began, and ended before these rules: then it is not older than all there are.
    fn others_held(&self, period: &Period, first: &KeptRules) -> bool {
        self.versions.iter().filter(|kept| kept.retired.is_none()).any(|kept| {
            let ended_before = kept.rules.effective_to.is_some_and(|last| last < first.rules.effective_from);
            ended_before && kept.rules.holds_on(period.span.starts)
        })
    }

    /// Of these rules those that ended last before a period began.
    fn ended(&self, period: &Period, which: impl Fn(&&KeptRules) -> bool) -> Option<&KeptRules> {
        let over = self.versions.iter().filter(|kept| which(kept) && kept.rules.ended_before(period.span.starts));
        over.max_by_key(|kept| (kept.rules.effective_to, kept.rules.version))
    }

    fn among(&self, period: &Period, today: NaiveDate, which: impl Fn(&&KeptRules) -> bool) -> Option<&KeptRules> {
        let versions: Vec<RuleSet> = self.versions.iter().filter(which).map(|kept| kept.rules.clone()).collect();
        let chosen = rules::rules_for(&versions, period, today)?;
        let same = |kept: &&KeptRules| (&kept.rules.code, kept.rules.version) == (&chosen.code, chosen.version);
        self.versions.iter().find(same)
    }
}

/// Every program of an authority, by code. A measure is nobody's program.
pub async fn programs(conn: &mut Conn) -> Result<Vec<Program>> {
    Ok(programs_among(rule_sets(conn).await?))
}

/// The same with the measures that somebody has to approve, though nobody can be in them.
pub async fn programs_and_measures(conn: &mut Conn) -> Result<Vec<Program>> {
    let mut all = rule_sets(conn).await?;
    all.retain(|kept| kept.rules.program.authority.is_some());
    Ok(grouped(all))
}

/// The programs of rule sets at hand.
pub(super) fn programs_among(mut rule_sets: Vec<KeptRules>) -> Vec<Program> {
    rule_sets.retain(|kept| !kept.rules.is_measure());
    grouped(rule_sets)
}

fn grouped(rule_sets: Vec<KeptRules>) -> Vec<Program> {
    let mut programs: Vec<Program> = Vec::new();
    for kept in rule_sets {
        let code = kept.rules.program_code().to_owned();
        match programs.iter_mut().find(|program| program.code == code) {
            Some(program) => program.versions.push(kept),
            None => programs.push(Program { code, versions: vec![kept] }),
        }
    }
    for program in &mut programs {
        program.versions.sort_by_key(|kept| (kept.rules.effective_from, kept.rules.version));
    }
    programs.sort_by(|one, other| one.code.cmp(&other.code));
    programs
}
