//! One's own place in a program: where one stands and why, and what one may change about it.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use chrono::NaiveDate;
use diesel_async::AsyncConnection;
use serde::Deserialize;
use serde_json::json;

use super::attest::AskForm;
use super::fills::fills;
use super::join::day;
use super::log::write_down;
use super::mine_views::{self, Shown};
use crate::accounts::Learner;
use crate::activities::{self, ActivityId};
use crate::app::App;
use crate::certificates;
use crate::credit::programs::{
    Enrollment, EnrollmentId, Holder, PeriodId, PeriodState, PositionError, Standing, attestations_of, boards_with,
    change_position, enrollment, enrollment_ever, leave_program, periods_in, standing_in_period, standing_of,
    steps_passed,
};
use crate::credit::{EntryId, LedgerEntry, Source};
use crate::db::Conn;
use crate::decisions::{self, Decision, Subject, SubjectKind};
use crate::error::{Error, Result};
use crate::lessons;
use crate::modules;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// Which period, and what was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// The id of a period; that which goes on where there is none.
    period: String,
    done: String,
}

impl Asked {
    pub(super) async fn standing(&self, conn: &mut Conn, app: &App, enrollment: &Enrollment) -> Result<Standing> {
        let period: PeriodId = match self.period.as_str() {
            "" if enrollment.left_at.is_some() => {
                let periods = periods_in(conn, enrollment).await?;
                periods.iter().find(|kept| kept.state.is_settled()).ok_or(Error::NotFound)?.id
            }
            "" => return standing_of(conn, app, enrollment).await,
            period => period.parse().map_err(|_| Error::NotFound)?,
        };
        standing_in_period(conn, app, enrollment, period).await
    }
}

/// The page of one's place in a program in this period, after something was done there.
pub(super) fn after(standing: &Standing, done: &str) -> String {
    format!("/record/programs/{}?period={}&done={done}", standing.enrollment.id, standing.kept.id)
}

pub(super) async fn mine(conn: &mut Conn, learner: &Learner, id: &str) -> Result<Enrollment> {
    let id: EnrollmentId = id.parse().map_err(|_| Error::NotFound)?;
    enrollment(conn, Holder::Person(learner.id), id).await
}

/// One's own place in a program, also one that was left with something accepted in it, or that of a board that one is on, with the board's name.
async fn seen(conn: &mut Conn, app: &App, learner: &Learner, id: &str) -> Result<(Enrollment, Option<String>)> {
    let id: EnrollmentId = id.parse().map_err(|_| Error::NotFound)?;
    match enrollment_ever(conn, Holder::Person(learner.id), id).await {
        Err(Error::NotFound) => {}
        found => return Ok((found?, None)),
    }
    let today = app.now().with_timezone(&learner.person.zone()).date_naive();
    for board in boards_with(conn, learner.id, today).await? {
        match enrollment(conn, Holder::Board(board.id), id).await {
            Err(Error::NotFound) => {}
            found => return Ok((found?, Some(board.name))),
        }
    }
    Err(Error::NotFound)
}

/// `GET /record/programs/{id}`
pub(super) async fn show(
    learner: Learner,
    app: Data<App>,
    id: Path<String>,
    Query(asked): Query<Asked>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (enrollment, board) = seen(&mut conn, &app, &learner, &id).await?;
    if let Some(board) = board {
        return Ok(ok(of_board(&mut conn, &app, &learner, &enrollment, &board).await?));
    }
    let nothing = (&Typed::default(), &Problems::new());
    Ok(ok(page(&mut conn, &app, &learner, &enrollment, nothing, &asked).await?))
}

/// Where a board stands, for somebody on it: to read. What the others did elsewhere is theirs to open.
async fn of_board(
    conn: &mut Conn,
    app: &App,
    learner: &Learner,
    enrollment: &Enrollment,
    board: &str,
) -> Result<maud::Markup> {
    let standing = standing_of(conn, app, enrollment).await?;
    let mut titles = titles(conn, app, &standing.entries).await?;
    for entry in &standing.entries {
        if let (Source::Activity { .. }, Some((_, path))) = (entry.source, titles.get_mut(&entry.id)) {
            path.take_if(|_| entry.user_id != learner.id);
        }
    }
    let fills = fills(conn, app, learner.id, &standing).await?;
    let (typed, problems) = (Typed::default(), Problems::new());
    let shown = Shown {
        name: board,
        board: true,
        standing: &standing,
        titles,
        fills,
        // The papers of a board are for those who decide on it.
        periods: Vec::new(),
        certificates: Vec::new(),
        attestation: None,
        turn: None,
        given_back: None,
        typed: &typed,
        problems: &problems,
        done: "",
    };
    Ok(mine_views::page(&learner.frame, &shown))
}

/// What stands in the forms of the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub position: PositionForm,
    pub ask: AskForm,
}

pub(super) async fn page(
    conn: &mut Conn,
    app: &App,
    learner: &Learner,
    enrollment: &Enrollment,
    (typed, problems): (&Typed, &Problems),
    asked: &Asked,
) -> Result<maud::Markup> {
    let standing = asked.standing(conn, app, enrollment).await?;
    let titles = titles(conn, app, &standing.entries).await?;
    let fills = fills(conn, app, learner.id, &standing).await?;
    let periods = periods_in(conn, enrollment).await?;
    let certificates = certificates::of_user(conn, learner.id).await?;
    let passed = steps_passed(conn, &[standing.kept.holder]).await?;
    let turn = standing.turn(passed.get(&standing.kept.id).map(Vec::as_slice).unwrap_or_default());
    let shown = Shown {
        name: learner.person.name.as_str(),
        board: false,
        standing: &standing,
        titles,
        fills,
        periods,
        certificates,
        attestation: attestations_of(conn, &[standing.kept.holder]).await?.remove(&standing.kept.id),
        turn,
        given_back: given_back(conn, &standing).await?,
        typed,
        problems,
        done: &asked.done,
    };
    Ok(mine_views::page(&learner.frame, &shown))
}

/// By which decision the authority gave a period back, where that was its last word.
async fn given_back(conn: &mut Conn, standing: &Standing) -> Result<Option<Decision>> {
    let period = Subject { kind: SubjectKind::Period, id: standing.kept.id.uuid() };
    let mut all = decisions::of(conn, period).await?;
    all.retain(|one| ["submitted", "returned"].contains(&one.outcome.as_str()));
    Ok(all.pop().filter(|last| last.outcome == "returned" && standing.kept.state == PeriodState::Open))
}

/// What the entries are called, and where they are.
pub(super) async fn titles(
    conn: &mut Conn,
    app: &App,
    entries: &[LedgerEntry],
) -> Result<HashMap<EntryId, (String, Option<String>)>> {
    let mut titles = HashMap::new();
    for entry in entries {
        let title = match entry.source {
            Source::Module { version, .. } => {
                let module = modules::version(conn, app, version).await?;
                (module.body.title.clone(), Some(module.path()))
            }
            Source::Activity { activity, .. } => {
                let title = activities::title(conn, entry.user_id, ActivityId::from_uuid(activity)).await?;
                (title, Some(format!("/record/requests/{activity}")))
            }
            Source::Lesson { version, .. } => {
                let lesson = lessons::version(conn, app, version).await?;
                (lesson.original().title.clone(), Some(lesson.path()))
            }
        };
        titles.insert(entry.id, title);
    }
    Ok(titles)
}

/// A change of position as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PositionForm {
    pub track: String,
    pub from: String,
}

/// `POST /record/programs/{id}/position`
pub(super) async fn change(
    learner: Learner,
    app: Data<App>,
    id: Path<String>,
    Form(form): Form<PositionForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let enrollment = mine(&mut conn, &learner, &id).await?;
    let standing = standing_of(&mut conn, &app, &enrollment).await?;
    let words = learner.frame.words;
    let mut problems = Problems::new();
    if standing.rules.track(&form.track).is_none() {
        problems.add("track", words.say("join-no-track"));
    }
    let from = day(&form.from, "from", words, &mut problems);
    if form.from.trim().is_empty() {
        problems.add("from", words.say("join-bad-date"));
    }
    if let Some(from) = from.filter(|_| problems.is_empty()) {
        match changed(&mut conn, &app, &learner, &standing, (&form.track, from)).await? {
            Ok(()) => return Ok(see_other(format!("/record/programs/{}?done=position", enrollment.id))),
            Err(PositionError::Ahead) => problems.add("from", words.say("program-from-ahead")),
            Err(PositionError::TooEarly(first)) => {
                problems.add("from", words.fill("program-from-early", &[("date", words.date(first).into())]));
            }
        }
    }
    let (typed, asked) = (Typed { position: form, ..Typed::default() }, Asked::default());
    Ok(unprocessable(page(&mut conn, &app, &learner, &enrollment, (&typed, &problems), &asked).await?))
}

/// Changes a position and writes it down; or says why it can't be from that day on.
async fn changed(
    conn: &mut Conn,
    app: &App,
    learner: &Learner,
    standing: &Standing,
    (track, from): (&str, NaiveDate),
) -> Result<std::result::Result<(), PositionError>> {
    let (now, enrollment) = (app.now(), &standing.enrollment);
    let days = (standing.kept.period.span.starts, standing.rules.program.time_zone.day(now));
    conn.transaction(async |conn| {
        let overtaken = match change_position(conn, enrollment, (track, from), days, now).await? {
            Ok(overtaken) => overtaken,
            Err(why) => return Ok(Err(why)),
        };
        let program = &enrollment.program;
        let mut before =
            json!({ "program": program, "position": standing.enrollment.held.last().map(|held| &held.track) });
        if !overtaken.is_empty() {
            before["to_come"] = json!(overtaken);
        }
        let after = json!({ "program": program, "position": track, "from": from });
        let change = (before, after);
        write_down(conn, learner.id, (program, enrollment.id), "position_changed", change, now).await?;
        Ok(Ok(()))
    })
    .await
}

/// `POST /record/programs/{id}/leave`
pub(super) async fn leave(learner: Learner, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let enrollment = mine(&mut conn, &learner, &id).await?;
    let now = app.now();
    conn.transaction(async |conn| {
        leave_program(conn, &enrollment, now).await?;
        let before = json!({ "program": enrollment.program });
        write_down(conn, learner.id, (&enrollment.program, enrollment.id), "left", (before, json!({})), now).await
    })
    .await?;
    Ok(see_other("/record"))
}
