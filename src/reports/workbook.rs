//! A report as an XLSX workbook. Rows go to a file on disk as they come, so that memory stays flat.

use std::pin::pin;

use futures_util::TryStreamExt;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::figures::{cells, labels, name};
use super::guard::guarded;
use super::query::{Figures, Line, lines};
use super::report::{Column, Report};
use super::sheet::Wanted;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;

/// More lines than this are for CSV: a spreadsheet program takes about a million, slowly.
pub(super) const LONGEST: u32 = 100_000;
/// The longest name of a sheet.
const NAME_CHARACTERS: usize = 31;

fn broken(error: XlsxError) -> Error {
    Error::Internal(error.into())
}

/// The workbook; none where it would be longer than a workbook should be.
pub(super) async fn workbook(conn: &mut Conn, wanted: &Wanted, title: &str) -> Result<Option<Vec<u8>>> {
    let Wanted { organization, report, registrar, today, words } = wanted;
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory().map_err(broken)?;
    // These signs may not stand in the name of a sheet, nor an apostrophe at its ends.
    let plain: String = title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(NAME_CHARACTERS).collect();
    if !plain.trim().is_empty() {
        sheet.set_name(plain.trim()).map_err(broken)?;
    }
    let bold = Format::new().set_bold();
    let figures = report.columns.iter().map(|column| name(*words, *column));
    for (column, label) in (0_u16..).zip(labels(*words, report.group).into_iter().chain(figures)) {
        sheet.write_string_with_format(0, column, label, &bold).map_err(broken)?;
    }
    let mut at = 1_u32;
    let mut write = |line: &Line, figures: Option<Figures>| -> Result<bool> {
        if at > LONGEST {
            return Ok(false);
        }
        row(sheet, at, (*words, report), line, figures).map_err(broken)?;
        at += 1;
        Ok(true)
    };
    // One more than it takes tells that there are too many.
    let lines = lines(conn, *organization, report, *today, Some(i64::from(LONGEST) + 1)).await?;
    if *registrar {
        let mut lines = pin!(lines);
        while let Some(line) = lines.try_next().await? {
            if !write(&line, Some(line.figures()))? {
                return Ok(None);
            }
        }
    } else {
        let lines: Vec<Line> = lines.try_collect().await?;
        for (line, figures) in lines.iter().zip(guarded(&lines)) {
            if !write(line, figures)? {
                return Ok(None);
            }
        }
    }
    workbook.save_to_buffer().map(Some).map_err(broken)
}

fn row(
    sheet: &mut rust_xlsxwriter::Worksheet,
    at: u32,
    (words, report): (Words, &Report),
    line: &Line,
    figures: Option<Figures>,
) -> Result<(), XlsxError> {
    // Text is written as text, so that none of it is ever a formula.
    let cells = cells(words, report, line);
    let first = u16::try_from(cells.len()).unwrap_or(u16::MAX);
    for (column, text) in (0_u16..).zip(&cells) {
        sheet.write_string(at, column, text)?;
    }
    let Some(figures) = figures else { return Ok(()) };
    let (whole, exact) = (Format::new().set_num_format("0"), Format::new().set_num_format("0.###"));
    for (column, figure) in (first..).zip(&report.columns) {
        // Spreadsheets hold sixteen digits; a number that has more stands as text rather than rounded.
        let text = figures.text(*figure);
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let format = if *figure == Column::Credit { &exact } else { &whole };
        match text.parse::<f64>() {
            Ok(number) if digits <= 15 => sheet.write_number_with_format(at, column, number, format)?,
            _ => sheet.write_string(at, column, &text)?,
        };
    }
    Ok(())
}
