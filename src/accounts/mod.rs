//! People: who they are, how they sign in, where they are signed in, and what they may do.

mod address;
mod administrators;
mod arrivals;
mod device;
mod emails;
pub mod erasures;
pub mod handoff;
pub mod joins;
pub mod limits;
pub mod links;
mod me;
mod password;
pub mod permission;
mod profile;
pub mod proof;
pub mod sessions;
mod signin;
mod unsent;
mod users;
mod zones;

pub use address::{Email, masked};
pub use administrators::administrator_came;
pub use arrivals::Arrivals;
pub use permission::{Administrator, Authority, Coordinator, Learner, Registrar, Staff, Steward, Validator, Visitor};
pub use users::{
    Census, NewUser, Role, RoleAt, User, UserId, by_email, by_id, census, create, grant, is_there, roles_of,
};
pub use zones::{zone_name, zone_options};

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use crate::db::Conn;
use crate::web::Routes;
use me::{devices, language, leaving, pages as account, password_pages, welcome};
use signin::{link_pages, pages as signing_in};

/// The routes of this slice. Those with a name in them come after those that it could hide.
pub fn routes() -> Routes {
    Routes::new()
        .get("/signin", signing_in::show)
        .post("/signin", signing_in::ask)
        .get("/signin/sent", signing_in::sent)
        .get("/signin/password", signing_in::back)
        .post("/signin/password", signing_in::with_password)
        .get("/signin/{token}", link_pages::show)
        .post("/signin/{token}", link_pages::enter)
        .post("/signin/{token}/again", link_pages::again)
        .post("/go", link_pages::to_myself)
        .get("/go/{token}", link_pages::show_hand_off)
        .post("/go/{token}", link_pages::enter_hand_off)
        .post("/go/{token}/again", link_pages::again_hand_off)
        .get("/signout", leaving::show)
        .post("/signout", leaving::leave)
        .post("/language", language::choose)
        .get("/welcome", welcome::show)
        .post("/welcome", welcome::save)
        .get("/me", account::show)
        .post("/me", account::save)
        .get("/me/devices", devices::show)
        .post("/me/devices/everywhere", devices::sign_out_everywhere)
        .post("/me/devices/{session}", devices::sign_out)
        .get("/me/password", password_pages::show)
        .post("/me/password", password_pages::save)
        .post("/me/password/remove", password_pages::remove)
        .post("/me/password/confirm", password_pages::confirm)
}

/// Forgets links and sessions that are over. Returns how many rows went; twice does no harm.
pub async fn purge(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    Ok(links::purge(conn, now).await? + sessions::purge(conn, now).await?)
}
