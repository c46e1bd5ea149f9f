//! Proof that it is still the owner who sits at a browser that is signed in.
//!
//! Whoever finds a desk unlocked must not be able to take an account over. So what can't be taken back asks for the
//! password there is, or that the sign-in is recent: a link to one's own address always helps.

use actix_web::{HttpRequest, HttpResponse};
use chrono::TimeDelta;

use super::limits::{Limits, Network};
use super::password;
use super::permission::Learner;
use super::signin::pages::request_link;
use super::users::User;
use super::{sessions, users};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Words;
use crate::web::Problems;
use crate::web::components::Field;

/// How recent a sign-in is proof enough, in minutes.
const RECENT_MINUTES: i64 = 30;

/// What must be shown first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nothing: the sign-in is recent.
    Nothing {
        /// Whether there is a password.
        has_password: bool,
    },
    /// The password there is.
    Current,
    /// A link to their own address.
    Link,
}

/// The field for the password there is, where [`Standing::prove`] notes what is wrong with it.
pub fn current_field(words: Words, problems: &Problems) -> Field<'_> {
    Field {
        name: "current",
        label: words.say("password-current"),
        hint: None,
        value: "",
        kind: "password",
        autocomplete: "current-password",
        problems,
    }
}

/// What is known of somebody before anything is decided.
pub struct Standing {
    /// Who.
    pub user: User,
    pub(super) hash: Option<String>,
    recent: bool,
}

impl Standing {
    /// That of whoever is signed in.
    pub async fn of(learner: &Learner, app: &App) -> Result<Standing> {
        let mut conn = app.conn().await?;
        let user = users::by_id(&mut conn, learner.id).await?;
        let hash = password::of(&mut conn, learner.id).await?;
        let since = sessions::opened_at(&mut conn, learner.id, learner.person.session).await?;
        Ok(Standing { user, hash, recent: since > app.now() - TimeDelta::minutes(RECENT_MINUTES) })
    }

    /// What they must show.
    pub fn asks(&self) -> Asks {
        match (self.recent, self.hash.is_some()) {
            (true, has_password) => Asks::Nothing { has_password },
            (false, true) => Asks::Current,
            (false, false) => Asks::Link,
        }
    }

    /// Notes a problem at `current` where the password is asked for and another was given. Where a link is asked for,
    /// that is for the page to say. Fails when there were too many tries.
    pub async fn prove(
        &self,
        app: &App,
        request: &HttpRequest,
        current: String,
        words: Words,
        problems: &mut Problems,
    ) -> Result<()> {
        if self.asks() != Asks::Current {
            return Ok(());
        }
        let limits = app.kept::<Limits>();
        limits.passwords_from.check(Network::of(app, request), app.now())?;
        limits.passwords_for.check(&self.user.email, app.now())?;
        if !password::matches(app, current, self.hash.clone()).await? {
            problems.add("current", words.say("password-current-wrong"));
        }
        Ok(())
    }

    /// Sends them a link to their own address, which leads back to this path, and shows the page that says so.
    pub async fn send_link(&self, app: &App, request: &HttpRequest, words: Words, next: &str) -> Result<HttpResponse> {
        request_link(app, request, words, &self.user.email, self.user.email.clone(), next).await
    }
}
