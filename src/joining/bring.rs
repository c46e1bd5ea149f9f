//! Bringing over all that belongs to one account, slice by slice. Doing it again brings what has come since.

use std::collections::BTreeMap;

use crate::accounts::UserId;
use crate::accounts::joins::{self, Pair};
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::modules::{LaterTurns, ModuleId, Turn};
use crate::{
    activities, aims, certificates, cohorts, credit, decisions, digests, notes, progress, registrar, reports, reviews,
    rooms,
};

/// Brings it over, closes the account that is left, and notes that it was joined. **Call it inside a transaction that
/// holds both.**
pub(super) async fn bring(conn: &mut Conn, app: &App, pair: Pair) -> Result<()> {
    let now = app.now();
    let later = later_turns(conn, pair).await?;
    joins::begin(conn, pair, now).await?;
    progress::bring_over(conn, app, pair, &later).await?;
    reviews::bring_over(conn, pair).await?;
    notes::bring_over(conn, pair).await?;
    aims::bring_over(conn, pair).await?;
    credit::bring_over(conn, pair, &later, now).await?;
    activities::bring_over(conn, pair).await?;
    certificates::bring_over(conn, pair, &later).await?;
    registrar::bring_over(conn, pair, &later).await?;
    cohorts::bring_over(conn, pair).await?;
    rooms::bring_over(conn, pair).await?;
    digests::bring_over(conn, pair).await?;
    reports::bring_over(conn, pair).await?;
    decisions::bring_over(conn, pair).await?;
    joins::end(conn).await?;
    joins::close(conn, app, pair).await
}

/// What is added to the turns of each module that the account that stays has taken already.
async fn later_turns(conn: &mut Conn, pair: Pair) -> Result<Vec<LaterTurns>> {
    let finished = last_turns(conn, pair.from).await?;
    let later = last_turns(conn, pair.into).await?.into_iter().map(|(module, behind)| {
        let finished = finished.get(&module).copied().unwrap_or(0);
        LaterTurns { module, behind, finished }
    });
    Ok(later.collect())
}

/// The last turn of each module that somebody finished, or has in the ledger or a certificate for.
async fn last_turns(conn: &mut Conn, user: UserId) -> Result<BTreeMap<ModuleId, Turn>> {
    let mut last = BTreeMap::new();
    let mut all = progress::last_turns(conn, user).await?;
    all.extend(credit::last_turns(conn, user).await?);
    all.extend(certificates::last_turns(conn, user).await?);
    for (module, turn) in all {
        last.entry(module).and_modify(|known: &mut Turn| *known = turn.max(*known)).or_insert(turn);
    }
    Ok(last)
}
