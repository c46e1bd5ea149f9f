//! Values that rule sets have and other files don't: amounts of credit, shares, lists of words.

use std::fmt::Display;
use std::str::FromStr;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as ValueError;

use crate::format::fields::Fields;
use crate::measure::{Credit, Minutes, Percent};

/// The largest amount that a rule may name, so that no sum can outgrow its number.
const MOST: i64 = 10_000_000;

/// An amount of credit, as a decimal between quotes. Never below zero.
pub(super) fn amount(fields: &Fields<'_>, key: &'static str) -> Option<Credit> {
    let text = fields.text(key)?;
    let amount = text.parse::<Credit>().ok().filter(|amount| (0..=MOST).contains(&amount.thousandths()));
    if amount.is_none() {
        fields.fault(
            key,
            format!("\"{text}\" is not an amount of credit."),
            "Write a decimal with at most three places between quotes, such as \"0.75\".",
        );
    }
    amount
}

/// An amount above zero.
pub(super) fn positive(fields: &Fields<'_>, key: &'static str) -> Option<Credit> {
    let amount = amount(fields, key)?;
    if amount == Credit::ZERO {
        fields.fault(key, format!("`{key}` is zero."), "Write how much it is, such as \"0.5\".");
        return None;
    }
    Some(amount)
}

/// Whole minutes.
pub(super) fn minutes(fields: &Fields<'_>, key: &'static str, least: u32) -> Option<Minutes> {
    fields.whole(key, least, 100_000).and_then(|minutes| minutes.try_into().ok())
}

/// A whole percentage from 1 to 100.
pub(super) fn percent(fields: &Fields<'_>, key: &'static str) -> Option<Percent> {
    let percent = fields.whole(key, 1, 100)?;
    u8::try_from(percent).ok().and_then(|percent| percent.try_into().ok())
}

/// True or false; false where it is left out.
pub(super) fn yes(fields: &Fields<'_>, key: &'static str) -> Option<bool> {
    Some(fields.optional(key, |fields| fields.yes_or_no(key))?.unwrap_or_default())
}

/// One of a closed list; its first where it is left out.
pub(super) fn choice_or<T: for<'de> Deserialize<'de> + Default>(fields: &Fields<'_>, key: &'static str) -> Option<T> {
    Some(fields.optional(key, |fields| fields.choice(key))?.unwrap_or_default())
}

/// Several of a closed list; may be left out.
pub(super) fn choices<T: for<'de> Deserialize<'de>>(fields: &Fields<'_>, key: &'static str) -> Option<Vec<T>> {
    let mut sound = true;
    let mut found = Vec::new();
    for (line, word) in fields.texts(key, 0)? {
        let parsed: Result<T, ValueError> = T::deserialize(word.as_str().into_deserializer());
        match parsed {
            Ok(value) => found.push(value),
            Err(error) => {
                sound = false;
                // serde says: unknown variant `x`, expected one of `a`, `b`
                let error = error.to_string();
                let allowed = error.split_once("expected ").map_or("", |(_, allowed)| allowed);
                let allowed = allowed.trim_start_matches("one of ");
                let message = format!("`{key}` holds \"{word}\", which Carrel does not know.");
                fields.report.fault(line, message, format!("Use {allowed}."));
            }
        }
    }
    sound.then_some(found)
}

/// Texts; may be left out.
pub(super) fn texts(fields: &Fields<'_>, key: &'static str) -> Option<Vec<String>> {
    Some(fields.texts(key, 0)?.into_iter().map(|(_, text)| text).collect())
}

/// A text that is read as something else.
pub(super) fn parsed<T: FromStr<Err: Display>>(fields: &Fields<'_>, key: &'static str, fix: &str) -> Option<T> {
    let text = fields.text(key)?;
    match text.parse() {
        Ok(value) => Some(value),
        Err(error) => {
            fields.fault(key, format!("`{key}` can't be read: {error}."), fix);
            None
        }
    }
}

/// Each table under `[[key]]`, read and done with.
pub(super) fn each<T>(
    fields: &Fields<'_>,
    key: &'static str,
    read: impl Fn(&Fields<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let read = |table: &Fields<'_>| {
        let value = read(table);
        table.finish();
        value
    };
    // Collected first, so that one fault does not hide the next.
    let found: Vec<Option<T>> = fields.tables(key).iter().map(read).collect();
    found.into_iter().collect()
}

/// Each table under `[[key]]` as a pair of its `code` or `from` and something else.
pub(super) fn pairs<T>(
    fields: &Fields<'_>,
    key: &'static str,
    read: impl Fn(&Fields<'_>) -> Option<T>,
) -> Option<Vec<(String, T)>> {
    each(fields, key, |table| {
        let first = if table.has("from") { table.text("from") } else { table.text("code") };
        let second = read(table);
        Some((first?, second?))
    })
}
