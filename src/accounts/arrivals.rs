//! What other slices do when someone signs in. They register it where the program is put together,
//! for accounts stand below them and know nothing of lessons.

use std::sync::RwLock;

use actix_web::HttpRequest;
use futures_util::future::LocalBoxFuture;

use super::users::UserId;
use crate::app::App;
use crate::error::Result;

/// Something to do for a user who just signed in with this request.
pub type OnArrival = fn(App, HttpRequest, UserId) -> LocalBoxFuture<'static, Result<()>>;

/// What is registered.
#[derive(Default)]
pub struct Arrivals(RwLock<Vec<OnArrival>>);

impl Arrivals {
    /// Registers something to do at every sign-in. The same twice is done once.
    pub fn register(&self, act: OnArrival) {
        if let Ok(mut acts) = self.0.write()
            && !acts.iter().any(|known| std::ptr::fn_addr_eq(*known, act))
        {
            acts.push(act);
        }
    }

    /// Does it all. What fails is logged and doesn't keep anyone from signing in.
    pub(super) async fn welcome(&self, app: &App, request: &HttpRequest, user: UserId) {
        let acts = self.0.read().map(|acts| acts.clone()).unwrap_or_default();
        for act in acts {
            if let Err(error) = act(app.clone(), request.clone(), user).await {
                tracing::error!(%error, "what follows from signing in failed");
            }
        }
    }
}
