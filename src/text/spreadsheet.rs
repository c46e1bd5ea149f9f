//! Files for spreadsheet programs, and cells that these show and never run.

use std::borrow::Cow;

use crate::error::{Error, Result};

/// Tells spreadsheets that a file is UTF-8.
const MARK: &str = "\u{feff}";

/// A file of comma-separated values in the making. What is ready can be taken out at any time, so that a long one
/// never has to be in memory.
pub struct Sheet(csv::Writer<Vec<u8>>);

impl Default for Sheet {
    fn default() -> Self {
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.as_bytes().to_vec());
        Sheet(writer)
    }
}

impl Sheet {
    /// Writes a row of text; what looks like a formula stays text. Numbers are for [`Sheet::number`].
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) -> Result<()> {
        for text in cells {
            self.text(text.as_ref())?;
        }
        self.end()
    }

    /// Writes a cell of text.
    pub fn text(&mut self, text: &str) -> Result<()> {
        self.0.write_field(&*cell(text)).map_err(|error| Error::Internal(error.into()))
    }

    /// Writes a cell with a number of ours, which may be negative.
    pub fn number(&mut self, number: impl ToString) -> Result<()> {
        self.0.write_field(number.to_string()).map_err(|error| Error::Internal(error.into()))
    }

    /// Ends the row.
    pub fn end(&mut self) -> Result<()> {
        self.0.write_record(None::<&[u8]>).map_err(|error| Error::Internal(error.into()))
    }

    /// How many bytes are ready.
    pub fn ready(&mut self) -> Result<usize> {
        self.0.flush()?;
        Ok(self.0.get_ref().len())
    }

    /// What was written so far. What comes next is a part of the same file.
    pub fn take(self) -> Result<(Vec<u8>, Sheet)> {
        let bytes = self.0.into_inner().map_err(|error| Error::Internal(anyhow::anyhow!("{error}")))?;
        let next = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        Ok((bytes, Sheet(next)))
    }
}

/// The text as the cell of a CSV file. A spreadsheet takes what begins with `=`, `+`, `-`, `@`, a tab
/// or a line break for a formula, so such text gets an apostrophe before it, which shows it as it is
/// (OWASP, "CSV Injection").
pub fn cell(text: &str) -> Cow<'_, str> {
    let begin = text.trim_start_matches(' ');
    let formula = begin.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Sheet, cell};

    #[test]
    fn a_file_begins_with_its_mark_and_goes_on_where_it_was_taken_out() {
        let mut sheet = Sheet::default();
        sheet.row(["Who", "Minutes"]).unwrap();
        let (first, mut sheet) = sheet.take().unwrap();
        sheet.text("=1+1").unwrap();
        sheet.number(-45).unwrap();
        sheet.end().unwrap();
        assert_eq!(sheet.ready().unwrap(), 11);
        let all = [first, sheet.take().unwrap().0].concat();
        assert_eq!(String::from_utf8(all).unwrap(), "\u{feff}Who,Minutes\r\n'=1+1,-45\r\n");
    }

    #[test]
    fn a_formula_becomes_text_and_text_stays_as_it_is() {
        for formula in ["=HYPERLINK(\"http://evil.example\")", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"]
        {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        for text in ["Rights and privacy", "", "a=b", "0.833", "'already"] {
            assert_eq!(cell(text), text);
        }
    }
}
