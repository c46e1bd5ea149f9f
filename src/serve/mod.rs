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
use crate::{content, credit};

/// What must be there before the first page: whoever serves, shows or measures calls it once.
pub async fn prepare(app: &App) -> anyhow::Result<()> {
    assets::prepare();
    let loaded = content::load(app).await?;
    let json = app.config().log_json;
    let library = &loaded.library;
    let lessons = library.lessons.len();
    say(
        json,
        &format!(
            "Loaded {lessons} lessons and {} modules; {} are new or changed.",
            library.modules.len(),
            loaded.new_versions
        ),
    );
    for fault in &library.faults {
        say(json, &format!("Left as it was: {fault}"));
    }
    let mut conn = app.conn().await?;
    for file in &library.rules {
        // Rules that fail stay out, and those in force stay in force: credit is never guessed.
        if let Err(error) = credit::adopt(&mut conn, file, app.now()).await {
            say(json, &format!("Left as it was: {error}"));
        }
    }
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
