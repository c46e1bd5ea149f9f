//! How much there is in an account, said before it is joined and noted with it.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::accounts::joins::Pair;
use crate::accounts::{self, UserId};
use crate::certificates;
use crate::cohorts;
use crate::credit::programs::{Holder, enrollments_of};
use crate::db::Conn;
use crate::error::Result;
use crate::progress;

/// How much there is of what people count by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Sums {
    /// Lessons that were finished.
    pub lessons: usize,
    /// Turns of modules that were finished.
    pub modules: usize,
    /// Certificates, in whatever state.
    pub certificates: usize,
    /// Programs that they are in.
    pub programs: usize,
    /// Cohorts that they are in.
    pub cohorts: usize,
    /// Roles, each at an organization.
    pub roles: usize,
}

/// A print of what is shown before two accounts are joined: the same as long as there is as much of all, and the same may
/// be done with it.
pub async fn print(conn: &mut Conn, pair: Pair) -> Result<String> {
    let sums = Sums::of(conn, pair.from).await?;
    let mut roles: Vec<String> = accounts::roles_of(conn, pair.from)
        .await?
        .into_iter()
        .map(|one| format!("{} {}", one.organization, one.role.word()))
        .collect();
    roles.sort_unstable();
    let said = format!("{} {} {sums:?} {roles:?}", pair.from, pair.into);
    Ok(Sha256::digest(said).iter().map(|byte| format!("{byte:02x}")).collect())
}

impl Sums {
    pub(super) async fn of(conn: &mut Conn, user: UserId) -> Result<Sums> {
        let mut lessons: Vec<_> =
            progress::lessons_of(conn, user).await?.into_iter().map(|completion| completion.lesson_id).collect();
        lessons.sort_unstable();
        lessons.dedup();
        Ok(Sums {
            lessons: lessons.len(),
            modules: progress::modules_of(conn, user).await?.len(),
            certificates: certificates::of_user(conn, user).await?.len(),
            programs: enrollments_of(conn, Holder::Person(user)).await?.len(),
            cohorts: cohorts::memberships(conn, user).await?.len(),
            roles: accounts::roles_of(conn, user).await?.len(),
        })
    }
}
