//! Who was at a meeting and how long, read from the reports of Zoom and Teams. Knows nothing of people
//! here, of credit or of the database.
//!
//! Zoom writes one line for each time that somebody came, with the columns *Name (Original Name)*, *User
//! Email*, *Join Time*, *Leave Time* and *Duration (Minutes)*, or with *Total Duration (Minutes)* one
//! line for each person; its webinars have several tables and *Time in Session (minutes)*. Teams writes
//! three numbered sections in UTF-16, divided by tabs; the third has each coming and going.

mod columns;
mod moment;
mod people;
mod tables;
mod text;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use chrono::{NaiveDate, NaiveDateTime};
use thiserror::Error;

/// What a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What the meeting was called, where the report says it.
    pub title: Option<String>,
    /// The day of the first coming, on the report's own calendar.
    pub held_on: Option<NaiveDate>,
    /// Everybody who was there, in the order of the report.
    pub attendees: Vec<Attendee>,
    /// Lines that can't be used, in order.
    pub faults: Vec<Fault>,
}

/// Somebody who was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// The name as it was shown.
    pub name: String,
    /// The address in lower case; may be empty.
    pub email: String,
    /// Whole minutes, rounded down; what overlaps counts once.
    pub minutes: u32,
    /// The lines that this was read from, counted from one.
    pub lines: Vec<u64>,
}

/// A line that can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which, counted from one.
    pub line: u64,
    /// Why.
    pub what: FaultKind,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It names nobody.
    Nobody,
    /// A time that can't be read.
    Time(String),
    /// Somebody left before they came.
    Backwards,
    /// It doesn't say how long.
    NoLength,
    /// A length that can't be read.
    Length(String),
}

/// Why a file is no report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// No line has the columns of a report.
    #[error("no line of the file has the columns of a report")]
    NoColumns,
    /// It has the columns, and nobody under them.
    #[error("the report names nobody")]
    Nobody,
}

/// Somebody's time there, from one line.
#[derive(Clone, Debug)]
struct Stay {
    line: u64,
    name: String,
    email: String,
    time: Time,
}

/// How one line says how long.
#[derive(Clone, Copy, Debug)]
enum Time {
    /// From when to when.
    Span(NaiveDateTime, NaiveDateTime),
    /// So many seconds.
    Seconds(u64),
}

/// The text of a report as it was downloaded, whatever its characters are written in.
pub fn text_of(file: &[u8]) -> String {
    text::decode(file)
}

/// Reads a report, as it was downloaded.
///
/// # Errors
/// When it is no report at all. A line that can't be used is told in the report.
pub fn read(file: &[u8]) -> Result<Report, Unreadable> {
    let text = text::decode(file);
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let found = tables::find(&text).ok_or(Unreadable::NoColumns)?;
    let (stays, faults) = tables::stays(&found.tables);
    if stays.is_empty() && faults.is_empty() {
        return Err(Unreadable::Nobody);
    }
    let first = stays.iter().filter_map(|stay| match stay.time {
        Time::Span(from, _) => Some(from.date()),
        Time::Seconds(_) => None,
    });
    let held_on = first.min();
    Ok(Report { title: found.title, held_on, attendees: people::merge(stays), faults })
}
