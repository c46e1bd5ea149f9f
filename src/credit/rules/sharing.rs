//! Shares credit out among the exclusive headings of an axis (rule R9), within their caps (rule R10).

use std::collections::BTreeMap;

use super::caps::leave_out;
use super::flow::{Demand, share_out};
use super::select::{mask, only_heading, prorated};
use super::worked::{Standing, Worked};
use super::{Constraint, ConstraintKind, RuleSet, Track};
use crate::measure::Credit;

/// Shares credit out on one axis.
pub(super) fn share(
    axis: u64,
    standings: &mut [Standing],
    rules: &RuleSet,
    track: &Track,
    required: Credit,
    caps: &[(&Constraint, Credit)],
) {
    let count = rules.categories.len();
    let mut limits = vec![i64::MAX; count];
    let mut names: Vec<Option<(&str, Credit)>> = vec![None; count];
    for (constraint, most) in caps {
        let Some(heading) = only_heading(rules, &constraint.select) else { continue };
        if most.thousandths() < limits[heading] {
            limits[heading] = most.thousandths();
            names[heading] = Some((&constraint.name, *most));
        }
    }
    let mut supplies: BTreeMap<u64, i64> = BTreeMap::new();
    for worked in standings.iter().flatten() {
        let claims = worked.claims & axis;
        if claims != 0 && worked.credit > 0 {
            let supply = supplies.entry(claims).or_insert(0_i64);
            *supply = supply.saturating_add(worked.credit);
        }
    }
    let supplies: Vec<(u64, i64)> = supplies.into_iter().collect();
    let simple = supplies.iter().all(|(claims, _)| claims.count_ones() == 1);
    let taken = if simple {
        // With one heading each there is nothing to choose.
        let under = |(claims, amount): &(u64, i64)| {
            (0..count)
                .map(|heading| if claims & (1 << heading) == 0 { 0 } else { limits[heading].min(*amount) })
                .collect()
        };
        supplies.iter().map(under).collect()
    } else {
        share_out(&supplies, &limits, &demands(axis, rules, track, required))
    };
    let mut left: BTreeMap<u64, Vec<i64>> = supplies.iter().map(|(claims, _)| *claims).zip(taken).collect();
    for worked in standings.iter_mut().flatten() {
        if let Some(left) = left.get_mut(&(worked.claims & axis)).filter(|_| worked.credit > 0) {
            put(worked, left, &names);
        }
    }
}

/// Gives an entry its headings out of what is left for those like it.
fn put(worked: &mut Worked, left: &mut [i64], names: &[Option<(&str, Credit)>]) {
    let mut rest = worked.credit;
    for (heading, left) in left.iter_mut().enumerate() {
        let here = rest.min(*left);
        if here > 0 {
            *left -= here;
            rest -= here;
            worked.shares.push((heading, here));
        }
    }
    if rest > 0 {
        let full =
            names.iter().enumerate().find(|(heading, name)| name.is_some() && worked.claims & (1 << heading) != 0);
        let (cap, most) = full.and_then(|(_, name)| *name).unwrap_or(("", Credit::ZERO));
        leave_out(worked, rest, cap, most);
    }
}

fn demands(axis: u64, rules: &RuleSet, track: &Track, required: Credit) -> Vec<Demand> {
    let demand = |constraint: &Constraint| match constraint.kind {
        ConstraintKind::Min { quantity } if constraint.select.only_categories() => {
            let headings = mask(rules, &constraint.select.categories);
            (headings != 0 && headings & !axis == 0)
                .then_some(Demand { headings, need: prorated(quantity, track, required).thousandths() })
        }
        _ => None,
    };
    track.constraints.iter().filter_map(demand).collect()
}
