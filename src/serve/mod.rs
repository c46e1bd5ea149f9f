//! The program put together: database, settings, content, background work, the web server.

pub mod http;
mod trace;

pub use trace::init as trace;
