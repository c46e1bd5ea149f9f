//! Numbers that people type: exact, in millionths, however they write them.

use serde::{Deserialize, Serialize};

/// One, in millionths.
const ONE: i64 = 1_000_000;
/// The most digits before the point, and the most that are looked at behind it.
const DIGITS: (usize, usize) = (9, 6);

/// A number and how far from it is near enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// In millionths.
    pub value: i64,
    /// In millionths; nothing for exactly.
    #[serde(default)]
    pub tolerance: i64,
    /// As the author wrote the number.
    #[serde(default)]
    pub written: String,
}

impl Figure {
    /// Whether a number of millionths is near enough.
    pub fn takes(&self, millionths: i64) -> bool {
        millionths.abs_diff(self.value) <= self.tolerance.unsigned_abs()
    }
}

/// Reads a number as people type it: `12`, `12 days`, `$4.50`, `1,200`, `0,5`, `−3`. The answer is in
/// millionths.
///
/// Where only commas stand, they group thousands if there are three digits after each, and else the
/// comma is the decimal point, as in much of Latin America. Nothing for what is not one number.
pub fn millionths(text: &str) -> Option<i64> {
    let mut text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    text = text.replace('−', "-");
    let text = text.trim_start_matches(['$', '€', '£']);
    let text = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start_matches(['$', '€', '£'])),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = split(text)?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !digits(&whole) || !digits(&part) || whole.len() > DIGITS.0 {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: String = part.chars().chain("000000".chars()).take(DIGITS.1).collect();
    let value = whole * ONE + part.parse::<i64>().ok()?;
    Some(if negative { -value } else { value })
}

/// The digits before and behind the decimal point.
fn split(text: &str) -> Option<(String, String)> {
    let (comma, point) = (text.rfind(','), text.rfind('.'));
    let at = match (comma, point) {
        (Some(comma), Some(point)) => Some(comma.max(point)),
        (Some(at), None) if is_grouped(text, ',') => return (at > 0).then(|| (text.replace(',', ""), String::new())),
        (None, Some(at)) if text.matches('.').count() > 1 && is_grouped(text, '.') => {
            return (at > 0).then(|| (text.replace('.', ""), String::new()));
        }
        (at, None) | (None, at) => at,
    };
    let Some(at) = at else { return Some((text.to_owned(), String::new())) };
    let (whole, part) = (text.get(..at)?, text.get(at + 1..)?);
    // With both signs, the other one groups thousands.
    let other = if text.get(at..=at)? == "," { '.' } else { ',' };
    let whole = if comma.is_some() && point.is_some() { whole.replace(other, "") } else { whole.to_owned() };
    Some((whole, part.to_owned()))
}

/// Whether the sign stands where thousands are grouped: `1,200`, and not `0,120`.
fn is_grouped(text: &str, sign: char) -> bool {
    let mut groups = text.split(sign);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, value) in [
            ("12", 12_000_000),
            (" 12 days ", 12_000_000),
            ("$4.50", 4_500_000),
            ("-$4.50", -4_500_000),
            ("−3", -3_000_000),
            ("+3", 3_000_000),
            ("1,200", 1_200_000_000),
            ("1,200,300", 1_200_300_000_000),
            ("1.200.300", 1_200_300_000_000),
            ("1 200", 1_200_000_000),
            ("1,200.5", 1_200_500_000),
            ("1.200,5", 1_200_500_000),
            ("0,5", 500_000),
            ("0,125", 125_000),
            (".5", 500_000),
            ("12.", 12_000_000),
            ("75%", 75_000_000),
            ("0.33333333", 333_333),
            ("000", 0),
        ] {
            assert_eq!(millionths(text), Some(value), "{text}");
        }
        for text in
            ["", "twelve", "1 or 2", "1-2", "1.2.3", "1,2,3", "--1", "1e5", "1234567890", ",", ".", "5/7", "\u{0}"]
        {
            assert_eq!(millionths(text), None, "{text}");
        }
    }

    #[test]
    fn near_enough_is_near_on_both_sides() {
        let figure = Figure { value: 5 * ONE, tolerance: ONE, written: "5".to_owned() };
        for (value, takes) in [(4, true), (5, true), (6, true), (3, false), (7, false)] {
            assert_eq!(figure.takes(value * ONE), takes, "{value}");
        }
        assert!(!figure.takes(6 * ONE + 1) && !figure.takes(i64::MIN) && !figure.takes(i64::MAX));
    }
}
