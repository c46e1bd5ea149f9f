//! Sources that are said to have been read on a day that has not come.

use chrono::NaiveDate;

use super::RuleSet;
use crate::format::Fault;

/// The faults of a rule set whose sources were read after `today`, each at its line of the text. Which day it is
/// depends on where one stands, so tomorrow's may be today's. They keep no rules out: the clock may be wrong.
pub fn unread(rules: &RuleSet, text: &str, today: NaiveDate) -> Vec<Fault> {
    let latest = today.succ_opt().unwrap_or(today);
    let ahead = rules.sources.iter().map(|source| source.read_on).filter(|day| *day > latest);
    let mut days: Vec<String> = ahead.map(|day| day.to_string()).collect();
    days.sort();
    days.dedup();
    let day_in = |line: &str| days.iter().find(|day| line.contains("read_on") && line.contains(*day)).cloned();
    let fault = |(index, line): (usize, &str)| {
        let day = day_in(line)?;
        Some(Fault {
            file: rules.code.as_str().into(),
            line: index + 1,
            message: format!("A source was read on {day}, and that day has not come."),
            fix: "Write the day on which somebody read it last.".to_owned(),
            item: None,
        })
    };
    text.lines().enumerate().filter_map(fault).collect()
}
