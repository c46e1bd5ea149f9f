//! A report as CSV, sent while it is read: a million lines take no more memory than a hundred.

use std::pin::pin;

use chrono::NaiveDate;
use diesel_async::SimpleAsyncConnection;
use futures_util::TryStreamExt;

use super::figures::{cells, labels, name};
use super::guard::guarded;
use super::query::{Figures, Line, lines};
use super::report::Report;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;
use crate::organizations::OrganizationId;
use crate::text::Sheet;
use crate::web::Out;

/// What a file is made of.
pub(super) struct Wanted {
    pub organization: OrganizationId,
    pub report: Report,
    /// Whether the reader sees every line.
    pub registrar: bool,
    pub today: NaiveDate,
    pub words: Words,
}

/// Writes the file. So long an answer takes longer than a page may. It only reads, so that there is nothing to commit.
pub(super) async fn write(conn: &mut Conn, wanted: &Wanted, out: &Out) -> Result<()> {
    conn.batch_execute("begin read only; set local statement_timeout = '30min'").await?;
    let written = lines_to(conn, wanted, out).await;
    conn.batch_execute("rollback").await?;
    written
}

async fn lines_to(conn: &mut Conn, wanted: &Wanted, out: &Out) -> Result<()> {
    let Wanted { organization, report, registrar, today, words } = wanted;
    let mut sheet = Sheet::default();
    let figures = report.columns.iter().map(|column| name(*words, *column));
    sheet.row(labels(*words, report.group).into_iter().chain(figures))?;
    let lines = lines(conn, *organization, report, *today, None).await?;
    if *registrar {
        let mut lines = pin!(lines);
        while let Some(line) = lines.try_next().await? {
            row(&mut sheet, *words, report, &line, Some(line.figures()))?;
            let Some(next) = out.pass(sheet).await? else { return Ok(()) };
            sheet = next;
        }
    } else {
        let lines: Vec<Line> = lines.try_collect().await?;
        for (line, figures) in lines.iter().zip(guarded(&lines)) {
            row(&mut sheet, *words, report, line, figures)?;
        }
    }
    out.end(sheet).await
}

fn row(sheet: &mut Sheet, words: Words, report: &Report, line: &Line, figures: Option<Figures>) -> Result<()> {
    for text in cells(words, report, line) {
        sheet.text(&text)?;
    }
    for column in &report.columns {
        match figures {
            Some(figures) => sheet.number(figures.text(*column))?,
            None => sheet.text("")?,
        }
    }
    sheet.end()
}
