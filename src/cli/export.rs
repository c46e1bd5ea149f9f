//! `carrel export`: all data in one file.

use std::path::Path;

use crate::app::App;
use crate::exports;
use crate::i18n::Words;

/// Writes the file and says what is in it.
pub async fn export(app: &App, file: &Path) -> anyhow::Result<()> {
    let summary = exports::export(app, file).await?;
    let (rows, tables) = (summary.rows.into(), summary.tables.into());
    let file = file.display().to_string().into();
    println!("{}", Words::default().fill("cli-exported", &[("rows", rows), ("tables", tables), ("file", file)]));
    Ok(())
}
