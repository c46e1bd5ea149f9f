//! One board for the registrar: who is on it since when, and its place in a program.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use chrono::NaiveDate;
use diesel_async::AsyncConnection;
use serde::Deserialize;
use serde_json::json;

use super::boards::{ours, program, write_down};
use super::boards_views::{self, Shown};
use super::join::{JoinForm, day, said_of};
use crate::accounts::{self, Email, Registrar, UserId};
use crate::app::App;
use crate::credit::programs::{
    self, Board, BoardId, EnrollError, Holder, Program, board, enrollments_of, members, standing_of,
};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::study;
use crate::time::typed_date;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// What was typed on the page of a board, in whichever of its forms.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct MemberForm {
    pub email: String,
    pub joined_on: String,
    pub left_on: String,
}

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    done: String,
}

/// What an address of this page names: a program that boards are in, and a board that this registrar looks after.
async fn mine(conn: &mut Conn, app: &App, registrar: &Registrar, path: (&str, &str)) -> Result<(Program, Board)> {
    let program = program(conn, app, registrar, path.0).await?;
    let id: BoardId = path.1.parse().map_err(|_| Error::NotFound)?;
    Ok((program, board(conn, id, &ours(registrar)).await?))
}

/// `GET /assoc/programs/{code}/boards/{board}`
pub(super) async fn show(
    registrar: Registrar,
    app: Data<App>,
    path: Path<(String, String)>,
    told: Query<Told>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (program, board) = mine(&mut conn, &app, &registrar, (&path.0, &path.1)).await?;
    let forms = (&MemberForm::default(), &JoinForm::begun(&program, app.now()));
    page(&mut conn, &app, &registrar, (&program, &board), forms, &Problems::new(), &told.done).await.map(ok)
}

async fn page(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    (program, board): (&Program, &Board),
    (member, join): (&MemberForm, &JoinForm),
    problems: &Problems,
    done: &str,
) -> Result<maud::Markup> {
    let enrolled = enrollments_of(conn, Holder::Board(board.id)).await?;
    let standing = match enrolled.iter().find(|one| one.program == program.code) {
        Some(enrollment) => Some(standing_of(conn, app, enrollment).await?),
        None => None,
    };
    let members = members(conn, board.id).await?;
    let now = app.now();
    let today = now.with_timezone(&registrar.person.zone()).date_naive();
    let shown = Shown {
        program,
        board,
        members: &members,
        standing: standing.as_ref(),
        member,
        join,
        problems,
        done,
        today,
        now,
    };
    Ok(boards_views::page(&registrar.frame, &shown))
}

/// `POST /assoc/programs/{code}/boards/{board}/members`
pub(super) async fn add_member(
    registrar: Registrar,
    app: Data<App>,
    path: Path<(String, String)>,
    Form(form): Form<MemberForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (program, board) = mine(&mut conn, &app, &registrar, (&path.0, &path.1)).await?;
    let words = registrar.frame.words;
    let mut problems = Problems::new();
    let person = match Email::parse(&form.email) {
        Some(email) => accounts::by_email(&mut conn, email.as_str()).await?,
        None => None,
    };
    if person.is_none() {
        problems.add("email", words.say("rooms-facilitator-unknown"));
    }
    let joined_on = day(&form.joined_on, "joined_on", words, &mut problems);
    if form.joined_on.trim().is_empty() {
        problems.add("joined_on", words.say("join-bad-date"));
    }
    let left_on = day(&form.left_on, "left_on", words, &mut problems);
    if joined_on.zip(left_on).is_some_and(|(joined, left)| left < joined) {
        problems.add("left_on", words.say("boards-left-before"));
    }
    if let (Some(person), Some(from)) = (&person, joined_on) {
        let overlaps = |since: NaiveDate, until: Option<NaiveDate>| {
            until.is_none_or(|until| until >= from) && left_on.is_none_or(|left| left >= since)
        };
        let mut known = members(&mut conn, board.id).await?;
        known.retain(|one| one.person == person.id && overlaps(one.joined_on, one.left_on));
        if let Some(one) = known.first() {
            let since = words.date(one.joined_on);
            problems.add("email", words.fill("boards-member-already", &[("date", since.into())]));
        }
    }
    let (Some(person), Some(joined_on), true) = (person, joined_on, problems.is_empty()) else {
        let forms = (&form, &JoinForm::begun(&program, app.now()));
        return page(&mut conn, &app, &registrar, (&program, &board), forms, &problems, "").await.map(unprocessable);
    };
    keep_member(&mut conn, &app, &registrar, &board, person.id, (joined_on, left_on)).await?;
    Ok(see_other(format!("/assoc/programs/{}/boards/{}?done=member", program.code, board.id)))
}

async fn keep_member(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    board: &Board,
    person: UserId,
    (joined_on, left_on): (NaiveDate, Option<NaiveDate>),
) -> Result<()> {
    let now = app.now();
    conn.transaction(async |conn| {
        programs::hold_people(conn, &[person]).await?;
        programs::add_member(conn, board.id, person, (joined_on, left_on), now).await?;
        study::enter_lessons(conn, app, &[person], now).await?;
        let outcome = if left_on.is_some() { "member_ended" } else { "member_added" };
        let after = json!({ "joined_on": joined_on, "left_on": left_on });
        write_down(conn, registrar.id, board, (outcome, Some(person)), after, now).await
    })
    .await
}

/// `POST /assoc/programs/{code}/boards/{board}/members/{person}/end`: the last day of somebody's time on a board.
pub(super) async fn end(
    registrar: Registrar,
    app: Data<App>,
    path: Path<(String, String, UserId)>,
    Form(form): Form<MemberForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (program, board) = mine(&mut conn, &app, &registrar, (&path.0, &path.1)).await?;
    let words = registrar.frame.words;
    let joined_on: NaiveDate = form.joined_on.parse().map_err(|_| Error::BadRequest("problem-incomplete"))?;
    let known = members(&mut conn, board.id).await?;
    if !known.iter().any(|one| one.person == path.2 && one.joined_on == joined_on) {
        return Err(Error::NotFound);
    }
    let field = boards_views::end_field(path.2, joined_on);
    let mut problems = Problems::new();
    let left_on = typed_date(&form.left_on);
    match left_on {
        None => problems.add(field, words.say("join-bad-date")),
        Some(left) if left < joined_on => problems.add(field, words.say("boards-left-before")),
        Some(_) => {}
    }
    if !problems.is_empty() {
        let forms = (&MemberForm::default(), &JoinForm::begun(&program, app.now()));
        return page(&mut conn, &app, &registrar, (&program, &board), forms, &problems, "").await.map(unprocessable);
    }
    keep_member(&mut conn, &app, &registrar, &board, path.2, (joined_on, left_on)).await?;
    Ok(see_other(format!("/assoc/programs/{}/boards/{}?done=ended", program.code, board.id)))
}

/// `POST /assoc/programs/{code}/boards/{board}/enroll`
pub(super) async fn enroll(
    registrar: Registrar,
    app: Data<App>,
    path: Path<(String, String)>,
    Form(form): Form<JoinForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (program, board) = mine(&mut conn, &app, &registrar, (&path.0, &path.1)).await?;
    let words = registrar.frame.words;
    let mut problems = Problems::new();
    match form.parse(words, &program, app.now()) {
        Err(found) => problems = found,
        Ok(joining) => {
            let now = app.now();
            let enrolled = conn
                .transaction(async |conn| {
                    let on_it: Vec<UserId> =
                        members(conn, board.id).await?.into_iter().map(|member| member.person).collect();
                    programs::hold_people(conn, &on_it).await?;
                    let enrolled = programs::enroll(conn, Holder::Board(board.id), &program, &joining, now).await?;
                    if let Ok(id) = enrolled {
                        let after = json!({ "program": program.code, "enrollment": id });
                        write_down(conn, registrar.id, &board, ("enrolled", None), after, now).await?;
                        study::enter_lessons(conn, &app, &on_it, now).await?;
                    }
                    Ok::<_, Error>(enrolled)
                })
                .await?;
            match enrolled {
                Ok(_) | Err(EnrollError::Already) => {}
                Err(why) => said_of(why, words, &mut problems),
            }
        }
    }
    if !problems.is_empty() {
        let forms = (&MemberForm::default(), &form);
        return page(&mut conn, &app, &registrar, (&program, &board), forms, &problems, "").await.map(unprocessable);
    }
    Ok(see_other(format!("/assoc/programs/{}/boards/{}?done=enrolled", program.code, board.id)))
}
