//! Times and lengths as reports write them.

use chrono::NaiveDateTime;

/// Which comes first in a date of digits alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    MonthFirst,
    DayFirst,
}

const PLAIN: [&str; 4] = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%b %d, %Y %I:%M:%S %p", "%b %d, %Y %H:%M:%S"];
const CLOCKS: [&str; 4] = ["%I:%M:%S %p", "%I:%M %p", "%H:%M:%S", "%H:%M"];

/// A time, with or without seconds, by a clock of twelve hours or of twenty-four.
pub(super) fn time(text: &str, order: Order) -> Option<NaiveDateTime> {
    let text = text.replace(',', " ").replace(['T', 'Z'], " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = PLAIN.iter().map(|format| format.replace(',', ""));
    if let Some(found) = plain.filter_map(|format| NaiveDateTime::parse_from_str(&text, &format).ok()).next() {
        return Some(found);
    }
    let dates = match order {
        Order::MonthFirst => ["%m/%d/%y", "%m/%d/%Y"],
        Order::DayFirst => ["%d/%m/%y", "%d/%m/%Y"],
    };
    let text = text.replace(['.', '-'], "/");
    let formats = dates.iter().flat_map(|date| CLOCKS.iter().map(move |clock| format!("{date} {clock}")));
    formats.filter_map(|format| NaiveDateTime::parse_from_str(&text, &format).ok()).next()
}

/// The order in which all of these times can be read; month first when both or neither will do.
pub(super) fn order<'a>(times: impl Iterator<Item = &'a str> + Clone) -> Order {
    let all = |order| times.clone().all(|text| time(text, order).is_some());
    if !all(Order::MonthFirst) && all(Order::DayFirst) { Order::DayFirst } else { Order::MonthFirst }
}

/// Seconds of a length in words: `1h 13m 42s`, `59m`, `1 hr 2 min`.
pub(super) fn length(text: &str) -> Option<u64> {
    let (mut seconds, mut found, mut digits) = (0_u64, false, String::new());
    let mut letters = text.chars().filter(|c| !c.is_whitespace()).peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        let unit = match letter.to_ascii_lowercase() {
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        while letters.next_if(|next| next.is_alphabetic() || *next == '.').is_some() {}
        let count: u64 = digits.parse().ok()?;
        seconds = count.checked_mul(unit).and_then(|more| seconds.checked_add(more))?;
        (found, digits) = (true, String::new());
    }
    (found && digits.is_empty()).then_some(seconds)
}

/// Seconds of a number of minutes: `45`, `45.5`.
pub(super) fn minutes(text: &str) -> Option<u64> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let whole: u64 = whole.parse().ok()?;
    let tenth: u64 = part.get(..1)?.parse().ok()?;
    part.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
    whole.checked_mul(60)?.checked_add(tenth * 6)
}
