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
mod enrollments;
mod forecast;
mod handed_in;
mod history;
mod kept;
mod overview;
mod periods;
mod pooling;
mod questions;
mod renew;
mod roll;
mod standing;
mod state;
mod stepping;
mod tallies;

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
pub use authority::{Answered, answered, answered_by};
pub use boards::{
    Board, BoardId, BoardMember, add_board, add_member, board, board_name, boards_of, boards_with, members,
};
pub(super) use enrollments::enrollments_of_people;
pub use enrollments::{
    EnrollError, Enrollment, EnrollmentId, Holder, Joining, change_position, enroll, enrolled_in, enrollment,
    enrollments_of, handed_in_of, hold_enrolled, hold_people, leave_program,
};
pub use forecast::{Change, Difference, Forecast, Stand, Units, what_if};
pub use handed_in::{HandedIn, handed_in};
pub use kept::keep_standings;
pub(super) use kept::{forget_standings, keep_people};
pub use overview::{Among, AtLibrary, Stands, Tally, Wanted, by_heading, by_library, by_program, by_region, people};
pub(super) use periods::periods_of;
pub use periods::{
    Decided as PeriodDecision, Decider, KeptPeriod, PeriodId, PeriodState, decide, extend, reopen, submit,
};
pub use pooling::{people_in, pooling_programs};
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

    /// The rules for a period (rule R18): of those that two people approved, else of the drafts, which show
    /// what they would give. `draft` is looked at as if it were approved.
    pub fn rules_for(&self, period: &Period, today: NaiveDate, draft: Option<&KeptRules>) -> Option<&KeptRules> {
        let as_approved = |kept: &&KeptRules| kept.gives_credit() || draft.is_some_and(|draft| draft.id == kept.id);
        let drafts = |kept: &&KeptRules| kept.retired.is_none();
        let known = self.among(period, today, as_approved).or_else(|| self.among(period, today, drafts));
        // A period that is older than every rule we know: the first ones show what they would give.
        known.or_else(|| {
            let begins_in_it = |kept: &&KeptRules| drafts(kept) && kept.rules.effective_from <= period.last_day();
            self.versions.iter().find(begins_in_it)
        })
    }

    fn among(&self, period: &Period, today: NaiveDate, which: impl Fn(&&KeptRules) -> bool) -> Option<&KeptRules> {
        let versions: Vec<RuleSet> = self.versions.iter().filter(which).map(|kept| kept.rules.clone()).collect();
        let chosen = rules::rules_for(&versions, period, today)?;
        let same = |kept: &&KeptRules| (&kept.rules.code, kept.rules.version) == (&chosen.code, chosen.version);
        self.versions.iter().find(same)
    }
}

/// Every program of an authority, by code. A plain measure is nobody's program.
pub async fn programs(conn: &mut Conn) -> Result<Vec<Program>> {
    Ok(programs_among(rule_sets(conn).await?))
}

/// The same of rule sets at hand.
pub(super) fn programs_among(rule_sets: Vec<KeptRules>) -> Vec<Program> {
    let mut programs: Vec<Program> = Vec::new();
    for kept in rule_sets {
        if kept.rules.program.authority.is_none() || kept.rules.tracks.is_empty() {
            continue;
        }
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
