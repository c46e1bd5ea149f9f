//! Reading TOML key by key, so that every fault of a file is found with its line, not only the first.

use std::cell::RefCell;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as ValueError;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Report;

/// Turns byte offsets of a text into line numbers of its file.
pub(super) struct Lines {
    starts: Vec<usize>,
    first: usize,
}

impl Lines {
    /// For a text whose first line is line `first` of the file.
    pub fn new(text: &str, first: usize) -> Self {
        Self { starts: text.match_indices('\n').map(|(at, _)| at + 1).collect(), first }
    }

    pub fn line(&self, at: usize) -> usize {
        self.first + self.starts.partition_point(|start| *start <= at)
    }
}

/// Parses TOML and hands its keys to `read`; when the text is not TOML, reports every such place.
pub(super) fn with_fields<T>(
    text: &str,
    first_line: usize,
    report: &Report,
    read: impl FnOnce(&Fields<'_>) -> Option<T>,
) -> Option<T> {
    let lines = Lines::new(text, first_line);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let line = error.span().map_or(first_line, |span| lines.line(span.start));
        report.fault(
            line,
            format!("This is not written as TOML: {}.", error.message()),
            "Write `key = \"text\"`, one to a line. Text stands between double quotes; dates and numbers do not.",
        );
    }
    // A broken line hides keys, so "is missing" would be a false alarm.
    if !errors.is_empty() {
        return None;
    }
    let fields = Fields::new(report, &lines, table.get_ref(), first_line);
    let value = read(&fields);
    fields.finish();
    value
}

/// The keys of one table. Each reader reports what is wrong with its key and returns `None` then.
pub(super) struct Fields<'a> {
    pub report: &'a Report,
    lines: &'a Lines,
    table: &'a DeTable<'a>,
    at: usize,
    known: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    fn new(report: &'a Report, lines: &'a Lines, table: &'a DeTable<'a>, at: usize) -> Self {
        Self { report, lines, table, at, known: RefCell::default() }
    }

    /// The line of a key, or of the table when the key is missing.
    pub fn line(&self, key: &str) -> usize {
        self.table.get_key_value(key).map_or(self.at, |(key, _)| self.lines.line(key.span().start))
    }

    /// The line where the table begins.
    pub fn first_line(&self) -> usize {
        self.at
    }

    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    pub fn fault(&self, key: &str, message: impl Into<String>, fix: impl Into<String>) {
        self.report.fault(self.line(key), message, fix);
    }

    /// Text that is not blank.
    pub fn text(&self, key: &'static str) -> Option<String> {
        let value = self.value(key)?;
        self.string(key, value)
    }

    /// Text that may be left out.
    pub fn text_or_none(&self, key: &'static str) -> Option<String> {
        self.known(key);
        self.table.get(key).and_then(|value| self.string(key, value))
    }

    /// A whole number between two bounds, both included.
    pub fn whole(&self, key: &'static str, least: u32, most: u32) -> Option<u32> {
        let value = self.value(key)?;
        let DeValue::Integer(number) = value.get_ref() else {
            return self.wrong(
                key,
                value.get_ref(),
                "a whole number",
                &format!("Write `{key} = {least}`, without quotes."),
            );
        };
        let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
        match number.and_then(|number| u32::try_from(number).ok()).filter(|number| (least..=most).contains(number)) {
            Some(number) => Some(number),
            None => {
                let written = value.get_ref().as_integer().map(|n| n.as_str().to_owned()).unwrap_or_default();
                let fix = format!("Write a whole number from {least} to {most}.");
                self.fault(key, format!("`{key}` is {written}."), fix);
                None
            }
        }
    }

    pub fn yes_or_no(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        match value.get_ref().as_bool() {
            Some(answer) => Some(answer),
            None => self.wrong(
                key,
                value.get_ref(),
                "true or false",
                &format!("Write `{key} = true` or `{key} = false`, without quotes."),
            ),
        }
    }

    pub fn date(&self, key: &'static str) -> Option<NaiveDate> {
        let value = self.value(key)?;
        let DeValue::Datetime(written) = value.get_ref() else {
            return self.wrong(
                key,
                value.get_ref(),
                "a date",
                &format!("Write `{key} = 2026-11-21`: year, month, day, without quotes."),
            );
        };
        let date = written.date.and_then(|d| NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into()));
        if date.is_none() || written.time.is_some() {
            let fix = format!("Write `{key} = 2026-11-21`: year, month, day, and no time.");
            self.fault(key, format!("`{key}` is not a day of the calendar."), fix);
            return None;
        }
        date
    }

    /// One of a closed list.
    pub fn choice<T: for<'de> Deserialize<'de>>(&self, key: &'static str) -> Option<T> {
        let written = self.text(key)?;
        let parsed: Result<T, ValueError> = T::deserialize(written.as_str().into_deserializer());
        match parsed {
            Ok(value) => Some(value),
            Err(error) => {
                // serde says: unknown variant `x`, expected one of `a`, `b`
                let error = error.to_string();
                let allowed = error.split_once("expected ").map_or("", |(_, allowed)| allowed);
                let allowed = allowed.trim_start_matches("one of ");
                self.fault(
                    key,
                    format!("`{key}` is \"{written}\", which Carrel does not know."),
                    format!("Use one of {allowed}."),
                );
                None
            }
        }
    }

    /// Texts in brackets, each with its line; at least `least` of them.
    pub fn texts(&self, key: &'static str, least: usize) -> Option<Vec<(usize, String)>> {
        if least == 0 && !self.has(key) {
            self.known(key);
            return Some(Vec::new());
        }
        let value = self.value(key)?;
        let fix = format!("Write `{key} = [\"one\", \"two\"]`.");
        let DeValue::Array(array) = value.get_ref() else {
            return self.wrong(key, value.get_ref(), "a list of texts", &fix);
        };
        let mut texts = Vec::with_capacity(array.len());
        let mut sound = true;
        for entry in array.iter() {
            match entry.get_ref().as_str().map(str::trim) {
                Some(text) if !text.is_empty() => texts.push((self.lines.line(entry.span().start), text.to_owned())),
                _ => {
                    sound = false;
                    let line = self.lines.line(entry.span().start);
                    self.report.fault(line, format!("An entry of `{key}` is not a text, or is empty."), &*fix);
                }
            }
        }
        if texts.len() < least && sound {
            self.fault(key, format!("`{key}` is empty."), &*fix);
            return None;
        }
        sound.then_some(texts)
    }

    /// The tables under `[[key]]`, or in brackets.
    pub fn tables(&self, key: &'static str) -> Vec<Fields<'a>> {
        self.known(key);
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            let _: Option<()> =
                self.wrong(key, value.get_ref(), "a list of tables", &format!("Begin each with a line `[[{key}]]`."));
            return Vec::new();
        };
        let table = |entry: &'a Spanned<DeValue<'a>>| {
            let line = self.lines.line(entry.span().start);
            match entry.get_ref() {
                DeValue::Table(table) => Some(Fields::new(self.report, self.lines, table, line)),
                _ => {
                    self.report.fault(
                        line,
                        format!("An entry of `{key}` is not a table."),
                        format!("Begin each with a line `[[{key}]]`."),
                    );
                    None
                }
            }
        };
        array.iter().filter_map(table).collect()
    }

    /// The table under `[key]`.
    pub fn table(&self, key: &'static str) -> Option<Fields<'a>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Fields::new(self.report, self.lines, table, self.line(key))),
            other => self.wrong(key, other, "a table", &format!("Begin it with a line `[{key}]`.")),
        }
    }

    /// A key that may be left out: `Some(None)` then, and `None` when it is there and wrong.
    pub fn optional<T>(&self, key: &'static str, read: impl FnOnce(&Self) -> Option<T>) -> Option<Option<T>> {
        self.known(key);
        if self.has(key) { read(self).map(Some) } else { Some(None) }
    }

    /// The value of a key that may be of several types.
    pub fn value(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.known(key);
        let value = self.table.get(key);
        if value.is_none() {
            self.fault(key, format!("`{key}` is missing."), format!("Add a line `{key} = ...` here."));
        }
        value
    }

    /// Reports every key that no reader asked for.
    pub fn finish(&self) {
        let known = self.known.borrow();
        for (key, _) in self.table.iter() {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            let near = known.iter().map(|known| (distance(name, known), known)).min().filter(|(far, _)| *far <= 2);
            let fix = match near {
                Some((_, near)) => format!("Write `{near}`, or take the line out."),
                None => format!("Take the line out. The keys here are {}.", known.join(", ")),
            };
            self.report.fault(
                self.lines.line(key.span().start),
                format!("Carrel does not know the key `{name}` here."),
                fix,
            );
        }
    }

    fn known(&self, key: &'static str) {
        let mut known = self.known.borrow_mut();
        if !known.contains(&key) {
            known.push(key);
        }
    }

    fn string(&self, key: &'static str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        match value.get_ref().as_str().map(str::trim) {
            Some("") => {
                self.fault(key, format!("`{key}` is empty."), "Write something between the quotes.");
                None
            }
            // Postgres cannot store a NUL, and no text needs one.
            Some(text) if text.contains('\0') => {
                self.fault(key, format!("`{key}` holds a character that cannot be kept."), "Take out `\\u0000`.");
                None
            }
            Some(text) => Some(text.to_owned()),
            None => {
                self.wrong(key, value.get_ref(), "text", &format!("Write `{key} = \"...\"`, between double quotes."))
            }
        }
    }

    fn wrong<T>(&self, key: &str, found: &DeValue<'_>, wanted: &str, fix: &str) -> Option<T> {
        let found = match found {
            DeValue::String(_) => "text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.fault(key, format!("`{key}` should be {wanted}, and this is {found}."), fix);
        None
    }
}

/// How many letters have to be put in, taken out or changed to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}
