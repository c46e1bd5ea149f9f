//! How much there is in an account, said before it is joined and noted with it.

use serde::Serialize;

use crate::accounts::UserId;
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
        })
    }
}
