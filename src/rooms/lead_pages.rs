//! `/rooms/{id}`: the page of who leads a room: the code, who is there, closing it, attesting its list.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use diesel_async::AsyncConnection;
use serde::Deserialize;
use serde_json::json;

use super::close::Said;
use super::decide::{Decider, write_down};
use super::lead_views::{self, Shown};
use super::{Room, RoomId, close as closing, queries, seats};
use crate::accounts::{self, Learner, Role, UserId};
use crate::app::App;
use crate::credit::programs::{board_name, members};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::modules;
use crate::organizations;
use crate::web::{Nav, ok, see_other};

/// The room with this id, and by what right this person may see to it: as who leads it, or as somebody with work
/// at its organization. To everybody else it isn't there.
pub(super) async fn mine(conn: &mut Conn, learner: &Learner, id: &str) -> Result<(Room, Decider)> {
    let id: RoomId = id.parse().map_err(|_| Error::NotFound)?;
    let room = queries::by_id(conn, id).await?;
    let staff = [Role::Coordinator, Role::Validator, Role::Registrar];
    let here = |at: &&accounts::RoleAt| at.organization == room.organization_id.uuid() && staff.contains(&at.role);
    let role = learner.person.roles.iter().find(here).map(|at| at.role);
    if role.is_none() && room.facilitator_id != learner.id {
        return Err(Error::NotFound);
    }
    Ok((room, Decider { id: learner.id, role }))
}

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    done: String,
    entered: String,
}

/// `GET /rooms/{id}`
pub(super) async fn show(
    learner: Learner,
    app: Data<App>,
    id: Path<String>,
    told: Query<Told>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (room, by) = mine(&mut conn, &learner, &id).await?;
    let module = modules::version(&mut conn, &app, room.module_version_id).await?;
    let facilitator = accounts::by_id(&mut conn, room.facilitator_id).await?;
    let zone = organizations::by_id(&mut conn, room.organization_id).await?.zone();
    let listed = seats::of_room(&mut conn, room.id).await?;
    let board = match room.board_id {
        Some(board) => Some((board_name(&mut conn, board).await?, members(&mut conn, board).await?)),
        None => None,
    };
    let words = learner.frame.words;
    let today = queries::today(&mut conn, &app, &room).await?;
    let attested_by = match room.attested_by {
        Some(by) => Some(accounts::by_id(&mut conn, by).await?.name),
        None => None,
    };
    let url = app.config().url(&room.guest_path());
    let view = Shown {
        room: &room,
        module: &module,
        facilitator: &facilitator.name,
        staff: by.role.is_some(),
        me: by.id,
        stage: room.stage(app.now(), today),
        attested_by: attested_by.as_deref(),
        listed: &listed,
        board: board.as_ref().map(|(name, members)| (name.as_str(), members.as_slice())),
        url: &url,
        ask: app.config().url("/room"),
        today,
        zone,
        done: &told.done,
        entered: told.entered.parse().ok(),
    };
    let page = learner.frame.page(words.say("room-lead-title")).at(Nav::Association).noindex();
    Ok(ok(page.render(lead_views::page(words, &view))))
}

/// `POST /rooms/{id}/close` and `POST /rooms/{id}/attest`: those on the list were there. Of a room that is open both
/// close it, and of one that closed by itself meanwhile both attest its list: the button that was pressed says so.
pub(super) async fn attest(learner: Learner, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (room, by) = mine(&mut conn, &learner, &id).await?;
    let done = match closing::attest(&mut conn, &app, room.id, by).await? {
        Said::Attested => "closed",
        Said::TooLate => "late",
        Said::Own => "own",
    };
    Ok(see_other(format!("{}?done={done}", room.path())))
}

/// `POST /rooms/{id}/people/{person}/{what}`: takes somebody off the list or puts them back, as long as nothing has
/// gone on their record. Nobody puts themselves back.
pub(super) async fn change(
    learner: Learner,
    app: Data<App>,
    path: Path<(String, UserId, String)>,
) -> Result<HttpResponse> {
    let (id, person, what) = path.into_inner();
    let mut conn = app.conn().await?;
    let (room, by) = mine(&mut conn, &learner, &id).await?;
    let (off, now) = (what == "remove", app.now());
    if !off && person == by.id {
        return Ok(see_other(format!("{}?done=own", room.path())));
    }
    let changed = conn
        .transaction(async |conn| {
            let room = queries::locked(conn, room.id).await?;
            let changed = seats::remove(conn, person, &room, off, now).await?;
            if changed {
                closing::settle(conn, &app, &room, &[person]).await?;
                let outcome = if off { "taken_off" } else { "put_back" };
                let states = (json!({ "there": off }), json!({ "there": !off }));
                write_down(conn, &room, by, (outcome, Some(person)), states, now).await?;
            }
            Ok::<bool, Error>(changed)
        })
        .await?;
    let done = if changed { what.as_str() } else { "" };
    Ok(see_other(format!("{}?done={done}", room.path())))
}
