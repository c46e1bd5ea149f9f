//! The program put together: database, settings, content, background work, the web server.

pub mod administrator;
mod background;
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
use crate::i18n::Words;
use crate::web::assets;
use crate::{admin, content};

/// What must be there before the first page: whoever serves, shows or measures calls it once.
pub async fn prepare(app: &App) -> anyhow::Result<()> {
    assets::prepare();
    let loaded = content::load(app).await?;
    let (words, json, library) = (Words::default(), app.config().log_json, &loaded.library);
    let counts = [
        ("lessons", library.lessons.len().into()),
        ("modules", library.modules.len().into()),
        ("new", loaded.new_versions.into()),
    ];
    say(json, &words.fill("cli-loaded", &counts));
    for fault in &library.faults {
        say(json, &words.fill("cli-left", &[("fault", fault.to_string().into())]));
    }
    for sentence in admin::take_in_rules(app, library).await? {
        say(json, &words.fill("cli-left", &[("fault", sentence.into())]));
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
