//! All figures of one run as text, and the place in a document where the last ones stand.

use std::path::Path;

use anyhow::Context;
use chrono::{DateTime, Utc};

use super::figures::{Figure, Served, Value};
use super::machine;
use super::number::{Spread, exponent, float};
use super::plan::Plan;
use super::table::{short, table};
use crate::serve::say;

/// Where the figures begin and end in a document.
const BEGIN: &str = "<!-- figures -->";
const END: &str = "<!-- /figures -->";

/// The figures of one size.
#[derive(Debug)]
pub struct Report {
    learners: u64,
    heading: String,
    figures: Vec<Figure>,
    notes: Vec<String>,
}

impl Report {
    /// Nothing measured yet.
    pub fn new(plan: &Plan, now: DateTime<Utc>) -> Report {
        let build =
            if cfg!(debug_assertions) { "a debug build, which says nothing about speed" } else { "release build" };
        let durable = if plan.fast { "a database that may lose its data" } else { "a durable database" };
        let heading = format!(
            "{} learners, {} learning events, {durable}; carrel {}, {build}; {}; {}; {} rounds of {} s.\n",
            plan.learners,
            plan.events(),
            env!("CARGO_PKG_VERSION"),
            now.format("%Y-%m-%d"),
            machine::describe(),
            plan.rounds,
            plan.lasting.as_secs(),
        );
        Report { learners: plan.learners, heading, figures: Vec::new(), notes: Vec::new() }
    }

    /// Says something below the tables.
    pub fn note(&mut self, sentence: String) {
        say(false, &sentence);
        self.notes.push(sentence);
    }

    /// Takes the figures of a measure, if it is wanted; if it fails, says so.
    pub async fn take(&mut self, plan: &Plan, name: &str, measure: impl Future<Output = anyhow::Result<Vec<Figure>>>) {
        if !plan.wants(name) {
            return;
        }
        say(false, &format!("Measuring: {name}."));
        match measure.await {
            Ok(figures) => self.figures.extend(figures),
            Err(error) => self.note(format!("Not measured: {name}, because {error:#}.")),
        }
    }

    fn served(&self) -> impl Iterator<Item = &Served> {
        self.figures.iter().filter_map(|figure| match figure {
            Figure::Served(served) => Some(served),
            Figure::Value(_) => None,
        })
    }

    fn values(&self) -> impl Iterator<Item = &Value> {
        self.figures.iter().filter_map(|figure| match figure {
            Figure::Value(value) => Some(value),
            Figure::Served(_) => None,
        })
    }

    /// Everything as Markdown that can be read as it stands.
    pub fn text(&self) -> String {
        let mut text = self.heading.clone();
        let served: Vec<Vec<String>> = self.served().map(served_row).collect();
        if !served.is_empty() {
            let headings = [
                "What",
                "at once",
                "a second",
                "cpu-ms: min",
                "median",
                "max",
                "p50 ms",
                "p99 ms",
                "× nginx",
                "budget",
                "holds",
            ];
            text += &format!("\n{}", table(&headings, &served));
        }
        let values: Vec<Vec<String>> = self.values().map(value_row).collect();
        if !values.is_empty() {
            text += &format!("\n{}", table(&["What", "min", "median", "max", "unit", "budget", "holds"], &values));
        }
        for note in &self.notes {
            text += &format!("\n{note}\n");
        }
        text
    }
}

fn three(spread: Option<Spread>) -> [String; 3] {
    spread.map_or_else(Default::default, |all| [all.min, all.median, all.max].map(short))
}

fn median(spread: Option<Spread>) -> String {
    spread.map(|all| short(all.median)).unwrap_or_default()
}

fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "**no**" }
}

fn served_row(served: &Served) -> Vec<String> {
    let (budgets, holds): (Vec<String>, Vec<&str>) =
        served.verdicts().into_iter().map(|(budget, holds)| (budget, yes(holds))).unzip();
    let mut row = vec![served.name.clone(), served.at_once.to_string(), median(served.per_second())];
    row.extend(three(served.cpu_ms()));
    row.extend([served.p50_ms(), served.p99_ms(), served.ratio()].map(median));
    row.extend([budgets.join(", "), holds.join(", ")]);
    row
}

fn value_row(value: &Value) -> Vec<String> {
    let mut row = vec![value.name.clone()];
    row.extend(three(value.spread()));
    row.push(value.unit.to_owned());
    row.push(value.limit.map(|limit| format!("≤ {limit}")).unwrap_or_default());
    row.push(value.holds().map(yes).unwrap_or_default().to_owned());
    row
}

/// How the processor time of each request grows with the number of learners: the exponent, which is 0
/// for what does not grow and 1 for what grows as they do.
pub fn growth(reports: &[Report]) -> String {
    let Some(first) = reports.first() else { return String::new() };
    let rows = first.served().filter_map(|served| {
        let points: Vec<(f64, f64)> = reports
            .iter()
            .filter_map(|report| {
                let same = report.served().find(|other| other.name == served.name && other.at_once == served.at_once);
                Some((float(report.learners), same?.cpu_ms()?.median))
            })
            .collect();
        let costs = points.iter().map(|(_, cost)| short(*cost)).collect::<Vec<_>>().join(" / ");
        Some(vec![served.name.clone(), served.at_once.to_string(), costs, format!("{:.2}", exponent(&points)?)])
    });
    let sizes = reports.iter().map(|report| report.learners.to_string()).collect::<Vec<_>>().join(" / ");
    let rows: Vec<Vec<String>> = rows.collect();
    format!("cpu-ms of a request at {sizes} learners:\n\n{}", table(&["What", "at once", "cpu-ms", "exponent"], &rows))
}

/// Puts the figures into a document, in place of the last ones; a file without a place for them, or
/// none at all, gets them at its end.
pub fn write(path: &Path, figures: &str) -> anyhow::Result<()> {
    let before = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| format!("{} can't be read", path.display())),
    };
    std::fs::write(path, replaced(&before, figures)).with_context(|| format!("{} can't be written", path.display()))
}

fn replaced(document: &str, figures: &str) -> String {
    let block = format!("{BEGIN}\n{}\n{END}", figures.trim());
    let place = document.split_once(BEGIN).and_then(|(head, rest)| Some((head, rest.split_once(END)?.1)));
    match place {
        Some((head, tail)) => format!("{head}{block}{tail}"),
        None if document.is_empty() => format!("{block}\n"),
        None => format!("{}\n\n{block}\n", document.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::time::Duration;

    use super::*;
    use crate::bench::figures::Limits;
    use crate::bench::load::Round;

    fn report(learners: u64, cpu_ms: u64) -> Report {
        let ms = Duration::from_millis;
        let round = Round { requests: 1, elapsed: ms(10), cpu: ms(cpu_ms), p50: ms(2), p95: ms(5), p99: ms(9) };
        let limits = Limits { cpu_ms: Some(5.0), ..Limits::default() };
        let served = Served { name: "Home".into(), at_once: 8, rounds: vec![round], yardstick: Vec::new(), limits };
        let value = Value::new("Size", "MB", vec![70.0]).at_most(60.0);
        let figures = vec![Figure::Served(served), Figure::Value(value)];
        Report { learners, heading: "Heading.\n".into(), figures, notes: vec!["A note.".into()] }
    }

    #[test]
    fn each_figure_stands_beside_its_budget() {
        let text = report(1_000, 4).text();
        let line = |name: &str| text.lines().find(|line| line.contains(name)).unwrap().to_owned();
        assert!(line("| Home").contains("≤ 5 cpu-ms") && line("| Home").ends_with("yes |"), "{text}");
        assert!(line("| Size").contains("≤ 60") && line("| Size").ends_with("**no** |"), "{text}");
        assert!(text.ends_with("\nA note.\n"), "{text}");
    }

    #[test]
    fn growth_names_the_exponent() {
        let text = growth(&[report(1_000, 2), report(10_000, 20), report(100_000, 200)]);
        assert!(text.contains("1000 / 10000 / 100000") && text.contains("2.00 / 20.0 / 200"), "{text}");
        assert!(text.trim_end().ends_with("1.00 |"), "{text}");
    }

    #[test]
    fn the_last_figures_give_way_to_the_new_ones() {
        let document = format!("# Measured\n\n{BEGIN}\nold\n{END}\n\nMore.\n");
        assert_eq!(replaced(&document, "new\n"), format!("# Measured\n\n{BEGIN}\nnew\n{END}\n\nMore.\n"));
        assert_eq!(replaced("# Measured\n", "new"), format!("# Measured\n\n{BEGIN}\nnew\n{END}\n"));
        assert_eq!(replaced("", "new"), format!("{BEGIN}\nnew\n{END}\n"));
    }

    #[test]
    fn figures_can_be_written_where_nothing_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("figures.md");
        write(&path, "one").unwrap();
        write(&path, "two").unwrap();
        assert_eq!(std::fs::read_to_string(path).unwrap(), format!("{BEGIN}\ntwo\n{END}\n"));
    }
}
