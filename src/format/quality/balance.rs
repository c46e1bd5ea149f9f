//! Two tests of chance, for whether the right answers give themselves away.

/// The level of both tests: what chance would do less than once in twenty libraries is no accident.
pub(super) const LEVEL: f64 = 0.05;

/// The chance that at least `hits` of independent events happen, each with its own probability:
/// the exact one-sided binomial test, for questions that differ in their number of options.
///
/// The distribution (of Poisson's binomial) is built up event by event:
/// `P(n, k) = P(n − 1, k) × (1 − p) + P(n − 1, k − 1) × p`.
/// Source: Wang, "On the number of successes in independent trials", Statistica Sinica 3, 1993, 295-312.
pub(super) fn chance_of(hits: usize, probabilities: &[f64]) -> f64 {
    let mut distribution = vec![1.0];
    for probability in probabilities {
        distribution.push(0.0);
        for hits in (0..distribution.len()).rev() {
            let one_less = if hits == 0 { 0.0 } else { distribution[hits - 1] };
            distribution[hits] = distribution[hits] * (1.0 - probability) + one_less * probability;
        }
    }
    distribution.iter().skip(hits).sum()
}

/// Pearson's chi-square of counts against an even spread: the sum of (count − mean)² ÷ mean.
///
/// Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.15.
pub(super) fn chi_square(counts: &[u32]) -> f64 {
    let total = f64::from(counts.iter().sum::<u32>());
    let mean = total / f64::from(u32::try_from(counts.len().max(1)).unwrap_or(1));
    if mean == 0.0 {
        return 0.0;
    }
    counts.iter().map(|count| (f64::from(*count) - mean).powi(2) / mean).sum()
}

/// What chi-square exceeds by chance once in twenty times, for a number of options from 2 to 6: that
/// is, with one degree of freedom less.
///
/// Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4, upper-tail critical values at 0.05.
pub(super) fn critical(options: usize) -> Option<f64> {
    match options {
        2 => Some(3.841),
        3 => Some(5.991),
        4 => Some(7.815),
        5 => Some(9.488),
        6 => Some(11.070),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 1e-9, "{found} for {wanted}");
    }

    #[test]
    fn equal_chances_are_the_binomial() {
        let half = [0.5; 4];
        near(chance_of(0, &half), 1.0);
        near(chance_of(1, &half), 15.0 / 16.0);
        near(chance_of(3, &half), 5.0 / 16.0);
        near(chance_of(4, &half), 1.0 / 16.0);
        near(chance_of(5, &half), 0.0);
        near(chance_of(0, &[]), 1.0);
    }

    #[test]
    fn unequal_chances_are_multiplied_out() {
        // Neither: 2/3 × 3/4. Both: 1/3 × 1/4.
        near(chance_of(1, &[1.0 / 3.0, 0.25]), 0.5);
        near(chance_of(2, &[1.0 / 3.0, 0.25]), 1.0 / 12.0);
    }

    #[test]
    fn an_even_spread_has_no_chi_square() {
        near(chi_square(&[5, 5, 5]), 0.0);
        near(chi_square(&[]), 0.0);
        near(chi_square(&[0, 0]), 0.0);
        // (20 − 15)² ÷ 15, twice 1 ÷ 15 and so on: 12, 20, 13 of 45.
        near(chi_square(&[12, 20, 13]), (9.0 + 25.0 + 4.0) / 15.0);
    }
}
