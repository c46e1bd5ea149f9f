//! The tables of runs: what was decided to be issued, line by line, and what has come of it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::accounts::UserId;
use crate::certificates::CertificateId;
use crate::db::Conn;
use crate::db::schema::{certificate_run_lines as lines, certificate_runs as runs};
use crate::id::Id;
use crate::modules::{ModuleId, Turn};
use crate::organizations::OrganizationId;

/// Lines in one statement; Postgres takes 65,535 values.
const ROWS: usize = 5_000;

/// Identity of a run.
pub type RunId = Id<Run>;

/// Issuing many.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = runs)]
pub struct Run {
    /// Identity.
    pub id: RunId,
    /// Who issues.
    pub organization_id: OrganizationId,
    /// The module of first issues.
    pub module_id: Option<ModuleId>,
    /// The code of the program whose accepted periods are certified; none here and none above where certificates
    /// are issued anew.
    pub program: Option<String>,
    /// Why, in the registrar's words.
    pub note: String,
    /// Whether each is told by mail.
    pub tell: bool,
    /// Who decided it.
    pub made_by: UserId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// When it was stopped, if it is.
    pub stopped_at: Option<DateTime<Utc>>,
    /// When its last line was settled.
    pub finished_at: Option<DateTime<Utc>>,
}

impl Run {
    /// Its address.
    pub fn path(&self) -> String {
        format!("/assoc/certificates/runs/{}", self.id)
    }
}

/// A line: whose, what of theirs (a version of a module, a period, or the certificate to be replaced), and
/// which turn of the module it is.
pub(super) type Line = (UserId, Uuid, Turn);

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// This was issued.
    Issued(CertificateId),
    /// Nothing was: there was one meanwhile.
    Kept,
}

/// How many lines have come to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub open: i64,
    pub issued: i64,
    pub kept: i64,
}

impl Counts {
    /// All lines.
    pub fn all(self) -> i64 {
        self.open + self.issued + self.kept
    }

    /// Those that are settled, of a hundred.
    pub fn percent(self) -> u8 {
        let share = (self.issued + self.kept) * 100 / self.all().max(1);
        u8::try_from(share).unwrap_or(100)
    }
}

/// Writes a run with its lines down.
pub(super) async fn add(conn: &mut Conn, run: &Run, all: &[Line]) -> QueryResult<()> {
    let row = (
        runs::id.eq(run.id),
        runs::organization_id.eq(run.organization_id),
        runs::kind.eq(match (run.module_id, &run.program) {
            (Some(_), _) => "issue",
            (None, Some(_)) => "period",
            (None, None) => "reissue",
        }),
        runs::module_id.eq(run.module_id),
        runs::program.eq(&run.program),
        runs::note.eq(&run.note),
        runs::tell.eq(run.tell),
        runs::made_by.eq(run.made_by),
        runs::made_at.eq(run.made_at),
    );
    diesel::insert_into(runs::table).values(row).execute(conn).await?;
    for some in all.chunks(ROWS) {
        let row = |(user, what, turn): &Line| {
            (lines::user_id.eq(*user), lines::run_id.eq(run.id), lines::subject_id.eq(*what), lines::turn.eq(*turn))
        };
        let rows: Vec<_> = some.iter().map(row).collect();
        diesel::insert_into(lines::table).values(rows).execute(conn).await?;
    }
    Ok(())
}

/// The run with this id, of whatever organization.
pub(super) async fn run(conn: &mut Conn, id: RunId) -> QueryResult<Run> {
    Run::query().filter(runs::id.eq(id)).first(conn).await
}

/// Runs of these organizations that have open lines, the latest first.
pub(super) async fn unfinished(conn: &mut Conn, organizations: &[OrganizationId]) -> QueryResult<Vec<Run>> {
    Run::query()
        .filter(runs::organization_id.eq_any(organizations).and(runs::finished_at.is_null()))
        .order(runs::made_at.desc())
        .limit(10)
        .load(conn)
        .await
}

/// The next open lines, which nobody else settles until the transaction ends.
pub(super) async fn open(conn: &mut Conn, id: RunId, most: i64) -> QueryResult<Vec<Line>> {
    lines::table
        .filter(lines::run_id.eq(id).and(lines::outcome.is_null()))
        .order((lines::user_id, lines::subject_id, lines::turn))
        .limit(most)
        .select((lines::user_id, lines::subject_id, lines::turn))
        .for_update()
        .skip_locked()
        .load(conn)
        .await
}

/// Notes what became of a line.
pub(super) async fn settle(
    conn: &mut Conn,
    id: RunId,
    (user, what, turn): Line,
    outcome: Outcome,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let (word, certificate) = match outcome {
        Outcome::Issued(certificate) => ("issued", Some(certificate)),
        Outcome::Kept => ("kept", None),
    };
    let settled = (lines::outcome.eq(word), lines::certificate_id.eq(certificate), lines::settled_at.eq(now));
    diesel::update(lines::table.find((user, id, what, turn))).set(settled).execute(conn).await?;
    Ok(())
}

/// How many lines have come to what.
pub(super) async fn counts(conn: &mut Conn, id: RunId) -> QueryResult<Counts> {
    let rows: Vec<(Option<String>, i64)> = lines::table
        .filter(lines::run_id.eq(id))
        .group_by(lines::outcome)
        .select((lines::outcome, diesel::dsl::count_star()))
        .load(conn)
        .await?;
    let of = |word: Option<&str>| rows.iter().find(|(outcome, _)| outcome.as_deref() == word).map_or(0, |row| row.1);
    Ok(Counts { open: of(None), issued: of(Some("issued")), kept: of(Some("kept")) })
}

/// Notes that the last line is settled.
pub(super) async fn finish(conn: &mut Conn, id: RunId, now: DateTime<Utc>) -> QueryResult<()> {
    let open = runs::table.find(id).filter(runs::finished_at.is_null());
    diesel::update(open).set(runs::finished_at.eq(now)).execute(conn).await?;
    Ok(())
}

/// Stops a run, or lets it go on. Returns whether that changed anything.
pub(super) async fn stop(conn: &mut Conn, id: RunId, at: Option<DateTime<Utc>>) -> QueryResult<bool> {
    let open = runs::table.find(id).filter(runs::finished_at.is_null());
    let changed = match at {
        Some(_) => diesel::update(open.filter(runs::stopped_at.is_null())).set(runs::stopped_at.eq(at)).execute(conn),
        None => diesel::update(open.filter(runs::stopped_at.is_not_null())).set(runs::stopped_at.eq(at)).execute(conn),
    };
    Ok(changed.await? == 1)
}
