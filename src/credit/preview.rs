//! What training would be worth before it is entered, for whom it concerns.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::awarding::{counting_among, period_with};
use super::in_common::modules_before;
use super::ledger::{LedgerEntry, NewEntry, Source};
use super::programs::{self, Enrollment, Holder};
use super::rule_sets::in_force;
use super::rules::{self, Entry, Outcome, RuleSet};
use super::words;
use super::worth::{Worth, read};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;
use crate::measure::Credit;

/// What each rule set that somebody is under, said in these words, would make of an entry: the plain
/// measures in force, and the rules of the periods of their programs in which it falls (rule R18). What a rule set leaves open
/// is said as a question (rule R29). What they are is asked `now`: a period may have changed over since that day.
pub async fn preview(
    conn: &mut Conn,
    words: Words,
    user: UserId,
    new: &NewEntry,
    now: DateTime<Utc>,
) -> Result<Vec<Worth>> {
    let minutes = i32::try_from(new.minutes.get()).map_err(anyhow::Error::from)?;
    let entry =
        Entry::from_ledger(Uuid::nil(), new.occurred_on, minutes, new.facts.origin).map_err(anyhow::Error::from)?;
    let bare = Entry { person: user.uuid(), mode: new.mode, ..entry };
    let plain = in_force(conn, new.occurred_on).await?.into_iter().map(|(_, rules)| rules);
    let mut under: Vec<(RuleSet, Option<NaiveDate>)> =
        plain.filter(RuleSet::is_measure).map(|rules| (rules, None)).collect();
    let enrollments = programs::enrollments_of(conn, Holder::Person(user)).await?;
    let earlier = earlier(conn, user, new).await?;
    let repeats = new.source.module().filter(|_| new.facts.repeats);
    let periods = programs::periods_of(conn, &[user.uuid()]).await?;
    for program in programs::programs(conn).await? {
        let Some(enrolled) = enrollments.iter().find(|enrolled| enrolled.program == program.code) else { continue };
        let then = program.current(new.occurred_on);
        let period = period_with(&periods, enrolled, new.day_under(&then.rules), &then.rules);
        let today = program.current(now.date_naive()).rules.program.time_zone.day(now);
        let of_it = period.and_then(|kept| {
            let chosen = program.rules_for(&kept.period, today, None)?;
            Some((chosen.rules.clone(), Some(kept.period.span.starts)))
        });
        under.push(of_it.unwrap_or_else(|| (then.rules.clone(), None)));
    }
    let mut worth = Vec::with_capacity(under.len());
    for (rules, begun) in &under {
        let theirs: Vec<&Enrollment> =
            enrollments.iter().filter(|enrollment| enrollment.program == rules.program_code()).collect();
        let day = new.day_under(rules);
        let already = counting_among((day, repeats), &earlier, (&theirs, &periods), rules)?;
        let bare = Entry { occurred_on: day, ..bare.clone() };
        let entry = new.facts.seen_by(bare, rules.program_code(), rules);
        worth.extend(said(words, rules::judged(&entry, &already, rules, *begun)));
    }
    Ok(worth)
}

/// What came before it and may have used up some of it.
async fn earlier(conn: &mut Conn, user: UserId, new: &NewEntry) -> Result<Vec<LedgerEntry>> {
    let Source::Module { module, turn, .. } = new.source else { return Ok(Vec::new()) };
    modules_before(conn, user, (module, turn), &new.facts.parts).await
}

fn said(words: Words, outcome: Outcome) -> Option<Worth> {
    if let Outcome::NeedsDecision { rule, .. } = &outcome {
        let (rule, reason) = (words::rule_name(words, &rule.name), words::reason(words, &outcome));
        return Some(Worth { rule, credit: Credit::ZERO, unit: None, reason, open: true });
    }
    read(words, outcome)
}
