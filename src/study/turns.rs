//! Taking a module again: when it may be, why, which turn it is, and what it would be worth.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::complete_module::new_entry;
use crate::accounts::UserId;
use crate::app::App;
use crate::certificates;
use crate::credit::programs::{Holder, boards_with, standings_of};
use crate::credit::{self, Worth};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;
use crate::modules::{self, Edition, Turn};
use crate::organizations;
use crate::progress;

/// Why a module may be taken again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is a newer version of it than the one that was completed.
    NewVersion,
    /// It was done before the period of a program that goes on.
    NewPeriod {
        /// The program's name.
        program: String,
        /// The first day that counts.
        from: NaiveDate,
    },
    /// Its certificate held until this day.
    Expired(NaiveDate),
}

/// Where somebody is with a module: how often they had it, and whether they may take it now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// The turn to be taken now; none where the last one is finished and there is no reason for another.
    pub open: Option<Turn>,
    /// Why it may be taken again; nothing where it is open for the first time.
    pub why: Vec<Why>,
    /// The last turn of which something is on their record; 0 for none.
    pub last: Turn,
}

impl Turns {
    /// Looks it up at this moment, for this version of the module.
    pub async fn of(conn: &mut Conn, app: &App, user: UserId, module: &Edition, now: DateTime<Utc>) -> Result<Turns> {
        let completion = progress::module_of(conn, user, module.module_id).await?;
        let entered = credit::last_turn(conn, user, module.module_id).await?;
        let completed = completion.as_ref().map_or(0, |completion| completion.turn);
        let last = completed.max(entered.map_or(0, |(turn, _)| turn));
        if last == 0 {
            return Ok(Turns { open: Some(1), ..Turns::default() });
        }
        let zone = organizations::by_id(conn, module.provider_id).await?.zone();
        let on = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
        let done_on = match (entered, &completion) {
            (Some((turn, day)), _) if turn == last => Some(day),
            (_, completion) => completion.as_ref().map(|completion| on(completion.completed_at)),
        };
        let days = (done_on.unwrap_or_else(|| on(now)), on(now));
        let mut why = new_periods(conn, app, user, days, now).await?;
        why.extend(expired(conn, user, module, (last, zone), now).await?);
        if completed < last {
            // In a group room it was done without its evaluation, which can still be passed.
            let open = if why.is_empty() { last } else { last.saturating_add(1) };
            return Ok(Turns { open: Some(open), why, last });
        }
        if let Some(completion) = completion.filter(|completion| completion.module_version_id != module.id) {
            let before = modules::version(conn, app, completion.module_version_id).await?;
            if before.number < module.number {
                why.insert(0, Why::NewVersion);
            }
        }
        let open = (!why.is_empty()).then(|| last.saturating_add(1));
        Ok(Turns { open, why, last })
    }

    /// Whether it may be taken again, and is not open for the first time.
    pub fn again(&self) -> bool {
        self.open.is_some_and(|open| open > self.last) && self.last > 0
    }

    /// Whether it would go over what counts already: nothing has run out since (rule R5).
    pub fn repeats(&self) -> bool {
        self.again() && !self.run_out()
    }

    fn run_out(&self) -> bool {
        self.why.iter().any(|why| matches!(why, Why::NewPeriod { .. } | Why::Expired(_)))
    }

    /// The turn that doing it in a group room is: another one only where something has run out.
    pub fn of_room(&self) -> Turn {
        match self.open.filter(|_| self.run_out()) {
            Some(open) => open,
            None => self.last.max(1),
        }
    }
}

/// The programs that somebody is in, by themselves or with a board, in a period that begins after the first of these
/// days and not after the second. Both are the provider's, on whose calendar it would be entered: where that is still
/// the day before, it would lie in the old period.
async fn new_periods(
    conn: &mut Conn,
    app: &App,
    user: UserId,
    (done_on, entered_on): (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> Result<Vec<Why>> {
    let mut standings = standings_of(conn, app, Holder::Person(user)).await?;
    for board in boards_with(conn, user, now.date_naive()).await? {
        standings.extend(standings_of(conn, app, Holder::Board(board.id)).await?);
    }
    let newer = standings.into_iter().filter_map(|standing| {
        let today = standing.rules.program.time_zone.day(now);
        let from = standing.kept.period.first_day(&standing.rules);
        let goes_on = (from..=standing.ends).contains(&today);
        (goes_on && done_on < from && from <= entered_on)
            .then_some(Why::NewPeriod { program: standing.rules.program.name, from })
    });
    Ok(newer.collect())
}

/// That the certificate of this turn has run out.
async fn expired(
    conn: &mut Conn,
    user: UserId,
    module: &Edition,
    (turn, zone): (Turn, Tz),
    now: DateTime<Utc>,
) -> Result<Option<Why>> {
    let certificate = certificates::of_module(conn, user, module.module_id).await?;
    let last = certificate
        .filter(|certificate| certificate.stands() && certificate.subject.taken().is_some_and(|(_, of)| of == turn));
    let last = last.and_then(|certificate| certificate.facts.expires_on);
    Ok(last.filter(|last| *last < now.with_timezone(&zone).date_naive()).map(Why::Expired))
}

/// What a module would be worth to a learner who takes it again today, under each rule set that they are under.
pub async fn worth_again(
    conn: &mut Conn,
    app: &App,
    words: Words,
    user: UserId,
    (module, turns): (&Edition, &Turns),
) -> Result<Vec<Worth>> {
    let provider = organizations::by_id(conn, module.provider_id).await?;
    let entry = new_entry(conn, app, user, (module, turns), &provider, app.now()).await?;
    credit::preview(conn, words, user, &entry).await
}
