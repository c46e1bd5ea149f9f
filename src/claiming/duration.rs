//! How long something lasted, as people type it.

use crate::measure::Minutes;

/// No training is longer than this in one entry: ten days of ten hours.
const MOST: u32 = 6_000;

/// Minutes of `45`, `1:30`, `1 h 30`, `2 hours`, `1.5 h`, `90 minutes`. None for what says no length,
/// or one that can't be.
pub fn read(typed: &str) -> Option<Minutes> {
    let typed = typed.trim().to_lowercase();
    let minutes = match typed.split_once(':') {
        Some((hours, minutes)) => {
            let minutes = minutes.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
            let short = minutes.len() == 2 && number(minutes)? < 60;
            if !short {
                return None;
            }
            number(hours)?.checked_mul(60)?.checked_add(number(minutes)?)?
        }
        None => in_words(&typed)?,
    };
    (1..=MOST).contains(&minutes).then_some(minutes)?.try_into().ok()
}

fn number(digits: &str) -> Option<u32> {
    let digits = digits.trim();
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(())?;
    digits.parse().ok()
}

/// Hours, then minutes: each a number and a word that begins as ours do in English or Spanish.
fn in_words(typed: &str) -> Option<u32> {
    let Some(at) = typed.find(|c: char| c.is_alphabetic()) else { return number(typed) };
    let (count, rest) = typed.split_at(at);
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    let rest = rest.get(word.len()..)?.trim_start_matches(|c: char| c == '.' || c == ',' || c.is_whitespace());
    let rest = rest.strip_prefix("and ").or_else(|| rest.strip_prefix("y ")).unwrap_or(rest);
    if ["m", "min", "mins", "minute", "minutes", "minuto", "minutos"].contains(&word.as_str()) {
        return if rest.is_empty() { number(count) } else { None };
    }
    if !["h", "hr", "hrs", "hour", "hours", "hora", "horas"].contains(&word.as_str()) {
        return None;
    }
    let hours = tenths(count)?.checked_mul(6)?;
    let minutes = if rest.is_empty() {
        0
    } else {
        let digits = rest.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace() || c == '.');
        number(digits)?
    };
    hours.checked_add(minutes)
}

/// Tenths of a number with at most one decimal.
fn tenths(typed: &str) -> Option<u32> {
    let (whole, part) = typed.trim().split_once(['.', ',']).unwrap_or((typed.trim(), "0"));
    (part.len() == 1).then_some(())?;
    number(whole)?.checked_mul(10)?.checked_add(number(part)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_length_may_be_typed_in_many_ways() {
        for (typed, minutes) in [
            ("45", 45),
            (" 90 ", 90),
            ("1:30", 90),
            ("0:50", 50),
            ("1:30 h", 90),
            ("90 minutes", 90),
            ("45 min", 45),
            ("45m", 45),
            ("2 hours", 120),
            ("1 h 30", 90),
            ("1 hour and 15 minutes", 75),
            ("1 hr. 15 min.", 75),
            ("1.5 h", 90),
            ("2,5 horas", 150),
            ("1 hora y 20 minutos", 80),
        ] {
            assert_eq!(read(typed).map(Minutes::get), Some(minutes), "{typed}");
        }
    }

    #[test]
    fn what_is_no_length_is_refused() {
        for bad in ["", "0", "-5", "long", "1:5", "1:75", "1:30:00", "half an hour", "6001", "1.55 h", "99999999999"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm_and_hours_and_minutes_read_back(text in "\\PC*", h in 0..90_u32, m in 1..60_u32) {
            let _ = read(&text);
            prop_assert_eq!(read(&format!("{h}:{m:02}")).unwrap().get(), h * 60 + m);
        }
    }
}
