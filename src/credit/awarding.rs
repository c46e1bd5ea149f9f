//! Working out awards: of an entry when it is made or decided on, and of older ones when other rules come into force.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Uuid as SqlUuid};
use diesel::upsert::excluded;
use diesel_async::{AsyncConnection, RunQueryDsl};
use uuid::Uuid;

use super::awards::{Award, awards_of_many, awards_on};
use super::decided::with_decisions;
use super::earlier::Earlier;
use super::in_common::{Modules, modules_before};
use super::ledger::{self, EntryId, LedgerEntry};
use super::programs::{
    Enrollment, Holder, KeptPeriod, Program, enrolled_in, enrollments_of_people, hold_people, periods_of,
    programs_among,
};
use super::rule_sets::{KeptRules, in_force_among, rule_sets};
use super::rules::{self, Entry, Outcome, Period, RuleSet};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{awards, ledger_entries, users};
use crate::error::Result;
use crate::modules::ModuleId;

/// How many people are looked at at once, each time in a transaction of its own, for which they wait.
const BATCH: i64 = 50;

/// All rules, and the people whose entries they judge.
struct Judge {
    rule_sets: Vec<KeptRules>,
    programs: Vec<Program>,
    enrollments: Vec<Enrollment>,
    periods: Vec<KeptPeriod>,
    now: DateTime<Utc>,
}

impl Judge {
    async fn of(conn: &mut Conn, rule_sets: Vec<KeptRules>, people: &[UserId], now: DateTime<Utc>) -> Result<Judge> {
        let mut judge = Judge { rule_sets, programs: Vec::new(), enrollments: Vec::new(), periods: Vec::new(), now };
        judge.turn_to(conn, people).await?;
        Ok(judge)
    }

    /// Has other people's entries judged.
    async fn turn_to(&mut self, conn: &mut Conn, people: &[UserId]) -> Result<()> {
        self.enrollments = enrollments_of_people(conn, people).await?;
        let holders: Vec<Uuid> = self.enrollments.iter().map(|enrollment| enrollment.holder.uuid()).collect();
        self.periods = if holders.is_empty() { Vec::new() } else { periods_of(conn, &holders).await? };
        self.programs = if holders.is_empty() { Vec::new() } else { programs_among(self.rule_sets.clone()) };
        Ok(())
    }

    /// The rules that an entry is judged by: plain measures that held on its day, and of each program that its owner is
    /// in those of the period that it lies in (rule R18), with the first day of that, or that held on it where it lies in
    /// none; its day is that in the program's zone.
    fn rules_for(&self, entry: &LedgerEntry) -> Vec<(&KeptRules, Option<NaiveDate>)> {
        let day_in = |rules: &RuleSet| entry.day_under(rules);
        let mut found = in_force_among(&self.rule_sets, day_in);
        let mine = || self.enrollments.iter().filter(|one| one.holder == Holder::Person(entry.user_id));
        // Of rules that follow each other, the newest; as the same program they are one award.
        let newest = |kept: &KeptRules| (kept.rules.effective_from, kept.rules.version);
        let all = found.clone();
        found.retain(|kept| {
            let mut same = all.iter().filter(|other| other.rules.program_code() == kept.rules.program_code());
            same.all(|other| newest(other) <= newest(kept))
        });
        // An authority's rules say something to those who are in its program.
        found.retain(|kept| kept.rules.is_measure() || mine().any(|one| one.program == kept.rules.program_code()));
        let mut found: Vec<_> = found.into_iter().map(|kept| (kept, None)).collect();
        for enrollment in mine() {
            let Some(program) = self.programs.iter().find(|program| program.code == enrollment.program) else {
                continue;
            };
            let current = &program.current(self.now.date_naive()).rules;
            let (today, day) = (current.program.time_zone.day(self.now), day_in(current));
            let theirs = self.periods.iter().filter(|kept| kept.enrollment == enrollment.id);
            let chosen = theirs.filter_map(|kept| {
                let period = Period { since: enrollment.since, ..kept.period.clone() };
                let chosen = program.rules_for(&period, today, None)?;
                let first_day = period.first_day(&chosen.rules);
                (first_day..=period.last_day()).contains(&day).then_some((
                    period.span.starts <= day,
                    period.span.starts,
                    chosen,
                ))
            });
            // What a first period looks back on lies in no other; else the period comes first that has begun.
            if let Some((_, starts, chosen)) = chosen.max_by_key(|(has_begun, ..)| *has_begun) {
                found.retain(|(kept, _)| kept.rules.program_code() != program.code);
                found.extend(Some((chosen, Some(starts))).filter(|(kept, _)| kept.gives_credit()));
            }
        }
        found
    }

    /// Those of earlier entries of the same module, or of modules that have lessons in common with it, that count already
    /// where this one is to count (rule R5): in a program, those of the same period; else all of the same module, where
    /// nothing had run out by then.
    fn counting(&self, entry: &LedgerEntry, earlier: &[LedgerEntry], rules: &RuleSet) -> Result<Vec<Entry>> {
        let mine =
            |one: &&Enrollment| one.holder == Holder::Person(entry.user_id) && one.program == rules.program_code();
        let enrollments: Vec<&Enrollment> = self.enrollments.iter().filter(mine).collect();
        let repeats = entry.module().filter(|_| entry.facts.repeats);
        counting_among((entry.day_under(rules), repeats), earlier, (&enrollments, &self.periods), rules)
    }

    /// What an entry is worth now, after those that may have used up some of it. Awards by rules that nothing takes the
    /// place of stay as they were given: those of a version that was retired, or of a program that its owner has left.
    fn judged(
        &self,
        entry: &LedgerEntry,
        earlier: &[LedgerEntry],
        kept: Vec<Award>,
        program: Option<&str>,
    ) -> Result<Judged> {
        let bare = entry.bare()?;
        let codes: HashMap<_, _> = self.rule_sets.iter().map(|kept| (kept.id, kept.rules.program_code())).collect();
        let mut judged = Judged { awards: Vec::new(), written: Vec::new(), gone: Vec::new(), rest: kept };
        for (rule_set, begun) in self.rules_for(entry) {
            let (rules, code) = (&rule_set.rules, rule_set.rules.program_code());
            if program.is_some_and(|program| program != code) || !entry.facts.is_for(code) {
                continue;
            }
            // What a lesson is worth only the account of a period knows, unless somebody decided it.
            if entry.lesson().is_some() && !entry.facts.decided.contains_key(code) {
                continue;
            }
            let already = self.counting(entry, earlier, rules)?;
            let bare = Entry { occurred_on: entry.day_under(rules), ..bare.clone() };
            let outcome = rules::judged(&entry.facts.seen_by(bare, code, rules), &already, rules, begun);
            // What is undecided is kept as nothing, with its question.
            let credit = outcome.credit().unwrap_or_default();
            let before: Vec<Award> =
                judged.rest.extract_if(.., |old| codes.get(&old.rule_set) == Some(&code)).collect();
            let new = Award {
                user_id: entry.user_id,
                entry_id: entry.id,
                rule_set: rule_set.id,
                credit,
                outcome,
                at: self.now,
                earlier: Vec::new(),
            };
            judged.replace(before, new);
        }
        Ok(judged)
    }
}

/// The period of an enrollment in which a day lies. Where one was extended into the next it is the next, by whose rules
/// it is judged as well.
pub(super) fn period_with<'p>(
    periods: &'p [KeptPeriod],
    of: &Enrollment,
    day: NaiveDate,
    rules: &RuleSet,
) -> Option<&'p KeptPeriod> {
    let theirs = periods.iter().filter(|kept| kept.enrollment == of.id);
    let holding = theirs.filter(|kept| (kept.period.first_day(rules)..=kept.period.last_day()).contains(&day));
    holding.max_by_key(|kept| kept.period.span.starts)
}

/// See [`Judge::counting`]; the day is that of the entry itself, on the program's calendar, and the module the one that it
/// repeats by itself, if it does.
pub(super) fn counting_among(
    (day, repeats): (NaiveDate, Option<ModuleId>),
    earlier: &[LedgerEntry],
    (enrollments, periods): (&[&Enrollment], &[KeptPeriod]),
    rules: &RuleSet,
) -> Result<Vec<Entry>> {
    let period = enrollments.iter().find_map(|one| period_with(periods, one, day, rules));
    let counts = |one: &&LedgerEntry| match period {
        Some(kept) => (kept.period.first_day(rules)..=kept.period.last_day()).contains(&one.day_under(rules)),
        None => repeats.is_some() && one.module() == repeats,
    };
    let seen = |one: &LedgerEntry| {
        let bare = Entry { occurred_on: one.day_under(rules), ..one.bare()? };
        Ok(one.facts.seen_by(bare, rules.program_code(), rules))
    };
    earlier.iter().filter(counts).map(seen).collect()
}

/// What became of the awards of an entry.
struct Judged {
    /// All that the rules say now.
    awards: Vec<Award>,
    /// Which of them are new or other than before, by their place.
    written: Vec<usize>,
    /// Those that others take the place of.
    gone: Vec<Award>,
    /// Those that nothing takes the place of.
    rest: Vec<Award>,
}

impl Judged {
    fn replace(&mut self, before: Vec<Award>, mut new: Award) {
        if let [old] = before.as_slice()
            && (old.rule_set, &old.outcome) == (new.rule_set, &new.outcome)
        {
            return self.awards.extend(before);
        }
        for old in before {
            new.earlier.extend(old.earlier.iter().cloned());
            let said =
                |award: &Award| (award.rule().version, award.credit, matches!(award.outcome, Outcome::Credit { .. }));
            if !old.is_open() && (old.rule().code != new.rule().code || said(&old) != said(&new)) {
                new.earlier.push(Earlier {
                    rule: old.rule().code.clone(),
                    name: old.rule().name.clone(),
                    version: old.rule().version,
                    credit: old.credit,
                    unit: old.unit_one().map(str::to_owned),
                    decided: old.outcome.is_decided(),
                    since: old.at,
                    until: new.at,
                });
            }
            if old.rule_set != new.rule_set {
                self.gone.push(old);
            }
        }
        new.earlier.sort_by_key(|earlier| earlier.since);
        self.written.push(self.awards.len());
        self.awards.push(new);
    }
}

/// Works out what an entry is worth under the rules that judge it, and keeps it. Doing it again puts right what
/// other rules, or none, had left.
pub async fn award(conn: &mut Conn, user: UserId, entry: EntryId, now: DateTime<Utc>) -> Result<Vec<Award>> {
    let mut line = ledger::entry(conn, user, entry).await?;
    let rule_sets = rule_sets(conn).await?;
    let judge = Judge::of(conn, rule_sets, &[user], now).await?;
    ledger::complete(conn, std::slice::from_mut(&mut line)).await?;
    if !judge.enrollments.is_empty() {
        with_decisions(conn, std::slice::from_mut(&mut line)).await?;
    }
    let earlier = match line.taken() {
        Some(taken) => modules_before(conn, user, taken, &line.facts.parts).await?,
        None => Vec::new(),
    };
    let kept = awards_on(conn, user, entry).await?;
    let judged = judge.judged(&line, &earlier, kept, None)?;
    write(conn, std::slice::from_ref(&judged)).await?;
    Ok(judged.awards)
}

/// Works out anew what older entries are worth, now that other rules judge them: everybody's by a plain measure, and
/// by a program's rules those of the people in it; by all rules where none are named. Returns how many awards that
/// changed; twice changes nothing. People go on meanwhile: whoever is being changed is waited for.
pub(super) async fn renew_awards(conn: &mut Conn, program: Option<&str>, now: DateTime<Utc>) -> Result<usize> {
    let all = rule_sets(conn).await?;
    let of_it = |kept: &&KeptRules| program.is_some_and(|program| program == kept.rules.program_code());
    let members_only = all.iter().filter(of_it).any(|kept| !kept.rules.is_measure());
    let mut judge = Judge::of(conn, all, &[], now).await?;
    let (mut changed, mut after) = (0, Uuid::nil());
    loop {
        let people = match program.filter(|_| members_only) {
            Some(program) => members(conn, program, &mut after).await?,
            None => earners(conn, &mut after).await?,
        };
        let Some(people) = people else { return Ok(changed) };
        changed += renew_of(conn, &mut judge, &people, program).await?;
    }
}

/// The same for one person and one program, which they have just joined.
pub(super) async fn renew_for(conn: &mut Conn, person: UserId, program: &str, now: DateTime<Utc>) -> Result<usize> {
    let rule_sets = rule_sets(conn).await?;
    let mut judge = Judge::of(conn, rule_sets, &[], now).await?;
    renew_of(conn, &mut judge, &[person], Some(program)).await
}

/// The same for one person and all rules.
pub(super) async fn renew_of_person(conn: &mut Conn, person: UserId, now: DateTime<Utc>) -> Result<usize> {
    let rule_sets = rule_sets(conn).await?;
    let mut judge = Judge::of(conn, rule_sets, &[], now).await?;
    renew_of(conn, &mut judge, &[person], None).await
}

/// The next page of people in a program.
async fn members(conn: &mut Conn, program: &str, after: &mut Uuid) -> Result<Option<Vec<UserId>>> {
    let page = enrolled_in(conn, program, Some(*after), BATCH).await?;
    let Some(last) = page.last() else { return Ok(None) };
    *after = last.holder.uuid();
    let person = |one: &Enrollment| match one.holder {
        Holder::Person(person) => Some(person),
        Holder::Board(_) => None,
    };
    Ok(Some(page.iter().filter_map(person).collect()))
}

/// The next page of people who have something in the ledger.
async fn earners(conn: &mut Conn, after: &mut Uuid) -> Result<Option<Vec<UserId>>> {
    let entered = diesel::dsl::exists(ledger_entries::table.filter(ledger_entries::user_id.eq(users::id)));
    let page: Vec<UserId> = users::table
        .filter(users::id.gt(UserId::from_uuid(*after)))
        .filter(entered)
        .order(users::id)
        .limit(BATCH)
        .select(users::id)
        .load(conn)
        .await?;
    let Some(last) = page.last() else { return Ok(None) };
    *after = last.uuid();
    Ok(Some(page))
}

async fn renew_of(conn: &mut Conn, judge: &mut Judge, people: &[UserId], program: Option<&str>) -> Result<usize> {
    conn.transaction(async |conn| {
        // Whoever enters or decides something holds these, so that what is read here is what they have written.
        hold_people(conn, people).await?;
        // The rules may have changed since the last people were looked at, and what is written now stays.
        judge.rule_sets = rule_sets(conn).await?;
        judge.turn_to(conn, people).await?;
        let mut entries = ledger::entries_of_many(conn, people).await?;
        ledger::complete(conn, &mut entries).await?;
        with_decisions(conn, &mut entries).await?;
        let mut kept: HashMap<(UserId, EntryId), Vec<Award>> = HashMap::new();
        for award in awards_of_many(conn, people).await? {
            kept.entry((award.user_id, award.entry_id)).or_default().push(award);
        }
        let mut theirs: HashMap<UserId, Vec<&LedgerEntry>> = HashMap::new();
        for entry in &entries {
            theirs.entry(entry.user_id).or_default().push(entry);
        }
        let modules: HashMap<_, _> = theirs.iter().map(|(person, mine)| (*person, Modules::of(mine))).collect();
        let mut judged = Vec::with_capacity(entries.len());
        for entry in &entries {
            let old = kept.remove(&(entry.user_id, entry.id)).unwrap_or_default();
            let before = match (entry.taken(), modules.get(&entry.user_id)) {
                (Some(taken), Some(modules)) => modules.before(taken, &entry.facts.parts),
                _ => Vec::new(),
            };
            let earlier: Vec<LedgerEntry> = before.into_iter().cloned().collect();
            judged.push(judge.judged(entry, &earlier, old, program)?);
        }
        write(conn, &judged).await
    })
    .await
}

/// Writes what differs. Returns how many awards that is.
async fn write(conn: &mut Conn, judged: &[Judged]) -> Result<usize> {
    let gone: Vec<&Award> = judged.iter().flat_map(|one| &one.gone).collect();
    if !gone.is_empty() {
        let ids = |of: fn(&Award) -> Uuid| gone.iter().map(|award| of(award)).collect::<Vec<Uuid>>();
        diesel::sql_query(
            "delete from awards a using unnest($1, $2, $3) as gone (person, entry, rule_set)
             where a.user_id = gone.person and a.ledger_entry_id = gone.entry and a.rule_set_id = gone.rule_set",
        )
        .bind::<Array<SqlUuid>, _>(ids(|award| award.user_id.uuid()))
        .bind::<Array<SqlUuid>, _>(ids(|award| award.entry_id.uuid()))
        .bind::<Array<SqlUuid>, _>(ids(|award| award.rule_set.uuid()))
        .execute(conn)
        .await?;
    }
    let new: Vec<&Award> = judged.iter().flat_map(|one| one.written.iter().map(|place| &one.awards[*place])).collect();
    // A statement holds so many values at most.
    for some in new.chunks(2_000) {
        let mut rows = Vec::with_capacity(some.len());
        for award in some {
            rows.push((
                awards::user_id.eq(award.user_id),
                awards::ledger_entry_id.eq(award.entry_id),
                awards::rule_set_id.eq(award.rule_set),
                awards::credit_thousandths.eq(award.credit),
                awards::explanation.eq(serde_json::to_value(&award.outcome)?),
                awards::awarded_at.eq(award.at),
                awards::earlier.eq(serde_json::to_value(&award.earlier)?),
            ));
        }
        diesel::insert_into(awards::table)
            .values(rows)
            .on_conflict((awards::user_id, awards::ledger_entry_id, awards::rule_set_id))
            .do_update()
            .set((
                awards::credit_thousandths.eq(excluded(awards::credit_thousandths)),
                awards::explanation.eq(excluded(awards::explanation)),
                awards::awarded_at.eq(excluded(awards::awarded_at)),
                awards::earlier.eq(excluded(awards::earlier)),
            ))
            .execute(conn)
            .await?;
    }
    Ok(new.len())
}
