//! What changes where many people stand at once: the day, the rules, the list of libraries.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::enrollments::{Enrollment, Key, enrolled_in};
use super::kept::{Others, different, put_right};
use super::{programs, tallies};
use crate::app::App;
use crate::credit::awarding::renew_awards;
use crate::credit::rule_sets::rule_sets;
use crate::credit::rules::RuleSet;
use crate::db::Conn;
use crate::db::schema::{enrollments, ledger_entries};
use crate::error::Result;
use crate::jobs::{self, Job, Options};

/// How many are worked out at once, each time in a transaction of its own.
const BATCH: i64 = 500;

/// So many nights rules that begin are looked for, in case one was missed.
const NIGHTS: i64 = 7;

/// What a rebuilding found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Renewed {
    /// Enrollments that were looked at.
    pub looked_at: usize,
    /// Those that were kept otherwise.
    pub different: usize,
    /// Sums over many of them that were kept otherwise than the rows make them.
    pub sums: usize,
}

/// Works out anew where everybody stands, in one program or in all, and puts right what differs unless it shall
/// only `look`. People may go on meanwhile: whoever is being changed is left to that change.
pub async fn renew(conn: &mut Conn, program: Option<&str>, look: bool, now: DateTime<Utc>) -> Result<Renewed> {
    let programs = programs(conn).await?;
    let mut renewed = Renewed::default();
    for one in programs.iter().filter(|one| program.is_none_or(|wanted| wanted == one.code)) {
        let mut after: Option<Uuid> = None;
        loop {
            let page = enrolled_in(conn, &one.code, after, BATCH).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.holder.uuid());
            let keys: Vec<Key> = page.iter().map(Enrollment::key).collect();
            renewed.looked_at += keys.len();
            renewed.different += match look {
                true => different(conn, &programs, &keys, now).await?,
                false => put_right(conn, &programs, &keys, Others::LeaveOut, now).await?,
            };
        }
    }
    renewed.sums = tallies::different(conn).await?;
    if !look {
        tallies::recount(conn).await?;
    }
    Ok(renewed)
}

/// Works out anew where everybody in a program stands, or everybody at all; and, where its rules are others, what
/// entries were worth under those before. Doing it twice changes nothing.
#[derive(Debug, Serialize, Deserialize)]
pub struct KeepStandings {
    /// The program's code, or that of a plain measure; none for all of them.
    program: Option<String>,
    /// Whether awards are worked out anew as well.
    #[serde(default)]
    awards: bool,
}

impl Job<App> for KeepStandings {
    const NAME: &'static str = "keep_standings";

    async fn run(self, app: &App) -> anyhow::Result<()> {
        let (mut conn, program) = (app.conn().await?, self.program.as_deref());
        renew(&mut conn, program, false, app.now()).await?;
        if self.awards {
            renew_awards(&mut conn, program, app.now()).await?;
        }
        Ok(())
    }
}

/// Has everybody whom these rules concern worked out anew, now that they are others: those in the program, or with
/// a plain measure those who have anything in the ledger. Where there is nobody there is nothing to do.
pub(in crate::credit) async fn rules_changed(conn: &mut Conn, rules: &RuleSet, now: DateTime<Utc>) -> QueryResult<()> {
    let program = rules.program_code();
    let enrolled = enrollments::table.filter(enrollments::program.eq(program)).filter(enrollments::left_at.is_null());
    let anybody = match rules.is_measure() {
        false => diesel::select(diesel::dsl::exists(enrolled)).get_result(conn).await?,
        true => {
            diesel::select(diesel::dsl::exists(ledger_entries::table.select(ledger_entries::id)))
                .get_result(conn)
                .await?
        }
    };
    if anybody {
        // Each change has a job of its own: one that runs already may have read the rules before this change.
        work_out_anew(conn, program, now).await?;
    }
    Ok(())
}

/// Has everybody in a program worked out anew, and what their entries earned: its rules are others, or periods end on
/// other days.
pub async fn work_out_anew(conn: &mut Conn, program: &str, now: DateTime<Utc>) -> QueryResult<()> {
    let job = KeepStandings { program: Some(program.to_owned()), awards: true };
    jobs::enqueue::<App, _>(conn, &job, Options::default(), now).await?;
    Ok(())
}

/// Works out anew what entries earned by rules that have just come into force for periods that had begun (rule R18):
/// they were approved earlier, when the day had not yet come.
pub async fn successions_begun(conn: &mut Conn, now: DateTime<Utc>) -> Result<usize> {
    let mut changed = 0;
    for kept in rule_sets(conn).await? {
        let rules = &kept.rules;
        let days = rules.program.time_zone.day(now).signed_duration_since(rules.effective_from).num_days();
        let switches = rules.succession.as_ref().is_some_and(|succession| succession.open_periods_change);
        if switches && kept.gives_credit() && (0..=NIGHTS).contains(&days) {
            changed += renew_awards(conn, Some(rules.program_code()), now).await?;
        }
    }
    Ok(changed)
}

/// Puts everybody where their profile says that they work, now that the list of libraries is another.
pub async fn libraries_changed(conn: &mut Conn) -> QueryResult<usize> {
    let moved = diesel::sql_query(
        "update kept_standings k set library_id = l.id, organization_id = l.organization_id
         from users u join libraries l on lower(l.name) = lower(u.library)
         where k.holder_id = u.id and k.library_id is distinct from l.id",
    )
    .execute(conn)
    .await?;
    tallies::recount(conn).await?;
    Ok(moved)
}
