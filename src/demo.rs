//! A demonstrable instance: sample people, a cohort, some weeks of activity.

use crate::app::App;

/// Adds the sample people and prints their sign-in links.
pub async fn run(_app: &App) -> anyhow::Result<()> {
    anyhow::bail!("There are no sample people yet")
}
