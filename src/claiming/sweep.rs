//! The sweep of evidence that no activity refers to any more.

use chrono::TimeDelta;

use crate::activities::{self, SHELF};
use crate::app::App;
use crate::error::Result;

/// So long a file stays that nobody refers to: a form may be on its way.
const GRACE: TimeDelta = TimeDelta::days(2);

/// Throws away files of drafts that were thrown away. Returns how many went; twice does no harm.
pub async fn sweep(app: &App) -> Result<usize> {
    // What is put while this runs is newer than the grace, and stays.
    let before = app.now() - GRACE;
    let referred_to = activities::hashes(&mut *app.conn().await?).await?;
    Ok(app.store().shelf(SHELF).sweep(before, &referred_to).await?)
}
