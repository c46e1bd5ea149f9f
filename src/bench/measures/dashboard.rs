//! Who is on track: the association's overview of everybody, and the persons behind it.

use crate::accounts::{Role, RoleAt};
use crate::bench::figures::{Figure, Limits, Served, Value};
use crate::bench::load::{Until, metered};
use crate::bench::number::millis;
use crate::bench::requests::{self, get};
use crate::bench::stage::Stage;

/// The overview as a registrar and as a coordinator gets it, in one program and in one region, and a page of people.
pub async fn dashboard(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    let learners = stage.plan.learners;
    let mut figures = Vec::new();
    for (name, path, role) in [
        ("Who is on track", "/assoc/standing", Role::Registrar),
        ("Who is on track, small numbers left out", "/assoc/standing", Role::Coordinator),
        ("Who is on track in a program", "/assoc/standing?program=wisconsin", Role::Registrar),
        ("Who is on track in a region", "/assoc/standing?program=wisconsin&region=Region+7", Role::Registrar),
        ("People behind, by name", "/assoc/standing/people?program=wisconsin&state=behind&q=Reader+9", Role::Registrar),
    ] {
        let name = format!("{name}, {learners} learners");
        let mut served = Served {
            name: name.clone(),
            at_once: 1,
            rounds: Vec::new(),
            yardstick: Vec::new(),
            limits: Limits::default(),
        };
        for _ in 0..stage.plan.rounds {
            let organization = stage.target.provider.id.uuid();
            let cookie = requests::cookie(stage.app, 0, vec![RoleAt { organization, role }])?;
            let load = stage.load(200, |_| get(path, &cookie));
            served.rounds.push(metered(&stage.roots(), load.closed(1, Until::Elapsed(stage.plan.lasting))).await?);
        }
        let p95 = served.rounds.iter().map(|round| millis(round.p95)).collect();
        figures.push(Figure::Served(served));
        figures.push(Value::new(format!("{name}: p95"), "ms", p95).at_most(100.0).into());
    }
    Ok(figures)
}
