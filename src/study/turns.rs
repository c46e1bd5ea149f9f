//! Taking a module again: when it may be, why, which turn it is, and what it would be worth.

use chrono::{DateTime, NaiveDate, Utc};

use super::complete_module::new_entry;
use crate::accounts::UserId;
use crate::app::App;
use crate::certificates;
use crate::credit::programs::{Holder, boards_with, decidable_in, enrollments_of};
use crate::credit::rules::RuleSet;
use crate::credit::{self, Worth};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;
use crate::modules::{self, Edition, Turn};
use crate::organizations;
use crate::progress;

/// When a module is taken.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// At this moment, which may be another day elsewhere.
    At(DateTime<Utc>),
    /// On this day, on whoever's calendar: more is not known of a meeting.
    On(NaiveDate),
}

impl When {
    /// The day that it is where this is the day of a moment.
    fn day(self, of: impl FnOnce(DateTime<Utc>) -> NaiveDate) -> NaiveDate {
        match self {
            When::At(moment) => of(moment),
            When::On(day) => day,
        }
    }
}

impl From<DateTime<Utc>> for When {
    fn from(moment: DateTime<Utc>) -> When {
        When::At(moment)
    }
}

impl From<NaiveDate> for When {
    fn from(day: NaiveDate) -> When {
        When::On(day)
    }
}

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
    /// Whether that went over what counted already.
    pub repeated: bool,
}

impl Turns {
    /// Looks it up for this moment or day, for this version of the module.
    pub async fn of(
        conn: &mut Conn,
        app: &App,
        user: UserId,
        module: &Edition,
        when: impl Into<When>,
    ) -> Result<Turns> {
        let when = when.into();
        let all = progress::turns_of(conn, user, module.module_id).await?;
        let entered = credit::last_turn(conn, user, module.module_id).await?;
        let completed = all.iter().map(|completion| completion.turn).max().unwrap_or(0);
        // Where two accounts became one, the last turn by number may be one of long ago.
        let completion = all.into_iter().max_by_key(|completion| (completion.completed_at, completion.turn));
        let entered = entered.and_then(|entry| Some((entry.taken()?.1, entry)));
        let last = completed.max(entered.as_ref().map_or(0, |(turn, _)| *turn));
        if last == 0 {
            return Ok(Turns { open: Some(1), ..Turns::default() });
        }
        let newest = completion.as_ref().filter(|_| completed == last).map_or(last, |completion| completion.turn);
        let entered = entered.filter(|(turn, _)| *turn == newest).map(|(_, entry)| entry);
        let repeated = entered.as_ref().is_some_and(|entry| entry.facts.repeats);
        let done_on = |rules: &RuleSet| match (&entered, &completion) {
            (Some(entry), _) => Some(entry.day_under(rules)),
            (None, done) => done.as_ref().map(|done| rules.program.time_zone.day(done.completed_at)),
        };
        let mut why = new_periods(conn, app, user, done_on, when).await?;
        why.extend(expired(conn, user, module, newest, when).await?);
        if completed < last {
            // In a group room it was done without its evaluation, which can still be passed.
            let open = if why.is_empty() { last } else { last.saturating_add(1) };
            return Ok(Turns { open: Some(open), why, last, repeated });
        }
        if let Some(completion) = completion.filter(|completion| completion.module_version_id != module.id) {
            let before = modules::version(conn, app, completion.module_version_id).await?;
            if before.number < module.number {
                why.insert(0, Why::NewVersion);
            }
        }
        let open = (!why.is_empty()).then(|| last.saturating_add(1));
        Ok(Turns { open, why, last, repeated })
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

    /// Whether that would go over what counts already: what was taken back and is entered again stays what it was.
    pub fn repeats_in_room(&self) -> bool {
        self.repeated && self.of_room() == self.last
    }
}

/// The programs that somebody is in, by themselves or with a board, in a period that it would count in and that began
/// after it was done; all days are those of the program's calendar, as in its account. A period that has lapsed may
/// still be extended, so that a meeting in it is looked at as well.
async fn new_periods(
    conn: &mut Conn,
    app: &App,
    user: UserId,
    done_on: impl Fn(&RuleSet) -> Option<NaiveDate>,
    when: When,
) -> Result<Vec<Why>> {
    let mut enrollments = enrollments_of(conn, Holder::Person(user)).await?;
    for board in boards_with(conn, user, when.day(|at| at.date_naive())).await? {
        enrollments.extend(enrollments_of(conn, Holder::Board(board.id)).await?);
    }
    if enrollments.is_empty() {
        return Ok(Vec::new());
    }
    let mut standings = decidable_in(conn, app, &enrollments).await?;
    standings.sort_by_key(|standing| (standing.ends, standing.kept.id));
    let newer = standings.into_iter().filter_map(|standing| {
        let day = when.day(|at| standing.rules.program.time_zone.day(at));
        let from = standing.kept.period.first_day(&standing.rules);
        let before = done_on(&standing.rules).is_some_and(|done_on| done_on < from);
        (before && (from..=standing.ends).contains(&day))
            .then_some(Why::NewPeriod { program: standing.rules.program.name, from })
    });
    Ok(newer.collect())
}

/// That the certificate of this turn has run out, on the calendar of whoever issued it.
async fn expired(conn: &mut Conn, user: UserId, module: &Edition, turn: Turn, when: When) -> Result<Option<Why>> {
    let certificate = certificates::of_turn(conn, user, (module.module_id, turn)).await?;
    let last = certificate.filter(certificates::Certificate::stands);
    let Some(last) = last.and_then(|certificate| certificate.facts.expires_on) else { return Ok(None) };
    let zone = organizations::by_id(conn, module.provider_id).await?.zone();
    let day = when.day(|at| at.with_timezone(&zone).date_naive());
    Ok((last < day).then_some(Why::Expired(last)))
}

/// What a module would be worth to a learner who finishes this turn of it today, under each rule set that they are under.
pub async fn worth_to(
    conn: &mut Conn,
    app: &App,
    words: Words,
    user: UserId,
    (module, turns): (&Edition, &Turns),
) -> Result<Vec<Worth>> {
    let provider = organizations::by_id(conn, module.provider_id).await?;
    let entry = new_entry(conn, app, user, (module, turns), &provider, app.now()).await?;
    credit::preview(conn, words, user, &entry, app.now()).await
}
