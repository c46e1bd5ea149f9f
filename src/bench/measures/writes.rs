//! What learners send while they are in a lesson.

use std::time::Duration;

use crate::bench::figures::{Figure, Limits, Served, Value};
use crate::bench::load::metered;
use crate::bench::number::Spread;
use crate::bench::requests::{get, post};
use crate::bench::stage::Stage;

/// Events a second that the budget speaks of.
const PACE: u32 = 500;
/// Connections over which they come.
const CONNECTIONS: u32 = 32;

/// Saving an answer as fast as it goes.
pub async fn answer(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    let question = stage.target.question()?;
    let limits = Limits { cpu_ms: Some(0.5), ..Limits::default() };
    let send = |button: &'static str| {
        let question = &question;
        move |readers: &crate::bench::requests::Readers, nth: u64| {
            post(&question.path, readers.cookie(nth), &question.form(button, nth))
        }
    };
    let mut figures = stage.each("Saving an answer", limits, false, 303, send("check")).await?;
    let page = |readers: &crate::bench::requests::Readers, nth: u64| get(&question.path, readers.cookie(nth));
    let shown = stage.each("The page with the explanation", Limits::default(), false, 200, page).await?;
    figures.extend(five(&figures, &shown));
    figures.extend(shown);
    Ok(figures)
}

/// Five answers, each followed by the page that it leads to and the next one.
fn five(saved: &[Figure], shown: &[Figure]) -> Option<Figure> {
    let first = |figures: &[Figure]| match figures.first() {
        Some(Figure::Served(served)) => served.cpu_ms(),
        _ => None,
    };
    let (saved, shown) = (first(saved)?, first(shown)?);
    let sum = |of: fn(Spread) -> f64| 5.0 * (of(saved) + 2.0 * of(shown));
    let values = vec![sum(|all| all.min), sum(|all| all.median), sum(|all| all.max)];
    Some(
        Value::new("Five questions: 5 answers saved, 10 pages shown (sum of the above)", "cpu-ms", values)
            .at_most(10.0)
            .into(),
    )
}

/// Saving a half-made answer as fast as it goes.
pub async fn draft(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    let question = stage.target.question()?;
    let limits = Limits { cpu_ms: Some(0.5), ..Limits::default() };
    let send = |readers: &crate::bench::requests::Readers, nth: u64| {
        post(&question.path, readers.cookie(nth), &question.form("draft", nth))
    };
    stage.each("Saving a half-made answer", limits, false, 204, send).await
}

/// Saving answers at a steady pace, whatever the server makes of it.
pub async fn paced(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    let question = stage.target.question()?;
    let mut served = Served {
        name: format!("Saving {PACE} answers a second"),
        at_once: usize::try_from(CONNECTIONS)?,
        rounds: Vec::new(),
        yardstick: Vec::new(),
        limits: Limits { cpu_ms: Some(0.5), ratio: None, p99_ms: Some(5.0) },
    };
    for round in 0..=stage.plan.rounds {
        let readers = stage.readers()?;
        let load = stage.load(303, |nth| post(&question.path, readers.cookie(nth), &question.form("check", nth)));
        // The first opens connections and fills caches, and doesn't count.
        let lasting = if round == 0 { Duration::from_secs(1) } else { stage.plan.lasting };
        let taken = metered(&stage.roots(), load.paced(PACE, lasting, CONNECTIONS)).await?;
        if round > 0 {
            served.rounds.push(taken);
        }
    }
    Ok(vec![Figure::Served(served)])
}
