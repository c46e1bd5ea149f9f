//! The tables of a report, found by their columns, and the stays in them.

use csv::StringRecord;

use super::columns::Columns;
use super::moment::{self, Order};
use super::text::tidy;
use super::{Fault, FaultKind, Stay, Time};

/// A table and the lines under its columns.
pub(super) struct Table {
    columns: Columns,
    lines: Vec<(u64, StringRecord)>,
}

/// What is in a file.
pub(super) struct Found {
    pub title: Option<String>,
    pub tables: Vec<Table>,
}

/// The tables of a text, divided by whatever divides its columns; none when there are none.
pub(super) fn find(text: &str) -> Option<Found> {
    [b'\t', b',', b';'].into_iter().map(|mark| divided_by(text, mark)).find(|found| !found.tables.is_empty())
}

fn divided_by(text: &str, mark: u8) -> Found {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(mark).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut found = Found { title: None, tables: Vec::new() };
    let (mut open, mut topic) = (false, None);
    let mut lines = Lines { text: text.as_bytes(), byte: 0, line: 1 };
    // What isn't a line of a table at all is left out: it is no table's.
    for line in reader.records().filter_map(Result::ok) {
        let number = lines.at(line.position().map_or(0, csv::Position::byte));
        if let Some(columns) = Columns::read(line.iter()) {
            // A report in one table has the topic in each line.
            topic = place_of_topic(&line);
            found.tables.push(Table { columns, lines: Vec::new() });
            open = true;
            continue;
        }
        if found.title.is_none() {
            found.title = title(&line, topic);
        }
        let filled = line.iter().filter(|cell| !cell.trim().is_empty()).count();
        if let Some(place) = place_of_topic(&line) {
            (topic, open) = (Some(place), false);
        } else if filled <= 1 && line.len() <= 1 {
            // The heading of the next section.
            open = false;
        } else if open && let Some(table) = found.tables.last_mut() {
            table.lines.push((number, line));
        }
    }
    found
}

/// Counts lines as an editor does, empty ones too.
struct Lines<'a> {
    text: &'a [u8],
    byte: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the first letter at or behind this place. Places come in order.
    fn at(&mut self, place: u64) -> u64 {
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        while let Some(byte) = self.text.get(self.byte) {
            if self.byte >= place && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += u64::from(*byte == b'\n');
            self.byte += 1;
        }
        self.line
    }
}

fn place_of_topic(line: &StringRecord) -> Option<usize> {
    line.iter().position(|cell| tidy(cell).eq_ignore_ascii_case("topic"))
}

fn title(line: &StringRecord, topic: Option<usize>) -> Option<String> {
    let teams = line.get(0).is_some_and(|cell| tidy(cell).eq_ignore_ascii_case("meeting title"));
    let cell = if teams { line.get(1) } else { line.get(topic?) };
    cell.map(tidy).filter(|title| !title.is_empty())
}

/// Every stay that the tables tell of, and the lines that can't be used.
pub(super) fn stays(tables: &[Table]) -> (Vec<Stay>, Vec<Fault>) {
    // Where each coming and going is told, the sums say nothing more.
    let detailed = tables.iter().any(|table| table.is_detailed() && !table.lines.is_empty());
    let used = || tables.iter().filter(|table| table.is_detailed() || !detailed);
    let times = || used().flat_map(Table::times);
    let order = moment::order(times().collect::<Vec<_>>().into_iter());
    let (mut stays, mut faults) = (Vec::new(), Vec::new());
    for (columns, line, cells) in
        used().flat_map(|table| table.lines.iter().map(|(line, cells)| (&table.columns, *line, cells)))
    {
        match stay(columns, line, cells, order) {
            Ok(found) => stays.extend(found),
            Err(what) => faults.push(Fault { line, what }),
        }
    }
    (stays, faults)
}

impl Table {
    fn is_detailed(&self) -> bool {
        self.columns.join.is_some() && self.columns.leave.is_some() && !self.columns.first_and_last
    }

    fn times(&self) -> impl Iterator<Item = &str> {
        let places = [self.columns.join, self.columns.leave];
        let cells = self.lines.iter().flat_map(move |(_, cells)| places.into_iter().flatten().map(|at| cells.get(at)));
        cells.flatten().filter(|cell| is_said(cell))
    }
}

/// Whether a cell says anything: Zoom writes `--` where it knows nothing.
fn is_said(cell: &str) -> bool {
    !cell.trim().trim_matches('-').is_empty()
}

fn stay(columns: &Columns, line: u64, cells: &StringRecord, order: Order) -> Result<Option<Stay>, FaultKind> {
    let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map(tidy).filter(|cell| is_said(cell));
    let says = |at: Option<usize>, word: &str| cell(at).is_some_and(|cell| cell.eq_ignore_ascii_case(word));
    if says(columns.attended, "no") || says(columns.waiting, "yes") {
        return Ok(None);
    }
    let name = cell(Some(columns.name)).unwrap_or_default();
    let email = cell(columns.email).filter(|email| email.contains('@')).unwrap_or_default().to_lowercase();
    if name.is_empty() && email.is_empty() {
        return Err(FaultKind::Nobody);
    }
    let time = |at| match cell(at) {
        Some(text) => moment::time(&text, order).map(Some).ok_or(FaultKind::Time(text)),
        None => Ok(None),
    };
    let span = if columns.first_and_last { (None, None) } else { (time(columns.join)?, time(columns.leave)?) };
    let time = match (span, cell(columns.minutes), cell(columns.length)) {
        ((Some(from), Some(to)), ..) if to < from => return Err(FaultKind::Backwards),
        ((Some(from), Some(to)), ..) => Time::Span(from, to),
        (_, Some(minutes), _) => Time::Seconds(moment::minutes(&minutes).ok_or(FaultKind::Length(minutes))?),
        (_, _, Some(length)) => Time::Seconds(moment::length(&length).ok_or(FaultKind::Length(length))?),
        _ => return Err(FaultKind::NoLength),
    };
    Ok(Some(Stay { line, name, email, time }))
}
