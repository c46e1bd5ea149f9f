//! `carrel progress`: what is kept of learners, beside what happened.

use std::process::ExitCode;

use crate::app::App;
use crate::i18n::Words;
use crate::progress;

/// Makes the progress of every learner anew, or only looks whether it would come out the same.
pub async fn rebuild(app: &App, look: bool) -> anyhow::Result<ExitCode> {
    let mut conn = app.conn().await?;
    let rebuilt = progress::rebuild(&mut conn, app, look).await?;
    let values = [("rows", rebuilt.rows.into()), ("different", rebuilt.different.into())];
    let message = if look { "cli-progress-compared" } else { "cli-progress-rebuilt" };
    println!("{}", Words::default().fill(message, &values));
    Ok(if look && rebuilt.different > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
