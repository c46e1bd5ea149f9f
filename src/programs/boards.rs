//! Boards for the registrar: which ones there are, and making one.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::boards_views;
use crate::accounts::{Registrar, Role, UserId};
use crate::app::App;
use crate::credit::programs::{Board, Holder, Program, add_board, answered, boards_of, enrollments_of};
use crate::credit::rules::Subject as Earns;
use crate::db::Conn;
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::{Error, Result};
use crate::organizations::OrganizationId;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// Characters of a name.
const LINE: usize = 160;

/// The organizations that a registrar keeps the records of.
pub(super) fn ours(registrar: &Registrar) -> Vec<OrganizationId> {
    registrar.organizations.iter().map(|id| OrganizationId::from_uuid(*id)).collect()
}

/// The program with this code, if boards are in it and this registrar answers for it.
pub(super) async fn program(conn: &mut Conn, app: &App, registrar: &Registrar, code: &str) -> Result<Program> {
    let found = answered(conn, &registrar.rights(), code, app.now()).await?.program;
    let subject = found.current(app.now().date_naive()).rules.program.subject;
    if subject == Earns::Board { Ok(found) } else { Err(Error::NotFound) }
}

/// A new board as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct BoardForm {
    pub name: String,
    pub library: String,
}

/// `GET /assoc/programs/{code}/boards`
pub(super) async fn list(registrar: Registrar, app: Data<App>, code: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let program = program(&mut conn, &app, &registrar, &code).await?;
    list_page(&mut conn, &app, &registrar, &program, &BoardForm::default(), &Problems::new()).await.map(ok)
}

async fn list_page(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    program: &Program,
    form: &BoardForm,
    problems: &Problems,
) -> Result<maud::Markup> {
    let mut rows = Vec::new();
    for board in boards_of(conn, &ours(registrar)).await? {
        let enrolled = enrollments_of(conn, Holder::Board(board.id)).await?;
        rows.push((board, enrolled.iter().any(|one| one.program == program.code)));
    }
    Ok(boards_views::list(&registrar.frame, program, &rows, (form, problems), app.now()))
}

/// `POST /assoc/programs/{code}/boards`
pub(super) async fn add(
    registrar: Registrar,
    app: Data<App>,
    code: Path<String>,
    Form(form): Form<BoardForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let program = program(&mut conn, &app, &registrar, &code).await?;
    let words = registrar.frame.words;
    let mut problems = Problems::new();
    let name = &problems.line(words, "name", &form.name, LINE, "boards-name-empty");
    let library = &problems.line(words, "library", &form.library, LINE, "boards-library-empty");
    let now = app.now();
    let organization = *ours(&registrar).first().ok_or(Error::Forbidden)?;
    let made = if problems.is_empty() {
        conn.transaction(async |conn| {
            let made = add_board(conn, organization, (name, library), registrar.id, now).await?;
            if let Some(id) = made {
                let of =
                    Board { id, organization_id: organization, name: name.to_owned(), library: library.to_owned() };
                write_down(conn, registrar.id, &of, ("made", None), json!({ "name": name }), now).await?;
            }
            Ok::<_, Error>(made)
        })
        .await?
    } else {
        None
    };
    match made {
        Some(id) => Ok(see_other(format!("/assoc/programs/{}/boards/{id}?done=made", program.code))),
        None => {
            if problems.is_empty() {
                problems.add("name", words.say("boards-name-taken"));
            }
            list_page(&mut conn, &app, &registrar, &program, &form, &problems).await.map(unprocessable)
        }
    }
}

/// Writes down a decision about a board, or about somebody on it. **Called inside the verb's transaction.**
pub(super) async fn write_down(
    conn: &mut Conn,
    actor: UserId,
    board: &Board,
    (outcome, person): (&str, Option<UserId>),
    after: Value,
    now: DateTime<Utc>,
) -> Result<()> {
    let new = NewDecision {
        actor: Actor::Role(actor, Role::Registrar),
        organization: Some(board.organization_id),
        subject: Subject { kind: SubjectKind::Board, id: board.id.uuid() },
        about: &board.name,
        person,
        outcome,
        reason: "",
        before: json!({}),
        after,
    };
    decisions::record(conn, &new, now).await?;
    Ok(())
}
