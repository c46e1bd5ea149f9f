//! `App`: what handlers and jobs can reach.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use chrono::{DateTime, Utc};

use crate::config::Config;
use crate::db::{Db, Guard};
use crate::error::Result;
use crate::mail::Mailer;
use crate::store::Store;
use crate::time::Clock;
use crate::token::Keys;

/// The running program's parts. Cheap to clone; holds nothing that another server would need.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    config: Config,
    db: Db,
    clock: Clock,
    keys: Keys,
    mailer: Mailer,
    store: Store,
    kept: RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl App {
    /// The parts, put together. Fails when the options for mail or files
    /// can't work together.
    pub fn new(config: Config, db: Db, clock: Clock, keys: Keys) -> anyhow::Result<App> {
        let mailer = Mailer::new(&config, db.clone(), clock.clone())?;
        let store = Store::open(&config.files)?;
        Ok(App(Arc::new(Inner { config, db, clock, keys, mailer, store, kept: RwLock::default() })))
    }

    /// Every option.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The pool.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// A connection from the pool.
    pub async fn conn(&self) -> Result<Guard> {
        self.0.db.conn().await
    }

    /// The time. Nothing else asks the system for it.
    pub fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    /// The clock itself, for those who schedule.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The keys that sign sessions and links.
    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }

    /// Sends what is in the outbox; only the job that sends needs it. To write to someone, use
    /// [`mail::queue`](crate::mail::queue).
    pub fn mailer(&self) -> &Mailer {
        &self.0.mailer
    }

    /// Files that people add.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// What a slice keeps in memory for this program: a cache, a limiter, revoked sessions. Made at
    /// the first asking. It may be lost at any moment without harm.
    pub fn kept<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let key = TypeId::of::<T>();
        let found = self.0.kept.read().ok().and_then(|kept| kept.get(&key).cloned());
        let any = found.unwrap_or_else(|| match self.0.kept.write() {
            Ok(mut kept) => kept.entry(key).or_insert_with(|| Arc::new(T::default())).clone(),
            Err(_) => Arc::new(T::default()),
        });
        any.downcast().unwrap_or_else(|_| Arc::new(T::default()))
    }
}
