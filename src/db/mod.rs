//! The database: connections, migrations, settings.

mod hear;
mod migrations;
mod pool;
mod prepared;
pub mod settings;

pub use carrel_schema as schema;
pub use hear::hear;
pub use migrations::{migrate, migrated, pending};
pub use pool::{Db, Guard, Options, connect};
pub use prepared::prepared;

/// One connection. Functions take `&mut Conn`, never the pool.
pub type Conn = diesel_async::AsyncPgConnection;
