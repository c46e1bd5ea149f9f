//! Pages that learners and coordinators look at.

use crate::accounts::{Role, RoleAt};
use crate::bench::figures::{Figure, Limits, Served, Value};
use crate::bench::load::{Until, metered};
use crate::bench::number::{millis, of_len};
use crate::bench::requests::{self, get};
use crate::bench::stage::Stage;

/// The signed-in lesson page, in turn with the same bytes from nginx.
pub async fn lesson(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    let path = stage.target.page()?;
    let limits = Limits { cpu_ms: Some(1.0), ratio: Some(2.5), p99_ms: None };
    let name = "Lesson page, signed in";
    let figures = stage.each(name, limits, true, 200, |readers, nth| get(&path, readers.cookie(nth))).await?;
    let yardsticks = figures.iter().filter_map(|figure| match figure {
        Figure::Served(ours) if !ours.yardstick.is_empty() => Some(Figure::Served(Served {
            name: "The same bytes from nginx".to_owned(),
            at_once: ours.at_once,
            rounds: ours.yardstick.clone(),
            yardstick: Vec::new(),
            limits: Limits::default(),
        })),
        _ => None,
    });
    let yardsticks: Vec<Figure> = yardsticks.collect();
    Ok(figures.into_iter().chain(yardsticks).collect())
}

/// Home of someone who is in the middle of things.
pub async fn home(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    stage.pages("Home, signed in", "/", Limits::default()).await
}

/// The catalogue.
pub async fn catalogue(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    stage.pages("Catalogue, signed in", "/lessons", Limits::default()).await
}

/// My record.
pub async fn record(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    stage.pages("My record", "/record", Limits::default()).await
}

/// The coordinator's cookie header.
fn coordinator(stage: &Stage<'_>) -> anyhow::Result<String> {
    let organization = stage.target.provider.id.uuid();
    requests::cookie(stage.app, 0, vec![RoleAt { organization, role: Role::Coordinator }])
}

/// The page of a cohort of thirty, and of the large one; and the export of the large one.
pub async fn cohort(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    let members = stage.plan.members();
    let mut figures = Vec::new();
    let large = format!("Cohort page, {members} members");
    for (name, path) in [("Cohort page, 30 members", "/assoc/cohorts/bench-1"), (&large, "/assoc/cohorts/bench-large")]
    {
        let mut served = Served {
            name: name.to_owned(),
            at_once: 1,
            rounds: Vec::new(),
            yardstick: Vec::new(),
            limits: Limits { p99_ms: Some(50.0), ..Limits::default() },
        };
        for _ in 0..stage.plan.rounds {
            let cookie = coordinator(stage)?;
            let load = stage.load(200, |_| get(path, &cookie));
            served.rounds.push(metered(&stage.roots(), load.closed(1, Until::Elapsed(stage.plan.lasting))).await?);
        }
        figures.push(Figure::Served(served));
    }
    figures.extend(export(stage, members).await?);
    Ok(figures)
}

async fn export(stage: &Stage<'_>, members: u64) -> anyhow::Result<Vec<Figure>> {
    let path = "/assoc/cohorts/bench-large/members.csv";
    let size = stage.page(path, &coordinator(stage)?).await?.wire;
    let (mut seconds, mut cpu) = (Vec::new(), Vec::new());
    for _ in 0..stage.plan.rounds {
        let cookie = coordinator(stage)?;
        let load = stage.load(200, |_| get(path, &cookie));
        let round = metered(&stage.roots(), load.closed(1, Until::Answered(1))).await?;
        seconds.push(round.elapsed.as_secs_f64());
        cpu.push(millis(round.cpu));
    }
    let name = format!("Cohort as CSV, {members} members");
    Ok(vec![
        Value::new(format!("{name}: time"), "s", seconds).at_most(1.0).into(),
        Value::new(format!("{name}: processor"), "cpu-ms", cpu).into(),
        Value::new(format!("{name}: size"), "bytes", vec![of_len(size)]).into(),
    ])
}
