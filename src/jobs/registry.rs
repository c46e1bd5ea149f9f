//! Which kinds of job this program knows, and how each is run.

use std::collections::BTreeMap;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use serde_json::Value;

use super::{Ended, Job};

type Runs<C> = Arc<dyn Fn(Value, C) -> BoxFuture<'static, anyhow::Result<()>> + Send + Sync>;
type GivesUp<C> = Arc<dyn Fn(Value, C, Arc<anyhow::Error>) -> BoxFuture<'static, anyhow::Result<Ended>> + Send + Sync>;

#[derive(Clone)]
struct Kind<C> {
    runs: Runs<C>,
    gives_up: GivesUp<C>,
}

/// Every kind of job that workers with a `C` can run. Rows of other kinds are left for another
/// server, which may be newer.
#[derive(Clone)]
pub struct Registry<C> {
    kinds: BTreeMap<&'static str, Kind<C>>,
}

impl<C: Clone + Send + Sync + 'static> Registry<C> {
    /// Knows nothing yet.
    pub fn new() -> Self {
        Registry { kinds: BTreeMap::new() }
    }

    /// Adds a kind that reaches everything.
    #[must_use]
    pub fn with<J: Job<C>>(self) -> Self {
        self.with_part::<C, J>(C::clone)
    }

    /// Adds a kind that reaches only a part: `part` takes it out of the whole.
    #[must_use]
    pub fn with_part<P, J>(mut self, part: fn(&C) -> P) -> Self
    where
        P: Send + Sync + 'static,
        J: Job<P>,
    {
        let runs: Runs<C> = Arc::new(move |payload, context| {
            Box::pin(async move { serde_json::from_value::<J>(payload)?.run(&part(&context)).await })
        });
        let gives_up: GivesUp<C> = Arc::new(move |payload, context, error| {
            Box::pin(async move { serde_json::from_value::<J>(payload)?.given_up(&part(&context), &error).await })
        });
        self.kinds.insert(J::NAME, Kind { runs, gives_up });
        self
    }

    /// The names of the kinds.
    pub fn names(&self) -> Vec<&'static str> {
        self.kinds.keys().copied().collect()
    }

    pub(super) async fn run(&self, kind: &str, payload: Value, context: C) -> anyhow::Result<()> {
        match self.kinds.get(kind) {
            Some(kind) => (kind.runs)(payload, context).await,
            None => anyhow::bail!("no job is called {kind}"),
        }
    }

    pub(super) async fn give_up(
        &self,
        kind: &str,
        payload: Value,
        context: C,
        error: Arc<anyhow::Error>,
    ) -> anyhow::Result<Ended> {
        match self.kinds.get(kind) {
            Some(kind) => (kind.gives_up)(payload, context, error).await,
            None => Ok(Ended::ForAdministrator),
        }
    }
}

impl<C: Clone + Send + Sync + 'static> Default for Registry<C> {
    fn default() -> Self {
        Self::new()
    }
}
