//! How fast the credit engine is: a million entries of a program on two cores, and one learner's.
//!
//! `cargo bench --bench credit`. The status is 1 where a budget is not kept.

use std::hint::black_box;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use carrel::credit::rules::{Account, ActivityKind, Entry, Part, Period, RuleSet, Span, account};
use carrel::format::Mode;
use carrel::measure::Minutes;
use chrono::{Days, NaiveDate};
use uuid::Uuid;

/// Learners, and entries of each: a million in all.
const LEARNERS: u32 = 40_000;
const ENTRIES: u32 = 25;
/// What the project allows for all of them, and for one.
const ALL: Duration = Duration::from_secs(10);
const ONE: Duration = Duration::from_millis(1);
/// Learners who are timed one by one.
const ALONE: u32 = 2_000;

fn main() -> ExitCode {
    let mut kept = true;
    for (code, text, starts) in [
        ("montana", include_str!("../content/rules/montana.toml"), (2024, 7, 1)),
        ("wisconsin", include_str!("../content/rules/wisconsin.toml"), (2025, 7, 1)),
        ("nebraska", include_str!("../content/rules/nebraska.toml"), (2025, 7, 1)),
    ] {
        let rules = match RuleSet::parse(code, text) {
            Ok(rules) => rules,
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        };
        let Some(starts) = NaiveDate::from_ymd_opt(starts.0, starts.1, starts.2) else { return ExitCode::FAILURE };
        kept &= measure(&rules, starts);
    }
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn measure(rules: &RuleSet, starts: NaiveDate) -> bool {
    let ends = starts + Days::new(1_000);
    let period = Period::of(Span { starts, ends });
    let ledgers: Vec<Vec<Entry>> = (0..LEARNERS).map(|learner| ledger(learner, starts, rules)).collect();
    let work = |ledger: &Vec<Entry>| -> Account { account(ledger, rules, &rules.tracks[0], &period) };

    let begin = Instant::now();
    thread::scope(|scope| {
        for half in ledgers.chunks(ledgers.len().div_ceil(2)) {
            scope.spawn(move || half.iter().for_each(|ledger| drop(black_box(work(ledger)))));
        }
    });
    let all = begin.elapsed();

    let mut alone: Vec<Duration> = ledgers
        .iter()
        .take(usize::try_from(ALONE).unwrap_or(usize::MAX))
        .map(|ledger| {
            let begin = Instant::now();
            black_box(work(ledger));
            begin.elapsed()
        })
        .collect();
    alone.sort();
    let middle = alone.get(alone.len() / 2).copied().unwrap_or_default();
    let count = LEARNERS * ENTRIES;
    println!("{}: {count} entries on two cores in {all:.2?}; one learner's {ENTRIES} in {middle:.2?}", rules.code);
    all < ALL && middle < ONE
}

/// Modules, webinars and courses over two years, some of which repeat a lesson.
fn ledger(learner: u32, starts: NaiveDate, rules: &RuleSet) -> Vec<Entry> {
    let codes: Vec<String> = rules.categories.iter().map(|category| category.code.clone()).collect();
    let entry = |number: u32| {
        let seed = learner.wrapping_mul(31).wrapping_add(number * 7);
        let id = Uuid::from_u128(u128::from(learner) << 64 | u128::from(number));
        let place = usize::try_from(seed).unwrap_or_default();
        let minutes = Minutes::from([30, 45, 50, 60, 90][place % 5]);
        let content = Uuid::from_u128(u128::from(seed % 40));
        Entry {
            kind: if seed.is_multiple_of(3) { ActivityKind::Webinar } else { ActivityKind::Course },
            mode: if seed.is_multiple_of(4) { Mode::IndividualPassive } else { Mode::Live },
            categories: codes.iter().skip(place % 4).take(place % 3).cloned().collect(),
            parts: vec![Part { content, major: 0, minutes: Minutes::from(10) }],
            approved_on: Some(starts),
            ..Entry::module(id, starts + Days::new(u64::from(number * 29)), minutes)
        }
    };
    (0..ENTRIES).map(entry).collect()
}
