//! Periods: which days they span, how much they ask for, and which rules and track decide.
//!
//! All of it is arithmetic on calendar dates in the program's zone (rule R27). Each period is counted
//! from the first day of all, so that a 29 February comes back in the next leap year.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use uuid::Uuid;

use super::outcome::Refusal;
use super::{Anchor, MonthDay, PositionChange, RuleSet, Track};
use crate::measure::Credit;

/// First and last day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub starts: NaiveDate,
    /// The last day.
    pub ends: NaiveDate,
}

/// A later end than the rules gave (rule R16).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extended {
    /// The last day now.
    pub to: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A member of the board that earns together (rule R19).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: Uuid,
    /// Their first day on it.
    pub from: NaiveDate,
    /// Their last day on it, if it is over.
    pub to: Option<NaiveDate>,
}

/// One cycle of a person, board or library in a track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its days, as the rules gave them.
    pub span: Span,
    /// A later end.
    pub extended: Option<Extended>,
    /// The day of the first license or certificate, where newcomers have to earn less (rule R15).
    pub since: Option<NaiveDate>,
    /// Whether it is the first of all, for which some programs look further back.
    pub first: bool,
    /// Credit from the period before (rule R14).
    pub carried: Credit,
    /// Who was on the board when; none where a person earns alone.
    pub members: Option<Vec<Member>>,
    /// Entries of its days that count in another period, with what is said of them here (rules R14 and R16).
    pub elsewhere: BTreeMap<Uuid, Refusal>,
}

impl Period {
    /// A period with nothing special about it.
    pub fn of(span: Span) -> Self {
        let elsewhere = BTreeMap::new();
        Self { span, extended: None, since: None, first: false, carried: Credit::ZERO, members: None, elsewhere }
    }

    /// The last day on which training counts. An extension never shortens.
    pub fn last_day(&self) -> NaiveDate {
        self.extended.as_ref().map_or(self.span.ends, |extended| extended.to.max(self.span.ends))
    }

    /// Whether it was extended, and this day is one of those by which it was.
    pub fn is_extension(&self, day: NaiveDate) -> bool {
        self.span.ends < day && day <= self.last_day()
    }

    /// The first day on which training counts.
    pub fn first_day(&self, rules: &RuleSet) -> NaiveDate {
        let lookback = rules.reporting.lookback_months_first_period.filter(|_| self.first);
        lookback.and_then(|months| self.span.starts.checked_sub_months(Months::new(months))).unwrap_or(self.span.starts)
    }

    /// What the track asks for in it: less for those who came late (rule R15).
    pub fn required(&self, track: &Track) -> Credit {
        let through = self.span.ends.succ_opt().unwrap_or(self.span.ends);
        let Some(months) = self.since.map(|since| whole_months(since, through)) else { return track.quantity };
        let line = track.proration.iter().find(|line| months < i64::from(line.months_under));
        line.map_or(track.quantity, |line| line.quantity)
    }
}

/// The period of a track in which a day lies. `anchor` is the day a certificate was issued, or a first
/// day of the library's own year; a period that ends on the same day for everybody needs none. `None`
/// before the first period, without an anchor, and outside the calendar.
pub fn span(track: &Track, anchor: Option<NaiveDate>, day: NaiveDate) -> Option<Span> {
    let length = i64::from(track.months);
    let (first, earlier) = match track.anchor {
        Anchor::IssueDate => (anchor?, false),
        Anchor::FiscalYear => (anchor?, true),
        Anchor::FixedMmDd => return fixed(track.day?, track.first_year?, track.months, day),
    };
    if day < first && !earlier {
        return None;
    }
    let number = whole_months(first, day).div_euclid(length);
    let starts = months_after(first, number.checked_mul(length)?)?;
    let next = months_after(first, number.checked_add(1)?.checked_mul(length)?)?;
    Some(Span { starts, ends: next.pred_opt()? })
}

fn fixed(last: MonthDay, first_year: i32, months: u32, day: NaiveDate) -> Option<Span> {
    let years = i32::try_from(months / 12).ok().filter(|years| *years > 0)?;
    let in_this_year = day <= last.in_year(day.year())?;
    let year = if in_this_year { day.year() } else { day.year().checked_add(1)? };
    let ends_in = year.checked_add((first_year.checked_sub(year)?).rem_euclid(years))?;
    let before = last.in_year(ends_in.checked_sub(years)?)?;
    Some(Span { starts: before.succ_opt()?, ends: last.in_year(ends_in)? })
}

/// So many months later, or earlier for a negative number; the last day of a shorter month.
fn months_after(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }
}

/// Whole months from one day to another; negative when it lies before.
fn whole_months(from: NaiveDate, to: NaiveDate) -> i64 {
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let count = months(to) - months(from);
    if months_after(from, count).is_some_and(|reached| reached > to) { count - 1 } else { count }
}

/// A position that somebody held, by the code of its track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The track's code.
    pub track: String,
    /// From this day.
    pub from: NaiveDate,
    /// To this day, included, if it is over.
    pub to: Option<NaiveDate>,
}

/// The track that decides for a period in which somebody changed position: that of the one held
/// longest in it (Indiana), or last (rule R17). Of two held equally long, the later one.
pub fn deciding_track<'a>(rules: &'a RuleSet, held: &[Held], period: &Period) -> Option<&'a Track> {
    let (starts, ends) = (period.span.starts, period.last_day());
    let days = |held: &Held| {
        let last = held.to.map_or(ends, |to| to.min(ends));
        (last - held.from.max(starts)).num_days() + 1
    };
    let there = held.iter().filter(|held| days(held) > 0);
    let code = match rules.position_change {
        PositionChange::Latest => there.max_by_key(|held| (held.from, held.track.as_str()))?.track.as_str(),
        PositionChange::LongestHeld => {
            let sum = |one: &Held| -> i64 {
                held.iter().filter(|other| other.track == one.track).map(|other| days(other).max(0)).sum()
            };
            there.max_by_key(|one| (sum(one), one.from, one.track.as_str()))?.track.as_str()
        }
    };
    rules.track(code)
}

/// The rules for a period, of all versions of a program: those that held on its first day (rule R18).
/// Where newer ones say that open periods change over, they do so once `today` has reached them.
pub fn rules_for<'a>(versions: &'a [RuleSet], period: &Period, today: NaiveDate) -> Option<&'a RuleSet> {
    let newest = |rules: &&RuleSet| (rules.effective_from, rules.version);
    let starts = period.span.starts;
    let changed = versions.iter().filter(|rules| {
        let changes = rules.succession.as_ref().is_some_and(|succession| succession.open_periods_change);
        changes && starts < rules.effective_from && rules.effective_from <= today.min(period.last_day())
    });
    changed.max_by_key(newest).or_else(|| versions.iter().filter(|rules| rules.holds_on(starts)).max_by_key(newest))
}

/// The last day on which a renewal of this period is still taken.
pub fn renewable_until(track: &Track, period: &Period) -> NaiveDate {
    period.last_day().checked_add_days(Days::new(u64::from(track.grace_days))).unwrap_or(NaiveDate::MAX)
}
