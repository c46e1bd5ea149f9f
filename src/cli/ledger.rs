//! `carrel ledger`: whether every line of the ledger is as it was written.

use std::process::ExitCode;

use crate::app::App;
use crate::credit::{broken_joins, broken_lines, ledger_lines};
use crate::i18n::Words;

/// Follows the chain of every person's entries, and names those where it is broken.
pub async fn check(app: &App) -> anyhow::Result<ExitCode> {
    let mut conn = app.conn().await?;
    let (words, lines, broken) = (Words::default(), ledger_lines(&mut conn).await?, broken_lines(&mut conn).await?);
    for one in &broken {
        let values = [("person", one.person.to_string().into()), ("entry", one.entry.to_string().into())];
        println!("{}", words.fill("cli-ledger-broken", &values));
    }
    let joins = broken_joins(&mut conn).await?;
    for (person, from) in &joins {
        let values = [("person", person.to_string().into()), ("from", from.to_string().into())];
        println!("{}", words.fill("cli-ledger-join-broken", &values));
    }
    println!("{}", words.fill("cli-ledger-checked", &[("lines", lines.into()), ("broken", broken.len().into())]));
    Ok(if broken.is_empty() && joins.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
