//! The transcript as a spreadsheet.

use super::further::Further;
use super::gather::{Did, Line, Record};
use crate::activities;
use crate::credit::Award;
use crate::error::Result;
use crate::i18n::Words;
use crate::text::Sheet;

const COLUMNS: [&str; 11] =
    ["date", "kind", "title", "topic", "minutes", "credit", "unit", "rule", "certificate", "explanation", "stated"];

/// One row for each line of the transcript and all that counted further; for what gives credit one for each rule set.
pub fn sheet(words: Words, record: &Record, further: &[Further]) -> Result<Vec<u8>> {
    let mut sheet = Sheet::default();
    sheet.row(COLUMNS.map(|column| words.say(&format!("csv-{column}"))))?;
    let lines = record.lines.iter().flat_map(|line| rows(words, line));
    for row in lines.chain(further.iter().flat_map(|one| counted(words, one))) {
        sheet.row(&row)?;
    }
    Ok(sheet.take()?.0)
}

fn rows(words: Words, line: &Line) -> Vec<[String; 11]> {
    let row = |kind: &str, minutes: String, credit: [String; 4], certificate: String| {
        let [amount, unit, rule, explanation] = credit;
        let topic = words.say(&format!("topic-{}", line.topic.as_str()));
        let date = line.on.to_string();
        let (kind, title, none) = (words.say(kind), line.title.clone(), String::new());
        [date, kind, title, topic, minutes, amount, unit, rule, certificate, explanation, none]
    };
    match &line.did {
        Did::Lesson { counted, .. } => {
            let kind = if *counted { "csv-lesson" } else { "csv-lesson-again" };
            vec![row(kind, line.counted().get().to_string(), Default::default(), String::new())]
        }
        Did::Module(finished) => {
            let code =
                finished.certificate.as_ref().map(|certificate| certificate.code.to_string()).unwrap_or_default();
            let credits = credits(words, &finished.awards).into_iter();
            let kind = if finished.turn > 1 { "csv-module-again" } else { "csv-module" };
            credits.map(|credit| row(kind, String::new(), credit, code.clone())).collect()
        }
    }
}

fn counted(words: Words, further: &Further) -> Vec<[String; 11]> {
    let Further { on, kind, title, minutes, stated, awards } = further;
    let row = |[amount, unit, rule, why]: [String; 4]| {
        let (none, minutes) = (String::new(), minutes.to_string());
        let stated = stated.map(|(unit, amount)| activities::stated(words, unit, amount)).unwrap_or_default();
        [on.to_string(), kind.clone(), title.clone(), none.clone(), minutes, amount, unit, rule, none, why, stated]
    };
    credits(words, awards).into_iter().map(row).collect()
}

/// The amount, its unit, the rule and the explanation of each award; once nothing where there is none.
fn credits(words: Words, awards: &[Award]) -> Vec<[String; 4]> {
    let credit = |award: &Award| {
        let rule = format!("{}, {}", award.rule_in(words), award.rule().version);
        // What is open is no number.
        let amount = if award.is_open() { String::new() } else { award.credit.to_string() };
        [amount, award.unit_in(words).unwrap_or_default(), rule, award.reason_in(words)]
    };
    let credits: Vec<_> = awards.iter().map(credit).collect();
    if credits.is_empty() { vec![Default::default()] } else { credits }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::HashSet;

    use chrono::DateTime;

    use super::*;
    use crate::format::Topic;
    use crate::i18n::Language;

    #[test]
    fn a_title_that_looks_like_a_formula_stays_text() {
        let line = Line {
            at: DateTime::UNIX_EPOCH,
            on: DateTime::UNIX_EPOCH.date_naive(),
            title: "=HYPERLINK(\"http://evil.example\",\"Click\")".to_owned(),
            speaks: Language::English,
            path: String::new(),
            topic: Topic::Technology,
            did: Did::Lesson { minutes: 7_u16.into(), counted: true },
        };
        let goal = (crate::aims::Goal::default(), crate::aims::Week::Free);
        let record = Record {
            lines: vec![line],
            shelves: Vec::new(),
            totals: Vec::new(),
            lessons: HashSet::new(),
            goal,
            periods: Vec::new(),
        };
        let text = String::from_utf8(sheet(Words::of(Language::English), &record, &[]).unwrap()).unwrap();
        let row = "1970-01-01,Lesson,\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"Click\"\")\",Technology,7,,,,,,";
        assert_eq!(text.lines().nth(1), Some(row));
    }
}
