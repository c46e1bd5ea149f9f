//! The program put together: database, settings, content, background work, the web server.

pub mod administrator;
pub mod database;
pub mod http;
mod instance;
mod server;
mod signals;
mod trace;

pub use instance::{Instance, Purpose};
pub use server::run;
pub use signals::Interrupted;
pub use trace::init as trace;

use crate::app::App;
use crate::web::assets;

/// What must be there before the first page: whoever serves, shows or measures calls it once.
pub async fn prepare(_app: &App) -> anyhow::Result<()> {
    assets::prepare();
    Ok(())
}

/// Tells the person at the terminal what is being done. Standard output is kept for results.
pub fn say(json: bool, words: &str) {
    if json {
        tracing::info!("{words}");
    } else {
        eprintln!("{words}");
    }
}
