//! People: who they are, how they sign in, where they are signed in, and what they may do.

pub mod handoff;
mod administrators;
pub mod links;
pub mod permission;
pub mod sessions;
mod users;

pub use administrators::administrator_came;
pub use permission::{Administrator, Coordinator, Learner, Visitor};
pub use users::{NewUser, Role, RoleAt, User, UserId, by_email, by_id, create, grant, roles_of};

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
