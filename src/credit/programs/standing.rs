//! Where somebody stands in a period: the ledger's entries in it, and the account that the rules make of them.

use std::collections::HashMap;

use chrono::{DateTime, Months, NaiveDate, Utc};
use uuid::Uuid;

use super::boards::{self, BoardMember};
use super::common_days::needed_until;
use super::enrollments::{Enrollment, EnrollmentId, Holder, enrollments_of};
use super::periods::{KeptPeriod, PeriodState, periods_of};
use super::{Program, programs};
use crate::accounts::UserId;
use crate::app::App;
use crate::credit::decided::{AllDecided, with_decisions};
use crate::credit::ledger::{self, LedgerEntry};
use crate::credit::rule_sets::{KeptRules, RuleSetId};
use crate::credit::rules::{
    self, Account, Entry, Member, Outcome, Period, RuleSet, Track, deciding_track, renewable_until,
};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::measure::Credit;

/// Where somebody stands in one period of a program.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Who, in which program.
    pub enrollment: Enrollment,
    /// Which period, and how far it has come.
    pub kept: KeptPeriod,
    /// The version of the rules that decides.
    pub rule_set: RuleSetId,
    /// What it says.
    pub rules: RuleSet,
    /// Whether two people approved them. What a draft gives is only shown.
    pub confirmed: bool,
    /// The track that decides.
    pub track: Track,
    /// What the entries come to.
    pub account: Account,
    /// The last day on which training counts.
    pub ends: NaiveDate,
    /// The last day on which a renewal is taken.
    pub renewable_until: NaiveDate,
    /// The entries that lie in the period, each on its day in the program's zone, in the account's order.
    pub entries: Vec<LedgerEntry>,
}

/// An entry and what became of it.
pub struct Counted<'a> {
    /// The entry.
    pub entry: &'a LedgerEntry,
    /// What became of it.
    pub outcome: &'a Outcome,
}

impl Standing {
    /// Whether all is done that the rules ask for.
    pub fn complete(&self) -> bool {
        self.account.complete()
    }

    /// Whether the rules had ended when the period began, and none have taken their place: the authority has to say what
    /// counts (rule R29).
    pub fn rules_ended(&self) -> bool {
        self.rules.ended_before(self.kept.period.span.starts)
    }

    /// What goes over into the next period, where the rules have it (rule R14).
    pub(super) fn carries(&self) -> Credit {
        self.rules.carry_over.as_ref().map_or(Credit::ZERO, |_| self.account.carried_out)
    }

    /// The last day to which the rules let its end be moved (rule R16); none where no source says how far.
    pub fn most_extended(&self) -> Option<NaiveDate> {
        let months = self.rules.extension.as_ref()?.most_months?;
        // By the day after, so that the end of a month stays one.
        self.kept.period.span.ends.succ_opt()?.checked_add_months(Months::new(months))?.pred_opt()
    }

    /// The entries with what became of each, the latest first.
    pub fn counted(&self) -> impl Iterator<Item = Counted<'_>> {
        let outcome = |entry: &LedgerEntry| {
            let award = self.account.awards.iter().find(|award| award.entry == entry.id.uuid());
            award.map(|award| &award.outcome)
        };
        self.entries.iter().rev().filter_map(move |entry| Some(Counted { entry, outcome: outcome(entry)? }))
    }
}

/// Those whose entries count for a holder: a person's own, or those of a board's members.
#[derive(Clone)]
pub(super) struct Ledger {
    pub(super) entries: Vec<LedgerEntry>,
    pub(super) members: Option<Vec<Member>>,
}

/// What is known for a batch of holders, read in a few queries however many there are.
pub(super) struct Batch {
    pub(super) ledgers: HashMap<Uuid, Ledger>,
    /// What was decided about their entries.
    pub(super) decided: AllDecided,
    pub(super) periods: HashMap<EnrollmentId, Vec<KeptPeriod>>,
}

impl Batch {
    pub(super) async fn read(conn: &mut Conn, enrollments: &[Enrollment]) -> Result<Batch> {
        let mut ledgers = HashMap::new();
        let holders: Vec<Uuid> = enrollments.iter().map(|enrollment| enrollment.holder.uuid()).collect();
        let mut people: Vec<UserId> = Vec::new();
        let mut on_boards: HashMap<Uuid, Vec<BoardMember>> = HashMap::new();
        for enrollment in enrollments {
            match enrollment.holder {
                Holder::Person(id) => people.push(id),
                Holder::Board(id) => {
                    let members = boards::members(conn, id).await?;
                    people.extend(members.iter().map(|member| member.person));
                    on_boards.insert(id.uuid(), members);
                }
            }
        }
        let mut entries = ledger::entries_of_many(conn, &people).await?;
        ledger::complete(conn, &mut entries).await?;
        let decided = with_decisions(conn, &mut entries).await?;
        let mut by_person: HashMap<UserId, Vec<LedgerEntry>> = HashMap::new();
        for entry in entries {
            by_person.entry(entry.user_id).or_default().push(entry);
        }
        for enrollment in enrollments {
            let ledger = match enrollment.holder {
                Holder::Person(id) => {
                    Ledger { entries: by_person.get(&id).cloned().unwrap_or_default(), members: None }
                }
                Holder::Board(id) => of_board(on_boards.remove(&id.uuid()).unwrap_or_default(), &by_person),
            };
            ledgers.insert(enrollment.holder.uuid(), ledger);
        }
        let mut periods: HashMap<EnrollmentId, Vec<KeptPeriod>> = HashMap::new();
        for period in periods_of(conn, &holders).await? {
            periods.entry(period.enrollment).or_default().push(period);
        }
        Ok(Batch { ledgers, decided, periods })
    }

    /// The period that ended on the day before this one began, without an extension.
    fn before(&self, enrollment: &Enrollment, kept: &KeptPeriod) -> Option<&KeptPeriod> {
        let last = kept.period.span.starts.pred_opt()?;
        self.periods.get(&enrollment.id)?.iter().find(|one| one.period.span.ends == last)
    }

    /// Where somebody stands in a period; none where no rules hold for it, or no track.
    pub(super) fn standing(
        &self,
        program: &Program,
        enrollment: &Enrollment,
        kept: &KeptPeriod,
        draft: Option<&KeptRules>,
        now: DateTime<Utc>,
    ) -> Result<Option<Standing>> {
        let ledger = self.ledgers.get(&enrollment.holder.uuid());
        let members = ledger.and_then(|ledger| ledger.members.clone());
        let mut period = Period { since: enrollment.since, members, ..kept.period.clone() };
        let today = program.current(now.date_naive()).rules.program.time_zone.day(now);
        let Some(chosen) = program.rules_for(&period, today, draft) else { return Ok(None) };
        let rules = &chosen.rules;
        let Some(track) = deciding_track(rules, &enrollment.held, &period) else { return Ok(None) };
        // What was left of the period before may be another amount by now: something may have been taken back.
        if rules.carry_over.is_some()
            && let Some(before) = self.before(enrollment, kept)
            && let Some(before) = self.standing(program, enrollment, before, draft, now)?
        {
            period.carried = before.carries();
        }
        period.elsewhere = self.counted_before(program, enrollment, kept, draft, now)?;
        let days = period.first_day(rules)..=period.last_day();
        let all = ledger.map(|ledger| ledger.entries.clone()).unwrap_or_default();
        let mut entries: Vec<LedgerEntry> = all.into_iter().map(|entry| entry.on_calendar_of(rules)).collect();
        entries.retain(|entry| days.contains(&entry.occurred_on) && entry.facts.is_for(&program.code));
        // They are in the ledger for another program: where lessons don't count together, each would only be in the way.
        entries.retain(|entry| rules.allow_pooling || entry.lesson().is_none());
        entries.sort_by_key(|entry| (entry.occurred_on, entry.id));
        let seen = entries.iter().map(|entry| Ok(entry.facts.seen_by(entry.bare()?, &program.code, rules)));
        let seen: Vec<Entry> = seen.collect::<Result<_>>()?;
        period.elsewhere.extend(self.kept_after(program, enrollment, kept, draft, &entries)?);
        let starts_next = |day: NaiveDate| self.period_after(enrollment, kept, day);
        let until = needed_until(kept, rules, track, today);
        let not_needed = rules::not_needed(&seen, rules, track, &period, starts_next, until);
        period.elsewhere.extend(not_needed);
        let account = rules::account(&seen, rules, track, &period);
        Ok(Some(Standing {
            enrollment: enrollment.clone(),
            kept: kept.clone(),
            confirmed: chosen.gives_credit(),
            track: track.clone(),
            account,
            ends: period.last_day(),
            renewable_until: renewable_until(track, &period),
            rule_set: chosen.id,
            rules: rules.clone(),
            entries,
        }))
    }
}

fn of_board(on_it: Vec<BoardMember>, by_person: &HashMap<UserId, Vec<LedgerEntry>>) -> Ledger {
    let mut entries: Vec<LedgerEntry> = Vec::new();
    for member in &on_it {
        if !entries.iter().any(|entry| entry.user_id == member.person) {
            entries.extend(by_person.get(&member.person).into_iter().flatten().cloned());
        }
    }
    let member =
        |member: &BoardMember| Member { person: member.person.uuid(), from: member.joined_on, to: member.left_on };
    Ledger { entries, members: Some(on_it.iter().map(member).collect()) }
}

/// The periods that a learner should see: those that are not closed, else the latest one.
pub(super) fn shown(periods: &[KeptPeriod]) -> Vec<&KeptPeriod> {
    let going_on = |kept: &&KeptPeriod| matches!(kept.state, PeriodState::Open | PeriodState::Submitted);
    let open: Vec<&KeptPeriod> = periods.iter().filter(going_on).collect();
    if open.is_empty() { periods.last().into_iter().collect() } else { open }
}

/// The periods that an authority can decide on: those that a learner should see, and the one that lapsed last, which
/// can still be extended when the next one has begun (rule R16).
fn decidable(periods: &[KeptPeriod]) -> Vec<&KeptPeriod> {
    let mut all = shown(periods);
    let lapsed = periods.iter().rfind(|kept| kept.state == PeriodState::Lapsed);
    all.extend(lapsed.filter(|lapsed| periods.last().is_some_and(|last| last.id != lapsed.id)));
    all.sort_by_key(|kept| kept.period.span.starts);
    all
}

/// Where a person or a board stands in each of their programs, the period that ends first coming first.
pub async fn standings_of(conn: &mut Conn, app: &App, holder: Holder) -> Result<Vec<Standing>> {
    let enrollments = enrollments_of(conn, holder).await?;
    if enrollments.is_empty() {
        return Ok(Vec::new());
    }
    let mut standings = standings(conn, app, &enrollments, shown).await?;
    standings.sort_by_key(|standing| (standing.ends, standing.kept.id));
    Ok(standings)
}

/// The same for a page of those who are in a program.
pub async fn standings_in(conn: &mut Conn, app: &App, enrollments: &[Enrollment]) -> Result<Vec<Standing>> {
    standings(conn, app, enrollments, shown).await
}

/// The same with the periods that lapsed and can still be extended.
pub async fn decidable_in(conn: &mut Conn, app: &App, enrollments: &[Enrollment]) -> Result<Vec<Standing>> {
    standings(conn, app, enrollments, decidable).await
}

async fn standings(
    conn: &mut Conn,
    app: &App,
    enrollments: &[Enrollment],
    wanted: fn(&[KeptPeriod]) -> Vec<&KeptPeriod>,
) -> Result<Vec<Standing>> {
    let (programs, now) = (programs(conn).await?, app.now());
    let batch = Batch::read(conn, enrollments).await?;
    let mut standings = Vec::new();
    for enrollment in enrollments {
        let Some(program) = programs.iter().find(|program| program.code == enrollment.program) else { continue };
        let periods = batch.periods.get(&enrollment.id).map(Vec::as_slice).unwrap_or_default();
        for kept in wanted(periods) {
            standings.extend(batch.standing(program, enrollment, kept, None, now)?);
        }
    }
    Ok(standings)
}

/// Where somebody stands in one enrollment, in the period that goes on; not found where no rules hold for it.
pub async fn standing_of(conn: &mut Conn, app: &App, enrollment: &Enrollment) -> Result<Standing> {
    let found = standings(conn, app, std::slice::from_ref(enrollment), shown).await?;
    found.into_iter().next_back().ok_or(Error::NotFound)
}
