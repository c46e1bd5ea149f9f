//! What would fill what is missing: modules that one hasn't finished, with what the rules make of each.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::sync::Arc;

use uuid::Uuid;

use crate::accounts::UserId;
use crate::app::App;
use crate::credit::programs::Standing;
use crate::credit::rules::{ConstraintKind, Entry, judged};
use crate::credit::{self, EntryFacts, LedgerEntry};
use crate::db::Conn;
use crate::error::Result;
use crate::measure::Credit;
use crate::modules;
use crate::organizations;
use crate::progress;

/// How many modules are named.
const NAMED: usize = 4;

/// A module that would fill something.
pub(super) struct Fill {
    /// Which.
    pub module: Arc<modules::Edition>,
    /// How much it would add.
    pub credit: Credit,
    /// The names of the headings it would fall under.
    pub headings: Vec<String>,
}

/// The modules that add most to what is missing: first those under a heading of which something is missing.
/// Where nothing is missing, there is nothing to fill.
pub(super) async fn fills(conn: &mut Conn, app: &App, learner: UserId, standing: &Standing) -> Result<Vec<Fill>> {
    if standing.complete() {
        return Ok(Vec::new());
    }
    let rules = &standing.rules;
    let today = rules.program.time_zone.day(app.now());
    // What was finished before the period can be taken again, and counts in it.
    let zone = rules.program.time_zone;
    let from = standing.kept.period.first_day(rules);
    let mut finished: Vec<_> = progress::modules_of(conn, learner)
        .await?
        .iter()
        .filter(|done| zone.day(done.completed_at) >= from)
        .map(|done| done.module_id)
        .collect();
    // What was done together counts once too.
    let entries = credit::entries_of(conn, learner).await?;
    finished.extend(entries.iter().filter(|entry| entry.occurred_on >= from).filter_map(LedgerEntry::module));
    let wanted = wanted(standing);
    let (mut fills, mut providers) = (Vec::new(), HashMap::new());
    for module in modules::current_all(conn, app).await? {
        if finished.contains(&module.module_id) {
            continue;
        }
        let provider = match providers.entry(module.provider_id) {
            Slot::Occupied(known) => known.into_mut(),
            Slot::Vacant(open) => open.insert(organizations::by_id(conn, module.provider_id).await?),
        };
        let bare = Entry { mode: module.body.mode, ..Entry::module(Uuid::nil(), today, module.minutes()) };
        let entry =
            EntryFacts::of_module(&module.body, today).given_by(provider).seen_by(bare, rules.program_code(), rules);
        let begun = Some(standing.kept.period.span.starts);
        let credit = judged(&entry, &[], rules, begun).credit();
        let Some(credit) = credit.filter(|credit| *credit > Credit::ZERO) else { continue };
        let under = |code: &String| rules.categories.iter().find(|category| category.code == *code);
        let fits = entry.categories.iter().filter(|code| wanted.contains(&code.as_str())).count();
        let headings = entry.categories.iter().filter_map(under).map(|category| category.name.clone()).collect();
        fills.push((fits, Fill { module, credit, headings }));
    }
    fills.sort_by_key(|(fits, fill)| (Reverse(*fits), Reverse(fill.credit), fill.module.slug.clone()));
    Ok(fills.into_iter().map(|(_, fill)| fill).take(NAMED).collect())
}

/// The headings of which something is missing.
fn wanted(standing: &Standing) -> Vec<&str> {
    let missing = |name: &str| standing.account.findings.iter().any(|finding| finding.name == name && !finding.met());
    let least = standing.track.constraints.iter().filter(|constraint| {
        matches!(constraint.kind, ConstraintKind::Min { .. } | ConstraintKind::MinDistinct { .. })
            && missing(&constraint.name)
    });
    least.flat_map(|constraint| constraint.select.categories.iter().map(String::as_str)).collect()
}
