//! A report as CSV, sent while it is read: a million lines take no more memory than a hundred.

use std::pin::pin;

use actix_web::web::Bytes;
use chrono::NaiveDate;
use diesel_async::SimpleAsyncConnection;
use futures_util::{Stream, TryStreamExt};
use tokio::sync::mpsc;

use super::figures::{cells, labels, name};
use super::guard::guarded;
use super::query::{Figures, Line, lines};
use super::report::Report;
use crate::db::{Conn, Guard};
use crate::error::Result;
use crate::i18n::Words;
use crate::organizations::OrganizationId;
use crate::text::Sheet;

/// A part of the file, in bytes. So much is in memory for each of the parts under way.
const PART: usize = 64 * 1024;
/// Parts that wait for a reader who is slower than the database.
const WAITING: usize = 4;

/// What a file is made of.
pub(super) struct Wanted {
    pub organization: OrganizationId,
    pub report: Report,
    /// Whether the reader sees every line.
    pub registrar: bool,
    pub today: NaiveDate,
    pub words: Words,
}

type Part = std::io::Result<Bytes>;

/// The parts of the file, the connection going back when all are taken or nobody waits for more. A failure ends it
/// in the middle, so that the browser says that the download failed.
pub(super) fn parts(mut conn: Guard, wanted: Wanted) -> impl Stream<Item = Part> {
    let (sender, receiver) = mpsc::channel(WAITING);
    actix_web::rt::spawn(async move {
        let written = patiently(&mut conn, &wanted, &sender).await;
        if let Err(error) = written {
            tracing::error!(error = format!("{error:#}"), "a report could not be written to its end");
            // Nobody may be waiting any more.
            let _ = sender.send(Err(std::io::Error::other("broken off"))).await;
        }
    });
    futures_util::stream::unfold(receiver, |mut receiver: mpsc::Receiver<Part>| async move {
        let part = receiver.recv().await?;
        Some((part, receiver))
    })
}

/// So long an answer takes longer than a page may. It only reads, so that there is nothing to commit.
async fn patiently(conn: &mut Conn, wanted: &Wanted, parts: &mpsc::Sender<Part>) -> Result<()> {
    conn.batch_execute("begin read only; set local statement_timeout = '30min'").await?;
    let written = write(conn, wanted, parts).await;
    conn.batch_execute("rollback").await?;
    written
}

async fn write(conn: &mut Conn, wanted: &Wanted, parts: &mpsc::Sender<Part>) -> Result<()> {
    let Wanted { organization, report, registrar, today, words } = wanted;
    let mut sheet = Sheet::default();
    let figures = report.columns.iter().map(|column| name(*words, *column));
    sheet.row(labels(*words, report.group).into_iter().chain(figures))?;
    let lines = lines(conn, *organization, report, *today).await?;
    if *registrar {
        let mut lines = pin!(lines);
        while let Some(line) = lines.try_next().await? {
            row(&mut sheet, *words, report, &line, Some(line.figures()))?;
            if sheet.ready()? >= PART {
                let (bytes, next) = sheet.take()?;
                sheet = next;
                if parts.send(Ok(bytes.into())).await.is_err() {
                    return Ok(());
                }
            }
        }
    } else {
        let lines: Vec<Line> = lines.try_collect().await?;
        for (line, figures) in lines.iter().zip(guarded(&lines)) {
            row(&mut sheet, *words, report, line, figures)?;
        }
    }
    // Whoever left doesn't need the rest.
    let _ = parts.send(Ok(sheet.take()?.0.into())).await;
    Ok(())
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
