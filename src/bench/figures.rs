//! Figures, and whether they keep to their budgets.

use super::load::Round;
use super::number::{Spread, millis};

/// The most that is allowed, from the project's performance budgets.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// Processor milliseconds for each request.
    pub cpu_ms: Option<f64>,
    /// Times the processor time that nginx takes for the same bytes.
    pub ratio: Option<f64>,
    /// Milliseconds that 99 of a hundred answers take at most.
    pub p99_ms: Option<f64>,
}

/// Requests that were answered, several times.
#[derive(Clone, Debug)]
pub struct Served {
    /// What was asked.
    pub name: String,
    /// How many requests were under way at once.
    pub at_once: usize,
    /// What the server did, each time.
    pub rounds: Vec<Round>,
    /// What nginx did with the same bytes, in turn with the server.
    pub yardstick: Vec<Round>,
    /// What is allowed.
    pub limits: Limits,
}

impl Served {
    /// Processor milliseconds for each request.
    pub fn cpu_ms(&self) -> Option<Spread> {
        Spread::of(self.rounds.iter().map(Round::cpu_ms))
    }

    /// Requests a second.
    pub fn per_second(&self) -> Option<Spread> {
        Spread::of(self.rounds.iter().map(Round::per_second))
    }

    /// Milliseconds that half of the answers took at most.
    pub fn p50_ms(&self) -> Option<Spread> {
        Spread::of(self.rounds.iter().map(|round| millis(round.p50)))
    }

    /// Milliseconds that 99 of a hundred answers took at most.
    pub fn p99_ms(&self) -> Option<Spread> {
        Spread::of(self.rounds.iter().map(|round| millis(round.p99)))
    }

    /// Times what nginx took: the server's rounds before and after each of nginx, by that one.
    pub fn ratio(&self) -> Option<Spread> {
        let ours = self.rounds.chunks(2).map(|two| Spread::of(two.iter().map(Round::cpu_ms)));
        let pairs = ours.zip(&self.yardstick);
        Spread::of(
            pairs.filter_map(|(ours, theirs)| Some(ours?.median / theirs.cpu_ms()).filter(|ratio| ratio.is_finite())),
        )
    }

    /// The budgets in words, each with whether the median keeps to it.
    pub fn verdicts(&self) -> Vec<(String, bool)> {
        let limits = [
            (self.limits.cpu_ms, self.cpu_ms(), "cpu-ms"),
            (self.limits.ratio, self.ratio(), "× nginx"),
            (self.limits.p99_ms, self.p99_ms(), "ms p99"),
        ];
        let judged = limits.into_iter().filter_map(|(limit, found, unit)| Some((limit?, found?, unit)));
        judged.map(|(limit, found, unit)| (format!("≤ {limit} {unit}"), found.median <= limit)).collect()
    }
}

/// Anything else that was measured.
#[derive(Clone, Debug)]
pub struct Value {
    /// What.
    pub name: String,
    /// Of what.
    pub unit: &'static str,
    /// Each time.
    pub values: Vec<f64>,
    /// The most that is allowed.
    pub limit: Option<f64>,
}

impl Value {
    /// Something that was measured more than once.
    pub fn new(name: impl Into<String>, unit: &'static str, values: Vec<f64>) -> Value {
        Value { name: name.into(), unit, values, limit: None }
    }

    /// The same with the most that is allowed.
    pub fn at_most(mut self, limit: f64) -> Value {
        self.limit = Some(limit);
        self
    }

    /// The least, the middle and the most.
    pub fn spread(&self) -> Option<Spread> {
        Spread::of(self.values.iter().copied())
    }

    /// Whether the median keeps to the budget, if there is one.
    pub fn holds(&self) -> Option<bool> {
        Some(self.spread()?.median <= self.limit?)
    }
}

/// One line of the report.
#[derive(Clone, Debug)]
pub enum Figure {
    /// Requests.
    Served(Served),
    /// Anything else.
    Value(Value),
}

impl From<Value> for Figure {
    fn from(value: Value) -> Figure {
        Figure::Value(value)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn round(cpu_micros: u64) -> Round {
        let ms = Duration::from_millis;
        Round {
            requests: 10,
            elapsed: ms(100),
            cpu: Duration::from_micros(10 * cpu_micros),
            p50: ms(1),
            p95: ms(3),
            p99: ms(4),
        }
    }

    #[test]
    fn each_round_of_nginx_is_set_against_the_two_around_it() {
        let served = Served {
            name: "page".into(),
            at_once: 1,
            rounds: vec![round(700), round(900), round(1_000), round(1_000)],
            yardstick: vec![round(400), round(250)],
            limits: Limits { cpu_ms: Some(1.0), ratio: Some(2.5), p99_ms: Some(5.0) },
        };
        assert_eq!(served.ratio(), Some(Spread { min: 2.0, median: 3.0, max: 4.0 }));
        let verdicts = served.verdicts();
        assert_eq!(
            verdicts,
            [("≤ 1 cpu-ms".to_owned(), true), ("≤ 2.5 × nginx".to_owned(), false), ("≤ 5 ms p99".to_owned(), true)]
        );
    }

    #[test]
    fn without_a_yardstick_there_is_no_ratio_to_judge() {
        let limits = Limits { ratio: Some(2.5), ..Limits::default() };
        let served =
            Served { name: "page".into(), at_once: 1, rounds: vec![round(700)], yardstick: Vec::new(), limits };
        assert_eq!((served.ratio(), served.verdicts()), (None, Vec::new()));
    }

    #[test]
    fn the_median_is_held_against_the_budget() {
        let value = Value::new("start", "ms", vec![100.0, 900.0, 200.0]);
        assert_eq!(value.holds(), None);
        assert_eq!(value.clone().at_most(300.0).holds(), Some(true));
        assert_eq!(value.at_most(150.0).holds(), Some(false));
    }
}
