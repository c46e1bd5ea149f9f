//! `carrel standing`: where people stand, beside what the ledger says.

use std::process::ExitCode;

use crate::app::App;
use crate::credit::programs;
use crate::i18n::Words;

/// Works out anew where everybody stands, or only looks whether it would come out the same.
pub async fn rebuild(app: &App, look: bool) -> anyhow::Result<ExitCode> {
    let mut conn = app.conn().await?;
    let renewed = programs::renew(&mut conn, None, look, app.now()).await?;
    let different = renewed.different + renewed.sums;
    let values = [("people", renewed.looked_at.into()), ("different", different.into())];
    let message = if look { "cli-standing-compared" } else { "cli-standing-rebuilt" };
    println!("{}", Words::default().fill(message, &values));
    Ok(if look && different > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
